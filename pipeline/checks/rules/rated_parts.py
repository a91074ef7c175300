"""How many were rated how: 对17个项目开展自评，“优”14个、“良”3个 are seventeen."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_GRADE = r"(?:优秀?|良好?|中|一般|差|较差|较好|好|合格|基本合格|不合格|达标|不达标|满意|基本满意|不满意|称职|基本称职|不称职)"
_UNIT = r"(?:个|项|家|人|名|件|份)"
_RATED = re.compile(
    rf"(?:[“\"‘]{_GRADE}[”\"’]|(?<=[为级]){_GRADE}|(?<=[、，,]){_GRADE})(?:等次|等级|档)?的?(?:项目|单位|人员|干部|职工)?(?:有|共|为)?(?P<count>\d{{1,4}}){_UNIT}"
    rf"|(?:评为|定为|结果为)(?:[“\"‘]{_GRADE}[”\"’])的?(?:项目|单位)?(?P<other>\d{{1,4}}){_UNIT}"
)
_WHOLE = re.compile(
    rf"(?:^|对|共|组织|完成|参评|涉及|开展)[^，,。；;\d]{{0,12}}(?P<count>\d{{1,4}}){_UNIT}[^，,。；;\d]{{0,24}}"
)
_NEAR = 0.25  # of the whole: grades that miss it by more are those of some
_OPEN = re.compile("其中|部分|抽[查取评]|重点|等次?分别|上年|去年|另")


@as_check(
    "grades of all that were rated",
    "对17个项目开展自评，“优”的14个、“良”的3个: those of each grade make up all that were rated",
    kind="sum",
    grade=CONFLICT,
    needs="statements",
    idle="the sentence does not count two grades or more behind what was rated, it speaks of some (其中, 抽查), or they miss the whole by more than a quarter",
    examples=(
        "对21个预算项目开展绩效自评，涉及资金1,236.40万元，自评结果为“优”的16个、为“良”的4个。",
        "完成18个项目的绩效评价，评价结果为“优”的11个，“良”的5个，“中”的1个。",
        "参评单位26家，评为“优秀”的9家、“良好”的14家、“合格”的4家。",
    ),
    counter_examples=(
        "对21个预算项目开展绩效自评，涉及资金1,236.40万元，自评结果为“优”的16个、为“良”的5个。",
        "对21个预算项目开展绩效自评，其中“优”的6个、“良”的3个。",
        "对48个预算项目开展绩效自评，“优”的6个、“良”的3个。",
        "“优秀”等次9人。",
    ),
)
def check_rated(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that counts what was rated and the grades."""
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        found = list(_RATED.finditer(text))
        wholes = list(_WHOLE.finditer(text[: found[0].start()])) if len(found) > 1 else []
        if not wholes or _OPEN.search(text[wholes[-1].end("count") : found[-1].end()]):
            continue
        whole = int(wholes[-1]["count"])
        counts = [int(one["count"] or one["other"]) for one in found]
        if sum(counts) == whole:
            yield holds(row)
        elif abs(sum(counts) - whole) <= _NEAR * whole:
            parts = "＋".join(one[0] for one in found)
            yield fails("sum", row, parts=parts, total=sum(counts), whole=wholes[-1][0][:30],
                        apart=abs(sum(counts) - whole))  # fmt: skip
