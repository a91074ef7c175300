"""A number of prose against the row, or the total, that its words name.

A number of prose against the row of a table that its sentence or heading names: 小苗医助 … 救助461名患儿, the row has 416.
The total of a table and what the text before it says, known by the caption: 投入帮扶资金430万元 | 表 定点帮扶项目 投入（万元） 合计.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, holds
from pipeline.checks.grid import Grid
from pipeline.checks.headings import heading_of
from pipeline.checks.interval import Interval, agree, interval_of, printed_number
from pipeline.checks.printed import digits_beside, find_slipped, quote, turned
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import (
    NARROWED,
    PERSONS,
    half_before,
    have_in_common,
    is_exact_level,
    is_of_year,
    said_before,
    sentences,
    telling_pairs,
    unit_of,
    words_before,
)
from pipeline.checks.tabled import NamedCell, Tabled, cells_with_names, table_quantities, tabled_of
from pipeline.checks.two_places import is_as_turned, told_twice
from schemas.text import squeeze

_LABEL = 3  # characters of a label that names one thing
_COMMON = 2  # characters that what is counted and the head of a column have in common
_FEW = 3  # digits of a number in which two are seen in each other's place
_PERSONS = (*PERSONS, "人次")
_PLAIN = re.compile("合计|小计|总计|其他|其中|本年|上年|全年|项目|单位|指标")
_OTHER = re.compile(f"{NARROWED}|累计|每|均|约|余|近")


@as_check(
    "number of the row that is named",
    "a number under the heading, or behind the name, of a row of a table is not one of its numbers with two digits turned",
    kind="conflict",
    grade=HINT,
    needs="statements quantities tables sections",
    idle="neither heading nor sentence names a row, the number stands in a table, or no number of the row, under a head that names it, has its digits turned",
    tolerance="half of the last printed digit of the number",
    examples=(
        "@tables\n# 二、小苗医助\n救助461名患儿，单例最高资助15万元。\n# 三、支出情况\n有关情况如下。\n| 项目名称 | 本年支出（万元） | 受益人数（人） |\n| 青荇助学 | 968.40 | 3,872 |\n| 小苗医助 | 1,024.36 | 416 |",
        "@tables\n工业控制阀、智能执行机构分别实现收入9.68亿元和5.13亿元。\n| 分产品 | 营业收入（万元） | 毛利率（%） |\n| 工业控制阀 | 98,640.32 | 26.48 |\n| 智能执行机构 | 51,308.26 | 28.07 |",
        "@tables\n工业控制阀、智能执行机构分别实现收入9.86亿元和7.13亿元。\n| 分产品 | 营业收入（万元） | 毛利率（%） |\n| 工业控制阀 | 98,640.32 | 26.48 |\n| 智能执行机构 | 51,308.26 | 28.07 |",
        "@tables\n第四管理区种植面积达48,680亩。\n| 单位 | 种植面积（亩） | 人口（人） |\n| 第三管理区 | 55,410 | 1,046 |\n| 第四管理区 | 46,880 | 905 |",
    ),
    counter_examples=(
        "@tables\n# 二、小苗医助\n救助416名患儿，单例最高资助15万元。\n# 三、支出情况\n有关情况如下。\n| 项目名称 | 本年支出（万元） | 受益人数（人） |\n| 青荇助学 | 968.40 | 3,872 |\n| 小苗医助 | 1,024.36 | 416 |",
        "@tables\n工业控制阀、智能执行机构分别实现收入9.86亿元和5.13亿元。\n| 分产品 | 营业收入（万元） | 毛利率（%） |\n| 工业控制阀 | 98,640.32 | 26.48 |\n| 智能执行机构 | 51,308.26 | 28.07 |",
        "@tables\n工业控制阀订单9.68亿元。\n| 分产品 | 营业收入（万元） | 毛利率（%） |\n| 工业控制阀 | 98,640.32 | 26.48 |\n| 智能执行机构 | 51,308.26 | 28.07 |",
        "@tables\n第四管理区上年种植面积48,680亩。\n| 单位 | 种植面积（亩） | 人口（人） |\n| 第三管理区 | 55,410 | 1,046 |\n| 第四管理区 | 46,880 | 905 |",
    ),
)
def check_named(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of prose with a row that is named before it."""
    cells = _cells(report)
    tabled = tabled_of(report)
    for statement, quantities in sentences(report) if cells else ():
        of_heading = cells.get(heading_of(report, statement), ())
        for q in quantities:
            one = interval_of(q) if _can_tell(q, report, words_before(statement, q, _REACH_ROW)) else None
            if one is None:
                continue
            half = half_before(statement, q)
            rows = [cell for label in cells if label in half for cell in cells[label]]
            own = [cell for cell in rows if have_in_common(str(q["metric"] or ""), cell.head, _COMMON)]
            own = [cell for cell in own if cell.label == q["subject"]] or own
            yield from _judge(q, one, ([*of_heading, *own], own), tabled)


_REACH_ROW = 16  # characters before a number that say of which time it is


def _can_tell(q: Row, report: Report, lead: str) -> bool:
    of_year = is_of_year(q, report.year)
    exact = is_exact_level(q) and of_year and q["unit"] not in (None, "%", "百分点") and q["value"]
    digits = printed_number(q["text"]).replace(".", "").lstrip("0")
    return bool(exact and len(digits) >= _FEW and not _OTHER.search(lead))


def _judge(
    q: Row, one: Interval, named_so: tuple[Sequence[NamedCell], Sequence[NamedCell]], tabled: Tabled
) -> Iterator[Judgement]:
    """Yield what a number and the cells of its row say of each other; one of its very head may be another digit off."""
    cells, own = named_so
    same = [cell for cell in cells if _unit(cell.q) == _unit(q)]
    fitting = [cell for cell in same if (other := interval_of(cell.q)) is not None and other.meets(one)]
    if fitting:
        yield holds(q, fitting[0].q)
        return
    if not same or any(tabled.within(one, unit) for unit in (_PERSONS if q["unit"] in _PERSONS else (q["unit"],))):
        return
    for cell in same:
        other = interval_of(cell.q)
        alone = len(own) == 1 and cell in own and find_slipped(*digits_beside(q, cell.q["value"]))
        if other and (alone or is_as_turned(q, one, other)):
            yield told_twice(q, cell.q, second=f"{cell.label}{named(cell.q)}")
            return


def _unit(q: Row) -> str:
    return "人" if q["unit"] in _PERSONS else str(q["unit"])


def _cells(report: Report) -> Mapping[str, Sequence[NamedCell]]:
    """Return by the label of a row, brackets left out, its numbers of the year."""
    found: dict[str, list[NamedCell]] = defaultdict(list)
    for cell in cells_with_names(report):
        label = re.sub(r"[（(].*?[）)]", "", cell.label)
        if len(label) >= _LABEL and not _PLAIN.search(label):
            found[label].append(cell._replace(label=label))
    return found


_DIGITS = 3  # of a total in which two are seen in each other's place
_PAGES = 1  # pages before a table on which the text tells of it
_REACH_TOTAL = 24  # characters before a number that name it
_PART = re.compile(f"{NARROWED}|分别|累计|每|均|比|较")


class _Total(NamedTuple):
    """A total of a table: its quantity, and the pairs of characters of caption and head."""

    q: Row
    caption: frozenset[str]
    head: frozenset[str]


class _Said(NamedTuple):
    """A number of the text: the words before it, and the pairs of characters that name it."""

    q: Row
    lead: str
    words: frozenset[str]


@as_check(
    "total by its caption",
    "what the text says of what a table's caption names (投入帮扶资金340万元) is the total of its column, not that with two digits turned",
    kind="conflict",
    grade=HINT,
    needs="statements quantities tables",
    idle="no number of the text on the page of a table, or the one before, shares words with its caption and with the head of the column of the total",
    examples=(
        "@tables\n全年投入帮扶资金260万元，援建产业路。\n表5 定点帮扶项目\n| 项目 | 投入（万元） | 受益（户） |\n| 助农驿站 | 145 | 320 |\n| 山村道路 | 386 | 118 |\n| 路灯 | 89 | 96 |\n| 合计 | 620 | 534 |",
        "@tables\n慰问困难职工发放慰问金共计12.42万元。\n表3 困难职工慰问明细\n| 节日 | 慰问金（万元） | 人数（人） |\n| 春节 | 8.16 | 102 |\n| 中秋 | 4.08 | 51 |\n| 合计 | 12.24 | 153 |",
    ),
    counter_examples=(
        "@tables\n全年投入帮扶资金620万元，援建产业路。\n表5 定点帮扶项目\n| 项目 | 投入（万元） | 受益（户） |\n| 助农驿站 | 145 | 320 |\n| 山村道路 | 386 | 118 |\n| 路灯 | 89 | 96 |\n| 合计 | 620 | 534 |",
        "@tables\n全年投入安全经费260万元。\n表5 定点帮扶项目\n| 项目 | 投入（万元） | 受益（户） |\n| 助农驿站 | 145 | 320 |\n| 山村道路 | 386 | 118 |\n| 路灯 | 89 | 96 |\n| 合计 | 620 | 534 |",
        "@tables\n累计投入帮扶资金260万元。\n表5 定点帮扶项目\n| 项目 | 投入（万元） | 受益（户） |\n| 助农驿站 | 145 | 320 |\n| 山村道路 | 386 | 118 |\n| 路灯 | 89 | 96 |\n| 合计 | 620 | 534 |",
    ),
)
def check_totals(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total whose like stands in the text."""
    totals = [total for grid in report.grids for total in _totals(grid, table_quantities(report))]
    said = _said(report) if totals else {}
    for total in totals:
        near = [one for one in said.get(unit_of(total.q), ()) if _is_told(one, total)]
        fitting = [one.q for one in near if agree(one.q, total.q)]
        if fitting:
            yield holds(fitting[0], total.q)
            continue
        for q, lead, _ in near:
            if any(abs(value - total.q["value"]) < 1e-6 * value for value in turned(q)) and not _PART.search(lead):
                yield told_twice(q, total.q, second=quote(total.q))
                break


def _totals(grid: Grid, cells: Mapping[int, Row]) -> Iterator[_Total]:
    """Yield the totals of a table with a caption that has one row of them."""
    rows = [row for row in grid.rows if grid.is_total(row)]
    caption = telling_pairs(grid.caption)
    for column in grid.columns if len(rows) == 1 and caption else ():
        number = grid.numbers.get((rows[0], column))
        q = cells.get(number.cell["start_char"]) if number and grid.adds_up(column) else None
        if q is not None and q["unit"] and len(printed_number(q["text"]).replace(".", "")) >= _DIGITS:
            yield _Total(q, caption, telling_pairs(grid.head(column)))


def _said(report: Report) -> Mapping[str, Sequence[_Said]]:
    """Return by unit the exact numbers of the text."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "text" and is_exact_level(q):
            statement = report.statement_by_id.get(q["statement_id"] or "")
            lead = squeeze(said_before(statement, q, _REACH_TOTAL)) if statement else ""
            found[unit_of(q)].append(_Said(q, lead, telling_pairs(f"{lead}，{q['metric'] or ''}")))
    return found


def _is_told(said: _Said, total: _Total) -> bool:
    """Whether a number of the text is named by the words of a caption and a head, on the page of the table."""
    pages = (total.q["page"] or 0) - (said.q["page"] or 0)
    return 0 <= pages <= _PAGES and bool(said.words & total.caption) and bool(said.words & total.head)
