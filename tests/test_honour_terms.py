"""What of an honour ends: its printed term, and no month in which it was given."""

from datetime import date
from typing import Any

import pandas as pd

from pipeline.compare.honours import honour_ledger
from pipeline.messages import Messages

DAY = tuple[int, int, int]


def _row(
    year: int,
    title: str,
    begin: DAY | None = None,
    end: DAY | None = None,
    *,
    who: str = "车管所",
    giver: str | None = None,
) -> dict[str, Any]:
    return {
        "doc_id": str(year), "report_year": year, "page": 1, "start_char": 0, "row_id": "r", "text": title,
        "title": title, "recipient": who, "recipient_type": "team", "grantor": giver, "edition": None,
        "period_start": date(*begin) if begin else None, "period_end": date(*end) if end else None,
    }  # fmt: skip


def _ledger(*rows: dict[str, Any]) -> list[Any]:
    years = (2021, 2022, 2023)
    speaking = pd.DataFrame({"doc_id": [str(y) for y in years], "org_id": "o", "org": "江城公交", "report_year": years})
    found = honour_ledger(pd.DataFrame(rows), speaking, Messages("zh"))
    keys = ["status", "period_start", "period_end", "grantor"]
    return found[keys].astype(object).where(found[keys].notna(), None).to_numpy().tolist()


def test_the_month_of_an_award_is_no_term() -> None:
    given = _row(2021, "巾帼文明岗", (2021, 3, 1), (2021, 3, 31), giver="市妇联")
    assert _ledger(given) == [["earlier", date(2021, 3, 1), date(2021, 3, 31), "市妇联"]]
    assert _ledger(given, _row(2023, "巾帼文明岗")) == [["held", None, None, "市妇联"]]


def test_a_term_of_years_ends() -> None:
    term = (2020, 1, 1), (2021, 12, 31)
    assert [one[0] for one in _ledger(_row(2021, "文明车队", *term))] == ["lapsed"]
    assert [one[0] for one in _ledger(_row(2021, "文明车队", *term), _row(2023, "文明车队"))] == ["held"]


def test_a_term_of_the_sentence_is_that_of_the_table_of_the_same_report() -> None:
    term = (2021, 1, 1), (2023, 12, 31)
    assert _ledger(_row(2023, "文明车队", *term), _row(2023, "文明车队", giver="市文明办")) == [
        ["new", date(2021, 1, 1), date(2023, 12, 31), "市文明办"]
    ]


def test_a_month_of_the_table_is_shown_beside_the_year_of_the_sentence() -> None:
    told = _row(2023, "巾帼文明岗", (2023, 1, 1), (2023, 12, 31))
    assert _ledger(told, _row(2023, "巾帼文明岗", (2023, 3, 1), (2023, 3, 31)))[0][:3] == [
        "new", date(2023, 3, 1), date(2023, 3, 31)
    ]  # fmt: skip
