"""Which reports are the past of a report: of its organisation, of years before, and of a kind that goes with its own.

1. full report of 2022, summary of 2022: the full one   2. summary of 2023 alone: the summary
3. 社会责任报告 after 文明单位社会责任报告: goes on
4. a report whose kind was not read: goes on, unless its title names another kind or the organisation has several
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.checks.check import Row
from pipeline.checks.report import Report

_PART_OF_YEAR = ("半年度", "季度", "中期")
# Kinds that tell of one thing; a unit that changed from one to the other goes on.
_RESPONSIBILITY = re.compile("社会责任|ESG|可持续发展|环境、?社会")
_KINDS = (
    (re.compile("预算"), "预算"),
    (re.compile("决算"), "决算"),
    (re.compile("信息公开"), "信息公开"),
    (_RESPONSIBILITY, "社会责任"),
)


def choose_earlier(document: Row, before: Iterable[Report]) -> list[Report]:
    """Return the reports that are the past of a report, in their order; of each year those that suit it best.

    `before` are reports of its organisation. One of a kind that is known to suit goes before one of unknown kind,
    and a full report before a summary.
    """
    year = document["stated_year"]
    by_year: dict[int, list[Report]] = defaultdict(list)
    named = {family for one in before if (family := _family(one.document))} | {_family(document)} - {""}
    for one in before:
        if year and one.year and one.year < year and one.document["edition_of"] is None:
            by_year[one.year].append(one)
    return [one for own in by_year.values() for one in _best(document, own, several=len(named) > 1)]


def _best(document: Row, reports: Sequence[Report], *, several: bool) -> list[Report]:
    ranked = [(_rank(document, one.document, several=several), one) for one in reports]
    known = [(rank, one) for rank, one in ranked if rank is not None]
    least = min((rank for rank, _ in known), default=None)
    return [one for rank, one in known if rank == least]


def _rank(document: Row, other: Row, *, several: bool) -> tuple[bool, bool] | None:
    """Return how well a report of a year before suits; None where it is of another kind."""
    names = document["report_type"] or "", other["report_type"] or ""
    if all(names):
        suits, unknown = is_kind(*names), False
    elif any(names):
        families = {_family(document), _family(other)}
        suits, unknown = len(families) == 1 or ("" in families and not several), True
    else:
        suits, unknown = True, False
    return (unknown, is_summary(other)) if suits else None


def is_kind(one: str, other: str) -> bool:
    """Whether two kinds of report are one: 社会责任报告 and 文明单位社会责任报告 are, budget and accounts not."""
    if any((word in one) != (word in other) for word in _PART_OF_YEAR):
        return False
    return one in other or other in one or bool(_RESPONSIBILITY.search(one) and _RESPONSIBILITY.search(other))


def is_summary(document: Row) -> bool:
    """Whether a report is a summary: what it does not say may stand in the full report."""
    return bool(document.get("edition") == "summary")


def _family(document: Row) -> str:
    """Return what a report tells of, by its kind or else its title; empty where neither says."""
    name = str(document["report_type"] or document["title"] or "")
    told = next((family for pattern, family in _KINDS if pattern.search(name)), "")
    return told or str(document["report_type"] or "")
