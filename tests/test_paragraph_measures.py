"""Which lines are one paragraph: each measure with a case on either side, from made lines.

The page is 600 points wide; its lines run from 70 to 530, 18 apart, in 10 points.
"""

from collections.abc import Sequence

import pytest
from made_lines import spaced

from pipeline.reading.margins import page_margins, usual_size
from pipeline.reading.paragraphs import read_paragraphs
from schemas.page import Line, Page, Room

FULL = "公司持续完善安全管理体系落实各级责任定期检查并整改隐患做到责任到岗检查到位整改到底全年运行平稳"[:46]


def line(text: str, x0: float = 70, top: float = 300, size: float = 10, *, room: Room | None = None) -> Line:
    made = spaced(top, (text, x0), size=size)
    return Line(text, made.boxes, size, "Song", bold=False, room=room)


def body(indents: bool = False) -> list[Line]:
    """Eight full lines, the first of them indented where the report indents its paragraphs."""
    first = line(FULL[:44], 90, 60) if indents else line(FULL, 70, 60)
    return [first, *(line(FULL, top=60 + 18 * at) for at in range(1, 7)), line(FULL[:20] + "。", top=186)]


def page(*lines: Line, indents: bool = False, number: int = 1) -> Page:
    return Page(number, 600, 800, (*body(indents), *lines))


def goes_on(last: Line, following: Line, *, indents: bool = False) -> bool:
    """Whether a line is of the paragraph of the line above it."""
    made = page(last, following, indents=indents)
    paragraphs = read_paragraphs([made], ["body"])
    return any({(1, 8), (1, 9)} <= set(paragraph.members) for paragraph in paragraphs)


NEXT = line("继续开展培训", top=318)


@pytest.mark.parametrize(("letters", "on"), [(44, True), (43, False)])
def test_a_line_is_full_where_the_next_character_would_not_have_fitted(letters: int, on: bool) -> None:
    """To 510 of 520, ten for a Han."""
    assert goes_on(line(FULL[:letters]), NEXT) is on


@pytest.mark.parametrize(("letters", "on"), [(45, True), (40, False)])
@pytest.mark.parametrize("head", ["七、重大事项", "（2）作为出租人", "36、应付账款"])
def test_a_number_goes_on_with_a_full_line_only(head: str, letters: int, on: bool) -> None:
    """A line at the margin goes on with one that breaks off where it is indented paragraphs that are printed."""
    assert goes_on(line(FULL[:letters]), line(head, top=318), indents=True) is on
    assert goes_on(line(FULL[:letters]), NEXT, indents=True)


@pytest.mark.parametrize(
    ("word", "letters", "on"),
    [
        ("1234", 43, True),
        ("1234", 42, False),
        ("12", 44, True),
        ("1", 44, False),
        ("1", 45, True),
        ("培，", 43, True),
        ("培，", 42, False),
    ],
)
def test_a_number_and_a_sign_behind_a_word_are_not_parted(word: str, letters: int, on: bool) -> None:
    assert goes_on(line(FULL[:letters]), line(f"{word}训练", top=318)) is on


@pytest.mark.parametrize(("step", "on"), [(30.5, True), (30.7, False)])
def test_a_paragraph_has_no_gap(step: float, on: bool) -> None:
    """1.7 times the usual step."""
    assert goes_on(line(FULL), line("继续开展培训", top=300 + step)) is on


@pytest.mark.parametrize(("size", "on"), [(10.6, True), (10.7, False), (9.4, True), (9.3, False)])
def test_lines_of_a_paragraph_are_of_one_size(size: float, on: bool) -> None:
    assert goes_on(line(FULL), line("继续开展培训", top=318, size=size)) is on


@pytest.mark.parametrize(("x0", "on"), [(70, True), (82, True), (82.1, False), (130, False), (131, False)])
def test_an_indented_line_opens_a_paragraph(x0: float, on: bool) -> None:
    assert goes_on(line(FULL + "。"), line("继续开展培训", x0, 318)) is on


@pytest.mark.parametrize(
    ("last", "x0", "on"),
    [
        (FULL[:45] + "，", 99.9, True),  # it breaks off
        (FULL[:45] + "，", 100, False),  # far from the line above
        (FULL[:45] + "、", 99.9, True),
        (FULL, 99.9, False),
    ],
)
def test_an_indented_line_goes_on_where_the_one_above_breaks_off(last: str, x0: float, on: bool) -> None:
    assert goes_on(line(last), line("继续开展培训", x0, 318)) is on


@pytest.mark.parametrize(
    ("x0", "on"), [(103.9, False), (96.9, True), (90, True), (83.1, True), (82.9, False), (97.1, False)]
)
def test_lines_hang_under_the_second_line_of_a_paragraph(x0: float, on: bool) -> None:
    lines = [line(FULL), line(FULL[:43], 90, 318), line("继续开展培训", x0, 336)]
    lines[0] = line(FULL[:45] + "，")
    paragraphs = read_paragraphs([page(*lines)], ["body"])
    assert any({(1, 9), (1, 10)} <= set(one.members) for one in paragraphs) is on


@pytest.mark.parametrize(
    ("first", "x0", "on"),
    [
        ("1. 安全" + FULL[:42], 85, True),  # under its words
        ("1. 安全" + FULL[:42], 90.9, True),
        ("1. 安全" + FULL[:42], 91.1, False),
        ("● 安全" + FULL[:42], 85, True),
        ("一、安全" + FULL[:42], 90, True),
        ("(a)安全" + FULL[:42], 90, True),
        ("注 2：安全" + FULL[:40], 100, True),
        ("一、安全" + FULL[:42], 84, True),  # set by whole characters
        ("安全管理" + FULL[:42], 90, False),
    ],
)
def test_a_line_hangs_under_the_words_of_an_item(first: str, x0: float, on: bool) -> None:
    assert goes_on(line(first), line("继续开展培训", x0, 318)) is on


@pytest.mark.parametrize(
    ("text", "x0", "on"),
    [
        (FULL[:40] + "，全", 99, True),  # hangs under a sign
        (FULL[:40] + "，全", 66, True),  # the first line of a block set in
        (FULL[:42], 99, False),
        (FULL[:40] + "，全", 125, False),
        (FULL[:41] + "。", 99, False),
    ],
)
def test_the_second_line_of_a_block_may_stand_left_or_right_of_the_first(text: str, x0: float, on: bool) -> None:
    assert goes_on(line(text, 90), line("继续开展培训", x0, 318)) is on


@pytest.mark.parametrize(
    ("last", "text", "on"),
    [
        ("贷款5元（2021年末：", "4元）。", True),
        ("贷款5元（2021年末：", "人民币", False),
        ("贷款5元（2021年末：4元）：", "3元）。", False),
        ("贷款5元（2021年末：", "（一）抵押贷款", False),
        ("贷款5元（2021年末：", "4元） 1,200 1,100", False),
    ],
)
def test_a_line_that_closes_a_bracket_goes_on(last: str, text: str, on: bool) -> None:
    assert goes_on(line(last, 90), line(text, 130, 318)) is on


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("● 继续开展培训", False), ("□ 适用 □ 不适用", False), ("营业收入 1,200 1,100", False),
        ("（一）继续开展", False), ("（一）继续，开展", False), ("继续开展 12 人", True), ("单位：万元", True),
        ("❖继续开展培训", False),
    ],
)  # fmt: skip
def test_items_and_rows_open_paragraphs(text: str, on: bool) -> None:
    assert goes_on(line(FULL[:45] + "。"), line(text, top=318)) is on


def test_a_number_may_stand_at_the_beginning_of_a_line_in_a_sentence() -> None:
    assert goes_on(line(FULL[:45] + "，"), line("1.继续开展培训", top=318))
    assert not goes_on(line(FULL[:45] + "。"), line("1.继续开展培训", top=318))
    assert not goes_on(line("二、" + FULL[:44]), line("（一）继续开展", top=318))
    assert goes_on(line("二、" + FULL[:40] + "，安全、"), line("（一）继续开展", top=318))


@pytest.mark.parametrize("last", ["单位：万元" + FULL[:41], "营业收入公司持续完善" + FULL[:24] + " 1,200.50 1,100.50"])
def test_nothing_goes_on_behind_a_unit_or_a_row(last: str) -> None:
    assert not goes_on(line(last), NEXT)


def test_a_line_set_in_far_goes_on_in_its_own_block_only() -> None:
    """Notes under a table of accounts stand far to the right of the margin."""
    assert goes_on(line(FULL[:40], 130), line("继续开展培训", 130, 318))
    assert not goes_on(line(FULL[:39] + "。", 130), line("继续开展培训", 130, 318))
    assert not goes_on(line(FULL[:30], 130), line("继续开展培训", 130, 318))
    assert not goes_on(line(FULL[:39], 131), NEXT)
    assert goes_on(line(FULL[:40], 130), NEXT)


@pytest.mark.parametrize(("bold", "end", "on"), [(True, "。", False), (True, "全", True), (False, "。", True)])
def test_a_bold_beginning_stands_in_a_sentence_only(bold: bool, end: str, on: bool) -> None:
    last = line(FULL[:45] + end)
    assert goes_on(Line(last.text, last.boxes, 10, "Song", bold=bold), NEXT) is on


# Reports that indent their paragraphs


@pytest.mark.parametrize(("letters", "on"), [(43, True), (42, False)])
def test_where_paragraphs_are_indented_a_line_at_the_margin_goes_on(letters: int, on: bool) -> None:
    """Behind a line that nearly fills its width (to 500), whether or not a sentence ends there."""
    assert goes_on(line(FULL[: letters - 1] + "。"), NEXT, indents=True) is on
    assert not goes_on(line(FULL[: letters - 1] + "。"), NEXT)


@pytest.mark.parametrize(("letters", "on"), [(27, True), (26, False)])
def test_or_behind_one_that_breaks_off_past_six_tenths_of_it(letters: int, on: bool) -> None:
    assert goes_on(line(FULL[:letters]), NEXT, indents=True) is on
    assert not goes_on(line(FULL[:letters]), NEXT)


# Centred lines, large type


@pytest.mark.parametrize(("x0", "on"), [(264, False), (289, True), (251, True), (279.9, False), (260.1, False)])
def test_a_centred_line_is_a_paragraph_by_itself(x0: float, on: bool) -> None:
    """Its middle is within a size of the page's; else it is only set in far, and a bracket goes on behind it."""
    made = page(line("安全（生", x0 + 10, 300), line("产绿色）", x0 + 10, 318))
    paragraphs = read_paragraphs([made], ["body"])
    own = next(one for one in paragraphs if (1, 8) in one.members)
    assert ((1, 9) in own.members) is on


@pytest.mark.parametrize(
    ("half", "on"),
    [
        (line("与发展历程", 70, 323.4, 13), True),
        (line("与发展历程", 70, 323.2, 12.9), False),
        (line("与发展历程", 70, 323.5, 13), False),
        (line("与发展历程", 77.7, 323.4, 13), True),
        (line("与发展历程", 77.9, 323.4, 13), False),
        (line("发展历程", 70, 323.4, 13), False),
        (line("与会人员", 70, 323.4, 13), False),
        (line("与发展，历程", 70, 323.4, 13), False),
    ],
)
def test_the_second_half_of_a_title_in_large_type(half: Line, on: bool) -> None:
    assert goes_on(line("大事记", 70, 300, half.size), half) is on


# Columns of a page


@pytest.mark.parametrize(
    ("one", "other", "on"),
    [
        (Room(70, 300, 1), Room(70, 300, 1), True),
        (Room(70, 300, 1), None, False),
        (Room(70, 300, 1), Room(70, 300, 2), True),
        (Room(70, 300, 1), Room(70, 335, 2), False),
        (Room(70, 300, 1), Room(70, 334, 2), True),
        (Room(70, 300, 1), Room(None, 300, 2), False),
    ],
)
def test_columns_as_wide_are_one_flow(one: Room | None, other: Room | None, on: bool) -> None:
    assert goes_on(line(FULL[:22], room=one), line("继续开展培训", top=318, room=other)) is on


@pytest.mark.parametrize(("step", "on"), [(22.5, True), (22.6, False)])
def test_in_a_column_a_paragraph_ends_at_a_wider_gap(step: float, on: bool) -> None:
    room = Room(70, 300, 1)
    lines = [line(FULL[:23], top=300 + 18 * at, room=room) for at in range(2)]
    last = line(FULL[:22] + "。", top=336, room=room)
    following = line("继续开展培训", top=336 + step, room=room)
    paragraphs = read_paragraphs([page(*lines, last, following)], ["body"])
    assert any({(1, 10), (1, 11)} <= set(one.members) for one in paragraphs) is on


# Margins and sizes


def test_the_usual_size_is_that_of_most_characters() -> None:
    small = [line("脚注", top=700 + 12 * at, size=8) for at in range(9)]
    assert usual_size([Page(1, 600, 800, (*body(), *small))]) == 10
    assert usual_size([]) == 12


def test_margins_are_where_lines_begin_and_end() -> None:
    margins = page_margins([page()], ["body"])[1]
    assert (margins.left, margins.right, margins.step) == (70, 520, 18)


@pytest.mark.parametrize(("count", "left"), [(6, 120), (5, 70)])
def test_a_page_with_few_lines_takes_the_margins_of_the_others(count: int, left: float) -> None:
    others = [Page(at, 600, 800, tuple(body())) for at in (1, 2)]
    few = Page(3, 600, 800, tuple(line(FULL[:40], 120, 60 + 18 * at) for at in range(count)))
    assert page_margins([*others, few], ["body"] * 3)[3].left == left


@pytest.mark.parametrize(("x0", "taken"), [(82, False), (84, True), (98, True), (100, False)])
def test_a_page_whose_lines_are_all_set_in_keeps_the_margin_of_the_report(x0: float, taken: bool) -> None:
    """By more than 1.2 and less than 3 sizes."""
    others = [Page(at, 600, 800, tuple(body())) for at in (1, 2)]
    inset = Page(3, 600, 800, tuple(line(FULL[:40], x0, 60 + 18 * at) for at in range(8)))
    margins = page_margins([*others, inset], ["body"] * 3)[3]
    assert (margins.left == 70) is taken


@pytest.mark.parametrize("kinds", [["cover"], ["contents"]])
def test_lines_of_covers_and_contents_stay_lines(kinds: Sequence[str]) -> None:
    assert len(read_paragraphs([page()], kinds)) == 8
