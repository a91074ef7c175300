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
_MARKS = "，。；,.; "
_PAGES = re.compile(r"第[\d、]+页|\bpp?\.\s?\d+(?:,\s?\d+)*|\bpages?\s\d+(?:,\s?\d+)*", re.IGNORECASE)


class Answers(NamedTuple):
    """The findings of a list, by their words without pages, that somebody called right, or put right in the draft.

    `bare` are those that are called right without a remark; `unknown` are answers that say neither, each with the
    number of its finding.
    """

    right: frozenset[str]
    mended: frozenset[str]
    bare: frozenset[str] = frozenset()
    unknown: tuple[tuple[str, str], ...] = ()


def read_answers(path: Path) -> Answers:
    """Read what was written beside the findings of a list (.xlsx or .docx).

    Raises ValueError where the file can't be read or holds no such list.
    """
    rows = list(_rows(path))
    for at, row in enumerate(rows):
        for say in map(Messages, _LANGUAGES):
            names = [say(f"proof.column.{name}") for name in ("number", "message", "ruling", "note")]
            if all(name in row for name in names):
                places = [row.index(name) for name in names]
                return _answers([[line[at] for at in places] for line in rows[at + 1 :] if len(line) >= len(row)])
    raise ValueError(f"{path} is no list of findings that proof wrote")


def _answers(lines: Iterable[Sequence[str]]) -> Answers:
    """Return the answers of lines with number, message, answer and remark."""
    told = [(number, _key(message), said.strip(), note.strip()) for number, message, said, note in lines]
    bare = frozenset(key for _, key, said, note in told if said.strip(_MARKS) == _RIGHT and not note)
    right, mended = (frozenset(key for _, key, said, _ in told if said.startswith(word)) for word in (_RIGHT, _MENDED))
    unknown = tuple((number, said) for number, _, said, _ in told if said and not said.startswith((_RIGHT, _MENDED)))
    return Answers(right - bare, mended, bare, unknown)


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
    """Return the proof with what was called right dismissed; with the ids of what was called mended and still
    fails, and of what was called right without a reason, which stays."""
    failing = [row for row in proof.findings if row.outcome == "fails"]
    right = {row.finding_id for row in failing if _keys(row) & answers.right}
    still = frozenset(row.finding_id for row in failing if _keys(row) & answers.mended) - right
    findings = tuple(replace(row, ruling="right") if row.finding_id in right else row for row in proof.findings)
    bare = frozenset(row.finding_id for row in failing if _keys(row) & answers.bare) - right
    return replace(proof, findings=findings, still=still, bare=bare)


def _keys(row: Finding) -> set[str]:
    return {_key(tell_finding(row, Messages(lang))) for lang in _LANGUAGES}


def _key(message: str) -> str:
    return re.sub(r"[\s：:、,']", "", _PAGES.sub("", message))
