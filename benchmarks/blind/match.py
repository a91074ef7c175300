"""Rows of a report beside the labels of its pages, kind by kind.

A label of `"required": false` counts neither way: it only takes up the row that it fits.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.blind.values import (
    Row,
    is_in_period,
    is_listed,
    is_named,
    is_same_text,
    is_same_value,
    roles_of,
)
from schemas.tables.facts import DOUBTED_NAME, SURE_NAME
from schemas.text import fold

_ABOVE = " / "  # between the titles of `sections.path`
FIELDS: dict[str, Callable[[Row, Row], bool]] = {
    "value": is_same_value,
    "unit": lambda row, label: is_listed(row.get("unit"), label["unit"] or [None]),
    "qualifier": lambda row, label: row.get("qualifier") in label["qualifier"],
    "name": is_named,
    "period": lambda row, label: "period" not in label or is_in_period(row, label["period"]),
    "role": lambda row, label: (
        row.get("role") in roles_of(label) and label.get("direction") in (None, row.get("direction"))
    ),
}


@dataclass
class Tally:
    """How many of how many are right, by what is measured, and the misses in words."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, what: str, right: bool) -> None:
        """Count one."""
        self.total[what] += 1
        self.right[what] += right

    def miss(self, what: str, label: Row, said: object) -> None:
        """Keep one miss."""
        words = label.get("text") or label.get("title") or label.get("name") or label.get("name_from")
        self.misses.append(f"{what}: {label.get('report')} p{label.get('page')} {words} -> {said}")


def is_required(label: Row) -> bool:
    """Whether a label counts."""
    return label.get("required") is not False


def wrong_fields(row: Row, label: Row) -> list[str]:
    """Return which fields of a quantity are not those of the label."""
    return [name for name, is_right in FIELDS.items() if not is_right(row, label)]


def pair_up(labels: Sequence[Row], rows: Sequence[Row]) -> dict[int, int]:
    """Return the row of each label by index: those that fit best first, each row once; value and text must fit."""
    options = []
    for place, label in enumerate(labels):
        for other, row in enumerate(rows):
            if row["page"] == label["page"] and is_same_text(row, label) and is_same_value(row, label):
                inexact = fold(row.get("text")) != fold(label["text"])
                options.append((len(wrong_fields(row, label)), inexact, abs(other - place), place, other))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, place, other in sorted(options):
        if place not in taken and other not in used:
            taken[place] = other
            used.add(other)
    return taken


def score_quantities(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """Count prose and table quantities, and rows of prose that no label knows."""
    texts = [label for label in labels if label["kind"] in ("quantity", "table_quantity")]
    taken = pair_up(texts, rows)
    for place, label in enumerate(texts):
        row = rows[taken[place]] if place in taken else None
        if is_required(label):
            _count_quantity(tally, label, row)
    whole = {label["page"] for label in labels if label["kind"] == "page" and label["prose"] == "all"}
    bare = {label["page"] for label in labels if label["kind"] == "page" and label["cells"] == "none"}
    for other, row in enumerate(rows):
        counts = row["page"] in whole if row.get("source") == "text" else row["page"] in bare
        if counts:
            known = other in set(taken.values())
            tally.count("quantities given that are labelled", known)
            if not known:
                said = {name: row.get(name) for name in ("unit", "metric", "source")}
                tally.miss("not a quantity", row, said)


def _count_quantity(tally: Tally, label: Row, row: Row | None) -> None:
    kind = "prose" if label["kind"] == "quantity" else "table"
    wrong = list(FIELDS) if row is None else wrong_fields(row, label)
    tally.count(f"{kind}: value", "value" not in wrong)
    tally.count(f"{kind}: unit", "unit" not in wrong)
    tally.count(f"{kind}: metric and subject", "name" not in wrong)
    tally.count(f"{kind}: period", "period" not in wrong)
    tally.count(f"{kind}: fully right", not wrong)
    count_sureness(tally, kind, row, "name" not in wrong)
    if wrong:
        told = ("value", "unit", "qualifier", "metric", "subject", "period_start", "period_end", "role", "direction")
        said = "no row" if row is None else f"{wrong} { ({name: str(row.get(name)) for name in told}) }"
        tally.miss(f"{kind} ({label['metric'][0]})", label, said)


def count_sureness(tally: Tally, kind: str, row: Row | None, right: bool) -> None:
    """Count a name among those that the program is as sure of."""
    sure = row.get("name_confidence") if row else None
    if sure is not None:
        said = "sure" if sure >= SURE_NAME else "to be checked" if sure < DOUBTED_NAME else "fair"
        tally.count(f"{kind}: names {said}", right)
        tally.count(f"{kind}: names of confidence {sure:.2f}", right)


def score_sections(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """Count headings found, given and rightly placed.

    Rightly placed: under the heading of the page that holds it, or under none of them; headings of one depth under
    none of them have one level.
    """
    labels = [label for label in labels if label["kind"] == "section"]
    found: dict[int, Row] = {}
    left = list(rows)
    for place, label in enumerate(labels):
        fits = (row for row in left if row["page"] == label["page"] and _is_heading(row, label))
        if (row := next(fits, None)) is not None:
            found[place] = row
            left.remove(row)
    by_id = {row["section_id"]: row for row in rows}
    for place, label in enumerate(labels):
        if not is_required(label):
            continue
        row = found.get(place)
        placed = row is not None and is_placed(label, row, [(labels[at], one) for at, one in found.items()], by_id)
        tally.count("sections: found", row is not None)
        tally.count("sections: found and in their place", placed)
        if not placed:
            said = "no row" if row is None else f"level {row['level']}, {row.get('path')}"
            tally.miss("section", label, said)
    _count_given(tally, "sections: given that are right", list(found.values()), left)


def _is_heading(row: Row, label: Row) -> bool:
    named = not label["title"] or is_listed(row.get("title"), label["title"])
    return named and fold(row.get("number")) == fold(label.get("number"))


def is_placed(label: Row, row: Row, found: Sequence[tuple[Row, Row]], by_id: dict[str, Row]) -> bool:
    parent = by_id.get(row.get("parent_id") or "")
    if label.get("parent"):  # which may stand on an earlier page, that has no labels
        above = (row.get("path") or "").split(_ABOVE)[:-1]
        return any(is_listed(title, label["parent"]) for title in (*above[-1:], (parent or {}).get("title")))
    on_page = [(one, other) for one, other in found if one["page"] == label["page"]]
    if parent is not None and any(other is parent for _, other in on_page):
        return False
    levels = Counter(
        other["level"] for one, other in on_page if one["level"] == label["level"] and not one.get("parent")
    )
    return bool(row["level"] == levels.most_common(1)[0][0])


def _count_given(tally: Tally, what: str, right: Iterable[Row], wrong: Iterable[Row]) -> None:
    for _ in right:
        tally.count(what, True)
    for row in wrong:
        tally.count(what, False)
        said = {name: row[name] for name in ("level", "number", "recipient", "role") if row.get(name) is not None}
        tally.miss("not a " + what.split(":", maxsplit=1)[0].rstrip("s"), row, said)


def score_honours(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """Count honours by title and recipient."""
    labels = [label for label in labels if label["kind"] == "honour"]
    left, right = list(rows), []
    for label in labels:
        row = next((row for row in left if row["page"] == label["page"] and _is_honour(row, label)), None)
        if row is not None:
            left.remove(row)
            right.append(row)
        if is_required(label):
            tally.count("honours: found", row is not None)
            if row is None:
                tally.miss("honour", label, "no row")
    _count_given(tally, "honours: given that are right", right, left)


def _is_honour(row: Row, label: Row) -> bool:
    return is_listed(row.get("title"), label["title"]) and is_listed(row.get("recipient"), label["recipient"])


def score_persons(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """Count persons by page and name."""
    named = {(row["page"], fold(row["name"])): row for row in rows if row["kind"] == "PERSON"}
    known = set()
    for label in labels:
        if label["kind"] == "person":
            place = label["page"], fold(label["name"])
            known.add(place)
            if is_required(label):
                tally.count("persons: found", place in named)
                if place not in named:
                    tally.miss("person", label, "no row")
    right = [row for place, row in named.items() if place in known]
    _count_given(tally, "persons: given that are right", right, [r for p, r in named.items() if p not in known])


def score_zero_statements(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """Count statements that something did not happen."""
    none = [row for row in rows if row.get("status") == "none_occurred"]
    for label in labels:
        if label["kind"] != "zero" or not is_required(label):
            continue
        found = any(label["page"] in _pages(row) and _is_zero(row, label) for row in none)
        tally.count("zero statements: found", found)
        if not found:
            said = [row.get("surface") for row in none if row["page"] == label["page"]]
            tally.miss("zero statement", label, said or "no row")


def _pages(row: Row) -> tuple[int, ...]:
    """Return the page of a row and those where the report says the same again: it is one row a thing and year."""
    return (row["page"], *(row.get("also_pages") or ()))


def _is_zero(row: Row, label: Row) -> bool:
    return is_same_text(row, label) or any(is_listed(row.get(name), label["metric"]) for name in ("surface", "name"))


SCORERS: dict[str, Callable[[Tally, Sequence[Row], Sequence[Any]], None]] = {
    "quantities": score_quantities,
    "sections": score_sections,
    "honours": score_honours,
    "entities": score_persons,
    "indicators": score_zero_statements,
}
