"""The journal: the parts of one commit replace the old ones all together, whenever the program is killed.

New parts and the manifest of what they hold are written into a folder of their own. Once the journal names the parts
the commit is decided: whoever opens the store next moves what was not moved yet. Before that nothing has happened, and
what waits is thrown away. A journal is believed only where every name in it is that of a part of a table.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.store.disk import flush, flush_folders, move, remove, write_whole
from pipeline.store.faults import StoreError
from pipeline.store.layout import PRIVATE, Bucket, Part, part_named
from pipeline.store.manifest import OVERVIEW, listing_name


@dataclass(frozen=True, slots=True)
class Decided:
    """A commit that is decided: parts to be moved to their places, in this order, and then parts to be removed."""

    written: tuple[Part, ...]
    removed: tuple[Part, ...]

    @property
    def waiting(self) -> Iterator[str]:
        """The names of the files that wait: the parts in order, then the manifest of what stands with them."""
        yield from (part.name for part in self.written)
        yield from (listing_name(bucket) for bucket in sorted({part.home for part in self.written}))
        yield OVERVIEW

    @property
    def leaving(self) -> Iterator[str]:
        """The names of the files that are removed in the end."""
        yield from (part.name for part in self.removed)
        yield from (listing_name(bucket) for bucket in sorted(self._left))

    @property
    def _left(self) -> set[Bucket]:
        return {part.home for part in self.removed} - {part.home for part in self.written}


class Journal:
    """The journal of the store in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / PRIVATE / "journal.json"
        self._waiting = root / PRIVATE / "waiting"

    def waiting_place(self, name: str) -> Path:
        """Where a file of the store waits until the commit is decided and it is moved."""
        return self._waiting / name.replace("/", "~")

    def place(self, name: str, decided: Decided | None) -> Path:
        """Where a file of the store is to be read, given the commit that is decided and not finished."""
        waiting = self.waiting_place(name)
        return waiting if decided and waiting.exists() else self.root / name

    def begin(self) -> None:
        """Make an empty folder for the parts of a new commit."""
        shutil.rmtree(self._waiting, ignore_errors=True)
        self._waiting.mkdir(exist_ok=True)  # in a store that was removed there is no place for it

    def withdraw(self) -> None:
        """Throw away what waits, where no commit is decided."""
        if not self.path.exists():
            shutil.rmtree(self._waiting, ignore_errors=True)

    def decide(self, written: Sequence[Part], removed: Sequence[Part], manifest: Mapping[str, str]) -> None:
        """Decide the commit of the parts that wait; those of `documents` are moved last.

        `manifest` gives the files of the manifest that stand with them: the overview and a listing of each bucket.
        """
        ordered = sorted(written, key=lambda p: (p.table == "documents", p))
        for name, text in manifest.items():
            self.waiting_place(name).write_text(text, encoding="utf-8")
        decided = Decided(tuple(ordered), tuple(sorted(removed)))
        for name in decided.waiting:
            flush(self.waiting_place(name))
        flush_folders([self._waiting])
        names = {"written": [p.name for p in decided.written], "removed": [p.name for p in decided.removed]}
        write_whole(self.path, json.dumps(names, indent=1))

    def read(self) -> Decided | None:
        """Return the commit that is decided and not finished, or None.

        Raises StoreError where the journal is not as this program writes it.
        """
        try:
            return _decided(json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise StoreError(
                f"{self.path} is not as nianjian writes it: move it out of the yearbook, then run `nianjian verify`"
            ) from error

    def finish(self) -> None:
        """Finish the commit that is decided, if there is one, and throw away what waits for none."""
        decided = self.read()
        if decided:
            folders = {(self.root / part.name).parent for part in decided.written + decided.removed}
            for name in decided.waiting:
                if self.waiting_place(name).exists():
                    target = self.root / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    move(self.waiting_place(name), target)
            for name in decided.leaving:
                remove(self.root / name)
            for folder in folders:
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()
            flush_folders(folders | {folder.parent for folder in folders} | {(self.root / OVERVIEW).parent})
            remove(self.path)
        shutil.rmtree(self._waiting, ignore_errors=True)


def _decided(content: object) -> Decided:
    """Return the commit of a journal's content; raises ValueError for what is none."""
    if not isinstance(content, dict) or set(content) != {"written", "removed"}:
        raise ValueError("not the content of a journal")
    lists = content["written"], content["removed"]
    names = [name for one in lists if isinstance(one, list) for name in one if isinstance(name, str)]
    if not names or any(not isinstance(one, list) for one in lists) or len(names) != sum(map(len, lists)):
        raise ValueError("not the names of parts")
    if len(set(names)) != len(names):
        raise ValueError("a part stands twice")
    return Decided(*(tuple(map(part_named, one)) for one in lists))
