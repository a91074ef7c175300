"""Text that does not stand upright: pages held upright, single turned lines read along their direction."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from pipeline.reading.glyphs import ASCENT, DESCENT, Edge, Glyph, RawPage
from schemas.text import Box

_QUARTERS = (90, 180, 270)
_SLANT = 3  # degrees by which a direction may differ


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the page by `angle` degrees clockwise, so that text turned counter-clockwise by it stands upright.

    `right` and `down` shift the turned page so that its upper left corner is the origin.
    """

    angle: int
    right: float = 0.0
    down: float = 0.0

    def _corners(self, box: Box, sign: int, shift: tuple[float, float]) -> Box:
        cos, sin = math.cos(math.radians(self.angle)), sign * math.sin(math.radians(self.angle))
        corners = [(x - shift[0], y - shift[1]) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [x * cos - y * sin for x, y in corners]
        ys = [x * sin + y * cos for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def apply(self, box: Box) -> Box:
        """Return where a box stands after the turn."""
        x0, top, x1, bottom = self._corners(box, 1, (0.0, 0.0))
        return Box(x0 + self.right, top + self.down, x1 + self.right, bottom + self.down)

    def undo(self, box: Box) -> Box:
        """Return where a box of the turned page stands on the page itself."""
        return self._corners(box, -1, (self.right, self.down))

    def stand(self, glyph: Glyph) -> Glyph:
        """Return a character as it stands after the turn."""
        turned: Glyph = {**glyph}
        turn = (glyph.get("turn", 0) - self.angle) % 360
        size = glyph["size"]
        box = self.apply(Box(glyph["x0"], glyph["top"], glyph["x1"], glyph["bottom"]))
        x, y = glyph.get("origin", (glyph["x0"], glyph["bottom"] - DESCENT * size))
        origin = self.apply(Box(x, y, x, y))
        turned["upright"] = min(turn, 360 - turn) <= _SLANT
        if turned["upright"]:
            # The box of a slanted character is wider than the character.
            width = box.x1 - box.x0 if self.angle % 90 == 0 else (0.5 if glyph["text"].isascii() else 1.0) * size
            box = Box(origin.x0, origin.top - ASCENT * size, origin.x0 + width, origin.top + DESCENT * size)
            turned.pop("turn", None)
        else:
            turned["turn"], turned["origin"] = turn, (origin.x0, origin.top)
        turned["x0"], turned["top"], turned["x1"], turned["bottom"] = box
        turned["doctop"] = box.top
        return turned


def _upright_turn(page: RawPage, angle: int) -> Turn:
    return Turn(
        angle,
        right={90: page.height, 180: page.width, 270: 0.0}[angle],
        down={90: 0.0, 180: page.height, 270: page.width}[angle],
    )


def hold_upright(page: RawPage) -> tuple[RawPage, int]:
    """Return the page turned by the quarters by which most of its text is turned, and the angle (0: as shown)."""
    if all(map(itemgetter("upright"), page.glyphs)):
        return page, 0
    angle, count = Counter(glyph.get("turn", 0) for glyph in page.glyphs if glyph["text"].strip()).most_common(1)[0]
    if angle not in _QUARTERS or 2 * count <= sum(bool(glyph["text"].strip()) for glyph in page.glyphs):
        return page, 0
    turn = _upright_turn(page, angle)
    other = {"h": "v", "v": "h"}
    upright = replace(
        page,
        width=page.height if angle % 180 else page.width,
        height=page.width if angle % 180 else page.height,
        glyphs=[turn.stand(glyph) for glyph in page.glyphs],
        edges=[Edge(turn.apply(box), other[way] if angle % 180 else way, shade) for box, way, shade in page.edges],
        shapes=[shape._replace(box=turn.apply(shape.box)) for shape in page.shapes],
        images=[turn.apply(box) for box in page.images],
    )
    return upright, angle


def turned_runs(glyphs: Sequence[Glyph]) -> Iterator[tuple[Turn, list[Glyph]]]:
    """Yield the characters that share a direction, standing upright, with the turn that made them so."""
    groups: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        angle = glyph.get("turn", 0)
        near = next((known for known in groups if abs(known - angle) <= _SLANT), angle)
        groups.setdefault(near, []).append(glyph)
    for angle, members in groups.items():
        turn = Turn(angle)
        yield turn, [turn.stand(glyph) for glyph in members]
