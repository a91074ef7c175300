"""What is not sure in a feed: what `check` finds, digits that may be misread, pages that were not read."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.checks.run import tell_finding
from pipeline.feed.citations import Citations
from pipeline.feed.history import History, Key, series_id
from pipeline.feed.past import Past
from pipeline.messages import Messages
from pipeline.problem_words import words_of
from schemas.feed import Doubt, Series

Row = Mapping[str, Any]
_NOWHERE: dict[str, Any] = {"series": None, "year": None, "doc_id": None, "page": None, "citations": ()}
_CLASSES = {"错误": "error", "矛盾": "contradiction", "提示": "hint"}
# Kinds of the checks whose doubts had one before there were findings; all others are of the kind check.
_KINDS = {
    "one thing twice": "ambiguous",
    "one digit apart": "ambiguous",
    "several values": "ambiguous",
    "restated without a word": "conflict",
}


def list_doubts(
    past: Past, history: History, series: Sequence[Series], *, cite: Citations, say: Messages
) -> list[Doubt]:
    """Return the doubts, each once: what `check` finds, under the ids of its findings, and what was not read well."""
    found = [
        *_found(past, history, cite, say),
        *_misread(past, history, cite, say),
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
        **_NOWHERE | {"doubt_class": "hint"} | about,
    )


def _found(past: Past, history: History, cite: Citations, say: Messages) -> Iterator[Doubt]:
    """Yield what fails in the past reports, and what can't be told of their values, as `check` stores it."""
    days = {row["row_id"]: row for row in past.last_rows["dates"]}
    made_of = {row["quantity_id"]: row for rows in past.values.values() for row in rows if row["quantity_id"]}
    for told in past.told:
        finding = told.finding
        key = Key(*told.series[1:]) if told.series else None
        kind = _KINDS.get(finding.rule, "check")
        rows = [next(iter(past.values.get(one, ())), made_of.get(one)) for one in finding.row_ids]
        yield Doubt(
            id=finding.finding_id,
            kind="unit_error" if finding.message_key == "restated_slip" else kind,
            doubt_class=_CLASSES[finding.class_] if told.sure else "hint",
            ruling="right" if told.right else "open",
            text=tell_finding(finding, say),
            series=series_id(past.org_id, key) if key and key in history else None,
            year=told.year,
            doc_id=finding.doc_id,
            page=finding.page,
            citations=tuple(
                dict.fromkeys(
                    [
                        *(cite.cite_value(row) for row in rows if row is not None),
                        *(cite.cite(days[one]) for one in finding.row_ids if one in days),
                    ]
                )
            ),
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
