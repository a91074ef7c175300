"""A reader for tests of store and batch: rows from a file's bytes, or whatever the file's first line orders."""

import ctypes
import hashlib
import os
import signal
import sys
import time
from datetime import date
from pathlib import Path

from pipeline.extraction import Extraction, Unreadable
from pipeline.patience import ask_for_time
from pipeline.store.parts import SCHEMAS
from schemas.columns import arrow_table
from schemas.document import Source
from schemas.evidence import Evidence, row_id
from schemas.printed import Printed
from schemas.tables import Date, DocumentRow, PageRow, Problem

VERSION = "test 1"


def write_report(folder: Path, name: str, text: str) -> Path:
    """Write a file that `find` takes for a PDF."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"%PDF-1.7\n{text}", encoding="utf-8")
    return path


def source_of(path: Path, name: str | None = None) -> Source:
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(doc_id=sha256[:16], sha256=sha256, file_name=path.name, path=name or path.name, size=len(data))


def read_lines(path: Path, source: Source) -> Extraction:
    """A page and a date for each line; the first line may order something else: hang, hog, exit, segfault, bug, …"""
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    _obey(lines[0])
    year = int(lines[0][:4]) if lines[0][:4].isdigit() else None
    return rows_of_lines(source, lines, year)


def read_slowly(path: Path, source: Source) -> Extraction:
    time.sleep(0.02)
    return read_lines(path, source)


def die(count: Path, deaths: int, how: str) -> None:
    """End the process, or be short of something, in the first starts of a run."""
    started = len(count.read_text()) if count.exists() else 0
    count.write_text("x" * (started + 1))
    if started < deaths:
        if how == "exit":
            os._exit(3)
        raise MemoryError if how == "memory" else OSError(24, "Too many open files")


def cry() -> None:
    sys.stderr.write("a library\nno room left\n")
    sys.stderr.flush()
    os._exit(1)


def read_and_sign(path: Path, source: Source, *, signatures: Path) -> Extraction:
    (signatures / f"{os.getppid()} {path.name}").touch()
    return read_lines(path, source)


def kill_the_worker(path: Path, source: Source) -> Extraction:
    if "killer" in path.name:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    return read_lines(path, source)


def read_nothing_of_the_kind(path: Path, source: object) -> object:
    extraction = read_lines(path, source)  # type: ignore[arg-type]
    tables = {**extraction.tables, "pages": extraction.tables["pages"].drop_columns(["text"])}
    return type(extraction)(extraction.doc_id, extraction.report_year, tables)


def rows_of_lines(source: Source, lines: list[str], year: int | None, version: str = VERSION) -> Extraction:
    doc_id = source.doc_id
    document = DocumentRow(
        doc_id=doc_id, file_name=source.file_name, source_path=source.path, file_size=source.size,
        sha256=source.sha256, org=None, org_short=None, org_id=None, report_type="社会责任报告", title=None,
        stated_year=year, period_start=None, period_end=None, page_count=len(lines), text_source="text", status="ok",
        extractor_version=version, guide=None, signatory=None,
    )  # fmt: skip
    pages = [
        PageRow(
            doc_id=doc_id, page=number, page_label=str(number), width=595.0, height=842.0, text=line, source="text",
            health=("doubled",) if "doubled" in line else (), running_head=None, running_foot=None,
        )
        for number, line in enumerate(lines, 1)
    ]  # fmt: skip
    dates = [
        Date(
            evidence=Evidence(
                doc_id=doc_id, row_id=row_id(doc_id, Printed(number, line, line, "0"), "dates"), page=number,
                end_page=number, start_char=number, end_char=number + len(line), text=line, bbox=None, section_id=None,
                statement_id=None,
            ),
            start=date(year or 2000, 1, 1), end=date(year or 2000, 12, 31), precision="year", inferred_year=True,
            event=None, rule="line",
        )
        for number, line in enumerate(lines, 1)
    ]  # fmt: skip
    problems = [
        Problem(
            doc_id=doc_id, file=source.path, page=1, stage="pages", reason="unsure", parameters=f'{{"line": "{line}"}}'
        )
        for line in lines
        if "unsure" in line
    ]
    tables = {name: schema.empty_table() for name, schema in SCHEMAS.items()}
    tables["documents"] = arrow_table(DocumentRow, [document])
    tables["pages"] = arrow_table(PageRow, pages)
    tables["dates"] = arrow_table(Date, dates)
    tables["problems"] = arrow_table(Problem, problems)
    return Extraction(doc_id, year, tables)


def _obey(order: str) -> None:
    if order == "hang":
        while True:  # asleep: the guard's clock goes by the time of day, and other tests want the processor
            time.sleep(1)
    if order in ("slow", "patient"):  # four seconds; the patient one asks for the time of each page
        for _ in range(8):
            if order == "patient":
                for _page in range(5):  # far more than it takes: a busy machine is slow
                    ask_for_time()
            time.sleep(0.5)
    if order == "hog":
        hoard = []
        while True:
            hoard.append(bytearray(1 << 24))
    if order == "exit":
        os._exit(3)
    if order == "segfault":
        ctypes.string_at(0)
    if order == "recurse":
        _obey("recurse")
    if order == "noise":
        os.write(1, b"a library prints to standard output\n")
        sys.stdout.write("and so does Python\n")
        sys.stdout.flush()
    if order == "password":
        raise Unreadable("password")
    if order.startswith("bug"):
        raise KeyError("no such thing")
