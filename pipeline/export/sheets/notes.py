"""说明: what the words and letters of the other sheets mean."""

from collections.abc import Sequence

from pipeline.export.sheet import Cell, Column, Sheet
from pipeline.export.yearbook import Yearbook
from schemas.tables.comparison import CHANGE_STATUSES

_GRADES = ("A", "B", "C", "D")
_STATUSES = (*CHANGE_STATUSES, "several")
_PARTS = ("standing", "outcome", "verdict")
_WORDS = {
    "standing": ("held", "renewed", "lapsed", "earlier", "new"),
    "outcome": ("met", "missed", "differs", "not_reported", "no_report", "not_comparable"),
    "verdict": ("restated", "scope_change", "unit_error", "conflict"),
}
_SHEETS = ("compared", "once", "honours", "commitments", "restatements", "people", "outline", "intake", "problems")
_HOW = ("figures", "rates", "unit", "check", "names", "link", "missing")


def notes(yearbook: Yearbook, sheets: Sequence[str] = _SHEETS) -> Sheet:
    """Return the sheet that explains the others, `sheets` by name."""
    say = yearbook.say
    rows: list[tuple[Cell, ...]] = [
        (say("notes.sheets"), say(f"sheet.{one}"), say(f"notes.sheet.{one}")) for one in sheets
    ]
    rows += [(say("notes.how"), say(f"notes.how.{one}"), say(f"notes.how.{one}.text")) for one in _HOW]
    rows += [(say("col.grade"), say(f"grade.{one}"), say(f"notes.grade.{one}")) for one in _GRADES]
    rows += [(say("col.status"), say(f"status.{one}"), say(f"notes.status.{one}")) for one in _STATUSES]
    rows += [
        (say(f"notes.{part}"), say(f"{part}.{one}"), say(f"notes.{part}.{one}"))
        for part in _PARTS
        for one in _WORDS[part]
    ]
    return Sheet(
        name=say("sheet.notes"),
        title=say("sheet.notes"),
        notes=(say("sheet.notes.note"),),
        columns=(
            Column(header=say("notes.where"), width=22),
            Column(header=say("notes.word"), width=20, wrap=True),
            Column(header=say("notes.meaning"), width=90, wrap=True),
        ),
        rows=rows,
        group=(0,),
    )
