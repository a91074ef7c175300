"""Two of the sample reports as LibreOffice and Chromium make PDFs: the rows of the labels, whoever drew the pages.

What the readers of tables and contents do not manage yet is named here, one reason each.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from conftest import SAMPLES
from sample_rows import read_sample

from corpus.samples.make import SETS, sources
from corpus.samples.producers import FOLDER, PRODUCERS, REPORTS, name_of
from schemas.text import fold

Row = dict[str, Any]
REPORT = {name: report for group in SETS for name, report in sources(group).items() if name in REPORTS}
CASES = [pytest.param(name, producer, id=f"{name}-{producer}") for name in REPORTS for producer in PRODUCERS]
COLUMNS = {
    "documents": (
        "org",
        "org_short",
        "report_type",
        "title",
        "stated_year",
        "period_start",
        "guide",
        "signatory",
        "status",
    ),
    "sections": ("level", "number", "title"),
    "statements": ("text",),
    "quantities": ("text", "value_text", "unit", "qualifier", "metric", "subject", "role", "period_start", "indicator"),
    "dates": ("text", "start", "end", "precision", "event"),
    "honours": ("title", "recipient", "recipient_type", "grantor", "edition", "period_start"),
    "entities": ("kind", "name", "canonical", "role"),
    "problems": ("page", "reason", "parameters"),
}
BROKEN_ROW = "a row of a ruled table that is broken by the end of the page is read as two"


def stated(row: Row) -> tuple[object, ...]:
    """Value, unit and qualifier of a row or a label; of a range both ends."""
    low, high = ("value", "value_max") if "value_max" in row else ("value_low", "value_high")
    values = [row[low], row[high]] if row["qualifier"] == "range" else [row["value"]]
    return (*(round(value, 6) for value in values), str(row["unit"] or "").removeprefix("个"), row["qualifier"])


def pdf_of(name: str, producer: str) -> Path:
    report = REPORT[name]
    if producer == "original":
        return SAMPLES / report.facts.get("folder", "pdf") / report.facts["file"]
    return SAMPLES / FOLDER / name_of(report, producer)


def rows(name: str, producer: str) -> dict[str, list[Row]]:
    return read_sample(pdf_of(name, producer))


def labels(name: str, table: str) -> list[Row]:
    path = SAMPLES / "gold" / REPORT[name].facts["gold"] / f"{table}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def prose(name: str, producer: str, table: str) -> Counter[tuple[str, ...]]:
    """The rows of a table by what they say, those of table cells left out."""
    kept = [row for row in rows(name, producer)[table] if row.get("source") != "table"]
    return Counter(tuple(fold(row[column]) for column in COLUMNS[table]) for row in kept)


@pytest.mark.parametrize(("name", "producer"), CASES)
def test_the_files_are_made_by_others(name: str, producer: str) -> None:
    with pdfplumber.open(pdf_of(name, producer)) as pdf:
        assert {"word": "LibreOffice", "web": "Skia"}[producer] in pdf.metadata["Producer"]
    assert pdf_of(name, producer).stat().st_size < 400_000


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize(("name", "producer"), CASES)
def test_the_prose_gives_the_rows_of_the_original(name: str, producer: str, table: str) -> None:
    found, original = prose(name, producer, table), prose(name, "original", table)
    assert (original - found, found - original) == (Counter(), Counter())


@pytest.mark.parametrize(("name", "producer"), CASES)
def test_the_prose_gives_what_is_labelled(name: str, producer: str) -> None:
    found = rows(name, producer)
    values = {stated(row) for row in found["quantities"] if row["source"] == "text"}
    for label in labels(name, "quantities"):
        assert not label["required"] or stated(label) in values, label
    assert {r["title"] for r in found["honours"]} >= {x["title"] for x in labels(name, "honours") if x["required"]}
    assert [(r["level"], r["title"]) for r in found["sections"]] == [
        (x["level"], x["title"]) for x in labels(name, "sections")
    ]


def cells(name: str, producer: str) -> list[list[tuple[int, int, str]]]:
    tables: dict[str, list[tuple[int, int, str]]] = {}
    for row in rows(name, producer)["tables"]:
        tables.setdefault(row["table_id"], []).append((row["row"], row["column"], fold(row["text"])))
    return [sorted(table) for table in tables.values()]


def allow(name: str, producer: str, caption: str) -> pytest.MarkDecorator | tuple[()]:
    broken = (name, producer, caption) == ("lanting-2022", "word", "表1")
    return pytest.mark.xfail(strict=True, reason=BROKEN_ROW) if broken else ()


TABLES = [
    pytest.param(name, producer, caption, marks=allow(name, producer, caption), id=f"{name}-{producer}-{caption}")
    for name, captions in (("2021", ["表1"]), ("lanting-2022", ["表1", "表2", "表3", "表4"]))
    for producer in PRODUCERS
    for caption in captions
]


@pytest.mark.parametrize(("name", "producer", "caption"), TABLES)
def test_cells_are_as_labelled(name: str, producer: str, caption: str) -> None:
    (label,) = (x for x in labels(name, "tables") if fold(x["caption"]).startswith(caption))
    printed = [label["header"], *label["rows"]]
    wanted = [(r, c, fold(cell)) for r, row in enumerate(printed) for c, cell in enumerate(row) if cell]
    assert wanted in cells(name, producer)


def caption_of(name: str, figure: Row) -> str:
    """The table in which a label of a cell stands: two of lanting-2022 share a page."""
    captions = [fold(x["caption"])[:2] for x in labels(name, "tables") if figure["page"] in x.get("pages", [x["page"]])]
    by_line = any(word in figure["metric"] for word in ("线路", "车辆", "客运量"))
    return captions[by_line] if len(captions) == 2 else captions[0]


@pytest.mark.parametrize(("name", "producer", "caption"), TABLES)
def test_figures_of_cells_are_as_labelled(name: str, producer: str, caption: str) -> None:
    found = {
        (fold(r["text"]), r["value"], r["unit"], r["metric"], str(r["period_start"])[:4])
        for r in rows(name, producer)["quantities"]
        if r["source"] == "table"
    }
    wanted = [x for x in labels(name, "table_quantities") if caption_of(name, x) == caption]
    missing = [
        x for x in wanted if (fold(x["text"]), *(x[k] for k in ("value", "unit", "metric", "period"))) not in found
    ]
    assert missing == []
    assert wanted or caption == "表4"


@pytest.mark.parametrize(("name", "producer"), CASES)
def test_a_table_is_where_one_is_printed(name: str, producer: str) -> None:
    assert len(cells(name, producer)) == len(labels(name, "tables"))
