"""Where a paragraph ends: at the next heading, at boxes to tick; and the rest of a contents list on a second page."""

from pathlib import Path

import pytest
from drawing import READERS, Sheet, draw, paragraphs, prose, read

LEFT, STEP = 72, 18
TITLE = "二、本期所从事的主要业务、经营模式、所在行业情况以及研发投入情况的说明"  # fills a line of 37 characters


@pytest.fixture(params=sorted(READERS))
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def blocks(folder: Path, reader: str, *lines: tuple[float, str]) -> list[str]:
    """Return the paragraphs of a page of running text with these lines, each with how far it stands right, below it."""

    def sheet(page: Sheet) -> None:
        page.column(LEFT, 80, prose("甲", 10, 37))
        for at, (x, words) in enumerate(lines):
            page.put(LEFT + x, 80 + STEP * (10 + at), words)

    return paragraphs(read(draw(folder / "a.pdf", [sheet]), reader))[1:]


def test_a_numbered_title_under_another_is_no_half_of_it(tmp_path: Path, reader: str) -> None:
    assert blocks(tmp_path, reader, (0, TITLE), (0, "（一）主要业务情况")) == [TITLE, "（一）主要业务情况"]


def test_a_number_at_the_head_of_a_line_may_stand_in_a_sentence(tmp_path: Path, reader: str) -> None:
    first = "三、各部门应当依据本办法第五条的规定，逐项落实管网巡查的责任，特别是其中"
    first += "的第" * ((37 - len(first)) // 2) + "第" * ((37 - len(first)) % 2)
    (only,) = blocks(tmp_path, reader, (0, first), (0, "（一）项所列的内容。"))
    assert only == first + "（一）项所列的内容。"


def test_boxes_to_tick_are_a_paragraph(tmp_path: Path, reader: str) -> None:
    title = "报告期末前三年主要会计数据和财务指标的说明以及与上期相比的重大变动情况"
    assert blocks(tmp_path, reader, (0, title), (0, "□适用 √不适用"))[-1].replace(" ", "") == "□适用√不适用"


def test_lines_under_the_words_of_a_number_go_on(tmp_path: Path, reader: str) -> None:
    first = "1、" + "乙" * 35
    (only,) = blocks(tmp_path, reader, (0, first), (24, "乙乙乙乙乙。"))
    assert only == first + "乙乙乙乙乙。"


def test_lines_that_hang_by_whole_characters_go_on(tmp_path: Path, reader: str) -> None:
    first = "（2）" + "乙" * 34
    (only,) = blocks(tmp_path, reader, (0, first), (24, "乙乙乙乙乙。"))
    assert only == first + "乙乙乙乙乙。"


def test_a_block_that_stands_right_goes_on(tmp_path: Path, reader: str) -> None:
    first = "本年内，" + "丙" * 30
    (only,) = blocks(tmp_path, reader, (36, first), (36, "丙丙丙。"))
    assert only == first + "丙丙丙。"


def test_a_numbered_title_that_stands_right_is_no_half_of_the_block(tmp_path: Path, reader: str) -> None:
    first = "（三）就" + "丙" * 14 + "，" + "丙" * 15
    assert blocks(tmp_path, reader, (36, first), (36, "丁丁丁丁。")) == [first, "丁丁丁丁。"]


CONTENTS = ("第一部分概况", "一、主要职能", "二、机构设置", "第二部分情况说明", "一、收入情况说明", "二、支出情况说明")


def _kinds(folder: Path, reader: str, rest: tuple[str, ...], size: float = 12) -> list[str]:
    def contents(page: Sheet) -> None:
        page.put(280, 80, "目录", 18)
        page.column(LEFT, 120, CONTENTS)

    def more(page: Sheet) -> None:
        page.column(LEFT, 80, rest, size)

    def body(page: Sheet) -> None:
        page.column(LEFT, 80, ["三、绩效情况", *prose("甲", 6, 37)])
        page.column(LEFT, 300, ["第三部分名词解释", *prose("乙", 6, 37)])

    document = read(draw(folder / "a.pdf", [contents, more, body]), reader)
    return [block.kind for block in document.blocks if block.page == 2]


def test_a_contents_list_goes_on_without_page_numbers(tmp_path: Path, reader: str) -> None:
    assert set(_kinds(tmp_path, reader, ("三、绩效情况", "第三部分名词解释"))) == {"contents"}


@pytest.mark.parametrize(
    ("rest", "size"),
    [
        (("三、绩效情况", "本年绩效良好。"), 12),  # a sentence: text of the body
        (("总体情况", "其他事项"), 12),  # titles that stand nowhere else
        (("三、绩效情况",), 28),  # the page that opens a chapter
    ],
)
def test_other_pages_behind_the_contents_are_none(
    tmp_path: Path, reader: str, rest: tuple[str, ...], size: float
) -> None:
    assert "contents" not in _kinds(tmp_path, reader, rest, size)
