"""When a value of a row is that of a label. Words are equal after NFKC and without blanks; nothing is merely alike."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from schemas.text import fold

Row = Mapping[str, Any]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_listed(words: object, variants: Iterable[object]) -> bool:
    """Whether words are one of the variants; None among them allows an empty value."""
    return fold(words) in {fold(variant) for variant in variants}


def is_same_text(row: Row, label: Row) -> bool:
    """Whether the quantity as printed is that of the label, or one holds the other (about 3,000 / 3,000)."""
    found, printed = fold(row.get("text")), fold(label["text"])
    return bool(found) and (found in printed or printed in found)


def roles_of(label: Row) -> tuple[str, ...]:
    """Return the roles that are right: one, or several where a reader may take it either way."""
    role = label.get("role", ())
    return (role,) if isinstance(role, str) else tuple(role)


def is_same_value(row: Row, label: Row) -> bool:
    """Whether the values agree; those of a change but for the minus, which its direction says, too."""
    if "value_low" in label:
        return _agree(row.get("value_low"), label["value_low"]) and _agree(row.get("value_high"), label["value_high"])
    value, wanted = row.get("value"), label.get("value")
    if "change" in roles_of(label) and value is not None and wanted is not None:
        value, wanted = abs(value), abs(wanted)
    return _agree(value, wanted)


def is_in_period(row: Row, periods: Iterable[str]) -> bool:
    """Whether the period of a row is one of those named.

    A year (2024) takes any period within it, a day (2024-12-31) any period that ends on it, a range
    (2024-01-01..2024-03-31) just itself.
    """
    start, end = row.get("period_start"), row.get("period_end")
    if not isinstance(end, date):
        return False
    first = start if isinstance(start, date) else end
    for period in periods:
        if ".." in period:
            right = f"{first}..{end}" == period
        elif _DAY.fullmatch(period):
            right = str(end) == period
        else:
            right = str(first.year) == str(end.year) == period
        if right:
            return True
    return False


def is_named(row: Row, label: Row) -> bool:
    """Whether metric and subject are right.

    `metric` lists the names beside which the subject must be right where the label has one. A name may hold the subject
    itself, before or behind such a name; `whole` lists further ones that do. Where the label has none, its names may
    hold what the row says apart: 透析器营业收入 is 营业收入 of 透析器.
    """
    subjects = label.get("subject")
    if is_listed(row.get("metric"), (*label.get("whole", ()), *_with_subject(label["metric"], subjects))):
        return True
    if row.get("subject") and not subjects and row.get("metric"):
        joined = _with_subject([row["metric"]], [row["subject"]])
        return any(is_listed(name, label["metric"]) for name in (row["metric"], *joined))
    return is_listed(row.get("metric"), label["metric"]) and (not subjects or is_listed(row.get("subject"), subjects))


def _with_subject(metrics: Iterable[str], subjects: Iterable[str | None] | None) -> Iterator[str]:
    for subject in filter(None, subjects or ()):
        for metric in metrics:
            yield from (subject + metric, f"{subject}的{metric}", metric + subject)


def _agree(value: float | None, wanted: float | None) -> bool:
    if value is None or wanted is None:
        return value is wanted
    return math.isclose(value, wanted, rel_tol=1e-9, abs_tol=1e-9)
