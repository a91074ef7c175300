"""Finding the reports: files and folders in, the PDFs in them out, each known by its hash; what is no PDF is named."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from schemas.document import Source

_WORD = (".doc", ".docx", ".dot", ".dotx", ".rtf", ".odt", ".wps", ".wpt")
_SHEETS_AND_SLIDES = (".xls", ".xlsx", ".et", ".ods", ".ppt", ".pptx", ".dps", ".odp")
_OTHER_READERS = (".ofd", ".caj", ".ceb")
OFFICE_SUFFIXES = frozenset(_WORD + _SHEETS_AND_SLIDES + _OTHER_READERS)
_EXPORT = "export it to PDF"
_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024
_MASKS = (".", "~$")  # hidden files; the lock files that office programs leave beside an open document


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A PDF that was found. `path` is where it can be opened; `other_paths` name further copies of the same bytes.

    `source.path` is the first of all its paths, relative to the root that was given, with `/` between folders.
    """

    path: Path
    source: Source
    other_paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A file that is no readable PDF: `reason` is `office_file`, `not_a_pdf`, `empty_file` or `no_access`."""

    file: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands under the paths that were given, each sorted by its relative path.

    `places` has for each of these paths, made absolute, the relative names that were found there with the doc_id of the
    report, "" for a stray.
    """

    reports: tuple[Report, ...]
    strays: tuple[Stray, ...]
    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class _File(NamedTuple):
    name: str
    path: Path
    named: bool  # whether the user named this very file


def find(paths: Iterable[str | Path]) -> Found:
    """Find the PDFs in files and folders, searched with all their subfolders, whatever the order of `paths`.

    1. A PDF is known by its signature, whatever its name: `%PDF-` in the first 1024 bytes of a .pdf, at the very start
       of another file. Files with the same bytes are one report with `other_paths`.
    2. Named as strays: office files (they can be exported to PDF), a .pdf that is none or is empty or can't be opened.
    3. Anything else, hidden files and lock files are left silently in a folder, but named where the
       user named the very file.

    Raises ValueError for no path at all and for a path that does not exist.
    """
    given = [Path(p) for p in paths]
    if not given:
        raise ValueError("name at least one file or folder")
    missing = [str(p) for p in given if not p.exists()]
    if missing:
        raise ValueError(f"no such file or folder: {', '.join(missing)}")
    inside = [(root, file) for root in given for file in _files_of(root)]
    files = {(file.name, file.path): file for _, file in inside}
    reports: dict[str, list[tuple[_File, str, int]]] = {}
    strays: set[tuple[str, str, str]] = set()
    for _, file in sorted(files.items()):
        try:
            stray = _judge(file)
            if stray == "":
                sha256, size = _hash(file.path)
                reports.setdefault(sha256, []).append((file, sha256, size))
            elif stray is not None:
                strays.add((file.name, stray, _advice(stray)))
        except OSError as error:
            suffix = file.path.suffix.lower()
            if file.named or suffix == ".pdf" or suffix in OFFICE_SUFFIXES or file.path.is_dir():
                detail = (
                    f"the file can't be opened ({type(error).__name__}): close programs that use it, check its rights"
                )
                strays.add((file.name, "no_access", detail))
    found = sorted((_report(copies) for copies in reports.values()), key=lambda r: (r.source.path, r.source.sha256))
    known = {copy.path: sha256[:16] for sha256, copies in reports.items() for copy, _, _ in copies}
    return Found(
        reports=tuple(found),
        strays=tuple(Stray(file=f, reason=r, detail=d) for f, r, d in sorted(strays)),
        places=_places(given, inside, known, {name for name, _, _ in strays}),
    )


def _places(
    given: Sequence[Path], inside: Sequence[tuple[Path, _File]], known: Mapping[Path, str], strays: set[str]
) -> dict[str, dict[str, str]]:
    """Return for each path that was given what was found there; `known` has the doc_ids of files that are reports."""
    places: dict[str, dict[str, str]] = {os.path.normpath(root.absolute()): {} for root in given}
    for root, file in inside:
        if file.path in known or file.name in strays:
            places[os.path.normpath(root.absolute())][file.name] = known.get(file.path, "")
    return places


def _report(copies: list[tuple[_File, str, int]]) -> Report:
    first, sha256, size = copies[0]
    others = sorted({file.name for file, _, _ in copies} - {first.name})
    source = Source(
        doc_id=sha256[:16], sha256=sha256, file_name=first.name.rpartition("/")[2], path=first.name, size=size
    )
    return Report(path=first.path, source=source, other_paths=tuple(others))


def _judge(file: _File) -> str | None:
    """Return "" for a PDF, the reason for a stray, None for a file that is left silently."""
    suffix = file.path.suffix.lower()
    with file.path.open("rb") as stream:
        head = stream.read(_SIGNATURE_WITHIN)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_SIGNATURE) or (suffix == ".pdf" and _SIGNATURE in head):
        return ""
    if suffix in OFFICE_SUFFIXES:
        return "office_file"
    if suffix == ".pdf" or file.named:
        return "not_a_pdf" if head else "empty_file"
    return None


def _advice(reason: str) -> str:
    return {
        "office_file": f"no PDF: {_EXPORT}",
        "not_a_pdf": f"the file does not begin as a PDF does: {_EXPORT} where it can still be opened",
        "empty_file": "the file is empty: copy it again from where it came",
    }[reason]


def _hash(path: Path) -> tuple[str, int]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return digest, stream.tell()


def _files_of(root: Path) -> Iterator[_File]:
    if not root.is_dir():
        yield _File(_printable(root.name), root, named=True)
        return
    for path in _walk(root):
        yield _File(_printable(path.relative_to(root).as_posix()), path, named=False)


def _walk(root: Path) -> Iterator[Path]:
    """Yield all files below a folder, and folders that can't be opened.

    A folder that can be reached twice, through links, is walked once, by its real name.
    """
    seen: set[str] = set()
    waiting, links = [root], list[Path]()
    while waiting or links:
        folder = waiting.pop() if waiting else links.pop(0)
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        try:
            with os.scandir(folder) as entries:
                inside = sorted((e for e in entries if not e.name.startswith(_MASKS)), key=lambda e: e.name)
        except OSError:
            yield folder
            continue
        for entry in inside:
            path = Path(entry.path)
            try:
                if entry.is_file():
                    yield path
                elif entry.is_dir():
                    (links if entry.is_symlink() else waiting).append(path)
            except OSError:  # a link that leads back to itself
                continue


def _printable(name: str) -> str:
    """Return a file name that can be stored: names in GBK, as old Chinese archives unpack them, are decoded."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "backslashreplace")
    return name
