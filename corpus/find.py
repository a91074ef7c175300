"""Finding the reports: files and folders in, the PDFs in them out, each known by its hash; what is no PDF is named."""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.walk import Met, trouble_of, walk
from schemas.document import Source
from schemas.problems import parameters_of

_WORD = (".doc", ".docx", ".dot", ".dotx", ".rtf", ".odt", ".wps", ".wpt")
_SHEETS_AND_SLIDES = (".xls", ".xlsx", ".et", ".ods", ".ppt", ".pptx", ".dps", ".odp")
_OTHER_READERS = (".ofd", ".caj", ".ceb")
_PICTURES = (".jpg", ".jpeg", ".jfif", ".png", ".tif", ".tiff", ".bmp", ".heic", ".heif")
_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".cab", ".iso")
# What the name of a file that is no PDF ends in, and the reason that it is named for.
KINDS = {
    **dict.fromkeys(_WORD + _SHEETS_AND_SLIDES + _OTHER_READERS, "office_file"),
    **dict.fromkeys(_PICTURES, "picture_file"),
    **dict.fromkeys(_ARCHIVES, "archive"),
}
_ASIDE = frozenset({"picture_file", "archive"})
_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024


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
    """A file that is no readable PDF.

    `reason` is `office_file`, `picture_file`, `archive`, `not_a_pdf`, `empty_file`, `no_access`, `dangling_link` or
    `special_file`. `aside`: it lies beside reports and need not be one (a photo): nothing has failed.
    """

    file: str
    reason: str
    parameters: str
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands under the paths that were given, each sorted by its relative path.

    `places` has for each of these paths, made absolute, the relative names that were found there with the doc_id of the
    report, "" for a stray.
    """

    reports: tuple[Report, ...]
    strays: tuple[Stray, ...]
    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def find(paths: Iterable[str | Path], apart: Path | None = None) -> Found:
    """Find the PDFs in files and folders, searched with all their subfolders, whatever the order of `paths`.

    1. A PDF is known by its signature, whatever its name: `%PDF-` in the first 1024 bytes of a .pdf, at the very start
       of another file. Files with the same bytes are one report with `other_paths`.
    2. Named as strays: office files (they can be exported to PDF), pictures, archives, a .pdf that is none or is empty
       or can't be opened; links that lead nowhere, pipes, sockets and devices (never opened), folders that can't be
       opened, paths that are too long.
    3. Anything else, hidden files and lock files are left silently in a folder, but named where the
       user named the very file.

    The folder `apart`, of results, is not searched.
    Raises ValueError for no path at all and for one under which there is nothing, not even a link.
    """
    given = [Path(p) for p in paths]
    if not given:
        raise ValueError("name at least one file or folder")
    inside = list(walk(given, apart))
    met = {(each.name, each.path): each for each in inside}
    reports: dict[str, list[tuple[Met, str, int]]] = {}
    strays: dict[tuple[str, str, str], bool] = {}
    for _, each in sorted(met.items()):
        trouble = each.trouble
        try:
            stray = _judge(each) if trouble is None else None
            if stray == "":
                sha256, size = _hash(each.path)
                reports.setdefault(sha256, []).append((each, sha256, size))
            elif stray is not None:
                trouble = stray, parameters_of("find", stray)
        except OSError as error:
            suffix = each.path.suffix.lower()
            if each.named or suffix == ".pdf" or suffix in KINDS:
                trouble = trouble_of(error)
        if trouble:
            strays[(each.name, *trouble)] = trouble[0] in _ASIDE and not each.named
    found = sorted((_report(copies) for copies in reports.values()), key=lambda r: (r.source.path, r.source.sha256))
    known = {copy.path: sha256[:16] for sha256, copies in reports.items() for copy, _, _ in copies}
    named = (
        Stray(file=file, reason=reason, parameters=told, aside=aside and bool(found))
        for (file, reason, told), aside in sorted(strays.items())
    )
    return Found(
        reports=tuple(found),
        strays=tuple(named),
        places=_places(given, inside, known, {name for name, _, _ in strays}),
    )


def _places(
    given: Sequence[Path], inside: Sequence[Met], known: Mapping[Path, str], strays: set[str]
) -> dict[str, dict[str, str]]:
    """Return for each path that was given what was found there; `known` has the doc_ids of files that are reports."""
    places: dict[str, dict[str, str]] = {os.path.normpath(root.absolute()): {} for root in given}
    for each in inside:
        if each.path in known or each.name in strays:
            places[os.path.normpath(each.root.absolute())][each.name] = known.get(each.path, "")
    return places


def _report(copies: list[tuple[Met, str, int]]) -> Report:
    first, sha256, size = copies[0]
    others = sorted({file.name for file, _, _ in copies} - {first.name})
    source = Source(
        doc_id=sha256[:16], sha256=sha256, file_name=first.name.rpartition("/")[2], path=first.name, size=size
    )
    return Report(path=first.path, source=source, other_paths=tuple(others))


def _judge(file: Met) -> str | None:
    """Return "" for a PDF, the reason for a stray, None for a file that is left silently."""
    suffix = file.path.suffix.lower()
    with file.path.open("rb") as stream:
        head = stream.read(_SIGNATURE_WITHIN)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_SIGNATURE) or (suffix == ".pdf" and _SIGNATURE in head):
        return ""
    if suffix in KINDS:
        return KINDS[suffix]
    if suffix == ".pdf" or file.named:
        return "not_a_pdf" if head else "empty_file"
    return None


def _hash(path: Path) -> tuple[str, int]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return digest, stream.tell()
