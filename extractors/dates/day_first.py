"""Dates of table columns that are written day first: 29/08/2008 under 担保起始日."""

import re
from collections.abc import Sequence
from datetime import date

from extractors.dates.mention import DateMention
from schemas.document import TableCell
from schemas.text import Span

_DAY_FIRST = re.compile(r"(?P<first>[0-9]{2})/(?P<second>[0-9]{2})/(?P<year>(?:19|20)[0-9]{2})")


def read_day_first(cells: Sequence[TableCell], text: str) -> dict[TableCell, DateMention]:
    """Return the dates of a table's cells that are written as day/month/year.

    1. 29/08/2008: in a table one of whose dates has a first number over 12, and none a second one
    Left alone: tables in which the month may stand first (08/04/2014 alone).
    """
    matches = {cell: match for cell in cells if (match := _DAY_FIRST.fullmatch(cell.span.of(text).strip()))}
    firsts = [int(match["first"]) for match in matches.values()]
    seconds = [int(match["second"]) for match in matches.values()]
    if not matches or max(firsts) <= 12 or max(seconds) > 12:
        return {}
    found: dict[TableCell, DateMention] = {}
    for cell, match in matches.items():
        try:
            day = date(int(match["year"]), int(match["second"]), int(match["first"]))
        except ValueError:
            continue
        span = Span(match.start(), match.end())
        found[cell] = DateMention(
            span=span,
            text=match[0],
            start=day,
            end=day,
            precision="day",
            inferred_year=False,
            rule="day first",
            forms=("day first",),
        )
    return found
