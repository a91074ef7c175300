"""Quantities: every figure that a report states in prose, with what it measures, of whom and when."""

from collections.abc import Iterator
from datetime import date

from extractors import nlp
from extractors.atoms.dates import DateMention, read_dates
from extractors.atoms.figures import Figure, read_figures
from extractors.atoms.measures import columns_of_figure
from extractors.atoms.metrics import Measured, read_metrics
from extractors.atoms.periods import Period, is_future, period_of
from extractors.atoms.phrases import Token
from schemas.document import Document, Passage
from schemas.tables import Quantity


def _tag(text: str) -> list[Token]:
    return [Token(word.text, word.flag) for word in nlp.words(text)]


def _usual_period(document: Document, passage: Passage) -> Period:
    """Return the period that a figure is about where its sentence names none: the reporting period."""
    section = document.section_at(passage.span.start)
    if section and is_future(section.path):
        return Period(None, None, "未来")
    known = document.identity.period
    if known is None and document.year is not None:
        known = date(document.year, 1, 1), date(document.year, 12, 31)
    return Period(*known, None) if known else Period(None, None, None)


def _names(document: Document) -> tuple[str, ...]:
    identity = document.identity
    return tuple(name for name in (identity.org, identity.org_short) if name)


def _row(document: Document, passage: Passage, figure: Figure, *, measured: Measured, period: Period) -> Quantity:
    return Quantity(
        evidence=document.cite(figure.span.moved(passage.span.start)),
        metric=measured.metric,
        subject=measured.subject,
        period_start=period.start,
        period_end=period.end,
        period_text=period.text,
        source="text",
        rule=f"{figure.rule}; {measured.rule}",
        **columns_of_figure(figure),
    )


def _without_dates(figures: tuple[Figure, ...], dates: tuple[DateMention, ...]) -> list[Figure]:
    """A calendar date is no figure: where the two readers meet, the date stands."""
    return [figure for figure in figures if not any(figure.span.overlaps(mention.span) for mention in dates)]


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a stated figure in sentences, list items and headings.

    1. 79名, 25.87万件, 3700余万元, 九成, 三分之一   2. ranges 3-5次, 20%至30%   3. from-to 由85%提升至92% (two rows)
    4. changes 同比增长12%, 提高3.2个百分点   5. lists and distributions 分别为3人、5人和7人
    Left alone: figures of covers, contents and tables, and all that counts nothing (see `extractors.atoms.traps`).
    """
    names = _names(document)
    for passage in document.passages:
        if passage.kind == "cover":
            continue
        text = passage.span.of(document.text)
        found = read_figures(text)
        if not found:
            continue
        dates = read_dates(text, document.year)
        figures = _without_dates(found, dates)
        usual = _usual_period(document, passage)
        for figure, measured in zip(figures, read_metrics(text, figures, _tag, names), strict=True):
            change = figure.role == "change"
            period = period_of(text, figure.span.start, dates, usual=usual, change=change)
            yield _row(document, passage, figure, measured=measured, period=period)
