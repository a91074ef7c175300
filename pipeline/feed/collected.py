"""The values file of a feed: read, held against what it must be, and put beside the series of the past."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.indicators.matching import Units
from pipeline.feed.display import SCALES, Form, decimals_of, exact, read_form, write
from pipeline.feed.history import Key
from schemas.columns import columns_of
from schemas.feed import Point, Wanted
from schemas.tables import CollectedValue

_PLACES = 12  # beyond so many decimal places a converted value is no exact one


def read_values(path: Path) -> list[CollectedValue]:
    """Read a values file. Raises ValueError for what is no Parquet file, or not as `CollectedValue` describes it."""
    try:
        rows = pq.read_table(path).to_pylist()
    except pa.ArrowInvalid as error:
        raise ValueError(f"{path.name} is no values file: it can't be read as Parquet") from error
    needed = {f.name for f in fields(CollectedValue)}
    missing = sorted(needed - set(rows[0])) if rows else []
    if missing:
        raise ValueError(f"{path.name} is no values file: it has no column {', '.join(missing)}")
    return [_row(path.name, at, {name: row[name] for name in needed}) for at, row in enumerate(rows, 1)]


def _row(file: str, at: int, cells: Mapping[str, Any]) -> CollectedValue:
    for column in columns_of(CollectedValue):
        value = cells[column.name]
        if value is None and not column.nullable:
            raise ValueError(f"{file}, row {at}, {column.name}: must not be empty")
        if column.allowed and value not in column.allowed:
            raise ValueError(f"{file}, row {at}, {column.name}: {value}; allowed: {', '.join(column.allowed)}")
    if cells["answer"] != "not_available" and cells["value_text"] is None:
        raise ValueError(f"{file}, row {at}, value_text: must not be empty")
    return CollectedValue(**{**cells, "checks": tuple(cells["checks"])})


def key_of_value(value: CollectedValue) -> Key:
    """Return the series that a collected value belongs to."""
    return Key(value.indicator, value.scope, value.scope_name or "", value.basis, value.period)


def choose_values(values: Iterable[CollectedValue], org_id: str, year: int) -> dict[Key, CollectedValue]:
    """Return the values of one organisation and year by series.

    Raises ValueError where there are none of them, or two for one series.
    """
    everything = list(values)
    found: dict[Key, CollectedValue] = {}
    for value in everything:
        if value.org_id != org_id or value.data_year != year:
            continue
        if found.setdefault(key_of_value(value), value) is not value:
            raise ValueError(f"the values file has two values of {value.name} ({value.indicator}) for {year}")
    if everything and not found:
        years = sorted({value.data_year for value in everything if value.org_id == org_id})
        said = f"it has {', '.join(map(str, years))}" if years else "it is of another organisation"
        raise ValueError(f"the values file has no value of this organisation for {year}: {said}")
    return found


def make_wanted(value: CollectedValue, unit: str | None, history: Sequence[Point], units: Units) -> Wanted:
    """Return a collected value in the unit of its series, as last year's report would print it.

    Raises ValueError where its unit can't be converted into that of the series without loss. A series that has none
    (未发生事故) takes the plain one that the form asked in (起).
    """
    if unit is None and value.unit and not value.unit.startswith(tuple(word for word, _ in SCALES)):
        unit = value.unit
    number = _number(value.value_text)
    told = None if number is None else _convert(value, number, unit, units)
    text = f"{value.value_text or ''}{value.unit or ''}" or None
    return Wanted(
        year=value.data_year,
        answer=value.answer,
        value=told,
        grade=value.value_text if number is None else None,
        decimals=None if number is None else decimals_of(number),
        display=_display(told, value, history, unit),
        given=text,
        material=value.material,
        department=value.department,
        who=value.who,
        note=value.note,
        source_file=value.source_file,
        source_cell=value.source_cell,
        checks=value.checks,
    )


def _number(text: str | None) -> Decimal | None:
    try:
        found = None if text is None else Decimal(text)
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def _convert(value: CollectedValue, number: Decimal, unit: str | None, units: Units) -> Decimal:
    if value.unit == unit:
        return Decimal(exact(number))
    factor = _factor(value.unit, unit, units)
    if factor is None:
        raise ValueError(f"{value.name} ({value.indicator}): {value.unit or '-'} can't be converted into {unit or '-'}")
    result = Fraction(number) * factor
    scaled = result * 10**_PLACES
    if scaled.denominator != 1:
        raise ValueError(f"{value.name} ({value.indicator}): {number}{value.unit} is no exact number of {unit}")
    return Decimal(exact((Decimal(int(scaled)) / 10**_PLACES).normalize()))


def _factor(unit: str | None, other: str | None, units: Units) -> Fraction | None:
    """Return what a value is multiplied by to be in another unit, scaling words (万元 → 元) taken along."""
    for word, power in (("", 0), *SCALES):
        if (unit or "").startswith(word):
            bare = (unit or "").removeprefix(word)
            step = units.between(bare or None, other)
            if step is not None:
                return step.factor * int(10**power)
    return None


def _display(told: Decimal | None, value: CollectedValue, history: Sequence[Point], unit: str | None) -> str | None:
    if told is None:
        return value.value_text
    return write(told, form_of_history(history, unit))


def form_of_history(history: Sequence[Point], unit: str | None) -> Form:
    """Return how the latest report that prints a value of a series prints it."""
    forms = (read_form(p.display, p.value, unit, p.unit_as_printed) for p in _latest_first(history))
    return next(forms, Form(unit=unit or ""))


def _latest_first(history: Sequence[Point]) -> Iterator[Point]:
    return (p for p in reversed(history) if p.value is not None and p.status in ("stated", "derived", "corrected"))
