"""Which reports of a yearbook could not be read, whole or in part, with why and what to do: it was not checked."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.messages import Messages
from pipeline.page_numbers import page_runs
from pipeline.problem_words import reason_of, words_of
from pipeline.store import Store

OK, FAILED, PARTIAL = "ok", "failed", "partial"
_LOST = ("no_text_layer", "damaged_page", "unreadable", "password", "time_limit", "memory_limit", "crashed", "defect")
_RUNS = 6  # runs of pages that are named


class NotRead(NamedTuple):
    """How far a report was read, `failed` or `partial`, and why: the reason, its pages, what to do."""

    status: str
    why: str


def list_not_read(store: Store, say: Messages) -> dict[str, NotRead]:
    """Return for each report that was not read whole how far it was, and why, by its id."""
    documents = store.read("documents", columns=("doc_id", "status")).to_pylist()
    status = {row["doc_id"]: row["status"] for row in documents if row["status"] in (FAILED, PARTIAL)}
    problems: dict[str, list[Mapping[str, Any]]] = {doc_id: [] for doc_id in status}
    for row in store.read("problems", columns=("doc_id", "page", "reason", "parameters")).to_pylist():
        if row["doc_id"] in problems:
            problems[row["doc_id"]].append(row)
    return {doc_id: NotRead(status[doc_id], _why(own, status[doc_id], say)) for doc_id, own in problems.items()}


def _why(problems: list[Mapping[str, Any]], status: str, say: Messages) -> str:
    """Return what is wrong with a report in words, each reason once with its pages."""
    pages: dict[tuple[str, str], list[int]] = {}
    for row in problems:
        if status == FAILED or row["reason"] in _LOST:
            told = reason_of(row["reason"], say), words_of(row["reason"], row["parameters"], say)
            pages.setdefault(told, []).extend([int(row["page"])] if row["page"] else [])
    return say("joint").join(
        say("check.why.pages", reason=reason, pages=page_runs(own, _RUNS), words=words)
        if own
        else say("check.why", reason=reason, words=words)
        for (reason, words), own in pages.items()
    )
