"""Indicators of a report: from its quantities, zero statements and grades, by the indicator dictionary."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.dates import AHEAD, foretold_from
from extractors.indicators.matching import OPEN_RULE, Figure, Match, Matcher
from extractors.indicators.parting import part_by_section, part_so_far
from extractors.indicators.sayings import SayingReader
from extractors.indicators.scope import (
    OF_COMPANIES,
    Material,
    Scope,
    basis_of,
    is_condition,
    is_of_trade,
    length_of,
    of_parent,
    scope_of,
    site_of,
)
from extractors.indicators.settling import drop_corrected, place_of, settle
from extractors.indicators.stated_changes import add_changes, add_distant_changes
from extractors.indicators.undated import is_undated
from extractors.metrics.spellings import bare, each_rate, is_sum, lead_of, same_words, sorts_of, with_thing
from extractors.metrics.steps import VALUE_HELD
from extractors.text.parents_notes import OF_PARENT, PARENT, is_anothers
from extractors.text.view import full_width
from schemas.evidence import id_from
from schemas.indicators import Dictionary
from schemas.phrase import Parts, Phrase
from schemas.tables import IndicatorValue, Quantity

_SURELY = ("name", "alias")
BESIDE_RESULT = "target beside its result"
"""What `indicators.rule` adds for a target that a level of its sentence is held against: the year's own."""
EXPECTED = "expected yield"
"""The same for what works are to yield each year: no aim of the unit."""
_AIMS = ("target", "plan")
_OF_OFFICES = "budget."  # entries for budgets and final accounts
# Words of scale before a unit, the longest first, with their power of ten.
_SCALES = {"万亿": 12, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2}


def _resolution(quantity: Quantity, factor: Decimal) -> float | None:
    """Return what one step of the last printed digit is worth: 12.3万 → 1000."""
    if quantity.decimals is None or quantity.value_text is None:
        return None
    printed, unit = quantity.unit_text or "", quantity.unit or ""
    power = next((p for sign, p in _SCALES.items() if printed.startswith(sign) and not unit.startswith(sign)), 0)
    return float(Decimal(10) ** power * Decimal(10) ** -quantity.decimals * factor)


class _Reader:
    """Makes indicator rows of one report's material."""

    def __init__(self, material: Material, matcher: Matcher) -> None:
        self.material, self.matcher = material, matcher
        self.dictionary = matcher.dictionary
        self.statements = {statement.statement_id: statement for statement in material.statements}
        self.sentences = {key: statement.text for key, statement in self.statements.items()}
        self._year_before = None if material.year is None else material.year - 1

    def from_quantity(self, quantity: Quantity) -> Iterator[IndicatorValue]:
        """Yield the indicator row of a stated level: one each where a figure is of several rates, none without name."""
        phrase, place = quantity.phrase, self.material.place(quantity.evidence.section_id)
        sentence = self.sentences.get(quantity.evidence.statement_id or "", "")
        of_section = quantity.source == "text" and place.path
        if phrase.whose == "others" or (of_section and is_of_trade(place.path, sentence)):
            return
        for metric in each_rate(phrase.full_metric or ""):
            if row := self._of_metric(quantity, metric):
                yield row

    def _of_metric(self, quantity: Quantity, metric: str) -> IndicatorValue | None:
        phrase, place = quantity.phrase, self.material.place(quantity.evidence.section_id)
        _, told, part = (phrase.subject or "").rpartition(OF_PARENT)
        in_notes = place.of_parent and not is_anothers(
            phrase.subject, phrase.full_metric or "", told=quantity.source == "text"
        )
        parents = phrase.whose == "parent" or (in_notes and not phrase.subject)
        site = site_of(place.path) if quantity.source == "table" else None
        of_whom = PARENT if parents else part or site
        accounts = self.material.report_type if quantity.kind == "amount" and not self._is_over(quantity) else ""
        path = AHEAD if quantity.period_text == AHEAD else place.path
        basis = basis_of(quantity.basis, path, accounts=accounts)
        metric, subject = (metric, of_whom) if metric else (of_whom or "", None)
        if (
            subject
            and quantity.source == "text"
            and is_sum(metric)
            and scope_of(subject, self.material.own_names).name == "part"
        ):
            metric, subject = with_thing(metric, subject), None
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
        match = self.matcher.known(figure) or self.matcher.open(figure) if metric else None
        if phrase.words_before:
            match = self._longer(figure, phrase.words_before, match)
        if match and match.code.startswith(_OF_OFFICES) and self.material.report_type in OF_COMPANIES:
            match = self.matcher.open(figure)  # 会议费 of 销售费用 is no item of a budget
        if match is None or (match.rule == OPEN_RULE and is_condition(quantity, self.material.report_type, place.path)):
            return None
        # 8家单位结对共建: what they did is in the name of 结对共建单位数 and no part of the unit
        is_name = match.takes_subject or subject == metric or bool(subject and subject in match.name)
        scope = scope_of(None if is_name else subject, self.material.own_names)
        scope = of_parent(scope) if in_notes or told else scope
        return self._row(quantity, metric, match, basis=basis, scope=scope)

    def _no_aim(self, quantity: Quantity) -> str | None:
        """Return why a plan or target is none for the year to come: it is held against, or what works will yield."""
        if VALUE_HELD in quantity.rule:
            return BESIDE_RESULT
        sentence = self.statements.get(quantity.evidence.statement_id or "")
        if sentence is None or quantity.source != "text":
            return None
        at = quantity.evidence.start_char - sentence.start_char
        return EXPECTED if foretold_from(full_width(sentence.text), at) is not None else None

    def _is_over(self, quantity: Quantity) -> bool:
        """Whether a quantity is of a day before the report's year (截止2022年12月31日): what there was, no budget."""
        start, end, year = quantity.period_start, quantity.period_end, self.material.year
        return year is not None and start is not None and start == end and start.year < year

    def _is_undated(self, quantity: Quantity) -> bool:
        """Whether a quantity of prose is what something rose from over more than a year (近年来)."""
        sentence = self.statements.get(quantity.evidence.statement_id or "")
        if sentence is None or quantity.source != "text":
            return False
        place = (at - sentence.start_char for at in (quantity.evidence.start_char, quantity.evidence.end_char))
        return is_undated(full_width(sentence.text), *place)

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

    def _row(self, quantity: Quantity, metric: str, match: Match, *, basis: str, scope: Scope) -> IndicatorValue | None:
        factor = Decimal(match.factor.numerator) / Decimal(match.factor.denominator)
        length, data_year = length_of(quantity.period_start, quantity.period_end, quantity.period_text)
        if (length, data_year) == ("year", self._year_before) and self._is_undated(quantity):
            return None
        value = None if quantity.value_text is None else Decimal(quantity.value_text) * factor
        bounds = (quantity.value_low, quantity.value_high)
        low, high = (None if bound is None else float(Decimal(repr(bound)) * factor) for bound in bounds)
        return IndicatorValue(
            evidence=quantity.evidence,
            indicator=match.code,
            name=match.name,
            surface=match.surface,
            parts=_parts(quantity.phrase, metric, match.surface),
            value=None if value is None else float(value),
            value_text=None if value is None else format(_plain(value), "f"),
            value_low=low,
            value_high=high,
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
            topic=match.topic or self.material.place(quantity.evidence.section_id).topic,
            dictionary_version=self.dictionary.version,
            confidence=match.confidence,
            reading=quantity.confidence,
            name_confidence=quantity.name_confidence,
            rule="; ".join(filter(None, (match.rule, self._no_aim(quantity) if basis in _AIMS else None))),
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


def read(material: Material, dictionary: Dictionary) -> list[IndicatorValue]:
    """Return the indicators of one report, one row an indicator, scope, basis and data period.

    1. quantities whose metric the dictionary knows (在岗职工 131名), with its unit, scope, basis and period
    2. quantities that no entry covers, under an open key of bare metric and unit
    3. zero statements (未发生劳动争议事件), also under an open key (未发生关联交易)
    4. grades (纳税信用等级评定达到A类)
    5. a value of the year before, where the report states the change in the same unit (较上年减少55包): `derived`
    Left alone: metrics that name nothing by themselves (人数, 项目); changes without their level.
    """
    matcher = Matcher(dictionary)
    reader, sayings = _Reader(material, matcher), SayingReader(material, matcher)
    levels = [row for q in material.quantities if q.role == "level" for row in reader.from_quantity(q)]
    said = [row for statement in material.statements for row in sayings.read(statement)]
    rows = list(add_changes([*levels, *said], material.quantities))
    sections = {q.evidence.row_id: material.place(q.evidence.section_id).path for q in material.quantities}
    if corrected := {q.evidence.row_id for q in material.quantities if q.phrase.corrected}:
        rows = drop_corrected(rows, corrected)
    if of_company := material.report_type in OF_COMPANIES:
        rows = part_by_section(part_so_far(rows), {row_id: path.split(" / ") for row_id, path in sections.items()})
    by_id = {q.evidence.row_id: q for q in material.quantities}
    settled = settle(rows, lambda row_id: place_of(by_id[row_id], sections[row_id]), of_company=of_company)
    settled = add_distant_changes(settled, material.quantities)
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
