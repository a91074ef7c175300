"""Dates: every day or period that a report names outside of tables, with the event that it is about."""

import re
from collections.abc import Iterator

from extractors.dates import DateMention, heads_dates, read_cell_dates, read_dates
from extractors.dates.day_first import read_day_first
from extractors.dates.events import read_event
from extractors.tables import read_cells
from extractors.text.view import full_width, touches_unreadable
from schemas.document import Document, Table
from schemas.tables import Date
from schemas.text import Span

_HEAD_ROWS = 3
_LIST = re.compile(r"\s*(?:、|和|及|与|以及|，)\s*")


def _stated_year(title: str) -> int | None:
    """Return the year that a heading states (2021年工作回顾), None where it states none or several."""
    if "“" in title or "《" in title:
        return None
    years = {mention.start.year for mention in read_dates(title, None) if mention.precision == "year"}
    return years.pop() if len(years) == 1 else None


def _years_of_sections(document: Document) -> dict[str, int | None]:
    """Return the year that each section is about: its heading's, else the outer section's, else the report's."""
    years: dict[str, int | None] = {}
    for section in document.sections:
        outer = years.get(section.parent_id, document.year) if section.parent_id else document.year
        years[section.section_id] = _stated_year(section.title) or outer
    return years


def _events(text: str, mentions: tuple[DateMention, ...]) -> list[str | None]:
    """Return the event of each date of a passage; dates in a list share the one behind the last of them."""
    events: list[str | None] = []
    following = until = len(text)
    for mention in reversed(mentions):
        if events and _LIST.fullmatch(text, mention.span.end, following):
            events.append(events[-1])
        else:
            is_day = (mention.end - mention.start).days < 31 and mention.precision != "relative"
            events.append(read_event(text, mention.span, until, is_day=is_day and mention.rule != "edge of year"))
        following = mention.span.start
        # The event of a day may name a year itself: 2月2日举办2020年度业绩发布会.
        until = until if mention.precision == "year" else following
    return events[::-1]


def _row(document: Document, within: Span, mention: DateMention, event: str | None) -> Date:
    return Date(
        evidence=document.cite(mention.span.moved(within.start), "dates"),
        start=mention.start,
        end=mention.end,
        precision=mention.precision,
        inferred_year=mention.inferred_year,
        event=event,
        rule=mention.rule,
    )


def _is_torn(document: Document, span: Span) -> bool:
    """Whether a date may have lost digits: cut by the page reader, or beside an unreadable sign (2023年□2月8日)."""
    return document.is_torn(span) or touches_unreadable(document.text, span)


def _in_table(document: Document, table: Table) -> Iterator[Date]:
    """Yield the dates of a table's cells, but for its headers."""
    heads = [c for c in table.cells if c.row < _HEAD_ROWS and heads_dates(c.span.of(document.text))]
    day_first = read_day_first(table.cells, document.text)
    for view in read_cells(table, document.text):
        cell = view.cell
        if view.role == "head":
            continue
        if cell in day_first:
            yield _row(document, cell.span, day_first[cell], None)
            continue
        below = any(head.row < cell.row and head.column == cell.column for head in heads)
        for mention in (read_cell_dates if below else read_dates)(cell.span.of(document.text), document.year):
            if not _is_torn(document, mention.span.moved(cell.span.start)):
                yield _row(document, cell.span, mention, None)


def read(document: Document) -> Iterator[Date]:
    """Yield one row a mention of a date, in the order of the text.

    A partial date (6月28日) takes the year stated before it in its sentence, else the year of its column, else the year
    that the heading above it states (2023年工作计划), else the report year. Cells of tables are read too, their head
    rows and captions are not; nor are contents pages.
    """
    years = _years_of_sections(document)
    for passage in document.passages:
        text = full_width(passage.span.of(document.text))
        year = passage.year or years.get(passage.section_id or "", document.year)
        mentions = read_dates(text, year, document.identity.day)
        for mention, event in zip(mentions, _events(text, mentions), strict=True):
            if not _is_torn(document, mention.span.moved(passage.span.start)):
                yield _row(document, passage.span, mention, event)
    for table in document.tables:
        yield from _in_table(document, table)
