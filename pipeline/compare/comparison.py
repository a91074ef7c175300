"""The comparison of a yearbook, from its store to data frames."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from extractors.atoms.indicators.dimension import Units
from pipeline.compare.align import align
from pipeline.compare.coded import decoded, gather, ids_of, is_one_of, look_up, order_of
from pipeline.compare.commitments import list_commitments
from pipeline.compare.honours import honour_ledger
from pipeline.compare.links import KEY, Key
from pipeline.compare.pairs import describe_pairs, make_pairs, report_years, within
from pipeline.compare.units import convert_series
from pipeline.compare.unlike import join_unlike
from pipeline.compare.values import load_values
from pipeline.compare.vintages import EXPLAINS, add_vintages, list_restatements
from pipeline.editions import COLUMNS, DOCUMENT_COLUMNS, choose_editions
from pipeline.store import Store
from schemas.indicators import Dictionary, load

_COVER = 8  # lines of a first page
VINTAGES = ("latest", "first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is compared: organisations by a part of their name or id, years, indicators by code or its beginning.

    `vintage` says which value of a year counts, `latest` (as restated) or `first` (as first reported); `editions` are
    doc_ids, or their beginnings, of files that speak for their year instead of the ones that the program chooses.
    """

    org: str | None = None
    years: Collection[int] = ()
    indicators: Collection[str] = ()
    vintage: str = "latest"
    editions: Collection[str] = ()

    def __post_init__(self) -> None:
        if self.vintage not in VINTAGES:
            raise ValueError(f"vintage {self.vintage!r}; allowed: {', '.join(VINTAGES)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Data frames; `changes`, `restatements`, `honours`, `commitments`, `editions` have the columns of the dictionary.

    `values` is the panel: one row an organisation, series, data year, with its report, page, row id and first value.
    """

    changes: pd.DataFrame
    restatements: pd.DataFrame
    honours: pd.DataFrame
    commitments: pd.DataFrame
    editions: pd.DataFrame
    values: pd.DataFrame = field(repr=False)


def compare(
    store: Store | str | Path,
    choice: Choice | None = None,
    dictionary: Dictionary | None = None,
    read: Callable[[Sequence[str]], pd.DataFrame] | None = None,
) -> Comparison:
    """Compare the reports of a yearbook.

    `read` gives the indicator rows of reports (doc_ids) where the stored ones are not wanted: those of another
    dictionary.
    Raises ValueError where the folder is no store, or the choice names an organisation or edition that is not there.
    """
    choice = choice or Choice()
    opened = store if isinstance(store, Store) else Store.open(store)
    units = Units((dictionary or load()).units)
    editions = _editions(opened, choice)
    speaking = _speaking(editions)
    rows = load_values(opened, speaking, read)
    rows = _chosen(rows, _joined(rows, align(rows, units.dimension_of)), choice.indicators)
    rows = convert_series(rows, units)
    latest = add_vintages(rows)
    restatements = list_restatements(rows, lambda doc_ids: _explanations(opened, doc_ids))
    reports = report_years(speaking)
    facts = latest if choice.vintage == "latest" else add_vintages(rows, "first")
    commitments = is_one_of(facts["basis"], ("target", "plan"))
    facts = facts[~commitments].reset_index(drop=True) if commitments.any() else facts
    pairs = within(make_pairs(facts, reports), choice.years)
    changes = describe_pairs(facts, join_unlike(pairs, facts))
    return Comparison(
        changes=decoded(_sorted(changes)),
        restatements=_of_years(restatements, choice.years),
        honours=honour_ledger(opened.read("honours").to_pandas(), speaking),
        commitments=list_commitments(rows, latest, reports),
        editions=editions,
        values=decoded(_of_years(latest.drop(columns=["line", "place"]), choice.years)),
    )


def _of_years(rows: pd.DataFrame, years: Collection[int]) -> pd.DataFrame:
    return rows[rows["data_year"].isin(years)].reset_index(drop=True) if years else rows


def _speaking(editions: pd.DataFrame) -> pd.DataFrame:
    """Return the files that speak, every organisation under the name that its latest report prints.

    `line` is the kind of report where an organisation has several in one year (社会责任报告 and 部门预算), else
    nothing: a report that only changed what it calls itself goes on. `place` is the organisation with its line.
    """
    speaking = editions[editions["speaks"].astype(bool)].copy()
    names = speaking.sort_values("report_year", kind="stable").drop_duplicates("org_id", keep="last")
    speaking["org"] = speaking["org_id"].map(names.set_index("org_id")["org"])
    several = speaking.loc[speaking.duplicated(["org_id", "report_year"]), "org_id"]
    kinds = speaking["report_type"].fillna("")
    speaking["line"] = kinds.where(speaking["org_id"].isin(several), "")
    speaking["place"] = speaking["org_id"] + "/" + speaking["line"]
    return speaking


def _chosen(before: pd.DataFrame, rows: pd.DataFrame, indicators: Collection[str]) -> pd.DataFrame:
    """Return the rows of the wanted indicators, those too whose open key only a joining brought to one of them."""
    if not indicators:
        return rows
    begins = tuple(indicators)
    named = [look_up(one["indicator"], lambda code: code.startswith(begins), False) for one in (before, rows)]
    wanted = set(rows["indicator"][named[0] | named[1]])
    return rows[is_one_of(rows["indicator"], wanted)].reset_index(drop=True)


def _sorted(changes: pd.DataFrame) -> pd.DataFrame:
    order = ["org", "org_id", "topic", "indicator", "scope", "scope_name", "basis", "year_from", "year_to"]
    return changes.iloc[order_of(changes, order)].reset_index(drop=True)


def _editions(store: Store, choice: Choice) -> pd.DataFrame:
    documents = store.read("documents", columns=DOCUMENT_COLUMNS).to_pylist()
    editions = pd.DataFrame(choose_editions(documents, choice.editions), columns=COLUMNS)
    unknown = [one for one in choice.editions if not any(doc.startswith(one) for doc in editions["doc_id"])]
    if unknown:
        raise ValueError(f"no file with the id {', '.join(unknown)}; `nianjian show` lists them")
    if choice.org is None:
        return editions
    wanted = choice.org
    # One report that names it so is enough: the alias file may have joined it with reports of other spellings.
    named = {
        record["org_id"]
        for record in documents
        if wanted in (record["org"] or "") or wanted in (record["org_short"], record["org_id"])
    }
    own = editions["org_id"].isin(named)
    if not own.any():
        raise ValueError(f"no organisation like {wanted}; there are {', '.join(sorted(set(editions['org']))[:8])}")
    return editions[own].reset_index(drop=True)


def _joined(rows: pd.DataFrame, joinings: Mapping[Key, tuple[str, float]]) -> pd.DataFrame:
    """Return the rows with joined open keys under one key, with how sure the joining is."""
    rows = rows.assign(joined=False, similarity=float("nan"))
    if not joinings:
        return rows
    pairs = pd.DataFrame(list(joinings), columns=KEY)
    links = pd.DataFrame(list(joinings.values()), columns=["target", "score"]).assign(**pairs)
    for column in (*KEY, "target"):
        kinds = "indicator" if column == "target" else column
        links[column] = pd.Categorical(links[column], categories=rows[kinds].cat.categories)
    ids = ids_of(pd.concat([rows[KEY], links[KEY]], ignore_index=True), KEY)
    link = np.full(len(ids), -1)
    link[ids[len(rows) :]] = np.arange(len(links))
    link = link[ids[: len(rows)]]
    hit = link >= 0
    rows.loc[hit, "similarity"] = links["score"].to_numpy()[link[hit]]
    rows["joined"] = hit
    # All rows of a series speak with one name: that of the key it was joined to.
    targets = links[KEY].assign(indicator=links["target"]).iloc[link[hit]]
    ids = ids_of(pd.concat([rows[KEY], targets], ignore_index=True), KEY)
    named = np.full(len(ids), -1)
    named[ids[: len(rows)][~hit][::-1]] = np.flatnonzero(~hit)[::-1]
    source = np.arange(len(rows))
    source[hit] = named[ids[len(rows) :]]
    for column in ("indicator", "name", "topic"):
        rows[column] = gather(rows[column], source)
    return rows


def _explanations(store: Store, doc_ids: Collection[str]) -> dict[str, list[str]]:
    """Return the sentences of some reports that speak of restating."""
    table = store.read("statements", doc_ids, columns=("doc_id", "text"))
    found: dict[str, list[str]] = {}
    for row in table.filter(pc.match_substring_regex(table["text"], EXPLAINS)).to_pylist():
        found.setdefault(row["doc_id"], []).append(row["text"])
    return found


def _in_one_unit(values: pd.DataFrame) -> pd.DataFrame:
    """Return the values converted into the unit that most of them have, without those that can't be."""
    if values["unit"].fillna("").nunique() < 2:
        return values
    known = Units(load().units)
    unit = values["unit"].mode().iloc[0]
    steps = [known.between(other, unit) for other in values["unit"].astype(object).where(values["unit"].notna(), None)]
    values = values[[step is not None for step in steps]]
    return values.assign(value=values["value"] * [float(step.factor) for step in steps if step], unit=unit)


def peers(comparison: Comparison, indicator: str, year: int) -> pd.DataFrame:
    """Return what all organisations state of one indicator for one year, the largest value first, with its rank.

    Only whole-unit, actual values of a whole year or its end, in the unit that most of them have; what can't be
    converted is left out. Columns: org_id, org, value, unit, value_text,
    report_year, doc_id, page, text, rank. Raises ValueError where no organisation states it.
    """
    values = comparison.values
    hit = values[(values["indicator"] == indicator) & (values["data_year"] == year)]
    hit = hit[(hit["scope"] == "unit") & (hit["basis"] == "actual") & (hit["bucket"] == "year")]
    if hit.empty:
        raise ValueError(f"no organisation states {indicator} for {year}")
    hit = _in_one_unit(hit[~hit["status"].isin(["ambiguous"])]).sort_values(["value", "org"], ascending=[False, True])
    hit = hit.assign(rank=hit["value"].rank(ascending=False, method="min"))
    columns = ["org_id", "org", "value", "unit", "value_text", "report_year", "doc_id", "page", "text", "rank"]
    return hit[columns].reset_index(drop=True)
