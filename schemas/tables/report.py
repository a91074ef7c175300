"""Rows about the report itself: documents, pages, sections, statements, organisations, problems."""

from dataclasses import dataclass
from datetime import date

from schemas.columns import column
from schemas.evidence import Evidence
from schemas.problems import REASONS, STAGES
from schemas.shared import shared


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One report. Written last: a document's rows count only once this row stands."""

    doc_id: str = shared("doc_id")
    file_name: str = column("Name of the file.")
    source_path: str = shared("source_path")
    other_paths: tuple[str, ...] = column("Paths of further copies of the same file (same hash), sorted.", default=())
    file_size: int = column("Size in bytes.")
    sha256: str = column("SHA-256 of the file, hexadecimal.")
    org: str | None = shared("org")
    org_short: str | None = column("Short form that the report introduces (以下简称).")
    org_id: str | None = shared("org_id")
    report_type: str | None = shared("report_type")
    title: str | None = column("Title as printed on the cover, without organisation and year.")
    stated_year: int | None = column(
        "The year that the report is about; null where it is unknown (then report_year is 0)."
    )
    period_start: date | None = shared("period_start")
    period_end: date | None = shared("period_end")
    page_count: int = column("Number of physical pages.")
    text_source: str = column("How the text was had.", allowed=("text", "ocr", "mixed", "none"))
    status: str = column(
        "ok: all read; partial: some pages could not be read; failed: nothing.", allowed=("ok", "partial", "failed")
    )
    extractor_version: str = column("Version of the rules that made the rows.")
    guide: str | None = column("Guide or standard that the report says it follows.")
    signatory: str | None = column("Who signs the report's statement.")
    outline: str | None = column(
        "Outline edition that the sections follow (schemas/outlines/editions.csv); null where none fits.", default=None
    )
    edition: str = shared("edition", allowed=("revised", "plain", "draft", "summary"), default="plain")
    edition_of: str | None = shared("edition_of", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One physical page."""

    doc_id: str = shared("doc_id")
    page: int = shared("page")
    page_label: str | None = column("Page number as printed.")
    width: float = column("Width in points.")
    height: float = column("Height in points.")
    text: str = column("All that is printed on the page, line by line, running heads too.")
    source: str = column("How the text was had.", allowed=("text", "ocr", "none"))
    health: tuple[str, ...] = column("What is wrong with the text; empty: healthy.")
    running_head: str | None = column("Running head.")
    running_foot: str | None = column("Running foot, page number included.")
    numbers: int = column(
        "How many numbers are printed on the page: runs of digits with their points and commas, in running heads, "
        "notes, tables and labels too; 2022年6月28日 and 3-5 are several, Han numerals none. "
        "numbers = read + left_out + unread.",
        default=0,
    )
    read: int = column("How many of them stand within a row of quantities, dates, honours or indicators.", default=0)
    left_out: int = column("How many are in no row because a rule leaves them.", default=0)
    left_out_by: tuple[str, ...] = column(
        "The rules' reasons with their counts, sorted: list_number=3. The reasons are listed below the table.",
        default=(),
    )
    unread: int = column("How many are in no row, and no rule says why: what may have been lost.", default=0)
    unread_text: tuple[str, ...] = column(
        "These numbers in the order of the page, each with up to four characters before and six behind it.", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """One heading with all that stands under it."""

    doc_id: str = shared("doc_id")
    section_id: str = shared("section_id")
    parent_id: str | None = column("Section that holds this one; null on the outermost level.")
    level: int = column("1 is the outermost heading level of the body.")
    number: str | None = column("Bare ordinal as printed (一, 1, 1.1, 01); null where there is none.")
    title: str = column("Heading without number, brackets and closing 。/：.")
    path: str = column("Titles from the outermost section down, joined by ' / '.")
    page: int = shared("page")
    start_char: int = shared("start_char")
    end_char: int = column("End of the section: start of the next heading of the same or a higher level.")
    text: str = shared("text")
    bbox: tuple[float, ...] | None = shared("bbox")
    text_length: int = column("Code points of text in the section, its heading not counted.")
    topic: str | None = column(
        "Topic code (schemas/outlines/topics.csv), also that of the section around it; null where no outline fits.",
        default=None,
    )
    contents_label: str | None = column(
        "Page number that the contents page gives for the heading; null if it is not listed.", default=None
    )
    rule: str = shared("rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One sentence or list item of the body."""

    doc_id: str = shared("doc_id")
    statement_id: str = shared("statement_id")
    section_id: str | None = shared("section_id")
    page: int = shared("page")
    start_char: int = shared("start_char")
    end_char: int = shared("end_char")
    text: str = shared("text")
    kind: str = column("What it is.", allowed=("sentence", "item"))
    column_year: int | None = column(
        "Year that its column of the page is about where two years stand side by side, or that stands beside it on a "
        "time line, else null: the report's.",
        default=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One name of an organisation that reports."""

    evidence: Evidence
    org_id: str = shared("org_id")
    name: str = column("The name as printed.")
    kind: str = column("What kind of name.", allowed=("full", "short", "former", "also"))
    rule: str = shared("rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read, or is unsure."""

    doc_id: str | None = shared("doc_id")
    file: str = column("Path relative to the root that was given.")
    page: int | None = shared("page")
    stage: str = column("Where it happened.", allowed=STAGES)
    reason: str = column("Why, from a closed list (`schemas/problems.py`).", allowed=REASONS)
    parameters: str = column(
        'What the reason needs to be told in words: a JSON object of texts, often with a `cause` ({"cause": '
        '"image_only"}); `nianjian show` makes the sentence from it, in either language.'
    )
