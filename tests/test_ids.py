"""Ids: unique in their table, and moved by nothing but the file, the page, the words and what the row says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, SHARED

from corpus.find import find
from extractors.dates import dates
from extractors.indicators import indicators
from extractors.numbers import quantities
from extractors.outline import passages, sections
from extractors.plain import document_of
from extractors.registry import prepare
from pipeline.extract import extract_document
from pipeline.material import material_of
from pipeline.reading.assemble import assemble
from pipeline.reading.read import read_document
from schemas.document import Document
from schemas.indicators import load
from schemas.page import Page
from schemas.printed import RawText

IDS = {"sections": "section_id", "statements": "statement_id"}
TABLES = ("quantities", "indicators", "dates", "honours", "entities", "tables", "organisations", *IDS)
Rows = dict[str, list[dict[str, Any]]]


def rows_of(document: Document) -> Rows:
    tables = extract_document(document).tables
    return {name: tables[name].to_pylist() for name in TABLES}


def ids_of(rows: Rows) -> dict[str, dict[str, dict[str, Any]]]:
    return {name: {row[IDS.get(name, "row_id")]: row for row in rows[name]} for name in TABLES}


def report_at(path: Path) -> Document:
    (report,) = find([path]).reports
    return read_document(report.path, report.source)


@pytest.fixture(scope="module")
def sample() -> Document:
    return report_at(SAMPLES / "pdf" / "jichuan-2021.pdf")


def check_unique(rows: Rows) -> None:
    for name in TABLES:
        counts = Counter(row[IDS.get(name, "row_id")] for row in rows[name])
        assert not [id_ for id_, count in counts.items() if count > 1], name
    figures = {row["row_id"] for row in rows["quantities"]}
    assert {row["quantity_id"] for row in rows["indicators"]} - {None} <= figures
    sections_ = {row["section_id"] for row in rows["sections"]} | {None}
    assert {row["parent_id"] for row in rows["sections"]} | {row["section_id"] for row in rows["tables"]} <= sections_


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("pdf*/*.pdf")), ids=lambda path: path.stem)
def test_ids_are_unique_in_each_table_of_a_sample(path: Path) -> None:
    check_unique(rows_of(report_at(path)))


REAL = (
    "seed2022.pdf",
    "real/putuo-welfare-budget-2024.pdf",
    "real/pdfjs-kangxi-11066.pdf",
    "real/plumb-anli-issue842.pdf",
)


@pytest.mark.yardstick
@pytest.mark.parametrize("name", REAL)
def test_ids_are_unique_in_each_table_of_a_real_report(name: str) -> None:
    check_unique(rows_of(report_at(SHARED / "corpus" / name)))


def with_head_in_the_text(document: Document) -> Iterator[tuple[Document, Page]]:
    """Yield the document as it would be if the running head of one page had not been found, page by page."""
    for page in document.pages[2:6]:
        lines = tuple(replace(line, role="body") if line.role == "header" else line for line in page.lines)
        pages = [replace(one, lines=lines) if one is page else one for one in document.pages]
        yield assemble(document.source, pages), page


def test_one_more_running_head_that_is_dropped_moves_no_other_id(sample: Document) -> None:
    after = ids_of(rows_of(sample))
    for document, page in with_head_in_the_text(sample):
        before = ids_of(rows_of(document))
        gone = [row["text"] for id_, row in before["statements"].items() if id_ not in after["statements"]]
        assert page.running_head in gone
        # What is new without the head may only be a sentence that the head stood in the midst of, and what it tells.
        whole = after["statements"].keys() - before["statements"].keys()
        assert {after["statements"][id_]["text"] for id_ in whole} <= {one + other for one in gone for other in gone}
        for name in TABLES:
            if name != "statements":
                new = after[name].keys() - before[name].keys()
                assert {after[name][id_].get("statement_id") for id_ in new} <= whole
        both = after["dates"].keys() & before["dates"].keys()
        assert any(after["dates"][id_]["start_char"] < before["dates"][id_]["start_char"] for id_ in both)


def test_other_sections_and_statements_move_no_id(sample: Document) -> None:
    document = prepare(sample)
    fewer = passages.add_passages(replace(document, sections=document.sections[::2], passages=()))
    assert {one.section_id for one in fewer.passages} < {one.section_id for one in document.passages}
    for reader in (quantities, dates):
        found, again = ({row.evidence.row_id for row in reader.read(one)} for one in (document, fewer))
        assert found == again


def test_a_row_more_moves_no_other_id(sample: Document) -> None:
    document = prepare(sample)
    found = list(quantities.read(document))
    rows = (list(passages.read(document)), list(sections.read(document)))
    said = {"org": None, "org_short": None, "report_type": None, "stated_year": 2021}
    said |= {"period_start": None, "period_end": None}
    all_, fewer = (
        {row.evidence.row_id: row for row in indicators.read(material_of(said, some, *rows), load())}
        for some in (found, found[:40] + found[41:])
    )
    assert set(fewer) < set(all_)


def test_ids_are_part_of_the_contract() -> None:
    """These ids stand in citations and rulings of people: a change of how they are made breaks all of them."""
    document = document_of("2021年培训79人次，2022年培训 79 人次。", year=2022)
    assert [row.evidence.row_id for row in quantities.read(document)] == ["c5d3b78d1deafc85", "3cb335810e9e4e81"]
    assert [row.evidence.row_id for row in dates.read(document)] == ["4819bdb8f0d50fc1", "b7700e73fe10e6a0"]
    assert document.passages[0].statement_id == "511e3a8ed07a1f8e"


def test_a_text_is_counted_on_its_raw_page() -> None:
    raw = RawText(["年报 第79页", "共 79 人，其", "中 79人", "Annual  Report 79人"])
    assert [raw.find(1, "79 人", at).nth for at in ((1, 2), (2, 2), (3, 15))] == ["0", "1", "2"]
    assert raw.find(1, "79", (1, 2)).nth == "1"
    over_lines = raw.find(1, "其中79人", (1, 7))
    assert (over_lines.part, over_lines.nth) == ("其中79人", "0")
    over_pages = raw.find(1, "79人参加", (3, 15))
    assert (over_pages.part, over_pages.nth) == ("79人", "2")


def test_every_place_of_a_page_made_to_be_slow_has_a_number_of_its_own() -> None:
    raw = RawText(["1、 " * 20_000])
    numbers = [raw.find(1, "1、", (0, 3 * at)).nth for at in range(20_000)]
    assert len(set(numbers)) == len(numbers)
