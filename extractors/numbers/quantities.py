"""Quantities: every quantity that a report states in prose, with what it measures, of whom and when."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors import nlp
from extractors.dates import (
    DateMention,
    Period,
    Stated,
    Timeline,
    read_dates,
    read_periods,
)
from extractors.metrics import Known, Parsed, as_named, how_sure, read_lists, read_phrases, with_dealt_changes
from extractors.numbers import Figure, columns_of_figure, read_figures
from extractors.numbers.said_before import SaidBefore
from extractors.numbers.usual_periods import UsualPeriods
from extractors.text.half_width import full_width
from extractors.text.unreadable import touches_unreadable
from schemas.document import Document, Passage
from schemas.tables import Quantity
from schemas.text import squeeze


def _names(document: Document) -> tuple[str, ...]:
    identity = document.identity
    return tuple(name for name in (identity.org, identity.org_short) if name)


def _row(
    document: Document, passage: Passage, text: str, figure: Figure, *, parsed: Parsed, period: Period
) -> Quantity:
    name = parsed.phrase.metric, parsed.phrase.subject, figure.unit
    return Quantity(
        evidence=document.cite(figure.span.moved(passage.span.start), "quantities"),
        phrase=parsed.phrase,
        basis=parsed.basis,
        period_start=period.start,
        period_end=period.end,
        period_text=period.text,
        source="text",
        confidence=document.confidence(figure.span.moved(passage.span.start)),
        name_confidence=how_sure(as_named(name, (parsed.rule, figure.role), (text, figure.span), nlp.tokens)),
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


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a stated quantity in sentences, list items and headings.

    1. 79名, 25.87万件, 3700余万元, 九成, 三分之一   2. ranges 3-5次, 20%至30%   3. from-to 由85%提升至92% (two rows)
    4. changes 同比增长12%, 提高3.2个百分点   5. lists and distributions 分别为3人、5人和7人
    Left alone: quantities of covers, contents and tables, and all that counts nothing
    (`extractors.numbers.exclusions`).
    """
    names = _names(document)
    before, usual_periods = SaidBefore(document), UsualPeriods(document)
    timeline = Timeline(document)
    listed: dict[str, Sequence[str]] = {}
    for passage in document.passages:
        if passage.kind == "cover":
            continue
        text = full_width(passage.span.of(document.text))
        listed.update(read_lists(text))
        before.enter(passage, text)
        found = read_figures(text)
        if not found:
            continue
        dates = read_dates(text, document.year_of(passage))
        figures = [f for f in _without_dates(found, dates) if not _is_torn(document, passage, f)]
        figures = with_dealt_changes(text, figures)
        stated = [Stated(figure.span, figure.role == "change") for figure in figures]
        told_before = before.day(passage, text) or timeline.period_of(passage) or before.period(text)
        usual = told_before or usual_periods.of(passage)
        periods = tuple(read_periods(text, stated, dates, usual))
        phrases = read_phrases(text, figures, nlp.tokens, Known(names, listed, before.wholes(text)))
        before.note(text, figures, phrases, periods[-1].period if periods else None)
        for figure, parsed, told in zip(figures, phrases, periods, strict=True):
            if document.pages and parsed.phrase.metric is None and len(figure.text) >= len(squeeze(text)):
                continue  # a label in a drawing: a quantity without any words
            whole = before.with_topic(passage, parsed)
            yield _row(document, passage, text, figure, parsed=whole, period=told.period)
