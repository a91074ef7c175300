"""The relations of the indicator dictionary: parts and total, share and its two numbers, part and whole.

One source for `check`, the workbook and the forms that come back: `check_figures` says which relations the quantities
of one report break, as a message key and what fills its blanks.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pipeline.checks.interval import write
from pipeline.checks.printed import write_in
from schemas.indicators import Dictionary, Relation

Blanks = dict[str, object]
Told = tuple[str, Blanks] | None


class Figure(NamedTuple):
    """A quantity of a report: what it is called, its value and unit; `printed` is the value with its printed unit."""

    said: str
    value: float
    step: float  # what its last printed digit is worth
    unit: str | None
    printed: str = ""
    mark: str = ""  # the printed unit

    def __str__(self) -> str:
        return f"{self.said}{self.printed or write(self.value) + ('%' if self.unit == '%' else '')}"


class Broken(NamedTuple):
    """A relation that does not hold: the message check.<key>, its blanks; `cut`: decimals that were cut explain it."""

    relation: Relation
    key: str
    blanks: Blanks
    cut: bool = False


def judge_figures(stated: Mapping[str, Figure], dictionary: Dictionary) -> Iterator[tuple[Relation, Broken | None]]:
    """Yield the relations whose quantities, by code, are all there, each with how it is broken; None: it holds."""
    for relation in dictionary.relations:
        codes = (relation.left, *relation.right)
        if not all(code in stated for code in codes):
            continue
        figures = [stated[code] for code in codes]
        if not _in_their_units(codes, figures, dictionary):
            continue
        told = _FORMS[relation.form](relation, figures[0], figures[1:])
        wider = figures[0]._replace(step=3 * figures[0].step)
        cut = bool(told) and relation.form in _ROUNDED and not _FORMS[relation.form](relation, wider, figures[1:])
        yield relation, Broken(relation, *told, cut) if told else None


_ROUNDED = ("percent", "quotient")
_SCALED = ("百", "千", "万", "亿")  # units in which a value of the base unit is not written


def _in_their_units(codes: tuple[str, ...], figures: list[Figure], dictionary: Dictionary) -> bool:
    """Whether quantities can be reckoned with: each in the unit that the dictionary gives its indicator."""
    own = (dictionary.unit_of(dictionary.by_code[code]) for code in codes)
    return all((figure.unit or "") == unit for figure, unit in zip(figures, own, strict=True))


def _allowed(relation: Relation, left: Figure, right: list[Figure]) -> float:
    """Return how far two sides may be apart: the relation's tolerance, and half a step of each rounded quantity."""
    rounded = sum(figure.step for figure in (left, *right) if figure.step != 1)
    return float(relation.tolerance) + rounded / 2 + 1e-9 * max(1.0, abs(left.value))


def _sum(relation: Relation, left: Figure, right: list[Figure]) -> Told:
    total = sum(figure.value for figure in right)
    apart = abs(total - left.value)
    if apart <= _allowed(relation, left, right):
        return None
    parts = "＋".join(map(str, right))
    alike = len({figure.mark for figure in (left, *right)}) == 1
    blanks: Blanks = {"left": left, "apart": _written(apart, left, alike=alike)}
    if len(right) == 1:
        return "equal", blanks | {"right": right[0]}
    return "sum", blanks | {"parts": parts, "total": _written(total, left, alike=alike)}


def _written(value: float, beside: Figure, *, alike: bool) -> str:
    """Return a value as it is written beside a quantity: in its printed unit, bare where it has none."""
    if alike and not beside.mark.startswith(_SCALED):
        return f"{write(value)}{beside.mark}"
    return write_in(value, beside.mark, beside.unit or "") if beside.mark else write(value)


def _at_most(relation: Relation, left: Figure, right: list[Figure]) -> Told:
    if left.value <= right[0].value + _allowed(relation, left, right):
        return None
    if relation.high is not None and left.value > float(relation.high) * right[0].value:
        return None
    return "at_most", {"left": left, "right": right[0]}


def _share(times: float, mark: str) -> Callable[[Relation, Figure, list[Figure]], Told]:
    def check(relation: Relation, left: Figure, right: list[Figure]) -> Told:
        part, whole = right
        if not whole.value:
            return None
        got = times * part.value / whole.value
        rough = sum(figure.step / 2 / abs(figure.value) for figure in right if figure.step > 1 and figure.value)
        if abs(got - left.value) <= float(relation.tolerance) + left.step / 2 + abs(got) * rough + 1e-9:
            return None
        return "share", {"part": part, "whole": whole, "got": f"{write(round(got, 2))}{mark}", "left": left}

    return check


def _between(relation: Relation, left: Figure, right: list[Figure]) -> Told:
    if not right[0].value or relation.low is None or relation.high is None:
        return None
    got = left.value / right[0].value
    if float(relation.low) <= got <= float(relation.high):
        return None
    shown = write(round(got, 2))
    return "between", {"left": left, "right": right[0], "got": shown, "low": relation.low, "high": relation.high}


_FORMS: Mapping[str, Callable[[Relation, Figure, list[Figure]], Told]] = {
    "sum": _sum,
    "at_most": _at_most,
    "percent": _share(100.0, "%"),
    "quotient": _share(1.0, ""),
    "between": _between,
}
