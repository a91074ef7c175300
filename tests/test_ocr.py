"""Pages that are pictures: what OCR reads of them, where it points, what it keeps, and what is said without it."""

import json
import math
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from conftest import SAMPLES
from in_process import run
from PIL import Image, ImageChops, ImageDraw, ImageOps
from scans import picture_of, strip_of, write_scan

from benchmarks.scans import edit_distance
from corpus.find import find
from pipeline.cli import main
from pipeline.extract import extract_document
from pipeline.reading.glyphs import RawPage
from pipeline.reading.ocr.installed import HOW, engine_version
from pipeline.reading.ocr.route import open_scanner, read_again
from pipeline.reading.read import read_document
from pipeline.store.layout import PRIVATE
from schemas.document import Document
from schemas.text import Span, squeeze

REPORT = SAMPLES / "pdf" / "jichuan-2021.pdf"
PAGE = 5  # prose with quantities and a ruled table
SKEW = 0.7

needs_engine = pytest.mark.skipif(engine_version() is None, reason=f"the extra ocr is not installed: {HOW}")


def read(path: Path, *, ocr: bool = True, cache: Path | None = None) -> Document:
    return read_document(path, find([path]).reports[0].source, ocr=ocr, cache=cache)


def one_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import pypdfium2 as pdfium  # noqa: PLC0415

    path = tmp_path_factory.mktemp("native") / "page.pdf"
    with pdfium.PdfDocument(REPORT) as whole:
        part = pdfium.PdfDocument.new()
        part.import_pages(whole, [PAGE - 1])
        part.save(path)
    return path


@pytest.fixture(scope="module")
def native(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return read(one_page(tmp_path_factory), ocr=False)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = write_scan(tmp_path_factory.mktemp("scan") / "scan.pdf", [picture_of(REPORT, PAGE, skew=SKEW)])
    return read(path)


def rows(document: Document, table: str) -> list[dict]:
    return extract_document(document).tables[table].to_pylist()


@needs_engine
def test_a_skewed_noisy_scan_gives_the_text_of_its_native_file(native: Document, scan: Document) -> None:
    assert (scan.pages[0].source, scan.pages[0].health) == ("ocr", ("image_only",))
    truth, found = (squeeze(d.pages[0].text).replace(" ", "") for d in (native, scan))
    assert len(truth) > 500
    assert edit_distance(truth, found) / len(truth) <= 0.01


@needs_engine
def test_a_scan_gives_the_figures_of_its_native_file(native: Document, scan: Document) -> None:
    def figures(document: Document) -> Counter[tuple[object, ...]]:
        return Counter((r["value_text"], r["unit"], r["source"]) for r in rows(document, "quantities"))

    assert figures(native).total() >= 20
    assert figures(scan) == figures(native)
    assert {r["confidence"] for r in rows(native, "quantities")} == {None}
    assert all(0.8 < r["confidence"] <= 1 for r in rows(scan, "quantities"))


@needs_engine
def test_a_ruled_table_on_a_scan_is_that_of_the_native_file(native: Document, scan: Document) -> None:
    def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
        (table,) = document.tables
        texts = [squeeze(cell.span.of(document.text)) for cell in table.cells]
        alike = ["—" if text == "一" else text for text in texts]  # alone in a cell they look the same
        return [(c.row, c.column, c.row_span, c.column_span, t) for c, t in zip(table.cells, alike, strict=True)]

    assert len(cells(native)) == 30
    assert cells(scan) == cells(native)


@needs_engine
def test_evidence_points_at_the_skewed_page(native: Document, scan: Document) -> None:
    assert scan.pages[0].skew == pytest.approx(-SKEW, abs=0.15)
    (width, height), turn = scan.pages[0].shown_size, math.radians(-SKEW)
    checked = 0
    for row in rows(native, "quantities"):
        same = [r for r in rows(scan, "quantities") if (r["text"], r["metric"]) == (row["text"], row["metric"])]
        if len(same) != 1:
            continue
        x0, top, x1, bottom = row["bbox"]
        x, y = (x0 + x1) / 2 - width / 2, (top + bottom) / 2 - height / 2
        there = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        box = same[0]["bbox"]
        assert (box[0] + box[2]) / 2 == pytest.approx(there[0] + width / 2, abs=4)
        assert (box[1] + box[3]) / 2 == pytest.approx(there[1] + height / 2, abs=4)
        checked += 1
    assert checked >= 10


@needs_engine
def test_what_was_read_is_kept_and_not_read_again(tmp_path: Path) -> None:
    path = write_scan(tmp_path / "strip.pdf", [strip_of(REPORT, PAGE, 60, 160)])
    first = read(path, cache=tmp_path / "kept")
    (kept,) = (tmp_path / "kept").rglob("page-*.json")
    assert read(path, cache=tmp_path / "kept") == first

    content = json.loads(kept.read_text(encoding="utf-8"))
    content["lines"][0]["text"] = "甲" * len(content["lines"][0]["text"])
    kept.write_text(json.dumps(content), encoding="utf-8")
    assert "甲甲甲" in read(path, cache=tmp_path / "kept").text

    kept.write_text(kept.read_text(encoding="utf-8")[:40], encoding="utf-8")  # as a power cut may leave it
    assert read(path, cache=tmp_path / "kept") == first


@needs_engine
def test_a_page_on_its_side_is_turned_and_its_boxes_are_those_of_the_page_shown(tmp_path: Path) -> None:
    strip = strip_of(REPORT, PAGE, 60, 200)
    upright = read(write_scan(tmp_path / "upright.pdf", [strip]))
    side = read(write_scan(tmp_path / "side.pdf", [strip.rotate(90, expand=True)]))
    assert side.text == upright.text
    assert side.pages[0].shown_size == pytest.approx((upright.pages[0].height, upright.pages[0].width))
    (here,), (there,) = (d.locate(Span(0, 4)) for d in (upright, side))
    assert there.box.x0 == pytest.approx(here.box.top, abs=3)  # turned against the clock: what was above is now left
    assert there.box.bottom == pytest.approx(upright.pages[0].width - here.box.x0, abs=3)


@needs_engine
def test_a_red_seal_hides_no_word_and_red_headings_stay(tmp_path: Path) -> None:
    grey = strip_of(REPORT, PAGE, 60, 200)
    plain = read(write_scan(tmp_path / "plain.pdf", [grey]))
    seal = Image.new("RGB", grey.size, "white")
    for inset, fill in ((0, None), (60, (230, 60, 70))):  # a ring with a disc in it, 34 mm wide
        box = (500 + inset, 20 + inset, 700 - inset, 220 - inset)
        ImageDraw.Draw(seal).ellipse(box, outline=(225, 40, 50), width=5, fill=fill)
    stamped = ImageChops.multiply(grey.convert("RGB"), seal)
    assert read(write_scan(tmp_path / "stamped.pdf", [stamped])).text == plain.text
    red = ImageOps.colorize(grey, (200, 30, 40), "white")
    assert read(write_scan(tmp_path / "red.pdf", [red])).text == plain.text


@needs_engine
def test_a_page_that_cannot_be_drawn_stays_unread(tmp_path: Path) -> None:
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.7 only pdfminer opens this")
    with open_scanner(tmp_path / "none.pdf", "0" * 64, tmp_path / "kept") as scanner:
        assert scanner
        assert scanner.read(1) is None
        assert read_again(RawPage(1, 595, 842, []), (), ("image_only",), scanner) is None
    assert not (tmp_path / "kept").exists()


def test_without_ocr_the_page_is_named_with_what_would_read_it(tmp_path: Path) -> None:
    path = write_scan(tmp_path / "strip.pdf", [strip_of(REPORT, PAGE, 60, 160)])
    assert run("extract", path, "--store", tmp_path / "s", "--ocr", "off").returncode == 1
    problems = pd.read_parquet(tmp_path / "s" / "problems")
    (named,) = problems[problems["reason"] == "no_text_layer"].to_dict("records")
    assert named["page"] == 1
    assert json.loads(named["parameters"]) == {"cause": "image_only", "ocr": "not_used"}
    (document,) = pd.read_parquet(tmp_path / "s" / "documents").to_dict("records")
    assert (document["status"], document["text_source"]) == ("failed", "none")


@needs_engine
def test_with_the_extra_only_reports_with_unread_pages_are_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_scan(folder / "strip.pdf", [strip_of(REPORT, PAGE, 60, 160)])
    (folder / "native.pdf").write_bytes((SAMPLES / "pdf" / "jichuan-2020.pdf").read_bytes())
    call = ["extract", str(folder), "--store", str(tmp_path / "s"), "--workers", "1", "--lang", "en"]
    assert main([*call, "--ocr", "off"]) == 1
    assert main(call) == 0
    assert main(call) == 0
    runs = (tmp_path / "s" / PRIVATE / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    assert [(json.loads(run)["done"], json.loads(run)["skipped"]) for run in runs] == [(1, 0), (1, 1), (0, 2)]
    documents = pd.read_parquet(tmp_path / "s" / "documents").set_index("file_name")
    assert documents.loc["strip.pdf", "text_source"] == "ocr"
    assert "ocr=" not in documents.loc["native.pdf", "extractor_version"]
    assert (
        pd.read_parquet(tmp_path / "s" / "pages")
        .set_index("doc_id")
        .loc[documents.loc["strip.pdf", "doc_id"], "source"]
        == "ocr"
    )
