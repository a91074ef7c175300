"""Characters into lines, by pdfplumber's layout code."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, cast

from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import WordExtractor

from pipeline.reading.glyphs import Glyph
from pipeline.reading.levels import level
from pipeline.reading.marks import read_marks
from pipeline.reading.stacks import find_stacks
from pipeline.reading.turning import turned_runs
from schemas.page import Line
from schemas.text import Box

# pdfplumber's own default tolerances: with them both page readers group characters as its extract_text does.
_WORDS = WordExtractor(x_tolerance=3, y_tolerance=3, expand_ligatures=True)
_LINE_TOLERANCE = 3


def _sizes(glyphs: Sequence[Glyph]) -> Counter[float]:
    """Count the font sizes of characters, rounded to a tenth of a point."""
    exact = Counter(map(itemgetter("size"), glyphs))
    sizes = Counter[float]()
    for size, count in exact.items():
        sizes[round(size, 1)] += count
    return sizes


def _confidences(words: Sequence[Sequence[Glyph]]) -> tuple[float, ...]:
    """Return how surely OCR read each letter of a line; the blanks between words are sure."""
    sure: list[float] = []
    for word in words:
        sure.extend([1.0] if sure else ())
        for glyph in word:
            sure.extend([glyph.get("confidence", 1.0)] * len(_WORDS.expansions.get(glyph["text"], glyph["text"])))
    return tuple(sure)


def _line(words: Sequence[Sequence[Glyph]]) -> Line | None:
    """Join the words of one line with one blank each; the blank carries the box of the gap."""
    letters: list[str] = []
    boxes: list[Box] = []
    glyphs = [glyph for word in words for glyph in word]
    sizes = _sizes(glyphs)
    if len(sizes) > 1:
        words = read_marks(words)
        glyphs = [glyph for word in words for glyph in word]
        if not glyphs:
            return None
        sizes = _sizes(glyphs)
    for word in words:
        if boxes:
            left = boxes[-1]
            letters.append(" ")
            boxes.append(Box(left.x1, left.top, max(left.x1, min(g["x0"] for g in word)), left.bottom))
        for glyph in word:
            box = Box(glyph["x0"], glyph["top"], glyph["x1"], glyph["bottom"])
            for letter in _WORDS.expansions.get(glyph["text"], glyph["text"]):
                letters.append(letter)
                boxes.append(box)
    return Line(
        text="".join(letters),
        boxes=tuple(boxes),
        size=sizes.most_common(1)[0][0],
        font=Counter(map(itemgetter("fontname"), glyphs)).most_common(1)[0][0],
        bold=2 * sum(g["bold"] for g in glyphs) > len(glyphs),
        confidences=_confidences(words) if any("confidence" in g for g in glyphs) else (),
    )


def _is_bullet(line: Line) -> bool:
    sign = line.text.strip()
    return len(sign) == 1 and not sign.isalnum()


def _with_bullets(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put each bullet that stands alone, for it is set smaller or higher, before the line at its right."""
    kept = [line for line in lines if not _is_bullet(line)]
    for sign in (line for line in lines if _is_bullet(line)):
        box = sign.box
        middle = (box.top + box.bottom) / 2
        for at, line in enumerate(kept):
            first = line.boxes[0]
            if first.top < middle < first.bottom and box.x1 <= first.x0 < box.x1 + 3 * line.size:
                gap = Box(box.x1, first.top, max(box.x1, first.x0), first.bottom)
                text = sign.text.strip() + " " + line.text
                sure = (1.0, 1.0, *line.confidences) if line.confidences else ()
                kept[at] = replace(line, text=text, boxes=(sign.boxes[0], gap, *line.boxes), confidences=sure)
                break
        else:
            place = next((at for at, line in enumerate(kept) if line.box.top > box.top), len(kept))
            kept.insert(place, sign)
    return tuple(kept)


def _vertical(stack: Sequence[Glyph]) -> Line:
    """Make the line of a vertical caption, top to bottom."""
    return Line(
        text="".join(glyph["text"] for glyph in stack),
        boxes=tuple(Box(glyph["x0"], glyph["top"], glyph["x1"], glyph["bottom"]) for glyph in stack),
        size=round(stack[0]["size"], 1),
        font=stack[0]["fontname"],
        bold=stack[0]["bold"],
        role="aside",
    )


def _turned_lines(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """Read characters that do not stand upright along their direction; their lines come with the role `aside`."""
    return tuple(
        replace(line, boxes=tuple(turn.undo(box) for box in line.boxes), role="aside")
        for turn, standing in turned_runs(glyphs)
        for line in read_lines(standing)
        if line.text.strip()
    )


def read_lines(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """Group the characters of a page into lines, top to bottom, each read left to right.

    Blanks are not taken from the file: a gap of more than 3 points between two characters, or a blank character, is one
    blank. Control characters are left out. A bullet on a baseline of its own belongs to the line at its right.
    Characters that do not stand upright, or one under the other, make lines of their own, after the others.
    """
    printable = [g for g in glyphs if g["text"] >= " "]
    turned = [g for g in printable if not g["upright"]]
    if turned:
        return (*read_lines([g for g in printable if g["upright"]]), *_turned_lines(turned))
    level(printable)
    words = cast(
        "list[tuple[dict[str, Any], list[Glyph]]]",
        list(_WORDS.iter_extract_tuples(cast("list[dict[str, Any]]", printable))),
    )
    stacks = find_stacks([glyphs for _, glyphs in words])
    if stacks:
        taken = {id(glyph) for stack in stacks for glyph in stack}
        words = [(word, glyphs) for word, glyphs in words if id(glyphs[0]) not in taken]
    clusters = cluster_objects(words, lambda word: float(word[0]["top"]), _LINE_TOLERANCE)
    ordered = (sorted(cluster, key=lambda word: float(word[0]["x0"])) for cluster in clusters)
    lines = tuple(line for cluster in ordered if (line := _line([glyphs for _, glyphs in cluster])))
    if any(len(line.text) == 1 and _is_bullet(line) for line in lines):
        lines = _with_bullets(lines)
    return (*lines, *map(_vertical, stacks)) if stacks else lines
