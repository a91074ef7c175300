"""Running heads, feet and page numbers: which lines, on how many pages, at which height; made lines, no PDF."""

from collections.abc import Sequence

import pytest
from made_lines import spaced
from test_layout_thresholds import BODY, line, page

from pipeline.reading.running import mark_running
from schemas.page import Line, Page


def marked(*pages: Sequence[Line]) -> tuple[Page, ...]:
    """Pages of text, each with lines of its own over or under it."""
    made = [page(number, *sorted([*own, *BODY], key=lambda one: one.top)) for number, own in enumerate(pages, 1)]
    return mark_running(made)


def labels(*texts: str, top: float = 760) -> list[str | None]:
    return [one.label for one in marked(*([line(text, 300, top, 9)] if text else [] for text in texts))]


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("{}", True), ("- {} -", True), ("— {} —", True), ("– {} –", True), ("― {} ―", True), ("~{}~", True),
        ("·{}·", True), ("•{}•", True), ("|{}|", True), ("[{}]", True), ("({})", True), ("（{}）", True),
        ("第{}页", True), ("第{}页共26页", True), ("第 {} 页 / 共 26 页", True), ("{}/26", True), ("{}／26", True),
        ("{} / 26", True), ("{}页", True), ("第{}章", False), ("{}人", False), ("{}.5", False), ("{}月", False),
    ],
)  # fmt: skip
def test_forms_of_page_numbers(form: str, found: bool) -> None:
    assert labels(*(form.format(at) for at in range(1, 5))) == (
        [str(at) for at in range(1, 5)] if found else [None] * 4
    )


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("5", "6", "", ""), ["5", "6", None, None]),  # a series goes up with the pages
        (("5", "7", "", ""), [None] * 4),
        (("1", "7", "", ""), ["1", None, None, None]),  # the page's own number is one alone
        (("", "", "12", ""), [None] * 4),
        (("5", "6", "7", "", "8"), ["5", "6", "7", None, "8"]),  # where those of three pages stand
        (("5", "6", "", "", "8"), ["5", "6", None, None, None]),
        (("ix", "x", "xi", "xii"), ["ix", "x", "xi", "xii"]),
        (("IV", "V", "VI", "VII"), ["IV", "V", "VI", "VII"]),
        (("xl", "xli", "xlii", "xliii"), ["xl", "xli", "xlii", "xliii"]),
        (("iv", "vi", "v", ""), [None] * 4),
        (("12345", "12346", "12347", "12348"), [None] * 4),
        (("1 2", "1 3", "1 4", "1 5"), ["12", "13", "14", "15"]),  # digits set apart
    ],
)
def test_page_numbers_go_up_with_the_pages(texts: Sequence[str], found: list[str | None]) -> None:
    assert [label and label.replace(" ", "") for label in labels(*texts)] == found


@pytest.mark.parametrize(("top", "found"), [(40, True), (88, True), (92, False), (699, False), (701, True)])
def test_page_numbers_stand_in_the_outer_eighth(top: float, found: bool) -> None:
    """To a hundred points from the edge; the line is nine high."""
    assert (labels("1", "2", "3", top=top)[0] is not None) is found


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("霁川中心{year}年报告", True),
        ("霁川中心 第{at}页", True),
        ("霁川中心 共{at}页", True),
        ("霁川中心 {at}/26", True),
        ("霁川中心 {at}", True),
        ("{at} 霁川中心", True),
        ("霁川{at}号泵站", False),
        ("{word}中心报告", False),
    ],
)
def test_of_the_numbers_of_a_head_years_and_page_numbers_may_change(text: str, alike: bool) -> None:
    pages = [[line(text.format(at=at + 2, year=2019 + at, word="甲乙丙"[at]), top=40, size=9)] for at in range(3)]
    heads = [one.running_head for one in marked(*pages)]
    assert all(heads) is alike


@pytest.mark.parametrize(
    ("count", "of", "found"), [(3, 8, True), (2, 8, False), (2, 4, True), (1, 2, False), (2, 2, True), (2, 5, True),
    (2, 6, False), (3, 6, True)]
)  # fmt: skip
def test_a_head_stands_on_three_pages_or_half_of_a_short_report(count: int, of: int, found: bool) -> None:
    pages = [[line("霁川供水中心", top=40, size=9)] if at < count else [] for at in range(of)]
    assert (marked(*pages)[0].running_head is not None) is found


def test_feet_are_told_from_heads() -> None:
    pages = [[line("霁川供水中心", top=40, size=9), line("内部使用", top=760, size=9)] for _ in range(3)]
    assert [(one.running_head, one.running_foot) for one in marked(*pages)] == [("霁川供水中心", "内部使用")] * 3
    assert [one.role for one in marked(*pages)[0].lines if one.role != "body"] == ["header", "footer"]


def test_of_each_zone_three_lines_are_looked_at() -> None:
    pages = [
        [line(word, top=20 + 15 * at, size=9) for at, word in enumerate(("甲甲", "乙乙", "丙丙", "丁丁"))]
        for _ in range(3)
    ]
    assert marked(*pages)[0].running_head == "甲甲 乙乙 丙丙"


@pytest.mark.parametrize(
    ("titles", "said", "found"),
    [
        (("收入表", "支出表", "结余表"), "部门：霁川市园林局 2023年度 金额单位：万元", False),  # of the table under it
        (("", "", ""), "编制单位：霁川园林公司 2023年度 单位：元", True),
        (("收入表", "支出表", "结余表"), "霁川市园林局2023年度部门决算", True),
        (("收入表", "支出表", "结余表"), "编制单位：霁川园林公司", True),
    ],
)
def test_a_line_with_the_unit_below_a_title_of_the_page_is_of_its_table(
    titles: Sequence[str], said: str, found: bool
) -> None:
    pages = [[*([line(title, top=40, size=14)] if title else []), line(said, top=60, size=9)] for title in titles]
    assert all((one.running_head is not None) is found for one in marked(*pages))


# The name of the chapter


def chapters(*names: str, size: float = 12, top: float = 40) -> list[str | None]:
    return [one.running_head for one in marked(*([line(name, top=top, size=size)] if name else [] for name in names))]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("公司治理", "公司治理", "绿色运营", "绿色运营"), True),
        (("公司治理", "绿色运营", "公司治理", "绿色运营"), True),  # left and right pages
        (("公司治理", "绿色运营", "员工关爱", "客户服务"), False),  # a title of each page
        (("公司治理", "公司治理", "绿色运营", "", "", ""), False),  # on three pages
        (("公司治理", "公司治理", "绿色运营", "绿色运营", "", "", "", ""), True),
        (("公司治理", "公司治理", "绿色运营", "绿色运营", "", "", "", "", ""), False),  # less than half
        (("公司治理。", "公司治理。", "绿色运营。", "绿色运营。", "", "", "", ""), False),
        (("单位公司", "单位公司", "单位绿色", "单位绿色", "", "", "", ""), False),
        (("附表1甲", "附表1甲", "附表2乙", "附表2乙", "", "", "", ""), False),
    ],
)
def test_the_name_of_the_chapter_stays_for_some_pages(names: Sequence[str], found: bool) -> None:
    assert (chapters(*names)[0] is not None) is found


@pytest.mark.parametrize(("size", "found"), [(10.8, True), (10.9, False)])
def test_or_it_stands_in_smaller_print_on_most_pages(size: float, found: bool) -> None:
    names = ("公司治理", "绿色运营", "员工关爱", "客户服务")
    assert (chapters(*names, size=size)[0] is not None) is found
    assert (chapters(*names, "社区", "", "", size=size)[0] is not None) is found
    assert chapters(*names, "", "", "", size=size)[0] is None


# Heads of several lines


def stack(*lines: tuple[str, float], count: int = 5, pages: int = 12) -> str | None:
    own = [line(words, top=top, size=9) for words, top in lines]
    return marked(*(own if at < count else [] for at in range(pages)))[0].running_head


def test_further_lines_of_a_head_stand_close_under_it_on_five_pages() -> None:
    assert stack(("霁川中心", 80), ("社会责任报告", 100)) == "霁川中心 社会责任报告"
    assert stack(("霁川中心", 80), ("社会责任报告", 100), count=4) == "霁川中心"
    assert stack(("霁川中心", 80), ("社会责任报告", 107)) == "霁川中心 社会责任报告"
    assert stack(("霁川中心", 80), ("社会责任报告", 107.5)) == "霁川中心"
    assert stack(("霁川中心", 80), ("社会责任报告。", 100)) == "霁川中心"
    assert stack(("霁川中心", 80), *((f"{word}甲", 100 + 20 * at) for at, word in enumerate("一二三四五"))) == (
        "霁川中心 一甲 二甲 三甲 四甲"
    )
    assert (
        stack(("霁川中心", 88), *((f"{word}甲", 115 + 27 * at) for at, word in enumerate("一二三四五六"))) is not None
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("单位：万元", False), ("（单位：亿元）", False), ("计量单位：人", False), ("金额单位：元 币种：人民币", False),
        ("云栈县水务局", True), ("主管单位名录", True), ("编制单位：云栈县水务局预算处和规划财务处", True),
        ("公开05表金额单位：万元", False), ("金额单位为：元", False), ("单位均为元", False),
        ("单位：云栈县水务局", True), ("（除另有说明外，金额单位均为元）", True),
    ],
)  # fmt: skip
def test_the_unit_over_tables_at_one_height_is_no_running_head(text: str, found: bool) -> None:
    pages = marked(*([line(text, 100, 60, 9)] for _ in range(4)))
    assert [bool(one.running_head) for one in pages] == [found] * 4


@pytest.mark.parametrize(("gap", "pages", "found"), [(36.1, 4, True), (35.9, 4, False), (60, 3, True), (60, 2, False)])
def test_words_of_each_page_with_its_number_far_beside_them(gap: float, pages: int, found: bool) -> None:
    words = ["致辞", "水源", "管网", "用户"]
    feet = [
        [spaced(760, (said, 50), (f"0{at}", 50 + 18 + gap), size=9)] if at <= pages else []
        for at, said in enumerate(words, 1)
    ]
    made = marked(*feet)
    assert [one.label for one in made] == (
        [f"0{at}" if at <= pages else None for at in range(1, 5)] if found else [None] * 4
    )
    assert (made[0].running_foot is not None) is found
