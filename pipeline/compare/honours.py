"""The honours ledger: held, renewed, lapsed, newly seen."""

import re
from functools import lru_cache
from typing import Any

import pandas as pd

from pipeline.messages import Messages
from schemas.columns import arrow_schema
from schemas.tables import HonourStanding

_LOOSE = re.compile(r"[“”\"《》（）()·\s]|称号|荣誉")


@lru_cache(maxsize=1 << 16)
def _plain(title: str) -> str:
    return _LOOSE.sub("", title)


def _keys(rows: pd.DataFrame) -> list[str]:
    """Return what each honour is known by: its title; with the grantor before it, where another report says it so.

    荣获市水务局2022年度先进集体 has the grantor apart, 市水务局先进集体 of the year before has it in its title.
    """
    titles = [_plain(title) for title in rows["title"].tolist()]
    org_ids, grantors = rows["org_id"].tolist(), rows["grantor"].fillna("").tolist()
    known = set(zip(org_ids, titles, strict=True))
    return [
        whole if grantor and (org, whole := _plain(grantor) + title) in known else title
        for org, title, grantor in zip(org_ids, titles, grantors, strict=True)
    ]


def honour_ledger(honours: pd.DataFrame, speaking: pd.DataFrame, say: Messages) -> pd.DataFrame:
    """Return one row an honour and recipient of each organisation.

    A term is a printed period of more than a year, in the last report that names the honour. The month in which it was
    given (a column 获奖时间), and the one year whose deeds it is for (2022年度先进集体), end nothing.

    1. lapsed: its term ended before the latest report's year; but the last finished term (2019-2020年度 in the report
       of 2022, while the next one runs) is held where that report names it
    2. earlier: it has no such term and only earlier reports name it
    3. renewed: a later report gives a later period or edition
    4. held: the latest report and an earlier one name it
    5. new: only the latest names it. With a single report every honour in it is `new` unless its period has ended.
    """
    facts = speaking.set_index("doc_id")
    rows = honours[honours["doc_id"].isin(facts.index)].copy()
    rows["org_id"], rows["org"] = rows["doc_id"].map(facts["org_id"]), rows["doc_id"].map(facts["org"])
    own = rows["recipient_type"].isna() | (rows["recipient_type"] == "unit")
    rows["who"] = rows["recipient"].fillna("").where(~own, "")
    rows["plain"] = _keys(rows)
    rows["end"] = pd.to_datetime(rows["period_end"])
    rows["begin"] = pd.to_datetime(rows["period_start"])
    rows = rows.sort_values(["org_id", "plain", "who", "report_year", "page", "start_char"], kind="stable")
    latest_year = speaking.groupby("org_id")["report_year"].max()
    groups = rows.groupby(["org_id", "plain", "who"], sort=True)
    found = groups.tail(1).reset_index(drop=True)
    history = groups.agg(
        first_report_year=("report_year", "first"),
        reports=("report_year", "nunique"),
        periods=("end", "nunique"),
        editions=("edition", "nunique"),
        grantor=("grantor", "last"),
    ).reset_index(drop=True)
    found = found.assign(last_report_year=found["report_year"], **history)
    found["period_start"], found["period_end"] = _periods(rows, found)
    standings = [
        _standing(*line, say=say)
        for line in zip(
            *(found[c] for c in ("last_report_year", "reports", "periods", "period_end", "editions", "period_start")),
            found["org_id"].map(latest_year),
            strict=True,
        )
    ]
    found["status"], found["note"] = [s for s, _ in standings], [n for _, n in standings]
    return found[arrow_schema(HonourStanding).names]


def _periods(rows: pd.DataFrame, found: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return first and last day of each honour in the last report that names it: of its term, else as exact as there.

    The sentence has “2022—2024年度全省优秀企业”, the table of the same report the bare title; the sentence has 2022年,
    the table 2022年4月.
    """
    keys = ["org_id", "plain", "who", "report_year"]
    dated = rows[rows["end"].notna()]
    days = (dated["end"] - dated["begin"]).dt.days
    is_term = dated["end"].dt.year > dated["begin"].dt.year
    ranked = dated.assign(rank=days.where(is_term, -days)).sort_values(
        ["rank", "end"], kind="stable", na_position="first"
    )
    known = ranked.groupby(keys).tail(1).set_index(keys)[["period_start", "period_end"]].T.to_dict("list")
    pairs = [known.get(key, (None, None)) for key in found[keys].itertuples(index=False, name=None)]
    # dates stay objects, also where there are none: a column of no rows would be one of numbers
    begin, end = ([pair[at] for pair in pairs] for at in (0, 1))
    return pd.Series(begin, found.index, dtype=object), pd.Series(end, found.index, dtype=object)


def _standing(*facts: Any, say: Messages) -> tuple[str, str | None]:
    """Return status and note of an honour, given its last report, how often it is named, and the latest report."""
    last, reports, periods, end, editions, begin, latest_year = facts
    is_over = _is_term(begin, end) and end.year < latest_year
    if is_over and not (last == latest_year and _is_last_term(begin, end, latest_year)):
        return "lapsed", say("note.lapsed_listed" if last == latest_year else "note.lapsed", year=end.year)
    if last != latest_year:
        return "earlier", say("note.earlier", year=last)
    note = say("note.last_term", year=end.year) if is_over else None
    if reports > 1:
        return ("renewed" if periods > 1 or editions > 1 else "held"), note
    return "new", note


def _is_term(begin: Any, end: Any) -> bool:
    """Whether a period is a term that ends: longer than the month an honour was given in, or the year it is for."""
    return bool(pd.notna(end) and (pd.isna(begin) or end.year > begin.year))


def _is_last_term(begin: Any, end: Any, year: int) -> bool:
    """Whether a term is the last one that was over before a year; of one without its begin that is not known."""
    return bool(pd.notna(begin) and end.year + end.year - begin.year + 1 >= year)
