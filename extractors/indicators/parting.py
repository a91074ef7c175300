"""Cells of one open key that are of several things, told apart: by the titles of their sections, and by 累计."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.indicators.matching import OPEN
from extractors.indicators.settling import agree, key_of
from extractors.metrics.spellings import same_words, without_marks
from schemas.tables import IndicatorValue

_LEVELS = (0, 1)  # of titles that part cells: the innermost, the one above it
_SO_FAR = "累计"
_LONGEST_TITLE = 20  # characters of a title that can be a part of a name
# argued: the usual titles of notes on allowances (存货跌价准备及合同履约成本减值准备, 坏账准备的情况)
_ALLOWANCE = re.compile(r"(?P<thing>.*(?:跌价|减值|坏账)准备)的?(?:计提|变动|增减变动)?(?:情况)?")
# argued: what a row of such a note has in its name where it says by itself what is measured
_OF_ITSELF = re.compile(r"准备|余额|账面|价值|原值|金额|比例|率|损失|增加|减少|变动|账龄|年内|[0-9]年")


def _open_cells(rows: Sequence[IndicatorValue], key: Callable[[IndicatorValue], Hashable]) -> list[list[int]]:
    """Return the positions of the cells of tables under open keys, those that share something in one list."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.source == "table" and row.indicator.startswith(OPEN):
            found[key(row)].append(at)
    return list(found.values())


def part_so_far(rows: Iterable[IndicatorValue]) -> list[IndicatorValue]:
    """Return rows with what a table counts from the beginning apart from what it counts of the year beside it.

    Where one row of a table prints two values of a key, one of them of 累计 (累计投入金额 beside 本期投入金额), all
    cells of that key that say so have a key of their own. Left alone: 累计 alone, which many say of the year.
    """
    kept = list(rows)
    for places in _open_cells(kept, lambda row: (row.indicator, row.basis)):
        so_far = [at for at in places if _SO_FAR in kept[at].surface]
        if 0 < len(so_far) < len(places) and _stand_beside([kept[at] for at in places]):
            for at in so_far:
                stem = kept[at].indicator.removeprefix(OPEN)
                kept[at] = replace(kept[at], indicator=f"{OPEN}{_SO_FAR}{stem}")
    return kept


def _stand_beside(rows: Sequence[IndicatorValue]) -> bool:
    """Whether two rows of one row of a table and one period, one of them of 累计, have two values."""
    first: dict[Hashable, IndicatorValue] = {}
    return any(
        (_SO_FAR in one.surface) != (_SO_FAR in row.surface) and not agree(one, row)
        for row in rows
        if row.evidence.statement_id
        and (one := first.setdefault((row.evidence.statement_id, key_of(row)), row)) is not row
    )


def part_by_section(rows: Iterable[IndicatorValue], paths: Mapping[str, Sequence[str]]) -> list[IndicatorValue]:
    """Return rows with open keys that contradict each other in tables of several sections under a key a section.

    `paths` are the titles of the sections by the ids of quantities, the outermost first. Where all stand below one
    (按账龄披露) the one above it parts them (应收账款, 其他应收款). All cells of such a name take the title along, in
    all years, so that the next report's do so too: open:销售费用·办公费|money. A cell below the title of an allowance
    that names only what that is for takes it along, too (存货跌价准备·原材料, not 原材料). Left alone: prose, entries
    of the dictionary, names whose cells agree or stand in one section.
    """
    kept = list(rows)
    for places in _open_cells(kept, lambda row: (row.indicator, row.scope, row.scope_name, row.basis)):
        own = [kept[at] for at in places]
        levels = (_Titles(paths, level) for level in _LEVELS)
        titles = next((titles for titles in levels if _are_apart(own, titles)), None)
        if titles is not None:
            for at in places:
                kept[at] = _with_title(kept[at], _title(kept[at], titles))
    return [_with_title(row, _allowance(row, _Titles(paths, 0))) for row in kept]


class _Titles(NamedTuple):
    """The titles of sections by the ids of quantities, so many levels above the innermost."""

    paths: Mapping[str, Sequence[str]]
    level: int

    def of(self, row: IndicatorValue) -> str:
        path = self.paths.get(row.quantity_id or "", ())
        return path[-1 - self.level] if len(path) > self.level else ""


def _are_apart(rows: Sequence[IndicatorValue], titles: _Titles) -> bool:
    """Whether rows stand under several titles, and differ there; two words for one thing make no two titles."""
    return len({same_words(_title(row, titles)) for row in rows} - {""}) > 1 and _differ(rows, titles)


def _title(row: IndicatorValue, titles: _Titles) -> str:
    title = without_marks(titles.of(row))
    return title if len(title) <= _LONGEST_TITLE else ""


def _allowance(row: IndicatorValue, titles: _Titles) -> str:
    """Return the allowance that the section of a cell is about, where its name does not say what is measured."""
    if row.source != "table" or not row.indicator.startswith(OPEN) or _OF_ITSELF.search(row.surface):
        return ""
    match = _ALLOWANCE.fullmatch(_title(row, titles))
    return match["thing"] if match else ""


def _differ(rows: Sequence[IndicatorValue], titles: _Titles) -> bool:
    """Whether rows of one period and of two sections have two values."""
    first: dict[Hashable, IndicatorValue] = {}
    return any(
        not agree(one, row) and same_words(_title(one, titles)) != same_words(_title(row, titles))
        for row in rows
        if (one := first.setdefault(key_of(row), row)) is not row
    )


def _with_title(row: IndicatorValue, title: str) -> IndicatorValue:
    if not title:
        return row
    stem, same = row.indicator.removeprefix(OPEN), same_words(title)
    modifiers = " ".join(filter(None, (same, row.parts.modifiers)))
    return replace(
        row,
        indicator=f"{OPEN}{same}·{stem}",
        name=f"{title}·{row.name}",
        surface=f"{title}·{row.surface}",
        parts=replace(row.parts, modifiers=modifiers),
    )
