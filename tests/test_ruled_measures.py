"""Tables with drawn rules: what makes rules a table, which rules may be missing; made strokes and lines, no PDF."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from made_lines import spaced

from pipeline.reading.found import BETWEEN, PART, Found
from pipeline.reading.glyphs import Edge
from pipeline.reading.joints import Band
from pipeline.reading.ruled import ruled
from pipeline.reading.told_rows import figure_step, told_rows
from schemas.page import Line
from schemas.text import Box

XS = (50.0, 150.0, 250.0, 350.0)
YS = (100.0, 120.0, 140.0)


def level(y: float, x0: float = 50, x1: float = 350, *, shade: bool = False) -> Edge:
    return Edge(Box(x0, y, x1, y), "h", shade)


def upright(x: float, top: float = 100, bottom: float = 140, *, shade: bool = False) -> Edge:
    return Edge(Box(x, top, x, bottom), "v", shade)


def grid(xs: Sequence[float] = XS, ys: Sequence[float] = YS, *, shade: bool = False) -> list[Edge]:
    return [
        *(level(y, xs[0], xs[-1], shade=shade) for y in ys),
        *(upright(x, ys[0], ys[-1], shade=shade) for x in xs),
    ]


def row(top: float, *words: str, xs: Sequence[float] = XS) -> Line:
    return spaced(top, *((said, x + 5) for said, x in zip(words, xs, strict=False) if said))


def lines_of(ys: Sequence[float] = YS, xs: Sequence[float] = XS) -> list[Line]:
    return [row(y + 5, *("甲乙丙丁戊"[: len(xs) - 1]), xs=xs) for y in ys[:-1]]


def found(edges: Sequence[Edge], lines: Sequence[Line]) -> list[tuple[str, int]]:
    """How each table was found and how many cells it has."""
    return [(table.rule, len(table.cells)) for table in ruled(edges, lines)]


def test_cells_between_rules() -> None:
    (table,) = ruled(grid(), lines_of())
    assert (table.rule, table.box, table.sides) == ("ruled", Box(50, 100, 350, 140), list(XS))
    assert set(table.cells) == {Box(a, y, b, y + 20) for y in YS[:-1] for a, b in pairwise(XS)}
    assert (table.open_above, table.open_below) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("xs", "ys", "kind"),
    [
        (XS[:3], YS, [("ruled", 4)]),
        (XS[:2], YS, []),  # one column is a frame
        (XS[:2], YS[:2], []),
        (XS[:3], YS[:2], [(PART, 2)]),  # a single row is what a page break leaves
        (XS, YS[:2], [(PART, 3)]),
    ],
)
def test_two_columns_and_two_rows_are_a_table(
    xs: Sequence[float], ys: Sequence[float], kind: list[tuple[str, int]]
) -> None:
    assert found(grid(xs, ys), lines_of(ys, xs)) == kind


def test_a_row_with_a_number_is_a_table_of_its_own() -> None:
    assert found(grid(ys=YS[:2]), [row(105, "收入", "12", "13")]) == [("ruled", 3)]
    assert found(grid(XS[:3], YS[:2]), [row(105, "收入", "12")]) == [(PART, 2)]


def test_rules_without_words_or_nearly_none_are_no_table() -> None:
    assert found(grid(), []) == []
    assert found(grid(), [row(205, "甲", "乙")]) == []
    assert found(grid()[:2], lines_of()) == []


def test_thousands_of_strokes_are_a_drawing() -> None:
    for count, kind in ((4000, [("ruled", 6)]), (4001, [])):
        more = [level(300, 400, 402)] * (count - len(grid()))
        assert found([*grid(), *more], lines_of()) == kind


@pytest.mark.parametrize(
    ("missing", "cells"),
    [
        ((level(100), level(120), upright(50), upright(150), upright(250), upright(350)), 6),  # the last rule
        ((level(120), level(140), upright(50), upright(150), upright(250), upright(350)), 6),  # the first
        ((level(120), upright(50), upright(150), upright(250), upright(350)), 6),  # both
        ((level(100), level(120), level(140), upright(150), upright(250)), 6),  # left and right
    ],
)
def test_outer_rules_may_be_missing(missing: Sequence[Edge], cells: int) -> None:
    (table,) = ruled(missing, lines_of())
    assert len(table.cells) == cells
    assert table.box == Box(50, 100, 350, 140)
    drawn = {edge.box.top for edge in missing if edge.orientation == "h"}
    assert bool(table.open_above) is (100 not in drawn)
    assert bool(table.open_below) is (140 not in drawn)


@pytest.mark.parametrize("shift", [0, 2.9])
def test_rules_may_miss_each_other_by_three_points(shift: float) -> None:
    edges = [*(level(y, 50 + shift, 350 - shift) for y in YS), *map(upright, XS)]
    assert found(edges, lines_of()) == [("ruled", 6)]


def test_rules_that_miss_each_other_by_more_close_no_cells() -> None:
    edges = [*(level(y, 60, 340) for y in YS), *map(upright, XS)]
    assert found(edges, lines_of()) != [("ruled", 6)]


@pytest.mark.parametrize(("count", "sides"), [(3, True), (2, False)])
def test_three_rules_as_long_make_the_sides_good(count: int, sides: bool) -> None:
    edges = [*(level(100 + 20 * at) for at in range(count)), upright(150, 100, 100 + 20 * (count - 1))]
    lines = [row(105 + 20 * at, "收入", "12", "13") for at in range(count - 1)]
    boxes = [table.box for table in ruled(edges, lines)]
    assert (boxes == [Box(50, 100, 350, 140)]) is sides


@pytest.mark.parametrize(
    ("between", "whole"),
    [
        (row(145, "收入", "12", "13"), True),
        (row(145, "单位：万元"), False),
        (row(145, "金额单位均为：元"), False),
        (row(145, "表2收入与支出"), False),
        (row(145, "图A-1收入与支出"), False),
        (row(145, "收入与支出"), True),
        (spaced(145, ("全年各单位按照要求完成任务，取得新的进展", 55)), True),
        (spaced(145, ("全年各单位按照要求完成任务，工作取得新的进展，员工满意度高", 52)), False),
    ],
)
def test_captions_units_and_running_text_part_two_tables(between: Line, whole: bool) -> None:
    ys = (100, 120, 140, 160, 180, 200)
    rows = [between if y == 140 else row(y + 5, "收入", "12", "13") for y in ys[:-1]]
    edges = [*map(level, ys), *(upright(x, *span) for x in (150, 250) for span in ((100, 140), (160, 200)))]
    boxes = [table.box for table in ruled(edges, rows)]
    assert (Box(50, 100, 350, 200) in boxes) is whole
    if not whole:
        assert [(box.top, box.bottom) for box in boxes] == [(100, 140), (160, 200)]


@pytest.mark.parametrize("shade", [False, True])
def test_filled_areas_stand_for_rules(shade: bool) -> None:
    assert found(grid(shade=shade), lines_of()) == [("ruled", 6)]


def test_the_fill_of_a_ruled_cell_is_no_rule() -> None:
    inside_ = [level(130, 60, 140, shade=True), upright(100, 122, 138, shade=True)]
    assert found([*grid(), *inside_], lines_of()) == [("ruled", 6)]


def test_a_filled_header_ends_where_the_rows_below_begin() -> None:
    """Browsers print the frame of a filled header in white: nothing is drawn between it and the first row."""
    header = [*(level(y, a, b, shade=True) for y in (100, 120) for a, b in pairwise(XS)), *_uprights(100, 120)]
    body = [*(level(y) for y in (140, 160)), *(upright(x, 120, 160) for x in XS)]
    (table,) = ruled([*header, *body], lines_of((100, 120, 140, 160)))
    assert set(table.cells) == {Box(a, y, b, y + 20) for y in (100, 120, 140) for a, b in pairwise(XS)}


def _uprights(top: float, bottom: float) -> list[Edge]:
    return [upright(x, top, bottom, shade=True) for x in XS]


@pytest.mark.parametrize(
    ("frame", "count", "cells"),
    [
        ((100.0, 120.0, 140.0, 220.0), 4, 6),  # at its lower edge
        ((60.0, 120.0, 140.0, 160.0), 4, 6),
        ((100.0, 120.0, 140.0, 220.0), 3, 7),
    ],
)
def test_a_frame_around_running_text_is_no_cell(frame: Sequence[float], count: int, cells: int) -> None:
    """A cell as wide as the table with four lines or more, above or below the rows."""
    below = frame[3] > 200
    top = 140 if below else 60
    rows = (100, 120) if below else (120, 140)
    edges = [
        *map(level, frame),
        upright(50, frame[0], frame[-1]),
        upright(350, frame[0], frame[-1]),
        *(upright(x, rows[0], rows[1] + 20) for x in XS[1:-1]),
    ]
    prose = [row(top + 4 + 12 * at, "各单位完成任务") for at in range(count)]
    text = prose if below else prose[: count - 0]
    (table,) = ruled(edges, [*text, *(row(y + 5, "甲", "乙", "丙") for y in rows)])
    assert len(table.cells) == cells


# Drawings


@pytest.mark.parametrize(("cut", "table"), [(0, True), (1, True), (2, False)])
def test_rules_through_letters_are_a_drawing(cut: int, table: bool) -> None:
    ys = (100.0, 120.0, 140.0, 160.0)
    lines = [row(y + 5, "甲", "乙", "丙") for y in ys[:-1]]
    lines = [spaced(y + 5, ("一二三四五六七八九十", 95)) if at < cut else lines[at] for at, y in enumerate(ys[:-1])]
    assert bool(found(grid(ys=ys), lines)) is table


@pytest.mark.parametrize(("narrow", "table"), [(6, True), (5.9, False)])
def test_slivers_are_a_drawing(narrow: float, table: bool) -> None:
    """A third of the cells is narrower than 0.6 sizes."""
    xs = (50.0, 150.0, 150.0 + narrow, 350.0)
    lines = [row(y + 5, "甲", "", "丙", xs=xs) for y in YS[:-1]]
    assert bool(found(grid(xs), lines)) is table


# Rules from side to side only


def banded(ys: Sequence[float], *rows: Line) -> list[Found]:
    return list(ruled([*map(level, ys), upright(50, ys[0], ys[-1]), upright(350, ys[0], ys[-1])], rows))


def test_what_lines_up_between_rules_from_side_to_side_is_in_columns() -> None:
    (table,) = banded(
        (100, 120, 160), row(105, "项目", "本年", "上年"), row(125, "收入", "12", "13"), row(145, "支出", "8", "9")
    )
    assert (table.rule, len(table.cells)) == (BETWEEN, 9)


def test_what_does_not_line_up_is_no_table() -> None:
    assert banded((100, 120, 160), row(105, "项目"), row(125, "收入与支出"), row(145, "说明")) == []


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (row(88, "项目", "本年", "上年"), 15),
        (row(88, "", "本年", "上年"), 15),
        (row(88, "单位：万元"), 12),
        (row(88, "经济指标"), 12),
        (row(70, "项目", "本年", "上年"), 12),
    ],
)
def test_headers_right_above_the_uppermost_rule_are_a_row(head: Line, cells: int) -> None:
    tables = banded((100, 140, 180), head, *(row(105 + 20 * at, "收入", "12.5", "13.5") for at in range(4)))
    assert [len(table.cells) for table in tables] == [cells]


# Rows between two rules whose columns are told


COLUMNS = [(50.0, 150.0), (150.0, 250.0), (250.0, 350.0)]


@pytest.mark.parametrize(
    ("lines", "step"),
    [
        ([row(100, "收入", "12", "13"), row(118, "支出", "8", "9")], 18),
        ([row(100, "收入", "12", ""), row(118, "支出", "", "9")], None),
        ([row(100, "收入", "12", ""), row(118, "支出", "", "9"), row(140, "利润", "4", "")], 40),
        ([row(100, "12", "收入"), row(118, "8", "支出")], None),  # the first column numbers the rows
        ([row(100, "收入", "12"), row(118, "支出", "8"), row(130, "利润", "4")], 12),
        ([], None),
    ],
)
def test_how_far_rows_with_numbers_are_apart(lines: Sequence[Line], step: float | None) -> None:
    assert figure_step(lines, COLUMNS) == step


AREA = [Box(x0, 100, x1, 160) for x0, x1 in COLUMNS]
TOLD = [Band(100, 160, XS)]
ROWS = [row(105, "收入", "12", "13"), row(125, "支出", "8", "9"), row(145, "利润", "4", "4")]


def test_rows_between_two_rules_are_parted_in_the_middle() -> None:
    cells = told_rows(AREA, ROWS, TOLD)
    assert cells == [
        Box(x0, top, x1, bottom) for top, bottom in ((100, 120), (120, 140), (140, 160)) for x0, x1 in COLUMNS
    ]


@pytest.mark.parametrize(("shift", "told"), [(3, True), (3.1, False)])
def test_rows_are_parted_where_a_band_was_told(shift: float, told: bool) -> None:
    assert bool(told_rows(AREA, ROWS, [Band(100 + shift, 160, XS)])) is told
    assert bool(told_rows(AREA, ROWS, [Band(100, 160 - shift, XS)])) is told


def test_a_label_halfway_down_two_rows_is_of_both() -> None:
    lines = [row(105, "", "甲", "12"), row(115, "能源"), row(125, "", "乙", "8"), row(145, "收入", "丙", "4")]
    cells = told_rows(AREA, lines, TOLD)
    assert [(cell.top, cell.bottom) for cell in cells if cell.x0 == XS[0]] == [(100, 140), (140, 160)]


def test_one_row_of_many_lines_stays_one() -> None:
    lines = [row(105, "收入", "甲乙", "丙丁"), row(117, "", "戊己", ""), row(129, "", "庚辛", "")]
    assert told_rows(AREA, lines, TOLD) == []
    assert told_rows(AREA, ROWS, []) == []


@pytest.mark.parametrize(("x0", "wide"), [(100, True), (151, False), (49, True)])
def test_a_word_over_a_side_takes_both_columns(x0: float, wide: bool) -> None:
    lines = [spaced(105, ("一二三四五六七八九", x0), ("13", 255)), *ROWS[1:]]
    cells = [cell for cell in told_rows(AREA, lines, TOLD) if cell.top == 100]
    assert (len(cells) == 2) is (wide and x0 + 90 > 151)
