"""The views of a comparison as tables for the terminal, every word of the program in the chosen language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from rich.cells import cell_len
from rich.table import Table

from pipeline.compare.doubts import is_specific
from pipeline.compare.naming import name_series
from pipeline.messages import Messages

SERIES = ["indicator", "scope", "scope_name", "basis", "period"]
_GAP, _LEAST = 2, 12  # signs between columns; the least width of a column that may go on in the next line
# What stays in one line: a figure with its unit, a Latin word, a bracketed remark; no line begins with a stop
# or ends with an opening bracket.
_PIECES = re.compile(r"［[^］]{1,8}］|[（“《]*(?:[\w.,%'+\-－—/:]+|.)[，。；：、）》”！？]*", re.ASCII)

# The columns of each view that a reader looks at first; --format csv gives them all.
SHOWN: dict[str, tuple[str, ...]] = {
    "restatements": ("name", "data_year", "first_text", "first_source", "later_text", "later_source", "verdict",
                     "reason"),
    "honours": ("title", "recipient", "status", "first_report_year", "last_report_year", "period_end", "note",
                "source"),
    "commitments": ("name", "target", "source", "target_year", "actual_text", "actual_source", "status"),
    "editions": ("report_year", "report_type", "source_path", "edition", "speaks", "reason"),
    "values": ("name", "data_year", "value", "unit", "status", "text", "source"),
    "peers": ("rank", "org", "value", "unit", "text", "source"),
}  # fmt: skip
_NUMBERS = frozenset({"value", "change", "rank"})
# Columns whose words may go on in the next line, with the most that they take.
_LONG = {"name": 28, "title": 40, "recipient": 28, "text": 28, "note": 36, "reason": 44, "source_path": 60}
# What the codes of a column are called: the beginning of their messages, in one view or in all.
_WORDS = {
    "verdict": "verdict", "edition": "edition", "honours.status": "standing", "commitments.status": "outcome",
    "values.status": "had",
}  # fmt: skip


def wrap(text: str, width: int) -> str:
    """Break a text into lines of a width, never inside a figure or a Latin word, never before a stop."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return "\n".join(lines)


def number(value: Any) -> str:
    """Write a value with its thousands apart and no more decimals than it has."""
    if pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:,.6f}".rstrip("0").rstrip(".")
    return str(value)


def _widths(heads: Sequence[str], lines: Sequence[Sequence[str]], room: int) -> dict[str, int]:
    """Return the width of each column whose words may go on in a further line, so that the table fits the room.

    What the others leave goes to them by turns, to each no more than it needs.
    """
    needs = [max(map(cell_len, cells)) for cells in zip(heads, *lines, strict=True)]
    loose = sorted((at for at, head in enumerate(heads) if head in _LONG), key=lambda at: needs[at])
    left = room - sum(need + _GAP for at, need in enumerate(needs) if at not in loose) - _GAP * len(loose)
    widths = {}
    for turn, at in enumerate(loose):
        widths[heads[at]] = max(_LEAST, min(needs[at], _LONG[heads[at]], left // (len(loose) - turn)))
        left -= widths[heads[at]]
    return widths


@dataclass(frozen=True, slots=True)
class Drawer:
    """Draws views. `reports` gives the report year of a file by its doc_id, `room` is the width of the terminal."""

    reports: pd.Series
    messages: Messages
    room: int = 160

    def draw_view(self, frame: pd.DataFrame, view: str, title: str) -> Table:
        """Return a view, or what it holds of one organisation, as a table."""
        rows = frame.rename(columns={"bucket": "period"}).to_dict("records")
        lines = [[self._cell(row, column, view) for column in SHOWN[view]] for row in rows]
        return self._table(title, SHOWN[view], lines)

    def draw_yearbook(self, changes: pd.DataFrame) -> Table:
        """Return one organisation's table: an indicator a line, its years side by side, the change of the last two."""
        years = sorted({*changes["year_from"], *changes["year_to"]})
        heads = ["name", "unit", *map(str, years), "change", "comparability", "status", "note", "source"]
        series = changes.groupby(SERIES, sort=False, dropna=False)
        lines = [self._line(own.sort_values("year_to"), years) for _, own in series]
        return self._table(str(changes["org"].iloc[0]), heads, lines)

    def draw_coverage(self, coverage: pd.DataFrame, title: str) -> Table:
        """Return which indicators one organisation's reports state: an indicator a line, its years side by side."""
        years = sorted(set(coverage["report_year"]))
        lines = []
        for (_, name), own in coverage.groupby(["indicator", "name"], sort=False):
            status = own.set_index("report_year")["status"]
            lines.append([str(name), *(self.messages(f"had.{status[year]}") for year in years)])
        return self._table(title, ["name", *map(str, years)], lines)

    def _table(self, title: str, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> Table:
        table = Table(title=title, title_justify="left", box=None, padding=(0, _GAP, 0, 0))
        said = [head if head.isdigit() else self.messages(f"head.{head}") for head in heads]
        widths = _widths(heads, [said, *lines], self.room)
        for head, word in zip(heads, said, strict=True):
            right = head.isdigit() or head in _NUMBERS
            table.add_column(word, overflow="fold", justify="right" if right else "left", no_wrap=head not in _LONG)
        for line in lines:
            table.add_row(*(wrap(c, widths[h]) if h in widths else c for h, c in zip(heads, line, strict=True)))
        return table

    def _source(self, row: Mapping[str, Any], before: str = "", after: str = "") -> str:
        """Write where a figure stands: the year of its report and the page."""
        doc_id, page = row[f"{before}doc_id{after}"], row[f"{before}page{after}"]
        return "" if pd.isna(page) else self.messages("source", year=self.reports.get(doc_id, ""), page=int(page))

    def _cell(self, row: Mapping[str, Any], column: str, view: str) -> str:
        if column.endswith("source"):
            return self._source(row, before=column.removesuffix("source"))
        value = row[column]
        if column == "name" and "period" in row:
            return name_series(row, self.messages)
        if column == "speaks":
            return self.messages("yes" if value else "no")
        if isinstance(value, pd.Timestamp):
            return str(value.date())
        if words := _WORDS.get(f"{view}.{column}", _WORDS.get(column)):
            return self.messages(f"{words}.{value}")
        return number(value)

    def _change(self, row: pd.Series) -> str:
        """Write the change of a pair: in percent, in points where the unit is %, as it is where there was nothing."""
        if pd.notna(row["change_points"]):
            points = f"{row['change_points']:+.2f}".rstrip("0").rstrip(".") if row["change_points"] else "0"
            return f"{points} {self.messages('points')}"
        if row["status"] == "same":
            return "0"
        if pd.notna(row["change_percent"]):
            return f"{row['change_percent']:+.1f}%"
        return ("+" if row["change"] > 0 else "") + number(row["change"])

    def _notes(self, own: pd.DataFrame) -> str:
        """Write what is to be known of the last two years, and of earlier ones that are not comparable."""
        told = own[own["note"].notna()]
        early = told[(told["comparability"] == "D") & (told["year_to"] < own["year_to"].iloc[-1])]
        said = [
            self.messages("note.years", before=row.year_from, after=row.year_to, note=row.note)
            for row in early.itertuples()
        ]
        last = own["note"].iloc[-1]
        return self.messages("joint").join([*said, *([] if pd.isna(last) else [str(last)])])

    def _line(self, own: pd.DataFrame, years: Sequence[int]) -> list[str]:
        last = own.iloc[-1]
        shown: dict[int, str] = {}
        for row in own.itertuples(index=False):
            for year, value, text in (
                (row.year_from, row.value_from, row.text_from),
                (row.year_to, row.value_to, row.text_to),
            ):
                shown.setdefault(year, number(value) or ("" if pd.isna(text) else str(text)))
        source = self._source(last, after="_to" if pd.notna(last["doc_id_to"]) else "_from")
        unit = "" if pd.isna(last["unit"]) else str(last["unit"])
        several = last["status"] == "ambiguous" and not is_specific(str(last["indicator"]))
        status = self.messages("status.several" if several else "status." + str(last["status"]))
        grade = str(last["comparability"]) if last["status"] not in ("new", "dropped") else ""
        cells = [name_series(last, self.messages), unit, *(shown.get(year, "") for year in years)]
        return [*cells, self._change(last), grade, status, self._notes(own), source]
