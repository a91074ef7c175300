"""nianjian compare as its users call it."""

import io
import json
import re
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from conftest import SAMPLES
from in_process import run
from rich.console import Console

from pipeline.cli import main
from pipeline.commands.compare import show
from pipeline.commands.drawing import Drawer
from pipeline.compare import Choice, compare
from pipeline.lines import wrap
from pipeline.messages import Messages
from schemas.columns import arrow_schema
from schemas.tables import COMPARISONS

pytestmark = pytest.mark.usefixtures("compared_once")


@pytest.fixture
def yearbook(sample_yearbook: Path) -> Path:
    return sample_yearbook


def said(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert main(["compare", *map(str, words)]) == 0
    return capsys.readouterr().out


def test_years_stand_side_by_side(yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, yearbook, "--indicator", "training.visits", "--lang", "zh")
    (line,) = [line for line in out.splitlines() if "员工培训人次" in line]
    assert all(word in line for word in ("1,052", "1,236", "1,402", "追溯调整", "2022 第5页"))


def test_first_vintage(yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, yearbook, "--indicator", "training.visits", "--vintage", "first")
    assert "1,284" in out


@pytest.mark.parametrize("view", ["changes", "restatements", "honours", "commitments", "editions"])
def test_csv_has_the_columns_of_the_dictionary(view: str, yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frame = pd.read_csv(io.StringIO(said(capsys, yearbook, "--view", view, "--format", "csv")))
    table = {"honours": "honour_ledger"}.get(view, view)
    assert list(frame.columns) == arrow_schema(COMPARISONS[table]).names
    assert len(frame)


def test_json_is_one_object_a_line(yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, yearbook, "--indicator", "staff.total", "--format", "json").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [(row["value_from"], row["value_to"], row["change"]) for row in rows] == [(126, 131, 5), (131, 134, 3)]


def test_parquet_and_csv_files(yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, yearbook, "--years", "2021-2022", "--format", "parquet", "--output", tmp_path / "c.parquet")
    said(capsys, yearbook, "--years", "2021-2022", "--format", "csv", "--output", tmp_path / "c.csv")
    parquet = pd.read_parquet(tmp_path / "c.parquet")
    assert set(parquet["year_from"]) == {2021}
    assert len(pd.read_csv(tmp_path / "c.csv")) == len(parquet)
    assert (tmp_path / "c.csv").read_bytes().startswith(b"\xef\xbb\xbf")  # so that Excel shows Chinese


@pytest.mark.parametrize("view", ["changes", "restatements", "honours", "commitments", "editions"])
def test_columns_of_parquet_have_their_type_where_they_are_empty(view: str, yearbook: Path, tmp_path: Path) -> None:
    path = tmp_path / "view.parquet"
    words = ["--view", view, "--org", "管网中心", "--years", "1999", "--format", "parquet", "--output"]
    assert main(["compare", str(yearbook), *words, str(path)]) == 0
    table = {"honours": "honour_ledger"}.get(view, view)
    assert pq.read_schema(path).remove_metadata() == arrow_schema(COMPARISONS[table]).remove_metadata()


def latin(text: str) -> set[str]:
    """Return the English words of an output, file names and grades apart."""
    return set(re.findall(r"[A-Za-z_]{2,}", re.sub(r"\S+\.pdf|--\S+( csv)?", "", text)))


@pytest.mark.parametrize(
    "view", ["changes", "restatements", "honours", "commitments", "editions", "values", "coverage"]
)
def test_views_speak_one_language(view: str, yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not latin(said(capsys, yearbook, "--view", view, "--lang", "zh"))
    frame = pd.read_csv(io.StringIO(said(capsys, yearbook, "--view", view, "--format", "csv", "--lang", "en")))
    notes = frame["note"] if "note" in frame else frame["reason"] if view == "editions" else pd.Series(dtype=str)
    notes = notes.dropna().str.replace(r"(?<=: ).* → .*", "", regex=True)  # names and units stand as printed
    assert not notes.str.contains("[一-鿿]").any()


def test_the_last_years_stand_with_their_own_page(yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, yearbook, "--lang", "en")
    (line,) = [line for line in out.splitlines() if line.startswith("漏水修复")]
    assert all(word in line for word in ("972", "855", "789", "-7.7%", "2022 p6"))


def test_what_is_restated_stands_before_what_is_repeated(yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, yearbook, "--view", "restatements", "--lang", "en")
    assert "1,284人次" in out and "scope changed" in out and "3 more quantities" in out and "187次" not in out


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("由1,284人次调整为1,236人次", 12, ["由1,284人次", "调整为1,236", "人次"]),
        ("按新口径，不含外包。", 8, ["按新口", "径，不含", "外包。"]),
        ("管网长度（城北站）", 10, ["管网长度", "（城北站）"]),
        ("name: old → new", 40, ["name: old → new"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_at_no_figure_and_before_no_stop(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width).split("\n") == lines


def test_a_narrow_terminal_cuts_no_figure(yearbook: Path) -> None:
    found = compare(yearbook, Choice(indicators=("water_supply.",)))
    table = Drawer(found.reports, Messages("en"), 40).draw_yearbook(found.changes)
    console = Console(width=40, file=io.StringIO())
    show(console, table, Messages("en"))
    assert "130,500,000" in console.file.getvalue()  # type: ignore[attr-defined]


def test_peers_of_one_year(yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, yearbook, "--view", "peers", "--indicator", "staff.total", "--years", "2022", "--format", "csv")
    assert pd.read_csv(io.StringIO(out))["value"].tolist() == [134]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--org", "没有这个单位"], "没有这个单位"),
        (["--edition", "ffffff"], "ffffff"),
        (["--view", "peers"], "--indicator"),
        (["--format", "parquet"], "--output"),
        (["--indicators", "no.csv"], "no.csv"),
        (["--indicators", "."], "this is a folder"),
        (["--indicator", "staff.totl"], "did you mean staff.total"),
        (["--indicator", "员工总"], "did you mean staff.total"),
        (["--indicator", "staff.total", "nothing.known"], "nothing.known"),
        (["--output", "."], "this is a folder"),
        (["--output", "no folder/changes.csv"], '"no folder": no such folder'),
    ],
)
def test_wrong_calls_say_what_to_do(
    words: list[str], told: str, yearbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["compare", str(yearbook), *words, "--lang", "en"]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--years", "1999"], "has quantities for 2019-2022"),
        (["--years", "2022"], "need two years"),
        (["--indicator", "volunteer.teams"], "no report states"),
        (["--org", "霁川", "--view", "values", "--years", "1999"], "has quantities for 2019-2022"),
    ],
)
def test_where_there_is_nothing_it_says_why(
    words: list[str], told: str, yearbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in said(capsys, yearbook, *words, "--lang", "en")


def test_a_yearbook_without_figures_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "空.pdf").write_bytes(b"")
    assert run("extract", tmp_path / "空.pdf", "--store", tmp_path / "s").returncode == 1
    assert "holds no quantities" in said(capsys, tmp_path / "s", "--lang", "en")


def test_the_name_of_the_file_says_the_format(
    yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, yearbook, "--output", tmp_path / "对比.csv", "--lang", "en")
    assert "对比.csv: written (" in told
    said(capsys, yearbook, "--output", tmp_path / "c.parquet")
    assert len(pd.read_csv(tmp_path / "对比.csv")) == len(pd.read_parquet(tmp_path / "c.parquet"))
    told = said(capsys, yearbook, "--indicator", "training.visits", "--output", tmp_path / "c.txt")
    assert "1,402" not in told
    assert "1,402" in (tmp_path / "c.txt").read_text(encoding="utf-8")
    said(capsys, yearbook, "--format", "json", "--output", tmp_path / "c.txt")  # what was named goes before
    assert (tmp_path / "c.txt").read_text(encoding="utf-8").startswith("{")


def test_a_file_that_is_silent_is_named_with_the_id_that_chooses_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = (SAMPLES / "pdf" / "jichuan-2021.pdf", SAMPLES / "pdf-more" / "jichuan-2021-revised.pdf")
    assert run("extract", *paths, "--store", tmp_path / "s", "--ocr", "off").returncode == 0
    told = said(capsys, tmp_path / "s", "--lang", "en")
    chosen = told.rpartition("--edition ")[2].strip()
    again = said(capsys, tmp_path / "s", "--lang", "en", "--edition", chosen)
    assert "not compared: jichuan-2021-revised.pdf" in " ".join(again.split())


@pytest.mark.parametrize("name", ["员工培训人次", "员工培训人次 ", "training.visits"])
def test_an_indicator_is_chosen_by_the_name_that_tables_show(
    name: str, yearbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(capsys, yearbook, "--indicator", name, "--format", "json", "--lang", "zh")
    assert {json.loads(line)["indicator"] for line in out.splitlines()} == {"training.visits"}


def test_own_indicators_are_matched_anew(yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.csv"
    head = "code,name,name_en,aliases,weak,context,pattern,not,dimensions,kind,zero,grades,low,high,topic,gri,hkex"
    entry = "own.bursts,爆管次数,Bursts,爆管抢修,,,,,occasions,flow,,,0,,economy.products,,"
    own.write_text(f"# own\n{head},definition\n{entry},爆管抢修的次数\n", encoding="utf-8")
    words = ["--indicators", own, "--indicator", "own.bursts", "--format", "csv", "--years", "2020-2022"]
    frame = pd.read_csv(io.StringIO(said(capsys, yearbook, *words)))
    assert frame[["year_to", "value_to"]].to_numpy().tolist() == [[2021, 187], [2022, 169]]


def test_documents_name_the_file_that_speaks(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in (SAMPLES / "pdf" / "jichuan-2021.pdf", *sorted((SAMPLES / "pdf-more").glob("jichuan-2021*.pdf"))):
        (folder / path.name).write_bytes(path.read_bytes())
    one, other = tmp_path / "one", tmp_path / "other"
    assert run("extract", folder, "--store", one, "--ocr", "off").returncode == 0
    documents = pd.read_parquet(one / "documents").set_index("file_name")
    revised = documents.loc["jichuan-2021-revised.pdf"]
    assert revised["edition"] == "revised"
    assert pd.isna(revised["edition_of"])
    others = documents.drop(index="jichuan-2021-revised.pdf")
    assert set(others["edition_of"]) == {revised["doc_id"]}
    assert set(others["edition"]) == {"plain", "draft", "summary"}
    for path in sorted(folder.glob("*.pdf"), reverse=True):  # one by one: the same store in the end
        assert run("extract", path, "--store", other, "--ocr", "off").returncode == 0
    again = pd.read_parquet(other / "documents").set_index("file_name")
    assert again["edition_of"].fillna("").to_dict() == documents["edition_of"].fillna("").to_dict()
