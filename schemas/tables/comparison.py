"""Rows of the comparison: made from the tables of many reports, never stored with one of them."""

from dataclasses import dataclass
from datetime import date

from schemas.columns import column

CHANGE_STATUSES = (
    "same",
    "changed",
    "new",
    "dropped",
    "restated",
    "unit_changed",
    "scope_changed",
    "ambiguous",
)
VERDICTS = ("same", "rounding", "restated", "scope_change", "unit_error", "conflict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One indicator of one organisation in two years.

    `value_from/to` are the latest values that any report states, `first_reported_*` the first ones. Comparability: A
    same definition, unit and scope; B renamed or unit converted; C scope, basis, restated or event value; D not
    comparable, no change computed.
    """

    org_id: str = column("Id of the organisation.")
    org: str = column("Name of the organisation.")
    indicator: str = column("Code in the indicator dictionary, or an open key.")
    name: str = column("Name of the indicator.")
    unit: str | None = column("Unit of both values.")
    scope: str = column("Whose figure it is.")
    scope_name: str | None = column("The part or group as printed.")
    basis: str = column("actual, budget, execution, plan or target.")
    period: str = column(
        "Length of the period of both values: year, half6 (to June), quarter9, month11, years2, named:… Of two lengths "
        "(scope_changed) the earlier one's."
    )
    topic: str | None = column("Topic of the indicator.")
    year_from: int = column("The earlier year.")
    year_to: int = column("The later year.")
    value_from: float | None = column("Value of the earlier year.")
    value_to: float | None = column("Value of the later year.")
    value_text_from: str | None = column("The same as printed digits, or a grade.")
    value_text_to: str | None = column("The same for the later year.")
    first_reported_from: float | None = column("Value of the earlier year in the first report that states it.")
    first_reported_to: float | None = column("Value of the later year in the first report that states it.")
    change: float | None = column("value_to - value_from; null where the two can't be compared.")
    change_percent: float | None = column("Change in percent of value_from; null on a zero base and for rates.")
    change_points: float | None = column("Change in percentage points, where the unit is %.")
    stated_change: float | None = column("The change that the later report itself states.")
    stated_change_unit: str | None = column("Its unit.")
    status: str = column(
        "What became of the indicator. ambiguous: a report contradicts itself, or gives several figures under one "
        "short name; the note says which.",
        allowed=CHANGE_STATUSES,
    )
    comparability: str = column("How far the two can be compared.", allowed=("A", "B", "C", "D"))
    note: str | None = column("Why not A, or what is to be known of the pair, in the language that was asked for.")
    surface_from: str | None = column("The metric as printed for the earlier year.")
    surface_to: str | None = column("The metric as printed for the later year.")
    similarity: float | None = column("How alike two open keys are that were joined; null where no joining was needed.")
    doc_id_from: str | None = column("The report that gives the earlier value.")
    page_from: int | None = column("Its page.")
    row_id_from: str | None = column("Row id of its evidence in `indicators`.")
    text_from: str | None = column("The figure as printed there.")
    doc_id_to: str | None = column("The report that gives the later value.")
    page_to: int | None = column("Its page.")
    row_id_to: str | None = column("Row id of its evidence.")
    text_to: str | None = column("The figure as printed there.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """A value of one year that more than one report gives, or one report twice: every later one beside the first."""

    org_id: str = column("Id of the organisation.")
    org: str = column("Name of the organisation.")
    indicator: str = column("Code in the indicator dictionary, or an open key.")
    name: str = column("Name of the indicator.")
    unit: str | None = column("Unit of both values.")
    scope: str = column("Whose figure it is.")
    scope_name: str | None = column("The part or group as printed.")
    basis: str = column("actual, budget, execution, plan or target.")
    period: str = column("Length of their period, as in changes.")
    data_year: int = column("The year that the values are about.")
    first_value: float | None = column("Value in the first report.")
    first_report_year: int = column("Year of that report.")
    first_doc_id: str = column("That report.")
    first_page: int = column("Its page.")
    first_text: str = column("The figure as printed there.")
    later_value: float | None = column("Value in the later report.")
    later_report_year: int = column("Year of that report.")
    later_doc_id: str = column("That report.")
    later_page: int = column("Its page.")
    later_text: str = column("The figure as printed there.")
    verdict: str = column("What the two are to each other.", allowed=VERDICTS)
    reason: str | None = column("The sentence that explains it, where the later report has one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A file of a group that stands for the same report: one organisation, type and year."""

    org_id: str = column("Id of the organisation.")
    org: str = column("Name of the organisation.")
    report_type: str | None = column("Kind of report.")
    report_year: int = column("Year of the report.")
    doc_id: str = column("The file.")
    source_path: str = column("Its path.")
    edition: str = column("What kind of edition it is.", allowed=("revised", "plain", "draft", "summary"))
    speaks: bool = column("Whether the comparison takes this file for the year.")
    edition_of: str | None = column("The file that speaks instead; null for the one that speaks.")
    reason: str = column("Why, in the language that was asked for.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourStanding:
    """One honour of one organisation over its reports."""

    org_id: str = column("Id of the organisation.")
    org: str = column("Name of the organisation.")
    title: str = column("Title as printed in the latest report that names it.")
    recipient: str | None = column("Who holds it.")
    first_report_year: int = column("First report that names it.")
    last_report_year: int = column("Last report that names it.")
    period_start: date | None = column("First day of its period, where printed.")
    period_end: date | None = column("Last day of its period.")
    status: str = column(
        "held: in the latest report and an earlier one; renewed: the same with a later period or edition; lapsed: its "
        "period has ended; earlier: without a period, in earlier reports only; new: first named by the latest report.",
        allowed=("held", "renewed", "lapsed", "earlier", "new"),
    )
    note: str | None = column("What is to be known of it.")
    doc_id: str = column("The report of the evidence.")
    page: int = column("Its page.")
    row_id: str = column("Row id of its evidence in `honours`.")
    text: str = column("The words as printed there.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A target that a report sets itself, beside what the next report says."""

    org_id: str = column("Id of the organisation.")
    org: str = column("Name of the organisation.")
    indicator: str = column("Code in the indicator dictionary, or an open key.")
    name: str = column("Name of the indicator.")
    unit: str | None = column("Unit of target and value.")
    report_year: int = column("Year of the report that sets the target.")
    target_year: int | None = column("Year that the target is for.")
    target: str = column("The target as printed, its approximation word included.")
    target_value: float | None = column("Its value; the lower bound of a range.")
    qualifier: str = column("How it is hedged (at_least, at_most, …).")
    actual_value: float | None = column("What the report of the target year states; null where it states nothing.")
    actual_text: str | None = column("That as printed.")
    status: str = column(
        "What became of it.",
        allowed=("met", "missed", "differs", "not_reported", "no_report", "not_comparable"),
    )
    doc_id: str = column("The report that sets the target.")
    page: int = column("Its page.")
    row_id: str = column("Row id of its evidence in `indicators`.")
    actual_doc_id: str | None = column("The report with the value.")
    actual_page: int | None = column("Its page.")
    actual_row_id: str | None = column("Row id of its evidence in `indicators`.")
