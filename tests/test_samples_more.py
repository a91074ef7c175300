"""The further sample reports: whose they are, and what the readers give against the labels of the short ones."""

import json
from functools import cache
from typing import Any

import pytest
from conftest import SAMPLES
from sample_rows import read_sample

from corpus.samples.make import sources
from pipeline.options import Options, read_aliases_file
from schemas.text import fold

Row = dict[str, Any]
SHORT = sorted(name for name in sources("more") if not name.endswith(("revised", "draft")))
ORGANISATIONS = [
    json.loads(line) for line in (SAMPLES / "gold" / "organisations.jsonl").read_text(encoding="utf-8").splitlines()
]


@cache
def extracted(aliases: bool = False) -> dict[str, dict[str, list[Row]]]:
    options = Options(aliases=read_aliases_file(SAMPLES / "pdf-more" / "aliases.csv")) if aliases else None
    paths = [path for folder in ("pdf", "pdf-more") for path in (SAMPLES / folder).glob("*.pdf")]
    return {path.name: read_sample(path, options) for path in paths}


def org_id(file: str, *, aliases: bool) -> str:
    (document,) = extracted(aliases)[file]["documents"]
    return str(document["org_id"])


def labels(name: str, table: str) -> list[Row]:
    path = SAMPLES / "gold" / name / f"{table}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


@pytest.mark.parametrize("aliases", [False, True])
def test_spellings_of_a_name_are_one_organisation(aliases: bool) -> None:
    for row in ORGANISATIONS:
        files = row["files"] + (row.get("with_aliases", []) if aliases else [])
        assert len({org_id(file, aliases=aliases) for file in files}) == 1, row["org"]


def test_only_the_alias_file_joins_a_former_name() -> None:
    row = ORGANISATIONS[2]
    own = org_id(row["files"][0], aliases=False)
    assert own not in {org_id(file, aliases=False) for file in row["with_aliases"]}


@pytest.mark.parametrize("aliases", [False, True])
def test_two_units_with_one_short_name_stay_two(aliases: bool) -> None:
    waters = [row for row in ORGANISATIONS if row["short"] == "管网中心"]
    assert len(waters) == 2
    assert len({org_id(row["files"][0], aliases=aliases) for row in waters}) == 2
    for row in waters:
        for file in row["files"]:
            (document,) = extracted(aliases)[file]["documents"]
            assert (document["org"], document["org_short"]) == (row["org"], "管网中心")


def test_editions_are_of_one_organisation_type_and_year() -> None:
    (group,) = map(json.loads, (SAMPLES / "gold" / "editions.jsonl").read_text(encoding="utf-8").splitlines())
    rows = [extracted()[file["file"]]["documents"][0] for file in group["files"]]
    assert {(row["org"], row["report_type"], row["stated_year"]) for row in rows} == {
        (group["org"], "文明单位社会责任报告", 2021)
    }


@pytest.mark.parametrize("name", SHORT)
def test_the_document(name: str) -> None:
    (row,) = extracted()[f"{name}.pdf"]["documents"]
    label = json.loads((SAMPLES / "gold" / name / "document.json").read_text(encoding="utf-8"))
    assert fold(row["org"]) == fold(label["org"])
    assert (row["report_type"], row["stated_year"], row["org_short"]) == (
        label["report_type"],
        label["report_year"],
        label["short"],
    )


@pytest.mark.parametrize("name", SHORT)
def test_figures_with_their_periods(name: str) -> None:
    def key(value: Any, unit: Any, period: str) -> tuple[Any, ...]:
        return value, unit, period

    rows = extracted()[f"{name}.pdf"]["quantities"]
    found = sorted(key(r["value"], r["unit"], str(r["period_end"])[:4]) for r in rows)
    wanted = labels(name, "quantities") + labels(name, "table_quantities")
    assert found == sorted(key(x["value"], x["unit"], x["period"]) for x in wanted)


@pytest.mark.parametrize("name", SHORT)
def test_sections_and_honours(name: str) -> None:
    rows = extracted()[f"{name}.pdf"]
    assert [(r["level"], r["title"]) for r in rows["sections"]] == [
        (x["level"], x["title"]) for x in labels(name, "sections")
    ]
    assert [r["title"] for r in rows["honours"]] == [x["title"] for x in labels(name, "honours")]
