"""Definitions: tables that say which full name a short form stands for: 简称 | 全称, 释义项 | 指 | 释义内容."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from extractors.names.org_names import ending_of, ending_pattern, is_kin, left_edge, looks_like_org, usual_words
from extractors.names.words import any_word
from extractors.text.view import full_width, view
from extractors.text.word_patterns import either
from schemas.document import Document
from schemas.text import Span, without_blanks

Place = tuple[int, int]  # row and column of a cell
_SHORT_HEAD = re.compile(any_word("short_header"))
_FULL_HEAD = re.compile(f"{any_word('full_header')}(?:[/／、及和与或]{any_word('full_header')})*")
_BODY_HEAD = re.compile(any_word("body_header"))
_MEANS = "指"  # the cell between a short form and what it stands for
_AND = "和与及"
_HEAD_ROWS = 2
_LEAST_BODY = 6  # characters of a full name below a header that does not say that they are full: not 机关本部
_LEAST_MEANT = 2  # rows with it that make a table one of definitions without a header
_FIRST = re.compile("[^，,；;。]+")  # …有限公司|，公司控股股东
_SHORT = re.compile(r"[^、，；;/／或“”\"]+")
_ANY = re.compile(f"{either(usual_words())}+{ending_pattern().pattern}")  # 疾病预防控制中心: a kind of body
_OF_ANOTHER = re.compile("(?:全资|控股|参股|联营|合营)(?:子公司|公司)$|^系")  # 系青江参股公司
_LISTED = re.compile("[^、，,；;。]+")
_PLAIN = re.compile(r"[一-鿿A-Za-z0-9·]{2,16}")


@dataclass(frozen=True, slots=True)
class Defined:
    """A short form and the full name it stands for, each with its place."""

    short: str
    full: str
    short_span: Span
    full_span: Span


def defined_names(document: Document) -> Iterator[Defined]:
    """Yield the short forms of bodies that tables of a document define.

    1. 简称 | 全称, 子公司 | 简称   2. 释义项 | 指 | 释义内容
    3. no header, 指 between them in several rows, either way round
    Left alone: what stands for no body (报告期 | 2023年1月1日至12月31日), tables with other headers.
    """
    for table in document.tables:
        cells = {(cell.row, cell.column): cell.span for cell in table.cells}
        views = {at: view(full_width(span.of(document.text))) for at, span in cells.items()}
        for one in _defined({at: seen.text for at, seen in views.items()}):
            both = (one.short_at, one.full_at)
            short, full = (views[at].source(span.start, span.end).moved(cells[at].start) for at, span in both)
            yield Defined(one.short, one.full, short, full)


class _InCells(NamedTuple):
    """A short form and its full name, each with its cell and its place there."""

    short: str
    full: str
    short_at: tuple[Place, Span]
    full_at: tuple[Place, Span]


def _defined(cells: Mapping[Place, str]) -> Iterator[_InCells]:
    """Yield what a table defines; the full names are in the column that has the longer words in most rows."""
    columns = _columns(cells)
    if columns is None:
        return
    ways = [list(_defined_by(cells, columns.first, *way)) for way in (columns.both, columns.both[::-1])]
    yield from (one for one in max(ways, key=len) if len(one.full) >= columns.least)


def _defined_by(cells: Mapping[Place, str], first: int, short: int, full: int) -> Iterator[_InCells]:
    for place in sorted(at for at in cells if at[0] >= first and at[1] == short):
        full_place = (place[0], full)
        said = cells.get(full_place, "")
        terms = list(_SHORT.finditer(cells[place]))
        for match, span in zip(terms, _each(said, len(terms)) or [_full_name(said)] * len(terms), strict=True):
            if span and _PLAIN.fullmatch(match[0]) and len(match[0]) < len(span) and not is_kin(match[0]):
                yield _InCells(match[0], span.of(said), (place, Span(*match.span())), (full_place, span))


def _each(text: str, count: int) -> list[Span | None]:
    """Return the full names of a list that has as many as there are short forms: 东湾、西湾 | 江州东湾…、江州西湾…."""
    parts = list(_LISTED.finditer(text))
    if count < 2 or len(parts) != count:
        return []
    names = [_full_name(part[0]) for part in parts]
    places = zip(names, parts, strict=True)
    return [name.moved(part.start()) if name else None for name, part in places] if all(names) else []


def heads_terms(text: str) -> bool:
    """Whether a header says that short forms or terms stand below it: 简称, 报告中称, 释义项."""
    return bool(_SHORT_HEAD.fullmatch(without_blanks(text)))


def heads_meanings(text: str) -> bool:
    """Whether a header says that what terms stand for is below it: 全称, 指, 释义内容."""
    return bool(_FULL_HEAD.fullmatch(without_blanks(text)))


def _heads_bodies(text: str) -> bool:
    """Whether a header beside 简称 says that bodies stand below it: 子公司, 单位名称."""
    return bool(_BODY_HEAD.fullmatch(without_blanks(text)))


class _Columns(NamedTuple):
    """Where a table defines: its first row of definitions, and the columns of the short forms and full names."""

    first: int
    both: tuple[int, int]
    least: int = 0
    """Characters of a full name at least."""


def _columns(cells: Mapping[Place, str]) -> _Columns | None:
    heads = sorted(at for at in cells if at[0] < _HEAD_ROWS)
    short = next((at for at in heads if heads_terms(cells[at])), None)
    if short is not None:
        row = [at for at in heads if at[0] == short[0] and at != short]
        meaning = [at for at in row if heads_meanings(cells[at])]
        if not meaning:
            bodies = next((at for at in row if _heads_bodies(cells[at])), None)
            return _Columns(short[0] + 1, (short[1], bodies[1]), least=_LEAST_BODY) if bodies else None
        full = next((at for at in meaning if without_blanks(cells[at]) != _MEANS), next(iter(meaning), None))
        return _Columns(short[0] + 1, (short[1], full[1])) if full else None
    meant = [at for at in cells if without_blanks(cells[at]) == _MEANS]
    columns = {column for _, column in meant}
    if len(meant) < _LEAST_MEANT or len(columns) != 1:
        return None
    column = columns.pop()
    return _Columns(0, (column - 1, column + 1))


def _full_name(text: str) -> Span | None:
    """Return the place of the full name that a definition opens with, behind what its body is to another one."""
    first = _FIRST.match(text)
    if first is None:
        return None
    start = left_edge(text, first.end())
    if start and text[start - 1] in _AND and not ending_of(text[: start - 1]):
        start = 0  # 合和电力有限公司: no body stands before 和
    name = text[start : first.end()]
    named = looks_like_org(name) and not _ANY.fullmatch(name) and not _OF_ANOTHER.search(name)
    return Span(start, first.end()) if named and (not start or is_kin(text[:start])) else None
