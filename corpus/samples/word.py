"""A sample report as a word processor's document: headings by style, contents by reference, real tables and columns."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from corpus.samples.markup import Block, Report

FONT = "LXGW WenKai"
_TEXT = Mm(150)
_ALIGN = {"l": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}
_SIDES = {"left": "l", "centre": "c", "right": "r"}
# Which borders of a table are drawn.
_BORDERS = {
    "ruled": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "half": ("top", "bottom"),
    "open": (),
}


def _element(name: str, /, **attributes: object) -> Any:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def _set_font(style: Any, size: float, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)


def _add_field(paragraph: Any, code: str) -> None:
    """Add a field, which the program that opens the document works out."""
    for kind in ("begin", None, "separate", "", "end"):
        run = paragraph.add_run()
        if kind is None:
            run._r.append(_element("instrText"))
            run._r[-1].text = f" {code} "
        elif kind:
            run._r.append(_element("fldChar", fldCharType=kind))
        else:
            run.text = "1"


class _Writer:
    """The document as it grows."""

    def __init__(self, report: Report) -> None:
        self.report, self.document = report, docx.Document()
        self.size = float(report.facts.get("size", "12"))
        self.marks = 0
        normal = self.document.styles["Normal"]
        _set_font(normal, self.size)
        normal.paragraph_format.line_spacing = Pt(float(report.facts.get("leading", "22")))
        normal.paragraph_format.space_after = Pt(0)
        for level, larger in ((1, 4.0), (2, 2.0), (3, 0.0)):
            style = self.document.styles[f"Heading {level}"]
            _set_font(style, self.size + larger, bold=True)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12 - 4 * level), Pt(2)
        self.set_page(self.document.sections[0])

    @staticmethod
    def set_page(section: Any) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(30)
        section.top_margin = section.bottom_margin = Mm(28)

    def line(self, words: str, align: str = "l", size: float | None = None, bold: bool = False) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = _ALIGN[align]
        run = paragraph.add_run(words)
        run.bold = bold
        if size:
            run.font.size = Pt(size)
            paragraph.paragraph_format.line_spacing = Pt(size * 1.8)
        return paragraph

    def cover(self) -> None:
        for block in self.report.blocks:
            if block.kind == "cover":
                self.line(block.text, "c", block.size, bold=block.size > 20)

    def contents(self) -> None:
        """Write the contents, each number a reference to the page of its heading."""
        self.line("目  录", "c", 18, bold=True)
        headings = [block for block in self.report.blocks if block.kind == "heading"]
        for number, block in enumerate(headings):
            paragraph = self.line(block.text + "\t")
            paragraph.paragraph_format.left_indent = Pt(2 * self.size * (block.level - 1))
            paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            _add_field(paragraph, f"PAGEREF heading{number} \\h")

    def section(self, number: int | None, *, foot: bool, kind: Any = WD_SECTION.NEW_PAGE) -> Any:
        """Begin a section with the running header, and the footer where it has one; its pages count from `number`."""
        section = self.document.add_section(kind)
        self.set_page(section)
        facts = self.report.facts
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        head = section.header.paragraphs[0]
        head.text, head.alignment = facts["header"], _ALIGN[_SIDES[facts.get("header_at", "centre")]]
        if foot:
            paragraph = section.footer.paragraphs[0]
            paragraph.alignment = _ALIGN["c"]
            before, _, after = facts["footer"].partition("n")
            paragraph.add_run(before)
            _add_field(paragraph, "PAGE")
            paragraph.add_run(after)
        if number is not None:
            section._sectPr.append(_element("pgNumType", start=number))
        return section

    def heading(self, block: Block) -> None:
        paragraph = self.document.add_heading(block.text, block.level)
        if block.level == 1 and block.number is None:
            paragraph.alignment = _ALIGN["c"]
        start = _element("bookmarkStart", id=self.marks, name=f"heading{self.marks}")
        paragraph._p.append(start)
        paragraph._p.append(_element("bookmarkEnd", id=self.marks))
        self.marks += 1

    def paragraph(self, block: Block) -> None:
        paragraph = self.document.add_paragraph(block.text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Pt(2 * self.size)

    def columns(self, _: Block) -> None:
        section = self.document.add_section(WD_SECTION.CONTINUOUS)
        section._sectPr.append(_element("cols", num=2, space=480))

    def one_column(self, _: Block) -> None:
        section = self.document.add_section(WD_SECTION.CONTINUOUS)
        for old in section._sectPr.findall(qn("w:cols")):
            section._sectPr.remove(old)

    def table(self, block: Block) -> None:
        rows, widths = block.rows, block.widths
        table = self.document.add_table(len(rows), len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        borders = _element("tblBorders")
        for side in _BORDERS[block.options.get("style", "ruled")]:
            borders.append(_element(side, val="single", sz=4, color="000000"))
        table._tbl.tblPr.append(borders)
        align = block.options.get("align", "c" * len(widths))
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                into = table.cell(r, c)
                into.width = int(_TEXT * widths[c] / sum(widths))
                if cell.goes_on:
                    into.merge(table.cell(r - 1, c))
                    continue
                self._fill(into.paragraphs[0], cell, bold=r == 0)
                into.paragraphs[0].alignment = _ALIGN[align[c]]
                if r == 0 and block.options.get("style") == "half":
                    under = _element("tcBorders")
                    under.append(_element("bottom", val="single", sz=4, color="000000"))
                    into._tc.get_or_add_tcPr().append(under)
        if block.options.get("repeat") == "yes":
            table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader"))

    def _fill(self, paragraph: Any, cell: Block, bold: bool) -> None:
        paragraph.paragraph_format.line_spacing = Pt(15)
        raised = {i for mark in cell.marks if mark.kind == "f" for i in range(mark.start, mark.end)}
        for at, character in enumerate(cell.text):
            run = paragraph.add_run(character)
            run.bold, run.font.size, run.font.superscript = bold, Pt(10), at in raised or None


def write_word(report: Report, path: Path) -> None:
    """Write a report as a Word document."""
    writer = _Writer(report)
    first = int(report.facts.get("first_page", "1"))
    writer.cover()
    writer.section(None, foot=first <= 2)
    writer.contents()
    writer.section(4 - first if first > 1 else None, foot=True)
    places: dict[str, Callable[[Block], Any]] = {
        "heading": writer.heading,
        "paragraph": writer.paragraph,
        "table": writer.table,
        "columns": writer.columns,
        "one_column": writer.one_column,
        "right": lambda block: writer.line(block.text, "r"),
        "centre": lambda block: writer.line(block.text, "c", bold=True),
        "break": lambda _: writer.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE),
        "cover": lambda _: None,
    }
    for block in report.blocks:
        places[block.kind](block)
    writer.document.save(str(path))
