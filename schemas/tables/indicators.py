"""Rows of indicators: what a report says of one indicator for one period."""

from dataclasses import dataclass
from datetime import date

from schemas.columns import column
from schemas.evidence import Evidence
from schemas.phrase import Parts
from schemas.shared import shared
from schemas.tables.facts import QUALIFIERS

SCOPES = ("unit", "group", "parent_only", "part")
BASES = ("actual", "budget", "execution", "plan", "target")
STATUSES = ("stated", "derived", "ambiguous", "none_occurred")
PERIOD_CLASSES = ("year", "instant", "half", "quarter", "month", "event", "years", "named", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """What a report states of one indicator, scope, basis and data period.

    Two time axes: `report_year` (the folder) says which report, `data_year` which year the value is about. What no
    entry of the indicator dictionary covers stands under an open key (`open:` and the bare metric phrase).
    """

    evidence: Evidence
    indicator: str = shared("indicator")
    name: str = shared("name")
    surface: str = column("The metric as printed here, its subject before it where the match needed that.")
    parts: Parts = Parts()
    value: float | None = shared("value")
    value_text: str | None = shared("value_text")
    value_low: float | None = shared("value_low", default=None)
    value_high: float | None = shared("value_high", default=None)
    resolution: float | None = column(
        "What one step of the last printed digit is worth, in `unit` (12.3万 → 1000).", default=None
    )
    decimals: int | None = shared("decimals", default=None)
    unit: str | None = shared("unit")
    value_as_printed: str = column("The quantity as printed, its approximation word and unit included.")
    unit_as_printed: str | None = column("The unit as printed (万度).")
    stated_unit: str | None = column("The unit after scaling, before conversion (度).")
    qualifier: str = shared("qualifier", allowed=QUALIFIERS)
    data_year: int | None = shared("data_year")
    period_start: date | None = shared("period_start")
    period_end: date | None = shared("period_end")
    period_text: str | None = shared("period_text", default=None)
    period_class: str = column(
        "Length of the period: only like lengths are compared (event: days within the year).", allowed=PERIOD_CLASSES
    )
    scope: str = shared("scope", allowed=SCOPES)
    scope_name: str | None = shared("scope_name", default=None)
    basis: str = shared("basis", allowed=BASES)
    status: str = column("How the value was had.", allowed=STATUSES)
    change_value: float | None = column("The change against the year before that the report states.", default=None)
    change_unit: str | None = column("Unit of the stated change (%, 百分点, or the unit of the value).", default=None)
    change_direction: str | None = column("Direction of it.", allowed=("up", "down"), default=None)
    change_basis: str | None = column(
        "Basis of the value that it is against, where that is not the row's own: a budget against last year's "
        "execution.",
        allowed=BASES,
        default=None,
    )
    source: str = shared("source", allowed=("text", "table", "card"))
    quantity_id: str | None = column("row_id of the quantity; null for grades and zero statements.")
    also_ids: tuple[str, ...] = column(
        "row_id of the other quantities of the report that say the same, in their order.", default=()
    )
    also_pages: tuple[int, ...] = column("The pages that they stand on, each once.", default=())
    topic: str | None = shared("topic", default=None)
    dictionary_version: str = column("Version of the indicator dictionary.")
    confidence: float = column("How sure the match of phrase and indicator is, 0 to 1.")
    reading: float | None = column(
        "How sure the quantity's characters are, as `quantities.confidence`; null for a sound text layer.", default=None
    )
    name_confidence: float | None = shared("name_confidence", default=None)
    rule: str = shared("rule")
