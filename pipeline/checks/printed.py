"""How a value is quoted: its printed number with its unit, and a computed value in the unit of a printed one.

1. 12.3 in a table of 万元: 12.3万元   2. 264,173,800元 beside 27,305.62万元: in 万元 26,417.38万元
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.check import Row
from pipeline.checks.interval import printed_number, write

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_ENDS_BARE = re.compile(r"[\d)）]$")
_UNIT = re.compile(r"^[百千万亿]*")
_WAY = re.compile(r"\D*(?:增|减|升|降|提|下|上)")
_VERB = re.compile(r"(?:增加|增长|上升|提高|提升|上涨|增|升|涨|减少|下降|降低|下滑|回落|缩短|减|降)了?$")
WAYS = {"up": "增加", "down": "减少"}
"""The words for the `direction` of a change."""
_SCALES = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}


def quote(row: Row) -> str:
    """Return a printed value with its unit, which in a table stands above the column."""
    said = str(row.get("value_as_printed") or row["text"])
    return said + (unit_of(row) if _ENDS_BARE.search(said) else "")


def unit_of(row: Row) -> str:
    """Return the unit of a value as printed: 万元, 名; empty where none stands at it or above it."""
    said = str(row.get("value_as_printed") or row["text"])
    found = _NUMBER.search(said)
    behind = said[found.end() :].strip() if found else ""
    return behind or str(row.get("unit_as_printed") or row.get("unit_text") or "")


def write_as(value: float, row: Row) -> str:
    """Return a value, in the unit of a row's value, as it is written in the printed unit of that row: 1.2万元."""
    return write_in(value, unit_of(row), str(row["unit"] or ""))


def write_in(value: float, printed: str, unit: str) -> str:
    """Return a value in `unit` (元) as it is written in a printed unit of that sort: 237,200 in 万元 is 23.72万元."""
    head = _UNIT.match(printed)
    scale = _SCALES.get(head[0] if head else "", 0.0) if printed.endswith(unit) else 0.0
    if not scale:
        return f"{write(round(value, 2))}{unit}"
    return f"{write(round(value / scale, 2 if scale == 1 else 4))}{printed}"


def quote_change(change: Row) -> str:
    """Return a printed change behind the word that it rises or falls, as printed (增长12.5%) or one for it."""
    text, verb = str(change["text"]), _VERB.search(str(change.get("said_before") or ""))
    way = verb[0] if verb else WAYS.get(change["direction"] or "", "")
    return text if _WAY.match(text) else f"{way}{text}"


def write_change(moved: float, change: Row) -> str:
    """Return by how much a value moved as it is written in the unit of a printed change: 1.2个百分点, 2.4%, 3.5万元."""
    unit = {"%": "%", "百分点": "个百分点"}.get(change["unit"], "")
    return f"{write(round(moved, 2))}{unit}" if unit else write_as(moved, change)


def quote_in(row: Row, other: Row) -> str:
    """Return a printed value; where another one is printed in another unit of its sort, with the value in that unit."""
    alike = row["unit"] == other["unit"] and row["value"] is not None
    if not alike or unit_of(row) == unit_of(other) or not unit_of(other).endswith(str(row["unit"] or "")):
        return quote(row)
    return f"{quote(row)}＝{write_as(float(row['value']), other)}"


def find_slipped(one: str, other: str) -> list[int]:
    """Return the places of the digits by which two numbers differ where a slip explains it; else none.

    One digit is another one, or two neighbours changed places: 1284 and 1264, 1284 and 1248.
    """
    if len(one) != len(other):
        return []
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(places) == 2 and places[1] == places[0] + 1 and sorted(one) == sorted(other)
    return places if len(places) == 1 or swapped else []


def is_slipped(printed: str, meant: str) -> bool:
    """Whether a slip explains how two numbers differ: in more than the last digit, which may be rounded."""
    places = find_slipped(printed, meant)
    return bool(places) and places != [len(printed) - 1]


def digits_beside(row: Row, due: float) -> tuple[str, str]:
    """Return the digits of a row's number, and those of another value printed as it is: 1.40% and 2.4 → 140, 240.

    The second is empty where the row's number is 0.
    """
    printed = printed_number(row["text"])
    scale = abs(row["value"]) / float(printed) if float(printed or 0) else 0.0
    meant = f"{abs(due) / scale:.{len(printed.partition('.')[2])}f}" if scale else ""
    return printed.replace(".", ""), meant.replace(".", "")


def turned(row: Row) -> Iterator[float]:
    """Yield the size of a row's value with two neighbouring digits in each other's place: 1,284 → 2184, 1824, 1248."""
    printed = printed_number(row["text"])
    digits, places = printed.replace(".", ""), len(printed.partition(".")[2])
    scale = abs(row["value"]) / float(printed) if float(printed or 0) else 0.0
    for other in turn_digits(digits) if scale else ():
        yield float(other) / 10**places * scale


def turn_digits(digits: str) -> Iterator[str]:
    """Yield some digits with two neighbours in each other's place, no nought before the others: 1084 → 1804, 1048."""
    for at, (one, two) in enumerate(pairwise(digits)):
        if one != two and (at or two != "0"):
            yield digits[:at] + two + one + digits[at + 2 :]


def lacks_digit(one: str, other: str) -> bool:
    """Whether one of two numbers is the other one without one of its digits: 476 and 4776."""
    short, long = sorted((one, other), key=len)
    one_more = bool(short) and len(long) == len(short) + 1
    return one_more and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
