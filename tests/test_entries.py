"""Entries of lists in side boxes and columns: a name over what it is and has; whose number it is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from drawing import Sheet, draw, paragraphs, read
from made_lines import spaced

from extractors.numbers import quantities
from extractors.registry import prepare
from pipeline.reading.entries import entry_of, mark_entries, tells_number
from schemas.page import FIRST_PANEL, Line, Room

QUAYS = (
    ("澄江码头", "散货、件杂货", "占地9.6万平方米"),
    ("泗桥码头", "集装箱", "占地4.7万平方米"),
    ("南埠码头", "油品", "占地7.3万平方米"),
)
PEOPLE = (("卞知遥", "门机司机", "带徒8名"), ("闵若川", "调度员", "安全调度3,260艘次"))


def placed(entries: Sequence[Sequence[str]], *, gap: float = 0.0, start: float = 100.0, flow: int = 100) -> list[Line]:
    """Return the lines of entries under each other in a side box, 13 points from line to line, 8.5 points high."""
    room, lines, top = Room(50, 150, flow), [], start
    for entry in entries:
        for words in entry:
            lines.append(replace(spaced(top, (words, 50), size=8.5), room=room))
            top += 13
        top += gap
    return lines


def held(lines: Sequence[Line]) -> list[list[str]]:
    """Return the words of each entry."""
    marked = mark_entries(lines)
    numbers = sorted({entry_of(line) for line in marked} - {0})
    return [[line.text for line in marked if entry_of(line) == number] for number in numbers]


@pytest.mark.parametrize("gap", [0, 9])
@pytest.mark.parametrize("entries", [QUAYS, QUAYS[:2], PEOPLE, [(one, last) for one, _, last in QUAYS]])
def test_names_over_what_they_have(entries: Sequence[Sequence[str]], gap: float) -> None:
    assert held(placed(entries, gap=gap)) == [list(entry) for entry in entries]


@pytest.mark.parametrize("gap", [0, 9])
def test_a_title_over_the_list_is_of_no_entry(gap: float) -> None:
    title = replace(spaced(86, ("港区分布", 50), size=10), room=Room(50, 150, 100))
    assert held([title, *placed(QUAYS, gap=gap)]) == [list(entry) for entry in QUAYS]


def test_two_lists_under_each_other() -> None:
    title = replace(spaced(217, ("先进人物", 50), size=10), room=Room(50, 150, 100))
    lines = [*placed(QUAYS), title, *placed(PEOPLE, start=230)]
    assert held(lines) == [list(entry) for entry in (*QUAYS, *PEOPLE)]


def test_entries_that_stand_apart_may_have_more_lines_or_fewer() -> None:
    entries = [("澄江码头", "散货、件杂货", "占地9.6万平方米"), ("泗桥码头", "占地4.7万平方米", "泊位6个", "吊机9台")]
    assert held(placed(entries, gap=9)) == [list(entry) for entry in entries]
    assert not held(placed(entries))


def test_each_in_a_box_of_its_own() -> None:
    lines = [line for at, entry in enumerate(QUAYS) for line in placed([entry], flow=FIRST_PANEL + at)]
    assert held(lines) == [list(entry) for entry in QUAYS]


@pytest.mark.parametrize(
    "entries",
    [
        QUAYS[:1],  # one alone is no list
        [(last, one) for one, _, last in QUAYS],  # the name under its number
        [("澄江码头", "散货，兼营件杂货", "占地9.6万平方米"), *QUAYS[1:2]],  # clauses
        [("码头建设", "全年完成投资", "新建泊位。"), ("航道养护", "疏浚航道", "设标9座。")],  # sentences
        [("澄江码头", "2021年"), ("泗桥码头", "2022年")],  # times
        [("江畔文明单位", "市文明办", "2022年3月"), ("红旗班组", "市总工会", "2022年5月")],
        [("澄江码头", "散货"), ("泗桥码头", "集装箱")],  # no numbers
        [("服务热线", "0510-8321"), ("应急值班", "0510-8327")],
    ],
)
@pytest.mark.parametrize("gap", [0, 9])
def test_what_looks_like_entries_and_is_none(entries: Sequence[Sequence[str]], gap: float) -> None:
    assert not held(placed(entries, gap=gap))


def test_lines_of_the_page_are_no_entries() -> None:
    assert not held([replace(line, room=None) for line in placed(QUAYS)])


def test_a_line_between_that_breaks_the_order_leaves_all_alone() -> None:
    assert not held(placed([*QUAYS[:1], ("本年扩建",), *QUAYS[1:]]))


@pytest.mark.parametrize("words", ["占地9.6万平方米", "106项", "年吞吐量3,450万吨", "接待约1.2万人次", "合格率98.5%"])
def test_a_line_with_one_number(words: str) -> None:
    assert tells_number(words)


@pytest.mark.parametrize("words", ["2022年3月", "第3码头", "投资9亿元，完工", "0510-8321", "HY-650型", "占地"])
def test_a_line_without_or_with_more(words: str) -> None:
    assert not tells_number(words)


def side(sheet: Sheet, entries: Sequence[Sequence[str]]) -> None:
    sheet.put(60, 60, "渡口航运集团2022年社会责任报告", 18)
    sheet.area(50, 90, 170, 330)
    top = 110.0
    for entry in entries:
        for words in entry:
            sheet.put(58, top, words, 8.5)
            top += 13
    lines = ["集团坚持安全航行，落实各级责任，定期检查船舶设备，全年", "运行平稳，旅客满意。"]
    sheet.column(190, 110, lines, 11)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (QUAYS, [("占地", "澄江码头", "96000"), ("占地", "泗桥码头", "47000"), ("占地", "南埠码头", "73000")]),
        (PEOPLE, [("带徒", "卞知遥", "8"), ("安全调度", "闵若川", "3260")]),
        (
            (("化验中心", "检测项目", "86项"), ("流动检测车", "检测项目", "24项")),
            [("检测项目", "化验中心", "86"), ("检测项目", "流动检测车", "24")],
        ),
    ],
)
def test_a_number_is_of_the_name_over_it(tmp_path: Path, entries: Sequence[Sequence[str]], expected: object) -> None:
    document = prepare(read(draw(tmp_path / "a.pdf", [lambda sheet: side(sheet, entries)])))
    assert [(q.metric, q.subject, q.value_text) for q in quantities.read(document)] == expected
    said = paragraphs(document)
    assert all(entry[0] in said for entry in entries)
    assert not [section for section in document.sections if section.title in {entry[0] for entry in entries}]
