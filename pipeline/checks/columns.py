"""Which columns of a table are of this year and of the year before, by their heads."""

import re
from collections.abc import Sequence

from pipeline.checks.grid import Grid

_BEFORE = re.compile(r"上年|上期|去年|上一|前一年|期初|年初|同期")
_YEAR = re.compile(r"(20\d\d)年?")
_CHANGE = re.compile(r"增减|变动|变化|增长|升降|幅度|[%％]$|占.*比|比重|比例")
_TWO = 2


def now_and_before(grid: Grid, columns: Sequence[int] | None = None) -> tuple[int, int] | None:
    """Return the column of this year and that of the year before; None where the heads don't tell.

    `columns` are two to choose from; else all but those of changes and shares, of which there must be two.
    """
    chosen = [c for c in grid.columns if not is_change(grid, c)] if columns is None else list(columns)
    if len(chosen) != _TWO:
        return None
    heads = [grid.head(c) for c in chosen]
    years = [[int(year) for year in _YEAR.findall(head)] for head in heads]
    before = [bool(_BEFORE.search(head)) for head in heads]
    if all(len(own) == 1 for own in years) and abs(years[0][0] - years[1][0]) == 1:
        first = years[0][0] > years[1][0]
    elif before.count(True) == 1:
        first = before[1]
    else:
        return None
    return (chosen[0], chosen[1]) if first else (chosen[1], chosen[0])


def is_change(grid: Grid, column: int) -> bool:
    """Whether a column holds changes or shares, by its lowest head."""
    return bool(_CHANGE.search(grid.last_head(column)))
