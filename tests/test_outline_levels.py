"""Levels of headings by the way their numbers restart, and headings printed in several blocks."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import P, report

from extractors.outline.heading_forms import with_bare_numbers, with_lone_markers, without_repeats
from extractors.outline.heading_levels import Heading, heading_levels
from extractors.outline.heading_lines import over_two_lines
from extractors.outline.heading_numbers import read_marker
from extractors.outline.report_title import without_title
from schemas.document import Document
from schemas.text import Span


def heading(said: str, at: int = 0) -> Heading:
    """A heading as printed, behind a stroke its size and what else it has: 要点|14 bold, 要点|14 contents."""
    text, _, look = said.partition("|")
    size, *more = look.split() or ["12"]
    marker = read_marker(text)
    return Heading(
        span=Span(at, at + len(text)),
        style=marker.kind if marker else "plain",
        number=marker.number if marker else None,
        ordinal=marker.ordinal if marker else 0,
        title=text[marker.end :] if marker else text,
        size=float(size),
        bold="bold" in more,
        rule="contents page" if "contents" in more else "font",
    )


def levels(*said: str) -> str:
    return "".join(map(str, heading_levels([heading(one, at) for at, one in enumerate(said)])))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"], "12212"),
        (["（一）甲", "一、乙", "二、丙", "（二）丁", "一、戊"], "12212"),  # the numbers say so, against custom
        (["一、甲", "1.乙", "2.丙", "二、丁", "1.戊"], "12212"),
        (["一、甲", "（一）乙"], "12"),
        (["（一）甲", "一、乙"], "12"),
        (["第一章 甲", "一、乙", "第二章 丙", "一、丁"], "1212"),
        (["一、甲", "二、乙"], "11"),
        # 一、 within 一、: the inner ones begin anew, the outer one goes on behind them
        (
            ["第一节 甲", "一、乙", "一、丙", "二、丁", "1、戊", "三、己", "二、庚", "第二节 辛", "一、壬"],
            "1233432" + "12",
        ),
        (["三、甲", "一、乙", "（一）丙", "二、丁", "四、戊"], "12321"),
        (["一、甲", "一、乙", "二、丙", "三、丁", "六、戊", "二、己"], "122221"),
        # chapters whose titles are not seen, a number said twice, one that may go on with either
        (["一、甲", "二、乙", "三、丙", "一、丁", "二、戊", "三、己", "四、庚"], "1111111"),
        (["一、甲", "一、乙", "二、丙", "三、丁"], "1111"),
        (["一、甲", "第二章 乙", "一、丙", "二、丁", "三、戊", "二、己"], "112222"),
        (["（一）甲", "1.乙", "（1）丙"], "123"),
        (["（1）甲", "A.乙乙", "丙丙|11", "B.丁丁", "（2）戊"], "12321"),
        (["一、甲", "（一）乙", "二、丙", "（一）丁", "一、戊"], "12121"),
        # （二） is of 3.2, and so no chapter over 4.1
        (["03 甲", "3.1乙", "3.2丙", "（一）丁", "（二）戊", "04 己", "4.1庚"], "1223312"),
        (["（一）甲", "1.1乙", "（二）丙", "2.1丁"], "1212"),
        # a number in smaller print goes on with those in large print, unless it begins a count of its own
        (["一、甲|18", "（一）乙|12", "二、丙|18", "三、丁|12"], "1211"),
        (["一、甲|18", "（一）乙|14", "一、丙|12", "二、丁|12", "二、戊|18"], "12331"),
        # an appendix stands outside of the chapters before it
        (["01 甲|17", "1.1乙|12", "附录一 丙|15", "丁|12"], "1212"),
        (["附录|17", "附录一 丙|15", "附录二 丁|15"], "122"),
        # a heading without number is of the class that looks like it, unless it stands inside one that does
        (["一、甲|14 bold", "（一）乙|12 bold", "丙|14 bold", "二、丁|14 bold"], "1211"),
        (["一、甲", "（一）乙", "小结", "（二）丙", "二、丁", "（一）戊"], "123212"),
        (["一、甲", "（一）乙", "（二）丙", "小结", "二、丁", "（一）戊", "（二）己"], "1222122"),
        (["一、甲", "小结", "二、乙"], "111"),
        (["一、甲|12.5", "小结|12", "二、乙|12.5"], "121"),
        (["一、甲|12", "小结|12.5", "二、乙|12"], "121"),
        (["一、甲|12", "小结|12.6", "二、乙|12"], "112"),
        (["甲|13", "乙|12", "丙|13"], "111"),
        (["甲|13.1", "乙|12", "丙|13.1"], "121"),
        (["甲|16", "乙|12", "丙|16", "丁|12"], "1212"),
        (["甲|12.4", "乙|12", "丙|12.4"], "111"),
        (["甲|12.5", "乙|12", "丙|12.5"], "111"),
        (["甲|13.2", "乙|12", "丙|13.2"], "121"),
        (["一、甲|12", "小结|12 bold", "二、乙|12", "小结|12 bold"], "1212"),
        (["一、甲|12", "小结|16", "二、乙|12", "小结|16"], "1121"),
        (["1.甲|22", "1.乙|12", "2.丙|12", "2.丁|22", "1.戊|12"], "12212"),
        (["1.甲|14.5", "2.乙|12", "3.丙|14.5"], "111"),
        (["1.甲|14.6", "1.乙|12", "2.丙|14.6"], "121"),
        # the title of a sheet stands in the chapter of sheets, or where the numbers go on behind it
        (["二、甲", "（一）乙", "车辆购置计划表|16", "（二）丙", "三、丁"], "12321"),
        (["一、甲", "（一）乙", "二、部门经费表", "收入总表|16", "支出总表|16", "三、丙"], "121221"),
        (["一、甲", "（一）乙", "（二）丙", "收入总表|16", "支出总表|16"], "12211"),
        (["甲|18", "一、乙|14", "收入总表|18", "二、丙|14"], "1212"),
        (["一、甲", "（一）乙", "重点支出|16", "（二）丙"], "1212"),
    ],
)
def test_levels(said: list[str], found: str) -> None:
    assert levels(*said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # listed on one level of the contents, whatever their sizes
        (["甲|14 contents", "乙|16 contents", "丙|15 contents"], "111"),
        # a gap in the sizes, and larger ones with smaller ones behind: two levels
        (["甲|18 contents", "乙|14 contents", "丙|14 contents", "丁|18 contents", "戊|14 contents"], "12212"),
        (["甲|16.5 contents", "乙|14 contents", "丙|14 contents", "丁|16.5 contents", "戊|14 contents"], "11111"),
        (["甲|18 contents", "乙|14 contents", "丁|18 contents"], "111"),
        (["甲|18 contents", "乙|14 contents", "丙|14 contents"], "111"),
        (["甲|18 contents", "丁|18 contents", "乙|14 contents", "丙|14 contents"], "1122"),
        (["乙|14 contents", "甲|18 contents", "丙|14 contents", "丁|18 contents"], "1111"),
        (["甲|18 contents", "丁|18 contents", "戊|18 contents", "乙|14 contents", "丙|14 contents"], "11111"),
    ],
)
def test_levels_of_what_the_contents_list(said: list[str], found: str) -> None:
    assert levels(*said) == found


def document(*paragraphs: P | str) -> Document:
    return report(paragraphs)


def headings_of(found: Document, *at: int) -> list[Heading]:
    """The blocks of a document at these places, as headings."""
    made = []
    for place in at:
        block = found.blocks[place]
        one = heading(f"{block.span.of(found.text)}|{block.size}{' bold' if block.bold else ''}", block.span.start)
        made.append(replace(one, span=block.span))
    return made


def told(headings: Sequence[Heading]) -> list[tuple[str | None, str]]:
    return [(one.number, one.title) for one in headings]


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        (P("01", size=20), P("02", size=20), True),
        (P("01", size=14), P("02", size=14), True),
        (P("01", size=13.5), P("02", size=13.5), True),
        (P("01", size=13.4), P("02", size=13.4), False),
        (P("02", size=20), P("01", size=20), False),
        (P("01", size=20), P("01", size=20), False),
        (P("01", size=20), P("正文", size=20), False),
        (P("01", size=21), P("正文", size=20), True),
        (P("第一章", size=20), P("第二章", size=20), True),
    ],
)
def test_numbers_over_their_titles(first: P, second: P, marked: bool) -> None:
    found = document(first, P("甲", size=14), "文。", second, P("乙", size=14), "文。")
    numbered = with_lone_markers(headings_of(found, 0, 1, 4), found)
    assert any(one.number for one in numbered if one.title in ("甲", "乙")) is marked
    if marked:
        assert [one.title for one in numbered] == ["甲", "乙"]
        assert numbered[0].ordinal == 1


def test_a_number_stands_right_over_a_title_without_number() -> None:
    found = document(P("01", size=20), "文。", P("甲", size=14), P("02", size=20), "文。", P("乙", size=14))
    assert told(with_lone_markers(headings_of(found, 2, 5), found)) == [(None, "甲"), (None, "乙")]
    found = document(P("01", size=20), P("一、甲", size=14), P("02", size=20), P("二、乙", size=14))
    assert told(with_lone_markers(headings_of(found, 1, 3), found)) == [("一", "甲"), ("二", "乙")]


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        (["1 甲乙", "2 丙丁", "3 戊己"], ["1", "2", "3"]),
        (["2 甲乙", "4 丙丁", "7 戊己"], ["2", "4", "7"]),
        (["1甲乙", "2丙丁", "3戊己"], ["1", "2", "3"]),
        (["1甲乙", "2丙丁", "4戊己"], [None, None, None]),
        (["2甲乙", "3丙丁", "4戊己"], [None, None, None]),
        (["1 甲乙", "2 丙丁", "戊己"], [None, None, None]),
        (["1 甲乙", "2 丙丁", "3 戊己", "5次培训"], ["1", "2", "3", None]),
        (["1 甲乙", "2 丙丁", "3 戊己", "5种树"], ["1", "2", "3", None]),
        (["1 甲乙", "2 丙丁", "3 戊己", "7林场"], ["1", "2", "3", None]),
        (["0 甲乙", "2 丙丁", "3 戊己"], [None, None, None]),
        (["1 A乙", "2 丙丁", "3 戊己"], [None, None, None]),
    ],
)
def test_numbers_before_a_blank(titles: list[str], numbers: list[str | None]) -> None:
    found = document(*titles)
    made = [replace(one, style="plain", number=None, title=t.replace(" ", "")) for one, t in zip(
        headings_of(found, *range(len(titles))), titles, strict=True)]  # fmt: skip
    numbered = with_bare_numbers(made, found)
    assert [one.number for one in numbered] == numbers
    for one, number in zip(numbered, numbers, strict=True):
        assert one.ordinal == int(number or 0) and not (number and one.title.startswith(number))


LONG = "某某中心2023年度部门决算情况及有关事项"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (P(LONG, size=16, full=True), P("说明", size=16), True),
        (P(LONG, size=16, full=True), P("说明", size=15.8), True),
        (P(LONG, size=16, full=True), P("说明", size=16.4), False),
        (P(LONG, size=16, full=True), P("说明", size=16, bold=True), False),
        (P(LONG, size=16), P("说明", size=16), False),
        (P(LONG, size=16, full=True, lines=2), P("说明", size=16), False),
        (P(LONG, size=16, full=True), P("一、说明", size=16), False),
        (P(LONG, size=16, full=True), P(LONG, size=16), False),
        (P("说明", size=16, full=True), P(LONG, size=16), False),
    ],
)
def test_titles_over_two_lines(first: P, second: P, joined: bool) -> None:
    found = document(first, second, "文。")
    (title, *rest) = over_two_lines(headings_of(found, 0, 1), found)
    assert (title.title == LONG + second.text, not rest) == (joined, joined)
    assert title.span.end == found.blocks[int(joined)].span.end


def test_what_stands_between_two_lines_parts_them() -> None:
    found = document(P(LONG, size=16, full=True), "文。", P("说明", size=16))
    assert len([*over_two_lines(headings_of(found, 0, 2), found)]) == 2
    assert [*over_two_lines([], found)] == []


@pytest.mark.parametrize(
    ("titles", "kept"),
    [
        (["甲", "乙", "甲（续）"], ["甲", "乙"]),
        (["甲（续）", "乙", "甲（续）"], ["乙"]),
        (["甲（续）", "乙"], ["甲（续）", "乙"]),
        (["甲", "甲"], ["甲", "甲"]),
        (["甲", "乙(续)"], ["甲", "乙(续)"]),
        (["甲", "甲续"], ["甲", "甲续"]),
    ],
)
def test_titles_that_go_on_from_another_page(titles: list[str], kept: list[str]) -> None:
    assert [one.title for one in without_repeats([heading(title, at) for at, title in enumerate(titles)])] == kept


@pytest.mark.parametrize(
    ("title", "kept"),
    [("青江公司2023年度报告", False), ("经营管理", True), ("青江市水务局", False), ("2023", False), ("一、公司", True)],
)
def test_the_reports_own_title_heads_nothing(title: str, kept: bool) -> None:
    found = document(P(title, size=22), "文。", P("经营", size=16), "文。")
    assert (
        title
        in [
            f"{one.number}、{one.title}" if one.number else one.title
            for one in without_title(headings_of(found, 0, 2), 12.0, found)
        ]
    ) is kept
    assert "经营" in [one.title for one in without_title(headings_of(found, 0, 2), 12.0, found)]


def test_a_title_on_a_cover_leaves_the_headings_alone() -> None:
    found = document(P("封面", kind="cover"), P("青江公司2023年度报告", size=22), "文。")
    assert len(without_title(headings_of(found, 1), 12.0, found)) == 1
    found = document(P("青江公司2023年度报告", size=22), P("经营", size=16))
    assert [one.title for one in without_title(headings_of(found, 0, 1), 12.0, found)] == ["经营"]
