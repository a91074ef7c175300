"""What a report says of another year or another plan than its own: statements that there was nothing, five-year plans."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
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
_PLAN = re.compile(
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
        for found in _PLAN.finditer(statement["text"]):
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
