"""Which pages are read from their picture, and how that goes together with what their file says."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.reading.glyphs import RawPage
from pipeline.reading.ocr.cache import Cache
from pipeline.reading.ocr.installed import engine_version
from pipeline.reading.ocr.merge import merge
from pipeline.reading.ocr.scanner import Scanner

# Verdicts of `pipeline.reading.health`. What the file has stands, the picture fills in what is missing:
FILLED = frozenset({"image_only", "outlines_only", "unmapped", "private_use"})
# What the file has may be wrong anywhere: the picture's text in place of it, where that was read for sure.
DOUBTED = frozenset({"ocr_layer"})
ROUTED = FILLED | DOUBTED
UNSURE = "ocr_unsure"  # verdict on a page of which some lines could not be read from the picture


@contextmanager
def open_scanner(path: Path, sha256: str, folder: Path | None) -> Iterator[Scanner | None]:
    """Give what reads pages of a file from their pictures, kept in `folder`; None where the extra is not installed."""
    engine = engine_version()
    if engine is None:
        yield None
        return
    scanner = Scanner(path, Cache(folder, sha256, engine))
    try:
        yield scanner
    finally:
        scanner.close()


def read_again(raw: RawPage, verdicts: Sequence[str], scanner: Scanner) -> tuple[RawPage, tuple[str, ...]] | None:
    """Return a page as its picture gives it, with further verdicts; None where its own text is kept."""
    if ROUTED.isdisjoint(verdicts):
        return None
    read = scanner.read(raw.number)
    merged = merge(raw, read, doubted=not DOUBTED.isdisjoint(verdicts))
    return (merged, (UNSURE,) if read.unsure else ()) if merged else None
