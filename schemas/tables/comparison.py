"""Rows of the comparison: made from the tables of many reports, never stored with one of them."""

from dataclasses import dataclass
from datetime import date

from schemas.columns import column
from schemas.shared import shared
from schemas.tables.facts import QUALIFIERS
from schemas.tables.indicators import BASES, SCOPES

LIKELY_RENAMED = "likely_renamed"
ALONE = ("new", "dropped", LIKELY_RENAMED)
"""What became of what one of two years alone states."""
CHANGE_STATUSES = (
    "same",
    "changed",
    *ALONE,
    "restated",
    "unit_changed",
    "scope_changed",
    "ambiguous",
)
VERDICTS = ("same", "rounding", "restated", "scope_change", "unit_error", "conflict")
CHECKS = ("unit_slip", "sign", "over_100", "tenfold")
SEVERAL = " / "
"""What stands between the printed quantities of a value that is several: 3% / 6% / 13%."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One indicator of one organisation in two years.

    `value_from/to` are the latest values that any report states, `first_reported_*` the first ones. Comparability: A
    same definition, unit and scope; B renamed or unit converted; C scope, basis, restated or event value; D not
    comparable, no change computed.
    """

    org_id: str = shared("org_id")
    org: str = shared("org")
    indicator: str = shared("indicator")
    name: str = shared("name")
    unit: str | None = shared("unit")
    scope: str = shared("scope", allowed=SCOPES)
    scope_name: str | None = shared("scope_name")
    basis: str = shared("basis", allowed=BASES)
    period: str = shared("period")
    topic: str | None = shared("topic")
    year_from: int = column("The earlier year.")
    year_to: int = column("The later year.")
    value_from: float | None = column("Value of the earlier year.")
    value_to: float | None = column("Value of the later year.")
    value_text_from: str | None = column("The same as printed digits, or a grade.")
    value_text_to: str | None = column("The same for the later year.")
    first_reported_from: float | None = column("Value of the earlier year in the first report that states it.")
    first_reported_to: float | None = column("Value of the later year in the first report that states it.")
    change: float | None = column("value_to - value_from; null where the two can't be compared.")
    change_percent: float | None = column(
        "Change in percent of value_from; null on a zero base, where the sign turns, and for rates."
    )
    change_points: float | None = column("Change in percentage points, where the unit is %.")
    stated_change: float | None = column("The change that the later report itself states.")
    stated_change_unit: str | None = column("Its unit.")
    stated_change_basis: str | None = column(
        "Basis of what it is against where that is another one than value_from's (a budget against last year's "
        "execution): then it says nothing of `change`.",
        allowed=BASES,
    )
    status: str = column(
        "What became of the indicator. ambiguous: a report contradicts itself (`contradicts`), or gives several "
        "quantities under one name. likely_renamed: one year alone states it, and the other year's report states what "
        "is likely the same under another name (`likely_name`); the two are not joined.",
        allowed=CHANGE_STATUSES,
    )
    contradicts: bool = column("Whether a report contradicts itself; else several quantities may be of several things.")
    comparability: str = column("How far the two can be compared.", allowed=("A", "B", "C", "D"))
    check: str | None = column(
        "What makes the pair one to be looked at by a person: a factor of about ten thousand (unit_slip), opposite "
        "signs of what has none, a rate over 100 %, a factor of ten and more.",
        allowed=CHECKS,
    )
    note: str | None = shared("note")
    surface_from: str | None = column("The metric as printed for the earlier year.")
    surface_to: str | None = column("The metric as printed for the later year.")
    similarity: float | None = column("How alike two open keys are that were joined; null where no joining was needed.")
    doc_id_from: str | None = column("The report that gives the earlier value.")
    page_from: int | None = column("Its page.")
    row_id_from: str | None = column("Row id of its evidence in `indicators`.")
    text_from: str | None = column("The quantity as printed there.")
    doc_id_to: str | None = column("The report that gives the later value.")
    page_to: int | None = column("Its page.")
    row_id_to: str | None = column("Row id of its evidence.")
    text_to: str | None = column("The quantity as printed there.")
    likely_name: str | None = column(
        "Of what is likely renamed: the name of what the other year's report states, with its part or scope."
    )
    likely_year: int | None = column("The year that this is about.")
    likely_value: float | None = column("Its value.")
    likely_text: str | None = column("The quantity as printed there.")
    likely_doc_id: str | None = column("The report that states it.")
    likely_page: int | None = column("Its page.")
    likely_row_id: str | None = column("Row id of its evidence in `indicators`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """A value of one year that more than one report gives, or one report twice: every later one beside the first."""

    org_id: str = shared("org_id")
    org: str = shared("org")
    indicator: str = shared("indicator")
    name: str = shared("name")
    unit: str | None = shared("unit")
    scope: str = shared("scope", allowed=SCOPES)
    scope_name: str | None = shared("scope_name")
    basis: str = shared("basis", allowed=BASES)
    period: str = shared("period")
    data_year: int = shared("data_year")
    first_value: float | None = column("Value in the first report.")
    first_report_year: int = shared("first_report_year")
    first_doc_id: str = column("That report.")
    first_page: int = column("Its page.")
    first_text: str = column("The quantity as printed there.")
    later_value: float | None = column("Value in the later report.")
    later_report_year: int = column("Year of that report.")
    later_doc_id: str = column("That report.")
    later_page: int = column("Its page.")
    later_text: str = column("The quantity as printed there.")
    verdict: str = column("What the two are to each other.", allowed=VERDICTS)
    reason: str | None = column("The sentence that explains it, where the later report has one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A file of a group that stands for the same report: one organisation, type and year."""

    org_id: str = shared("org_id")
    org: str = shared("org")
    report_type: str | None = shared("report_type")
    report_year: int = shared("report_year")
    doc_id: str = shared("doc_id")
    source_path: str = shared("source_path")
    edition: str = shared("edition", allowed=("revised", "plain", "draft", "summary"))
    speaks: bool = column("Whether the comparison takes this file for the year.")
    edition_of: str | None = shared("edition_of")
    reason: str = column("Why, in the language that was asked for.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourStanding:
    """One honour of one organisation over its reports.

    `title` is that of the latest report that names it; `doc_id, page, row_id, text` are its evidence in `honours`.
    """

    org_id: str = shared("org_id")
    org: str = shared("org")
    title: str = shared("title")
    recipient: str | None = shared("recipient")
    grantor: str | None = shared("grantor")
    first_report_year: int = shared("first_report_year")
    last_report_year: int = column("Last report that names it.")
    period_start: date | None = shared("period_start")
    period_end: date | None = shared("period_end")
    status: str = column(
        "held: in the latest report and an earlier one; renewed: the same with a later period or edition; lapsed: its "
        "printed term of more than a year has ended (not the last one, where the latest report names it while the next "
        "one runs); earlier: without such a term, in earlier reports only; new: first named by the latest report.",
        allowed=("held", "renewed", "lapsed", "earlier", "new"),
    )
    note: str | None = shared("note")
    doc_id: str = shared("doc_id")
    page: int = shared("page")
    row_id: str = shared("row_id")
    text: str = shared("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A target that a report sets itself, beside what the next report says.

    `report_year, doc_id, page, row_id` are of the report that sets the target, the evidence being in `indicators`; that
    of a change (能耗下降3%), which is no value of an indicator, in `quantities`.
    """

    org_id: str = shared("org_id")
    org: str = shared("org")
    indicator: str = shared("indicator")
    name: str = shared("name")
    unit: str | None = shared("unit")
    report_year: int = shared("report_year")
    target_year: int | None = column("Year that the target is for.")
    target: str = column("The target as printed, its approximation word included.")
    target_value: float | None = column("Its value; the lower bound of a range.")
    qualifier: str = shared("qualifier", allowed=QUALIFIERS)
    actual_value: float | None = column("What the report of the target year states; null where it states nothing.")
    actual_text: str | None = column("That as printed.")
    status: str = column(
        "What became of it.",
        allowed=("met", "missed", "differs", "not_reported", "no_report", "not_comparable"),
    )
    stated_outcome: str | None = column("What a table of targets itself says of it (已完成), as printed.")
    note: str | None = shared("note")
    doc_id: str = shared("doc_id")
    page: int = shared("page")
    row_id: str = shared("row_id")
    actual_doc_id: str | None = column("The report with the value.")
    actual_page: int | None = column("Its page.")
    actual_row_id: str | None = column("Row id of its evidence in `indicators`.")
