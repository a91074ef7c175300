"""Which column counts in which unit of a line that lists several: 单位：名、次、小时 over 党员 | 党日 | 时长."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.tables.cell_amounts import read_amount
from extractors.tables.cell_times import is_change
from extractors.tables.cell_units import Scale, unit_of
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.stretches import is_period
from extractors.tables.unit_lines import AGE
from extractors.tables.words import any_word

_LEAST = 2
_MOST = 12  # columns, units: a line of more is no line of units
# argued: what headers of each kind of quantity end with; what ends so has no unit of another kind
_ASKS = {
    "ratio": re.compile(rf"{any_word('asks_ratio')}|{any_word('asks_ratio_end')}$"),
    "age": AGE,
    "amount": re.compile(rf"{any_word('asks_amount')}|{any_word('asks_amount_end')}$"),
    "people": re.compile(rf"{any_word('asks_people')}|{any_word('asks_people_end')}$"),
    "times": re.compile(any_word("asks_times")),
    "duration": re.compile(rf"{any_word('asks_duration')}|{any_word('asks_duration_end')}$"),
    "area": re.compile(any_word("asks_area")),
    "length": re.compile(any_word("asks_length")),
    "energy": re.compile(any_word("asks_energy")),
    "mass": re.compile(any_word("asks_mass")),
    "volume": re.compile(any_word("asks_volume")),
}
_PEOPLE = frozenset({"人", "名", "位"})
# What some kind of quantity may count in beside the units of its own kind.
_BESIDE = {"mass": {"count", "other"}, "energy": {"other"}, "volume": {"mass"}, "amount": {"other"}}


def dealt_units(cells: Sequence[CellView], units: Sequence[Scale]) -> tuple[dict[int, Scale], dict[int, Scale]]:
    """Return the units of columns of numbers, or of rows under times, for which a line of several leaves no choice.

    The units stand in the order of the columns, each for those that it fits; as many as columns, one for each.
    Left alone: columns that two of the units may be for; units in another order.
    """
    data = [view for view in cells if view.role == "data" and read_amount(view.text)]
    heads = {view.cell.column: view.heads for view in data if view.heads}
    if len(units) < _LEAST or not heads:
        return {}, {}
    changes = any(is_change(said[-1]) for said in heads.values())
    own = {column: said[-1] for column, said in sorted(heads.items()) if not _says_itself(said)}
    if not all(map(is_period, own.values())):
        dealt = _deal(own, [unit for unit in units if not changes or unit.unit != "%"])
        return dealt | _changes_between(heads, dealt), {}
    labels = {
        view.cell.row: bare_label(view.beside[-1]) for view in data if view.beside and unit_of(view.beside) is None
    }
    return {}, _deal(labels, units)


def _deal(said: Mapping[int, str], units: Sequence[Scale]) -> dict[int, Scale]:
    """Return the units of columns or rows by what their headers or labels say."""
    may = [_fitting(units, words) for words in said.values()]
    if len(units) < _LEAST or not all(may) or not said or max(len(units), len(said)) > _MOST:
        return {}
    if next(_in_order(may, len(units)), None) is None:
        return {}
    if len(units) == len(said):
        return {place: units[at] for at, place in enumerate(said)}
    return {place: units[next(iter(one))] for place, one in zip(said, may, strict=True) if len(one) == 1}


def _changes_between(heads: Mapping[int, Sequence[str]], dealt: Mapping[int, Scale]) -> dict[int, Scale]:
    """Return the units of changes between two columns of one unit: 本年增减 between 年初床数 and 年末床数."""
    changes = (at for at, said in heads.items() if is_change(said[-1]) and unit_of(reversed(said)) is None)
    return {at: before for at in changes if (before := dealt.get(at - 1)) and before == dealt.get(at + 1)}


def _fitting(units: Sequence[Scale], head: str) -> frozenset[int]:
    """Return which of several units may be that of a column: the one that its header names, else all of its kind.

    A header names the one before 数 at its end: 户 of 参股户数, not 股.
    """
    named = {at: unit.unit for at, unit in enumerate(units) if head.endswith(f"{unit.unit}数")}
    named = named or {at: unit.unit for at, unit in enumerate(units) if unit.unit in head}
    said = {at for at, unit in named.items() if not any(unit != other and unit in other for other in named.values())}
    return frozenset(at for at in said or range(len(units)) if fits(units[at], head))


def fits(unit: Scale, head: str) -> bool:
    """Whether a unit may be that of a header: 名 of 党员, not of 服务时长; 万元 of 投入金额, not of 党员."""
    if unit.unit == "次" and "人次" in head:
        return False
    asked = next((kind for kind, words in _ASKS.items() if words.search(head)), None)
    kind = "people" if unit.unit in _PEOPLE else "times" if unit.unit == "人次" else unit.kind
    if asked is None:
        return kind not in ("people", "times", "ratio", "amount", "duration")
    return kind == asked or kind in _BESIDE.get(asked, ())


def _says_itself(heads: Sequence[str]) -> bool:
    """Whether a header names its own unit, or that its numbers are changes."""
    return unit_of(reversed(heads)) is not None or is_change(heads[-1])


def _in_order(may: Sequence[frozenset[int]], count: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to deal units out to columns from left to right, none of them left out."""

    def go(at: int, last: int) -> Iterator[tuple[int, ...]]:
        if at == len(may):
            if last == count - 1:
                yield ()
            return
        for unit in (last, last + 1):
            if unit in may[at]:
                yield from ((unit, *rest) for rest in go(at + 1, unit))

    yield from go(0, -1)
