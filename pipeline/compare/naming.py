"""What a series of values is called: its indicator with what sets its quantities apart."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.compare.unlike import name_period
from pipeline.messages import Messages


def name_series(row: Mapping[str, Any], say: Messages) -> str:
    """Write the name of an indicator with what sets its quantity apart: a part, a length of time, a budget.

    `row` has name, scope, scope_name, period and basis.
    """
    apart = [str(row["scope_name"])] if row["scope_name"] and not pd.isna(row["scope_name"]) else []
    if row["scope"] in ("group", "parent_only") and not apart:
        apart = [say(f"scope.{row['scope']}")]
    if row["period"] != "year":
        apart.append(name_period(row["period"], say))
    name = str(row["name"]) + "".join(f"（{word}）" for word in apart)
    return name if row["basis"] == "actual" else f"{name}［{say('basis.' + str(row['basis']))}］"


def tell_notes(row: Mapping[str, Any], say: Messages) -> str:
    """Write all that is to be known of a row of `changes`: its note, then what is likely the same."""
    own = "" if pd.isna(row["note"]) else str(row["note"])
    likely = "" if pd.isna(row["likely_name"]) else tell_likely(row, say)
    return say("joint").join(word for word in (own, likely) if word)


def tell_likely(row: Mapping[str, Any], say: Messages) -> str:
    """Write what another report states that is likely the same, of a row of `changes`: name, year, quantity, page."""
    year, page = int(row["likely_year"]), int(row["likely_page"])
    return say("note.likely", name=row["likely_name"], year=year, text=row["likely_text"], page=page)
