"""Reading pages: two readers, one text; every code point leads back to its character."""

from pathlib import Path

import pytest
from conftest import SHARED
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction import Unreadable
from pipeline.reading import pdfium, pdfminer
from pipeline.reading.assemble import assemble
from pipeline.reading.glyphs import font_of
from pipeline.reading.read import read_document, read_pages
from pipeline.reading.running import mark_running
from schemas.document import Source
from schemas.page import Line, Page
from schemas.text import Box, Span

SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)

# Healthy files of the shared corpus with a text layer that both readers see the same way.
HEALTHY = [
    "seed2022.pdf",
    "real/wanli-budget-2023.pdf",
    "real/wanli-budget-2024.pdf",
    "real/pingan-bank-csr-2021.pdf",
    "real/plumb-neelectric-2018q1.pdf",
    "real/putuo-welfare-budget-2024.pdf",
    "real/mineru-3list1table.pdf",
    "real/plumb-anhui-landstd.pdf",
    "real/hongze-gov-info-2023.pdf",
    "real/mineru-research-report.pdf",
]


def _words(page: Page) -> list[str]:
    return ["".join(line.text.split()) for line in page.lines]


@pytest.mark.yardstick
@pytest.mark.parametrize("name", HEALTHY)
def test_both_readers_give_the_same_text(name: str) -> None:
    path = SHARED / "corpus" / name
    fast = read_pages(list(pdfium.read_pages(path)))
    reference = read_pages(list(pdfminer.read_pages(path)))
    different = [a.number for a, b in zip(fast, reference, strict=True) if _words(a) != _words(b)]
    assert different == []


@pytest.mark.yardstick
def test_a_broken_file_is_read_by_pdfium_alone() -> None:
    path = SHARED / "corpus/real/playa-broken-xref-146.pdf"
    with pytest.raises(Unreadable):
        list(pdfminer.read_pages(path))
    assert len(read_document(path, SOURCE).pages) == 7


def test_a_file_that_is_no_pdf_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "坏 文件.pdf"
    path.write_bytes(b"%PDF-1.7 but nothing follows")
    with pytest.raises(Unreadable) as caught:
        read_document(path, SOURCE)
    assert caught.value.reason == "unreadable"


def _line(text: str, row: int, *, left: float = 72.0, size: float = 12.0) -> Line:
    boxes = tuple(
        Box(left + size * i, 80.0 + 20 * row, left + size * (i + 1), 92.0 + 20 * row) for i in range(len(text))
    )
    return Line(text=text, boxes=boxes, size=size, font="Song", bold=False)


def _page(number: int, texts: list[str]) -> Page:
    return Page(number=number, width=595.0, height=842.0, lines=tuple(_line(t, i) for i, t in enumerate(texts) if t))


_TEXTS = st.lists(st.text(alphabet="一二汉字。，、 Ab1.（）", min_size=1, max_size=36).filter(str.strip), max_size=8)


@given(st.lists(_TEXTS, min_size=1, max_size=3))
def test_every_code_point_leads_back_to_its_character(texts: list[list[str]]) -> None:
    pages = [_page(number, lines) for number, lines in enumerate(texts, 1)]
    document = assemble(SOURCE, pages)
    mapped = ""
    for segment in document.segments:
        printed = pages[segment.page - 1].lines[segment.line].text
        taken = printed[segment.offset : segment.offset + segment.length]
        assert document.text[segment.start : segment.start + segment.length] == taken
        mapped += taken
    printed = "".join(line.text for page in pages for line in page.lines)
    assert "".join(mapped.split()) == "".join(printed.split()), "nothing but blanks is lost"
    starts = [segment.start for segment in document.segments]
    assert starts == sorted(starts)


@given(st.lists(_TEXTS, min_size=1, max_size=3), st.data())
def test_a_span_is_located_on_the_pages_of_its_characters(texts: list[list[str]], data: st.DataObject) -> None:
    document = assemble(SOURCE, [_page(number, lines) for number, lines in enumerate(texts, 1)])
    if not document.text.strip():
        return
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    places = document.locate(Span(start, end))
    by_hand: dict[int, list[Box]] = {}
    for segment, first, last in document.pieces(Span(start, end)):
        boxes = document.pages[segment.page - 1].lines[segment.line].boxes[first:last]
        by_hand.setdefault(segment.page, []).extend(boxes)
    assert [place.page for place in places] == sorted(by_hand)
    for place in places:
        assert all(place.box.holds(b.x0, b.top) and place.box.holds(b.x1, b.bottom) for b in by_hand[place.page])


FULL = "汉" * 36  # the width between the margins of a page, in characters


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        ([FULL, FULL, "汉字。"], 1),
        ([FULL + "。", "下一段另起。"], 1),  # unindented text: a full line goes on
        (["短行。", "另一段。"], 2),
        (["一、标题", FULL, "正文结束。"], 2),
        ([FULL, "1.列表项没有缩进，"], 1),  # a number in mid-sentence begins no item
    ],
)
def test_lines_are_joined_into_paragraphs(lines: list[str], blocks: int) -> None:
    document = assemble(SOURCE, [_page(1, lines), _page(2, [FULL] * 8)])
    assert sum(1 for block in document.blocks if block.page == 1) == blocks


def test_a_paragraph_runs_over_a_page_break() -> None:
    document = assemble(SOURCE, [_page(1, [FULL] * 3), _page(2, [FULL, "到此为止。", *([FULL] * 6)])])
    first = document.blocks[0]
    assert first.span.of(document.text) == FULL * 4 + "到此为止。"
    assert [place.page for place in document.locate(first.span)] == [1, 2]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("共 26 页", "共 26 页"),
        ("好服务 更随心", "好服务更随心"),
        ("Annual Report", "Annual Report"),
        ("目    录", "目录"),
        ("新型 IT 技术", "新型 IT 技术"),
    ],
)
def test_blanks_between_han_are_dropped_and_kept_in_latin(printed: str, kept: str) -> None:
    document = assemble(SOURCE, [_page(1, [printed])])
    assert document.text.strip() == kept


def _with_edges(number: int, foot: str) -> Page:
    body = tuple(_line("正文内容", i + 5) for i in range(3))
    head = _line("某单位社会责任报告", -2, left=300)
    return Page(number=number, width=595.0, height=842.0, lines=(head, *body, _line(foot, 36, left=290)))


@pytest.mark.parametrize("form", ["{n}", "- {n} -", "{n} / 4", "第 {n} 页 共 4 页", "第{n}页"])
def test_heads_and_page_numbers_are_told_from_the_body(form: str) -> None:
    pages = mark_running([_with_edges(n, form.format(n=n)) for n in range(1, 5)])
    assert [page.label for page in pages] == ["1", "2", "3", "4"]
    assert {page.running_head for page in pages} == {"某单位社会责任报告"}
    assert all([line.role for line in page.lines] == ["header", "body", "body", "body", "label"] for page in pages)


def test_a_figure_at_the_foot_that_follows_no_series_is_text() -> None:
    pages = mark_running([_with_edges(n, str(f)) for n, f in enumerate([37, 512, 8, 1200], 1)])
    assert [page.label for page in pages] == [None] * 4


@pytest.mark.parametrize(
    ("name", "plain", "bold"),
    [
        ("ABCDEF+SimSun", "SimSun", False),
        ("SimHei", "SimHei", True),
        ("XYZABC+NotoSansCJK-Bold", "NotoSansCJK-Bold", True),
    ],
)
def test_font_names_lose_their_subset_tag(name: str, plain: str, bold: bool) -> None:
    assert font_of(name) == (plain, bold)
