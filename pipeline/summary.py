"""What a batch did, counted while it goes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow as pa

from pipeline.extraction import Extraction
from schemas.columns import arrow_schema
from schemas.tables import TABLES, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a batch did.

    `done` reports were read, wholly or in part; `skipped` had been read before; `failed` could not be read, now or by
    an earlier run of the same version; `strays` are files that are no reports (photos and archives beside reports not
    counted). `problems` are those of all files but the skipped ones; `rows` and `pages` those of the reports done.
    `renamed` pairs a name that a stored report had with its new ones; `gone` are the last names of stored reports whose
    files are in none of the places that are known.
    """

    done: int
    skipped: int
    failed: int
    strays: int
    rows: dict[str, int]
    pages: int
    seconds: float
    problems: tuple[Problem, ...]
    interrupted: bool
    renamed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """The counts of a batch that runs."""

    statuses: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(TABLES, 0)))
    pages: int = 0
    problems: list[Problem] = field(default_factory=list)

    def add(self, extraction: Extraction) -> tuple[str, int]:
        """Count a report that was read or failed; return its status and its number of pages."""
        document = extraction.tables["documents"].select(["status", "page_count"]).to_pylist()[0]
        status, pages = str(document["status"]), int(document["page_count"])
        self.statuses[status] += 1
        self.note(extraction.tables["problems"])
        if status != "failed":
            self.pages += pages
            self.rows.update({name: rows.num_rows for name, rows in extraction.tables.items()})
        return status, pages

    def note(self, problems: pa.Table | Iterable[Problem]) -> None:
        """Keep problems to be named at the end."""
        if isinstance(problems, pa.Table):
            names = arrow_schema(Problem).names
            problems = [Problem(**row) for row in problems.select(names).to_pylist()]
        self.problems.extend(problems)

    def summary(self, *, strays: int, seconds: float, interrupted: bool) -> Summary:
        """Return what was done."""
        return Summary(
            done=self.statuses["ok"] + self.statuses["partial"],
            skipped=self.statuses["skipped"],
            failed=self.statuses["failed"],
            strays=strays,
            rows=dict(self.rows),
            pages=self.pages,
            seconds=seconds,
            problems=tuple(sorted(self.problems, key=lambda p: (p.file, p.page or 0, p.stage, p.reason))),
            interrupted=interrupted,
        )
