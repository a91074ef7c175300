"""The five years of a state plan (“十四五”期间, “十三五”末): their days, and a target that the plan sets."""

import re
from datetime import date

from extractors.dates.grammar import WILL
from extractors.dates.period import IN_WORDS, REACH, Asked, Period
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, MEMBER_ENDS

_FIVE_YEARS = re.compile(r"(十[一二三四五]|[八九十])五(?!年)")  # 十二五; not 十五年来
_PLANS = ("八", "九", "十", "十一", "十二", "十三", "十四", "十五")  # 八五 to 十五五
_PLAN_ONLY = re.compile(r"[”’\"]?(?:规划|计划|收官|开局|建设|发展|目标|重点|战略|的?第[一二三四五]年)")
_GOES_ON_IN_NAME = re.compile(rf"[”’\"]?(?!期间|以来|时期|末|初)[一-鿿]{{2,16}}(?={CLAUSE_END})")
_IN_NAME = re.compile('[一-鿿](?<![在到从自由较比与和至于是为])[“‘"]?$')  # 入选全省|“十三五”农机推广目录
_FIRST_PLAN_ENDS = 1995  # 八五


def names_plan(text: str, match: re.Match[str]) -> bool:
    """Whether words for five years only name their plan or say which of them a year is: “十四五”规划, 收官之年."""
    if _FIVE_YEARS.search(match[0]) is None:
        return False
    named = _GOES_ON_IN_NAME.match(text, match.end()) and _IN_NAME.search(text, 0, match.start())
    return bool(named or _PLAN_ONLY.match(text, match.end()))


# “十四五”期间，县里计划投入|3亿元: of all five years; not 下达计划资金|3亿元, 将药费减少到|86万元
_NO_WORD_OF_WILL = rf"(?:计划|规划)(?:[的内]|资金|经费|项目|任务|指标)|将(?=[^{MEMBER_ENDS}0-9]{{3,}}[到至为入])"
_IS_PLANNED = re.compile(rf"(?!{_NO_WORD_OF_WILL})(?:规划|{WILL})(?:(?!已|累计|完成了)[^{MEMBER_ENDS}0-9])*$")


def of_plan(words: str, usual: Period, between: str = "") -> Period | None:
    """Return the time of five years of a plan, None where they are not over yet, and no end or beginning is named.

    `between` are the words up to the quantity, which may say that it is planned.

    1. “十四五”末 → 2025-12-31   2. “十三五”以来 → 2016-01-01 to the report's end
    3. “十二五”期间 → 2011-01-01 to 2015-12-31   4. “十四五”期间，公司计划投入|18亿元 → 2021-01-01 to 2025-12-31
    """
    plan = _FIVE_YEARS.search(words)
    if plan is None or usual.end is None:
        return None
    last = date(_FIRST_PLAN_ENDS + 5 * _PLANS.index(plan[1]), 12, 31)
    if words.endswith("末"):
        return Period(last, last, None)
    first = date(last.year - 4, 1, 1)
    if words.endswith("以来"):
        return Period(first, usual.end, None) if first <= usual.end else None
    return Period(first, last, None) if last <= usual.end or _IS_PLANNED.search(between) else None


_PLANS_TARGET = re.compile(
    rf"(?P<plan>十[一二三四五]五)[”’\"]?(?:发展|专项)?(?:规划|计划)(?:纲要)?(?:所?(?:确定|提出|明确|要求|设定|下达|规定))的?"
    rf"(?:(?!已|年度)[^{CLAUSE_ENDS}0-9]){{0,12}}$"
)
_IS_TARGET = re.compile(rf"[0-9][0-9.,]*[^{CLAUSE_ENDS}0-9]{{0,8}}?(?:目标|指标|任务|[尚还仍]差)")


@as_rule(
    "target of a five years' plan",
    "至年末覆盖率91%，提前完成“十四五”规划确定的90%的目标: the target is of the end of the plan",
    step=IN_WORDS,
    needs="五",
    examples=(
        "至年末，节水器具普及率91%，提前完成“十四五”规划确定的⟨86%⟩的目标。 → 2025-12-31",
        "节水器具普及率82%，距离“十四五”规划提出的⟨86%⟩尚差4个百分点。 → 2025-12-31",
    ),
    counter_examples=(
        "落实“十四五”规划确定的任务，节水器具普及率91%。",
        "按“十四五”规划，植树86棵。",
        "推动“十四五”规划确定的水利项目已开工86个。",
        "“十四五”规划确定的水利项目开工86个。",
        "完成“十四五”规划确定的年度植树86公顷的任务。",
    ),
    source="argued: what has been reached is told beside the plan's target",
)
def of_plans_target(asked: Asked) -> bool:
    """Give a target that a plan for five years sets the last day of the plan."""
    found = _PLANS_TARGET.search(asked.text, max(0, asked.start - REACH), asked.start)
    if asked.change or found is None or not _IS_TARGET.match(asked.text, asked.start):
        return False
    told = of_plan(f"{found['plan']}末", asked.usual)
    if told is None:
        return False
    asked.best, asked.at = told, asked.start
    return True
