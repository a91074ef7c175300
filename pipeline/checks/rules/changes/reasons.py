"""Reasons of changes: those that lack, and those that say the opposite.

Large changes for which no sentence gives a reason.
Which way a sentence of reasons says that something went, against the changes told before it, and against its table.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import write
from pipeline.checks.printed import WAYS, quote_change
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.stated import stated_values
from schemas.text import squeeze

_LARGE = 50.0  # percent by which a value has moved that a reader asks about; own judgement
_FOLLOWS = 60  # characters of the next paragraph in which a reason may stand
_LEAST_LARGE = 20.0  # a value from which on a change in percent says something
_REASON_LARGE = re.compile(
    r"原因|由于|因为|因(?!此)|主要是|主要系|主要为|系(?!统|列|数)|受[^。，；]{0,16}影响|得益|随着|通过|为(?:了|落实|贯彻)|根据|按照|调整|新增|增设|扩大|"
    r"设立|给予|取消|合并|划转|启动|推进|加大|加强|压缩|减少了|不再|口径|疫情|所致|导致|使得?"
)


@as_check(
    "large change without a reason",
    "a value that rose or fell by half or more stands in a paragraph that says why",
    kind="stated_change",
    grade=HINT,
    needs="statements quantities indicators",
    idle="the report is an annual report of a company (its reasons stand in tables); no change in percent is stated, and no indicator of last year's report moved by half; values below 20 are left",
    examples=(
        "全年受理群众诉求1,860件，比上年增长86.2%。",
        "参加警示教育360人次。\n@@\n今年参加警示教育132人次。",
    ),
    counter_examples=(
        "全年受理群众诉求1,860件，比上年增长86.2%，主要原因是热线并入。",
        "全年受理群众诉求1,860件，比上年增长8.2%。",
        "参加警示教育360人次。\n@@\n今年参加警示教育332人次。",
    ),
)
def check_large(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each large change that the report states, or that it shows beside last year's."""
    told: set[str] = set()
    for paragraph, following in (
        itertools.zip_longest(report.paragraphs, report.paragraphs[1:]) if _asks(report) else ()
    ):
        said = paragraph.text + (following.text[:_FOLLOWS] if following else "")
        for statement in paragraph.sentences:
            for q in report.quantities_of(statement):
                if q["role"] != "change" or q["unit"] != "%" or q["value"] is None or q["source"] != "text":
                    continue
                told.add(statement["statement_id"])
                if q["value"] < _LARGE or _is_small(report, q):
                    continue
                if _REASON_LARGE.search(said):
                    yield holds(q)
                else:
                    yield fails("unexplained", q, said=f"{q['metric'] or ''}{quote_change(q)}")
    if report.of_its_year:
        yield from _against(report, told)


def _asks(report: Report) -> bool:
    """Whether a report is of a kind that tells its reasons in prose."""
    kind = f"{report.document['report_type'] or ''}{report.document['title'] or ''}"
    return report.of_its_year or bool(re.search("预算|决算|总结|政府信息公开", kind))


def _is_small(report: Report, change: Row) -> bool:
    """Whether the value that changed is a small one, or a rate, or is not given."""
    own = report.of_statement.get(change["statement_id"] or "", ())
    before = [q for q in own if q["start_char"] < change["start_char"] and q["role"] == "level"]
    return not before or before[-1]["unit"] == "%" or (before[-1]["value"] or 0) < _LEAST_LARGE


def _against(report: Report, told: set[str]) -> Iterator[Judgement]:
    last = report.year_before
    if not last or not report.year:
        return
    before, now = stated_values(last, report.year - 1), stated_values(report, report.year)
    texts = {sentence["statement_id"]: p.text for p in report.paragraphs for sentence in p.sentences}
    for key, row in now.items():
        old = before.get(key)
        if old is None or old["unit"] != row["unit"] or row["basis"] != "actual":
            continue
        if row["statement_id"] in told or row["source"] != "text":
            continue
        small = min(old["value"], row["value"]) <= 0 or max(old["value"], row["value"]) < _LEAST_LARGE
        change = 0.0 if small else 100 * (row["value"] / old["value"] - 1)
        if small or row["unit"] == "%" or abs(change) < _LARGE or change > _OTHER:
            continue
        if _REASON_LARGE.search(texts.get(row["statement_id"] or "", "")):
            yield holds(row, old)
        else:
            yield fails("unexplained_years", row, old, before=named(old), after=named(row), got=_signed(change))


_OTHER = 900.0  # percent from which on another check tells of it as an outlier


def _signed(change: float) -> str:
    return f"{'+' if change > 0 else ''}{write(round(change, 1))}%"


_REASON_NAMED = re.compile(
    r"^(?P<name>[㐀-鿿“”、]{3,20}?)(?:总体|整体|较上年|比上年|同比)?(?P<way>增加|增长|上升|减少|下降|降低)(?:较多|较大)?的?(?:主要)?原因"
)
_UP = ("增加", "增长", "上升", "增幅", "提高")
_BEFORE = 3  # paragraphs before a sentence in which its changes stand
_CORE = 4  # characters of a name by which it is known again
_LEAST_NAMED = 2  # changes that all go one way


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
        said = _REASON_NAMED.match(row["text"])
        if not said:
            continue
        before = [one for where, one in rows[:at] if place - where <= _BEFORE]
        changes = [
            q
            for one in before
            for q in report.quantities_of(one)
            if q["role"] == "change" and q["direction"] in WAYS and q["value"] and _is_of(q, one, said["name"])
        ]
        ways = {q["direction"] for q in changes}
        if len(changes) < _LEAST_NAMED or len(ways) > 1:
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
