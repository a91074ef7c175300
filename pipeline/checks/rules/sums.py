"""Parts against their total within a sentence."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, add, interval_of, write
from pipeline.checks.report import Report, named

_AMONG = re.compile(r"其中|包括|分别为|分别是|由")
# Words of parts that leave nothing over: the two of a pair make up the whole.
_PAIRS = (
    ("男", "女"),
    ("合同", "派遣"),
    ("党员", "群众"),
    ("上半年", "下半年"),
    ("基本支出", "项目支出"),
    ("线上", "线下"),
)
_NEAR = 0.1  # of the whole: parts that miss it by more were hardly meant to make it up
_UNDER = 0.05  # the same where they fall short: the sentence may name some of the parts only
_FAR = 45  # characters between the whole and the word 其中


@as_check(
    "parts in a sentence",
    "the parts that a sentence names after 其中 make up the whole before it",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the parts are of another unit than the whole, are hedged, or miss it by more than a tenth (then they are a choice)",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "全年抢修管网958次，其中爆管抢修179次、漏水修复789次。",
        "现有在岗职工134名，其中合同制职工123名，劳务派遣职工12名。",
        "巡护河道120公里，其中东河、西河分别为70公里和55公里。",
    ),
    counter_examples=(
        "全年抢修管网958次，其中爆管抢修169次、漏水修复789次。",
        "现有职工134名，其中女职工43名，党员57名，本科及以上学历90名。",
        "全年投入约12.3万元，其中设备7.1万元、培训5.3万元。",
        "在岗职工100名，其中一线职工60名。",
    ),
)
def check_parts(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each whole with its parts."""
    for statement_id, quantities in report.of_statement.items():
        statement = report.statement_by_id.get(statement_id)
        if statement is None or len(quantities) < 3:
            continue
        for word in _AMONG.finditer(statement["text"]):
            at = statement["start_char"] + word.start()
            found = _around(quantities, at, statement)
            if found:
                yield from _judge(*found)


def _around(quantities: Sequence[Row], at: int, statement: Row) -> tuple[Row, list[Row]] | None:
    """Return the whole before a place and the parts behind it, of one unit."""
    text, start = statement["text"], statement["start_char"]
    before = [q for q in quantities if q["end_char"] <= at and q["role"] == "level"]
    if not before or at - before[-1]["end_char"] > _FAR:
        return None
    whole = before[-1]
    if re.search("[。；;]", text[whole["end_char"] - start : at - start]):
        return None
    parts: list[Row] = []
    last = at
    for q in quantities:
        if q["start_char"] < at or q["role"] != "level":
            continue
        between = text[last - start : q["start_char"] - start]
        if q["unit"] != whole["unit"]:
            if q["unit"] in ("%", "百分点"):
                continue
            break
        if re.search(r"[。；;]|其中" if parts else "[。；;]", between):
            break
        parts.append(q)
        last = q["end_char"]
    return (whole, parts) if len(parts) >= 2 else None


def _judge(whole: Row, parts: list[Row]) -> Iterator[Judgement]:
    if any(q["qualifier"] != "exact" for q in (whole, *parts)) or whole["unit"] in ("%", "百分点"):
        return
    intervals = [interval_of(q) for q in (whole, *parts)]
    known = [one for one in intervals if one is not None]
    if len(known) < len(intervals) or not known[0].middle:
        return
    total, apart = add(known[1:]), _apart(known)
    if known[0].meets(total):
        yield holds(whole, *parts)
        return
    if abs(apart) > (_NEAR if apart > 0 or _is_pair(parts) else _UNDER) * abs(known[0].middle) or any(
        one.middle >= known[0].middle for one in known[1:]
    ):
        return
    grade = CONFLICT if apart > 0 or _is_pair(parts) else HINT
    yield fails(
        "sum",
        whole,
        *parts,
        grade=grade,
        parts="＋".join(map(named, parts)),
        total=write(total.middle),
        whole=named(whole),
        apart=write(abs(apart)),
    )


def _apart(known: Sequence[Interval]) -> float:
    return add(known[1:]).middle - known[0].middle


def _is_pair(parts: Sequence[Row]) -> bool:
    names = [f"{q['subject'] or ''}{q['metric'] or ''}" for q in parts]
    return len(parts) == 2 and any(a in x and b in y for a, b in _PAIRS for x, y in (names, names[::-1]))
