"""Where things stand in a 收数表: its columns, and the hidden sheet that says what each line asks for.

The hidden sheet has lines of two kinds: `fact, key, value` and `question, id, …` with the columns of `QUESTION`. The
last column of the visible sheet, hidden too, holds the id of each line, so that sorted lines stay known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.collect.entries import Entry
from pipeline.collect.questions import Question, Questions
from pipeline.feed.history import Key

FORMAT = "nianjian-collect"
VERSION = "1"
HIDDEN = "_nianjian"
ID = "id"
COLUMNS = ("name", "unit", "last", "sentence", "source", "definition", "value", "material", "who", "note", ID)
FILLED = ("value", "material", "who", "note")
# All of them across an A4 sheet in type that is still to be read: about 155 characters.
WIDTHS = {"name": 18, "unit": 7, "last": 11, "sentence": 36, "source": 15, "definition": 21, "value": 12,
          "material": 14, "who": 8, "note": 13, ID: 4}  # fmt: skip
FACTS = ("format", "version", "org_id", "org", "year", "last_year", "department", "sheet", "dictionary", "reports")
QUESTION = ("id", *Key._fields, "name", "unit", "kind", "low", "high", "grades", "strict")
COPY, FILLED_IN = "copy_of", "filled_in"
"""Facts of checked copies only: the file that they were made of, and a hash of what was filled in there."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a form asks for, as its hidden sheet says."""

    id: str
    key: Key
    name: str
    unit: str
    entry: Entry


def facts_of(questions: Questions, department: str, sheet: str) -> Mapping[str, str]:
    """Return what a form says of itself."""
    said = (FORMAT, VERSION, questions.org_id, questions.org, questions.year, questions.last_year, department, sheet,
            questions.dictionary_version, "\n".join(questions.reports))  # fmt: skip
    return dict(zip(FACTS, map(str, said), strict=True))


def write_line(row: Question) -> tuple[str, ...]:
    """Return the cells that say what a line asks for."""
    entry = row.entry
    bounds = ("" if bound is None else format(bound, "f") for bound in (entry.low, entry.high))
    rest = (row.name, row.unit, entry.kind, *bounds, "|".join(entry.grades), "1" if entry.strict else "")
    return (row.id, *row.key, *rest)


def read_line(cells: Sequence[str]) -> Line:
    """Return what a line asks for, from the cells that `write_line` made. Raises ValueError for others."""
    own = dict(zip(QUESTION, cells, strict=True))
    low, high = (Decimal(own[name]) if own[name] else None for name in ("low", "high"))
    grades = tuple(own["grades"].split("|")) if own["grades"] else ()
    entry = Entry(kind=own["kind"], low=low, high=high, grades=grades, strict=own["strict"] == "1")
    return Line(own["id"], Key(*(own[name] for name in Key._fields)), own["name"], own["unit"], entry)
