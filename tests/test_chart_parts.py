"""Parts of a bar are as long as their values say; shaded cells of a table are none; no PDF."""

import pytest

from pipeline.reading.bits import Bit
from pipeline.reading.chart_bars import stacks_in
from pipeline.reading.glyphs import Edge, Shape
from schemas.text import Box

TOP, BOTTOM = 100.0, 118.0


def turned(box: Box, *, across: bool) -> Box:
    """Return a box of a bar from left to right, or the same of one from top to bottom."""
    return box if across else Box(box.top, box.x0, box.bottom, box.x1)


def found(lengths: tuple[float, ...], values: tuple[str, ...], rule: float | None, *, across: bool = True) -> bool:
    """Whether areas of these lengths are parts; rules between them go on so far below them."""
    bits, shapes, edges = [], [], []
    for row in range(1 if across else 2):
        at, shift = 60.0, 60.0 * row
        for length, value in zip(lengths, values, strict=True):
            middle = at + length / 2
            box = turned(Box(at, TOP + shift, at + length, BOTTOM + shift), across=across)
            inside = turned(Box(middle - 4, 104 + shift, middle + 4, 112 + shift), across=across)
            shapes.append(Shape(box, curved=False, filled=True))
            bits.append(Bit(inside, value, 8.0, 8.0, row))
            at += length
            if rule is not None:
                line = turned(Box(at, TOP + shift, at, BOTTOM + shift + rule), across=across)
                edges.append(Edge(line, "v" if across else "h"))
    return bool(list(stacks_in(bits, shapes, edges)))


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        (None, True),
        (0.0, True),  # strokes around the parts
        (2.5, True),
        (3.5, False),
        (20.0, False),
    ],
)
def test_rules_that_go_on_part_cells(rule: float | None, parts: bool, across: bool) -> None:
    assert found((50, 100, 150), ("1", "2", "3"), rule, across=across) is parts


@pytest.mark.parametrize(("longest", "parts"), [(61.0, False), (64.0, True)])
def test_columns_of_a_table_are_even(longest: float, parts: bool) -> None:
    values = ("50", "50", f"{longest:.0f}")
    assert found((50, 50, longest), values, None) is parts
