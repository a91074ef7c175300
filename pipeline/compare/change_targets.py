"""Targets that say by how much something is to change: 单位产值综合能耗到2025年下降30%, beside how much it did."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extractors.indicators.matching import OPEN
from extractors.metrics.spellings import bare
from pipeline.compare.coded import decoded
from pipeline.compare.outcomes import outcome_of
from pipeline.compare.spots import Spot, find_spots
from pipeline.compare.target_words import MET, MISSED, base_year, change_said, is_of_own_year, is_since
from pipeline.compare.values import is_annual, is_early
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.columns import arrow_schema
from schemas.indicators import load
from schemas.tables import Commitment
from schemas.word_lists import by_use

Row = Mapping[str, Any]
_COLUMNS = (
    "doc_id", "row_id", "page", "full_metric", "value", "value_low", "unit", "text", "qualifier", "direction",
    "against", "period_end", "role", "basis", "whose",
)  # fmt: skip
_OF_REPORT = ["doc_id", "org_id", "org", "report_year", "report_type"]
_OF_VALUE = ["org_id", "indicator", "name", "surface", "data_year", "value", "unit", "text", "doc_id", "page", "row_id"]
_AIMED = pa.array(["target", "plan"])
_POINTS = ("百分点", "个百分点")
_ROUNDING = 0.05  # of per cents that are worked out from printed values
_LOOSE = ("about", "nearly", "range")
_TOP = ("at_most", "less_than")


class _Stated(NamedTuple):
    """What the reports of one organisation state: values by indicator and year, indicators by their names."""

    values: Mapping[tuple[str, int], Row]
    named: Mapping[str, frozenset[str]]


def list_change_targets(store: Store, speaking: pd.DataFrame, latest: pd.DataFrame, say: Messages) -> pd.DataFrame:
    """Return the targets of changes, with what the values of two years make of them.

    The year that a change is against is printed (较2020年, 2020年 under 基准年), else it is the year before, where the
    change is of one year. `not_comparable` without values of both years in one unit. Left alone: what annual reports
    tell of plans that were made, and years before the report's.
    """
    targets = _targets(store, speaking)
    spots = find_spots(store, "quantities", set(targets["doc_id"]), set(targets["row_id"])) if len(targets) else {}
    known = set(zip(speaking["org_id"], speaking["report_year"], strict=True))
    stated = dict(_stated(latest, set(targets["org_id"])))
    nothing = _Stated({}, {})
    lines = [
        _line({**row, "spot": spots.get(row["row_id"])}, stated.get(row["org_id"], nothing), known, say)
        for row in targets.to_dict("records")
    ]
    return pd.DataFrame(lines, columns=arrow_schema(Commitment).names)


def _targets(store: Store, speaking: pd.DataFrame) -> pd.DataFrame:
    read = store.read("quantities", list(speaking["doc_id"]), columns=_COLUMNS)
    aimed = pc.and_(pc.equal(read["role"], "change"), pc.is_in(read["basis"], value_set=_AIMED))
    rows = read.filter(aimed).select(_COLUMNS).to_pandas()
    rows = rows[(rows["whose"] != "others") & rows["full_metric"].notna()]
    rows = rows[rows["direction"].notna() & rows["period_end"].notna()].merge(speaking[_OF_REPORT], on="doc_id")
    rows["year"] = pd.to_datetime(rows["period_end"]).dt.year
    kinds = rows["report_type"].fillna("").astype(object)
    rows["early"] = is_early(kinds)
    return rows[(rows["year"] >= rows["report_year"]) & ~is_annual(kinds)]


def _stated(latest: pd.DataFrame, org_ids: Collection[str]) -> Iterator[tuple[str, _Stated]]:
    """Yield each organisation with what it states of itself for whole years."""
    wanted = (latest["basis"] == "actual") & (latest["bucket"] == "year") & (latest["scope"] == "unit")
    wanted &= latest["org_id"].isin(org_ids) & latest["value"].notna()
    for org_id, rows in decoded(latest.loc[wanted, _OF_VALUE]).groupby("org_id"):
        records = rows.to_dict("records")
        named: dict[str, set[str]] = {}
        for row in records:
            for name in (row["name"], row["surface"]):
                named.setdefault(bare(name), set()).add(row["indicator"])
        values = {(row["indicator"], row["data_year"]): row for row in records}
        yield str(org_id), _Stated(values, {name: frozenset(codes) for name, codes in named.items()})


def _line(target: Row, stated: _Stated, known: set[tuple[str, int]], say: Messages) -> dict[str, Any]:
    spot: Spot | None = target["spot"]
    own = target["early"] or (spot is not None and is_of_own_year(spot, target["report_year"]))
    year = target["year"] + (not own and target["year"] == target["report_year"])
    base = _base(target, spot, year)
    code, before, after = _values(target, stated, base, year)
    bound = target["value_low"] if pd.isna(target["value"]) else target["value"]
    line = {
        **{name: target[name] for name in ("org_id", "org", "unit", "qualifier", "doc_id", "page", "row_id")},
        "indicator": code or f"{OPEN}{bare(target['full_metric'])}|change",
        "name": target["full_metric"],
        "report_year": target["report_year"],
        "target_year": year,
        "target": (change_said(spot, target["direction"]) if spot else "") + target["text"],
        "target_value": bound,
        **{f"actual_{name}": None for name in ("value", "text", "doc_id", "page", "row_id")},
    }
    status = "not_comparable" if (target["org_id"], year) in known else "no_report"
    if before and after and (change := _change(before, after, target["unit"])) is not None:
        line |= {f"actual_{name}": after[name] for name in ("doc_id", "page", "row_id")}
        line |= {"actual_value": abs(change), "actual_text": _told(before, after, change, target["unit"])}
        status = _verdict(target, bound, change if target["direction"] == "up" else -change)
    note = say("note.base_year", year=base) if base else None
    return line | outcome_of(status, spot, note, say, is_over=year <= target["report_year"])


def _base(target: Row, spot: Spot | None, year: int) -> int | None:
    """Return the year that a change is against, None where nothing tells."""
    against = target["against"]
    if against and str(against).isdigit():
        return int(against)
    printed = base_year(spot, year) if spot else None
    if printed or against == "other" or (spot and is_since(spot)):
        return printed
    return int(year) - 1


def _values(target: Row, stated: _Stated, base: int | None, year: int) -> tuple[str | None, Row | None, Row | None]:
    """Return the indicator that a target is of, with the values of the two years."""
    metric = target["full_metric"]
    names = [metric, *(metric + tail for tail in by_use("matching/target_words.csv")["tail"])]
    codes = {one.code for name in names for one, _ in load().name(name)}
    codes |= {code for name in names for code in stated.named.get(bare(name), ())}
    pairs = [(code, stated.values.get((code, base or 0)), stated.values.get((code, year))) for code in sorted(codes)]
    full = [pair for pair in pairs if pair[1] and pair[2] and pair[1]["unit"] == pair[2]["unit"]]
    if len(full) == 1:
        return full[0]
    return (pairs[0][0] if len(pairs) == 1 else None), None, None


def _change(before: Row, after: Row, unit: str | None) -> float | None:
    """Return by how much a value changed, in per cent or in the unit that a target names."""
    step = float(after["value"] - before["value"])
    if unit in _POINTS:
        return step if after["unit"] == "%" else None
    if unit != "%":
        return step if unit == after["unit"] else None
    return 100 * step / before["value"] if after["unit"] != "%" and before["value"] > 0 else None


def _told(before: Row, after: Row, change: float, unit: str) -> str:
    values = "→".join(f"{row['data_year']}年{row['text']}" for row in (before, after))
    return f"{change:+.2f}".rstrip("0").rstrip(".") + f"{unit}（{values}）"


def _verdict(target: Row, bound: float, change: float) -> str:
    """Return whether a change, positive the way that it was to go, reaches a target."""
    if target["qualifier"] in _TOP:
        return MET if change <= bound + _ROUNDING else MISSED
    if change >= bound - _ROUNDING:
        return MET
    return "differs" if target["qualifier"] in _LOOSE else MISSED
