"""Offices that more than the words beside a name tell: lists, bodies and committees before them, lines above."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from extractors import nlp
from extractors.names.body_rules import COMMITTEE
from extractors.names.persons import Person
from extractors.names.persons.committee_lists import bodies_over, committees_named, roles_in
from extractors.names.persons.labelled_lists import Listed
from extractors.names.persons.office_bodies import with_bodies
from extractors.names.persons.own_offices import with_own_offices
from extractors.names.persons.printed_rules import LABELLED_LIST
from extractors.names.persons.shared_roles import with_shared_roles
from extractors.rule import Rule
from extractors.text.view import View


def with_told_offices(
    views: Sequence[View],
    found: Iterable[tuple[nlp.Name, ...]],
    listed: Mapping[int, Listed],
    rules: Sequence[Rule[Any]],
) -> Iterator[tuple[nlp.Name, ...]]:
    """Yield the names of each passage, those of persons with the offices that lists, bodies and lines above tell.

    1. 防汛领导小组 / 组长：李恒   2. 茶农工会（主席李恒）   3. 委员：（按姓氏笔画为序） / 李恒、陈榕
    """
    lines = [seen.text for seen in views]
    read = list(found)
    over, committees = bodies_over(lines, listed), committees_named(lines) if COMMITTEE in rules else {}
    for at, found_here in enumerate(read):
        names = found_here
        line = lines[at]
        committee = committees.get(at)
        if committee is not None and not any(committee.overlaps(name.span) for name in names):
            names = (*names, nlp.Name("ORG", committee.of(line), committee, None, COMMITTEE.name))
        every = with_listed(line, names, listed[at]) if at in listed and LABELLED_LIST in rules else names
        persons = _persons(every)
        if not persons:
            yield names
            continue
        as_persons = [Person(one.span, one.text, one.role, one.rule) for one in persons]
        shared = [(one.span, one.role) for one in with_shared_roles(line, as_persons)]
        bodies = [name.span for name in every if name.kind == "ORG"]
        roles = roles_in(over.get(at, ""), list(with_bodies(line, shared, bodies, nlp.words)))
        held = [(name.span, role) for name, role in zip(persons, roles, strict=True)]
        told = dict(zip((span for span, _ in held), with_own_offices(line, held), strict=True))
        yield tuple(name._replace(role=told.get(name.span, name.role)) for name in every)


def _persons(names: Iterable[nlp.Name]) -> list[nlp.Name]:
    return sorted((name for name in names if name.kind == "PERSON"), key=lambda name: name.span)


def with_listed(line: str, names: Sequence[nlp.Name], listed: Listed) -> tuple[nlp.Name, ...]:
    """Return the names of a line of a list with all its members, as what its label says; none over another.

    An office that the line says with its body before it stays: 防汛领导小组组长 for 组长.
    """
    members = {member.span: member.role for member in listed.members}
    if not listed.told and not any(one.span in members for one in names):
        return tuple(names)
    kept = [one for one in names if one.span in members or not any(one.span.overlaps(span) for span in members)]
    read = {one.span: one for one in kept if one.kind == "PERSON"}
    more = [
        nlp.Name("PERSON", span.of(line), span, role, LABELLED_LIST.name)
        for span, role in members.items()
        if span not in read
    ]
    told = (one._replace(role=_role(one.role, members[one.span])) if one.span in members else one for one in kept)
    return (*(one for one in told if one.kind == "PERSON" or one.span not in members), *more)


def _role(read: str | None, listed: str | None) -> str | None:
    return read if listed is None or (read and read.endswith(listed)) else listed
