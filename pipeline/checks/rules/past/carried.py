"""What goes on from last year's report, and what was copied from it.

What goes on from last year's report: a total (累计) that is last year's and this year's, a long count that did not move.
Sentences that stand in a report as they stood in that of the year before, with all their figures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import write
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report, named
from pipeline.checks.reuse import kept_sentences
from pipeline.checks.rules.past.years import flows_of_years
from pipeline.checks.sentences import (
    have_in_common,
    is_exact_level,
    names_other_year,
    sentences,
    words_before,
    words_behind,
)

_TOTAL = re.compile(r"累[计积][^，,。；;\d]{0,14}$")
_OF_YEAR = re.compile(r"本年|今年|全年|年内|报告期|当年|新增")
_SHARED = 5  # characters that what is counted has in common in two sentences
_DIGITS = 2  # digits of a total from which on one that is another, or two that changed places, are a slip


class _Count(NamedTuple):
    """A count of a sentence, with the words around it."""

    row: Row
    before: str
    behind: str


def _counts_total(report: Report) -> Iterator[_Count]:
    for statement, quantities in sentences(report):
        for q in quantities:
            if is_exact_level(q) and q["unit"] and q["unit"] != "%" and float(q["value"]).is_integer():
                yield _Count(q, words_before(statement, q), words_behind(statement, q))


def _is_alike(one: _Count, other: _Count) -> bool:
    """Whether two counts are of one thing: their words behind them, or right before them, have much in common."""
    unit = one.row["unit"] == other.row["unit"]
    behind = [re.split("[，,。；;]", re.sub(r"[（(][^（）()]*[）)]", "", count.behind))[0] for count in (one, other)]
    if not unit:
        return False
    if min(map(len, behind)) >= _SHARED:
        return have_in_common(behind[0], behind[1], _SHARED)
    before = [re.split("[，,。；;]", count.before)[-1] for count in (one, other)]
    return have_in_common(before[0], before[1], _SHARED)


@as_check(
    "total carried on",
    "a total over all years (累计) is that of last year's report and what came this year",
    kind="sum",
    grade=HINT,
    needs="statements quantities",
    idle="there is no report of the year before, one of the two does not give the total once, this year's part is not told, or they miss it by more than a slip of a digit",
    examples=(
        "截至年末，中心累计办成87个品种的种植技术转让。\n@@\n2022年，中心谈成了25个品种的种植技术转让。\n截至年末，中心已累积办成121个品种的种植技术转让。",
        "累计建成326个社区健康服务点。\n@@\n今年新增18个社区健康服务点。累计建成354个社区健康服务点。",
        "截至年末，中心累计办成65个品种的种植技术转让。\n@@\n2022年，中心谈成了12个品种的种植技术转让。\n截至年末，中心已累积办成86个品种的种植技术转让。",
        "累计培训1,240名乡村电商带头人。\n@@\n全年培训160名乡村电商带头人。截至年底，累计培训1,040名乡村电商带头人。",
    ),
    counter_examples=(
        "截至年末，中心累计办成87个品种的种植技术转让。\n@@\n2022年，中心谈成了25个品种的种植技术转让。\n截至年末，中心已累积办成112个品种的种植技术转让。",
        "累计建成326个社区健康服务点。\n@@\n今年新增18个社区健康服务点。累计建成402个社区健康服务点。",
        "累计培训1,240名乡村电商带头人。\n@@\n截至年底，累计培训1,420名乡村电商带头人。",
        "累计建成326个社区健康服务点。\n@@\n今年新增18个社区文化活动室。累计建成354个社区健康服务点。",
    ),
)
def check_carried_on(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total that both reports give, with this year's part beside it."""
    last = report.year_before
    if not last:
        return
    before = [count for count in _counts_total(last) if _TOTAL.search(count.before)]
    own = list(_counts_total(report)) if before else []
    totals = {(count.row["value"], count.row["unit"]): count for count in own if _TOTAL.search(count.before)}
    for total in totals.values():
        then = [count for count in before if _is_alike(total, count)]
        if len({count.row["value"] for count in then}) != 1:
            continue
        parts = [count for count in own if _is_part(report, count) and _is_alike(total, count)]
        yield from _judge(total.row, then[0].row, [part.row for part in parts])


def _is_part(report: Report, count: _Count) -> bool:
    named_year = f"{report.year}年" in count.before or bool(_OF_YEAR.search(count.before))
    return named_year and not _TOTAL.search(count.before)


def _judge(total: Row, then: Row, parts: Sequence[Row]) -> Iterator[Judgement]:
    due = [(then["value"] + part["value"], part) for part in parts]
    if any(value == total["value"] for value, _ in due):
        yield holds(total, then)
        return
    for value, part in due:
        pairs = (total["value"], value), (part["value"], total["value"] - then["value"])
        printed = [(f"{said:.0f}", f"{got:.0f}") for said, got in pairs]
        if any(len(said) >= _DIGITS and find_slipped(said, got) for said, got in printed):
            yield fails("carried_on", total, part, then, now=named(total), part=named(part), then=named(then),
                        page=then["page"], got=write(float(value)))  # fmt: skip
            return


_FLOW = re.compile(
    "^(?:次|人次|万次|万人次|件|条|篇|批次|辆次|车次|架次|件次|场次|份|户次|张|吨|万吨|千瓦时|度|立方米|台次)$"
)
_LONG = 4  # digits other than closing noughts of a count that hardly comes again in another year
_ONCE_TOTAL = re.compile(
    r"上年|去年|同期|以来|累计|面积|库容|容量|装机|设计|规模|总长|注册|编制|现有|馆藏|保有|存量|标准|预算|计划|历史|截至"
)


@as_check(
    "long count again",
    "a count of four digits or more (点播次数) is not the one that last year's report gives under the same words",
    kind="copied",
    grade=HINT,
    needs="statements quantities",
    idle="there is no report of the year before, the whole sentence was kept (then another check tells of it), or the sentence names another year or what stays as it is",
    examples=(
        "云课堂总点播次数达6241580人次。\n@@\n课程不断丰富，云课堂总点播次数达6241580次，学员反响良好。",
        "全年接听热线36,412件。\n@@\n今年热线办通过多种方式，全年接听热线36,412件，满意率提高。",
        "共发放宣传资料12,480份。\n@@\n走进社区，共发放宣传资料12,480份，反响良好。",
    ),
    counter_examples=(
        "云课堂总点播次数达6241580次。\n@@\n课程不断丰富，云课堂总点播次数达8241360次，学员反响良好。",
        "馆藏图书现有36,412份。\n@@\n馆内环境改善，馆藏图书现有36,412份，全部上架。",
        "共发放宣传资料12,000份。\n@@\n走进社区，共发放宣传资料12,000份，反响良好。",
        "全年接听热线36,412件。\n@@\n上年接听热线36,412件，今年全年接听热线38,006件。",
    ),
)
def check_long_count(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each long count that last year's report has too."""
    last = report.year_before
    before = _long(last) if last else {}
    kept = {row["text"] for row in last.rows("statements")} if last else set()
    flows = flows_of_years(report) if before else ()
    told = {after["quantity_id"] for then, after in flows if then["value"] == after["value"]}
    for (value, unit, lead), row in (_long(report) if before else {}).items():
        then = before.get((value, unit, lead))
        if then is None or row["row_id"] in told:
            continue
        sentence = report.sentence_of(row)
        if sentence not in kept and not names_other_year(sentence, report.year):
            yield fails("same", row, then, said=f"{lead}{row['text']}", year=(report.year or 0) - 1)


def _long(report: Report) -> Mapping[tuple[float, str, str], Row]:
    """Return by value, unit and the four characters before it each long count of a flow that stands in prose."""
    found: dict[tuple[float, str, str], Row] = {}
    for statement, quantities in sentences(report):
        if _ONCE_TOTAL.search(statement["text"]):
            continue
        for q in quantities:
            digits = re.sub(r"\D", "", str(q["text"])).strip("0")
            if is_exact_level(q) and len(digits) >= _LONG and _FLOW.match(str(q["unit"])):
                found[
                    q["value"], q["unit"].removeprefix("人"), words_before(statement, q, 4).rstrip("达为共到")[-2:]
                ] = q
    return found


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
    for row, then, kind in kept_sentences(report):
        if kind != "identical":
            continue
        counts = _counts_copied(report, row) and f"{last.year}年" not in row["text"]
        if counts if report.of_its_year else _is_of_a_year(report, row):
            yield fails("copied", row, then, said=row["text"][:40], year=last.year)


_FIGURES = 3  # of a sentence, from which on they hardly all stay as they were
_QUARTERS = re.compile("第[一二三四]季度")
_YEARS = re.compile(r"((?:19|20)\d\d)年(?:度)?(?!\d)")
_DATED = re.compile(r"(?:19|20)\d\d(?:年\d|[-—~至./])")
_STATED = re.compile("占比|占|同比|增长|下降|全年|共|合计|总计")
# What was done once stays as it was told: shares issued, bodies founded, rules passed.
_ONCE_COPIED = re.compile(
    "发行|授予|募集|收购|签订|签署|批准|通过|设立|成立|上市|股份|每股|每10股|规划|《|起|以来|截至|上年|较|比"
)


def _is_of_a_year(report: Report, row: Row) -> bool:
    """Whether a sentence gives three amounts or counts of the quarters of a year, or of the year before the report's."""
    own = report.quantities_of(row)
    values = {q["value"] for q in own if q["value"] and q["kind"] in ("count", "amount") and q["unit"] != "%"}
    text = row["text"]
    if len(values) < _FIGURES or _DATED.search(text):
        return False
    years = set(_YEARS.findall(text))
    if len(set(_QUARTERS.findall(text))) >= _FIGURES and years <= {str(report.year)}:
        return True
    bare = re.sub("占比|同比|比例|比重", "", text)  # these compare with no earlier time
    return years == {str((report.year or 0) - 1)} and bool(_STATED.search(text)) and not _ONCE_COPIED.search(bare)


def _counts_copied(report: Report, row: Row) -> bool:
    own = report.quantities_of(row)
    return any(q["value"] is not None and q["value"] >= _WHOLE and q["kind"] == "count" and q["unit"] for q in own)
