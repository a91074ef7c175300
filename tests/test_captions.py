"""Captions beside text, drawn bullets, heads that change in part: drawn PDFs, a case on either side of a measure."""

from collections.abc import Callable
from pathlib import Path

import pytest
from drawing import Draw, Sheet, draw, paragraphs, prose, read
from made_lines import spaced

from pipeline.reading.bits import bits_of
from pipeline.reading.captions import find_captions
from pipeline.reading.glyphs import Edge, Shape
from schemas.page import Line
from schemas.text import Box

PICTURE = Box(330, 100, 490, 190)
CAPTION = ("志愿者教老人用手机", 365)


def text_beside(rows: int = 8) -> list[Line]:
    return [spaced(100 + 16 * at, ("全年组织志愿服务队进社区开展便民服务活动", 60)) for at in range(rows)]


def captions(*lines: Line, drawn: Box = PICTURE, edges: tuple[Edge, ...] = (), beside: bool = True) -> list[list[str]]:
    bits = bits_of([*(text_beside() if beside else ()), *lines])
    return [[bit.text for bit in held] for held in find_captions(bits, ([drawn], (), edges), 10.0)]


def test_words_in_the_middle_under_a_picture_beside_text_are_its_caption() -> None:
    assert captions(spaced(195, CAPTION)) == [["志愿者教老人用手机"]]
    assert captions(spaced(195, CAPTION), beside=False) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (spaced(207.9, CAPTION), True), (spaced(208.1, CAPTION), False),  # how far under the picture
        (spaced(195, ("志愿者教老人用手机", 368)), True),  # its middle
        (spaced(195, ("志愿者教老人用手机", 369)), False),
        (spaced(195, ("志愿者教老人用手机", 340), size=9.7), True),  # smaller than the text: anywhere under the picture
        (spaced(195, ("志愿者教老人用手机", 340), size=9.8), False),
        (spaced(195, ("志愿者教老人", 324), size=9), True), (spaced(195, ("志愿者教老人", 323.5), size=9), False),
        (spaced(195, ("全年走访慰问。", 375)), False),  # a sentence
        (spaced(195, ("2,160", 397)), False),  # the number under an icon
        (spaced(195, ("志愿者教老人用手机", 363), size=10.4), False),  # larger than the text
    ],
)  # fmt: skip
def test_what_is_a_caption_by_its_place_and_size(line: Line, found: bool) -> None:
    assert bool(captions(line)) is found


@pytest.mark.parametrize(("rows", "found"), [(3, True), (4, False)])
def test_a_caption_has_at_most_three_lines(rows: int, found: bool) -> None:
    lines = [spaced(195 + 14 * at, CAPTION) for at in range(rows)]
    assert bool(captions(*lines)) is found


def test_what_stands_right_under_a_caption_in_another_size_ends_it() -> None:
    assert captions(spaced(195, CAPTION), spaced(208, ("二〇二四年八月摄", 380), size=8)) == [["志愿者教老人用手机"]]


def test_words_in_a_cell_under_a_ground_are_no_caption() -> None:
    assert captions(spaced(195, CAPTION), edges=(Edge(Box(330, 207, 490, 207), "h"),)) == []
    assert captions(spaced(195, CAPTION), edges=(Edge(Box(330, 209, 490, 209), "h"),))
    assert captions(spaced(195, CAPTION), edges=(Edge(Box(330, 190, 490, 190), "h", shade=True),))  # its own side


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (PICTURE, True),
        (Box(381, 100, 441, 190), False),  # narrower than its caption
        (Box(330, 151, 490, 190), False),  # as low as an icon
        (Box(330, 150, 490, 190), True),
    ],
)
def test_how_large_a_picture_is(box: Box, found: bool) -> None:
    assert bool(captions(spaced(195, CAPTION), drawn=box)) is found


def test_a_word_printed_in_a_picture_goes_with_its_caption_more_is_text() -> None:
    assert captions(spaced(140, ("照片", 400)), spaced(195, CAPTION)) == [["照片", "志愿者教老人用手机"]]
    assert captions(spaced(140, ("照片由社区提供的", 370)), spaced(195, CAPTION)) == []
    assert captions(spaced(140, ("86%", 400)), spaced(195, CAPTION)) == []


def test_drawn_areas_count_as_pictures_where_they_are_filled() -> None:
    bits = bits_of([*text_beside(), spaced(195, CAPTION)])
    assert find_captions(bits, ((), [Shape(PICTURE, curved=False, filled=True)], ()), 10.0)
    assert not find_captions(bits, ((), [Shape(PICTURE, curved=False, filled=False)], ()), 10.0)


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_a_caption_does_not_break_the_sentence_beside_it(tmp_path: Path, reader: str) -> None:
    lines = prose("甲", 12, 24)

    def page(sheet: Sheet) -> None:
        sheet.column(60, 100, lines)
        sheet.picture(380, 88, 540, 190)
        sheet.put(412, 206, "志愿者为居民维修水管", 10)  # on the height of a line

    found = paragraphs(read(draw(tmp_path / "a.pdf", [page]), reader))
    assert found == ["".join(lines), "志愿者为居民维修水管"]


# Bullets that are drawn


@pytest.fixture(name="listed")
def _listed(tmp_path: Path) -> Callable[..., list[str]]:
    def read_list(*discs: float, radius: float = 2.2, at: float = 62.0) -> list[str]:
        def page(sheet: Sheet) -> None:
            for row, words in enumerate(("先进集体", "文明班组", "青年岗位")):
                sheet.put(76, 100 + 24 * row, words)
            for y in discs:
                sheet.slice(at, y, radius, start=0, extent=359.9)

        return paragraphs(read(draw(tmp_path / "a.pdf", [page])))

    return read_list


def test_drawn_discs_before_lines_are_bullets(listed: Callable[..., list[str]]) -> None:
    assert listed(96, 120, 144) == ["●先进集体", "●文明班组", "●青年岗位"]
    assert listed(96, 120)[:2] == ["●先进集体", "●文明班组"]


@pytest.mark.parametrize(
    ("discs", "more"),
    [
        ((96,), {}),  # one alone
        ((96, 120), {"radius": 3.2}),  # the key of a chart
        ((96, 120), {"radius": 1.4}),  # a dot
        ((96, 120), {"at": 40}),  # far from the words
        ((108, 132), {}),  # between the lines
    ],
)
def test_what_is_no_bullet(listed: Callable[..., list[str]], discs: tuple[float, ...], more: dict[str, float]) -> None:
    assert not any("●" in words for words in listed(*discs, **more))


# Heads of two parts


@pytest.fixture(name="headed")
def _headed(tmp_path: Path) -> Callable[..., list[str]]:
    def page_of(name: str, chapter: str, sign: str, size: float) -> Draw:
        def page(sheet: Sheet) -> None:
            sheet.put(60, 40, name, size)
            sheet.put(430, 40, chapter, size)
            sheet.column(60, 120, prose(sign, 8, 36))

        return page

    def read_heads(*heads: tuple[str, str], size: float = 9) -> list[str]:
        sheets = [page_of(*head, sign, size) for head, sign in zip(heads, "甲乙丙丁", strict=True)]
        return paragraphs(read(draw(tmp_path / "a.pdf", sheets)))

    return read_heads


def test_a_head_of_which_one_part_stays_is_one(headed: Callable[..., list[str]]) -> None:
    name = "禾岭单位社会责任报告"
    found = headed((name, "单位概况"), (name, "员工关爱"), (name, "绿色发展"), (name, "附录"), size=12)
    assert not any(name in words for words in found)


def test_a_first_line_of_two_parts_that_both_change_is_none(headed: Callable[..., list[str]]) -> None:
    found = headed(("甲方", "单位概况"), ("乙方", "员工关爱"), ("丙方", "绿色发展"), ("丁方", "附录"), size=12)
    assert any("甲方" in words for words in found)
