"""One honour in two places.

One honour in two places: another level, a nomination that became an award, a person's honour as the unit's.
The grade of a prize: one prize for one piece of work is of one grade in prose and in the list.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

# All up to the last word of a body or region: 霁川市, 华川通信上海公司, 全国.
_BODY = re.compile(
    r"^.*(?:[省市区县镇乡]|街道|公司|集团|总局|局|委员会|委|系统|全国|国家|行业|中国)(?:级)?(?=[㐀-鿿“])"
)
_FRAME_HONOUR = re.compile(
    r"[“”\"·•\s（）()]|\d{4}(?:[-—至]\d{4})?年度?|第[一二三四五六七八九十]+[届批]|称号|荣誉|提名奖?|入围奖?|奖$"
)
# Titles that many bodies give: that two of them differ in their level says nothing.
_COMMON = re.compile(
    r"^(?:先进|优秀|文明|模范|示范|十佳|最美|最佳|标兵|表彰)?(?:集体|单位|个人|团队|组织|企业|党员|员工|职工|工作者|党支部|基层党组织|志愿者|一等|二等|三等|特等|金|银|铜)?$"
)
_NOMINATED = re.compile("提名|入围|候选")
_LEVELS = ("国家", "省市", "区县", "集团", "公司")


def _core(title: str) -> str:
    """Return what an honour is called without the body that gives it, its year and its edition."""
    return _FRAME_HONOUR.sub("", _BODY.sub("", _FRAME_HONOUR.sub("", title)))


def _years(row: Row) -> tuple[int, int] | None:
    return (row["period_start"].year, row["period_end"].year) if row["period_start"] and row["period_end"] else None


def _is_one_honour(one: Row, other: Row) -> bool:
    """Whether two mentions are of one honour: of one name that is not common, and of no two terms or editions."""
    core = _core(one["title"])
    if len(core) < 3 or core != _core(other["title"]) or _COMMON.match(core):
        return False
    years = _years(one), _years(other)
    editions = one["edition"], other["edition"]
    return (None in years or years[0] == years[1]) and (None in editions or editions[0] == editions[1])


@as_check(
    "level of an honour",
    "an honour is of one level, and won or only nominated for, wherever this report and the one before name it",
    kind="honour",
    grade=HINT,
    needs="honours",
    idle="no honour stands in two places under one name of its own; 先进集体 and the like are given by many",
    examples=(
        "@short=档案中心\n# 一、节能\n中心荣获云溪省节水型单位称号。\n# 二、社会荣誉\n◆档案中心：2022年度长桥区节水型单位\n◆档案中心：云溪市爱国卫生先进集体",
        "@short=档案中心\n# 一、社会荣誉\n◆档案中心：2021年度长桥区节水型单位\n@@\n@short=档案中心\n# 一、社会荣誉\n◆档案中心：2021年度云溪市节水型单位",
    ),
    counter_examples=(
        "@short=档案中心\n# 一、节能\n中心荣获长桥区节水型单位称号。\n# 二、社会荣誉\n◆档案中心：2022年度长桥区节水型单位\n◆档案中心：云溪市爱国卫生先进集体",
        "@short=档案中心\n# 一、社会荣誉\n◆档案中心：2020年度长桥区节水型单位\n@@\n@short=档案中心\n# 一、社会荣誉\n◆档案中心：2021年度云溪市节水型单位",
        "@short=档案中心\n# 一、社会荣誉\n◆档案中心：长桥区先进集体\n◆档案中心：云溪市先进集体",
    ),
)
def check_levels(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each honour of the unit that stands in two places."""
    own = [row for row in report.rows("honours") if row["recipient_type"] == "unit"]
    before = (
        [row for row in report.earlier[-1].rows("honours") if row["recipient_type"] == "unit"] if report.earlier else []
    )
    pairs = [*itertools.combinations(own, 2), *((one, other) for one in own for other in before)]
    for one, other in pairs:
        if not _is_one_honour(one, other):
            continue
        blanks = {"first": one["title"], "other": other["title"], "page": other["page"]}
        levels = [_LEVELS.index(row["award_level"]) if row["award_level"] in _LEVELS else None for row in (one, other)]
        nominated = [bool(_NOMINATED.search(row["text"])) for row in (one, other)]
        stated = one["doc_id"] != other["doc_id"]
        if stated and (_years(one) is None or _years(other) is None):
            continue  # two terms of one honour may be of two levels
        if nominated[0] != nominated[1]:
            yield fails("honour_nominated", one, other, **blanks)
        elif None not in levels and levels[0] != levels[1]:
            yield fails("honour_level", one, other, grade=CONFLICT if stated else HINT, **blanks)
        else:
            yield holds(one, other)


@as_check(
    "holder of an honour",
    "an honour that the list gives to a person or a team is not told of as the unit's, nor as another one's (矛盾)",
    kind="honour",
    grade=HINT,
    needs="honours statements",
    idle="no honour is told of in prose as the unit's, or as that of one who stands in its sentence, while the table names another holder; or the table or the prose names several holders, other years or editions",
    examples=(
        "@tables\n# 一、队伍建设\n城东库房荣获“云溪市工人先锋号”。\n# 二、社会荣誉\n|荣誉名称|获奖者|授予单位|\n|云溪市工人先锋号|城北库房|云溪市总工会|\n|云溪市文明单位|档案中心|云溪市文明委|",
        "@tables\n# 一、队伍建设\n何建平获得“云溪市五一劳动奖章”。\n# 二、社会荣誉\n|荣誉名称|获奖者|授予单位|\n|云溪市五一劳动奖章|罗文清|云溪市总工会|\n|云溪市文明单位|档案中心|云溪市文明委|",
        "@short=档案中心\n# 一、队伍建设\n中心荣获云溪市五一劳动奖章。\n# 二、社会荣誉\n◆何建平：云溪市五一劳动奖章\n◆档案中心：云溪市文明单位",
    ),
    counter_examples=(
        "@short=档案中心\n# 一、队伍建设\n中心荣获云溪市五一劳动奖状。\n# 二、社会荣誉\n◆何建平：云溪市五一劳动奖章\n◆档案中心：云溪市五一劳动奖状",
        "@short=档案中心\n# 一、队伍建设\n何建平荣获云溪市五一劳动奖章。\n# 二、社会荣誉\n◆何建平：云溪市五一劳动奖章\n◆档案中心：云溪市文明单位",
        "@tables\n# 一、队伍建设\n何建平获得“云溪市五一劳动奖章”。\n# 二、社会荣誉\n|荣誉名称|获奖者|授予单位|\n|云溪市五一劳动奖章|罗文清|云溪市总工会|\n|云溪市五一劳动奖章|何建平|云溪市总工会|",
        "@tables\n# 一、队伍建设\n何建平、罗文清分别获得“云溪市先进工作者”称号。\n# 二、社会荣誉\n|荣誉名称|获奖者|授予单位|\n|云溪市先进工作者|罗文清|云溪市总工会|\n|云溪市文明单位|档案中心|云溪市文明委|",
        "@tables\n# 一、队伍建设\n城东库房值守班荣获“云溪市工人先锋号”。\n# 二、社会荣誉\n|荣誉名称|获奖者|授予单位|\n|云溪市工人先锋号|城东库房|云溪市总工会|\n|云溪市文明单位|档案中心|云溪市文明委|",
        "@tables\n# 一、队伍建设\n2019年，何建平获得“云溪市五一劳动奖章”。\n# 二、社会荣誉\n|荣誉名称|获奖者|授予时间|\n|云溪市五一劳动奖章|罗文清|2022年4月|\n|云溪市文明单位|档案中心|2022年3月|",
    ),
)
def check_holders(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each honour of the unit that another holder has, and for each of two holders."""
    rows = report.rows("honours")
    yield from _other_holders(rows, report)
    for row in rows:
        if row["recipient_type"] != "unit":
            continue
        same = [one for one in rows if one is not row and one["title"] == row["title"] and one["recipient"]]
        if any(one["recipient_type"] == "unit" for one in same):
            yield holds(row)
            continue
        others = [one for one in same if one["recipient_type"] in ("person", "people", "team")]
        if others:
            yield fails("honour_holder", row, others[0], title=row["title"], holder=others[0]["recipient"])


def _other_holders(rows: Iterable[Row], report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each honour that has one holder in prose and one in a table: the same, or another."""
    by_title: dict[str, list[Row]] = {}
    for row in rows:
        if row["recipient"] and row["recipient_type"] in _HOLDERS and not _COMMON.match(_core(row["title"])):
            by_title.setdefault(_FRAME_HONOUR.sub("", row["title"]), []).append(row)
    for same in by_title.values():
        listed = [row for row in same if row["statement_id"] not in report.statement_by_id]
        told = [row for row in same if row["recipient"] in report.sentence_of(row) and row not in listed]
        if len(told) != 1 or len(listed) != 1:
            continue
        one, other = told[0], listed[0]
        if not _may_be_one(one, other, report):
            continue
        if one["recipient"] in other["recipient"] or other["recipient"] in one["recipient"]:
            yield holds(one, other)
        elif other["recipient"] not in report.sentence_of(one):
            blanks = {"title": one["title"], "holder": one["recipient"], "other": other["recipient"]}
            yield fails("honour_holders", one, other, grade=CONFLICT, page=other["page"], **blanks)


_HOLDERS = ("person", "team", None)  # not the unit, nor several at once


def _may_be_one(one: Row, other: Row, report: Report) -> bool:
    """Whether two mentions may be of one award: no other year or edition, and none of a year before the report's."""
    years, editions = (_years(one), _years(other)), (one["edition"], other["edition"])
    past = [int(year) for year in re.findall(r"(?:19|20)\d\d", report.sentence_of(one))]
    if any(year < (report.year or 0) for year in past):
        return False
    return (None in years or years[0] == years[1]) and (None in editions or editions[0] == editions[1])


_TERM = 3  # years after its end from which on an honour of a term is no longer held; terms last two or three


@as_check(
    "honour whose term has ended",
    "an honour that is named as held has not ended years before, and its term is not still running where it is given for deeds",
    kind="honour",
    grade=HINT,
    needs="honours",
    idle="the honour has no printed term; the last finished term (第二十届) is no lapsed one, and a standing (高新技术企业) is given ahead",
    examples=(
        "◆中心：2015-2017年度云溪市节水型单位称号\n我们荣获2015-2017年度云溪市节水型单位称号。",
        "◆中心：2024-2025年度云溪市文明单位称号\n我们荣获2024-2025年度云溪市文明单位称号。",
        "我们荣获2023年度云溪市安全生产标杆单位称号。",
        "我们荣获2022-2024年度云溪市文明单位称号。",
    ),
    counter_examples=(
        "我们荣获2019-2020年度（第二十届）云溪市文明单位称号。",
        "我们荣获2022年度云溪市安全生产标杆单位称号。",
        "我们荣获2022-2024年度云溪市高新技术企业称号。",
        "我们积极争创2022-2024年度云溪市文明单位。",
    ),
)
def check_terms(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each honour of the unit that has a term."""
    for row in report.rows("honours"):
        years = row["period_end"].year - row["period_start"].year if row["period_start"] and row["period_end"] else 0
        if report.year and _is_of_a_year_ahead(row, report.year):
            yield fails("honour_ahead", row, title=row["title"], begin=row["period_start"].year, year=report.year)
        own = row["recipient_type"] == "unit" or row["recipient"] == "我们"
        if not report.year or not own or years < 1:
            continue
        if row["period_start"].year > report.year:
            yield fails("honour_ahead", row, title=row["title"], begin=row["period_start"].year, year=report.year)
        elif row["period_end"].year > report.year and _is_of_deeds(row, report):
            yield fails("honour_unfinished", row, title=row["title"], end=row["period_end"].year, year=report.year)
        elif row["period_end"].year <= report.year - _TERM:
            yield fails("lapsed", row, title=row["title"], end=row["period_end"].year)
        else:
            yield holds(row)


# Honours that are given for the deeds of a term, and so after it; a standing (高新技术企业, 之乡) is given ahead of it.
_OF_DEEDS = re.compile(
    "文明|先进|优秀|模范|标兵|示范单位|诚信|平安|红旗|标杆|五一|劳动|巾帼|和谐|卫生|节水型?单位|信得过|服务明星|最美|十佳|百佳"
)
_STANDING = re.compile(
    "企业$|之乡|基地|试点|认定|认证|资质|等级|[A-Z]级|名单|高新|专精特新|培育|创建|信用|学校$|医院$|景区"
)


def _is_of_deeds(row: Row, report: Report) -> bool:
    """Whether an honour is one for the deeds of its term, and no wish (争创) or standing."""
    wish = re.search("争创|创建|申报|推荐|候选|目标", report.sentence_of(row))
    return bool(_OF_DEEDS.search(row["title"])) and not _STANDING.search(row["title"]) and not wish


def _is_of_a_year_ahead(row: Row, year: int) -> bool:
    """Whether an honour is printed as that of one year which comes after the report's: 2024年度 in 2023."""
    begin, end = row["period_start"], row["period_end"]
    of_one_year = bool(begin and end and begin.year == end.year > year)
    return of_one_year and bool(re.search(rf"{begin.year}年度", row["text"] or ""))


_GRADE = re.compile(r"奖?(?P<grade>[特一二三](?=等奖)|[金银铜](?=奖))")
_AWARD = 4  # characters that the names of one prize end in alike
_WORK = 5  # characters that two names of one work have in common
# What wins a prize as a work; a person or a team may win one prize twice.
_IS_WORK = re.compile("系统|平台|项目|案例|工程|课题|论文|作品|软件|技术|装置|成果|品牌|模型|模式|报告|方案")
_WINS = re.compile("(?:项目|系统|成果|作品|平台)?(?:荣获|获|被|在|入选|参加|[，,]|$)")
_LEVEL = re.compile("全国|国家|[省市区县部]")
_EDITION = re.compile(r"第[一二三四五六七八九十\d]+[届批期]")
_FRAME_GRADE = re.compile(r"[“”\"《》\s（）()]|20\d\d年?度?")
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
            yield _Prize(row, _FRAME_GRADE.sub("", before), found[0]["grade"], frozenset(re.findall(r"20\d\d", text)))


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
        same = [one for one in listed if _is_one_grade(said, one, report)]
        if any(one.grade == said.grade for one in same):
            yield holds(said.row, same[0].row)
        elif same:
            first, other = (squeeze(one.row["text"])[-40:] for one in (said, same[0]))
            yield fails("honour_grade", said.row, same[0].row, first=first, other=other, page=same[0].row["page"])


def _is_one_grade(one: _Prize, other: _Prize, report: Report) -> bool:
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
