"""Rows about what the report says: quantities, dates, honours, entities."""

from dataclasses import dataclass
from datetime import date

from schemas.columns import column
from schemas.evidence import Evidence

QUALIFIERS = ("exact", "about", "nearly", "more_than", "at_least", "at_most", "less_than", "range")
KINDS = ("count", "amount", "ratio", "duration", "age", "length", "area", "volume", "mass", "energy", "other")
HEAD_BASES = ("budget", "execution", "plan", "target")
PRECISIONS = ("day", "month", "quarter", "half", "year", "range", "part_of_month", "relative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One stated figure."""

    evidence: Evidence
    value: float | None = column("The number with 十/百/千/万/亿 multiplied out; null for a range.")
    value_text: str | None = column("The same as an exact decimal string.")
    value_low: float | None = column("Lower bound of a range.", default=None)
    value_high: float | None = column("Upper bound of a range.", default=None)
    decimals: int | None = column("Decimal places as printed (25.87万件: 2).")
    unit: str | None = column("Unit after scaling (万元 → 元); null for a bare number.")
    unit_text: str | None = column("Unit as printed, scaling word included (万件).")
    qualifier: str = column("How the figure is hedged.", allowed=QUALIFIERS)
    metric: str | None = column("The noun phrase measured, as printed.")
    subject: str | None = column("Who or what has it, where the sentence says so.")
    period_start: date | None = column(
        "First day of the period that the figure is about; null where only a phrase names it."
    )
    period_end: date | None = column("Last day of that period.")
    period_text: str | None = column(
        "The words that name the period, where they are no calendar period (创建期内, 两年内).", default=None
    )
    kind: str = column("Dimension of the unit.", allowed=KINDS)
    role: str = column(
        "level, or change: the figure says by how much something rose or fell.", allowed=("level", "change")
    )
    direction: str | None = column("Direction of a change.", allowed=("up", "down"), default=None)
    source: str = column("Whether the figure stands in prose or in a table.", allowed=("text", "table"))
    basis: str | None = column(
        "What the heads of a cell say that its figure is (预算数, 决算数, 指标值, 2024E); null where they say nothing.",
        allowed=HEAD_BASES,
        default=None,
    )
    confidence: float | None = column(
        "Lowest confidence, 0 to 1, of the figure's characters where OCR read them; 0.8 in a text layer that OCR of "
        "another program made, 0.5 in one that is misread in places; null for a sound text layer.",
        default=None,
    )
    indicator: str | None = column("Code in the indicator dictionary; null until it is matched.", default=None)
    rule: str = column("Short plain name of the rule that made the row.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """One mention of a date or period."""

    evidence: Evidence
    start: date = column("First day of the period that is named.")
    end: date = column("Last day of it, inclusive.")
    precision: str = column("What was printed.", allowed=PRECISIONS)
    inferred_year: bool = column("Whether the year is not printed but inferred.")
    event: str | None = column("What happened or is dated, as printed.")
    rule: str = column("Short plain name of the rule that made the row.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour:
    """One award held by someone."""

    evidence: Evidence
    title: str = column("Title as printed without year, edition and recipient.")
    recipient: str | None = column("Who holds it, as printed; the unit's short name where only the unit can be meant.")
    recipient_type: str | None = column(
        "What the recipient is.", allowed=("unit", "team", "person", "project", "people")
    )
    grantor: str | None = column("Who gave it, where stated apart from the title.")
    award_level: str | None = column(
        "Level of the award, from title or grantor.", allowed=("国家", "省市", "区县", "集团", "公司", "行业", "其他")
    )
    period_start: date | None = column("First day of the award's period, where printed.")
    period_end: date | None = column("Last day of the award's period.")
    edition: str | None = column("Edition as printed (第二十届).")
    document_number: str | None = column("Document number as printed (华川通信〔2022〕389号).")
    rule: str = column("Short plain name of the rule that made the row.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """One mention of a person, an organisation or a place."""

    evidence: Evidence
    kind: str = column("What is named.", allowed=("PERSON", "ORG", "PLACE"))
    name: str = column("The name as printed here.")
    canonical: str = column("One name for all mentions of the same entity in this document.")
    role: str | None = column("Title of a person as printed here (党总支书记、主任).")
    rule: str = column("Short plain name of the rule that made the row.")
