"""The day of what a row of a list tells of: 3月6日 under 捐赠日期 beside who gave how much, 2023.02.17 of a course."""

import re
from collections.abc import Sequence
from datetime import date

from extractors.dates import read_dates
from extractors.tables.words import any_word

_WHEN = re.compile(rf"(?:{any_word('takes_place')})*(?:日期|时间)")
_ON_THE_DAY = re.compile(any_word("of_the_day"))
_STANDS = re.compile(any_word("of_no_day"))
_PRECISE = frozenset({"day", "range"})


def happened(said: Sequence[str]) -> bool:
    """Whether the headers of a number tell what was given or who took part: 金额, 参加人数.

    Left alone: what there is, and what a year is given (志愿者总数, 基地面积, 全年预算).
    """
    return any(map(_ON_THE_DAY.search, said)) and not any(map(_STANDS.search, said))


def day_of_row(
    named: Sequence[tuple[str, str]], year: int | None, usual: tuple[date, date] | None
) -> tuple[date, date] | None:
    """Return the day, or the days, on which what a row tells of took place, as a column of days says.

    Left alone: days of papers (签约日期), of beginnings and ends; days out of the time that the table is of; several.
    """
    found = [label for head, label in named if _WHEN.fullmatch(head)]
    if len(found) != 1 or usual is None or usual[0] == usual[1]:
        return None
    said = read_dates(found[0], year)
    if len(said) != 1 or said[0].precision not in _PRECISE or len(said[0].span) != len(found[0]):
        return None
    return (said[0].start, said[0].end) if usual[0] <= said[0].start and said[0].end <= usual[1] else None
