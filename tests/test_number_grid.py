"""The cells of a table without rules, from made pieces: which column, which row, which columns a header takes."""

from collections.abc import Sequence

import pytest

from pipeline.reading.number_grid import lay_cells
from pipeline.reading.number_parts import Column, Row
from pipeline.reading.pieces import Piece
from schemas.page import Line
from schemas.text import Box

SIZE = 10.0
LABEL = 70.0


def piece(text: str, x0: float, top: float, x1: float | None = None) -> Piece:
    return Piece(Box(x0, top, x0 + SIZE * len(text) if x1 is None else x1, top + SIZE), text)


def row(*parts: Piece) -> Row:
    boxes = tuple(part.box for part in parts)
    line = Line("".join(part.text[0] for part in parts), boxes, SIZE, "Song", bold=False)
    numbers = tuple(part for part in parts if part.text.isdecimal())
    return Row(line, parts, numbers, bool(numbers))


NUMBERS = [Column(200, 230, True), Column(300, 330, True), Column(400, 430, True)]


def values(top: float, label: str = "收入", indent: float = 0, columns: Sequence[Column] = NUMBERS) -> Row:
    figures = [piece(str(at + 1) * 3, column.x0, top, column.x1) for at, column in enumerate(columns)]
    return row(*([piece(label, LABEL + indent, top)] if label else []), *figures)


def words(top: float, text: str, indent: float = 0, x1: float | None = None) -> Row:
    return row(piece(text, LABEL + indent, top, x1))


def cells(
    rows: Sequence[Row],
    headers: Sequence[Sequence[Piece]] = (),
    rules: Sequence[Box] = (),
    numbers: Sequence[Column] = NUMBERS,
) -> list[list[str]]:
    """The cells row by row as text; a cell over several columns is followed by as many strokes."""
    laid = lay_cells(headers, rows, numbers, rules)
    every = [part for line in (*headers, *(one.pieces for one in rows)) for part in line]
    grid: dict[int, dict[int, list[str]]] = {}
    for box, (at, column, _, span) in zip(laid.boxes, laid.places, strict=True):
        text = "".join(
            part.text
            for part in every
            if box.holds((part.box.x0 + part.box.x1) / 2, (part.box.top + part.box.bottom) / 2)
        )
        grid.setdefault(at, {})[column] = [text, *["-"] * (span - 1)]
    return [[text for column in sorted(line) for text in line[column]] for _, line in sorted(grid.items())]


BODY = [["收入", "111", "222", "333"], ["收入", "111", "222", "333"]]


def test_a_row_is_a_line_with_numbers_and_an_empty_cell_has_its_place() -> None:
    assert cells([values(100), values(120)]) == BODY
    short = row(piece("支出", LABEL, 120), piece("999", 400, 120, 430))
    assert cells([values(100), short]) == [BODY[0], ["支出", "", "", "999"]]
    laid = lay_cells([], [values(100), short], NUMBERS)
    assert laid.edges == (70, 145, 265, 365, 430)
    assert laid.boxes[-2:] == (Box(145, 120, 265, 130), Box(265, 120, 365, 130))
    assert (laid.places[-2:], laid.headers) == (((1, 1, 1, 1), (1, 2, 1, 1)), 0)


def test_labels_may_stand_on_lines_of_their_own() -> None:
    found = cells([words(80, "一组"), values(100, ""), values(120, ""), words(140, "二组"), values(160, "")])
    assert found[0] == ["一组", "", "", ""]
    assert found[1] == ["", "111", "222", "333"]


@pytest.mark.parametrize(("left", "first"), [(198.5, 200), (199.5, 200), (190, 190)])
def test_a_label_at_the_place_of_the_numbers_makes_no_column(left: float, first: float) -> None:
    laid = lay_cells([], [row(piece("组", left, 84)), values(100, ""), values(120, "")], NUMBERS)
    assert len(laid.edges) == (5 if left < 199 else 4)
    assert laid.edges[0] == (left if left < 199 else first)


def test_words_between_numbers_that_line_up_are_a_column() -> None:
    def noted(top: float, note: str, x0: float) -> Row:
        one = values(top)
        note_piece = piece(note, x0, top)
        return Row(one.line, (one.pieces[0], one.pieces[1], note_piece, *one.pieces[2:]), one.numbers, True)

    found = cells([noted(100, "注一", 240), noted(120, "注二甲", 245)])
    assert found == [["收入", "111", "注一", "222", "333"], ["收入", "111", "注二甲", "222", "333"]]


# Lines without numbers: rows are 20 apart


@pytest.mark.parametrize(
    ("tops", "found"),
    [
        ((100, 116, 132, 152), ["收入", "下接支出", "收入"]),  # 16 from both: as others do, else below
        ((100, 114, 132, 152), ["收入下接", "支出", "收入"]),
        ((100, 118, 132, 152), ["收入", "下接支出", "收入"]),
        ((100, 117, 137, 157), ["收入", "下接", "支出", "收入"]),  # 17 of 20 is a row of its own
        ((100, 116.9, 137, 157), ["收入下接", "支出", "收入"]),
    ],
)
def test_a_line_without_numbers_goes_with_the_nearer_row(tops: Sequence[float], found: list[str]) -> None:
    first, between, second, third = tops
    rows = [values(first), words(between, "下接"), values(second, "支出"), values(third)]
    assert [line[0] for line in cells(rows)] == found


@pytest.mark.parametrize(
    ("other", "found"),
    [(112, ["收入甲乙", "支出", "收入丙丁", "收入"]), (120, ["收入", "甲乙支出", "收入", "丙丁收入"])],
)
def test_a_line_in_the_middle_goes_as_the_others_do(other: float, found: list[str]) -> None:
    rows = [values(100), words(other, "甲乙"), values(132, "支出"), values(152), words(168, "丙丁"), values(184)]
    assert [line[0] for line in cells(rows)] == found


def test_the_last_line_stands_on_its_own() -> None:
    assert [line[0] for line in cells([values(100), values(120), words(140, "注释（")])] == ["收入", "收入", "注释（"]
    assert [line[0] for line in cells([values(100), values(120), words(136, "注释")])] == ["收入", "收入注释"]


LONG = "其他权益工具投资公允"  # ten characters: they fill the room for labels


@pytest.mark.parametrize(
    ("broken", "rest", "indent", "together"),
    [
        (LONG, "变动", 5, True),
        (LONG, "变动", 4.9, False),
        (LONG + "：", "变动", 5, False),
        ("短", "变动", 5, False),
        (LONG + "（", "变动）", 0, True),
        (LONG + "的", "变动", 0, True),
        (LONG[:-1] + "计", "入当期", 0, True),  # 计入 is one word
    ],
)
def test_a_label_that_fills_its_room_and_is_set_in_below_goes_on(
    broken: str, rest: str, indent: float, together: bool
) -> None:
    rows = [values(100, LONG), words(120, broken), values(140, rest, indent), values(160)]
    found = [line[0] for line in cells(rows)]
    assert found == ([LONG, broken + rest, "收入"] if together else [LONG, broken, rest, "收入"])


@pytest.mark.parametrize(("short", "together"), [(22, True), (22.1, False)])
def test_a_label_fills_its_room_to_two_characters(short: float, together: bool) -> None:
    longest = LABEL + 10 * len(LONG)
    rows = [values(80, LONG), values(100), words(120, LONG, x1=longest - short), values(140, "变动", 5), values(160)]
    assert len(cells(rows)) == (4 if together else 5)


@pytest.mark.parametrize(("after", "together"), [(4.9, True), (5, False)])
def test_rows_of_a_group_are_all_set_in(after: float, together: bool) -> None:
    rows = [values(100), words(120, LONG), values(140, "变动", 5), values(160, "支出", after)]
    assert len(cells(rows)) == (3 if together else 4)


FULL = "江州市水务局小水电改造项目"  # twelve characters


@pytest.mark.parametrize(
    ("other", "broken", "rest", "together"),
    [
        (FULL, "东坪县发改委光伏扶贫电站项", "奖励", True),  # both end where the column does
        (FULL + "一", "东坪县发改委光伏扶贫电站项", "奖励", False),  # a longer label stands there
        (FULL, "东坪县发改委光伏扶贫电站项", "江州市水务局小水电改造项目", False),  # as long itself
        ("市水务局改造项目", "县发改委扶贫电站", "奖励", False),  # short names may be of one length
        ("其中：固定资产处置", "其中：无形资产处置", "利得", False),
    ],
)
def test_a_label_as_long_as_the_longest_goes_on_without_being_set_in(
    other: str, broken: str, rest: str, together: bool
) -> None:
    columns = [Column(x0 + 100, x1 + 100, True) for x0, x1 in ((200, 230), (300, 330))]
    rows = [
        values(100, other, columns=columns),
        words(120, broken),
        values(140, rest, columns=columns),
        values(160, "支出", columns=columns),
    ]
    found = [line[0] for line in cells(rows, numbers=columns)]
    assert found == ([other, broken + rest, "支出"] if together else [other, broken, rest, "支出"])


@pytest.mark.parametrize(("indent", "together"), [(35, True), (34.9, False)])
def test_what_goes_on_below_of_which_is_set_in_behind_it(indent: float, together: bool) -> None:
    rows = [values(100), words(120, "其中：固定资产处置"), values(140, "利得", indent), values(160, "无形资产", 30)]
    assert len(cells(rows)) == (3 if together else 4)


# Headers


def head(*parts: tuple[str, float, float], top: float = 80) -> list[Piece]:
    return [piece(text, x0, top, x1) for text, x0, x1 in parts]


NAMES = (("项目", 70, 90), ("本年", 205, 225), ("上年", 305, 325), ("增减", 405, 425))
ROWS = [values(100), values(120)]


def test_the_room_for_labels_ends_where_their_own_column_does() -> None:
    columns = [Column(240, 270, False), Column(300, 330, True), Column(400, 430, True)]

    def named(top: float, label: str, place: str) -> Row:
        return row(piece(label, LABEL, top), piece(place, 240, top, 270), *values(top, "", columns=columns[1:]).pieces)

    first = words(100, "江州北方河口能源开发有限")
    rest = named(120, "公司", "云栈市")
    lone = row(piece("东坪区江南路", 240, 160, 290))  # what stands in the second column alone reaches further right
    found = cells([first, rest, named(140, "江州水务公司", "云栈市"), lone], numbers=columns[1:])
    assert found[0][0] == "江州北方河口能源开发有限公司"


def test_headers_stand_one_over_each_column() -> None:
    assert cells(ROWS, [head(*NAMES)])[0] == ["项目", "本年", "上年", "增减"]
    assert cells(ROWS, [head(*NAMES[1:])])[0] == ["", "本年", "上年", "增减"]
    assert lay_cells([head(*NAMES)], ROWS, NUMBERS).headers == 1


def test_a_header_of_two_lines_is_one_row() -> None:
    found = cells(ROWS, [head(("本期", 205, 225), top=68), head(*NAMES)])
    assert found[0] == ["项目", "本期本年", "上年", "增减"]


def test_a_period_over_all_columns_heads_them_all() -> None:
    assert cells(ROWS, [head(("2022年", 340, 390), top=60), head(*NAMES)])[0] == ["", "2022年", "-", "-"]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (("金额", 200, 230), ["", "金额", "", ""]),  # its edges
        (("金额", 180, 205), ["", "金额", "", ""]),  # the nearest
        (("金额", 268, 282), ["", "", "金额", ""]),
        (("合并后的金额", 210, 320), ["", "合并后的金额", "-", ""]),  # it is as wide as two
    ],
)
def test_a_header_alone_stands_over_the_column_that_it_is_nearest_to(
    header: tuple[str, float, float], found: list[str]
) -> None:
    assert cells(ROWS, [head(header)])[0] == found


@pytest.mark.parametrize(("x0", "found"), [(255, ["", "金额", "-", ""]), (259, ["", "金额", "-", ""])])
def test_a_header_between_two_columns_with_headers_of_their_own_heads_both(x0: float, found: list[str]) -> None:
    assert cells(ROWS, [head(("金额", x0, x0 + 20), top=60), head(*NAMES)])[0] == found


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (Box(200, 72, 330, 72), ["", "金额", "-", ""]),
        (Box(200, 69.1, 330, 69.1), ["", "金额", "-", ""]),
        (Box(200, 77.9, 330, 77.9), ["", "金额", "-", ""]),
        (Box(200, 78, 330, 78), None),  # far below
        (Box(200, 69, 330, 69), None),  # not below
        (Box(212, 72, 330, 72), ["", "金额", "-", ""]),
        (Box(217, 72, 330, 72), ["", "金额", "-", ""]),
        (Box(218, 72, 330, 72), None),  # not under the whole header
        (Box(200, 72, 430, 72), None),  # under all: it parts the headers from the rows
        (Box(200, 72, 250, 72), None),  # under one
    ],
)
def test_a_rule_under_a_header_tells_the_columns_that_it_heads(rule: Box, found: list[str] | None) -> None:
    header = head(("金额", 215, 235), top=60)
    assert cells(ROWS, [header, head(*NAMES)], [rule])[0] == (found or ["项目", "金额本年", "上年", "增减"])


# Headers centred over several columns: four of numbers, each with a header of its own below

FOUR = [Column(200, 230, True), Column(300, 330, True), Column(400, 430, True), Column(500, 530, True)]
FOUR_ROWS = [values(100, columns=FOUR), values(120, columns=FOUR)]
OWN = head(("项目", 70, 90), ("账面", 205, 225), ("准备", 305, 325), ("余额", 405, 425), ("净值", 505, 525))


def over(*parts: tuple[str, float], own: Sequence[Piece] = OWN) -> list[str]:
    """The row of headers over those of each column, from the middles of the headers."""
    upper = head(*((text, middle - 15, middle + 15) for text, middle in parts), top=60)
    return cells(FOUR_ROWS, [upper, own], numbers=FOUR)[0]


@pytest.mark.parametrize(
    ("left", "found"),
    [
        (265, ["", "期末", "-", "期初", "-"]),
        (277, ["", "期末", "-", "期初", "-"]),
        (253, ["", "期末", "-", "期初", "-"]),
        (278, ["", "", "期末", "", "期初"]),
        (252, ["", "期末", "", "期初", "-"]),
    ],
)
def test_headers_are_centred_over_the_columns_that_they_share(left: float, found: list[str]) -> None:
    """12 points off at most."""
    said = over(("期末", left), ("期初", 465))
    if left in (253, 265, 277):
        assert said == found
    else:
        assert said != ["", "期末", "-", "期初", "-"]


def test_what_all_headers_cover_together_tells_how_many_each_takes() -> None:
    assert over(("期末", 315), ("合计", 515)) == ["", "期末", "-", "-", "合计"]
    assert over(("期末", 215), ("合计", 415)) == ["", "期末", "合计", "-", "-"]
    assert over(("期末", 215), ("合计", 365), ("净值", 515)) == ["", "期末", "合计", "-", "净值"]


def test_columns_without_a_header_of_their_own_are_not_taken_together() -> None:
    own = head(("项目", 70, 90), ("账面", 205, 225), ("准备", 305, 325), ("净值", 505, 525))
    assert over(("期末", 265), ("期初", 465), own=own) != ["", "期末", "-", "期初", "-"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2022年", ["", "2022年", "-", "-", "-"]),
        ("合并前后", ["", "合并前后", "-", "-", "-"]),
    ],
)
def test_a_lone_header_heads_all_unless_its_bracket_is_open(words: str, found: list[str]) -> None:
    assert over((words, 360)) == found
    assert over(("合并（", 315)) == ["项目", "账面", "合并（准备", "余额", "净值"]


def test_one_header_between_two_columns_takes_both() -> None:
    assert over(("期末", 265)) == ["", "期末", "-", "", ""]


@pytest.mark.parametrize(("count", "found"), [(1, ["下接支出", "收入"]), (2, ["甲一乙二支出", "收入"])])
def test_lines_over_the_first_row_go_with_it(count: int, found: list[str]) -> None:
    rows = [words(84, "下接"), values(98, "支出"), values(118)] if count == 1 else [
        words(70, "甲一"), words(84, "乙二"), values(98, "支出"), values(118)
    ]  # fmt: skip
    assert [line[0] for line in cells(rows)] == found


def test_a_row_with_several_lines_is_as_high_as_all_of_them() -> None:
    rows = [words(84, "下接"), row(piece("支出", LABEL, 98), piece("999", 400, 98, 430)), values(118)]
    laid = lay_cells([], rows, NUMBERS)
    assert Box(145, 84, 265, 108) in laid.boxes


# Headers over headers that come again


def again(names: Sequence[str], *upper: tuple[str, float]) -> list[str]:
    columns = [Column(200 + 100 * at, 230 + 100 * at, True) for at in range(len(names))]
    own = head(("项目", 70, 90), *((name, c.x0 + 5, c.x1 - 5) for name, c in zip(names, columns, strict=True) if name))
    said = head(*((text, middle - 10, middle + 10) for text, middle in upper), top=60)
    return cells([values(100, columns=columns), values(120, columns=columns)], [said, own], numbers=columns)[0]


TWICE = ("人数", "占比", "人数", "占比")
YEARS = (("2022年", 225), ("2021年", 430))


@pytest.mark.parametrize(
    ("names", "upper", "found"),
    [
        (TWICE, YEARS, ["", "2022年", "-", "2021年", "-"]),
        (TWICE, (("男", 245), ("女", 445)), ["", "男", "-", "女", "-"]),
        (TWICE, (("男", 285), ("女", 485)), ["", "男", "-", "女", "-"]),
        (TWICE, (("男", 235), ("女", 435)), ["项目", "男人数", "占比", "女人数", "占比"]),
        (TWICE, (("男", 295), ("女", 495)), ["项目", "人数", "男占比", "人数", "女占比"]),
        (TWICE, (("男", 245), ("女", 435)), ["项目", "男人数", "占比", "女人数", "占比"]),
        (("人数", "占比", "户数", "占比"), YEARS, ["项目", "2022年人数", "占比", "2021年户数", "占比"]),
        (("人数", "", "人数", "占比"), YEARS, ["项目", "2022年人数", "", "2021年人数", "占比"]),
        (TWICE[:3], YEARS, ["项目", "2022年人数", "占比", "2021年人数"]),
        (TWICE[::2], (("2022年", 225), ("2021年", 330)), ["项目", "2022年人数", "2021年人数"]),
        (
            ("人数", "占比", "变动") * 2,
            (("2022年", 330), ("2021年", 600)),
            ["", "2022年", "-", "-", "2021年", "-", "-"],
        ),
        (TWICE[:2] * 3, (("甲", 265), ("乙", 465), ("丙", 665)), ["", "甲", "-", "乙", "-", "丙", "-"]),
    ],
)  # fmt: skip
def test_headers_over_headers_that_come_again_take_a_round_each(
    names: Sequence[str], upper: Sequence[tuple[str, float]], found: list[str]
) -> None:
    assert again(names, *upper) == found


@pytest.mark.parametrize(("top", "found"), [(115.5, "收入"), (115.4, "收入下接"), (116.6, "收入")])
def test_a_line_is_nearer_to_a_row_by_more_than_a_point(top: float, found: str) -> None:
    assert cells([values(100), words(top, "下接"), values(132, "支出"), values(152)])[0][0] == found


@pytest.mark.parametrize(("left", "edges"), [(70, (70, 140)), (195, (195, 199.5)), (185, (185, 197.5))])
def test_labels_on_lines_of_their_own_have_a_narrow_column(left: float, edges: tuple[float, float]) -> None:
    laid = lay_cells([], [row(piece("一组", left, 80)), values(100, ""), values(120, "")], NUMBERS)
    assert laid.edges == (*edges, 265, 365, 430)


def test_notes_right_of_numbers_leave_the_labels_their_column() -> None:
    def noted(top: float) -> Row:
        one = values(top, "")
        note = piece("注", 240, top)
        return Row(one.line, (one.pieces[0], note, *one.pieces[1:]), one.numbers, True)

    found = cells([words(84, "一组"), noted(100), noted(120)])
    assert found == [["一组", "111", "注", "222", "333"], ["", "111", "注", "222", "333"]]


def test_words_that_reach_over_a_column_of_numbers_are_two_columns() -> None:
    """A note before a number and a longer one behind the next number stand in columns of their own."""

    def noted(top: float, text: str, x0: float) -> Row:
        one = values(top)
        return Row(one.line, (*one.pieces[:2], piece(text, x0, top), *one.pieces[2:]), one.numbers, True)

    assert [len(line) for line in cells([noted(100, "注", 240), noted(120, "注注", 249)])] == [5, 5]
    assert [len(line) for line in cells([noted(100, "注", 240), noted(120, "注注", 250)])] == [6, 6]
    assert [len(line) for line in cells([noted(100, "注", 240), noted(120, "注注", 340)])] == [6, 6]
