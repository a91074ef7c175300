"""Stated changes put beside the level that changed, and the level of the year before that they give."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from extractors.dates import same_day
from extractors.metrics.spellings import bare
from schemas.tables import IndicatorValue, Quantity

_POINTS = ("百分点", "个百分点")


def _base_year(change: Quantity) -> int | None:
    """Return the year that a change is against; plain 增长12% of a yearly report means the year before."""
    against = change.phrase.against
    if against is not None and against.isdigit():
        return int(against)
    if against == "other" or change.period_end is None:
        return None
    return change.period_end.year - 1


def _belongs(level: IndicatorValue, change: Quantity) -> bool:
    """Whether a change is of a level: the same sentence or table row, the same metric and the same year."""
    if level.evidence.statement_id != change.evidence.statement_id or change.phrase.metric is None:
        return False
    same_year = change.period_end is not None and level.data_year == change.period_end.year
    metric = bare(change.phrase.metric.removesuffix("同比"))
    surface = bare(level.surface)
    return same_year and (metric == surface or surface.endswith(metric) or metric.endswith(surface))


def _earlier(level: IndicatorValue, printed: Quantity, change: Quantity) -> IndicatorValue | None:
    """Return the level of the year before that a change in the same unit gives; None where it can't be computed."""
    points = change.unit in _POINTS and printed.unit == "%"
    same_unit = change.unit == printed.unit and printed.unit != "%"
    if level.value is None or not printed.value or change.value is None or not (points or same_unit):
        return None
    if level.period_class != "year" or {level.qualifier, change.qualifier} != {"exact"} or not change.direction:
        return None
    sign = 1 if change.direction == "up" else -1
    value = round(level.value - sign * change.value * level.value / printed.value, 6)
    return replace(
        level,
        value=value,
        value_text=format(value, "f").rstrip("0").rstrip("."),
        data_year=None if level.data_year is None else level.data_year - 1,
        period_start=_year_before(level.period_start),
        period_end=_year_before(level.period_end),
        status="derived",
        change_value=None,
        change_unit=None,
        change_direction=None,
        confidence=round(level.confidence - 0.1, 2),
        rule=f"{level.rule}; level less stated change",
    )


def _year_before(day: date | None) -> date | None:
    return None if day is None else same_day(day, -1)


def _start(quantity: Quantity) -> int:
    return quantity.evidence.start_char


def _is_another(one: Quantity, printed: Quantity) -> bool:
    """Whether a quantity is another level of the same metric and year: of another part of the unit."""
    if one is printed or one.role != "level" or one.phrase.metric is None or printed.phrase.metric is None:
        return False
    same_year = one.period_end is not None and one.period_end == printed.period_end
    return same_year and bare(one.phrase.metric) == bare(printed.phrase.metric)


def _nearest(level: IndicatorValue, printed: Quantity, said: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the changes of a level, the nearest first: those up to the next level alike, or before all of them."""
    others = [_start(one) for one in said if _is_another(one, printed)]
    own = [one for one in said if one.role == "change" and one.value is not None and _belongs(level, one)]
    exact = {bare(one.phrase.metric) for one in said if one.role == "level" and one.phrase.metric}
    named = bare(
        printed.phrase.metric or ""
    )  # 收入5亿元，增长3%；海外收入6亿元: the change names the first one exactly
    own = [one for one in own if (of := bare(one.phrase.metric or "")) == named or of not in exact]
    own = [one for one in own if one.phrase.subject in (None, printed.phrase.subject) or not printed.phrase.subject]
    start = _start(printed)
    yield from (one for one in own if start < _start(one) and not any(start < at < _start(one) for at in others))
    yield from (one for one in own if _start(one) < start and not any(at < start for at in others))


def _with_changes(level: IndicatorValue, printed: Quantity, said: Sequence[Quantity]) -> Iterator[IndicatorValue]:
    for change in _nearest(level, printed, said):
        base = _base_year(change)
        if base is None or level.data_year is None or base != level.data_year - 1:
            continue
        yield replace(level, change_value=change.value, change_unit=change.unit, change_direction=change.direction)
        # Plain 增长5人 doesn't say against what: no level of the year before is made of it.
        if change.phrase.against and (derived := _earlier(level, printed, change)):
            yield derived
        return
    yield level


def add_changes(levels: Iterable[IndicatorValue], quantities: Sequence[Quantity]) -> Iterator[IndicatorValue]:
    """Yield the levels with the changes stated beside them, and the derived levels of the year before.

    1. 办公用纸431包，较上年减少55包: 431, and 486 the year before   2. 满意度94.1%，同比提高1.7个百分点: 94.1, and 92.4
    3. 同比增长12%: the change stands beside the level; nothing is computed from a rounded percentage
    Left alone: changes against another year, against a plan, or of a level in another sentence.
    """
    by_statement: dict[str | None, list[Quantity]] = {}
    printed = {quantity.evidence.row_id: quantity for quantity in quantities}
    for quantity in quantities:
        by_statement.setdefault(quantity.evidence.statement_id, []).append(quantity)
    for level in levels:
        said = by_statement.get(level.evidence.statement_id, ())
        if level.quantity_id and any(one.role == "change" for one in said):
            yield from _with_changes(level, printed[level.quantity_id], said)
        else:
            yield level
