"""Which way prose says that a row of a table went, against the column of its changes: 水痘疫苗生产量减少 and 12.10."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.report import Report
from pipeline.checks.rules.changes.reasons import UP
from schemas.text import squeeze

_WAY = re.compile(
    r"(?P<what>生产量|销售量|库存量|营业收入|营业成本|销售收入|毛利率|产量|销量)[^，,。；;、\d]{0,8}?(?P<way>增加|增长|上升|提高|增幅|减少|下降|降低|降幅)"
)
_CHANGE = re.compile("(?:比|较)(?:上年|上期|去年)(?:同期)?(?:增减|变动|增长)|同比(?:增减|变动|增长)|增减")
_MARK = re.compile(r"^(?:\d{1,2}[、.．]|[（(]\d{1,2}[）)])?")
_NEAR = 2  # pages between a table and what is said of its rows
_CLAUSE = re.compile("[，,。；;、：:]")
_LEADS = (
    "",
    "的",
    "本期",
    "本年",
    "本年度",
    "报告期内",
    "报告期",
    "同比",
)  # words between the name of a row and its column


@as_check(
    "way of a cell",
    "水痘疫苗生产量减少 is said of a row whose 生产量比上年增减 is below 0",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements tables",
    idle="no sentence near the table begins with the name of a row and tells which way one of its columns went",
    examples=(
        "| 主要产品 | 生产量 | 销售量 | 生产量比上年增减（%） | 销售量比上年增减（%） |\n| 带状疱疹疫苗 | 89.86 | 20.04 | 33.50 | -69.80 |\n| 水痘疫苗 | 1,204.10 | 986.20 | 12.10 | 3.40 |\n带状疱疹疫苗销售量同比减少；生产量减少主要系市场变化所致。",
        "| 主要产品 | 生产量 | 库存量 | 生产量比上年增减（%） | 库存量比上年增减（%） |\n| 燃气表 | 86.20 | 12.40 | 8.10 | -14.20 |\n| 水表 | 42.10 | 9.60 | 6.40 | 3.10 |\n1、燃气表库存量较上年同期增加，主要系备货。",
        "| 产品 | 营业收入 | 营业收入比上年增减（%） | 毛利率比上年增减（%） |\n| 检测服务 | 8,620 | -3.10 | 1.20 |\n| 培训服务 | 4,210 | 5.10 | 0.40 |\n检测服务营业收入增长主要系客户增加。",
    ),
    counter_examples=(
        "| 主要产品 | 生产量 | 销售量 | 生产量比上年增减（%） | 销售量比上年增减（%） |\n| 带状疱疹疫苗 | 89.86 | 20.04 | -33.50 | -69.80 |\n| 水痘疫苗 | 1,204.10 | 986.20 | 12.10 | 3.40 |\n带状疱疹疫苗销售量同比减少；生产量减少主要系市场变化所致。",
        "| 主要产品 | 生产量 | 库存量 | 生产量比上年增减（%） | 库存量比上年增减（%） |\n| 燃气表 | 86.20 | 12.40 | 8.10 | -14.20 |\n| 水表 | 42.10 | 9.60 | 6.40 | 3.10 |\n1、燃气表预计下年库存量增加。",
        "| 主要产品 | 生产量 | 库存量 | 生产量比上年增减（%） | 库存量比上年增减（%） |\n| 燃气 | 86.20 | 12.40 | 8.10 | -14.20 |\n| 水表 | 42.10 | 9.60 | 6.40 | 3.10 |\n燃气表库存量增加，主要系备货。燃气因水表库存量增加。",
        "| 产品 | 营业收入 | 营业收入比上年增减（%） | 毛利率比上年增减（%） |\n| 检测服务 | 8,620 | -3.10 | 1.20 |\n| 培训服务 | 4,210 | 5.10 | 0.40 |\n公司营业收入增长主要系客户增加。",
    ),
)
def check_cells(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each column of a row that a sentence tells the way of."""
    known = [(grid, columns) for grid in report.grids if (columns := _columns(grid))]
    for row in report.rows("statements") if known else ():
        text = _MARK.sub("", str(row["text"]))
        for found in _WAY.finditer(text):
            for name, number in _numbers(known, row, text, found["what"]):
                lead = _CLAUSE.split(text[: found.start()])[-1].removeprefix(name)
                if lead not in _LEADS or not number.value:
                    continue
                if (number.value > 0) == (found["way"] in UP):
                    yield holds(row, number.cell)
                else:
                    yield fails("cell_way", row, number.cell, said=found[0], now=number.text,
                                page=number.cell["page"])  # fmt: skip


def _columns(grid: Grid) -> dict[str, int]:
    """Return the columns of changes of a table by what changed."""
    found = {}
    for column, head in grid.last_heads.items():
        change = _CHANGE.search(head)
        if change and change.start():
            found[head[: change.start()]] = column
    return found


def _numbers(
    known: Sequence[tuple[Grid, dict[str, int]]], row: Row, text: str, what: str
) -> Iterator[tuple[str, Number]]:
    """Yield the numbers of the rows with whose name a sentence begins, each with that name."""
    for grid, columns in known:
        if what not in columns:
            continue
        for at, label in grid.labels.items():
            name = squeeze(label)
            number = grid.numbers.get((at, columns[what]))
            if number and len(name) > 1 and text.startswith(name) and abs(number.cell["page"] - row["page"]) <= _NEAR:
                yield name, number
