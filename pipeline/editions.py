"""Which file speaks for a year: files of one organisation, report type and year are editions of one report."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from extractors.identity.report_editions import EDITIONS
from pipeline.messages import Messages
from schemas.columns import arrow_schema
from schemas.tables import Edition

DOCUMENT_COLUMNS = (
    "doc_id", "file_name", "source_path", "org", "org_short", "org_id", "report_type", "title", "page_count",
    "text_source", "status", "edition",
)  # fmt: skip
COLUMNS = tuple(arrow_schema(Edition).names)
_SOURCES = {"text": 0, "mixed": 1, "ocr": 2, "none": 3}


class _File(NamedTuple):
    """A row of `documents` with the edition that it is."""

    record: Mapping[str, Any]
    edition: str


def choose_editions(
    documents: Iterable[Mapping[str, Any]], chosen: Collection[str] = (), say: Messages | None = None
) -> list[tuple[Any, ...]]:
    """Return every readable file with the edition it is, whether it speaks for its year, and why.

    Files of one organisation, kind of report and year are editions of one report. A draft, summary or revised edition
    whose kind is named more shortly or more fully (社会责任报告 beside 文明单位社会责任报告) goes with the only report
    of that year whose kind ends alike; two whole reports of two kinds stay two.

    Of a group the file that the user chose speaks, else the revised edition, the plain one, the draft, the summary; of
    several of a kind the one with a text layer, with more pages, with the later name. `chosen` are doc_ids or their
    beginnings. Files without organisation or year speak for none. Rows are tuples in the order of `COLUMNS`; the
    reasons are in the language of `say`, Chinese without.
    """
    say = say or Messages("zh")
    groups: dict[tuple[str, int], dict[str, list[_File]]] = {}
    for record in documents:
        if record["org_id"] and record["report_year"] and record["status"] != "failed":
            years = groups.setdefault((record["org_id"], record["report_year"]), {})
            years.setdefault(record["report_type"] or "", []).append(_File(record, record["edition"]))
    return [
        line
        for place in sorted(groups)
        for group in _with_their_report(groups[place])
        for line in _settle(sorted(group, key=lambda file: str(file.record["doc_id"])), chosen, say)
    ]


def silent(documents: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """Return for each file the one that speaks instead of it; None for one that speaks, or that is no edition."""
    files = list(documents)
    found: dict[str, str | None] = {record["doc_id"]: None for record in files}
    at, instead = COLUMNS.index("doc_id"), COLUMNS.index("edition_of")
    return found | {line[at]: line[instead] for line in choose_editions(files)}


def _with_their_report(kinds: dict[str, list[_File]]) -> Iterable[list[_File]]:
    """Return the groups of one organisation and year, lone drafts, summaries and revisions put with their report."""
    if len(kinds) == 1:
        return kinds.values()
    whole = [kind for kind, files in kinds.items() if any(file.edition == "plain" for file in files)]
    groups = {kind: list(files) for kind, files in sorted(kinds.items())}
    for kind, files in sorted(kinds.items()):
        alike = [other for other in whole if other.endswith(kind) or kind.endswith(other)]
        if kind not in whole and kind and len(alike) == 1:
            groups[alike[0]] += groups.pop(kind, files)
    return groups.values()


def _settle(group: list[_File], chosen: Collection[str], say: Messages) -> list[tuple[Any, ...]]:
    if len(group) == 1:
        return [_line(group[0], group[0], say("edition.only"))]
    picked = [file for file in group if any(file.record["doc_id"].startswith(one) for one in chosen)]
    if picked:
        said = {True: say("edition.chosen"), False: say("edition.other_chosen")}
        return [_line(file, picked[0], said[file is picked[0]]) for file in group]
    best = min(group, key=_rank)
    return [_line(file, best, _reason(file, best, len(group), say)) for file in group]


def _rank(file: _File) -> tuple[Any, ...]:
    record = file.record
    # Of two names the later one is the later state (…_2, …-0412), of two equal files any.
    name = tuple(-ord(sign) for sign in record["file_name"])
    return EDITIONS.index(file.edition), _SOURCES[record["text_source"]], -record["page_count"], name, record["doc_id"]


def _reason(file: _File, best: _File, count: int, say: Messages) -> str:
    kind = say(f"edition.{file.edition}")
    if file is best:
        return say("edition.best", kind=kind, count=count)
    return say("edition.second", kind=kind, best=say(f"edition.{best.edition}"))


def _line(file: _File, best: _File, reason: str) -> tuple[Any, ...]:
    """Return a row of editions, in the order of its columns."""
    record, speaks = file.record, file is best
    facts = (record[name] for name in ("org_id", "org", "report_type", "report_year", "doc_id", "source_path"))
    return *facts, file.edition, speaks, None if speaks else best.record["doc_id"], reason
