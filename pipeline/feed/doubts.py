"""What is not sure in a feed: contradictions, slips of units, digits that may be misread, pages that were not read."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.export.relations import list_broken
from pipeline.feed.citations import Citations
from pipeline.feed.history import History, Key, key_of, series_id
from pipeline.feed.past import Past, records
from pipeline.messages import Messages
from pipeline.problem_words import words_of
from schemas.feed import Doubt, Series
from schemas.indicators import load

Row = Mapping[str, Any]
_NOWHERE: dict[str, Any] = {"series": None, "year": None, "doc_id": None, "page": None, "citations": ()}
_CLASSES = {"ambiguous": "contradiction", "conflict": "contradiction", "unit_error": "error"}


def list_doubts(
    past: Past, history: History, series: Sequence[Series], *, cite: Citations, say: Messages
) -> list[Doubt]:
    """Return the doubts, each once."""
    found = [
        *_ambiguous(past, history, cite, say),
        *_contradictions(past, say),
        *_misread(past, history, cite, say),
        *_relations(past, history, say),
        *_hardly(past, history, say),
        *_problems(past, say),
        *_collected(series, say),
    ]
    return list({doubt.id: doubt for doubt in found}.values())


def _doubt(kind: str, text: str, own: str = "", **about: Any) -> Doubt:
    """Return a doubt. `own` tells it from others of its kind at its place, in words of no language, for its id."""
    places = (str(about.get(name) or "") for name in ("series", "year", "doc_id", "page"))
    known_by = "\x1f".join((kind, *places, *about.get("citations", ()), own))
    return Doubt(
        id=hashlib.sha256(known_by.encode()).hexdigest()[:16],
        kind=kind,
        ruling="open",
        text=text,
        **_NOWHERE | {"doubt_class": _CLASSES.get(kind, "hint")} | about,
    )


def _ambiguous(past: Past, history: History, cite: Citations, say: Messages) -> Iterator[Doubt]:
    for key in history:
        for row in history.rows(key):
            if row["status"] != "ambiguous":
                continue
            own = history.stored(row)
            yield _doubt(
                "ambiguous",
                say("feed.ambiguous", name=row["name"], year=row["data_year"], text=row["text"]),
                series=series_id(past.org_id, key),
                year=row["data_year"],
                doc_id=row["doc_id"],
                page=row["page"],
                citations=tuple(cite.cite_value(one) for one in _rivals(past, own)),
            )


def _rivals(past: Past, row: Row | None) -> list[Row]:
    """Return the rows of one report that state one thing in several ways."""
    if row is None:
        return []
    same = ("doc_id", "indicator", "data_year", "scope", "scope_name", "basis", "period_class")
    everything = (one for rows in past.values.values() for one in rows)
    found = [one for one in everything if all(one[name] == row[name] for name in same)]
    return sorted(found, key=lambda one: (one["start_char"], one["row_id"]))


def _contradictions(past: Past, say: Messages) -> Iterator[Doubt]:
    for row in records(past.comparison.restatements):
        if row["verdict"] not in _CLASSES or row["first_doc_id"] == row["later_doc_id"]:
            continue
        said = {
            name: row[name] for name in ("name", "first_text", "first_report_year", "later_text", "later_report_year")
        }
        yield _doubt(
            row["verdict"],
            say(f"feed.{row['verdict']}", year=row["data_year"], **said),
            series=series_id(past.org_id, key_of(row)),
            year=row["data_year"],
            doc_id=row["later_doc_id"],
            page=row["later_page"],
        )


def _misread(past: Past, history: History, cite: Citations, say: Messages) -> Iterator[Doubt]:
    for key in history:
        for row in history.rows(key):
            stored = history.stored(row)
            if row["reading"] is None or row["reading"] >= 1 or stored is None:
                continue
            yield _doubt(
                "reading",
                say("feed.reading", name=row["name"], year=row["data_year"], text=row["text"]),
                series=series_id(past.org_id, key),
                year=row["data_year"],
                doc_id=row["doc_id"],
                page=row["page"],
                citations=(cite.cite_value(stored),),
            )


def _relations(past: Past, history: History, say: Messages) -> Iterator[Doubt]:
    """Yield the relations of the dictionary that a report breaks, as the workbook has them: 134 is not 135."""
    for broken in list_broken(past.comparison, load(), say):
        key = Key(*broken.key[1:])
        yield _doubt(
            "check",
            say("feed.check", name=broken.name, year=broken.year, words=broken.words),
            f"{broken.key}",
            doubt_class="error" if broken.severity == "error" else "hint",
            series=series_id(past.org_id, key) if key in history else None,
            year=broken.year,
            doc_id=broken.doc_id,
            page=broken.page,
        )


def _hardly(past: Past, history: History, say: Messages) -> Iterator[Doubt]:
    """Yield what the comparison says to look at: a rate over 100 %, ten times and more, a target for a past year."""
    for row in records(past.comparison.changes):
        if row["check"] is None:
            continue
        key, side = key_of(row), "to" if row["doc_id_to"] else "from"
        words = say(f"note.{row['check']}")
        yield _doubt(
            "check",
            say("feed.check", name=row["name"], year=row["year_to"], words=words),
            row["check"],
            series=series_id(past.org_id, key) if key in history else None,
            year=row[f"year_{side}"],
            doc_id=row[f"doc_id_{side}"],
            page=row[f"page_{side}"],
        )
    for row in records(past.comparison.commitments):
        if row["note"]:
            yield _doubt(
                "check",
                say("feed.check", name=row["name"], year=row["target_year"], words=row["note"]),
                row["row_id"],
                year=row["target_year"],
                doc_id=row["doc_id"],
                page=row["page"],
            )


def _problems(past: Past, say: Messages) -> Iterator[Doubt]:
    seen: Counter[tuple[Any, ...]] = Counter()
    for row in past.problems:
        place = (row["doc_id"], row["page"], row["reason"])
        seen[place] += 1
        text = words_of(row["reason"], row["parameters"], say)
        own = f"{row['reason']}:{seen[place]}"
        yield _doubt("problem", text, own, doc_id=row["doc_id"], page=row["page"])


def _collected(series: Sequence[Series], say: Messages) -> Iterator[Doubt]:
    for one in series:
        given = one.this_year
        if given is None:
            continue
        for check in given.checks:
            text = say("feed.collected", name=one.name, check=check)
            yield _doubt("collected", text, check, series=one.id, year=given.year)
