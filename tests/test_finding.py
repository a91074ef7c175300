"""nianjian find, show --row and the picture of a line."""

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pdfplumber
import pytest
from conftest import SAMPLES
from drawn import Paper
from in_process import run
from made_reports import STAFF, Made, Said, compared
from PIL import Image

from pipeline.cli import main
from pipeline.finding import search, search_each
from pipeline.finding.picture import lines_of
from pipeline.finding.query import read_query
from pipeline.store import Store

TEXT = "quantities"


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("25.87万件", "258700", "件"),
        ("25.87 万件", "258700", "件"),
        ("25.87万", "258700", None),
        ("258,700", "258700", None),
        ("258700", "258700", None),
        ("１，４０２人次", "1402", "人次"),
        ("62.5%", "62.5", "%"),
        ("-5.3", "-5.3", None),
        ("文明单位", None, None),
        ("2022年社会责任报告", None, None),
    ],
)
def test_what_is_looked_for(words: str, value: str | None, unit: str | None) -> None:
    query = read_query(words)
    assert (query.value, query.unit) == (None if value is None else Decimal(value), unit)


def test_nothing_to_look_for_is_refused() -> None:
    with pytest.raises(ValueError, match="to look for"):
        read_query(" 　 ")


@pytest.mark.parametrize(
    ("words", "printed", "about"),
    [
        ("1,402人次", "1,402人次", "员工培训人次"),
        ("1402", "1,402人次", "员工培训人次"),
        ("1402人次", "1,402人次", "员工培训人次"),
        ("22.5学时", "22.5学时", "人均培训时长"),
        ("134名", "134名", "员工总数"),
        ("82.1%", "82.1%", "大专及以上学历占比"),
        ("40.5岁", "40.5岁", "员工平均年龄"),
        ("97.5万元", "97.5万元", None),
        ("975000元", "97.5万元", None),
        ("138处", "138处", None),
    ],
)
def test_ten_figures_lead_to_their_line(sample_yearbook: Path, words: str, printed: str, about: str | None) -> None:
    hits, _ = search(Store.open(sample_yearbook), words, year=2022)
    first = hits[0]
    assert (first.table, first.page, first.text) == (TEXT, 5, printed)
    assert printed in (first.sentence or "")
    assert first.section is not None
    assert about is None or first.indicator == about


def test_other_years_of_an_indicator(sample_yearbook: Path) -> None:
    (hit,), count = search(Store.open(sample_yearbook), "1,402人次")
    assert count == 1
    assert [(other.data_year, other.text) for other in hit.others] == [(2021, "1,236人次"), (2020, "1,052人次")]


def test_a_target_is_no_fact(sample_yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hit,), _ = search(Store.open(sample_yearbook), "48公里")
    assert (hit.basis, {other.basis for other in hit.others}) == ("target", {"target"})
    assert main(["find", str(sample_yearbook), "48公里", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "更新老旧管网: 48公里  目标  [" in shown and "45公里以上  目标  " in shown
    assert main(["find", str(sample_yearbook), "48公里", "--lang", "en"]) == 0
    assert "48公里  target  [" in capsys.readouterr().out
    assert main(["find", str(sample_yearbook), "1,402人次", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "1,402人次  [" in shown and "目标" not in shown


@pytest.mark.parametrize(("basis", "word"), [("plan", "计划"), ("budget", "预算"), ("execution", None)])
def test_a_plan_or_budget_is_no_fact(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], basis: str, word: str | None
) -> None:
    compared(tmp_path, [Made(2022, [Said(STAFF, 321.0, more={"basis": basis})])])
    assert main(["find", str(tmp_path / "store"), "321", "--lang", "zh"]) == 0
    assert (f"321  {word}  [" if word else "321  [") in capsys.readouterr().out


@pytest.mark.parametrize("words", ["402人次", "40", "999999"])
def test_a_number_is_not_found_within_another_one(sample_yearbook: Path, words: str) -> None:
    hits, _ = search(Store.open(sample_yearbook), words, year=2022, limit=0)
    assert not any("1,402" in hit.text or hit.text == "40.5岁" for hit in hits if hit.table == TEXT)


def test_names_and_phrases_are_found(sample_yearbook: Path) -> None:
    store = Store.open(sample_yearbook)
    honours, _ = search(store, "霁川市文明单位")
    assert honours[0].table == "honours"
    (phrase,), count = search(store, "主动报名到抢修一线轮岗锻炼")
    assert (phrase.table, phrase.page, count) == ("statements", 5, 1)


def test_a_value_is_found_by_its_name_with_its_own_year_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = [Made(2021, [Said(STAFF, 321.0)]), Made(2022, [Said(STAFF, 340.0), Said(STAFF, 321.0, year=2021)])]
    compared(tmp_path, reports)
    store = Store.open(tmp_path / "store")
    hits, _ = search(store, "321")
    assert [(hit.report_year, hit.data_year) for hit in hits] == [(2021, 2021), (2022, 2021)]
    name = hits[0].indicator or ""
    assert {hit.text for hit in search(store, name)[0]} >= {"321", "340"}
    assert main(["find", str(tmp_path / "store"), "321", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("（2021年数，2022年报告所列）") == 1 and "2021年报告" in shown
    assert main(["find", str(tmp_path / "store"), "321", "--lang", "en"]) == 0
    assert "(about 2021, as the 2022 report prints it)" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["霁川", "培训职工"], ["培训职工", "霁川"], ["1,402人次", "增长13.4%"]])
def test_several_words_are_all_looked_for(
    words: list[str], sample_yearbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.open(sample_yearbook)
    assert search(store, " ".join(words)) == ([], 0)
    hits, count = search_each(store, words, limit=0)
    assert count and all("培训职工" in (hit.sentence or "") for hit in hits)
    assert search_each(store, [*words, "没有的词"]) == ([], 0)
    assert main(["find", str(sample_yearbook), *words, "--lang", "zh"]) == 0
    assert "没有连在一起的" in capsys.readouterr().err


def test_headers_of_tables_come_last(sample_yearbook: Path) -> None:
    hits, count = search(Store.open(sample_yearbook), "员工总数", limit=0)
    assert count and hits[0].table in ("quantities", "indicators") and hits[0].indicator == "员工总数"


def test_a_sentence_is_printed_once(sample_yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", str(sample_yearbook), "主动报名到抢修一线轮岗锻炼"]) == 0
    assert capsys.readouterr().out.count("主动报名到抢修一线轮岗锻炼") == 1


def test_an_organisation_or_year_narrows_the_search(sample_yearbook: Path) -> None:
    store = Store.open(sample_yearbook)
    assert {hit.report_year for hit in search(store, "文明单位", year=2021, limit=0)[0]} == {2021}
    assert search(store, "文明单位", org="没有的单位") == ([], 0)


def test_the_command_says_where(sample_yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", str(sample_yearbook), "1,402人次", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "第5页" in shown and "员工培训人次: 1,402人次" in shown and "2021  1,236人次" in shown
    assert "规则  数字带单位；名称在数字前" in shown and "2022年报告" in shown
    assert main(["find", str(sample_yearbook), "1402", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "1,402人次"
    assert main(["find", str(sample_yearbook), "999999"]) == 1
    assert "found nowhere" in capsys.readouterr().err


def test_a_row_by_its_id(sample_yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hit,), _ = search(Store.open(sample_yearbook), "1,402人次")
    assert main(["show", str(sample_yearbook), "--row", hit.row_id[:10]]) == 0
    assert "1,402人次" in capsys.readouterr().out
    assert main(["show", str(sample_yearbook), "--row", "ffffffffffffffff"]) == 2
    assert main(["show", str(sample_yearbook), "--row", "f"]) == 2
    assert main(["show", str(sample_yearbook), "--picture", "x"]) == 2


def test_the_picture_frames_the_words(sample_yearbook: Path, tmp_path: Path) -> None:
    (hit,), _ = search(Store.open(sample_yearbook), "1,402人次")
    assert main(["find", str(sample_yearbook), "1,402人次", "--picture", str(tmp_path / "line.png")]) == 0
    assert hit.box is not None
    picture = Image.open(tmp_path / "line.png")
    middle = round((hit.box[1] + hit.box[3]) / 2 * 2)
    row = [picture.getpixel((x, middle)) for x in range(picture.width)]
    framed = [x for x, colour in enumerate(row) if colour == (208, 0, 0)]
    assert framed and min(framed) <= 2 * hit.box[0] <= 2 * hit.box[2] <= max(framed)


def test_a_sentence_without_a_box_is_framed_too(sample_yearbook: Path, tmp_path: Path) -> None:
    words = "主动报名到抢修一线轮岗锻炼"
    assert main(["find", str(sample_yearbook), words, "--picture", str(tmp_path)]) == 0
    (path,) = tmp_path.glob("*.png")
    assert any(colour == (208, 0, 0) for _, colour in Image.open(path).getcolors(1 << 24))


def test_each_line_of_a_sentence_is_found_also_in_radicals(tmp_path: Path) -> None:
    """Browsers print ⼯ for 工; the reader mends that, and what it read is looked for."""
    paper = Paper(tmp_path / "a.pdf")
    paper.text(60, 100, "渡口全年平稳。员工轮岗培训由班组")
    paper.text(60, 114, "自行安排，口径未变。")
    paper.read()
    with pdfplumber.open(tmp_path / "a.pdf") as document:
        for letter in document.pages[0].chars:
            letter["text"] = letter["text"].replace("工", "⼯").replace("口", "⼝")
        first, second = lines_of(document.pages[0], "员工轮岗培训由班组自行安排，口径未变。")
        whole, part = lines_of(document.pages[0], "员工轮岗培训由班组自行安排，职责不变。")
        assert lines_of(document.pages[0], "员工轮岗由各班组自行安排，口径未变。") == []
    assert (round(first.x0), round(second.x0), round(second.top - first.top)) == (130, 60, 14)
    assert whole == first and part.x0 == second.x0 and part.x1 < second.x1


def test_no_picture_of_a_file_that_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "reports" / "a.pdf"
    report.parent.mkdir()
    shutil.copy(SAMPLES / "pdf" / "jichuan-2020.pdf", report)
    store = tmp_path / "yearbook"
    assert run("extract", report.parent, "--store", store, "--ocr", "off").returncode == 0
    moved = tmp_path / "elsewhere"
    report.parent.rename(moved)
    call = ["find", str(store), "1,052人次", "--picture", str(tmp_path / "p.png")]
    assert main(call) == 0
    assert "no picture" in capsys.readouterr().err
    assert main([*call, "--reports", str(moved)]) == 0
    assert (tmp_path / "p.png").exists()
