"""The document: one text with its blocks, tables, sections and passages, and the evidence of each row made of it."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from schemas.evidence import Evidence, row_id
from schemas.located import Located
from schemas.printed import Printed
from schemas.text import Span, squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that a document came from. `path` is relative to the root that the user named."""

    doc_id: str
    sha256: str
    file_name: str
    path: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of the document's text.

    `kind` is `cover`, `contents`, `table`, `card`, `chart`, `column` (of a table whose rows cannot be told) or `body`.
    `size`, `bold`, `font` are those of most of its characters; `indent` is how far its first line begins right of the
    page's text margin, in points; `lines` how many printed lines it takes; `full` whether its last line reaches the
    right margin. `panel` numbers the panels of a page; 0: it stands in none. `frame` numbers the boxes of a page with
    text in them and nothing beside them. `year` is the one that its column is about where two years stand side by side,
    or an `event` of a time line: the time alone, or what happened then. `tinted`: all of it is in colour. `entry`
    numbers the entries of lists on a page, each a name over what it is and has; 0: of none.
    """

    span: Span
    kind: str
    page: int
    size: float
    font: str
    bold: bool
    indent: float
    lines: int
    full: bool
    panel: int = 0
    frame: int = 0
    year: int | None = None
    event: bool = False
    tinted: bool = False
    entry: int = 0

    @property
    def box(self) -> int:
        """The number of the panel or frame that it stands in, 0 for none."""
        return self.panel or self.frame


class TableCell(NamedTuple):
    """A cell of a table: place in the grid (from 0), how many rows and columns it takes, its text's span and page."""

    row: int
    column: int
    row_span: int
    column_span: int
    span: Span
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, also one that runs over page breaks. `cells` are in reading order; an empty cell has an empty span.

    `headers` counts the rows of headers at its top where the page reader knows them.
    """

    span: Span
    page: int
    cells: tuple[TableCell, ...]
    rule: str
    headers: int | None = None

    def __hash__(self) -> int:
        """Return a hash of its place alone: its cells would be gone through each time that a cache is asked for it."""
        return hash(self.span)

    def row_spans(self) -> dict[int, Span]:
        """Return the span from the first to the last cell of each row that has a filled cell."""
        ends: dict[int, tuple[int, int]] = {}
        for cell in self.cells:
            start, end = cell.span.start, cell.span.end
            if start < end:
                first, last = ends.get(cell.row, (start, end))
                ends[cell.row] = min(first, start), max(last, end)
        return {row: Span(*span) for row, span in ends.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A key-figure card: a large number, its caption, and how it changed where the card says so.

    `remarks` are lines in small print below, `unit` is a unit that stands by itself. `years` are the years of a card
    with a number for each, every one with its number; `value` is then around all of them.
    """

    span: Span
    page: int
    caption: Span
    value: Span
    change: Span | None
    remarks: tuple[Span, ...] = ()
    unit: Span | None = None
    years: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and all that stands under it, up to the next heading of its level or a higher one.

    `heading` is the span of the heading as printed, `span` that of the whole section. `number` is the bare ordinal as
    printed (一, 1.1), None where there is none. `contents_label` is its page number on the contents page, `topic` its
    code in the topic tree, None where no outline fits.
    """

    section_id: str
    parent_id: str | None
    level: int
    number: str | None
    title: str
    path: str
    heading: Span
    span: Span
    rule: str
    contents_label: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text that readers read on its own.

    `kind` is `sentence`, `item` (a list item), `heading` or `cover`. Text of tables and contents pages is no passage.
    `year` is the one that its column is about where two years stand side by side, or an `event` of a time line, else
    None: the report's.
    """

    span: Span
    kind: str
    statement_id: str | None
    section_id: str | None
    year: int | None = None
    event: bool = False


class Doubt(NamedTuple):
    """What is unsure about the identity: reason, cause and values as `schemas.problems.KNOWN` lists them."""

    reason: str
    cause: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What report it is. What is unsure is None or has its reason in `doubts`.

    `canonical` is the name that the user's aliases join `org` to. `day` is the day on which a text was written, for
    words such as 本月 or 昨天; None for a report, which looks back on a year.
    """

    org: str | None = None
    canonical: str | None = None
    org_short: str | None = None
    also: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    report_type: str | None = None
    title: str | None = None
    year: int | None = None
    day: date | None = None
    period: tuple[date, date] | None = None
    guide: str | None = None
    signatory: str | None = None
    doubts: tuple[Doubt, ...] = ()


class _Known:
    """What is worked out once about a document, when it is first asked for: a report is cited thousands of times."""

    __slots__ = ("cells", "passages", "rows", "said", "sections")

    def __init__(self) -> None:
        self.passages: list[int] | None = None
        self.sections: list[int] | None = None
        self.rows: dict[Span, dict[int, Span]] = {}
        self.said: dict[Span, str] = {}
        self.cells: dict[Span, tuple[Evidence, Printed]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Located):
    """A report as its readers see it.

    `identity`, `sections` and `passages` are added by the first readers for the later ones. `faults` is what the page
    readers met about the file as a whole (`second_reader`), `outline` names the edition that the sections follow, None
    where none fits.
    """

    source: Source
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    cards: tuple[KeyFigure, ...] = ()
    identity: Identity = field(default_factory=Identity)
    sections: tuple[Section, ...] = ()
    outline: str | None = None
    passages: tuple[Passage, ...] = ()
    faults: tuple[str, ...] = ()
    _known: _Known = field(default_factory=_Known, init=False, repr=False, compare=False)

    @property
    def doc_id(self) -> str:
        """The first 16 hex digits of the file's SHA-256."""
        return self.source.doc_id

    @property
    def year(self) -> int | None:
        """The report year: the one that the report states."""
        return self.identity.year

    @property
    def period(self) -> tuple[date, date] | None:
        """The reporting period: the one that the report states, else its year."""
        year = self.year
        return self.identity.period or ((date(year, 1, 1), date(year, 12, 31)) if year else None)

    def year_of(self, passage: Passage) -> int | None:
        """Return the year that a passage is about: that of its column or event, else the report year."""
        return passage.year or self.year

    def period_of(self, passage: Passage) -> tuple[date, date] | None:
        """Return the period that a passage reports on: the year of its column or event, else the reporting period."""
        year = passage.year
        return (date(year, 1, 1), date(year, 12, 31)) if year and year != self.year else self.period

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds a code point, or None (contents, tables)."""
        known = self._known
        if known.passages is None:
            known.passages = [passage.span.start for passage in self.passages]
        at = bisect_right(known.passages, offset) - 1
        if at >= 0 and offset < self.passages[at].span.end:
            return self.passages[at]
        return None

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that holds a code point, or None before the first heading."""
        known = self._known
        if known.sections is None:
            known.sections = [section.span.start for section in self.sections]
        at = bisect_right(known.sections, offset) - 1
        while at >= 0 and offset >= self.sections[at].span.end:
            at -= 1  # behind a box, whose text ends before that of the section it stands in
        return self.sections[at] if at >= 0 else None

    def id_of(self, span: Span, kind: str, *apart: str | None) -> str:
        """Return the id of a row of some kind that rests on a span; `apart` tells rows on the same words apart."""
        return row_id(self.doc_id, self._printed(span, next(self.pieces(span), None)), kind, *apart)

    def row_of(self, table: Table, row: int) -> Span:
        """Return the span from the first to the last cell of a row of a table."""
        rows = self._known.rows
        if table.span not in rows:
            rows[table.span] = table.row_spans()
        return rows[table.span][row]

    def _row_said(self, row: Span) -> str:
        """Return the id of a row of a table as a statement: all its cells share it."""
        said = self._known.said
        if row not in said:
            said[row] = self.id_of(row, "table row")
        return said[row]

    def cite(self, span: Span, kind: str, *apart: str | None, statement: Span | None = None) -> Evidence:
        """Make the evidence for a span: page, box, words, section and statement.

        `kind` is the table of the row; `apart` is what tells it from other rows of that table on the same words.
        `statement` is the row of a table that the span stands in; elsewhere the passage around it is the statement.
        Raises ValueError for an empty span or one that reaches past the text.
        """
        if not len(span) or span.end > len(self.text):
            raise ValueError(f"cannot cite {span.start}..{span.end} of a text of {len(self.text)} characters")
        if statement and (known := self._known.cells.get(span)):  # several readers cite each cell
            return replace(known[0], row_id=row_id(self.doc_id, known[1], kind, *apart))
        pieces = list(self.pieces(span))
        places, printed = self._places(pieces), self._printed(span, pieces[0] if pieces else None)
        page = places[0].page if places else self.page_at(span.start)
        passage, section = self.passage_at(span.start), self.section_at(span.start)
        said = self._row_said(statement) if statement else passage.statement_id if passage else None
        evidence = Evidence(
            doc_id=self.doc_id,
            row_id=row_id(self.doc_id, printed, kind, *apart),
            page=page,
            end_page=places[-1].page if places else page,
            start_char=span.start,
            end_char=span.end,
            text=squeeze(span.of(self.text)),
            bbox=places[0].box if places else None,
            section_id=section.section_id if section else None,
            statement_id=said,
        )
        if statement:
            self._known.cells[span] = evidence, printed
        return evidence
