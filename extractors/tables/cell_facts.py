"""What is known of each number of a table: what its headers say, what it measures and of whom, in which unit."""

from collections.abc import Iterable
from dataclasses import replace

from extractors.tables.captioned_heads import with_captioned_heads
from extractors.tables.captions import bare_captions
from extractors.tables.cell_amounts import Amount, read_amount
from extractors.tables.cell_units import PERCENT, Scale
from extractors.tables.cell_values import Column, basis_of_heads, without_title
from extractors.tables.changed_rows import changed_rows
from extractors.tables.currencies import with_owners
from extractors.tables.differences import Level, counted_in, is_signed, worked_out
from extractors.tables.form_names import basis_of_cell, codes_of_columns, expected_in_form, named_in_form
from extractors.tables.goals import goals_of
from extractors.tables.grid import CellView, read_cells, said_by_row
from extractors.tables.headers import Headers
from extractors.tables.labels import bare_label
from extractors.tables.naming import names_of
from extractors.tables.part_units import PartUnits
from extractors.tables.sheet_totals import sum_of_sheet
from extractors.tables.spelled_times import with_spelled_times
from extractors.tables.surroundings import Surroundings
from extractors.tables.table_times import TableTimes
from extractors.tables.table_units import OF_TABLE, Named, TableUnits
from extractors.tables.told_goals import goals_as_values, named_by_goals
from extractors.tables.told_wholes import wholes_of
from extractors.tables.unit_lines import UnitLines
from extractors.text.parents_notes import PARENT, of_parent


class CellFacts:
    """What one table and what stands around it say of each of its numbers."""

    def __init__(self, around: Surroundings, lines: UnitLines, *, dated: bool = True) -> None:
        document, table = around.document, around.table
        printed = goals_as_values(with_owners(read_cells(table, document.text)))
        cells = with_captioned_heads(with_spelled_times(printed, around), around)
        self.goals = goals_of(named_by_goals(cells), document.year)
        self.cells = self.goals.cells
        self.times = TableTimes(around, dated=dated)
        self.said = said_by_row(view for view in self.cells if view.role == "data")
        parts = PartUnits(document, self.cells)
        declared = lines.declared(table)
        self.units = TableUnits(self.cells, around, parts, lines.between(table), declared=declared)
        self._changes = changed_rows(self.cells)
        self.names = names_of(self.cells, around, self._changes, parts, local=self.units.local)
        sheet = sum_of_sheet(around.captions())
        self._wholes = wholes_of(self.cells, bare_captions(around.own_lines), sheet)
        scope = around.scope()
        self.owner = around.owner() or scope or named_in_form(self.cells)
        self._parents = scope == PARENT
        self._headers = Headers(self.cells, self.times.year)
        self._expected = expected_in_form(self.cells)
        self._codes = codes_of_columns(self.cells)
        self._metrics: dict[tuple[int, int, int], str | None] = {}
        self._levels: dict[int, list[Level]] = {}
        self._signed: dict[int, bool] = {}

    def column(self, view: CellView) -> Column:
        """Return what the headers over a cell say, with the time of its row, band or goal; whether it is a change."""
        usual = self._headers.year_of_row(view) or self.times.usual
        column = self._headers.column(view.heads, usual)
        if column.period is None and (before := self._headers.column_before(view, usual)):
            column = replace(column, period=before.period)
        column = self._headers.of_kind(view, self._headers.compared(view, column, usual))
        column = self._headers.of_total(view, column)
        if self.units.is_share(view):
            column = replace(column, words=f"{column.words}占比")
        if view.title:  # a band names no quantity, but may say its time
            titled = self._headers.column((view.title,), self.times.usual)
            column = replace(column, period=column.period or titled.period, change=column.change or titled.change)
            column = replace(column, words=without_title(column.words, view.title))
        if view.cell.row not in self.names.changed:
            return self.goals.column(view, column)
        later = self._changes.period(view.cell.row, self.times.year)
        return replace(column, change=view.beside[-1], period=column.period or later)

    def basis(self, view: CellView) -> str | None:
        """Return what a number is other than what happened: a target, a budget, a plan."""
        said = basis_of_cell(view, self._expected)
        if said or not self.times.planned:
            return said
        column = self.column(view)
        return None if column.period or self.times.is_fact(view, column) else "plan"

    def subject(self, view: CellView, column: Column) -> str | None:
        """Return whose a number is, or the part of what it measures, with the code of its column."""
        band = bare_label(view.sum_of).rstrip("：:") if view.sum_of and not view.beside else None
        whose = self.names.subject(view, self._named(view, column)) or band or self.owner
        said = self.whose(whose, self.metric(view, column))
        code = self._codes.get(view.cell.column)
        return f"{said}（{code}）" if said and code else code or said

    def whose(self, subject: str | None, metric: str | None) -> str | None:
        """Return a subject with the parent company where the table is one of its own statements or notes."""
        return of_parent(subject, metric=metric or "") if self._parents else subject

    def metric(self, view: CellView, column: Column) -> str | None:
        """Return what a number measures."""
        place = view.cell.row, view.cell.column, view.cell.span.start
        if place not in self._metrics:
            named = self._named(view, column)
            metric = self.names.metric(view, named)
            metric = self._wholes.put(view, named.words, metric) if metric else metric
            self._metrics[place] = metric + column.told if metric and column.told not in metric else metric
        return self._metrics[place]

    def _named(self, view: CellView, column: Column) -> Column:
        """Return a column of changes with what changed where its headers do not say it."""
        named = not column.change or column.words or self.goals.is_change(view)
        return column if named else replace(column, words=self._changed_alone(view))

    def _changed_alone(self, view: CellView) -> str:
        """Return what changed: all other numbers of a row measure it (床位数), or it alone is told of two times."""
        if len(words := self._headers.words_beside(view, self.times.usual)) > 1:
            return self._headers.word_compared(view, self.times.usual)
        said = view.beside and bare_label(view.beside[-1]).endswith(tuple(words))  # 综合毛利率
        return words.pop() if words and not said else ""

    def unit(self, view: CellView, column: Column) -> tuple[Scale | None, str]:
        """Return the unit of a bare number and where it was found."""
        changed = view.cell.row in self.names.changed
        label = bare_label(view.beside[-1]) if view.beside and not self.names.expires else ""
        return self.units.find(view, column, Named(self.metric(view, column), label, changed))

    def unit_of_amount(self, view: CellView, column: Column, amount: Amount) -> tuple[Scale | None, str]:
        """Return the unit of a number, printed with it or not, and where it was found."""
        if amount.percent:
            return PERCENT, "cell"
        scale, place = (amount.scale, "cell") if amount.scale else self.unit(view, column)
        if place in OF_TABLE and self.units.counts_else(view, amount, scale):
            scale, place = None, "none"
        if column.change and self._may_differ(view, scale, place) and (found := self._unit_of_change(view, amount)):
            return found, "levels beside it"
        return scale, place

    def _may_differ(self, view: CellView, scale: Scale | None, place: str) -> bool:
        """Whether the levels beside a change tell its unit better than where it was found: of rates it is in points."""
        rated = scale is not None and scale.unit == "%" and view.cell.row in self._changes.compared
        return rated or place in (*OF_TABLE, "name", "none")

    def _unit_of_change(self, view: CellView, amount: Amount) -> Scale | None:
        """Return the unit of a change that the levels of its row settle."""
        row = view.cell.row
        if compared := self._changes.compared.get(row):
            above = (one for at in compared for one in self.said.get(at, ()) if one.cell.column == view.cell.column)
            return worked_out(amount, self._levels_in(above))
        if row not in self._levels:
            self._levels[row] = self._levels_in(self.said[row])
        if scale := worked_out(amount, self._levels[row]):
            return scale
        return counted_in(view, self._levels[row]) if self._is_signed(view.cell.column) else None

    def _levels_in(self, cells: Iterable[CellView]) -> list[Level]:
        """Return the levels of a row that happened; where they are not two, with those planned (2023年预算)."""
        happened: list[Level] = []
        planned: list[Level] = []
        for view in cells:
            amount, column = read_amount(view.text), self.column(view)
            if not amount or amount.percent or column.change:
                continue
            if scale := amount.scale or self.unit(view, column)[0]:
                (planned if basis_of_heads(view.heads[::-1]) else happened).append(Level(amount, scale))
        return happened if len(happened) > 1 else happened + planned

    def _is_signed(self, column: int) -> bool:
        if column not in self._signed:
            cells = (view for row in self.said.values() for view in row if view.cell.column == column)
            self._signed[column] = is_signed(view.text for view in cells)
        return self._signed[column]
