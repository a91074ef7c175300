"""Two values of two years that a stated change shows to be likely of one thing, and pairs that it does not."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest

from pipeline.compare.fitted import fitted


def value(said: str, year: int, number: float, change: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a value that the report of its year states, with its change against the year before (-6.4%)."""
    sign, told = (change or " ")[0], (change or " ")[1:].removesuffix("%")
    unit = "%" if change and change.endswith("%") else "件"
    usual = {
        "said": said, "data_year": year, "value": number, "resolution": 1.0, "unit": "件", "stated_unit": "件",
        "qualifier": "exact", "whose": "unit", "series": f"{said} of {year}", "doc_id": f"report {year}",
        "change_value": float(told) if change else float("nan"), "change_unit": unit if change else None,
        "change_direction": {"-": "down", "+": "up"}.get(sign), "change_basis": None,
    }  # fmt: skip
    return usual | more


def pairs(own: Sequence[dict[str, Any]], other: Sequence[dict[str, Any]], year: int) -> list[tuple[str, str]]:
    """Return the names of the pairs of values that stand alone with those of the report of a year."""
    mine = pd.DataFrame([{**one, "year": year, "at": at} for at, one in enumerate(own)])
    theirs = pd.DataFrame([{**one, "year": year} for one in other])
    found = fitted(mine, theirs, ["whose"])
    return list(zip(found["said"], found["said_other"], strict=True))


FIRST = value("受理读者咨询", 2021, 31_250.0)
LATER = value("咨询台受理", 2022, 29_250.0, "-6.4%")


def test_a_change_names_the_value_that_it_is_against() -> None:
    assert pairs([FIRST], [LATER], 2022) == [("受理读者咨询", "咨询台受理")]
    assert pairs([LATER], [FIRST], 2021) == [("咨询台受理", "受理读者咨询")]
    assert pairs([value("受理读者咨询", 2021, 431.0)], [value("咨询台受理", 2022, 376.0, "-55")], 2022)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (FIRST, value("咨询台受理", 2022, 29_250.0)),  # no change is stated
        (FIRST, value("咨询台受理", 2022, 29_250.0, "+6.4%")),
        (FIRST, value("咨询台受理", 2022, 29_250.0, "-7.4%")),
        (FIRST, value("图书外借", 2022, 29_250.0, "-6.4%")),  # no word in common
        (FIRST, value("办结读者咨询", 2022, 29_250.0, "-6.4%")),  # 受理, 办结
        (FIRST, value("咨询台受理", 2022, 29_250.0, "-6.4%", unit="次", stated_unit="次")),
        (FIRST, value("咨询台受理", 2022, 29_250.0, "-6.4%", whose="group")),
        (FIRST, value("咨询台受理", 2022, 29_250.0, "-6.4%", change_basis="budget")),
        (FIRST, value("咨询台受理", 2022, 31_240.0, "-0%")),  # it hardly moved
        (value("受理读者咨询", 2021, 31.0), value("咨询台受理", 2022, 29.0, "-6.5%")),  # two digits
        (value("受理读者咨询", 2021, 31_250.0), value("咨询台受理", 2022, 29_250.0, "-6.4%", data_year=2021)),
    ],
)  # fmt: skip
def test_what_the_change_does_not_tell(own: dict[str, Any], other: dict[str, Any]) -> None:
    assert pairs([own], [other], 2022) == []


def test_two_values_that_a_change_fits_are_none() -> None:
    assert pairs([FIRST, value("受理读者建议", 2021, 31_251.0)], [LATER], 2022) == []
    assert pairs([FIRST], [LATER, value("咨询受理", 2022, 28_125.0, "-10%")], 2022) == []
