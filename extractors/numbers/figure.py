"""The noun of this reader: one stated quantity."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

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
