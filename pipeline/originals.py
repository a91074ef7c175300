"""Where the files of the reports lie: the tables know them by a path below the folder that was given."""

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from pipeline.store import StoreError
from pipeline.store.places import read_places


class Originals:
    """Finds the file of a report.

    Looked for: below folders that are named, where the last run saw it, below the folder that holds the store.
    """

    def __init__(self, store: Path, named: Iterable[Path] = ()) -> None:
        self._store = store
        self._named = tuple(named)

    @cached_property
    def _seen(self) -> dict[str, list[Path]]:
        """Where the last run saw each report, by doc_id."""
        try:
            seen = read_places(self._store).seen
        except StoreError:  # made anew by the next run; until then the other places are left
            return {}
        found: dict[str, list[Path]] = {}
        for place, names in seen.items():
            for name, doc_id in names.items():
                found.setdefault(doc_id, []).extend((Path(place) / name, Path(place)))  # a folder, or the file itself
        return found

    def path_of(self, doc_id: str, source_paths: Sequence[str], size: int) -> Path | None:
        """Return where the file of a report lies; None where none of these paths holds one of its size in bytes."""
        named = [folder / path for folder in self._named for path in source_paths]
        beside = [self._store.resolve().parent / path for path in source_paths]
        places: list[Path] = [*named, *self._seen.get(doc_id, []), *beside]
        for path in places:
            try:
                if path.is_file() and path.stat().st_size == size:
                    return path
            except OSError:  # a drive that is gone, a name that this system can't have
                continue
        return None


def as_seen_from(path: Path, place: Path) -> str:
    """Return a path as seen from a folder, so that both may move together; on another drive the whole path."""
    try:
        return Path(os.path.relpath(path.resolve(), place.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()
