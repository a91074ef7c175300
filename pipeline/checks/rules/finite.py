"""More than there are: of 省、自治区、直辖市 no report sells in 38, no year has 14个月."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.check import ERROR, Judgement, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report
from schemas.text import without_blanks
from schemas.word_lists import rows

_FILE = "checks/finite.csv"
_COUNT = rf"(?<![\d.第之{HAN}])(?P<count>\d{{1,3}}|[{HAN}]{{1,3}})(?:余|多)?个"
_PLAIN = str.maketrans("()", "（）")


@cache
def _things() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Return how each of the things is counted, with how many of it there are."""
    found = []
    for thing, most, behind, unless in rows(_FILE, "thing", "most", "behind", "unless"):
        lead = f"(?:{behind})" if behind else ""
        but = f"(?!{unless.replace('/', '|')})" if unless else ""
        found.append((re.compile(f"{lead}{_COUNT}{thing}{but}"), int(most)))
    return tuple(found)


@as_check(
    "more than there are",
    "of what there is only so much (34 省、自治区、直辖市, 12 months a year: schemas/data/checks/finite.csv) no more is counted",
    kind="bound",
    grade=ERROR,
    needs="statements",
    idle="no sentence counts a thing of the file, or it counts others with it (和计划单列市)",
    examples=(
        "产品已在38个省、自治区、直辖市销售。",
        "用户遍布36个省(市、区)。",
        "业务覆盖全国四十一个省份。",
        "在5个直辖市设立服务站。",
        "养护站全年14个月不间断巡查。",
        "产品覆盖除港澳台以外的32个省、自治区、直辖市。",
    ),
    counter_examples=(
        "产品已在28个省、自治区、直辖市销售。",
        "监管局覆盖36个省、自治区、直辖市和计划单列市。",
        "承担42个省级重点项目，服务40个省重点水库。",
        "慰问60个少数民族家庭，立项12个自治区科技计划项目。",
        "项目全年共推进，累计用时14个月。",
    ),
)
def check_finite(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of such a thing."""
    for row in report.rows("statements"):
        text = without_blanks(row["text"]).translate(_PLAIN) if "个" in row["text"] else ""
        for pattern, most in _things():
            for found in pattern.finditer(text):
                count = read_count(found["count"])
                if count and count <= most:
                    yield holds(row)
                elif count:
                    yield fails("more_than_all", row, said=found[0], most=most)
