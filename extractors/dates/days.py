"""From the printed parts of a date to its first and last day."""

from calendar import monthrange
from datetime import date

Days = tuple[date, date]

_TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}


def days_of(year: int, month: int | None, day: int | None, part: str) -> Days | None:
    """Return the period that year, month, day and part name, or None where there is no such day.

    `part` is empty or one of: 初, 底 (of the month, else of the year); 上, 中, 下 or two of them (the ten-day parts of
    the month); Q1 to Q4; Q1-2, Q1-3 (the first two, three quarters); H1, H2.
    """
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return _part_of_year(year, part)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is not None:
        return (date(year, month, day),) * 2 if 1 <= day <= last else None
    if part == "初":
        return (date(year, month, 1),) * 2
    if part == "底":
        return (date(year, month, last),) * 2
    if part:
        return date(year, month, _TEN_DAYS[part[0]][0]), date(year, month, min(last, _TEN_DAYS[part[-1]][1]))
    return date(year, month, 1), date(year, month, last)


def months_from(day: date, months: int) -> tuple[int, int]:
    """Return year and month of the month that lies so many months after that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def same_day(day: date, years: int) -> date:
    """Return the same day so many years later, the 28th for a 29th of February that is none."""
    last = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))


def years_until(last: int, count: int) -> Days | None:
    """Return the period of `count` years of which `last` is the last, or None before year 1."""
    first = last - count + 1
    return (date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last else None


def _part_of_year(year: int, part: str) -> Days:
    if part == "初":
        return (date(year, 1, 1),) * 2
    if part == "底":
        return (date(year, 12, 31),) * 2
    if part.startswith("Q"):
        first, last = int(part[1]), int(part[-1])
        return _months(year, first * 3 - 2, last * 3)
    if part.startswith("H"):
        return _months(year, 1, 6) if part == "H1" else _months(year, 7, 12)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
