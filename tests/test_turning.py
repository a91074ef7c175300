"""Watermarks, turned pages and turned or vertical lines; by both page readers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from drawing import HEIGHT, READERS, Draw, Sheet, cells, draw, paragraphs, prose, raw_pages, read
from pypdfium2 import PdfDocument
from reportlab.lib.colors import Color, black, lightgrey, red

from schemas.document import Document
from schemas.text import Span


@pytest.fixture(params=sorted(READERS))
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read_sheets(folder: Path, reader: str, *sheets: Draw) -> Document:
    return read(draw(folder / "a.pdf", sheets), reader)


def stamped(stamp: Draw, pages: int) -> list[Draw]:
    """Return sheets of text with a stamp on each."""

    def sheet(page: Sheet) -> None:
        stamp(page)
        page.column(72, 120, prose("甲", 30, 36), step=20)

    return [sheet] * pages


@pytest.mark.parametrize(
    ("pages", "stamp"),
    [
        (1, lambda page: page.turned(150, 600, "机密样张", 45, size=60)),  # large and pale, on one page
        (3, lambda page: page.turned(150, 600, "机密样张", 45, size=60, colour=red)),  # repeated
        (1, lambda page: [page.turned(90, 250 + 150 * n, "机密样张", 30, size=12) for n in range(4)]),  # tiles
        (3, lambda page: page.put(200, 447, "机密样张", 40, colour=lightgrey)),  # level, across a line
    ],
)
def test_a_watermark_leaves_the_text(tmp_path: Path, reader: str, pages: int, stamp: Callable[[Sheet], None]) -> None:
    document = read_sheets(tmp_path, reader, *stamped(stamp, pages))
    assert "密" not in document.text
    assert document.text.count("甲") == 30 * pages
    assert all("watermark" in page.health for page in document.pages)


@pytest.mark.parametrize(
    ("pages", "stamp"),
    [
        (1, lambda page: page.turned(150, 770, "机密样张", 45, size=9)),  # one pale label of a chart
        (2, lambda page: page.put(200, 780, "机密样张", 12, colour=lightgrey)),  # pale, not on three pages
        (4, lambda page: page.put(72, 770, "机密样张", 12, colour=black)),  # dark and level: text that comes back
    ],
)
def test_text_that_is_no_watermark_stays(
    tmp_path: Path, reader: str, pages: int, stamp: Callable[[Sheet], None]
) -> None:
    document = read_sheets(tmp_path, reader, *stamped(stamp, pages))
    assert "".join(page.text for page in document.pages).count("机密样张") == pages
    assert not any("watermark" in page.health for page in document.pages)


def test_a_pale_heading_of_one_page_stays(tmp_path: Path, reader: str) -> None:
    sheets = [
        lambda page, at=at: (
            page.put(72, 100, f"第{at}节标题", 20, colour=Color(0.7, 0.7, 0.7)),
            page.put(72, 200, "正文。"),
        )
        for at in "一二三四"
    ]
    assert "第三节标题" in paragraphs(read_sheets(tmp_path, reader, *sheets))


def lying(width: int) -> Draw:
    """Return a page of text that stands turned by a quarter, lines of so many characters."""

    def sheet(page: Sheet) -> None:
        for at, words in enumerate(prose("甲", 12, width)):
            page.turned(100 + 20 * at, HEIGHT - 100, words, 90, colour=black)

    return sheet


@pytest.mark.parametrize(("turn", "width"), [(0, 54), (90, 33)])
def test_a_page_of_turned_text_is_read(tmp_path: Path, reader: str, turn: int, width: int) -> None:
    document = read(draw(tmp_path / "a.pdf", [lying(width)], turn), reader)
    (text,) = paragraphs(document)
    assert text.count("甲") == 12 and len(text) == 12 * width - 3
    assert document.pages[0].health == ()


def test_boxes_of_a_turned_page_are_where_it_shows_them(tmp_path: Path, reader: str) -> None:
    document = read(draw(tmp_path / "a.pdf", [lying(36)]), reader)
    at = document.text.index("甲三")
    (place,) = document.locate(Span(at, at + 2))
    assert document.pages[0].shown_size == (595, HEIGHT)
    # The third line: x from the tops of its characters to their feet, y upwards from 100 points over the foot.
    assert place.box == pytest.approx((140 - 0.88 * 12, HEIGHT - 100 - 24, 140 + 0.12 * 12, HEIGHT - 100), abs=1.5)


@pytest.mark.parametrize("angle", [90, 270])
def test_a_turned_line_does_not_break_the_text(tmp_path: Path, reader: str, angle: int) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 120, prose("甲", 20, 36))
        page.turned(540, 300, "社会责任篇", angle, colour=black)

    def second(page: Sheet) -> None:
        page.column(72, 120, prose("乙", 20, 36))

    found = paragraphs(read_sheets(tmp_path, reader, sheet, second))
    assert "社会责任篇" in found
    assert found[0].count("甲") == 20


def test_a_vertical_caption_is_one_line(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 120, prose("甲", 20, 36))
        page.stacked(540, 130, "志愿服务进社区")

    found = paragraphs(read_sheets(tmp_path, reader, sheet))
    assert found[0].count("甲") == 20 and len(found[0]) == 20 * 36 - 3
    assert found[1:] == ["志愿服务进社区"]


def test_a_vertical_caption_at_the_left_of_the_lines_is_one_line(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.stacked(40, 126, "社会责任篇", step=15)
        page.column(72, 120, prose("甲", 20, 36))

    found = paragraphs(read_sheets(tmp_path, reader, sheet))
    assert found[0].count("甲") == 20
    assert found[1:] == ["社会责任篇"]


@pytest.mark.parametrize(
    "columns",
    [
        ("姓性年", "名别龄"),  # labels spaced over the row
        ("一二三", "人事物"),
        ("是否是",),
    ],
)
def test_signs_under_each_other_are_no_caption(tmp_path: Path, reader: str, columns: tuple[str, ...]) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 120, prose("甲", 6, 36))
        for at, signs in enumerate(columns):
            page.stacked(72 + 36 * at, 300, signs, step=17)

    document = read_sheets(tmp_path, reader, sheet)
    assert all(line.role == "body" for line in document.pages[0].lines)


def test_turned_and_vertical_words_in_cells_are_read_in_their_order(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.ruled([72, 110, 250, 400], [200, 280, 360])
        page.turned(97, 270, "经济效益", 90, colour=black)
        page.stacked(85, 300, "社会效益")
        page.put(120, 245, "营业收入")
        page.put(260, 245, "1,234")
        page.put(120, 325, "捐赠总额")
        page.put(260, 325, "56")

    found = cells(read_sheets(tmp_path, reader, sheet))
    assert found == ["经济效益", "营业收入", "1,234", "社会效益", "捐赠总额", "56"]


def test_a_table_on_a_turned_page_is_a_table(tmp_path: Path, reader: str) -> None:
    rows = [("指标", "本年", "上年"), ("营业收入", "1,234", "1,111"), ("捐赠总额", "56", "44")]

    def sheet(page: Sheet) -> None:
        page.ruled([100, 130, 160, 190], [200, 400, 550, 700])  # rows stand upright on the page, columns lie
        for r, row in enumerate(rows):
            for at, words in zip((690, 540, 390), row, strict=True):
                page.turned(120 + 30 * r, at, words, 90, colour=black)

    found = cells(read_sheets(tmp_path, reader, sheet))
    assert found == [words for row in rows for words in row]


@pytest.mark.parametrize("turn", [0, 90])
def test_both_readers_see_a_page_whose_corner_is_no_origin_alike(tmp_path: Path, turn: int) -> None:
    def sheet(page: Sheet) -> None:
        page.put(100, 150, "正文")
        page.turned(300, 400, "侧栏", 90, colour=black)

    with PdfDocument(draw(tmp_path / "a.pdf", [sheet])) as document:
        document[0].set_mediabox(10, 50, 605, 892)
        document[0].set_rotation(turn)
        document.save(tmp_path / "b.pdf")
    seen = [raw_pages(tmp_path / "b.pdf", name)[0] for name in READERS]
    places = [
        [(g["text"], g.get("turn"), g.get("origin", (g["x0"], g["bottom"]))) for g in page.glyphs] for page in seen
    ]
    for one, other in zip(*places, strict=True):
        assert one[:2] == other[:2]
        assert one[2] == pytest.approx(other[2], abs=0.1)
    assert seen[0].width == pytest.approx(seen[1].width)
