"""The number of a congress beside a year: 2022年召开第十九次全国代表大会 can't be, that was in 2017."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count, write_han
from pipeline.checks.report import Report
from schemas.word_lists import rows

_APART = 5  # years between two congresses
_OLDEST = 12  # congresses before it did not meet every five years
_MET = "召开|开幕|闭幕|举行|胜利"
# Words that tell of a congress before or after it met.
_AROUND = re.compile("精神|学习|迎|自|以来|以后|之后|周年|前夕|筹备")
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)年"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    found = []
    for name, number, year in rows("checks/congresses.csv", "name", "number", "year"):
        congress = rf"第(?P<number>[{HAN}]{{1,3}})次全国代表大会|(?P<short>[{HAN}]{{2,3}})大(?![会型幅家力量小多])"
        words = rf"{_YEAR}(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?[，,]?(?P<between>[^。；;，,\d]{{0,20}}?)(?:{name})(?P<held>召开|举行)?(?:的)?(?:{congress})(?P<behind>[^。；;，,]{{0,6}})"
        found.append((re.compile(words), int(number), int(year)))
    return tuple(found)


@as_check(
    "year of a congress",
    "a congress that is told of as held in a year is the one of that year (schemas/data/checks/congresses.csv)",
    kind="date",
    grade=CONFLICT,
    needs="statements",
    idle="no sentence names a year in which a congress of the list was held (召开, 开幕)",
    examples=(
        "2022年是中国共产党召开第十九次全国代表大会的一年，中心认真组织学习。",
        "2017年，党的二十大胜利召开。",
        "2022年10月，党的十九大在北京召开。",
    ),
    counter_examples=(
        "2022年是中国共产党召开第二十次全国代表大会的一年，中心认真组织学习。",
        "2020年，自党的十九大召开以来，中心认真组织学习。",
        "2021年，全区上下喜迎党的二十大胜利召开。",
        "2022年是党的十九大召开五周年。",
        "2022年12月，中国致公党第十六次全国代表大会召开。",
        "2023年，中心认真学习贯彻党的二十大精神。",
        "2022年召开中国工会第十七次全国代表大会精神宣讲会。",
    ),
)
def check_congresses(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each congress beside the year in which it was held."""
    for row in report.rows("statements"):
        for pattern, number, year in _patterns() if "大" in row["text"] else ():
            for found in pattern.finditer(row["text"]):
                count = read_count(found["number"] or found["short"])
                told = f"{found['between']}{found['held'] or ''}{found['behind']}"
                if count is None or count < _OLDEST or not re.search(_MET, told) or _AROUND.search(told):
                    continue
                due = year + _APART * (count - number)
                if int(found["year"]) == due:
                    yield holds(row)
                else:
                    met = number + (int(found["year"]) - year) // _APART
                    yield fails("congress", row, said=found[0], number=write_han(count), year=due, met=write_han(met))
