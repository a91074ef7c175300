"""The 核对单 of a draft: findings with their numbers, both quotations, and room for 已改 or 无误; in Excel."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.checks.aligned import place_in
from pipeline.checks.check import Row
from pipeline.checks.run import tell_finding
from pipeline.escaping import show_safely
from pipeline.export.book import write_book
from pipeline.export.sheet import Cell, Column, Sheet, Word
from pipeline.messages import Messages
from pipeline.proof.draft import Proof
from schemas.finding_words import CLASSES
from schemas.tables import Finding

_TONES = {"错误": "bad", "矛盾": "check", "提示": "quiet"}
_WIDTHS = (6, 8, 8, 60, 30, 30, 12, 24, 18)
_QUOTED = 24  # characters of a sentence that are quoted to either side


def list_failing(proof: Proof) -> list[Finding]:
    """Return the findings that fail, worst class first, in the order of the pages."""
    failing = [row for row in proof.findings if row.outcome == "fails" and row.ruling == "open"]
    return sorted(failing, key=lambda row: (CLASSES.index(row.class_), row.page or 0, row.finding_id))


def headers(say: Messages) -> list[str]:
    """Return the names of the columns."""
    names = ("number", "class", "page", "message", "first", "second", "ruling", "note", "id")
    return [say(f"proof.column.{name}") for name in names]


def _quotes(proof: Proof) -> dict[str, str]:
    """Return by row id the sentence in which a quantity, date or honour stands; other rows are quoted as they are."""
    found: dict[str, str] = {}
    for report in (proof.report, *proof.report.earlier):
        for table in ("quantities", "indicators", "dates", "honours"):
            for row in report.rows(table):
                sentence = report.statement_by_id.get(row["statement_id"] or "")
                if sentence:
                    found[str(row["row_id"])] = _around(sentence, row)
    return found


def _around(sentence: Row, row: Row) -> str:
    at = place_in(sentence, row)
    begin, end = max(0, at - _QUOTED), at + len(row["text"]) + _QUOTED
    text = str(sentence["text"])
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"


def _cells(number: int, row: Finding, told: tuple[Mapping[str, str], str], say: Messages) -> list[str]:
    """Return the cells of a finding; `told` are the quotations by row id and the note on it."""
    quotes, note = told
    said = dict.fromkeys(quotes.get(row_id, value) for row_id, value in zip(row.row_ids, row.values, strict=True))
    first, second = (*said, "", "")[:2]  # one sentence that holds both sides is quoted once
    page = "" if row.page is None else str(row.page)
    return [str(number), row.class_, page, tell_finding(row, say), first, second, "", note, row.finding_id[:8]]


def list_cells(proof: Proof, say: Messages) -> Iterator[list[str]]:
    """Yield the cells of each finding that fails, in words."""
    quotes = _quotes(proof)
    for number, row in enumerate(list_failing(proof), 1):
        yield _cells(number, row, (quotes, note_on(proof, row, say)), say)


def note_on(proof: Proof, row: Finding, say: Messages) -> str:
    """Return what is to be said of a finding after an earlier list: mended, or right for no reason."""
    if row.finding_id in proof.bare:
        return say("proof.bare")
    return say("proof.still") if row.finding_id in proof.still else ""


def notes(proof: Proof, say: Messages) -> list[str]:
    """Return the lines above the list: what was held against what, how much held, what was accepted in Word."""
    held = sum(row.outcome == "holds" for row in proof.findings)
    idle = sum(row.outcome == "not_assessable" for row in proof.findings)
    failing = list_failing(proof)
    counts = {name: sum(row.class_ == name for row in failing) for name in CLASSES}
    years = ", ".join(map(str, proof.against))
    lines = [say("proof.against", years=years) if proof.against else say("proof.alone")]
    lines.append(say("check.held", held=held, idle=idle, found=len(failing)))
    lines.append(say("proof.classes", **dict(zip(("errors", "conflicts", "hints"), counts.values(), strict=True))))
    right = sum(row.ruling == "right" for row in proof.findings)
    if right or proof.still:
        lines.append(say("proof.answered", right=right, still=len(proof.still)))
    if proof.bare:
        lines.append(say("proof.answered.bare", count=len(proof.bare)))
    accepted = proof.accepted
    if accepted and accepted.put_in + accepted.taken_out:
        lines.append(say("proof.accepted", put_in=accepted.put_in, taken_out=accepted.taken_out))
    if accepted and accepted.notes:
        lines.append(say("proof.notes", count=accepted.notes))
    return lines


def write_excel(proof: Proof, output: Path, say: Messages) -> None:
    """Write the list as a workbook."""
    columns = [
        Column(header=name, width=width, wrap=width > 20) for name, width in zip(headers(say), _WIDTHS, strict=True)
    ]
    rows: list[Sequence[Cell]] = []
    for number, (row, told) in enumerate(zip(list_failing(proof), list_cells(proof, say), strict=True), 1):
        cells: list[Cell] = list(told)
        cells[0], cells[2] = number, row.page
        cells[1] = Word(row.class_, _TONES[row.class_])
        rows.append([show_safely(cell) if isinstance(cell, str) else cell for cell in cells])
    title = say("proof.title", file=proof.report.document["file_name"])
    above = (*notes(proof, say), say("proof.how"))
    sheet = Sheet(name=say("proof.sheet"), title=title, notes=above, columns=tuple(columns), rows=rows, frozen=0)
    write_book([sheet], output, say)
