"""A balance that one report prints before and after it was restated, with the amount between them."""

from pathlib import Path

import pytest
from made_reports import Made, Said, compared, pairs

EQUITY = "economy.net_assets"
BEFORE, AFTER, BY = 512_400.62, 511_900.12, -500.5
DOUBTFUL = {"source": "table", "status": "ambiguous"}


def told(by: float, called: str = "会计政策变更净资产", *more: float) -> Made:
    """A report of 2024 with both balances of 2022, the amount between them, and the balance of 2023."""
    says = [Said(EQUITY, value, "元", 2022, DOUBTFUL) for value in (BEFORE, AFTER, *more)]
    amount = Said(f"open:{called}|money", by, "元", 2023, {"source": "table"})
    return Made(2024, [*says, amount, Said(EQUITY, 530_000.0, "元", 2023, {"source": "table"})])


@pytest.mark.parametrize("called", ["会计政策变更净资产", "净资产会计政策变更"])
def test_the_restated_balance_is_the_value_and_the_ledger_has_both(tmp_path: Path, called: str) -> None:
    found = compared(tmp_path, [told(BY, called)])
    assert (2022, 2023, "changed", AFTER) in pairs(found, "status", "value_from")
    (row,) = found.restatements.to_dict("records")
    assert (row["verdict"], row["first_value"], row["later_value"]) == ("restated", BEFORE, AFTER)
    assert row["reason"].startswith("会计政策变更") and row["first_doc_id"] == row["later_doc_id"]
    assert "former_value" not in found.values


def test_an_amount_of_0_restates_nothing(tmp_path: Path) -> None:
    same = [Said(EQUITY, BEFORE, "元", 2022, DOUBTFUL) for _ in range(2)]
    none = Said("open:会计政策变更净资产|money", 0.0, "元", 2023, {"source": "table"})
    last = Said(EQUITY, 530_000.0, "元", 2023, {"source": "table"})
    found = compared(tmp_path, [Made(2024, [*same, none, last])])
    assert "restated" not in set(found.restatements["verdict"])


@pytest.mark.parametrize(
    "report", [told(-501.5), told(BY, "专项储备净资产"), told(BY, "会计政策变更净资产", 511_000.0)]
)
def test_without_the_amount_nothing_is_settled(tmp_path: Path, report: Made) -> None:
    found = compared(tmp_path, [report])
    assert (2022, 2023, "ambiguous", None) in pairs(found, "status", "value_from")
    assert set(found.restatements["verdict"]) <= {"conflict"}
