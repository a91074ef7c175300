"""One value an indicator, scope, basis and period: repeated figures become one row, contradicting ones are marked."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from schemas.reach import reach_of, step_of
from schemas.tables import IndicatorValue, Quantity

_DOUBTED = 0.5  # how sure the reading of a quantity is that may be another one than printed
_TABLE_LAST = {"text": 0, "table": 1}


def key_of(row: IndicatorValue) -> Hashable:
    """Return what two rows must share to be about the same thing."""
    span = None if row.period_class in ("year", "named", "unknown") else (row.period_start, row.period_end)
    return (row.indicator, row.scope, row.scope_name, row.basis, row.period_class, row.data_year, span, row.period_text)


def agree(one: IndicatorValue, other: IndicatorValue) -> bool:
    """Whether two values are equal as far as they are printed.

    12.3万 and 123,456; 160余 and 163; 突破8亿 and 812,345,678; A and A.
    """
    if one.value is None or other.value is None:
        return (one.value_text, one.value_low, one.value_high) == (other.value_text, other.value_low, other.value_high)
    reaches = [reach_of(side.value, side.resolution, side.qualifier) for side in (one, other) if side.value is not None]
    return reaches[0].holds(other.value) or reaches[1].holds(one.value)


def _most_exact(rows: Sequence[IndicatorValue]) -> IndicatorValue:
    """Return the row that says most exactly what all of them say: the table's 812,345,678.90元 beside 突破8亿元.

    The first one stays where the others are no more exact.
    """
    first = rows[0]
    exact = min(rows, key=_roughness)
    return exact if exact.status == first.status and _roughness(exact) < _roughness(first) else first


def _with_change(best: IndicatorValue, rows: Sequence[IndicatorValue]) -> IndicatorValue:
    """Return a row with the change that another one of the same value states: 收入8.12亿元, and elsewhere 增长12.4%.

    In budgets only that of the first mention: another one may state it against last year's execution.
    """
    stating = rows if best.basis == "actual" else rows[:1]
    told = next((row for row in stating if row.change_value is not None), None)
    if told is None or best.change_value is not None:
        return best
    return replace(
        best,
        change_value=told.change_value,
        change_unit=told.change_unit,
        change_direction=told.change_direction,
    )


def _roughness(row: IndicatorValue) -> float:
    step = step_of(row.value or 0.0, row.resolution or 0.0, row.qualifier)
    return step if row.qualifier == "exact" else 2 * step


def _rank(row: IndicatorValue) -> tuple[int, int, float, float, int, int]:
    """Order rows that say the same: stated before denied, prose before table, the surest, the most exact, the first."""
    return (
        0 if row.status == "stated" else 1,
        _TABLE_LAST[row.source],
        -row.confidence,
        row.resolution or 0.0,
        row.evidence.page,
        row.evidence.start_char,
    )


def _sound(rows: list[IndicatorValue]) -> list[IndicatorValue]:
    """Return the rows whose figures are surely read; all of them where none is: a misread figure contradicts none."""
    return [row for row in rows if row.reading is None or row.reading > _DOUBTED] or rows


def _settle(rows: list[IndicatorValue]) -> Iterator[IndicatorValue]:
    groups: list[list[IndicatorValue]] = []
    for row in sorted(_sound(rows), key=_rank):
        for group in groups:
            if agree(group[0], row):
                group.append(row)
                break
        else:
            groups.append([row])
    sources = [{row.source for row in group} for group in groups]
    spoken = [group for group, kinds in zip(groups, sources, strict=True) if "text" in kinds]
    sure = max(group[0].confidence for group in groups)
    for group in groups:
        best = _with_change(_most_exact(group), group)
        alone = len(groups) == 1 or (len(spoken) == 1 and group is spoken[0])
        # A weaker match beside a sure one is another thing that sounds alike: it doesn't make the sure one doubtful.
        rivals = [other[0] for other in groups if other is not group and other[0].confidence > sure - 0.1]
        if alone or (best.confidence > sure - 0.1 and not rivals):
            yield best
        else:
            yield replace(best, status="ambiguous")


def drop_corrected(rows: Iterable[IndicatorValue], quantities: Iterable[Quantity]) -> list[IndicatorValue]:
    """Return the rows without values that their sentence takes back: 由1,284人次追溯调整为1,236人次 leaves 1,236."""
    kept = list(rows)
    corrected = {quantity.evidence.row_id for quantity in quantities if quantity.phrase.corrected}
    by_place: dict[tuple[str | None, Hashable], list[IndicatorValue]] = {}
    for row in kept:
        by_place.setdefault((row.evidence.statement_id, key_of(row)), []).append(row)
    for group in by_place.values():
        taken_back = [row for row in group if row.quantity_id in corrected]
        for one in taken_back if len(taken_back) < len(group) else ():
            kept.remove(one)
    return kept


def settle(rows: Iterable[IndicatorValue]) -> list[IndicatorValue]:
    """Return one row an indicator, scope, basis and period; where quantities contradict each other, one each,
    `ambiguous`.

    Prose speaks before a table: where one quantity of prose stands against tables, it stays `stated`. Where they agree,
    the most exact one does. A quantity that may be misread (a bad text layer, digits that OCR is not sure of) is a
    value only where no other is.
    """
    by_key: dict[Hashable, list[IndicatorValue]] = {}
    for row in rows:
        by_key.setdefault(key_of(row), []).append(row)
    settled = [row for group in by_key.values() for row in _settle(group)]
    return sorted(settled, key=lambda row: (row.evidence.page, row.evidence.start_char, row.indicator))
