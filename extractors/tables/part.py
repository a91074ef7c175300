"""A part of a table under one title: its head rows, label columns, bands and group rows, and the paths they give."""

import re

from extractors.tables.attributes import attribute_columns
from extractors.tables.band_totals import rests_over_totals, totals_of_bands
from extractors.tables.bands import BY_ALLOWANCE, TOTAL_OR_REST, bands_of, group_rows
from extractors.tables.budget_codes import CODE, class_names, is_lettered
from extractors.tables.cell_units import UNIT_COLUMN
from extractors.tables.cell_values import OF_BUDGET, TOTAL
from extractors.tables.dealt_groups import groups_of_subtotals
from extractors.tables.head_rows import count_head_rows, empty_rows
from extractors.tables.label_columns import label_columns
from extractors.tables.measures import names_measure
from extractors.tables.panels import panels_of
from extractors.tables.stretches import Sheet, Stretch, is_empty, is_number, is_year
from extractors.tables.told_columns import told_behind
from extractors.tables.uncounted import is_note_number, note_column, numbered_by
from schemas.document import TableCell

_ORDINAL = re.compile(rf"序号|编号|No\.?|行次|行号|{CODE.pattern}")
_BROKEN_OFF = frozenset("数率额量值例重")


class Part:
    """The rows of a table under one title: their head rows, label columns and group rows."""

    def __init__(self, sheet: Sheet, stretch: Stretch, before: "Part | None") -> None:
        self.sheet, self.start, self.end, self.form = sheet, stretch.start, stretch.end, stretch.form
        self.paired = stretch.paired
        count = 0 if stretch.form else count_head_rows(sheet, self.start, self.end)
        body = range(self.start + count, self.end)
        inherits = not stretch.form and before is not None and not before.form
        inherits = inherits and (count == 0 or not any(map(sheet.has_figures, body))) and not stretch.fresh
        # Rows under a title in mid-table have heads of their own only where quantities follow them.
        self.heads = range(self.start, self.start) if inherits else range(self.start, self.start + count)
        named = range(self.start + empty_rows(sheet, self.start, self.end), self.start + count) if count else self.heads
        self.head_rows: range = before.head_rows if inherits and before is not None else named
        self._numbering: dict[int, str | None] = {}
        self._heads_of: dict[int, tuple[str, ...]] = {}
        # What all cells of a column, or all of a row, share.
        self._above: dict[tuple[int, int], tuple[str, ...]] = {}
        self._beside: dict[tuple[int, range], tuple[str, ...]] = {}
        self._named: dict[tuple[int, range], tuple[tuple[str, str], ...]] = {}
        self.labels = label_columns(sheet, self._body(), self.headers, self.is_ordinal)
        self.labels -= told_behind(sheet, self._body(), self.labels, self.headers)
        if inherits and before is not None and before.head_rows:
            self.labels = max(self.labels, before.labels)
        elif stretch.fresh and before is not None and not self.head_rows:
            self.labels = min(self.labels, before.labels)  # lines of a form go on under a row of names
        self.panels = panels_of(sheet, self._body(), self.labels, self.headers)
        self._labelled = frozenset(column for labels in self.panels for column in labels)
        self._unit_column = next(filter(self._gives_units, range(self.labels, sheet.columns)), None)
        self.groups = group_rows(sheet, self._body())
        self.bands = rests_over_totals(sheet, self._body()) | bands_of(sheet, self._body())
        self.sums = totals_of_bands(sheet, self._body())
        self.groups_of_claims = {row: band for row, band in self.sums.items() if BY_ALLOWANCE.fullmatch(band)}
        self.dealt = groups_of_subtotals(sheet, self._body()) if not self.groups else {}
        self.key_column = self._key_column()
        self.attributes = self._attributes()
        self.parents = class_names(sheet, self._body(), self._code_columns(), self.labels - 1)

    def _body(self) -> range:
        return range(self.heads.stop, self.end)

    def _column(self, rows: range, column: int) -> list[str]:
        return [self.sheet.words[i] for i in self.sheet.down(rows, column)]

    def headers(self, column: int) -> tuple[str, ...]:
        """Return the headers of a column that say something, outermost first."""
        if column not in self._heads_of:
            self._heads_of[column] = tuple(filter(None, self._column(self.head_rows, column)))
        return self._heads_of[column]

    def is_ordinal(self, column: int) -> bool:
        """Whether a column numbers the rows or gives their codes."""
        return self.numbering(column) is not None

    def numbering(self, column: int) -> str | None:
        """Return `code` or `serial_number` for a column that gives codes or numbers the rows.

        By its head, or 1, 2, 3 from the top at the left.
        """
        if column not in self._numbering:
            self._numbering[column] = self._read_numbering(column)
        return self._numbering[column]

    def _read_numbering(self, column: int) -> str | None:
        heads = [word for word in self.headers(column) if _ORDINAL.fullmatch(word)]
        if heads:
            return numbered_by(heads[-1]) or "serial_number"
        if column and self._gives_notes(column):
            return "note"
        said = [w for w in self._column(self._body(), column) if w] if column == 0 else []
        counted = [str(number) for number in range(1, len(said) + 1)]
        counts = said == counted or (len(said) > 2 and said[:-1] == counted[:-1] and not is_number(said[-1]))
        return "serial_number" if len(said) >= 2 and counts else None

    def _gives_notes(self, column: int) -> bool:
        """Whether a column gives the numbers of notes: by its head (附注五), or 七、29 in its cells."""
        if any(map(note_column, self.headers(column))):
            return True
        said = [w for w in self._column(self._body(), column) if not is_empty(w)]
        return len(said) >= 2 and 2 * sum(map(is_note_number, said)) > len(said)

    def _key_column(self) -> int | None:
        """Return the label column that names the rows where the nearest one does not: name | kind of it | quantities.

        The nearest one says the same of several rows, the other something else in each, with no cell over two rows.
        """
        columns = [c for c in range(self.labels) if not self.is_ordinal(c)]
        if len(columns) < 2:
            return None

        def labels(column: int) -> list[int]:
            found = self.sheet.down(self._body(), column)
            return [i for i in found if self.sheet.words[i] and not TOTAL_OR_REST.fullmatch(self.sheet.words[i])]

        nearest = [self.sheet.words[i] for i in labels(columns[-1])]
        if len(set(nearest)) == len(nearest):
            return None
        for column in columns[:-1]:
            found = labels(column)
            if len({self.sheet.words[i] for i in found}) == len(found) >= len(nearest) > 1:
                return column
        return None

    def _attributes(self) -> frozenset[int]:
        """Return the label columns of the first panel that describe the rows and do not name them."""
        columns = [c for c in range(self.labels) if not self.is_ordinal(c)]
        heads = [said[-1] if (said := self.headers(c)) else "" for c in columns]
        return attribute_columns(self.sheet, self._body(), columns, heads)

    def _code_columns(self) -> list[int]:
        """Return the label columns whose header says that they give budget codes."""
        heads = ((column, self.headers(column)) for column in range(self.labels))
        return [column for column, said in heads if said and CODE.fullmatch(said[-1])]

    def above(self, cell: TableCell) -> tuple[str, ...]:
        """Return the headers of a cell's column; of a cell over several columns those that all of them have."""
        if self._is_line(cell.row):
            return ()
        columns = cell.column, cell.column + cell.column_span
        if columns not in self._above:
            paths = [path for c in range(*columns) if (path := self._path(c))]
            shared = [word for word in paths[0] if all(word in path for path in paths)] if paths else []
            self._above[columns] = tuple(dict.fromkeys(shared))
        return self._above[columns]

    def _path(self, column: int) -> list[str]:
        """Return the headers of a column, outermost first; a last letter that a cell broke off is put back: 次|数."""
        headers = self.headers(column)
        found = [head for head in headers if not note_column(head)] or list(headers)  # an empty column of notes
        if len(found) == 1 and (outer := self._header_before(column, found[0])):
            return [outer, *found]
        if len(set(found)) == 1 and TOTAL.fullmatch(found[0]) and (group := self._group_before(column)):
            return [group, found[0]]
        if len(found) > 1 and found[-1] in _BROKEN_OFF:
            found[-2:] = ["".join(found[-2:])]
        return found

    def _header_before(self, column: int, head: str) -> str | None:
        """Return the header that was written over the first of its columns only: 2022年末 | (nothing) over 金额 | 占比.

        None where the headers below do not come again so under another one.
        """
        if len(self.head_rows) != 2 or not self._is_blank(column):
            return None
        outer = next((c for c in range(column - 1, self.labels - 1, -1) if not self._is_blank(c)), None)
        if outer is None or len(own := self.headers(outer)) != 2:
            return None
        between = {words[-1] for c in range(outer, column) if (words := self.headers(c))}
        again = sum(self.headers(c)[-1:] == (head,) for c in range(self.labels, self.sheet.columns))
        return own[0] if again > 1 and head not in between else None

    def _is_blank(self, column: int) -> bool:
        """Whether the upper header of a column is an empty cell of its own."""
        at = self.sheet.places.get((self.head_rows.start, column))
        return at is not None and not self.sheet.words[at] and self.sheet.cells[at].column_span == 1

    def _group_before(self, column: int) -> str | None:
        """Return the header over several columns, right before one of totals, that names what they count: 车辆数（辆）.

        Left alone: a group with a total of its own.
        """
        at = self.sheet.places.get((self.head_rows.start, column - 1)) if self.head_rows else None
        if at is None or (cell := self.sheet.cells[at]).column_span == 1 or cell.column_span == self.sheet.columns:
            return None
        inner = [head for c in range(cell.column, column) for head in self.headers(c)]
        return (
            self.sheet.words[at]
            if names_measure(self.sheet.words[at]) and not any(map(TOTAL.fullmatch, inner))
            else None
        )

    def _is_line(self, row: int) -> bool:
        """Whether a row below a table's own is a line of a form: a label over columns of values, one value behind it.

        Left alone: totals, whose label may be as wide.
        """
        cells = [self.sheet.cells[i] for i in self.sheet.row(row)]
        words = [self.sheet.words[i] for i in self.sheet.row(row)]
        wide = len(cells) == 2 and cells[0].column_span > max(1, self.labels)
        return wide and is_number(words[1]) and not is_number(words[0]) and not TOTAL_OR_REST.fullmatch(words[0])

    def _in_form(self, cell: TableCell) -> list[int]:
        """Return what heads a quantity where no head row does: the words at its left, back to the quantity before it.

        Of several quantities in a row none says which column it is: 人员经费 | 120 | 131.
        """
        if self.paired:
            of_both = [0] if len(self.sheet.row(cell.row)) % 2 else []  # what both labels of the line are of
            columns = [*of_both, cell.column - 1] if self._is_answer(cell) else []
            return [self.sheet.places[cell.row, column] for column in columns]
        behind = self.sheet.places.get((cell.row, cell.column + cell.column_span))
        if behind is not None and self._is_value(behind):
            return []
        found: list[int] = []
        for column in range(cell.column - 1, -1, -1):
            index = self.sheet.places.get((cell.row, column))
            if index is None or index in found:
                continue
            if self._is_value(index):
                group = self.sheet.places.get((cell.row, 0))
                hollow = bool(found) and bool(OF_BUDGET.fullmatch(self.sheet.words[found[0]]))  # the second of a line
                if group is not None and (hollow or self.sheet.cells[group].row_span > 1) and group not in found:
                    found.append(group)
                break
            found.append(index)
        return found[::-1]

    def _is_labelled_again(self, cell: TableCell) -> bool:
        """Whether words part a quantity from the one before it, with no header over either: 额度 | 12 | 余额 | 8."""
        if not self.head_rows or self.above(cell) or not (own := self._in_form(cell)):
            return False
        before = self.sheet.places.get((cell.row, self.sheet.cells[own[0]].column - 1))
        return before is not None and self._is_value(before) and not self.above(self.sheet.cells[before])

    def _is_value(self, index: int) -> bool:
        """Whether a cell holds a quantity, or a sign that there is none (—)."""
        words = self.sheet.words[index]
        return is_number(words) or (bool(words) and is_empty(words))

    def beside(self, cell: TableCell) -> tuple[str, ...]:
        """Return the labels of a cell's row from the outermost to the nearest."""
        if not self.head_rows or self._is_labelled_again(cell):
            band = self.bands.get(cell.row)
            own = [w for i in self._in_form(cell) if not is_empty(w := self.sheet.words[i])]
            return (*([band] if band and own else self._group(cell.row)), *own)
        place = cell.row, self._labels_of(cell)
        if place not in self._beside:
            self._beside[place] = self._labels_beside(*place)
        return self._beside[place]

    def _group(self, row: int) -> list[str]:
        """Return what the nearest group row above says, or the row itself where it is one."""
        above = range(row, self.heads.stop - 1, -1) if self.groups else ()
        return [self.groups[r] for r in above if r in self.groups][:1]

    def _labels_beside(self, row: int, columns: range) -> tuple[str, ...]:
        group, band = self._group(row), self.bands.get(row)
        found = dict.fromkeys(
            i
            for c in columns
            if (i := self.sheet.places.get((row, c))) is not None
            and not (self.is_ordinal(c) and (is_number(self.sheet.words[i]) or self.sheet.words[i].isdigit()))
            and self.numbering(c) != "note"
            and c not in self.attributes
        )
        labels = self._without_codes([i for i in found if not is_empty(self.sheet.words[i])])
        if (dealt := self.dealt.get(row)) and labels and dealt not in labels:
            group = [dealt]
        if not labels and (whole := self.groups_of_claims.get(row)):
            labels = [whole]
        if band and labels:  # alone it would name a number that has neither label nor head
            group = [band]
        return tuple(dict.fromkeys((*group, *self.parents.get(row, ()), *labels)))

    def _without_codes(self, places: list[int]) -> list[str]:
        """Return the labels of a row without codes of what another one names: 台式计算机 beside A02010105."""
        coded = [self.numbering(self.sheet.cells[i].column) == "code" for i in places]
        words = [self.sheet.words[i] for i in places]
        if all(coded):
            return words
        return [word for word, code in zip(words, coded, strict=True) if not (code and is_lettered(word))]

    def named(self, cell: TableCell) -> tuple[tuple[str, str], ...]:
        """Return the labels of a row, each with the head of its column; no ordinals, no notes."""
        if self._is_labelled_again(cell):
            return ()
        place = cell.row, self._labels_of(cell)
        if place not in self._named:
            self._named[place] = self._named_beside(*place)
        return self._named[place]

    def _named_beside(self, row: int, columns: range) -> tuple[tuple[str, str], ...]:
        if not self.head_rows or self._is_line(row):
            return ()
        found: list[tuple[str, str]] = []
        for column in columns:
            index = self.sheet.places.get((row, column))
            if index is None or self.is_ordinal(column) or is_empty(self.sheet.words[index]):
                continue
            heads = self.headers(column)
            found.append((heads[-1] if heads else "", self.sheet.words[index]))
        return tuple(found)

    def sum_of(self, row: int) -> str | None:
        """Return the band that a row without a label adds up, where it is no name of what the row measures."""
        return None if row in self.groups_of_claims else self.sums.get(row)

    def key(self, cell: TableCell) -> str | None:
        """Return the label that names a row where it is not the nearest one."""
        index = None if self.key_column is None else self.sheet.places.get((cell.row, self.key_column))
        return self.sheet.words[index] if index is not None else None

    def unit(self, cell: TableCell) -> str | None:
        """Return what a column of units behind the quantities says of a row."""
        index = None if self._unit_column is None else self.sheet.places.get((cell.row, self._unit_column))
        return self.sheet.words[index] if index is not None else None

    def _gives_units(self, column: int) -> bool:
        return any(map(UNIT_COLUMN.fullmatch, self.headers(column)))

    def corner(self, cell: TableCell) -> str | None:
        """Return what the headers say over the labels of a row: 利润表（百万元）."""
        labels = self._labels_of(cell)
        words = self.headers(labels.start) if labels else ()
        return words[-1] if words else None

    def _labels_of(self, cell: TableCell) -> range:
        panel = [labels for labels in self.panels if labels.start <= cell.column][-1]
        return range(panel.start, min(panel.stop, cell.column))

    def _is_answer(self, cell: TableCell) -> bool:
        """Whether a cell of a form of pairs is what the label before it stands for."""
        sides = self.sheet.sides(cell.row)
        return cell.column > 0 and (len(sides) - sides.index(cell.column)) % 2 == 1

    def role(self, cell: TableCell, words: str) -> str:
        """Return whether a cell is a head, a label or data."""
        if cell.row in self.heads:
            return "head"
        if self.paired:
            return "data" if self._is_answer(cell) else "label"
        if not self.head_rows and is_number(words) and self._in_form(cell):
            return "data"
        labelled = cell.row in self.groups or cell.column in self._labelled
        if not labelled and not self.head_rows and words and not is_year(words) and self._heads_a_figure(cell):
            return "label"
        return "label" if labelled else "data"

    def _heads_a_figure(self, cell: TableCell) -> bool:
        """Whether the next cell of the row is a quantity."""
        index = self.sheet.places.get((cell.row, cell.column + cell.column_span))
        return (
            index is not None
            and is_number(self.sheet.words[index])
            and not any(map(str.isdigit, self.sheet.words[self.sheet.places[cell.row, cell.column]]))
        )
