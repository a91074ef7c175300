"""Whether a file is as nianjian wrote it: only such a one may be written anew, anything else may be somebody's work.

A workbook or Word file carries a digest of all its parts in its core properties, a Parquet file one of its rows, a
picture one of its points. A program that saves such a file anew changes what the digest is of. CSV, JSON and text
have no room for one. They are written for programs, anew each month, so commands do not ask whether they are
untouched; only what people fill in (a list of rulings, a template of drafts) is held back under any name.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_CORE = "docProps/core.xml"
_SIGN = "nianjian "
_IDENTIFIER = re.compile(rb"<dc:identifier\b[^>]*>([^<]*)</dc:identifier>")
_END = re.compile(rb"</(?:[\w.-]+:)?coreProperties\s*>")
_EMPTY = re.compile(rb"<((?:[\w.-]+:)?coreProperties)\b([^>]*)/>")
_NAMESPACE = "http://purl.org/dc/elements/1.1/"
_KEY = b"nianjian"


def save_office(file: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a workbook or Word file beside a place, sign it, and put it there; else nothing is changed.

    Raises ValueError where what was written has no core properties, in which the digest stands.
    """
    waiting = file.with_name(f".{file.name}.part")
    try:
        write(waiting)
        _sign(waiting)
        waiting.replace(file)
    finally:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)


def _sign(file: Path) -> None:
    with zipfile.ZipFile(file) as package:
        parts = [(item, package.read(item)) for item in package.infolist()]
    if all(item.filename != _CORE for item, _ in parts):
        raise ValueError(f"{file.name} has no core properties")
    said = f'<dc:identifier xmlns:dc="{_NAMESPACE}">{_SIGN}{_digest_parts(parts)}</dc:identifier>'.encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for item, data in parts:
            package.writestr(item, _put(said, data) if item.filename == _CORE else data, zipfile.ZIP_DEFLATED)


def _put(said: bytes, core: bytes) -> bytes:
    """Put the digest into core properties, whatever prefix their namespace has, none too."""
    bare = _EMPTY.sub(rb"<\1\2></\1>", _IDENTIFIER.sub(b"", core))
    signed, count = _END.subn(lambda end: said + end[0], bare)
    if count != 1:
        raise ValueError("these are no core properties")
    return signed


def _digest_parts(parts: list[tuple[zipfile.ZipInfo, bytes]]) -> str:
    found = hashlib.sha256()
    for name, data in sorted((item.filename, data) for item, data in parts if item.filename != _CORE):
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def _is_own_office(file: Path) -> bool:
    with zipfile.ZipFile(file) as package:
        parts = [(item, package.read(item)) for item in package.infolist()]
    core = b"".join(data for item, data in parts if item.filename == _CORE)
    said = _IDENTIFIER.search(core)
    return said is not None and said[1].decode() == _SIGN + _digest_parts(parts)


def write_parquet(table: pa.Table, file: Path) -> None:
    """Write a table with the digest of its rows."""
    # What is read back is what will be read again: bytes under null values and chunks are then the same.
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    back = pq.read_table(pa.BufferReader(sink.getvalue()))
    known = dict(table.schema.metadata or {})
    pq.write_table(table.replace_schema_metadata(known | {_KEY: _digest_rows(back).encode()}), file)


def _digest_rows(table: pa.Table) -> str:
    found = hashlib.sha256("\n".join(f"{field.name} {field.type}" for field in table.schema).encode())
    for batch in table.combine_chunks().to_batches():
        found.update(batch.serialize())
    return found.hexdigest()


def _is_own_parquet(file: Path) -> bool:
    table = pq.read_table(file)
    said: Mapping[bytes, bytes] = table.schema.metadata or {}
    return said.get(_KEY) == _digest_rows(table).encode()


def picture_sign(points: bytes) -> tuple[str, str]:
    """Return what a picture says of its points, as a keyword with its text."""
    return _KEY.decode(), hashlib.sha256(points).hexdigest()


def _is_own_picture(file: Path) -> bool:
    from PIL import Image  # noqa: PLC0415

    with Image.open(file) as picture:
        key, digest = picture_sign(picture.tobytes())
        return picture.info.get(key) == digest


FOR_PROGRAMS = frozenset({".csv", ".json", ".jsonl", ".txt", ""})
"""Endings of what is written for programs, where people are not to fill it in."""
_READERS: Mapping[str, Callable[[Path], bool]] = {
    ".xlsx": _is_own_office,
    ".docx": _is_own_office,
    ".parquet": _is_own_parquet,
    ".png": _is_own_picture,
}


def is_untouched(file: Path) -> bool:
    """Whether a file is surely as this program wrote it."""
    reader = _READERS.get(file.suffix.lower())
    try:
        return reader is not None and reader(file)
    except (OSError, ValueError, KeyError, RuntimeError, EOFError, zlib.error, zipfile.BadZipFile, pa.ArrowException):
        return False  # of another kind, or damaged: not ours to throw away
