"""Text that leaves the program steers neither a terminal nor a spreadsheet."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest
from made_reports import Made, Said, extraction
from openpyxl import load_workbook
from raw_pdf import write_sound

from pipeline.batch import Step
from pipeline.cli import main
from pipeline.commands.console import open_console, problem_table
from pipeline.commands.writing import without_formulas
from pipeline.escaping import csv_cell, escape_json, show_safely
from pipeline.extract import read_report
from pipeline.messages import Messages
from pipeline.progress import show_progress
from pipeline.store import Store
from schemas.document import Source
from schemas.tables import Problem

SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)
HOSTILE = "a\x1b[31m\x9b0m\u202efdp.\x07\u2066"
SHOWN = r"a\x1b[31m\x9b0m\u202efdp.\x07\u2066"


def test_what_steers_a_terminal_is_shown_as_what_it_is() -> None:
    assert show_safely(HOSTILE) == SHOWN
    assert show_safely("年报\n2022\t“甲”①·①") == "年报\n2022\t“甲”①·①"


def test_names_of_files_are_safe_in_messages_tables_and_progress() -> None:
    assert HOSTILE not in Messages("en")("no.path", path=Path(HOSTILE))
    assert SHOWN in Messages("zh")("no.path", path=Path(HOSTILE))
    table = problem_table(
        [Problem(doc_id=None, file=HOSTILE, page=None, stage="find", reason="archive", parameters="{}")], Messages("en")
    )
    out = io.StringIO()
    open_console(out).print(table)
    assert SHOWN in out.getvalue()
    assert not set("\x1b\x9b\u202e\x07") & set(out.getvalue())
    out = io.StringIO()
    with show_progress(out) as show:
        show(Step(1, 1, HOSTILE, "ok", 1))
    assert out.getvalue() == f"[1/1] ok {SHOWN}\n"


def test_json_holds_the_same_and_shows_nothing_that_steers() -> None:
    written = escape_json(json.dumps({"file": HOSTILE}, ensure_ascii=False, indent=1))
    assert json.loads(written) == {"file": HOSTILE}
    assert not set("\x1b\x9b\u202e\x07\u2066") & set(written)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-", "－增长"]
)
def test_words_that_begin_as_a_formula_are_none(cell: str) -> None:
    assert csv_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-12.5", "+3", "-1,234.56", "-3%", "1=1", "投入-5", "", None, -3.5, "a@b.cn"])
def test_numbers_and_other_words_stay(cell: object) -> None:
    assert csv_cell(cell) is cell


def test_a_view_as_csv_keeps_its_numbers() -> None:
    frame = pd.DataFrame(
        {"org": ["=HYPERLINK(1)", "甲"], "value": [-1.5, 2.0], "year": pd.array([2022, None], "Int64")}
    )
    assert without_formulas(frame).to_csv(index=False) == "org,value,year\n'=HYPERLINK(1),-1.5,2022\n甲,2.0,\n"


def test_marks_of_direction_are_dropped_and_named(tmp_path: Path) -> None:
    lines = ["全年组织培训\u202e12\u202c场，参加人员1234人次。", "投入25.87万元。"]
    tables = read_report(write_sound(tmp_path / "a.pdf", [lines]), SOURCE).tables
    (page,) = tables["pages"].to_pylist()
    assert page["text"].replace(" ", "").split("\n") == ["全年组织培训12场，参加人员1234人次。", "投入25.87万元。"]
    assert "direction" in page["health"]
    assert (1, "text_layer_suspect") in [(p["page"], p["reason"]) for p in tables["problems"].to_pylist()]


@pytest.mark.parametrize("name", ["a.xls", "a.docx", "a.html", "a.csvx"])
def test_an_ending_that_can_not_be_written_is_refused(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "s" / "documents").mkdir(parents=True)
    assert main(["compare", str(tmp_path / "s"), "--output", str(tmp_path / name), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert ".csv" in said and ".parquet" in said
    assert not (tmp_path / name).exists()


STEERING = set("\x1b\x9b\u202e\x07\u2066")


@pytest.fixture(scope="module")
def hostile_yearbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A yearbook whose reports have names, values and sentences that would steer a terminal."""
    root = tmp_path_factory.mktemp("hostile") / "store"
    reports = [
        Made(
            year,
            [Said("staff.total", value), Said(f"open:{HOSTILE}|people", value, more={"surface": HOSTILE})],
            org=f"甲{HOSTILE}单位",
            sentences=[f"员工{HOSTILE}131人。"],
            honours=[(f"先进{HOSTILE}", year)],
        )
        for year, value in ((2021, 126.0), (2022, 131.0))
    ]
    with Store.open(root, writable=True) as store:
        store.commit(map(extraction, reports))
    return root


@pytest.mark.parametrize(
    "words",
    [
        ("compare",),
        ("compare", "--format", "csv"),
        ("compare", "--format", "csv", "--lang", "zh"),
        ("compare", "--format", "json"),
        ("compare", "--view", "honours"),
        ("show",),
        ("show", "--table", "statements", "--format", "csv"),
        ("show", "--doc", "2022", "--format", "json"),
        ("find", "131"),
        ("find", "131", "--format", "json"),
        ("feed", "--year", "2023"),
        ("outline", "--doc", "2022"),
        ("outline", "--doc", "2022", "--paste"),
    ],
)
def test_no_command_lets_a_report_steer_the_terminal(
    words: tuple[str, ...], hostile_yearbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([words[0], str(hostile_yearbook), *words[1:]]) == 0
    told = capsys.readouterr()
    assert told.out
    assert not STEERING & set(told.out + told.err)


def test_workbooks_and_drafts_of_such_reports_are_written(
    hostile_yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, plain, draft = (tmp_path / name for name in ("a.xlsx", "b.xlsx", "c.docx"))
    store = str(hostile_yearbook)
    assert main(["export", store, "--excel", str(book)]) == 0
    assert main(["show", store, "--doc", "2022", "--output", str(plain)]) == 0
    assert main(["draft", store, "--year", "2023", "--output", str(draft)]) == 0
    told = capsys.readouterr()
    assert not STEERING & set(told.out + told.err)
    for file in (book, plain):
        assert "先进" in {str(c)[:2] for sheet in load_workbook(file) for row in sheet.values for c in row}


@pytest.mark.slow
def test_run_tells_of_such_files_and_steers_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    for name in (f"{HOSTILE}.pdf", f"{HOSTILE}.docx"):
        (folder / name).write_bytes(b"%PDF-1.4\nnothing")
    assert main(["run", str(folder), "--output", str(tmp_path / "out"), "--ocr", "off", "--workers", "1"]) == 1
    told = capsys.readouterr()
    assert SHOWN in told.out
    assert not STEERING & set(told.out + told.err)
