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

    1. lapsed: its printed period ended before the latest report's year; but the last finished term of some years
       (2019-2020年度 in the report of 2022, while the next one runs) is held where that report names it
    2. earlier: it has no printed period and only earlier reports name it
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
    rows = rows.sort_values(["org_id", "plain", "who", "report_year", "page", "start_char"], kind="stable")
    latest_year = speaking.groupby("org_id")["report_year"].max()
    groups = rows.groupby(["org_id", "plain", "who"], sort=True)
    found = groups.tail(1).reset_index(drop=True)
    history = groups.agg(
        first_report_year=("report_year", "first"),
        reports=("report_year", "nunique"),
        periods=("end", "nunique"),
        last_end=("end", "max"),
        editions=("edition", "nunique"),
    ).reset_index(drop=True)
    found = found.assign(last_report_year=found["report_year"], **history)
    standings = [
        _standing(*line, say=say)
        for line in zip(
            *(found[c] for c in ("last_report_year", "reports", "periods", "last_end", "editions", "period_start")),
            found["org_id"].map(latest_year),
            strict=True,
        )
    ]
    found["status"], found["note"] = [s for s, _ in standings], [n for _, n in standings]
    return found[arrow_schema(HonourStanding).names]


def _standing(*facts: Any, say: Messages) -> tuple[str, str | None]:
    """Return status and note of an honour, given its last report, how often it is named, and the latest report."""
    last, reports, periods, end, editions, begin, latest_year = facts
    is_over = pd.notna(end) and end.year < latest_year
    is_last_term = last == latest_year and _is_last_term(begin, end, latest_year)
    if is_over and not is_last_term:
        return "lapsed", say("note.lapsed_listed" if last == latest_year else "note.lapsed", year=end.year)
    if last != latest_year:
        return "earlier", say("note.earlier", year=last)
    note = say("note.last_term", year=end.year) if is_over else None
    if reports > 1:
        return ("renewed" if periods > 1 or editions > 1 else "held"), note
    return "new", note


def _is_last_term(begin: Any, end: Any, year: int) -> bool:
    """Whether a term of two years or more is the last one that was over before a year."""
    if pd.isna(begin) or pd.isna(end):
        return False
    length = end.year - begin.year + 1
    return bool(length > 1 and end.year + length >= year)
