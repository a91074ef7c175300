"""What a user may set for the reading of reports, and the version string that makes changed settings read again."""

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from extractors.atoms.joining import Joined, resolve
from extractors.registry import VERSION
from schemas.text import decode, squeeze


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of the readers.

    `aliases` leads from each known name of a unit to its canonical one. `ocr` is the version of the engine that reads
    pictures of pages; None: none is used.
    """

    ner: str | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    ocr: str | None = None

    @property
    def version(self) -> str:
        """Version of rules and settings: a report stored under another one is read again."""
        parts = [VERSION]
        if self.ner:
            parts.append(f"ner={self.ner}")
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

    Raises ValueError naming the line where a column is missing or empty, or a name leads to two canonical ones; or the
    names that lead back to themselves.
    """
    text = decode(path.read_bytes())
    if text is None:
        raise ValueError(f"{path}: neither UTF-8 nor GBK text; save it as CSV UTF-8")
    with io.StringIO(text, newline="") as stream:
        reader = csv.DictReader(stream)
        if not reader.fieldnames or not {"name", "canonical"} <= set(reader.fieldnames):
            raise ValueError(f"{path}: the first line must name the columns name,canonical")
        found: dict[str, str] = {}
        for row in reader:
            name, canonical = squeeze(row["name"] or ""), squeeze(row["canonical"] or "")
            if not name or not canonical:
                raise ValueError(f"{path}, line {reader.line_num}: name and canonical must both be given")
            if found.setdefault(name, canonical) != canonical:
                raise ValueError(f"{path}, line {reader.line_num}: {name} is already joined to {found[name]}")
    for name in found:
        resolve(name, found)  # raises where aliases lead back to themselves
    return tuple(sorted(found.items()))
