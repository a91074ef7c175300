"""The 核对单 of a draft in Word: a table in the type of a draft, a finding on one page, the headers on each."""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.escaping import show_safely
from pipeline.messages import Messages
from pipeline.proof.draft import Proof
from pipeline.proof.sheets import headers, list_cells, notes
from pipeline.untouched import save_office

_BODY, _HEAD, _LATIN = "仿宋", "黑体", "Times New Roman"  # as in a draft
_SHADE, _EDGE = "DCE6F1", "A6A6A6"  # of the headers, as in the workbook; of the lines
_COLOURS = {"错误": "C00000", "矛盾": "9C5700", "提示": "595959"}
_A4 = (29.7, 21.0)  # centimetres, landscape
_MARGIN = 1.5
_CM = (1.1, 1.3, 1.0, 7.0, 4.8, 4.7, 2.1, 2.5, 2.2)  # widths of the columns
_TITLE, _POINTS, _SMALL = 16, 10, 8  # of the title, of all else, of the ids
_CLASS, _RULING, _ID = 1, 6, 8  # columns


def write_word(proof: Proof, output: Path, say: Messages) -> None:
    """Write the list as a Word file."""
    document = Document()
    style = document.styles["Normal"]
    _set_font(style, _BODY, _POINTS)
    style.paragraph_format.space_after = Pt(0)
    _lay_out(document.sections[0])
    title = document.add_paragraph().add_run(say("proof.title", file=proof.report.document["file_name"]))
    _set_font(title, _HEAD, _TITLE)
    for line in [*notes(proof, say), say("proof.how")]:
        document.add_paragraph(line)
    document.add_paragraph()
    names = headers(say)
    table = document.add_table(rows=1, cols=len(names))
    table.style, table.autofit = "Table Grid", False
    _draw_lines(table)
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        _write(cell, name, _HEAD, _POINTS)
        _shade(cell, _SHADE)
    for cells in list_cells(proof, say):
        row = table.add_row()
        for at, (cell, told) in enumerate(zip(row.cells, cells, strict=True)):
            run = _write(cell, show_safely(told), _HEAD if at == _CLASS else _BODY, _SMALL if at == _ID else _POINTS)
            if at == _CLASS:
                run.font.color.rgb = RGBColor.from_string(_COLOURS[told])
            if at in (_RULING, _RULING + 1):
                _shade(cell, "FFF9E1")  # to be filled in, as in a 收数表
    for column, width in zip(table.columns, _CM, strict=True):
        column.width = Cm(width)  # LibreOffice goes by the columns, Word by the cells
    for at, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if not at:
            properties.append(OxmlElement("w:tblHeader"))  # on each page again
        for cell, width in zip(row.cells, _CM, strict=True):
            cell.width = Cm(width)
    save_office(output, lambda place: document.save(str(place)))


def _lay_out(page: Any) -> None:
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(_A4[0]), Cm(_A4[1])
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN)
    run = page.footer.paragraphs[0].add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            part.text = text
        else:
            part.set(qn("w:fldCharType"), str(kind))
        run._r.append(part)


def _set_font(run: Any, font: str, points: int) -> None:
    run.font.name, run.font.size = _LATIN, Pt(points)
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _write(cell: Any, text: str, font: str, points: int) -> Any:
    run = cell.paragraphs[0].add_run(text)
    _set_font(run, font, points)
    return run


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _draw_lines(table: Any) -> None:
    """Draw thin grey lines, and leave room between them and the words."""
    properties = table._tbl.tblPr
    lines = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _EDGE)):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
    properties.append(lines)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)
