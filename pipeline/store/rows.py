"""Rows that a commit changes in place: the names of a document's file, and problems of files that are no document."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from schemas.columns import arrow_table
from schemas.tables import Problem

Strays = dict[str, tuple[Problem, ...]]


def add_strays(strays: Strays, new: Mapping[str, Sequence[Problem]]) -> Strays:
    """Return the problems of files that are no document, those of the files in `new` replaced.

    Raises ValueError for a problem that belongs to a document or to another file.
    """
    for file, problems in new.items():
        if any(p.doc_id is not None or p.file != file for p in problems):
            raise ValueError(f"{file}: the problems of a stray have no doc_id and name that file")
    merged = strays | {file: tuple(sorted(set(problems), key=_order)) for file, problems in new.items()}
    return {file: problems for file, problems in merged.items() if problems}


def strays_in(problems: pa.Table) -> Strays:
    """Return the problems of files that are no document, by file, from the rows of the part that holds them."""
    found: dict[str, list[Problem]] = {}
    for row in problems.filter(pc.is_null(problems["doc_id"])).to_pylist():
        found.setdefault(row["file"], []).append(Problem(**row))
    return {file: tuple(of_file) for file, of_file in found.items()}


def stray_rows(strays: Strays) -> pa.Table:
    """Return the problems of files that are no document as rows."""
    return arrow_table(Problem, [problem for file in sorted(strays) for problem in strays[file]])


class Labels(NamedTuple):
    """What a commit changes of documents whose rows stay: their paths, the file that speaks instead of them."""

    paths: Mapping[str, tuple[str, ...]]
    editions: Mapping[str, str | None]

    @property
    def doc_ids(self) -> frozenset[str]:
        """The documents that get a label."""
        return frozenset((*self.paths, *self.editions))


def relabel(rows: pa.Table, labels: Labels) -> pa.Table:
    """Return rows of `documents` or `problems` with the labels of some documents changed."""
    if not labels.doc_ids or not rows.num_rows:
        return rows
    documents, paths = "other_paths" in rows.column_names, labels.paths
    if documents and labels.editions:
        stay = zip(rows["doc_id"].to_pylist(), rows["edition_of"].to_pylist(), strict=True)
        rows = _replace(rows, "edition_of", [labels.editions.get(doc_id, edition) for doc_id, edition in stay])
    first, others = ("source_path", "other_paths") if documents else ("file", None)
    ids = rows["doc_id"].to_pylist()
    changed = [
        paths[doc_id][0] if doc_id in paths else path for doc_id, path in zip(ids, rows[first].to_pylist(), strict=True)
    ]
    rows = _replace(rows, first, changed)
    if others:
        kept = zip(ids, rows[others].to_pylist(), strict=True)
        rows = _replace(rows, others, [list(paths[d][1:]) if d in paths else path for d, path in kept])
    return rows


def _replace(rows: pa.Table, name: str, values: list[object]) -> pa.Table:
    at = rows.schema.get_field_index(name)
    field = rows.schema.field(name)
    return rows.set_column(at, field, pa.array(values, field.type))


def _order(problem: Problem) -> tuple[int, str, str, str]:
    return problem.page or 0, problem.stage, problem.reason, problem.parameters
