"""The reader of figures: one sentence, line or paragraph in, every stated figure out."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.numbers import han
from extractors.numbers.candidate import Candidate, Left
from extractors.numbers.change_words import change_before, change_of_object
from extractors.numbers.figure import Figure
from extractors.numbers.masks import blank_masks, masks, quoted
from extractors.numbers.measured import read_measure
from extractors.numbers.number import number_end, read_number
from extractors.numbers.qualifiers import hedge_after, hedge_before
from extractors.numbers.set_phrases import phrase_end
from extractors.numbers.shares import read_fold, read_fraction, read_half, read_part
from extractors.text.view import View, view
from schemas.text import squeeze

_TOKEN = re.compile(rf"\d|[{han.DIGITS}{han.TENS}十拾]|半|翻|[百佰千仟万]{{1,3}}分")
# Three digits at least: 05 may be what is left of a broken number or date. Behind a letter two are enough (NB-07).
_PADDED = re.compile(r"(?<![\d.,·:/])0(?=\d*[1-9])\d{2,}(?!\.?\d)|(?:(?<=[A-Za-z_])|(?<=[A-Za-z]-))0\d+(?!\.?\d)")
_HEAD_WITH_BLANK = re.compile(r"\s*[\d０-９]{1,2}[.．]\s+[\d０-９]")
_BETWEEN_LISTED = re.compile(r"[、，,和与及]|以及")


def _candidate_at(text: str, at: int) -> Candidate | Left | None:
    """Read the figure whose number begins at an offset, if there is one, or say why it is none."""
    sign = text[at]
    if sign == "半":
        return read_half(text, at)
    if sign == "翻":
        return read_fold(text, at)
    if sign in "百佰千仟万":
        found = read_part(text, at)
        if found and found.value is not None and text[max(0, at - 1) : at] in ("负", "-"):
            found.start, found.value = at - 1, -found.value
        return found
    number = read_number(text, at)
    if number is None:
        return _left_at(text, at)
    return read_fraction(text, number) or read_measure(text, number)


def _left_at(text: str, at: int) -> Left | None:
    """Say why what begins at an offset is no number: 007 and the digits of NB-007 are a code."""
    padded = _PADDED.match(text, at)
    return Left(at, padded.end(), "code") if padded else None


def _may_stand_in_quotes(found: Candidate) -> bool:
    return found.kind == "amount" or found.unit == "%"


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of some spans that follow each other."""
    before = bisect_right(spans, at, key=lambda span: span[0])
    return before > 0 and at < spans[before - 1][1]


def _candidates(text: str) -> list[Candidate | Left]:
    """Return the figures of a masked text, and between them the numbers that a rule leaves."""
    found: list[Candidate | Left] = []
    quotes = quoted(text)
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.start()
        skip = phrase_end(text, at)
        if skip:
            found.append(Left(at, skip, "set_phrase"))
            at = max(skip, at + 1)
            continue
        candidate = _candidate_at(text, at)
        if _is_inside(at, quotes) and not (isinstance(candidate, Candidate) and _may_stand_in_quotes(candidate)):
            candidate = Left(at, number_end(text, at), "quoted")
        if candidate is not None:
            found.append(candidate)
        at = max(candidate.end, at + 1) if isinstance(candidate, Candidate) else number_end(text, at)
    return found


def _is_list_number(folded: View, found: Candidate) -> bool:
    """Whether a decimal count is a list number and a count that a blank parted: …；2. 58人."""
    point = folded.text.find(".", found.start, found.end)
    if point < 0 or found.kind != "count" or (found.unit_text or "")[:1] in "十百千万亿":
        return False
    return folded.offsets[point + 1] - folded.offsets[point] > 1


def _inherits(text: str, before: Candidate, found: Candidate) -> bool:
    """Whether a figure goes on a list of changes: 分别增长12%、13%和15%."""
    if before.change is None or before.unit != found.unit:
        return False
    return _BETWEEN_LISTED.fullmatch(text, before.end, found.start) is not None


def _change(line: str, found: Candidate) -> str | None:
    """Return the direction of the change that stands before a figure, if it is one."""
    negative = bool(found.value and found.value < 0)
    said = change_before(line, found.start, negative=negative)
    return said or change_of_object(line, found.start, found.unit, found.kind)


def _figure(text: str, folded: View, found: Candidate) -> Figure:
    line = folded.text
    before, after = hedge_before(line, found.start), hedge_after(line, found.end)
    hedges = (before.qualifier if before else None, found.more, after.qualifier if after else None)
    span = folded.source(before.edge if before else found.start, after.edge if after else found.end)
    return Figure(
        span=span,
        text=squeeze(span.of(text)),
        value=found.value,
        low=found.low,
        high=found.high,
        decimals=found.decimals,
        unit=found.unit,
        unit_text=found.unit_text,
        qualifier="range" if found.value is None else next(filter(None, hedges), "exact"),
        kind=found.kind,
        role="change" if found.change else "level",
        direction=found.change,
        rule=found.rule,
    )


def read_figures(text: str) -> tuple[Figure, ...]:
    """Return every figure that a sentence, line or paragraph states, in order; none overlap.

    1. 79名, 25.87万件, 3700余万元, 10,654元   2. 九成, 百分之九十, 三分之一, 一半, 2:1   3. 3-5次, 20%至30%, 两三天
    4. hedges 约, 近, 余, 超过, 不低于, 以上   5. changes 同比增长12%, 提高3.2个百分点, 减少5件, 翻一番
    6. 由85%提升至92% (two levels)
    Left alone: dates, ordinals, set phrases, slogans, versions, codes, clock times, list numbers, names, 一 + measure
    word (see `masks`, `traps` and the list of set phrases), and what names no figure (数百, 上万, 几十, 若干).
    """
    folded = view(text)
    line = folded.text
    if not _TOKEN.search(line):
        return ()
    line = blank_masks(line, spaced=bool(_HEAD_WITH_BLANK.match(text)))
    found = [c for c in _candidates(line) if isinstance(c, Candidate) and not _is_list_number(folded, c)]
    for last, candidate in zip([None, *found], found, strict=False):
        if candidate.change is None:
            candidate.change = _change(line, candidate)
        if candidate.change is None and last is not None and _inherits(line, last, candidate):
            candidate.change = last.change
        if candidate.change and candidate.value is not None and candidate.value < 0:
            candidate.value = -candidate.value
            candidate.change = "down" if candidate.change == "up" else "up"
    return tuple(_figure(text, folded, candidate) for candidate in found)


def read_left(text: str) -> tuple[Left, ...]:
    """Return what `read_figures` leaves for a reason, in order, with offsets of the text itself.

    Of a calendar date the reason is `date`: it stands where the reader of dates finds one; that of 3×4 is `product`. A
    number that is in no figure and in nothing here was left without a reason: its unit is not known, or it has none.
    """
    folded = view(text)
    spaced = bool(_HEAD_WITH_BLANK.match(text))
    line = blank_masks(folded.text, spaced=spaced)
    found = [Left(*mask) for mask in masks(folded.text, spaced=spaced)]
    for one in _candidates(line):
        if isinstance(one, Left):
            found.append(one)
        elif _is_list_number(folded, one):
            found.append(Left(one.start, line.index(".", one.start), "list_number"))
    spans = ((folded.source(left.start, left.end), left.reason) for left in found)
    return tuple(sorted((Left(span.start, span.end, reason) for span, reason in spans), key=lambda left: left.start))
