"""Sentences that stand in a report as they stood in that of the year before, with all their figures."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails
from pipeline.checks.report import Report
from pipeline.checks.reuse import match_sentences

_WHOLE = 20.0  # a value from which on the same sentence in two years is worth a look


@as_check(
    "sentence with its figures",
    "a sentence that counts what was done is not last year's, word for word and figure for figure",
    kind="copied",
    grade=HINT,
    needs="statements quantities",
    idle="there is no report of the year before, or the sentence has only rates and small numbers; in budgets and annual reports only sentences with three figures of quarters, or of the year before, are looked at",
    examples=(
        "全年组织警示教育4次，参加人员达到360人次，覆盖全体干部职工。\n@@\n全年组织警示教育4次，参加人员达到360人次，覆盖全体干部职工。",
        "@type=部门预算\n第一季度用款12.50万元，第二季度用款36.20万元，第三季度用款41.80万元，第四季度用款9.10万元。\n@@\n@type=部门预算\n第一季度用款12.50万元，第二季度用款36.20万元，第三季度用款41.80万元，第四季度用款9.10万元。",
        "@type=年度报告\n2021年全国新建水厂36座，其中县级22座，占比约61%，镇级14座，占比约39%。\n@@\n@type=年度报告\n2021年全国新建水厂36座，其中县级22座，占比约61%，镇级14座，占比约39%。",
    ),
    counter_examples=(
        "全年组织警示教育4次，参加人员达到360人次，覆盖全体干部职工。\n@@\n全年组织警示教育4次，参加人员达到371人次，覆盖全体干部职工。",
        "劳动合同签订率100%，没有发生劳动争议。\n@@\n劳动合同签订率100%，没有发生劳动争议。",
        "@type=部门预算\n第一季度用款20万元，第二季度用款20万元，第三季度用款20万元，第四季度用款20万元。\n@@\n@type=部门预算\n第一季度用款20万元，第二季度用款20万元，第三季度用款20万元，第四季度用款20万元。",
        "@type=年度报告\n项目建筑面积12846平方米，地上7630平方米，地下5216平方米。\n@@\n@type=年度报告\n项目建筑面积12846平方米，地上7630平方米，地下5216平方米。",
        "@type=年度报告\n2021年公司发行股份4200万股，共募集资金3.6亿元，其中费用3120万元。\n@@\n@type=年度报告\n2021年公司发行股份4200万股，共募集资金3.6亿元，其中费用3120万元。",
    ),
)
def check_copied(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each such sentence."""
    last = report.year_before
    if not last:
        return
    if report.of_its_year:
        now = [row for row in report.rows("statements") if _counts(report, row) and f"{last.year}年" not in row["text"]]
    else:
        now = [row for row in report.rows("statements") if _is_of_a_year(report, row)]
    before = last.rows("statements")
    for at, match, kind, _ in match_sentences([row["text"] for row in now], [row["text"] for row in before]):
        if kind == "identical" and match is not None:
            yield fails("copied", now[at], before[match], said=now[at]["text"][:40], year=last.year)


_FIGURES = 3  # of a sentence, from which on they hardly all stay as they were
_QUARTERS = re.compile("第[一二三四]季度")
_YEARS = re.compile(r"((?:19|20)\d\d)年(?:度)?(?!\d)")
_DATED = re.compile(r"(?:19|20)\d\d(?:年\d|[-—~至./])")
_STATED = re.compile("占比|占|同比|增长|下降|全年|共|合计|总计")
# What was done once stays as it was told: shares issued, bodies founded, rules passed.
_ONCE = re.compile(
    "发行|授予|募集|收购|签订|签署|批准|通过|设立|成立|上市|股份|每股|每10股|规划|《|起|以来|截至|上年|较|比"
)


def _is_of_a_year(report: Report, row: Row) -> bool:
    """Whether a sentence gives three amounts or counts of the quarters of a year, or of the year before the report's."""
    own = report.of_statement.get(row["statement_id"], ())
    values = {q["value"] for q in own if q["value"] and q["kind"] in ("count", "amount") and q["unit"] != "%"}
    text = row["text"]
    if len(values) < _FIGURES or _DATED.search(text):
        return False
    years = set(_YEARS.findall(text))
    if len(set(_QUARTERS.findall(text))) >= _FIGURES and years <= {str(report.year)}:
        return True
    bare = re.sub("占比|同比|比例|比重", "", text)  # these compare with no earlier time
    return years == {str((report.year or 0) - 1)} and bool(_STATED.search(text)) and not _ONCE.search(bare)


def _counts(report: Report, row: Row) -> bool:
    own = report.of_statement.get(row["statement_id"], ())
    return any(q["value"] is not None and q["value"] >= _WHOLE and q["kind"] == "count" and q["unit"] for q in own)
