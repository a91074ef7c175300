"""Sentences with the labels of their quantities: from stores of reports that labels were written of."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.blind.match import is_required, pair_up, wrong_fields
from benchmarks.row_diff import read_rows
from pipeline.sentences import read_sentence

Label = Mapping[str, Any]
_LONGEST = 160  # characters of a sentence that a reader still takes in
_STOPS = "。；！？"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the year that its report is of, the labels of its quantities, and the rows that are right of them."""

    text: str
    year: int | None
    labels: tuple[Label, ...]
    rows: tuple[Mapping[str, Any], ...] = ()


def cases_of(store: Path, labels: Mapping[str, Sequence[Label]]) -> Iterator[Case]:
    """Yield the sentences of a store that hold labelled quantities of prose, each once."""
    rows, said = read_rows(store, "quantities"), read_rows(store, "statements")
    years = {name: rows[0].get("stated_year") for name, rows in read_rows(store, "documents").items()}
    for name, own in sorted(labels.items()):
        file = f"{name}.pdf"
        texts = {row["statement_id"]: row["text"] for row in said.get(file, ())}
        prose = [label for label in own if label["kind"] == "quantity"]
        held = [row for row in rows.get(file, ()) if row.get("source") == "text"]
        found: dict[str, list[Label]] = defaultdict(list)
        for place, other in sorted(pair_up(prose, held).items()):
            if is_required(prose[place]):
                found[held[other].get("statement_id") or ""].append(prose[place])
        for statement, of_it in found.items():
            text = texts.get(statement, "")
            if 0 < len(text) <= _LONGEST and text.endswith(tuple(_STOPS)):
                yield Case(re.sub(r"\s+", "", text), years.get(file), tuple(of_it))


def _line(case: Case) -> dict[str, Any]:
    return {"text": case.text, "year": case.year, "labels": case.labels}


def keep(path: Path, cases: Iterable[Case]) -> None:
    """Write cases, a line each."""
    path.write_text("".join(json.dumps(_line(case), ensure_ascii=False) + "\n" for case in cases), "utf-8")


def read_kept(path: Path) -> list[Case]:
    """Read what `keep` wrote."""
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    return [Case(line["text"], line["year"], tuple(line["labels"])) for line in lines]


def right_of(text: str, year: int | None, labels: Sequence[Label]) -> list[Mapping[str, Any] | None]:
    """Return for each label the row that is right by value, unit, name and role when the sentence is read alone."""
    rows = [{**row, "page": 1} for row in read_sentence(text, year)["quantities"]]
    placed = [{**label, "page": 1} for label in labels]
    taken = pair_up(placed, rows)
    return [
        rows[taken[at]] if at in taken and not {*wrong_fields(rows[taken[at]], label)} - {"period"} else None
        for at, label in enumerate(placed)
    ]


def with_right(case: Case) -> Case:
    """Return a case with the labels alone that are read right today, and their rows."""
    found = right_of(case.text, case.year, case.labels)
    both = [(label, row) for label, row in zip(case.labels, found, strict=True) if row is not None]
    return replace(case, labels=tuple(label for label, _ in both), rows=tuple(row for _, row in both))
