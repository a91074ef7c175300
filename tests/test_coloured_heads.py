"""Heads that only their colour tells from the paragraph below."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.outline.coloured_heads import coloured_heads
from pipeline.reading.glyphs import is_tinted
from tests.drawn import Paper

Colour = tuple[float, float, float]

BLUE, GREY, BLACK = (0.0, 0.35, 0.5), (0.4, 0.4, 0.42), (0.0, 0.0, 0.0)
TEXT = (
    "茶场沿河分布在三个乡镇，春茶从三月中旬开始采摘，一直到谷雨以后才结束，夏天只修枝、除草",
    "秋茶在九月采，往后各场一起晒青。",
)


def _heads(
    path: Path, titles: Sequence[str], colour: tuple[float, float, float], under: tuple[float, ...]
) -> list[str]:
    """Draw titles in a colour, each over a paragraph of two lines, and return which of them are heads."""
    paper = Paper(path / "a.pdf")
    for line in range(3):
        paper.text(60, 30 + 15 * line, TEXT[0])
    for at, title in enumerate(titles):
        paper.canvas.setFillColorRGB(*colour)
        paper.text(60, 100 + 90 * at, title)
        paper.canvas.setFillColorRGB(*under)
        for line, words in enumerate(TEXT):
            paper.text(60, 118 + 90 * at + 15 * line, words)
    document = paper.read()
    starts = coloured_heads(document, 10.0)
    return [block.span.of(document.text) for block in document.blocks if block.span.start in starts]


TITLES = ["关于茶场", "采摘时节", "品种与面积", "来年安排"]


@pytest.mark.parametrize(
    ("titles", "colours", "found"),
    [
        (TITLES, (BLUE, BLACK), TITLES),
        (TITLES, (GREY, BLACK), []),
        (TITLES, (BLUE, BLUE), []),
        (TITLES[:2], (BLUE, BLACK), []),
        ([*TITLES, "苗岫宁", "欧阳修远", "2021年采茶"], (BLUE, BLACK), TITLES),
    ],
    ids=["in colour", "in grey", "all in colour", "too few", "names and times"],
)
def test_a_line_in_colour_over_a_paragraph_is_a_head(
    tmp_path: Path, titles: Sequence[str], colours: tuple[Colour, Colour], found: Sequence[str]
) -> None:
    assert _heads(tmp_path, titles, *colours) == found


@pytest.mark.parametrize(
    ("colour", "tinted"),
    [((0.0, 0.35, 0.5), True), ((0.6, 0.35, 0.0), True), ((0.13, 0.2, 0.2), False), ((1.0, 1.0, 1.0), False)],
)
def test_a_grey_is_no_colour(colour: Colour, tinted: bool) -> None:
    assert is_tinted(*colour) is tinted
