"""The views of a comparison as tables for the terminal, every word of the program in the chosen language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.commands.fitting import Column, Drawn, Row, Step, draw
from pipeline.compare.naming import name_series, tell_notes
from pipeline.export.numbers import MULTIPLES, exact, printed_in
from pipeline.export.series import indicator_place, topic_name, topic_place
from pipeline.messages import Messages
from schemas.tables.comparison import ALONE

SERIES = ["indicator", "scope", "scope_name", "basis", "period"]
GRADES = ("A", "B", "C", "D")
STATUSES = ("changed", "restated", "ambiguous", "unit_changed", "scope_changed", "same", "several", *ALONE)
"""What may become of an indicator, in the order in which it is told: what matters first."""
_FIRST, _SECOND = STATUSES[:5], STATUSES[5:7]

# The columns of each view that a reader looks at first; --format csv gives them all.
SHOWN: dict[str, tuple[str, ...]] = {
    "restatements": ("name", "data_year", "first_text", "first_source", "later_text", "later_source", "verdict",
                     "reason"),
    "honours": ("title", "recipient", "status", "first_report_year", "last_report_year", "period_end", "note",
                "source"),
    "commitments": ("name", "target", "source", "target_year", "actual_text", "actual_source", "status", "note"),
    "editions": ("report_year", "report_type", "source_path", "edition", "speaks", "reason"),
    "values": ("name", "data_year", "value", "unit", "status", "text", "source"),
    "peers": ("rank", "org", "value", "unit", "text", "source"),
}  # fmt: skip
_BELOW = ("note", "reason")  # columns that stand below their row wherever there is a word in them
# What goes below the row where the terminal is narrow, in this order.
_LOWERED = ("later_source", "first_source", "actual_source", "source", "first_report_year", "period_end", "edition",
            "report_type", "last_report_year", "text", "recipient", "status", "verdict", "source_path")  # fmt: skip
_NUMBERS = frozenset({"value", "change", "rank"})
# Columns whose words may go on in the next line, with the most that they take.
_LONG = {"name": 28, "title": 40, "recipient": 28, "text": 28, "source_path": 60, "org": 32, "first_text": 24,
         "later_text": 24, "target": 24, "actual_text": 24}  # fmt: skip
_VALUE = 16  # the most of a column of a year: what is no number (26次 / 24次) goes on in the next line
_NAME, _LEAST = 18, 12  # the least width of names, and of other words
_KEPT = 3  # years that stay before anything else has to go
# What the codes of a column are called: the beginning of their messages, in one view or in all.
WORDS = {
    "verdict": "verdict", "edition": "edition", "honours.status": "standing", "commitments.status": "outcome",
    "values.status": "had", "changes.status": "status", "coverage.status": "had",
    "findings.rule": "rule", "held.rule": "rule",
}  # fmt: skip
_EXPLAINED = ("verdict", "standing", "outcome", "status")  # whose codes have a line in the legend


def number(value: Any) -> str:
    """Write a value with its thousands apart and no more decimals than it has."""
    if pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:,.6f}".rstrip("0").rstrip(".")
    return str(value)


def scaled(value: Any, power: int) -> str:
    """Write a value divided by a power of ten: 38.6 of 386,000 in 万."""
    return number(float(exact(value, power)) if power and not pd.isna(value) else value)


@dataclass(frozen=True, slots=True)
class Drawer:
    """Draws views. `reports` gives the report year of a file by its doc_id, `room` is the width of the terminal."""

    reports: pd.Series
    messages: Messages
    room: int = 160

    def draw_view(self, frame: pd.DataFrame, view: str, title: str) -> Drawn:
        """Return a view, or what it holds of one organisation, as a table."""
        records = frame.rename(columns={"bucket": "period"}).to_dict("records")
        shown = [key for key in SHOWN[view] if key not in _BELOW]
        rows = [
            Row(
                cells={key: self._cell(record, key, view) for key in shown},
                notes=[note for key in _BELOW if key in SHOWN[view] and (note := self._cell(record, key, view))],
            )
            for record in records
        ]
        steps: list[Step] = [("merge", "unit")] if shown[0] == "name" else []
        steps += [("lower", key) for key in _LOWERED if key != shown[0]]
        return self._draw([self._column(key) for key in shown], rows, steps, title)

    def draw_yearbook(self, changes: pd.DataFrame) -> Drawn:
        """Return one organisation's table: an indicator a line, its years side by side, the change of the last two.

        By topic; in it first what changed, was restated or contradicts itself, last what one year alone states.
        """
        years = sorted({*changes["year_from"], *changes["year_to"]})
        found = sorted(((self._place(own[-1]), own) for own in _series(changes)), key=lambda one: one[0])
        rows = [self._row(own, years) for _, own in found]
        oldest: list[Step] = [("drop", str(year)) for year in years[:-1]]
        late = oldest[max(0, len(years) - _KEPT) :]
        steps: list[Step] = [*oldest[: len(oldest) - len(late)], ("merge", "unit"), ("lower", "source")]
        steps += [*late[:-1], ("lower", "status"), ("lower", "comparability"), *late[-1:], ("lower", "change")]
        keys = ["name", "unit", *map(str, years), "change", "comparability", "status", "source"]
        return self._draw([self._column(key) for key in keys], rows, steps, str(changes["org"].iloc[0]))

    def draw_coverage(self, coverage: pd.DataFrame, title: str) -> Drawn:
        """Return which indicators one organisation's reports state: an indicator a line, its years side by side."""
        years = sorted(set(coverage["report_year"]))
        rows = []
        for (_, name), own in coverage.groupby(["indicator", "name"], sort=False):
            status = own.set_index("report_year")["status"]
            cells = {str(year): self.messages(f"had.{status[year]}") for year in years}
            rows.append(Row(cells={"name": str(name), **cells}))
        columns = [self._column("name"), *(Column(key=str(year), header=str(year), right=True) for year in years)]
        return self._draw(columns, rows, [("drop", str(year)) for year in years[:-1]], title)

    def legend(self, frame: pd.DataFrame, view: str) -> list[tuple[str, str]]:
        """Return the letters and statuses that occur in a view, each with what it means."""
        lines = []
        if view == "changes":  # of each series the last two years are told
            series = frame.sort_values("year_to", kind="stable").groupby(["org_id", *SERIES], dropna=False)
            frame = series.tail(1)
            graded = frame[~frame["status"].isin(ALONE)]
            grades = set(graded["comparability"])
            lines += [(one, self.messages(f"notes.grade.{one}")) for one in GRADES if one in grades]
        for column in ("verdict", "status"):
            kind = WORDS.get(f"{view}.{column}", WORDS.get(column, ""))
            if column in frame and kind in _EXPLAINED:
                lines += [
                    (self.messages(f"{kind}.{code}"), self.messages(f"notes.{kind}.{code}"))
                    for code in _in_order(self._codes(frame, column, view))
                ]
        return lines

    def _codes(self, frame: pd.DataFrame, column: str, view: str) -> Iterable[str]:
        if view != "changes":
            return set(frame[column].dropna().astype(str))
        pairs = frame[["status", "contradicts"]].drop_duplicates().itertuples(index=False)
        return {status_of(status, contradicts) for status, contradicts in pairs}

    def _draw(self, columns: Sequence[Column], rows: Sequence[Row], steps: Sequence[Step], title: str) -> Drawn:
        return draw(columns, rows, steps, room=self.room, title=title, say=self.messages)

    def _column(self, key: str) -> Column:
        year = key.isdigit()
        header = key if year else self.messages(f"head.{key}")
        told = self.messages.find(f"col.{key}") or "" if key.endswith("_source") else ""
        most, least = _VALUE if year else _LONG.get(key), _NAME if key == "name" else _LEAST
        right = year or key in _NUMBERS
        return Column(key=key, header=header, told=told, most=most, least=least, right=right)

    def _source(self, row: Mapping[str, Any], before: str = "", after: str = "") -> str:
        """Write where a quantity stands: the year of its report and the page."""
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
        if words := WORDS.get(f"{view}.{column}", WORDS.get(column)):
            return self.messages(f"{words}.{value}")
        return number(value)

    def _change(self, row: Mapping[str, Any], power: int) -> str:
        """Write the change of a pair: in percent, in points where the unit is %, as it is where there was nothing."""
        if pd.notna(row["change_points"]):
            points = f"{row['change_points']:+.2f}".rstrip("0").rstrip(".") if row["change_points"] else "0"
            return f"{points} {self.messages('points')}"
        if row["status"] == "same":
            return "0"
        if pd.notna(row["change_percent"]):
            return f"{row['change_percent']:+.1f}%"
        return ("+" if row["change"] > 0 else "") + scaled(row["change"], power)

    def _notes(self, own: Sequence[Mapping[str, Any]]) -> str:
        """Write what is to be known of the last two years, and of earlier ones that are not comparable."""
        last = own[-1]
        said = [
            self.messages("note.years", before=row["year_from"], after=row["year_to"], note=note)
            for row in own
            if row["comparability"] == "D" and row["year_to"] < last["year_to"]
            if (note := tell_notes(row, self.messages))
        ]
        return self.messages("joint").join(word for word in (*said, tell_notes(last, self.messages)) if word)

    def _place(self, last: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return what sets the place of a series: topic, what became of it, known before open, name."""
        status = status_of(last["status"], last["contradicts"])
        turn = 0 if status in _FIRST else 1 if status in _SECOND else 2
        name = name_series(last, self.messages)
        return topic_place(last["topic"]), turn, indicator_place(last["indicator"]), name

    def _row(self, own: Sequence[Mapping[str, Any]], years: Sequence[int]) -> Row:
        last = own[-1]
        multiple = printed_in([(row[f"text_{end}"], row[f"value_{end}"]) for row in own for end in ("from", "to")])
        power = MULTIPLES.get(multiple, 0)
        values: dict[int, str] = {}
        for row in own:
            for end in ("from", "to"):
                # A grade is shown as such (A), not as the sentence that it stands in.
                words = row[f"value_text_{end}"], row[f"text_{end}"]
                said = next((str(word) for word in words if not pd.isna(word)), "")
                values.setdefault(row[f"year_{end}"], scaled(row[f"value_{end}"], power) or said)
        cells = {
            "name": name_series(last, self.messages),
            "unit": multiple + ("" if pd.isna(last["unit"]) else str(last["unit"])),
            **{str(year): values.get(year, "") for year in years},
            "change": self._change(last, power),
            "comparability": str(last["comparability"]) if last["status"] not in ALONE else "",
            "status": self.messages(f"status.{status_of(last['status'], last['contradicts'])}"),
            "source": self._source(last, after="_to" if pd.notna(last["doc_id_to"]) else "_from"),
        }
        notes = [note] if (note := self._notes(own)) else []
        return Row(cells=cells, notes=notes, group=topic_name(last["topic"], self.messages))


def _series(changes: pd.DataFrame) -> Iterable[list[dict[str, Any]]]:
    """Return the changes of each series by year; the series as they first come."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in changes.to_dict("records"):
        found.setdefault(tuple(None if pd.isna(row[key]) else row[key] for key in SERIES), []).append(row)
    return [sorted(own, key=lambda row: row["year_to"]) for own in found.values()]


def status_of(status: Any, contradicts: Any) -> str:
    """Return what became of an indicator; several quantities under a name that may be of several things apart."""
    return "several" if status == "ambiguous" and not contradicts else str(status)


def _in_order(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=lambda code: (STATUSES.index(code) if code in STATUSES else len(STATUSES), code))
