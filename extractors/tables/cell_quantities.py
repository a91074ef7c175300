"""Quantities of tables: every quantity of a cell, with the metric, unit and period that the headers around it give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors import nlp
from extractors.dates import Period, Stated, in_school_years, read_dates, read_periods
from extractors.metrics import phrase_of_cell, read_phrases, with_distributed_changes
from extractors.numbers import Figure, columns_of_figure, read_figures
from extractors.tables.captions import changed_caption
from extractors.tables.cell_amounts import Amount, Spread, read_amount, read_spread
from extractors.tables.cell_facts import CellFacts
from extractors.tables.cell_lines import bare_words, is_stack
from extractors.tables.cell_pairs import (
    defines,
    name_under,
    named_values,
    of_line,
    often_before,
    says_since,
    sort_before,
    tells,
)
from extractors.tables.cell_slashes import amounts_of_halves, amounts_of_years
from extractors.tables.cell_units import PERCENT, scaled, unit_of
from extractors.tables.cell_values import Column
from extractors.tables.funds import fund_of
from extractors.tables.goals import against_of, is_goal, is_year_of_goal, starts_from, years_of_goals
from extractors.tables.grid import CellView
from extractors.tables.head_rows import LONG_TEXT, SENTENCE
from extractors.tables.labels import bare_label
from extractors.tables.parties import party_of
from extractors.tables.row_heads import task_of
from extractors.tables.section_ends import SectionEnds
from extractors.tables.surroundings import Surroundings
from extractors.tables.table_units import OF_TABLE, is_score, is_uncounted
from extractors.tables.told_changes import amounts_with_change
from extractors.tables.twins import right_twins
from extractors.tables.uncounted import is_address, note_column, numbered_by
from extractors.tables.unit_lines import UnitLines
from extractors.tables.untold import untold_cells
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from extractors.text.view import touches_unreadable
from schemas.document import Document, Table
from schemas.evidence import Evidence
from schemas.phrase import Phrase
from schemas.tables import Quantity
from schemas.text import Span

_RATED = re.compile(r".*(?:率|比例|年限)")
_CONDITION = re.compile(r"[A-Za-zμ]\s*[≤≥<>＜＞]\s*[0-9]|[0-9]\s*[≤≥<>＜＞]\s*[A-Za-zμ]")
# argued: （120万元）, a loss or an aside, must not become a gain
_IN_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}")
_AGES = re.compile(r"(?:年|个月|以[内上下])[及和、][0-9]")
_EITHER = re.compile(rf"{OPEN}?[0-9,.]+{CLOSE}?[/／]{OPEN}?[0-9,.]+{CLOSE}?")


class _Reader:
    """Reads the figures of one table, cell by cell, each as what it is: a number, a range, a list, running text."""

    def __init__(
        self, document: Document, table: Table, lines: UnitLines, ends: SectionEnds, *, dated: bool = True
    ) -> None:
        self.document, self.table = document, table
        around = Surroundings(document, table, ends)
        self.facts = CellFacts(around, lines, dated=dated)
        self.goals, self.times, self.names = self.facts.goals, self.facts.times, self.facts.names
        self.untold = untold_cells(self.facts.cells)
        self.fund = around.fund()
        self.changes = changed_caption(around.captions())

    def _cite(self, view: CellView, span: Span, *apart: str) -> Evidence:
        """Cite a span of a cell; its statement is the row of the table."""
        statement = self.document.row_of(self.table, view.cell.row)
        return self.document.cite(span, "quantities", *apart, statement=statement)

    def _row(self, view: CellView, column: Column, against: str | None = None, **values: Any) -> Quantity:
        start, end = self.times.of(self.names.brought_forward(view), column) or (None, None)
        metric = self.facts.metric(view, column)
        whose = self.facts.subject(view, column) or fund_of(self.fund, metric, values["kind"])
        said = phrase_of_cell(metric, whose)
        against = against or self.goals.against(view) or against_of([column.change])
        return Quantity(
            evidence=self._cite(view, view.cell.span),
            confidence=self.document.confidence(view.cell.span),
            phrase=replace(said.phrase, against=against) if values["role"] == "change" else said.phrase,
            period_start=start,
            period_end=end,
            source="table",
            basis=self.facts.basis(view) or said.basis,
            **values,
        )

    def _from_amount(self, view: CellView, amount: Amount) -> Quantity:
        column = self.facts.column(view)
        scale, place = self.facts.unit_of_amount(view, column, amount)
        value = scaled(amount.value, scale)
        words = column.words + bare_label("".join(view.beside[-1:]))
        told = self.changes if self.changes and not column.change and self.changes.changes(scale, words) else None
        # What a change says of up and down stands in its sign.
        change = bool(column.change or told) or amount.arrow
        stated = abs(value) if change else value
        return self._row(
            view,
            column,
            told.against if told else None,
            value=float(stated),
            value_text=format(stated, "f"),
            decimals=amount.decimals,
            unit=scale.unit if scale else None,
            unit_text=scale.text if scale else None,
            qualifier=amount.qualifier,
            kind=scale.kind if scale else "other",
            role="change" if change else "level",
            direction=("down" if value < 0 else "up") if change and value else None,
            rule=f"cell; unit from {place}",
        )

    def _from_spread(self, view: CellView, spread: Spread) -> Iterator[Quantity]:
        """Read a range whose unit stands in it, in its header, row or name, or whose header says a rate; no day."""
        column = self.facts.column(view)
        scale, place = (PERCENT, "cell") if spread.percent else self.facts.unit(view, column)
        if place in OF_TABLE or (scale is None and not _RATED.fullmatch(column.words)):
            return
        factor = scale.factor if scale else 1
        yield self._row(
            view,
            column,
            value=None,
            value_text=None,
            decimals=None,
            value_low=float(spread.low * factor),
            value_high=float(spread.high * factor),
            unit=scale.unit if scale else None,
            unit_text=scale.text if scale else None,
            qualifier="range",
            kind=scale.kind if scale else "other",
            role="change" if column.change else "level",
            rule=f"cell; unit from {place}; range",
        )

    def _from_figure(self, view: CellView, figure: Figure) -> Quantity:
        column = self.facts.column(view)
        values = columns_of_figure(figure)
        if column.change:
            values["role"] = "change"
            if figure.value and not figure.direction:
                values["direction"] = "up" if figure.value > 0 else "down"
            if figure.value is not None and figure.value < 0:  # its sign says the direction
                values |= {"value": float(-figure.value), "value_text": format(-figure.value, "f")}
        return self._row(view, column, rule=f"cell; unit from cell; {figure.rule}", **values)

    def _from_prose(self, view: CellView, read: Sequence[Figure]) -> Iterator[Quantity]:
        """Read a cell that holds running text: its quantities measure what its own sentences say."""
        text = view.cell.span.of(self.document.text)
        dates = in_school_years(text, read_dates(text, self.times.year), self.document.period)
        found = [f for f in read if not any(f.span.overlaps(m.span) for m in dates) and not defines(text, f)]
        figures = with_distributed_changes(text, found)
        column = self.facts.column(view)
        over = column.period
        if over and over[0] == over[1] and not self.goals.year(view):
            over = None  # what is told happened over a time, not on its last day
        start, end = over or self.times.day(view, column) or self.times.usual or (None, None)
        usual = Period(start, end, None)
        stated = [Stated(figure.span, figure.role == "change", figure.value, figure.unit) for figure in figures]
        periods = read_periods(text, stated, dates, usual)
        for figure, parsed, told in zip(figures, read_phrases(text, figures, nlp.tokens), periods, strict=True):
            for said, name in parsed.one_by_one():
                phrase = self._phrase_of_prose(view, text, figure, said)
                span = figure.span.moved(view.cell.span.start)
                yield Quantity(
                    evidence=self._cite(view, span, *filter(None, (name,))),
                    phrase=self.goals.compared(view, phrase) if figure.role == "change" else phrase,
                    period_start=told.period.start,
                    period_end=told.period.end,
                    period_text=told.period.text,
                    source="table",
                    basis=(None if starts_from(text, figure.span.start) else self.facts.basis(view)) or parsed.basis,
                    confidence=self.document.confidence(span),
                    rule=f"text in a cell; {figure.rule}; {parsed.rule}",
                    **columns_of_figure(figure),
                )

    def _phrase_of_prose(self, view: CellView, text: str, figure: Figure, said: Phrase) -> Phrase:
        """Return the phrase of a quantity in running text, with what the cell's row and column say of it."""
        phrase, column = replace(said, part_end=None), self.facts.column(view)
        if said.metric is None or says_since(said.metric):
            whose = None if said.metric else said.subject or sort_before(text, figure)
            whose = whose or self.names.subject(view, column)
            metric = self.facts.metric(view, column)
            phrase = phrase_of_cell(metric and often_before(text, figure) + metric, whose).phrase
        elif said.subject is None and (len(view.text) <= LONG_TEXT or not SENTENCE.search(text)):
            whose = party_of(view.named) or task_of(view, said.metric)
            phrase = replace(phrase, subject=whose)
        return replace(phrase, subject=self.facts.whose(phrase.subject, phrase.metric))

    def _from_list(self, view: CellView, listed: Sequence[tuple[str, Figure]]) -> Iterator[Quantity]:
        """Read a cell that lists values by name; whose they are its row says."""
        column = self.facts.column(view)
        start, end = self.times.of(view, column) or (None, None)
        label = bare_label(view.beside[-1]) if view.beside else None
        for name, figure in listed:
            metric = name_under(view.heads[-1], name) if view.heads else name
            span = figure.span.moved(view.cell.span.start)
            whose = self.facts.whose(self.names.subject(view, column) or label or self.facts.owner, metric)
            yield Quantity(
                evidence=self._cite(view, span),
                confidence=self.document.confidence(span),
                phrase=phrase_of_cell(metric, whose).phrase,
                period_start=start,
                period_end=end,
                source="table",
                basis=self.facts.basis(view),
                rule=f"list in a cell; {figure.rule}",
                **columns_of_figure(figure),
            )

    def _from_label(self, view: CellView) -> Iterator[Quantity]:
        """Read a label that is running text (审议通过三项议案：…。), as far as its sentences say what they count."""
        if (
            not SENTENCE.search(view.text)
            or touches_unreadable(self.document.text, view.cell.span)
            or self.document.is_torn(view.cell.span)
        ):
            return
        figures = read_figures(view.cell.span.of(self.document.text))
        told = (row for row in self._from_prose(view, figures) if row.phrase.metric)
        yield from (replace(row, phrase=of_line(row.phrase, view, self.facts.cells)) for row in told)

    def _from_cell(self, view: CellView) -> Iterator[Quantity]:
        if not view.text or touches_unreadable(self.document.text, view.cell.span) or view.cell in self.untold:
            return
        if self.document.is_torn(view.cell.span) or is_stack(self.document, view, self.facts.units.decimals):
            return
        if view.numbering or any(map(numbered_by, view.above[-1:])) or any(map(note_column, view.above[-1:])):
            return
        if is_year_of_goal(view) or is_address(view.above) or is_address(view.beside):
            return
        words = bare_words(self.document, view)
        amount = read_amount(words)
        if amount is not None:
            # A bare number under no head and in no unit is a code or an ordinal (GRI 103).
            counted = unit_of(view.heads[-1:]) is not None or is_score(view.heads)  # 查档方式 电话 under 件次
            named = [*view.heads[-1:], *(() if counted else view.beside[-1:])]
            if amount.percent or amount.scale or counted or (named and not any(map(is_uncounted, named))):
                yield self._from_amount(view, amount)
            return
        if spread := read_spread(words):
            yield from self._from_spread(view, spread)
            return
        if _CONDITION.search(words) and not is_goal(view):
            return  # 32000≤V<54000: when the row holds, no quantity
        text = view.cell.span.of(self.document.text)
        dated = amounts_of_years(view, text, years_of_goals(view, self.facts.said[view.cell.row]))
        if parts := [*dated, *amounts_of_halves(view, text), *amounts_with_change(view, text)]:
            yield from (self._from_amount(part, one) for part, one in parts)
            return
        if _IN_BRACKETS.fullmatch(view.text) or _EITHER.fullmatch(view.text):
            return  # (3.50)/3.50: one if rates rise, one if they fall; （120万元）: a loss or an aside
        if listed := named_values(text):
            yield from self._from_list(view, listed)
            return
        if view.heads[-1:] == ("账龄",) and _AGES.search(view.text):
            return  # 1至2年及2至3年
        figures = read_figures(text)
        if len(figures) == 1 and figures[0].text == view.text.lstrip("+＋"):
            (figure,) = figures
            if figure.value is not None and figure.unit is figure.unit_text is None and figure.role == "level":
                # 约12: the number is hedged, its unit stands in the headers.
                yield self._from_amount(view, Amount(figure.value, figure.decimals or 0, False, figure.qualifier))
            else:
                yield self._from_figure(view, figure)
        elif figures:
            yield from self._from_prose(view, figures)

    def read(self) -> Iterator[Quantity]:
        for view in self.facts.cells:
            if view.role == "data":
                yield from self._from_cell(view)
            elif view.role == "label" and len(view.text) > LONG_TEXT and tells(view):
                yield from self._from_label(view)


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a quantity in the cells of tables; heads and row labels give none.

    1. 1,234.5 under 2021年 beside 营业收入（亿元）   2. -16.55% under 同比增减 (a change, down)   3. 1.37亿元
    4. ≥95.00(%), =12(次): a bound, a unit in brackets   5. 约120, 120（预测）: about; what is under 2024E is printed
    exactly (`basis` = plan)   6. cells with running text: as in prose
    The unit is that of the cell, else of the column's head, the row's label, the metric's name (会议次数), a title row,
    the line above (单位：万元), a note below, the section; `rule` says which.
    Left alone: -, —, /, 无, blanks (not zero); codes and ordinals; malformed numbers; several numbers in a cell that no
    header or label names one by one; （120万元） (a loss, an aside?); quantities without any head, several in a row
    that no head tells apart; the report's period for a table right of its twin.
    """
    twins = right_twins(document)
    lines, ends = UnitLines(document), SectionEnds(document)
    for at, table in enumerate(document.tables):
        yield from _Reader(document, table, lines, ends, dated=at not in twins).read()
