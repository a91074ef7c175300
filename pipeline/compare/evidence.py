"""What a report itself says of the year before: a stated change gives the value that it is against."""

import numpy as np
import pandas as pd

_POINTS = ("百分点", "个百分点")
SIGNS = {"up": 1.0, "down": -1.0}
"""By the direction of a stated change."""
_SHARP = 0.02  # how wide, as a part of itself, the value of the year before may be that proves a joining
_SHARPER = 0.002  # the same where the two names share nothing
_DIGITS = 100.0  # steps of a value's last digit from which on few other values fit by chance
FEW = 10
"""Values of the other report of that dimension at most, where the two names share nothing."""
_MOVED = 0.005  # part of the value by which it must have changed: 持平 fits whatever stayed as it was


def _half_step(change: float) -> float:
    """Return half of what the last digit of a printed change is worth: 12.4 → 0.05."""
    return 0.5 * 10.0 ** -len(f"{change:.6f}".rstrip("0").partition(".")[2])


def values_before(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the least and largest value of the year before that a stated change allows, `low` and `high`.

    1. 1,402人次, 增长13.4%: 1,235.3 to 1,237.3   2. 94.1%, 提高1.7个百分点: 92.3 to 92.5
    3. 431包, 减少55包: 485 to 487
    Nothing where no change is stated, the value is hedged, or the change is in another unit than the value or against
    another basis (a budget against last year's execution).
    """
    change, unit = rows["change_value"], rows["change_unit"].astype(object)
    sign = rows["change_direction"].astype(object).map(SIGNS).astype(float)
    half = change.map(_half_step, na_action="ignore")
    own = rows["resolution"].fillna(0.0) / 2
    added = (unit.isin(_POINTS) & (rows["unit"] == "%")) | ((unit == rows["stated_unit"]) & (unit == rows["unit"]))
    added &= unit != "%"
    bounds = {}
    for name, edge in (("low", 1.0), ("high", -1.0)):
        moved = sign * change + edge * half
        percent = (rows["value"] - edge * own) / (1 + moved / 100).where(moved > -100)
        bounds[name] = (rows["value"] - edge * own - moved).where(added, percent.where(unit == "%"))
    return pd.DataFrame(bounds).where((rows["qualifier"] == "exact") & rows["change_basis"].isna(), np.nan)


def fits_before(pairs: pd.DataFrame) -> pd.Series:
    """Whether the value of the first year of each pair is the one that the second year's stated change is against."""
    own = pairs["resolution"].fillna(0.0) / 2
    return (pairs["value"] + own >= pairs["low_other"]) & (pairs["value"] - own <= pairs["high_other"])


def is_sharp(pairs: pd.DataFrame, *, share_nothing: bool = False) -> pd.Series:
    """Whether few other values than the right one would fit a stated change."""
    width = (pairs["high_other"] - pairs["low_other"]) / pairs["value"].abs()
    digits = pairs["value"].abs() / pairs["resolution"].replace(0.0, np.nan) >= _DIGITS
    moved = (pairs["value_other"] / pairs["value"] - 1).abs() >= _MOVED
    return digits & moved & (width <= (_SHARPER if share_nothing else _SHARP))
