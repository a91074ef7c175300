"""What a number becomes on its way: at its place with a unit, read by a rule, and at last a stated quantity."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from extractors.numbers.number import Number
from extractors.rule import NOT_READ, Rule
from extractors.text.characters import CLOSE, OPEN
from schemas.text import Span
from schemas.word_lists import rows

# What must stand behind a unit that may go on as another word, by the column `edge`.
_EDGES = {
    "yes": re.compile(
        r"$|[^\w]|以[上下内]|左右|上下|[和与及至到的、内起余多或]|(?:提[高升]|上升|增[至加长]|下降|降[至低为]|回落|升[至为])|(?:追溯)?调整|更正|修正|重述"
    ),
    "span": re.compile(r"之?内|以[内上下]|左右|游"),
    "seconds": re.compile(r"[0-9]{1,2}秒"),
}
_DIVIDES = "/每"
# What a quantity is counted by, as words that stand behind no quantity by themselves: 立方米/日, 元/月.
_BY_TIME = re.compile(
    r"(?:昼夜|[日月夜时]|学?生|教?师|客户|用户|[da])(?!\w|[0-9])|(?:昼夜|[日月夜时])(?=以[上下内]|左右|[的和及与])"
)
_COLUMNS = ("unit", "kind", "han", "edge", "not_before", "aliases")
_LATIN = re.compile(r"[A-Za-z0-9]")
# 3600人（次）, 2950人（家）次: what is counted by the one or the other
_OR_ELSE = re.compile(rf"{OPEN}(?:(?P<times>次){CLOSE}(?!数)|(?P<other>[家户个件起台辆场处]){CLOSE}次)")
# 次/百万工时, 次/20万工时, 升/100公里, 毫克/100克: what a rate is counted for is a round number of it
_SCALED = re.compile(
    r"(?:20|二十)万(?=工时)|200,?000(?=工时)|(?<=[升Lh时]/)100(?=公里|km)|(?<=[克卡焦gJ]/)100(?=克|毫升|g|m[lL])|[百千万亿]*"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One spelling of a unit: `han` says after which Han numerals it may stand (one, yes, counted, long, no)."""

    text: str
    unit: str
    kind: str
    han: str
    edge: str
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in a text, up to `end`."""

    name: str
    kind: str
    han: str
    end: int


@cache
def words() -> dict[str, tuple[Word, ...]]:
    """Return every spelling of the unit table by its first sign, the longest first."""
    found: dict[str, list[Word]] = {}
    for unit, kind, han, edge, not_before, aliases in rows("figures/units.csv", *_COLUMNS):
        for text in (unit, *aliases.split()):
            word = Word(text, unit, kind, han or "no", edge, tuple(not_before.split()))
            found.setdefault(text[0], []).append(word)
    return {first: tuple(sorted(group, key=lambda word: -len(word.text))) for first, group in found.items()}


def spellings(kind: str) -> dict[str, str]:
    """Return every spelling of the units of a kind (amount: of money), each with its unit."""
    return {word.text: word.unit for group in words().values() for word in group if word.kind == kind}


@cache
def counters() -> str:
    """Return the characters that things are counted by one by one, as a class of them: 人, 家, 项."""
    return f"[{''.join(spelling for spelling in spellings('count') if len(spelling) == 1)}]"


_SCALES = ("万", "亿")


def _word_at(text: str, at: int) -> Word | None:
    """Return the longest spelling of a unit that begins at an offset and may end where it does."""
    for word in words().get(text[at : at + 1], ()):
        if not text.startswith(word.text, at):
            continue
        end = at + len(word.text)
        money = word.unit == "元" and text[at - 1 : at] in _SCALES  # 86万元|购买: no 元件, no 零元购
        if not money and text.startswith(word.not_before, end):
            continue
        if _LATIN.match(word.text[-1]) and _LATIN.match(text[end : end + 1]):
            continue
        if not word.edge or _EDGES[word.edge].match(text, end):
            return word
    return None


def _denominator(text: str, at: int, signs: str = _DIVIDES) -> int:
    """Return the end of a /人, /万元, /日, 每小时 or ·年 that makes a compound of the unit before it, or `at`."""
    if at < len(text) and text[at] in signs:
        scaled = _SCALED.match(text, at + 1)
        start = scaled.end() if scaled else at + 1
        word = _word_at(text, start)
        if word is None and text[at] == "/" and (by := _BY_TIME.match(text, start)):
            return by.end()
        if word and (text[at] != "每" or (word.kind == "duration" and start == at + 1)):
            return _denominator(text, start + len(word.text), "·")
    return at


def _with_other(word: Word, or_else: re.Match[str]) -> Unit:
    """Return a unit with the one in brackets behind it: 人（次） → 人次, 人（家）次."""
    times = or_else["times"] is not None
    return Unit(word.unit + ("次" if times else f"（{or_else['other']}）次"), word.kind, word.han, or_else.end())


def unit_at(text: str, at: int) -> Unit | None:
    """Return the unit or measure word that begins at an offset; the longest wins, compounds stay whole.

    1. 人次   2. 千瓦时   3. 元/人, 千克标准煤/万元   4. ％ → %, 个百分点 → 百分点, 元人民币 → 元   5. 2,408 tCO2e
    Left alone: the same signs as the beginning of another word (3人制, 5年级, 2分公司).
    """
    if text[at : at + 1] == " ":  # a view keeps a blank between digits and letters only
        at += 1
        word = _word_at(text, at) if _LATIN.match(text[at : at + 1]) and not text[at].isdigit() else None
    else:
        word = _word_at(text, at)
    if word is None:
        return None
    end = at + len(word.text)
    if word.kind == "count" and (or_else := _OR_ELSE.match(text, end)):
        return _with_other(word, or_else)
    far = _denominator(text, end) if text[end : end + 1] in ("/", "每") else end
    return Unit(word.unit + text[end:far], word.kind if far == end else "ratio", word.han, far)


_WINDOW = 8  # characters before a number that say what it is
_HALF = re.compile(r"半(?![年天月日径导成])")
# 3个多小时, 两个半月: what is said of the number stands inside the unit.
_MANY = re.compile(r"个(?P<word>多|半)(?P<unit>小时|月|星期|季度|学期|工作日)")
# 0.5个和1.3个百分点: the last of a list says what all of them are.
POINTS = re.compile(
    r"个?(?:[、，,和及与]|以及)(?:\d{1,4}(?:\.\d{1,3})?个?(?:[、，,和及与]|以及)){0,6}\d{1,4}(?:\.\d{1,3})?个百分点"
)
_WITHIN = re.compile(r"^[余多来+]|(?<=[万亿百千])[余多]|(?<=个)[多半]|半$")
_WITH_HALF = ("duration", "mass", "length", "area")


@dataclass(slots=True)
class Place:
    """A number in a folded text; `start` is where the quantity begins, with the currency sign and minus before it.

    `unit` is the unit or measure word right behind the number, `measure` the unit with what its surroundings make of
    it, and `counted` the number with what they add to it; `leads` are the rules that took in what stands before.

    1. 79名   2. 3个多小时 (more than 3)   3. 两个半月, 一吨半, 两年半 (and a half)   4. 0.5个和1.3个百分点
    """

    text: str
    number: Number
    start: int
    unit: Unit | None
    counted: Number
    measure: Unit | None
    currency: str | None = None
    negative: bool = False
    leads: list[str] = field(default_factory=list)

    @property
    def before(self) -> str:
        """The characters before the quantity."""
        return self.text[max(0, self.start - _WINDOW) : self.start]

    @property
    def is_led(self) -> bool:
        """Whether a currency sign or minus stands before the number."""
        return self.negative or self.currency is not None

    @property
    def end(self) -> int:
        """Where the number ends."""
        return self.number.end


def place_of(text: str, number: Number) -> Place:
    """Return a number at its place: with the unit behind it, and with what that unit's surroundings make of both."""
    unit = unit_at(text, number.end)
    counted, measure = number, unit
    if many := _MANY.match(text, number.end):
        measure = Unit("个" + many["unit"], "duration", "yes", many.end())
        counted = replace(number, more="more_than") if many["word"] == "多" else _and_a_half(number)
    elif unit and unit.name == "个" and POINTS.match(text, number.end):
        measure = Unit("百分点", "ratio", unit.han, unit.end)
    elif unit and unit.kind in _WITH_HALF and _HALF.match(text, unit.end):
        counted, measure = _and_a_half(number), replace(unit, end=unit.end + 1)
    return Place(text, number, number.start, unit, counted, measure)


def _and_a_half(number: Number) -> Number:
    return replace(number, value=number.value + Decimal("0.5"), decimals=1)


def printed_unit(text: str, number: Number, unit: Unit) -> str:
    """Return the unit as printed with its scaling word: 万件, 万元; the unit's name where only a sign stands (¥)."""
    start = number.scale_start if number.is_scaled else number.end
    return _WITHIN.sub("", text[start : unit.end]) or unit.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One stated quantity: where it stands, what it is worth, in what unit, how it is hedged.

    `span` is in the text that was read and takes in a touching word of approximation; `text` is that piece without
    blanks. A range has `low` and `high` and no `value`. `unit` is the unit after scaling (万元 → 元), `unit_text` the
    unit as printed (万元). `qualifier`, `kind`, `role` and `direction` are as in `schemas.tables.facts`. `rules` are
    the names of the rules that took part: first the one that read it, then those of its sign, hedges and change.
    """

    span: Span
    text: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None
    unit_text: str | None = None
    qualifier: str = "exact"
    kind: str = "other"
    role: str = "level"
    direction: str | None = None
    rules: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The names of the rules that took part, as the column `rule` says them."""
        return "; ".join(self.rules)

    def in_words(self) -> str:
        """Return what it is worth in one line, with six decimals at most: `about 30 人次`, `3–5 次`, `12 % up`."""
        worth = "–".join(_plain(value) for value in (self.value, self.low, self.high) if value is not None)
        hedge = self.qualifier if self.qualifier not in ("exact", "range") else None
        return " ".join(filter(None, (hedge, worth, self.unit, self.direction)))


def _plain(value: Decimal) -> str:
    shown = f"{value:.6f}"
    return shown.rstrip("0").rstrip(".")


def columns_of_figure(figure: Figure) -> dict[str, Any]:
    """Return the columns of `schemas.tables.Quantity` that a quantity itself settles: value, unit, qualifier, role."""
    value, low, high = figure.value, figure.low, figure.high
    return {
        # A run of more than 300 digits has no binary value; its decimal text stands all the same.
        "value": None if value is None or value.adjusted() > 300 else float(value),
        "value_text": None if value is None else format(value, "f"),
        "value_low": None if low is None else float(low),
        "value_high": None if high is None else float(high),
        "decimals": figure.decimals,
        "unit": figure.unit,
        "unit_text": figure.unit_text,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "role": figure.role,
        "direction": figure.direction,
    }


@dataclass(slots=True, kw_only=True)
class Candidate:
    """What one rule has read: `text[start:end]` is number and unit, `unit_text` the unit as printed.

    `number` and `measure` are the number and the unit that exclusions look at; a candidate without them is none of
    their business (a share in words, a number that stands bare). `rules` are the names of all rules that took part,
    the one that read it first.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None
    unit_text: str | None = None
    kind: str = "other"
    more: str | None = None
    number: Number | None = None
    measure: Unit | None = None
    change: str | None = None
    rules: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Left:
    """A number that the rule of a name leaves: `text[start:end]` counts nothing that is reported here.

    `reason` is one of `schemas.left_out`, or NOT_READ where the rule only says that this reader must not take the
    number (a date, 3×4, digits of a longer number): unless another reader takes it, it stays unread.
    """

    start: int
    end: int
    reason: str
    rule: str


def left_by(rule: Rule[object], start: int, end: int) -> Left:
    """Return what a rule leaves between two offsets."""
    return Left(start, end, rule.reason or NOT_READ, rule.name)
