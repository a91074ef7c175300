"""What a report is written in: paragraphs of sentences, and the printed lines of its pages."""

import re
from typing import NamedTuple

from pipeline.checks.check import Row
from schemas.text import without_blanks

_NARROW = re.compile("[\x00-ÿ]")  # characters half as wide as a Han character


class Paragraph(NamedTuple):
    """Sentences that stand one behind the other in the text."""

    sentences: tuple[Row, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(row["text"] for row in self.sentences)

    def sentence_at(self, at: int) -> Row:
        """Return the sentence that a place of its words lies in."""
        for row in self.sentences:
            if at < len(row["text"]):
                return row
            at -= len(row["text"])
        return self.sentences[-1]


class Line(NamedTuple):
    """A printed line of a page: its width in Han characters, and that of the full lines of the page."""

    page: int
    text: str
    width: float
    full: float

    @property
    def short(self) -> float:
        """By how many characters it is shorter than a full line."""
        return self.full - self.width


def width_of(line: str) -> float:
    """Return the width of a printed line in Han characters, blanks left out."""
    bare = without_blanks(line)
    return len(bare) - len(_NARROW.findall(bare)) / 2
