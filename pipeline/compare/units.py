"""Values of one series in one unit: the one that its latest report uses."""

import numpy as np
import pandas as pd

from extractors.indicators.matching import Units
from pipeline.compare.coded import filled
from schemas.word_lists import by_use

_SCALED = ["value", "value_low", "value_high", "resolution"]


def says_less(one: str, other: str) -> bool:
    """Whether one of two units of a series is the other one printed short: 吨 for 吨二氧化碳当量, 小时 for 小时/人."""
    short, long = sorted((one, other), key=len)
    rest, words = long.removeprefix(short), by_use("matching/short_units.csv")
    return rest != long and (rest.startswith("/") or (short in words["weight"] and rest in words["substance"]))


def convert_series(rows: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return the rows with the values of each series converted into the unit of its latest report.

    Codes of the dictionary have one unit already. What can't be converted stays as it is, in its own unit.
    """
    unit = filled(rows["unit"])
    mixed = rows["series"].isin(rows["series"][unit != unit.groupby(rows["series"]).transform("first")])
    if not mixed.any():
        return rows
    some, rows = rows[mixed], rows.copy()
    last = some.sort_values(["data_year", "report_year"], kind="stable").drop_duplicates("series", keep="last")
    wanted = some["series"].map(last.set_index("series")["unit"].astype(object))
    texts = rows["value_text"].astype(object)
    for (unit, other), own in some.groupby([some["unit"].astype(object), wanted], sort=False):
        step = units.between(unit, other)
        if step is None or unit == other:
            continue
        at = own.index
        rows.loc[at, _SCALED] = rows.loc[at, _SCALED] * float(step.factor)
        rows.loc[at, "unit"] = other
        texts.loc[at] = [_digits(value) for value in rows.loc[at, "value"]]
    return rows.assign(value_text=texts.astype("str").astype("category"))


def _digits(value: float) -> str | None:
    return None if np.isnan(value) else np.format_float_positional(round(value, 9), trim="-")
