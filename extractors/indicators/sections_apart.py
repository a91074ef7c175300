"""Cells of one name in tables of several sections are several things: 办公费 of 销售费用 and of 管理费用."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.indicators.matching import OPEN
from extractors.indicators.settling import agree, key_of
from extractors.metrics.spellings import same_words
from schemas.tables import IndicatorValue

_LONGEST_TITLE = 20  # characters of a title that can be a part of a name


def part_by_section(rows: Iterable[IndicatorValue], titles: Mapping[str, str]) -> list[IndicatorValue]:
    """Return rows with open keys that contradict each other in tables of several sections under a key a section.

    `titles` are those of the sections by the ids of quantities. All cells of such a name take the title along, in all
    years, so that the next report's do so too: open:销售费用·办公费|money. Left alone: prose, entries of the
    dictionary, names whose cells agree or stand in one section.
    """
    kept = list(rows)
    named: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in enumerate(kept):
        if row.source == "table" and row.indicator.startswith(OPEN):
            named[row.indicator, row.scope, row.scope_name, row.basis].append(at)
    for places in named.values():
        own = [kept[at] for at in places]
        if len({_title(row, titles) for row in own} - {""}) > 1 and _differ(own, titles):
            for at in places:
                kept[at] = _with_title(kept[at], _title(kept[at], titles))
    return kept


def _title(row: IndicatorValue, titles: Mapping[str, str]) -> str:
    title = same_words(titles.get(row.quantity_id or "", ""))
    return title if len(title) <= _LONGEST_TITLE else ""


def _differ(rows: Sequence[IndicatorValue], titles: Mapping[str, str]) -> bool:
    """Whether rows of one period and of two sections have two values."""
    first: dict[Hashable, IndicatorValue] = {}
    return any(
        not agree(one, row) and _title(one, titles) != _title(row, titles)
        for row in rows
        if (one := first.setdefault(key_of(row), row)) is not row
    )


def _with_title(row: IndicatorValue, title: str) -> IndicatorValue:
    if not title:
        return row
    stem = row.indicator.removeprefix(OPEN)
    modifiers = " ".join(filter(None, (title, row.parts.modifiers)))
    return replace(
        row,
        indicator=f"{OPEN}{title}·{stem}",
        name=f"{title}·{row.name}",
        surface=f"{title}·{row.surface}",
        parts=replace(row.parts, modifiers=modifiers),
    )
