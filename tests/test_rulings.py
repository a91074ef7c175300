"""`nianjian rulings`: corrections and dismissals survive a reading anew; what lost its text is a conflict."""

import csv
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from conftest import SAMPLES
from in_process import run

from pipeline.store import Store
from pipeline.store.rulings import COLUMNS

pytestmark = pytest.mark.slow  # it reads a report several times
REPORT = SAMPLES / "pdf" / "jichuan-2021.pdf"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with one report, and its yearbook beside it."""
    (tmp_path / "reports").mkdir()
    shutil.copy(REPORT, tmp_path / "reports" / "a.pdf")
    _extract(tmp_path)
    return tmp_path


def _extract(place: Path, *more: str) -> None:
    done = run("extract", place / "reports", "--store", place / "s", "--ocr", "off", "--workers", "1", *more)
    assert done.returncode == 0, done.stderr


def _write(file: Path, *rows: dict[str, str]) -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return file


def _failing(place: Path) -> list[dict[str, object]]:
    done = run("check", place / "s", "--format", "json")
    return [json.loads(line) for line in done.stdout.splitlines()]


def _value(place: Path, table: str) -> list[tuple[float, str]]:
    rows = Store.open(place / "s").read(table, columns=["text", "value", "rule", "page"]).to_pylist()
    return [(row["value"], row["rule"]) for row in rows if row["text"] == "24次" and row["page"] == 8]


def test_a_correction_and_a_dismissal_survive_a_forced_reading(place: Path) -> None:
    found = _failing(place)
    twice = next(row for row in found if row["rule"] == "one thing twice")
    numbering = next(row for row in found if row["kind"] == "numbering")
    (doc_id,) = Store.open(place / "s").known()
    who = {"who": "王明", "why": "已与原始台账核对"}
    rulings = _write(
        place / "r.csv",
        {"doc_id": doc_id[:8], "page": "8", "text": "24 次", "field": "value", "value": "26", **who},
        {"finding_id": str(numbering["finding_id"])[:8], "ruling": "无误", **who},
    )
    done = run("rulings", place / "s", rulings)
    assert done.returncode == 0, done.stderr
    stored = pd.read_parquet(place / "s" / "quantities")
    for _ in range(2):
        ids = {row["finding_id"] for row in _failing(place)}
        assert not {twice["finding_id"], numbering["finding_id"]} & ids
        assert _value(place, "quantities") == [(26.0, "corrected")]
        assert (26.0, "corrected") in _value(place, "indicators")
        assert "applied" in run("rulings", place / "s").stdout
        values = run("compare", place / "s", "--view", "values", "--format", "json").stdout.splitlines()
        own = [row for row in map(json.loads, values) if row["indicator"] == "volunteer.activities"]
        assert [(row["value"], row["status"]) for row in own] == [(26.0, "stated")]
        _extract(place, "--force")
    assert pd.read_parquet(place / "s" / "quantities").equals(stored)  # the tables are what was read
    assert run("verify", place / "s").returncode == 0


def test_a_changed_report_gives_a_conflict_and_nothing_is_applied(place: Path) -> None:
    (doc_id,) = Store.open(place / "s").known()
    who = {"who": "王明", "why": "笔误"}
    correction = {"doc_id": doc_id, "page": "8", "text": "24次", "field": "value", "value": "26", **who}
    run("rulings", place / "s", _write(place / "r.csv", correction))
    file = place / "reports" / "a.pdf"
    file.write_bytes(file.read_bytes() + b"\n% another version\n")
    _extract(place)
    assert run("forget", place / "s", "--gone", "--yes").returncode == 0
    told = [row for row in _failing(place) if row["rule"] == "ruling"]
    assert len(told) == 1 and "24次" in str(told[0]["message"])
    assert all(rule != "corrected" for _, rule in _value(place, "quantities"))
    done = run("rulings", place / "s")
    assert done.returncode == 1 and "conflict" in done.stdout


def test_a_year_and_an_organisation_are_corrected(place: Path) -> None:
    (doc_id,) = Store.open(place / "s").known()
    who = {"who": "王明", "why": "封面有误"}
    rows = [
        {"doc_id": doc_id, "field": "year", "value": "2019", **who},
        {"doc_id": doc_id, "field": "org", "value": "云溪中心", **who},
    ]
    assert run("rulings", place / "s", _write(place / "r.csv", *rows)).returncode == 0
    (row,) = Store.open(place / "s").read("documents").to_pylist()
    assert (row["stated_year"], row["report_year"], row["org"]) == (2019, 2019, "云溪中心")
    assert {row["report_year"] for row in _failing(place)} == {2019}


def test_the_template_is_filled_and_taken_in(place: Path) -> None:
    file = place / "t.csv"
    assert run("rulings", place / "s", "--template", file).returncode == 0
    rows = list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
    assert len(rows) == 3 and all("请核对" in row["message"] for row in rows)
    for row in rows:
        row.update(ruling="无误", who="王明", why="原文如此")
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert run("rulings", place / "s", file).returncode == 0
    assert _failing(place) == []
    assert run("rulings", place / "s", "--template", file).returncode == 2  # somebody has filled it in
    done = run("rulings", place / "s", "--template", file, "--overwrite")
    assert "0 findings" in done.stdout and len(file.read_text(encoding="utf-8-sig").splitlines()) == 1


def test_the_template_has_what_is_found_now_not_what_was_stored(place: Path) -> None:
    shutil.copy(SAMPLES / "pdf" / "jichuan-2020.pdf", place / "reports" / "b.pdf")
    _failing(place)
    shutil.copy(SAMPLES / "pdf" / "霁川市供水管网养护中心2022年社会责任报告.pdf", place / "reports" / "c.pdf")
    _extract(place)
    assert run("rulings", place / "s", "--template", place / "t.csv").returncode == 0
    rows = list(csv.DictReader((place / "t.csv").open(encoding="utf-8-sig", newline="")))
    assert "c.pdf" in {row["file"] for row in rows}


def test_wrong_lines_are_named(place: Path) -> None:
    wrong = [
        {"finding_id": "abc", "ruling": "无误"},
        {"doc_id": "abc", "page": "1", "text": "1", "field": "colour", "value": "2", "who": "a", "why": "b"},
        {"doc_id": "abc", "page": "1", "text": "1", "field": "value", "value": "two", "who": "a", "why": "b"},
    ]
    done = run("rulings", place / "s", _write(place / "r.csv", *wrong))
    assert done.returncode == 2
    assert all(f"line {number}" in done.stderr for number in (2, 3, 4))
    assert not (place / "s" / "rulings.csv").exists()
