"""Quantities of tables: every figure of a cell, with the metric, unit and period that the heads around it give."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from extractors import nlp
from extractors.dates import Period, period_of, read_dates
from extractors.metrics import phrase_of_cell, read_phrases, with_dealt_changes
from extractors.numbers import Figure, columns_of_figure, read_figures
from extractors.tables.cell_values import (
    Amount,
    Column,
    Scale,
    basis_of_heads,
    column_of,
    is_changed_row,
    keeps_unit,
    metric_of,
    period_of_labels,
    read_amount,
    takes_unit,
    unit_of,
    unit_of_corner,
    unit_of_name,
)
from extractors.tables.grid import CellView, bare_label, read_cells
from extractors.tables.stretches import is_empty, is_period, is_year
from extractors.tables.uncounted import counts_nothing, numbered_by
from extractors.text.characters import BRACKETS, CLOSE, COLON, OPEN, OPENING_BRACKETS
from extractors.text.unreadable import touches_unreadable
from schemas.document import Document, Table
from schemas.evidence import Evidence
from schemas.tables import Quantity
from schemas.text import Span, squeeze

_AMOUNT = re.compile(rf"(?:{OPEN}|-)?[0-9,]+\.([0-9]+){CLOSE}?")  # its decimals
_UNIT_LINE = re.compile(rf"单位(?:均?为)?{COLON}|单位均?为")
_SCOPE = re.compile(
    r"(?P<scope>合并|母公司)(?:年初到报告期末|本报告期|年度)?(?:资产负债|利润|损益|现金流量|所有者权益变动|股东权益变动)"
)
_NOTE = re.compile(rf"{OPEN}?(?:备?注|说明)|[*＊①]|单位")
_FORECAST = re.compile(r"预[测计估]|(?:19|20)[0-9]{2}[EF]$")
_GOALS = re.compile(r"(?:[一二三]级|绩效)指标")  # the labels of a table of what is to be reached
_IN_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}")
_WHOLE = re.compile(r"合计|总计|小计|累计|全年(?:合计|累计)?")  # below rows of months: the metric's own total
_SMALL = 0.8  # of the size of its line: a raised footnote mark
_NEAR = 3


class _Reader:
    """Reads the figures of one table; knows its cells, the lines above it, which heads and labels come back in it."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        self.metrics: dict[tuple[int, int], str | None] = {}
        self.cells = read_cells(table, document.text)
        self.lines = self._lines_above()
        self.notes = self._notes_below()
        self.scope = self._scope()
        self.usual = document.period
        rows = {(view.cell.row, view.beside[-1]) for view in self.cells if view.beside}
        columns = {(view.cell.column, view.above[-1]) for view in self.cells if view.above}
        self.labels = self._repeated(label for _, label in rows)
        self.heads = self._repeated(head for _, head in columns)
        self.changed = self._changed_rows()
        self.decimals = self._usual_decimals()
        said = [label for _, label in rows if not _WHOLE.fullmatch(label)]
        self.timed = len(said) >= 2 and all(map(is_period, said))

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

    def _near(self, step: int, most: int = _NEAR) -> list[tuple[int, str]]:
        """Return page and words of the blocks of the body before (-1) or behind (1) the table, the nearest first.

        Never past another table.
        """
        blocks = self.document.blocks
        found: list[tuple[int, str]] = []
        at = bisect_left(blocks, self.table.span.start, key=lambda block: block.span.start) + step
        while 0 <= at < len(blocks) and blocks[at].kind == "body" and len(found) < most:
            found.append((blocks[at].page, squeeze(blocks[at].span.of(self.document.text))))
            at += step
        return found

    def _lines_above(self) -> list[str]:
        """Return the lines right above the table that may name its unit, the nearest first."""
        above = self._near(-1)
        own = [words for page, words in above if page == self.table.page] or [words for _, words in above[:1]]
        return [w for w in own if _UNIT_LINE.search(w) or (len(w) <= 40 and set(OPENING_BRACKETS) & set(w))]

    def _notes_below(self) -> list[str]:
        """Return the notes right under the table that name a unit (注：单位为万元)."""
        below = self._near(1)
        return [words for _, words in below if _NOTE.match(words) and _UNIT_LINE.search(words) and len(words) <= 60]

    def _section(self) -> list[str]:
        """Return the heads of the section that the table stands in."""
        section = self.document.section_at(self.table.span.start)
        return [section.title] if section else []

    def _scope(self) -> str | None:
        """Return whose statement the table is: reports print one of the group (合并) and one of its 母公司."""
        for _, words in self._near(-1, 2 * _NEAR):
            if len(words) <= 40 and (match := _SCOPE.search(words)):
                return match["scope"]
        return None

    def _column(self, view: CellView) -> Column:
        column = column_of(view.above, self.document.year, self.usual, self.heads)
        return replace(column, change=view.beside[-1]) if view.cell.row in self.changed else column

    def _basis(self, view: CellView) -> str | None:
        """Return what the heads above say that a figure is, else the row's own label where it is a year (2024E)."""
        if view.heads[-1:] == ("指标值",) and _GOALS.fullmatch(view.corner or ""):
            return "target"
        return basis_of_heads([*reversed(view.above), *(label for label in view.beside[-1:] if is_year(label))])

    def _cite(self, view: CellView, span: Span) -> Evidence:
        """Cite a span of a cell; its statement is the row of the table."""
        return self.document.cite(span, "quantities", statement=self.document.row_of(self.table, view.cell.row))

    def _period(self, view: CellView, column: Column) -> tuple[date, date] | None:
        """Return the period that head and label give: 2021年 over 上半年 is the first half of 2021."""
        if column.period is None:
            return period_of_labels(view.beside, self.document.year) or self.usual
        part = period_of_labels(view.beside, column.period[0].year)
        within = part and column.period[0] <= part[0] and part[1] <= column.period[1]
        return part if within else column.period

    def _row(self, view: CellView, column: Column, **values: Any) -> Quantity:
        start, end = self._period(view, column) or (None, None)
        phrase, basis, _ = phrase_of_cell(self._metric(view, column), self.scope)
        return Quantity(
            evidence=self._cite(view, view.cell.span),
            confidence=self.document.confidence(view.cell.span),
            phrase=phrase,
            period_start=start,
            period_end=end,
            source="table",
            basis=self._basis(view) or basis,
            **values,
        )

    def _metric(self, view: CellView, column: Column) -> str | None:
        place = view.cell.row, view.cell.column
        if place not in self.metrics:
            self.metrics[place] = self._name(view, column)
        return self.metrics[place]

    def _name(self, view: CellView, column: Column) -> str | None:
        if above := self.changed.get(view.cell.row):
            return metric_of(above, column, self.labels)
        beside = [label for label in view.beside if not (self.timed and _WHOLE.fullmatch(label))]
        return metric_of(beside, column, self.labels, view.key)

    def _unit(self, view: CellView, column: Column) -> tuple[Scale | None, str]:
        """Return the unit of a bare number and where it was found, the nearest place first.

        Head of the column, label of the row, the metric's own name, title row, corner, line above, note below, section.
        """
        if found := unit_of(reversed(view.heads)):
            return found, "column head"
        if found := unit_of([view.unit] if view.unit else []):
            return found, "unit column"
        if (keeps_unit(column) or view.cell.row in self.changed) and (found := unit_of(reversed(view.beside))):
            return found, "row label"
        metric = self._metric(view, column)
        label = bare_label(view.beside[-1]) if view.beside else ""
        names = (metric, view.heads[-1] if view.heads else None, label if keeps_unit(column) else None)
        if found := next(filter(None, map(unit_of_name, names)), None):
            return found, "name"
        if takes_unit(label, column):
            title = [view.title] if view.title else []
            if found := unit_of_corner(view.corner):
                return found, "corner"
            places = ((title, "title row"), (self.lines, "line above"), (self.notes, "note below"))
            for words, place in (*places, (self._section(), "section")):
                if found := unit_of(words):
                    return found, place
        return None, "none"

    def _from_amount(self, view: CellView, amount: Amount) -> Quantity:
        column = self._column(view)
        scale, place = (amount.scale, "cell") if amount.scale else self._unit(view, column)
        if amount.percent:
            scale, place = Scale(1, "%", "ratio", "%"), "cell"
        value = amount.value * (scale.factor if scale else 1)
        value = value.to_integral_value() if value == value.to_integral_value() else value
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
            qualifier="about"
            if any(_FORECAST.search(head) for head in (*view.above, *filter(is_year, view.beside)))
            else amount.qualifier,
            kind=scale.kind if scale else "other",
            role="change" if change else "level",
            direction=("down" if value < 0 else "up") if change and value else None,
            rule=f"cell; unit from {place}",
        )

    def _from_figure(self, view: CellView, figure: Figure) -> Quantity:
        column = self._column(view)
        values = columns_of_figure(figure)
        if column.change:
            values["role"] = "change"
            if figure.value and not figure.direction:
                values["direction"] = "up" if figure.value > 0 else "down"
        return self._row(view, column, rule=f"cell; unit from cell; {figure.rule}", **values)

    def _from_prose(self, view: CellView) -> Iterator[Quantity]:
        """Read a cell that holds running text: its figures measure what its own sentences say."""
        text = view.cell.span.of(self.document.text)
        dates = read_dates(text, self.document.year)
        found = [f for f in read_figures(text) if not any(f.span.overlaps(m.span) for m in dates)]
        figures = with_dealt_changes(text, found)
        usual = Period(*self.usual, None) if self.usual else Period(None, None, None)
        for figure, (said, basis, rule) in zip(figures, read_phrases(text, figures, nlp.tokens), strict=True):
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
                basis=self._basis(view) or basis,
                confidence=self.document.confidence(figure.span.moved(view.cell.span.start)),
                rule=f"text in a cell; {figure.rule}; {rule}",
                **columns_of_figure(figure),
            )

    def _words(self, view: CellView) -> str:
        """Return the words of a cell without raised footnote marks: figures much smaller than the rest at its end."""
        words, small = "", 0
        for segment, first, last in self.document.pieces(view.cell.span):
            line = self.document.pages[segment.page - 1].lines[segment.line]
            for letter, box in zip(line.text[first:last], line.boxes[first:last], strict=True):
                words += letter
                raised = letter.isdigit() and box.bottom - box.top < _SMALL * line.size
                small = small + 1 if raised else 0
        return squeeze(words[: len(words) - small] if 0 < small < len(words) else words) or view.text

    def _is_stack(self, view: CellView) -> bool:
        """Whether a cell holds several numbers, one a line: 310 over 28 is no 31028.

        A number that is broken off at a comma or a point goes on in the next line.
        """
        lines = [
            squeeze(self.document.pages[segment.page - 1].lines[segment.line].text[first:last])
            for segment, first, last in self.document.pieces(view.cell.span)
        ]
        if len(lines) == 2 and self.decimals and re.fullmatch(rf".*\.[0-9]{{1,{self.decimals - 1}}}", lines[0]):
            # -318,063.8 over 0 where all other numbers of the table have two decimals.
            whole = read_amount("".join(lines))
            if whole is not None and whole.decimals == self.decimals and lines[1].rstrip("%％)）").isdigit():
                return False
        return len(lines) > 1 and all(is_empty(line) or read_amount(line) is not None for line in lines)

    @staticmethod
    def _is_no_measure(head: str) -> bool:
        """Whether a head says that the numbers under it count nothing: days, telephones, ranks."""
        return counts_nothing(head) and unit_of([head]) is None

    def _from_cell(self, view: CellView) -> Iterator[Quantity]:
        if not view.text or touches_unreadable(self.document.text, view.cell.span):
            return
        if self.document.is_torn(view.cell.span) or self._is_stack(view):
            return
        if any(map(numbered_by, view.above[-1:])):
            return
        words = self._words(view)
        amount = read_amount(words)
        if amount is not None:
            # A bare number under no head and in no unit is a code or an ordinal (GRI 103).
            named = [*view.heads[-1:], *view.beside[-1:]]
            if amount.percent or amount.scale or (named and not any(map(self._is_no_measure, named))):
                yield self._from_amount(view, amount)
            return
        if _IN_BRACKETS.fullmatch(view.text):
            return  # （120万元）: a loss or an aside
        figures = read_figures(view.cell.span.of(self.document.text))
        if len(figures) == 1 and figures[0].text == view.text:
            (figure,) = figures
            if figure.value is not None and figure.unit is figure.unit_text is None and figure.role == "level":
                # 约12: the number is hedged, its unit stands in the heads.
                yield self._from_amount(view, Amount(figure.value, figure.decimals or 0, False, figure.qualifier))
            else:
                yield self._from_figure(view, figure)
        elif figures:
            yield from self._from_prose(view)

    def read(self) -> Iterator[Quantity]:
        for view in self.cells:
            if view.role == "data":
                yield from self._from_cell(view)


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a figure in the cells of tables; heads and row labels give none.

    1. 1,234.5 under 2021年 beside 营业收入（亿元）   2. -16.55% under 同比增减 (a change, down)   3. 1.37亿元
    4. ≥95.00(%), =12(次): a bound, a unit in brackets   5. 120（预测）: about   6. cells with running text: as in prose
    The unit is that of the cell, else of the column's head, the row's label, the metric's name (会议次数), a title row,
    the line above (单位：万元), a note below, the section; `rule` says which.
    Left alone: -, —, /, 无, blanks (not zero); codes and ordinals; malformed numbers; several numbers in one cell;
    （120万元） (a loss or an aside?); figures without any head.
    """
    for table in document.tables:
        yield from _Reader(document, table).read()
