"""Quantities of tables: every quantity of a cell, with the metric, unit and period that the headers around it give."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors import nlp
from extractors.dates import Period, Stated, in_school_years, read_dates, read_periods
from extractors.metrics import phrase_of_cell, read_phrases, with_distributed_changes
from extractors.numbers import Figure, columns_of_figure, read_figures
from extractors.tables.captions import changed_caption
from extractors.tables.cell_amounts import Amount, Spread, read_amount, read_spread
from extractors.tables.cell_lines import bare_words, is_stack
from extractors.tables.cell_pairs import defines, name_under, named_values, of_line, says_since, sort_before, tells
from extractors.tables.cell_slashes import amounts_of_halves, amounts_of_years
from extractors.tables.cell_units import Scale, scaled, unit_of
from extractors.tables.cell_values import Column, basis_of_heads, without_title
from extractors.tables.changed_rows import changed_rows
from extractors.tables.currencies import with_owners
from extractors.tables.differences import Level, counted_in, is_signed, worked_out
from extractors.tables.form_names import basis_of_cell, codes_of_columns, expected_in_form, named_in_form
from extractors.tables.funds import fund_of
from extractors.tables.goals import against_of, goals_of, is_goal, is_year_of_goal, starts_from, years_of_goals
from extractors.tables.grid import CellView, read_cells, said_by_row
from extractors.tables.head_rows import LONG_TEXT, SENTENCE
from extractors.tables.headers import Headers
from extractors.tables.labels import bare_label
from extractors.tables.naming import names_of
from extractors.tables.part_units import PartUnits
from extractors.tables.parties import party_of
from extractors.tables.row_heads import task_of
from extractors.tables.section_ends import SectionEnds
from extractors.tables.surroundings import Surroundings
from extractors.tables.table_times import TableTimes
from extractors.tables.table_units import OF_TABLE, Named, TableUnits, is_score, is_uncounted
from extractors.tables.told_changes import amounts_with_change
from extractors.tables.told_goals import goals_as_values, named_by_goals
from extractors.tables.twins import right_twins
from extractors.tables.uncounted import is_address, note_column, numbered_by
from extractors.tables.unit_lines import UnitLines
from extractors.tables.untold import untold_cells
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from extractors.text.view import touches_unreadable
from schemas.document import Document, Table
from schemas.evidence import Evidence
from schemas.tables import Quantity
from schemas.text import Span

_RATED = re.compile(r".*(?:率|比例|年限)")
_CONDITION = re.compile(r"[A-Za-zμ]\s*[≤≥<>＜＞]\s*[0-9]|[0-9]\s*[≤≥<>＜＞]\s*[A-Za-zμ]")
# argued: （120万元）, a loss or an aside, must not become a gain
_IN_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}")
_AGES = re.compile(r"(?:年|个月|以[内上下])[及和、][0-9]")
_EITHER = re.compile(rf"{OPEN}?[0-9,.]+{CLOSE}?[/／]{OPEN}?[0-9,.]+{CLOSE}?")


class _Reader:
    """Reads the figures of one table; knows its cells, the lines above it, which heads and labels come back in it."""

    def __init__(
        self, document: Document, table: Table, lines: UnitLines, ends: SectionEnds, *, dated: bool = True
    ) -> None:
        self.document, self.table = document, table
        self.metrics: dict[tuple[int, int, int], str | None] = {}
        cells = goals_as_values(with_owners(read_cells(table, document.text)))
        self.goals = goals_of(named_by_goals(cells), document.year)
        self.cells = self.goals.cells
        self.untold = untold_cells(self.cells)
        around = Surroundings(document, table, ends)
        self.owner = around.owner() or around.scope() or named_in_form(self.cells)
        self._expected = expected_in_form(self.cells)
        self.fund = around.fund()
        self._told = changed_caption(around.captions())
        self._codes = codes_of_columns(self.cells)
        self.times = TableTimes(around, dated=dated)
        self.usual = self.times.usual
        self.headers = Headers(self.cells, self.times.year)
        parts = PartUnits(document, self.cells)
        declared = lines.declared(table)
        self.units = TableUnits(self.cells, around, parts, lines.between(table), declared=declared)
        self._said = said_by_row(view for view in self.cells if view.role == "data")
        self._levels: dict[int, list[Level]] = {}
        self._signed: dict[int, bool] = {}
        self._changes = changed_rows(self.cells)
        self.names = names_of(self.cells, around, self._changes, parts, local=self.units.local)

    def _column(self, view: CellView) -> Column:
        usual = self.headers.year_of_row(view) or self.usual
        column = self.headers.column(view.heads, usual)
        if column.period is None and (before := self.headers.column_before(view, usual)):
            column = replace(column, period=before.period)
        column = self.headers.of_kind(view, self.headers.compared(view, column, usual))
        if self.units.is_share(view):
            column = replace(column, words=f"{column.words}占比")
        if view.title:  # a band names no quantity, but may say its time
            titled = self.headers.column((view.title,), self.usual)
            column = replace(column, period=column.period or titled.period, change=column.change or titled.change)
            column = replace(column, words=without_title(column.words, view.title))
        if view.cell.row not in self.names.changed:
            return self.goals.column(view, column)
        later = self._changes.period(view.cell.row, self.times.year)
        return replace(column, change=view.beside[-1], period=column.period or later)

    def _basis(self, view: CellView) -> str | None:
        said = basis_of_cell(view, self._expected)
        if said or not self.times.planned:
            return said
        column = self._column(view)
        return None if column.period or self.times.is_fact(view, column) else "plan"

    def _cite(self, view: CellView, span: Span) -> Evidence:
        """Cite a span of a cell; its statement is the row of the table."""
        return self.document.cite(span, "quantities", statement=self.document.row_of(self.table, view.cell.row))

    def _row(self, view: CellView, column: Column, against: str | None = None, **values: Any) -> Quantity:
        start, end = self.times.of(self.names.brought_forward(view), column) or (None, None)
        metric = self._metric(view, column)
        whose = self._subject(view, column) or fund_of(self.fund, metric, values["kind"])
        said = phrase_of_cell(metric, whose)
        against = against or self.goals.against(view) or against_of([column.change])
        return Quantity(
            evidence=self._cite(view, view.cell.span),
            confidence=self.document.confidence(view.cell.span),
            phrase=replace(said.phrase, against=against) if values["role"] == "change" else said.phrase,
            period_start=start,
            period_end=end,
            source="table",
            basis=self._basis(view) or said.basis,
            **values,
        )

    def _subject(self, view: CellView, column: Column) -> str | None:
        said = self.names.subject(view, self._named(view, column)) or self.owner
        code = self._codes.get(view.cell.column)
        return f"{said}（{code}）" if said and code else code or said

    def _metric(self, view: CellView, column: Column) -> str | None:
        place = view.cell.row, view.cell.column, view.cell.span.start
        if place not in self.metrics:
            metric = self.names.metric(view, self._named(view, column))
            self.metrics[place] = metric + column.told if metric and column.told not in metric else metric
        return self.metrics[place]

    def _named(self, view: CellView, column: Column) -> Column:
        """Return a column of changes with what changed where its headers do not say it."""
        named = not column.change or column.words or self.goals.is_change(view)
        return column if named else replace(column, words=self._changed_alone(view))

    def _changed_alone(self, view: CellView) -> str:
        """Return what changed: all other numbers of a row measure it (床位数), or it alone is told of two times."""
        if len(words := self.headers.words_beside(view, self.usual)) > 1:
            return self.headers.word_compared(view, self.usual)
        said = view.beside and bare_label(view.beside[-1]).endswith(tuple(words))  # 综合毛利率
        return words.pop() if words and not said else ""

    def _unit(self, view: CellView, column: Column) -> tuple[Scale | None, str]:
        """Return the unit of a bare number and where it was found."""
        changed = view.cell.row in self.names.changed
        label = bare_label(view.beside[-1]) if view.beside and not self.names.expires else ""
        return self.units.find(view, column, Named(self._metric(view, column), label, changed))

    def _unit_of_change(self, view: CellView, amount: Amount) -> Scale | None:
        """Return the unit of a change that the levels of its row settle."""
        row = view.cell.row
        if compared := self._changes.compared.get(row):
            above = (one for at in compared for one in self._said.get(at, ()) if one.cell.column == view.cell.column)
            return worked_out(amount, self._levels_in(above))
        if row not in self._levels:
            self._levels[row] = self._levels_in(self._said[row])
        if scale := worked_out(amount, self._levels[row]):
            return scale
        return counted_in(view, self._levels[row]) if self._is_signed(view.cell.column) else None

    def _levels_in(self, cells: Iterable[CellView]) -> list[Level]:
        """Return the levels of a row that happened; where they are not two, with those planned (2023年预算)."""
        happened: list[Level] = []
        planned: list[Level] = []
        for view in cells:
            amount, column = read_amount(view.text), self._column(view)
            if not amount or amount.percent or column.change:
                continue
            if scale := amount.scale or self._unit(view, column)[0]:
                (planned if basis_of_heads(view.heads[::-1]) else happened).append(Level(amount, scale))
        return happened if len(happened) > 1 else happened + planned

    def _is_signed(self, column: int) -> bool:
        if column not in self._signed:
            cells = (view for row in self._said.values() for view in row if view.cell.column == column)
            self._signed[column] = is_signed(view.text for view in cells)
        return self._signed[column]

    def _from_amount(self, view: CellView, amount: Amount) -> Quantity:
        column = self._column(view)
        scale, place = (amount.scale, "cell") if amount.scale else self._unit(view, column)
        if place in OF_TABLE and self.units.counts_else(view, amount, scale):
            scale, place = None, "none"
        if amount.percent:
            scale, place = Scale(1, "%", "ratio", "%"), "cell"
        elif column.change and self._may_differ(view, scale, place) and (found := self._unit_of_change(view, amount)):
            scale, place = found, "levels beside it"
        value = scaled(amount.value, scale)
        words = column.words + bare_label("".join(view.beside[-1:]))
        told = self._told if self._told and not column.change and self._told.changes(scale, words) else None
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

    def _may_differ(self, view: CellView, scale: Scale | None, place: str) -> bool:
        """Whether the levels beside a change tell its unit better than where it was found: of rates it is in points."""
        rated = scale is not None and scale.unit == "%" and view.cell.row in self._changes.compared
        return rated or place in (*OF_TABLE, "name", "none")

    def _from_spread(self, view: CellView, spread: Spread) -> Iterator[Quantity]:
        """Read a range whose unit stands in it, in its header, row or name, or whose header says a rate; no day."""
        column = self._column(view)
        scale, place = (Scale(1, "%", "ratio", "%"), "cell") if spread.percent else self._unit(view, column)
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
        column = self._column(view)
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
        column = self._column(view)
        over = column.period
        if over and over[0] == over[1] and not self.goals.year(view):
            over = None  # what is told happened over a time, not on its last day
        start, end = over or self.times.day(view, column) or self.usual or (None, None)
        usual = Period(start, end, None)
        stated = [Stated(figure.span, figure.role == "change", figure.value, figure.unit) for figure in figures]
        periods = read_periods(text, stated, dates, usual)
        for figure, parsed, told in zip(figures, read_phrases(text, figures, nlp.tokens), periods, strict=True):
            said, period = parsed.phrase, told.period
            phrase = replace(said, part_end=None)
            if said.metric is None or says_since(said.metric):
                whose = None if said.metric else said.subject or sort_before(text, figure)
                phrase = phrase_of_cell(self._metric(view, column), whose or self.names.subject(view, column)).phrase
            elif said.subject is None and (len(view.text) <= LONG_TEXT or not SENTENCE.search(text)):
                whose = party_of(view.named) or task_of(view, said.metric)
                phrase = replace(phrase, subject=whose)
            yield Quantity(
                evidence=self._cite(view, figure.span.moved(view.cell.span.start)),
                phrase=self.goals.compared(view, phrase) if figure.role == "change" else phrase,
                period_start=period.start,
                period_end=period.end,
                period_text=period.text,
                source="table",
                basis=(None if starts_from(text, figure.span.start) else self._basis(view)) or parsed.basis,
                confidence=self.document.confidence(figure.span.moved(view.cell.span.start)),
                rule=f"text in a cell; {figure.rule}; {parsed.rule}",
                **columns_of_figure(figure),
            )

    def _from_list(self, view: CellView, listed: Sequence[tuple[str, Figure]]) -> Iterator[Quantity]:
        """Read a cell that lists values by name; whose they are its row says."""
        column = self._column(view)
        start, end = self.times.of(view, column) or (None, None)
        label = bare_label(view.beside[-1]) if view.beside else None
        for name, figure in listed:
            metric = name_under(view.heads[-1], name) if view.heads else name
            span = figure.span.moved(view.cell.span.start)
            yield Quantity(
                evidence=self._cite(view, span),
                confidence=self.document.confidence(span),
                phrase=phrase_of_cell(metric, self.names.subject(view, column) or label or self.owner).phrase,
                period_start=start,
                period_end=end,
                source="table",
                basis=self._basis(view),
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
        yield from (replace(row, phrase=of_line(row.phrase, view, self.cells)) for row in told)

    def _from_cell(self, view: CellView) -> Iterator[Quantity]:
        if not view.text or touches_unreadable(self.document.text, view.cell.span) or view.cell in self.untold:
            return
        if self.document.is_torn(view.cell.span) or is_stack(self.document, view, self.units.decimals):
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
        dated = amounts_of_years(view, text, years_of_goals(view, self._said[view.cell.row]))
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
        for view in self.cells:
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
