"""Quantities: every quantity that a report states in prose, with what it measures, of whom and when."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors import nlp
from extractors.dates import (
    DateMention,
    Period,
    Stated,
    Timeline,
    read_dates,
    read_periods,
)
from extractors.metrics import Known, Parsed, Whole, read_lists, read_phrases, with_dealt_changes
from extractors.numbers import Figure, columns_of_figure, read_figures
from extractors.numbers.usual_periods import UsualPeriods
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, OPEN
from extractors.text.half_width import full_width
from extractors.text.unreadable import touches_unreadable
from schemas.document import Document, Passage
from schemas.tables import Quantity
from schemas.text import Span, squeeze

_OPENS = re.compile(rf"[{BRACKETS}\s\d一二三四五六七八九十.．、]*[“\"《]")
_AS_OF = re.compile(r"截[至止]")
# 1、一般公共服务支出（类）财政事务（款）行政运行（项）。
_ACCOUNT = re.compile(
    rf"(?:{OPEN}?[0-9一二三四五六七八九十]{{1,3}}[{CLOSING_BRACKETS}、.．]{{1,2}}\s*)?"
    rf"(?P<name>[^{CLAUSE_ENDS}：0-9]{{2,90}}{OPEN}[类款项]{CLOSE})[。：:]?"
)
_CLAUSE = re.compile(f"[{CLAUSE_ENDS}]")
# 与上年相比，增加264.70万元: against what opens the sentence, of what stands in the one before
_COMPARES = re.compile(r"(?:[与同较比](?:上年度?|去年|年初|上一年度?|(?:19|20)\d\d年)(?:同期|决算数?)?|同比)")
_LEAD = 60  # characters before a quantity that say what was done with it


def _names(document: Document) -> tuple[str, ...]:
    identity = document.identity
    return tuple(name for name in (identity.org, identity.org_short) if name)


def _row(document: Document, passage: Passage, figure: Figure, *, parsed: Parsed, period: Period) -> Quantity:
    return Quantity(
        evidence=document.cite(figure.span.moved(passage.span.start), "quantities"),
        phrase=parsed.phrase,
        basis=parsed.basis,
        period_start=period.start,
        period_end=period.end,
        period_text=period.text,
        source="text",
        confidence=document.confidence(figure.span.moved(passage.span.start)),
        rule=f"{figure.rule}; {parsed.rule}",
        **columns_of_figure(figure),
    )


def _without_dates(figures: tuple[Figure, ...], dates: tuple[DateMention, ...]) -> list[Figure]:
    """A calendar date is no quantity: where the two readers meet, the date stands."""
    before = [bisect_left(dates, figure.span.end, key=lambda mention: mention.span.start) for figure in figures]
    return [f for f, at in zip(figures, before, strict=True) if not at or not f.span.overlaps(dates[at - 1].span)]


def _is_torn(document: Document, passage: Passage, figure: Figure) -> bool:
    """Whether a quantity may have lost digits: beside an unreadable sign, or cut from the paragraph before it."""
    start = passage.span.start
    span = figure.span.moved(start)
    if touches_unreadable(document.text, span) or document.is_torn(span):
        return True
    return figure.span.start == 0 and start > 1 and document.text[start - 2 : start - 1].isdigit()


class _Topics:
    """What the first sentence of a paragraph says for the later ones.

    1. a quoted name it opens with: “统计管理（项）”2.63万元，… 。2022年执行数为1.48万元 → the subject of 1.48万元
    2. an account that it is: 1、财政事务（款）行政运行（项）。…年初预算为12万元 → the subject of 12万元
    3. the day of a stock: 截至2020年12月31日，存货120万元。固定资产860万元 → also of the latter
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = [block.span for block in document.blocks]
        self._at: Span | None = None
        self._topic: str | None = None
        self._day: tuple[Span | None, Period] | None = None

    def as_of(self, passage: Passage) -> Period | None:
        """Return the day of stock that the paragraph opens with, for its later sentences."""
        block = self._block(passage)
        if block and block.start == passage.span.start:
            text = full_width(passage.span.of(self._document.text))
            as_of = _AS_OF.match(text)
            mentions = read_dates(text, self._document.year_of(passage)) if as_of else ()
            told = as_of and mentions and not _CLAUSE.search(text, as_of.end(), mentions[0].span.start)
            self._day = (block, Period(mentions[0].start, mentions[0].end, None)) if told else None
        return self._day[1] if self._day and self._day[0] == block else None

    def _block(self, passage: Passage) -> Span | None:
        at = bisect_right(self._blocks, passage.span.start, key=lambda span: span.start) - 1
        return self._blocks[at] if at >= 0 else None

    def open(self, passage: Passage, text: str) -> None:
        """Take the account that a paragraph opens with as its topic."""
        block = self._block(passage)
        account = _ACCOUNT.fullmatch(text.strip()) if block and block.start == passage.span.start else None
        if account:
            self._at, self._topic = block, squeeze(account["name"])

    def note(self, passage: Passage, parsed: Parsed) -> None:
        """Remember a quoted metric as the topic of its paragraph; a new paragraph has none yet."""
        block = self._block(passage)
        if block != self._at:
            self._at, self._topic = block, None
        opens = block is not None and bool(_OPENS.match(self._document.text, block.start, passage.span.end))
        if parsed.rule == "quoted" and self._topic is None and opens:
            self._topic = parsed.phrase.metric

    def with_subject(self, passage: Passage, parsed: Parsed) -> Parsed:
        """Return what was parsed with the topic of its paragraph as subject, unless that is the metric itself."""
        phrase = parsed.phrase
        if phrase.subject or self._block(passage) != self._at or phrase.metric == self._topic:
            return parsed
        return parsed._replace(phrase=replace(phrase, subject=self._topic))


class _Wholes:
    """The levels of the sentence before, for one that tells their parts: 收费2,950元。其中，市住建局1件，收取420元."""

    def __init__(self, document: Document) -> None:
        self._blocks = [block.span for block in document.blocks]
        self._block: int | None = None
        self._wholes: list[Whole] = []
        self.last: Period | None = None

    def period(self, passage: Passage, text: str) -> Period | None:
        """Return the period of the last quantity before, for a sentence that tells the parts of it."""
        parts = text.startswith("其中") and self.before(passage, text)
        return self.last if parts and self.last and self.last.start else None

    def _at(self, passage: Passage) -> int:
        return bisect_right(self._blocks, passage.span.start, key=lambda span: span.start)

    def before(self, passage: Passage, text: str) -> Sequence[Whole]:
        """Return the levels of the sentence before, where this one takes them up in the same paragraph.

        1. 其中，市住建局1件   2. 与上年相比，增加264.70万元
        """
        takes_up = text.startswith("其中") or _COMPARES.match(text)
        return self._wholes if takes_up and self._at(passage) == self._block else ()

    def note(self, passage: Passage, text: str, figures: Sequence[Figure], phrases: Sequence[Parsed]) -> None:
        """Remember the levels of a sentence."""
        self._block, self._wholes = self._at(passage), []
        last = 0
        for figure, parsed in zip(figures, phrases, strict=True):
            if figure.role == "level" and parsed.phrase.metric:
                lead = text[max(last, figure.span.start - _LEAD) : figure.span.start]
                self._wholes.append(Whole(figure.unit, parsed.phrase.metric, lead))
            last = figure.span.end


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a stated quantity in sentences, list items and headings.

    1. 79名, 25.87万件, 3700余万元, 九成, 三分之一   2. ranges 3-5次, 20%至30%   3. from-to 由85%提升至92% (two rows)
    4. changes 同比增长12%, 提高3.2个百分点   5. lists and distributions 分别为3人、5人和7人
    Left alone: quantities of covers, contents and tables, and all that counts nothing
    (`extractors.numbers.exclusions`).
    """
    names = _names(document)
    topics, usual_periods = _Topics(document), UsualPeriods(document)
    timeline = Timeline(document)
    listed: dict[str, Sequence[str]] = {}
    wholes = _Wholes(document)
    for passage in document.passages:
        if passage.kind == "cover":
            continue
        text = full_width(passage.span.of(document.text))
        listed.update(read_lists(text))
        topics.open(passage, text)
        found = read_figures(text)
        if not found:
            continue
        dates = read_dates(text, document.year_of(passage))
        figures = [f for f in _without_dates(found, dates) if not _is_torn(document, passage, f)]
        figures = with_dealt_changes(text, figures)
        stated = [Stated(figure.span, figure.role == "change") for figure in figures]
        told_before = timeline.period_of(passage) or wholes.period(passage, text)
        usual = topics.as_of(passage) or told_before or usual_periods.of(passage)
        periods = tuple(read_periods(text, stated, dates, usual))
        phrases = read_phrases(text, figures, nlp.tokens, Known(names, listed, wholes.before(passage, text)))
        wholes.note(passage, text, figures, phrases)
        wholes.last = periods[-1].period if periods else None
        for figure, parsed, told in zip(figures, phrases, periods, strict=True):
            if document.pages and parsed.phrase.metric is None and len(figure.text) >= len(squeeze(text)):
                continue  # a label in a drawing: a quantity without any words
            topics.note(passage, parsed)
            whole = topics.with_subject(passage, parsed)
            yield _row(document, passage, figure, parsed=whole, period=told.period)
