"""Lines of a page made letter by letter, without a PDF: words at given places, blanks as wide as the gaps."""

from schemas.page import Line
from schemas.text import Box

SIZE = 10.0


def width_of(words: str, size: float = SIZE) -> float:
    """Return how wide words are: letters as wide as high, digits and signs half as wide."""
    return sum(size if letter > "\u2e7f" else size / 2 for letter in words)


def spaced(top: float, *parts: tuple[str, float], size: float = SIZE) -> Line:
    """Return a line of words that begin at these x."""
    text, boxes = "", []
    for words, x0 in parts:
        if boxes:
            text, boxes = text + " ", [*boxes, Box(boxes[-1].x1, top, x0, top + size)]
        at = x0
        for letter in words:
            wide = width_of(letter, size)
            boxes.append(Box(at, top, at + wide, top + size))
            at += wide
        text += words
    return Line(text, tuple(boxes), size, "Song", bold=False)


def right(words: str, x1: float, size: float = SIZE) -> tuple[str, float]:
    """Return words with the x at which they begin to end at another."""
    return words, x1 - width_of(words, size)
