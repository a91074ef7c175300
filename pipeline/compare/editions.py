"""Which file speaks for a year: files of one organisation, report type and year are editions of one report."""

import re
from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from schemas.columns import arrow_schema
from schemas.tables import Edition

_REVISED = re.compile(r"修订|更正|修正|更新版|订正|修改稿|revised", re.IGNORECASE)
_SUMMARY = re.compile(r"摘要|简版|简本|精简版|概要|summary|digest", re.IGNORECASE)
_DRAFT = re.compile(r"征求意见稿|送审稿|讨论稿|草案|初稿|草稿|draft", re.IGNORECASE)
DOCUMENT_COLUMNS = (
    "doc_id", "file_name", "source_path", "org", "org_short", "org_id", "report_type", "title", "page_count",
    "text_source", "status",
)  # fmt: skip
_ORDER = ("revised", "plain", "draft", "summary")
_WHY = {
    "revised": "修订版",
    "plain": "正式版",
    "draft": "未定稿",
    "summary": "摘要",
}
_SOURCES = {"text": 0, "mixed": 1, "ocr": 2, "none": 3}


def edition_of(title: str, file_name: str, cover: str) -> str:
    """Return what edition a file is: the words stand in its title, its name or on its first page.

    1. 修订版, 更正   2. 摘要, 简版   3. 征求意见稿, 送审稿, 草案   4. none of them: the report as such
    """
    words = f"{title} {file_name} {cover}"
    for edition, pattern in (("summary", _SUMMARY), ("draft", _DRAFT), ("revised", _REVISED)):
        if pattern.search(words):
            return edition
    return "plain"


def _covers(pages: pd.DataFrame) -> Mapping[str, str]:
    """Return the first lines of each file's first page: what is a cover's is there, a body's prose is not."""
    first = pages[pages["page"] == 1]
    return {doc: "\n".join(text.splitlines()[:8]) for doc, text in zip(first["doc_id"], first["text"], strict=True)}


def choose_editions(documents: pd.DataFrame, pages: pd.DataFrame, chosen: Collection[str] = ()) -> pd.DataFrame:
    """Return every readable file with the edition it is, whether it speaks for its year, and why.

    Of a group the file that the user chose speaks, else the revised edition, the plain one, the draft, the summary; of
    several of a kind the one with a text layer, with more pages, with the later name. `chosen` are doc_ids or their
    beginnings. Files without organisation or year speak for none.
    """
    covers = _covers(pages)
    known = documents[documents["org_id"].notna() & (documents["report_year"] > 0) & (documents["status"] != "failed")]
    rows: list[dict[str, Any]] = []
    records = known.sort_values(["org_id", "report_year", "doc_id"]).to_dict("records")
    for record in records:
        kind = edition_of(record["title"] or "", record["file_name"], covers.get(record["doc_id"], ""))
        rows.append({"record": record, "edition": kind})
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        record = row["record"]
        groups.setdefault((record["org_id"], record["report_type"] or "", record["report_year"]), []).append(row)
    found = [line for group in groups.values() for line in _settle(group, chosen)]
    return pd.DataFrame(found, columns=arrow_schema(Edition).names)


def _settle(group: list[dict[str, Any]], chosen: Collection[str]) -> list[dict[str, Any]]:
    picked = [row for row in group if any(row["record"]["doc_id"].startswith(one) for one in chosen)]
    best = (picked or sorted(group, key=_rank))[0]
    return [_line(row, best, len(group), by_user=bool(picked)) for row in group]


def _rank(row: Mapping[str, Any]) -> tuple[Any, ...]:
    record = row["record"]
    # Of two names the later one is the later state (…_2, …-0412), of two equal files any.
    name = tuple(-ord(sign) for sign in record["file_name"])
    return _ORDER.index(row["edition"]), _SOURCES[record["text_source"]], -record["page_count"], name, record["doc_id"]


def _line(row: Mapping[str, Any], best: Mapping[str, Any], count: int, *, by_user: bool) -> dict[str, Any]:
    record, speaks = row["record"], row is best
    if count == 1:
        reason = "唯一的一份"
    elif by_user:
        reason = "用户指定" if speaks else "用户指定了另一份"
    elif speaks:
        reason = f"{_WHY[row['edition']]}；同一年度共{count}份"
    else:
        reason = f"{_WHY[row['edition']]}；以{_WHY[best['edition']]}为准"
    return {
        "org_id": record["org_id"],
        "org": record["org"],
        "report_type": record["report_type"],
        "report_year": record["report_year"],
        "doc_id": record["doc_id"],
        "source_path": record["source_path"],
        "edition": row["edition"],
        "speaks": speaks,
        "edition_of": None if speaks else best["record"]["doc_id"],
        "reason": reason,
    }
