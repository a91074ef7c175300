"""收件清单 and 未读与存疑: every file that came in, and what could not be read of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.export.numbers import is_known
from pipeline.export.sheet import Cell, Column, Sheet, Word
from pipeline.export.yearbook import Yearbook
from pipeline.messages import Messages
from pipeline.page_numbers import page_runs
from pipeline.problem_words import add_counts, name_unread, reason_of, words_of

_CENTRED = ("report_year", "pages", "numbers", "unread", "speaks")
_COUNTED = "numbers_unread"
_Numbers = Mapping[tuple[str, int], Sequence[str]]
_PAGES = 50  # pages of scattered unread numbers that are named with their counts
_WIDTHS = {
    "file": 36, "open": 6, "org": 22, "report_year": 8, "report_type": 16, "pages": 6, "text_source": 11, "status": 10,
    "numbers": 8, "unread": 8, "edition": 9, "speaks": 6, "why": 20, "copies": 20, "doc_id": 18,
}  # fmt: skip
_STATUS = {"partial": "check", "failed": "bad"}


def _count_numbers(yearbook: Yearbook) -> dict[str, tuple[int, int]]:
    """Return for each file how many numbers are printed in it, and how many of them were left unread."""
    rows = yearbook.store.read("pages", list(yearbook.documents), ("doc_id", "numbers", "unread"))
    sums = rows.group_by("doc_id").aggregate([("numbers", "sum"), ("unread", "sum")]).to_pylist()
    return {row["doc_id"]: (row["numbers_sum"], row["unread_sum"]) for row in sums}


def _file_row(
    yearbook: Yearbook, document: Mapping[str, Any], spoken: Mapping[str, Any], counts: tuple[int, int]
) -> tuple[Cell, ...]:
    say = yearbook.say
    edition = spoken.get(document["doc_id"])
    status = str(document["status"])
    year = document["report_year"]
    speaks: Cell = None
    if edition is not None:
        speaks = say("yes") if edition.speaks else Word(say("no"), "check")
    return (
        str(document["source_path"]),
        yearbook.link(document),
        document["org"] or Word(say("intake.no_org"), "check"),
        int(year) if year else Word(say("intake.no_year"), "check"),
        document["report_type"],
        int(document["page_count"]) or None,
        say(f"text.{document['text_source']}") if document["page_count"] else None,  # a file that did not open
        Word(say(f"status.{status}"), _STATUS[status]) if status in _STATUS else say(f"status.{status}"),
        *(counts if status != "failed" else (None, None)),
        say(f"edition.{document['edition']}") if status != "failed" else None,
        speaks,
        edition.reason if edition is not None else None,
        say("joint").join(document["other_paths"] or ()) or None,
        document["doc_id"],
    )


def _strays(yearbook: Yearbook, problems: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each file that is no report: an office file, an empty one."""
    say = yearbook.say
    for problem in problems:
        if problem["doc_id"] is None:
            why = Word(say("intake.stray", reason=reason_of(problem["reason"], say)), "bad")
            yield problem["file"], *[None] * 6, why, *[None] * 7


def intake(yearbook: Yearbook, problems: Sequence[Mapping[str, Any]]) -> Sheet:
    """Return the sheet of all files: those of one organisation together, the years in order, what is no report last."""
    say = yearbook.say
    spoken = {row.doc_id: row for row in yearbook.comparison.editions.itertuples(index=False)}
    documents = sorted(
        yearbook.documents.values(),
        key=lambda d: (d["org"] is None, d["org"] or "", d["report_year"], d["source_path"]),
    )
    counts = _count_numbers(yearbook) if documents else {}
    rows = [_file_row(yearbook, one, spoken, counts.get(one["doc_id"], (0, 0))) for one in documents]
    rows += _strays(yearbook, problems)
    wrapped = ("file", "org", "report_type", "text_source", "status", "why", "copies")
    return Sheet(
        name=say("sheet.intake"),
        title=say("sheet.title", whose=yearbook.whose, name=say("sheet.intake")),
        notes=(say("sheet.intake.note", count=len(rows)),),
        columns=tuple(
            Column(
                header=say(f"intake.{key}"),
                width=width,
                wrap=key in wrapped,
                align="center" if key in _CENTRED else "left",
            )
            for key, width in _WIDTHS.items()
        ),
        rows=rows,
    )


def _scattered(
    yearbook: Yearbook, problems: Sequence[Mapping[str, Any]], unread_numbers: _Numbers
) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each file with unread numbers on pages that no problem names: too few there to be one."""
    say = yearbook.say
    named = {(one["doc_id"], one["page"]) for one in problems if one["reason"] == _COUNTED}
    found: dict[str, dict[int, Sequence[str]]] = {}
    for (doc_id, page), numbers in unread_numbers.items():
        if (doc_id, page) not in named:
            found.setdefault(doc_id, {})[page] = numbers
    for doc_id, pages in found.items():
        document = yearbook.documents[doc_id]
        yield (
            str(document["source_path"]),
            yearbook.link(document),
            page_runs(list(pages)),
            Word(say("problems.scattered"), "check"),
            say("problems.scattered.words", count=sum(map(len, pages.values())), each=_name_each(pages, say)),
        )


def _read_unread(yearbook: Yearbook) -> _Numbers:
    """Return the unread numbers of each page that has any, as printed."""
    readable = [doc_id for doc_id, one in yearbook.documents.items() if one["status"] != "failed"]
    rows = yearbook.store.read("pages", readable, ("doc_id", "page", "unread_text")).to_pylist() if readable else []
    return {(row["doc_id"], int(row["page"])): row["unread_text"] for row in rows if row["unread_text"]}


def _name_each(pages: Mapping[int, Sequence[str]], say: Messages) -> str:
    """Return the unread numbers of some pages, by page."""
    told = [
        say("problems.on_page", page=page, count=len(pages[page]), words=name_unread(pages[page]))
        for page in sorted(pages)[:_PAGES]
    ]
    return say("joint").join(told) + ("…" if len(pages) > _PAGES else "")


def _tell_counted(problems: Sequence[Mapping[str, Any]], numbers: _Numbers, say: Messages) -> str:
    """Return what is wrong with the pages of a file of which many numbers are not read, and these numbers."""
    told = words_of(_COUNTED, add_counts(one["parameters"] for one in problems), say)
    places = [(one["doc_id"], int(one["page"])) for one in problems]
    pages = {page: numbers[doc_id, page] for doc_id, page in places if (doc_id, page) in numbers}
    return say("problems.with_numbers", words=told, each=_name_each(pages, say)) if pages else told


def unread(yearbook: Yearbook, problems: Sequence[Mapping[str, Any]]) -> Sheet:
    """Return the sheet of what could not be read or is unsure: a line a file, reason and detail, with all its pages."""
    say = yearbook.say
    grouped: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for problem in problems:
        # Pages with unread numbers differ in their counts only: these are added up.
        told = "" if problem["reason"] == _COUNTED else words_of(problem["reason"], problem["parameters"], say)
        grouped.setdefault((problem["file"], problem["reason"], told), []).append(problem)
    numbers = _read_unread(yearbook)
    by_path = {str(d["source_path"]): d for d in yearbook.documents.values()}
    rows: list[tuple[Cell, ...]] = [
        (
            file,
            yearbook.link(by_path[file]) if file in by_path else None,
            page_runs([int(one["page"]) for one in own if is_known(one["page"])]) or say("problems.whole"),
            Word(reason_of(reason, say), "check"),
            told or _tell_counted(own, numbers, say),
        )
        for (file, reason, told), own in sorted(grouped.items(), key=lambda group: group[0])
    ]
    rows = sorted((*rows, *_scattered(yearbook, problems, numbers)), key=lambda row: str(row[0]))
    return Sheet(
        name=say("sheet.problems"),
        title=say("sheet.title", whose=yearbook.whose, name=say("sheet.problems")),
        notes=(say("sheet.problems.note", count=len(rows)) if rows else say("sheet.problems.none"),),
        columns=(
            Column(header=say("problems.file"), width=44, wrap=True),
            Column(header=say("col.open"), width=6),
            Column(header=say("problems.page"), width=20, wrap=True),
            Column(header=say("problems.reason"), width=20, wrap=True),
            Column(header=say("problems.detail"), width=80, wrap=True),
        ),
        rows=rows,
    )
