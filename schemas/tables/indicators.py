"""Rows of indicators: what a report says of one indicator for one period."""

from dataclasses import dataclass
from datetime import date

from schemas.columns import column
from schemas.evidence import Evidence
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
    indicator: str = column("Code in the indicator dictionary, or an open key (open:爆管抢修|次).")
    name: str = column("Name in the dictionary; of an open key the metric as printed.")
    surface: str = column("The metric as printed here, its subject before it where the match needed that.")
    value: float | None = column("Value in `unit`; null for grades and ranges.")
    value_text: str | None = column("The same as an exact decimal string; a grade as printed (A).")
    value_low: float | None = column("Lower bound of a range.", default=None)
    value_high: float | None = column("Upper bound of a range.", default=None)
    resolution: float | None = column(
        "What one step of the last printed digit is worth, in `unit` (12.3万 → 1000).", default=None
    )
    decimals: int | None = column("Decimal places as printed.", default=None)
    unit: str | None = column("Unit of the indicator; a value printed in another one is converted.")
    value_as_printed: str = column("The figure as printed, its approximation word and unit included.")
    unit_as_printed: str | None = column("The unit as printed (万度).")
    stated_unit: str | None = column("The unit after scaling, before conversion (度).")
    qualifier: str = column("How the figure is hedged.", allowed=QUALIFIERS)
    data_year: int | None = column("The year that the value is about; null where none is named.")
    period_start: date | None = column("First day of the period that the value is about.")
    period_end: date | None = column("Last day of that period.")
    period_text: str | None = column("The words that name a period which is none of the calendar.", default=None)
    period_class: str = column(
        "Length of the period: only like lengths are compared (event: days within the year).", allowed=PERIOD_CLASSES
    )
    scope: str = column(
        "Whose figure it is: the unit's, its group's, the parent company's alone, a part's.", allowed=SCOPES
    )
    scope_name: str | None = column("The part or group as printed.", default=None)
    basis: str = column("Whether it happened or is planned; budgets and their execution apart.", allowed=BASES)
    status: str = column("How the value was had.", allowed=STATUSES)
    change_value: float | None = column("The change against the year before that the report states.", default=None)
    change_unit: str | None = column("Unit of the stated change (%, 百分点, or the unit of the value).", default=None)
    change_direction: str | None = column("Direction of it.", allowed=("up", "down"), default=None)
    source: str = column("Whether it stands in prose or in a table.", allowed=("text", "table"))
    quantity_id: str | None = column("row_id of the quantity; null for grades and zero statements.")
    topic: str | None = column("Topic of the indicator; of an open key that of its section.", default=None)
    dictionary_version: str = column("Version of the indicator dictionary.")
    confidence: float = column("How sure the match of phrase and indicator is, 0 to 1.")
    reading: float | None = column(
        "How sure the figure's characters are, as `quantities.confidence`; null for a sound text layer.", default=None
    )
    rule: str = column("Short plain name of the rule that made the row.")
