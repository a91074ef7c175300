"""A majority of so many: of 7人 a 占多数（3人） is none, for that takes four."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report

_UNIT = r"(?P<unit>[人名位家个户席所票])"
_WHOLE = re.compile(
    rf"(?:由|共有?|共计|现有|设有?|组成人员)[^，,。；;、：:（(\d]{{0,12}}?(?P<whole>[1-9]\d{{0,3}}){_UNIT}[㐀-鿿]{{0,8}}[，,；;：:。]"
)
_MOST = re.compile(
    rf"占(?:到|了)?(?:其中)?(?:总?人?数的?|全体[㐀-鿿]{{0,4}}的?)?(?:绝?大?多数|半数以上|一半以上|过半数?|大半|超过?半数|超过?一半)"
    rf"[（(，,](?:共|为|计|即|有)?(?P<part>[1-9]\d{{0,3}}){_UNIT}(?=[）)，,。；;]|$)"
)
# Between the two: of others, or a number of the same unit.
_OTHER = re.compile(r"上年|去年|上届|其中|另|人次|分别|\d[人名位家个户席所票]|[:：。；;]|委员会|小组|[各每]")
_BEHIND = re.compile("[（(，,]")
_PERSONS = "人名位"


@as_check(
    "majority of so many",
    "those of whom it is said that they are most of so many (7人, 外部董事占多数（4人）) are more than half of them",
    kind="bound",
    grade=CONFLICT,
    needs="statements",
    idle="no number behind 占多数, 过半数 follows a whole of the same unit in its sentence, or another number of that unit stands between",
    examples=(
        "董事会由7人组成，外部董事占多数（3人）。",
        "理事会共有理事15名，企业代表占半数以上（7名）。",
        "监事会由5名监事组成，职工监事过半，占多数（2名）。",
        "业主委员会设委员9人，中共党员占一半以上（4人）。",
        "合作社共有成员户48户，脱贫户占大多数（24户）。",
    ),
    counter_examples=(
        "董事会由7人组成，外部董事占多数（4人）。",
        "理事会共有理事15名，企业代表占半数以上（8名）。",
        "董事会由7人组成，下设审计委员会3人，外部董事占多数（2人）。",
        "协会共有会员单位86家，民营企业占多数，新增4家。",
        "村民议事会由20人组成，妇女代表占一半以上（10人）。",
        "董事会由7人组成。审计委员会中外部董事占多数（2人）。",
        "专门委员会共有4个，委员中独立董事占多数（3人）。",
        "董事会由7人组成，各专门委员会中外部董事占多数（3人）。",
        "共有学员40名，本地学员占多数（约30名）。",
    ),
)
def check_majorities(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each majority with the whole before it in its sentence."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for most in _MOST.finditer(text) if "占" in text else ():
            wholes = [one for one in _WHOLE.finditer(text) if one.end() <= most.start()]
            if not wholes or not _is_one_unit(wholes[-1]["unit"], most["unit"]):
                continue
            gap = text[wholes[-1].end() : most.start()]
            if _OTHER.search(gap):
                continue
            part, whole = int(most["part"]), int(wholes[-1]["whole"])
            if part > whole / 2 or (part == whole / 2 and "以上" in most[0]):
                yield holds(statement)
            else:
                said = f"{_BEHIND.split(most[0])[0]}（{part}{most['unit']}）"
                grade = HINT if "多数" in most[0] else None  # may be the largest of several groups
                yield fails("majority", statement, grade=grade, said=said, whole=f"{whole}{wholes[-1]['unit']}")


def _is_one_unit(one: str, other: str) -> bool:
    return one == other or (one in _PERSONS and other in _PERSONS)
