"""The sample report of tables and columns and its variants: what the readers give against the labels."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES
from sample_rows import read_sample

from corpus.samples.variants import VARIANTS, rows_of
from pipeline.options import Options
from pipeline.reading.ocr.installed import HOW, engine_version
from schemas.text import fold

Row = dict[str, Any]
GOLD = SAMPLES / "gold" / "lanting-2022"
FILES = {
    "plain": SAMPLES / "pdf-tables" / "lanting-2022.pdf",
    **{name: SAMPLES / "pdf-variants" / variant.file for name, variant in VARIANTS.items()},
}
NEEDS_OCR = pytest.mark.skipif(engine_version() is None, reason=f"the extra ocr is not installed: {HOW}")


def extracted(variant: str) -> dict[str, list[Row]]:
    return read_sample(FILES[variant], Options(ocr=engine_version()) if variant == "scan" else None)


def labels(table: str, variant: str = "plain") -> list[Row]:
    rows = [json.loads(line) for line in (GOLD / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]
    return rows if variant == "plain" else rows_of(VARIANTS[variant], rows)


def value_of(row: Row) -> tuple[Any, ...]:
    return row["page"], row["value"], row["unit"], row.get("qualifier", "exact")


def texts(rows: list[Row], pages: list[int], source: str) -> list[tuple[Any, ...]]:
    return sorted((value_of(r) for r in rows if r["page"] in pages and r["source"] == source), key=str)


def cells_of(variant: str) -> dict[int, list[list[tuple[int, int, str]]]]:
    """The cells of each table by the page on which it begins."""
    tables: dict[str, list[Row]] = {}
    for row in extracted(variant)["tables"]:
        tables.setdefault(row["table_id"], []).append(row)
    found: dict[int, list[list[tuple[int, int, str]]]] = {}
    for rows in tables.values():
        cells = sorted((row["row"], row["column"], fold(row["text"])) for row in rows)
        found.setdefault(min(row["page"] for row in rows), []).append(cells)
    return found


def labelled_cells(table: Row) -> list[tuple[int, int, str]]:
    rows = [table["header"], *table["rows"]]
    return [(r, c, fold(cell)) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell]


def figures(rows: list[Row]) -> list[tuple[Any, ...]]:
    kept = ("page", "value", "unit", "metric")
    return [(*(row[k] for k in kept), row.get("role") or "level", row.get("direction")) for row in rows]


def test_the_document() -> None:
    (row,) = extracted("plain")["documents"]
    label = json.loads((GOLD / "document.json").read_text(encoding="utf-8"))
    kept = ("org", "report_type", "title", "guide")
    assert [row[k] for k in kept] == [label[k] for k in kept]
    assert (row["org_short"], row["stated_year"], row["page_count"]) == ("澜汀公交", 2022, 8)


def test_sections() -> None:
    found = [(r["level"], r["number"], r["title"], r["page"]) for r in extracted("plain")["sections"]]
    assert found == [(x["level"], x["number"], x["title"], x["page"]) for x in labels("sections")]


@pytest.mark.parametrize("page", [3, 4, 5, 6, 7, 8])
def test_figures_of_the_text(page: int) -> None:
    found = texts(extracted("plain")["quantities"], [page], "text")
    assert found == sorted((value_of(x) for x in labels("quantities") if x["page"] == page), key=str)


def test_metrics_of_two_columns() -> None:
    said = {fold(r["text"]): r["metric"] or "" for r in extracted("plain")["quantities"] if r["page"] == 7}
    wrong = {
        x["text"]: said.get(x["text"])
        for x in labels("quantities")
        if x["page"] == 7 and not _alike(said.get(fold(x["text"]), ""), x["metric"])
    }
    assert len(wrong) <= 8, wrong


def _alike(metric: str, label: str) -> bool:
    return bool(metric) and (metric in label or label in metric)


@pytest.mark.parametrize("page", [1, 3, 5, 7, 8])
def test_dates(page: int) -> None:
    rows = [r for r in extracted("plain")["dates"] if r["page"] == page and r["precision"] != "relative"]
    wanted = [x for x in labels("dates") if x["page"] == page]
    found = sorted((fold(r["text"]), r["precision"]) for r in rows)
    assert found == sorted((fold(x["text"]), x["precision"]) for x in wanted)


def test_honours() -> None:
    found = [(r["page"], r["title"], r["recipient"], r["grantor"]) for r in extracted("plain")["honours"]]
    wanted = [(x["page"], x["title"], x["recipient"], x["grantor"]) for x in labels("honours")]
    assert (found, len(found)) == (wanted, 7)


def test_persons() -> None:
    assert {r["canonical"] for r in extracted("plain")["entities"] if r["kind"] == "PERSON"} == {
        x["name"] for x in labels("persons")
    }


TABLES = [
    pytest.param("表1", id="two pages, groups"),
    pytest.param("表2", id="no rules"),
    pytest.param("表3", id="half ruled"),
    pytest.param("表4", id="honours"),
]


@pytest.mark.parametrize("caption", TABLES)
def test_cells(caption: str) -> None:
    (label,) = (x for x in labels("tables") if x["caption"].startswith(caption))
    assert labelled_cells(label) in cells_of("plain")[label["page"]]


def test_nothing_else_is_a_table() -> None:
    assert {page: len(tables) for page, tables in cells_of("plain").items()} == {4: 1, 6: 2, 8: 1}


@pytest.mark.parametrize(
    ("pages", "captions"),
    [
        pytest.param([4], ["表1"], id="first page"),
        pytest.param([5], ["表1"], id="second page"),
        pytest.param([6], ["表2", "表3"], id="no rules, half ruled"),
    ],
)
def test_figures_of_the_cells(pages: list[int], captions: list[str]) -> None:
    assert captions
    rows = [r for r in extracted("plain")["quantities"] if r["source"] == "table" and r["page"] in pages]
    wanted = [x for x in labels("table_quantities") if x["page"] in pages]
    assert figures(rows) == figures(wanted)
    assert [str(r["period_start"])[:4] for r in rows] == [x["period"] for x in wanted]


def test_dashes_and_none_are_no_figures() -> None:
    rows = [r for r in extracted("plain")["quantities"] if r["source"] == "table"]
    assert not [r for r in rows if r["metric"] == "职业病新增病例"]
    assert [r["value"] for r in rows if r["metric"] == "光伏发电量"] == [586_000]
    assert not [r for r in rows if r["metric"] == "志愿服务时长" and str(r["period_start"]).startswith("2020")]


@pytest.mark.parametrize("table", ["tables", "quantities", "honours"])
def test_a_watermark_changes_no_row(table: str) -> None:
    def bare(rows: list[Row]) -> list[tuple[Any, ...]]:
        return [(r["page"], fold(r["text"]), r.get("metric"), r.get("value")) for r in rows]

    assert bare(extracted("watermark")[table]) == bare(extracted("plain")[table])


@pytest.mark.slow
def test_a_page_that_is_a_picture_is_read_or_named() -> None:
    named = {row["page"] for row in extracted("scan")["problems"]}
    read = {row["page"] for row in extracted("scan")["pages"] if row["source"] == "ocr"}
    assert named | read >= {1, 2, 3, 4}


@NEEDS_OCR
@pytest.mark.slow
def test_cells_of_a_scan() -> None:
    found = [text for tables in cells_of("scan").values() for cells in tables for *_, text in cells]
    wanted = [cell for table in labels("tables", "scan") for *_, cell in labelled_cells(table)]
    assert len([cell for cell in wanted if cell in found]) >= 0.97 * len(wanted)


@NEEDS_OCR
@pytest.mark.slow
def test_figures_and_honours_of_a_scan() -> None:
    rows = [r for r in extracted("scan")["quantities"] if r["source"] == "table"]
    right = [row for row in figures(labels("table_quantities", "scan")) if row in figures(rows)]
    assert len(right) >= 0.97 * len(labels("table_quantities", "scan"))
    assert [r["title"] for r in extracted("scan")["honours"]] == [x["title"] for x in labels("honours", "scan")]
    (document,) = extracted("scan")["documents"]
    assert (document["org"], document["stated_year"]) == ("澜汀市公共交通集团有限公司", 2022)


@NEEDS_OCR
@pytest.mark.slow
def test_a_scan_gives_no_figure_that_is_not_printed() -> None:
    rows = [r for r in extracted("scan")["quantities"] if r["source"] == "table"]
    printed = figures(labels("table_quantities", "scan"))
    assert rows
    assert [row for row in figures(rows) if row not in printed] == []


def test_the_files_are_there() -> None:
    assert all(path.is_file() for path in FILES.values())
    assert Path(FILES["plain"]).parent.name == "pdf-tables", "make demo reads pdf/ only"
