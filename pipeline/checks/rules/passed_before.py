"""首次突破 of a mark that an earlier year had passed: a table gives last year more, or last year's report does."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, named, once_a_report, whole_name
from pipeline.checks.rules.row_and_prose import bare_name
from pipeline.checks.sentences import is_exact_level, said_before, sentences, unit_of

PASSED = "突破|超过|超|达到|达|迈上|跨越|站上|跨上|越过"
"""Verbs of passing a mark."""
FIRST = "首次|首度|第一次|历史性地?"
"""Words by which it is passed for the first time."""
_FIRST = re.compile(rf"(?:{FIRST})(?:{PASSED}|实现)[^，,。；;\d]{{0,6}}$")
_NAME = 3  # characters of a name that says what is counted

_Key = tuple[str, str]


@as_check(
    "mark passed before",
    "what passes a mark for the first time (首次突破20万吨) had not passed it in a year before",
    kind="conflict",
    grade=HINT,
    needs="statements quantities",
    idle="neither a table nor last year's report gives a value of that name for a year before, or none of these is above the mark",
    examples=(
        "@tables\n粮食总产首次突破20万吨大关。\n| 作物 | 2021年总产（吨） | 2022年总产（吨） |\n| 粮食合计 | 207,950 | 213,400 |\n| 玉米 | 74,840 | 77,280 |",
        "全年粮食收购量1,260万吨。\n@@\n全年粮食收购量首次突破1,200万吨。",
    ),
    counter_examples=(
        "@tables\n粮食总产首次突破21万吨大关。\n| 作物 | 2021年总产（吨） | 2022年总产（吨） |\n| 粮食合计 | 207,950 | 213,400 |\n| 玉米 | 74,840 | 77,280 |",
        "全年粮食收购量1,160万吨。\n@@\n全年粮食收购量首次突破1,200万吨。",
        "@tables\n粮食总产突破20万吨大关。\n| 作物 | 2021年总产（吨） | 2022年总产（吨） |\n| 粮食合计 | 207,950 | 213,400 |\n| 玉米 | 74,840 | 77,280 |",
    ),
)
def check_passed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each mark that is passed for the first time."""
    yield from judged_marks(report)


@once_a_report
def judged_marks(report: Report) -> Sequence[Judgement]:
    """Return the judgements of `check_passed`: the first row of each is the mark."""
    return tuple(_judge_marks(report))


def _judge_marks(report: Report) -> Iterator[Judgement]:
    marks = [
        q
        for statement, quantities in sentences(report)
        for q in quantities
        if q["value"] and q["role"] == "level" and _FIRST.search(f"{said_before(statement, q)}{_verb(q)}")
    ]
    before = _before(report) if marks else {}
    for q in marks:
        known = before.get((bare_name(whole_name(q)), unit_of(q)), ())
        above = [row for row in known if row["value"] > q["value"]]
        if known and not above:
            yield holds(q, known[0])
        elif above:
            row = above[-1]
            yield fails("passed_before", q, row, said=named(q), before=named(row), year=row["period_end"].year,
                        page=row["page"])  # fmt: skip


def _verb(q: Row) -> str:
    """Return the word before the number that a quantity begins with: 突破 of 突破20万吨."""
    return re.split(r"\d", q["text"])[0]


def _before(report: Report) -> Mapping[_Key, Sequence[Row]]:
    """Return by bare name and unit what this report gives for years before, and the last one for its own."""
    found: dict[_Key, list[Row]] = defaultdict(list)
    for one in (report, *report.earlier[-1:]):
        for q in one.rows("quantities"):
            year = q["period_end"].year if q["period_end"] else None
            past = year is not None and report.year is not None and year < report.year
            name = bare_name(whole_name(q)) if past and is_exact_level(q) and q["unit"] and not q["basis"] else ""
            if len(name) >= _NAME:
                found[name, unit_of(q)].append(q)
    return found
