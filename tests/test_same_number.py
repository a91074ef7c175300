"""A change of last year's prose is fed to the indicator of what its sentence states, not one against a budget."""

from datetime import date
from typing import Any

import pytest

from pipeline.feed.same_number import SameNumbers
from pipeline.feed.slots import Meant

MEANT = Meant("money.repairs", "0" * 16, 2022)


def quantity(role: str, **more: Any) -> dict[str, Any]:
    said = {"metric": "船检费", "full_metric": None, "subject": None, "statement_id": "s1", "against": None}
    return said | {"role": role, "period_end": date(2022, 12, 31), "against_basis": None, "value_text": "6"} | more


@pytest.mark.parametrize(
    ("against", "basis", "fed"),
    [
        ("year_before", None, True),
        ("year_before", "execution", True),
        ("year_before", "budget", False),
        (None, "plan", False),
        ("other", "budget", False),
    ],
)
def test_a_change_against_a_budget_is_none_of_what_was_spent(against: str | None, basis: str | None, fed: bool) -> None:
    level, change = quantity("level"), quantity("change", against=against, against_basis=basis)
    same = SameNumbers([], [level, change], lambda row: MEANT if row["role"] == "level" else None)
    assert same.find(change) == (MEANT if fed else None)
