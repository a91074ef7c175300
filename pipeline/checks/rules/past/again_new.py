"""What last year's report had told of already: a mark 首次突破 that it says is passed, and a reason 新增 that it gave too."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import printed_number
from pipeline.checks.report import Report, once_a_report
from pipeline.checks.rules.past.first import FIRST, PASSED, judged_marks
from pipeline.checks.sentences import AHEAD, have_in_common, names_other_year
from schemas.text import squeeze

_PASSED = f"{PASSED}|逾"
_AHEAD = re.compile(f"{AHEAD}|目标|未|不")
_FIRST = re.compile(
    rf"(?P<what>[^，,。；;]{{0,40}}?)(?:{FIRST})(?:{_PASSED})(?:了)?(?P<mark>\d[\d,，.]*[百千万亿]*[㐀-鿿%％]{{0,2}})"
)
_MARKED = re.compile(rf"(?:{_PASSED})(?:了)?(?P<mark>\d[\d,，]*(?:\.\d+)?)")
_COMMON = 3  # characters that the words before both marks have in common
_REACH = 40  # characters before a mark that say of what it is
_PLAIN = re.compile("报告期内?|公司|目前|全年|年末|数量|总量|规模|累计|实现|我[们市区县院校行]|本[行院校区县市]")

_NEW = re.compile(
    r"(?:原因|由于|因为?|系|主要是)[^，,。；;]{0,14}?(?P<year>20\d\d年|本年度?|今年|当年)?(?:新增|新设|新设立|新成立|新开展|新纳入|新安排)了?(?P<thing>[㐀-鿿（）“”]{5,40}?)(?:所致|等)?(?=[，,。；;]|$)"
)
_ALWAYS = re.compile("人员|职工|就业|债券|贷款|建设用地|专利|客户|用户|投资")  # what is new in each year


@as_check(
    "mark told of before",
    "a mark that is passed for the first time (首次突破12万台) is not one that the report before says is passed",
    kind="copied",
    grade=HINT,
    needs="statements",
    idle="no earlier report has the mark behind 突破, 超过 or 达到 with words that share three characters",
    examples=(
        "目前，平台接入传感器已突破12万台，覆盖全部泵站。\n@@\n报告期内，平台接入传感器数量首次突破12万台。",
        "职工书屋藏书超过8,000册。\n@@\n职工书屋藏书首次超过8,000册，人均12册。",
        "年供热面积达到1,500万平方米，创历史新高。\n@@\n年供热面积首次达到1,500万平方米。",
    ),
    counter_examples=(
        "目前，平台接入传感器已突破12万台，覆盖全部泵站。\n@@\n报告期内，平台接入传感器数量首次突破15万台。",
        "职工书屋藏书超过8,000册。\n@@\n外借图书首次超过8,000册次，读者满意。",
        "力争平台接入传感器突破12万台。\n@@\n报告期内，平台接入传感器数量首次突破12万台。",
        "平台接入传感器接近12万台。\n@@\n报告期内，平台接入传感器数量首次突破12万台。",
    ),
)
def check_mark(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such mark."""
    for row in report.rows("statements") if report.earlier else ():
        text = squeeze(row["text"])
        for found in _FIRST.finditer(text) if not names_other_year(text, report.year) else ():
            then = next(_earlier(report, found), None)
            if then is None:
                yield holds(row)
            elif (row["statement_id"], printed_number(found["mark"])) not in _told_already(report):
                yield fails("mark_before", row, then[1], said=found[0][-30:], year=then[0].year, page=then[1]["page"])


def _earlier(report: Report, found: re.Match[str]) -> Iterator[tuple[Report, Row]]:
    """Yield the sentences of earlier reports that tell of a mark as passed."""
    mark = re.compile(rf"(?P<lead>[^。；;]{{0,{_REACH}}})(?:{_PASSED})(?:了)?{re.escape(found['mark'])}")
    own = _PLAIN.sub("，", f"{found['what']}{found.string[max(0, found.start() - _REACH) : found.start()]}")
    for one in reversed(report.earlier):
        for row, text in _with_marks(one).get(printed_number(found["mark"]), ()):
            said = mark.search(text)
            if (
                said
                and not _AHEAD.search(said["lead"])
                and have_in_common(_PLAIN.sub("、", said["lead"]), own, _COMMON)
            ):
                yield one, row


@once_a_report
def _with_marks(report: Report) -> Mapping[str, Sequence[tuple[Row, str]]]:
    """Return by each number behind a verb of passing the sentences that hold it, with their words."""
    found: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        for number in dict.fromkeys(printed_number(one[0]) for one in _MARKED.finditer(text)):
            found[number].append((row, text))
    return found


@once_a_report
def _told_already(report: Report) -> frozenset[tuple[str, str]]:
    """Return by sentence and number the marks that a value of a year before had passed."""
    told = (one.rows[0] for one in judged_marks(report) if one.outcome == "fails")
    return frozenset((mark["statement_id"], printed_number(mark["text"])) for mark in told)


@as_check(
    "reason that was new before",
    "what is given as newly added for the change of this year was not newly added in last year's report",
    kind="copied",
    grade=HINT,
    needs="statements",
    idle="there is no report of the year before, or it gives no such reason in the same words as of its own year",
    examples=(
        "比2021年预算增加8.2万元。主要原因是：2021年新增古籍数字化专项经费。\n@@\n比2021年预算增加2.4万元。主要原因是：2022年新增古籍数字化专项经费。",
        "支出增加，主要原因是本年新增社区养老服务项目支出。\n@@\n支出增加，主要原因是本年新增社区养老服务项目支出。",
        "增加12万元，主要是新设应急值守岗位补贴。\n@@\n增加3万元，主要是新设应急值守岗位补贴。",
    ),
    counter_examples=(
        "比2021年预算增加8.2万元。主要原因是：2021年新增古籍数字化专项经费。\n@@\n比2021年预算增加2.4万元。主要原因是：古籍数字化专项经费增加。",
        "支出增加，主要原因是本年新增社区养老服务项目支出。\n@@\n支出增加，主要原因是本年新增社区托育服务项目支出。",
        "增加，主要原因是新增人员工资及社会保险费。\n@@\n增加，主要原因是新增人员工资及社会保险费。",
        "主要原因是：2021年新增古籍数字化专项经费。\n@@\n上年增加的主要原因是：2021年新增古籍数字化专项经费。",
    ),
)
def check_reason(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each reason of this kind."""
    last = report.year_before
    told = {said["thing"]: row for row, said in _reasons(last)} if last else {}
    for row, said in _reasons(report) if last else ():
        then = told.get(said["thing"])
        if then is None:
            yield holds(row)
        else:
            yield fails("new_before", row, then, said=f"新增{said['thing'][:24]}", year=last.year if last else "",
                        page=then["page"])  # fmt: skip


def _reasons(report: Report) -> Iterator[tuple[Row, re.Match[str]]]:
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        for said in _NEW.finditer(text) if not names_other_year(text, report.year) else ():
            if not _ALWAYS.search(said["thing"]):
                yield row, said
