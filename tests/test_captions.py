"""Captions beside text, drawn bullets, heads that change in part: drawn PDFs, a case on either side of a measure."""

from collections.abc import Callable
from pathlib import Path

import pytest
from drawing import Draw, Sheet, draw, paragraphs, prose, raw_pages, read
from made_lines import spaced

from pipeline.reading.bits import bits_of
from pipeline.reading.bullets import DRAWN
from pipeline.reading.captions import find_captions
from pipeline.reading.glyphs import Edge, Shape
from pipeline.reading.line_looks import is_next_time
from pipeline.reading.read import read_page
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


def test_what_stands_under_a_caption_on_a_ground_of_its_own_is_none_of_it() -> None:
    lines = [spaced(195, CAPTION), *(spaced(209 + 12 * at, ("本年荣誉一览及说明", 365)) for at in range(3))]
    bits = bits_of([*text_beside(), *lines])
    ground = Shape(Box(330, 206, 490, 250), curved=False, filled=True)
    assert [len(held) for held in find_captions(bits, ([PICTURE], [ground], ()), 10.0)] == [1]
    assert find_captions(bits, ([PICTURE], [], ()), 10.0) == []


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


FULL = "收费站获得市里颁发的文明窗口先进集体奖" * 2


@pytest.fixture(name="listed")
def _listed(tmp_path: Path) -> Callable[..., list[str]]:
    def read_list(*discs: float, radius: float = 2.2, at: float = 62.0) -> list[str]:
        def page(sheet: Sheet) -> None:
            sheet.column(76, 100, [FULL, "称号", FULL, "先进集体"], step=18)
            for y in discs:
                sheet.slice(at, y, radius, start=0, extent=359.9)

        return paragraphs(read(draw(tmp_path / "a.pdf", [page])))

    return read_list


def test_drawn_discs_part_the_items_of_a_list(listed: Callable[..., list[str]]) -> None:
    assert listed(96, 132, 150) == [FULL + "称号", FULL, "先进集体"]
    assert listed() == [FULL + "称号", FULL + "先进集体"]


@pytest.mark.parametrize(
    ("discs", "more"),
    [
        ((150,), {}),  # one alone
        ((96, 150), {"radius": 3.2}),  # the key of a chart
        ((96, 150), {"radius": 1.4}),  # a dot
        ((96, 150), {"at": 40}),  # far from the words
        ((104, 158), {}),  # between the lines
    ],
)
def test_what_is_no_bullet(listed: Callable[..., list[str]], discs: tuple[float, ...], more: dict[str, float]) -> None:
    assert listed(*discs, **more) == listed()


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
    name = "禾岭文明单位社会责任报告"
    found = headed((name, "单位概况"), (name, "员工关爱"), (name, "绿色发展"), (name, "附录"))
    assert not any(name in words for words in found)


def test_a_first_line_of_two_parts_that_both_change_is_none(headed: Callable[..., list[str]]) -> None:
    found = headed(("甲方", "单位概况"), ("乙方", "员工关爱"), ("丙方", "绿色发展"), ("丁方", "附录"), size=12)
    assert any("甲方" in words for words in found)


def test_a_label_beside_titles_as_large_as_the_text_is_none(headed: Callable[..., list[str]]) -> None:
    cases = ("暖心车站守护平安", "石桥村里新风来", "夜班司机的早餐", "一张纸的环保")
    for size in (14, 11.6):
        found = headed(*(("典型案例", case) for case in cases), size=size)
        assert all(any(case in words for words in found) for case in cases)


def test_drawn_bullets_make_no_page_suspect(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.column(76, 100, ["先进集体获得者", "文明班组获得者", "青年岗位获得者", "巾帼标兵获得者"])
        for row in range(4):
            sheet.slice(62, 96 + 18 * row, 2.2, start=0, extent=359.9)
        sheet.put(290, 800, "7")

    (raw,) = raw_pages(draw(tmp_path / "a.pdf", [page]))
    made = read_page(raw)
    assert all(line.text.startswith(DRAWN) for line in made.lines[:4])
    assert made.health == ()


def test_a_drawn_bullet_in_the_middle_of_a_line_is_no_word(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        for row, words in enumerate(("安全检查十二次", "环保检查九次", "消防检查六次")):
            sheet.put(60, 100 + 30 * row, "各项工作")
            sheet.slice(200, 96 + 30 * row, 2.2, start=0, extent=359.9)
            sheet.put(214, 100 + 30 * row, words)

    document = read(draw(tmp_path / "a.pdf", [page]))
    assert DRAWN not in document.text
    assert "安全检查十二次" in document.text


def test_bars_are_no_pictures_and_their_labels_no_captions() -> None:
    bars = [
        Shape(Box(x, top, x + 62, 190), curved=False, filled=True) for x, top in ((330, 100), (420, 60), (510, 130))
    ]
    labels = [spaced(195, ("东部片区", 341)), spaced(195, ("西部片区", 431)), spaced(195, ("南部片区", 521))]
    bits = bits_of([*text_beside(), *labels])
    assert find_captions(bits, ((), bars, ()), 10.0) == []
    assert find_captions(bits, ((), bars[:1], ()), 10.0)


def test_a_title_with_the_words_of_a_part_of_the_head_stays(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.put(60, 40, "禾岭社会责任报告", 12)
        sheet.put(430, 40, "绩效总表", 12)
        sheet.column(60, 120, prose("甲", 8, 36))

    def titled(sheet: Sheet) -> None:
        sheet.put(60, 90, "绩效总表", 12)
        page(sheet)

    found = paragraphs(read(draw(tmp_path / "a.pdf", [titled, page, page, page])))
    assert found.count("绩效总表") == 1
    assert not any("禾岭" in words for words in found)


# Lines that begin anew though the one above is full


def lines_of(tmp_path: Path, *lines: tuple[float, str]) -> list[str]:
    def page(sheet: Sheet) -> None:
        for at, (x, words) in enumerate(lines):
            sheet.put(x, 100 + 18 * at, words)

    return paragraphs(read(draw(tmp_path / "a.pdf", [page])))


@pytest.mark.parametrize(
    ("line", "first", "over", "is_next"),
    [
        ("9月 获文明窗口称号", "7月 获先进集体称号", None, True),
        ("2024年9月 获文明窗口称号", "2024年7月 获先进集体称号", None, True),
        ("9月获文明窗口称号", "7月 获先进集体称号", None, False),  # a sentence that goes on
        ("9月 获文明窗口称号", "收费站获先进集体称号", None, False),  # no list of times
        ("2024年9月", "先进集体", "2024年7月", True),
        ("2024年9月", "先进集体", "本年荣誉", False),
        ("9月 获文明窗口称号", "先进集体", "7月", False),  # not alone
    ],
)
def test_the_next_time_of_a_list(line: str, first: str, over: str | None, is_next: bool) -> None:
    made = [spaced(0, (words, 50)) for words in (line, first)]
    assert is_next_time(*made, spaced(0, (over, 50)) if over else None) is is_next


def test_the_next_time_of_a_list_begins_anew(tmp_path: Path) -> None:
    assert len(lines_of(tmp_path, (60, "7月 " + FULL[:34]), (60, "9月 " + FULL[:20]))) == 2


def test_a_time_alone_begins_anew_where_one_stood_over_the_line_above(tmp_path: Path) -> None:
    assert lines_of(tmp_path, (60, "2024年3月"), (60, FULL[:36]), (60, "2024年5月")) == [
        *("2024年3月", FULL[:36], "2024年5月")
    ]
    assert lines_of(tmp_path, (60, "荣誉之窗"), (60, FULL[:36]), (60, "2024年5月"))[1:] == [FULL[:36] + "2024年5月"]


@pytest.mark.parametrize(
    ("title", "indent", "apart"),
    [
        ("编制依据", 24, True),
        ("编制依据。", 24, False),  # the last line of a paragraph ends in a mark
        ("编制依据", 12, False),  # the line under it is not set in
        ("编制依据", 36, False),  # it is set in too far
        ("编制依据与编制范围及相关的各项说明", 24, False),  # too long
    ],
)
def test_a_title_under_a_full_line_begins_anew(tmp_path: Path, title: str, indent: float, apart: bool) -> None:
    lines = [(84.0, FULL[:33] + "。"), (60.0, title), (60.0 + indent, FULL[:34]), (60.0, FULL[:36]), (60.0, "结束。")]
    found = lines_of(tmp_path, (84, FULL[:34]), (60, FULL[:36]), *lines)
    assert (title in found) is apart
