"""Reports made of a few lines: how the examples of checks are written, and read as any report is.

Each line is a paragraph. `# 一、概况` is a heading, lines in | that follow each other are a table, the first the
headers. Lines that begin with @ say what the report is: @year=2022 @org=… @short=… @type=… @pages=9; `@lines` lets the
lines stand as printed on one page, with `@page` a new one begins, `@plain` is a text without a page; with `@tables`
the tables are read as those of a page are, their numbers are quantities. `@@` parts the reports of several years, the
earliest first; without @year they are a year apart.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from extractors.registry import prepare
from pipeline.checks.report import Report
from pipeline.extract import read_prepared
from schemas.columns import arrow_table
from schemas.document import Block, Document, Identity, Source, Table, TableCell
from schemas.tables import TABLES
from schemas.text import Span

_USUAL = {"year": "2022", "org": "云溪市档案服务中心", "short": "", "type": "社会责任报告", "pages": "1"}


def read_example(example: str) -> Report:
    """Return the last report of an example, with the ones before it as its earlier reports."""
    written = example.split("\n@@\n")
    reports: list[Report] = []
    for at, text in enumerate(written):
        year = int(_USUAL["year"]) - len(written) + 1 + at
        reports.append(_read(text, year, tuple(reports)))
    return reports[-1]


def _read(text: str, year: int, earlier: Sequence[Report]) -> Report:
    said = _USUAL | {"year": str(year)}
    lines = text.split("\n")
    while lines and lines[0].startswith("@"):
        name, _, value = lines.pop(0)[1:].partition("=")
        said[name] = value
    document = _document(lines, said)
    rows = read_prepared(document)
    tables: dict[str, Any] = {
        name: arrow_table(row_class, rows[name]).to_pylist() for name, row_class in TABLES.items()
    }
    tables["tables"] += [] if "tables" in said else _cells(lines, document.doc_id)
    tables["pages"] = [] if "plain" in said else list(_pages(lines, document.doc_id))
    own = {"stated_year": int(said["year"]), "page_count": int(said["pages"]), "org": said["org"], "edition_of": None}
    own |= {"report_type": said["type"], "org_short": said["short"] or None, "title": said["type"]}
    return Report(tables["documents"][0] | own, tables, earlier)


def _document(lines: Sequence[str], said: Mapping[str, str]) -> Document:
    blocks: list[Block] = []
    tables: list[Table] = []
    lines = [line for line in lines if line != "@page"]
    text = ""
    for line in "\n".join(lines).replace("\n　　", "\r").replace("\n", "").split("\r") if "lines" in said else lines:
        if line.startswith("|"):
            if "tables" in said:
                text = _add_row(line, text, tables)
            continue
        heading = line.startswith("# ")
        words = line.removeprefix("# ").strip("　 ")
        span = Span(len(text), len(text) + len(words))
        text += words + "\n"
        block = replace(_block(span), lines=len(words) // 36 + 1)
        blocks.append(replace(block, size=16.0, indent=0.0, bold=True) if heading else block)
    digest = hashlib.sha256((text + said["year"]).encode()).hexdigest()
    source = Source(doc_id=digest[:16], sha256=digest, file_name="example.pdf", path="example.pdf", size=1)
    year = int(said["year"])
    known = Identity(
        org=said["org"], org_short=said["short"] or None, report_type=said["type"], title=said["type"], year=year,
        period=(date(year, 1, 1), date(year, 12, 31)),
    )  # fmt: skip
    blocks += [replace(_block(table.span), kind="table", lines=len(table.row_spans())) for table in tables]
    blocks.sort(key=lambda block: block.span.start)
    document = Document(source=source, pages=(), text=text, segments=(), blocks=tuple(blocks), tables=tuple(tables))
    return replace(prepare(document), identity=known)


def _block(span: Span) -> Block:
    return Block(
        span=span,
        kind="body",
        page=1,
        size=12.0,
        font="Song",
        bold=False,
        indent=24.0,
        lines=1,
        full=False,
    )


def _add_row(line: str, text: str, tables: list[Table]) -> str:
    """Return the text with a line in | behind it, a row of the table that ends there or the first of a new one."""
    goes_on = bool(tables) and tables[-1].span.end == len(text) - 1
    row = tables[-1].cells[-1].row + 1 if goes_on else 0
    cells = list(tables[-1].cells) if goes_on else []
    start = tables.pop().span.start if goes_on else len(text)
    for column, word in enumerate(one.strip() for one in line.strip()[1:-1].split("|")):
        text += "\t" if column else ""
        span = Span(len(text), len(text) + len(word))
        text += word
        cells.append(TableCell(row, column, 1, 1, span, 1))
    tables.append(Table(span=Span(start, len(text)), page=1, cells=tuple(cells), rule="ruled"))
    return text + "\n"


def _pages(lines: Sequence[str], doc_id: str) -> Iterator[Mapping[str, Any]]:
    for page, words in enumerate("\n".join(lines).split("\n@page\n"), 1):
        text = "\n".join(line.removeprefix("# ") for line in words.split("\n"))
        yield {"doc_id": doc_id, "page": page, "page_label": str(page), "text": text, "source": "text", "health": [],
               "running_head": None, "running_foot": None}  # fmt: skip


def _cells(lines: Sequence[str], doc_id: str) -> list[Mapping[str, Any]]:
    """Return the cells of the tables: lines in | that follow each other are one table."""
    found: list[Mapping[str, Any]] = []
    blocks = [list(group) for in_table, group in groupby(lines, lambda line: line.startswith("|")) if in_table]
    for at, block in enumerate(blocks):
        grid = [[word.strip() for word in line.strip()[1:-1].split("|")] for line in block]
        for r, words in enumerate(grid):
            for c, word in enumerate(words):
                head = r == 0 or c == 0
                header = () if head else (grid[0][c] if c < len(grid[0]) else "", words[0])
                found.append({
                    "doc_id": doc_id, "row_id": f"cell{at}-{r}-{c}", "page": 1, "start_char": -1, "section_id": None,
                    "row": r, "column": c, "row_span": 1, "column_span": 1, "header": header, "is_header": head,
                    "caption": None, "text": word, "statement_id": None, "table_id": f"t{at}",
                })  # fmt: skip
    return found
