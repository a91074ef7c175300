"""A draft as a Word file: a template filled, sources as comments, an East Asian font on every run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run
from docxtpl import DocxTemplate, RichText
from jinja2 import TemplateError

from pipeline.draft.context import Context, Rich
from pipeline.draft.hints import Piece
from pipeline.draft.template import check_template, environment
from pipeline.untouched import save_office

FONT = "仿宋"
AUTHOR = "年鉴"
# Marks in the private use area lead from a rendered run back to its comment.
_MARK = re.compile("\ue000(\\d+)\ue001")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ue000\ue001]")
# What is to be done is said in words (【待填】); the shade only helps the eye.
_SHADES = {
    "open": "FFF2AB",
    "day": "FFF2AB",
    "way": "FFF2AB",
    "hint": "FFF2AB",
    "first": "E8E8E8",
    "mark": "FFD9B3",
    "old": "E8E8E8",
    "turned": "E8E8E8",
}


class _Comments:
    """The comments of a draft, by the number that marks their run."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def rich(self, pieces: Sequence[Piece]) -> RichText:
        """Return pieces as docxtpl prints them, each with a comment in a run of its own."""
        found = RichText()
        for piece in pieces:
            words = _UNPRINTABLE.sub("", piece.text)
            if piece.comment:
                words = f"\ue000{len(self.texts)}\ue001{words}"
                self.texts.append(piece.comment)
            found.add(
                words, highlight=_SHADES.get(piece.kind), bold=piece.kind in ("open", "day", "way", "hint", "mark")
            )
        return found


def _printable(value: Any, comments: _Comments) -> Any:
    """Return a context as docxtpl takes it: dictionaries, lists, words, rich text."""
    if isinstance(value, Rich):
        return comments.rich(value)
    if is_dataclass(value):
        return {field.name: _printable(getattr(value, field.name), comments) for field in fields(value)}
    if isinstance(value, tuple):
        return [_printable(one, comments) for one in value]
    return _UNPRINTABLE.sub("", value) if isinstance(value, str) else value


def render(context: Context, template: Path, output: Path) -> None:
    """Write a draft.

    Raises TemplateRefused for a template with mistakes, ValueError for one that can't be filled; nothing is written.
    """
    check_template(template)
    comments = _Comments()
    filled = DocxTemplate(str(template))
    try:
        filled.render(_printable(context, comments), jinja_env=environment(), autoescape=True)
    except (TemplateError, TypeError, ArithmeticError, LookupError) as error:  # what a template's own sums run into
        raise ValueError(f"{template.name} can't be filled: {error}") from error
    buffer = BytesIO()
    filled.save(buffer)
    # docxtpl leaves plain XML behind; read anew it has the elements that python-docx works on.
    document = Document(BytesIO(buffer.getvalue()))
    _add_comments(document, comments.texts)
    for element in _roots(document):
        _set_fonts(document, element)
    _ = document.core_properties  # an own template may have none: they hold the digest of what was written
    save_office(output, lambda place: document.save(str(place)))


def _roots(document: Any) -> Iterator[Any]:
    yield document.element.body
    for section in document.sections:
        for found in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not found.is_linked_to_previous:
                yield found._element


def _add_comments(document: Any, texts: Sequence[str]) -> None:
    for element in list(document.element.body.iter(qn("w:r"))):
        run = Run(element, document)
        mark = _MARK.search(run.text)
        if mark is None:
            continue
        for text in element.iter(qn("w:t")):
            text.text = _MARK.sub("", text.text or "")
        if not run.text:
            continue
        comment = document.add_comment(run, text=texts[int(mark[1])], author=AUTHOR, initials=AUTHOR)
        comment._comment_elm.attrib.pop(qn("w:date"), None)  # the same draft is the same tomorrow
        for inner in comment._comment_elm.iter(qn("w:r")):
            _set_font(inner, FONT)


def _set_fonts(document: Any, root: Any) -> None:
    """Name the East Asian font on every run: its own, else that of its styles, else 仿宋.

    Word and WPS choose another font for Chinese where a run names none, whatever its Latin font is.
    """
    styles = {style.style_id: style for style in document.styles}
    for paragraph in root.iter(qn("w:p")):
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = styles.get(named.get(qn("w:val")) if named is not None else "Normal")
        font = _font_of(style) or FONT
        for run in paragraph.iter(qn("w:r")):
            own = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            _set_font(run, (own.get(qn("w:eastAsia")) if own is not None else None) or font)


def _font_of(style: Any) -> str | None:
    """Return the East Asian font of a style or of one that it is based on."""
    while style is not None:
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is not None and fonts.get(qn("w:eastAsia")):
            return str(fonts.get(qn("w:eastAsia")))
        style = style.base_style
    return None


def _set_font(run: Any, font: str) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        run.insert(0, properties)
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(1 if properties.find(qn("w:rStyle")) is not None else 0, fonts)
    fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
    fonts.set(qn("w:eastAsia"), font)
