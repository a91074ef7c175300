"""Names that are not sure are marked wherever a person sees them first: workbook, forms, draft, show, feed."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from in_process import run
from openpyxl import load_workbook

from pipeline.collect.questions import list_questions
from pipeline.compare import Choice
from pipeline.draft import build_context
from pipeline.export.workbook import export_workbook
from pipeline.feed import build_feed
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.tables.facts import DOUBTED_NAME

SAY = Messages("zh")
MARK = "名称待核对"
PALE = "FFFFF2CC"
SURE = "在岗职工"  # 126名 and the like, in each sample


@pytest.fixture(scope="module")
def rows(sample_yearbook: Path) -> list[dict[str, Any]]:
    return Store.open(sample_yearbook).read("indicators").to_pylist()


@pytest.fixture(scope="module")
def unsure(sample_yearbook: Path) -> dict[str, Any]:
    """The first quantity with a name that is to be checked, and with words that stand once in the yearbook."""
    rows = Store.open(sample_yearbook).read("quantities").to_pylist()
    texts = Counter(row["text"] for row in rows)
    alone = (row for row in rows if row["metric"] and texts[row["text"]] == 1)
    return next(row for row in alone if row["name_confidence"] and row["name_confidence"] < DOUBTED_NAME)


def test_a_value_is_as_sure_as_the_quantity_that_states_it(sample_yearbook: Path, rows: list[dict[str, Any]]) -> None:
    quantities = Store.open(sample_yearbook).read("quantities").to_pylist()
    sure = {row["row_id"]: row["name_confidence"] for row in quantities}
    stated = [row for row in rows if row["quantity_id"] and row["status"] == "stated"]
    assert stated
    assert all(row["name_confidence"] == sure[row["quantity_id"]] for row in stated)
    assert {row["name_confidence"] for row in rows if not row["quantity_id"]} == {None}
    assert {sure[row["row_id"]] for row in quantities if row["source"] != "text"} <= {None}


def test_a_workbook_shows_an_unsure_name_in_a_pale_cell_and_in_a_column_to_filter(
    sample_yearbook: Path, tmp_path: Path
) -> None:
    file = tmp_path / "all.xlsx"
    export_workbook(sample_yearbook, file, Choice(), say=SAY)
    sheet = load_workbook(file)["只在一年出现"]
    header, *lines = sheet.iter_rows(min_row=3)
    at = {cell.value: place for place, cell in enumerate(header)}
    marked = [line for line in lines if line[at["名称核对"]].value]
    assert {line[at["名称核对"]].value for line in marked} == {MARK}
    assert {line[at["指标"]].fill.start_color.rgb for line in marked} == {PALE}
    plain = [line for line in lines if line[at["指标"]].value and not line[at["名称核对"]].value]
    assert PALE not in {line[at["指标"]].fill.start_color.rgb for line in plain}
    assert f"名称待核对 {len(marked)} 项" in str(sheet["A2"].value)
    assert 0 < len(marked) < len(plain)


def test_a_form_says_that_the_sentence_decides(sample_yearbook: Path) -> None:
    asked = list_questions(Store.open(sample_yearbook), 2023, org=None, say=SAY)
    marked = [row for row in asked.rows if MARK in row.definition]
    assert 0 < len(marked) < len(asked.rows) / 2


def test_a_feed_says_how_sure_each_name_is_and_a_draft_marks_the_unsure_ones(
    sample_yearbook: Path, rows: list[dict[str, Any]]
) -> None:
    feed = build_feed(sample_yearbook, 2023)
    told = {
        str(row["name_confidence"]) for row in rows if row["name_confidence"] is not None and row["status"] == "stated"
    }
    points = [point for series in feed.indicators for point in series.history]
    assert {str(point.name_confidence) for point in points if point.name_confidence is not None} <= told
    last = {
        (series.name, point.display): point.name_confidence
        for series in feed.indicators
        for point in series.history
        if point.year == feed.last_year
    }
    notes = {(line.name, line.last): line.note for line in build_context(feed).indicators}
    for place, sure in last.items():
        if place in notes:
            assert (MARK in notes[place]) == (sure is not None and float(sure) < DOUBTED_NAME)
    assert any(MARK in note for note in notes.values())


def test_show_marks_unsure_names_and_counts_them(
    sample_yearbook: Path, unsure: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    quantities = Store.open(sample_yearbook).read("quantities").to_pylist()
    first = unsure["doc_id"]
    own = [row for row in quantities if row["doc_id"] == first]
    count = sum(bool(row["name_confidence"] and row["name_confidence"] < DOUBTED_NAME) for row in own)
    assert f"数据名称待核对 {count}（" in run("show", sample_yearbook, "--lang", "zh").stdout
    listed = run(
        "show", sample_yearbook, "--doc", first, "--table", "quantities", "--limit", "0", "--lang", "zh"
    ).stdout
    assert f"{unsure['metric']}（{MARK}）" in listed
    assert f"{SURE}（" not in listed


def test_find_marks_an_unsure_name(sample_yearbook: Path, unsure: dict[str, Any]) -> None:
    assert f"（{MARK}）: {unsure['text']}" in run("find", sample_yearbook, unsure["text"], "--lang", "zh").stdout
    assert MARK not in run("find", sample_yearbook, "1,402人次", "--lang", "zh").stdout


def test_text_says_which_name_is_to_be_checked(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("年末固定资产原值860万元。\n各站依次为86人。\n", encoding="utf-8")
    told = run("text", tmp_path / "lines.txt", "--year", "2022", "--format", "table", "--lang", "zh").stdout
    sure, unsure = (line for line in told.splitlines() if line.startswith("数据"))
    assert MARK not in sure
    assert MARK in unsure
