"""Cards of two years or three: under a title in a box each year with its number, a unit, by how much it changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.tables.cell_units import scale_of
from pipeline.reading.bits import Bit
from pipeline.reading.cards import CHANGE, NUMBER
from pipeline.reading.found import around
from schemas.text import Box

_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?(?:度|末|底)?")
_ARROW = re.compile(r"[→➔➜➡⇒>＞›»⟶]+|->")
_FEWEST, _MOST = 2, 3  # years of a card
_NEAR = 1.4  # sizes of a number from it to its year
_EDGE = 3.0  # points by which a year and its number may differ
_LONGEST = 20  # characters of a title
_TITLE_LINES = 2
_ABOUT = re.compile("[（(）)]|单位[:：]")


@dataclass(frozen=True, slots=True)
class YearCard:
    """A card before its text is read: its title, its unit, its years with their numbers, its change; arrows between."""

    title: tuple[Bit, ...]
    units: tuple[Bit, ...]
    levels: tuple[tuple[Bit, Bit], ...]
    change: tuple[Bit, ...]
    arrows: tuple[Bit, ...]

    @property
    def bits(self) -> tuple[Bit, ...]:
        """All that is printed on it."""
        return (*self.title, *self.units, *self.numbers, *self.change)

    @property
    def numbers(self) -> tuple[Bit, ...]:
        """Its years and numbers, and the arrows between."""
        return (*(bit for level in self.levels for bit in level), *self.arrows)

    @property
    def box(self) -> Box:
        """The area that they take."""
        return around([bit.box for bit in self.bits])


def _is_of(year: Bit, number: Bit) -> bool:
    """Whether a number stands right under or over its year, or behind it on one line."""
    a, b = year.box, number.box
    level = abs(year.level - number.level) <= 0.5 * number.size and 0 <= b.x0 - a.x1 <= 2 * number.size
    apart = max(a.top, b.top) - min(a.bottom, b.bottom)
    edges = (abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(year.middle - number.middle))
    return level or (apart <= _NEAR * number.size and min(edges) <= _EDGE)


def _levels(years: Sequence[Bit], numbers: Sequence[Bit]) -> tuple[tuple[Bit, Bit], ...] | None:
    """Return each year with its number, earliest first; None where one has none, or two."""
    found: list[tuple[Bit, Bit]] = []
    for year in sorted(years, key=lambda bit: bit.text):
        own = [number for number in numbers if _is_of(year, number)]
        if len(own) != 1:
            return None
        found.append((year, own[0]))
    apart = len({id(number) for _, number in found}) == len(numbers) == len({year.text[:4] for year, _ in found})
    return tuple(found) if apart else None


def _unit(bit: Bit) -> bool:
    return scale_of(_ABOUT.sub("", bit.text)) is not None


def _card(held: Sequence[Bit]) -> YearCard | None:
    """Return the card that all words of a box make; None where one of them is no part of it."""
    years = [bit for bit in held if _YEAR.fullmatch(bit.text)]
    arrows = [bit for bit in held if _ARROW.fullmatch(bit.text)]
    change = [bit for bit in held if CHANGE.search(bit.text)]
    if not _FEWEST <= len(years) <= _MOST or not (arrows or change) or len(change) > 1:
        return None
    left = [bit for bit in held if bit not in (*years, *arrows, *change)]
    levels = _levels(years, numbers := [bit for bit in left if NUMBER.fullmatch(bit.text)])
    words = [bit for bit in left if bit not in numbers]
    units = [bit for bit in words if _unit(bit)]
    title = [bit for bit in words if bit not in units]
    if levels is None or len(units) > 1 or not 0 < len(title) <= _TITLE_LINES or title[0].han < 2:
        return None
    if max(len(bit.text) for bit in title) > _LONGEST or any(len(bit.text) > 1 and not bit.han for bit in title[1:]):
        return None
    top = min(bit.box.top for level in levels for bit in level)
    if any(bit.level > top for bit in title):
        return None
    return YearCard(tuple(title), tuple(units), levels, tuple(change), tuple(arrows))


def find_year_cards(bits: Sequence[Bit], boxes: Sequence[Box]) -> Iterator[YearCard]:
    """Yield the cards of a page on which each of two or three years has its number.

    1. 取水量 over 2021 | 2022 over 46.2 → 41.8, 万吨 and ▼ 9.5% below   2. 2021 46.2 over 2022 41.8
    `boxes` are the areas that are drawn; all that one holds is a part of its card.
    Left alone: numbers without an arrow or a change (bars of a chart), boxes with further words, years without a box.
    """
    years = [bit for bit in bits if _YEAR.fullmatch(bit.text)]
    if len(years) < _FEWEST:
        return
    taken: set[Bit] = set()
    for box in sorted(set(boxes), key=lambda b: (b.x1 - b.x0) * (b.bottom - b.top)):
        if not _FEWEST <= sum(bit.is_in(box) for bit in years) <= _MOST:
            continue
        held = [bit for bit in bits if bit.is_in(box)]
        if taken.isdisjoint(held) and (card := _card(held)):
            taken.update(held)
            yield card
