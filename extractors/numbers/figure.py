"""The noun of this reader: one stated quantity."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from extractors.numbers.number import Number
from extractors.numbers.place import Unit
from extractors.rule import NOT_READ, Rule
from schemas.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One stated quantity: where it stands, what it is worth, in what unit, how it is hedged.

    `span` is in the text that was read and takes in a touching word of approximation; `text` is that piece without
    blanks. A range has `low` and `high` and no `value`. `unit` is the unit after scaling (万元 → 元), `unit_text` the
    unit as printed (万元). `qualifier`, `kind`, `role` and `direction` are as in `schemas.tables.facts`. `rules` are
    the names of the rules that took part: first the one that read it, then those of its sign, hedges and change.
    """

    span: Span
    text: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None
    unit_text: str | None = None
    qualifier: str = "exact"
    kind: str = "other"
    role: str = "level"
    direction: str | None = None
    rules: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The names of the rules that took part, as the column `rule` says them."""
        return "; ".join(self.rules)

    def in_words(self) -> str:
        """Return what it is worth in one line, with six decimals at most: `about 30 人次`, `3–5 次`, `12 % up`."""
        worth = "–".join(_plain(value) for value in (self.value, self.low, self.high) if value is not None)
        hedge = self.qualifier if self.qualifier not in ("exact", "range") else None
        return " ".join(filter(None, (hedge, worth, self.unit, self.direction)))


def _plain(value: Decimal) -> str:
    shown = f"{value:.6f}"
    return shown.rstrip("0").rstrip(".")


def columns_of_figure(figure: Figure) -> dict[str, Any]:
    """Return the columns of `schemas.tables.Quantity` that a quantity itself settles: value, unit, qualifier, role."""
    value, low, high = figure.value, figure.low, figure.high
    return {
        # A run of more than 300 digits has no binary value; its decimal text stands all the same.
        "value": None if value is None or value.adjusted() > 300 else float(value),
        "value_text": None if value is None else format(value, "f"),
        "value_low": None if low is None else float(low),
        "value_high": None if high is None else float(high),
        "decimals": figure.decimals,
        "unit": figure.unit,
        "unit_text": figure.unit_text,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "role": figure.role,
        "direction": figure.direction,
    }


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
