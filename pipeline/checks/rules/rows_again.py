"""A row of a table that stands there again, or in another table of the same columns: 分行业 and 分产品."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report

_DIGITS = 6  # of a number that hardly stands in two rows by chance
_SAME = 2  # such numbers that make one row of two
_FEW = 3  # digits, closing noughts left out, of a number in which a slip is seen
_NEAR = 2  # pages; farther on the notes of a parent company repeat rows of the group's

Line = tuple[Grid, int]


@as_check(
    "row told twice",
    "two rows that have two long numbers under the same heads in common are one, and have the same in the other columns",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="no two rows on pages beside each other have two numbers of six digits in common under heads that are the same, or no slip of a sign, a digit or the point tells the others apart",
    tolerance="half of the last printed digit of both",
    examples=(
        "| 项目 | 2022年 | 2021年 | 增减 |\n| 分行业 |  |  |  |\n| 供水业务 | 379,343.65 | 283,191.98 | 33.95% |\n| 分产品 |  |  |  |\n| 供水 | 379,343.65 | 283,191.98 | -33.95% |",
        "| 项目 | 收入 | 成本 | 成本增减 |\n| 按用途：管材 | 702,805.52 | 566,607.35 | 30.1% |\n| 按地区：省内 | 345,031.74 | 211,921.86 | 12.41% |\n| 管材 | 702,805.52 | 566,607.35 | 3.01% |",
    ),
    counter_examples=(
        "| 项目 | 2022年 | 2021年 | 增减 |\n| 分行业 |  |  |  |\n| 供水业务 | 379,343.65 | 283,191.98 | 33.95% |\n| 分产品 |  |  |  |\n| 供水 | 379,343.65 | 283,191.98 | 34.0% |",
        "| 项目 | 收入 | 成本 | 收入增减 |\n| 供水业务 | 379,343.65 | 283,191.98 | 15.01% |\n| 管网供水 | 379,343.65 | 283,191.98 | 15.60% |",
        "| 项目 | 2022年 | 2021年 | 户数 |\n| 居民 | 1,200 | 1,100 | 30 |\n| 企业 | 1,200 | 1,100 | 20 |",
        "| 项目 | 2022年 | 2021年 | 增减 |\n| 居民 | 379,343.65 | 283,191.98 | 33.95% |\n| 企业 | 379,343.65 | 281,191.98 | 34.91% |",
    ),
)
def check_again(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of rows that are one, and for the places in which they differ."""
    lines: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for grid in report.grids:
        heads = tuple(grid.last_heads.get(c, "") for c in grid.columns)
        for row in grid.rows:
            seen: dict[Line, int] = {}
            long = _long(grid, row)
            for one in long:
                for other in lines[heads, one]:
                    seen[other] = seen.get(other, 0) + 1
                lines[heads, one].append((grid, row))
            for other, same in seen.items():
                if same >= _SAME or (len(long) > 1 and other[0].labels.get(other[1]) == grid.labels.get(row)):
                    yield from _judge(other, (grid, row))


def _long(grid: Grid, row: int) -> Sequence[tuple[str, str]]:
    """Return the long numbers of a row with their heads, each number once."""
    found: dict[str, str] = {}
    for column in grid.columns:
        number = grid.numbers.get((row, column))
        printed = number.cell["text"].strip() if number else ""
        if len(re.sub(r"\D", "", printed).strip("0")) >= _DIGITS and grid.heads.get(column):
            found.setdefault(printed, grid.heads[column])
    return [(head, printed) for printed, head in found.items()]


def _judge(one: Line, other: Line) -> Iterator[Judgement]:
    pairs = [(n, m) for c in one[0].columns if (n := one[0].numbers.get((one[1], c)))
             and (m := other[0].numbers.get((other[1], c)))]  # fmt: skip
    apart = [(n, m) for n, m in pairs if not n.interval.meets(m.interval)]
    if not pairs or abs(pairs[0][0].cell["page"] - pairs[0][1].cell["page"]) > _NEAR:
        return
    if not apart:
        yield holds(*(cell for pair in pairs for cell in (pair[0].cell, pair[1].cell)))
    elif len(pairs) >= len(apart) * 2:
        for n, m in apart:
            if _is_slip(n, m):
                yield _told(one, other, (n, m))


def _is_slip(one: Number, other: Number) -> bool:
    """Whether a sign, a moved point, a digit or two that changed places tell two numbers apart."""
    first, second = (re.sub(r"\D", "", number.cell["text"]) for number in (one, other))
    if len(first.strip("0")) < _FEW:
        return False
    return first == second or bool(find_slipped(first, second))


def _told(one: Line, other: Line, pair: tuple[Number, Number]) -> Judgement:
    names = [grid.labels.get(row, "") for grid, row in (one, other)]
    said: list[Row] = [number.cell for number in pair]
    column = said[0]["column"]
    return fails("row_again", said[0], said[1], head=one[0].last_heads.get(column, ""), name=names[0], other=names[1],
                 value=said[0]["text"].strip(), other_value=said[1]["text"].strip(),
                 first_page=said[0]["page"], page=said[1]["page"])  # fmt: skip
