"""Rows of one party in a table, told apart by a column of words: 云栈支行（2023年5月6日）, 云栈支行（自有资金）."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.tables.grid import CellView
from extractors.tables.parties import party_of
from extractors.tables.stretches import is_empty, is_number
from schemas.tables import Quantity

_DATE = re.compile(r"(?:19|20)[0-9]{2}\s?[年/.-].*")
_PERSON = re.compile(r".*姓名")
_SAYS_NOTHING = re.compile(r"[是否有无√×]|不?适用|详见.*|见.*|同上")
_LONGEST = 24
_Read = Sequence[tuple[int, Quantity]]


def tell_apart(read: _Read, cells: Sequence[CellView]) -> Iterator[Quantity]:
    """Yield the quantities of a table, each with its row; those of one party under one name with what tells them apart.

    The column that says the most different things is taken, of several that with days. Left alone: equal values, lists
    of persons, rows that no column of words tells apart.
    """
    parties = _parties(cells)
    alike: dict[tuple[object, ...], list[tuple[int, Quantity]]] = {}
    for row, one in read:
        if one.phrase.subject and one.phrase.subject == parties.get(row):
            alike.setdefault(_name(one), []).append((row, one))
    told: dict[int, str] = {}
    for same in alike.values():
        if len({(one.value, one.value_low, one.value_high) for _, one in same}) > 1:
            told.update(_told([row for row, _ in same], _words(cells)))
    for row, one in read:
        subject = one.phrase.subject
        known = row in told and subject == parties.get(row)
        yield replace(one, phrase=replace(one.phrase, subject=f"{subject}（{told[row]}）")) if known else one


def _name(one: Quantity) -> tuple[object, ...]:
    said = one.phrase
    return said.subject, said.metric, one.unit, one.period_start, one.period_end, one.role, one.basis


def _parties(cells: Sequence[CellView]) -> dict[int, str]:
    """Return the party of each row, none that a column of persons names."""
    rows = (
        view for view in cells if view.role == "data" and not any(_PERSON.fullmatch(head) for head, _ in view.named)
    )
    return {view.cell.row: party for view in rows if (party := party_of(view.named))}


def _words(cells: Sequence[CellView]) -> dict[int, dict[int, str]]:
    """Return the short words of each row by their columns."""
    words: dict[int, dict[int, str]] = {}
    for view in cells:
        told = view.role != "head" and view.numbering is None and not is_empty(view.text) and not is_number(view.text)
        if told and len(view.text) <= _LONGEST and not _SAYS_NOTHING.fullmatch(view.text):
            words.setdefault(view.cell.row, {})[view.cell.column] = view.text
    return words


def _told(rows: Sequence[int], words: Mapping[int, Mapping[int, str]]) -> dict[int, str]:
    """Return what the column says that all rows fill with the most different words, days before others."""
    said = [words.get(row, {}) for row in rows]
    shared = set.intersection(*(set(row) for row in said))
    ranked = sorted((-len({row[c] for row in said}), not _DATE.fullmatch(said[0][c]), c) for c in shared)
    if not ranked or ranked[0][0] == -1:
        return {}
    return {row: one[ranked[0][2]] for row, one in zip(rows, said, strict=True)}
