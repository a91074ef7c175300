"""Headings that go on under their line: each measure that tells them with a case on either side, from drawn pages."""

from pathlib import Path

import pytest
from drawing import Sheet, draw, read

from extractors.registry import prepare

TEXT = [
    "窑厂坚持安全生产，落实各级责任，定期检查窑炉设备，全年运行平稳，未发生事故。",
    "各班组按计划完成检修任务，产品合格率保持稳定，用户评价良好，没有投诉。",
]
FIRST, SECOND = "江城窑厂技术改造与环境治理", "情况说明"


def titles(
    folder: Path, first: str = FIRST, second: str = SECOND, *, pitch: float = 24, gap: float = 40, x: float = 60
) -> list[str]:
    """Return the titles of a page: a heading in 16 points at 60, its rest a pitch below it at x, text a gap below."""

    def page(sheet: Sheet) -> None:
        sheet.column(60, 60, ["一、概况"], 16)
        sheet.column(60, 90, TEXT)
        sheet.put(60, 150, first, 16)
        sheet.put(x, 150 + pitch, second, 16)
        sheet.column(60, 150 + pitch + gap, TEXT)

    return [section.title for section in prepare(read(draw(folder / "a.pdf", [page]))).sections][1:]


def test_a_title_with_more_room_below_it_than_between_its_lines(tmp_path: Path) -> None:
    assert titles(tmp_path) == [FIRST + SECOND]


@pytest.mark.parametrize(("pitch", "whole"), [(18, True), (30.3, True), (30.5, False)])
def test_the_rest_stands_at_most_1_9_sizes_below(tmp_path: Path, pitch: float, whole: bool) -> None:
    assert titles(tmp_path, pitch=pitch) == ([FIRST + SECOND] if whole else [FIRST, SECOND])


@pytest.mark.parametrize(("gap", "whole"), [(22.3, False), (22.6, True), (28, True)])
def test_there_is_more_room_to_the_text_than_between_the_lines(tmp_path: Path, gap: float, whole: bool) -> None:
    assert titles(tmp_path, gap=gap) == ([FIRST + SECOND] if whole else [FIRST, SECOND])


def test_a_word_that_is_cut_needs_no_room(tmp_path: Path) -> None:
    assert titles(tmp_path, FIRST[:-1], "理说明", gap=22) == [FIRST + "说明"]


@pytest.mark.parametrize(
    ("x", "whole"),
    [
        (60, True), (91.9, True), (92.1, False), (28.1, True), (27.9, False),  # two sizes beside where it begins
        (123.9, False), (124.1, True), (132, True), (139.9, True), (140.1, False),  # half a size off its middle
    ],
)  # fmt: skip
def test_the_rest_begins_with_its_line_or_stands_in_the_middle(tmp_path: Path, x: float, whole: bool) -> None:
    assert (titles(tmp_path, x=x) == [FIRST + SECOND]) is whole


@pytest.mark.parametrize(
    ("first", "whole"), [("窑炉改造治理工程项目", True), ("窑炉改造治理工程项", True), ("窑炉改造治理工程", False)]
)
def test_a_line_of_nine_characters_may_go_on(tmp_path: Path, first: str, whole: bool) -> None:
    assert titles(tmp_path, first) == ([first + SECOND] if whole else [first, SECOND])


@pytest.mark.parametrize(
    ("second", "whole"), [("情况说明与相关问题答复", True), ("情况说明与相关问题的答复意见书稿", False)]
)
def test_the_rest_is_no_longer_than_its_line(tmp_path: Path, second: str, whole: bool) -> None:
    assert (titles(tmp_path, second=second) == [FIRST + second]) is whole
