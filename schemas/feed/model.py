"""The feed: one organisation and one coming year, as a program that writes the year's report takes it.

Decimals are exact; in JSON and Parquet they are strings. Offsets are half-open and count code points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from schemas.columns import column
from schemas.feed import words
from schemas.tables.collected import ANSWERS

VERSION = "1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where something is printed."""

    id: str = column("The row id of the evidence: the same evidence keeps its id.")
    doc_id: str = column("First 16 hex digits of the file's SHA-256.")
    file_name: str = column("Name of the file.")
    sha256: str = column("SHA-256 of the file, hexadecimal.")
    report_year: int = column("Year of the report.")
    page: int = column("Physical page, counted from 1, on which the words begin.")
    end_page: int | None = column("Physical page on which they end; null for sentences.")
    page_label: str | None = column("Page number as printed on that page.")
    box: tuple[float, ...] | None = column("x0, top, x1, bottom in points on the page, origin top left.")
    start: int = column("First code point in the document's text.")
    end: int = column("Code point after the last one.")
    quotation: str = column("The words as printed, blanks dropped except inside Latin text.")
    section: str | None = column("Id of the section (in `outline` where it is last year's).")
    statement: str | None = column(
        "Id of the sentence or table row that holds it: what stands in one belongs together."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """The organisation that reports."""

    id: str = column("Id of the organisation.")
    name: str = column("Full name, as its latest report prints it.")
    short_name: str | None = column("Short form that the latest report introduces.")
    other_names: tuple[str, ...] = column("Former and further names that its reports print.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One past report that the feed was made from."""

    doc_id: str = column("First 16 hex digits of the file's SHA-256.")
    file_name: str = column("Name of the file.")
    sha256: str = column("SHA-256 of the file, hexadecimal.")
    year: int = column("Year of the report.")
    type: str | None = column("Kind of report.")
    title: str | None = column("Title as printed on the cover, without organisation and year.")
    period_start: date | None = column("First day of its period.")
    period_end: date | None = column("Last day of its period.")
    pages: int = column("Number of physical pages.")
    status: str = column("How far it could be read.", allowed=("ok", "partial", "failed"))
    extractor_version: str = column("Version of the rules that read it.")
    is_last: bool = column("Whether it is the report whose outline and sentences are in the feed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A piece of a sentence that another year fills otherwise."""

    start: int = column("First code point in the text that holds it.")
    end: int = column("Code point after the last one.")
    text: str = column("The piece itself.")
    kind: str = column("What it is.", allowed=words.SLOT_KINDS)
    citation: str = column("Id of its evidence in `citations`.")
    indicator: str | None = column("Code or open key of the indicator, for a number that is known to state one.")
    series: str | None = column("Id of the series in `indicators` that the number belongs to.")
    role: str | None = column(
        "Of a number: level, or change (by how much something rose or fell).", allowed=("level", "change")
    )
    direction: str | None = column("Direction of a change.", allowed=("up", "down"))
    value: Decimal | None = column("The number in `unit`; null for a range and for what is no number.")
    decimals: int | None = column("Decimal places as printed.")
    unit: str | None = column("Unit after scaling (万元 → 元).")
    unit_as_printed: str | None = column("Unit as printed (万元).")
    qualifier: str | None = column("How the number is hedged.", allowed=words.QUALIFIERS)
    data_year: int | None = column("The year that a number is about.")
    date_start: date | None = column("First day of a year or date.")
    date_end: date | None = column("Last day of it.")
    precision: str | None = column("What of a date is printed.", allowed=words.PRECISIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading of last year's report, with the headings below it."""

    id: str = column("Id of the section.")
    level: int = column("1 is the outermost level of the body.")
    number: str | None = column("Bare ordinal as printed (一, 1, 1.1).")
    title: str = column("The heading without its number.")
    text: str = column("The heading as printed.")
    topic: str | None = column("Topic code of the section.")
    page: int = column("Physical page of the heading.")
    slots: tuple[Slot, ...] = column("Years and dates in `text`.")
    statements: tuple[str, ...] = column("Ids of the sentences right under it, in order.")
    children: "tuple[Title, ...]" = column("The headings one level below, in order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence or list item of last year's report."""

    id: str = column("Id of the statement; also that of its citation.")
    section: str | None = column("Id of the innermost section.")
    position: int = column("Place in the report, counted from 0.")
    paragraph: int = column("Paragraph, counted from 0: the sentences of one paragraph share it.")
    kind: str = column("What it is.", allowed=("sentence", "item"))
    text: str = column("The words as printed, blanks dropped except inside Latin text.")
    slots: tuple[Slot, ...] = column("Its slots in order; none overlap. Each slot's text put back gives the sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """What one report states of a year that several reports state."""

    report_year: int = column("Year of the report.")
    value: Decimal | None = column("The value, in the unit of the series.")
    display: str = column("As printed there.")
    verdict: str = column("What it is to the first one.", allowed=words.VINTAGE_VERDICTS)
    reason: str | None = column("The sentence that explains it.")
    citation: str | None = column("Id of its evidence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The value of one year: the latest that any past report states."""

    year: int = column("The year that the value is about.")
    period_start: date | None = column("First day of its period.")
    period_end: date | None = column("Last day of its period.")
    value: Decimal | None = column(
        "Exact value in the unit of the series; null for grades, ranges and ambiguous values."
    )
    low: Decimal | None = column("Lower bound of a range.")
    high: Decimal | None = column("Upper bound of a range.")
    grade: str | None = column("A grade (A).")
    decimals: int | None = column("Decimal places as printed.")
    unit_as_printed: str | None = column("Unit as printed (万件).")
    display: str = column("As printed (25.87万件); of a derived value as it would be printed.")
    qualifier: str = column("How it is hedged.", allowed=words.QUALIFIERS)
    status: str = column("How the value was had.", allowed=words.VALUE_STATUSES)
    report_year: int = column("Year of the report that states it.")
    name_confidence: Decimal | None = column(
        "How sure the name is that its sentence gave (`quantities.name_confidence`); below 0.7 it is to be checked; "
        "null where it is not measured."
    )
    citation: str | None = column("Id of its evidence.")
    vintages: tuple[Vintage, ...] = column("What each report states, the earliest first; empty where one alone does.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What became of the indicator from one year to the next one stated."""

    year_from: int = column("The earlier year.")
    year_to: int = column("The later year.")
    status: str = column("What became of it.", allowed=words.CHANGES)
    comparability: str = column("How far the two can be compared.", allowed=words.COMPARABILITIES)
    difference: Decimal | None = column("Later value less earlier value, exact; null where they can't be compared.")
    percent: Decimal | None = column("That in percent of the earlier value, rounded to 4 places; null for rates.")
    points: Decimal | None = column("That in percentage points, where the unit is %.")
    stated: Decimal | None = column("The change that the later report itself states.")
    stated_unit: str | None = column("Its unit.")
    note: str | None = column("What is to be known of the pair, in the language of the feed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was collected for the coming year."""

    year: int = column("The coming year.")
    answer: str = column("What was answered.", allowed=(*ANSWERS, "corrected"))
    value: Decimal | None = column("The value in the unit of the series, exact.")
    grade: str | None = column("A grade.")
    decimals: int | None = column("Decimal places as given.")
    display: str | None = column("As last year's report would print it; null where there is no value.")
    given: str | None = column("As given: value and unit of the values file.")
    material: str | None = column("Supporting material.")
    department: str | None = column("The department that gave it.")
    who: str | None = column("Who filled it in.")
    note: str | None = column("That person's remark.")
    source_file: str | None = column("The workbook that it came from.")
    source_cell: str | None = column("Sheet and cell there.")
    checks: tuple[str, ...] = column("What was to be confirmed when it was read back.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One indicator of the organisation, of one scope, basis and length of period, over the years."""

    id: str = column("Id of the series.")
    indicator: str = column("Code in the indicator dictionary, or an open key.")
    name: str = column("Name of the indicator.")
    topic: str | None = column("Topic of the indicator.")
    unit: str | None = column("Unit of all its values.")
    scope: str = column("Whose value it is.", allowed=words.SCOPES)
    scope_name: str | None = column("The part or group as printed.")
    basis: str = column("Whether it happened or is planned.", allowed=words.BASES)
    period: str = column("Length of the period (year, half6, …).")
    history: tuple[Point, ...] = column("Its values, the earliest year first.")
    changes: tuple[Shift, ...] = column("What became of it from year to year.")
    this_year: Wanted | None = column("What was collected for the coming year; null where nothing was.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourHeld:
    """An honour over the reports."""

    id: str = column("Id of the honour: from title and holder.")
    title: str = column("Title as the latest report that names it prints it.")
    recipient: str | None = column("Who holds it.")
    status: str = column("Whether it still stands.", allowed=words.HONOUR_STATUSES)
    first_report_year: int = column("First report that names it.")
    last_report_year: int = column("Last report that names it.")
    period_start: date | None = column("First day of its period, where printed.")
    period_end: date | None = column("Last day of its period.")
    note: str | None = column("What is to be known of it, in the language of the feed.")
    citation: str | None = column("Id of its evidence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """Something that past reports promised and that this year's report must speak of."""

    id: str = column("Id: the row id of the target in `indicators`, or of the sentence.")
    kind: str = column("target: with a number; plan: a sentence of last year's outlook.", allowed=words.AIM_KINDS)
    due: str = column(
        "now: for the coming year; later: for a year after it; overdue: for a past year, and no report tells of it.",
        allowed=words.DUES,
    )
    series: str | None = column("Id of the series of the values that it is held against; null where there is none.")
    indicator: str | None = column("Code or open key of the indicator.")
    name: str | None = column("Name of the indicator.")
    report_year: int = column("Year of the report that promised it.")
    target_year: int | None = column("Year that it is for.")
    text: str = column("The target, or the sentence, as printed.")
    value: Decimal | None = column("The target's value; the lower bound of a range.")
    unit: str | None = column("Its unit.")
    qualifier: str | None = column("How it is hedged.", allowed=words.QUALIFIERS)
    status: str | None = column("What became of it.", allowed=words.AIM_STATUSES)
    citation: str | None = column("Id of its evidence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that is not sure."""

    id: str = column("Id: from its kind and what it is about.")
    kind: str = column("What kind of doubt.", allowed=words.DOUBT_KINDS)
    doubt_class: str = column("error, contradiction or hint.", allowed=words.DOUBT_CLASSES)
    ruling: str = column("What a person has said of it.", allowed=words.RULINGS)
    text: str = column("In words, in the language of the feed.")
    series: str | None = column("Id of the series that it is about.")
    year: int | None = column("Year that it is about.")
    doc_id: str | None = column("Report that it is about.")
    page: int | None = column("Physical page there.")
    citations: tuple[str, ...] = column("Ids of the evidence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One organisation and the year that it must report on next."""

    format: str = column("What this is.", allowed=("nianjian-feed",))
    version: str = column("Version of the format. 1.x only adds fields; what is here keeps its meaning.")
    offsets: str = column("What offsets count.", allowed=("code_points",))
    language: str = column("Language of notes and doubts.", allowed=("zh", "en"))
    dictionary_version: str | None = column("Version of the indicator dictionary.")
    year: int = column("The coming year: the one that the next report is about.")
    last_year: int = column("Year of the last report.")
    organisation: Reporter = column("Who reports.")
    reports: tuple[Report, ...] = column("The past reports that the feed was made from, the earliest first.")
    outline: tuple[Title, ...] = column("Headings of the last report as a tree.")
    statements: tuple[Statement, ...] = column("Sentences of the last report in order.")
    indicators: tuple[Series, ...] = column("Indicators by topic and code.")
    honours: tuple[HonourHeld, ...] = column("Honours, those of the last report first.")
    commitments: tuple[Aim, ...] = column("What this year's report must speak of.")
    doubts: tuple[Doubt, ...] = column("What is not sure.")
    citations: Mapping[str, Citation] = column("Evidence by id.")
