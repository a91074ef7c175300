"""Years that stand in one row: heads of a table's columns, and the year compared with beside the one that has the value."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_HEAD = re.compile(r"(?P<year>20\d\d)年?(?P<rest>度?[^\d]{0,8})")
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
    found = [(cell, _HEAD.fullmatch(squeeze(cell["text"]))) for cell in heads]
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
    for statement in report.rows("statements"):
        for found in _BASE.finditer(statement["text"]):
            year, than = int(found["year"]), int(found["than"])
            if year == than:
                yield holds(statement)
            elif report.year not in (year, than) or year < than:
                yield fails(
                    "year_compared", statement, said=f"{year}年{found['what']}", other=f"{than}年{found['what']}"
                )


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
