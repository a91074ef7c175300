"""A 核对单 that comes back filled in: 无误 is not told again, 已改 that still stands is said.

A finding is known again by its words without the pages: a value that was changed makes another finding of it.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pipeline.checks.run import tell_finding
from pipeline.messages import Messages
from pipeline.proof.draft import Proof
from schemas.tables import Finding

_RIGHT, _MENDED = "无误", "已改"
_LANGUAGES = ("zh", "en")
_PAGES = re.compile(r"第[\d、]+页|\bpp?\.\s?\d+(?:,\s?\d+)*|\bpages?\s\d+(?:,\s?\d+)*", re.IGNORECASE)


class Answers(NamedTuple):
    """The findings of a list, by their words without pages, that somebody called right, or put right in the draft."""

    right: frozenset[str]
    mended: frozenset[str]


def read_answers(path: Path) -> Answers:
    """Read what was written beside the findings of a list (.xlsx or .docx).

    Raises ValueError where the file can't be read or holds no such list.
    """
    rows = list(_rows(path))
    for at, row in enumerate(rows):
        for say in map(Messages, _LANGUAGES):
            names = [say("proof.column.message"), say("proof.column.ruling")]
            if all(name in row for name in names):
                message, ruling = map(row.index, names)
                told = [(_key(line[message]), line[ruling].strip()) for line in rows[at + 1 :] if len(line) >= len(row)]
                return Answers(*(frozenset(key for key, said in told if said.startswith(word))
                                 for word in (_RIGHT, _MENDED)))  # fmt: skip
    raise ValueError(f"{path} is no list of findings that proof wrote")


def _rows(path: Path) -> Iterable[Sequence[str]]:
    try:
        if path.suffix.lower() == ".docx":
            from docx import Document  # noqa: PLC0415

            tables = Document(str(path)).tables
            return [[cell.text for cell in row.cells] for table in tables for row in table.rows]
        from openpyxl import load_workbook  # noqa: PLC0415

        book = load_workbook(path, read_only=True)
        return [["" if cell is None else str(cell) for cell in row] for sheet in book for row in sheet.values]
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path} is no list of findings that proof wrote") from error


def apply_answers(proof: Proof, answers: Answers) -> Proof:
    """Return the proof with what was called right dismissed, and the ids of what was called mended and still fails."""
    failing = [row for row in proof.findings if row.outcome == "fails"]
    right = {row.finding_id for row in failing if _keys(row) & answers.right}
    still = frozenset(row.finding_id for row in failing if _keys(row) & answers.mended) - right
    findings = tuple(replace(row, ruling="right") if row.finding_id in right else row for row in proof.findings)
    return replace(proof, findings=findings, still=still)


def _keys(row: Finding) -> set[str]:
    return {_key(tell_finding(row, Messages(lang))) for lang in _LANGUAGES}


def _key(message: str) -> str:
    return re.sub(r"[\s：:、,']", "", _PAGES.sub("", message))
