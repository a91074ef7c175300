"""Why numbers that are in no row are left: what the readers of prose and of tables say about the ones they leave."""

import re
from collections.abc import Iterator

from extractors.accounting.rules import left_by_rules
from extractors.dates import read_dates, read_excluded
from extractors.numbers import read_left
from extractors.outline.heading_numbers import read_lone_marker, read_marker
from extractors.rule import NOT_READ, Firing
from extractors.tables.grid import CellView
from extractors.tables.stretches import is_number, is_period, opens_band
from extractors.tables.uncounted import note_column, numbered_by, uncounted_by
from schemas.text import Span

Left = tuple[Span, str]
_MARKER = "marker of a heading"  # the name that an explanation gives to a rule of the outline
_LONGEST_LABEL = 40  # characters; a longer one is text that says something by itself
_SAYS_MORE = "。；：，"
_SEVERAL = re.compile(r"[0-9]\s+[0-9]")  # the figures of a whole row in one cell
_WORDED = re.compile(r"[一-鿿]")


def firings_in_prose(text: str, year: int | None, *, heading: bool = False) -> Iterator[Firing]:
    """Yield what rules leave in a sentence, list item, heading or cell of words; the surest first.

    Among it is what rules only keep from being read (NOT_READ): dates that the reader of numbers passes over, 3×4.
    """
    marker = read_marker(text) if heading else read_lone_marker(text)
    if marker:
        yield Firing(Span(0, marker.end), _MARKER, "list_number")
    yield from left_by_rules(text)
    for span, rule in read_excluded(text, year):
        yield Firing(span, rule.name, rule.reason or NOT_READ)
    for left in read_left(text):
        yield Firing(Span(left.start, left.end), left.rule, left.reason)


def left_in_prose(text: str, year: int | None, *, heading: bool = False) -> Iterator[Left]:
    """Yield what is left in prose for a reason of `schemas.left_out`; the surest reason first."""
    for one in firings_in_prose(text, year, heading=heading):
        if one.outcome != NOT_READ:
            yield one.span, one.outcome


def left_in_cell(cell: CellView, text: str, year: int | None) -> Iterator[Left]:
    """Yield what is left in a cell whose words in the document are `text`; the surest reason first.

    A number alone in a cell is left only where the head or label of its column says that it counts nothing: a figure
    among labels is unread, not a label.
    """
    whole = Span(0, len(text))
    if reason := cell.numbering or _by_heads(cell):
        yield whole, reason
        return
    if cell.role != "data" and is_period(cell.text):
        yield whole, "period"
        return
    dated = any(uncounted_by(head) == "date" for head in (*cell.above[-1:], *cell.beside[-1:]))
    for where, reason in left_in_prose(text, year):
        if not (dated and reason == "year"):  # a day or year under such a head is a date that was lost
            yield where, reason
    if cell.role != "data":
        yield from _in_label(cell, text, year)


def _by_heads(cell: CellView) -> str | None:
    """Return why the numbers of a column count nothing, where its head says so, or the label beside them."""
    if cell.role != "data":
        return None
    heads = [*cell.above[-1:], *cell.beside[-1:]]
    found = [numbered_by(head) for head in cell.above[-1:]] + [note_column(head) for head in cell.above[-1:]]
    return next(filter(None, [*found, *(why for head in heads if (why := uncounted_by(head)) != "date")]), None)


def _in_label(cell: CellView, text: str, year: int | None) -> Iterator[Left]:
    """Yield what names a row or column: the time that it speaks of, and other numbers of a short head or label."""
    for mention in read_dates(text, year):
        yield mention.span, "period"
    band = opens_band(cell.text)
    if not _WORDED.search(cell.text) or _SEVERAL.search(cell.text) or (is_number(cell.text) and not band):
        return
    if len(cell.text) <= _LONGEST_LABEL and (band or not any(sign in cell.text for sign in _SAYS_MORE)):
        yield Span(0, len(text)), "label"
