"""Watermarks and stamps: pale or tilted words over the text, the same on page after page."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.reading.characters import Characters
from pipeline.reading.glyphs import Glyph, Look, RawPage, looks_of
from schemas.text import squeeze

_PLACE = 4.0  # points within which the same words stand at the same place
_EDGE = 0.125  # of the page's height: running heads and feet stand there, pale ones too
_LARGE = 1.5  # times the usual size
_TILES = 3  # times that the same pale tilted words stand in a report


@dataclass(frozen=True, slots=True)
class _Stamp:
    """Words printed in one go: page index, place and direction, the indexes of their characters."""

    page: int
    text: str
    x: float
    y: float
    turn: int
    pale: bool
    size: float
    members: tuple[int, ...]
    at_edge: bool


def _is_tilted(turn: int) -> bool:
    return min(turn % 90, 90 - turn % 90) > 3


def _may_be_stamp(glyph: Glyph) -> bool:
    return "pale" in glyph or ("turn" in glyph and _is_tilted(glyph["turn"]))


def _stamps(index: int, page: RawPage) -> Iterator[_Stamp]:
    """Yield the runs of pale or tilted characters of a page, in the order in which they were printed."""
    run: list[int] = []
    for at, glyph in enumerate((*page.glyphs, None)):
        if run:
            last = page.glyphs[run[-1]]
            reach = 3 * max(last["size"], 1.0)
            goes_on = (
                glyph is not None
                and glyph.get("turn", 0) == last.get("turn", 0)
                and bool(glyph.get("pale")) == bool(last.get("pale"))
                and abs(glyph["size"] - last["size"]) < 0.1
                and abs(glyph["x0"] - last["x0"]) < reach
                and abs(glyph["top"] - last["top"]) < (reach if last.get("turn", 0) else 1.0)
            )
            if not goes_on:
                yield _stamp(index, page, run)
                run = []
        if glyph is not None and _may_be_stamp(glyph):
            run.append(at)


def _stamp(index: int, page: RawPage, run: Sequence[int]) -> _Stamp:
    first, last = page.glyphs[run[0]], page.glyphs[run[-1]]
    return _Stamp(
        page=index,
        text=squeeze("".join(page.glyphs[at]["text"] for at in run)),
        x=first["x0"],
        y=first["top"],
        turn=first.get("turn", 0),
        pale=bool(first.get("pale")),
        size=first["size"],
        members=tuple(run),
        at_edge=last["bottom"] < _EDGE * page.height or first["top"] > (1 - _EDGE) * page.height,
    )


def _pages_alike(stamp: _Stamp, others: Sequence[_Stamp]) -> int:
    """Count the pages that have the same words at the same place."""
    return len({o.page for o in others if abs(o.x - stamp.x) < _PLACE and abs(o.y - stamp.y) < _PLACE})


def _is_watermark(stamp: _Stamp, alike: Sequence[_Stamp], usual: float, pages: int) -> bool:
    repeated = _pages_alike(stamp, alike)
    if _is_tilted(stamp.turn):
        if stamp.pale and (stamp.size >= _LARGE * usual or len(alike) >= _TILES):
            return True
        return repeated >= max(2, pages / 2)
    return not stamp.at_edge and repeated >= max(3, pages / 2)


def _is_stamps(look: Look) -> bool:
    return look.pale or (look.turn is not None and _is_tilted(look.turn))


def _without(glyphs: Sequence[Glyph], dropped: Collection[int]) -> Sequence[Glyph]:
    if isinstance(glyphs, Characters):
        return glyphs.without(dropped)
    return [g for at, g in enumerate(glyphs) if at not in dropped]


def drop_watermarks(pages: Sequence[RawPage]) -> tuple[list[RawPage], frozenset[int]]:
    """Return the pages without the characters of watermarks, and the numbers of the pages that had any.

    1. tilted words (by no quarter turn): the same at one place on half of the pages; large or often repeated pale ones
    2. pale words, level or turned by a quarter, at one place on three pages and half of them, no running heads
    Left alone: dark words that stand level, tilted labels of a chart, white words on a dark ground.
    """
    looks = [p.glyphs.looks() if isinstance(p.glyphs, Characters) else looks_of(p.glyphs) for p in pages]
    if not any(look.pale or look.turn is not None for own in looks for look in own):
        return list(pages), frozenset()
    sizes = Counter[float]()
    for own in looks:
        for look, count in own.items():
            sizes[look.size] += 0 if _is_stamps(look) else count
    usual = max(sizes, key=sizes.__getitem__)
    alike: dict[tuple[str, int, bool], list[_Stamp]] = {}
    for index, page in enumerate(pages):
        for stamp in (
            _stamps(index, replace(page, glyphs=list(page.glyphs))) if any(map(_is_stamps, looks[index])) else ()
        ):
            if stamp.text:
                alike.setdefault((stamp.text, stamp.turn, stamp.pale), []).append(stamp)
    dropped: dict[int, set[int]] = {}
    for stamps in alike.values():
        for stamp in stamps:
            if _is_watermark(stamp, stamps, usual, len(pages)):
                dropped.setdefault(stamp.page, set()).update(stamp.members)
    kept = [
        replace(page, glyphs=_without(page.glyphs, dropped[index])) if index in dropped else page
        for index, page in enumerate(pages)
    ]
    return kept, frozenset(pages[index].number for index in dropped)
