"""A value of prose against the table that gives it too, under names that the dictionary does not know."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import find_slip, interval_of
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import NARROWED, is_exact_level
from pipeline.checks.stated import of_one_value

# What the head of a column adds to the name of its row.
_HEAD = re.compile(r"(?:的?(?:场次|次数|数量|个数|件数|期数|人数|人次|总数|册数|户数|金额|数))$")
_PART = re.compile(f"{NARROWED}|分别|累计|以上|人均|平均|每|新增")
_NAME = 3  # characters of a name that says what is counted
_Key = tuple[object, ...]


def _single(report: Report, source: str) -> Mapping[_Key, Row]:
    """Return by name, unit and year what prose or tables state with one value."""
    found: dict[_Key, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] != source or not is_exact_level(q) or q["subject"] or q["period_end"] is None:
            continue
        name = str(q["metric"] or "")
        name = _HEAD.sub("", name) if source == "table" else name
        if len(name) >= _NAME and q["unit"] not in ("%", None):
            found[name, q["unit"], q["period_end"].year].append(q)
    return of_one_value(found)


@as_check(
    "prose against table",
    "what prose and one table give under one name and unit is one value",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="the report is no 社会责任报告, prose or tables give several values, or the sentence speaks of a part",
    tolerance="half of the last printed digit of both",
    examples=(),
)
def check_prose_and_tables(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of prose that a table gives under its name."""
    if not report.of_its_year:
        return
    tabled = _single(report, "table")
    for key, said in _single(report, "text").items():
        cell = tabled.get(key)
        one, two = interval_of(said), interval_of(cell) if cell else None
        if cell is None or one is None or two is None or said["indicator"]:
            continue
        if one.meets(two):
            yield holds(said, cell)
        elif not _PART.search(report.sentence_of(said)):
            slip = find_slip(one, two)
            blanks = {"first": named(said), "other": named(cell), "first_page": said["page"], "page": cell["page"]}
            yield fails("twice_slip" if slip else "twice", said, cell, factor=slip or "", **blanks)
