"""What each of so many has, where the count stands earlier in the paragraph: 志愿者168人 … 服务时长4,310小时，人均25.7小时."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import digits_of, divide, interval_of, write
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import PERSONS, between, is_exact_level

_EACH = re.compile(r"^[^。；;，,\d]{0,4}[，,、（(]?人均[^，,\d]{0,6}$")
_PERSONS = (*PERSONS, "人次")
_FEW = 3  # digits of an average that say how many there are
_FAR = 2.0  # times within which a count is the one that an average is of
_SMALL = 5  # persons


@as_check(
    "average of those counted before",
    "志愿者168人 … 服务时长4,310小时，人均25.7小时: the total over its average is the count that the paragraph gives",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="no count of people stands before a total and its 人均 in the paragraph, the average has fewer than three digits, or another count of the report makes it up",
    tolerance="half of the last printed digit of all three",
    examples=(
        "现有注册志愿者168人。全年开展志愿服务52次，服务时长4,310小时，人均27.5小时。",
        "志愿者1,486人，占员工的64.1%。全年开展活动362次，服务时长2.78万小时，人均19.3小时。",
        "在册职工412人。全年发放补贴86.5万元，人均2,640元。",
        "义工队现有队员96名。今年累计服务2,880小时，人均36.2小时。",
        "帮扶困难员工74人，分类建档。发放互助金61.5万元，人均8,113元。",
    ),
    counter_examples=(
        "现有注册志愿者168人。全年开展志愿服务52次，服务时长4,310小时，人均25.7小时。",
        "街道有注册志愿者11,732人。全年累计服务9.37万小时，人均8小时。",
        "现有注册志愿者168人。全年发放福利86.5万元，人均2,600元。",
        "现有注册志愿者168人，活跃志愿者157人。服务时长4,310小时，人均27.5小时。",
        "服务时长4,310小时，人均27.5小时。",
    ),
)
def check_head(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total with its average per head."""
    persons = [q for q in report.rows("quantities") if _is_count(q)]
    for paragraph in report.paragraphs if persons else ():
        before: list[Row] = []
        for statement in paragraph.sentences:
            own = report.of_statement.get(statement["statement_id"], ())
            for total, each in itertools.pairwise(own):
                if total["unit"] == each["unit"] and _EACH.match(between(statement, total, each)):
                    counts = [*before, *(q for q in own if q["start_char"] < total["start_char"])]
                    yield from _judge(total, each, [q for q in counts if _is_count(q)], persons)
            before += own


def _is_count(q: Row) -> bool:
    return bool(q["unit"] in _PERSONS and is_exact_level(q) and q["value"] >= _SMALL)


def _judge(total: Row, each: Row, before: Sequence[Row], persons: Sequence[Row]) -> Iterator[Judgement]:
    if not is_exact_level(total, each) or not before or len(digits_of(each)) < _FEW or not each["value"]:
        return
    fitting = [q for q in persons if _makes(total, each, q)]
    if fitting:
        yield holds(total, each, fitting[0])
        return
    near = [q for q in before if 1 / _FAR < total["value"] / q["value"] / each["value"] < _FAR]
    if near:
        got = write(round(total["value"] / each["value"]))
        yield fails("per_head", total, each, near[-1], total=named(total), each=named(each), count=named(near[-1]),
                    got=got)  # fmt: skip


def _makes(total: Row, each: Row, count: Row) -> bool:
    whole, said, heads = (interval_of(q) for q in (total, each, count))
    got = divide(whole, heads) if whole and heads else None
    return bool(got and said and got.meets(said.if_cut))
