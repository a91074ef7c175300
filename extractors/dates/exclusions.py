"""Words around a date form which show that it is none."""

import re

from extractors.dates.point import Point
from extractors.dates.words import Trap, traps

_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_ISSUE = re.compile(r"第?[0-9]{1,5}号")
_ADDRESS = re.compile(r"(?:(?<![a-z])[a-z]+://|www\.)[!-~]+|(?<![!-~])[!-~]+@[!-~]+", re.IGNORECASE)


UNSURE = "unsure"


def trap_of(text: str, point: Point) -> str | None:
    """Return the reason where the words beside a point show that it is no date; `UNSURE` where they do not say why.

    1. 每年6月28日, 农历六月, 编号2022-06-28
    2. 2000年历史, 1990年代, 2022年第12号 (a document number)
    3. 每一季度, 满3月, 3月龄, 年初预算, 15日内, 6月28号楼
    """
    if trap := next(filter(None, (_trap(text, point, form) for form in _forms(text, point))), None):
        return trap.reason or UNSURE
    if not point.says_year and text.endswith("年", 0, point.start):
        return UNSURE  # a year that was not understood stands before it
    if not point.year_only or point.year is None:
        return None
    if 999 < point.year < _FIRST_YEAR or point.year > _LAST_YEAR:
        return UNSURE  # 1350年建城史
    return "document_number" if _ISSUE.match(text, point.end) else None


def addresses(text: str) -> list[tuple[int, int]]:
    """Return where URLs and mail addresses stand: figures in them are no dates."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _forms(text: str, point: Point) -> list[str]:
    """Return the forms of the trap list that a point is of."""
    forms = ["any"]
    if point.day is not None:
        forms += ["bare day"] if point.month is None else []
        forms += ["号"] if text[point.end - 1] == "号" else []
    elif point.year_only and point.year is not None:
        forms += ["round year"] if point.year % 100 == 0 else []
        forms += ["decade"] if point.year % 10 == 0 else []
    elif point.says_year:
        return forms
    elif point.month is not None:
        forms += [] if point.part else ["month"]
    elif point.part:
        forms += [{"Q": "quarter", "H": "half"}.get(point.part[0], "end of year")]
    return forms


def _trap(text: str, point: Point, form: str) -> Trap | None:
    """Return the trap of a form that stands before or behind a point."""
    for trap in traps(form, "before"):
        if text.endswith(trap.word, 0, point.start):
            return trap
    for trap in traps(form, "after"):
        if text.startswith(trap.word, point.end) and not text.startswith(trap.unless, point.end):
            return trap
    return None
