"""Which way a sentence of reasons says that something went, against the changes told before it, and against its table."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.printed import WAYS, quote_change
from pipeline.checks.report import Report, whole_name
from schemas.text import squeeze

_REASON = re.compile(
    r"^(?P<name>[㐀-鿿“”、]{3,20}?)(?:总体|整体|较上年|比上年|同比)?(?P<way>增加|增长|上升|减少|下降|降低)(?:较多|较大)?的?(?:主要)?原因"
)
_UP = ("增加", "增长", "上升", "增幅", "提高")
_BEFORE = 3  # paragraphs before a sentence in which its changes stand
_CORE = 4  # characters of a name by which it is known again
_LEAST = 2  # changes that all go one way


@as_check(
    "reason against the changes before",
    "财政拨款收支增加的主要原因 is said where what was told of 财政拨款 right before rose",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no sentence begins with a name and the reason of its rise or fall, or fewer than two changes of that name stand in the three paragraphs before, or they go both ways",
    examples=(
        "财政拨款收入14,385万元，比2021年预算减少820万元。\n财政拨款支出预算14,385万元，比2021年预算减少820万元。\n财政拨款收入支出增加的主要原因是参训人数减少。",
        "培训支出120万元，比上年增加20万元。培训支出预算完成率较高，培训支出较预算增加10万元。\n培训支出减少的主要原因是新开设班次。",
        "公务接待费12万元，较上年减少3万元。\n公务接待费预算执行数12万元，比预算减少1万元。\n公务接待费增加的主要原因是压缩接待批次。",
        "营业收入8.2亿元，比上年增加1.1亿元，营业收入较预算增加0.2亿元。\n营业收入下降的主要原因是新客户增多。",
        "住房公积金186万元，比上年增加12万元，住房公积金较年初预算增加6万元。\n住房公积金减少的主要原因：人员增加。",
    ),
    counter_examples=(
        "财政拨款收入14,385万元，比2021年预算减少820万元。\n财政拨款支出预算14,385万元，比2021年预算减少820万元。\n财政拨款收入支出减少的主要原因是参训人数减少。",
        "财政拨款收入14,385万元，比2021年预算减少820万元。\n财政拨款支出预算14,385万元，比2021年预算增加65万元。\n财政拨款收入支出增加的主要原因是任务调整。",
        "事业收入14,385万元，比2021年预算减少820万元。\n事业支出14,385万元，比2021年预算减少820万元。\n财政拨款收入支出增加的主要原因是任务调整。",
        "财政拨款收入14,385万元，比2021年预算减少820万元。\n财政拨款收入支出增加的主要原因是任务调整。",
        "财政拨款收入14,385万元，比2021年预算减少0万元。\n财政拨款支出预算14,385万元，比2021年预算减少0万元。\n财政拨款收入支出增加的主要原因是任务调整。",
    ),
)
def check_reason(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such sentence."""
    rows = [(at, row) for at, paragraph in enumerate(report.paragraphs) for row in paragraph.sentences]
    for at, (place, row) in enumerate(rows):
        said = _REASON.match(row["text"])
        if not said:
            continue
        before = [one for where, one in rows[:at] if place - where <= _BEFORE]
        changes = [
            q
            for one in before
            for q in report.of_statement.get(one["statement_id"], ())
            if q["role"] == "change" and q["direction"] in WAYS and q["value"] and _is_of(q, one, said["name"])
        ]
        ways = {q["direction"] for q in changes}
        if len(changes) < _LEAST or len(ways) > 1:
            continue
        if ("up" in ways) == (said["way"] in _UP):
            yield holds(row, changes[-1])
        else:
            yield fails("reason", changes[-1], row, way=quote_change(changes[-1]), reason=said[0])


def _is_of(q: Row, statement: Row, name: str) -> bool:
    """Whether a change is said of what a name begins with: the last words of its sentence before it that bear it."""
    core = name[:_CORE]
    lead = re.split("[。；;]", str(statement["text"]).split(q["text"])[0])[-1]
    return core in whole_name(q) or core in lead


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
                if (number.value > 0) == (found["way"] in _UP):
                    yield holds(row, number.cell)
                else:
                    yield fails("cell_way", row, number.cell, said=found[0], now=number.cell["text"].strip(),
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
