"""The ledger of what one report says of a year against what another one says."""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from extractors.indicators.matching import OPEN
from pipeline.compare.bounds import has_use
from pipeline.compare.coded import decoded
from pipeline.compare.doubts import is_specific
from pipeline.compare.likeness import own_sorts
from pipeline.compare.reasons import Restated, find_reason, is_of_scope, marks_of
from pipeline.compare.rebased import list_rebased
from pipeline.compare.rounding import equal_as_printed, is_slip, is_turned
from pipeline.compare.spots import Spots, nowhere
from pipeline.compare.told_otherwise import name_of
from pipeline.compare.vintages import off_line
from schemas.columns import arrow_schema
from schemas.tables import Restatement
from schemas.tables.comparison import SEVERAL
from schemas.word_lists import word_set

OTHER_VALUE = ("restated", "scope_change", "unit_error")
"""Verdicts by which a later report gives another value of the same thing."""
_COMPARED = ["value", "value_text", "value_low", "value_high", "resolution", "qualifier"]
_LEDGER = ("value", "report_year", "doc_id", "page", "text")
_OF_SERIES = ("org_id", "org", "indicator", "name", "unit", "scope", "scope_name", "basis", "bucket", "data_year")
_SURE = 0.75  # from here on the words of a quantity named its indicator, not the sentence around it


Sentences = Callable[[Collection[str]], Mapping[str, Sequence[str]]]
_TAILS = "matching/restated_tails.txt"


def list_restatements(rows: pd.DataFrame, explanations: Sentences, *, find: Spots = nowhere) -> pd.DataFrame:
    """Return one row a year's value and later report that states it too, with the verdict and the explaining sentence.

    1. same: also where one has a minus and the other not, as items have that are deducted   2. rounding: equal as far
    as printed   3. unit_error: a power of ten apart   4. scope_change: with a sentence of the later report that speaks
    of 口径, 范围   5. restated: any other value   6. conflict: a report contradicts itself, two kinds of report each
    other, two reports in the sign of a result (净利润), or one by last year's year left in its prose (`left_in`)

    Every later value stands beside the first one. A balance that one report prints as it was, by what it was restated,
    and as it is (上年年末余额, 会计政策变更, 本年期初余额) is `restated` by that report itself (`rebased`).

    A report that repeats what an earlier one had restated says so for the same reason. A short open key (收入, 新增)
    is no proof that two quantities are of one thing: under it nothing is restated without a sentence that says so,
    and nothing contradicts itself. Nor is anything where the names as printed are of two sorts (在岗职工 / 职工总数).
    `explanations` gives for reports (doc_ids) their sentences that speak of restating, `find` where rows are printed
    (their labels may bear the mark of a note). Beside its columns the ledger
    has `year_of_series`.
    """
    stated = rows[~rows["status"].isin(["derived", "ambiguous"])]
    stated = stated.assign(off_line=off_line(stated))
    stated = decoded(stated[stated["year_of_series"].duplicated(keep=False)])
    stated = stated.sort_values(["year_of_series", "report_year", "off_line"], kind="stable")
    first = stated.drop_duplicates("year_of_series").set_index("year_of_series")
    later = stated[stated["year_of_series"].duplicated()]
    before = first.loc[later["year_of_series"]].set_axis(later.index)
    ledger = later[["year_of_series", *_OF_SERIES]].assign(
        **{f"first_{name}": before[name] for name in _LEDGER}, **{f"later_{name}": later[name] for name in _LEDGER}
    )
    ledger["verdict"] = _verdicts(before, later)
    ledger = _repeated(_explained(ledger, later, explanations, find), later)
    ledger.loc[(ledger["verdict"] == "restated") & ledger["reason"].isna() & later["left_in"], "verdict"] = "conflict"
    told = ~ledger["verdict"].isin(["restated", "conflict", "unit_error"]) | ledger["reason"].notna()
    ledger = ledger[told | _is_one_thing(before, later)]
    more = [frame for frame in (_conflicts(rows), decoded(list_rebased(rows))) if len(frame)]
    ledger = pd.concat([ledger, *more]) if more else ledger
    ledger = ledger.rename(columns={"bucket": "period"})
    return decoded(ledger[["year_of_series", *arrow_schema(Restatement).names]].reset_index(drop=True))


def _verdicts(before: pd.DataFrame, later: pd.DataFrame) -> pd.Series:
    """Return what two values are to each other, without any sentence that explains it."""
    same = equal_as_printed(before[_COMPARED], later[_COMPARED])
    verdict = pd.Series("restated", index=later.index, dtype=object)
    verdict[is_slip(before["value"], later["value"])] = "unit_error"
    verdict[same] = "rounding"
    verdict[same & (before["value"] == later["value"])] = "same"
    turned = is_turned(before[_COMPARED], later[_COMPARED])
    verdict[turned] = "same"
    verdict[turned & has_use(later["name"], "result")] = "conflict"
    verdict[~same & ~turned & (before["line"] != later["line"])] = "conflict"
    return verdict


def _is_one_thing(before: pd.DataFrame, later: pd.DataFrame) -> pd.Series:
    """Whether the names alone prove that two values are of one thing."""
    old, new = (zip(side["sorts"], side["surface"], later["name"], strict=True) for side in (before, later))
    proof = [
        is_specific(indicator) and (indicator.startswith(OPEN) or own_sorts(*one) == own_sorts(*other))
        for indicator, one, other in zip(later["indicator"], old, new, strict=True)
    ]
    sure = (before["confidence"] >= _SURE) & (later["confidence"] >= _SURE)
    return pd.Series(proof, index=later.index, dtype=bool) & (sure | later["indicator"].str.startswith(OPEN))


def _explained(ledger: pd.DataFrame, later: pd.DataFrame, explanations: Sentences, find: Spots) -> pd.DataFrame:
    """Return the ledger with the sentences that explain why a value is another one."""
    ledger = ledger.assign(reason=pd.Series(None, index=ledger.index, dtype=object))
    other = ledger[~ledger["verdict"].isin(["same", "rounding"])]
    sentences = explanations(set(other["later_doc_id"]))
    told = later.loc[other.index]
    told = told[told["doc_id"].isin(sentences.keys())]
    spots = find(set(told["doc_id"]), set(told["row_id"])) if len(told) else {}
    for at, row in zip(told.index, told.to_dict("records"), strict=True):
        line, spot = ledger.loc[at], spots.get(row["row_id"])
        restated = Restated(
            str(line["first_text"]),
            str(line["later_text"]),
            (str(line["name"]), str(row["surface"])),
            int(line["data_year"]),
            tuple(word for word in name_of(row).words if word not in word_set(_TAILS)),
            marks_of(spot.heads) if spot else frozenset(),
        )
        reason = find_reason(sentences[row["doc_id"]], restated)
        if reason:
            ledger.at[at, "reason"] = reason
            if ledger.at[at, "verdict"] == "restated" and is_of_scope(reason):
                ledger.at[at, "verdict"] = "scope_change"
    return ledger


def _repeated(ledger: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger with the verdict and reason of a restated value for the later reports that repeat it."""
    again = later["year_of_series"] == later["year_of_series"].shift()
    again &= ledger["reason"].isna() & (ledger["verdict"] == "restated")
    repeats = np.flatnonzero(again)
    sides = [later[_COMPARED].iloc[at].reset_index(drop=True) for at in (repeats - 1, repeats)]
    verdicts, reasons = ledger["verdict"].tolist(), ledger["reason"].tolist()
    for at in repeats[equal_as_printed(*sides)].tolist():
        if reasons[at - 1]:
            verdicts[at], reasons[at] = verdicts[at - 1], reasons[at - 1]
    return ledger.assign(verdict=verdicts, reason=pd.Series(reasons, index=ledger.index, dtype=object))


def _conflicts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the values that one report states in two ways, where it contradicts itself."""
    doubtful = decoded(rows[(rows["status"] == "ambiguous") & rows["contradicts"]])
    halves = [str(text).split(SEVERAL, 1) for text in doubtful["text"]]
    conflicts = doubtful[["year_of_series", *_OF_SERIES]].copy()
    for side, text in (("first", [half[0] for half in halves]), ("later", [half[-1] for half in halves])):
        conflicts[f"{side}_value"] = float("nan")
        conflicts[f"{side}_report_year"] = doubtful["report_year"]
        conflicts[f"{side}_doc_id"] = doubtful["doc_id"]
        conflicts[f"{side}_page"] = doubtful["page"]
        conflicts[f"{side}_text"] = text
    conflicts["verdict"] = "conflict"
    conflicts["reason"] = None
    return conflicts
