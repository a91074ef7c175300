"""The day that a report bears, and those under the signatures inside it, against the end of its year.

The day of a report of a whole year, and of a signature inside it (审计报告), lies behind the year.
Days in tables against the day that the report itself bears: 披露日期2018年6月5日 in a report of 2018年4月.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.days import WRITTEN_UNTIL, day_of, days_borne
from pipeline.checks.report import Report, printed_row
from schemas.text import squeeze

_CELL = re.compile(r"^(?P<year>20\d\d)[年/.-](?P<month>\d{1,2})(?:[月/.-](?P<day>\d{1,2})?日?)?$")
_AHEAD = re.compile(
    "到期|终止|截止|届满|有效|预计|计划|拟|结束|竣工|完[成工]|交付|任期|解禁|限售|流通|期限|还款|归还|到账|付款|下一|目标|安排|兑付|失效|行权|至$"
)
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
    signed = find_signed(report) or (date(report.year + 1, WRITTEN_UNTIL, 1) if report.year else None)
    for cells in report.by_table.values() if signed else ():
        columns: dict[int, list[tuple[Row, date]]] = defaultdict(list)
        heads: dict[int, str] = defaultdict(str)
        for cell in cells:
            text = squeeze(cell["text"])
            found = _CELL.match(text)
            day = day_of(int(found["year"]), int(found["month"]), int(found["day"] or 1)) if found else None
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
    days = [borne.last for borne in days_borne(report)]
    return max(
        (day for day in days if day and report.year and day.year in (report.year, report.year + 1)), default=None
    )


_PART_OF_YEAR = re.compile("预算|季度|半年|中期|计划|方案|招股|公告")
_TOP = 5  # printed lines among which the kind of a report stands that nothing else names
_EARLY = 9  # a report of a whole year is not written in a month of that year up to this one


@as_check(
    "day of the report",
    "a report of a year bears a day after it: no 2022年3月 under the report of 2022",
    kind="date",
    grade=HINT,
    needs="documents pages",
    idle="no day stands on a line of its own at the top or the end, or the report is a budget or of a part of a year",
    examples=(
        "@lines\n云溪市档案服务中心\n2022年社会责任报告\n（2022年1月16日经中心党委会议审议通过）\n中心坚持服务为先，成效明显。\n全年无投诉。\n职工满意。\n社会满意。",
        "@lines\n云溪市档案服务中心\n2022年社会责任报告\n2022年3月\n中心坚持服务为先，成效明显。\n全年无投诉。\n职工满意。\n读者满意。\n社会满意。",
        "@lines\n2022年社会责任报告\n中心坚持服务为先。\n全年无投诉。\n职工满意。\n读者满意。\n社会满意。\n云溪市档案服务中心\n2022年1月20日",
        "@lines\n2022年社会责任报告\n中心坚持服务为先。\n全年无投诉。\n职工满意。\n读者满意。\n社会满意。\n云溪市档案服务中心\n2024年1月20日",
        "@lines\n2022年社会责任报告\n中心坚持服务为先。\n全年无投诉。\n职工满意。\n读者满意。\n社会满意。\n云溪市档案服务中心\n二〇二二年二月十六日",
    ),
    counter_examples=(
        "@lines\n云溪市档案服务中心\n2022年社会责任报告\n（2023年1月16日经中心党委会议审议通过）\n中心坚持服务为先，成效明显。\n全年无投诉。\n职工满意。\n社会满意。",
        "@lines\n2022年社会责任报告\n中心坚持服务为先。\n全年无投诉。\n职工满意。\n读者满意。\n社会满意。\n云溪市档案服务中心\n2023年1月20日",
        "@lines\n2022年社会责任报告\n中心坚持服务为先。\n全年无投诉。\n职工满意。\n读者满意。\n社会满意。\n云溪市档案服务中心\n2022年12月30日",
        "@lines\n@type=部门预算\n2022年部门预算\n收入稳定。\n支出稳定。\n运行稳定。\n绩效良好。\n公开透明。\n云溪市档案局\n2022年2月20日",
        "@lines\n@type=年度报告\n云溪市水务局\n2022年年报\n2024年3月\n供水平稳，成效明显。\n全年无投诉。\n职工满意。\n社会满意。",
        "@lines\n2022年社会责任报告\n大事记\n中心坚持服务为先。\n全年无投诉。\n职工满意。\n2022年3月\n组织志愿服务。\n2022年5月\n组织职工体检，覆盖全体职工。\n社会满意。\n读者满意。",
    ),
)
def check_signed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for the day of a report."""
    named = report.named_kind or "".join(line.text for line in report.lines[:_TOP])
    if not report.year or _PART_OF_YEAR.search(named):
        return
    late = report.year + (1 if report.of_its_year else 2)  # a yearbook, or accounts, may come out two years on
    for borne in days_borne(report):
        row = {
            **printed_row(report, borne.line.page, borne.line.text),
            "row_id": f"{report.doc_id}:{borne.line.text}",
        }  # ids of findings stay as they were: without the page
        early = borne.year < report.year or (borne.year == report.year and 0 < borne.month <= _EARLY)
        if early or borne.year > late:
            yield fails("signed_on", row, said=borne.line.text.strip(), year=report.year)
        else:
            yield holds(row)


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
    if not report.year or _PART_OF_YEAR.search(report.named_kind):
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
