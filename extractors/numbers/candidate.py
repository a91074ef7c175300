"""A figure on the way: offsets in the folded text, before hedges and changes are read."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True, kw_only=True)
class Candidate:
    """What one rule has read: `text[start:end]` is number and unit, `unit_text` the unit as printed."""

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
    rule: str
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """A number that a rule leaves: `text[start:end]` counts nothing; `reason` is one of `schemas.left_out`."""

    start: int
    end: int
    reason: str
