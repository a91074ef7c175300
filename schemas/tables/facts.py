"""Rows about what the report says: quantities, dates, honours, entities."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from schemas.columns import column
from schemas.evidence import Evidence
from schemas.phrase import SAID_BASES, Phrase
from schemas.shared import shared

QUALIFIERS = ("exact", "about", "nearly", "more_than", "at_least", "at_most", "less_than", "range")
KINDS = ("count", "amount", "ratio", "duration", "age", "length", "area", "volume", "mass", "energy", "other")
SURE_NAME, DOUBTED_NAME = 0.85, 0.7
"""`name_confidence` from which on a name needs no second look, and below which it is to be checked."""
PRECISIONS = ("day", "month", "quarter", "half", "year", "range", "part_of_month", "relative")


def is_doubted(name_confidence: float | Decimal | None) -> bool:
    """Whether a name of this `name_confidence` is to be checked; one that is not measured is not."""
    return name_confidence is not None and name_confidence < DOUBTED_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One stated quantity."""

    evidence: Evidence
    value: float | None = shared("value")
    value_text: str | None = shared("value_text")
    value_low: float | None = shared("value_low", default=None)
    value_high: float | None = shared("value_high", default=None)
    decimals: int | None = shared("decimals")
    unit: str | None = shared("unit")
    unit_text: str | None = column("Unit as printed, scaling word included (万件).")
    qualifier: str = shared("qualifier", allowed=QUALIFIERS)
    phrase: Phrase
    period_start: date | None = shared("period_start")
    period_end: date | None = shared("period_end")
    period_text: str | None = shared("period_text", default=None)
    kind: str = column("Dimension of the unit.", allowed=KINDS)
    role: str = column(
        "level, or change: the quantity says by how much something rose or fell.", allowed=("level", "change")
    )
    direction: str | None = column("Direction of a change.", allowed=("up", "down"), default=None)
    source: str = shared("source", allowed=("text", "table", "card"))
    basis: str | None = column(
        "What the words say that the quantity is: those of the metric (预算安排), of its clause (力争), of the headers "
        "of a cell (决算数, 指标值, 2024E). Where they say nothing it is null, but `budget` for sums of money (and "
        "shares of them) that a budget of a department or unit sets for its own year.",
        allowed=SAID_BASES,
        default=None,
    )
    confidence: float | None = column(
        "Lowest confidence, 0 to 1, of the quantity's characters where OCR read them; 0.8 in a text layer that OCR of "
        "another program made, 0.5 in one that is misread in places; null for a sound text layer.",
        default=None,
    )
    name_confidence: float | None = shared("name_confidence", default=None)
    indicator: str | None = shared("indicator", default=None)
    rule: str = shared("rule")

    @property
    def metric(self) -> str | None:
        """The noun phrase measured, as printed."""
        return self.phrase.metric

    @property
    def subject(self) -> str | None:
        """Who or what has it, where the sentence says so."""
        return self.phrase.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """One mention of a date or period."""

    evidence: Evidence
    start: date = column("First day of the period that is named.")
    end: date = column("Last day of it, inclusive.")
    precision: str = column("What was printed.", allowed=PRECISIONS)
    inferred_year: bool = column("Whether the year is not printed but inferred.")
    event: str | None = column("What happened or is dated, as printed.")
    rule: str = shared("rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour:
    """One award held by someone."""

    evidence: Evidence
    title: str = shared("title")
    recipient: str | None = shared("recipient")
    recipient_type: str | None = column(
        "What the recipient is.", allowed=("unit", "team", "person", "project", "people")
    )
    grantor: str | None = shared("grantor")
    award_level: str | None = column(
        "Level of the award, from title or grantor.", allowed=("国家", "省市", "区县", "集团", "公司", "行业", "其他")
    )
    period_start: date | None = shared("period_start")
    period_end: date | None = shared("period_end")
    edition: str | None = column("Edition as printed (第二十届).")
    document_number: str | None = column("Document number as printed (华川通信〔2022〕217号).")
    rule: str = shared("rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """One mention of a person, an organisation or a place."""

    evidence: Evidence
    kind: str = column("What is named.", allowed=("PERSON", "ORG", "PLACE"))
    name: str = column("The name as printed here.")
    canonical: str = column("One name for all mentions of the same entity in this document.")
    role: str | None = column("Title of a person as printed here (党总支书记、主任).")
    rule: str = shared("rule")
