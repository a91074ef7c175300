"""Years of last year's report, moved on: 2022年 → 2023年, 2022年底 → 2023年底, 2021-2022年度 → 2022-2023年度."""

import re
from datetime import date

from extractors.text.han_digits import in_digits
from schemas.feed import Slot

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_HAN = "〇一二三四五六七八九"
_HAN_YEAR = re.compile("二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_EDGE = re.compile(r"年度?[底末初]$")
_AS_OF = re.compile(r"截[至止]到?$")

# The title of a table whose blank the page lost between its number and a year: 表12024年….
_CAPTION = re.compile(r"^(?P<label>[表图]\s?[0-9]{1,2}?)(?P<year>(?:19|20)[0-9]{2})(?=年)")


def glued_year(text: str, last_year: int) -> tuple[int, int] | None:
    """Return where the year begins and ends that is glued to the number of a table or figure, one that moves on."""
    found = _CAPTION.match(text)
    return found.span("year") if found and abs(int(found["year"]) - last_year) <= 1 else None


def move_years(text: str, by: int) -> str | None:
    """Return a text with each of its years moved; None where no year is printed in it."""
    moved = _YEAR.sub(lambda m: str(int(m[0]) + by), text)
    moved = _HAN_YEAR.sub(lambda m: _in_han(_of_han(m[0]) + by), moved)
    return moved if moved != text else None


def _of_han(text: str) -> int:
    return int(in_digits(text))


def _in_han(year: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(year))


def is_near(slot: Slot, last_year: int) -> bool:
    """Whether a date is seen from last year's report: its year, the one before and the one after.

    A founding year, the year of a law and the end of a five-year plan stay what they are.
    """
    days = [day for day in (slot.date_start, slot.date_end) if isinstance(day, date)]
    return bool(days) and all(abs(day.year - last_year) <= 1 for day in days)


def is_whole(slot: Slot, before: str = "") -> bool:
    """Whether a date names years only (a year, some years, the end of one), no day that something happened on.

    `before` are the words before it: 截至2022年12月31日 is the end of a year.
    """
    start, end = slot.date_start, slot.date_end
    if start is None or end is None:
        return False
    last = (end.month, end.day) == (12, 31)
    whole = last and ((start.month, start.day) == (1, 1) or (start == end and _AS_OF.search(before) is not None))
    return whole or bool(_EDGE.search(slot.text))


def is_quoted(text: str, at: int) -> bool:
    """Whether a place of a text stands in the title of a work or document (《…（2021年版）》)."""
    return text.count("《", 0, at) > text.count("》", 0, at)
