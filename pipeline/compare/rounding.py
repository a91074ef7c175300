"""Whether two printed values say the same: equal as far as their printed digits go."""

from typing import Any

import numpy as np
import pandas as pd

from schemas.reach import LARGEST_STEP, LIMITS, REACHES

Array = np.ndarray[Any, np.dtype[Any]]

_NEARLY = 1e-9
_MOST_ZEROS = 9  # at the end of a number
_BELOW, _ABOVE = ({word: reach[side] for word, reach in REACHES.items()} for side in (0, 1))
SLIPS = (10.0, 100.0, 1000.0, 10000.0, 1e8)
"""Ratios that a unit slip leaves: a decimal place, 元 for 万元, 万 for 亿."""


def _numbers(column: pd.Series) -> Array:
    numbers: Array = column.to_numpy(dtype=float)
    return numbers


def steps_of(rows: pd.DataFrame) -> Array:
    """Return what one step of each printed number is worth, as `schemas.reach.step_of`: 12.3万 → 1000, 160余 → 10."""
    steps, values = np.nan_to_num(_numbers(rows["resolution"])), np.abs(_numbers(rows["value"]))
    hedged = ~rows["qualifier"].isin(LIMITS).to_numpy() & (steps > 0) & (values > 0)
    size, least = values[hedged], steps[hedged]
    digits, step = np.round(size / least), least.copy()
    for _ in range(_MOST_ZEROS):
        more = digits % 10 == 0
        step[more] *= 10
        digits[more] /= 10
    steps[hedged] = np.minimum(step, np.maximum(least, LARGEST_STEP * size))
    return steps


def roughness(rows: pd.DataFrame) -> pd.Series:
    """Return how rough printed numbers are: their step, twice that of hedged ones."""
    return steps_of(rows) * (1.0 + (rows["qualifier"] != "exact"))


def _reaches(rows: pd.DataFrame, value: Array) -> Array:
    """Whether values lie within what the printed digits and the hedge of each row allow."""
    step, own = steps_of(rows), _numbers(rows["value"])
    below, above = (_numbers(rows["qualifier"].map(reach)) for reach in (_BELOW, _ABOVE))
    below, above = np.where(own < 0, above, below), np.where(own < 0, below, above)
    slack = _NEARLY * np.maximum(step, np.abs(own) * 1e-3)
    held: Array = (value >= own - below * step - slack) & (value <= own + above * step + slack)
    return held


def equal_as_printed(one: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    """Compare the values of two frames row by row: one lies within what the digits and the hedge of the other allow.

    12.3万 equals 123,456; 160余 equals 163, and 突破8亿 equals 812,345,678, but no less than 8亿. Ranges and grades are
    equal only as printed. A zero without decimals is nothing at all: 0万元 is not 0.31万元. Frames have the columns
    value, value_text, value_low, value_high, resolution, qualifier.
    """
    left, right = _numbers(one["value"]), _numbers(other["value"])
    equal = _reaches(one, right) | _reaches(other, left)
    for zero, of, value in ((left, one, right), (right, other, left)):
        equal &= ~((zero == 0) & (value != 0) & (_numbers(of["resolution"]) >= 1))
    if (unvalued := np.isnan(left) & np.isnan(right)).any():
        equal[unvalued] = _same_words(one[unvalued], other[unvalued])
    return pd.Series(equal, index=one.index)


def _same_words(one: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    """Whether what has no single value is printed alike: a grade, the two bounds of a range."""
    left, right = (side["value_text"].astype(object).fillna("") for side in (one, other))
    same = left == right
    for bound in ("value_low", "value_high"):
        same &= (one[bound] == other[bound]) | (one[bound].isna() & other[bound].isna())
    return same


def is_turned(one: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    """Whether two values are one number with opposite signs: −4,310.55 where items are deducted, 4,310.55 elsewhere."""
    opposed = one["value"] * other["value"] < 0
    return opposed & equal_as_printed(one.assign(value=-one["value"]), other)


def is_slip(one: pd.Series, other: pd.Series) -> pd.Series:
    """Whether two values differ by a power of ten only, as a slip of the unit leaves them."""
    left, right = one.abs(), other.abs()
    ratio = np.fmax(left, right) / np.fmin(left, right).replace(0.0, np.nan)
    return pd.Series(np.isclose(ratio.to_numpy()[:, None], SLIPS, rtol=1e-6).any(axis=1), index=one.index)
