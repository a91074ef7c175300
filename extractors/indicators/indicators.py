"""Indicators of a report: from its quantities, zero statements and grades, by the indicator dictionary."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from extractors.indicators.comparable import basis_of, length_of
from extractors.indicators.distant_changes import add_distant_changes
from extractors.indicators.matching import OPEN_RULE, Figure, Match, Matcher
from extractors.indicators.sayings import Saying, may_deny, read_grades, read_zeros
from extractors.indicators.scope import OF_COMPANIES, Scope, is_condition, is_of_trade, of_parent, scope_of, site_of
from extractors.indicators.sections_apart import part_by_section
from extractors.indicators.settling import drop_corrected, place_of, settle
from extractors.indicators.stated_changes import add_changes
from extractors.indicators.zero_statements import read_nothing
from extractors.metrics.context import PARENT, each_rate, lead_of
from extractors.metrics.spellings import bare, same_words, sorts_of
from extractors.text.half_width import full_width
from schemas.evidence import Evidence, id_from
from schemas.indicators import Dictionary
from schemas.phrase import Parts, Phrase
from schemas.tables import IndicatorValue, Quantity, StatementRow

_SURELY = ("name", "alias")
_OF_OFFICES = "budget."  # entries for budgets and final accounts
# Words of scale before a unit, the longest first, with their power of ten.
_SCALES = {"万亿": 12, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The section of a row: its titles from the outermost down, its topic.

    `of_parent`: it belongs to the notes on the statements of the parent company alone.
    """

    path: str
    topic: str | None
    of_parent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a report gave so far, of which its indicators are made. `own_names` are the unit's name and short form."""

    own_names: frozenset[str]
    report_type: str
    year: int | None
    period: tuple[date, date] | None
    quantities: Sequence[Quantity]
    statements: Sequence[StatementRow]
    places: Mapping[str, Place]


_NOWHERE = Place(path="", topic=None)


def _resolution(quantity: Quantity, factor: Decimal) -> float | None:
    """Return what one step of the last printed digit is worth: 12.3万 → 1000."""
    if quantity.decimals is None or quantity.value_text is None:
        return None
    printed, unit = quantity.unit_text or "", quantity.unit or ""
    power = next((p for sign, p in _SCALES.items() if printed.startswith(sign) and not unit.startswith(sign)), 0)
    return float(Decimal(10) ** power * Decimal(10) ** -quantity.decimals * factor)


class _Entry(NamedTuple):
    """What an indicator is called, its unit and topic: an entry of the dictionary, or an open key."""

    code: str
    name: str
    unit: str | None
    topic: str | None


class _Reader:
    """Makes indicator rows of one report's material."""

    def __init__(self, material: Material, matcher: Matcher) -> None:
        self.material, self.matcher = material, matcher
        self.dictionary = matcher.dictionary
        self.sentences = {statement.statement_id: statement.text for statement in material.statements}

    def _place(self, section_id: str | None) -> Place:
        return self.material.places.get(section_id or "", _NOWHERE)

    def _usual(self, statement: StatementRow) -> dict[str, Any]:
        """Return the period that a statement reports on: the year of its column, else the report's period."""
        year, period = self.material.year, self.material.period
        if statement.column_year not in (None, year):
            year, period = statement.column_year, None
        start, end = period or ((date(year, 1, 1), date(year, 12, 31)) if year else (None, None))
        length, data_year = length_of(start, end, None)
        return {"period_start": start, "period_end": end, "period_class": length, "data_year": data_year}

    def from_quantity(self, quantity: Quantity) -> Iterator[IndicatorValue]:
        """Yield the indicator row of a stated level: one each where a figure is of several rates, none without name."""
        phrase, place = quantity.phrase, self._place(quantity.evidence.section_id)
        sentence = self.sentences.get(quantity.evidence.statement_id or "", "")
        if phrase.whose == "others" or (quantity.source == "text" and is_of_trade(place.path, sentence)):
            return
        for metric in each_rate(phrase.full_metric or ""):
            if row := self._of_metric(quantity, metric):
                yield row

    def _of_metric(self, quantity: Quantity, metric: str) -> IndicatorValue | None:
        phrase, place = quantity.phrase, self._place(quantity.evidence.section_id)
        parents = phrase.whose == "parent" or (place.of_parent and not phrase.subject)
        site = site_of(place.path) if quantity.source == "table" else None
        of_whom = PARENT if parents else phrase.subject or site
        accounts = self.material.report_type if quantity.kind == "amount" else ""
        path = "未来" if quantity.period_text == "未来" else place.path
        basis = basis_of(quantity.basis, path, accounts=accounts)
        metric, subject = (metric, of_whom) if metric else (of_whom or "", None)
        sentence = self.sentences.get(quantity.evidence.statement_id or "", "")
        figure = Figure(
            metric=metric,
            subject=subject,
            unit=quantity.unit,
            value=Decimal(quantity.value_text) if quantity.value_text else None,
            clause=phrase.clause or "",
            around=sentence[: phrase.part_end] + place.path,
            section=place.path.rpartition(" / ")[2] if quantity.source == "text" else "",
        )
        match = self.matcher.match(figure) if metric else None
        if phrase.words_before:
            match = self._longer(figure, phrase.words_before, match)
        if match and match.code.startswith(_OF_OFFICES) and self.material.report_type in OF_COMPANIES:
            match = self.matcher.open(figure)  # 会议费 of 销售费用 is no item of a budget
        if match is None or (match.rule == OPEN_RULE and is_condition(quantity, self.material.report_type, place.path)):
            return None
        is_name = match.takes_subject or subject == metric
        scope = scope_of(None if is_name else subject, self.material.own_names)
        return self._row(quantity, metric, match, basis=basis, scope=of_parent(scope) if place.of_parent else scope)

    def _longer(self, figure: Figure, words: str, match: Match | None) -> Match | None:
        """Return the match of what is printed right before a quantity, where it says more than the metric does.

        1. the metric names nothing that is known   2. it is the end of a longer name: 捐赠支出 of 公益捐赠支出
        3. the metric leaves out whose it is or of what days: 参加技能竞赛获奖 of 学生参加技能竞赛获奖
        """
        unknown = match is None or match.rule == OPEN_RULE
        longer = len(words) > len(figure.metric) and words.endswith(figure.metric)
        if not unknown and not longer:
            return match
        known = self.matcher.known(figure._replace(metric=words, subject=None))
        another = known is not None and (match is None or known.code != match.code)
        if known and another and (unknown or known.rule in _SURELY):
            return known
        lead = lead_of(words, figure.metric, is_known=not unknown) if match and not known else ""
        return self.matcher.open(figure._replace(metric=lead + figure.metric)) if lead else match

    def _row(self, quantity: Quantity, metric: str, match: Match, *, basis: str, scope: Scope) -> IndicatorValue:
        factor = Decimal(match.factor.numerator) / Decimal(match.factor.denominator)
        length, data_year = length_of(quantity.period_start, quantity.period_end, quantity.period_text)
        value = None if quantity.value_text is None else Decimal(quantity.value_text) * factor
        return IndicatorValue(
            evidence=quantity.evidence,
            indicator=match.code,
            name=match.name,
            surface=match.surface,
            parts=_parts(quantity.phrase, metric, match.surface),
            value=None if value is None else float(value),
            value_text=None if value is None else format(_plain(value), "f"),
            value_low=_scaled(quantity.value_low, factor),
            value_high=_scaled(quantity.value_high, factor),
            resolution=_resolution(quantity, factor),
            decimals=quantity.decimals,
            unit=match.unit,
            value_as_printed=quantity.evidence.text,
            unit_as_printed=quantity.unit_text,
            stated_unit=quantity.unit,
            qualifier=quantity.qualifier,
            data_year=data_year,
            period_start=quantity.period_start,
            period_end=quantity.period_end,
            period_text=quantity.period_text,
            period_class=length,
            scope=scope.name,
            scope_name=scope.part,
            basis=basis,
            status="stated",
            source=quantity.source,
            quantity_id=quantity.evidence.row_id,
            topic=match.topic or self._place(quantity.evidence.section_id).topic,
            dictionary_version=self.dictionary.version,
            confidence=match.confidence,
            reading=quantity.confidence,
            name_confidence=quantity.name_confidence,
            rule=match.rule,
        )

    def places(self) -> dict[str, int]:
        """Return in which place of the report each quantity stands."""
        return {
            q.evidence.row_id: place_of(q, self._place(q.evidence.section_id).path) for q in self.material.quantities
        }

    def titles(self) -> dict[str, str]:
        """Return the title of the section that each quantity stands in."""
        return {
            q.evidence.row_id: self._place(q.evidence.section_id).path.rpartition(" / ")[2]
            for q in self.material.quantities
        }

    def from_statement(self, statement: StatementRow) -> Iterator[IndicatorValue]:
        """Yield what a sentence says without a quantity: zero statements and grades."""
        place = self._place(statement.section_id)
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


def _parts(phrase: Phrase, metric: str, surface: str) -> Parts:
    """Return the parts of a metric as a row calls it; what the row's name has more than the metric says which thing."""
    lead = surface.removesuffix(metric) if surface.endswith(metric) else ""
    own = phrase.parts if metric == phrase.full_metric and surface.endswith(metric) else None
    parts = own or Parts(head=same_words(surface.removeprefix(lead)) or None)
    modifiers = " ".join(filter(None, (same_words(lead), parts.modifiers)))
    return replace(parts, modifiers=modifiers or None, sorts=sorts_of(bare(surface)) or None)


def _plain(value: Decimal) -> Decimal:
    """Return a value without the trailing zeros that a conversion left; printed ones stay with whole numbers only."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _scaled(bound: float | None, factor: Decimal) -> float | None:
    return None if bound is None else float(Decimal(repr(bound)) * factor)


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


def read(material: Material, dictionary: Dictionary) -> list[IndicatorValue]:
    """Return the indicators of one report, one row an indicator, scope, basis and data period.

    1. quantities whose metric the dictionary knows (在岗职工 131名), with its unit, scope, basis and period
    2. quantities that no entry covers, under an open key of bare metric and unit
    3. zero statements (未发生劳动争议事件), also under an open key (未发生关联交易)
    4. grades (纳税信用等级评定达到A类)
    5. a value of the year before, where the report states the change in the same unit (较上年减少55包): `derived`
    Left alone: metrics that name nothing by themselves (人数, 项目); changes without their level.
    """
    reader = _Reader(material, Matcher(dictionary))
    levels = [row for q in material.quantities if q.role == "level" for row in reader.from_quantity(q)]
    said = [row for statement in material.statements for row in reader.from_statement(statement)]
    rows = drop_corrected(add_changes([*levels, *said], material.quantities), material.quantities)
    if of_company := material.report_type in OF_COMPANIES:
        rows = part_by_section(rows, reader.titles())
    settled = add_distant_changes(settle(rows, reader.places(), of_company=of_company), material.quantities)
    return [_with_id(row) for row in settled]


def _with_id(row: IndicatorValue) -> IndicatorValue:
    """Return a row with an id of its own: of its figure or statement, and what tells apart the rows that rest on it."""
    period = (str(row.data_year), str(row.period_start), str(row.period_end), row.period_text)
    saying = None if row.quantity_id else row.surface
    own = id_from(
        row.evidence.row_id, "indicators", row.indicator, row.scope, row.scope_name, row.basis, *period, saying
    )
    return replace(row, evidence=replace(row.evidence, row_id=own))


def with_codes(quantities: Iterable[Quantity], rows: Iterable[IndicatorValue]) -> Iterator[Quantity]:
    """Yield the quantities with the code of the dictionary entry that each was matched with."""
    codes = {
        row.quantity_id: row.indicator for row in rows if row.quantity_id and not row.indicator.startswith("open:")
    }
    for quantity in quantities:
        code = codes.get(quantity.evidence.row_id)
        yield replace(quantity, indicator=code) if code else quantity
