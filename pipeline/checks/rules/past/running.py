"""Counts of years: 连续九年 against last year's report, against another place of this one, and against 自2015年起."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import read_count, write_han
from pipeline.checks.report import Report
from pipeline.checks.sentences import found_in

_ALIKE = 4  # characters of what is counted by which it is known again
_RUNNING = re.compile(
    r"(?:已?连续|累计连续|第)(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})年(?P<what>[㐀-鿿“”]{2,10})"
)


@as_check(
    "count of years",
    "连续九年 of last year's report is 连续十年 in this one",
    kind="period",
    grade=CONFLICT,
    needs="statements",
    idle="the years of a thing are counted once, in one report",
    examples=(
        "中心连续九年举办员工讲堂。\n@@\n中心连续九年举办员工讲堂。",
        "商会连续九十九年举办药材庙会。\n@@\n商会连续九十九年举办药材庙会。",
        "中心自2015年起连续九年举办员工讲堂。",
        "中心成立于1998年，至今已有34年历史。",
        "中心连续九年举办员工讲堂。\n回顾过去，我们连续八年举办员工讲堂，受到欢迎。",
    ),
    counter_examples=(
        "中心连续九年举办员工讲堂。\n@@\n中心连续十年举办员工讲堂。",
        "中心自2015年起连续八年举办员工讲堂。",
        "中心成立于1998年，至今已有24年历史。",
    ),
)
def check_count(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each thing whose years two reports count."""
    own: dict[str, tuple[Row, re.Match[str]]] = {}
    for row, found in _runs(report):
        first, said = own.setdefault(found["what"][:_ALIKE], (row, found))
        if first is not row and read_count(said["count"]) != read_count(found["count"]):
            yield fails("running_twice", row, first, said=found[0], before=said[0], page=first["page"])
    yield from _since(report)
    if not report.earlier or not report.year:
        return
    last = report.earlier[-1]
    gap = report.year - (last.year or report.year)
    before = {found["what"][:_ALIKE]: (row, found) for row, found in _runs(last)}
    for row, found in _runs(report):
        if found["what"][:_ALIKE] not in before:
            continue
        then, count = before[found["what"][:_ALIKE]], read_count(found["count"])
        old = read_count(then[1]["count"])
        if count is None or old is None:
            continue
        if count == old + gap:
            yield holds(row, then[0])
        elif count <= old or count > old + gap:
            due = str(old + gap) if found["count"].isdigit() else write_han(old + gap)
            blanks = {"said": found[0], "before": then[1][0], "year": last.year, "page": then[0]["page"]}
            yield fails("running", row, then[0], due=found[0].replace(found["count"], due, 1), **blanks)


_SINCE = re.compile(
    r"(?:自|从)(?P<from>(?:19|20)\d\d)年(?:起|以来|开始)?[，,]?[^，,。；;]{0,10}?(?:已)?连续(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})年"
)


_FOUNDED = re.compile(
    r"(?:成立|创建|建成|建立|始建|组建|创立|创办|开业|设立)于(?P<from>(?:19|20)\d\d)年[^。；;]{0,24}?(?:至今|迄今|已有|已走过|走过|历经|历时)[^。；;\d]{0,6}?"
    r"(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})(?:周年|年|个?春秋)(?!代)"
)


def _since(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each 自2015年起连续八年: the years up to the report's, its own in or out."""
    for row in report.rows("statements") if report.year else ():
        for found in (*_SINCE.finditer(row["text"]), *_FOUNDED.finditer(row["text"])):
            count, years = read_count(found["count"]), (report.year or 0) - int(found["from"])
            if count in (years, years + 1):
                yield holds(row)
            elif count is not None and years >= 0:
                yield fails("since", row, said=found[0], count=years + 1, year=report.year, grade=HINT)


# 建企25年: years of the unit itself, counted from its founding.
_ANNIVERSARY = re.compile(
    r"(?:建[企厂院校馆局所站行社司台](?:以来)?|(?:公司|中心|集团|本馆|我院|我校|本单位|单位)成立)(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})(?:周年|多?年)"
)


def _runs(report: Report) -> Iterator[tuple[Row, re.Match[str]]]:
    yield from found_in(report.rows("statements"), _RUNNING)


def _anniversaries(report: Report, first: tuple[Row, str]) -> Iterator[Judgement]:
    years = (report.year or 0) - int(first[1])
    for row, found in found_in(report.rows("statements"), _ANNIVERSARY):
        count = read_count(found["count"])
        if count is None or "多年" in found[0]:
            continue
        if abs(count - years) <= 1:
            yield holds(row, first[0])
        else:
            yield fails("since", row, first[0], said=found[0], count=years, year=report.year)


_UNBROKEN = re.compile(r"(?<!第)连续(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})(?:个)?(?:年(?!级|度)|周年)")


def _longer(report: Report, first: tuple[Row, str]) -> Iterator[Judgement]:
    """Yield a finding for each count of years without a break that is longer than the unit has been there."""
    years = (report.year or 0) - int(first[1]) + 1
    for row, found in found_in(report.rows("statements"), _UNBROKEN):
        count = read_count(found["count"])
        if count is not None and count > years:
            yield fails("since", row, first[0], said=found[0], count=years, year=report.year)


_STARTED = re.compile(
    r"(?:成立|创建|组建|创办|始建|兴建|建成)于(?P<year>20\d\d)年|自(?P<since>20\d\d)年(?:起连续|以来|至今)"
)

_AHEAD = re.compile("计划|拟|将|规划|预计|力争|应当?|须|[偿归]还|[兑支]付|归属|行权|解锁|到期|分期|实施")


@as_check(
    "beginning after the report",
    "what the report says began, or has gone on since, did not begin years after it",
    kind="date",
    grade=CONFLICT,
    needs="documents statements",
    idle="no sentence names the year in which something began, or it speaks of a plan",
    examples=(
        "志愿服务队成立于2026年，现有志愿者168人。",
        "区局自2029年起连续五届保持文明单位称号。",
        "自2072年以来累计投入帮扶资金86万元。",
        "图书馆始建于2031年，馆舍面积1.2万平方米。",
        "展厅建成于2027年。",
    ),
    counter_examples=(
        "志愿服务队成立于2016年，现有志愿者168人。",
        "区局自2009年起连续五届保持文明单位称号。",
        "计划自2025年起连续三年投入资金。",
        "子公司成立于2023年，为期后事项。",
        "限制性股票自2024年1月1日后的第一个交易日起分期归属。",
        "债券自2027年起连续五年偿还本金。",
        "租金自2025年起连续三年每年支付86万元。",
    ),
)
def check_started(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each year in which something is said to have begun."""
    for row in report.rows("statements") if report.year else ():
        for found in _STARTED.finditer(row["text"]):
            year = int(found["year"] or found["since"])
            if year <= (report.year or 0):
                yield holds(row)
            elif year > (report.year or 0) + 1 and not _AHEAD.search(row["text"]):
                yield fails("started_after", row, said=found[0], year=report.year)


_BEGUN = re.compile(r"(?P<who>[㐀-鿿]{0,24})(?:成立|创建|组建|创办|始建)于(?P<year>(?:19|20)\d\d)年")
_SINCE_THEN = re.compile(r"自(?P<year>(?:19|20)\d\d)年(?:成立|创建|组建|创办|建[成立])以来")
_OWN = re.compile(r"^(?:本|我)?(?:单位|中心|公司|集团|局|院|校|所|馆|站)$")


@as_check(
    "year of founding",
    "the year in which the unit was founded is the same wherever the report names it",
    kind="conflict",
    grade=HINT,
    needs="statements documents",
    idle="the report does not name it both ways: 中心成立于1996年, 自1996年成立以来",
    examples=(
        "中心成立于1996年4月12日。\n自1998年成立以来，中心不断发展壮大。",
        "公司成立于2003年6月，建企25年来始终坚守一线。",
        "中心组建于2006年5月。\n全年未发生事故，连续19年保持安全生产无事故。",
    ),
    counter_examples=(
        "中心成立于1996年4月12日。\n自1996年成立以来，中心不断发展壮大。",
        "志愿服务队成立于2015年。\n自1996年成立以来，中心不断发展壮大。",
        "公司成立于2003年6月，建企20年来始终坚守一线。",
        "中心组建于2006年5月。\n全年未发生事故，连续17年保持安全生产无事故。",
        "公司成立于2003年6月，建企20多年来始终坚守一线。",
    ),
)
def check_founding(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each mention of the founding beside the first one."""
    names = {report.document["org"], report.document["org_short"]} - {None, ""}
    first: tuple[Row, str] | None = None
    for row, found in found_in(report.rows("statements"), _BEGUN):
        own = found["who"] in names or _OWN.match(found["who"])
        first = first or ((row, found["year"]) if own else None)
    if first and report.year:
        yield from _anniversaries(report, first)
        yield from _longer(report, first)
    for row in report.rows("statements") if first else ():
        for found in _SINCE_THEN.finditer(row["text"]):
            if first and found["year"] == first[1]:
                yield holds(row, first[0])
            elif first:
                yield fails("founding", row, first[0], said=found[0], year=first[1], page=first[0]["page"])
