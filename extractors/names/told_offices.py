"""Offices that more than the words beside a name tell: lists, bodies and committees before them, lines above."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractors import nlp
from extractors.names.body_rules import COMMITTEE
from extractors.names.persons import Person
from extractors.names.persons.committee_lists import bodies_over, committees_named, label_of, roles_in, wrapped_lines
from extractors.names.persons.name_lines import names_of_line
from extractors.names.persons.office_bodies import with_bodies
from extractors.names.persons.own_offices import with_own_offices
from extractors.names.persons.printed_rules import LIST_OF_NAMES
from extractors.names.persons.shared_roles import with_shared_roles
from extractors.rule import Rule
from extractors.text.view import View


def with_told_offices(
    views: Sequence[View], found: Iterable[tuple[nlp.Name, ...]], rules: Sequence[Rule[Any]]
) -> Iterator[tuple[nlp.Name, ...]]:
    """Yield the names of each passage, those of persons with the offices that lists, bodies and lines above tell.

    1. 防汛领导小组 / 组长：李恒   2. 茶农工会（主席李恒）   3. 委员：（按姓氏笔画为序） / 李恒、陈榕
    """
    lines = [seen.text for seen in views]
    read = list(found)
    over, committees = bodies_over(lines), committees_named(lines) if COMMITTEE in rules else {}
    wrapped = wrapped_lines(lines, [[name.span for name in _persons(names)] for names in read])
    for at, found_here in enumerate(read):
        names = found_here
        line, above = lines[at], wrapped.get(at)
        committee = committees.get(at)
        if committee is not None and not any(committee.overlaps(name.span) for name in names):
            names = (*names, nlp.Name("ORG", committee.of(line), committee, None, COMMITTEE.name))
        every = names if above is None else (*names, *_more_names(line, names))
        persons = _persons(every)
        if not persons:
            yield names
            continue
        as_persons = [Person(one.span, one.text, one.role, one.rule) for one in persons]
        shared = [(one.span, one.role) for one in with_shared_roles(line, as_persons)]
        if above is not None and (label := label_of(lines[above])):
            shared = [(span, role or label) for span, role in shared]
        bodies = [name.span for name in every if name.kind == "ORG"]
        roles = roles_in(
            over.get(at if above is None else above, ""), list(with_bodies(line, shared, bodies, nlp.words))
        )
        held = [(name.span, role) for name, role in zip(persons, roles, strict=True)]
        told = dict(zip((span for span, _ in held), with_own_offices(line, held), strict=True))
        yield tuple(name._replace(role=told.get(name.span, name.role)) for name in every)


def _persons(names: Iterable[nlp.Name]) -> list[nlp.Name]:
    return sorted((name for name in names if name.kind == "PERSON"), key=lambda name: name.span)


def _more_names(line: str, names: Sequence[nlp.Name]) -> Iterator[nlp.Name]:
    """Yield the names of a line of a list that are words elsewhere: 白露 between names."""
    for span in names_of_line(line, nlp.dictionary()):
        if not any(span.overlaps(name.span) for name in names):
            yield nlp.Name("PERSON", span.of(line), span, None, LIST_OF_NAMES.name)
