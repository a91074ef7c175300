"""What is asked once: a figure that last year's report prints under several names, and cells of tables that hold 0."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.indicators.matching import OPEN
from pipeline.export.repeats import fold_lines, is_zero
from pipeline.export.series import Series


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """The lines that are asked; by the key of a line those that take its answer; lines that are not asked: all 0."""

    asked: Sequence[Series]
    repeats: Mapping[tuple[Any, ...], Sequence[Series]]
    zeros: Sequence[Series]


def ask_once(ordered: Iterable[Series]) -> AskedOnce:
    """Part lines, in their order, into those that are asked and those that need not be.

    Only what no entry of the dictionary names is left out: 收入预算合计 of a task whose 支出 is the same to the digit
    in both years (`fold_lines`), and cells of a table that have held nothing but 0.
    """
    zeros: list[Series] = []
    lines: list[Series] = []
    for line in ordered:
        (zeros if all(map(is_zero, line.values.values())) else lines).append(line)
    several, single = fold_lines(lines)
    asked: list[Series] = []
    repeats: dict[tuple[Any, ...], Sequence[Series]] = {}
    for line in (*several, *single):
        asked += [line, *(other for other in line.also if not _is_open(other))]
        repeats[line.key] = [other for other in line.also if _is_open(other)]
    return AskedOnce(asked, repeats, zeros)


def _is_open(line: Series) -> bool:
    return str(line.last.indicator).startswith(OPEN)
