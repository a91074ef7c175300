"""The relations of the dictionary held against the figures of each report: parts and total, share and its two numbers.

1. 合同员工75＋派遣员工3＝78，与在岗员工79相差1，请核对   2. 女职工35÷在岗员工79＝44.3%，与女职工占比48%不符
3. 大专及以上学历人数80多于在岗员工79
Left alone: figures that are hedged (约, 余), computed, of several values or unsure reading; figures of two reports.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from pipeline.compare import Comparison
from pipeline.compare.coded import decoded, is_one_of
from pipeline.compare.values import SERIES
from pipeline.export.numbers import is_known
from pipeline.messages import Messages
from schemas.indicators import Dictionary, Relation

_PLACE = ["org_id", "org", "doc_id", "data_year", "scope", "scope_name", "basis", "bucket"]
_SHOWN = ["indicator", "name", "surface", "value", "unit", "resolution", "confidence", "page"]
_SURE = 0.9  # from here on the words as printed name the indicator; below, the sentence around them did
_DOUBTED = 0.5  # how sure the reading of a figure is that may be another one than printed


class Broken(NamedTuple):
    """A relation that does not hold in a report: the series of its left side, the year, the report, and the words."""

    key: tuple[Any, ...]
    year: int
    doc_id: str
    words: str
    severity: str


class Figure(NamedTuple):
    """A figure of a report: what it is called, its value and unit."""

    said: str
    value: float
    step: float  # what its last printed digit is worth
    unit: str | None

    def __str__(self) -> str:
        return f"{self.said}{_write(self.value)}{'%' if self.unit == '%' else ''}"


def _write(value: float) -> str:
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return text if text != "-0" else "0"


def list_broken(comparison: Comparison, dictionary: Dictionary, say: Messages) -> list[Broken]:
    """Return the relations that do not hold, report by report."""
    rows = comparison.stated
    codes = {code for relation in dictionary.relations for code in (relation.left, *relation.right)}
    good = is_one_of(rows["indicator"], codes) & is_one_of(rows["qualifier"], ("exact",))
    good &= is_one_of(rows["status"], ("stated", "none_occurred")) & rows["value"].notna().to_numpy()
    good &= ~(rows["reading"].to_numpy(float) <= _DOUBTED)
    frame = decoded(rows.loc[good, [*_PLACE, *_SHOWN]])
    found = []
    for place, own in frame.groupby(_PLACE, sort=False, dropna=False):
        at = dict(zip(_PLACE, place, strict=True))
        stated = {row.indicator: _figure(row) for row in own.itertuples(index=False)}
        for relation, words in check_figures(stated, dictionary, say):
            key = tuple({**at, "indicator": relation.left}[column] for column in SERIES)
            found.append(Broken(key, int(at["data_year"]), str(at["doc_id"]), words, relation.severity))
    return found


def _figure(row: Any) -> Figure:
    said = row.surface if row.confidence >= _SURE else row.name
    step = float(row.resolution) if is_known(row.resolution) else 0.0
    return Figure(str(said), float(row.value), step, None if pd.isna(row.unit) else row.unit)


def check_figures(
    stated: Mapping[str, Figure], dictionary: Dictionary, say: Messages
) -> Iterator[tuple[Relation, str]]:
    """Yield the relations that the figures of one report, by code, break, each with a sentence that says how."""
    for relation in dictionary.relations:
        codes = (relation.left, *relation.right)
        if not all(code in stated for code in codes):
            continue
        figures = [stated[code] for code in codes]
        if not _in_their_units(codes, figures, dictionary):
            continue
        words = _FORMS[relation.form](relation, figures[0], figures[1:], say)
        if words:
            yield relation, say("check.again", words=words)


def _in_their_units(codes: tuple[str, ...], figures: list[Figure], dictionary: Dictionary) -> bool:
    """Whether figures can be reckoned with: each in the unit that the dictionary gives its indicator."""
    own = (dictionary.unit_of(dictionary.by_code[code]) for code in codes)
    return all((figure.unit or "") == unit for figure, unit in zip(figures, own, strict=True))


def _allowed(relation: Relation, left: Figure, right: list[Figure]) -> float:
    """Return how far two sides may be apart: the relation's tolerance, and half a step of each rounded figure."""
    rounded = sum(figure.step for figure in (left, *right) if figure.step != 1)
    return float(relation.tolerance) + rounded / 2 + 1e-9 * max(1.0, abs(left.value))


def _sum(relation: Relation, left: Figure, right: list[Figure], say: Messages) -> str | None:
    total = sum(figure.value for figure in right)
    apart = abs(total - left.value)
    if apart <= _allowed(relation, left, right):
        return None
    parts = "＋".join(map(str, right))
    if len(right) == 1:
        return say("check.equal", left=left, right=right[0], apart=_write(apart))
    return say("check.sum", parts=parts, total=_write(total), left=left, apart=_write(apart))


def _at_most(relation: Relation, left: Figure, right: list[Figure], say: Messages) -> str | None:
    if left.value <= right[0].value + _allowed(relation, left, right):
        return None
    return say("check.at_most", left=left, right=right[0])


def _share(times: float, mark: str) -> Callable[[Relation, Figure, list[Figure], Messages], str | None]:
    def check(relation: Relation, left: Figure, right: list[Figure], say: Messages) -> str | None:
        part, whole = right
        if not whole.value:
            return None
        got = times * part.value / whole.value
        rough = sum(figure.step / 2 / abs(figure.value) for figure in right if figure.step > 1 and figure.value)
        if abs(got - left.value) <= float(relation.tolerance) + left.step / 2 + abs(got) * rough + 1e-9:
            return None
        return say("check.share", part=part, whole=whole, got=f"{_write(round(got, 2))}{mark}", left=left)

    return check


def _between(relation: Relation, left: Figure, right: list[Figure], say: Messages) -> str | None:
    if not right[0].value or relation.low is None or relation.high is None:
        return None
    got = left.value / right[0].value
    if float(relation.low) <= got <= float(relation.high):
        return None
    shown = _write(round(got, 2))
    return say("check.between", left=left, right=right[0], got=shown, low=relation.low, high=relation.high)


_FORMS: Mapping[str, Callable[[Relation, Figure, list[Figure], Messages], str | None]] = {
    "sum": _sum,
    "at_most": _at_most,
    "percent": _share(100.0, "%"),
    "quotient": _share(1.0, ""),
    "between": _between,
}
