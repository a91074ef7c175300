"""What makes quantities comparable beside their scope: on which basis they stand, and how long their period is."""

import calendar
import re
from datetime import date

from extractors.dates import is_future

_BUDGET_REPORT = re.compile(r"预算")
_FINAL_REPORT = re.compile(r"决算")


def basis_of(said: str | None, path: str, *, accounts: str = "") -> str:
    """Return the basis of a quantity.

    1. what its words say   2. its section is about what is to come (报告预期与展望, 下一步): a target
    3. money of a budget is budget, of final accounts execution: `accounts` is the type of a report whose quantity is
    money, else empty.
    """
    if said:
        return said
    if path and is_future(path):
        return "target"
    if _FINAL_REPORT.search(accounts):
        return "execution"
    return "budget" if _BUDGET_REPORT.search(accounts) else "actual"


def length_of(start: date | None, end: date | None, text: str | None) -> tuple[str, int | None]:
    """Return the class of a period and the year that it is about.

    1. `year`: 1 January to 31 December, or the last day of a year (stock at its end); 1 January (年初) is the end of
    the year before   2. `years`: several whole years, about the last one   3. `half`, `quarter`, `month`: a calendar
    half year (or months from January on), quarter, month   4. `instant`: one other day   5. `event`: other days within
    a year   6. `named`: words that are no calendar period (创建期内)   7. `unknown`
    """
    if start is None or end is None:
        return ("named" if text else "unknown"), None
    if start == end and (end.month, end.day) == (1, 1):
        return "year", end.year - 1
    if start == end:
        return ("year" if (end.month, end.day) == (12, 31) else "instant"), end.year
    first = (start.month, start.day) == (1, 1)
    last = (end.month, end.day) == (12, 31)
    if start.year != end.year:
        return "years", end.year
    if first and last:
        return "year", end.year
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    months = end.month - start.month + 1
    if whole_months and months == 1:
        return "month", end.year
    if whole_months and months == 3 and start.month % 3 == 1:
        return "quarter", end.year
    if whole_months and (months == 6 and start.month in (1, 7)):
        return "half", end.year
    return ("half" if first and whole_months else "event"), end.year
