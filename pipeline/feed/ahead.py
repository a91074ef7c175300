"""What past reports promised, and the honours that they name."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.feed.citations import Citations
from pipeline.feed.history import History, Key, number, series_id
from pipeline.feed.past import Past, records
from schemas.feed import Aim, HonourHeld, Statement, Title

Row = Mapping[str, Any]
_OUTLOOK = "report.outlook"  # topic of the chapters on what is to come (schemas/outlines/topics.csv)
_OPEN = ("not_reported", "no_report")


def list_aims(past: Past, history: History, year: int, cite: Citations) -> Iterator[Aim]:
    """Yield the targets that the coming report must speak of.

    1. now: set for the coming year   2. later: set for a year after it   3. overdue: set for a past year whose report
    says nothing of it
    """
    numbers = {row["row_id"]: row for row in past.last_rows["quantities"]}  # a change is no value of an indicator
    for row in records(past.comparison.commitments):
        target = row["target_year"]
        due = "now" if target == year else "later" if target is not None and target > year else "overdue"
        if due == "overdue" and row["status"] not in _OPEN:
            continue
        stored = history.stored({**row, "status": "stated"})
        key = Key(row["indicator"], "unit", "", "actual", "year")
        yield Aim(
            id=row["row_id"],
            kind="target",
            due=due,
            series=series_id(past.org_id, key) if key in history else None,
            indicator=row["indicator"],
            name=row["name"],
            report_year=row["report_year"],
            target_year=target,
            text=row["target"],
            value=number(row["target_value"]),
            unit=row["unit"],
            qualifier=row["qualifier"],
            status=row["status"],
            citation=cite.cite_value(stored)
            if stored
            else cite.cite(numbers[row["row_id"]])
            if row["row_id"] in numbers
            else None,
        )


def list_plans(outline: Sequence[Title], statements: Sequence[Statement], last_year: int) -> Iterator[Aim]:
    """Yield the sentences of last year's outlook: what it said that it would do."""
    told = {one for title in _all(outline) if title.topic == _OUTLOOK for one in title.statements}
    for statement in statements:
        if statement.id in told:
            yield Aim(
                id=statement.id,
                kind="plan",
                due="now",
                series=None,
                indicator=None,
                name=None,
                report_year=last_year,
                target_year=None,
                text=statement.text,
                value=None,
                unit=None,
                qualifier=None,
                status=None,
                citation=statement.id,
            )


def _all(titles: Sequence[Title]) -> Iterator[Title]:
    for title in titles:
        yield title
        yield from _all(title.children)


def list_honours(past: Past, cite: Citations) -> list[HonourHeld]:
    """Return the honours, those that the latest report names first."""
    found = []
    for row in records(past.comparison.honours):
        stored = past.honours.get(row["row_id"])
        known_by = "\x1f".join((past.org_id, row["title"], row["recipient"] or ""))
        found.append(
            HonourHeld(
                id=hashlib.sha256(known_by.encode()).hexdigest()[:16],
                title=row["title"],
                recipient=row["recipient"],
                status=row["status"],
                first_report_year=row["first_report_year"],
                last_report_year=row["last_report_year"],
                period_start=row["period_start"],
                period_end=row["period_end"],
                note=row["note"],
                citation=cite.cite(stored) if stored else None,
            )
        )
    return sorted(found, key=lambda h: (-h.last_report_year, h.title, h.recipient or ""))
