"""Days against the end of the year and the day that the report bears.

Days in tables against the day that the report itself bears: 披露日期2018年6月5日 in a report of 2018年4月.
Days under a signature inside a report: accounts of a year are not signed before it has ended.
The day on which what a unit has was counted.
"""

import itertools
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from extractors.numbers.number import whole
from extractors.text.han_digits import in_digits
from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.paragraphs import Line
from pipeline.checks.report import Report, printed_row
from pipeline.checks.rules.days.marks import PART_OF_YEAR
from schemas.text import squeeze

_SIGNED_CELL = re.compile(
    r"^(?P<year>20\d\d|二[〇○零]\S\S)年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,4})日)?$"
)
_TOP, _END_CELL = 8, 3  # printed lines at the top and at the end of a report among which its day stands
_CELL = re.compile(r"^(?P<year>20\d\d)[年/.-](?P<month>\d{1,2})(?:[月/.-](?P<day>\d{1,2})?日?)?$")
_AHEAD = re.compile(
    "到期|终止|截止|届满|有效|预计|计划|拟|结束|竣工|完[成工]|交付|任期|解禁|限售|流通|期限|还款|归还|到账|付款|下一|目标|安排|兑付|失效|行权|至$"
)
_MONTH = 7  # of the next year, from which on no report of this year was still being written
_OTHERS = 2  # days of the column that lie before, for each that lies behind


@as_check(
    "day of a table after the report",
    "what a table tells of as done (披露日期, 获奖时间) lies not after the day that the report bears",
    kind="date",
    grade=CONFLICT,
    needs="pages tables",
    idle="the report bears no day at its top or end, the column is of what is to come (到期, 预计), or more than one of three of its days lie behind",
    examples=(
        "@lines\n云溪电气股份有限公司\n2022年年度报告\n2023年4月\n　　全年经营平稳，有关公告如下。\n| 事项 | 披露日期 |\n| 增发新股 | 2023年06月05日 |\n| 资产出售 | 2022年09月17日 |\n| 诉讼进展 | 2022年10月19日 |",
        "@lines\n　　全年获得的荣誉如下。\n| 荣誉 | 授予单位 | 时间 |\n| 先进集体 | 市卫健委 | 2022年3月 |\n| 文明单位 | 市文明委 | 2022年6月 |\n| 平安单位 | 市公安局 | 2023年12月 |\n　　全年服务良好。\n　　读者满意。\n　　云溪市档案服务中心\n　　2023年1月22日",
        "| 荣誉 | 授予单位 | 获奖时间 |\n| 先进集体 | 市卫健委 | 2022年3月 |\n| 文明单位 | 市文明委 | 2022年6月 |\n| 平安单位 | 市公安局 | 2023年11月 |",
        "@lines\n2022年工作报告\n二〇二三年二月十六日\n　　全年走访如下。\n| 企业 | 走访日期 |\n| 甲公司 | 2022-03-12 |\n| 乙公司 | 2023-05-20 |\n| 丙公司 | 2022-08-30 |",
    ),
    counter_examples=(
        "@lines\n云溪电气股份有限公司\n2022年年度报告\n2023年4月\n　　全年经营平稳，有关公告如下。\n| 事项 | 披露日期 |\n| 增发新股 | 2022年06月05日 |\n| 资产出售 | 2022年09月17日 |\n| 诉讼进展 | 2023年04月10日 |",
        "@lines\n2022年年度报告\n2023年4月\n　　担保情况如下。\n| 对象 | 担保到期日 |\n| 甲公司 | 2023年12月31日 |\n| 乙公司 | 2022年12月31日 |\n| 丙公司 | 2022年11月30日 |",
        "@lines\n2022年年度报告\n2023年4月\n　　批次如下。\n| 批次 | 日期 |\n| 甲 | 2023年6月1日 |\n| 乙 | 2023年7月1日 |\n| 丙 | 2022年11月30日 |",
        "| 荣誉 | 授予单位 | 时间 |\n| 先进集体 | 市卫健委 | 2022年3月 |\n| 文明单位 | 市文明委 | 2022年6月 |\n| 平安单位 | 市公安局 | 2023年3月 |",
    ),
)
def check_cells(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each column of days."""
    signed = find_signed(report) or (date(report.year + 1, _MONTH, 1) if report.year else None)
    for cells in report.by_table.values() if signed else ():
        columns: dict[int, list[tuple[Row, date]]] = defaultdict(list)
        heads: dict[int, str] = defaultdict(str)
        for cell in cells:
            text = squeeze(cell["text"])
            day = _day(_CELL.match(text), last=False)
            if day:
                columns[cell["column"]].append((cell, day))
            else:
                heads[cell["column"]] += text if cell["is_header"] or cell["row"] <= 1 else ""
        for column, days in columns.items():
            if not _AHEAD.search(heads[column] + squeeze(cells[0]["caption"] or "")):
                yield from _judge(days, signed)


def _judge(days: Sequence[tuple[Row, date]], signed: date | None) -> Iterator[Judgement]:
    behind = [cell for cell, day in days if signed and day > signed]
    if not behind:
        yield holds(days[0][0])
    elif len(days) - len(behind) >= _OTHERS * len(behind):
        for cell in behind:
            yield fails("after_signed", cell, said=squeeze(cell["text"]), signed=signed)


def find_signed(report: Report) -> date | None:
    """Return the day that a report bears on a line of its own at its top or end; the last of it where it is a month."""
    top = list(itertools.islice(_told(report.lines), _TOP))
    end = itertools.islice(_told(reversed(report.lines)), _END_CELL)
    found = [_day(_SIGNED_CELL.match(squeeze(line.text)), last=True) for line in (*top, *end)]
    days = [day for day in found if day and report.year and day.year in (report.year, report.year + 1)]
    return max(days, default=None)


def _told(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that are more than a page number."""
    return (line for line in lines if not re.fullmatch(r"[-—\s\d/第页]+", line.text))


def _day(found: re.Match[str] | None, *, last: bool) -> date | None:
    """Return the day that some words name; of a month its first or its last."""
    if found is None:
        return None
    year = int(in_digits(found["year"]))
    month, day = (_number(found[name]) for name in ("month", "day"))
    try:
        return date(year, month or 0, day or (monthrange(year, month or 0)[1] if last else 1))
    except ValueError:
        return None


def _number(text: str | None) -> int | None:
    return None if text is None else int(text) if text.isdigit() else whole(text)


_DAY_EARLY = re.compile(r"^(?:[㐀-鿿]{2,12}[:：])?(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日$")
_SIGNED_EARLY = re.compile("会计师事务所|注册会计师|(?<!届)董事会$|评审组|专家组")
_NAMED = re.compile("(?:审计报告|鉴证报告|内控报告|报告)?(?:签署|签发|出具|批准报出)日期?$")
_SENTENCE_ENDS = ("。", "；", "，")  # a line of prose speaks of somebody, and signs nothing
_ABOVE = 5  # printed lines above a day among which the signature stands
_LATE = 10  # month of its year, from which on a report of the year may have been drawn up


@as_check(
    "day of a signature",
    "what a report of a whole year holds with a signature (审计报告) is signed after the year",
    kind="date",
    grade=CONFLICT,
    needs="documents pages tables",
    idle="no day stands alone on a line below a signature, nor beside 签署日期 in a table, or the report is a budget or of a part of a year",
    examples=(
        "@type=年度报告\n@lines\n　　公允反映了全年的经营成果。\n云溪会计师事务所\n中国注册会计师：欧阳岚\n2022年4月6日\n　　财务报表如下。",
        "@type=年度报告\n| 审计意见类型 | 标准的无保留意见 |\n| 审计报告签署日期 | 2022年3月16日 |",
        "@lines\n　　评审意见如下，同意发布。\n评审组组长签字：\n2022年1月12日\n　　其他情况如下。",
    ),
    counter_examples=(
        "@type=年度报告\n@lines\n　　公允反映了全年的经营成果。\n云溪会计师事务所\n中国注册会计师：欧阳岚\n2023年4月6日\n　　财务报表如下。",
        "@type=年度报告\n@lines\n法定代表人：欧阳岚\n2022年12月31日\n　　单位：元",
        "@type=年度报告\n@lines\n　　经营平稳。\n　　业绩增长。\n　　服务良好。\n　　用户满意。\n　　没有处罚。\n　　大事记\n2022年4月6日\n　　召开职代会。\n　　职工满意。\n　　社会满意。",
        "@type=第一季度报告\n@lines\n法定代表人：欧阳岚\n2022年4月6日",
    ),
)
def check_signatures(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each day below a signature, and for each beside 签署日期 in a table."""
    named = f"{report.document['report_type'] or ''}{report.document['title'] or ''}"
    if not report.year or PART_OF_YEAR.search(named):
        return
    lines = report.lines
    for at, (text, _) in enumerate(report.numbered_lines):
        found = _DAY_EARLY.match(text)
        above = (words for words, _ in report.numbered_lines[max(0, at - _ABOVE) : at])
        if found and any(_SIGNED_EARLY.search(words) for words in above if not words.endswith(_SENTENCE_ENDS)):
            yield _judged(report, found, printed_row(report, lines[at].page, lines[at].text))
    for cells in report.by_table.values():
        for cell, beside in pairwise(cells):
            found = _DAY_EARLY.match(squeeze(beside["text"]))
            if found and cell["row"] == beside["row"] and _NAMED.search(squeeze(cell["text"])):
                yield _judged(report, found, beside)


def _judged(report: Report, found: re.Match[str], row: Row) -> Judgement:
    early = int(found["year"]) == report.year and int(found["month"]) < _LATE
    if early:
        return fails("signed_on", row, said=found[0], year=report.year)
    return holds(row)


_DAY_CUT = r"截[至止]到?(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_HELD = re.compile(
    rf"{_DAY_CUT}[，,]?[^，,。；;\d]{{0,30}}?(?P<what>(?:共有|实有|拥有|占有)(?:使用)?(?:国有资产|资产|房屋|土地|车辆|公务用车|设备|在职职工|在职员工|职工|员工)|(?:车辆|公务用车|用车|汽车)保有量|(?:在编|在岗|实有|在册)人员|固定资产(?:总额|原值|净值))"
)
_END_CUT = (12, 31)


@as_check(
    "day of what is held",
    "in a report of a whole year what the unit has (共有车辆) is counted at its end, not on 截至6月30日",
    kind="period",
    grade=HINT,
    needs="documents statements",
    idle="the report is no 决算 and names no 截至12月31日 or several other days, or the day is not of its year",
    examples=(
        "@type=部门决算\n截至2022年6月30日，云溪市档案局共有车辆3辆。",
        "@type=部门决算\n截至2022年11月30日，本部门拥有设备2台（套）。",
        "@type=部门决算\n截至2022年10月31日，公务用车保有量6辆。",
        "截至2022年12月31日，公司党员86人。\n截至2022年6月30日，公司共有员工1,204人。",
    ),
    counter_examples=(
        "@type=部门决算\n截至2022年12月31日，云溪市档案局共有车辆3辆。",
        "交易对方承诺，标的公司截至2024年12月31日累计净利润不低于3,600万元。",
        "@type=部门预算\n截至2019年12月31日，该项目已完成投资3,000万元。",
        "@type=部门预算\n截至2021年6月30日，云溪市档案局共有车辆3辆。",
        "截至2022年12月31日，公司党员86人。\n截至2022年12月31日，公司共有员工1,204人。",
        "截至2022年6月30日，公司共有员工1,204人。",
        "截至2022年6月30日，公司共有员工1,204人。\n截至2022年9月30日，公司共有员工1,210人。\n截至2022年12月31日，公司共有员工1,206人。",
        "@type=部门决算\n截至2023年7月31日，整改事项全部办结。",
        "@type=部门决算\n截至2021年12月31日，云溪市档案局共有车辆3辆。",
    ),
)
def check_day(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such day."""
    for statement in report.rows("statements") if report.year and _closes(report) else ():
        for found in _HELD.finditer(statement["text"]):
            if int(found["year"]) != report.year:
                continue
            if (int(found["month"]), int(found["day"])) == _END_CUT:
                yield holds(statement)
            else:
                yield fails("held_on", statement, said=found[0], year=report.year)


def _closes(report: Report) -> bool:
    """Whether a report tells of a whole year at its end: a 决算, or one that names one other day in it at most."""
    if "决算" in f"{report.document['report_type'] or ''}{report.document['title'] or ''}":
        return True
    found = [day for row in report.rows("statements") for day in re.finditer(_DAY_CUT, row["text"])]
    own = [(int(day["month"]), int(day["day"])) == _END_CUT for day in found if int(day["year"]) == report.year]
    return any(own) and own.count(False) <= 1


_STATED = re.compile(
    rf"{_DAY_CUT}[，,]?[^。；;]{{0,40}}?(?:共有|实有|现有|拥有|占有|保有|在职|在编|在岗|在册|已[经完建]|累计|注册|总股本|股本为|余额)"
)
_COMING = re.compile("计划|预计|拟|将|目标|力争|到期|期限|有效期|期满|届满")
_PROMISED = re.compile("承诺|不低于|不超过|业绩补偿|对赌")
_HAS = re.compile("共有|实有|现有|保有|在职|在编|在岗")
_EARLIER = re.compile("上年|去年|比|较|历年|以来|调整")
_BUDGET = 4  # month of its year, from which on no budget of the year was still being drawn up
_WRITTEN = 7  # month of the next year, from which on no report of this year was still being written


@as_check(
    "day to come of what is held",
    "what the unit has (截至8月31日，共有车辆) was counted before the report, or the budget, was written",
    kind="date",
    grade=CONFLICT,
    needs="documents statements",
    idle="the sentence looks ahead, or the day lies before April of the year of a budget, before July of the year behind that of another report",
    examples=(
        "@type=部门预算\n截至2022年8月31日，云溪市档案局共有车辆3辆。",
        "@type=单位预算\n截至2022年12月31日，本单位在职职工26人。",
        "截至2023年8月31日，中心在册志愿者86人。",
        "@type=部门预算\n截至2020年8月31日，云溪市档案局共有车辆3辆。",
    ),
    counter_examples=(
        "@type=部门预算\n截至2021年8月31日，云溪市档案局共有车辆3辆。",
        "@type=部门预算\n截至2022年12月31日，计划新增车辆3辆，共有车辆6辆。",
        "截至2023年3月31日，中心在册志愿者86人。",
        "@type=部门决算\n截至2022年12月31日，云溪市档案局共有车辆3辆。",
    ),
)
def check_coming(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each day on which something was counted."""
    named = f"{report.document['report_type'] or ''}{report.document['title'] or ''}"
    year = report.year or 0
    budget = "预算" in named and "决算" not in named
    first = (year, _BUDGET, 1) if budget else (year + 1, _WRITTEN, 1)
    for statement in report.rows("statements") if report.year else ():
        for found in _STATED.finditer(statement["text"]):
            parts = tuple(int(found[part]) for part in ("year", "month", "day"))
            if _COMING.search(found[0]) or _PROMISED.search(statement["text"]):
                continue
            if budget and parts[0] < year - 1 and _HAS.search(found[0]) and not _EARLIER.search(statement["text"]):
                yield fails("held_long_ago", statement, said=found[0], year=report.year)
            elif parts < first:
                yield holds(statement)
            else:
                yield fails("held_ahead", statement, said=found[0], year=report.year)
