"""收数表: a workbook a department, with cells to fill beside last year's values, by XlsxWriter."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.collect.entries import Entry
from pipeline.collect.layout import COLUMNS, FILLED, HIDDEN, ID, WIDTHS, facts_of, write_line
from pipeline.collect.questions import Question, Questions, Unasked, write_number
from pipeline.export.numbers import is_known
from pipeline.export.series import topic_name
from pipeline.export.sheet import Cell, Number, fit
from pipeline.messages import Messages

HEADER = 3  # row of the headers, from 0; the title and two lines of advice stand above
_TITLE, _MESSAGE = 32, 255  # characters of an input message; Excel specifications and limits
_FONT = {
    "font_name": "等线",
    "font_size": 10,
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": "#BFBFBF",
}
_HEADER = {"bold": True, "valign": "vcenter", "align": "center", "bg_color": "#DCE6F1"}
_TO_FILL = {"locked": False, "bg_color": "#FFF9E1"}
_MAY = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_UNASKED = (36, 18, 92)  # widths of the columns of the sheet of what is not asked
_LINE, _LINES = 13.5, 12  # points of a line of words; lines of a row at most


def write_form(
    questions: Questions,
    department: str,
    rows: Sequence[Question],
    *,
    file: Path,
    say: Messages,
    unasked: Sequence[Unasked] = (),
) -> None:
    """Write the form of a department, with what has no line. Raises OSError where it can't be written."""
    waiting = file.with_name(f".{file.name}.part")
    book = xlsxwriter.Workbook(str(waiting), _OPTIONS)
    try:
        _Form(book, questions, department, say=say, unasked=unasked).write(rows)
        book.close()
        waiting.replace(file)
    finally:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)


class _Form:
    """A form that is being written."""

    def __init__(
        self, book: Any, questions: Questions, department: str, *, say: Messages, unasked: Sequence[Unasked]
    ) -> None:
        self._book, self._questions, self._say, self._unasked = book, questions, say, unasked
        self._department = department
        self._page = book.add_worksheet(department)
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self, rows: Sequence[Question]) -> None:
        """Write the sheet to fill, the one of what is not asked where there is any, and the hidden one."""
        self._write_head(len(rows))
        for at, row in enumerate(rows, HEADER + 1):
            self._write_row(at, row)
        self._lay_out(HEADER + len(rows))
        if unasked := self._list_unasked(rows):
            self._write_unasked(unasked)
        self._write_hidden(rows)

    def _list_unasked(self, rows: Sequence[Question]) -> list[tuple[str, str, str]]:
        """Return name, last year's value and reason of what has no line."""
        say = self._say
        same = [
            (one.name, one.last_text, say("collect.unasked.same", name=row.name)) for row in rows for one in row.repeats
        ]
        others = [
            (one.name, one.last_text, say(f"collect.unasked.{one.why}", sentence=one.sentence)) for one in self._unasked
        ]
        return same + others

    def _write_unasked(self, lines: Sequence[tuple[str, str, str]]) -> None:
        page, say = self._book.add_worksheet(self._say("collect.unasked")), self._say
        bare = self._format(border=0, text_wrap=False, font_color="#595959")
        page.write_string(0, 0, say("collect.unasked.advice", count=len(lines)), bare)
        headers = ("name", "last", "unasked.why")
        for column, (name, width) in enumerate(zip(headers, _UNASKED, strict=True)):
            words = say(f"collect.col.{name}", last=self._questions.last_year)
            page.write_string(1, column, words, self._format(**_HEADER))
            page.set_column(column, column, width)
        for at, line in enumerate(lines, 2):
            for column, text in enumerate(line):
                page.write_string(at, column, fit(text, "…"), self._format(align="right" if column == 1 else "left"))
            needed = max(count_lines(text, width) for text, width in zip(line, _UNASKED, strict=True))
            page.set_row(at, min(needed, _LINES) * _LINE + 3)
        page.freeze_panes(2, 0)
        _print_across(page, 1)
        page.protect("", _MAY)

    def _format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._known:
            self._known[key] = self._book.add_format(_FONT | look)
        return self._known[key]

    def _write_head(self, count: int) -> None:
        page, say, asked = self._page, self._say, self._questions
        bare = {"border": 0, "text_wrap": False}
        told = {"org": asked.org, "year": asked.year, "department": self._department}
        page.write_string(0, 0, say("collect.title", **told), self._format(**bare, bold=True, font_size=14))
        page.set_row(0, 22)
        for at in (1, 2):
            words = say(f"collect.advice.{at}", count=count, year=asked.year)
            page.write_string(at, 0, words, self._format(**bare, font_color="#595959"))
        page.set_row(HEADER, 34)
        for at, name in enumerate(COLUMNS):
            header = say(f"collect.col.{name}", year=asked.year, last=asked.last_year)
            look = _HEADER | ({"bg_color": "#FFE699"} if name in FILLED else {})
            page.write_string(HEADER, at, header, self._format(**look))
            page.set_column(at, at, WIDTHS[name], None, {"hidden": name == ID})

    def _write_row(self, at: int, row: Question) -> None:
        topic = topic_name(row.topic, self._say)
        cells: dict[str, Cell] = {
            "name": row.name, "unit": row.unit, "last": row.last_cell, "sentence": row.sentence, "source": row.source,
            "definition": f"{row.definition}\n{self._say('collect.topic', topic=topic)}", ID: row.id,
        }  # fmt: skip
        lines = 1
        for column, name in enumerate(COLUMNS):
            cell = cells.get(name)
            if name in FILLED:
                self._page.write_blank(at, column, None, self._format(**_TO_FILL, align=_align(name)))
            elif isinstance(cell, Number):
                self._page.write_number(
                    at, column, cell.value, self._format(num_format=cell.format, align="right", indent=1)
                )
            elif is_known(cell):
                self._page.write_string(
                    at, column, fit(str(cell), "…"), self._format(align=_align(name), **_indent(name))
                )
                lines = max(lines, count_lines(str(cell), WIDTHS[name]) if name != ID else 1)
        self._page.set_row(at, min(lines, _LINES) * _LINE + 3)
        self._page.data_validation(at, COLUMNS.index("value"), at, COLUMNS.index("value"), _validate(row, self._say))

    def _lay_out(self, last: int) -> None:
        page = self._page
        page.freeze_panes(HEADER + 1, 1)
        page.protect("", _MAY)
        _print_across(page, HEADER)
        page.print_area(0, 0, max(last, HEADER + 1), len(COLUMNS) - 2)
        page.set_selection(HEADER + 1, COLUMNS.index("value"), HEADER + 1, COLUMNS.index("value"))

    def _write_hidden(self, rows: Sequence[Question]) -> None:
        page = self._book.add_worksheet(HIDDEN)
        facts = facts_of(self._questions, self._department, self._page.get_name())
        lines = [("fact", *pair) for pair in facts.items()] + [("question", *write_line(row)) for row in rows]
        for at, line in enumerate(lines):
            for column, text in enumerate(line):
                page.write_string(at, column, text)
        page.protect("")
        page.very_hidden()


def _print_across(page: Any, header: int) -> None:
    """Have a sheet printed across A4 paper, all its columns on a page, the row of headers on each."""
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(header)
    page.set_footer("&L&A&R&P / &N")


def _align(name: str) -> str:
    return "center" if name == "unit" else "right" if name in ("value", "last") else "left"


def _indent(name: str) -> dict[str, int]:
    return {"indent": 1} if name == "last" else {}


def count_lines(text: str, width: int) -> int:
    """Return how many lines a cell of words takes."""
    return sum(
        max(1, -(-sum(2 if ord(character) > 0x2E7F else 1 for character in part) // max(1, width - 1)))
        for part in text.split("\n")
    )


def describe_entry(entry: Entry, unit: str, say: Messages) -> str:
    """Return in words what a cell takes: 请填0至100之间的数，如98.1（即98.1%）."""
    if entry.kind == "grade":
        return say("collect.entry.grade", grades="、".join(entry.grades))
    low, high = ("" if bound is None else write_number(bound) for bound in (entry.low, entry.high))
    bounds = "both" if low and high else "low" if low else "high" if high else "none"
    said = say(f"collect.entry.{entry.kind}", unit=unit or "-")
    return said + say(f"collect.entry.bounds.{bounds}", low=low, high=high)


def _validate(row: Question, say: Messages) -> dict[str, Any]:
    """Return the validation of a cell to fill: what it takes, what is said beside it, what is said to a wrong entry."""
    entry = row.entry
    words = describe_entry(entry, row.unit, say)
    settings: dict[str, Any] = {
        "ignore_blank": True,
        "input_title": row.name[:_TITLE],
        "input_message": words[:_MESSAGE],
        "error_title": say("collect.entry.wrong")[:_TITLE],
        "error_message": words[:_MESSAGE],
        "error_type": "stop" if entry.strict else "warning",
    }
    if entry.kind == "grade":
        return settings | {"validate": "list", "source": list(entry.grades)}
    settings["validate"] = "integer" if entry.kind == "whole" else "decimal"
    low, high = (None if bound is None else _plain(bound) for bound in (entry.low, entry.high))
    if low is not None and high is not None:
        # A rate may be typed as 98.1% too, which is 0.981 in the cell: between the bounds as well.
        return settings | {"criteria": "between", "minimum": low, "maximum": high}
    if high is not None:
        return settings | {"criteria": "<=", "value": high}
    return settings | {"criteria": ">=", "value": -(10**15) if low is None else low}


def _plain(bound: Any) -> int | float:
    return int(bound) if bound == bound.to_integral_value() else float(bound)
