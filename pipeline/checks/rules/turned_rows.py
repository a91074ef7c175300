"""Two numbers of a column in each other's row, as the prose below the headings of both rows shows.

（一）晨光助学: 初中生1,846人、高中生739人 | 小苗医助 | 2,585   and （二）小苗医助: 416名患儿 | 晨光助学 | 416
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.headings import heading_of
from pipeline.checks.interval import digits_of
from pipeline.checks.report import Report
from pipeline.checks.rules.parts_of_row import bare_label
from pipeline.checks.sentences import between, is_exact_level, sentences, unit_of
from pipeline.checks.tabled import table_quantities

_LABEL = 3  # characters of the label of a row
_DIGITS = 3  # of a number that stands in a text by no chance
_NEXT = 16  # characters between two parts of a sum


@as_check(
    "rows turned against prose",
    "two numbers of a column do not stand in each other's row, as the prose below the headings of both rows has them",
    kind="conflict",
    grade=CONFLICT,
    needs="statements sections quantities tables",
    idle="no two rows of a table have headings of their own with prose below that tells the number of three digits of either, or the two next to each other that make it up",
    examples=(
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 416 |\n| 小苗医助 | 308.15 | 2,585 |\n# （一）晨光助学\n资助初中生1,846人、高中生739人，人均约1,600元。\n# （二）小苗医助\n救助416名患儿，覆盖全市。",
        "@tables\n| 线路 | 客运量（人次） |\n| 望潮专线 | 18,462 |\n| 岚桥专线 | 93,047 |\n# 望潮专线\n全年运送旅客93,047人次。\n# 岚桥专线\n全年运送旅客18,462人次。",
        "@tables\n| 等级 | 里程（米） | 桥梁（座） |\n| 一级公路 | 26,390 | 14 |\n| 二级公路 | 41,850 | 9 |\n# 一级公路\n年末通车里程41,850米。\n# 二级公路\n年末通车里程26,390米。",
    ),
    counter_examples=(
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 2,585 |\n| 小苗医助 | 308.15 | 416 |\n# （一）晨光助学\n资助初中生1,846人、高中生739人，人均约1,600元。\n# （二）小苗医助\n救助416名患儿，覆盖全市。",
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 416 |\n| 小苗医助 | 308.15 | 2,585 |\n# （一）晨光助学\n资助初中生1,846人、高中生739人，人均约1,600元。\n# （二）小苗医助\n救助患儿，覆盖全市。",
        "@tables\n| 线路 | 客运量（人次） |\n| 望潮专线 | 18,462 |\n| 岚桥专线 | 93,047 |\n# 望潮专线\n全年运送旅客18,462人次，少于岚桥的93,047人次。\n# 岚桥专线\n全年运送旅客93,047人次，望潮为18,462人次。",
    ),
)
def check_turned_rows(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two rows of a column that have headings of their own."""
    told = _told_below(report)
    by_place = table_quantities(report)
    for grid in report.grids if told else ():
        labels = {row: bare for row, label in grid.labels.items() if (bare := bare_label(label)) in told}
        for column in grid.columns if len(labels) > 1 else ():
            cells = [
                (label, number.cell) for row, label in labels.items() if (number := grid.numbers.get((row, column)))
            ]
            known = [(label, q) for label, cell in cells if (q := by_place.get(cell["start_char"])) and _is_long(q)]
            for one, other in itertools.combinations(known, 2):
                yield from _judge(grid, one, other, told)


def _judge(
    grid: Grid, first: tuple[str, Row], second: tuple[str, Row], told: Mapping[str, set[tuple[str, float]]]
) -> Iterator[Judgement]:
    (one, q), (other, below) = first, second
    values = _value(q), _value(below)
    if one == other or values[0] == values[1]:
        return
    own = values[0] in told[one], values[1] in told[other]
    if all(own):
        yield holds(q, below)
    elif not any(own) and values[1] in told[one] and values[0] in told[other]:
        blanks = {"first": one, "other": other, "value": q["text"].strip(), "other_value": below["text"].strip()}
        yield fails("crossed_rows", q, below, caption=grid.caption, **blanks)


def _is_long(q: Row) -> bool:
    return bool(is_exact_level(q) and q["unit"] and q["value"] and len(digits_of(q)) >= _DIGITS)


def _value(q: Row) -> tuple[str, float]:
    return unit_of(q), float(q["value"])


def _told_below(report: Report) -> Mapping[str, set[tuple[str, float]]]:
    """Return by the words of a heading what the prose below it tells: its values, and the sums of two next to each other."""
    found: dict[str, set[tuple[str, float]]] = defaultdict(set)
    for statement, quantities in sentences(report):
        head = bare_label(heading_of(report, statement))
        if len(head) < _LABEL:
            continue
        levels = [q for q in quantities if is_exact_level(q) and q["value"] and q["unit"]]
        found[head] |= {_value(q) for q in levels}
        for one, other in itertools.pairwise(levels):
            if unit_of(one) == unit_of(other) and len(between(statement, one, other)) <= _NEXT:
                found[head].add((unit_of(one), float(one["value"] + other["value"])))
    return found
