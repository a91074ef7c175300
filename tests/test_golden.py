"""Golden cases: sentences with all the rows that they give, and sentences that give none.

The files of one table have each column of its rows. Those of what is said have sentences, marked texts (lines under
headings, rows of a table) and tables in which most lines of the readers are run, each with what a reader of the report
is told by it.
`pytest --rewrite-golden` writes what the readers give now into the files, to be read before it is committed; CI refuses
it.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_tables import made
from said_rows import say_cells, say_marked, say_rows

from pipeline.sentences import read_sentence

GOLDEN = Path(__file__).parent / "golden"
TABLES = ("quantities", "dates", "honours", "persons")
YEAR = 2022
_MAY_MOVE = ("rule", "name_confidence")


def _cases(table: str) -> list[dict[str, Any]]:
    lines = (GOLDEN / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _said(row: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is null, and what may move while rows stay: the name of a rule, how sure a name is."""
    return {key: value for key, value in row.items() if value is not None and key not in _MAY_MOVE}


def _read(table: str, text: str) -> list[dict[str, Any]]:
    return [_said(dict(row)) for row in read_sentence(text, YEAR)[table]]


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_golden(table: str, request: pytest.FixtureRequest) -> None:
    cases = _cases(table)
    if request.config.getoption("--rewrite-golden"):
        fresh = [{**case, "rows": _read(table, case["text"])} for case in cases]
        lines = [json.dumps(case, ensure_ascii=False) for case in fresh]
        (GOLDEN / f"{table}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        pytest.fail("golden files were rewritten: read the change before it is committed")
    for case in cases:
        assert _read(table, case["text"]) == case["rows"], case["text"]


@pytest.mark.parametrize("table", TABLES)
def test_there_are_cases_and_negative_ones(table: str) -> None:
    rows = [case["rows"] for case in _cases(table)]
    assert sum(map(bool, rows)) >= 4
    assert sum(not r for r in rows) >= 3


@pytest.mark.parametrize("table", TABLES)
def test_a_negative_case_is_one_clause_with_one_reason(table: str) -> None:
    negative = [case for case in _cases(table) if not case["rows"]]
    assert [case["text"] for case in negative if re.search("[，；。].", case["text"])] == []
    reasons = [case.get("reason") for case in negative]
    assert all(reasons) and len(set(reasons)) == len(reasons)
    assert [case["text"] for case in _cases(table) if case["rows"] and "reason" in case] == []


def _say_case(case: dict[str, Any]) -> list[str]:
    if "table" in case:
        lines = case.get("above", ()), case.get("below", ())
        return say_cells(made(case["table"], *lines, section=case.get("section", "")))
    return say_marked(case["text"]) if case.get("marked") else say_rows(case["text"])


@pytest.mark.parametrize("kind", ["sentences", "marked", "cells"])
def test_what_is_said_is_what_is_written_down(kind: str, request: pytest.FixtureRequest) -> None:
    cases = _cases(f"said_{kind}")
    if request.config.getoption("--rewrite-golden"):
        lines = [json.dumps({**case, "rows": _say_case(case)}, ensure_ascii=False) for case in cases]
        (GOLDEN / f"said_{kind}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        pytest.fail("golden files were rewritten: read the change before it is committed")
    said = [(case.get("text") or case["table"], _say_case(case), case["rows"]) for case in cases]
    assert [(what, rows, wanted) for what, rows, wanted in said if rows != wanted] == []


def test_offsets_are_code_points_of_the_line() -> None:
    for table in TABLES:
        for case in _cases(table):
            for row in case["rows"]:
                assert "".join(case["text"][row["start"] : row["end"]].split()) == "".join(row["text"].split())


def test_dates_of_the_year_that_is_given() -> None:
    (row,) = read_sentence("6月28日开展演练。", 2019)["dates"]
    assert (row["start_date"], row["inferred_year"]) == (date(2019, 6, 28).isoformat(), True)
