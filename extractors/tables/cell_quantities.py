"""Quantities of tables: every quantity of a cell, with the metric, unit and period that the headers around it give."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from extractors import nlp
from extractors.dates import Period, period_of, read_dates
from extractors.metrics import phrase_of_cell, read_phrases, with_dealt_changes
from extractors.numbers import Figure, columns_of_figure, read_figures
from extractors.tables.band_units import units_of_bands
from extractors.tables.cell_amounts import Amount, Spread, read_amount, read_spread
from extractors.tables.cell_lines import bare_words, is_stack
from extractors.tables.cell_names import Names, assets_of, is_whole, section_name
from extractors.tables.cell_times import period_of_labels, period_of_row
from extractors.tables.cell_units import Scale, scaled, unit_in_column, unit_of, unit_of_corner, unit_of_name
from extractors.tables.cell_values import (
    CAME,
    Column,
    basis_of_heads,
    column_of,
    is_changed_row,
    keeps_unit,
    takes_unit,
)
from extractors.tables.grid import CellView, read_cells
from extractors.tables.labels import bare_label
from extractors.tables.stretches import is_period, is_year
from extractors.tables.surroundings import Surroundings
from extractors.tables.twins import right_twins
from extractors.tables.uncounted import counts_nothing, note_column, numbered_by
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from extractors.text.unreadable import touches_unreadable
from schemas.document import Document, Table
from schemas.evidence import Evidence
from schemas.tables import Quantity
from schemas.text import Span

_AMOUNT = re.compile(rf"(?:{OPEN}|-)?[0-9,]+\.([0-9]+){CLOSE}?")  # its decimals
_RATED = re.compile(r".*(?:率|比例|年限)")
_PER_SHARE = re.compile(r"每股(?:收益|净资产|现金|股利|红利|面值|公积)")  # in 元 where the table is, never in 万元
_CONDITION = re.compile(r"[A-Za-zμ]\s*[≤≥<>＜＞]\s*[0-9]|[0-9]\s*[≤≥<>＜＞]\s*[A-Za-zμ]")
_THOUSANDS = re.compile(r"[-−–—+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
# argued: the form of targets (绩效目标表) of the Ministry of Finance labels what is to be reached so
_GOALS = re.compile(r"(?:[一二三]级|绩效)指标")
# argued: （120万元）, a loss or an aside, must not become a gain
_IN_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}")
_MOVEMENT = re.compile(rf"本[年期]{CAME.pattern}")  # the header of a column of movements: 本年计提
_DAYS = 360  # a period of more days is a year
_LARGE_SHARE = 1000  # per cent: a number so large under a label with % counts something else
_OF_TABLE = ("corner", "title row", "line above", "note below", "section")  # where a table's own unit is found


def _fits(unit: Scale, label: str, column: Column) -> bool:
    """Whether the unit of a band fits a row: money no rate but amounts a share, 倍 all but shares in %."""
    return unit.unit != "元" or label.startswith("每股") or takes_unit(label, column)


class _Reader:
    """Reads the figures of one table; knows its cells, the lines above it, which heads and labels come back in it."""

    def __init__(self, document: Document, table: Table, *, dated: bool = True) -> None:
        self.document, self.table = document, table
        self.metrics: dict[tuple[int, int], str | None] = {}
        self.columns: dict[tuple[tuple[str, ...], tuple[date, date] | None], Column] = {}
        self.cells = read_cells(table, document.text)
        around = Surroundings(document, table)
        self.lines = around.lines_above()
        self.notes = around.notes_below()
        self.scope = around.scope()
        self.usual = around.usual() if dated else None
        self.section = around.section()
        self.stated = self._stated_unit()
        rows = {(view.cell.row, view.beside[-1]) for view in self.cells if view.beside}
        columns = {(view.cell.column, view.above[-1]) for view in self.cells if view.above}
        self.heads = self._repeated(head for _, head in columns)
        self.banded = units_of_bands(self.cells)
        self.changed = self._changed_rows()
        self.decimals = self._usual_decimals()
        self.grouped = self._grouped_changes()
        self.moving = any(_MOVEMENT.fullmatch(head) for view in self.cells for head in view.heads)
        said = [label for _, label in rows if not is_whole(label)]
        self.names = Names(
            labels=self._repeated(label for _, label in rows),
            changed=self.changed,
            timed=len(said) >= 2 and all(map(is_period, said)),
            section=section_name(self.section, known_headers=bool(table.headers)),
            assets=assets_of(self.section),
            moves=around.moves(),
        )

    def _stated_unit(self) -> tuple[Scale | None, str]:
        """Return the unit that the words around the table state for all of it, and where it was found."""
        places = ((self.lines, "line above"), (self.notes, "note below"), (self.section, "section"))
        return next(((unit, at) for words, at in places if (unit := unit_of(words))), (None, "none"))

    @staticmethod
    def _repeated(words: Iterable[str]) -> frozenset[str]:
        return frozenset(bare_label(word) for word, count in Counter(words).items() if count > 1)

    def _usual_decimals(self) -> int | None:
        """Return how many decimals the amounts of the table have where all have as many, two or more; else None."""
        found = {m[1] for view in self.cells if (m := _AMOUNT.fullmatch(view.text))}
        lengths = set(map(len, found))
        return lengths.pop() if len(lengths) == 1 and max(lengths) >= 2 else None

    def _changed_rows(self) -> dict[int, tuple[str, ...]]:
        """Return for each row that says how the row above changed (同比增长率) the labels of that row."""
        labels = {view.cell.row: view.beside for view in self.cells if view.role == "data" and view.beside}
        changed: dict[int, tuple[str, ...]] = {}
        for row, beside in labels.items():
            above = changed.get(row - 1) or labels.get(row - 1)
            if above and is_changed_row(beside[-1]):
                changed[row] = above
        return changed

    @staticmethod
    def _group(view: CellView) -> str | int:
        """Return what tells columns of one kind: the outermost of several headers, else the column."""
        return view.heads[0] if len(view.heads) > 1 else view.cell.column

    def _grouped_changes(self) -> frozenset[str | int]:
        """Return the groups of columns with a number of thousands: their changes are amounts, no shares in %."""
        return frozenset(
            self._group(view) for view in self.cells if _THOUSANDS.search(view.text) and view.role == "data"
        )

    def _column(self, view: CellView) -> Column:
        usual = self._year_of_row(view) or self.usual
        column = self._column_under(view.heads, usual)
        if view.title:  # a band names no quantity, but may say its time
            titled = self._column_under((view.title,), self.usual)
            column = replace(column, period=column.period or titled.period, change=column.change or titled.change)
        return replace(column, change=view.beside[-1]) if view.cell.row in self.changed else column

    def _column_under(self, heads: tuple[str, ...], usual: tuple[date, date] | None) -> Column:
        """Read the headers of a column, once for all its cells."""
        if (heads, usual) not in self.columns:
            self.columns[heads, usual] = column_of(heads, self.document.year, usual, self.heads)
        return self.columns[heads, usual]

    def _year_of_row(self, view: CellView) -> tuple[date, date] | None:
        """Return the year that a row is about in a table of movements: 2021年 | 年初余额 | 本年计提 | 年末余额.

        Left alone: rows of years under balances only, which say when something ends (losses carried forward); rows
        with a name (a company and the year when it was bought).
        """
        if not self.moving or not view.beside or not all(map(is_year, view.beside)):
            return None
        period = period_of_labels(view.beside, self.document.year)
        return period if period and (period[1] - period[0]).days > _DAYS else None

    def _basis(self, view: CellView) -> str | None:
        """Return what the headers above say that a quantity is, else the row's own label where it is a year (2024E)."""
        if view.heads[-1:] == ("指标值",) and _GOALS.fullmatch(view.corner or ""):
            return "target"
        return basis_of_heads([*reversed(view.above), *(label for label in view.beside[-1:] if is_year(label))])

    def _cite(self, view: CellView, span: Span) -> Evidence:
        """Cite a span of a cell; its statement is the row of the table."""
        return self.document.cite(span, "quantities", statement=self.document.row_of(self.table, view.cell.row))

    def _period(self, view: CellView, column: Column) -> tuple[date, date] | None:
        """Return the period that head and label give: 2021年 over 上半年 is the first half of 2021."""
        label = view.beside[-1] if view.beside else ""
        own = period_of_row(label, self.document.year, column.period or self.usual)
        if own and (column.period is None or column.period[0] < column.period[1]):
            return own
        if column.period is None:
            return period_of_labels(view.beside, self.document.year) or self.usual
        part = period_of_labels(view.beside, column.period[0].year)
        within = part and column.period[0] <= part[0] and part[1] <= column.period[1]
        return part if within else column.period

    def _row(self, view: CellView, column: Column, **values: Any) -> Quantity:
        start, end = self._period(view, column) or (None, None)
        said = phrase_of_cell(self._metric(view, column), self.names.subject(view, column) or self.scope)
        return Quantity(
            evidence=self._cite(view, view.cell.span),
            confidence=self.document.confidence(view.cell.span),
            phrase=said.phrase,
            period_start=start,
            period_end=end,
            source="table",
            basis=self._basis(view) or said.basis,
            **values,
        )

    def _metric(self, view: CellView, column: Column) -> str | None:
        place = view.cell.row, view.cell.column
        if place not in self.metrics:
            self.metrics[place] = self.names.metric(view, column)
        return self.metrics[place]

    def _unit(self, view: CellView, column: Column) -> tuple[Scale | None, str]:
        """Return the unit of a bare number and where it was found, the nearest place first.

        Head of the column, label of the row, the metric's own name, title row, corner, line above, note below, section.
        """
        if found := unit_of(reversed(view.heads)):
            return found, "column head"
        if found := unit_in_column(view.named if keeps_unit(column) else (), view.unit):
            return found, "unit column"
        heads = "".join(view.heads)
        if "汇率" in heads:
            return None, "none"
        if "人民币" in heads:
            return Scale(1, "元", "amount", "人民币"), "column head"
        if (keeps_unit(column) or view.cell.row in self.changed) and (found := unit_of(reversed(view.beside))):
            large = found.unit == "%" and (amount := read_amount(view.text)) and abs(amount.value) >= _LARGE_SHARE
            if not large:  # 利率上升20% beside 2,095,292.53: a condition
                return found, "row label"
        metric = self._metric(view, column)
        label = bare_label(view.beside[-1]) if view.beside else ""
        names = (metric, view.heads[-1] if view.heads else None, label if keeps_unit(column) else None)
        if found := next(filter(None, map(unit_of_name, names)), None):
            return found, "name"
        corner, title = unit_of_corner(view.corner), unit_of([view.title] if view.title else [])
        found, place = (corner, "corner") if corner else (title, "title row") if title else self.stated
        amounts = self._group(view) in self.grouped
        per_share = found is not None and found.text == "元" and bool(_PER_SHARE.search(label + column.words))
        if found and (per_share or takes_unit(label, column, money=found.unit == "元", amounts=amounts)):
            return found, place
        banded = None if found else self.banded.get(view.cell.row)
        if banded and keeps_unit(column) and _fits(banded, label, column):
            return banded, "band"
        return None, "none"

    def _from_amount(self, view: CellView, amount: Amount) -> Quantity:
        column = self._column(view)
        scale, place = (amount.scale, "cell") if amount.scale else self._unit(view, column)
        money = scale is not None and (scale.unit, scale.factor) == ("元", 1)
        if money and place in _OF_TABLE and self.decimals and amount.value and not amount.decimals:
            scale, place = None, "none"  # a whole number among amounts with two decimals counts something else
        if amount.percent:
            scale, place = Scale(1, "%", "ratio", "%"), "cell"
        value = scaled(amount.value, scale)
        # What a change says of up and down stands in its sign.
        change = bool(column.change) or amount.arrow
        stated = abs(value) if change else value
        return self._row(
            view,
            column,
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
        """Read a range whose unit stands in it, its column's header, its row or its name, or whose header says a rate.

        No day and no code does.
        """
        column = self._column(view)
        scale, place = (Scale(1, "%", "ratio", "%"), "cell") if spread.percent else self._unit(view, column)
        if place in _OF_TABLE or (scale is None and not _RATED.fullmatch(column.words)):
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
        return self._row(view, column, rule=f"cell; unit from cell; {figure.rule}", **values)

    def _from_prose(self, view: CellView, read: Sequence[Figure]) -> Iterator[Quantity]:
        """Read a cell that holds running text: its quantities measure what its own sentences say."""
        text = view.cell.span.of(self.document.text)
        dates = read_dates(text, self.document.year)
        found = [f for f in read if not any(f.span.overlaps(m.span) for m in dates)]
        figures = with_dealt_changes(text, found)
        usual = Period(*self.usual, None) if self.usual else Period(None, None, None)
        for figure, parsed in zip(figures, read_phrases(text, figures, nlp.tokens), strict=True):
            said = parsed.phrase
            phrase = replace(said, part_end=None)
            if said.metric is None:
                phrase = phrase_of_cell(self._metric(view, self._column(view)), said.subject).phrase
            change = figure.role == "change"
            period = period_of(text, figure.span.start, dates, usual=usual, change=change)
            yield Quantity(
                evidence=self._cite(view, figure.span.moved(view.cell.span.start)),
                phrase=phrase,
                period_start=period.start,
                period_end=period.end,
                period_text=period.text,
                source="table",
                basis=self._basis(view) or parsed.basis,
                confidence=self.document.confidence(figure.span.moved(view.cell.span.start)),
                rule=f"text in a cell; {figure.rule}; {parsed.rule}",
                **columns_of_figure(figure),
            )

    @staticmethod
    def _is_no_measure(head: str) -> bool:
        """Whether a head says that the numbers under it count nothing: days, telephones, ranks."""
        return counts_nothing(head) and unit_of([head]) is None

    def _from_cell(self, view: CellView) -> Iterator[Quantity]:
        if not view.text or touches_unreadable(self.document.text, view.cell.span):
            return
        if self.document.is_torn(view.cell.span) or is_stack(self.document, view, self.decimals):
            return
        if any(map(numbered_by, view.above[-1:])) or any(map(note_column, view.above[-1:])):
            return
        words = bare_words(self.document, view)
        amount = read_amount(words)
        if amount is not None:
            # A bare number under no head and in no unit is a code or an ordinal (GRI 103).
            named = [*view.heads[-1:], *view.beside[-1:]]
            if amount.percent or amount.scale or (named and not any(map(self._is_no_measure, named))):
                yield self._from_amount(view, amount)
            return
        if spread := read_spread(words):
            yield from self._from_spread(view, spread)
            return
        if _CONDITION.search(words):
            return  # 45000≤Q<60000: when the row holds, no quantity
        if _IN_BRACKETS.fullmatch(view.text):
            return  # （120万元）: a loss or an aside
        figures = read_figures(view.cell.span.of(self.document.text))
        if len(figures) == 1 and figures[0].text == view.text:
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


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a quantity in the cells of tables; heads and row labels give none.

    1. 1,234.5 under 2021年 beside 营业收入（亿元）   2. -16.55% under 同比增减 (a change, down)   3. 1.37亿元
    4. ≥95.00(%), =12(次): a bound, a unit in brackets   5. 约120, 120（预测）: about; what is under 2024E is printed
    exactly (`basis` = plan)   6. cells with running text: as in prose
    The unit is that of the cell, else of the column's head, the row's label, the metric's name (会议次数), a title row,
    the line above (单位：万元), a note below, the section; `rule` says which.
    Left alone: -, —, /, 无, blanks (not zero); codes and ordinals; malformed numbers; several numbers in one cell;
    （120万元） (a loss or an aside?); quantities without any head; the report's period for a table
    right of its twin.
    """
    twins = right_twins(document)
    for at, table in enumerate(document.tables):
        yield from _Reader(document, table, dated=at not in twins).read()
