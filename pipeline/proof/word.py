"""A Word file as a PDF: tracked changes accepted, then laid out by LibreOffice (numbers of lists are only there)."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

_OFFICE = ("soffice", "libreoffice")
_SECONDS = 240
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
# Elements of the WordprocessingML of ECMA-376, part 1, 17.13.5: what was put in, what was taken out, how it looked.
_PUT_IN = (f"{_W}ins", f"{_W}moveTo")
_TAKEN_OUT = (f"{_W}del", f"{_W}moveFrom")
_LOOKED = tuple(f"{_W}{name}Change" for name in ("rPr", "pPr", "tblPr", "tcPr", "trPr", "sectPr", "tblGrid"))


# What the template of a draft says of its own notes to the writer, which are no part of the report.
_NOTE = re.compile(r"定稿前删除")
_HEADING = "Heading1"
# What a draft says beside its marks of how last year's went (【待改：上升4件】): no words of the report.
_HINT = re.compile("(?<=【待改)：[^】]*(?=】)")


class Accepted(NamedTuple):
    """How many tracked changes were accepted (pieces put in, pieces taken out), and how many paragraphs are notes."""

    put_in: int
    taken_out: int
    notes: int = 0


class NoOffice(Exception):
    """LibreOffice is not installed, or makes no PDF of the file."""


def accept_changes(file: Path, output: Path) -> Accepted:
    """Write a Word file with all its tracked changes accepted and without the notes of `nianjian draft` to the writer.

    Raises ValueError where it is no Word file.
    """
    found: list[Accepted] = []
    try:
        with zipfile.ZipFile(file) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
            for item in source.infolist():
                data = source.read(item)
                if _PARTS.fullmatch(item.filename):
                    data, counts = _accept(data)
                    found.append(counts)
                target.writestr(item, data)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise ValueError(f"{file} is no Word file (.docx)") from error
    return Accepted(*map(sum, zip(*found, strict=True))) if found else Accepted(0, 0)


def list_paragraphs(file: Path) -> list[str]:
    """Return the paragraphs of a Word file as they were written, without those of tables; its own breaks are blanks."""
    with zipfile.ZipFile(file) as source:
        body = ElementTree.fromstring(source.read("word/document.xml")).find(f"{_W}body")
    found = body.findall(f"{_W}p") if body is not None else []
    return [_text(paragraph).strip() for paragraph in found]


def _text(paragraph: ElementTree.Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(f"{_W}t"))


def _accept(data: bytes) -> tuple[bytes, Accepted]:
    noted = _NOTE.search(data.decode("utf-8", "replace")) is not None
    hinted = "待改".encode() in data
    if not (noted or hinted) and not any(name in data for name in (b"w:ins", b"w:del", b"w:move", b"Change")):
        return data, Accepted(0, 0)
    for _, (prefix, place) in ElementTree.iterparse(BytesIO(data), events=["start-ns"]):
        if not re.fullmatch(r"ns\d+", prefix):
            ElementTree.register_namespace(prefix, place)
    root = ElementTree.fromstring(data)
    root.attrib.pop(_COMPATIBLE, None)  # it names prefixes that nothing uses any more
    counts = [0, 0]
    _walk(root, counts)
    body = root.find(f"{_W}body")
    _drop_hints(root)
    notes = _drop_notes(body) if noted and body is not None else 0
    return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True), Accepted(counts[0], counts[1], notes)


def _drop_hints(root: ElementTree.Element) -> None:
    """Leave of the marks 【待改：上升4件】 only 【待改】, in whatever pieces Word has them."""
    for paragraph in root.iter(f"{_W}p"):
        pieces = list(paragraph.iter(f"{_W}t"))
        for found in reversed(list(_HINT.finditer("".join(piece.text or "" for piece in pieces)))):
            at = 0
            for piece in pieces:
                text = piece.text or ""
                start, end = max(0, found.start() - at), max(0, found.end() - at)
                at += len(text)
                piece.text = text[:start] + text[end:]


def _drop_notes(body: ElementTree.Element) -> int:
    """Take out paragraphs that say they are to be deleted, with all under such a heading; return how many."""
    under, dropped = False, 0
    for child in list(body):
        if child.tag == f"{_W}sectPr":
            continue
        style = child.find(f"{_W}pPr/{_W}pStyle")
        noted = child.tag == f"{_W}p" and _NOTE.search(_text(child)) is not None
        if style is not None and style.get(f"{_W}val") == _HEADING:
            under = noted
        if noted or under:
            body.remove(child)
            dropped += 1
    return dropped


def _walk(parent: ElementTree.Element, counts: list[int]) -> None:
    """Take out what was deleted, and put in the place of what was inserted its content."""
    children: list[ElementTree.Element] = []
    for child in parent:
        if child.tag in _LOOKED:
            continue
        if child.tag in _TAKEN_OUT:
            counts[1] += bool(len(child))
            continue
        _walk(child, counts)
        if child.tag in _PUT_IN:
            counts[0] += bool(len(child))
            children.extend(child)
        else:
            children.append(child)
    if len(children) != len(parent) or any(a is not b for a, b in zip(children, parent, strict=False)):
        parent[:] = children


def find_office() -> str | None:
    """Return the program of LibreOffice; None where it is not installed."""
    return next((place for name in _OFFICE if (place := shutil.which(name))), None)


def lay_out(file: Path, folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of a Word file in a folder; raises NoOffice where there is none."""
    office = find_office()
    if office is None:
        raise NoOffice
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    words = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    try:
        subprocess.run(words, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise NoOffice from error
    made = folder / f"{file.stem}.pdf"
    if not made.is_file():
        raise NoOffice
    return made
