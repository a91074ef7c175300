"""Two numbers that slipped into each other's row: exchanged, both rows run on from year to year as their neighbours do.

1. 外购电力 14,930 14,215 13,088 and 汽油和柴油 1,846 1,702 1,515 with 1,846 and 14,930 in the column of 2022
2. two tables give 住房公积金 18.40 and 购房补贴 12.35, a third one gives them the other way round
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, as_check, fails
from pipeline.checks.columns import is_change
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import write
from pipeline.checks.report import Report

_APART = 2.0  # times by which a number is beside its row where it slipped there
_ALIKE = 1.3  # the same where it stands in its own
_YEARS = 2  # columns that a row runs through
_DIGITS = 3  # of a number that stands in two rows by no chance
_NAME = 2  # characters of a label


@as_check(
    "numbers in each other's row",
    "two numbers of a column do not stand in each other's row, as the other years of the rows or another table show them",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="no two rows beside each other run on from year to year but for one column where each fits the other's, and no other table gives two rows, wherever they stand in it, their numbers the other way round",
    examples=(
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 外购电力（万千瓦时） | 14,930 | 1,702 | 13,088 |\n| 汽油和柴油（吨） | 1,846 | 14,215 | 1,515 |\n| 用水量（吨） | 5,120 | 5,003 | 4,985 |",
        "| 科目 | 支出合计 | 基本支出 |\n| 住房公积金 | 18.40 | 18.40 |\n| 购房补贴 | 12.35 | 12.35 |\n| 医疗 | 3.16 | 3.16 |\n一般公共预算支出情况如下。\n| 科目 | 决算数 |\n| 住房公积金 | 12.35 |\n| 购房补贴 | 18.40 |\n| 医疗 | 3.16 |",
        "@tables\n| 科目 | 年末数 | 年初数 |\n| 应收水费 | 50,412.00 | 15,874.40 |\n| 存放同业 | 18,267.61 | 3,123.07 |\n| 预付工程款 | 2,436.95 | 1,878.31 |\n资产情况如下。\n| 科目 | 年末数 | 年初数 |\n| 存放同业 | 50,412.00 | 15,874.40 |\n| 预付工程款 | 2,436.95 | 1,878.31 |\n| 应收水费 | 18,267.61 | 3,123.07 |",
    ),
    counter_examples=(
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 外购电力（万千瓦时） | 14,930 | 14,215 | 13,088 |\n| 汽油和柴油（吨） | 1,846 | 1,702 | 1,515 |",
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 新建（公里） | 12.4 | 48.6 | 80.2 |\n| 改造（公里） | 45.1 | 13.0 | 6.7 |\n| 维修（公里） | 3.1 | 12.0 | 5.4 |",
        "| 科目 | 决算数 |\n| 住房公积金 | 18.40 |\n| 购房补贴 | 12.35 |\n上年情况如下。\n| 科目 | 决算数 |\n| 住房公积金 | 16.90 |\n| 购房补贴 | 11.20 |",
    ),
)
def check_crossed(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each such pair of numbers."""
    for grid in report.grids:
        yield from _of_years(grid)
    yield from _of_tables(report.grids)


def _of_years(grid: Grid) -> Iterator[Judgement]:
    """Yield the findings of rows that run on from year to year but for one column."""
    columns = [c for c in grid.columns if not is_change(grid, c) and any(ch.isdigit() for ch in grid.heads.get(c, ""))]
    for above, below in itertools.pairwise(grid.rows) if len(columns) > 1 else ():
        rows = [[grid.numbers.get((row, c)) for c in columns] for row in (above, below)]
        if any(n is None or n.value <= 0 for row in rows for n in row):
            continue
        one, other = ([n for n in row if n is not None] for row in rows)
        crossed = [at for at in range(len(columns)) if _is_crossed(one, other, at)]
        if len(crossed) == 1:
            yield _told(grid, one[crossed[0]], other[crossed[0]])


def _is_crossed(one: Sequence[Number], other: Sequence[Number], at: int) -> bool:
    """Whether the numbers of two rows in a place are far from the rest of their rows, and each near the rest of the other."""
    rest = [[n.value for place, n in enumerate(row) if place != at] for row in (one, other)]
    here = [one[at].value, other[at].value]
    if len(rest[0]) < _YEARS:
        return False
    own = [_spread([value, *row]) for value, row in zip(here, rest, strict=True)]
    turned = [_spread([value, *row]) for value, row in zip(here[::-1], rest, strict=True)]
    return min(own) > _APART and max(turned) < _ALIKE


def _spread(values: Sequence[float]) -> float:
    return max(values) / min(values)


def _of_tables(grids: Sequence[Grid]) -> Iterator[Judgement]:
    """Yield the findings of two rows whose numbers other tables give the other way round."""
    places = _places(grids)
    found: dict[_Pair, dict[_Pair, list[tuple[Grid, Number, Number]]]] = defaultdict(dict)
    for grid, rows in zip(grids, map(_by_label, grids), strict=True):
        for label, row in rows.items():
            for column in grid.columns:
                one = grid.numbers.get((row, column))
                for name in _other_labels(places, rows, one, label):
                    other = grid.numbers.get((rows[name], column))
                    if one and other and one.value != other.value and _digits(other) >= _DIGITS and label < name:
                        printed = one.cell["text"].strip(), other.cell["text"].strip()
                        found[label, name].setdefault(printed, []).append((grid, one, other))
    for ways in found.values():
        for printed, own in ways.items():
            turned = ways.get(printed[::-1], [])
            if turned and (len(own), own[0][1].cell["start_char"]) < (len(turned), turned[0][1].cell["start_char"]):
                yield _told(*own[0], grade=CONFLICT if len(turned) > 1 else HINT)


_Pair = tuple[str, str]


def _places(grids: Sequence[Grid]) -> Mapping[str, set[str]]:
    """Return by a printed number the labels of the rows that it stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for grid in grids:
        rows = {row: label for label, row in _by_label(grid).items()}
        for (row, _), number in grid.numbers.items():
            if row in rows and _digits(number) >= _DIGITS:
                found[number.cell["text"].strip()].add(rows[row])
    return found


def _by_label(grid: Grid) -> Mapping[str, int]:
    """Return the rows of a table by their labels, those whose label comes again left out."""
    times = Counter(grid.labels.values())
    return {label: row for row, label in grid.labels.items() if times[label] == 1 and len(label) >= _NAME}


def _other_labels(
    places: Mapping[str, set[str]], rows: Mapping[str, int], number: Number | None, label: str
) -> set[str]:
    """Return the other labels of a table in whose row another table, or this one, has a number."""
    known = places.get(number.cell["text"].strip(), set()) if number and _digits(number) >= _DIGITS else set()
    return {name for name in known if name in rows and name != label}


def _digits(number: Number) -> int:
    return len("".join(filter(str.isdigit, number.cell["text"])).strip("0"))


def _told(grid: Grid, one: Number, other: Number, grade: str | None = None) -> Judgement:
    names = (grid.labels.get(n.cell["row"], "") for n in (one, other))
    blanks = dict(zip(("first", "other"), names, strict=True))
    return fails("crossed_rows", one.cell, other.cell, caption=grid.caption, value=write(one.value),
                 other_value=write(other.value), grade=grade, **blanks)  # fmt: skip
