"""What there is to do: the reports that were found against what the store knows of them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from corpus.find import Found, Report, Stray
from pipeline.store.index import Entry
from schemas.tables import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """Reports to be read, documents that stay (`kept`, with all their paths), and the problems of files by file.

    A file of a report stands in `strays` with no problem: it may have been a stray in an earlier run.
    """

    reports: tuple[Report, ...]
    kept: dict[str, tuple[str, ...]]
    strays: dict[str, list[Problem]]


def sort_out(
    found: Found,
    entries: Mapping[str, Entry],
    accepts: Callable[[str], bool],
    *,
    retry_failed: bool,
    dropped: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Todo:
    """Tell what is to be read. `dropped` has, by doc_id ("": no report), names of files that are no more.

    A report is read where the store does not know it from a version of the extractors that `accepts` knows, and where a
    copy of it under another name now comes first: a reader may have taken something from the file's name.
    """
    reports: list[Report] = []
    kept: dict[str, tuple[str, ...]] = {}
    strays: dict[str, list[Problem]] = {name: [] for name in dropped.get("", ())}
    for report in found.reports:
        strays |= {path: [] for path in _paths(report)}
        entry_id = report.source.doc_id
        entry = entries.get(entry_id)
        known = _add_paths(report, set(entry.paths).difference(dropped.get(entry_id, ()))) if entry else report
        same = entry and accepts(entry.extractor_version) and entry.file_name == known.source.file_name
        if entry and same and not (retry_failed and entry.status == "failed"):
            kept[entry_id] = _paths(known)
        else:
            reports.append(known)
    for stray in found.strays:
        strays.setdefault(stray.file, []).append(_problem(stray))
    return Todo(reports=tuple(reports), kept=kept, strays=strays)


def _paths(report: Report) -> tuple[str, ...]:
    return (report.source.path, *report.other_paths)


def _add_paths(report: Report, paths: Iterable[str]) -> Report:
    """Return a report under the first of all paths that it has or was stored with."""
    first, *others = sorted({*_paths(report), *paths})
    source = replace(report.source, path=first, file_name=first.rpartition("/")[2])
    return replace(report, source=source, other_paths=tuple(others))


def _problem(stray: Stray) -> Problem:
    return Problem(
        doc_id=None, file=stray.file, page=None, stage="find", reason=stray.reason, parameters=stray.parameters
    )
