"""The total of a table and what the text before it says, known by the caption: 投入帮扶资金430万元 | 表 定点帮扶项目 投入（万元） 合计."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.interval import agree, printed_number
from pipeline.checks.printed import quote, turned
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import NARROWED, is_exact_level, said_before, telling_pairs, unit_of
from pipeline.checks.tabled import table_quantities
from schemas.text import squeeze

_DIGITS = 3  # of a total in which two are seen in each other's place
_PAGES = 1  # pages before a table on which the text tells of it
_REACH = 24  # characters before a number that name it
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
                blanks = {"first": named(q), "other": quote(total.q), "first_page": q["page"], "page": total.q["page"]}
                yield fails("twice", q, total.q, **blanks)
                break


def _totals(grid: Grid, cells: Mapping[int, Row]) -> Iterator[_Total]:
    """Yield the totals of a table with a caption that has one row of them."""
    rows = [row for row in grid.rows if grid.is_total(row)]
    caption = telling_pairs(grid.caption)
    for column in grid.columns if len(rows) == 1 and caption else ():
        number = grid.numbers.get((rows[0], column))
        q = cells.get(number.cell["start_char"]) if number and grid.adds_up(column) else None
        if q is not None and q["unit"] and len(printed_number(q["text"]).replace(".", "")) >= _DIGITS:
            yield _Total(q, caption, telling_pairs(grid.heads.get(column, "")))


def _said(report: Report) -> Mapping[str, Sequence[_Said]]:
    """Return by unit the exact numbers of the text."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "text" and is_exact_level(q):
            statement = report.statement_by_id.get(q["statement_id"] or "")
            lead = squeeze(said_before(statement, q, _REACH)) if statement else ""
            found[unit_of(q)].append(_Said(q, lead, telling_pairs(f"{lead}，{q['metric'] or ''}")))
    return found


def _is_told(said: _Said, total: _Total) -> bool:
    """Whether a number of the text is named by the words of a caption and a head, on the page of the table."""
    pages = (total.q["page"] or 0) - (said.q["page"] or 0)
    return 0 <= pages <= _PAGES and bool(said.words & total.caption) and bool(said.words & total.head)
