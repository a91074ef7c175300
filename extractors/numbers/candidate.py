"""A quantity on the way: offsets in the folded text, before hedges and changes are read; and a number that is left."""

from dataclasses import dataclass, field
from decimal import Decimal

from extractors.numbers.number import Number
from extractors.numbers.units import Unit
from extractors.rule import NOT_READ, Rule


@dataclass(slots=True, kw_only=True)
class Candidate:
    """What one rule has read: `text[start:end]` is number and unit, `unit_text` the unit as printed.

    `number` and `measure` are the number and the unit that exclusions look at; a candidate without them is none of
    their business (a share in words, a number that stands bare). `rules` are the names of all rules that took part,
    the one that read it first.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None
    unit_text: str | None = None
    kind: str = "other"
    more: str | None = None
    number: Number | None = None
    measure: Unit | None = None
    change: str | None = None
    rules: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Left:
    """A number that the rule of a name leaves: `text[start:end]` counts nothing that is reported here.

    `reason` is one of `schemas.left_out`, or NOT_READ where the rule only says that this reader must not take the
    number (a date, 3×4, digits of a longer number): unless another reader takes it, it stays unread.
    """

    start: int
    end: int
    reason: str
    rule: str


def left_by(rule: Rule[object], start: int, end: int) -> Left:
    """Return what a rule leaves between two offsets."""
    return Left(start, end, rule.reason or NOT_READ, rule.name)
