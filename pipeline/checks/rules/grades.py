"""The grade of a prize: one prize for one piece of work is of one grade in prose and in the list."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_GRADE = re.compile(r"奖?(?P<grade>[特一二三](?=等奖)|[金银铜](?=奖))")
_AWARD = 4  # characters that the names of one prize end in alike
_WORK = 5  # characters that two names of one work have in common
# What wins a prize as a work; a person or a team may win one prize twice.
_IS_WORK = re.compile("系统|平台|项目|案例|工程|课题|论文|作品|软件|技术|装置|成果|品牌|模型|模式|报告|方案")
_WINS = re.compile("(?:项目|系统|成果|作品|平台)?(?:荣获|获|被|在|入选|参加|[，,]|$)")
_LEVEL = re.compile("全国|国家|[省市区县部]")
_EDITION = re.compile(r"第[一二三四五六七八九十\d]+[届批期]")
_FRAME = re.compile(r"[“”\"《》\s（）()]|20\d\d年?度?")
_SHARED = re.compile("分别|分获|各获|等次")


class _Prize(NamedTuple):
    """A sentence or a cell that names one prize: its words before the grade, the grade, and its years."""

    row: Row
    before: str
    grade: str
    years: frozenset[str]


def _prizes(rows: Iterator[Row]) -> Iterator[_Prize]:
    for row in rows:
        text = squeeze(row["text"] or "")
        found = list(_GRADE.finditer(text)) if "奖" in text else []
        if len(found) == 1 and not _SHARED.search(text):
            before = re.split("[。；;]", text[: found[0].start()])[-1]
            yield _Prize(row, _FRAME.sub("", before), found[0]["grade"], frozenset(re.findall(r"20\d\d", text)))


@as_check(
    "grade of a prize",
    "a prize for one piece of work is of one grade in prose and in the list: no 二等奖 where the list has 一等奖",
    kind="honour",
    grade=CONFLICT,
    needs="statements tables documents",
    idle="no prize and work stand in both under names that agree, the two name other years, or one sentence names several grades",
    examples=(
        "潮汐监测平台荣获省信息学会数字治理创新奖二等奖。\n|序号|奖项|\n|1|潮汐监测平台项目获评“2021年度数字治理创新奖一等奖”|",
        "“云上图库”服务系统荣获全市改革案例评选三等奖。\n|序号|荣誉|\n|1|“云上图库”服务系统获改革案例评选二等奖|",
    ),
    counter_examples=(
        "潮汐监测平台荣获省信息学会数字治理创新奖一等奖。\n|序号|奖项|\n|1|潮汐监测平台项目获评“2021年度数字治理创新奖一等奖”|",
        "潮汐监测平台荣获数字治理创新奖二等奖。\n|序号|奖项|\n|1|森林防火预警系统获评数字治理创新奖一等奖|",
        "2020年潮汐监测平台荣获数字治理创新奖二等奖。\n|序号|奖项|\n|1|2022年潮汐监测平台荣获数字治理创新奖一等奖|",
        "潮汐监测平台荣获省科技进步二等奖。\n|序号|奖项|\n|1|潮汐监测平台获数字治理创新奖一等奖|",
        "中心选手梁一航在区档案技能竞赛中获一等奖。\n|序号|奖项|\n|1|中心选手方小舟在区档案技能竞赛中获二等奖|",
        "城南站综合管理系统荣获数字治理创新奖二等奖。\n|序号|奖项|\n|1|城北站综合管理系统获数字治理创新奖一等奖|",
        "潮汐监测平台荣获省数字治理创新奖二等奖。\n|序号|奖项|\n|1|潮汐监测平台获市数字治理创新奖一等奖|",
        "潮汐监测平台荣获数字治理创新奖一等奖1项、二等奖2项。\n|序号|奖项|\n|1|潮汐监测平台获数字治理创新奖一等奖|",
        "潮汐监测平台荣获第三届数字治理创新奖二等奖。\n|序号|奖项|\n|1|潮汐监测平台获第四届数字治理创新奖一等奖|",
        "中心创新项目甲荣获数字治理创新奖二等奖。\n|序号|奖项|\n|1|中心创新项目乙获数字治理创新奖一等奖|",
    ),
)
def check_grades(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each prize that prose and a table name for one work."""
    listed = list(_prizes(iter(report.rows("tables"))))
    for said in _prizes(iter(report.rows("statements"))) if listed else ():
        same = [one for one in listed if _is_one(said, one, report)]
        if any(one.grade == said.grade for one in same):
            yield holds(said.row, same[0].row)
        elif same:
            first, other = (squeeze(one.row["text"])[-40:] for one in (said, same[0]))
            yield fails("honour_grade", said.row, same[0].row, first=first, other=other, page=same[0].row["page"])


def _is_one(one: _Prize, other: _Prize, report: Report) -> bool:
    """Whether two mentions are of one prize for one work: names that end alike behind words that share a name."""
    if one.years and other.years and not one.years & other.years:
        return False
    editions = [set(_EDITION.findall(side.before)) for side in (one, other)]
    if editions[0] and editions[1] and editions[0] != editions[1]:
        return False
    award = 0
    while award < min(len(one.before), len(other.before)) and one.before[-1 - award] == other.before[-1 - award]:
        award += 1
    if award < _AWARD:
        return False
    works = [side.before[: len(side.before) - award] for side in (one, other)]
    at = SequenceMatcher(None, works[0], works[1], autojunk=False).find_longest_match()
    common = works[0][at.a : at.a + at.size]
    if at.size < _WORK or not _IS_WORK.search(common) or common in str(report.document["org"] or ""):
        return False
    owners = sorted((works[0][: at.a], works[1][: at.b]), key=len)
    givers = works[0][at.a + at.size :], works[1][at.b + at.size :]
    levels = [set(_LEVEL.findall(giver)) for giver in givers]
    apart = bool(levels[0] and levels[1] and levels[0] != levels[1])
    return owners[1].startswith(owners[0]) and all(map(_WINS.match, givers)) and not apart
