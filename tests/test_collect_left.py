"""Numbers of last year's sentences that no line of a form asks for."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from pipeline.collect.left import find_left


class Stored:
    """A store of a few rows."""

    def __init__(self, **tables: list[dict[str, Any]]) -> None:
        self.tables = tables

    def read(self, name: str, _doc_ids: object, _columns: object = ()) -> Any:
        return SimpleNamespace(to_pylist=lambda: self.tables[name])


@pytest.mark.parametrize("left_in", [True, False])
def test_what_stands_under_a_year_left_in_is_named(left_in: bool) -> None:
    key = {"org_id": "org", "indicator": "open:走访|count", "scope": "unit", "scope_name": None, "basis": "actual"}
    stated = pd.DataFrame([{**key, "bucket": "year", "row_id": "i1", "data_year": 2021, "left_in": left_in}])
    said = {"doc_id": "d", "source": "text", "role": "level", "basis": "actual", "value_text": "7", "unit": "户"}
    ends = pd.Timestamp("2021-12-31").date()
    store: Any = Stored(
        indicators=[
            {"row_id": "i1", "quantity_id": "q1", "also_ids": [], "value": 7.0, "unit": "户", "statement_id": "s1"}
        ],
        statements=[{"statement_id": "s1"}, {"statement_id": "s2"}],
        quantities=[
            {**said, "row_id": "q1", "statement_id": "s1", "start_char": 5, "value": 7.0, "period_end": ends},
            {**said, "row_id": "q2", "statement_id": "s1", "start_char": 9, "value": 4.0, "period_end": ends},
            {**said, "row_id": "q3", "statement_id": "s2", "start_char": 20, "value": 9.0, "period_end": ends},
        ],
    )
    comparison: Any = SimpleNamespace(stated=stated)
    found = [row["row_id"] for row in find_left(store, comparison, ["d"], year=2022, asked=[])]
    assert found == (["q1", "q2"] if left_in else [])
