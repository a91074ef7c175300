"""What a line of the workbook compares: the last two years that state it, though the latest report leaves it out."""

from types import SimpleNamespace
from typing import Any

from test_workbook import _series

from pipeline.export.numbers import figure
from pipeline.export.sheet import Number
from pipeline.messages import Messages

SAY = Messages("zh")


def change(before: int, status: str, **more: Any) -> SimpleNamespace:
    return SimpleNamespace(year_from=before, year_to=before + 1, status=status, comparability="A", **more)


def test_the_last_two_years_that_state_it_are_compared() -> None:
    line = _series("持股数量", 5.0, None)
    line.changes = [change(2021, "new"), change(2022, "changed", change=4.0), change(2023, "dropped", change=None)]
    assert (line.pair.year_from, line.grade) == (2022, "A")
    assert line.status == "dropped"  # what became of it is told all the same
    line.changes = [change(2023, "dropped", change=None)]
    assert line.pair is None and line.grade is None


def test_a_nought_has_the_decimals_of_its_line() -> None:
    nought = SimpleNamespace(
        value=0.0, value_text="0", text="0", unit="元", resolution=None, qualifier="exact", status="stated"
    )
    shown = [figure(nought, 4, SAY, decimals) for decimals in (None, 2)]
    assert [one.format for one in shown if isinstance(one, Number)] == ["#,##0", "#,##0.00"]
