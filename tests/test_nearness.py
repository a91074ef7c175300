"""How near values of two years must be, and what a stated change proves, with a case on either side of each measure."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from pipeline.compare.evidence import fits_before, is_sharp, values_before
from pipeline.compare.nearness import near_enough, within_reach

NAN = float("nan")


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (100, 200, True), (100, 200.1, False), (200, 100, True), (200.1, 100, False), (100, 100, True),
        (0, 0, True), (0, 1, False), (-5, -5, True), (-5, -6, False), (0.5, 0.9, True),
    ],
)  # fmt: skip
def test_values_within_reach(one: float, other: float, near: bool) -> None:
    assert bool(within_reach(np.array([one]), np.array([other]))[0]) is near


@pytest.mark.parametrize(
    ("narrow", "one", "other", "near"),
    [
        (0, 1, 1000, True),
        # the first name is the narrower one: its value against that of the wider one
        (1, 85, 100, True), (1, 84.9, 100, False), (1, 140, 100, True), (1, 140.1, 100, False),
        (2, 87, 100, True), (2, 86.9, 100, False), (2, 115.9, 100, True), (2, 116.1, 100, False),
        # the later name is the narrower one: a fall is mostly a part
        (-1, 100, 97, True), (-1, 100, 96.9, False), (-1, 100, 140, True), (-1, 100, 140.1, False),
        (-2, 100, 97, True), (-2, 100, 96.9, False), (-2, 100, 115.9, True), (-2, 100, 116.1, False),
    ],
)  # fmt: skip
def test_values_of_a_narrower_name(narrow: int, one: float, other: float, near: bool) -> None:
    found = near_enough(np.array([narrow]), np.array([float(one)]), np.array([float(other)]))
    assert bool(found[0]) is near


def row(**given: Any) -> pd.DataFrame:
    """A value with its stated change; whatever is not given is 1,402人次, 增长13.4%."""
    usual = {
        "value": 1402.0, "resolution": 1.0, "unit": "人次", "stated_unit": "人次", "qualifier": "exact",
        "change_value": 13.4, "change_unit": "%", "change_direction": "up", "change_basis": None,
    }  # fmt: skip
    return pd.DataFrame([usual | given])


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ({}, 1401.5 / 1.1345, 1402.5 / 1.1335),
        ({"resolution": None}, 1402 / 1.1345, 1402 / 1.1335),
        ({"change_direction": "down"}, 1401.5 / 0.8665, 1402.5 / 0.8655),
        ({"change_value": 13.0}, 1401.5 / 1.135, 1402.5 / 1.125),
        ({"change_value": 13.25}, 1401.5 / 1.13255, 1402.5 / 1.13245),
        ({"change_value": 100.0, "change_direction": "down"}, 1401.5 / 0.005, NAN),
        ({"value": 431.0, "change_value": 55.0, "change_unit": "人次", "change_direction": "down"}, 485.0, 487.0),
        ({"value": 431.0, "change_value": 55.0, "change_unit": "人次"}, 375.0, 377.0),
        ({"change_unit": "人"}, NAN, NAN),
        ({"change_unit": "人次", "unit": "人"}, NAN, NAN),
        ({"change_unit": "人次", "stated_unit": "万人次"}, NAN, NAN),
        ({"value": 94.1, "resolution": 0.1, "unit": "%", "stated_unit": "%", "change_value": 1.7,
          "change_unit": "百分点"}, 92.3, 92.5),
        ({"value": 94.1, "resolution": 0.1, "unit": "%", "stated_unit": "%", "change_value": 1.7,
          "change_unit": "个百分点"}, 92.3, 92.5),
        ({"change_unit": "百分点"}, NAN, NAN),
        ({"value": 94.1, "resolution": 0.1, "unit": "%", "stated_unit": "%", "change_value": 1.7}, 94.05 / 1.0175,
         94.15 / 1.0165),
        ({"qualifier": "about"}, NAN, NAN),
        ({"change_basis": "budget"}, NAN, NAN),
        ({"change_direction": None}, NAN, NAN),
        ({"change_value": None}, NAN, NAN),
    ],
)  # fmt: skip
def test_values_that_a_stated_change_allows(given: dict[str, Any], low: float, high: float) -> None:
    (found,) = values_before(row(**given)).to_dict("records")
    assert found["low"] == pytest.approx(low, nan_ok=True)
    assert found["high"] == pytest.approx(high, nan_ok=True)


def pair(**given: Any) -> pd.DataFrame:
    usual = {"value": 1236.0, "resolution": 1.0, "low_other": 1235.0, "high_other": 1237.0, "value_other": 1402.0}
    return pd.DataFrame([usual | given])


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        ({}, True), ({"low_other": 1236.5}, True), ({"low_other": 1236.6}, False), ({"high_other": 1235.5}, True),
        ({"high_other": 1235.4}, False), ({"low_other": 1236.4, "resolution": None}, False),
        ({"low_other": NAN}, False),
    ],
)  # fmt: skip
def test_a_value_that_a_change_is_against(given: dict[str, Any], fits: bool) -> None:
    assert bool(fits_before(pair(**given))[0]) is fits


@pytest.mark.parametrize(
    ("given", "sharp", "sharper"),
    [
        ({}, True, True),
        ({"high_other": 1235.0 + 1236 * 0.002}, True, True),
        ({"high_other": 1235.0 + 1236 * 0.0021}, True, False),
        ({"high_other": 1235.0 + 1236 * 0.0199}, True, False),
        ({"high_other": 1235.0 + 1236 * 0.0201}, False, False),
        ({"resolution": 12.36}, True, True),
        ({"resolution": 12.37}, False, False),
        ({"resolution": 0.0}, False, False),
        ({"value_other": 1236 * 1.0051}, True, True),
        ({"value_other": 1236 * 1.0049}, False, False),
        ({"value_other": 1236 * 0.9949}, True, True),
        ({"value_other": 1236 * 0.9951}, False, False),
        ({"value": -1236.0, "value_other": -1402.0}, True, True),
    ],
)
def test_changes_that_few_values_fit(given: dict[str, Any], sharp: bool, sharper: bool) -> None:
    assert bool(is_sharp(pair(**given))[0]) is sharp
    assert bool(is_sharp(pair(**given), share_nothing=True)[0]) is sharper
