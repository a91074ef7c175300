"""Which indicator a quantity is of: by name, alias, pattern, unit, subject, and the words around it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from extractors.metrics.spellings import bare, is_thin, is_vague, same_words, spellings, without_marks
from schemas.indicators import Conversion, Dictionary, Found

NO_UNIT = "-"
_UNDERWENT = re.compile("^(?:进行|开展|参加|参与|接受)了?")


class Step(NamedTuple):
    """What a value is multiplied by to be in another unit, and whether nothing is lost by it (次 for 场 loses)."""

    factor: Fraction
    exact: bool


class Units:
    """The unit table, for quantities of which no indicator says the dimension."""

    def __init__(self, conversions: Iterable[Conversion]) -> None:
        # A unit may stand in several dimensions (吨 of goods, of water): the first one is the plain one.
        self._known: dict[str, Conversion] = {}
        for conversion in conversions:
            self._known.setdefault(conversion.unit, conversion)

    @property
    def known(self) -> Mapping[str, Conversion]:
        """The conversion of each unit into the first one of its dimension."""
        return self._known

    def dimension_of(self, unit: str | None) -> str:
        """Return the dimension of a unit; one that can't be converted is its own (份 → 份), none is `-`."""
        if not unit:
            return NO_UNIT
        known = self._known.get(unit)
        return known.dimension if known else unit

    def between(self, unit: str | None, other: str | None) -> Step | None:
        """Return the step from one unit to another; None where they measure different things."""
        if unit == other:
            return Step(Fraction(1), True)
        one, two = self._known.get(unit or ""), self._known.get(other or "")
        if one is None or two is None or one.dimension != two.dimension:
            return None
        return Step(one.factor / two.factor, one.comparability == two.comparability == "A")


OPEN = "open:"
_SURE = {"name": 0.97, "alias": 0.95, "pattern": 0.9, "weak": 0.8}
_LIGHTER = 0.02  # confidence lost by each word that had to be left off
_OUT_OF_RANGE = 0.5
_OPEN_SURE = 0.6
OPEN_RULE = "open key"
# 单价50万元以上设备, 31至50岁员工
_BOUND = re.compile(r"^\D{0,2}(?:\d{1,8}[万亿]?(?:元|周?岁|年|平方米|千瓦|吨|人)(?:及|和)?以[上下]|\d{1,3}至\d{1,3}岁)")
_NO_INDICATOR = frozenset({"年", "页", "天", "字", "岁半", "届", "期刊", "倍"})


class Figure(NamedTuple):
    """What is known of a quantity whose indicator is looked for. `clause` and `around` are words near it.

    `section` is the title of its section; empty for a table's cell, which has heads of its own.
    """

    metric: str
    subject: str | None
    unit: str | None
    value: Decimal | None
    clause: str
    around: str
    section: str = ""


class Match(NamedTuple):
    """The indicator of a quantity. `unit` is the indicator's, `factor` what the printed value is multiplied by.

    `takes_subject`: the subject was needed for the name (女职工 + 人数), so it says no scope.
    """

    code: str
    name: str
    surface: str
    unit: str | None
    factor: Fraction
    exact: bool
    topic: str | None
    takes_subject: bool
    confidence: float
    rule: str


class Matcher:
    """Matches quantities with the entries of a dictionary; what none covers gets an open key."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.units = Units(dictionary.units)

    def _phrases(self, figure: Figure) -> Iterator[tuple[str, bool]]:
        """Yield the phrases to look up, with whether the subject is part of them."""
        for phrase in spellings(figure.metric):
            yield phrase, False
        if figure.subject:
            for phrase in spellings(figure.subject + figure.metric):
                yield phrase, True
            if deed := _UNDERWENT.match(figure.subject):  # 职工, 进行|健康体检: 职工健康体检
                for phrase in spellings(figure.metric + figure.subject[deed.end() :]):
                    yield phrase, True

    def _match(self, found: Found, figure: Figure, phrase: str, left_off: int) -> Match:
        step = found.conversion
        assert step is not None  # Dictionary.find gives none without
        sure = _SURE[found.how] - _LIGHTER * left_off
        factor = Decimal(step.factor.numerator) / Decimal(step.factor.denominator)
        if figure.value is not None and not found.indicator.holds(figure.value * factor):
            sure = _OUT_OF_RANGE
        return Match(
            found.indicator.code,
            found.indicator.name,
            phrase,
            step.to or None,
            step.factor,
            step.comparability == "A",
            found.indicator.topic,
            False,
            round(sure, 2),
            found.how,
        )

    def known(self, figure: Figure) -> Match | None:
        """Return the indicator of the dictionary that a quantity is of, None where none or several are meant.

        Looked up are the metric as printed, then lighter spellings of it, then the same with the subject before it.
        """
        words = figure.metric + (figure.subject or "") + figure.clause
        for left_off, (phrase, takes_subject) in enumerate(self._phrases(figure)):
            hits = [one for one in self.dictionary.find(phrase, figure.unit) if not one.indicator.is_barred(words)]
            sure = [one for one in hits if one.how != "weak"]
            sure = sure or [one for one in hits if one.indicator.is_backed(words + figure.around)]
            if len({found.indicator.code for found in sure}) == 1:
                surface = (figure.subject or "") + figure.metric if takes_subject else figure.metric
                match = self._match(sure[0], figure, surface, min(left_off, 4))
                return match._replace(takes_subject=takes_subject)
        return None

    def open(self, figure: Figure) -> Match | None:
        """Return the key of what no entry covers, of metric and unit.

        None: a metric that says nothing by itself (人数, 项目), a span of years, a page count.
        """
        stem = bare(figure.metric)
        if is_vague(stem) or figure.unit in _NO_INDICATOR or re.search(r"\d", _BOUND.sub("", stem)):
            return None
        # 投入, 培训, 客户: what they are of, the section's title says; two of other sections are two things.
        section = figure.section if is_thin(stem) else ""
        of, printed = (f"{words(section)}·" if section else "" for words in (same_words, without_marks))
        code = f"{OPEN}{of}{stem}|{self.units.dimension_of(figure.unit)}"
        return Match(
            code,
            printed + without_marks(figure.metric),
            printed + figure.metric,
            figure.unit,
            Fraction(1),
            True,
            None,
            False,
            _OPEN_SURE,
            OPEN_RULE,
        )
