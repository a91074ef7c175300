"""Indicators of the feed: each series with the values of its years, what became of it, and what was collected."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from pipeline.feed.citations import Citations
from pipeline.feed.display import read_form, write
from pipeline.feed.past import Past, records
from pipeline.feed.same_number import SameNumbers, Stated
from pipeline.feed.slots import Meant
from schemas.feed import Point, Series, Shift, Vintage, Wanted
from schemas.tables.comparison import LIKELY_RENAMED

Row = Mapping[str, Any]
_DERIVED = "derived"


class Key(NamedTuple):
    """What a series is known by, beside its organisation."""

    indicator: str
    scope: str
    scope_name: str
    basis: str
    period: str


def key_of(row: Row) -> Key:
    """Return the series of a row of values, changes or restatements."""
    period = row["bucket"] if "bucket" in row else row["period"]
    return Key(row["indicator"], row["scope"], row["scope_name"] or "", row["basis"], period)


def _became(row: Row) -> str:
    """Return what became of an indicator in the words of the feed, which has none for what is likely renamed."""
    if row["status"] != LIKELY_RENAMED:
        return str(row["status"])
    return "new" if row["doc_id_from"] is None else "dropped"


def series_id(org_id: str, key: Key) -> str:
    """Return the id of a series: 16 hex digits of a SHA-256 over organisation, indicator, scope, basis and period."""
    return hashlib.sha256("\x1f".join((org_id, *key)).encode()).hexdigest()[:16]


def number(value: float | str | None) -> Decimal | None:
    """Return a number as an exact decimal; None for what is none (a grade)."""
    try:
        found = None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None
    if found is None or not found.is_finite():
        return None
    # A float of a data frame has a decimal place too many (12.0), a text has the places that were printed.
    whole = isinstance(value, float) and found == found.to_integral_value()
    return Decimal(format(found.quantize(Decimal(1)) if whole else found, "f"))


def printed(row: Row) -> tuple[str, Decimal | None, str | None, str | None]:
    """Return what `read_form` needs of a row of `indicators`: words, value, unit, unit as printed."""
    return row["value_as_printed"], number(row["value_text"]), row["unit"], row["unit_as_printed"]


class History:
    """The series of one organisation's past reports."""

    def __init__(self, past: Past, cite: Citations) -> None:
        self._past = past
        self._cite = cite
        self._panel: dict[Key, list[Row]] = defaultdict(list)
        for row in records(past.comparison.values):
            self._panel[key_of(row)].append(row)
        self._changes: dict[Key, list[Row]] = defaultdict(list)
        for row in records(past.comparison.changes):
            self._changes[key_of(row)].append(row)
        self._stated: dict[tuple[Key, int], list[Row]] = defaultdict(list)
        self._meant: dict[str, set[Meant]] = defaultdict(set)
        for row in records(past.comparison.stated.astype(object)):
            self._stated[key_of(row), row["data_year"]].append(row)
            if row["status"] != _DERIVED:
                self._note_meaning(row)
        stored = [row for rows in past.values.values() for row in rows if row["status"] != _DERIVED]
        self._levels = {row["quantity_id"]: row for row in stored}
        # The quantities that a sentence says to have risen or fallen by so much.
        self._risen: dict[tuple[Any, ...], set[str]] = defaultdict(set)
        for level in stored:
            if level["change_value"] is not None and level["quantity_id"]:
                self._risen[level["statement_id"], level["change_value"], level["change_unit"]].add(
                    level["quantity_id"]
                )
        self._same = SameNumbers(list(self._of_last_report()), past.last_rows["quantities"], self._by_row)
        self._ledger = {
            (key_of(row), row["data_year"], row["later_doc_id"], row["later_text"]): row
            for row in records(past.comparison.restatements)
        }

    def _note_meaning(self, row: Row) -> None:
        meant = Meant(row["indicator"], series_id(self._past.org_id, key_of(row)), row["data_year"])
        for stored in self._past.values.get(row["row_id"], ()):
            if stored["quantity_id"] and stored["status"] != _DERIVED:
                self._meant[stored["quantity_id"]].add(meant)

    def _of_last_report(self) -> Iterator[Stated]:
        """Yield what the last report states of the unit as a whole, by indicator and year."""
        for (key, year), rows in self._stated.items():
            for row in rows:
                value = number(row["value_text"]) if row["value"] is not None else None
                if row["doc_id"] == self._past.last and row["status"] == "stated" and not key.scope_name and value:
                    meant = Meant(key.indicator, series_id(self._past.org_id, key), year)
                    yield Stated(meant, row["name"], value, row["unit"], key.basis)

    def meant_by(self, quantity: Row) -> Meant | None:
        """Return the indicator that a quantity states, or whose change it is; None where none or several fit."""
        return self._by_row(quantity) or self._same.find(quantity)

    def _by_row(self, quantity: Row) -> Meant | None:
        found = set(self._meant.get(quantity["row_id"], ()))
        if quantity["role"] == "change":
            levels = self._risen.get((quantity["statement_id"], quantity["value"], quantity["unit"]), ())
            found = {meant for level in levels for meant in self._meant.get(level, ())}
        return next(iter(found)) if len(found) == 1 else None

    def __iter__(self) -> Iterator[Key]:
        """Yield the series that have a value."""
        return iter(self._panel)

    def __contains__(self, key: object) -> bool:
        return key in self._panel

    def rows(self, key: Key) -> Sequence[Row]:
        """Return the panel's rows of a series, the earliest year first."""
        return sorted(self._panel.get(key, ()), key=lambda row: row["data_year"])

    def series(self, key: Key, this_year: Wanted | None) -> Series:
        """Return a series of the past."""
        rows = self.rows(key)
        named = rows[-1]
        return Series(
            id=series_id(self._past.org_id, key),
            indicator=key.indicator,
            name=named["name"],
            topic=named["topic"],
            unit=named["unit"],
            scope=key.scope,
            scope_name=key.scope_name or None,
            basis=key.basis,
            period=key.period,
            history=tuple(self._point(key, row) for row in rows),
            changes=tuple(self._shifts(key)),
            this_year=this_year,
        )

    def stored(self, row: Row) -> Row | None:
        """Return the stored row that a row of the comparison was made from."""
        found = self._past.values.get(row["row_id"], ())
        fit = [one for one in found if (one["status"] == _DERIVED) == (row["status"] == _DERIVED)]
        return next(iter(fit or found), None)

    def _point(self, key: Key, row: Row) -> Point:
        stored = self.stored(row)
        value = number(row["value_text"]) if row["value"] is not None else None
        grade = row["value_text"] if row["value"] is None and number(row["value_text"]) is None else None
        return Point(
            year=row["data_year"],
            period_start=row["period_start"],
            period_end=row["period_end"],
            value=value,
            low=number(row["value_low"]),
            high=number(row["value_high"]),
            grade=grade,
            decimals=stored["decimals"] if stored else None,
            unit_as_printed=stored["unit_as_printed"] if stored else None,
            display=self._display(row, stored, value),
            qualifier=row["qualifier"],
            status=row["status"],
            report_year=row["report_year"],
            name_confidence=number(row["name_confidence"]),
            citation=self._cite.cite_value(stored) if stored else None,
            vintages=tuple(self._vintages(key, row["data_year"])),
        )

    def _display(self, row: Row, stored: Row | None, value: Decimal | None) -> str:
        """Return a value as printed; a derived one in the form of the quantity that it was derived from."""
        level = self._levels.get(stored["quantity_id"]) if stored and row["status"] == _DERIVED else None
        if level is None or value is None:
            return str(row["text"])
        return write(value, read_form(*printed(level)))

    def _vintages(self, key: Key, year: int) -> Iterator[Vintage]:
        rows = [row for row in self._stated[key, year] if row["status"] != _DERIVED]
        if len(rows) < 2:
            return
        for at, row in enumerate(sorted(rows, key=lambda r: (r["report_year"], r["page"]))):
            told = self._ledger.get((key, year, row["doc_id"], row["text"]))
            stored = self.stored(row)
            yield Vintage(
                report_year=row["report_year"],
                value=number(row["value_text"]) if row["value"] is not None else None,
                display=row["text"],
                verdict=told["verdict"] if told else "same" if at else "first",
                reason=told["reason"] if told else None,
                citation=self._cite.cite_value(stored) if stored else None,
            )

    def _shifts(self, key: Key) -> Iterator[Shift]:
        values = {row["data_year"]: number(row["value_text"]) for row in self._panel[key]}
        for row in sorted(self._changes.get(key, ()), key=lambda r: (r["year_from"], r["year_to"])):
            before, after = values.get(row["year_from"]), values.get(row["year_to"])
            told = row["change"] is not None and before is not None and after is not None
            difference = after - before if told and before is not None and after is not None else None
            yield Shift(
                year_from=row["year_from"],
                year_to=row["year_to"],
                status=_became(row),
                comparability=row["comparability"],
                difference=difference,
                percent=number(row["change_percent"]),
                points=difference if row["change_points"] is not None else None,
                stated=None if row["stated_change_basis"] else number(row["stated_change"]),
                stated_unit=None if row["stated_change_basis"] else row["stated_change_unit"],
                note=row["note"],
            )
