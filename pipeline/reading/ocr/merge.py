"""A page read from its file and from its picture: which characters stand."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from extractors.text.view import is_unreadable
from pipeline.reading.glyphs import Edge, Glyph, RawPage
from pipeline.reading.ocr.said import ReadPage
from pipeline.reading.ocr.typeset import set_edges, set_glyphs
from schemas.page import lies_across, turned
from schemas.text import Box

_REACH = 0.15  # of a size: what OCR tells of the place of a character is that inexact
_SURE = 0.9  # mean confidence from which the picture is believed against text of the file
_MOST = 0.5  # of the characters that the file has: a picture that gives fewer was not read


def _stands(glyph: Glyph) -> bool:
    """Whether a character of the file is one that is printed and known."""
    return not glyph.get("hidden", False) and not is_unreadable(glyph["text"])


def _straight_size(raw: RawPage, skew: float) -> tuple[float, float]:
    return (raw.height, raw.width) if lies_across(skew) else (raw.width, raw.height)


def _placed(glyph: Glyph, raw: RawPage, skew: float) -> Glyph:
    """Return a character of the file as it stands on the page set straight."""
    box = Box(glyph["x0"], glyph["top"], glyph["x1"], glyph["bottom"])
    x, y = turned(
        ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2),
        (raw.width, raw.height),
        _straight_size(raw, skew),
        -skew,
    )
    across, down = x - (box.x0 + box.x1) / 2, y - (box.top + box.bottom) / 2
    moved: Glyph = {
        **glyph,
        "x0": box.x0 + across,
        "x1": box.x1 + across,
        "top": box.top + down,
        "bottom": box.bottom + down,
    }
    return moved


def _runs(kept: Sequence[Glyph]) -> list[Box]:
    """Return the boxes around characters of the file that stand side by side, a little wider than they are."""
    runs: list[Box] = []
    for glyph in sorted(kept, key=lambda g: (round(g["top"] / 3), g["x0"])):
        size = glyph["size"]
        box = Box(glyph["x0"] - _REACH * size, glyph["top"], glyph["x1"] + _REACH * size, glyph["bottom"])
        last = runs[-1] if runs else None
        if last and abs(last.top - box.top) < 3 and last.x0 <= box.x0 <= last.x1 + 0.5 * size:
            runs[-1] = last.union(box)
        else:
            runs.append(box)
    return runs


def _covers(runs: Sequence[Box], glyph: Glyph) -> bool:
    x, y = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
    return any(run.holds(x, y) for run in runs)


def _levelled(glyph: Glyph, kept: Sequence[Glyph]) -> Glyph:
    """Return a character of the picture on the line of the file's characters that it stands in, in their size."""
    middle = (glyph["top"] + glyph["bottom"]) / 2
    beside = [g for g in kept if abs((g["top"] + g["bottom"]) / 2 - middle) < 0.4 * g["size"]]
    if not beside:
        return glyph
    near = min(beside, key=lambda g: abs(g["x0"] - glyph["x0"]))
    levelled: Glyph = {**glyph, "top": near["top"], "bottom": near["bottom"], "size": near["size"]}
    return levelled


def _is_better(read: ReadPage, glyphs: Sequence[Glyph]) -> bool:
    """Whether the picture is believed against a text of the file: it was read for sure, and nearly all of it."""
    confidences = [c for line in read.lines for c in line.confidences]
    return bool(confidences) and fmean(confidences) >= _SURE and len(confidences) >= _MOST * len(glyphs)


def _edges(raw: RawPage, read: ReadPage) -> Sequence[Edge]:
    """Return the rules: those drawn in the file, or, where the page is a picture, those seen in it."""
    return raw.edges if raw.edges and not read.skew else set_edges(read)


def merge(raw: RawPage, read: ReadPage, *, doubted: bool) -> RawPage | None:
    """Return a page with what its picture says, or None where its own text is to be kept.

    1. text of the file that is not to be trusted at all (`doubted`, an OCR layer): the picture's in place of it, if it
       was read for sure
    2. else the file has next to nothing: its characters that are printed and known stand, the picture gives all else
    """
    found = set_glyphs(read)
    if doubted:
        if not _is_better(read, raw.glyphs):
            return None
        kept: list[Glyph] = []
    else:
        kept = [_placed(glyph, raw, read.skew) for glyph in raw.glyphs if _stands(glyph)]
    runs = _runs(kept)
    filled = [_levelled(glyph, kept) for glyph in found if not _covers(runs, glyph)]
    width, height = _straight_size(raw, read.skew)
    return replace(
        raw,
        width=width,
        height=height,
        glyphs=_in_order([*kept, *filled]),
        edges=_edges(raw, read),
        images=raw.images if kept else (),  # the text stands on the picture
        skew=read.skew,
    )


def _in_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return characters line by line, as page readers give them."""
    return sorted(glyphs, key=lambda g: (g["top"], g["x0"]))
