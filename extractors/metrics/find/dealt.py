"""What a distributive list gives to one of its quantities, and the sentence before that it may go through."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from extractors.numbers import Figure
from extractors.text.characters import SENTENCE_END


class Dealt(NamedTuple):
    """What a quantity of such a list measures (none: what the quantity before does), and whose it is."""

    metric: str | None
    subject: str | None


class ShareOf(NamedTuple):
    """A share: the number of the quantity that it is of, and of what it is a share (占, 占职工)."""

    level: int
    of: str


_ROUNDED = Decimal("0.001")  # of a whole whose parts are rounded
_POINTS = "百分点"


class Level(Protocol):
    """A level as far as changes can be dealt out to it: a figure of the passage, or one that a sentence before had."""

    @property
    def unit(self) -> str | None:
        """Return the unit."""

    @property
    def value(self) -> Decimal | None:
        """Return the value."""


def fits(units: Sequence[str | None], changed: str | None) -> bool:
    """Whether a change may be one of each of some levels, by their units."""
    if changed == _POINTS:
        return all(unit == "%" for unit in units)
    return changed == "%" or all(unit == changed for unit in units)


def one_for_each(levels: Sequence[Level], count: int, changed: str | None) -> bool:
    """Whether changes in a unit are one of each of some levels, or of the last ones that add up to the one before."""
    if not fits([level.unit for level in levels[-count:]], changed):
        return False
    if len(levels) <= count:
        return len(levels) == count
    whole, *parts = [level.value for level in levels[-count - 1 :]]
    known = [part for part in parts if part is not None]
    return whole is not None and len(known) == count and abs(sum(known) - whole) <= whole * _ROUNDED


def levels_of_sentence_before(text: str, figures: Sequence[Figure], at: int, count: int) -> list[int]:
    """Return the levels of the sentence before a quantity where it has as many, be it behind the whole they make.

    电费86万元，水费12万元。与上年相比，分别下降|3万元、2万元
    """
    ends = [end.start() for end in re.finditer(SENTENCE_END, text[: figures[at].span.start])][-2:]
    floor = ends[0] if len(ends) > 1 else 0
    told = [number for number in range(at) if figures[number].span.start >= floor]
    if not ends or not told or figures[told[-1]].span.end > ends[-1]:
        return []
    levels = [figures[number] for number in told]
    are_levels = all(level.role == "level" for level in levels)
    return told[-count:] if are_levels and one_for_each(levels, count, figures[at].unit) else []
