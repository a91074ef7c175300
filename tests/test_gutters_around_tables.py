"""A gutter between columns goes on beside the tables that stand in one of them; made boxes."""

import pytest
from made_lines import spaced

from pipeline.reading.columns import _around_tables, words_of
from pipeline.reading.side_tables import Cut
from schemas.page import Grid
from schemas.text import Box

CUT = Cut(300, 200, 400)


def around(*boxes: Box, crossed: float | None = None) -> Cut:
    """Return the gutter from 200 to 400 beside tables; a word of 40 points crosses it at a height."""
    words = [] if crossed is None else list(words_of(spaced(crossed, ("窑炉检修", 280))))
    return _around_tables(CUT, words, [Grid(box, (box.x0, box.x1), (), "ruled") for box in boxes])


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (Box(50, 150, 290, 250), Cut(300, 150, 400)),  # a table of the left column that begins higher
        (Box(310, 350, 550, 450), Cut(300, 200, 450)),  # one of the right column that ends lower
        (Box(50, 150, 290, 450), Cut(300, 150, 450)),
        (Box(50, 150, 300, 250), Cut(300, 150, 400)),
        (Box(300, 150, 550, 250), Cut(300, 150, 400)),
        # over both columns
        (Box(50, 150, 301, 250), CUT), (Box(299, 150, 550, 250), CUT), (Box(50, 150, 550, 250), CUT),
        # over it, under it, within its height
        (Box(50, 100, 290, 200), CUT), (Box(50, 100, 290, 201), Cut(300, 100, 400)),
        (Box(50, 400, 290, 500), CUT), (Box(50, 399, 290, 500), Cut(300, 200, 500)),
        (Box(50, 250, 290, 350), CUT),
    ],
)  # fmt: skip
def test_a_gutter_beside_a_table_of_one_column(box: Box, found: Cut) -> None:
    assert around(box) == found


def test_one_table_after_the_other() -> None:
    assert around(Box(50, 150, 290, 250), Box(310, 120, 550, 160)) == Cut(300, 120, 400)
    assert around(Box(310, 120, 550, 160), Box(50, 150, 290, 250)) == Cut(300, 150, 400)


@pytest.mark.parametrize(
    ("top", "goes_on"), [(100, True), (145, True), (145.1, False), (160, False), (394.9, False), (395, True)]
)
def test_a_word_that_crosses_it_there_ends_it(top: float, goes_on: bool) -> None:
    """The word is 10 points high, the table begins at 150."""
    found = around(Box(50, 150, 290, 250), crossed=top)
    assert found == (Cut(300, 150, 400) if goes_on else CUT)
