"""A report as the checks see it: its rows by table, and its paragraphs, lines and quantities put together once."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, wraps
from typing import Any, TypeVar

from extractors.outline.heading_numbers import Marker, read_marker
from pipeline.checks.aligned import align, place_in
from pipeline.checks.check import Row
from pipeline.checks.grid import Grid
from pipeline.checks.paragraphs import Line, Paragraph, width_of
from pipeline.checks.printed import quote, quote_in, write_as
from pipeline.reading.ocr.route import DOUBTED, UNREAD, UNSURE
from schemas.text import squeeze

_Answer = TypeVar("_Answer")
# Kinds of report that speak of their year alone; budgets and annual reports name the year before on every page.
_OF_ITS_YEAR = ("社会责任", "文明单位", "ESG", "可持续发展", "环境、社会")
_PROVEN = 3  # rows of numbers
_ENDED = re.compile("[。！？!?：:；;”）)]$")  # how a paragraph ends that goes on nowhere
_SIDE_BY_SIDE = 2  # pages on which a heading stands twice from which on two reports stand side by side
_GOES_ON = re.compile("[、，,]$")
# What is wrong with a page whose words may be other ones than printed; of what was mended (radicals, doubled) none is.
_DAMAGED = DOUBTED | UNREAD | {UNSURE, "unmapped", "latin_noise"}
# Words for the unit itself, or for all of it.
_OWN = re.compile(
    r"[本我该全]?(?:公司|集团|中心|单位|学校|医院|银行)|[本我该全][行司院校局厂所馆站区县市街镇乡村社]|社区|街道"
)
# The item of the functional classification with which a paragraph of a budget begins: （款）住房公积金（项）.
_ITEM = re.compile(r"^.{0,60}?(?P<item>[^（）()“”。，；：\d.．、][^（）()“”。，；：]{1,29})[（(]项[）)]")


_VERB = 6  # characters before a change in which the verb stands


class Report:
    """One report: the row of `documents` and its rows of the other tables; `earlier` are those of years before.

    `ledger` has the lines of `compare`'s restatements whose later side is this report, `targets` those of its
    commitments for this report's year, `aims` those that this report sets, `flagged` its pairs of years that are to be
    checked and whose later side is this report; `written` are the paragraphs of a Word draft.
    """

    def __init__(self, document: Row, tables: Mapping[str, Sequence[Row]], earlier: Sequence["Report"] = ()) -> None:
        self.document = document
        self.tables = tables
        self.earlier = tuple(earlier)
        self.ledger: Sequence[Row] = ()
        self.targets: Sequence[Row] = ()
        self.aims: Sequence[Row] = ()
        self.flagged: Sequence[Row] = ()
        self.written: Sequence[str] = ()
        self.answers: dict[object, Any] = {}

    def rows(self, table: str) -> Sequence[Row]:
        """Return its rows of a table, in the order of the text; what is the unit's own has no subject."""
        return self._quantities if table == "quantities" else self.tables.get(table, ())

    @cached_property
    def _quantities(self) -> Sequence[Row]:
        """The quantities, changes with words before them: 接听热线1,286次 and 中心接听热线1,286次 are of the same."""
        rows = self.tables.get("quantities", ())
        return [self._told(q) for q in rows]

    def _told(self, q: Row) -> Row:
        own = {"subject": None} if _OWN.fullmatch(q["subject"] or "") else {}
        statement = self.statement_by_id.get(q["statement_id"] or "") if q["role"] == "change" else None
        if statement is not None:
            own["said_before"] = statement["text"][: place_in(statement, q)][-_VERB:]
        return {**q, **own} if own else q

    @property
    def doc_id(self) -> str:
        """Id of the report."""
        return str(self.document["doc_id"])

    @property
    def year(self) -> int | None:
        """The year that it is about."""
        year: int | None = self.document["stated_year"]
        return year

    @property
    def year_before(self) -> "Report | None":
        """The report of the year right before its own; None where there is none."""
        last = self.earlier[-1] if self.earlier else None
        return last if last and self.year and last.year == self.year - 1 else None

    @property
    def named_kind(self) -> str:
        """The words for its kind, with its title; empty where it has neither."""
        return f"{self.document['report_type'] or ''}{self.document['title'] or ''}"

    @property
    def of_its_year(self) -> bool:
        """Whether it is of a kind that speaks of its own year alone: 社会责任报告, no budget and no annual report."""
        return any(word in self.named_kind for word in _OF_ITS_YEAR)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs: sentences between which nothing stands, no line break either."""
        found: list[list[Row]] = []
        for row in self.rows("statements"):
            follows = found and found[-1][-1]["end_char"] == row["start_char"]
            if follows:
                found[-1].append(row)
            else:
                found.append([row])
        return tuple(Paragraph(tuple(group)) for group in found)

    @cached_property
    def passages(self) -> tuple[Paragraph, ...]:
        """The paragraphs, those that a page parts within a sentence, or a line behind a comma, put together."""
        found: list[tuple[Row, ...]] = []
        for paragraph in self.paragraphs:
            before, first = found[-1][-1] if found else None, paragraph.sentences[0]
            torn = before is not None and before["page"] is not None and not _ENDED.search(before["text"])
            on = _GOES_ON.search(before["text"]) if before else None
            if torn and before and first["page"] in (before["page"] + 1, before["page"] if on else None):
                found[-1] = (*found[-1], *paragraph.sentences)
            else:
                found.append(paragraph.sentences)
        return tuple(map(Paragraph, found))

    @cached_property
    def worded(self) -> Sequence[Row]:
        """Its sentences, headings and cells."""
        return (*self.rows("statements"), *self.rows("sections"), *self.rows("tables"))

    @cached_property
    def words(self) -> str:
        """The words of its sentences, headings and cells without their blanks, a line each."""
        return "\n".join(self.squeezed)

    @cached_property
    def squeezed(self) -> Sequence[str]:
        """The words of each of its sentences, headings and cells without their blanks."""
        return tuple(squeeze(row["text"]) for row in self.worded)

    def rows_with(self, said: str) -> Iterator[Row]:
        """Yield the sentences, headings and cells that hold some words."""
        return (row for row, text in zip(self.worded, self.squeezed, strict=True) if said in text)

    def row_with(self, said: str) -> Row | None:
        """Return the first sentence, heading or cell that holds some words."""
        return next(self.rows_with(said), None)

    @cached_property
    def of_statement(self) -> Mapping[str, Sequence[Row]]:
        """The quantities of each sentence of the text, by its id, with their places in the sentence's own text."""
        found = _by(self.rows("quantities"), "statement_id", lambda row: row["source"] == "text")
        known = self.statement_by_id
        return {key: align(known[key], rows) if key in known else rows for key, rows in found.items()}

    def quantities_of(self, statement: Row) -> Sequence[Row]:
        """Return the quantities of a sentence of the text."""
        return self.of_statement.get(statement["statement_id"], ())

    @cached_property
    def statement_by_id(self) -> Mapping[str, Row]:
        """The sentences by id."""
        return {row["statement_id"]: row for row in self.rows("statements")}

    @cached_property
    def section_by_id(self) -> Mapping[str, Row]:
        """The sections by id."""
        return {row["section_id"]: row for row in self.rows("sections")}

    @cached_property
    def by_table(self) -> Mapping[str, Sequence[Row]]:
        """The cells of each table, by its id."""
        return _by(self.rows("tables"), "table_id")

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Its tables as numbers."""
        units = {row["start_char"]: row["unit"] for row in self.rows("quantities") if row["source"] == "table"}
        return tuple(Grid(cells, units) for cells in self.by_table.values())

    @cached_property
    def long_grids(self) -> tuple[Grid, ...]:
        """Its tables with so many rows of numbers that the sums of its rows prove each other."""
        return tuple(grid for grid in self.grids if len(grid.rows) >= _PROVEN)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The printed lines of pages whose text is sound, running heads and feet left out."""
        found: list[Line] = []
        for page in self.rows("pages"):
            if page["page"] in self.damaged_pages:
                continue
            heads = {page["running_head"], page["running_foot"]} - {None}
            texts = [line for line in (page["text"] or "").split("\n") if line.strip() and line not in heads]
            widths = sorted(map(width_of, texts))
            full = widths[len(widths) * 3 // 4] if widths else 0.0
            found += (Line(page["page"], line, width_of(line), full) for line in texts)
        return tuple(found)

    @cached_property
    def damaged_pages(self) -> frozenset[int]:
        """The pages whose text may not be as printed: read by OCR, damaged, or mended."""
        pages = self.rows("pages")
        return frozenset(page["page"] for page in pages if page["source"] != "text" or page["health"])

    @cached_property
    def numbered_lines(self) -> tuple[tuple[str, Marker | None], ...]:
        """The lines without their blanks, each with the number that it begins with."""
        return tuple((squeeze(line.text), read_marker(line.text.strip())) for line in self.lines)

    @cached_property
    def _unsound(self) -> frozenset[tuple[str, int]]:
        """Report and number of the pages, of this report and the earlier ones, that were not had from sound text."""
        return frozenset(
            (report.doc_id, page["page"])
            for report in (self, *self.earlier)
            for page in report.rows("pages")
            if page["source"] != "text" or not _DAMAGED.isdisjoint(page["health"])
        )

    def is_sound(self, row: Row) -> bool:
        """Whether a row, of this report or an earlier one, was read from sound text, or put right by a person."""
        reading = row["reading"] if "reading" in row else row.get("confidence")
        if row.get("rule") == "corrected":
            return True
        return (row["doc_id"], row.get("page")) not in self._unsound and (reading is None or reading >= 1)

    @cached_property
    def is_side_by_side(self) -> bool:
        """Whether two reports stand side by side, one a column: on two pages or more a heading stands twice."""
        seen = Counter((s["page"], squeeze(s["text"])) for s in self.rows("sections") if read_marker(s["text"]))
        return len({page for (page, _), count in seen.items() if count > 1}) >= _SIDE_BY_SIDE

    @cached_property
    def item_by_statement(self) -> Mapping[str, str]:
        """The budget item of whose paragraph a sentence is, by the id of the sentence: 住房公积金."""
        items = ((p, _ITEM.search(p.sentences[0]["text"])) for p in self.paragraphs)
        return {row["statement_id"]: found["item"] for p, found in items if found for row in p.sentences}

    def topic_of(self, row: Row) -> str:
        """Return the topic of the section that a row stands in; empty where there is none."""
        section = self.section_by_id.get(row["section_id"] or "")
        return str((section or {}).get("topic") or "")

    def sentence_of(self, row: Row) -> str:
        """Return the sentence that a row stands in; its own words where there is none."""
        found = self.statement_by_id.get(row["statement_id"] or "")
        return str(found["text"] if found else row["text"])


def once_a_report(how: Callable[[Report], _Answer]) -> Callable[[Report], _Answer]:
    """Return a function of a report that works its answer out once for each report: several checks ask for it."""

    @wraps(how, updated=())
    def answer(report: Report) -> _Answer:
        if how not in report.answers:
            report.answers[how] = how(report)
        found: _Answer = report.answers[how]
        return found

    return answer


def whole_name(row: Row) -> str:
    """Return what a quantity is called: whose it is, and what is counted."""
    return f"{row['subject'] or ''}{row['metric'] or ''}"


def printed_row(report: Report, page: int, text: str, key: str = "") -> dict[str, Any]:
    """Return the row of what is printed on a page and is in no table; `key` stands for the text in its id."""
    return {"doc_id": report.doc_id, "row_id": f"{report.doc_id}:{page}:{key or text}", "page": page, "text": text}


def _by(rows: Iterable[Row], column: str, wanted: Any = None) -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row[column] and (wanted is None or wanted(row)):
            found[row[column]].append(row)
    return found


def id_of(row: Row) -> str:
    """Return the id of a row of any table; of a page or a document, what names it."""
    for name in ("row_id", "statement_id", "section_id"):
        if row.get(name):
            return str(row[name])
    return f"{row['doc_id']}:{row.get('page') or ''}"


def named(row: Row, beside: Row | None = None) -> str:
    """Return a quantity as it is quoted: its metric with the printed value and its unit.

    Beside one printed in another unit of its sort, in that unit too: 283,860,500元＝28,386.05万元.
    """
    value = quote(row) if beside is None else quote_in(row, beside)
    return f"{row.get('surface') or row.get('metric') or ''}{value}"


def quote_sum(whole: Row, parts: Sequence[Row], got: float) -> dict[str, str]:
    """Return what a message says of parts that make `got` (in the unit of the rows) and not the whole.

    All is written in the printed unit of the whole: 合同员工75名＋派遣员工3名＝78名, 相差1名.
    """
    return {
        "parts": "＋".join(map(named, parts)),
        "total": write_as(got, whole),
        "whole": named(whole),
        "apart": write_as(abs(got - float(whole["value"])), whole),
    }
