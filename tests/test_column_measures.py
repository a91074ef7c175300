"""Columns and side boxes: each measure that tells them with a case on either side, from made lines."""

from collections.abc import Sequence

import pytest
from made_lines import spaced

from pipeline.reading.columns import Part, find_parts, words_of
from pipeline.reading.glyphs import Edge
from schemas.page import Grid, GridCell, Line
from schemas.text import Box

PAGE = Box(0, 0, 600, 800)
LEFT, RIGHT = 70.0, 320.0
PROSE = "公司持续完善安全管理体系落实责任"  # 16 letters: to 230 and to 480


def parts(*lines: Line, edges: Sequence[Edge] = (), grids: Sequence[Grid] = ()) -> list[Part]:
    return list(find_parts(PAGE, lines, edges, grids))


def both(count: int = 4, *, top: float = 100, left: str = PROSE, right: str = PROSE, step: float = 15) -> list[Line]:
    """Two columns on the same lines."""
    return [spaced(top + step * at, (left, LEFT), (right, RIGHT)) for at in range(count)]


def is_cut(*lines: Line, edges: Sequence[Edge] = (), grids: Sequence[Grid] = ()) -> bool:
    return any(part.column for part in parts(*lines, edges=edges, grids=grids))


# Pieces of lines


@pytest.mark.parametrize(("gap", "count"), [(7, 1), (7.1, 2)])
def test_pieces_are_parted_by_gaps_of_more_than_0_7_sizes(gap: float, count: int) -> None:
    assert len(list(words_of(spaced(100, ("安全", 70), ("生产", 90 + gap))))) == count


@pytest.mark.parametrize(
    ("text", "letters", "digits", "open_"),
    [
        ("安全12人", 5, 2, True),
        ("安全。", 2, 0, False),
        ("安全。”", 2, 0, False),
        ("安全，", 2, 0, True),
        ("。", 0, 0, False),
    ],
)
def test_a_piece_knows_its_letters_and_whether_it_breaks_off(text: str, letters: int, digits: int, open_: bool) -> None:
    (word,) = words_of(spaced(100, (text, 70)))
    assert (word.letters, word.digits, word.open) == (letters, digits, open_)


# Two columns of running text


def test_two_columns_are_cut_between_them() -> None:
    left, right = parts(*both())
    assert (left.column, right.column) == (True, True)
    assert (left.box.x1, right.box.x0) == (275, 275)
    assert (left.box.top, left.box.bottom) == pytest.approx((99.9, 155.1))


@pytest.mark.parametrize(("count", "cut"), [(3, True), (2, False)])
def test_a_column_has_three_lines(count: int, cut: bool) -> None:
    assert is_cut(*both(count)) is cut


def test_a_heading_over_the_full_width_parts_bands() -> None:
    heading = spaced(200, (PROSE * 2, LEFT))
    found = parts(*both(), heading, *both(top=240))
    assert [part.column for part in found] == [True, True, False, True, True]


@pytest.mark.parametrize(("x1", "cut"), [(315.4, True), (315.6, False)])
def test_words_that_reach_into_the_gutter_cross_it(x1: float, cut: bool) -> None:
    """Up to 0.45 of a size before the right column."""
    rows = both(2)
    crossing = spaced(130, ("公司完善安全", x1 - 60), ("落实", RIGHT + 40))
    assert is_cut(*both(2), crossing, *both(2, top=145)) is cut
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("edge", "cut"),
    [
        (Edge(Box(60, 128, 500, 128), "h"), False),
        (Edge(Box(227.9, 128, 322.1, 128), "h"), False),
        (Edge(Box(228, 128, 322.1, 128), "h"), True),
        (Edge(Box(227.9, 128, 322, 128), "h"), True),
        (Edge(Box(60, 90, 500, 90), "h"), True),
        (Edge(Box(60, 128, 500, 128), "v"), True),
    ],
)
def test_a_rule_across_the_gutter_parts_bands(edge: Edge, cut: bool) -> None:
    """Two lines over it and two under it are too few."""
    assert is_cut(*both(4), edges=[edge]) is cut


def grid(x0: float, x1: float, top: float, bottom: float, *, rule: str = "ruled", lines: tuple[int, ...] = ()) -> Grid:
    box = Box(x0, top, x1, bottom)
    return Grid(box, (x0, x1), (GridCell(0, 0, 1, 1, box, lines),), rule=rule)


@pytest.mark.parametrize(("x0", "x1", "cut"), [(227.9, 322.1, False), (228, 322.1, True), (227.9, 322, True)])
def test_a_table_across_the_gutter_parts_bands(x0: float, x1: float, cut: bool) -> None:
    assert is_cut(*both(4), grids=[grid(x0, x1, 127, 129)]) is cut


def test_lines_of_tables_and_asides_make_no_columns() -> None:
    rows = both(4)
    assert not is_cut(*rows, grids=[grid(60, 500, 95, 160, lines=(0, 1, 2, 3))])
    assert not is_cut(*(Line(one.text, one.boxes, one.size, one.font, one.bold, role="aside") for one in rows))


@pytest.mark.parametrize(("rule", "cut"), [("aligned", True), ("ruled", False)])
def test_what_lines_up_without_rules_but_is_running_text_is_no_table(rule: str, cut: bool) -> None:
    assert is_cut(*both(4), grids=[grid(60, 500, 95, 160, rule=rule, lines=(0, 1, 2, 3))]) is cut


@pytest.mark.parametrize(("letters", "cut"), [(8, True), (7, False)])
def test_a_line_of_prose_has_eight_letters(letters: int, cut: bool) -> None:
    assert is_cut(*both(4, left=PROSE[:letters], right=PROSE[:letters])) is cut


@pytest.mark.parametrize(("text", "cut"), [("1234安全管理体系落", True), ("123456安全管理体系", False)])
def test_prose_has_few_digits(text: str, cut: bool) -> None:
    """Fewer than two letters of five."""
    assert is_cut(*both(4, left=text, right=text)) is cut


@pytest.mark.parametrize(("top", "first"), [(63.1, True), (62.9, False)])
def test_a_line_far_over_a_column_is_none_of_it(top: float, first: bool) -> None:
    """A running head at the right: 3.7 sizes from the next line at most... a heading stands nearer."""
    head = spaced(top + 1.9, ("公司年报", RIGHT))
    cut = next(part for part in parts(head, *both()) if part.column)
    assert (cut.box.top < 90) is first


@pytest.mark.parametrize(("gap", "taken"), [(22, True), (22.1, False)])
def test_a_line_under_a_column_belongs_to_it_where_it_is_near(gap: float, taken: bool) -> None:
    last = spaced(145 + gap, (PROSE[:6], LEFT))
    cut = next(part for part in parts(*both(), last) if part.column)
    assert (cut.box.bottom > 160) is taken


ENDED = f"{PROSE[:-1]}。"
LARGE = 13.5


def foot(
    *below: Line, top: float = 182, over: str = ENDED, head_right: str = PROSE, edges: Sequence[Edge] = ()
) -> list[bool]:
    """Say of the parts of a page whether they hold the heading under the left one of two columns.

    The left column has five lines, down to 170, the right one six, down to 185.
    """
    left = [spaced(100 + 15 * at, (PROSE if at < 4 else over, LEFT)) for at in range(5)]
    right = [spaced(100 + 15 * at, (PROSE if at else head_right, RIGHT)) for at in range(6)]
    heading = spaced(top, ("渡口养护", LEFT), size=LARGE)
    found = parts(*left, *right, heading, *below, edges=edges)
    return [part.box.holds(LEFT + 5, top + 5) for part in found]


def test_a_heading_at_the_foot_of_a_column_is_of_the_text_at_the_head_of_the_next() -> None:
    assert foot()[0]


def test_it_stands_beside_the_last_line_of_the_right_column() -> None:
    assert foot(top=189)[0]
    assert not foot(top=190)[0]


def test_lower_down_only_over_another_heading() -> None:
    assert foot(spaced(220, ("航道测量", LEFT), size=LARGE), top=195)[0]
    assert not foot(spaced(220, ("航道测量", LEFT)), top=195)[0]


@pytest.mark.parametrize("below", [("全年疏浚航道。", LEFT), (PROSE * 2, LEFT)])
def test_a_heading_with_text_of_its_own_under_it_is_none(below: tuple[str, float]) -> None:
    assert not foot(spaced(206, below))[0]


def test_text_under_a_rule_is_not_its_own() -> None:
    rule = Edge(Box(60, 202, 560, 202), "h")
    assert foot(spaced(206, (PROSE * 2, LEFT)), edges=[rule])[0]


def test_no_sentence_goes_on_over_it() -> None:
    assert not foot(over=PROSE)[0]


def test_the_right_column_begins_with_text() -> None:
    assert not foot(head_right="航道测量")[0]


@pytest.mark.parametrize(("gap", "taken"), [(99, True), (101, False)])
def test_a_page_number_at_the_right_is_far_below_the_columns(gap: float, taken: bool) -> None:
    """Ten of its sizes."""
    found = parts(*both(), spaced(145 + gap, ("04", RIGHT + 150)))
    assert (not found[-1].column) is not taken


# Side boxes


def box_beside(
    count: int = 5, *, step: float = 12, top: float = 103, size: float = 8, text: str = "关爱员工：节约用水"
) -> list[Line]:
    return [spaced(top + step * at, (text, RIGHT), size=size) for at in range(count)]


def column(count: int = 8, top: float = 100, step: float = 15) -> list[Line]:
    return [spaced(top + step * at, (PROSE, LEFT)) for at in range(count)]


def test_a_side_box_stands_off_the_lines_of_the_text_beside() -> None:
    assert is_cut(*column(), *box_beside(text="关爱12：34节"))


@pytest.mark.parametrize(("count", "cut"), [(4, True), (3, False)])
def test_a_side_box_has_four_lines(count: int, cut: bool) -> None:
    assert is_cut(*column(), *box_beside(count, text="关爱12：34节")) is cut


@pytest.mark.parametrize(("text", "cut"), [("关12节1", True), ("关12节", False)])
def test_of_five_letters_each(text: str, cut: bool) -> None:
    assert is_cut(*column(), *box_beside(4, text=text)) is cut


@pytest.mark.parametrize(("step", "cut"), [(20, True), (20.1, False)])
def test_that_stand_close(step: float, cut: bool) -> None:
    """Two and a half sizes."""
    assert is_cut(*column(12), *box_beside(5, step=step, top=105, text="关爱12：34节")) is cut


@pytest.mark.parametrize(("size", "rows", "cut"), [(8.5, 5, True), (8.6, 5, False), (8.6, 6, True), (8.5, 3, True)])
def test_beside_few_lines_only_in_small_print(size: float, rows: int, cut: bool) -> None:
    assert is_cut(*column(rows), *box_beside(4, step=11, size=size, text="关爱12：34节")) is cut
