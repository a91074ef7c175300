"""The values that are compared: one row an organisation, series, data year and report."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from pipeline.compare.coded import as_coded, filled, in_one_spelling, in_order, recoded, with_word
from pipeline.compare.doubts import contradict
from pipeline.compare.part_totals import without_part_totals
from pipeline.compare.rebased import take_rebased
from pipeline.compare.remarks import without_remarks
from pipeline.store import Store
from schemas.tables.comparison import SEVERAL
from schemas.tables.indicators import STATUSES

# Like is compared with like: half years with half years, the same quarter with the same quarter.
_WITHIN_YEAR = ("year", "event", "instant")
_LENGTHS = ("year", "half", "quarter", "month", "named", "years")
_EARLY = "预算|计划"
_SET = ("at_least", "at_most", "less_than")  # qualifiers of what is to be reached
_BARE = r"[-−－+(（]?[\d,，.]+[)）]?"  # a number of a cell: its unit stands elsewhere
_ANNUAL = "年度报告|年报"  # kinds of report that tell of plans of years before (激励计划)
SERIES = ["org_id", "indicator", "scope", "scope_name", "basis", "bucket"]
_OF_REPORT = ("org_id", "org", "report_type", "line", "place", "edition")

_OWN = ("row_id", "value_as_printed", "text")  # words that hardly two rows share
_NUMBERS = (
    "page", "value", "value_low", "value_high", "resolution", "data_year", "period_start", "period_end", "change_value",
    "confidence", "reading", "name_confidence",
)  # fmt: skip
_COLUMNS = (
    "doc_id", "row_id", "page", "value_as_printed", "indicator", "name", "surface", "value", "value_text", "value_low",
    "value_high", "resolution", "unit", "stated_unit", "unit_as_printed", "qualifier", "data_year", "period_start",
    "period_end", "period_text", "period_class", "scope", "scope_name", "basis", "status", "change_value",
    "change_unit", "change_direction", "change_basis", "source", "topic", "confidence", "reading", "name_confidence",
    "action", "modifiers", "head", "sorts", "rule",
)  # fmt: skip


def _buckets(rows: pd.DataFrame) -> pd.Series:
    """Return what length of period a value belongs to: `year`, `half6`, `month6`, `years2`, or the words."""
    other = rows[~rows["period_class"].isin(_WITHIN_YEAR)]
    kind = other["period_class"].astype(object)
    bucket = kind.copy()
    short = kind.isin(["half", "quarter", "month"])
    bucket[short] = kind + _digits(pd.to_datetime(other["period_end"]).dt.month)
    several = kind == "years"
    count = other["data_year"] - pd.to_datetime(other["period_start"]).dt.year + 1
    bucket[several] = "years" + _digits(count)
    named = kind == "named"
    bucket[named] = "named:" + other["period_text"].astype(object).fillna("nan").astype(str)
    return bucket.reindex(rows.index, fill_value="year").astype("category")


def _digits(counts: pd.Series) -> pd.Series:
    return counts.astype("Int64").astype("str").fillna("").astype(object)


def load_values(
    store: Store, speaking: pd.DataFrame, read: Callable[[Sequence[str]], pd.DataFrame] | None = None
) -> pd.DataFrame:
    """Return the indicator rows of the files that speak, coded, with organisation, report year, bucket and data year.

    A period that only words name (创建期内) is about the year of its report. `read` gives the rows of reports where the
    stored ones are not wanted.
    """
    doc_ids = list(speaking["doc_id"])
    if read is None:
        coded = [name for name in _COLUMNS if name not in (*_OWN, *_NUMBERS)]
        rows = as_coded(store.read("indicators", doc_ids, columns=_COLUMNS, coded=coded), _OWN)
    else:
        rows = recoded(read(doc_ids), _OWN)
    return prepare(rows, speaking)


def prepare(rows: pd.DataFrame, speaking: pd.DataFrame) -> pd.DataFrame:
    """Return coded indicator rows of the files that speak, ready to be compared, the earliest report first."""
    reports = speaking.drop_duplicates("doc_id").set_index("doc_id")[list(_OF_REPORT)]
    reports = reports.astype("str").astype("category")
    rows = rows[rows["doc_id"].isin(reports.index) & (rows["period_class"] != "unknown")]
    rows = rows.assign(doc_id=in_order(rows["doc_id"].cat.remove_unused_categories()))
    of_row = reports.reindex(rows["doc_id"].cat.categories).take(rows["doc_id"].cat.codes).set_index(rows.index)
    rows = rows.rename(columns={"value_as_printed": "text"}).assign(
        **{name: of_row[name] for name in _OF_REPORT},
        scope_name=filled(in_one_spelling(rows["scope_name"])),
        sorts=filled(rows["sorts"]),
        status=with_word(rows["status"], *STATUSES),
        basis=with_word(rows["basis"], "target"),
        data_year=rows["data_year"].fillna(rows["report_year"]).astype("int64"),
        bucket=_buckets(rows),
    )
    rows = without_remarks(rows)
    rows["report_type"] = filled(rows["report_type"])
    # No report knows what a year after its own came to: such a quantity is what it expects, whatever its words.
    ahead = (rows["data_year"] > rows["report_year"]) & (rows["period_class"] == "year")
    ahead &= rows["basis"] == "actual"
    rows.loc[ahead, "basis"] = "target"
    rows = rows.assign(ahead=ahead & ~rows["qualifier"].isin(_SET))
    rows = _with_slips(rows)
    return _one_a_report(rows.sort_values(["report_year", "doc_id"], kind="stable", ignore_index=True))


def is_early(kinds: pd.Series) -> pd.Series:
    """Whether kinds of report are written before their year."""
    return kinds.str.contains(_EARLY).eq(True)


def is_annual(kinds: pd.Series) -> pd.Series:
    """Whether kinds of report are annual reports of a company, which tell of its plans of years before."""
    return kinds.str.contains(_ANNUAL).eq(True)


def _with_slips(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with what prose sets as a target for a past year put under the year that it is for, in all views.

    In an outlook a year before the report's own is last year's, left in: the target is for the year after the report's,
    of a budget or plan for its own. The year that is printed stays as `printed_year`. A table's targets of past years
    are what was set then, and so are those of an annual report, which tells the history of its plans.
    """
    slipped = rows["basis"].isin(["target", "plan"]) & (rows["source"] == "text")
    slipped &= (rows["data_year"] < rows["report_year"]) & (rows["status"] == "stated")
    slipped &= ~is_annual(rows["report_type"])
    return rows.assign(
        printed_year=rows["data_year"].where(slipped).astype("Int64"),
        data_year=rows["data_year"].mask(slipped, rows["report_year"] + ~is_early(rows["report_type"])),
    )


def number_groups(rows: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """Return a number from 0 for each row in the order of their first appearance, equal where the columns are."""
    return rows.groupby(list(columns), observed=True, sort=False, dropna=False).ngroup()


def _one_a_report(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row a series, data year and report: a whole year before its events; several events say nothing."""
    group = number_groups(rows, [*SERIES, "data_year", "doc_id"])
    whole = rows["period_class"] == "year"
    rows = rows[whole | ~whole.groupby(group).transform("any")]
    rows = take_rebased(rows, group[rows.index])
    rows = without_part_totals(rows, group[rows.index])
    group = group[rows.index]
    doubtful = group.duplicated(keep=False)
    rows = rows.assign(contradicts=False)
    if not doubtful.any():
        return rows.reset_index(drop=True)
    settled = _settled(rows[doubtful].assign(group=group[doubtful]))
    return pd.concat([rows[~doubtful], settled]).sort_index().reset_index(drop=True)


def _with_units(rows: pd.DataFrame) -> pd.Series:
    """Return the printed quantities with the unit that they are printed in, where their line is in another one.

    13,397.04 of a table in 万元 becomes 13,397.04万元 in a line in 元.
    """
    text, printed = rows["text"].astype(object), filled(rows["unit_as_printed"]).astype(object)
    bare = text.str.fullmatch(_BARE).eq(True) & (printed != filled(rows["unit"]).astype(object))
    return text.where(~bare, text + printed)


def _settled(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each group of rows that contradict each other, without a value, all quantities quoted.

    Where one is stated and the others are ambiguous, the report's own order of places has settled it: that one.
    """
    rows = rows[rows["period_class"].isin(_LENGTHS) & (rows["status"] != "derived")]
    stated = rows["status"] == "stated"
    speaks = stated & (stated.groupby(rows["group"]).transform("sum") == 1)
    rows = rows[speaks | ~speaks.groupby(rows["group"]).transform("any")]
    texts = _with_units(rows).groupby(rows["group"], sort=False).agg(SEVERAL.join)
    several = rows["group"].duplicated(keep=False)
    in_cells = (rows["source"] == "table").groupby(rows["group"]).transform("any")
    hedged = (rows["qualifier"] != "exact").groupby(rows["group"]).transform("any")
    first = rows.drop_duplicates("group").copy()
    several = several.loc[first.index]
    first.loc[several, ["value", "value_low", "value_high"]] = np.nan
    first.loc[several, "value_text"] = None
    first.loc[several, "status"] = "ambiguous"
    doubtful = (first["status"] == "ambiguous") & ~hedged[first.index]
    first["contradicts"] = doubtful & contradict(first, in_cells[first.index])
    first["text"] = first["group"].map(texts).astype(rows["text"].dtype)
    return first.drop(columns="group")
