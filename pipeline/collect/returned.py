"""The checked copy of a form that came back: NAME_核对.xlsx beside it, with a column 核对; the form stays as it is."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter

from pipeline.collect.confirm import Remark
from pipeline.collect.form import count_lines
from pipeline.collect.layout import COPY, FILLED_IN, HIDDEN
from pipeline.collect.reading import Filled, read_form
from pipeline.export.sheet import fit
from pipeline.messages import LANGUAGES, Messages

_WIDTH = 32
_LINE, _LINES = 13.5, 20  # points of a line of words; lines of a row at most
_REFUSED, _TO_CONFIRM, _PLAIN = "FBE0DC", "FFF2CC", "FFFFFF"
_EDGE = Side(style="thin", color="BFBFBF")


def name_copy(file: Path, given: Collection[Path], say: Messages) -> Path:
    """Return where the copy of a form goes: never onto a file that was handed in, or that somebody has changed."""
    taken = {one.resolve() for one in given}
    path = file
    while path.resolve() in taken or (path.exists() and not read_form(path, say).is_untouched_copy):
        path = path.with_name(path.stem + say("collect.copy") + ".xlsx")
    return path


def write_copy(form: Filled, remarks: Iterable[Remark], path: Path, say: Messages) -> None:
    """Write the copy of a form with what is said of each line. Raises OSError where the file can't be written."""
    book = load_workbook(form.file)
    page = book[form.facts["sheet"]]
    words = _words_by_row(form, remarks, say)
    header, column = _find_place(page)
    top = page.cell(header, column, say("collect.col.check"))
    like = page.cell(header, 1)
    top.font, top.fill, top.border, top.alignment = map(copy, (like.font, like.fill, like.border, like.alignment))
    page.column_dimensions[get_column_letter(column)].width = _WIDTH
    for row in range(header + 1, page.max_row + 1):
        text, colour = words.get(row, (None, _PLAIN))
        cell = page.cell(row, column)
        cell.value = fit(text, "…") if text else None
        cell.data_type = "s" if text else cell.data_type  # words never become a formula
        cell.fill = PatternFill("solid", fgColor=colour)
        cell.font = Font(name="等线", size=10)
        cell.border = Border(_EDGE, _EDGE, _EDGE, _EDGE)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.protection = Protection(locked=True)
        _make_room(page, row, text)
    page.print_area = f"A1:{get_column_letter(column)}{page.max_row}"
    _note_origin(book[HIDDEN], form)
    waiting = path.with_name(f".{path.name}.part")
    try:
        book.save(waiting)
        waiting.replace(path)
    finally:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)


def _make_room(page: Any, row: int, text: str | None) -> None:
    """Make a row as high as its words need; never lower than it was."""
    if text:
        needed = min(count_lines(text, _WIDTH), _LINES) * _LINE + 3
        page.row_dimensions[row].height = max(page.row_dimensions[row].height or 0, needed)


def _find_place(page: Any) -> tuple[int, int]:
    """Return row and column of the header 核对: where a copy has it already, else after all others."""
    rows = page.iter_rows(max_row=min(60, page.max_row))  # looking further would make cells
    cells = {str(cell.value): cell for row in rows for cell in row if cell.value is not None}
    for key in ("collect.col.check", "collect.col.id"):
        found = next((cells[text] for text in (Messages(one)(key) for one in LANGUAGES) if text in cells), None)
        if found is not None:
            return found.row, found.column if key == "collect.col.check" else page.max_column + 1
    return 1, page.max_column + 1


def _words_by_row(form: Filled, remarks: Iterable[Remark], say: Messages) -> Mapping[int, tuple[str, str]]:
    """Return by row of the form what is said of it, and the colour that underlines it."""
    said: dict[int, list[str]] = {}
    colours: dict[int, str] = {}
    for one in remarks:
        said.setdefault(one.answer.row, []).append(one.words)
        if one.to_confirm:
            colours[one.answer.row] = _TO_CONFIRM
    for answer in form.answers:
        if answer.text is None:
            said.setdefault(answer.row, []).append(say("collect.not.given"))
    for refusal in form.refusals:
        row = "".join(filter(str.isdigit, refusal.cell.rpartition("!")[2].partition(":")[0]))
        if row:
            said.setdefault(int(row), []).insert(0, say("collect.refused", words=refusal.words))
            colours[int(row)] = _REFUSED
    return {row: ("\n".join(words), colours.get(row, _PLAIN)) for row, words in said.items()}


def _note_origin(hidden: Any, form: Filled) -> None:
    """Write into the hidden sheet of a copy what it is a copy of, and what was filled in then."""
    facts = {COPY: form.file.name, FILLED_IN: form.filled_in}
    for row in hidden.iter_rows(max_col=3):
        if row[0].value == "fact" and row[1].value in facts:
            row[2].value = facts.pop(row[1].value)
    for key, text in facts.items():
        hidden.append(["fact", key, text])
