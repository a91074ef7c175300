"""Indicators that a sentence states without a quantity: that something did not occur, or a grade."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from extractors.indicators.matching import Figure, Matcher
from extractors.indicators.material import Material, Place
from extractors.indicators.sayings import Saying, may_deny, read_grades, read_zeros
from extractors.indicators.scope import basis_of, length_of, scope_of
from extractors.indicators.zero_statements import read_nothing
from extractors.metrics.spellings import PARENT, bare, same_words, sorts_of
from extractors.text.view import full_width
from schemas.evidence import Evidence
from schemas.phrase import Parts
from schemas.tables import IndicatorValue, StatementRow


class _Entry(NamedTuple):
    """What an indicator is called, its unit and topic: an entry of the dictionary, or an open key."""

    code: str
    name: str
    unit: str | None
    topic: str | None


class SayingReader:
    """Makes indicator rows of what the statements of a report say without a quantity."""

    def __init__(self, material: Material, matcher: Matcher) -> None:
        self.material, self.matcher = material, matcher
        self.dictionary = matcher.dictionary

    def _usual(self, statement: StatementRow) -> dict[str, Any]:
        """Return the period that a statement reports on: the year of its column, else the report's period."""
        year, period = self.material.year, self.material.period
        if statement.column_year not in (None, year):
            year, period = statement.column_year, None
        start, end = period or ((date(year, 1, 1), date(year, 12, 31)) if year else (None, None))
        length, data_year = length_of(start, end, None)
        return {"period_start": start, "period_end": end, "period_class": length, "data_year": data_year}

    def read(self, statement: StatementRow) -> Iterator[IndicatorValue]:
        """Yield what a sentence says without a quantity: zero statements and grades."""
        place = self.material.place(statement.section_id)
        if basis_of(None, place.path) != "actual":
            return
        text = full_width(statement.text)
        if may_deny(text):
            known = [self._said(statement, saying, place) for saying in read_zeros(text, self.dictionary)]
            yield from known
            yield from self._nothing(statement, text, place, {row.surface for row in known})
        for saying in read_grades(text, self.dictionary):
            yield self._said(statement, saying, place)

    def _nothing(self, statement: StatementRow, text: str, place: Place, told: Set[str]) -> Iterator[IndicatorValue]:
        """Yield a row under an open key for each thing that did not happen; `told` are clauses that an entry covers."""
        for nothing in read_nothing(text, statement.column_year or self.material.year):
            known = nothing.text in told and (nothing.alone or any(self.dictionary.zeros(f"未发生{nothing.thing}")))
            figure = Figure(metric=nothing.thing, subject=None, unit=None, value=None, clause="", around="")
            if match := None if known else self.matcher.open(figure):
                entry = _Entry(match.code, match.name, None, None)
                row = self._row_without_quantity(statement, entry, nothing.text, grade=None, place=place)
                parts = Parts(head=same_words(nothing.thing), sorts=sorts_of(bare(nothing.thing)) or None)
                yield replace(row, surface=nothing.thing, parts=parts, confidence=match.confidence)

    def _said(self, statement: StatementRow, saying: Saying, place: Place) -> IndicatorValue:
        indicator = saying.indicator
        unit = self.dictionary.unit_of(indicator) or None
        entry = _Entry(indicator.code, indicator.name, unit, indicator.topic)
        return self._row_without_quantity(statement, entry, saying.text, grade=saying.grade, place=place)

    def _row_without_quantity(
        self, statement: StatementRow, entry: _Entry, said: str, *, grade: str | None, place: Place
    ) -> IndicatorValue:
        """Return the row of what a sentence says without a quantity; without a grade it says that nothing occurred."""
        nothing = grade is None
        scope = scope_of(PARENT if place.of_parent else None, self.material.own_names)
        period = self._usual(statement)
        if named := re.search(r"创建期(?:内|间)?", said):
            period = {"period_start": None, "period_end": None, "period_class": "named", "data_year": None}
            period["period_text"] = named[0]
        return IndicatorValue(
            evidence=_evidence(statement),
            indicator=entry.code,
            name=entry.name,
            surface=said,
            value=0.0 if nothing else None,
            value_text="0" if nothing else grade,
            unit=entry.unit,
            value_as_printed=said,
            unit_as_printed=None,
            stated_unit=None,
            qualifier="exact",
            scope=scope.name,
            scope_name=scope.part,
            basis="actual",
            status="none_occurred" if nothing else "stated",
            source="text",
            quantity_id=None,
            topic=entry.topic or place.topic,
            dictionary_version=self.dictionary.version,
            confidence=0.9,
            rule="zero statement" if nothing else "grade",
            **period,
        )


def _evidence(statement: StatementRow) -> Evidence:
    return Evidence(
        doc_id=statement.doc_id,
        row_id=statement.statement_id,
        page=statement.page,
        end_page=statement.page,
        start_char=statement.start_char,
        end_char=statement.end_char,
        text=statement.text,
        bbox=None,
        section_id=statement.section_id,
        statement_id=statement.statement_id,
    )
