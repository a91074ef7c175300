"""Characters into lines, by pdfplumber's layout code."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import repeat
from math import inf
from operator import contains, itemgetter
from typing import Any, cast

from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import WordExtractor

from pipeline.reading.glyphs import Glyph
from pipeline.reading.levels import level
from pipeline.reading.marks import read_marks
from pipeline.reading.signatures import join_signatures
from pipeline.reading.stacks import find_stacks
from pipeline.reading.turning import turned_runs
from schemas.page import Line
from schemas.text import Box

_TOLERANCE = 3  # points; pdfplumber's own default: so both page readers group characters as its extract_text does
_NARROW = 1.0  # points: narrower gaps between two letters are none
_BLANK, _CLOSE = 0.17, 0.08  # sizes of a letter: a gap that parts two Latin words, one within a word
_Words = list[tuple[dict[str, Any], list[Any]]]


class _Grouping(WordExtractor):
    """pdfplumber's grouping of characters into words, its inner loops written out for text from left to right.

    It gives the same words, with no more of their boxes than the grouping of words into lines takes.
    """

    def iter_chars_to_lines(self, chars: Iterable[Any]) -> Generator[tuple[list[Any], Any], None, None]:
        """Yield the characters of each line, sorted; they do not stand upright in none or in all."""
        own = list(chars)
        if not own[0]["upright"]:
            yield from super().iter_chars_to_lines(own)
            return
        level, last = -1, -inf
        levels: dict[float, int] = {}
        for top in sorted({char["top"] for char in own}):
            level += top > last + _TOLERANCE
            levels[top] = level
            last = top
        lines: list[list[Any]] = [[] for _ in range(level + 1)]
        for char in own:
            lines[levels[char["top"]]].append(char)
        for line in lines:
            line.sort(key=itemgetter("x0"))
            yield line, "ltr"

    def iter_chars_to_words(self, ordered_chars: Iterable[Any], direction: Any) -> Generator[list[Any], None, None]:
        """Yield the characters of each word of a line."""
        if direction != "ltr":
            yield from super().iter_chars_to_words(ordered_chars, direction)
            return
        word: list[Any] = []
        x0 = x1 = top = 0.0
        for char in ordered_chars:
            if char["text"].isspace():
                if word:
                    yield word
                word = []
                continue
            x, y = char["x0"], char["top"]
            if word and (
                x < x0
                or x > x1 + _TOLERANCE
                or abs(y - top) > _TOLERANCE
                or (x > x1 + _NARROW and _is_apart(word, char))
            ):
                yield word
                word = []
            word.append(char)
            x0, x1, top = x, char["x1"], y
        if word:
            yield word

    def merge_chars(self, ordered_chars: list[Any]) -> dict[str, Any]:
        """Return the upper left corner of a word."""
        return {"x0": min(map(_X0, ordered_chars)), "top": min(map(_TOP, ordered_chars))}


def _is_apart(word: Sequence[Any], char: Any) -> bool:
    """Whether a Latin letter stands apart from Latin letters that stand close: JIN|LI, set without a blank."""
    if len(word) < 2 or not all(one["text"].isascii() and one["text"].isalpha() for one in (*word[-2:], char)):
        return False
    size = char["size"]
    return bool(char["x0"] - word[-1]["x1"] > _BLANK * size and word[-1]["x0"] - word[-2]["x1"] < _CLOSE * size)


_WORDS = _Grouping(x_tolerance=_TOLERANCE, y_tolerance=_TOLERANCE, expand_ligatures=True)
_X0, _TOP, _TEXT, _SIZE = itemgetter("x0"), itemgetter("top"), itemgetter("text"), itemgetter("size")
_SIDES, _BOLD = itemgetter("x0", "top", "x1", "bottom"), itemgetter("bold")
_BOX = partial(tuple.__new__, Box)  # as Box._make, without a call of Python for each character
_LIGATURES = frozenset(_WORDS.expansions)
_TITLE, _SMALLER, _SPELT = 14.0, 0.7, 4  # points of a title, its size times that of English beside it, its letters
_FEW_HAN = 8  # characters of a line to each Han one: with fewer Han they don't tell how it is set


def _sizes(glyphs: Sequence[Glyph]) -> Counter[float]:
    """Count the font sizes of characters, rounded to a tenth of a point."""
    exact = Counter(map(_SIZE, glyphs))
    sizes = Counter[float]()
    for size, count in exact.items():
        sizes[round(size, 1)] += count
    return sizes


def _size(glyphs: Sequence[Glyph]) -> float:
    """Return the size of most characters."""
    first = glyphs[0]["size"]
    return _sizes(glyphs).most_common(1)[0][0] if set(map(_SIZE, glyphs)) != {first} else round(first, 1)


def _font(glyphs: Sequence[Glyph]) -> str:
    """Return the font of most characters."""
    fonts = [glyph["fontname"] for glyph in glyphs]
    return fonts[0] if fonts.count(fonts[0]) == len(fonts) else Counter(fonts).most_common(1)[0][0]


def _is_bold(glyphs: Sequence[Glyph]) -> bool:
    """Whether most Han characters are bold, of which a line of prose has many; without them, most of all.

    Digits and letters are set in another font than the Han beside them, which has no part in how the line is set:
    黑体 with figures in Arial is as bold in a line of many figures as in the others of its paragraph.
    """
    han = [glyph for glyph in glyphs if "一" <= glyph["text"] <= "鿿"]
    telling = han if _FEW_HAN * len(han) >= len(glyphs) else glyphs
    bold: int = sum(map(_BOLD, telling))
    return 2 * bold > len(telling)


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
    if len(set(map(_SIZE, glyphs))) > 1 and len(_sizes(glyphs)) > 1:
        words = read_marks(words)
        glyphs = [glyph for word in words for glyph in word]
        if not glyphs:
            return None
    for word in words:
        if boxes:
            left = boxes[-1]
            letters.append(" ")
            boxes.append(Box(left.x1, left.top, max(left.x1, min(map(_X0, word))), left.bottom))
        text = "".join(map(_TEXT, word))
        if len(text) == len(word) and _LIGATURES.isdisjoint(text):
            letters.append(text)
            boxes.extend(map(_BOX, map(_SIDES, word)))
            continue
        for glyph in word:
            box = Box._make(_SIDES(glyph))
            for letter in _WORDS.expansions.get(glyph["text"], glyph["text"]):
                letters.append(letter)
                boxes.append(box)
    return Line(
        text="".join(letters),
        boxes=tuple(boxes),
        size=_size(glyphs),
        font=_font(glyphs),
        bold=_is_bold(glyphs),
        tinted=2 * sum("tinted" in glyph for glyph in glyphs) > len(glyphs),
        confidences=_confidences(words) if any(map(contains, glyphs, repeat("confidence"))) else (),
    )


def _titled(words: Sequence[Sequence[Glyph]]) -> Iterator[Sequence[Sequence[Glyph]]]:
    """Yield the words of a line; those of a title in Han apart from the small English behind it (服务概况 SERVICE)."""
    size = words[0][0]["size"]
    at = next((at for at, word in enumerate(words) if word[0]["size"] <= _SMALLER * size), 0) if size >= _TITLE else 0
    if not at:  # as nearly all lines
        yield words
        return
    title = [glyph for word in words[:at] for glyph in word]
    small = [glyph for word in words[at:] for glyph in word]
    letters = "".join(map(_TEXT, small))
    if (
        sum("一" <= glyph["text"] <= "鿿" for glyph in title) > 1
        and sum(map(str.isalpha, letters)) >= _SPELT
        and letters.isascii()
        and not any(map(str.isdigit, letters))
        and all(glyph["size"] > _SMALLER * size for glyph in title)
        and all(glyph["size"] <= _SMALLER * size for glyph in small)
    ):
        yield words[:at]
        yield words[at:]
    else:
        yield words


def _height(word: tuple[dict[str, Any], list[Any]]) -> float:
    return float(word[0]["top"])


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
    blank, and so is a narrower one between Latin letters that else stand close.
    Control characters are left out. A bullet on a baseline of its own belongs to the line at its right.
    Characters that do not stand upright, or one under the other, make lines of their own, after the others.
    """
    printable = [g for g in glyphs if g["text"] >= " "]
    turned = [g for g in printable if not g["upright"]]
    if turned:
        return (*read_lines([g for g in printable if g["upright"]]), *_turned_lines(turned))
    if len(set(map(_SIZE, printable))) > 1:
        level(printable)
    words: _Words = list(_WORDS.iter_extract_tuples(cast("list[dict[str, Any]]", printable)))
    stacks = find_stacks([glyphs for _, glyphs in words])
    if stacks:
        taken = {id(glyph) for stack in stacks for glyph in stack}
        words = [(word, glyphs) for word, glyphs in words if id(glyphs[0]) not in taken]
    # Most cells of a table hold one word.
    clusters = [words] if len(words) == 1 else cluster_objects(words, _height, _TOLERANCE)
    ordered = (sorted(cluster, key=lambda word: float(word[0]["x0"])) for cluster in clusters)
    lines = tuple(
        line for cluster in ordered for words in _titled([glyphs for _, glyphs in cluster]) if (line := _line(words))
    )
    if any(len(line.text) == 1 and _is_bullet(line) for line in lines):
        lines = _with_bullets(lines)
    if any(line.size != lines[0].size for line in lines):
        lines = join_signatures(lines)
    return (*lines, *map(_vertical, stacks)) if stacks else lines
