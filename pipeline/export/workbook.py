"""From a store to a workbook file: compare, make the sheets, write them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.checks.values import list_told
from pipeline.compare import Choice, Comparison, compare
from pipeline.export.book import write_book
from pipeline.export.checks import add_checks, count_findings
from pipeline.export.headings import headings_of
from pipeline.export.repeats import fold_lines, fold_zeros
from pipeline.export.series import Series, in_order, list_series
from pipeline.export.sheet import Sheet
from pipeline.export.sheets.compared import compared
from pipeline.export.sheets.intake import intake, unread
from pipeline.export.sheets.ledgers import commitments, honours, restatements
from pipeline.export.sheets.notes import notes
from pipeline.export.sheets.once import once
from pipeline.export.sheets.outline import outline
from pipeline.export.sheets.people import people
from pipeline.export.twins import fold_twins
from pipeline.export.yearbook import Yearbook, read_printed_units, sentences_of
from pipeline.messages import Messages
from pipeline.originals import Originals
from pipeline.store import Store

_DOCUMENT = (
    "doc_id", "file_name", "source_path", "other_paths", "file_size", "org", "org_id", "report_type", "page_count",
    "text_source", "status", "outline", "edition",
)  # fmt: skip
_PROBLEM = ("doc_id", "file", "page", "stage", "reason", "parameters")


_LEDGERS = {"restatements": restatements, "honours": honours, "commitments": commitments}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a workbook holds: reports that speak, their organisations and years, lines compared, of them to check."""

    reports: int
    organisations: tuple[str, ...]
    years: tuple[int, ...]
    compared: int
    once: int
    to_check: int
    honours: int
    unlinked: int


def export_workbook(
    store: Store | str | Path,
    file: str | Path,
    choice: Choice | None = None,
    *,
    say: Messages | None = None,
    reports: Iterable[Path] = (),
) -> Counts:
    """Write what a yearbook holds and how its years compare as an Excel workbook; an existing file is replaced.

    `reports` are folders where the files of the reports may lie, for the links. Labels are Chinese without `say`.
    Raises ValueError as `compare` does, OSError where the file can't be written (PermissionError: it is open).
    """
    say, choice, file = say or Messages("zh"), choice or Choice(), Path(file)
    opened = store if isinstance(store, Store) else Store.open(store)
    comparison = compare(opened, choice, say=say)
    yearbook = _yearbook(opened, comparison, choice, file=file, say=say, reports=reports)
    ordered, sentences = _series(yearbook)
    both, single = _split(ordered)
    problems = _problems(yearbook)
    # A choice of more than an organisation (years) lacks what the checks hold its reports against.
    same = comparison if replace(choice, org=None) == Choice() else None
    count = count_findings(opened, yearbook.documents, same, whole=same is not None and not choice.org)
    sheets: list[Sheet] = [
        compared(yearbook, both, sentences, count),
        once(yearbook, single, sentences),
        honours(yearbook),
        commitments(yearbook),
        restatements(yearbook),
        people(yearbook),
        outline(yearbook),
        intake(yearbook, problems),
        unread(yearbook, problems),
        notes(yearbook),
    ]
    unlinked = write_book(sheets, file, say)
    speaking = comparison.editions[comparison.editions["speaks"].astype(bool)]
    return Counts(
        reports=len(speaking),
        organisations=yearbook.organisations,
        years=tuple(sorted(set(speaking["report_year"]))),
        compared=len(both),
        once=len(single),
        to_check=sum(bool(line.checks) for line in ordered),
        honours=len(comparison.honours),
        unlinked=unlinked,
    )


def export_view(store: Store, comparison: Comparison, view: str, *, choice: Choice, file: Path, say: Messages) -> bool:
    """Write one view of a comparison as a workbook, as `export_workbook` shows it; False where it has no sheet there.

    Raises OSError as `export_workbook` does.
    """
    yearbook = _yearbook(store, comparison, choice, file=file, say=say, reports=())
    if view == "changes":
        ordered, sentences = _series(yearbook)
        both, single = _split(ordered)
        names: tuple[str, ...] = ("compared", "once")
        sheets = [compared(yearbook, both, sentences), once(yearbook, single, sentences)]
    elif view in _LEDGERS:
        names, sheets = (view,), [_LEDGERS[view](yearbook)]
    else:
        return False
    write_book([*sheets, notes(yearbook, names)], file, say)
    return True


def _series(yearbook: Yearbook) -> tuple[list[Series], Mapping[tuple[str, str], str]]:
    """Return the series of a comparison as they are listed, and the sentences of their latest values."""
    store, comparison = yearbook.store, yearbook.comparison
    lines = list_series(comparison, read_printed_units(store, comparison))
    add_checks(lines, list_told(store, comparison), yearbook.say)
    rows: dict[str, set[str]] = {}
    for line in lines.values():
        rows.setdefault(line.last.doc_id, set()).add(line.last.row_id)
    headings = headings_of(store, rows)
    for line in lines.values():
        line.heading = headings.get((line.last.doc_id, line.last.row_id))
    return in_order(lines), sentences_of(store, rows) if rows else {}


def _split(ordered: Sequence[Series]) -> tuple[list[Series], list[Series]]:
    """Return the lines that two or more years state, each figure once, and those of one year."""
    both, single = fold_lines(ordered)
    return fold_zeros(both), fold_zeros(fold_twins(both, single))


def _yearbook(
    store: Store, comparison: Comparison, choice: Choice, *, file: Path, say: Messages, reports: Iterable[Path]
) -> Yearbook:
    documents: Mapping[str, Mapping[str, Any]] = {
        row["doc_id"]: row for row in store.read("documents", columns=_DOCUMENT).to_pylist()
    }
    chosen = bool(choice.org or choice.years)
    if chosen:
        kept = set(comparison.editions["doc_id"]) | set(comparison.values["doc_id"])
        documents = {doc_id: row for doc_id, row in documents.items() if doc_id in kept}
    originals = Originals(store.root, reports)
    return Yearbook(
        store=store,
        comparison=comparison,
        documents=documents,
        originals=originals,
        place=file.parent,
        say=say,
        all_files=not chosen,
    )


def _problems(yearbook: Yearbook) -> list[Mapping[str, Any]]:
    """Return the problems of the files that are listed; those of no document where all files are."""
    rows = yearbook.store.read("problems", columns=_PROBLEM).to_pylist()
    return [
        row for row in rows if row["doc_id"] in yearbook.documents or (row["doc_id"] is None and yearbook.all_files)
    ]
