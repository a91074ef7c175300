"""Quantities of tables: every figure of a cell, with the metric, unit and period that the heads around it give."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from extractors import nlp
from extractors.atoms.cells import Amount, Column, Scale, column_of, metric_of, read_amount, unit_of
from extractors.atoms.dates import read_dates
from extractors.atoms.figures import Figure, read_figures
from extractors.atoms.grids import CellView, read_cells
from extractors.atoms.measures import columns_of_figure
from extractors.atoms.metrics import read_metrics
from extractors.atoms.phrases import Token
from schemas.document import Document, Table
from schemas.tables import Quantity
from schemas.text import squeeze

_UNIT_LINE = re.compile(r"单位[：:]")
_CODES = re.compile(r"[类款项目]|.*(?:编码|代码|序号|编号|行次)")
_NEAR = 3


def _usual(document: Document) -> tuple[date, date] | None:
    if document.identity.period:
        return document.identity.period
    year = document.year
    return (date(year, 1, 1), date(year, 12, 31)) if year else None


def _lines_above(document: Document, table: Table) -> list[str]:
    """Return the lines right above a table that may name its unit, the nearest first."""
    blocks = [
        b for b in document.blocks if b.kind == "body" and b.span.end <= table.span.start and b.page == table.page
    ]
    lines = [squeeze(b.span.of(document.text)) for b in blocks[-_NEAR:]]
    return [line for line in reversed(lines) if _UNIT_LINE.search(line) or (len(line) <= 40 and "（" in line)]


def _row(document: Document, view: CellView, column: Column, **values: Any) -> Quantity:
    usual = column.period or _usual(document)
    start, end = usual or (None, None)
    return Quantity(
        evidence=document.cite(view.cell.span),
        metric=metric_of(view.beside, column),
        subject=None,
        period_start=start,
        period_end=end,
        source="table",
        **values,
    )


def _from_amount(document: Document, view: CellView, amount: Amount, lines: list[str]) -> Quantity:
    column = column_of(view.above, document.year, _usual(document))
    heads = [*reversed(view.above), *reversed(view.beside)]
    named = Scale(1, "%", "ratio", "%") if amount.percent else unit_of(heads) or unit_of(lines)
    rule = "cell" if amount.percent else "head" if unit_of(heads) else "line above" if named else "none"
    value = amount.value * (named.factor if named else 1)
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    change = column.change
    return _row(
        document,
        view,
        column,
        value=abs(float(value)) if change else float(value),
        value_text=format(abs(value) if change else value, "f"),
        decimals=amount.decimals,
        unit=named.unit if named else None,
        unit_text=named.text if named else None,
        qualifier="exact",
        kind=named.kind if named else "other",
        role="change" if change else "level",
        direction=("down" if value < 0 else "up") if change and value else None,
        rule=f"cell; unit from {rule}",
    )


def _from_figure(document: Document, view: CellView, figure: Figure) -> Quantity:
    column = column_of(view.above, document.year, _usual(document))
    values = columns_of_figure(figure)
    if column.change:
        values["role"] = "change"
    return _row(document, view, column, rule="cell; unit from cell", **values)


def _tag(text: str) -> list[Token]:
    return [Token(word.text, word.flag) for word in nlp.words(text)]


def _from_prose(document: Document, view: CellView) -> Iterator[Quantity]:
    """Read a cell that holds running text: its figures measure what its own sentences say."""
    text = view.cell.span.of(document.text)
    dates = read_dates(text, document.year)
    figures = [f for f in read_figures(text) if not any(f.span.overlaps(m.span) for m in dates)]
    usual = _usual(document) or (None, None)
    for figure, measured in zip(figures, read_metrics(text, figures, _tag), strict=True):
        yield Quantity(
            evidence=document.cite(figure.span.moved(view.cell.span.start)),
            metric=measured.metric,
            subject=measured.subject,
            period_start=usual[0],
            period_end=usual[1],
            source="table",
            rule=f"text in a cell; {measured.rule}",
            **columns_of_figure(figure),
        )


def _from_cell(document: Document, view: CellView, lines: list[str]) -> Iterator[Quantity]:
    if not view.text or any(_CODES.fullmatch(head) for head in view.above[-1:]):
        return
    amount = read_amount(view.text)
    if amount is not None:
        if view.above or view.beside:
            yield _from_amount(document, view, amount, lines)
        return
    text = view.cell.span.of(document.text)
    figures = read_figures(text)
    if len(figures) == 1 and figures[0].text == view.text:
        yield _from_figure(document, view, figures[0])
    elif figures:
        yield from _from_prose(document, view)


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a figure in the cells of tables; heads and row labels give none.

    1. 1,234.5 under 2021年 beside 营业收入（亿元）   2. -16.55% under 同比增减 (a change, down)   3. 1.37亿元
    4. cells with running text: as in prose
    Left alone: -, —, /, 无, blanks (not zero); codes and ordinals; figures without any head.
    """
    for table in document.tables:
        lines = _lines_above(document, table)
        for view in read_cells(table, document.text):
            if view.role == "data":
                yield from _from_cell(document, view, lines)
