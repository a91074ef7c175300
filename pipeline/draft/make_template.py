"""Makes the template that ships: `python -m pipeline.draft.make_template FILE.docx`."""

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

_BODY, _HEAD, _SUB = "仿宋", "黑体", "楷体"
_COLUMNS = (
    ("指标", "name", 4.2),
    ("{{ last_year - 1 }}年", "before", 2.2),
    ("{{ last_year }}年", "last", 2.6),
    ("{{ year }}年", "this", 2.6),
    ("增减", "change", 1.9),
    ("{{ last_year }}年出处", "source", 2.3),
)


def _font(style: Any, name: str, size: float, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), bold
    style.font.italic, style.font.color.rgb = False, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if "Theme" in key:
            del fonts.attrib[key]
    for key, font in (("w:eastAsia", name), ("w:ascii", "Times New Roman"), ("w:hAnsi", "Times New Roman")):
        fonts.set(qn(key), font)


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    _font(normal, _BODY, 16)
    normal.paragraph_format.line_spacing = Pt(28)
    normal.paragraph_format.space_after = Pt(0)
    for level, (name, size) in enumerate(((_HEAD, 16), (_SUB, 16), (_BODY, 16)), 1):
        style = document.styles[f"Heading {level}"]
        _font(style, name, size, bold=level == 3)
        style.paragraph_format.space_before = Pt(10 if level == 1 else 4)
        style.paragraph_format.space_after = Pt(4 if level == 1 else 0)
        style.paragraph_format.line_spacing = Pt(28)
    _font(document.styles["Title"], _HEAD, 22)
    for line in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        line.getparent().remove(line)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)


def _title(document: Any) -> None:
    title = document.add_paragraph("{{ org.name }}", style="Title")
    second = document.add_paragraph("{{ year }}年{{ title }}", style="Title")
    for paragraph in (title, second):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = Pt(36)


def _small(document: Any, text: str) -> Any:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(18)
    run = paragraph.add_run(text)
    run.font.size = Pt(10.5)
    return paragraph


def _blocks(document: Any) -> None:
    document.add_paragraph("{%p for block in blocks %}")
    for condition, style in (("if block.level == 1", "Heading 1"), ("elif block.level == 2", "Heading 2"),
                             ("elif block.level > 2", "Heading 3"), ("else", "Normal")):  # fmt: skip
        document.add_paragraph(f"{{%p {condition} %}}")
        paragraph = document.add_paragraph("{{r block.text }}", style=style)
        paragraph.paragraph_format.first_line_indent = Pt(32)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")


def _lists(document: Any) -> None:
    heading = document.add_paragraph("附：写稿参考（定稿前删除）", style="Heading 1")
    heading.paragraph_format.page_break_before = True
    document.add_paragraph("{%p if unplaced %}")
    document.add_paragraph("一、未写入正文的今年数", style="Heading 2")
    document.add_paragraph("{%p for one in unplaced %}")
    _small(document, "{{ one.name }}：{{ one.value }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if commitments %}")
    document.add_paragraph("{{ '二' if unplaced else '一' }}、今年报告须答复的目标", style="Heading 2")
    document.add_paragraph("{%p for promise in commitments %}")
    _small(
        document,
        "{{ promise.year }}年目标：{{ promise.name }}{{ promise.text }}（{{ promise.due }}；{{ promise.source }}）",
    )
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if doubts %}")
    document.add_paragraph("{{ '三' if unplaced else '二' }}、须核对之处", style="Heading 2")
    document.add_paragraph("{%p for doubt in doubts %}")
    _small(document, "{{ doubt.text }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ '四' if unplaced else '三' }}、指标对照", style="Heading 2")


def _cell(cell: Any, text: str, width: float, *, bold: bool = False) -> None:
    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Pt(15)
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(9), bold


def _table(document: Any) -> None:
    table = document.add_table(rows=4, cols=len(_COLUMNS))
    table.style, table.autofit = "Table Grid", False
    for at, (head, name, width) in enumerate(_COLUMNS):
        table.columns[at].width = Cm(width)
        _cell(table.cell(0, at), head, width, bold=True)
        _cell(table.cell(1, at), "{%tr for line in indicators %}" if at == 0 else "", width)
        _cell(table.cell(2, at), f"{{{{ line.{name} }}}}", width)
        _cell(table.cell(3, at), "{%tr endfor %}" if at == 0 else "", width)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)


def _page_number(section: Any) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ").font.size = Pt(10.5)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —").font.size = Pt(10.5)


def make_template(path: Path) -> None:
    """Write the template."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _styles(document)
    _page_number(section)
    _title(document)
    note = _small(
        document,
        "底稿：以{{ last_year }}年报告为底，共{{ counts.sentences }}句。已换今年数{{ counts.given }}处，"
        "推算增减{{ counts.computed }}处，年份顺延{{ counts.moved }}处；【待填】{{ counts.open }}处，"
        "【沿用待改】{{ counts.marked }}句。旧数出处见批注。定稿前删除本段。",
    )
    note.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _blocks(document)
    _lists(document)
    _table(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = (
        "{{ org.name }}{{ year }}年{{ title }}（底稿）",
        "年鉴",
        "",
    )
    document.save(str(path))


if __name__ == "__main__":
    make_template(Path(sys.argv[1]))
