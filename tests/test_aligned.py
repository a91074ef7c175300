"""Tables whose columns only line up: pieces, columns, rows, what is a table and what is not, from made lines."""

from collections.abc import Sequence
from math import inf

import pytest
from made_lines import spaced

from pipeline.reading.aligned import Rows, aligned, columns_of, is_table, row_step
from pipeline.reading.found import (
    Found,
    around,
    boundaries,
    cut,
    inside,
    is_broken_number,
    may_lack_a_digit,
)
from pipeline.reading.pieces import merge_sideways, pieces
from schemas.page import Line
from schemas.text import Box

COLUMNS = ((70.0, 90.0), (200.0, 240.0), (300.0, 340.0))


def line(top: float, *words: str, at: Sequence[float] = (70, 200, 300)) -> Line:
    return spaced(top, *((text, x0) for text, x0 in zip(words, at, strict=False) if text))


HEAD = line(80, "序号", "姓名", "职务")
NAMES = [line(100 + 20 * at, "一二三四五六"[at], "李明", "主任") for at in range(4)]


def shape(*lines: Line, taken: Sequence[Found] = ()) -> list[tuple[float, float, int]]:
    """Top, bottom and number of cells of each table."""
    return [(found.box.top, found.box.bottom, len(found.cells)) for found in aligned(lines, taken)]


# Pieces and columns


@pytest.mark.parametrize(("gap", "count"), [(15, 1), (15.1, 2)])
def test_a_gap_of_more_than_one_and_a_half_characters_parts_columns(gap: float, count: int) -> None:
    assert len(pieces(spaced(0, ("姓名", 70), ("职务", 90 + gap)))) == count


@pytest.mark.parametrize(("gap", "count"), [(0.0, 3), (0.5, 2), (3.0, 1)])
def test_or_of_so_many_as_are_asked_for(gap: float, count: int) -> None:
    found = pieces(spaced(0, ("姓名", 70), ("职务", 94), ("单位", 120)), gap)
    assert len(found) == count
    assert found[-1].text.endswith("单位") and found[0].text.startswith("姓名")
    assert (found[0].box.x0, found[-1].box.x1) == (70, 140)


def test_pieces_that_overlap_sideways_are_one_column() -> None:
    rows = [pieces(line(0, "姓名", "职务", at=(70, 200))), pieces(line(20, "李明明", "主任", at=(75, 220)))]
    assert merge_sideways(rows) == [(70, 105), (200, 220), (220, 240)]
    assert merge_sideways(
        [pieces(line(0, "姓名", "职务", at=(70, 200))), pieces(line(20, "李", "主任", at=(75, 219)))]
    ) == [
        (70, 90),
        (200, 239),
    ]


def test_columns_are_those_of_the_usual_number_of_pieces() -> None:
    rows = [pieces(one) for one in (*NAMES[:2], line(140, "四", "李明"))]
    assert columns_of(rows) == [(70, 80), (200, 220), (300, 320)]
    assert columns_of(rows[1:]) == []
    assert columns_of([pieces(line(0, "一", "李明")), pieces(line(20, "二", "王红")), *rows[:2]]) == columns_of(
        rows[:2]
    )


def test_rows_are_as_far_apart_as_the_nearest_that_say_all() -> None:
    lines = [*NAMES[:3], line(172, "四", "李明", "主任"), line(180, "", "兼职")]
    assert row_step(lines, COLUMNS) == 20
    assert row_step(lines[:2], COLUMNS) == 0
    assert row_step([*lines[:2], line(125, "合计", "12")], COLUMNS) == 5, "a number beside the label says all"


# What is a table


def test_names_under_headers_are_a_table_and_without_them_a_list() -> None:
    assert shape(HEAD, *NAMES) == [(80, 170, 15)]
    assert shape(*NAMES) == []
    assert shape(line(80, "甲", "姓名", "丙"), *NAMES) == [], "one header is not enough"


@pytest.mark.parametrize(("length", "found"), [(12, True), (13, False)])
def test_cells_of_a_table_of_words_are_short(length: int, found: bool) -> None:
    at = (70, 120, 300)
    head = line(80, "序号", "姓名", "职务", at=at)
    rows = [line(100 + 20 * k, "甲", "一" * length, "主任", at=at) for k in range(3)]
    assert bool(shape(head, *rows)) is found


def test_a_third_of_numbers_makes_a_table_without_headers() -> None:
    numbered = [line(100 + 20 * at, "甲", "李明", "12") for at in range(2)]
    assert len(shape(*numbered, *(line(140 + 20 * at, "甲", "李明", "主任") for at in range(1)))) == 1
    assert shape(*numbered, *(line(140 + 20 * at, "甲", "李明", "主任") for at in range(2))) == []


def test_two_columns_are_a_table_with_numbers_only() -> None:
    rows = [line(100 + 20 * at, "甲乙", str(90 - at)) for at in range(4)]
    assert len(shape(*rows)) == 1
    assert len(shape(line(80, "项目", "数量"), *rows)) == 1
    assert shape(line(80, "项目", "数量"), line(90, "项目", "数量"), *rows[:2]) == []
    assert shape(*rows[:2]) == []


@pytest.mark.parametrize(("count", "found"), [(3, 1), (2, 0)])
def test_a_table_has_three_rows(count: int, found: int) -> None:
    rows = [line(100 + 20 * at, "甲", "12", str(90 - at)) for at in range(count)]
    assert len(shape(*rows)) == found
    assert is_table([pieces(one) for one in rows], COLUMNS) is bool(found)


@pytest.mark.parametrize(("top", "bottom"), [(152, 162), (152.1, 130)])
def test_rows_stand_near(top: float, bottom: float) -> None:
    rows = [line(80 + 20 * at, "甲", "12", str(90 - at)) for at in range(3)]
    ((_, found, _),) = shape(*rows, line(top, "乙", "12", "13"))
    assert found == bottom


def test_two_lone_lines_end_a_table() -> None:
    rows = [line(80 + 20 * at, "甲", "12", str(90 - at)) for at in range(3)]
    more = [line(160 + 20 * at, "乙", "12", str(80 - at)) for at in range(3)]
    one, two = line(140, "其中"), line(150, "说明")
    assert len(shape(*rows, one, *more)) == 1
    assert len(shape(*rows, one, two, *more)) == 2


def test_what_another_table_holds_is_left() -> None:
    rows = [line(80 + 20 * at, "甲", "12", str(90 - at)) for at in range(4)]
    assert shape(*rows, taken=[Found(Box(60, 75, 400, 95), (), "ruled")]) == [(100, 150, 9)]


@pytest.mark.parametrize(
    ("last", "bottom"),
    [
        (line(154, "乙丙"), 164),  # nearer than rows are: the end of the label
        (line(157, "乙丙"), 150),
        (line(154, "乙丙丁", at=(70,)), 150),  # it reaches over the labels
        (line(154, "乙", at=(69,)), 164),
        (line(154, "乙", at=(68.9,)), 150),
        (line(170, "注：以上。", at=(70,)), 150),
    ],
)
def test_the_last_line_belongs_to_the_table_where_it_ends_a_label(last: Line, bottom: float) -> None:
    rows = [line(80 + 20 * at, "甲乙", "12", str(90 - at)) for at in range(4)]
    ((_, found, _),) = shape(*rows, last)
    assert found == bottom


def test_a_sentence_under_a_table_is_none_of_its_rows() -> None:
    rows = [line(80 + 20 * at, "甲乙", "12", "13", "14", str(90 - at), at=(70, 200, 300, 400, 500)) for at in range(3)]
    assert shape(*rows, line(140, "数据。", "如上", at=(70, 200)))[0][1] == 130
    assert shape(*rows, line(140, "数据", "12", at=(70, 200)))[0][1] == 150


@pytest.mark.parametrize(("both", "tables"), [(3, 2), (2, 1)])
def test_tables_side_by_side_are_two_where_three_rows_say_so(both: int, tables: int) -> None:
    at = (70, 150, 230, 350, 430, 510)
    own = [line(80 + 20 * k, "甲", "12", str(90 - k), at=at) for k in range(5)]
    wide = [line(180 + 20 * k, "甲", "12", str(80 - k), "乙", "14", str(90 - k), at=at) for k in range(both)]
    found = shape(*own, *wide)
    assert len(found) == tables


def test_years_under_a_title_and_a_larger_heading_begin_another_table() -> None:
    rows = [line(100 + 20 * at, "甲乙", "12", str(90 - at)) for at in range(3)]
    years = [line(80 + 100 * at, "", "2022年", "2023年") for at in range(2)]
    more = [line(200 + 20 * at, "甲乙", "12", str(90 - at)) for at in range(3)]
    found = shape(years[0], *rows, line(160, "近三年人数"), years[1], *more)
    assert [top for top, _, _ in found] == [80, 180]
    assert len(shape(years[0], *rows, line(160, "近三年人数"), line(180, "甲乙", "12", "13"), *more)) == 1
    heading = spaced(160, ("二、人数", 70), size=12)
    assert len(shape(years[0], *rows, heading, line(180, "项目", "甲数", "乙数"), *more)) == 2
    unit = line(160, "公开05表", "", "金额单位：万元")
    assert len(shape(years[0], *rows, unit, line(180, "项目", "甲数", "乙数"), *more)) == 2


def test_headers_among_two_columns_of_labels_and_numbers() -> None:
    rows = [line(100 + 20 * at, "甲乙丙丁"[at % 4], str(90 - at)) for at in range(9)]
    header = line(160, "教育程度类别", "人数（人）")
    assert len(shape(*(header if at == 3 else row for at, row in enumerate(rows)))) == 1
    other = line(160, "教育程度类别", "以下略去")
    assert len(shape(*(other if at in (3, 4, 6) else row for at, row in enumerate(rows)))) == 0


# Rows


def rows_of(*lines: Line, step: float | None = 20) -> list[list[str]]:
    return [[piece.text for piece in row] for row in Rows(lines, COLUMNS, step).rows]


@pytest.mark.parametrize(("top", "count"), [(116.9, 1), (117, 2)])
def test_a_line_much_nearer_than_rows_are_is_of_the_row_above(top: float, count: int) -> None:
    assert len(rows_of(line(100, "甲", "李明", "主任"), line(top, "乙", "兼职"))) == count


def test_a_line_between_two_rows_goes_with_the_nearer() -> None:
    first, last = line(100, "甲", "李明", "主任"), line(128, "乙", "王红", "干事")
    assert rows_of(first, line(112, "丙", "兼职"), last)[0] == ["甲", "李明", "主任", "丙", "兼职"]
    assert rows_of(first, line(116, "丙", "兼职"), last)[1] == ["丙", "兼职", "乙", "王红", "干事"]


def test_one_piece_that_is_no_label_is_of_the_row_above() -> None:
    assert len(rows_of(line(100, "甲", "李明", "主任"), line(120, "", "兼职"))) == 1
    assert len(rows_of(line(100, "甲", "李明", "主任"), line(120, "乙"))) == 2
    assert rows_of(line(100, "", "兼职")) == [["兼职"]]


def test_a_few_words_in_the_middle_over_numbers_name_a_group() -> None:
    table = Rows([line(100, "甲", "12", "13"), line(120, "", "分产品"), line(140, "乙", "14", "15")], COLUMNS, 20)
    assert [[piece.text for piece in row] for row in table.rows] == [["甲", "12", "13"], ["分产品"], ["乙", "14", "15"]]
    cells = table.cells(Box(70, 100, 340, 150))
    assert [cell.x0 for cell in cells] == [70, 145, 270, 70, 70, 145, 270]
    assert len(rows_of(line(100, "甲", "12", "13"), line(120, "", "3月末"))) == 1
    assert len(rows_of(line(100, "甲", "12", "13"), line(120, "", "", "分产品"))) == 1


def test_what_stands_beside_a_lone_label_is_of_its_row() -> None:
    assert len(rows_of(line(100, "甲"), line(120, "", "李明", "主任"))) == 1
    assert len(rows_of(line(100, "甲", "李明"), line(120, "", "李明", "主任"))) == 2
    assert len(rows_of(line(100, "甲"), line(120, "乙", "李明", "主任"))) == 2


def test_a_line_under_a_wide_header_splits_it() -> None:
    wide = spaced(100, ("项目", 70), ("人数合计情况如下一二三", 205))
    assert len(rows_of(wide, line(110, "", "男", "女"))) == 2
    assert len(rows_of(wide, line(110, "乙", "男"))) == 1


def test_without_a_step_all_lines_are_one_row() -> None:
    assert len(rows_of(*NAMES, step=None)) == 1


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ((("甲", 70), ("12", 200), ("13", 262)), ["甲", "12", "13"]),
        ((("甲", 70), ("合计", 248), ("13", 276)), ["甲", "合计", "13"]),
        ((("甲", 70), ("合计", 248), ("主任", 276)), ["甲", "合计 主任"]),
        ((("甲", 70), ("合计", 240), ("主", 262), ("13", 277)), ["甲", "合计 主", "13"]),
    ],
)
def test_a_piece_over_two_columns_falls_apart_before_a_number(
    words: Sequence[tuple[str, float]], parts: list[str]
) -> None:
    """The side between the second and the third column is at 270."""
    assert rows_of(spaced(100, *words)) == [parts]


def test_cells_fill_the_grid_and_a_wide_piece_takes_several_columns() -> None:
    area = Box(70, 100, 340, 130)
    rows = Rows([line(100, "甲", "李明", "主任"), line(120, "乙")], COLUMNS, 20)
    assert rows.cells(area)[:3] == (Box(70, 100, 145, 115), Box(145, 100, 270, 115), Box(270, 100, 340, 115))
    assert len(rows.cells(area)) == 6
    wide = Rows([spaced(100, ("甲", 70), ("合计人数情况如下一二", 205))], COLUMNS, 20)
    assert wide.cells(Box(70, 100, 340, 110)) == (Box(70, 100, 145, 110), Box(145, 100, 340, 110))


@pytest.mark.parametrize(("x0", "cells"), [(232, 3), (232.1, 2)])
def test_a_piece_that_reaches_more_than_two_points_into_a_column_takes_it(x0: float, cells: int) -> None:
    rows = Rows([spaced(100, ("甲", 70), ("合计人数", x0))], COLUMNS, 20)
    assert len(rows.cells(Box(70, 100, 340, 110))) == cells


# Places


@pytest.mark.parametrize(
    ("values", "near", "found"), [([3, 0, 6.1], 3, [0, 6.1]), ([0, 3.1, 6], 3, [0, 3.1]), ([], 3, [])]
)
def test_positions_within_three_points_are_one(values: list[float], near: float, found: list[float]) -> None:
    assert boundaries(values, near) == found


def test_the_box_around_boxes() -> None:
    assert around([Box(1, 5, 3, 6), Box(0, 4, 2, 9)]) == Box(0, 4, 3, 9)


@pytest.mark.parametrize(
    ("top", "held"), [(100, True), (94, False), (95.1, True), (114.9, True), (115.1, False), (79, False), (131, False)]
)
def test_a_line_stands_in_an_area_with_its_middle(top: float, held: bool) -> None:
    area = Box(60, 100, 400, 120)
    assert inside(line(top, "甲", "乙"), area) is held
    assert (cut(line(top, "甲", "乙"), area) is not None) is held


def test_a_line_is_cut_at_the_sides_of_an_area() -> None:
    part = cut(line(100, "甲", "李明", "主任"), Box(150, 90, 250, 120))
    assert part and (part.text, part.boxes[0].x0, len(part.boxes)) == ("李明", 200, 2)
    assert cut(line(100, "甲", "李明"), Box(100, 90, 150, 120)) is None
    assert cut(line(100, "甲", "李明"), Box(-inf, 90, inf, 120)) is not None


@pytest.mark.parametrize(
    ("parts", "broken"),
    [
        (("138,406,", "517.25"), True), (("3,1", "2.68"), False), (("3,1", "22.68"), True), (("12", "34"), False),
        (("12", "-"), False), (("12",), False), (("12", ""), False), (("1", "2", "3,"), False), (("-", "12"), False),
    ],
)  # fmt: skip
def test_a_number_that_a_cell_broke(parts: Sequence[str], broken: bool) -> None:
    assert is_broken_number(parts) is broken


@pytest.mark.parametrize(
    ("parts", "lacks"),
    [
        (("4,517,620.3", "3"), True), (("4,517,620.33", "3"), False), (("4,517,620", "3"), False),
        (("0.3", "3%"), True), (("0.3", "33"), False), (("0.3",), False), (("0.3", "3", "3"), False),
    ],
)  # fmt: skip
def test_the_last_decimal_may_stand_below(parts: Sequence[str], lacks: bool) -> None:
    assert may_lack_a_digit(parts) is lacks
