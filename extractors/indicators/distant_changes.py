"""Changes that a report states in a sentence of their own, put beside the value that stands elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.metrics.spellings import bare
from schemas.tables import IndicatorValue, Quantity

_Key = tuple[str, int | None]
_POINTS = ("百分点", "个百分点")
_NEAR = 0.01  # part of the value by which a rounded change may miss the value of the year before


def add_distant_changes(rows: Sequence[IndicatorValue], quantities: Iterable[Quantity]) -> list[IndicatorValue]:
    """Return the rows of a report with the changes against the year before that stand in sentences without the value.

    1. 财务费用变动原因说明：财务费用较上年同期减少847.51万元, beside 财务费用 of the income statement
    Left alone: a metric that several rows have in that year, or of which two changes are told; a part's change; a
    change that does not fit the year before where the report states that too.
    """
    told: dict[_Key, list[Quantity]] = defaultdict(list)
    for one in quantities:
        if _is_of_the_year(one):
            told[bare(one.phrase.metric or ""), one.period_end.year if one.period_end else None].append(one)
    values: dict[_Key, list[int]] = defaultdict(list)
    for at, row in enumerate(rows if told else ()):
        if row.status == "stated" and row.basis == "actual" and row.period_class == "year" and row.scope == "unit":
            for name in {bare(row.surface), bare(row.name)}:
                values[name, row.data_year].append(at)
    found = list(rows)
    for (metric, year), changes in told.items():
        places = values.get((metric, year), [])
        if len(places) != 1 or year is None or not _agree(changes):
            continue
        row, change = rows[places[0]], changes[0]
        before = [rows[at] for at in values.get((metric, year - 1), [])]
        if row.change_value is None and _fits(row, change, before):
            found[places[0]] = replace(
                row, change_value=change.value, change_unit=change.unit, change_direction=change.direction
            )
    return found


def _agree(changes: Sequence[Quantity]) -> bool:
    """Whether changes are one, as far as they are rounded: 减少847.51万元, 减少8,475,086.91元."""
    values = [one.value for one in changes if one.value is not None]
    one_way = len({(one.unit, one.direction) for one in changes}) == 1
    return one_way and max(values) - min(values) <= _NEAR * max(values)


def _is_of_the_year(one: Quantity) -> bool:
    """Whether a quantity is a change of the unit's, told in prose against the year before."""
    if one.role != "change" or one.source != "text" or one.value is None or not one.direction:
        return False
    if one.phrase.subject or one.phrase.whose or one.qualifier != "exact" or one.period_end is None:
        return False
    return one.phrase.against in ("year_before", str(one.period_end.year - 1)) and bool(one.phrase.metric)


def _fits(row: IndicatorValue, change: Quantity, before: Sequence[IndicatorValue]) -> bool:
    """Whether a change is in a unit that a row's value can have, and agrees with the only value of the year before."""
    points, percent = change.unit in _POINTS, change.unit == "%"
    if row.value is None or change.value is None or points != (row.unit == "%") or len(before) > 1:
        return False
    if not points and not percent and change.unit != row.stated_unit:
        return False
    if not before or before[0].value is None:
        return True
    moved = change.value if change.direction == "up" else -change.value
    was = row.value / (1 + moved / 100) if percent and moved > -100 else row.value - moved
    return abs(was - before[0].value) <= _NEAR * max(abs(before[0].value), abs(row.value))
