"""The reader of numbers: one sentence, line or paragraph in, every stated quantity out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import Any

from extractors.numbers import (
    bare_numbers,
    change_words,
    changes_behind,
    exclusions,
    han_exclusions,
    inside_names,
    listed_values,
    mask_rules,
    measured,
    names_and_groups,
    norms,
    qualifiers,
    rises_to,
    scales,
    shares,
    steps,
)
from extractors.numbers.change_words import Lead
from extractors.numbers.figure import Candidate, Figure, Left, left_by, place_of
from extractors.numbers.mask_rules import HAN_NUMERALS, Sought
from extractors.numbers.number import DIGITS, TENS, number_end, read_number
from extractors.numbers.qualifiers import Hedges
from extractors.rule import Field, Firing, Gate, Rule, asked_of, by_step, rules_of
from extractors.text.characters import OPENING_BRACKETS
from extractors.text.view import View, view
from schemas.text import Span, squeeze

_WRITTEN = rules_of(
    *(mask_rules, shares, listed_values, exclusions, qualifiers, measured, bare_numbers),
    *(names_and_groups, inside_names, scales, norms, rises_to, han_exclusions, change_words, changes_behind),
)
RULES: tuple[Rule[Any], ...] = tuple(chain.from_iterable(by_step(_WRITTEN, steps.STEPS).values()))

NEUTRAL = "\ufffc"
# Every mask begins with one of these: elsewhere none is tried.
_FIRST_SIGN = rf"(?=[0-9A-Za-z_.+\-《〈{OPENING_BRACKETS}〔\[［【第前{HAN_NUMERALS}])"


class Masks:
    """Masks in one pattern, the rule for the list number of a line, and that of quotations; some may be missing."""

    def __init__(
        self, rules: Sequence[Rule[Sought]], heads: Sequence[Rule[Any]], quotations: Sequence[Rule[re.Pattern[str]]]
    ) -> None:
        self._rules = rules
        self._pattern = _one_pattern(rules)
        self._heads = heads
        self.quotations = quotations

    def blank(self, text: str, *, spaced: bool = False) -> tuple[str, list[Left]]:
        """Return a folded text, as long as it was, with a neutral sign for all that only looks like numbers, and that.

        `spaced` says that a blank stood after the full stop of a list number.
        """
        left = [
            left_by(self._rules[int(str(match.lastgroup)[1:])], *match.span()) for match in self._pattern.finditer(text)
        ]
        pieces, at = [], 0
        for one in left:
            pieces += [text[at : one.start], NEUTRAL * (one.end - one.start)]
            at = one.end
        text = "".join((*pieces, text[at:])) if left else text
        for rule in self._heads if text[:1].isdigit() or text[:1] in OPENING_BRACKETS else ():
            if end := rule.how(text, spaced):
                left.append(left_by(rule, 0, end))
                text = NEUTRAL * end + text[end:]
        return text, left


def _one_pattern(rules: Sequence[Rule[Sought]]) -> re.Pattern[str]:
    """Return the masks as one pattern; those side by side with the same characters before them share that test."""
    parts = []
    for not_after, group in groupby(enumerate(rules), key=lambda entry: entry[1].how.not_after):
        guard = f"(?<![{not_after}])" if not_after else ""
        choice = "|".join(f"(?P<m{at}> {rule.how.pattern} )" for at, rule in group)
        parts.append(f"{guard} (?: {choice} )")
    return re.compile(f"{_FIRST_SIGN} (?: {'|'.join(parts) or '(?!)'} )", re.VERBOSE)


_TOKEN = re.compile(rf"\d|[{DIGITS}{TENS}十拾]|半|翻|[百佰千仟万]{{1,3}}分|(?:(?<=[近超逾过破])|(?<=不[足到]))[百千万]")
_SIGNS = "半翻百佰千仟万"
_HEAD_WITH_BLANK = re.compile(r"\s*[\d０-９]{1,2}[.．]\s+[\d０-９]")

_HELD_AGAINST = re.compile("的(?:年度|全年|计划|既定)?(?:任务|目标|计划|指标)(?:任务|数|值|要求)?(?=[，。；、,;]|$)")
Rules = Sequence[Rule[Any]]


class Steps:
    """Rules by the step of the reader that applies them, each step in the order of the rules.

    masks blank what only looks like numbers, hedges are read around what was read; all others are asked one by one:
    phrases and signs where a number may begin; leads, numbers and exclusions of a number; additions and changes of what
    was read.
    """

    def __init__(self, rules: Sequence[Rule[Any]]) -> None:
        of = by_step(rules, steps.STEPS)
        self.masks = Masks(of[steps.MASK], of[steps.HEAD], of[steps.QUOTATION])
        self.hedges = Hedges(of[steps.HEDGE_BEFORE], of[steps.HEDGE_AFTER], of[steps.HEDGE_FURTHER])
        self.asked = of


@lru_cache(maxsize=4)
def steps_of(rules: tuple[Rule[Any], ...]) -> Steps:
    """Return the steps of some rules."""
    return Steps(rules)


def _candidate_at(text: str, at: int, gate: Gate) -> Candidate | Left | None:
    """Read the quantity whose number begins at an offset, if there is one, or say why it is none."""
    if text[at] in _SIGNS:
        return _by_sign(text, at, gate)
    number = read_number(text, at)
    if number is None:
        padded = ((rule, rule.how.match(text, at)) for rule in gate[steps.PADDED])
        return next((left_by(rule, at, match.end()) for rule, match in padded if match), None)
    place = place_of(text, number)
    for rule in asked_of(gate[steps.LEAD], place.unit.name if place.unit else None):
        if rule.how(place):
            place.leads.append(rule.name)
    kind = "amount" if place.currency else place.measure.kind if place.measure else None
    for rule in asked_of(gate[steps.NUMBER], kind):
        found = rule.how(place)
        if found is True:
            return left_by(rule, number.start, number.end)
        if found:
            found.rules.append(rule.name)
            if found.start < number.start:
                found.rules += place.leads
            return _without_excluded(text, found, gate)
    return None


def _by_sign(text: str, at: int, gate: Gate) -> Candidate | Left | None:
    for rule in gate[steps.SIGN]:
        found: Candidate | None = rule.how(text, at)
        if found:
            found.rules.append(rule.name)
            return _without_excluded(text, found, gate)
    return None


def _without_excluded(text: str, found: Candidate, gate: Gate) -> Candidate | Left:
    """Return a candidate with what belongs to it behind the unit, or the reason why it counts nothing."""
    if found.number and found.measure:
        decimals = steps.DECIMALS if found.number.decimals else None
        rules = asked_of(gate[steps.EXCLUSION], found.measure.kind, found.measure.name, decimals)
        for rule in (*rules, *gate[steps.OF_HAN]) if found.number.is_han else rules:
            if rule.how(text, found):
                return _left(rule, found)
    for rule in asked_of(gate[steps.NORM], found.kind, found.unit):
        if rule.how(text, found):
            return _left(rule, found)
    for rule in asked_of(gate[steps.ADDITION], found.kind, found.unit):
        if rule.how(text, found):
            found.rules.append(rule.name)
    return found


def _may_stand_in_quotes(found: Candidate) -> bool:
    """Whether a quantity in a short quotation counts: a share, or a sum, not one Han sign of it (“捐一元”)."""
    coin = found.number is not None and found.number.is_han and found.number.signs == 1
    return (found.kind == "amount" and not coin) or found.unit == "%"


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of some spans that follow each other."""
    before = bisect_right(spans, at, key=lambda span: span[0])
    return before > 0 and at < spans[before - 1][1]


def _candidates(text: str, masks: Masks, gate: Gate) -> list[Candidate | Left]:
    """Return the quantities of a masked text, and between them the numbers that a rule leaves."""
    found: list[Candidate | Left] = []
    # Insides of short quotations without punctuation: names and slogans (“168”, “三个一”工程).
    quotes = [match.span("inside") for rule in masks.quotations for match in rule.how.finditer(text)]
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.start()
        skip = next((left_by(rule, at, end) for rule in gate[steps.PHRASE] if (end := rule.how(text, at))), None)
        if skip:
            found.append(skip)
            at = max(skip.end, at + 1)
            continue
        candidate = _candidate_at(text, at, gate)
        in_name = quotes and not (isinstance(candidate, Candidate) and _may_stand_in_quotes(candidate))
        if in_name and _is_inside(at, quotes):
            candidate = left_by(masks.quotations[0], at, number_end(text, at))
        if candidate is not None:
            found.append(candidate)
        if isinstance(candidate, Candidate):
            at = max(candidate.end, at + 1)
        else:  # 3至6岁幼儿: a range is left whole
            at = max(candidate.end if candidate else 0, number_end(text, at))
    return found


def _left(rule: Rule[Any], found: Candidate) -> Left:
    """Return a candidate as left: its number, or the whole of a range or of a share in words."""
    if found.number is None:
        return left_by(rule, found.start, found.end)
    return left_by(rule, found.number.start, found.end if found.value is None else found.number.end)


def _add_changes(line: str, found: Sequence[Candidate], gate: Gate) -> None:
    """Say of each candidate whether it is a change, and which way."""
    for last, candidate in zip([None, *found], found, strict=False):
        if candidate.change is None:
            lead = Lead(line, candidate)
            for rule in asked_of(gate[steps.CHANGE], candidate.kind, candidate.unit, within=lead.read):
                candidate.change = rule.how(lead, candidate)
                if candidate.change:
                    candidate.rules.append(rule.name)
                    break
        if candidate.change is None and last is not None:
            for rule in gate[steps.CHANGE_LISTED]:
                if rule.how(line, last, candidate):
                    candidate.change = last.change
                    candidate.rules.append(rule.name)
        if candidate.change and candidate.value is not None and candidate.value < 0:
            candidate.rules += [rule.name for rule in gate[steps.TURN] if rule.how(candidate)]


def _figure(text: str, folded: View, found: Candidate, hedges: Hedges) -> Figure:
    line = folded.text
    before = None if hedges.needs_before.isdisjoint(line) else hedges.before(line, found.start)
    if before and before.qualifier in ("more_than", "less_than") and _HELD_AGAINST.match(line, found.end):
        before = None  # 高于9260亩的任务: the task is as large
    after = None if hedges.needs_after.isdisjoint(line) else hedges.after(line, found.end)
    qualifiers = (before.qualifier if before else None, found.more, after.qualifier if after else None)
    span = folded.source(before.edge if before else found.start, after.edge if after else found.end)
    rules = (*found.rules, *(hedge.rule for hedge in (before, after) if hedge))
    return Figure(
        span=span,
        text=squeeze(span.of(text)),
        value=found.value,
        low=found.low,
        high=found.high,
        decimals=found.decimals,
        unit=found.unit,
        unit_text=found.unit_text,
        qualifier="range" if found.value is None else next(filter(None, qualifiers), "exact"),
        kind=found.kind,
        role="change" if found.change else "level",
        direction=found.change,
        rules=rules,
    )


@lru_cache(maxsize=1 << 12)  # what is left is asked for later, of the passages with numbers that are in no row
def _read_text(text: str, rules: tuple[Rule[Any], ...]) -> tuple[tuple[Figure, ...], tuple[Left, ...]]:
    folded, used = view(text), steps_of(rules)
    line, left = used.masks.blank(folded.text, spaced=bool(_HEAD_WITH_BLANK.match(text)))
    gate = Gate(line, used.asked)
    read = _candidates(line, used.masks, gate)
    found = [one for one in read if isinstance(one, Candidate)]
    _add_changes(line, found, gate)
    left += [one for one in read if isinstance(one, Left)]
    spans = ((folded.source(one.start, one.end), one) for one in left)
    placed = (Left(span.start, span.end, one.reason, one.rule) for span, one in spans)
    figures = tuple(_figure(text, folded, candidate, used.hedges) for candidate in found)
    return figures, tuple(sorted(placed, key=lambda left: left.start))


def read_figures(text: str, rules: Rules = RULES) -> tuple[Figure, ...]:
    """Return every quantity that a sentence, line or paragraph states, in order; none overlap.

    1. 79名, 25.87万件, 3700余万元, 12,386元   2. 九成, 百分之九十, 三分之一, 一半, 2:1   3. 3-5次, 20%至30%, 两三天
    4. hedges 约, 近, 余, 超过, 不低于, 以上   5. changes 同比增长12%, 提高3.2个百分点, 减少5件, 翻一番
    6. 由85%提升至92% (two levels)
    Left alone: dates, ordinals, set phrases, slogans, versions, codes, clock times, list numbers, names, 一 + measure
    word (docs/rules.md has all rules), and what names no quantity (数百, 上万, 几十, 若干).
    """
    return _read_text(text, tuple(rules))[0] if _TOKEN.search(view(text).text) else ()


def read_left(text: str, rules: Rules = RULES) -> tuple[Left, ...]:
    """Return what `read_figures` leaves and the rules that leave it, in order, with offsets of the text itself.

    Calendar dates are among it: they stand where the reader of dates finds one. A number that is in no quantity and in
    nothing here was left by no rule: its unit is not known, or it has none.
    """
    return _read_text(text, tuple(rules))[1]


def read_firings(text: str, rules: Rules = RULES) -> Iterator[Firing]:
    """Yield what each rule made of a text: the quantities that it took part in, and the numbers that it leaves."""
    for figure in read_figures(text, rules):
        for name in figure.rules:
            yield Firing(figure.span, name, figure.in_words())
    for left in read_left(text, rules):
        yield Firing(Span(left.start, left.end), left.rule, left.reason)


FIELD = Field(
    "numbers",
    "quantities of a sentence: number, unit, hedge, change; and numbers that count nothing",
    RULES,
    read_firings,
    ("quantities.rule", "pages.left_out_by"),
)
