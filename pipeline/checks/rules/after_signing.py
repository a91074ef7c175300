"""Days in tables against the day that the report itself bears: 披露日期2018年6月5日 in a report of 2018年4月."""

import itertools
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from extractors.numbers.number import whole
from extractors.text.han_digits import in_digits
from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Line, Report
from schemas.text import squeeze

_SIGNED = re.compile(
    r"^(?P<year>20\d\d|二[〇○零]\S\S)年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,4})日)?$"
)
_TOP, _END = 8, 3  # printed lines at the top and at the end of a report among which its day stands
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
    end = itertools.islice(_told(reversed(report.lines)), _END)
    found = [_day(_SIGNED.match(squeeze(line.text)), last=True) for line in (*top, *end)]
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
