"""Men and women of a staff against the staff."""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import printed_number
from pipeline.checks.report import Report

_NUMBER = r"\d[\d,，]*"
_STAFF = "(?:干部职工|教职员工|教职工|从业人员|工作人员|在职人员|在岗人员|职工|员工)"
_SEX = rf"性?{_STAFF}?(?:共有|共计|[有为共])?({_NUMBER})[人名]"
_PAIR = re.compile(rf"(?P<first>[男女]){_SEX}[^。；;男女\d]{{0,8}}(?:\d[\d.]*%[）)]?)?[，,、；;和]{{0,2}}[男女]{_SEX}")
_TOTAL = re.compile(
    rf"(?<![男女新年均名性])(?:现有|共有)?(?:在岗|在职|在编|全体|正式)?{_STAFF}(?:总人数|总数|人数)?(?:共有|共计|合计|总计|[有为共])?(?P<number>{_NUMBER})[人名]"
)
_APART = re.compile(
    "新[进聘招增入录]|招聘|录用|培训|参加|慰问|困难|离退休|退休|离职|流失|以上|以下|管理层|中层|体检|献血|表彰|获|残疾|晋升"
)
_PEOPLE = re.compile(rf"(?P<number>{_NUMBER})(?:人|名)")
_LED = re.compile(
    r"(?:^|[，,。；;：:、（(])(?:其中|按?性别[^，,。；;]{0,6})?[，,：:]?$"
)  # no other group before the two
_NEAR = 0.1  # of the staff by which its men and women are a slip, not the men and women of another body
_MOST = 3  # groups that may make up the staff together


def _value(text: str) -> int:
    return int(printed_number(text))


@as_check(
    "men and women of the staff",
    "女职工48人 and 男职工33人 are the 79 of the staff in whose sentence, or report, they stand",
    kind="sum",
    grade=CONFLICT,
    needs="statements",
    idle="the two do not stand side by side, they make up another group that is named there, or the staff is far from them",
    examples=(
        "中心在岗员工79名，合同员工75名，派遣员工4名，女职工48人，男职工33人。",
        "公司现有在职职工212人，其中男职工130人、女职工80人。",
        "全馆员工共有64人，男性31人，女性35人。",
        "中心现有职工79名。\n女职工48人，男职工33人，平均年龄37岁。",
    ),
    counter_examples=(
        "中心在岗员工79名，合同员工75名，派遣员工4名，女职工48人，男职工31人。",
        "在岗员工75名，派遣员工6名，女职工48人，男职工33人。",
        "现有职工79名，新招聘员工中男性12人，女性9人。",
        "组织79名职工体检，其中女职工48人、男职工33人参加复查。",
        "公司在职员工212人，领导班子成员男7人，女2人。",
        "中心现有职工79名。\n本次培训女职工48人，男职工33人。",
        "全馆员工64人，志愿者中男31人，女35人。",
        "集团员工共有1,640人。\n总部女职工48人，男职工33人。",
    ),
)
def check_sexes(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such pair."""
    told = [(row, one) for row in report.rows("statements") for one in _TOTAL.finditer(row["text"])]
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _PAIR.finditer(text):
            own = _TOTAL.search(text[: found.start()])
            if (
                not {"男", "女"} <= set(found[0])
                or not _LED.search(text[: found.start()])
                or _APART.search(text[: found.start()])
            ):
                continue
            if own:
                yield from _judge(statement, statement, own, found)
            elif len({_value(one["number"]) for _, one in told}) == 1 and _STAFFED.search(found[0]):
                row, one = told[0]
                if not _APART.search(row["text"]):
                    yield from _judge(statement, row, one, found)


_STAFFED = re.compile(rf"[男女]性?{_STAFF}.+[男女]性?{_STAFF}")


def _judge(statement: Row, other: Row, whole: re.Match[str], found: re.Match[str]) -> Iterator[Judgement]:
    around = found.string[: found.start()] if other is statement else whole.string
    total, parts = _value(whole["number"]), (_value(found[2]), _value(found[3]))
    groups = [_value(one["number"]) for one in _PEOPLE.finditer(around)]
    made = {sum(some) for size in range(1, _MOST + 1) for some in itertools.combinations(groups, size)}
    if sum(parts) in made:
        yield holds(statement)
    elif max(parts) < total and abs(sum(parts) - total) <= _NEAR * total:
        grade = CONFLICT if statement is other else HINT
        yield fails(
            "sum",
            statement,
            other,
            grade=grade,
            parts=f"{parts[0]}＋{parts[1]}",
            total=sum(parts),
            apart=abs(sum(parts) - total),
            whole=whole[0],
        )
