"""Tables whose rows blank bands part, and whose columns blank gaps: made lines, no PDF."""

from collections.abc import Sequence

import pytest
from made_lines import SIZE, spaced

from pipeline.reading.banded import banded
from pipeline.reading.found import Found, around
from pipeline.reading.pieces import pieces
from schemas.page import Line
from schemas.text import Box

XS = (50, 150, 220, 300)
HEAD = ("指标", "单位", "2022年", "2023年")
FIRST = ("收入", "万元", "12.5", "13.5")
SECOND = ("成本", "万元", "8.25", "9.75")


def row(top: float, *words: str, xs: Sequence[float] = XS, size: float = SIZE) -> Line:
    """A line with words at the columns; an empty one leaves its column out."""
    return spaced(top, *((said, x) for said, x in zip(words, xs, strict=False) if said), size=size)


def found_by_lines(
    lines: Sequence[Line], columns: int, *, top: float = 0, bottom: float = 999, x0: float = 50
) -> Found:
    """The table as its lines tell it: of so many columns, from the first of these lines to the last."""
    own = [line for line in lines if top <= line.top < bottom]
    area = around([line.box for line in own])
    return Found(area._replace(x0=x0), (), "aligned", edges=tuple(float(at) for at in range(columns + 1)))


def cells(found: Found | None, lines: Sequence[Line]) -> list[list[str]] | None:
    """What stands in the cells, row by row; a cell over several columns is followed by as many strokes."""
    if found is None:
        return None
    parts = [piece for line in lines for piece in pieces(line, 0.7)]
    rows: dict[int, list[str]] = {}
    for box, (at, _, height, width) in zip(found.cells, found.places, strict=True):
        assert height == 1
        said = "".join(part.text for part in parts if box.holds(*part.box.middle))
        rows.setdefault(at, []).extend([said, *["-"] * (width - 1)])
    return list(rows.values())


def read(lines: Sequence[Line], columns: int = 4, **place: float) -> list[list[str]] | None:
    return cells(banded(found_by_lines(lines, columns, **place), lines), lines)


BODY = [row(120, *FIRST), row(140, *SECOND)]
PLAIN = [row(100, *HEAD), *BODY]
WHOLE = [list(HEAD), list(FIRST), list(SECOND)]


def test_a_table_of_which_blanks_tell_no_more_stays_as_it_was() -> None:
    assert read(PLAIN) is None
    assert read(PLAIN, columns=5) is None
    assert read(PLAIN, columns=3) == WHOLE


def test_places_and_sides_of_cells() -> None:
    found = banded(found_by_lines(PLAIN, 3), PLAIN)
    assert found is not None and found.rule == "aligned"
    assert found.box == Box(50, 100, 330, 150)
    assert found.edges == (50, 110, 195, 275, 330)
    assert found.places == tuple((at, column, 1, 1) for at in range(3) for column in range(4))
    assert found.cells[0] == Box(50, 100, 110, 115)
    assert found.cells[5:8] == (Box(110, 115, 195, 135), Box(195, 115, 270, 135), Box(270, 115, 330, 135))
    assert found.cells[-1] == Box(270, 135, 330, 150)


@pytest.mark.parametrize("gap", [0, 2, 4])
def test_a_label_of_two_lines_is_one_cell_where_rows_are_further_apart(gap: float) -> None:
    lines = [row(100, *HEAD), row(120, *FIRST), row(130 + gap, "合计"), row(160, *SECOND)]
    assert read(lines) == [list(HEAD), ["收入合计", *FIRST[1:]], list(SECOND)]


def test_a_label_around_its_numbers_is_one_cell() -> None:
    lines = [row(100, *HEAD), row(120, "营业"), row(125, "", *FIRST[1:]), row(130, "收入"), row(160, *SECOND)]
    assert read(lines) == [list(HEAD), ["营业收入", *FIRST[1:]], list(SECOND)]


def test_a_label_that_stands_alone_leads_to_rows_only_with_a_colon() -> None:
    under = [row(100, *HEAD), row(120, "其中："), row(140, *FIRST), row(160, *SECOND)]
    assert read(under, columns=3) == [list(HEAD), ["其中：", "", "", ""], list(FIRST), list(SECOND)]
    lone = [row(100, *HEAD), row(120, "其中"), row(140, *FIRST), row(160, *SECOND)]
    assert read(lone, columns=3) is None


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ([row(100, *HEAD), row(120, *FIRST)], None),  # one row
        ([row(100, "指标", "金额"), row(120, "收入", "12.5"), row(140, "成本", "8.25")], None),  # two numbers
        (
            [row(100, "指标", "金额"), *(row(120 + 20 * at, "收入", "12.5") for at in range(3))],
            [["指标", "金额"], *[["收入", "12.5"]] * 3],
        ),
        (BODY, None),  # no headers
        ([row(100, *HEAD), row(120, "", "", *FIRST[2:]), row(140, "", "", *SECOND[2:])], None),  # no labels
        ([row(100, *HEAD), row(120, "1.5", *FIRST[1:]), row(140, *SECOND)], None),  # a number for a label
        ([row(100, *HEAD), row(120, "收入"), row(140, *FIRST), row(160, "12.5")], None),
    ],
)
def test_rows_of_numbers_with_labels_under_headers_make_a_table(
    lines: Sequence[Line], rows: list[list[str]] | None
) -> None:
    assert read(lines, columns=1) == rows


@pytest.mark.parametrize(
    ("head", "fits"),
    [
        (("指标", "", "2022年", ""), True),  # half of the columns
        (("", "", "2022年", ""), False),
        (("指标", "单位：万元", "", ""), False),
        (("指标", "（一）收入", "2022年", ""), False),
        (("1.指标", "单位", "2022年", ""), False),
        (("指标", "单位", "3、本年", ""), False),
        (("指标", "第一", "2022年", ""), True),
        (("指标", "", "", ""), False),
    ],
)
def test_captions_headings_and_units_over_a_table_are_no_headers(head: Sequence[str], fits: bool) -> None:
    lines = [row(100, *head), *BODY, row(160, *FIRST)]
    found = read(lines, columns=3)
    assert (found is not None) is fits
    assert found is None or found[0] == list(head)


@pytest.mark.parametrize(
    ("head", "fits"),
    [
        (("指标", "单位", "", "", ""), False),
        (("指标", "单位", "2021年", "", ""), True),
        (("指标", "", "", "2023年", "2024年"), True),
    ],
)
def test_headers_stand_over_half_of_the_columns(head: Sequence[str], fits: bool) -> None:
    xs = (*XS, 380)
    lines = [row(100, *head, xs=xs), *(row(120 + 20 * at, *FIRST, "7.5", xs=xs) for at in (0, 1))]
    assert read(lines, columns=4) == ([list(head), *[[*FIRST, "7.5"]] * 2] if fits else None)


def test_two_columns_have_two_headers_and_a_label_beside_each_number() -> None:
    rows = [row(120 + 20 * at, "收入", "12.5") for at in range(3)]
    assert read([row(100, "指标", ""), *rows], columns=1) is None
    assert read([row(100, "指标", "金额"), *rows, row(180, "成本", "")], columns=1) is None
    assert read([row(100, "指标", "金额"), *rows, row(180, "", "8.5")], columns=1) is None


@pytest.mark.parametrize(("first", "last", "fits"), [(1, 3, True), (2, 3, False), (1, 2, False)])
def test_lines_at_the_height_of_a_table_are_its_own_whatever_their_size(first: int, last: int, fits: bool) -> None:
    lines = [row(100, *HEAD), row(120, *FIRST, size=12), row(140, *SECOND, size=14)]
    table = found_by_lines(lines[first - 1 : last], 3)
    assert (banded(table, lines) is not None) is fits


@pytest.mark.parametrize(("count", "fits"), [(1, True), (2, True), (3, False)])
def test_there_are_one_or_two_rows_of_headers(count: int, fits: bool) -> None:
    lines = [*(row(100 - 20 * at, *HEAD) for at in range(count)), *BODY]
    assert read(lines, columns=3) == ([[*HEAD]] * count + WHOLE[1:] if fits else None)


def test_a_header_over_two_columns_takes_both() -> None:
    over = spaced(80, ("指标", 50), ("单位", 150), ("二〇二二与二〇二三", 225))
    assert read([over, *PLAIN], columns=3) == [["指标", "单位", "二〇二二与二〇二三", "-"], *WHOLE]
    assert read([*PLAIN, row(160, "合计", "万元", "12.512.512.512.512.5")], columns=3) is None


def test_headers_that_stand_over_no_number_are_of_their_columns_in_order() -> None:
    """Numbers keep to the right, headers to the left."""
    lines = [
        row(100, *HEAD),
        *(row(120 + 20 * at, "收入", "万元", "1.5", "2.5", xs=(50, 150, 260, 340)) for at in (0, 1)),
    ]
    assert read(lines) == [list(HEAD), *[["收入", "万元", "1.5", "2.5"]] * 2]


@pytest.mark.parametrize(("x0", "column"), [(182, 1), (190, 1), (191, 2), (200, 2), (340, 3)])
def test_a_header_that_stands_over_no_column_is_of_the_nearest(x0: float, column: int) -> None:
    over = spaced(80, ("项目", 50), ("注", x0))
    head = ["项目", *("注" if at == column else "" for at in (1, 2, 3))]
    assert read([over, *PLAIN], columns=3) == [head, *WHOLE]


def test_two_numbers_of_a_row_in_one_column_make_no_table() -> None:
    wide = row(160, "总计", "万元", "123456789", "9.5", xs=(50, 150, 200, 300))
    two = spaced(180, ("合计", 50), ("万元", 150), ("1", 205), ("2", 222), ("9.5", 300))
    words = spaced(180, ("合计", 50), ("万元", 150), ("约", 202), ("2", 222), ("9.5", 300))
    assert read([*PLAIN, wide], columns=3) == [*WHOLE, ["总计", "万元", "123456789", "9.5"]]
    assert read([*PLAIN, wide, two], columns=3) is None
    assert read([*PLAIN, wide, words], columns=3) is None


@pytest.mark.parametrize(("x0", "fits"), [(45, True), (44, False)])
def test_what_was_found_by_lines_is_not_left_out_at_the_left(x0: float, fits: bool) -> None:
    assert (read(PLAIN, columns=3, x0=x0) is not None) is fits


def test_what_was_found_by_lines_is_not_left_out_at_the_right() -> None:
    for x1, fits in ((335, True), (336, False)):
        table = found_by_lines(PLAIN, 3)
        table = Found(table.box._replace(x1=x1), (), "aligned", edges=table.edges)
        assert (banded(table, PLAIN) is not None) is fits


# Lines beside the table that its lines told


@pytest.mark.parametrize(
    ("head", "fits"),
    [
        (row(90, *HEAD), True),  # three sizes over the first row of numbers
        (row(89, *HEAD), False),
        (row(100, *HEAD, size=10.9), True),
        (row(100, *HEAD, size=11), False),
        (spaced(100, ("指标", 50), ("单位。", 150), ("2022年", 220), ("2023年", 300)), False),
    ],
)
def test_a_line_over_a_table_is_part_of_it_where_it_is_near_of_its_size_and_no_sentence(head: Line, fits: bool) -> None:
    assert (read([head, *BODY], columns=3, top=110) is not None) is fits


@pytest.mark.parametrize(("top", "fits"), [(170, True), (171, False)])
def test_a_line_under_a_table_is_part_of_it_where_it_is_near(top: float, fits: bool) -> None:
    lines = [*PLAIN, row(top, *FIRST)]
    assert read(lines, columns=3, bottom=150) == [*WHOLE, *([list(FIRST)] if fits else [])]


def test_running_heads_are_no_part() -> None:
    head = row(100, *HEAD)
    lines = [Line(head.text, head.boxes, head.size, head.font, bold=False, role="header"), *BODY]
    assert read(lines, columns=3, top=110) is None


def test_captions_and_notes_beside_a_table_are_none_of_it() -> None:
    assert read([row(70, "绩效"), row(85, "单位：万元"), *PLAIN], columns=3) is None
    assert read([row(85, "单位：万元"), *PLAIN], columns=3) == WHOLE
    assert read([row(70, "表1经济绩效"), row(85, "单位：万元"), *PLAIN], columns=3) == WHOLE
    assert read([row(80, "经济绩效"), *PLAIN, row(160, "合并口径")], columns=3, top=100, bottom=150) == WHOLE
