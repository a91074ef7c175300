"""nianjian run, as an office calls it: one command from a folder to a workbook, told in words."""

import shutil
from pathlib import Path

import pytest
from conftest import SAMPLES
from openpyxl import load_workbook
from read_once import reading_here

from pipeline.cli import main

ZH = ("--lang", "zh", "--ocr", "off")


def said(capfd: pytest.CaptureFixture[str], *words: object, status: int = 0) -> str:
    capfd.readouterr()
    with reading_here():
        assert main(["run", *map(str, words)]) == status
    return capfd.readouterr().out


def cells(file: Path) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(file)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "历年报告").mkdir()
    for year in (2020, 2021):
        shutil.copy(SAMPLES / "pdf" / f"jichuan-{year}.pdf", tmp_path / "历年报告")
    return tmp_path / "历年报告"


def test_one_command_reads_compares_and_says_what_to_open(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    out = said(capfd, "历年报告", *ZH)
    book = Path("结果") / "对比.xlsx"
    assert out.splitlines()[-1] == f"请打开：{book}"
    assert "本次读成 2 份，以前已读 0 份，没读成 0 份。" in out
    assert "共 2 份报告，1 个单位（霁川市供水管网养护中心），2020-2021 年。" in out
    assert (Path("结果") / "年鉴" / "documents").is_dir()
    first = cells(book)
    compared = len(first["指标对比"]) - 3
    assert f"对比了 {compared} 项指标；另有 {len(first['只在一年出现']) - 3} 项只在一年出现" in out

    again = said(capfd, "历年报告", *ZH)
    assert "本次读成 0 份，以前已读 2 份，没读成 0 份。" in again
    assert cells(book) == first

    shutil.copy(SAMPLES / "pdf" / "霁川市供水管网养护中心2022年社会责任报告.pdf", folder)
    third = said(capfd, "历年报告", *ZH)
    assert "本次读成 1 份，以前已读 2 份，没读成 0 份。" in third and "2020-2022 年" in third
    assert "2022" in cells(book)["指标对比"][2]


def test_results_within_the_folder_are_no_reports(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "jichuan-2021.pdf").unlink()
    for done in ("本次读成 1 份，以前已读 0 份", "本次读成 0 份，以前已读 1 份"):
        out = said(capfd, folder, "--output", folder / "结果", *ZH)
        assert f"{done}，没读成 0 份。" in out
    listed = [row[0] for row in cells(folder / "结果" / "对比.xlsx")["收件清单"][3:]]
    assert listed == ["jichuan-2020.pdf"]


def test_what_could_not_be_read_is_told_in_words(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "jichuan-2021.pdf").unlink()
    shutil.copy(SAMPLES / "pdf-variants" / "lanting-2022-scan.pdf", folder / "扫描件.pdf")
    (folder / "总结.docx").write_bytes(b"PK\x03\x04")
    (folder / "坏文件.pdf").write_bytes((folder / "jichuan-2020.pdf").read_bytes()[:3000])
    output = folder.parent / "结果"
    out = said(capfd, folder, "--output", output, *ZH, status=1)
    assert "本次读成 1 份，以前已读 0 份，没读成 3 份。" in out
    told = out.partition("没读成或不确定的：")[2]
    assert "扫描件.pdf，第 1" in told and "只有图像，没有文字" in told
    assert "坏文件.pdf：文件损坏。" in told
    assert "总结.docx：Office 文件。不是 PDF：请另存为或导出为 PDF" in told
    assert f"请打开：{output / '对比.xlsx'}" in told
    sheets = cells(output / "对比.xlsx")
    assert {row[0] for row in sheets["未读与存疑"][3:]} == {"扫描件.pdf", "坏文件.pdf", "总结.docx"}
    assert {row[0]: row[6] for row in sheets["收件清单"][3:]}["坏文件.pdf"] is None  # no scan: it did not open
    status = {row[0]: row[7] for row in sheets["收件清单"][3:]}
    assert status.pop("jichuan-2020.pdf") == "正常"
    assert status == {
        "扫描件.pdf": "失败",
        "坏文件.pdf": "失败",
        "总结.docx": "未读：Office 文件",
    }


def test_nothing_readable_still_gives_a_workbook_that_says_why(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "报告").mkdir()
    (tmp_path / "报告" / "空.pdf").write_bytes(b"")
    out = said(capfd, tmp_path / "报告", "--output", tmp_path / "结果", *ZH, status=1)
    assert "没有一份报告读成" in out and "空.pdf：空文件" in out
    assert cells(tmp_path / "结果" / "对比.xlsx")["收件清单"][3][0] == "空.pdf"


def test_english_names_and_words(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "jichuan-2021.pdf").unlink()
    output = folder.parent / "results"
    out = said(capfd, folder, "--output", output, "--lang", "en", "--ocr", "off")
    assert f"Open: {output / 'comparison.xlsx'}" in out and (output / "yearbook").is_dir()
    # The same results go on in another language, under the names that they have.
    assert "以前已读 1 份" in said(capfd, folder, "--output", output, *ZH)
    assert sorted(path.name for path in output.iterdir()) == ["comparison.xlsx", "yearbook"]


def test_wrong_calls(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(tmp_path / "没有")]) == 2
    (tmp_path / "文件").write_text("")
    assert main(["run", str(folder), "--output", str(tmp_path / "文件"), "--lang", "zh"]) == 2
    assert "这是文件" in capfd.readouterr().err
    (tmp_path / "空").mkdir()
    assert main(["run", str(tmp_path / "空"), "--output", str(tmp_path / "结果")]) == 2
    assert not (tmp_path / "结果").exists()
