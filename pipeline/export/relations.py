"""The relations of the dictionary held against the quantities of each report: parts and total, share and its two
numbers.

1. 合同员工75＋派遣员工3＝78，与在岗员工79相差1，请核对   2. 女职工35÷在岗员工79＝44.3%，与女职工占比48%不符
3. 大专及以上学历人数80多于在岗员工79
Left alone: quantities that are hedged (约, 余), computed, of several values or unsure reading; quantities of two
reports.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from pipeline.checks.relations import Figure, judge_figures
from pipeline.compare import Comparison
from pipeline.compare.coded import decoded
from pipeline.compare.values import SERIES
from pipeline.export.numbers import is_known
from pipeline.messages import Messages
from schemas.indicators import Dictionary, Relation

_PLACE = ["org_id", "org", "doc_id", "data_year", "scope", "scope_name", "basis", "bucket"]
_SHOWN = ["indicator", "name", "surface", "value", "unit", "resolution", "confidence", "page"]
_SURE = 0.9  # from here on the words as printed name the indicator; below, the sentence around them did
_DOUBTED = 0.5  # how sure the reading of a quantity is that may be another one than printed


class Broken(NamedTuple):
    """A relation that does not hold in a report: the series of its left side, the year, the report, and the words."""

    key: tuple[Any, ...]
    name: str
    year: int
    doc_id: str
    page: int
    words: str
    severity: str


def list_broken(comparison: Comparison, dictionary: Dictionary, say: Messages) -> list[Broken]:
    """Return the relations that do not hold, report by report."""
    rows = comparison.stated
    codes = {code for relation in dictionary.relations for code in (relation.left, *relation.right)}
    good = rows["indicator"].isin(codes) & (rows["qualifier"] == "exact")
    good &= rows["status"].isin(["stated", "none_occurred"]) & rows["value"].notna()
    good &= ~(rows["reading"] <= _DOUBTED)
    frame = decoded(rows.loc[good, [*_PLACE, *_SHOWN]])
    found = []
    for place, own in frame.groupby(_PLACE, sort=False, dropna=False):
        at = dict(zip(_PLACE, place, strict=True))
        stated = {row.indicator: _figure(row) for row in own.itertuples(index=False)}
        places = {row.indicator: (str(row.name), int(row.page)) for row in own.itertuples(index=False)}
        for relation, words in check_figures(stated, dictionary, say):
            key = tuple({**at, "indicator": relation.left}[column] for column in SERIES)
            name, page = places[relation.left]
            found.append(Broken(key, name, int(at["data_year"]), str(at["doc_id"]), page, words, relation.severity))
    return found


def _figure(row: Any) -> Figure:
    said = row.surface if row.confidence >= _SURE else row.name
    step = float(row.resolution) if is_known(row.resolution) else 0.0
    return Figure(str(said), float(row.value), step, None if pd.isna(row.unit) else row.unit)


def check_figures(
    stated: Mapping[str, Figure], dictionary: Dictionary, say: Messages
) -> Iterator[tuple[Relation, str]]:
    """Yield the relations that the quantities of one report, by code, break, each with a sentence that says how."""
    for relation, broken in judge_figures(stated, dictionary):
        if broken:
            yield relation, say("check.again", words=say(f"check.{broken.key}", **broken.blanks))
