"""A change that a report states in a sentence of its own stands beside the value that stands elsewhere."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_reports import Made, Said, evidence, value_row
from test_indicator_rows import read

from extractors.indicators.stated_changes import add_changes
from schemas.phrase import Phrase
from schemas.tables import IndicatorValue, Quantity

LEVEL = "全年办公用电209,000度。"


def changes(*sentences: str) -> list[tuple[int, float | None, str | None]]:
    return [(row["data_year"], row["change_value"], row["change_direction"]) for row in read(sentences)]


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        ((LEVEL, "办公用电同比下降3.2%。"), [(2022, 3.2, "down")]),
        ((LEVEL, "办公用电同比下降3.2%。", "办公用电同比下降5.2%。"), [(2022, None, None)]),
        ((LEVEL, "办公用电较2019年下降3.2%。"), [(2022, None, None)]),
        ((LEVEL, "办公用电同比下降3.2个百分点。"), [(2022, None, None)]),
        ((LEVEL, "2021年办公用电215,909度。", "办公用电同比下降3.2%。"), [(2021, None, None), (2022, 3.2, "down")]),
        ((LEVEL, "2021年办公用电240,000度。", "办公用电同比下降3.2%。"), [(2021, None, None), (2022, None, None)]),
    ],
)
def test_a_change_in_a_sentence_of_its_own(sentences: tuple[str, ...], told: list[Any]) -> None:
    assert changes(*sentences) == told


def holding(metric: str, value: float, at: int, role: str = "level") -> Quantity:
    return Quantity(
        evidence=evidence("a" * 16, at, f"{value:.0f}"), value=value, value_text=f"{value:.0f}", value_low=None,
        value_high=None, decimals=0, unit="股", unit_text="股", qualifier="exact",
        phrase=Phrase(metric=metric, subject="甲"), kind="count", role=role,
        direction="up" if role == "change" else None, period_start=date(2022, 12, 31), period_end=date(2022, 12, 31),
        period_text=None, source="table", rule="test",
    )  # fmt: skip


def row_of(quantity: Quantity) -> IndicatorValue:
    made = value_row(Made(2022, ()), 0, Said(f"open:{quantity.phrase.metric}|shares", quantity.value, "股"))
    return replace(made, evidence=quantity.evidence, quantity_id=quantity.evidence.row_id)


def test_what_only_changed_is_what_the_row_has_at_the_end() -> None:
    cells = [
        holding("报告期内增减", 50.0, 1, "change"),
        holding("期末持股数量", 4130.0, 2),
        holding("限售股数", 9.0, 3),
    ]
    cells = [replace(one, evidence=replace(one.evidence, statement_id="r")) for one in cells]
    found = list(add_changes(map(row_of, cells[1:]), cells))
    assert [(one.surface, one.change_value) for one in found] == [("期末持股数量", 50.0), ("限售股数", None)]
