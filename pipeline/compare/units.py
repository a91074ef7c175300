"""Values of one series in one unit: the one that its latest report uses."""

import pandas as pd

from extractors.atoms.indicators.dimension import Units
from pipeline.compare.values import SERIES, ids_of

_SCALED = ["value", "value_low", "value_high", "resolution"]


def convert_series(rows: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return the rows with the values of each series converted into the unit of its latest report.

    Codes of the dictionary have one unit already. What can't be converted stays as it is, in its own unit.
    """
    group = pd.Series(ids_of(rows, SERIES), index=rows.index)
    several = rows["unit"].fillna("").groupby(group).transform("nunique") > 1
    if not several.any():
        return rows
    rows = rows.copy()
    mixed = rows[several].assign(group=group[several])
    last = (
        mixed.sort_values(["data_year", "report_year"]).drop_duplicates("group", keep="last").set_index("group")["unit"]
    )
    for index, row in mixed.iterrows():
        step = units.between(row["unit"], last[row["group"]])
        if step is None or row["unit"] == last[row["group"]]:
            continue
        factor = float(step.factor)
        for column in _SCALED:
            rows.loc[index, column] = row[column] * factor
        rows.loc[index, "unit"] = last[row["group"]]
    return rows
