"""Cells of one name in tables of several sections are several things: 办公费 of 销售费用 and of 管理费用."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.indicators.matching import OPEN
from extractors.indicators.settling import agree, key_of
from extractors.metrics.name.spellings import same_words
from schemas.tables import IndicatorValue

_LONGEST_TITLE = 20  # characters of a title that can be a part of a name
# argued: the usual titles of notes on allowances (存货跌价准备及合同履约成本减值准备, 坏账准备的情况)
_ALLOWANCE = re.compile(r"(?P<thing>.*(?:跌价|减值|坏账)准备)的?(?:计提|变动|增减变动)?(?:情况)?")
# argued: what a row of such a note has in its name where it says by itself what is measured
_OF_ITSELF = re.compile(r"准备|余额|账面|价值|原值|金额|比例|率|损失|增加|减少|变动|账龄|年内|[0-9]年")


def part_by_section(rows: Iterable[IndicatorValue], titles: Mapping[str, str]) -> list[IndicatorValue]:
    """Return rows with open keys that contradict each other in tables of several sections under a key a section.

    `titles` are those of the sections by the ids of quantities. All cells of such a name take the title along, in all
    years, so that the next report's do so too: open:销售费用·办公费|money. A cell below the title of an allowance that
    names only what that is for takes it along, too (存货跌价准备·原材料, not 原材料). Left alone: prose, entries of the
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
    return [_with_title(row, _allowance(row, titles)) for row in kept]


def _title(row: IndicatorValue, titles: Mapping[str, str]) -> str:
    title = same_words(titles.get(row.quantity_id or "", ""))
    return title if len(title) <= _LONGEST_TITLE else ""


def _allowance(row: IndicatorValue, titles: Mapping[str, str]) -> str:
    """Return the allowance that the section of a cell is about, where its name does not say what is measured."""
    if row.source != "table" or not row.indicator.startswith(OPEN) or _OF_ITSELF.search(row.surface):
        return ""
    match = _ALLOWANCE.fullmatch(_title(row, titles))
    return match["thing"] if match else ""


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
