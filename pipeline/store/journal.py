"""The journal: the parts of one commit replace the old ones all together, whenever the program is killed.

New parts are written into a folder of their own. Once the journal names them the commit is decided: whoever opens the
store next moves what was not moved yet. Before that nothing has happened, and what waits is thrown away.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.store.disk import flush, flush_folders, move, remove, write_whole
from pipeline.store.layout import PRIVATE, Part, part_named


@dataclass(frozen=True, slots=True)
class Decided:
    """A commit that is decided: parts to be moved to their places, in this order, and then parts to be removed."""

    written: tuple[Part, ...]
    removed: tuple[Part, ...]


class Journal:
    """The journal of the store in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / PRIVATE / "journal.json"
        self._waiting = root / PRIVATE / "waiting"

    def waiting_place(self, part: Part) -> Path:
        """Where a part waits until the commit is decided and it is moved."""
        return self._waiting / part.flat_name

    def begin(self) -> None:
        """Make an empty folder for the parts of a new commit."""
        shutil.rmtree(self._waiting, ignore_errors=True)
        self._waiting.mkdir(parents=True, exist_ok=True)

    def decide(self, written: Sequence[Part], removed: Sequence[Part]) -> None:
        """Decide the commit of the parts that wait; those of `documents` are moved last."""
        for part in written:
            flush(self.waiting_place(part))
        flush_folders([self._waiting])
        ordered = sorted(written, key=lambda p: (p.table == "documents", p))
        names = {"written": [p.name for p in ordered], "removed": [p.name for p in sorted(removed)]}
        write_whole(self.path, json.dumps(names, indent=1))

    def read(self) -> Decided | None:
        """Return the commit that is decided and not finished, or None."""
        try:
            names = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return Decided(
            written=tuple(part_named(n) for n in names["written"]),
            removed=tuple(part_named(n) for n in names["removed"]),
        )

    def finish(self) -> None:
        """Finish the commit that is decided, if there is one, and throw away what waits for none."""
        decided = self.read()
        if decided:
            for part in decided.written:
                if self.waiting_place(part).exists():
                    target = self.root / part.name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    move(self.waiting_place(part), target)
            for part in decided.removed:
                remove(self.root / part.name)
            folders = {(self.root / part.name).parent for part in decided.written + decided.removed}
            for folder in folders:
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()
            flush_folders(folders | {folder.parent for folder in folders})
            remove(self.path)
        shutil.rmtree(self._waiting, ignore_errors=True)
