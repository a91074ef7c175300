"""Single characters that the file does not tell, taken from the picture of their line."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.text.view import is_unreadable
from pipeline.reading.ocr.digits import lower
from pipeline.reading.ocr.said import ReadLine, ReadPage
from schemas.page import Line
from schemas.text import Box

_CONTEXT = 4  # characters on each side by which a place is found again


def _plain(letter: str) -> str:
    """Return a character as both sides write it: width is not told apart by OCR."""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


def _holes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs (from, to) of unreadable characters in a line."""
    start = None
    for at, letter in enumerate([*text, ""]):
        unreadable = bool(letter) and is_unreadable(letter)
        if unreadable and start is None:
            start = at
        elif not unreadable and start is not None:
            yield start, at
            start = None


def _beside(box: Box, lines: Iterable[ReadLine]) -> list[ReadLine]:
    """Return what the picture has on the height of a line, left to right."""
    middle = (box.top + box.bottom) / 2
    level = [s for s in lines if not s.stacked and s.top < middle < s.bottom and s.x0 < box.x1 and s.x1 > box.x0]
    return sorted(level, key=lambda said: said.x0)


def _context(text: str, start: int, end: int) -> re.Pattern[str]:
    """Return the pattern of a hole between the characters around it; blanks don't count, other holes are any."""

    def part(letters: str) -> str:
        return "".join("." if is_unreadable(c) else re.escape(_plain(c)) for c in letters if not c.isspace())

    before, after = part(text[max(0, start - _CONTEXT) : start]), part(text[end : end + _CONTEXT])
    return re.compile(f"(?<={before})(?P<hole>.{{{end - start}}})(?={after})")


def _filled(line: Line, said: Sequence[ReadLine]) -> Line:
    """Return a line with the holes filled whose place the picture tells without doubt."""
    letters = [
        (_plain(letter), sure)
        for part in _beside(line.box, said)
        for letter, sure in zip(part.text, lower(part.text, part.confidences), strict=True)
        if not letter.isspace()
    ]
    seen = "".join(letter for letter, _ in letters)
    text, confidences = list(line.text), list(line.confidences or [1.0] * len(line.text))
    for start, end in _holes(line.text):
        places = list(_context(line.text, start, end).finditer(seen))
        around = line.text[max(0, start - 1) : start] + line.text[end : end + 1]
        if len(places) != 1 or not around.strip():
            continue
        first = places[0].start("hole")
        for at in range(end - start):
            text[start + at], confidences[start + at] = letters[first + at]
    return replace(line, text="".join(text), confidences=tuple(confidences)) if "".join(text) != line.text else line


def fill_holes(lines: Sequence[Line], read: ReadPage) -> tuple[tuple[Line, ...], bool]:
    """Return lines with their unreadable characters taken from the picture, and whether none is left.

    A hole is filled where the characters around it stand once in the picture's line, with as many characters between
    them; the characters that the file tells stay as they are.
    """
    filled = tuple(_filled(line, read.lines) if any(map(is_unreadable, line.text)) else line for line in lines)
    return filled, not any(is_unreadable(letter) for line in filled for letter in line.text)
