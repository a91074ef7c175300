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


class Accepted(NamedTuple):
    """How many tracked changes were accepted: pieces put in and pieces taken out."""

    put_in: int
    taken_out: int


class NoOffice(Exception):
    """LibreOffice is not installed, or makes no PDF of the file."""


def accept_changes(file: Path, output: Path) -> Accepted:
    """Write a Word file with all its tracked changes accepted. Raises ValueError where it is no Word file."""
    put_in = taken_out = 0
    try:
        with zipfile.ZipFile(file) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
            for item in source.infolist():
                data = source.read(item)
                if _PARTS.fullmatch(item.filename):
                    data, counts = _accept(data)
                    put_in, taken_out = put_in + counts.put_in, taken_out + counts.taken_out
                target.writestr(item, data)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise ValueError(f"{file} is no Word file (.docx)") from error
    return Accepted(put_in, taken_out)


def list_paragraphs(file: Path) -> list[str]:
    """Return the paragraphs of a Word file as they were written, without those of tables; its own breaks are blanks."""
    with zipfile.ZipFile(file) as source:
        body = ElementTree.fromstring(source.read("word/document.xml")).find(f"{_W}body")
    found = body.findall(f"{_W}p") if body is not None else []
    return ["".join(piece.text or "" for piece in paragraph.iter(f"{_W}t")).strip() for paragraph in found]


def _accept(data: bytes) -> tuple[bytes, Accepted]:
    if not any(name in data for name in (b"w:ins", b"w:del", b"w:move", b"Change")):
        return data, Accepted(0, 0)
    for _, (prefix, place) in ElementTree.iterparse(BytesIO(data), events=["start-ns"]):
        if not re.fullmatch(r"ns\d+", prefix):
            ElementTree.register_namespace(prefix, place)
    root = ElementTree.fromstring(data)
    root.attrib.pop(_COMPATIBLE, None)  # it names prefixes that nothing uses any more
    counts = [0, 0]
    _walk(root, counts)
    return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True), Accepted(*counts)


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
