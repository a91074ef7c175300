"""Which way prose, or a note, says that something went, against the row of a table.

Words of a change without a number, against the sign that a table has for it: 生产量及库存量同比减少 and 生产量比上年增减 -22.66.
A change of prose that goes the other way than that of the row with the very amount, whatever the row is called.

上网电量126.48亿千瓦时，同比下降8.37% | 销售量 | 126.48 | 116.71: it rose by 8.37 %
A note that says which way a row went, against the two values of the row: 研发人员增加系… beside 156 and 132.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.columns import is_change, now_and_before
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import Interval, digits_of, interval_of, percent_change, signed_interval
from pipeline.checks.printed import quote_change, write_change
from pipeline.checks.report import Report, named
from pipeline.checks.rules.twice.rows_by_value import THAN
from pipeline.checks.sentences import between, is_exact_level, is_of_year, sentences
from pipeline.checks.tabled import Tabled, tabled_of

_UP_WORD, _DOWN = "增加|增长|上升|提高|提升|上涨|增多", "减少|下降|降低|下滑|下跌|减低"
_SAID = re.compile(
    rf"(?P<what>[㐀-鿿A-Za-z]{{2,14}}(?:[、及和与][㐀-鿿A-Za-z]{{2,14}}){{0,3}}?)"
    rf"(?:(?P<up>{_UP_WORD})|(?P<down>{_DOWN}))(?=(?P<end>[，,。；;、]|$)|(?:主要)?(?:系|是由于|由于|因))"
)
_THAN = re.compile(
    r"(?:均|都)?(?:同比|[较比]上年(?:同期|度)?|[较比]去年(?:同期)?)(?:均|都|有所|略有|明显|大幅|小幅|显著)?$"
)
_AND = re.compile("[、及和与]")
_COMPARED = re.compile(r"比上年|同比|较上年|[较比]上期|增减|变动")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]|^其中[:：]|^[一二三四五六七八九十\d]+[、.．]")
_NAME = 3  # characters of the name of a row that a sentence speaks of
_ITEM = 2  # characters of what a column counts


class _Told(NamedTuple):
    """What a table says of something that a sentence calls up or down: the number, and whether it rose."""

    number: Number
    name: str
    rose: bool


@as_check(
    "direction against table",
    "生产量及库存量同比减少 goes with the signs of the table that has the changes of that row",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements tables",
    idle="no sentence calls something that a table has up or down without a number, or two rows of the table are named",
    examples=(
        "鼻喷疫苗谨慎安排生产，生产量及库存量同比增加。\n| 产品 | 生产量 | 库存量 | 生产量比上年增减（%） | 库存量比上年增减（%） |\n| 水痘疫苗 | 120.4 | 30.2 | 5.20 | 3.10 |\n| 鼻喷疫苗 | 80.2 | 20.1 | -22.66 | -31.80 |",
        "管理费用同比下降，主要是折旧增加。\n| 项目 | 2022年 | 2021年 | 变动比例（%） |\n| 销售费用 | 142.45 | 135.71 | 4.97 |\n| 管理费用 | 78.04 | 70.08 | 11.36 |",
        "受天气影响，望潮水厂供水量较上年下降。\n| 水厂 | 供水量（万吨） | 供水量同比增减（%） |\n| 望潮水厂 | 2,480 | 3.5 |\n| 城北水厂 | 1,960 | -1.2 |",
        "玉米总产比上年略有下降。\n| 作物 | 总产（吨） | 总产增减（%） |\n| 水稻 | 96,700 | 3.3 |\n| 玉米总产 | 77,280 | 3.3 |",
        "门诊人次同比减少，急诊人次同比增加。\n| 指标 | 2022年 | 2021年 | 同比增减 |\n| 门诊人次 | 1,426 | 1,204 | 222 |\n| 急诊人次 | 230 | 210 | 20 |",
    ),
    counter_examples=(
        "鼻喷疫苗谨慎安排生产，生产量及库存量同比减少。\n| 产品 | 生产量 | 库存量 | 生产量比上年增减（%） | 库存量比上年增减（%） |\n| 水痘疫苗 | 120.4 | 30.2 | 5.20 | 3.10 |\n| 鼻喷疫苗 | 80.2 | 20.1 | -22.66 | -31.80 |",
        "管理费用同比增加，主要是折旧增加。\n| 项目 | 2022年 | 2021年 | 变动比例（%） |\n| 销售费用 | 142.45 | 135.71 | 4.97 |\n| 管理费用 | 78.04 | 70.08 | 11.36 |",
        "水痘疫苗和鼻喷疫苗中，生产量同比增加。\n| 产品 | 生产量 | 库存量 | 生产量比上年增减（%） | 库存量比上年增减（%） |\n| 水痘疫苗 | 120.4 | 30.2 | 5.20 | 3.10 |\n| 鼻喷疫苗 | 80.2 | 20.1 | -22.66 | -31.80 |",
        "四季度管理费用同比下降，主要是会议减少。\n| 项目 | 2022年 | 2021年 | 变动比例（%） |\n| 销售费用 | 142.45 | 135.71 | 4.97 |\n| 管理费用 | 78.04 | 70.08 | 11.36 |",
        "单位管理费用同比下降。\n| 项目 | 2022年 | 2021年 | 变动比例（%） |\n| 销售费用 | 142.45 | 135.71 | 4.97 |\n| 管理费用 | 78.04 | 70.08 | 11.36 |",
        "扣除汇兑影响后财务费用同比减少。\n| 项目 | 2022年 | 2021年 | 变动比例（%） |\n| 销售费用 | 142.45 | 135.71 | 4.97 |\n| 财务费用 | 78.04 | 70.08 | 11.36 |",
        "亏损企业管理费用降幅同比下降。\n| 项目 | 2022年 | 2021年 | 变动比例（%） |\n| 销售费用 | 142.45 | 135.71 | 4.97 |\n| 管理费用 | 78.04 | 70.08 | 11.36 |",
    ),
)
def check_ways_word(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each thing that a sentence calls up or down and a table has."""
    grids = [grid for grid in report.grids if any(_COMPARED.search(head) for head in grid.heads.values())]
    for statement in report.rows("statements") if grids else ():
        for said in _SAID.finditer(statement["text"]):
            than = _THAN.search(said["what"])
            if said["end"] is not None and than is None:
                continue  # 销售、使用数量减少，…: nothing says what it is compared with
            items = _AND.split(said["what"][: than.start() if than else None])
            judged = [one for item in items for one in _judge(statement, said, item, grids)]
            yield from sorted(judged, key=lambda one: one.outcome == "holds")[:1]


_PART = re.compile(r"季度|半年|\d月|其中|子公司|母公司|本部|亏损|负")
_OWN = re.compile(r"(?:报告期内?|本期|本年度?|全年|当年|年内|本?公司|集团|本[行院校馆]|因此|同时|而|的)*")


def _judge(statement: Row, said: re.Match[str], item: str, grids: Sequence[Grid]) -> Iterator[Judgement]:
    lead = statement["text"][: said.end("what")]
    if _PART.search(lead) or len(item) < _ITEM:
        return
    told = [one for grid in grids for one in _find(grid, item, lead)]
    if not told or len({one.rose for one in told}) > 1:
        return
    one, up = told[0], bool(said["up"])
    if one.rose == up:
        yield holds(statement, one.number.cell)
    else:
        way = said["up"] or said["down"]
        yield fails("way_tabled", statement, one.number.cell, said=f"{item}{way}", name=one.name,
                    number=one.number.text, page=one.number.cell["page"])  # fmt: skip


def _is_called(item: str, name: str) -> bool:
    """Whether a sentence speaks of a row by its name: 本期管理费用, not 单位管理费用."""
    return item.endswith(name) and _OWN.fullmatch(item.removesuffix(name)) is not None


def _find(grid: Grid, item: str, lead: str) -> Iterator[_Told]:
    """Yield what a table says of a row called so, or of a column called so in the one row that the words before name."""
    names = {row: _BRACKETS.sub("", label) for row, label in grid.labels.items() if row in grid.rows}
    own = [row for row, name in names.items() if len(name) >= _NAME and _is_called(item, name)]
    changes = [column for column in grid.columns if is_change(grid, column)]
    if len(own) == 1:
        yield from _of_row(grid, own[0], changes)
        return
    spoken = [row for row, name in names.items() if len(name) >= _NAME and name in lead]
    if len(spoken) != 1:
        return
    column_name = item.replace(names[spoken[0]], "")
    heads = [c for c in changes if len(column_name) >= _ITEM and grid.last_head(c).startswith(column_name)]
    for column in heads[:1]:
        number = grid.numbers.get((spoken[0], column))
        if number and number.value and _COMPARED.search(grid.heads[column]):
            yield _Told(number, f"{names[spoken[0]]}·{grid.last_heads[column]}", number.value > 0)


def _of_row(grid: Grid, row: int, changes: Sequence[int]) -> Iterator[_Told]:
    """Yield the change of a row of a table that has one column of changes, or this year's and last year's value."""
    columns = now_and_before(grid)
    sides = [grid.numbers.get((row, column)) for column in columns] if columns else []
    if len(sides) == 2 and sides[0] and sides[1] and min(sides[0].value, sides[1].value) > 0:
        if sides[0].value != sides[1].value:
            yield _Told(sides[0], grid.name_of(sides[0]), sides[0].value > sides[1].value)
        return
    compared = [c for c in changes if _COMPARED.search(grid.head(c)) and (row, c) in grid.numbers]
    if len(compared) == 1 and grid.numbers[row, compared[0]].value:
        number = grid.numbers[row, compared[0]]
        yield _Told(number, grid.name_of(number), number.value > 0)


_AMOUNT = 5  # digits of an amount that stands in another row by chance hardly
_CHANGE = 3  # digits of the change that it has there, too


@as_check(
    "way of an amount",
    "an amount (126.48亿千瓦时) with its change goes the way that the row with the same amount and the same change goes, whatever its name",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no amount of five digits, with a change of three behind it, stands in a table in whose row the amount of the year before gives that change",
    tolerance="half of the last printed digit of all three",
    examples=(
        "@tables\n全年实现上网电量126.48亿千瓦时，同比下降8.37%。\n| 项目 | 单位 | 2022年 | 2021年 |\n| 销售量 | 亿千瓦时 | 126.48 | 116.71 |\n| 生产量 | 亿千瓦时 | 131.05 | 122.60 |",
        "@tables\n场馆迎来读者184,263人次，比上年增加12,418人次。\n| 指标 | 2021年 | 2022年 |\n| 到馆（人次） | 196,681 | 184,263 |\n| 借阅（册次） | 80,412 | 91,735 |",
    ),
    counter_examples=(
        "@tables\n全年实现上网电量126.48亿千瓦时，同比上升8.37%。\n| 项目 | 单位 | 2022年 | 2021年 |\n| 销售量 | 亿千瓦时 | 126.48 | 116.71 |\n| 生产量 | 亿千瓦时 | 131.05 | 122.60 |",
        "@tables\n全年实现上网电量126.48亿千瓦时，同比下降3.72%。\n| 项目 | 单位 | 2022年 | 2021年 |\n| 销售量 | 亿千瓦时 | 126.48 | 116.71 |\n| 生产量 | 亿千瓦时 | 131.05 | 122.60 |",
    ),
)
def check_ways_value(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount with its change that a row has, too."""
    tabled = tabled_of(report)
    for statement, quantities in sentences(report):
        for q, change in itertools.pairwise(quantities):
            if not _is_asked(q, change, report.year) or not THAN.fullmatch(between(statement, q, change)):
                continue
            one, said = interval_of(q), signed_interval(change)
            rows = _rows_value(q, change, tabled.within(one, q["unit"]) if one else (), tabled)
            if said is None or not rows:
                continue
            same = next((row for row in rows if row[2].meets(said)), None)
            other = next((row for row in rows if row[2].meets(-said)), None)
            if same is not None:
                yield holds(q, change, same[0])
            elif other is not None:
                cell, then, got = other
                blanks = {"after": named(q), "before": named(then), "page": then["page"]}
                yield fails("change_tabled", q, change, then, cell, said=quote_change(change),
                            got=write_change(got.middle, change), **blanks)  # fmt: skip


def _is_asked(q: Row, change: Row, year: int | None) -> bool:
    of_year = is_of_year(q, year)
    is_change = change["role"] == "change" and change["qualifier"] == "exact" and change["unit"] in ("%", q["unit"])
    long = len(digits_of(q)) >= _AMOUNT and len(digits_of(change)) >= _CHANGE
    return bool(is_exact_level(q) and q["unit"] not in ("%", None) and q["value"] and of_year and is_change and long)


def _rows_value(q: Row, change: Row, cells: Sequence[Row], tabled: Tabled) -> list[tuple[Row, Row, Interval]]:
    """Return the cells that have an amount, each with that of the year before and by how much it moved."""
    found: list[tuple[Row, Row, Interval]] = []
    for cell in cells:
        then = tabled.before(cell)
        now, old = interval_of(cell), interval_of(then) if then else None
        if then is None or now is None or old is None or old.low <= 0 or abs(now.middle - old.middle) == 0:
            continue
        got = now - old if change["unit"] == q["unit"] else percent_change(old, now)
        if got is not None:
            found.append((cell, then, got))
    return found


_NOTE = re.compile(
    r"^(?:注[:：]?)?(?:\d{1,2}[、.．，]|[（(]\d{1,2}[）)])?(?P<name>[㐀-鿿（）()]{3,24}?)"
    r"(?:本期|本年度?|报告期内?|期末|年末)?(?:(?:较|比)(?:上年|上期|期初|年初|上年末|去年)(?:同期|末)?|同比)?"
    r"(?P<way>增加|增长|上升|提高|减少|下降|降低)(?:较多|较大)?[，,]?(?:主要)?(?:系|是由于|是因为|由于|因|原因[为是])"
)
_UP_NOTE = ("增加", "增长", "上升", "提高")
_NEAR = 3  # pages between a table and its notes
_MARKS = re.compile(
    r"[（(].*?[）)]|^(?:\d+[、.．]|[一二三四五六七八九十]+、|其中[:：]|[减加][:：])|公司|本集团|的|数量|总数|人数|合计|总额|金额|总计"
)


class _Row(NamedTuple):
    """A row of a table with its value of this year and of the year before."""

    now: Number
    before: Number


@as_check(
    "way of a row",
    "a note says of a row that it rose (fell) and why, and its two values say so too",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements tables",
    idle="no sentence begins with the name of a row and says why it rose or fell, or the table has not one value each of this year and the one before",
    examples=(
        "| 项目 | 本期数 | 上期数 |\n| 技术人员的数量（人） | 132 | 156 |\n| 车辆（辆） | 12 | 10 |\n注：1、技术人员增加系新建泵站所致。",
        "| 项目 | 2022年 | 2021年 |\n| 管理费用 | 640.1 | 616.8 |\n管理费用同比下降，主要系压减会议费所致。",
    ),
    counter_examples=(
        "| 项目 | 本期数 | 上期数 |\n| 技术人员的数量（人） | 132 | 156 |\n| 车辆（辆） | 12 | 10 |\n注：1、技术人员减少系部分人员转入生产系统所致。",
        "| 项目 | 本期数 | 上期数 |\n| 技术人员的数量（人） | 132 | 156 |\n技术人员薪酬增加系奖金发放所致。",
        "| 项目 | 目标 | 实际 |\n| 管理费用 | 640.1 | 616.8 |\n管理费用同比上升，主要系会议增加所致。",
        "| 项目 | 2022年 | 2021年 |\n| 管理费用 | 640.1 | 616.8 |\n管理费用中会议费减少，主要系会议压减。",
    ),
)
def check_notes(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such sentence."""
    rows = _rows_note(report)
    for statement in report.rows("statements"):
        said = _NOTE.match(statement["text"])
        name = _bare(said["name"]) if said else ""
        own = [row for row in rows.get(name, ()) if abs(row.now.cell["page"] - statement["page"]) <= _NEAR]
        if not said or not own:
            continue
        rose = [row.now.value > row.before.value for row in own]
        first = own[0]
        if (said["way"] in _UP_NOTE) in rose:
            yield holds(statement, first.now.cell, first.before.cell)
        else:
            yield fails("row_way", statement, first.now.cell, first.before.cell, said=said["name"] + said["way"],
                        now=first.now.text, before=first.before.text,
                        page=first.now.cell["page"])  # fmt: skip


def _rows_note(report: Report) -> Mapping[str, Sequence[_Row]]:
    """Return the rows of all tables by their bare names, those whose value stayed or is below 0 left out."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for grid in report.grids:
        columns = now_and_before(grid)
        for row, label in grid.labels.items() if columns else ():
            now, before = (grid.numbers.get((row, column)) for column in columns or ())
            if now and before and now.value != before.value and min(now.value, before.value) >= 0:
                found[_bare(label)].append(_Row(now, before))
    return found


def _bare(name: str) -> str:
    return _MARKS.sub("", name)
