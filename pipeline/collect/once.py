"""What is asked once, and what is not: a figure under several names, cells of tables that hold 0, misread names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.indicators.matching import OPEN
from pipeline.export.misread import is_misread
from pipeline.export.repeats import fold_columns, fold_lines, is_zero
from pipeline.export.series import Series


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """The lines that are asked; by the key of a line those that take its answer; lines that are not asked: all 0, or
    with a name that is none of their unit."""

    asked: Sequence[Series]
    repeats: Mapping[tuple[Any, ...], Sequence[Series]]
    zeros: Sequence[Series]
    misread: Sequence[Series]


def ask_once(ordered: Iterable[Series]) -> AskedOnce:
    """Part lines, in their order, into those that are asked and those that need not be.

    Only what no entry of the dictionary names is left out: 收入预算合计 of a task whose 支出 is the same to the digit
    in both years (`fold_lines`, across the sides of an account too, as a budget balances), or of one year, where the
    columns are the same in all rows (`fold_columns`); cells of a table that have held nothing but 0, and rates that are
    said to be so many things (日检指标合格率, 7项: the number is of the 七项日检指标 before it).
    """
    zeros: list[Series] = []
    misread: list[Series] = []
    lines: list[Series] = []
    for line in ordered:
        is_none = all(map(is_zero, line.values.values()))
        (zeros if is_none else misread if is_misread(line.last) else lines).append(line)
    several, single = fold_lines(lines, across_sides=True)
    asked: list[Series] = []
    repeats: dict[tuple[Any, ...], Sequence[Series]] = {}
    for line in (*several, *fold_columns(single)):
        asked += [line, *(other for other in line.also if not _is_open(other))]
        repeats[line.key] = [other for other in line.also if _is_open(other)]
    return AskedOnce(asked, repeats, zeros, misread)


def _is_open(line: Series) -> bool:
    return str(line.last.indicator).startswith(OPEN)
