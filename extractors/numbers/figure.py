"""The noun of this reader: one stated figure."""

from dataclasses import dataclass
from decimal import Decimal

from schemas.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One stated figure: where it stands, what it is worth, in what unit, how it is hedged.

    `span` is in the text that was read and takes in a touching word of approximation; `text` is that piece without
    blanks. A range has `low` and `high` and no `value`. `unit` is the unit after scaling (万元 → 元), `unit_text` the
    unit as printed (万元). `qualifier`, `kind`, `role` and `direction` are as in `schemas.tables.facts`.
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
    rule: str
