"""From PDF user space to the page as shown: boxes of forms, and pages turned by quarters with any corner."""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest

from pipeline.reading.frame import Frame, Matrix

# A page of 200 by 100 points whose lower left corner is (10, 20): one point of it, near its upper left corner.
CORNER = (10.0, 20.0, 210.0, 120.0)
POINT = (15.0, 113.0)
BOX = (15.0, 110.0, 45.0, 113.0)


@pytest.fixture(params=[0, 90, 180, 270])
def turned(request: pytest.FixtureRequest) -> Iterator[tuple[int, Frame]]:
    with pdfium.PdfDocument.new() as document:
        page = document.new_page(200, 100)
        page.set_mediabox(*CORNER)
        page.set_cropbox(*CORNER)
        page.set_rotation(request.param)
        yield request.param, Frame(page)


WHERE = {0: (5, 7), 90: (93, 5), 180: (195, 93), 270: (7, 195)}
BOXES = {0: (5, 7, 35, 10), 90: (90, 5, 93, 35), 180: (165, 90, 195, 93), 270: (7, 165, 10, 195)}


def test_a_point_stands_where_the_page_shows_it(turned: tuple[int, Frame]) -> None:
    turn, frame = turned
    assert frame.point(*POINT) == WHERE[turn]
    assert frame.points([POINT[0], 10], [POINT[1], 120])[0] == WHERE[turn]
    assert frame.points([POINT[0], POINT[0] + 1], [POINT[1], POINT[1] - 2])[1] == frame.point(16, 111)
    assert (frame.width, frame.height) == ((100, 200) if turn in (90, 270) else (200, 100))


def test_a_box_stands_where_the_page_shows_it(turned: tuple[int, Frame]) -> None:
    turn, frame = turned
    assert frame.box(*BOX) == BOXES[turn]
    assert frame.boxes([[one, one + 1] for one in BOX]) == [frame.box(*BOX), frame.box(*(one + 1 for one in BOX))]


@pytest.mark.parametrize(
    ("matrix", "sides", "scale"),
    [
        (Matrix(1, 0, 0, 1, 0, 0), (1, 2, 3, 6), 1),
        (Matrix(2, 0, 0, 3, 10, 20), (12, 26, 16, 38), 3),
        (Matrix(0, 1, -1, 0, 0, 0), (-6, 1, -2, 3), 1),
        (Matrix(-1, 0, 0, -1, 5, 5), (2, -1, 4, 3), 1),
        (Matrix(1, 0, 3, 4, 0, 0), (7, 8, 21, 24), 5),
    ],
)
def test_a_form_moves_stretches_and_turns_what_it_holds(matrix: Matrix, sides: tuple[float, ...], scale: float) -> None:
    assert matrix.of((1, 2, 3, 6)) == sides
    assert matrix.scale == scale
