"""nianjian outline: the headings of a report and its text ready to be pasted."""

from pathlib import Path

import pytest
from conftest import SAMPLES
from in_process import run

from pipeline.cli import main
from pipeline.pasting import read_titled, write_paste
from pipeline.store import Store


def report_of(store: Store, year: int) -> str:
    rows = store.read("documents", columns=["doc_id"]).to_pylist()
    return str(next(row["doc_id"] for row in rows if row["report_year"] == year))


def test_headings_with_their_own_paragraphs(sample_yearbook: Path) -> None:
    store = Store.open(sample_yearbook)
    titled = {one.heading: one for one in read_titled(store, report_of(store, 2022))}
    training = titled["1．教育培养"]
    assert (training.level, training.page) == (3, 4)
    assert training.paragraphs[-1].startswith("针对青年职工多") and training.paragraphs[-1].endswith("轮岗锻炼。")
    assert not any("\n" in paragraph for paragraph in training.paragraphs)
    assert titled["二、基本情况"].paragraphs == ()


def test_no_sentence_is_lost_or_said_twice(sample_yearbook: Path) -> None:
    store = Store.open(sample_yearbook)
    doc_id = report_of(store, 2021)
    text = write_paste(read_titled(store, doc_id))
    for row in store.read("statements", [doc_id]).to_pylist():
        assert row["text"] in text
    assert sum(len(row["text"]) for row in store.read("statements", [doc_id]).to_pylist()) <= len(text)


def test_tables_are_pasted_with_tabs(tmp_path: Path) -> None:
    store = tmp_path / "yearbook"
    assert run("extract", SAMPLES / "pdf-tables", "--store", store, "--ocr", "off").returncode == 0
    opened = Store.open(store)
    (doc_id,) = opened.read("documents", columns=["doc_id"])["doc_id"].to_pylist()
    text = write_paste(read_titled(opened, doc_id))
    cells = [row["text"] for row in opened.read("tables", [doc_id]).to_pylist()]
    assert cells and all(cell in text for cell in cells)
    assert "\t" in text


def test_the_command(sample_yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(sample_yearbook)
    assert main(["outline", store, "--doc", "2022", "--lang", "zh"]) == 0
    assert "2．劳动用工  （第5页" in capsys.readouterr().out
    target = tmp_path / "text.txt"
    assert main(["outline", store, "--doc", "2022", "--paste", "--section", "劳动用工", "--output", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("2．劳动用工\n截至2022年底，管网中心有在岗职工134名")
    assert main(["outline", store, "--doc", "2022", "--section", "没有的标题"]) == 2
    assert main(["outline", store, "--doc", "2022", "--output", str(target)]) == 2
