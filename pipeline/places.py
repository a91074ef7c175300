"""Where the words of a row stand in a passage that has lost blanks since it was taken from its document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the place in its document that it was taken from. The text may have lost blanks since."""

    text: str
    start: int
    end: int


def find_place(passage: Passage, row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return where the words of a row stand in a passage; None where they are not there as printed, or it is unsure.

    Only blanks are dropped between the document's text and the passage's: words stand at their offset or so many
    places before it as blanks were dropped.
    """
    words, offset = row["text"], row["start_char"] - passage.start
    dropped = (passage.end - passage.start) - len(passage.text)
    if not words or offset < 0 or row["end_char"] > passage.end:
        return None
    places = [
        (at, at + len(words))
        for at in range(max(0, offset - dropped), offset + 1)
        if passage.text.startswith(words, at)
    ]
    if dropped == 0 or len(places) == 1:
        return places[-1] if places else None
    return None
