"""A 核对单 that comes back with the next draft: 无误 is left out, 已改 that still stands is said."""

from pathlib import Path

import openpyxl
import pytest
from conftest import SAMPLES
from in_process import run

from pipeline.proof.answers import _answers

pytestmark = pytest.mark.usefixtures("compared_once")

_DRAFT = "霁川市供水管网养护中心2022年社会责任报告.pdf"
_ANSWERS = {"134名": "无误，另有借调一名", "10.6%": "已改", "100.8%": "无误"}


def _proof(yearbook: Path, *more: object) -> list[str]:
    done = run("proof", SAMPLES / "pdf" / _DRAFT, "--against", yearbook, "--lang", "zh", *more)
    assert done.returncode == 0, done.stderr
    return str(done.stdout).splitlines()


def _fill_excel(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    (sheet,) = book
    for row in sheet.iter_rows():
        for words, said in _ANSWERS.items():
            if words in str(row[3].value or ""):
                row[6].value = said
    book.save(path)


def _fill_word(path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx (extra docx) is not installed")
    document = docx.Document(str(path))
    for row in document.tables[0].rows:
        for words, said in _ANSWERS.items():
            if words in row.cells[3].text:
                row.cells[6].text = said
    document.save(str(path))


@pytest.mark.parametrize(("suffix", "fill"), [(".xlsx", _fill_excel), (".docx", _fill_word)])
def test_answers_come_back_with_the_next_draft(
    sample_yearbook: Path, tmp_path: Path, suffix: str, fill: object
) -> None:
    if suffix == ".docx":
        pytest.importorskip("docx", reason="python-docx (extra docx) is not installed")
    answered = tmp_path / f"list{suffix}"
    before = _proof(sample_yearbook)
    _proof(sample_yearbook, "--output", answered)
    fill(answered)  # type: ignore[operator]
    after = _proof(sample_yearbook, "--answered", answered)
    assert any("相差1名" in line for line in before) and not any("相差1名" in line for line in after)
    assert ["10.6%" in line for line in after if "上次已标“已改”，仍存在" in line] == [True]
    assert ["100.8%" in line for line in after if "上次标“无误”未写理由，请写明" in line] == [True]
    assert any("标“无误”而未写理由的 1 条仍列出" in line for line in after)
    assert any("标“无误”的 1 条不再列出，标“已改”而仍存在的 1 条" in line for line in after)


def test_what_is_right_needs_a_reason() -> None:
    said = [
        ("1", "甲", "无误", ""),
        ("2", "乙", "无误。", "已核"),
        ("3", "丙", "无误，含借调", ""),
        ("4", "丁", "", ""),
        ("5", "戊", "ok", ""),
    ]
    told = _answers(said)
    assert told.bare == {"甲"} and told.unknown == (("5", "ok"),) and told.right == {"乙", "丙"}


def test_a_list_with_an_answer_that_says_nothing_known_is_refused(sample_yearbook: Path, tmp_path: Path) -> None:
    answered = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    for row in (["序号", "核对结果", "处理（已改/无误）", "备注"], [1, "甲", "没问题", ""], [2, "乙", "已改", ""]):
        book.worksheets[0].append(row)
    book.save(answered)
    call = ("proof", SAMPLES / "pdf" / _DRAFT, "--against", sample_yearbook, "--answered", answered, "--lang", "zh")
    done = run(*call)
    assert done.returncode == 2
    assert (
        "既不是“已改”也不是“无误”" in done.stderr and "第 1 条：没问题" in done.stderr and "第 2 条" not in done.stderr
    )


def test_an_unknown_organisation_is_named(sample_yearbook: Path) -> None:
    done = run("proof", SAMPLES / "pdf" / _DRAFT, "--against", sample_yearbook, "--org", "云溪", "--lang", "zh")
    assert done.returncode == 2 and "没有名称含“云溪”的单位；年鉴中有：霁川市供水管网养护中心" in done.stderr


def test_the_list_in_word_has_both_quotations(sample_yearbook: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx (extra docx) is not installed")
    _proof(sample_yearbook, "--output", tmp_path / "list.docx")
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(tmp_path / "list.docx")).tables[0].rows]
    assert rows[0][4:6] == ["原文（一）", "原文（二）"]
    assert any(row[4] and row[5] for row in rows[1:])
    document = docx.Document(str(tmp_path / "list.docx"))
    fonts = {
        font.get(docx.oxml.ns.qn("w:eastAsia")) for font in document.element.body.iter(docx.oxml.ns.qn("w:rFonts"))
    }
    assert fonts == {"仿宋", "黑体"}  # as in a draft


def test_another_file_is_refused(sample_yearbook: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    for path in (other, tmp_path / "broken.xlsx"):
        path.exists() or path.write_bytes(b"no workbook")
        done = run("proof", SAMPLES / "pdf" / _DRAFT, "--against", sample_yearbook, "--answered", path, "--lang", "zh")
        assert done.returncode == 2 and "不是本程序写出的核对单" in done.stderr
