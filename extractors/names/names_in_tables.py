"""Names in cells of tables: persons first, as the prose has them too, then the bodies."""

import re
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from extractors import nlp
from extractors.names.bodies_apart import bodies_view
from extractors.names.cell_bodies import bodies_of_table, may_hold_body
from extractors.names.headed_bodies import headed_bodies
from extractors.names.org_mentions import read_organisations
from extractors.names.persons.in_cells import job_told, names_apart
from extractors.names.persons.name_context import ends_with_office
from extractors.names.persons.name_headers import LEADER, is_office
from extractors.names.persons.printed_among import AWARDED
from extractors.names.persons.printed_apart import names_view
from extractors.names.persons.printed_rules import IN_CELL
from extractors.names.persons.roles import role_after
from extractors.names.persons.shared_roles import LEARNED
from extractors.names.persons.table_names import Held, names_of_table
from extractors.names.rules import BODY_IN_CELL
from extractors.names.seen_passages import breaks_of, gaps_of
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_ENDS, CLOSE, COLON, OPEN
from extractors.text.view import View, full_width, view
from schemas.document import Document, Table
from schemas.text import Span, without_blanks

Place = tuple[int, int]  # row and column of a cell
# Cells of prose: 董事长李恒先生担任本公司董事, of awards: “五一”劳动奖章（李恒）, of a form: 法定代表人（签字）：李恒
_MAY_NAME = re.compile(f"[一-鿿A-Za-z](?:先生|女士|同志)|{AWARDED.pattern}|{OPEN}签[字名章]{CLOSE}{COLON}[一-鿿]")
# 负责人：李恒, 课题负责人|李恒、陈榕
_LABELLED = re.compile(
    rf"(?P<label>[一-鿿]{{2}})(?:{COLON}\s*[一-鿿]{{2}}|(?<=(?:责人|持人|系人))(?=[一-鿿]{{2,4}}(?:[、{CLAUSE_ENDS}]|$)))"
)
_SEALED = re.compile(rf"[，、 ]?(?P<body>[一-鿿]{{4,24}}){OPEN}[盖公签]章{CLOSE}")
_STANDS_IN = "代表"  # 公司代表 over 李恒（会长）: what he is there stands beside the name
_OVER = 60  # characters above a table in which its caption stands
_PAIR = 2  # characters of the shortest names
_LONG = 6  # characters of a body that no report means by a usual word: 配餐调度中心


class TableNames(NamedTuple):
    """The cells of a table, where they start, which of them hold persons, and the persons."""

    texts: Mapping[Place, str]
    starts: Mapping[Place, int]
    told: frozenset[Place]
    persons: tuple[nlp.Name, ...]
    gaps: Callable[[Place], Collection[int]]
    """Where in a cell a blank was printed that its text leaves out, or a new line begins."""

    def untold(self) -> Iterator[tuple[Place, View]]:
        """Yield the views of the cells that hold no persons, bodies with a blank between them parted by a mark."""
        texts = ((place, text) for place, text in self.texts.items() if place not in self.told)
        for place, text in texts:
            seen = view(text)
            yield place, bodies_view(text, self.gaps(place), nlp.words) if _may_hold_two(seen.text) else seen


def _may_hold_two(text: str) -> bool:
    return may_hold_body(text) or "（盖章" in text


def read_persons_of(document: Document, table: Table, rules: Sequence[Rule[Any]]) -> TableNames:
    """Read the persons of cells that a header, a label or their row says are names, or that address somebody."""
    spans = {(cell.row, cell.column): cell.span for cell in table.cells}
    texts = {place: full_width(span.of(document.text)) for place, span in spans.items()}

    def gaps(place: Place) -> Collection[int]:
        return gaps_of(document, spans[place])

    def breaks(place: Place) -> Collection[int]:
        return breaks_of(document, spans[place])

    over = full_width(document.text[max(0, table.span.start - _OVER) : table.span.start]).strip()
    found = list(names_of_table(texts, nlp.dictionary(), gaps, breaks, over=over.rpartition("\n")[2]))
    told = frozenset(held.place for held in found)
    addressing = (place for place, text in texts.items() if place not in told and _may_name(text))
    persons = tuple(
        name._replace(span=name.span.moved(spans[held.place].start))
        for held in (*found, *(Held(place, None, None) for place in addressing))
        for name in _names_of(texts[held.place], held, rules, gaps(held.place))
    )
    return TableNames(
        texts, {place: span.start for place, span in spans.items()}, told, persons, lambda at: {*gaps(at), *breaks(at)}
    )


def names_printed_apart(document: Document, span: Span) -> tuple[str, ...]:
    """Return the names of a cell that is nothing but two or more with blanks between, also where its text has none."""
    text = full_width(span.of(document.text))
    found = names_apart(text, nlp.dictionary(), gaps_of(document, span))
    return tuple(without_blanks(name.of(text)) for name in found)


def bodies_printed_apart(document: Document, span: Span) -> str:
    """Return the text of a cell with a mark between bodies that only a blank or a new line parts: 市总工会、市妇联."""
    gaps = gaps_of(document, span) | breaks_of(document, span)
    return bodies_view(full_width(span.of(document.text)), gaps, nlp.words).text


def names_of_cells(tables: Sequence[TableNames]) -> frozenset[str]:
    """Return the persons whose cell a header or label tells of."""
    return frozenset(name.text for table in tables for name in table.persons if name.rule == IN_CELL.name)


def is_sure_name(name: str) -> bool:
    """Whether what is a name in one place is one wherever it stands: it is long enough and no word."""
    return len(name) > _PAIR and not nlp.dictionary().count(name)


def bodies_for_prose(tables: Sequence[TableNames], rules: Sequence[Rule[Any]]) -> frozenset[str]:
    """Return the bodies that their header says are some, long enough to be no usual word: to be found in prose."""
    found: set[str] = set()
    for table in tables if BODY_IN_CELL in rules else ():
        views = {place: seen.text for place, seen in table.untold()}
        found |= {span.of(views[place]) for place, span in headed_bodies(views, nlp.words)}
    return frozenset(name for name in found if len(name) >= _LONG)


def bodies_in(table: TableNames, named: Container[str], rules: Sequence[Rule[Any]]) -> Iterator[nlp.Name]:
    """Yield the organisations of cells that are nothing but their names, or a name and a post.

    `named` are those of the prose.
    """
    if BODY_IN_CELL not in rules:
        return
    views = dict(table.untold())
    for place, span in bodies_of_table({at: seen.text for at, seen in views.items()}, named, nlp.words):
        seen, start = views[place], table.starts[place]
        source = seen.source(span.start, span.end).moved(start)
        # 负责人：李恒|云栈市水务局（盖章）: who signs stands before the body
        signed = next(
            (one for one in table.persons if one.span.start == source.start and one.span.end < source.end), None
        )
        if signed:
            source = seen.source(span.start + len(signed.text), span.end).moved(start)
        text = span.of(seen.text)[len(signed.text) if signed else 0 :]
        yield nlp.Name("ORG", text, source, None, BODY_IN_CELL.name)


def _may_name(text: str) -> bool:
    """Whether a cell of words may name persons: by a form of address, or by an office before a name."""
    return bool(_MAY_NAME.search(text)) or any(
        ends_with_office(text[: label.end("label")]) for label in _LABELLED.finditer(text)
    )


def _names_of(source: str, held: Held, rules: Sequence[Rule[Any]], gaps: Collection[int]) -> Iterator[nlp.Name]:
    """Yield the persons of a cell that holds names: its words are names, or it tells who is what."""
    for span in (held.names or ()) if IN_CELL in rules else ():
        words = span.of(source).split()
        text = (" " if words[0] < "一" else "").join(words)
        beside = role_after(source, span.end)
        office = held.office
        if office and beside and office.endswith(LEADER) and beside.endswith(LEADER):
            office = office.removesuffix(LEADER) + beside  # 城东营业部负责人, 李恒（临时负责人）
        in_place = beside if office and office.endswith(_STANDS_IN) else None
        yield nlp.Name("PERSON", text, span, in_place or office or beside or job_told(source), IN_CELL.name)
    if held.names:
        return
    seen = names_view(source, gaps)
    for found in nlp.find_names([seen.text], rules=rules):
        for name in found:
            if name.kind == "PERSON":
                role = _signing(seen.text, name) or _learned(held.office, name.role)
                yield name._replace(span=seen.source(name.span.start, name.span.end), role=role)


def _signing(text: str, name: nlp.Name) -> str | None:
    """Return the office of who signs for the body whose seal stands behind the name: 李恒|云栈市水务局（盖章）."""
    signs = name.role == LEADER or (name.role and is_office(name.role))
    sealed = _SEALED.match(text, name.span.end) if signs else None
    whole = sealed and read_organisations(sealed["body"], nlp.words) == (Span(0, len(sealed["body"])),)
    return f"{sealed['body']}{name.role}" if sealed and whole and name.role != "单位负责人" else None


def _learned(office: str | None, role: str | None) -> str | None:
    """Return what somebody is below a header who has a title of learning behind the name: 负责人, 教授."""
    return f"{office}、{role}" if office and role in LEARNED and role not in office else role


def bodies_parted(text: str) -> str:
    """Return words with a mark between bodies that nothing parts: 市人社局市总工会 → 市人社局、市总工会."""
    return bodies_view(text, (), nlp.words).text
