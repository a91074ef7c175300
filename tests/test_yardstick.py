"""Whole reports against their labels: the samples that ship, and the real report beside the project."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, SHARED
from sample_rows import extract_sample, read_sample

from pipeline.store import Store
from schemas.text import fold

YEARS = (2020, 2021, 2022)
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def samples() -> Iterator[dict[int, Rows]]:
    reports = [read_sample(path) for path in sorted((SAMPLES / "pdf").glob("*.pdf"))]
    yield {rows["documents"][0]["stated_year"]: rows for rows in reports}


def _labels(year: int, name: str) -> list[dict[str, Any]]:
    path = SAMPLES / "gold" / f"jichuan-{year}" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _required(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [label for label in labels if label.get("required", True)]


@pytest.mark.parametrize("year", YEARS)
def test_the_document(samples: dict[int, Rows], year: int) -> None:
    (row,) = samples[year]["documents"]
    label = json.loads((SAMPLES / "gold" / f"jichuan-{year}" / "document.json").read_text(encoding="utf-8"))
    assert (row["org"], row["org_short"]) == (label["org"], label["short"])
    assert (row["report_type"], row["stated_year"]) == (label["report_type"], label["report_year"])
    assert (str(row["period_start"]), str(row["period_end"])) == (label["period_start"], label["period_end"])
    assert (row["guide"], row["signatory"]) == (label["guide"], label["signatory"])


@pytest.mark.parametrize("year", YEARS)
def test_sections_are_as_labelled(samples: dict[int, Rows], year: int) -> None:
    found = [(r["level"], fold(r["number"]), fold(r["title"]), r["page"]) for r in samples[year]["sections"]]
    labels = [(x["level"], fold(x["number"]), fold(x["title"]), x["page"]) for x in _labels(year, "sections")]
    assert found == labels


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    ranged = row["qualifier"] == "range"
    low, high = ("value", "value_max") if "value_max" in row else ("value_low", "value_high")
    value = (row[low], row[high]) if ranged else row["value"]
    return row["page"], value, str(row["unit"]).removeprefix("个").replace("None", ""), row["qualifier"]


@pytest.mark.parametrize("year", YEARS)
def test_quantities_are_as_labelled(samples: dict[int, Rows], year: int) -> None:
    rows = [_key(row) for row in samples[year]["quantities"] if row["source"] == "text"]
    labels = _labels(year, "quantities")
    missing = [label["text"] for label in _required(labels) if _key(label) not in rows and not _near(label, rows)]
    spurious = [row for row in rows if row not in [_key(label) for label in labels] and not _close(row, labels)]
    assert (missing, spurious) == ([], [])


def _near(label: dict[str, Any], rows: list[tuple[Any, ...]]) -> bool:
    """Whether a row says the same but for binary rounding or a page break inside the text."""
    page, value, unit, qualifier = _key(label)
    return any(
        abs(row[0] - page) <= (label.get("split") == "page")
        and row[2:] == (unit, qualifier)
        and row[1] == pytest.approx(value)
        for row in rows
        if isinstance(row[1], tuple) == isinstance(value, tuple)
    )


def _close(row: tuple[Any, ...], labels: list[dict[str, Any]]) -> bool:
    return any(_near(label, [row]) for label in labels)


@pytest.mark.parametrize("year", YEARS)
def test_dates_honours_and_persons_are_as_labelled(samples: dict[int, Rows], year: int) -> None:
    dates = {(r["page"], fold(r["text"])) for r in samples[year]["dates"] if r["precision"] != "relative"}
    for label in _required(_labels(year, "dates")):
        assert any(page == label["page"] and text in fold(label["text"]) for page, text in dates), label
    titles = {(r["page"], fold(r["title"])) for r in samples[year]["honours"]}
    for label in _required(_labels(year, "honours")):  # a body may stand in the title or apart, as grantor
        assert any(page == label["page"] and title in fold(label["title"]) for page, title in titles), label
    people = {r["canonical"] for r in samples[year]["entities"] if r["kind"] == "PERSON"}
    assert people == {x["name"] for x in _labels(year, "persons")}


@pytest.mark.parametrize("year", YEARS)
def test_traps_give_no_row(samples: dict[int, Rows], year: int) -> None:
    labelled = {(x["page"], fold(x["text"])) for x in _labels(year, "quantities")}
    for trap in _labels(year, "not_quantities"):
        for row in samples[year]["quantities"]:
            if row["page"] == trap["page"] and (row["page"], fold(row["text"])) not in labelled:
                assert fold(row["text"]) not in fold(trap["text"]), trap


def test_cells_and_their_figures_are_as_labelled(samples: dict[int, Rows]) -> None:
    (label,) = _labels(2021, "tables")
    cells = sorted(fold(cell) for row in [label["header"], *label["rows"]] for cell in row if cell)
    assert sorted(fold(row["text"]) for row in samples[2021]["tables"]) == cells
    figures = [(r["value"], r["unit"], r["metric"]) for r in samples[2021]["quantities"] if r["source"] == "table"]
    assert figures == [(x["value"], x["unit"], x["metric"]) for x in _labels(2021, "table_quantities")]


def test_most_metrics_hold_the_label_or_are_held_by_it(samples: dict[int, Rows]) -> None:
    right = wanted = 0
    for year in YEARS:
        rows = [row for row in samples[year]["quantities"] if row["source"] == "text"]
        for label in _required(_labels(year, "quantities")):
            said = [
                r["metric"] or "" for r in rows if (r["page"], fold(r["text"])) == (label["page"], fold(label["text"]))
            ]
            wanted += 1
            right += any(m and (m in label["metric"] or label["metric"] in m) for m in said)
    assert right >= 0.85 * wanted


@pytest.mark.yardstick
def test_the_real_report(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", writable=True) as store:
        store.commit([extract_sample(SHARED / "corpus" / "seed2022.pdf")])
    scorer = [sys.executable, SHARED / "score" / "score.py", tmp_path / "store", SHARED / "gold" / "seed2022", "--json"]
    printed = subprocess.run(list(map(str, scorer)), capture_output=True, encoding="utf-8", check=True).stdout
    scores = json.loads(printed.splitlines()[-1])["seed2022"]
    wanted = {"document": 1.0, "sections": 0.98, "quantities": 0.95, "metric": 0.90, "dates": 0.97, "honours": 0.92}
    low = {name: scores[name] for name, least in {**wanted, "persons": 0.95}.items() if scores[name] < least}
    assert (low, scores["traps"]) == ({}, 0.0)
