"""Footnotes: small type at the foot of a page, told from the text that runs on over the page break."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.page import Line, Page

_SMALLER = 0.93  # of the usual size of the report's characters
_SMALL = 0.86  # so small that a bare number is the mark of a note, not of a list item
_NOTE = re.compile(
    r"""
    \s* (?: [①-⑳⁰¹²³⁴-⁹※†‡] | [*＊]{1,3} | [\[〔【][0-9]{1,2}[\]〕】] | 注 \s? [0-9①-⑳]{0,2} [：:.、] )
    """,
    re.VERBOSE,
)
_LEADERS = re.compile(r"[.·…]{8}")  # a contents page
_NUMBERED = re.compile(r"\s?[0-9]{1,2}[ .、．](?![0-9])")


def opens_note(line: Line, usual: float) -> bool:
    """Whether a line begins with the mark of a footnote: ①, ¹, [1], *, ※, 注：; 1. only in very small type."""
    return bool(_NOTE.match(line.text) or (line.size <= _SMALL * usual and _NUMBERED.match(line.text)))


def _at_foot(page: Page, column: Sequence[int], usual: float) -> Iterator[int]:
    """Yield the lines of a page's or a column's footnotes: the last lines, small, from the first mark on."""
    below: list[int] = []
    if any(_LEADERS.search(page.lines[at].text) for at in column):
        return
    for at in sorted(column, key=lambda at: -page.lines[at].top):
        line = page.lines[at]
        near = not below or page.lines[below[-1]].top - line.top <= 3 * line.size
        if line.size > _SMALLER * usual or line.top < 0.5 * page.height or not near:
            break
        below.append(at)
    first = max((place for place, at in enumerate(below) if opens_note(page.lines[at], usual)), default=-1)
    # A page all in small type has no notes, nor has a list with a heading.
    if 2 * len(below) <= len(column):
        yield from below[: first + 1]


def mark_notes(pages: Sequence[Page], usual: float) -> tuple[Page, ...]:
    """Give the lines of footnotes the role `note`; `usual` is the size of the report's characters.

    1. ① …, ¹…, [1] …, * …, 注：… in small type under the text of the page or of its column
    Left alone: small type in the middle of a page, notes in the size of the text.
    """
    marked = []
    for page in pages:
        columns: dict[int, list[int]] = {}
        for at, line in enumerate(page.lines):
            if line.role == "body":
                columns.setdefault(line.room.flow if line.room else 0, []).append(at)
        notes = {at for column in columns.values() for at in _at_foot(page, column, usual)}
        lines = tuple(replace(line, role="note") if at in notes else line for at, line in enumerate(page.lines))
        marked.append(replace(page, lines=lines) if notes else page)
    return tuple(marked)
