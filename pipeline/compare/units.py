"""Values of one series in one unit: the one that its latest report uses."""

import numpy as np
import pandas as pd

from extractors.indicators.dimension import Units
from pipeline.compare.coded import codes_of, ids_of, recoded
from pipeline.compare.values import SERIES

_SCALED = ["value", "value_low", "value_high", "resolution"]


def convert_series(rows: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return the rows with the values of each series converted into the unit of its latest report.

    Codes of the dictionary have one unit already. What can't be converted stays as it is, in its own unit.
    """
    group = ids_of(rows, SERIES)
    code, _ = codes_of(rows["unit"])
    first = np.zeros(len(rows), dtype="int64")
    first[group[::-1]] = code[::-1]
    mixed = np.flatnonzero(np.bincount(group[code != first[group]], minlength=len(rows))[group] > 0)
    if not len(mixed):
        return rows
    rows = rows.copy()
    some = rows.iloc[mixed].assign(group=group[mixed])
    last = some.sort_values(["data_year", "report_year"], kind="stable").drop_duplicates("group", keep="last")
    wanted = some["group"].map(last.set_index("group")["unit"].astype(object))
    texts = rows["value_text"].astype(object)
    for (unit, other), own in some.groupby([some["unit"].astype(object), wanted], sort=False):
        step = units.between(unit, other)
        if step is None or unit == other:
            continue
        at = own.index
        rows.loc[at, _SCALED] = rows.loc[at, _SCALED] * float(step.factor)
        rows.loc[at, "unit"] = other
        texts.loc[at] = [_digits(value) for value in rows.loc[at, "value"]]
    rows["value_text"] = recoded(texts.to_frame())["value_text"]
    return rows


def _digits(value: float) -> str | None:
    return None if np.isnan(value) else np.format_float_positional(round(value, 9), trim="-")
