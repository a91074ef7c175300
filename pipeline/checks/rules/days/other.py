"""What is of another year, another plan or another kind of report.

What a report says of another year or another plan than its own: statements that there was nothing, five-year plans.
Plans of times that are past: 计划于2023年5月启用 in the report of 2023.
The kind of report in what a report says of itself: no 第三季度报告 in that of the first, no 决算表 among the 预算表.
"""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze
from schemas.word_lists import rows

_BUDGET_KINDS = ("预算", "决算")
_NOTHING = re.compile(
    r"(?P<year>20\d\d)年(?:度)?(?:[㐀-鿿“”]{0,14}?)(?:无|没有|未安排|未发生|未编列)[^，,。；;]{0,4}"
    r"(?:“?三公”?|政府性基金|国有资本|机关运行|政府采购|因公出国|公务接待|公务用车|会议费|培训费)"
)
_OF_THE_PAST = re.compile(r"原因|由于|因为|较|比|相比|上年|此项|该项|当年|结转|执行|历年")


@as_check(
    "nothing in another year",
    "that there is no such spending (2023年度无“三公”经费) is said of the report's year",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="the report is no budget and no final accounts, the sentence compares or names another year, or the report says it of its own year too",
    examples=(
        "@type=部门决算\n@year=2024\n本局2023年度无“三公”经费支出。",
        "@type=单位预算\n@year=2024\n说明：本中心2023年无国有资本经营预算安排的支出，此表没有数据。",
    ),
    counter_examples=(
        "@type=部门决算\n@year=2024\n本局2024年度无“三公”经费支出。",
        "@type=部门预算\n@year=2024\n2024年会议费预算3万元，主要原因是2023年无会议费预算。",
        "@type=部门预算\n@year=2024\n2024年会议费预算3万元，2023年无会议费预算。",
        "@type=年度报告\n@year=2024\n2023年无“三公”经费支出。",
    ),
)
def check_nothing(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that says of a year that there was nothing."""
    kind = str(report.document["report_type"] or "")
    if not report.year or not kind.endswith(_BUDGET_KINDS):
        return
    for statement in report.rows("statements"):
        text = statement["text"]
        found = _NOTHING.search(text)
        if not found or len(set(re.findall(r"20\d\d(?=年)", text))) > 1:
            continue
        if int(found["year"]) == report.year:
            yield holds(statement)
        elif int(found["year"]) == report.year - 1 and not _OF_THE_PAST.search(text):
            yield fails("nothing_year", statement, said=text[found.start() : found.end() + 6], year=report.year)


# Last year of each five-year plan: public dates.
_PLANS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
_PLAN_OTHER = re.compile(
    rf"(?P<lead>紧盯|紧扣|围绕|聚焦|落实|对照|锚定|瞄准|推进|实施|谋划|编制|按照|贯彻)(?P<gap>[^，,。；;《》]{{0,8}}?)[“\"]?(?P<plan>{'|'.join(_PLANS)})[”\"]?(?P<rest>.{{0,8}})"
)
_HISTORY = re.compile(r"期间|以来|时期|末|收官|回顾|历年|曾|总结|评估|建成|验收|于20|20\d\d年|起|至|到")
_NAMED = re.compile(r"^(?:国家|省|市|全国|普通|重点|重大|课题|教材|科技|专项|立项)")
_GRACE = 1  # years after its end in which a plan is still wound up


@as_check(
    "plan of another period",
    "what is done this year follows the five-year plan of this year: no 紧盯“十三五” in a report of 2022",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="the year of the report is unknown, the plan ended a year ago or less, or the sentence looks back",
    examples=("中心围绕“十四五”规划目标稳步前行。\n全体职工紧盯“十三五”各项任务，攻坚克难。",),
    counter_examples=(
        "全体职工紧盯“十四五”各项任务，攻坚克难。",
        "“十三五”期间，中心落实各项任务。",
        "@year=2021\n全体职工紧盯“十三五”各项任务，做好收尾。",
        "中心实施“十三五”国家重点研发计划课题。",
        "中心推进“十三五”时期建成的平台升级。",
        "贯彻《云溪市“十三五”档案事业规划》总结会精神。",
    ),
)
def check_plan(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each plan that a sentence says is followed."""
    dated = [row[0] for row in rows("checks/dated.csv", "name", "first", "last", "lead")]
    for statement in report.rows("statements") if report.year and report.of_its_year else ():
        for found in _PLAN_OTHER.finditer(statement["text"]):
            end = _PLANS[found["plan"]]
            if (report.year or 0) <= end + _GRACE:
                yield holds(statement)
            elif not _looks_back(statement, found) and not any(name in statement["text"] for name in dated):
                yield fails("plan_over", statement, said=found[0].strip(), plan=found["plan"], end=end)


def _looks_back(statement: Row, found: re.Match[str]) -> bool:
    text = statement["text"]
    begin = max(text.rfind(stop, 0, found.start()) for stop in "，。；;") + 1
    ends = [at for stop in "，。；;" if (at := text.find(stop, found.end("plan"))) >= 0]
    clause = text[begin : min(ends, default=len(text))]
    return bool(_HISTORY.search(clause) or _NAMED.match(found["rest"]) or "《" in text[: found.start()])


_PLAN_PAST = re.compile(
    r"(?:计划|拟|预计|预期|将)(?:于|在)(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日|底|末|初|[上中下]旬)?(?:前|之前)?(?P<what>[^，,。；;]{0,16})"
)
# What was planned then and is told of now, and terms of papers.
_TOLD = re.compile(
    "原|曾|实际|已|提前|推迟|延期|如期|公告|约定|合同|协议|期限|到期|有效|截止|届满|时任|当时|此前|之前的|会议决定"
)


@as_check(
    "plan of a time that is past",
    "what is to come (计划于, 将于) lies behind the year of the report",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="the report is no 社会责任报告, its year is unknown, the plan names no month, or the sentence tells what became of it",
    examples=("中心计划于2022年5月启用新的档案库房。", "二期工程将于2021年9月底前完工。"),
    counter_examples=(
        "中心计划于2023年5月启用新的档案库房。",
        "原计划于2022年9月启用的库房，已于2022年7月提前启用。",
        "中心于2022年5月启用新的档案库房。",
    ),
)
def check_past_plan(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each plan that names its month."""
    for statement in report.rows("statements") if report.year and report.of_its_year else ():
        text = statement["text"]
        for found in _PLAN_PAST.finditer(text) if not _TOLD.search(text) else ():
            if int(found["year"]) > (report.year or 0):
                yield holds(statement)
            else:
                yield fails("past_plan", statement, said=found[0], year=report.year)


_QUARTER = re.compile(r"第?(?P<number>[一二三四1-4])季度(?:财务)?报告(?!中披露)")
_OF_ITSELF = re.compile(
    r"本(?:公司|集团|行)?(?P<kind>(?:第[一二三四]季度|季度|半年度|中期|年度))报告(?=是否|未经|经过?审计|内容|全文|正文|的?编制|所载|中?涉及)"
)
_TABLE = re.compile(r"(?P<kind>预算|决算)(?:总表|表|情况的?说明|编制说明)$")
_OTHER_YEAR = re.compile(r"20\d\d年?(?:度)?$|上年(?:度)?$|去年$")
_LEAST = 3  # headings with the kind of the report, from which on one with the other kind is the odd one out
_DIGITS = str.maketrans("1234", "一二三四")


def _named(report: Report) -> str:
    return squeeze(f"{report.document['title'] or ''}{report.document['report_type'] or ''}")


@as_check(
    "kind of the report",
    "where a report speaks of itself it names its own kind: 第一季度报告, 半年度报告, 预算表",
    kind="wording",
    grade=HINT,
    needs="documents statements sections tables",
    idle="the kind of the report is unknown, or the words are of another year's report, or in book marks",
    examples=(
        "@type=第一季度报告\n公司第一季度报告已披露。\n公司第三季度报告未经审计。",
        "@type=年度报告\n公司董事会保证本半年度报告内容真实。",
        "@type=部门预算\n# 一、收入预算表\n如下。\n# 二、支出预算表\n如下。\n# 三、收支预算总表\n如下。\n# 四、基本支出决算表\n如下。",
    ),
    counter_examples=(
        "@type=第一季度报告\n公司第一季度报告未经审计。",
        "@type=第三季度报告\n公司在第一季度报告中披露的诉讼已结案。",
        "@type=年度报告\n监事会认为公司半年度报告的编制和审议程序合规。",
        "@type=第三季度报告\n审议通过《公司2022年第一季度报告》。",
        "@type=年度报告\n公司董事会保证本年度报告内容真实。公司披露的第三季度报告详见网站。",
        "@type=部门决算\n# 一、收入决算表\n如下。\n# 二、支出决算表\n如下。\n# 三、政府性基金预算收支决算表\n如下。\n# 四、收支决算总表\n如下。",
    ),
)
def check_kinds(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each place where a report names a kind of its own."""
    named = _named(report)
    quarter = _QUARTER.search(named)
    own = quarter["number"].translate(_DIGITS) if quarter else ""
    for row in report.worded if named else ():
        text = squeeze(row["text"])
        for found in _QUARTER.finditer(text) if own else ():
            if _is_titled(text, found.start()) or _OTHER_YEAR.search(text[: found.start()]):
                continue
            yield _judged(row, found[0], right=found["number"].translate(_DIGITS) == own, named=named)
        for found in _OF_ITSELF.finditer(text) if "报告" in named and not own else ():
            if not _is_titled(text, found.start()):
                yield _judged(row, found[0], right=_is_kind(found["kind"], named), named=named)
    yield from _headings(report, named)


def _is_titled(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _is_kind(kind: str, named: str) -> bool:
    """Whether a kind that a report says it is may be that of its title."""
    half = "半年度" in named or "中期" in named
    if kind in ("半年度", "中期"):
        return half
    return kind == "年度" and not half


def _judged(row: Row, said: str, *, right: bool, named: str) -> Judgement:
    return holds(row) if right else fails("report_kind", row, said=said, name=named[:30])


def _headings(report: Report, named: str) -> Iterator[Judgement]:
    """Yield a judgement for a heading with 决算表 among those with 预算表, and the other way round."""
    own = next((kind for kind in ("决算", "预算") if kind in named), None)
    found = [(row, one) for row in report.rows("sections") if (one := _TABLE.search(squeeze(row["text"])))]
    odd = [row for row, one in found if one["kind"] != own]
    if own is None or len(found) - len(odd) < _LEAST:
        return
    for row, _ in found:
        if row not in odd:
            yield holds(row)
        elif len(odd) == 1:
            yield fails("report_kind", row, said=row["text"], name=named[:30])
