"""What was read from pictures, kept by file hash, page and engine: OCR takes seconds a page."""

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

from pipeline.reading.ocr.said import ReadLine, ReadPage


@dataclasses.dataclass(frozen=True, slots=True)
class Cache:
    """The pages of one file that an engine has read; with no folder nothing is kept."""

    folder: Path | None
    sha256: str
    engine: str

    def _place(self, folder: Path, number: int) -> Path:
        return folder / self.sha256[:2] / self.sha256 / f"page-{number:04d}.{self.engine}.json"

    def load(self, number: int) -> ReadPage | None:
        """Return what is kept of a page, or None; a file that is not whole counts for nothing."""
        if self.folder is None:
            return None
        try:
            kept = json.loads(self._place(self.folder, number).read_text(encoding="utf-8"))
            return ReadPage(
                skew=kept["skew"],
                lines=tuple(_line(line) for line in kept["lines"]),
                rules=tuple((x0, top, x1, bottom) for x0, top, x1, bottom in kept["rules"]),
                unsure=kept["unsure"],
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, number: int, page: ReadPage) -> None:
        """Keep what was read of a page; the file is there whole or not at all, whoever else writes it."""
        if self.folder is None:
            return
        place = self._place(self.folder, number)
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        content = json.dumps(dataclasses.asdict(page), ensure_ascii=False, separators=(",", ":"))
        beside.write_text(content, encoding="utf-8")
        beside.replace(place)


def _line(kept: dict[str, Any]) -> ReadLine:
    return ReadLine(**kept | {name: tuple(kept[name]) for name in ("middles", "confidences")})
