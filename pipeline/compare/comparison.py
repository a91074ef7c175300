"""The comparison of a yearbook, from its store to data frames."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extractors.indicators.matching import OPEN, Units
from extractors.names.org_names import org_id
from pipeline.compare.align import align
from pipeline.compare.change_targets import list_change_targets
from pipeline.compare.coded import decoded, in_order
from pipeline.compare.commitments import list_commitments
from pipeline.compare.counterparts import find_counterparts
from pipeline.compare.coverage import coverage_of
from pipeline.compare.honours import honour_ledger
from pipeline.compare.left_in import left_in
from pipeline.compare.links import KEY, Key
from pipeline.compare.openings import join_openings
from pipeline.compare.pairs import describe_pairs, make_pairs, report_years, within
from pipeline.compare.places import mark_places
from pipeline.compare.reasons import EXPLAINS
from pipeline.compare.rebased import FORMER
from pipeline.compare.restatements import OTHER_VALUE, list_restatements
from pipeline.compare.spots import find_spots
from pipeline.compare.titled import join_titled
from pipeline.compare.units import convert_series
from pipeline.compare.unlike import join_unlike
from pipeline.compare.values import SERIES, load_values, number_groups
from pipeline.compare.vintages import add_vintages
from pipeline.editions import COLUMNS, DOCUMENT_COLUMNS, choose_editions
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.indicators import Dictionary, load
from schemas.text import fold

VINTAGES = ("latest", "first")
_INNER = [
    "line",
    "unit_as_printed",
    "place",
    "edition",
    "lag",
    "series",
    "unsure",
    "printed_year",
    "ahead",
    "left_in",
    *FORMER,
]  # columns of values that only the comparison needs
_NAME = ("org_id", "name", "kind")
_NAMES = (("org", "full"), ("org_short", "short"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is compared: organisations by a part of any of their names or by id, years, indicators by code or beginning.

    `years` keeps changes between them, values and restatements of them, honours and editions of the reports of these
    years, targets that are set in or for one of them.
    `vintage` says which value of a year counts, `latest` (as restated) or `first` (as first reported); `editions` are
    doc_ids, or their beginnings, of files that speak for their year instead of the ones that the program chooses.
    `before` leaves out the reports of that year and later: what was known when the year's report was written.
    """

    org: str | None = None
    years: Collection[int] = ()
    indicators: Collection[str] = ()
    vintage: str = "latest"
    editions: Collection[str] = ()
    before: int | None = None

    def __post_init__(self) -> None:
        if self.vintage not in VINTAGES:
            raise ValueError(f"vintage {self.vintage!r}; allowed: {', '.join(VINTAGES)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Data frames; `changes`, `restatements`, `honours`, `commitments`, `editions` have the columns of the dictionary.

    `values` is the panel: one row an organisation, series, data year, with its report, page, row id and first value.
    `stated` has what each report states, coded; `reports` gives the report year of a file by its doc_id.
    """

    changes: pd.DataFrame
    restatements: pd.DataFrame
    honours: pd.DataFrame
    commitments: pd.DataFrame
    editions: pd.DataFrame
    values: pd.DataFrame = field(repr=False)
    stated: pd.DataFrame = field(repr=False)
    reports: pd.Series = field(repr=False)

    @property
    def coverage(self) -> pd.DataFrame:
        """Which indicator each report discloses, one row a report and indicator of the yearbook."""
        return coverage_of(self.stated, self.editions)


def compare(
    store: Store | str | Path,
    choice: Choice | None = None,
    dictionary: Dictionary | None = None,
    read: Callable[[Sequence[str]], pd.DataFrame] | None = None,
    *,
    say: Messages | None = None,
) -> Comparison:
    """Compare the reports of a yearbook.

    `read` gives the indicator rows of reports (doc_ids) where the stored ones are not wanted: those of another
    dictionary. `say` gives the language of notes and reasons (Chinese without it); all other words are codes.
    Raises ValueError where the folder is no store, or the choice names an organisation or edition that is not there.
    """
    choice, say = choice or Choice(), say or Messages("zh")
    opened = store if isinstance(store, Store) else Store.open(store)
    units = Units((dictionary or load()).units)
    editions = _editions(opened, choice, say)
    speaking = _speaking(editions)
    stored = join_openings(join_titled(load_values(opened, speaking, read), opened))
    joined = _joined(stored, align(stored, units.dimension_of))
    wanted = _wanted(stored, joined, choice.indicators)
    rows = _one_topic(convert_series(_in_series(joined), units))
    rows = rows.assign(left_in=left_in(rows))
    find = partial(find_spots, opened, "indicators")
    ledger = list_restatements(_of(wanted, rows), lambda doc_ids: _explanations(opened, doc_ids), find=find)
    restated = set(ledger.loc[ledger["verdict"].isin(OTHER_VALUE), "year_of_series"])
    rows["left_in"] &= ~rows["year_of_series"].isin(restated)
    latest = add_vintages(rows, restated)
    reports = report_years(speaking)
    facts = latest if choice.vintage == "latest" else add_vintages(rows, restated, "first")
    facts = facts[~facts["basis"].isin(["target", "plan"])].reset_index(drop=True)
    pairs = within(join_unlike(make_pairs(facts, reports), facts, say), choice.years)
    pairs = mark_places(pairs, facts, opened, say)
    likely = find_counterparts(pairs, facts, rows, store=opened, units=units, say=say)
    changes = _of(wanted, describe_pairs(facts, pairs, likely, say))
    targets = list_commitments(rows, latest, reports, say, find=find)
    changing = list_change_targets(opened, speaking, latest, say)
    targets = _of(wanted, _joined_targets(targets, changing))
    seen = _of_years(speaking, choice.years, "report_year")
    return Comparison(
        changes=decoded(_sorted(changes)),
        restatements=_of_years(ledger.drop(columns="year_of_series"), choice.years, "data_year"),
        honours=honour_ledger(opened.read("honours", list(seen["doc_id"])).to_pandas(), seen, say),
        commitments=_of_years(targets, choice.years, "report_year", "target_year"),
        editions=_of_years(editions, choice.years, "report_year"),
        values=decoded(_of_years(_of(wanted, latest.drop(columns=_INNER)), choice.years, "data_year")),
        stated=_of(wanted, rows),
        reports=editions.set_index("doc_id")["report_year"],
    )


def _wanted(before: pd.DataFrame, rows: pd.DataFrame, indicators: Collection[str]) -> set[str] | None:
    """Return the wanted indicators, those too that only a joining brought to one of them; None: all are wanted."""
    if not indicators:
        return None
    begins = tuple(indicators)
    named = [one["indicator"].str.startswith(begins) for one in (before, rows)]
    return set(rows["indicator"][named[0] | named[1]])


def _of(wanted: set[str] | None, rows: pd.DataFrame) -> pd.DataFrame:
    return rows if wanted is None else rows[rows["indicator"].isin(wanted)].reset_index(drop=True)


def _joined_targets(*targets: pd.DataFrame) -> pd.DataFrame:
    """Return all targets in the order of their reports and pages."""
    stated = [frame for frame in targets if len(frame)]
    joined = pd.concat(stated) if stated else targets[0]
    return joined.sort_values(["org_id", "report_year", "page"], kind="stable", ignore_index=True)


def _of_years(rows: pd.DataFrame, years: Collection[int], *columns: str) -> pd.DataFrame:
    """Return the rows that have one of some years in one of some columns; no years: all."""
    if not years:
        return rows
    wanted = np.logical_or.reduce([rows[column].isin(years).to_numpy(dtype=bool) for column in columns])
    return rows[wanted].reset_index(drop=True)


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


def _in_series(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a number for their series, and one for each data year of a series."""
    rows = rows.assign(series=number_groups(rows, SERIES))
    return rows.assign(year_of_series=number_groups(rows, ["series", "data_year"]))


def _one_topic(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with each open key of an organisation under one topic, its latest: its years stand together."""
    named = rows.loc[rows["indicator"].str.startswith(OPEN) & rows["topic"].notna(), ["org_id", "indicator", "topic"]]
    latest = named.drop_duplicates(["org_id", "indicator"], keep="last")
    found = rows[["org_id", "indicator"]].merge(latest, how="left", on=["org_id", "indicator"])["topic"]
    return rows.assign(topic=found.set_axis(rows.index).where(rows["indicator"].str.startswith(OPEN), rows["topic"]))


def _sorted(changes: pd.DataFrame) -> pd.DataFrame:
    """Return the changes by organisation and topic, then by indicator and years."""
    words = ["org", "org_id", "topic", "indicator", "scope", "scope_name", "basis"]
    keys = changes[[*words, "year_from", "year_to"]].assign(**{word: in_order(changes[word]) for word in words})
    return changes.take(keys.sort_values(list(keys), kind="stable").index).reset_index(drop=True)


def _editions(store: Store, choice: Choice, say: Messages) -> pd.DataFrame:
    documents = store.read("documents", columns=DOCUMENT_COLUMNS)
    of_a_year = pc.and_(pc.is_valid(documents["org_id"]), pc.not_equal(documents["report_year"], 0))
    able = documents.filter(pc.and_(of_a_year, pc.not_equal(documents["status"], "failed")))["doc_id"]
    unknown = [one for one in choice.editions if not pc.any(pc.starts_with(able, one)).as_py()]
    if unknown:
        raise ValueError(f"no file with the id {', '.join(unknown)}; `nianjian show` lists them")
    if choice.org is not None:
        own = pc.is_in(
            documents["org_id"], pa.array(sorted(find_organisations(store, documents, choice.org)), pa.string())
        )
        chosen = _chosen(documents.filter(own), choice, say)
        if not chosen.empty:
            return _before(chosen, choice.before)
    editions = _chosen(documents, choice, say)
    if choice.org is not None:
        raise ValueError(f"no organisation like {choice.org}; there are {', '.join(sorted(set(editions['org']))[:8])}")
    return _before(editions, choice.before)


def _before(editions: pd.DataFrame, year: int | None) -> pd.DataFrame:
    return editions if year is None else editions[editions["report_year"] < year].reset_index(drop=True)


def _chosen(documents: pa.Table, choice: Choice, say: Messages) -> pd.DataFrame:
    return pd.DataFrame(choose_editions(documents.to_pylist(), choice.editions, say), columns=COLUMNS)


def find_organisations(store: Store, documents: pa.Table, wanted: str) -> set[str]:
    """Return the ids of the organisations that have a name; one that no report bears, too: the asked name's own id.

    1. an id, or the name that the alias file joins others under   2. a part of a full, former or further name that one
    of its reports prints   3. its short name. Full-width and half-width signs are alike.
    """
    asked = fold(wanted)
    found = {wanted, org_id(wanted)}
    printed = [store.read("organisations", columns=_NAME)]
    for column, kind in _NAMES:
        kinds = pa.repeat(pa.scalar(kind), documents.num_rows)
        printed.append(pa.table([documents["org_id"], documents[column], kinds], names=list(_NAME)))
    # Thousands of reports print the same few names.
    names = pa.concat_tables([table.select(_NAME) for table in printed], promote_options="permissive")
    for record in names.group_by(list(_NAME)).aggregate([]).to_pylist():
        name = fold(record["name"] or "")
        if asked == name or (record["kind"] != "short" and asked in name):
            found.add(record["org_id"])
    return found


def _joined(rows: pd.DataFrame, joinings: Mapping[Key, tuple[str, float]]) -> pd.DataFrame:
    """Return the rows with joined open keys under one key, with how sure the joining is."""
    rows = rows.assign(joined=False, similarity=float("nan"))
    if not joinings:
        return rows
    links = pd.DataFrame(list(joinings), columns=KEY)
    links[["target", "similarity"]] = list(joinings.values())
    kinds = {column: rows[column].dtype for column in KEY} | {"target": rows["indicator"].dtype}
    links = links.astype(kinds)
    found = rows[KEY].merge(links, how="left", on=KEY).set_axis(rows.index)
    joined = found["target"].notna()
    # All rows of a series speak with one name: that of the key it was joined to.
    names = rows.loc[~joined, [*KEY, "name", "topic"]].drop_duplicates(KEY)
    renamed = found[joined].drop(columns="indicator").rename(columns={"target": "indicator"})
    renamed = renamed.merge(names, how="left", on=KEY).set_axis(renamed.index)
    for column in ("indicator", "name", "topic"):
        rows.loc[joined, column] = renamed[column]
    return rows.assign(joined=joined, similarity=found["similarity"])


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
