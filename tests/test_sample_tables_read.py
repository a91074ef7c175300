"""The sample with tables: every cell, every quantity and every award is read as its labels say."""

import json
from collections import Counter, defaultdict
from typing import Any

import pytest
from conftest import SAMPLES
from sample_rows import read_sample

from schemas.text import squeeze

NAMES = ["pdf-tables/lanting-2022.pdf", "pdf-more/zhaoming-2022.pdf", "pdf/jichuan-2021.pdf"]


def gold(name: str, kind: str) -> list[dict[str, Any]]:
    path = SAMPLES / "gold" / name.split("/")[1].removesuffix(".pdf") / f"{kind}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def extraction(name: str) -> dict[str, list[dict[str, Any]]]:
    return read_sample(SAMPLES / name)


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_those_of_the_labels(name: str) -> None:
    tables: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for cell in extraction(name)["tables"]:
        tables[cell["table_id"]][cell["row"], cell["column"]] = cell["text"]
    labelled = [
        {
            (row, column): squeeze(words)
            for row, cells in enumerate([table["header"], *table["rows"]])
            for column, words in enumerate(cells)
            if words
        }
        for table in gold(name, "tables")
    ]
    assert list(tables.values()) == labelled


@pytest.mark.parametrize("name", NAMES)
def test_figures_are_those_of_the_labels(name: str) -> None:
    read = Counter(
        (q["page"], q["value"], q["unit"], str(q["period_end"].year), q["qualifier"])
        for q in extraction(name)["quantities"]
        if q["source"] == "table"
    )
    labelled = Counter(
        (g["page"], g["value"], g["unit"], str(g["period"]), g.get("qualifier", "exact"))
        for g in gold(name, "table_quantities")
    )
    assert read == labelled


def test_awards_are_those_of_the_labels() -> None:
    read = [(h["page"], h["title"], h["grantor"]) for h in extraction(NAMES[0])["honours"] if h["page"] == 8]
    assert read == [(g["page"], g["title"], g.get("grantor")) for g in gold(NAMES[0], "honours") if g["page"] == 8]
