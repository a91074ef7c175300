"""Characters into lines, by pdfplumber's layout code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, cast

from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import WordExtractor

from pipeline.reading.glyphs import Glyph
from schemas.page import Line
from schemas.text import Box

# pdfplumber's own default tolerances: with them both page readers group characters as its extract_text does.
_WORDS = WordExtractor(x_tolerance=3, y_tolerance=3, expand_ligatures=True)
_LINE_TOLERANCE = 3


def _common(values: Iterable[Any]) -> Any:
    return Counter(values).most_common(1)[0][0]


def _line(words: Sequence[tuple[dict[str, Any], list[Glyph]]]) -> Line:
    """Join the words of one line with one blank each; the blank carries the box of the gap."""
    letters: list[str] = []
    boxes: list[Box] = []
    glyphs: list[Glyph] = []
    confidences: list[float] = []
    for word, members in words:
        if boxes:
            left = boxes[-1]
            letters.append(" ")
            boxes.append(Box(left.x1, left.top, max(left.x1, word["x0"]), left.bottom))
            confidences.append(1.0)
        for glyph in members:
            glyphs.append(glyph)
            box = Box(glyph["x0"], glyph["top"], glyph["x1"], glyph["bottom"])
            for letter in _WORDS.expansions.get(glyph["text"], glyph["text"]):
                letters.append(letter)
                boxes.append(box)
                confidences.append(glyph.get("confidence", 1.0))
    return Line(
        text="".join(letters),
        boxes=tuple(boxes),
        size=_common(round(g["size"], 1) for g in glyphs),
        font=_common(g["fontname"] for g in glyphs),
        bold=2 * sum(g["bold"] for g in glyphs) > len(glyphs),
        confidences=tuple(confidences) if any("confidence" in g for g in glyphs) else (),
    )


def read_lines(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """Group the characters of a page into lines, top to bottom, each read left to right.

    Blanks are not taken from the file: a gap of more than 3 points between two characters, or a blank character, is one
    blank. Control characters are left out.
    """
    printable = [g for g in glyphs if g["text"] >= " "]
    words = list(_WORDS.iter_extract_tuples(cast("list[dict[str, Any]]", printable)))
    clusters = cluster_objects(words, lambda word: float(word[0]["top"]), _LINE_TOLERANCE)
    return tuple(_line(sorted(cluster, key=lambda word: float(word[0]["x0"]))) for cluster in clusters)
