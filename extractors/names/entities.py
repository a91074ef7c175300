"""Entities: one row a mention of a person, an organisation or a place."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from extractors import nlp
from extractors.names.columned_names import columned_names
from extractors.names.definitions import defined_names
from extractors.names.labelled_bodies import with_labelled_bodies
from extractors.names.names_in_tables import bodies_for_prose, bodies_in, is_sure_name, names_of_cells, read_persons_of
from extractors.names.org_names import ending_of, is_pronoun, left_edge
from extractors.names.org_shorts import full_of_firm, full_of_level, short_forms
from extractors.names.persons import counted_names, lone_names, name_cards
from extractors.names.persons.addressed import offices_by_line
from extractors.names.persons.name_headers import is_office
from extractors.names.persons.name_lines import names_with_units
from extractors.names.persons.printed_rules import COUNTED, NAMES_ALONE, ON_CARD, WITH_UNITS
from extractors.names.persons.roles import office_told_next, role_after
from extractors.names.places import read_places
from extractors.names.rules import BODY_IN_CELL, DEFINED, INTRODUCED, PLACE, RULES, SHORTENED
from extractors.names.seen_passages import seen_passages
from extractors.names.told_offices import with_told_offices
from extractors.rule import Rule
from extractors.text.view import View, full_width, view
from schemas.document import Document
from schemas.tables import EntityMention
from schemas.text import Span

_PAIR = 2  # characters of the shortest names
_WORD = 3  # characters of the longest short form that may be a usual word: 研究院
_GOES_ON = frozenset("员长")  # 服务队|员, 研究院|长
_FIRM = ("集团", "股份", "有限", "控股")  # 恒硕粮机|集团 is another name
_PLACES = ("广场", "园", "市场", "大厦", "中心", "城", "街", "小区", "收入", "产业", "节")  # 恒硕商业|广场 is none
_ANY_OF = frozenset("各全该每两多些个")  # 各|研究院


def _own_names(document: Document) -> tuple[str, ...]:
    """Return the names of the reporting organisation."""
    identity = document.identity
    return tuple(name for name in (identity.org, identity.org_short, *identity.also, *identity.former) if name)


def _full_names(document: Document) -> set[str]:
    """Return the full names for which the document introduces short forms, those with nothing else before them.

    Left alone: 公司之子公司-江州茶业有限公司.
    """
    aliases = document.identity.aliases
    full = {full for full, _ in aliases if "公司" not in full[:-_PAIR] and "-" not in full}
    return full - {short for _, short in aliases}


def _known(document: Document) -> dict[str, str]:
    """Return the names of organisations that the document introduces, each with its canonical one."""
    identity = document.identity
    known = {full: full for full in _full_names(document)} | {short: full for full, short in identity.aliases}
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


def _office_beside(views: Sequence[View], at: int, known: Iterable[str]) -> str | None:
    """Return the office that is all of the line over or under one that is a name, none where both are offices.

    The name of a body that the report knows may stand before it: 江州水务有限公司|董事长.
    """
    beside = [views[near].text.rstrip("：:") for near in (at - 1, at + 1) if 0 <= near < len(views)]
    bodies = tuple(sorted(known, key=len, reverse=True))
    bare = [text.removeprefix(next((body for body in bodies if text.startswith(body)), "")) for text in beside]
    offices = [text for text in bare if is_office(text)]
    return offices[0] if len(offices) == 1 else None


def _with_shorts(text: str, names: tuple[nlp.Name, ...], shorts: Mapping[str, Rule[Any]]) -> tuple[nlp.Name, ...]:
    """Return the names of a text with the short forms of full ones that stand beside them."""
    here = sorted((short for short in shorts if short in text), key=len, reverse=True)
    found = list(names)
    for short in here:
        for match in re.finditer(re.escape(short), text):
            span = Span(*match.span())
            ending = ending_of(short)
            begins = ending is None or _begins_at(text, span)
            goes_on = ending is not None and bool(_GOES_ON.intersection(text[span.end : span.end + 1]))
            if shorts[short] is SHORTENED and text.startswith("公司", span.end):
                span = Span(span.start, span.end + len("公司"))
            goes_on = goes_on or (shorts[short] is SHORTENED and text.startswith((*_FIRM, *_PLACES), span.end))
            is_any = bool(_ANY_OF.intersection(text[span.start - 1 : span.start]))
            if begins and not goes_on and not is_any and not any(span.overlaps(name.span) for name in found):
                found.append(nlp.Name("ORG", span.of(text), span, None, shorts[short].name))
    return tuple(found)


def _begins_at(text: str, span: Span) -> bool:
    """Whether a known name begins where it seems to, also one with 与 in it: 由|护理与健康学院."""
    cut = left_edge(span.of(text), len(span))
    before = span.start + cut - 1
    return left_edge(text, span.end) == span.start + cut and (cut == 0 or left_edge(text, before) == span.start)


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
    """Yield the names of each passage with those of lists: as many as the line over them counts, or one a line."""
    lines = [seen.text for seen in views]
    listed: dict[int, dict[Span, Rule[Any]]] = {}
    for one in counted_names(lines, nlp.dictionary()) if COUNTED in rules else ():
        listed.setdefault(one.at, {})[one.span] = COUNTED
    for at, line in enumerate(lines) if WITH_UNITS in rules else ():
        for span in names_with_units(line, nlp.dictionary()):
            listed.setdefault(at, {}).setdefault(span, WITH_UNITS)
    for at in lone_names(lines, nlp.dictionary()) if NAMES_ALONE in rules else ():
        listed.setdefault(at, {}).setdefault(Span(0, len(lines[at])), NAMES_ALONE)
    for at, (line, names) in enumerate(zip(lines, found, strict=True)):
        more = {
            span: rule
            for span, rule in listed.get(at, {}).items()
            if not any(span.overlaps(name.span) for name in names)
        }
        yield (
            *names,
            *(
                nlp.Name("PERSON", span.of(line), span, role_after(line, span.end), rule.name)
                for span, rule in more.items()
            ),
        )


def _office_told_next(views: Sequence[View], at: int, person: nlp.Name) -> str | None:
    """Return the office that the passage behind that of a person says this one has."""
    following = views[at + 1].text if at + 1 < len(views) else ""
    return office_told_next(views[at].text, person.span.end, following)


def read(document: Document, rules: Sequence[Rule[Any]] = RULES) -> Iterator[EntityMention]:
    """Yield the mentions of persons, organisations and places, in the order of the text.

    1. persons: see `extractors.names.persons`; the canonical name is the name
    2. organisations: full names, and the short forms that the document introduces (canonical: the full name)
    3. places: 上海市云栈区 (province or municipality, with what is below it)
    4. persons of table cells under 姓名, 成员姓名, 获奖者 …: names alone, or 第一届成员：李恒（召集人）、陈榕
    5. persons on cards: a name over what its bearer is
    6. persons of a list alone, as many as the line over it counts: 优秀裁缝（3名）
    7. offices of a committee that is the line over them: 防汛领导小组 over 组长：李恒
    8. organisations that fill a cell: 江州水务有限公司 under 被投资单位, or that a clause in it tells of
    Left alone: other text of tables, contents pages; names inside longer names (李斌工作室, 上海市 in 上海市文明办).
    """
    known = _known(document)
    passages = tuple(seen_passages(document))
    views = [passage.view for passage in passages]
    members = {at: passage.listed for at, passage in enumerate(passages) if passage.listed}
    in_tables = [*_defined_in_tables(document, rules)]
    said = [name for name in dict.fromkeys((*known, *(row.name for row in in_tables))) if not is_pronoun(name)]
    whole = _full_names(document) - {*_own_names(document), *(row.name for row in in_tables)}
    aliases = [name for name in said if len(name) > _WORD or not nlp.dictionary().count(name)]
    words = [name for name in said if name not in aliases and ending_of(name)] if INTRODUCED in rules else []
    tables = [read_persons_of(document, table, rules) for table in document.tables]
    listed = [one for one in columned_names(document, nlp.dictionary()) if one.rule in rules]
    told_apart = names_of_cells(tables) | {one.name for one in listed}
    introduced = [name for name in aliases if name not in whole]
    known_elsewhere = nlp.Known(
        shorts=introduced,
        full=[name for name in aliases if name in whole],
        told=[*filter(is_sure_name, told_apart)],
        titled=told_apart,
    )
    read_first = tuple(nlp.find_names([seen.text for seen in views], known_elsewhere, rules=rules))
    with_bodies = with_labelled_bodies(views, _with_counted(views, read_first, rules), rules)
    found = tuple(with_told_offices(views, with_bodies, members, rules))
    cards = _carded(views, rules)
    addressed = offices_by_line([seen.text for seen in views])
    headed = bodies_for_prose(tables, rules)
    named = headed | {name.text for names in found for name in names if name.kind == "ORG"}
    defined = {row.evidence.start_char for row in in_tables}
    in_tables += [
        _row(document, name.span, name, known.get(name.text, name.text) if name.kind == "ORG" else name.text)
        for table in tables
        for name in (*table.persons, *bodies_in(table, named, rules))
        if name.span.start not in defined
    ]
    bodies = named | {row.name for row in in_tables if row.kind == "ORG"}
    shorts = (
        short_forms(bodies | ({document.identity.org} if document.identity.org else set()), nlp.words)
        if SHORTENED in rules
        else {}
    )
    full = {**full_of_level(bodies), **full_of_firm(bodies, nlp.words), **shorts}
    known = {name: known.get(full[name], full[name]) for name in full} | known
    ruled = dict.fromkeys(headed, BODY_IN_CELL) | dict.fromkeys(words, INTRODUCED) | dict.fromkeys(shorts, SHORTENED)
    persons: list[Span] = []
    for at, (passage, read_names) in enumerate(zip(passages, found, strict=True)):
        seen = passage.view
        names = _with_shorts(seen.text, cards.get(at) or read_names, ruled)
        places = [
            nlp.Name("PLACE", span.of(seen.text), span, None, PLACE.name)
            for span in (read_places(seen.text) if PLACE in rules else ())
            if not any(span.overlaps(name.span) for name in names)
        ]
        for name in sorted((*names, *places), key=lambda name: name.span):
            office = name.role
            if not office and name.kind == "PERSON":
                alone = len(name.span) == len(seen.text)
                office = _office_beside(views, at, known) if alone else addressed.get(at)
                office = office or _office_told_next(views, at, name)
            role = _own_prefix(office, known, document.identity.org)
            canonical = known.get(name.text, name.text)
            span = seen.source(name.span.start, name.span.end).moved(passage.start)
            persons += [span] if name.kind == "PERSON" else []
            yield _row(document, span, name._replace(role=role), canonical)
    for one in listed:
        if not any(one.span.overlaps(span) for span in persons):
            yield _row(document, one.span, nlp.Name("PERSON", one.name, one.span, None, one.rule.name), one.name)
    taken = {row.evidence.start_char for row in in_tables}
    ruled = dict.fromkeys(introduced, INTRODUCED) if INTRODUCED in rules else {}
    in_tables += _shorts_in_tables(document, ruled | dict.fromkeys(shorts, SHORTENED), taken)
    yield from (replace(row, canonical=known.get(row.name, row.canonical)) for row in in_tables)
