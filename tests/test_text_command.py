"""nianjian text: from a file, from the standard input, as JSON, as a table; never from a PDF."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import SAMPLES
from rich.cells import cell_len

from pipeline.cli import main
from pipeline.sentences import read_sentence

SENTENCE = "2022年培训职工1,402人次，未发生安全事故，纳税信用等级评定达到A类。"


def read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, given: bytes, *words: str
) -> tuple[int, str, str]:
    """Return exit status, output and mistakes of `nianjian text` with something on its standard input."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    capsys.readouterr()
    status = main(["text", *words])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_dash_is_the_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = read(capsys, monkeypatch, SENTENCE.encode(), "-", "--year", "2022")
    assert status == 0
    assert json.loads(out)["text"] == SENTENCE
    assert read(capsys, monkeypatch, SENTENCE.encode(), "--year", "2022")[1] == out
    assert read(capsys, monkeypatch, b"", "-") == (0, "", "")


def test_a_sentence_may_stand_in_place_of_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = read(capsys, monkeypatch, SENTENCE.encode(), "-", "--year", "2022")
    assert read(capsys, monkeypatch, b"", SENTENCE, "--year", "2022") == given
    long = "培训职工1,402人次，" * 60  # longer than a name of a file can be
    assert read(capsys, monkeypatch, b"", long)[0] == 0
    for missing in ("年报2022.txt", "年报.txt", "年报", "某中心文明单位社会责任报告2022"):
        status, out, mistakes = read(capsys, monkeypatch, b"", missing)
        assert (status, out) == (2, "")
        assert missing in mistakes


def test_indicators_grades_and_what_did_not_occur() -> None:
    found: dict[str, Any] = {row["indicator"]: row for row in read_sentence(SENTENCE, 2022)["indicators"]}
    said = {code: (row["value_text"], row["unit"], row["status"], row["data_year"]) for code, row in found.items()}
    assert said == {
        "training.visits": ("1402", "人次", "stated", 2022),
        "safety.accidents": ("0", "件", "none_occurred", 2022),
        "integrity.tax_credit": ("A", None, "stated", 2022),
    }
    visits = found["training.visits"]
    assert SENTENCE[visits["start"] : visits["end"]] == "1,402人次"
    assert read_sentence("没有内容", 2022)["indicators"] == []
    longer = read_sentence(SENTENCE * 200, 2022)  # no sentence: its quantities are read, its indicators are not
    assert longer["quantities"] and longer["indicators"] == []


@pytest.mark.parametrize("width", [60, 120])
def test_a_table_for_people(width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    given = f"{SENTENCE}\n\n没有内容\n".encode()
    status, out, _ = read(capsys, monkeypatch, given, "-", "--year", "2022", "--format", "table", "--lang", "zh")
    lines = out.splitlines()
    assert status == 0 and f"1. {SENTENCE}" in lines and "3. 没有内容" in lines and "没有读出内容" in lines
    assert max(cell_len(line) for line in lines if line[:1] not in "123") <= width
    told = " ".join(out.split())
    assert "员工培训人次" in told and "零发生" in told and "exact" not in told


def test_a_table_tells_what_was_not_there(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    given = "本公司无已抵押的运输设备。\n完成植树26亩。".encode()
    _, out, _ = read(capsys, monkeypatch, given, "-", "--year", "2022", "--format", "table", "--lang", "zh")
    told = " ".join(out.split())
    assert "已抵押的运输设备 2022 零发生" in told and "open:" not in told
    assert told.count("植树") == len(("the line", "the quantity"))


def test_a_pdf_is_refused_with_the_command_to_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = (SAMPLES / "pdf" / "jichuan-2020.pdf").read_bytes()
    renamed = tmp_path / "报告.txt"
    renamed.write_bytes(whole)
    for path in (SAMPLES / "pdf" / "jichuan-2020.pdf", renamed):
        status, out, told = read(capsys, monkeypatch, b"", str(path), "--lang", "en")
        assert (status, out) == (2, "")
        assert f"nianjian extract {path} --store" in told
    status, out, told = read(capsys, monkeypatch, whole, "-", "--lang", "zh")
    assert (status, out) == (2, "") and "nianjian extract" in told and "这是 PDF" in told


def test_words_of_a_line_steer_no_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    given = "培训\x1b[31m12场\u202e。\x9b0m\n".encode()
    for words in (("-",), ("-", "--format", "table")):
        _, out, _ = read(capsys, monkeypatch, given, *words)
        assert "培训" in out and not set("\x1b\u202e\x9b") & set(out)
