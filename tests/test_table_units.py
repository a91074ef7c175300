"""A table under a wrong line of units: its total stands beside it to the last digit, or it has more than all owned."""

from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.checks import values
from pipeline.checks.examples import read_example
from pipeline.checks.rules.twice.table_units import check_table_units
from pipeline.checks.run import check_report

FIRST, SECOND = check_table_units.examples


@pytest.mark.parametrize(
    ("example", "texts"),
    [
        (FIRST, ["2,318.46", "1,407.15", "911.31", "23,184,570.20"]),
        (SECOND, ["130,000,000.00", "130,000,000.00"]),
    ],
)
def test_all_amounts_of_the_table_are_told_and_last_what_proves_it(example: str, texts: list[str]) -> None:
    (found,) = check_table_units.how(read_example(example))
    assert (found.outcome, found.key) == ("fails", "twice_slip")
    assert [row["text"] for row in found.rows] == texts


def test_each_series_of_the_table_is_to_be_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    report = read_example(FIRST)
    (found,) = [row for row in check_report(report, (check_table_units,)) if row.outcome == "fails"]
    assert len(found.row_ids) == 4
    places: dict[tuple[str, str], Any] = {
        (report.doc_id, row): ((f"series {at}",), 2022) for at, row in enumerate(found.row_ids)
    }
    monkeypatch.setattr(values, "_places", lambda *_: places)
    monkeypatch.setattr(values, "load_reports", lambda *_: [report])
    monkeypatch.setattr(values, "read_rulings", lambda *_: [])
    store: Any = SimpleNamespace(root="")
    told = list(values.list_told(store, store, (check_table_units,)))
    assert [one.series for one in told if one.sure] == [("series 0",), ("series 1",), ("series 2",)]
