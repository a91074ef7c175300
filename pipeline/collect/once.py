"""What is asked once, and what is not: a figure under several names, cells of tables that hold 0, misread names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.indicators.matching import OPEN
from pipeline.export.misread import is_misread
from pipeline.export.numbers import exact, is_known
from pipeline.export.repeats import fold_columns, fold_lines, is_zero
from pipeline.export.series import Series
from schemas.text import fold

_SHARP = 5  # digits of a value that hardly two figures of a report have in common
_NAMED = 2  # the same of figures of which one has a piece of the other's name


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
    repeats: dict[tuple[Any, ...], list[Series]] = {}
    for line in (*several, *fold_columns(single)):
        named = [one for one in (line, *line.also) if not _is_open(one)] or [line]
        asked += named
        repeats[named[0].key] = [one for one in (line, *line.also) if _is_open(one) and one is not named[0]]
    known = [line for line in asked if not _is_open(line)]
    twins = {line.key: twin for line in asked if _is_open(line) and (twin := _find_twin(line, known))}
    for line in asked:
        if twin := twins.get(line.key):
            repeats.setdefault(twin.key, []).extend([line, *repeats.pop(line.key, [])])
    return AskedOnce([line for line in asked if line.key not in twins], repeats, zeros, misread)


def _find_twin(line: Series, known: Iterable[Series]) -> Series | None:
    """Return the line of the dictionary that states the figure of another one of its organisation, if one alone does.

    The values of all years that both have are the same: of many digits, or of some under a name that holds the other
    one. The unit is the same, or one was torn where a card or a line ended (万千瓦 of 万千瓦时).
    """
    found = [one for one in known if one.key[0] == line.key[0] and _is_twin(line, one)]
    return found[0] if len(found) == 1 else None


def _is_twin(line: Series, known: Series) -> bool:
    if line.key[2:] != known.key[2:] or not line.values.keys() <= known.values.keys():
        return False
    pairs = [(line.values[year], known.values[year]) for year in line.values]
    if not all(is_known(one.value) and one.value and one.value == other.value for one, other in pairs):
        return False
    units = sorted((_unit(line), _unit(known)), key=len)
    digits = sum(len(exact(value).as_tuple().digits) for value in {float(one.value) for one, _ in pairs})
    names = sorted((fold(str(line.last.name)), fold(str(known.last.name))), key=len)
    return units[1].startswith(units[0]) and digits >= (_NAMED if names[0] in names[1] else _SHARP)


def _unit(line: Series) -> str:
    return str(line.last.unit) if is_known(line.last.unit) else ""


def _is_open(line: Series) -> bool:
    return str(line.last.indicator).startswith(OPEN)
