"""Sheets into a workbook file, by XlsxWriter."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.export.sheet import Cell, Number, Sheet, Word, fit, split, width_of, words_of
from pipeline.messages import Messages
from pipeline.untouched import save_office

_LINKS = 65_530  # of a sheet; Excel specifications and limits
_FONT = {"font_name": "等线", "font_size": 10, "valign": "top"}
_TONES: dict[str, dict[str, Any]] = {
    "check": {"bg_color": "#FFF2CC", "font_color": "#7F6000"},
    "bad": {"bg_color": "#FBE0DC", "font_color": "#9C1C0F"},
    "good": {"font_color": "#2E6B34"},
    "quiet": {"font_color": "#767676"},
    "link": {"font_color": "#1F4E99", "underline": 1},
}
_HEADER = {
    "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "bg_color": "#DCE6F1",
    "border": 1, "border_color": "#B7C4D6",
}  # fmt: skip
_LINE = 13.5  # points of a line of words
_A4, _A3 = 9, 8
_WIDEST = 225  # characters of half width that are still to be read across an A4 sheet
_SCREEN = 100  # characters of half width that a screen shows side by side
_LINES = 8  # lines of a row that are seen at once; the cell holds all the words
_MOST = 30  # lines of the highest row that a spreadsheet shows: 409 points
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class _Look(NamedTuple):
    """What the place of a cell says of its format."""

    align: str
    wrap: bool
    apart: bool  # whether a group of rows begins there


class Book:
    """A workbook that is being written. Links that are too many for a sheet stay words; `unlinked` counts them."""

    def __init__(self, file: Path, say: Messages) -> None:
        self._book = xlsxwriter.Workbook(str(file), _OPTIONS)
        self._say = say
        self._known: dict[tuple[_Look, str, str], Any] = {}
        self.unlinked = 0

    def close(self) -> None:
        """Write the file."""
        self._book.close()

    def add(self, sheet: Sheet) -> None:
        """Add a sheet."""
        self._links = 0
        page = self._book.add_worksheet(sheet.name)
        page.write_string(0, 0, sheet.title, self._format(bold=True, font_size=14))
        page.set_row(0, 22)
        widths = [_column_width(sheet, at) for at in range(len(sheet.columns))]
        said, header = self._format(font_color="#595959", text_wrap=True), self._format(**_HEADER)
        for at, note in enumerate(sheet.notes, 1):
            last, room = _room_of(widths)
            if last:
                page.merge_range(at, 0, at, last, note, said)
            else:
                page.write_string(at, 0, note, said)
            page.set_row(at, _lines_of(note, room) * _LINE)
        for at, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
            page.set_column(at, at, width)
            page.write_string(sheet.header_row, at, column.header, header)
        page.set_row(sheet.header_row, 40)
        group: Any = None
        for at, row in enumerate(sheet.rows, sheet.header_row + 1):
            own = [words_of(row[column]) for column in sheet.group]
            self._write_row(page, sheet, at, apart=own != group and at > sheet.header_row + 1)
            group = own
        _lay_out(page, sheet, widths)

    def _write_row(self, page: Any, sheet: Sheet, at: int, *, apart: bool) -> None:
        row = sheet.rows[at - sheet.header_row - 1]
        lines, least = 1, _LINES
        for column, (cell, spec) in enumerate(zip(row, sheet.columns, strict=True)):
            if spec.wrap:
                own = _lines_of(words_of(cell), spec.width)
                lines = max(lines, own)
                least = max(least, own) if spec.whole else least
            self._write_cell(page, (at, column), cell, _Look(spec.align, spec.wrap, apart))
        if lines > _LINES:
            page.set_row(at, min(least, _MOST) * _LINE)

    def _write_cell(self, page: Any, at: tuple[int, int], cell: Cell, look: "_Look") -> None:
        if cell is None or cell == "":
            page.write_blank(*at, None, self._of(look))
        elif isinstance(cell, str):
            page.write_string(*at, fit(cell, self._say("cell.cut")), self._of(look))
        elif isinstance(cell, Number):
            page.write_number(*at, cell.value, self._of(look, cell.format))
        elif isinstance(cell, Word):
            page.write_string(*at, fit(cell.text, self._say("cell.cut")), self._of(look, "", cell.tone))
        elif isinstance(cell, date):
            page.write_datetime(*at, cell, self._of(look, "yyyy-mm-dd"))
        elif isinstance(cell, int):
            page.write_number(*at, cell, self._of(look, "0"))
        elif self._may_link():
            page.write_url(*at, "external:" + _escape(cell.path), self._of(look, "", "link"), cell.text)
        else:
            page.write_string(*at, cell.text, self._of(look))

    def _of(self, look: "_Look", number: str = "", tone: str = "") -> Any:
        """Return the format of a cell: where it stands, how its number is shown, its colour."""
        key = look, number, tone
        if key not in self._known:
            own: dict[str, Any] = {"bottom": 1, "bottom_color": "#E4E4E4", "align": look.align, "text_wrap": look.wrap}
            own |= _TONES.get(tone, {})
            own |= {"top": 2, "top_color": "#7F94B0"} if look.apart else {}
            own |= {"num_format": number} if number else {}
            self._known[key] = self._format(**own)
        return self._known[key]

    def _may_link(self) -> bool:
        self._links += 1
        self.unlinked += self._links > _LINKS
        return self._links <= _LINKS

    def _format(self, **look: Any) -> Any:
        return self._book.add_format(_FONT | look)


def _room_of(widths: Sequence[float]) -> tuple[int, float]:
    """Return the last column and the width of those over which a note goes on: as many as a screen shows at once."""
    room = 0.0
    for at, width in enumerate(widths):
        room += width
        if room >= _SCREEN:
            return at, room
    return len(widths) - 1, room


def _lines_of(text: str, width: float) -> int:
    """Return how many lines words take in a column."""
    room = max(1, int(width) - 1)
    return sum(max(1, -(-width_of(part) // room)) for part in text.split("\n"))


def _escape(path: str) -> str:
    """Write a path as a link has it: `#` and `%` would be read as something else."""
    for sign in '%# []^`{}<>"':
        path = path.replace(sign, f"%{ord(sign):02x}")
    return path


def _column_width(sheet: Sheet, at: int) -> float:
    numbers = (row[at] for row in sheet.rows)
    return max(sheet.columns[at].width, *(one.width + 1.5 for one in numbers if isinstance(one, Number)), 0)


def _lay_out(page: Any, sheet: Sheet, widths: Sequence[float]) -> None:
    """Set what is seen first and how the sheet is printed."""
    last = max(sheet.header_row + len(sheet.rows), sheet.header_row + 1)
    page.freeze_panes(sheet.header_row + 1, sheet.frozen)
    page.autofilter(sheet.header_row, 0, last, len(sheet.columns) - 1)
    page.hide_gridlines(2)
    page.set_landscape()
    printed = len(sheet.columns) - (not sheet.columns[-1].printed)
    page.print_area(0, 0, last, printed - 1)
    page.set_paper(_A3 if sum(widths[:printed]) > _WIDEST else _A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(sheet.header_row)
    page.set_footer("&L&A&R&P / &N")


def write_book(sheets: Iterable[Sheet], file: Path, say: Messages) -> int:
    """Write sheets into a file, an existing one is replaced only once all is written; return links that stayed words.

    Raises OSError where the file can't be written, PermissionError where a program has it open.
    """
    unlinked = 0

    def write(place: Path) -> None:
        nonlocal unlinked
        book = Book(place, say)
        for sheet in sheets:
            for part in split(sheet, say("sheet.part")):
                book.add(part)
        try:
            book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else error
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
        unlinked = book.unlinked

    save_office(file, write)
    return unlinked
