"""What stands in a terminal: tables as wide as it is, what matters first, nothing cut; and in files of each kind."""

import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from made_reports import Made, Said, compared
from openpyxl import load_workbook
from rich.cells import cell_len

from pipeline.cli import main
from pipeline.commands.drawing import SERIES, Drawer
from pipeline.commands.fitting import Column, Drawn, Row, draw
from pipeline.commands.wording import in_words
from pipeline.compare import Comparison, compare
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.columns import columns_of
from schemas.tables import COMPARISONS, TABLES

pytestmark = pytest.mark.usefixtures("compared_once")

WIDTHS = (60, 80, 120, 200)
VIEWS = ("changes", "restatements", "honours", "commitments", "editions", "values", "coverage")
SAY = Messages("zh")
HAN = re.compile("[一-鿿]")


def said(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert main([*map(str, words)]) == 0
    return capsys.readouterr().out


def lines_of(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, *words: object
) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    return said(capsys, *words).splitlines()


@pytest.fixture(scope="module")
def found(sample_yearbook: Path) -> Comparison:
    return compare(sample_yearbook, say=SAY)


def drawn(found: Comparison, view: str, width: int) -> Drawn:
    drawer = Drawer(found.reports, SAY, width)
    if view == "changes":
        return drawer.draw_yearbook(found.changes)
    if view == "coverage":
        return drawer.draw_coverage(found.coverage, "t")
    return drawer.draw_view(getattr(found, view), view, "t")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_no_line_is_wider_than_the_terminal(view: str, width: int, found: Comparison) -> None:
    table = drawn(found, view, width)
    lines = [*table.header, *(line for _, line in table.lines)]
    assert max(map(cell_len, lines)) <= width
    assert len(lines) > 3


def test_all_that_is_printed_has_room(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for width, language in ((60, "zh"), (80, "en")):
        lines = lines_of(capsys, monkeypatch, width, "compare", sample_yearbook, "--lang", language)
        assert max(map(cell_len, lines)) <= width


def test_the_newest_years_stay_and_the_others_are_named(found: Comparison) -> None:
    seen = {}
    for width in WIDTHS:
        table = drawn(found, "changes", width)
        seen[width] = [word for word in table.header[0].split() if word.isdigit()], table.hidden
        said = "\n".join(line for _, line in table.lines)
        assert "1,402" in said and "130,500,000" in said
    assert seen[200] == (["2019", "2020", "2021", "2022"], ())
    assert seen[120] == (["2020", "2021", "2022"], ("2019",))
    assert seen[80] == (["2021", "2022"], ("2019", "2020"))
    assert seen[60] == (["2022"], ("2019", "2020", "2021"))


def test_what_a_hidden_year_alone_states_stands_below(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(capsys, monkeypatch, 80, "compare", sample_yearbook, "--lang", "zh")
    (at,) = [at for at, line in enumerate(lines) if line.startswith("管理人员")]
    assert lines[at + 1].startswith("  2020：23；")


def test_notes_stand_below_their_row(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(capsys, monkeypatch, 120, "compare", sample_yearbook, "--lang", "zh")
    (at,) = [at for at, line in enumerate(lines) if line.startswith("员工培训人次 ")]
    assert lines[at].endswith("2022 第5页") and lines[at + 1] == "  上期数有追溯调整"


def test_grades_are_shown_as_such(tmp_path: Path) -> None:
    printed = {"value_as_printed": "连续三年纳税信用等级评定达到A类"}
    reports = [Made(year, [Said("integrity.tax_grade", "A", None, more=printed)]) for year in (2021, 2022)]
    table = drawn(compared(tmp_path, reports), "changes", 120)
    (line,) = [line for _, line in table.lines if line.startswith("integrity")]
    assert line.split()[1:3] == ["A", "A"] and "评定" not in line


def test_topics_follow_each_other_and_what_matters_comes_first(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(capsys, monkeypatch, 200, "compare", sample_yearbook, "--lang", "zh")
    at = {word: lines.index(word) for word in lines if "·" in word and "  " not in word}
    assert list(at)[:3] == ["员工责任·员工构成", "员工责任·员工教育", "员工责任·员工录用"]
    statuses = ("变动", "追溯调整", "前后不一", "单位变更", "范围不同", "持平", "同名多数", "新增", "未再披露")
    own = lines[at["员工责任·员工录用"] + 1 : at["员工责任·权益保护"]]
    turns = [min(statuses.index(word) for word in statuses if f" {word} " in line) for line in own]
    assert turns[0] < 5 and turns[-1] >= 7
    assert [0 if t < 5 else 1 if t < 7 else 2 for t in turns] == sorted(
        0 if t < 5 else 1 if t < 7 else 2 for t in turns
    )


def test_the_legend_says_what_occurs_and_no_more(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("compare", sample_yearbook, "--lang", "zh", "--indicator", "training.visits")
    lines = lines_of(capsys, monkeypatch, 120, *words)
    told = [line.split()[0] for line in lines[lines.index("说明") + 1 :]]
    assert told == ["C", "追溯调整"]
    lines = lines_of(capsys, monkeypatch, 120, "compare", sample_yearbook, "--lang", "zh", "--view", "commitments")
    assert any(line.startswith("  未披露结果  ") for line in lines)


def test_columns_go_in_order_and_nothing_is_lost() -> None:
    columns = [Column(key="name", header="指标", most=20), *(Column(key=y, header=y, right=True) for y in ("1", "2"))]
    rows = [
        Row(cells={"name": "甲", "1": "1,000,000", "2": "2"}, notes=["提示"], group="一"),
        Row(cells={"name": "乙", "1": "7", "2": ""}),
    ]
    wide = draw(columns, rows, [("drop", "1")], room=30, title="t", say=SAY)
    assert (wide.hidden, wide.header) == ((), ["指标          1  2"])
    assert [line for _, line in wide.lines] == ["一", "甲    1,000,000  2", "  提示", "", "乙            7"]
    narrow = draw(columns, rows, [("drop", "1")], room=10, title="t", say=SAY)
    assert narrow.hidden == ("1",)
    assert [line for _, line in narrow.lines] == ["一", "甲    2", "  提示", "", "乙", "  1：7"]


def test_words_of_a_report_steer_no_terminal() -> None:
    row = Row(cells={"name": "a\x1b[31m\n\u202eb"}, notes=["\x9b0m"], group="\x07")
    drawn = draw([Column(key="name", header="n", most=40)], [row], [], room=60, title="\x1b", say=SAY)
    words = drawn.title + "".join(line for _, line in drawn.lines)
    assert not set("\x1b\n\u202e\x9b\x07") & set(words)
    assert "\\x1b" in words


def test_every_column_and_code_has_a_word_of_its_own(found: Comparison, sample_yearbook: Path) -> None:
    for name, row in {**TABLES, **COMPARISONS}.items():
        labels = [SAY.label(column.name) for column in columns_of(row)]
        assert len(set(labels)) == len(labels), name
        assert all(HAN.search(label) for label in labels), (name, labels)
    with Store.open(sample_yearbook) as store:
        for view in VIEWS:
            told = in_words(getattr(found, view), view, store, SAY)
            assert all(HAN.search(header) for header in told.columns), view
            codes = told[[name for name in ("状态", "结论", "范围", "性质") if name in told]].stack()
            assert not codes.astype(str).str.contains("[a-z_]{3}").any(), view


def test_csv_in_chinese_has_words_sentences_and_files(
    sample_yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "对比.csv"
    words = ("compare", sample_yearbook, "--indicator", "training.visits", "--output", file)
    said(capsys, *words, "--lang", "zh")
    frame = pd.read_csv(file)
    last = frame.iloc[-1]
    assert (last["名称"], last["状态"], last["可比性"], last["后一年数值"]) == ("员工培训人次", "追溯调整", "C", 1402)
    assert "全年培训职工1,402人次" in last["后一年原句"] and last["后一年文件名"].endswith(".pdf")
    said(capsys, *words, "--lang", "en")
    codes = pd.read_csv(file)
    assert list(codes["status"]) == ["restated", "restated"]
    assert list(codes["value_to"]) == list(frame["后一年数值"])


@pytest.mark.parametrize("view", VIEWS)
def test_workbooks_of_a_view_hold_its_rows(view: str, sample_yearbook: Path, found: Comparison, tmp_path: Path) -> None:
    file = tmp_path / f"{view}.xlsx"
    assert main(["compare", str(sample_yearbook), "--view", view, "--output", str(file), "--lang", "zh"]) == 0
    book = load_workbook(file)
    sheets = [sheet for sheet in book if sheet.title != "说明"]
    frame = getattr(found, view)
    if view == "restatements":  # what is only repeated is counted, not listed
        frame = frame[~frame["verdict"].isin(["same", "rounding"])]
        frame = frame[
            (frame["verdict"] != "conflict") | (frame["first_doc_id"] != frame["later_doc_id"])
        ]  # of one report
    rows = sum(max(0, sheet.max_row - _header(sheet)) for sheet in sheets)
    # A figure that stands under several names is one row with the other names beside it.
    rows += sum(str(cell).count("（第") for sheet in sheets for cell in _column(sheet, "同一数字另见"))
    counted = found.changes.groupby(SERIES, dropna=False).ngroups if view == "changes" else len(frame)
    assert rows >= counted > 0
    if view == "changes":
        assert [sheet.title for sheet in book] == ["指标对比", "只在一年出现", "说明"]
        line = next(row for row in sheets[0].iter_rows(values_only=True) if "员工培训人次" in row)
        assert {1052, 1236, 1402} <= set(line)


def _header(sheet: Any) -> int:
    """Return the row of the headers: the one that the filter is on."""
    return int(sheet.auto_filter.ref.partition(":")[0].lstrip("A"))


def _column(sheet: Any, header: str) -> list[Any]:
    """Return the cells under a header; none where the sheet has no such column."""
    at = _header(sheet)
    places = [number for number, cell in enumerate(sheet[at], 1) if cell.value == header]
    return [sheet.cell(row, places[0]).value for row in range(at + 1, sheet.max_row + 1)] if places else []


def test_show_writes_the_reports_and_the_rows_of_one(
    sample_yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {ending: tmp_path / f"a.{ending}" for ending in ("csv", "json", "parquet", "xlsx")}
    for file in files.values():
        told = said(capsys, "show", sample_yearbook, "--output", file, "--lang", "en")
        assert f"{file.name}: written (3 rows)" in told
    paths = set(pq.read_table(files["parquet"])["file_name"].to_pylist())
    assert set(pd.read_csv(files["csv"])["file_name"]) == paths
    assert {json.loads(line)["file_name"] for line in files["json"].read_text("utf-8").splitlines()} == paths
    assert paths <= {cell for row in load_workbook(files["xlsx"]).active.iter_rows(values_only=True) for cell in row}
    words = ("show", sample_yearbook, "--doc", "2020", "--table", "quantities")
    rows = said(capsys, *words, "--format", "json").splitlines()
    shown = said(capsys, *words, "--limit", "2", "--lang", "en")
    assert f"quantities ({len(rows)})" in shown and len(rows) > 100
    frame = pd.read_csv(io.StringIO(said(capsys, *words, "--format", "csv", "--lang", "zh")))
    assert len(frame) == len(rows) and "原句" in frame and set(frame["文件名"]) == {"jichuan-2020.pdf"}


def test_show_of_a_whole_report_is_a_sheet_a_table(
    sample_yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "show", sample_yearbook, "--doc", "2020", "--output", tmp_path / "a.xlsx", "--lang", "zh")
    book = load_workbook(tmp_path / "a.xlsx")
    assert {"报告", "语句", "数据", "指标", "荣誉"} <= set(book.sheetnames)
    told = said(capsys, "show", sample_yearbook, "--doc", "2020", "--format", "json").splitlines()
    tables = Counter(json.loads(line)["table"] for line in told)
    assert book["荣誉"].max_row - _header(book["荣誉"]) == tables["honours"] == 8
    said(capsys, "show", sample_yearbook, "--output", tmp_path / "a.txt", "--lang", "zh")
    assert "霁川市供水管网养护中心" in (tmp_path / "a.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "--output", "a.docx"), ".xlsx"),
        (("show", "--format", "parquet"), "--output"),
        (("show", "--format", "xlsx"), "--output"),
        (("compare", "--format", "xlsx"), "--output"),
        (("show", "--doc", "2020", "--format", "csv"), "--table"),
        (("show", "--row", "abcdef", "--format", "csv"), "json"),
    ],
)
def test_what_can_not_be_written_is_refused(
    words: tuple[str, ...], told: str, sample_yearbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([words[0], str(sample_yearbook), *words[1:], "--lang", "en"]) == 2
    assert told in capsys.readouterr().err


def test_words_stand_in_the_order_of_a_reader(found: Comparison, sample_yearbook: Path) -> None:
    with Store.open(sample_yearbook) as store:
        headers = list(in_words(found.values, "values", store, SAY))
    assert headers[:4] == ["报告单位", "名称", "数据年度", "数值(数)"]
    assert headers[-1].endswith("编号")


def test_one_row_as_json(sample_yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(sample_yearbook) as store:
        row = store.read("quantities").to_pylist()[0]
    (line,) = said(capsys, "show", sample_yearbook, "--row", row["row_id"], "--format", "json").splitlines()
    hit = json.loads(line)
    assert (hit["row_id"], hit["text"], hit["page"]) == (row["row_id"], row["text"], row["page"])


def test_show_names_the_pages_with_unread_numbers(sample_yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(sample_yearbook), "--doc", "2022", "--lang", "zh"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("未读"))
    pages = Store.open(sample_yearbook).read("pages", columns=["page", "unread", "unread_text"]).to_pylist()
    expected = [
        f"第{p['page']}页 {p['unread']} 个（{' '.join(f'“{words}”' for words in p['unread_text'])}）"
        for p in pages
        if p["unread"] and p["report_year"] == 2022
    ]
    assert line.split(maxsplit=1)[1] == "；".join(expected)
