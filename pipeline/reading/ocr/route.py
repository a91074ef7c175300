"""Which pages are read from their picture, and how that goes together with what their file says."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from extractors.text.view import is_unreadable
from pipeline.reading.glyphs import RawPage
from pipeline.reading.ocr.cache import Cache
from pipeline.reading.ocr.fill import fill_holes
from pipeline.reading.ocr.installed import engine_version
from pipeline.reading.ocr.merge import merge
from pipeline.reading.ocr.scanner import Scanner
from schemas.page import Line

# Verdicts of `pipeline.reading.health`. The file has next to no text; the picture gives it:
UNREAD = frozenset({"image_only", "outlines_only"})
# Single characters are missing; the picture gives these:
HOLED = frozenset({"unmapped", "private_use", "latin_noise"})
# What the file has may be wrong anywhere: the picture's text in place of it, where that was read for sure.
DOUBTED = frozenset({"ocr_layer", "bad_ocr", "rare_han", "no_words", "mojibake", "cid"})
ROUTED = UNREAD | HOLED | DOUBTED
UNSURE = "ocr_unsure"  # verdict on a page of which some lines could not be read from the picture
_MANY = 0.2  # part of a page's characters that are holes: what stands between them tells too little


@contextmanager
def open_scanner(file: Path | bytes, sha256: str, folder: Path | None) -> Iterator[Scanner | None]:
    """Give what reads pages of a file from their pictures, kept in `folder`; None where the extra is not installed."""
    engine = engine_version()
    if engine is None:
        yield None
        return
    scanner = Scanner(file, Cache(folder, sha256, engine))
    try:
        yield scanner
    finally:
        scanner.close()


class Again(NamedTuple):
    """A page as its picture gives it: its raw form, or, where only holes were filled, its lines.

    `whole` is whether nothing is left that only the picture tells; `verdicts` are further ones on the page.
    """

    raw: RawPage | None
    lines: tuple[Line, ...] | None
    verdicts: tuple[str, ...] = ()
    whole: bool = True


def _is_holed(raw: RawPage, verdicts: Sequence[str]) -> bool:
    if HOLED.isdisjoint(verdicts) or not DOUBTED.isdisjoint(verdicts):
        return False
    return sum(is_unreadable(glyph["text"]) for glyph in raw.glyphs) < _MANY * len(raw.glyphs)


def _begins_only(lines: Sequence[Line], letter: str) -> bool:
    """Whether a character is a bullet: at the beginning of two lines or more, before no digit, and nowhere else."""
    texts = [line.text.strip() for line in lines if letter in line.text]
    return len(texts) >= 2 and all(
        text[0] == letter and text.count(letter) == 1 and not text[1:].lstrip()[:1].isdecimal() for text in texts
    )


def lacks_text(lines: Sequence[Line], verdicts: Sequence[str]) -> bool:
    """Whether the file lacks text of a page that the picture may tell.

    Bullets in private use characters are named as such, but hide nothing: they are no reason to look at the picture.
    """
    asked = ROUTED.intersection(verdicts)
    if asked != {"private_use"}:
        return bool(asked)
    hidden = {letter for line in lines for letter in line.text if is_unreadable(letter)}
    return not all(_begins_only(lines, letter) for letter in hidden)


def read_again(raw: RawPage, lines: Sequence[Line], verdicts: Sequence[str], scanner: Scanner) -> Again | None:
    """Return a page as its picture gives it; None where all of its own text is kept.

    `lines` are those of the file. Where not every hole in them can be filled, the page stays named as holed.
    """
    if not lacks_text(lines, verdicts):
        return None
    read = scanner.read(raw.number)
    if read is None:
        return None
    if _is_holed(raw, verdicts):
        filled, whole = fill_holes(lines, read)
        return Again(None, filled, whole=whole)
    merged = merge(raw, read, doubted=UNREAD.isdisjoint(verdicts))
    return Again(merged, None, (UNSURE,) if read.unsure else ()) if merged else None
