"""One number printed twice, once with a slip of a digit, under names that the dictionary does not know."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import NARROWED, is_exact_level

_LEAST = 5  # digits, noughts at the end left out, from which on one digit apart is hardly chance
_FEW = 3  # digits of a count that prose gives twice
_NAME = 4  # characters of a name that says what is counted
_SEVERAL = 2  # values under one name beyond which it names several things
_PART = re.compile(f"{NARROWED}|分别|累计|以上|人均|平均|每")


def _digits(row: Row) -> str:
    return re.sub(r"\D", "", re.sub("[万亿].*", "", row["text"])).strip("0")


def _is_slip(one: Row, other: Row) -> bool:
    """Whether two numbers of one length differ in one digit, or in two neighbours that changed places."""
    first, second = _digits(one), _digits(other)
    if len(first) < _LEAST or one["unit_text"] != other["unit_text"]:
        return False
    places = find_slipped(first, second)
    rounded = places == [len(first) - 1]
    of_one_table = one["source"] == other["source"] != "text" and one["page"] == other["page"]
    return bool(places) and not rounded and not of_one_table


def _by_name(report: Report) -> Mapping[tuple[object, ...], Sequence[Row]]:
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if is_exact_level(q) and len(q["metric"] or "") >= _NAME and q["unit"]:
            found[q["metric"], q["subject"], q["unit"], q["period_start"], q["period_end"]].append(q)
    return found


@as_check(
    "one digit apart",
    "a number that is given twice under one name does not differ in one digit",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="no long number is given twice under one name for one year; or one of the two is hedged",
    tolerance="half of the last printed digit of both",
    examples=(
        "全年污水处理服务收入1,284.57万元。\n污水处理服务收入1,248.57万元，比上年增长3.1%。",
        "中心接听热线电话1,286次。\n回顾全年，接听热线电话1,268次。",
    ),
    counter_examples=(
        "全年污水处理服务收入1,284.57万元。\n污水处理服务收入1,284.6万元，比上年增长3.1%。",
        "2022年污水处理服务收入1,284.57万元。\n2021年污水处理服务收入1,248.57万元。",
    ),
)
def check_digits(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number that stands under one name in two places."""
    for rows in _by_name(report).values():
        values = {row["value"] for row in rows}
        first = rows[0]
        for other in rows[1:]:
            one, two = interval_of(first), interval_of(other)
            if one is None or two is None or other["statement_id"] == first["statement_id"]:
                continue
            if one.meets(two):
                yield holds(first, other)
            elif len(values) <= _SEVERAL and (_is_slip(first, other) or _is_told_twice(first, other, report)):
                grade = CONFLICT if _is_slip(first, other) and first["source"] == "text" else HINT
                yield fails("twice", first, other, grade=grade, first=named(first), other=named(other),
                            first_page=first["page"], page=other["page"])  # fmt: skip


def _is_told_twice(one: Row, other: Row, report: Report) -> bool:
    """Whether a report of one year counts one thing twice in prose, in numbers of about one size."""
    if not report.of_its_year or {one["source"], other["source"]} != {"text"} or one["kind"] not in ("count", "amount"):
        return False
    if any(len(re.sub(r"\D", "", row["text"])) < _FEW or _PART.search(report.sentence_of(row)) for row in (one, other)):
        return False
    low, high = sorted((one["value"], other["value"]))
    return bool(low > 0 and high / low < 1.5)
