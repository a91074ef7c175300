"""Indicators, their relations and the dictionary that holds them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from schemas.text import Span, squeeze

KINDS = ("stock", "flow", "ratio", "grade")
FORMS = ("sum", "percent", "quotient", "at_most", "between")
SEVERITIES = ("error", "hint")
HOW = ("name", "alias", "pattern", "weak")

# Brackets that say nothing of what is measured: the unit (员工总数（人）) or how a loss is written (净利润（…号填列）).
_UNIT_WORDS = """[百千万亿]*
    (?: 人次|人|名|元|%|％|个|件|次|家|户|项|起|篇|小时|学时|岁|吨|立方米|千瓦时|度|平方米|公里|份|台|辆|天 )"""
_REMARK = re.compile(
    rf"[（(] (?: (?: 单位[:：] )? {_UNIT_WORDS} (?: / {_UNIT_WORDS} )? | [^（）()]*号填列 ) [）)] $", re.VERBOSE
)

# What makes of the thing itself a word about it: 反腐败, 安全事故应急预案, 火灾隐患.
_AGAINST = re.compile(r"(?:反|防止|预防|防范)$")
_ABOUT = re.compile(
    r"的?(?:制度|机制|体系|工作|教育|宣传|培训|防控|防范|预防|管理|治理|调解|处理|处置|应急|风险|隐患|苗头|意识)"
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a unit becomes the first unit of its dimension: value × factor.

    `comparability` is A where nothing is lost, B where the conversion is a convention (1 吨 of water = 1 立方米). An
    empty `unit` is a quantity without a printed unit.
    """

    dimension: str
    unit: str
    to: str
    factor: Fraction
    comparability: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator.

    `aliases` are the metric phrases that mean it for sure; `weak` ones mean it only where one of the `context` words
    stands in the sentence, the subject or the titles of the sections around. `pattern` must match a whole metric
    phrase. `bars` are words that forbid the match wherever they stand in phrase, subject or sentence. `dimensions`
    name groups of units (units.csv), the usual one first. `zero` are the words that a statement like 未发生… must hold
    to say that the indicator is nought; empty: no such statement speaks for it. `grades` go from best to worst.
    `gri` and `hkex` are blank where no mapping is sure.
    """

    code: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    bars: tuple[str, ...] = ()
    dimensions: tuple[str, ...]
    kind: str
    zero: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    topic: str
    gri: tuple[str, ...] = ()
    hkex: tuple[str, ...] = ()
    definition: str

    def is_barred(self, text: str) -> bool:
        """Whether a word that forbids the match stands in the text (phrase, subject or clause)."""
        return any(word in text for word in self.bars)

    def is_backed(self, text: str) -> bool:
        """Whether the text (sentence, subject, section titles) holds one of the words that a weak alias needs."""
        return any(word in text for word in self.context)

    def holds(self, value: Decimal) -> bool:
        """Whether a value, in the indicator's own unit, lies in the valid range."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What must hold between indicators of one report, scope and period.

    1. sum: left = right + right + …   2. percent: left = 100 × right / right   3. quotient: left = right / right
    4. at_most: left ≤ right   5. between: low ≤ left / right ≤ high
    `tolerance` is in the unit of `left`. A broken `error` is impossible, a broken `hint` only worth a look.
    """

    form: str
    left: str
    right: tuple[str, ...]
    low: Decimal | None = None
    high: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    severity: str
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """An indicator that a metric phrase may name, how (name, alias, pattern, weak), and how its unit converts."""

    indicator: Indicator
    how: str
    conversion: Conversion | None


def key(phrase: str) -> str:
    """Return a metric phrase as it is looked up: no blanks, no unit in brackets at its end (员工总数（人）).

    Other brackets stay: 员工总数（含外包） is something else.
    """
    words = squeeze(phrase)
    bare = _REMARK.sub("", words)
    return (bare or words).casefold()


def _places(word: str, text: str) -> Iterator[Span]:
    for match in re.finditer(re.escape(word), text):
        yield Span(*match.span())


@dataclass(frozen=True)
class Dictionary:
    """All indicators with their relations and units.

    `openings` are words that may stand before any phrase without changing what is measured (本行, 年末). `version` is a
    short hash of the data.
    """

    indicators: tuple[Indicator, ...]
    relations: tuple[Relation, ...]
    units: tuple[Conversion, ...]
    openings: tuple[str, ...]
    version: str
    _seen: dict[str, tuple[tuple[Indicator, str], ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        """The indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def _by_phrase(self) -> Mapping[str, tuple[tuple[Indicator, str], ...]]:
        found: dict[str, dict[str, tuple[Indicator, str]]] = {}
        for indicator in self.indicators:
            named = [("name", (indicator.name,)), ("alias", indicator.aliases), ("weak", indicator.weak)]
            for how, phrases in named:
                for phrase in phrases:
                    found.setdefault(key(phrase), {}).setdefault(indicator.code, (indicator, how))
        return {phrase: tuple(group.values()) for phrase, group in found.items()}

    @cached_property
    def _patterns(self) -> tuple[tuple[Indicator, re.Pattern[str]], ...]:
        return tuple((indicator, indicator.pattern) for indicator in self.indicators if indicator.pattern)

    @cached_property
    def graded(self) -> tuple[tuple[Indicator, tuple[str, ...]], ...]:
        """The indicators whose values are grades, each with its phrases, the longest first."""
        graded = (indicator for indicator in self.indicators if indicator.kind == "grade")
        return tuple((one, tuple(sorted((one.name, *one.aliases), key=len, reverse=True))) for one in graded)

    @cached_property
    def _conversions(self) -> Mapping[tuple[str, str], Conversion]:
        return {(row.dimension, row.unit): row for row in self.units}

    def unit_of(self, indicator: Indicator) -> str:
        """Return the unit that values of an indicator are stated in: the first of its first dimension."""
        return next(row.unit for row in self.units if row.dimension == indicator.dimensions[0])

    def convert(self, indicator: Indicator, unit: str | None) -> Conversion | None:
        """Return how a printed unit becomes the unit of one of the indicator's dimensions; None: no such unit."""
        rows = (self._conversions.get((dimension, unit or "")) for dimension in indicator.dimensions)
        return next((row for row in rows if row), None)

    def _named(self, phrase: str) -> Iterator[tuple[Indicator, str]]:
        literal = self._by_phrase.get(phrase, ())
        yield from literal
        known = {indicator.code for indicator, how in literal if how != "weak"}
        for indicator, pattern in self._patterns:
            if indicator.code not in known and pattern.fullmatch(phrase):
                yield indicator, "pattern"

    def _bare(self, phrase: str) -> str:
        """Drop the longest opening word: 本行绿色信贷余额 → 绿色信贷余额."""
        opening = max((one for one in self.openings if phrase.startswith(one)), key=len, default="")
        return phrase[len(opening) :]

    def name(self, phrase: str) -> tuple[tuple[Indicator, str], ...]:
        """Return every indicator that a metric phrase may name, with how; sure names before weak ones.

        Where the phrase as it stands names none, it is looked up without an opening word.
        """
        wanted = key(phrase)
        if wanted not in self._seen:
            found = list(self._named(wanted)) or list(self._named(self._bare(wanted)))
            self._seen[wanted] = tuple(sorted(found, key=lambda pair: HOW.index(pair[1])))
        return self._seen[wanted]

    def find(self, phrase: str, unit: str | None) -> tuple[Found, ...]:
        """Return the indicators that a metric phrase may name and whose units allow `unit`, sure ones first.

        A weak one still needs `is_backed`, every one still needs `is_barred` to be false: the caller knows sentence,
        subject and section. Grades have no unit and are left out.
        """
        found = ((indicator, how, self.convert(indicator, unit)) for indicator, how in self.name(phrase))
        return tuple(Found(*one) for one in found if one[2])

    def zeros(self, statement: str) -> tuple[Indicator, ...]:
        """Return the indicators that a zero statement (未发生…) speaks for.

        A word that stands inside a longer word of another indicator says nothing: 网络安全事故 is no 安全事故. Nor does
        one that belongs to what is done about it: 未发现反腐败制度存在缺陷 tells of no case.
        """
        words = squeeze(statement)
        hits = [
            (span, i)
            for i in self.indicators
            for word in i.zero
            for span in _places(word, words)
            if not _AGAINST.search(words[: span.start]) and not _ABOUT.match(words[span.end :])
        ]
        spans = {span for span, _ in hits}
        whole = {one for one in spans if not any(other != one and other.covers(one) for other in spans)}
        return tuple({i.code: i for span, i in hits if span in whole}.values())
