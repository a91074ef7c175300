"""Years that the same words, or the same row, hold together.

The year compared with, in words that stand all through a report, in a sentence with its value, and against the report's own year.
The years that head the tables of a report, and those that head the columns of one.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.sentences import found_in
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


_HEAD_MARK = re.compile(r"(?<!\d)(20\d\d)年(?:度)?(?:[12]\d?月\d{1,2}日)?")
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
        years = {int(year) for cell in heads for year in _HEAD_MARK.findall(squeeze(cell["text"]))}
        if years:
            first = next(cell for cell in heads if _HEAD_MARK.search(squeeze(cell["text"])))
            found[table] = {*years}, first
    return found


_HEAD_ORDER = re.compile(r"(?P<year>20\d\d)年?(?P<rest>度?[^\d]{0,8})")
_MOVED = re.compile(r"同比|比上年|较上年|比上期|较上期|年增")
_TWO = 2


@as_check(
    "years of columns",
    "the years that head the columns of a table follow each other: no 2023年 | 2021年 beside 同比增减, no 2021年 | 2021年 | 2023年",
    kind="date",
    grade=CONFLICT,
    needs="tables",
    idle="fewer than two columns are headed by years in the same words, or they are no row of years one apart but for one of them",
    examples=(
        "| 项目 | 2022年 | 2020年 | 同比增减 |\n| 供水量 | 240.37 | 218.47 | 10.02% |\n| 售水量 | 201.20 | 188.10 | 6.96% |",
        "| 指标 | 2020年 | 2020年 | 2022年 |\n| 在校学生（人） | 1,537 | 1,562 | 1,604 |\n| 教师（人） | 103 | 106 | 110 |",
        "| 指标 | 2019年 | 2021年 | 2021年 | 2022年 |\n| 用电量 | 537 | 562 | 604 | 610 |\n| 用水量 | 103 | 106 | 110 | 112 |",
        "| 项目 | 2022年 | 2022年 | 同比增减 |\n| 供水量 | 240.37 | 218.47 | 10.02% |\n| 售水量 | 201.20 | 188.10 | 6.96% |",
        "| 项目 | 2022年 | 2021年 | 本年比上年增减（%） | 2019年 |\n| 营业收入 | 240.37 | 218.47 | 10.02 | 201.11 |\n| 净利润 | 20.20 | 18.10 | 11.60 | 17.45 |",
        "| 指标 | 2021年实际 | 2021年实际 | 2023年目标 |\n| 化学需氧量 | 141.2 | 136.5 | 130.0 |\n| 氨氮 | 12.1 | 11.8 | 11.0 |",
    ),
    counter_examples=(
        "| 项目 | 2022年 | 2021年 | 同比增减 |\n| 供水量 | 240.37 | 218.47 | 10.02% |\n| 售水量 | 201.20 | 188.10 | 6.96% |",
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 在校学生（人） | 1,537 | 1,562 | 1,604 |\n| 教师（人） | 103 | 106 | 110 |",
        "| 指标 | 2015年 | 2021年 | 2022年 |\n| 用电量 | 537 | 562 | 604 |\n| 用水量 | 103 | 106 | 110 |",
        "| 指标 | 2022年预算 | 2022年决算 | 2021年决算 |\n| 用电量 | 537 | 562 | 604 |\n| 用水量 | 103 | 106 | 110 |",
        "| 指标 | 2020年 | 2021年 | 2022年 | 2025年目标 |\n| 用电量 | 537 | 562 | 604 | 500 |\n| 用水量 | 103 | 106 | 110 | 90 |",
        "| 指标 | 2022年 | 2020年 | 变动 |\n| 森林覆盖率 | 53.7 | 52.2 | 1.5 |\n| 湿地（公顷） | 103 | 101 | 2 |",
    ),
)
def check_columns(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each table with such columns."""
    for grid in report.grids:
        heads = [cell for cell in grid.cells if cell["row"] < grid.first_row and cell["text"].strip()]
        first = [cell for cell in heads if cell["row"] == min(one["row"] for one in heads)]
        yield from _judge_heads(sorted(first, key=lambda cell: int(cell["column"])))


def _judge_heads(heads: Sequence[Row]) -> Iterator[Judgement]:
    found = [(cell, _HEAD_ORDER.fullmatch(squeeze(cell["text"]))) for cell in heads]
    named = [(cell, int(said["year"]), said["rest"]) for cell, said in found if said]
    alike = [(cell, year) for cell, year, rest in named if rest == named[0][2]] if named else []
    years = [year for _, year in alike]
    if len(years) < _TWO or len({cell["column"] for cell, _ in alike}) < len(alike):
        return
    steps = [abs(a - b) for a, b in itertools.pairwise(years)]
    compared = any(_MOVED.search(squeeze(cell["text"])) for cell in heads)
    cells = [cell for cell, _ in alike]
    if set(steps) == {1}:
        yield holds(*cells)
    elif _is_broken(steps, compared=compared or (len(named) > len(alike) and 0 in steps)):
        grade = CONFLICT if 0 in steps else HINT
        yield fails("years_of_columns", *cells, grade=grade, said="、".join(map(str, years)))


def _is_broken(steps: Sequence[int], *, compared: bool) -> bool:
    """Whether a row of years has one twice, or lacks one where the table compares with the year before."""
    if len(steps) == 1:
        return compared and steps[0] in (0, 2)
    return (steps.count(0) == 1 and max(steps) <= 2) or (compared and sorted(steps)[-2:] == [1, 2])


_BASE = re.compile(
    r"(?P<year>20\d\d)年(?:度|当年)?(?P<what>预算执行数|决算数?|执行数|预算数|实际数|支出决算|收入决算)为?(?=[\d约]).{0,80}?[比较与](?P<than>20\d\d)年(?:度|当年)?(?P=what)"
)


@as_check(
    "year of what is compared",
    "2021年预算执行数为60万元 … 比2021年预算执行数增加: a sentence compares with the year whose value it gives",
    kind="date",
    grade=CONFLICT,
    needs="statements",
    idle="no sentence gives the value of a year and compares with one in the same words",
    examples=(
        "2020年预算执行数为93.60万元，2022年预算安排121.40万元，比2021年预算执行数增加29.70%。",
        "2021年决算数为86.4万元，2022年决算数为90.1万元，较2020年决算数增加4.28%。",
    ),
    counter_examples=(
        "2021年预算执行数为93.60万元，2022年预算安排121.40万元，比2021年预算执行数增加29.70%。",
        "2021年决算数为86.4万元，2022年决算数为90.1万元，较2021年预算数增加4.28%。",
        "2022年决算数为86.4万元，比2021年决算数增加4.28%。",
    ),
)
def check_compared(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such sentence."""
    for statement, found in found_in(report.rows("statements"), _BASE):
        year, than = int(found["year"]), int(found["than"])
        if year == than:
            yield holds(statement)
        elif report.year not in (year, than) or year < than:
            yield fails("year_compared", statement, said=f"{year}年{found['what']}", other=f"{than}年{found['what']}")


_OWN = re.compile(
    r"(?<!相)(?:[较比]|同)(?P<year>20\d\d)年(?!年?初)(?:度|末|底|同期)?(?:相比)?[^，,。；;\d]{0,10}(?:提高|增加|增长|下降|减少|上升|降低|提升|回落|上涨|下滑|持平)"
)
_PLANNED = re.compile("目标|计划|力争|争取|确保|预计|预期|将|明年|下一|未来|规划|到20|[四五六七]五”?末")


@as_check(
    "own year compared with",
    "a value of the year is not compared with the year itself: no 报到率95.16%，较2022年提高 in the report of 2022",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="the report has no year, or the sentence names a later one or speaks of a plan",
    examples=(
        "2022年报到率为95.16%，较2022年提高0.74个百分点。",
        "用水量4,120吨，比2022年下降3.2%。",
        "全年营业收入12.29亿元，较2022年度增长5.1%。",
        "年末党员86名，比2022年末增加4名。",
        "投诉量126件，同2022年相比下降12%。",
    ),
    counter_examples=(
        "2022年报到率为95.16%，较2021年提高0.74个百分点。",
        "力争用水量比2022年下降3.2%。",
        "2023年一季度营业收入3.12亿元，较2022年同期增长5.1%。",
        "到2025年，单位能耗较2022年下降10%。",
        "截至披露日，党员90名，比2022年末增加4名，2023年发展党员4名。",
        "年末存款余额86亿元，比2022年初增长5%。",
        "投诉量126件，比2022年年初减少12件。",
        "“十四五”末单位能耗较2022年下降10%。",
        "下一步，确保投诉量比2022年下降12%。",
    ),
)
def check_own_year(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that compares with a year."""
    for statement in report.rows("statements") if report.year else ():
        text = squeeze(statement["text"])
        for found in _OWN.finditer(text):
            years = [int(year) for year in re.findall(r"20\d\d", text)]
            if int(found["year"]) != report.year:
                yield holds(statement)
            elif max(years) == report.year and not _PLANNED.search(text):
                yield fails("own_year", statement, said=found[0], year=report.year)
