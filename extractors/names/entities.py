"""Entities: one row a mention of a person, an organisation or a place."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from extractors import nlp
from extractors.names.cell_bodies import bodies_of_table
from extractors.names.definitions import defined_names
from extractors.names.org_names import ending_of, is_pronoun, left_edge
from extractors.names.org_shorts import full_of_level, short_forms
from extractors.names.persons import counted_names, name_cards, names_view
from extractors.names.persons.in_cells import is_office
from extractors.names.persons.printed_among import AWARDED
from extractors.names.persons.printed_rules import COUNTED, IN_CELL, ON_CARD
from extractors.names.persons.roles import role_after
from extractors.names.persons.table_names import Held, names_of_table
from extractors.names.places import read_places
from extractors.names.rules import BODY_IN_CELL, DEFINED, INTRODUCED, PLACE, RULES, SHORTENED
from extractors.rule import Rule
from extractors.text.view import View, full_width, view
from schemas.document import Document
from schemas.tables import EntityMention
from schemas.text import Span, without_blanks

# Cells of prose: 董事长李恒先生担任本公司董事, of awards: “五一”劳动奖章（李恒）
_MAY_NAME = re.compile(f"[一-鿿A-Za-z](?:先生|女士|同志)|{AWARDED.pattern}")
_PAIR = 2  # characters of the shortest names
_WORD = 3  # characters of the longest short form that may be a usual word: 研究院
_GOES_ON = frozenset("员长")  # 服务队|员, 研究院|长
_ANY_OF = frozenset("各全该每两多些个")  # 各|研究院
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


def _office_beside(views: Sequence[View], at: int) -> str | None:
    """Return the office that is all of the line over or under one that is a name, none where both are offices."""
    beside = [views[near].text for near in (at - 1, at + 1) if 0 <= near < len(views)]
    offices = [text for text in beside if is_office(text)]
    return offices[0] if len(offices) == 1 else None


def _with_shorts(text: str, names: tuple[nlp.Name, ...], shorts: Mapping[str, Rule[Any]]) -> tuple[nlp.Name, ...]:
    """Return the names of a text with the short forms of full ones that stand beside them."""
    here = sorted((short for short in shorts if short in text), key=len, reverse=True)
    found = list(names)
    for short in here:
        for match in re.finditer(re.escape(short), text):
            span = Span(*match.span())
            ending = ending_of(short)
            begins = ending is None or left_edge(text, span.end) == span.start
            goes_on = ending is not None and bool(_GOES_ON.intersection(text[span.end : span.end + 1]))
            is_any = bool(_ANY_OF.intersection(text[span.start - 1 : span.start]))
            if begins and not goes_on and not is_any and not any(span.overlaps(name.span) for name in found):
                found.append(nlp.Name("ORG", short, span, None, shorts[short].name))
    return tuple(found)


def _shorts_in_tables(
    document: Document, shorts: Mapping[str, Rule[Any]], taken: Container[int]
) -> Iterator[EntityMention]:
    """Yield the short forms that fill a cell, or stand in one before an office: 葵禾饼业|副总经理."""
    for cell in (cell for table in document.tables for cell in table.cells):
        seen = view(full_width(cell.span.of(document.text)))
        short = next((seen.text[:end] for end in range(len(seen.text), _PAIR, -1) if seen.text[:end] in shorts), None)
        if short and (short == seen.text or is_office(seen.text[len(short) :])):
            span = seen.source(0, len(short)).moved(cell.span.start)
            if span.start not in taken:
                yield _row(document, span, nlp.Name("ORG", short, span, None, shorts[short].name), short)


def _defined_in_tables(document: Document, rules: Sequence[Rule[Any]]) -> Iterator[EntityMention]:
    """Yield the short forms that tables define, and the full names that stand beside them, each once."""
    seen: set[Span] = set()
    for one in defined_names(document) if DEFINED in rules else ():
        for text, span in ((one.short, one.short_span), (one.full, one.full_span)):
            if span not in seen and not is_pronoun(text):
                seen.add(span)
                yield _row(document, span, nlp.Name("ORG", text, span, None, DEFINED.name), one.full)


def _gaps(document: Document, span: Span) -> frozenset[int]:
    """Return the offsets in a passage before which a blank was printed that the text leaves out."""
    pieces = [(segment, first, last) for segment, first, last in document.pieces(span)]
    return frozenset(
        after.start + begin - after.offset - span.start
        for (before, _, end), (after, begin, _) in pairwise(pieces)
        if (before.page, before.line) == (after.page, after.line) and begin > end
    )


def _in_tables(
    document: Document, known: Mapping[str, str], named: Container[str], rules: Sequence[Rule[Any]]
) -> Iterator[EntityMention]:
    """Yield the persons of table cells that a header, a label or their row says are names, or that address somebody.

    Then the organisations of cells that are nothing but their names, or a name and a post; `named` are those of prose.
    """
    for table in document.tables:
        cells = {(cell.row, cell.column): cell for cell in table.cells}
        texts = {place: full_width(cell.span.of(document.text)) for place, cell in cells.items()}
        pairs = {place for place, text in texts.items() if len(without_blanks(text)) == _PAIR}
        spaced = {place for place in pairs if len(texts[place]) > _PAIR or _gaps(document, cells[place].span)}
        found = list(names_of_table(texts, nlp.dictionary(), spaced))
        told = {held.place for held in found}
        addressing = (place for place, text in texts.items() if place not in told and _MAY_NAME.search(text))
        for held in (*found, *(Held(place, None, None) for place in addressing)):
            for name in _names_of(texts[held.place], held, rules):
                yield _row(document, name.span.moved(cells[held.place].span.start), name, name.text)
        if BODY_IN_CELL in rules:
            views = {place: view(text) for place, text in texts.items() if place not in told}
            for place, span in bodies_of_table({at: seen.text for at, seen in views.items()}, named, nlp.words):
                said = span.of(views[place].text)
                name = nlp.Name("ORG", said, views[place].source(span.start, span.end), None, BODY_IN_CELL.name)
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


def _with_counted(
    views: Sequence[View], found: Sequence[tuple[nlp.Name, ...]], rules: Sequence[Rule[Any]]
) -> Iterator[tuple[nlp.Name, ...]]:
    """Yield the names of each passage with those of lists that have as many as the line over them counts."""
    lines = [seen.text for seen in views]
    listed: dict[int, list[Span]] = {}
    for one in counted_names(lines, nlp.dictionary()) if COUNTED in rules else ():
        listed.setdefault(one.at, []).append(one.span)
    for at, (line, names) in enumerate(zip(lines, found, strict=True)):
        more = [span for span in listed.get(at, ()) if not any(span.overlaps(name.span) for name in names)]
        yield (
            *names,
            *(nlp.Name("PERSON", span.of(line), span, role_after(line, span.end), COUNTED.name) for span in more),
        )


def read(document: Document, rules: Sequence[Rule[Any]] = RULES) -> Iterator[EntityMention]:
    """Yield the mentions of persons, organisations and places, in the order of the text.

    1. persons: see `extractors.names.persons`; the canonical name is the name
    2. organisations: full names, and the short forms that the document introduces (canonical: the full name)
    3. places: 上海市云栈区 (province or municipality, with what is below it)
    4. persons of table cells under 姓名, 成员姓名, 获奖者 …: names alone, or 第一届成员：李恒（召集人）、陈榕
    5. persons on cards: a name over what its bearer is
    6. persons of a list alone, as many as the line over it counts: 优秀裁缝（3名）
    7. organisations that fill a cell: 江州水务有限公司 under 被投资单位
    Left alone: other text of tables, contents pages; names inside longer names (李斌工作室, 上海市 in 上海市文明办).
    """
    known = _known(document)
    passages = [passage for passage in document.passages if passage.kind in _READ]
    views = [
        names_view(full_width(passage.span.of(document.text)), _gaps(document, passage.span)) for passage in passages
    ]
    in_tables = [*_defined_in_tables(document, rules)]
    said = [name for name in dict.fromkeys((*known, *(row.name for row in in_tables))) if not is_pronoun(name)]
    aliases = [name for name in said if len(name) > _WORD or not nlp.dictionary().count(name)]
    words = [name for name in said if name not in aliases and ending_of(name)] if INTRODUCED in rules else []
    read_first = tuple(nlp.find_names([seen.text for seen in views], aliases, rules=rules))
    found = tuple(_with_counted(views, read_first, rules))
    cards = _carded(views, rules)
    named = {name.text for names in found for name in names if name.kind == "ORG"}
    defined = {row.evidence.start_char for row in in_tables}
    in_tables += [row for row in _in_tables(document, known, named, rules) if row.evidence.start_char not in defined]
    bodies = named | {row.name for row in in_tables if row.kind == "ORG"}
    shorts = (
        short_forms(bodies | ({document.identity.org} if document.identity.org else set()), nlp.words)
        if SHORTENED in rules
        else {}
    )
    full = {**full_of_level(bodies), **shorts}
    known = {name: known.get(full[name], full[name]) for name in full} | known
    told = dict.fromkeys(words, INTRODUCED) | dict.fromkeys(shorts, SHORTENED)
    for at, (passage, seen, read_names) in enumerate(zip(passages, views, found, strict=True)):
        names = _with_shorts(seen.text, cards.get(at) or read_names, told)
        places = [
            nlp.Name("PLACE", span.of(seen.text), span, None, PLACE.name)
            for span in (read_places(seen.text) if PLACE in rules else ())
            if not any(span.overlaps(name.span) for name in names)
        ]
        for name in sorted((*names, *places), key=lambda name: name.span):
            alone = name.kind == "PERSON" and len(name.span) == len(seen.text)
            office = name.role or (_office_beside(views, at) if alone else None)
            role = _own_prefix(office, known, document.identity.org)
            canonical = known.get(name.text, name.text)
            span = seen.source(name.span.start, name.span.end).moved(passage.span.start)
            yield _row(document, span, name._replace(role=role), canonical)
    taken = {row.evidence.start_char for row in in_tables}
    introduced = dict.fromkeys(aliases, INTRODUCED) if INTRODUCED in rules else {}
    in_tables += _shorts_in_tables(document, introduced | dict.fromkeys(shorts, SHORTENED), taken)
    yield from (replace(row, canonical=known.get(row.name, row.canonical)) for row in in_tables)
