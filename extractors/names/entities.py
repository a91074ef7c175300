"""Entities: one row a mention of a person, an organisation or a place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from extractors import nlp
from extractors.names.cell_bodies import bodies_in_cell, may_hold_body
from extractors.names.org_names import is_pronoun
from extractors.names.persons import name_cards, names_view
from extractors.names.persons.roles import role_after
from extractors.names.persons.rules import IN_CELL, ON_CARD
from extractors.names.persons.table_names import Held, names_of_table
from extractors.names.places import read_places
from extractors.names.rules import BODY_IN_CELL, PLACE, RULES
from extractors.rule import Rule
from extractors.text.view import View, full_width, view
from schemas.document import Document
from schemas.tables import EntityMention
from schemas.text import Span

_ADDRESSED = re.compile("[一-鿿A-Za-z](?:先生|女士|同志)")  # a cell of prose: 董事长李恒先生担任本公司董事
_READ = ("sentence", "item", "heading", "cover")


def _known(document: Document) -> dict[str, str]:
    """Return the names of organisations that the document introduces, each with its canonical one."""
    identity = document.identity
    known = {short: full for full, short in identity.aliases}
    if identity.org:
        known |= {name: identity.org for name in (identity.org_short, *identity.also, *identity.former) if name}
        known[identity.org] = identity.org
    return known


def _row(document: Document, span: Span, name: nlp.Name, canonical: str) -> EntityMention:
    return EntityMention(
        evidence=document.cite(span, "entities", name.kind),
        kind=name.kind,
        name=name.text,
        canonical=canonical,
        role=name.role,
        rule=name.rule,
    )


def _own_prefix(role: str | None, known: dict[str, str], org: str | None) -> str | None:
    """Drop the reporting organisation's own name from a role: 通信客服中心党总支书记 → 党总支书记."""
    for name in sorted((n for n, full in known.items() if full == org), key=len, reverse=True):
        if role and role.startswith(name) and len(role) > len(name):
            return role.removeprefix(name)
    return role


def _gaps(document: Document, span: Span) -> frozenset[int]:
    """Return the offsets in a passage before which a blank was printed that the text leaves out."""
    pieces = [(segment, first, last) for segment, first, last in document.pieces(span)]
    return frozenset(
        after.start + begin - after.offset - span.start
        for (before, _, end), (after, begin, _) in pairwise(pieces)
        if (before.page, before.line) == (after.page, after.line) and begin > end
    )


def _in_tables(document: Document, known: Mapping[str, str], rules: Sequence[Rule[Any]]) -> Iterator[EntityMention]:
    """Yield the persons of table cells that a header, a label or their row says are names, or that address somebody.

    Then the organisations of cells that are nothing but their names.
    """
    for table in document.tables:
        cells = {(cell.row, cell.column): cell for cell in table.cells}
        texts = {place: full_width(cell.span.of(document.text)) for place, cell in cells.items()}
        found = list(names_of_table(texts, nlp.dictionary()))
        told = {held.place for held in found}
        addressing = (place for place, text in texts.items() if place not in told and _ADDRESSED.search(text))
        for held in (*found, *(Held(place, None, None) for place in addressing)):
            for name in _names_of(texts[held.place], held, rules):
                yield _row(document, name.span.moved(cells[held.place].span.start), name, name.text)
        for place, text in texts.items() if BODY_IN_CELL in rules else ():
            seen = view(text)
            for span in bodies_in_cell(seen.text, nlp.words) if place not in told and may_hold_body(seen.text) else ():
                said = span.of(seen.text)
                name = nlp.Name("ORG", said, seen.source(span.start, span.end), None, BODY_IN_CELL.name)
                yield _row(document, name.span.moved(cells[place].span.start), name, known.get(said, said))


def _names_of(source: str, held: Held, rules: Sequence[Rule[Any]]) -> Iterator[nlp.Name]:
    """Yield the persons of a cell that holds names: its words are names, or it tells who is what."""
    for span in (held.names or ()) if IN_CELL in rules else ():
        words = span.of(source).split()
        text = (" " if words[0].isascii() else "").join(words)
        yield nlp.Name("PERSON", text, span, held.office or role_after(source, span.end), IN_CELL.name)
    if held.names:
        return
    seen = view(source)
    for found in nlp.find_names([seen.text], rules=rules):
        for name in found:
            if name.kind == "PERSON":
                yield name._replace(span=seen.source(name.span.start, name.span.end))


def _carded(views: Sequence[View], rules: Sequence[Rule[Any]]) -> dict[int, tuple[nlp.Name, ...]]:
    """Return the persons of cards by the place of the passage that is their name."""
    lines = [seen.text for seen in views]
    return {
        card.at: (
            nlp.Name("PERSON", card.name, Span(0, len(card.name)), card.job.of(lines[card.at + 1]), ON_CARD.name),
        )
        for card in (name_cards(lines, nlp.dictionary()) if ON_CARD in rules else ())
    }


def read(document: Document, rules: Sequence[Rule[Any]] = RULES) -> Iterator[EntityMention]:
    """Yield the mentions of persons, organisations and places, in the order of the text.

    1. persons: see `extractors.names.persons`; the canonical name is the name
    2. organisations: full names, and the short forms that the document introduces (canonical: the full name)
    3. places: 上海市云栈区 (province or municipality, with what is below it)
    4. persons of table cells under 姓名, 成员姓名, 获奖者 …: names alone, or 第一届成员：李恒（召集人）、陈榕
    5. persons on cards: a name over what its bearer is
    6. organisations that fill a cell: 江州水务有限公司 under 被投资单位
    Left alone: other text of tables, contents pages; names inside longer names (李斌工作室, 上海市 in 上海市文明办).
    """
    known = _known(document)
    passages = [passage for passage in document.passages if passage.kind in _READ]
    views = [
        names_view(full_width(passage.span.of(document.text)), _gaps(document, passage.span)) for passage in passages
    ]
    aliases = [name for name in known if not is_pronoun(name) and (len(name) > 3 or not nlp.dictionary().count(name))]
    found = nlp.find_names([seen.text for seen in views], aliases, rules=rules)
    cards = _carded(views, rules)
    for at, (passage, seen, read_names) in enumerate(zip(passages, views, found, strict=True)):
        names = cards.get(at) or read_names
        places = [
            nlp.Name("PLACE", span.of(seen.text), span, None, PLACE.name)
            for span in (read_places(seen.text) if PLACE in rules else ())
            if not any(span.overlaps(name.span) for name in names)
        ]
        for name in sorted((*names, *places), key=lambda name: name.span):
            role = _own_prefix(name.role, known, document.identity.org)
            canonical = known.get(name.text, name.text)
            span = seen.source(name.span.start, name.span.end).moved(passage.span.start)
            yield _row(document, span, name._replace(role=role), canonical)
    yield from _in_tables(document, known, rules)
