"""What keeps reading cheap gives the same as what it stands for: grouping, crossings, packed boxes; memory a page."""

import gc
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells
from pdfplumber.utils.text import WordExtractor

from corpus.find import find
from pipeline.reading import pdfium
from pipeline.reading.crossings import cells_of
from pipeline.reading.lines import _WORDS
from pipeline.reading.ocr.route import lacks_text
from pipeline.reading.read import read_document
from schemas.page import Boxes, Line
from schemas.text import Box

_USUAL = (700, 10, 10)  # Python's own: during tests the collector looks more seldom
SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
TABLES = SAMPLES / "pdf-tables" / "lanting-2022.pdf"
WATERMARK = SAMPLES / "pdf-variants" / "lanting-2022-watermark.pdf"
places = st.sampled_from([0.0, 2.5, 10.0, 12.0, 30.0, 31.5, 60.0])


def _stroke(one: float, other: float, across: float, level: bool) -> dict[str, Any]:
    a, b = sorted((one, other))
    x0, top, x1, bottom = (a, across, b, across) if level else (across, a, across, b)
    return {"orientation": "h" if level else "v", "x0": x0, "top": top, "x1": x1, "bottom": bottom}


@given(st.lists(st.builds(_stroke, places, places, places, st.booleans()), max_size=14))
def test_cells_are_those_that_pdfplumber_finds(strokes: list[dict[str, Any]]) -> None:
    assert cells_of(strokes, 3) == intersections_to_cells(edges_to_intersections(strokes, 3, 3))


def test_the_cells_of_a_whole_grid_are_found() -> None:
    steps = (0.0, 10.0, 30.0)
    strokes = [_stroke(0.0, 30.0, at, level) for at in steps for level in (True, False)]
    assert cells_of(strokes, 3) == [(0, 0, 10, 10), (0, 10, 10, 30), (10, 0, 30, 10), (10, 10, 30, 30)]


@pytest.mark.parametrize("pdf", [TABLES, WATERMARK], ids=lambda pdf: pdf.stem)
def test_words_are_those_that_pdfplumber_groups(pdf: Path) -> None:
    plain = WordExtractor(x_tolerance=3, y_tolerance=3, expand_ligatures=True)
    for page in pdfium.read_pages(pdf):
        glyphs: list[Any] = [glyph for glyph in page.glyphs if glyph["text"] >= " "]
        ours, theirs = list(_WORDS.iter_extract_tuples(glyphs)), list(plain.iter_extract_tuples(glyphs))
        assert [own for _, own in ours] == [own for _, own in theirs]
        upright = [(one, other) for (one, _), (other, own) in zip(ours, theirs, strict=True) if own[0]["upright"]]
        assert [(one["x0"], one["top"]) for one, _ in upright] == [(other["x0"], other["top"]) for _, other in upright]


numbers = st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(st.builds(Box, numbers, places, numbers, places)))
def test_packed_boxes_are_the_boxes(boxes: list[Box]) -> None:
    packed = Boxes(boxes)
    assert tuple(packed) == tuple(boxes) == packed[:] and packed == tuple(boxes) and len(packed) == len(boxes)
    assert [packed[at] for at in range(-len(boxes), len(boxes))] == boxes * 2
    with pytest.raises(IndexError):
        packed[len(boxes)]
    if boxes:
        line = Line("x" * len(boxes), tuple(boxes), 9.0, "", bold=False)
        assert Line("x" * len(boxes), packed, 9.0, "", bold=False).box == line.box


def test_characters_come_anew_each_time() -> None:
    page = next(pdfium.read_pages(WATERMARK))
    first = list(page.glyphs)
    before = [dict(glyph) for glyph in first]
    first[0]["text"] = "changed"
    assert list(page.glyphs) == before and page.glyphs[1:3] == before[1:3] and len(page.glyphs) == len(before)


def _repeated(pdf: Path, pages: int, folder: Path) -> Path:
    source, target = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    target.import_pages(source, [at % len(source) for at in range(pages)])
    target.save(folder / f"{pages}.pdf")
    return folder / f"{pages}.pdf"


def _peak(pdf: Path) -> int:
    """Return the most bytes that Python holds while a report is read.

    What other tests have loaded is kept from the collector: the more it has to look through, the less often it looks.
    """
    source = find([pdf]).reports[0].source
    seldom = gc.get_threshold()
    gc.set_threshold(*_USUAL)
    gc.freeze()
    gc.collect()  # only now does the collector know that hardly anything is left to look through
    tracemalloc.start()
    try:
        read_document(pdf, source)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.unfreeze()
        gc.set_threshold(*seldom)


def test_reading_grows_by_less_than_50_kb_a_page(tmp_path: Path) -> None:
    read_document(TABLES, find([TABLES]).reports[0].source)  # what is loaded once does not count
    short, long = (_peak(_repeated(TABLES, pages, tmp_path)) for pages in (16, 64))
    assert (long - short) / 48 < 50 * 1024


def _lines(*texts: str) -> Sequence[Line]:
    return [Line(text, (Box(0, 0, 1, 1),) * len(text), 9.0, "", bold=False) for text in texts]


@pytest.mark.parametrize(
    ("texts", "verdicts", "lacks"),
    [
        (("\ue013 加强管理", "\ue013完善制度", "全年无事故"), ("private_use",), False),
        (("\ue013 加强管理", "\ue0145人"), ("private_use",), True),
        (("\ue013 12人", "\ue013 完善"), ("private_use",), True),
        (("\ue013 加强管\ue013", "\ue013 完善"), ("private_use",), True),
        (("\ue013 加强管理", "全年无事故"), ("private_use",), True),
        (("\ue013 加强管理", "\ue013完善制度"), ("private_use", "unmapped"), True),
        (("全年无事故",), ("image_only",), True),
        (("全年无事故",), ("radicals",), False),
    ],
)
def test_bullets_are_no_reason_to_read_the_picture(texts: Sequence[str], verdicts: Sequence[str], lacks: bool) -> None:
    assert lacks_text(_lines(*texts), verdicts) is lacks
