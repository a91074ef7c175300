"""Filled forms that come back, by openpyxl: what each cell holds, and all that is refused, by file and cell."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.collect.cells import Content, Refused, describe, is_empty, read_cell
from pipeline.collect.layout import COLUMNS, COPY, FILLED, FILLED_IN, FORMAT, HIDDEN, ID, VERSION, Line, read_line
from pipeline.messages import LANGUAGES, Messages

_MOST = 200_000_000  # bytes that a workbook may unpack to
_ROWS = 20_000  # rows of a form that are looked at


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is not accepted, where, and why in words. `cell` is empty where it is the file."""

    file: Path
    cell: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A line of a form that came back. `text` is the value as `read_cell` gives it; None where it was not filled."""

    file: Path
    cell: str
    row: int
    line: Line
    text: str | None
    filled: str | None
    material: str | None
    who: str | None
    note: str | None


@dataclass(slots=True, kw_only=True)
class Filled:
    """A form that came back: what it says of itself, its answers, what of it is refused, what else there is to say."""

    file: Path
    facts: Mapping[str, str]
    answers: list[Answer] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)

    @property
    def filled_in(self) -> str:
        """A hash of what the cells to fill hold, refused ones too."""
        return hashlib.sha256("\x1f".join(self.held).encode()).hexdigest()[:16]

    @property
    def is_untouched_copy(self) -> bool:
        """Whether it is a checked copy, as `collect` wrote it."""
        return COPY in self.facts and self.facts.get(FILLED_IN) == self.filled_in

    @property
    def year(self) -> int:
        """The year that was asked for."""
        return int(self.facts["year"])


def read_form(file: Path, say: Messages) -> Filled:
    """Read one workbook; all that is wrong with it stands in `refusals`. Raises OSError where it can't be opened."""
    form = Filled(file=file, facts={})
    content = file.read_bytes()
    try:
        values, formulas = _open(content), _open(content, formulas=True)
        facts, lines = _read_hidden(values)
    except Refused as refused:
        form.refusals.append(Refusal(file, "", say(f"collect.refused.{refused.key}", **refused.values)))
        return form
    form.facts = facts
    page = values[facts["sheet"]]
    others = [
        name
        for name in values.sheetnames
        if name != facts["sheet"] and not _has_no_lines(name) and _holds(values[name])
    ]
    if others:
        form.notices.append(say("collect.other.sheets", file=file.name, names="、".join(others)))
    _Reader(form, lines, page=page, formulas=formulas[facts["sheet"]], say=say).read()
    return form


def _open(content: bytes, *, formulas: bool = False) -> Any:
    if not content:
        raise Refused("empty")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("old")  # .xls, .et, or locked by a password
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size <= _MOST:
            return load_workbook(BytesIO(content), data_only=not formulas)
    except Exception as error:  # a damaged file breaks zip, XML or openpyxl itself in ways that none of them lists
        raise Refused("no.workbook") from error
    raise Refused("large")


def _has_no_lines(sheet: str) -> bool:
    """Whether a form has a sheet of this name beside the one to fill: the hidden one, the list of what is not asked."""
    return sheet == HIDDEN or any(sheet == Messages(language)("collect.unasked") for language in LANGUAGES)


def _read_hidden(book: Any) -> tuple[dict[str, str], dict[str, Line]]:
    if HIDDEN not in book.sheetnames:
        raise Refused("no.form")
    facts: dict[str, str] = {}
    lines: dict[str, Line] = {}
    try:
        for kind, *cells in book[HIDDEN].iter_rows(values_only=True):
            own = ["" if cell is None else str(cell) for cell in cells]
            if kind == "fact":
                facts[own[0]] = own[1]
            elif kind == "question":
                line = read_line(own)
                lines[line.id] = line
        int(facts["year"])
    except (ValueError, IndexError, KeyError, ArithmeticError) as error:
        raise Refused("no.form") from error
    if facts.get("format") != FORMAT or not facts.get("org_id"):
        raise Refused("no.form")
    if facts.get("version") != VERSION:
        raise Refused("version", version=facts.get("version"))
    others = [name for name in book.sheetnames if not _has_no_lines(name)]
    if len(others) == 1:
        facts["sheet"] = others[0]  # whatever it is called now
    if facts.get("sheet") not in book.sheetnames:
        raise Refused("no.sheet", sheet=facts.get("sheet"))
    return facts, lines


def _holds(page: Any) -> bool:
    return isinstance(page, Worksheet) and any(cell is not None for row in page.values for cell in row)


class _Reader:
    """A form that is being read, line by line."""

    def __init__(
        self, form: Filled, lines: Mapping[str, Line], *, page: Worksheet, formulas: Worksheet, say: Messages
    ) -> None:
        self._form, self._lines, self._page, self._formulas, self._say = form, lines, page, formulas, say
        self._columns: dict[str, int] = {}

    def read(self) -> None:
        """Read all lines; note what is refused."""
        header = self._find_header()
        if header is None:
            return
        seen: dict[str, str] = {}
        for at in range(header + 1, min(self._page.max_row, header + _ROWS) + 1):
            self._read_row(at, seen)

    def _find_header(self) -> int | None:
        """Return the row of the headers, and note where the columns stand, wherever they were moved to."""
        for at in range(1, min(self._page.max_row, 60) + 1):
            texts = {str(cell.value): cell.column for cell in self._page[at] if cell.value is not None}
            for language in LANGUAGES:
                facts = {"year": self._form.facts["year"], "last": self._form.facts.get("last_year", "")}
                named = {name: Messages(language)(f"collect.col.{name}", **facts) for name in COLUMNS}
                if named[ID] not in texts:
                    continue
                lost = [header for header in named.values() if header not in texts]
                if lost:
                    self._refuse(f"{self._page.title}!{at}:{at}", "headers", names="、".join(lost))
                    return None
                self._columns = {name: texts[header] for name, header in named.items()}
                return at
        self._refuse("", "no.header")
        return None

    def _refuse(self, cell: str, key: str, **values: object) -> None:
        self._form.refusals.append(Refusal(self._form.file, cell, self._say(f"collect.refused.{key}", **values)))

    def _place(self, row: int, name: str) -> str:
        return f"{self._page.title}!{self._page.cell(row, self._columns[name]).coordinate}"

    def _content(self, row: int, name: str) -> Content:
        cell = self._page.cell(row, self._columns[name])
        written = self._formulas.cell(row, self._columns[name])
        formula = None
        if written.data_type == "f":
            formula = str(getattr(written.value, "text", written.value))
        return Content(cell.value, str(cell.number_format), formula, cell.data_type)

    def _words(self, row: int, name: str) -> str | None:
        content = self._content(row, name)
        text = "" if content.value is None else describe(Content(content.value, content.shown)).strip()
        return text or None

    def _read_row(self, row: int, seen: dict[str, str]) -> None:
        own = self._words(row, ID)
        held = [describe(self._content(row, name)) for name in FILLED]
        if own or any(held):
            self._form.held += [own or "", *held]
        if own is None:
            if any(self._words(row, name) for name in FILLED):
                self._refuse(self._place(row, "value"), "no.line")
            return
        line = self._lines.get(own)
        if line is None:
            self._refuse(self._place(row, "name"), "unknown", text=self._words(row, "name") or own)
            return
        if own in seen:
            self._refuse(self._place(row, "value"), "doubled", name=line.name, other=seen[own])
            return
        seen[own] = self._place(row, "value")
        if self._is_as_printed(row, line):
            self._answer(row, line)

    def _is_as_printed(self, row: int, line: Line) -> bool:
        """Whether name and unit are still those of the form; else note it."""
        for name, key, printed in (("name", "name", line.name), ("unit", "unit", line.unit)):
            found = self._words(row, name) or ""
            if found != printed.strip():
                self._refuse(self._place(row, name), key, text=found, printed=printed, name=line.name)
                return False
        return True

    def _answer(self, row: int, line: Line) -> None:
        content = self._content(row, "value")
        text = None
        if not is_empty(content):
            try:
                text = read_cell(content, line.entry, line.unit)
            except Refused as refused:
                self._refuse(self._place(row, "value"), refused.key, name=line.name, **refused.values)
                return
        self._form.answers.append(
            Answer(
                file=self._form.file,
                cell=self._place(row, "value"),
                row=row,
                line=line,
                text=text,
                filled=describe(content) if text is not None else None,
                material=self._words(row, "material"),
                who=self._words(row, "who"),
                note=self._words(row, "note"),
            )
        )


def list_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the workbooks that are named; of a folder, and of a pattern (收回/*.xlsx), those in it.

    A console of Windows hands patterns on as they are. Lock files of an open workbook (~$…) are left out.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(path.glob("*.xlsx"))
        elif not path.exists() and any(mark in path.name for mark in "*?["):
            found = sorted(path.parent.glob(path.name))
        else:
            found = [path]
        yield from (one for one in found if not one.name.startswith(("~$", ".")))
