"""Which way up a page is read from its picture, and what is read for sure: with lines that a stand-in finds and reads.

The stand-in reads a line surely where it holds the black square that the page has in one corner.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from pipeline.reading.ocr.installed import HOW, engine_version

if engine_version() is None:
    pytest.skip(f"the extra ocr is not installed: {HOW}", allow_module_level=True)

from pipeline.reading.ocr import picture, read
from pipeline.reading.ocr.engine import Crop, Words
from pipeline.reading.ocr.said import ReadPage

WIDE, HIGH = 300, 400  # points; a stand-in works in pixels of the drawn page
SQUARE = 8
Read = Callable[..., ReadPage]


def drawn(corner: tuple[int, int]) -> bytes:
    image = Image.new("L", (WIDE, HIGH), 255)
    image.paste(0, (*corner, corner[0] + SQUARE, corner[1] + SQUARE))
    file = BytesIO()
    image.save(file, "PDF", resolution=72)
    return file.getvalue()


TOP_LEFT, TOP_RIGHT = (20, 20), (WIDE - 20 - SQUARE, 20)
BOTTOM_LEFT, BOTTOM_RIGHT = (20, HIGH - 20 - SQUARE), (WIDE - 20 - SQUARE, HIGH - 20 - SQUARE)


@pytest.fixture
def read_page(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read a page on which such lines (width, height in pixels) are found beside that in the upper left corner."""

    def run(
        corner: tuple[int, int],
        shown: Sequence[tuple[float, float]],
        turned: Sequence[tuple[float, float]] = ((60, 20),),
        doubtful: float = 0.3,
    ) -> ReadPage:
        def find_crops(pixels: Any) -> list[Crop]:
            first = Crop(20, 20, 100, 100)
            sizes = shown if pixels.shape[0] > pixels.shape[1] else turned
            return [first, *(Crop(200, 120 + 80 * at, 200 + w, 120 + 80 * at + h) for at, (w, h) in enumerate(sizes))]

        def read_crop(piece: Any) -> Words:
            sure = 0.95 if piece.min() < 100 else doubtful
            return Words("甲", (0.5,), (sure,))

        monkeypatch.setattr(read, "find_crops", find_crops)
        monkeypatch.setattr(read, "read_crop", read_crop)
        monkeypatch.setattr(picture, "find_skew", lambda _: 0.0)
        monkeypatch.setattr(read, "find_missed", lambda *_, **__: [])
        with pdfium.PdfDocument(drawn(corner)) as document:
            return read.read_picture(document[0])

    return run


LEVEL = ((120, 20),) * 3
UPRIGHT = ((20, 60),) * 3


@pytest.mark.parametrize(("corner", "skew"), [(TOP_LEFT, 0), (BOTTOM_RIGHT, 180)])
def test_a_page_whose_level_lines_cannot_be_read_stands_on_its_head(
    read_page: Read, corner: tuple[int, int], skew: float
) -> None:
    assert read_page(corner, ()).skew == skew


@pytest.mark.parametrize(("corner", "skew"), [(TOP_LEFT, 0), (TOP_RIGHT, 90), (BOTTOM_LEFT, 270)])
def test_a_page_whose_lines_stand_upright_lies_on_its_side(
    read_page: Read, corner: tuple[int, int], skew: float
) -> None:
    assert read_page(corner, UPRIGHT, (), doubtful=0.1).skew == skew


@pytest.mark.parametrize(
    ("lines", "turned"),
    [
        (UPRIGHT[:1], False),  # one of two
        (UPRIGHT[:2], True),  # two of three
        (((20, 45), (20, 45)), True),
        (((20, 44), (20, 44)), False),  # 2.2 times the usual height of a line
        (((10, 60), (10, 60), (40, 61)), True),
        (((10, 60), (10, 60), (40, 60)), False),  # one is not 1.5 times as high as wide
    ],
)
def test_a_line_stands_upright_that_is_higher_than_lines_are_and_than_it_is_wide(
    read_page: Read, lines: Sequence[tuple[float, float]], turned: bool
) -> None:
    assert (read_page(TOP_RIGHT, lines, ()).skew == 90) is turned


@pytest.mark.parametrize(("doubtful", "head"), [(0.74, True), (0.75, False)])
def test_lines_that_are_read_well_enough_stand_the_right_way_up(read_page: Read, doubtful: float, head: bool) -> None:
    assert (read_page(BOTTOM_RIGHT, (), doubtful=doubtful).skew == 180) is head


def test_the_longest_four_lines_tell(read_page: Read) -> None:
    assert read_page(BOTTOM_RIGHT, ((120, 20),) * 3, doubtful=0.7).skew == 180
    assert read_page(TOP_LEFT, ((120, 20),) * 3, doubtful=0.7).skew == 0, "0.95 and three times 0.7"
    assert read_page(BOTTOM_RIGHT, ((120, 20),) * 4, doubtful=0.7).skew == 0, "the square is in none of the longest"


@pytest.mark.parametrize(("doubtful", "lines", "unsure"), [(0.5, 3, 0), (0.49, 1, 2)])
def test_a_line_that_is_not_read_for_sure_is_left_out_and_counted(
    read_page: Read, doubtful: float, lines: int, unsure: int
) -> None:
    page = read_page(TOP_LEFT, ((60, 20),) * 2, doubtful=doubtful)
    assert (len(page.lines), page.unsure) == (lines, unsure)
