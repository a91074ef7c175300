"""What `nianjian run` says at its end: what was read and compared, what could not be read, what to open."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.commands.asked import write_years
from pipeline.commands.export import write_workbook
from pipeline.commands.opening import open_yearbook
from pipeline.compare import Choice
from pipeline.export import Counts
from pipeline.messages import Messages
from pipeline.page_numbers import page_runs
from pipeline.problem_words import add_counts, reason_of, words_of
from pipeline.store import Store
from pipeline.summary import Summary

_SHOWN = 20  # problems that are told on the terminal; the workbook has them all


def finish(place: Path, book: Path, summary: Summary, messages: Messages) -> Iterator[str]:
    """Write the workbook of a yearbook and yield the lines of the summary, in words."""
    store = open_yearbook(place, messages)
    counts = write_workbook(store, book, Choice(), messages)
    yield from _tell(summary, counts, messages)
    problems = list(_problems(store, messages))
    if problems:
        yield messages("run.problems")
        yield from problems[:_SHOWN]
    if len(problems) > _SHOWN:
        yield messages("run.more", count=len(problems) - _SHOWN, sheet=messages("sheet.problems"))
    if counts.unlinked:
        yield messages("export.unlinked", count=counts.unlinked)


def _reports(counts: Counts, messages: Messages) -> str:
    years = write_years(counts.years)
    if not counts.reports:
        return messages("run.none")
    if len(counts.organisations) == 1:
        return messages("run.one", reports=counts.reports, org=counts.organisations[0], years=years)
    return messages("run.many", reports=counts.reports, count=len(counts.organisations), years=years)


def _problems(store: Store, messages: Messages) -> Iterator[str]:
    """Yield a line for each file and reason: the pages, and what to do where it is one thing."""
    grouped: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for problem in store.read("problems").to_pylist():
        # Files of one sort that are no reports (photos) are told together.
        place = problem["file"] if problem["doc_id"] else f"\0{problem['parameters']}"
        grouped.setdefault((place, problem["reason"]), []).append(problem)
    for (_, reason), own in sorted(grouped.items()):
        names = list(dict.fromkeys(problem["file"] for problem in own))
        many = messages("problems.files", first=names[0], count=len(names)).replace("\n", " ")
        told = own[0]["parameters"]
        if reason == "numbers_unread":
            told = add_counts(problem["parameters"] for problem in own)
        pages = [int(problem["page"]) for problem in own if problem["page"] is not None]
        yield messages(
            "run.problem",
            file=names[0] if len(names) == 1 else many,
            pages=messages("run.pages", pages=page_runs(pages)) if pages else "",
            reason=reason_of(reason, messages),
            detail=words_of(reason, told, messages),
        )


def _tell(summary: Summary, counts: Counts, messages: Messages) -> Iterator[str]:
    """Yield what was done and found, in words."""
    failed = summary.failed + summary.strays
    yield messages("run.read", done=summary.done, skipped=summary.skipped, failed=failed)
    yield _reports(counts, messages)
    numbers = {"compared": counts.compared, "checks": counts.to_check, "once": counts.once, "honours": counts.honours}
    if counts.reports:
        yield messages("run.compared", **numbers)
