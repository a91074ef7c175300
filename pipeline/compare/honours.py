"""The honours ledger: held, renewed, lapsed, newly seen."""

import re
from typing import Any

import pandas as pd

from schemas.columns import arrow_schema
from schemas.tables import HonourStanding

_LOOSE = re.compile(r"[“”\"《》（）()·\s]|称号|荣誉")


def _plain(title: str) -> str:
    return _LOOSE.sub("", title)


def honour_ledger(honours: pd.DataFrame, speaking: pd.DataFrame) -> pd.DataFrame:
    """Return one row an honour and recipient of each organisation.

    1. lapsed: its printed period ended before the latest report's year   2. earlier: it has no printed period and only
    earlier reports name it   3. renewed: a later report gives a later period or edition   4. held: the latest report and an
    earlier one name it   5. new: only the latest names it. With a single report every honour in it is `new` unless its
    period has ended.
    """
    facts = speaking.set_index("doc_id")
    rows = honours[honours["doc_id"].isin(facts.index)].copy()
    rows["org_id"], rows["org"] = rows["doc_id"].map(facts["org_id"]), rows["doc_id"].map(facts["org"])
    own = rows["recipient_type"].isna() | (rows["recipient_type"] == "unit")
    rows["who"] = rows["recipient"].fillna("").where(~own, "")
    rows["plain"] = rows["title"].map(_plain)
    rows = rows.sort_values(["org_id", "plain", "who", "report_year", "page", "start_char"])
    latest_year = speaking.groupby("org_id")["report_year"].max()
    found: list[dict[str, Any]] = []
    for (org_id, _, _), group in rows.groupby(["org_id", "plain", "who"], sort=True):
        found.append(_standing(group, int(latest_year[org_id])))
    return pd.DataFrame(found, columns=arrow_schema(HonourStanding).names)


def _standing(group: pd.DataFrame, latest_year: int) -> dict[str, Any]:
    first, last = group.iloc[0], group.iloc[-1]
    ends = [end for end in group["period_end"] if end is not None and end == end]
    in_latest = int(last["report_year"]) == latest_year
    again = group["report_year"].nunique() > 1
    status, note = "new", None
    if ends and max(ends).year < latest_year:
        status, note = "lapsed", f"有效期至{max(ends).year}年" + ("，最近一份报告仍列出" if in_latest else "")
    elif not in_latest:
        status, note = "earlier", f"最近一次见于{int(last['report_year'])}年报告"
    elif again:
        moved = len(set(ends)) > 1 or group["edition"].dropna().nunique() > 1
        status = "renewed" if moved else "held"
    return {
        "org_id": last["org_id"],
        "org": last["org"],
        "title": last["title"],
        "recipient": last["recipient"],
        "first_report_year": int(first["report_year"]),
        "last_report_year": int(last["report_year"]),
        "period_start": last["period_start"],
        "period_end": last["period_end"],
        "status": status,
        "note": note,
        "doc_id": last["doc_id"],
        "page": int(last["page"]),
        "text": last["text"],
    }
