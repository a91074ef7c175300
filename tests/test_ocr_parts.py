"""The parts of reading pictures, each on a small drawn picture: skew, rules, seals, strokes, what is kept."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from conftest import SAMPLES
from PIL import Image, ImageOps
from scans import DPI, picture_of

from pipeline.reading.ocr.installed import HOW, engine_version

if engine_version() is None:
    pytest.skip(f"the extra ocr is not installed: {HOW}", allow_module_level=True)

from pipeline.reading.ocr.cache import Cache
from pipeline.reading.ocr.engine import Crop
from pipeline.reading.ocr.missed import find_missed
from pipeline.reading.ocr.picture import Picture, draw, find_skew, straighten
from pipeline.reading.ocr.read import read_picture
from pipeline.reading.ocr.rules import Stroke, find_rules
from pipeline.reading.ocr.said import ReadLine, ReadPage
from pipeline.reading.ocr.seals import without_seals
from pipeline.reading.ocr.strokes import as_drawn

SCALE = 2.0  # pixels a point
INK, RED = (0, 0, 0), (60, 50, 220)  # blue, green, red


def paper(width: int = 400, height: int = 300) -> Any:
    return np.full((height, width, 3), 255, np.uint8)


def lines_of_text(degrees: float) -> Any:
    image = Image.new("L", (800, 600), 255)
    for top in range(60, 540, 24):
        for left in range(60, 740, 16):
            image.paste(0, (left, top, left + 12, top + 12))
    turned = image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return np.repeat(np.asarray(turned)[:, :, None], 3, axis=2)


@pytest.mark.parametrize("degrees", [-4.0, -1.0, 0.5, 2.5, 5.8])
def test_the_skew_of_lines_is_found(degrees: float) -> None:
    assert find_skew(lines_of_text(degrees)) == pytest.approx(-degrees, abs=0.1)


@pytest.mark.parametrize("degrees", [0.0, 0.06])
def test_a_page_that_lies_nearly_straight_is_not_turned(degrees: float) -> None:
    assert find_skew(lines_of_text(degrees)) == 0


def test_what_has_no_lines_has_no_skew() -> None:
    assert find_skew(paper()) == 0
    noise = np.random.default_rng(1).integers(0, 255, (300, 400, 1), np.uint8)
    assert find_skew(np.repeat(noise, 3, axis=2)) == 0


def test_a_picture_is_turned_by_quarters_then_set_straight() -> None:
    picture = straighten(lines_of_text(1.5), SCALE, 1)
    assert picture.pixels.shape == (800, 600, 3)
    assert picture.skew == pytest.approx(88.5, abs=0.1)  # columns of the characters stand as straight as their lines
    level = straighten(lines_of_text(1.5), SCALE, 2)
    assert level.skew == pytest.approx(178.5, abs=0.1)
    assert find_skew(level.pixels) == 0


@pytest.mark.parametrize(("size", "pixels"), [((595, 842), 200), ((1190, 1684), 100), ((2000, 2800), 60)])
def test_a_page_is_drawn_at_200_dots_an_inch_but_no_larger_than_its_picture_is(size: Any, pixels: int) -> None:
    image, file = Image.new("L", (827, 1169), 255), BytesIO()
    image.save(file, "PDF", resolution=827 * 72 / size[0])
    with pdfium.PdfDocument(file.getvalue()) as document:
        drawn, scale = draw(document[0])
    assert scale * 72 == pytest.approx(pixels, rel=0.02)
    assert drawn.shape[:2] == pytest.approx((size[1] * scale, size[0] * scale), rel=0.02)
    assert drawn.ndim == 3 and drawn.shape[2] == 3


def test_a_fine_picture_beside_others_is_drawn_as_fine_as_it_is() -> None:
    image, file = Image.new("L", (1654, 2338), 255), BytesIO()
    image.save(file, "PDF", resolution=100)  # a page of 1190 points
    with pdfium.PdfDocument(file.getvalue()) as document:
        page = document[0]
        (picture,) = page.get_objects()
        picture.set_matrix(picture.get_matrix().scale(0.5, 0.5).translate(595, 0))  # its right half, below
        page.gen_content()
        assert draw(page)[1] * 72 == pytest.approx(200, rel=0.02)


# Rules


def rules_of(pixels: Any) -> list[tuple[bool, int, int, int]]:
    found, _ = find_rules(Picture(pixels, SCALE, 0))
    return sorted((r.horizontal, round(r.at), round(r.start), round(r.end)) for r in found)


@pytest.mark.parametrize(("length", "found"), [(64, 1), (56, 0)])
def test_a_level_rule_has_thirty_points(length: int, found: int) -> None:
    pixels = paper()
    pixels[100:102, 50 : 50 + length] = INK
    assert len(rules_of(pixels)) == found


@pytest.mark.parametrize(("height", "found"), [(242, 1), (230, 0)])
def test_an_upright_rule_by_itself_is_far_longer_than_a_character(height: int, found: int) -> None:
    pixels = paper()
    pixels[20 : 20 + height, 100:102] = INK
    assert len(rules_of(pixels)) == found


@pytest.mark.parametrize(("gap", "found"), [(0, 1), (4, 1), (10, 0)])
def test_a_short_upright_rule_stands_between_level_ones(gap: int, found: int) -> None:
    pixels = paper()
    pixels[50:52, 40:200] = pixels[90:92, 40:200] = INK
    pixels[52 + gap : 90 - gap, 100:102] = INK
    assert sum(not horizontal for horizontal, *_ in rules_of(pixels)) == found


@pytest.mark.parametrize(("thick", "found"), [(6, 1), (12, 0)])
def test_a_filled_band_is_no_rule(thick: int, found: int) -> None:
    pixels = paper()
    pixels[100 : 100 + thick, 50:250] = INK
    assert len(rules_of(pixels)) == found


def test_a_rule_broken_by_noise_is_one_and_goes_from_the_picture() -> None:
    pixels = paper()
    pixels[100:102, 50:250] = INK
    pixels[100:102, 120:122] = pixels[100:102, 180:181] = 255
    pixels[140:150, 60:70] = INK  # a character
    found, clean = find_rules(Picture(pixels, SCALE, 0))
    ((rule),) = found
    assert (rule.horizontal, rule.start, rule.end) == (True, pytest.approx(50, abs=2), pytest.approx(250, abs=2))
    assert clean[95:108, 52:].min() == 255 and clean[140:150, 60:70].max() == 0
    assert pixels[100, 60].max() == 0, "the picture that was given stays as it was"


def test_strokes_of_bold_characters_that_run_together_are_no_rule() -> None:
    pixels = paper()
    pixels[100:102, 50:150] = INK
    pixels[94:100, 50:150:2] = INK
    assert rules_of(pixels) == []


# Seals


@pytest.mark.parametrize(
    ("width", "height", "faded"),
    [(84, 84, True), (80, 80, True), (76, 76, False), (140, 84, True), (150, 84, False), (366, 366, False)],
)
def test_a_seal_is_round_or_square_and_of_its_size(width: int, height: int, faded: bool) -> None:
    pixels = paper(460, 420)
    pixels[20 : 20 + height, 30 : 30 + width] = RED
    seen = without_seals(Picture(pixels, SCALE, 0))
    assert bool((seen[25, 35] == (220, 220, 220)).all()) is faded
    assert (pixels[25, 35] == RED).all()


@pytest.mark.parametrize(("apart", "faded"), [(8, True), (20, False)])
def test_characters_of_a_seal_stand_close(apart: int, faded: bool) -> None:
    pixels = paper()
    for row in range(4):
        for column in range(4):
            top, left = 20 + row * (16 + apart), 20 + column * (16 + apart)
            pixels[top : top + 16, left : left + 16] = RED
    assert bool(without_seals(Picture(pixels, SCALE, 0))[24, 24, 0] == 220) is faded


@pytest.mark.parametrize(
    ("colour", "faded"), [((100, 100, 141), True), ((100, 100, 140), False), ((236, 236, 255), False)]
)
def test_a_seal_is_red(colour: tuple[int, int, int], faded: bool) -> None:
    pixels = paper()
    pixels[20:120, 20:120] = colour
    seen = without_seals(Picture(pixels, SCALE, 0))[60, 60]
    assert bool((seen == colour[2]).all()) is faded


# What the detector has passed over

RULES = [Stroke(True, y, 20, 220, 2) for y in (40, 80)] + [Stroke(False, x, 40, 80, 2) for x in (20, 120, 220)]


def missed(*boxes: tuple[int, int, int, int], crops: Any = (), rules: Any = RULES) -> list[Crop]:
    pixels = paper()
    for x0, top, x1, bottom in boxes:
        pixels[top:bottom, x0:x1] = INK
    return find_missed(pixels, list(crops), list(rules), usual=20, scale=SCALE)


def test_a_figure_in_a_cell_is_found_with_some_paper_around_it() -> None:
    ((found),) = missed((150, 52, 160, 68))
    assert found == pytest.approx((145, 47, 166, 74), abs=2)
    ((near),) = missed((124, 52, 134, 68))
    assert near.x0 == 122, "it stays in its cell"


@pytest.mark.parametrize(("box", "count"), [
    ((150, 58, 156, 60), 1),
    ((150, 58, 153, 60), 0),
    ((150, 42, 160, 78), 1),
    ((150, 120, 160, 136), 0),
    ((119, 52, 129, 68), 0),
])  # fmt: skip
def test_dirt_and_what_stands_in_no_cell_is_left(box: tuple[int, int, int, int], count: int) -> None:
    assert len(missed(box)) == count


def test_what_stands_in_a_crop_is_not_missed() -> None:
    assert missed((150, 52, 160, 68), crops=[Crop(140, 45, 170, 75)]) == []


LINE = Crop(20, 150, 120, 170)


@pytest.mark.parametrize(("boxes", "count"), [
    ([(200, 152, 210, 168)], 1),
    ([(200, 152, 210, 168), (215, 152, 225, 168)], 1),
    ([(200, 152, 210, 168), (225, 152, 235, 168)], 2),
    ([(200, 160, 210, 176)], 0),
    ([(200, 158, 210, 161)], 0),
    ([(200, 152, 310, 168)], 0),
])  # fmt: skip
def test_figures_of_a_table_without_rules_stand_on_the_height_of_a_line(boxes: Any, count: int) -> None:
    assert len(missed(*boxes, crops=[LINE], rules=[])) == count


# A lone stroke


def stroke(lean: float, height: int = 40) -> Any:
    pixels = paper(80, height + 20)
    for row in range(height):
        left = 20 + round(lean * (height - row))
        pixels[10 + row, left : left + 3] = INK
    return pixels


@pytest.mark.parametrize(("lean", "text"), [(0, "1"), (0.2, "1"), (0.4, "/"), (-0.4, "1")])
def test_a_lone_stroke_that_leans_far_to_the_right_is_a_solidus(lean: float, text: str) -> None:
    assert as_drawn("1", stroke(max(lean, 0)) if lean >= 0 else stroke(-lean)[:, ::-1]) == text
    assert as_drawn(" 1 ", stroke(0.4)) == " / "


@pytest.mark.parametrize("text", ["11", "7", "一"])
def test_other_readings_stay(text: str) -> None:
    assert as_drawn(text, stroke(0.4)) == text


@pytest.mark.parametrize(("height", "text"), [(8, "1"), (9, "/")])
def test_a_speck_tells_nothing(height: int, text: str) -> None:
    assert as_drawn("1", stroke(0.6, height)) == text


# What is kept


def test_what_was_read_is_kept_by_file_page_and_engine(tmp_path: Path) -> None:
    line = ReadLine("3人", 1, 2, 3, 4, (1.5, 2.5), (0.9, 0.8), False)
    page = ReadPage(0.5, (line,), ((1.0, 2.0, 3.0, 2.0),), 1)
    cache = Cache(tmp_path, "ab" * 32, "engine-1")
    assert cache.load(1) is None
    cache.keep(1, page)
    assert cache.load(1) == page
    assert [Cache(tmp_path, "ac" * 32, "engine-1").load(1), Cache(tmp_path, "ab" * 32, "engine-2").load(1)] == [
        None
    ] * 2
    assert cache.load(2) is None
    (kept,) = tmp_path.rglob("page-*")
    kept.write_text(kept.read_text(encoding="utf-8")[:30], encoding="utf-8")
    assert cache.load(1) is None
    Cache(None, "ab" * 32, "engine-1").keep(1, page)
    assert Cache(None, "ab" * 32, "engine-1").load(1) is None


# The whole way, on two strips of a sample page


def read(image: Image.Image) -> ReadPage:
    file = BytesIO()
    image.save(file, "PDF", resolution=DPI)
    with pdfium.PdfDocument(file.getvalue()) as document:
        return read_picture(document[0])


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    """The upper rows of a ruled table of five columns."""
    page = picture_of(SAMPLES / "pdf" / "jichuan-2021.pdf", 5, noise=3.0)
    rows = page.crop((0, round(520 * DPI / 72), page.width, round(581 * DPI / 72)))
    return ImageOps.expand(rows, (0, 0, 0, 40), 255)


def test_a_table_is_read_cell_by_cell(sheet: Image.Image) -> None:
    found = read(sheet)
    assert (found.skew, found.unsure) == (0, 0)
    words = {line.text for line in found.lines}
    assert words >= {"序号", "培训类别", "岗位技能培训", "21", "526", "168"}
    assert sum(x0 == x1 for x0, _, x1, _ in found.rules) == 6, "six upright rules"
    figure = next(line for line in found.lines if line.text == "526")
    assert figure.x0 < figure.middles[0] < figure.middles[1] < figure.middles[2] < figure.x1
    assert min(figure.confidences) > 0.9


def test_characters_one_under_the_other_are_read_as_a_line() -> None:
    page = np.asarray(picture_of(SAMPLES / "pdf" / "jichuan-2021.pdf", 5, noise=0.0))
    row = page[round(556 * DPI / 72) : round(578 * DPI / 72)]
    inked = np.flatnonzero((row < 128).any(axis=0))
    name = next(run for run in np.split(inked, np.flatnonzero(np.diff(inked) > 30) + 1) if len(run) > 100)
    words = Image.fromarray(row[:, name[0] - 2 : name[-1] + 3])
    side, middle = words.width // 6, words.height // 2
    drawn = Image.new("L", (900, 6 * side + 260), 255)
    for at in range(6):
        one = words.crop((at * side, middle - side // 2, (at + 1) * side, middle + side // 2))
        drawn.paste(one, (60, 40 + at * (side + 2)))
    for top in (40, 120, 200):
        drawn.paste(words, (300, top))
    found = read(drawn)
    assert [line.text for line in found.lines] == ["岗位技能培训"] * 4
    (stacked,) = (line for line in found.lines if line.stacked)
    assert list(stacked.middles) == sorted(stacked.middles)
    assert stacked.top < stacked.middles[0] < stacked.middles[-1] < stacked.bottom


@pytest.mark.slow
def test_a_page_on_its_head_is_turned(sheet: Image.Image) -> None:
    found = read(sheet.rotate(180))
    assert abs(found.skew) == 180
    assert {line.text for line in found.lines} >= {"序号", "培训类别", "526"}
