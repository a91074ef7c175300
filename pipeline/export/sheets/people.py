"""人员: who is named in the reports, with the office that each year's report gives them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.export.numbers import is_known
from pipeline.export.sheet import Cell, Column, Sheet
from pipeline.export.yearbook import Yearbook, sentences_of

_BETWEEN = "、"  # offices of one mention, as reports print them
_ENTITY = ("doc_id", "row_id", "page", "start_char", "canonical", "role")


@dataclass(slots=True)
class _Person:
    """A name of one organisation's reports: its offices by report year, and the mention that is quoted."""

    name: str
    offices: dict[int, list[str]] = field(default_factory=dict)
    quoted: tuple[int, bool] = (0, False)  # year of the mention that is quoted, and whether it tells the office
    doc_id: str = ""
    row_id: str = ""
    page: int = 0
    order: int = 0

    @property
    def last(self) -> int:
        return max(self.offices)

    def meet(self, mention: Mapping[str, Any], year: int) -> None:
        """Take a mention in; the first of the latest year that tells an office is quoted."""
        own = self.offices.setdefault(year, [])
        offices = str(mention["role"]).split(_BETWEEN) if is_known(mention["role"]) else []
        own.extend(office for office in offices if office not in own)
        if (year, bool(offices)) > self.quoted:
            self.quoted = year, bool(offices)
            self.doc_id, self.row_id, self.page = mention["doc_id"], mention["row_id"], int(mention["page"])
            self.order = int(mention["start_char"])


def people(yearbook: Yearbook) -> Sheet:
    """Return the sheet of the persons named: those of the latest report first, those with an office before others."""
    say = yearbook.say
    speaking = yearbook.comparison.editions
    speaking = speaking[speaking["speaks"].astype(bool)]
    reports = {row.doc_id: row for row in speaking.itertuples(index=False)}
    years = sorted({int(row.report_year) for row in reports.values()})
    persons = _collect(yearbook, reports)
    sentences = sentences_of(yearbook.store, _row_ids(persons.values()), "entities") if persons else {}
    rows: list[tuple[Cell, ...]] = []
    for own in _by_organisation(persons, reports):
        holders = _holders(own)
        for person in own:
            org = (str(reports[person.doc_id].org),) if yearbook.several else ()
            named = (_offices(person, year, say("people.named")) for year in years)
            said = sentences.get((person.doc_id, person.row_id))
            source = yearbook.source(person.doc_id, person.page)
            rows.append((*org, person.name, *named, _succeeded(person, holders, yearbook), said, *source))
    whose = (Column(header=say("col.org"), width=16, wrap=True),) if yearbook.several else ()
    return Sheet(
        name=say("sheet.people"),
        title=say("sheet.title", whose=yearbook.whose, name=say("sheet.people")),
        notes=(say("sheet.people.note", count=len(rows)),),
        columns=(
            *whose,
            Column(header=say("people.name"), width=16, wrap=True),
            *(Column(header=str(year), width=20, wrap=True) for year in years),
            Column(header=say("people.since"), width=22, wrap=True),
            Column(header=say("head.text"), width=40, wrap=True),
            *yearbook.source_columns("col.source"),
        ),
        rows=rows,
        frozen=1 + len(whose),
        group=(0,) if yearbook.several else (),
    )


def _collect(yearbook: Yearbook, reports: Mapping[str, Any]) -> dict[tuple[str, str], _Person]:
    """Return the persons of the reports that speak, by organisation and name."""
    if not reports:
        return {}
    mentions = yearbook.store.read("entities", sorted(reports), (*_ENTITY, "kind")).to_pylist()
    persons: dict[tuple[str, str], _Person] = {}
    for mention in sorted(mentions, key=lambda one: (one["doc_id"], one["start_char"])):
        if mention["kind"] == "PERSON":
            report, name = reports[mention["doc_id"]], str(mention["canonical"])
            person = persons.setdefault((str(report.org_id), name), _Person(name))
            person.meet(mention, int(report.report_year))
    return persons


def _by_organisation(persons: Mapping[tuple[str, str], _Person], reports: Mapping[str, Any]) -> Iterable[list[_Person]]:
    """Return the persons of each organisation in the order of the sheet; the organisations by name."""
    found: dict[tuple[str, str], list[_Person]] = {}
    names = {str(one.org_id): str(one.org) for one in sorted(reports.values(), key=lambda one: one.report_year)}
    for (org_id, _), person in sorted(persons.items()):
        found.setdefault((names[org_id], org_id), []).append(person)
    for own in found.values():
        own.sort(key=lambda person: (-person.last, not person.quoted[1], person.page, person.order))
    return [own for _, own in sorted(found.items())]


def _row_ids(persons: Iterable[_Person]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for person in persons:
        found.setdefault(person.doc_id, set()).add(person.row_id)
    return found


def _offices(person: _Person, year: int, named: str) -> str | None:
    """Return the offices of a person in a year's report, `named` where it names none; None where it has no such name.

    An office that another one of the year ends with says nothing more: 董事长 beside 第四届董事会董事长.
    """
    if year not in person.offices:
        return None
    all_offices = person.offices[year]
    own = [one for one in all_offices if not any(other != one and other.endswith(one) for other in all_offices)]
    return _BETWEEN.join(own) or named


def _holders(persons: Iterable[_Person]) -> dict[str, dict[int, set[str]]]:
    """Return for each office the names that have it, by report year."""
    found: dict[str, dict[int, set[str]]] = {}
    for person in persons:
        for year, offices in person.offices.items():
            for office in offices:
                found.setdefault(office, {}).setdefault(year, set()).add(person.name)
    return found


def _succeeded(person: _Person, holders: Mapping[str, Mapping[int, Collection[str]]], yearbook: Yearbook) -> str | None:
    """Return who has an office of a person in the first later report that gives it to one other person alone.

    Nothing where two persons have it in one report (独立董事): none of them need have followed the other.
    """
    told = []
    for office in person.offices[person.last]:
        named = holders[office]
        later = min((year for year in named if year > person.last), default=None)
        if later is not None and all(len(names) == 1 for names in named.values()):
            (name,) = named[later]
            told.append(yearbook.say("people.succeeded", office=office, year=later, name=name))
    return yearbook.say("joint").join(told) or None
