"""Quantities of tables: every figure of a cell, with the metric, unit and period that the heads around it give."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from extractors import nlp
from extractors.atoms.cells import Amount, Column, Scale, column_of, metric_of, read_amount, unit_of, unit_of_name
from extractors.atoms.dates import read_dates
from extractors.atoms.figures import Figure, read_figures
from extractors.atoms.grids import CellView, bare_label, read_cells
from extractors.atoms.measures import columns_of_figure
from extractors.atoms.metrics import read_metrics
from extractors.atoms.periods import Period, period_of
from extractors.atoms.phrases import Token
from extractors.atoms.unreadable import touches_unreadable
from schemas.document import Document, Table
from schemas.evidence import Evidence
from schemas.tables import Quantity
from schemas.text import Span, squeeze

_UNIT_LINE = re.compile(r"单位[：:]")
_CODES = re.compile(r"[类款项目]|.*(?:编码|代码|序号|编号|行次)")
_NEAR = 3


def _tag(text: str) -> list[Token]:
    return [Token(word.text, word.flag) for word in nlp.words(text)]


class _Reader:
    """Reads the figures of one table; knows its cells, the lines above it, which heads and labels come back in it."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        self.cells = read_cells(table, document.text)
        self.lines = self._lines_above(table)
        self.usual = self._usual()
        rows = {(view.cell.row, view.beside[-1]) for view in self.cells if view.beside}
        columns = {(view.cell.column, view.above[-1]) for view in self.cells if view.above}
        self.labels = self._repeated(label for _, label in rows)
        self.heads = self._repeated(head for _, head in columns)

    @staticmethod
    def _repeated(words: Iterable[str]) -> frozenset[str]:
        return frozenset(bare_label(word) for word, count in Counter(words).items() if count > 1)

    def _usual(self) -> tuple[date, date] | None:
        year = self.document.year
        return self.document.identity.period or ((date(year, 1, 1), date(year, 12, 31)) if year else None)

    def _lines_above(self, table: Table) -> list[str]:
        """Return the lines right above the table that may name its unit, the nearest first."""
        above = [
            block
            for block in self.document.blocks
            if block.kind == "body" and block.span.end <= table.span.start and block.page == table.page
        ]
        lines = [squeeze(block.span.of(self.document.text)) for block in above[-_NEAR:]]
        return [line for line in reversed(lines) if _UNIT_LINE.search(line) or (len(line) <= 40 and "（" in line)]

    def _column(self, view: CellView) -> Column:
        return column_of(view.above, self.document.year, self.usual, self.heads)

    def _cite(self, view: CellView, span: Span) -> Evidence:
        """Cite a span of a cell; its statement is the row of the table."""
        return self.document.cite(span, self.document.row_of(self.table, view.cell.row))

    def _row(self, view: CellView, column: Column, **values: Any) -> Quantity:
        start, end = column.period or self.usual or (None, None)
        return Quantity(
            evidence=self._cite(view, view.cell.span),
            confidence=self.document.confidence(view.cell.span),
            metric=metric_of(view.beside, column, self.labels),
            subject=None,
            period_start=start,
            period_end=end,
            source="table",
            **values,
        )

    def _unit(self, view: CellView, column: Column) -> tuple[Scale | None, str]:
        """Return the unit of a bare number and where it was found: head, the metric's name, or a line above."""
        if found := unit_of([*reversed(view.above), *reversed(view.beside)]):
            return found, "head"
        if found := unit_of_name(metric_of(view.beside, column, self.labels)):
            return found, "name"
        found = unit_of(self.lines)
        return found, "line above" if found else "none"

    def _from_amount(self, view: CellView, amount: Amount) -> Quantity:
        column = self._column(view)
        scale, place = (Scale(1, "%", "ratio", "%"), "cell") if amount.percent else self._unit(view, column)
        value = amount.value * (scale.factor if scale else 1)
        value = value.to_integral_value() if value == value.to_integral_value() else value
        # What a change says of up and down stands in its sign.
        stated = abs(value) if column.change else value
        return self._row(
            view,
            column,
            value=float(stated),
            value_text=format(stated, "f"),
            decimals=amount.decimals,
            unit=scale.unit if scale else None,
            unit_text=scale.text if scale else None,
            qualifier="exact",
            kind=scale.kind if scale else "other",
            role="change" if column.change else "level",
            direction=("down" if value < 0 else "up") if column.change and value else None,
            rule=f"cell; unit from {place}",
        )

    def _from_figure(self, view: CellView, figure: Figure) -> Quantity:
        column = self._column(view)
        values = columns_of_figure(figure)
        if column.change:
            values["role"] = "change"
        return self._row(view, column, rule="cell; unit from cell", **values)

    def _from_prose(self, view: CellView) -> Iterator[Quantity]:
        """Read a cell that holds running text: its figures measure what its own sentences say."""
        text = view.cell.span.of(self.document.text)
        dates = read_dates(text, self.document.year)
        figures = [f for f in read_figures(text) if not any(f.span.overlaps(m.span) for m in dates)]
        usual = Period(*self.usual, None) if self.usual else Period(None, None, None)
        for figure, measured in zip(figures, read_metrics(text, figures, _tag), strict=True):
            change = figure.role == "change"
            period = period_of(text, figure.span.start, dates, usual=usual, change=change)
            yield Quantity(
                evidence=self._cite(view, figure.span.moved(view.cell.span.start)),
                metric=measured.metric or metric_of(view.beside, self._column(view), self.labels),
                subject=measured.subject,
                period_start=period.start,
                period_end=period.end,
                period_text=period.text,
                source="table",
                confidence=self.document.confidence(figure.span.moved(view.cell.span.start)),
                rule=f"text in a cell; {measured.rule}",
                **columns_of_figure(figure),
            )

    def _from_cell(self, view: CellView) -> Iterator[Quantity]:
        if not view.text or touches_unreadable(self.document.text, view.cell.span):
            return
        if self.document.is_torn(view.cell.span):
            return
        if any(_CODES.fullmatch(head) for head in view.above[-1:]):
            return
        amount = read_amount(view.text)
        if amount is not None:
            # A bare number under no head and in no unit is a code or an ordinal (GRI 103).
            if view.above or amount.percent or unit_of(reversed(view.beside)):
                yield self._from_amount(view, amount)
            return
        figures = read_figures(view.cell.span.of(self.document.text))
        if len(figures) == 1 and figures[0].text == view.text:
            yield self._from_figure(view, figures[0])
        elif figures:
            yield from self._from_prose(view)

    def read(self) -> Iterator[Quantity]:
        for view in self.cells:
            if view.role == "data":
                yield from self._from_cell(view)


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a figure in the cells of tables; heads and row labels give none.

    1. 1,234.5 under 2021年 beside 营业收入（亿元）   2. -16.55% under 同比增减 (a change, down)   3. 1.37亿元
    4. cells with running text: as in prose
    Left alone: -, —, /, 无, blanks (not zero); codes and ordinals; figures without any head.
    """
    for table in document.tables:
        yield from _Reader(document, table).read()
