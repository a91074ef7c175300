"""Stated changes put beside the level that changed, near or far, and the level of the year before that they give."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from extractors.dates import same_day
from extractors.metrics.spellings import bare
from schemas.tables import IndicatorValue, Quantity

_POINTS = ("百分点", "个百分点")
_ONLY_CHANGE = re.compile(r"(?:本?报告期内?|本期|本年度?|年度?内)?(?:增减|变动|变化|增减变动)(?:数量?|额|金额|情况)?")
_AT_THE_END = ("期末", "年末")


def _base_year(change: Quantity) -> int | None:
    """Return the year that a change is against; plain 增长12% of a yearly report means the year before."""
    against = change.phrase.against
    if against is not None and against.isdigit():
        return int(against)
    if against == "other" or change.period_end is None:
        return None
    return change.period_end.year - 1


class _Statement:
    """The levels and changes of one sentence or table row, and which change is of which level."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._metrics = {
            one.evidence.row_id: bare((one.phrase.metric or "").removesuffix("同比")) for one in quantities
        }
        self._changes = [
            one for one in quantities if one.role == "change" and one.value is not None and one.phrase.metric
        ]
        self._bases = [
            (one.evidence.start_char, one.phrase.subject, one.period_end.year, one.basis)
            for one in quantities
            if one.role == "level" and one.period_end is not None and one.basis
        ]
        self._levels: set[str] = set()
        self._starts: dict[tuple[str, date | None], list[int]] = {}
        for one in quantities:
            if one.role == "level" and one.phrase.metric:
                metric = self._metrics[one.evidence.row_id]
                self._levels.add(metric)
                self._starts.setdefault((metric, one.period_end), []).append(one.evidence.start_char)

    def changes_of(self, level: IndicatorValue, printed: Quantity) -> Iterator[Quantity]:
        """Yield the changes of a level: those behind it up to the next level of its metric and year, then those before.

        A change before it is its own only where it is the first such level: 收入5亿元，增长3%；海外收入6亿元，增长4%.
        """
        start, metric = printed.evidence.start_char, self._metrics[printed.evidence.row_id]
        names = metric, bare(level.surface)
        alike = self._starts.get((metric, printed.period_end), [start])
        following = min((at for at in alike if at > start), default=sys.maxsize)
        own = [one for one in self._changes if self._is_of(one, names, level, printed)]
        yield from (one for one in own if start < one.evidence.start_char < following)
        if start <= min(alike):
            yield from (one for one in own if one.evidence.start_char < start)

    def basis_against(self, change: Quantity, base: int) -> str | None:
        """Return the basis of the level before a change that it is against: 执行数为60万元，预算安排25万元，减少58%."""
        for start, subject, year, basis in reversed(self._bases):
            if start < change.evidence.start_char and subject == change.phrase.subject and year == base:
                return basis
        return None

    def _is_of(self, change: Quantity, names: tuple[str, str], level: IndicatorValue, printed: Quantity) -> bool:
        """Whether a change is of a level's year, of no other part of the unit, and of its metric, by either name.

        One that only says that something changed (报告期内增减) is of what the row has at the end (期末持股数量).
        One that another level of the sentence has word for word is that level's.
        """
        subject, metric = printed.phrase.subject, self._metrics[change.evidence.row_id]
        if change.period_end is None or change.period_end.year != level.data_year:
            return False
        if subject and change.phrase.subject not in (None, subject):
            return False
        if _ONLY_CHANGE.fullmatch(metric):
            return (printed.phrase.metric or "").startswith(_AT_THE_END)
        surface = names[1]
        return metric in names if metric in self._levels else surface.endswith(metric) or metric.endswith(surface)


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


def _with_changes(level: IndicatorValue, printed: Quantity, said: _Statement) -> Iterator[IndicatorValue]:
    for change in said.changes_of(level, printed):
        base = _base_year(change)
        if base is None or level.data_year is None or base != level.data_year - 1:
            continue
        against = change.phrase.against_basis or said.basis_against(change, base)
        basis = against if against != level.basis else None
        yield replace(
            level,
            change_value=change.value,
            change_unit=change.unit,
            change_direction=change.direction,
            change_basis=basis,
        )
        # Plain 增长5人 doesn't say against what: no level of the year before is made of it.
        if basis is None and change.phrase.against and (derived := _earlier(level, printed, change)):
            yield derived
        return
    yield level


def add_changes(levels: Iterable[IndicatorValue], quantities: Sequence[Quantity]) -> Iterator[IndicatorValue]:
    """Yield the levels with the changes stated beside them, and the derived levels of the year before.

    1. 办公用纸431包，较上年减少55包: 431, and 486 the year before   2. 满意度94.1%，同比提高1.7个百分点: 94.1, and 92.4
    3. 同比增长12%: the change stands beside the level; nothing is computed from a rounded percentage
    4. 上年执行数60万元，预算安排25万元，减少58%: against the execution of the year before (`change_basis`)
    Left alone: changes against another year, against a plan, or of a level in another sentence.
    """
    by_statement: dict[str, list[Quantity]] = {}
    printed = {quantity.evidence.row_id: quantity for quantity in quantities}
    for quantity in quantities:
        if quantity.evidence.statement_id is not None:
            by_statement.setdefault(quantity.evidence.statement_id, []).append(quantity)
    changing = {
        said: _Statement(group) for said, group in by_statement.items() if any(q.role == "change" for q in group)
    }
    for level in levels:
        said = changing.get(level.evidence.statement_id or "")
        if level.quantity_id and said:
            yield from _with_changes(level, printed[level.quantity_id], said)
        else:
            yield level


_Key = tuple[str, int | None]
_NEAR = 0.01  # part of the value by which a rounded change may miss the value of the year before


def add_distant_changes(rows: Sequence[IndicatorValue], quantities: Iterable[Quantity]) -> list[IndicatorValue]:
    """Return the rows of a report with the changes against the year before that stand in sentences without the value.

    1. 销售费用变动原因说明：销售费用较上年同期减少612.38万元, beside 销售费用 of the income statement
    Left alone: a metric that several rows have in that year, or of which two changes are told; a part's change; a
    change that does not fit the year before where the report states that too.
    """
    told: dict[_Key, list[Quantity]] = defaultdict(list)
    for one in quantities:
        if one.phrase.against and _is_of_the_year(one):
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
        if row.change_value is None and _fits_year_before(row, change, before):
            found[places[0]] = replace(
                row, change_value=change.value, change_unit=change.unit, change_direction=change.direction
            )
    return found


def _agree(changes: Sequence[Quantity]) -> bool:
    """Whether changes are one, as far as they are rounded: 减少612.38万元, 减少6,123,754.20元."""
    values = [one.value for one in changes if one.value is not None]
    one_way = len({(one.unit, one.direction) for one in changes}) == 1
    return one_way and max(values) - min(values) <= _NEAR * max(values)


def _is_of_the_year(one: Quantity) -> bool:
    """Whether a quantity is a change of the unit's, told in prose against the year before."""
    if one.role != "change" or one.source != "text" or one.value is None or not one.direction:
        return False
    if one.phrase.subject or one.phrase.whose or one.qualifier != "exact" or one.period_end is None:
        return False
    if one.phrase.against_basis not in (None, "execution"):
        return False  # 比上年预算减少6万元 says nothing of what was spent
    return one.phrase.against in ("year_before", str(one.period_end.year - 1)) and bool(one.phrase.metric)


def _fits_year_before(row: IndicatorValue, change: Quantity, before: Sequence[IndicatorValue]) -> bool:
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
