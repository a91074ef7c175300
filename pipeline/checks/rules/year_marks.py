"""Years in what is alike all through a report: the year compared with, the day under it, the years that head its tables."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from extractors.numbers.number import whole
from extractors.text.han_digits import in_digits
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, printed_row
from schemas.text import squeeze

_COMPARED = re.compile(
    r"(?:比|较|与)(?P<year>20\d\d)(?P<frame>年(?:度)?(?:[㐀-鿿]{2,6}?数|同期|[末底]|决算|预算|相比))"
)
_OFTEN = (
    3  # times that a report compares with last year in the same words, from which on another year is the odd one out
)


@as_check(
    "year compared with",
    "where a report compares with the year before in set words (比2021年预算执行数), it does so each time",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="it compares with the year before less than three times in these words, or with another year more than once",
    examples=(
        "@type=部门预算\n教育支出比2021年预算执行数增加8%。\n卫生支出比2021年预算执行数减少2%。\n住房支出比2021年预算执行数增加1%。\n环保支出比2020年预算执行数增加3%。",
        "收入较2021年末增长8%。\n存款较2021年末增长2%。\n贷款较2021年末增长1%。\n客户较2019年末增长3%。",
        "供水量与2021年相比增长8%。\n售水量与2021年相比增长2%。\n抢修与2021年相比减少1%。\n投诉与2020年相比减少3%。",
    ),
    counter_examples=(
        "收入较2021年末增长8%。\n存款较2021年末增长2%。\n贷款较2021年末增长1%。\n客户较2021年末增长3%。",
        "收入较2021年末增长8%。\n客户较2020年末增长3%。",
        "收入较2021年末增长8%。\n存款较2021年末增长2%。\n贷款较2021年末增长1%。\n能耗较2020年下降3%，完成目标。",
        "收入较2021年末增长8%。\n存款较2021年末增长2%。\n贷款较2021年末增长1%。\n客户较2020年末增长3%。\n网点较2020年末增长3%。",
    ),
)
def check_bases(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each comparison in such words."""
    found = [(row, one) for row in report.rows("statements") for one in _COMPARED.finditer(row["text"])]
    frames = Counter((one["frame"], int(one["year"])) for _, one in found)
    for row, one in found if report.year else ():
        year, usual = int(one["year"]), (report.year or 0) - 1
        if year == usual:
            yield holds(row)
        elif frames[one["frame"], usual] >= _OFTEN and sum(
            count for (frame, other), count in frames.items() if frame == one["frame"] and other != usual
        ) == 1:  # fmt: skip
            yield fails("compared_year", row, said=one[0], count=frames[one["frame"], usual], year=usual)


_DAY = re.compile(
    r"^[（(]?(?:[㐀-鿿]{4,24})?(?P<year>20\d\d|二[〇○零]\S\S)年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,4})日)?(?:经?[㐀-鿿]{2,20}(?:通过|批准|签发|发布))?[）)]?$"
)
_TOP, _END = 5, 2  # printed lines at the top and at the end of a report among which its day stands
_EARLY = 9  # a report of a whole year is not written in a month of that year up to this one
PART_OF_YEAR = re.compile("预算|季度|半年|中期|计划|方案|招股|公告")


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
        "@lines\n2022年社会责任报告\n大事记\n中心坚持服务为先。\n全年无投诉。\n职工满意。\n2022年3月\n组织志愿服务。\n2022年5月\n组织职工体检，覆盖全体职工。\n社会满意。\n读者满意。",
    ),
)
def check_signed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for the day of a report."""
    named = f"{report.document['report_type'] or ''}{report.document['title'] or ''}"
    named = named or "".join(line.text for line in report.lines[:_TOP])
    if not report.year or PART_OF_YEAR.search(named):
        return
    lines = [line for line in report.lines if not re.fullmatch(r"[-—\s\d/第页]+", line.text)]
    for line in (*lines[:_TOP], *lines[_TOP:][-_END:]):
        found = _DAY.match(squeeze(line.text))
        year = _year(found["year"]) if found else None
        if found is None or year is None:
            continue
        row = {
            **printed_row(report, line.page, line.text),
            "row_id": f"{report.doc_id}:{line.text}",
        }  # ids of findings stay as they were: without the page
        month = int(found["month"]) if found["month"].isdigit() else whole(found["month"]) or 12
        if year < report.year or (year == report.year and month <= _EARLY) or year > report.year + 1:
            yield fails("signed_on", row, said=line.text.strip(), year=report.year)
        else:
            yield holds(row)


def _year(text: str) -> int | None:
    said = in_digits(text)
    return int(said) if re.fullmatch(r"20\d\d", said) else None


_HEAD = re.compile(r"(?<!\d)(20\d\d)年(?:度)?(?:[12]\d?月\d{1,2}日)?")
_SISTERS = 2  # tables of this year and the one before, from which on one of the two years before is the odd one out


@as_check(
    "years that head a table",
    "a table is headed by this year and the one before as its sister tables are",
    kind="date",
    grade=HINT,
    needs="documents tables",
    idle="fewer than two tables are headed by these two years, or several are headed by the two before",
    examples=(),
)
def check_heads(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each table that is headed by two years one after the other."""
    heads = _heads(report) if report.year else {}
    usual = {(report.year or 0) - 1, report.year}
    before = {(report.year or 0) - 2, (report.year or 0) - 1}
    own = [cells for years, cells in heads.values() if years == usual]
    odd = [cells for years, cells in heads.values() if years == before]
    for cell in own:
        yield holds(cell)
    if len(own) >= _SISTERS and len(odd) == 1:
        yield fails("table_heads", odd[0], year=report.year, said="、".join(str(year) for year in sorted(before)))


def _heads(report: Report) -> Mapping[str, tuple[set[int | None], Row]]:
    """Return by table the years that head its columns, with the first cell that names one."""
    found: dict[str, tuple[set[int | None], Row]] = {}
    for table, cells in report.by_table.items():
        heads = [cell for cell in cells if cell["is_header"] and cell["row"] <= 1]
        years = {int(year) for cell in heads for year in _HEAD.findall(squeeze(cell["text"]))}
        if years:
            first = next(cell for cell in heads if _HEAD.search(squeeze(cell["text"])))
            found[table] = {*years}, first
    return found
