"""What rules that are drawn cell by cell tell of columns, with a case on either side of each measure; no PDF."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from made_lines import spaced

from pipeline.reading.glyphs import Edge
from pipeline.reading.joints import Band, strokes_of, told_bands
from schemas.page import Line
from schemas.text import Box

XS = (50.0, 150.0, 250.0, 350.0)
HEAD = ("项目", "本年", "上年")
ROW = ("收入", "12.5", "13.5")


def rule(y: float, xs: Sequence[float] = XS, *, gap: float = 0, shade: bool = False) -> list[Edge]:
    """A rule of pieces that meet at these x, or miss each other by so many points."""
    return [Edge(Box(x0, y, x1 - (gap if x1 != xs[-1] else 0), y), "h", shade) for x0, x1 in pairwise(xs)]


def upright(x: float, top: float, bottom: float, *, shade: bool = False) -> Edge:
    return Edge(Box(x, top, x, bottom), "v", shade)


def row(top: float, *words: str, xs: Sequence[float] = XS) -> Line:
    return spaced(top, *((said, x + 5) for said, x in zip(words, xs, strict=False) if said))


def rules(*ys: float) -> list[Edge]:
    return [edge for y in ys for edge in rule(y)]


def sides(edges: Sequence[Edge], lines: Sequence[Line]) -> list[tuple[float, float, tuple[float, ...]]]:
    return [(band.top, band.bottom, band.sides) for band in told_bands(edges, lines)]


LINES = [row(105, *HEAD), row(125, *ROW), row(145, *ROW)]
TOLD = [(100, 120, XS), (120, 160, XS)]
THREE = rules(100, 120, 160)  # a three-line table


def test_rules_over_and_under_rows_tell_their_columns() -> None:
    assert sides(THREE, LINES) == TOLD
    assert sides(THREE, []) == []
    assert sides([], LINES) == []


@pytest.mark.parametrize(("gap", "told"), [(0.9, True), (1.0, True), (1.1, False), (-2.5, True), (-2.6, False)])
def test_pieces_of_a_rule_meet(gap: float, told: bool) -> None:
    edges = [edge for y in (100, 120, 160) for edge in rule(y, gap=gap)]
    found = sides(edges, LINES)
    assert bool(found) is told
    if told:
        middle = tuple(x - gap / 2 for x in XS[1:-1])
        assert found[0][2] == (50, *middle, 350)


def test_a_rule_drawn_twice_is_one() -> None:
    twice = [*THREE, *rules(101.5, 121.5)]
    assert sides(twice, LINES) == TOLD
    assert sides([*THREE, *rules(101.6)], LINES) != TOLD


def test_pieces_that_lie_over_each_other_are_one_rule() -> None:
    edges = [e for y in (100, 120, 160) for e in (*rule(y), Edge(Box(50, y, 350, y), "h"))]
    assert sides(edges, LINES) == TOLD


@pytest.mark.parametrize(("over", "under"), [(False, False), (True, False), (False, True), (True, True)])
def test_one_of_two_rules_is_drawn_and_not_only_the_side_of_an_area(over: bool, under: bool) -> None:
    edges = [*rule(100, shade=over), *rule(160, shade=under)]
    assert bool(sides(edges, [row(125, *ROW), row(145, *ROW)])) is not (over and under)


@pytest.mark.parametrize(("narrow", "told"), [(8, True), (7.9, False)])
def test_columns_are_eight_points_wide(narrow: float, told: bool) -> None:
    xs = (50, 150, 150 + narrow, 350)
    lines = [row(105, "收入", "", "2.5", xs=xs), row(145, "收入", "", "2.5", xs=xs)]
    assert bool(sides([*rule(100, xs), *rule(160, xs)], lines)) is told


@pytest.mark.parametrize(("count", "told"), [(29, True), (30, False)])
def test_a_dashed_rule_has_more_sides_than_a_table(count: int, told: bool) -> None:
    xs = [50 + 10.0 * at for at in range(count + 1)]
    line = spaced(125, ("甲", 51), ("1", 92))
    assert bool(sides([*rule(100, xs), *rule(160, xs)], [line])) is told


@pytest.mark.parametrize(("many", "told"), [(300, True), (301, False)])
def test_a_drawing_has_more_rules_than_a_page_of_tables(many: int, told: bool) -> None:
    drawn = [Edge(Box(400, 200 + 2.0 * at, 420, 200 + 2.0 * at), "h") for at in range(many - 3)]
    assert bool(sides([*THREE, *drawn], LINES)) is told


# What stands between two rules


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (upright(53, 100, 120), False),
        (upright(52.9, 100, 120), True),  # the frame of the table
        (upright(347, 100, 120), False),
        (upright(347.1, 100, 120), True),
        (upright(200, 163, 200), True),  # below, three points away
        (upright(200, 162.9, 200), False),
        (upright(200, 80, 97), True),
        (upright(200, 80, 97.1), True),  # that of the headers above, where both rules have the same sides
        (upright(200, 80, 130, shade=True), True),  # the side of an area that does not reach over the middle
        (upright(200, 80, 131, shade=True), False),
        (upright(200, 129, 150, shade=True), False),
        (upright(200, 130, 150, shade=True), True),
    ],
)
def test_where_an_upright_is_drawn_no_side_is_told(drawn: Edge, told: bool) -> None:
    lines = [row(105, *ROW), row(125, *ROW), row(145, *ROW)]
    assert bool(sides([*rules(100, 160), drawn], lines)) is told


WORDS = "全年各单位按期完成"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([row(105, *ROW)], True),
        ([row(105, "合计")], False),
        ([row(105, *ROW), row(120, WORDS)], True),  # half of them in several pieces
        ([row(105, *ROW), row(120, WORDS), row(130, WORDS)], True),  # a few: the lines of one row
        ([row(105, *ROW), *(row(112 + 10 * at, "各单位") for at in range(4))], True),
        ([row(105, *ROW), *(row(112 + 8 * at, "各单位") for at in range(5))], True),  # a label of many lines
        ([row(105, *ROW), *(row(112 + 8 * at, f"{WORDS}全年任务") for at in range(5))], False),  # over a side
        ([row(105, "收入", "12.5"), *(row(112 + 8 * at, "各单位") for at in range(5))], False),  # one number
        ([row(105, WORDS), row(120, WORDS)], False),
        ([row(105, "单位：万元", "", "本年"), row(120, *ROW)], False),
        ([row(105, "金额单位：万元"), row(120, *ROW)], False),
        ([row(105, "表1收入与支出"), row(120, *ROW)], False),
        ([row(105, "12.50", "1.5"), row(120, "1,200", "1.5")], False),  # rules of a sum leave the labels out
        ([row(105, "12", "1.5"), row(120, "1200", "1.5")], True),
    ],
)
def test_rows_stand_between_rules_no_running_text(lines: Sequence[Line], told: bool) -> None:
    assert bool(sides(rules(100, 160), lines)) is told


@pytest.mark.parametrize(("bottom", "told"), [(125.9, True), (126, False)])
def test_a_band_is_no_higher_than_a_row_of_one_line(bottom: float, told: bool) -> None:
    assert bool(sides(rules(100, bottom), [row(108, "合计")])) is told


def test_a_band_has_the_same_sides_over_and_under_it() -> None:
    edges = [*rule(100), *rule(120, (50, 100, 150, 250, 350))]
    assert sides(edges, [row(105, "合计")]) == []
    assert sides(edges, [row(105, *ROW)]) == [(100, 120, XS)]


def wide(top: float, *, x0: float = 100) -> Line:
    """A line of one word that runs over the side of a column."""
    return spaced(top, ("一二三四五六七八九十", x0))


@pytest.mark.parametrize(("rows", "found"), [(1, (50, 250, 350)), (2, XS), (3, XS)])
def test_a_header_over_two_columns_takes_their_side_away_but_not_of_many_rows(
    rows: int, found: tuple[float, ...]
) -> None:
    lines = [wide(104), *(row(104 + 16 * at, *ROW) for at in range(1, rows + 1))]
    told = sides(rules(100, 160), lines)
    assert told == ([(100, 160, found)] if rows != 2 else [])


@pytest.mark.parametrize(("x0", "told"), [(50, True), (51.1, True), (48, False), (252, False), (251, True)])
def test_no_word_runs_out_of_the_table(x0: float, told: bool) -> None:
    lines = [row(105, *ROW), spaced(120, ("一二三四五六七八九十", x0))]
    assert bool(sides(rules(100, 160), lines)) is told


# Headers over the uppermost rule, rows under the last


OPEN = [row(105, *HEAD), row(125, *ROW), row(145, *ROW)]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (HEAD, True),
        (("", "本年", "上年"), True),
        (("项目", "", ""), False),
        (("项目", "12.5", "上年"), False),
        (("单位：万元", "", "上年"), False),
        (("项目", "2022年", "2021年"), True),
    ],
)
def test_headers_stand_over_the_uppermost_rule(head: Sequence[str], told: bool) -> None:
    found = sides(rules(120, 160), [row(105, *head), *LINES[1:]])
    assert ((104, 120, XS) in found) is told


@pytest.mark.parametrize(("top", "told"), [(96, True), (95, False)])
def test_headers_stand_near_the_rule(top: float, told: bool) -> None:
    assert ((top - 1, 120, XS) in sides(rules(120, 160), [row(top, *HEAD), *LINES[1:]])) is told


def test_one_line_of_headers_stands_over_a_rule() -> None:
    lines = [row(101, *HEAD), row(110, *HEAD), *LINES[1:]]
    assert [band for band in sides(rules(120, 160), lines) if band[1] == 120] == []


def test_headers_between_rules_are_not_looked_for_again() -> None:
    assert sides([*THREE, Edge(Box(50, 90, 350, 90), "h")], LINES) == TOLD


BELOW = [row(125, *ROW), row(145, *ROW)]


@pytest.mark.parametrize(
    ("lines", "bottom"),
    [
        (BELOW, 156),
        ([row(125, *ROW), row(147, *ROW)], 158),  # 2.2 sizes from foot to head
        ([row(125, *ROW), row(158, *ROW)], 136),
        ([row(143, *ROW)], None),
        ([row(125, *ROW), row(145, "说明")], 136),  # a row of one word ends none
        ([row(125, *ROW), row(145, "分地区")], 156),  # but a group at the end of a page
        ([row(125, *ROW), row(145, "分地区"), row(175, "二、成本"), row(195, "二、成本")], 136),
        ([row(125, *ROW), row(145, *ROW), row(157, "", "万吨", "")], 168),  # the end of a cell
        ([row(125, *ROW), row(135, "说明"), row(145, *ROW)], 156),
        ([row(125, "收入", "若干", "若干"), row(145, *ROW)], 156),  # half of them with figures
        ([row(125, "收入", "若干", "若干"), row(145, "收入", "若干", "若干")], None),
        ([row(125, "12.5", "若干", "若干"), row(145, "收入", "若干", "若干")], None),
        ([row(125, *ROW), wide(145)], 136),
        ([row(125, *ROW), spaced(145, ("甲", 55), ("乙", 85), ("1", 160))], 136),
        ([], None),
    ],
)
def test_rows_go_on_under_headers_that_no_rule_closes(lines: Sequence[Line], bottom: float | None) -> None:
    found = sides(rules(100, 120), [row(105, *HEAD), *lines])
    assert found == [(100, 120, XS), *([(120, bottom, XS)] if bottom else [])]


def test_rows_under_no_headers_are_not_told() -> None:
    assert sides(rules(100, 120), [row(105, *ROW), *BELOW]) == [(100, 120, XS)]


@pytest.mark.parametrize(("y", "bottom"), [(150, 136), (155, 156), (160, 156)])
def test_a_rule_below_ends_them(y: float, bottom: float) -> None:
    edges = [*rules(100, 120), Edge(Box(60, y, 340, y), "h")]
    assert (120, bottom, XS) in sides(edges, [row(105, *HEAD), *BELOW])


def test_strokes_are_the_sides_of_all_bands() -> None:
    strokes = strokes_of([Band(100, 120, (50, 150)), Band(120, 140, (50,))])
    assert [(edge.orientation, *edge.box) for edge in strokes] == [
        ("v", 50, 100, 50, 120),
        ("v", 150, 100, 150, 120),
        ("v", 50, 120, 50, 140),
        ("h", 50, 100, 150, 100),
        ("h", 50, 120, 150, 120),
    ]


@pytest.mark.parametrize(
    ("uprights", "ys", "first"),
    [
        ((100, 120), (100, 120, 140, 160, 180), True),  # the headers have uprights of their own
        ((100, 124), (100, 120, 140, 160, 180), False),  # they run on into the row
        ((140, 160), (100, 120, 140, 160, 180), False),  # they belong to what stands below
        ((100, 120), (100, 120, 140), True),  # a single row
        ((100, 120), (120, 140), False),  # nothing tells that the rules are those of a table
    ],
)
def test_the_first_row_under_headers_with_uprights(
    uprights: tuple[int, int], ys: Sequence[int], *, first: bool
) -> None:
    edges = [*rules(*ys), *(upright(x, *uprights) for x in XS)]
    lines = [row(105, *HEAD), *(row(y + 5, *ROW) for y in ys[1:-1])]
    assert ((120, 140, XS) in sides(edges, lines)) is first
