"""Whether two printed values say the same: equal as far as their printed digits go."""

import numpy as np
import pandas as pd

_NEARLY = 1e-9
_ROUGH = ("about", "nearly", "more_than")
SLIPS = (10.0, 100.0, 1000.0, 10000.0, 1e8)
"""Ratios that a unit slip leaves: a decimal place, 元 for 万元, 万 for 亿."""


def equal_as_printed(one: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    """Compare the values of two frames row by row: within half a step of the rougher one's last digit.

    12.3万 equals 123,456; 约, 近 and 余 reach a whole step: 160余 equals 163. Ranges and grades are equal only as
    printed. A zero without decimals is nothing at all: 0万元 is not 0.31万元. Frames have the columns value,
    value_text, value_low, value_high, resolution, qualifier.
    """
    step = np.fmax(one["resolution"].fillna(0.0).to_numpy(), other["resolution"].fillna(0.0).to_numpy())
    rough = one["qualifier"].isin(_ROUGH).to_numpy() | other["qualifier"].isin(_ROUGH).to_numpy()
    reach = np.where(rough, step, step / 2)
    left, right = one["value"].to_numpy(float), other["value"].to_numpy(float)
    equal = np.abs(left - right) <= reach * (1 + _NEARLY) + 1e-12 * np.abs(left)
    for zero, of, value in ((left, one, right), (right, other, left)):
        equal &= ~((zero == 0) & (value != 0) & (of["resolution"].to_numpy(float) >= 1))
    unvalued = np.flatnonzero(np.isnan(left) & np.isnan(right))
    equal[unvalued] = _same_words(one.iloc[unvalued], other.iloc[unvalued])
    return pd.Series(equal, index=one.index)


def _same_words(one: pd.DataFrame, other: pd.DataFrame) -> np.ndarray:
    """Whether what has no single value is printed alike: a grade, the two bounds of a range."""
    words = [side["value_text"].astype(object).fillna("").to_numpy() for side in (one, other)]
    same: np.ndarray = words[0] == words[1]
    for bound in ("value_low", "value_high"):
        left, right = one[bound].to_numpy(float), other[bound].to_numpy(float)
        same &= (left == right) | (np.isnan(left) & np.isnan(right))
    return same


def is_slip(one: pd.Series, other: pd.Series) -> pd.Series:
    """Whether two values differ by a power of ten only, as a slip of the unit leaves them."""
    left, right = one.abs(), other.abs()
    ratio = np.fmax(left, right) / np.fmin(left, right).replace(0.0, np.nan)
    return pd.Series(np.isclose(ratio.to_numpy()[:, None], SLIPS, rtol=1e-6).any(axis=1), index=one.index)
