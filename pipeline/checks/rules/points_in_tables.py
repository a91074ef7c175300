"""A change of a rate told in percent in prose, which a table of the report gives in points."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, interval_of, signed_interval
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, sentences
from pipeline.checks.worded_changes import read_change

_COMPARED = re.compile(r"同比|比上年|较上年|比去年|较去年|比上期|较上期|比年初|较年初|较期初")
_NEAR = 16  # characters between a rate and its change


class _Told(NamedTuple):
    """A row of a table with a change in points: its cell, and the change."""

    cell: Row
    change: Interval


@as_check(
    "points in a table, percent in prose",
    "a rate of 12.35 % whose row in a table has 减少5.71个百分点 did not fall by 5.71 % in prose, nor by other points",
    kind="change_unit",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no rate of prose with its change behind it stands in a row of a table with a change in points",
    tolerance="half of the last printed digit of both",
    examples=(
        "技改投入占营业收入的12.35%，同比减少5.71%。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 技改投入占营业收入的比例（%） | 12.35 | 18.06 | 减少5.71个百分点 |",
        "全年漏损率9.35%，较上年下降1.52个百分点。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 漏损率（%） | 9.35 | 10.60 | 减少1.25个百分点 |",
    ),
    counter_examples=(
        "技改投入占营业收入的12.35%，同比减少5.71个百分点。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 技改投入占营业收入的比例（%） | 12.35 | 18.06 | 减少5.71个百分点 |",
        "女职工占比12.35%，同比减少5.71%。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 技改投入占营业收入的比例（%） | 12.33 | 18.04 | 减少5.71个百分点 |",
        "营业收入增长12.35%，同比减少5.71%。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 技改投入占营业收入的比例（%） | 12.35 | 19.06 | 减少6.71个百分点 |",
    ),
)
def check_prose(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each rate of prose with its change that a table has too."""
    tabled = _tabled(report)
    for statement, quantities in sentences(report) if tabled else ():
        for rate, change in itertools.pairwise(quantities):
            if rate["unit"] != "%" or rate["role"] != "level" or change["role"] != "change":
                continue
            gap = between(statement, rate, change)
            if STOP.search(gap) or len(gap) > _NEAR or not _COMPARED.search(gap):
                continue
            yield from _judge(rate, change, _of_name(statement, rate, tabled))


def _tabled(report: Report) -> Mapping[str, Sequence[tuple[str, _Told]]]:
    """Return by the printed rate the names of the rows that have it with a change in points."""
    found: dict[str, list[tuple[str, _Told]]] = {}
    for grid in report.grids:
        for cell in grid.cells:
            change = read_change(cell["text"])
            left = [c for c in grid.columns if c < cell["column"] and (cell["row"], c) in grid.numbers]
            if change and change.points and left:
                name = re.sub(r"[（(].*?[）)]|的|比例|比重", "", grid.labels.get(cell["row"], ""))
                for column in left:
                    printed = grid.numbers[cell["row"], column].cell["text"].strip().rstrip("%％")
                    found.setdefault(printed, []).append((name, _Told(cell, change.interval)))
    return found


def _of_name(statement: Row, rate: Row, tabled: Mapping[str, Sequence[tuple[str, _Told]]]) -> Sequence[_Told]:
    """Return the rows with a rate whose name ends as the words before it, in what both leave no doubt of."""
    said = re.sub("的|比例|比重", "", statement["text"][: rate["end_char"] - statement["start_char"]])
    rows = tabled.get(rate["text"].rstrip("%％"), ())
    return [told for name, told in rows if any(name[-size:] in said for size in (6, 5, 4, 3) if len(name) >= size)]


def _judge(rate: Row, change: Row, rows: Sequence[_Told]) -> Iterator[Judgement]:
    signed, known = signed_interval(change), interval_of(rate)
    if not rows or signed is None or known is None or change["qualifier"] != "exact":
        return
    told = rows[0]
    same = any(row.change.meets(signed) for row in rows)
    if change["unit"] == "百分点" and same:
        yield holds(rate, change, told.cell)
    elif change["unit"] == "百分点" or same:
        yield fails("points_tabled", rate, change, told.cell, rate=named(rate), change=change["text"],
                    said=told.cell["text"].strip(), page=told.cell["page"])  # fmt: skip
