"""Tables without rules: what parts a line into pieces, which lines make a table, how far apart they may stand."""

from collections.abc import Sequence

import pytest
from made_lines import right, spaced

from pipeline.reading.found import Found
from pipeline.reading.number_lines import header_pieces, is_amount, is_number, is_prose, row_of, seams_of, split
from pipeline.reading.number_tables import number_tables
from pipeline.reading.pieces import Piece
from schemas.page import Line
from schemas.text import Box


def said(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text for piece in pieces]


# Pieces of a line


@pytest.mark.parametrize(
    ("gap", "parts"),
    [(13, 1), (13.1, 2)],
)
def test_words_are_parted_by_more_than_1_3_sizes(gap: float, parts: int) -> None:
    assert len(split(spaced(0, ("收入", 70), ("支出", 90 + gap)))) == parts


@pytest.mark.parametrize(
    ("first", "second", "gap", "parts"),
    [
        ("收入", "12.50", 8, 1),
        ("收入", "12.50", 8.1, 2),
        ("12.50", "万元", 8, 1),
        ("12.50", "万元", 8.1, 2),
        ("12.50", "3.40", 1, 2),  # two amounts at any gap
        ("12.50", "3", 1, 2),
        ("3", "12.50", 1, 2),
        ("3", "4", 13, 1),
        ("3", "4", 14, 2),
    ],
)
def test_an_amount_is_parted_by_less(first: str, second: str, gap: float, parts: int) -> None:
    end = right(first, 0)[1]
    found = split(spaced(0, (first, 70), (second, 70 - end + gap), ("1.5%", 400)))
    assert len(found) == parts + 1
    assert said(found)[0] == (first if parts == 2 else f"{first} {second}")


@pytest.mark.parametrize(("gap", "parts"), [(4.5, 3), (4.6, 4)])
def test_beside_one_of_several_amounts_less_will_do(gap: float, parts: int) -> None:
    line = spaced(0, ("收入", 70), ("12.50", 90 + gap), ("13.50", 200), ("甲", 300))
    assert len(split(line)) == parts


def test_what_was_joined_with_words_is_no_amount_any_more() -> None:
    assert said(split(spaced(0, ("第", 70), ("3.2", 82), ("节", 102), ("附注", 124)))) == ["第 3.2 节 附注"]


@pytest.mark.parametrize(("gap", "parts"), [(5.5, 1), (5.6, 2)])
def test_headers_of_narrow_columns_nearly_touch(gap: float, parts: int) -> None:
    assert len(header_pieces(spaced(0, ("期末", 70), ("余额", 90 + gap)))) == parts


@pytest.mark.parametrize(("word", "parts"), [("2022年", 2), ("22年", 1), ("2年", 1)])
def test_a_year_begins_a_header(word: str, parts: int) -> None:
    assert len(header_pieces(spaced(0, ("2021年", 70), (word, 103)))) == parts


@pytest.mark.parametrize(
    ("words", "number", "amount"),
    [
        ("1,234.5", True, True), ("1,234", True, True), ("3.20", True, True), ("（15%）", True, True),
        ("3.1234567", True, False), ("-12%", True, True), ("5-10%", True, True), ("12", True, False),
        ("--", True, False), ("——", True, False), ("不适用", True, False), ("2022-12-31", True, False),
        ("2022", False, False), ("1、", False, False), ("12月", False, False), ("3年", False, False),
        ("收入", False, False), ("无", True, False),
    ],
)  # fmt: skip
def test_numbers_of_a_table_and_amounts(words: str, number: bool, amount: bool) -> None:
    assert (is_number(words), is_amount(words)) == (number, amount)


@pytest.mark.parametrize(
    ("parts", "numbers", "sure"),
    [
        ([("1", 70), ("货币资金", 100), ("120.50", 300)], ["120.50"], True),
        ([("1年以内", 70), ("120.50", 300)], ["120.50"], True),
        ([("1", 70), ("120.50", 300)], ["1", "120.50"], True),
        ([("5%", 70), ("120.50", 300)], ["5%", "120.50"], True),
        ([("120.50", 300)], ["120.50"], True),
        ([("人数", 70), ("12", 300)], ["12"], False),
        ([("合计", 70)], [], False),
    ],
)
def test_a_whole_number_before_the_label_numbers_the_row(
    parts: Sequence[tuple[str, float]], numbers: list[str], sure: bool
) -> None:
    row = row_of(spaced(0, *parts))
    assert (said(row.numbers), row.sure) == (numbers, sure)


@pytest.mark.parametrize(
    ("parts", "prose"),
    [
        ([("全年收入增长。", 70)], True),
        ([("证券经纪；投资咨询", 70), ("1.50", 300), ("2.50", 400)], False),
        ([("证券经纪；投资咨询", 70), ("1.50", 300)], True),
        ([("证券经纪。投资", 70), ("1.50", 300), ("2.50", 400)], True),
        ([("一" * 30, 70), ("1.50", 500)], False),
        ([("一" * 31, 70), ("1.50", 500)], True),
        ([("收入，全年继续稳步增长", 70)], True),
        ([("收入，继续稳步增长", 70)], False),
        ([("收入，全年继续稳步增长", 70), ("1.50", 500)], False),
        ([("本年度的收入和支出情况如下：", 70)], True),
        ([("本年度的收入和支出如：", 70)], False),
        ([("收入", 70)], False),
        ([("1.50", 300)], False),
    ],
)
def test_prose_is_told_by_its_signs_and_length(parts: Sequence[tuple[str, float]], prose: bool) -> None:
    assert is_prose(row_of(spaced(0, *parts))) is prose


# Runs of lines


def values(top: float, label: str, *amounts: str, ends: Sequence[float] = (300, 400, 500)) -> Line:
    return spaced(top, (label, 70), *(right(words, end) for words, end in zip(amounts, ends, strict=False)))


HEADER = spaced(80, ("项目", 70), right("本年", 300), right("上年", 400))
ONE, TWO = values(100, "收入", "1,200.50", "1,100.50"), values(120, "支出", "800.50", "700.50")


def shape(*lines: Line, taken: Sequence[Found] = (), rules: Sequence[Box] = ()) -> list[tuple[int, int, int | None]]:
    """Rows, columns and rows of headers of each table."""
    return [
        (max(p[0] for p in found.places) + 1, len(found.edges) - 1, found.headers)
        for found in number_tables(lines, taken, rules)
    ]


def test_two_rows_under_headers_are_a_table_and_without_them_three() -> None:
    assert shape(HEADER, ONE, TWO) == [(3, 3, 1)]
    assert shape(ONE, TWO) == []
    assert shape(ONE, TWO, values(140, "利润", "400.00", "400.00")) == [(3, 3, None)]
    assert shape(spaced(80, ("项目", 70), right("合计", 300), right("其中", 400)), ONE) == []


@pytest.mark.parametrize("letters", [10, 22])
def test_a_label_may_reach_under_numbers_that_are_equally_wide(letters: int) -> None:
    rows = (values(100 + 20 * at, "支出", "800.50", "700.50") for at in range(3))
    label = values(160, ("其中道路照明设施养护修缮费用" * 2)[:letters], "700.50", ends=(400,))
    assert shape(HEADER, *rows, label) == [(5, 3, 1)]


@pytest.mark.parametrize(("x0", "table"), [(275, True), (275.1, False), (299.9, False), (300, True)])
def test_dashes_over_words_are_no_column_of_numbers(x0: float, table: bool) -> None:
    """The dashes stand from 295 to 300."""
    rows = (values(100 + 20 * at, "支出", "—", "700.50") for at in range(3))
    assert bool(shape(*rows, spaced(160, ("收入", 70), ("说明", x0), right("700.50", 400)))) is table


def test_one_row_under_headers_of_a_note_is_a_table() -> None:
    noted = spaced(80, ("项目", 70), right("年末余额", 300), right("年初余额", 400))
    assert shape(noted, ONE) == [(2, 3, 1)]
    assert shape(noted, values(100, "人数", "12", "13")) == []
    assert shape(noted, values(100, "收入", "1,200.50", "--")) == []


def test_one_column_of_amounts_needs_three_rows() -> None:
    rows = [values(100 + 20 * at, "收入", "1,200.50") for at in range(3)]
    header = spaced(80, ("项目", 70), right("本年", 300))
    assert shape(header, *rows) == [(4, 2, 1)]
    assert shape(header, *rows[:2]) == []
    assert shape(*rows) == [(3, 2, None)], "all are amounts"
    assert shape(rows[0], values(120, "人数", "12"), rows[2]) == []


@pytest.mark.parametrize(("top", "found"), [(162, [(4, 3, 1)]), (162.1, [(3, 3, 1)])])
def test_what_is_further_below_is_another_thing(top: float, found: list[tuple[int, int, int]]) -> None:
    assert shape(HEADER, ONE, TWO, values(top, "利润", "400.00", "400.00")) == found


@pytest.mark.parametrize(("top", "found"), [(58, [(3, 3, 1)]), (57.9, [])])
def test_headers_stand_near(top: float, found: list[tuple[int, int, int]]) -> None:
    assert shape(spaced(top, ("项目", 70), right("本年", 300), right("上年", 400)), ONE, TWO) == found


@pytest.mark.parametrize(("between", "rows"), [(5, 4), (6, None)])
def test_five_lines_without_numbers_may_stand_between_rows(between: int, rows: int | None) -> None:
    lines = [spaced(140 + 20 * at, (f"组别{at}", 70)) for at in range(between)]
    last = values(140 + 20 * between, "利润", "400.00", "400.00")
    found = shape(HEADER, ONE, TWO, *lines, last)
    assert found == ([(4 + between, 3, 1)] if rows else [(3, 3, 1)])


@pytest.mark.parametrize(("end", "columns"), [(302.5, 3), (302.6, None)])
def test_numbers_under_each_other_have_a_common_edge(end: float, columns: int | None) -> None:
    """One of two such numbers does not: the row is of another table."""
    shifted = values(120, "支出", "800.50", "70.50", ends=(end, 470))
    found = shape(HEADER, ONE, shifted, values(140, "利润", "1,400.00", "1,400.00"))
    assert bool(found and found[0][0] == 4) is (columns is not None)


@pytest.mark.parametrize(("digits", "count"), [("12", 3), ("1,200.50", 5)])
def test_a_lone_whole_number_is_one_of_a_page(digits: str, count: int) -> None:
    page = spaced(140, right(digits, 300))
    rows = shape(HEADER, ONE, TWO, page, values(160, "利润", "400.00", "400.00"))
    assert rows[0][0] == count


def test_amounts_are_a_third_of_the_numbers() -> None:
    whole = [values(140 + 20 * at, "人数", "12", "13") for at in range(3)]
    assert shape(HEADER, ONE, *[values(120 + 20 * at, "人数", "12", "13") for at in range(2)]) == [(4, 3, 1)]
    assert shape(HEADER, ONE, *[values(120 + 20 * at, "人数", "12", "13") for at in range(3)]) == []
    assert shape(HEADER, ONE, TWO, *whole) == [(6, 3, 1)]


@pytest.mark.parametrize("words", ["单位：万元", "（金额单位：元）", "人民币元", "表1 收入", "附表 收入", "图3 收入"])
def test_units_and_captions_are_no_headers(words: str) -> None:
    assert shape(spaced(60, right(words, 400)), HEADER, ONE, TWO) == [(3, 3, 1)]


@pytest.mark.parametrize(
    ("title", "top"),
    [
        (spaced(60, ("合并利润表", 210)), 80),  # centred over the table
        (spaced(60, ("2022年度", 325)), 60),  # a period may be
        (spaced(60, ("合并", 280)), 60),  # over one header, with its right edge
        (spaced(60, ("调整前", 271), ("调整后", 370)), 60),
    ],
)
def test_a_title_over_the_table_is_no_header(title: Line, top: float) -> None:
    (table,) = number_tables([title, HEADER, ONE, TWO], ())
    assert table.box.top == top


def test_a_number_under_two_columns_ends_a_table() -> None:
    last = spaced(140, ("合计", 70), ("1,234,567,890,123.50", 270))
    assert shape(HEADER, ONE, TWO, last) == [(3, 3, 1)]


def test_lines_of_another_table_are_none_of_this_one() -> None:
    assert shape(HEADER, ONE, TWO, taken=[Found(Box(60, 95, 520, 112), (), "ruled")]) == [(2, 3, 1)]
    assert shape(HEADER, ONE, TWO, taken=[Found(Box(60, 95, 520, 132), (), "ruled")]) == []


def test_two_tables_side_by_side_are_not_one() -> None:
    ends = (200, 470)
    header = spaced(80, ("项目", 70), right("金额", 200), ("项目", 300), right("金额", 470))

    def both(top: float) -> Line:
        return spaced(top, ("收入", 70), right("1,200.50", ends[0]), ("支出", 300), right("1,100.50", ends[1]))

    assert shape(header, both(100), both(120), both(140)) == []


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (spaced(132, ("其中部分", 70)), 3),  # the end of the last label, nearer than rows are
        (spaced(137, ("其中部分", 70)), 3),
        (spaced(132, ("注：以上数据来自财务部门统计口径范围", 70), ("合并", 270)), 3),
    ],
)
def test_the_end_of_the_last_label_belongs_to_the_table(line: Line, rows: int) -> None:
    ((found, _, _),) = shape(HEADER, ONE, TWO, line)
    assert found == rows
    (table,) = number_tables([HEADER, ONE, TWO, line], ())
    assert (table.box.bottom == 142) is (line.text == "其中部分" and line.top == 132)


# Words right behind a number: a column of words beside one of numbers


def behind(x: float = 245, words: str = "续租") -> Line:
    """A name, a number up to 240, words a little behind it."""
    return spaced(0, ("张记窑厂", 70), ("1,204.50", 200), (words, x))


def test_words_that_begin_behind_numbers_in_three_lines_are_a_seam() -> None:
    assert seams_of([behind()] * 3) == [245]
    assert seams_of([behind(243.5), behind(245), behind(246.5)]) == [245]
    assert seams_of([behind(243.4), behind(245), behind(246.5)]) == []
    assert seams_of([behind()] * 2) == []
    assert seams_of([behind(words="元")] * 3) == []
    assert seams_of([behind(242.9)] * 3) == []
    assert seams_of([spaced(0, ("1,204.50", 70), ("续租", 115))] * 3) == [], "the number of a row stands first"


@pytest.mark.parametrize(
    ("x", "seam", "parts"),
    [
        (245, 245, 3), (245, 246.5, 3), (245, 246.6, 2), (245, 243.5, 3), (245, 243.4, 2),
        (243, 243, 3), (242.9, 242.9, 2),  # three points behind the number
    ],
)  # fmt: skip
def test_a_number_is_parted_from_the_words_at_a_seam(x: float, seam: float, parts: int) -> None:
    assert len(split(behind(x), [seam])) == parts
    assert len(split(behind(x), [seam + 100])) == len(split(behind(x))) == 2


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("续租", ["1,204.50", "续租"]), ("续", ["1,204.50", "续"]), ("度假区", ["1,204.50", "度假区"]),
        ("续租 两年", ["1,204.50", "续租 两年"]),
        ("元", ["1,204.50 元"]), ("年", ["1,204.50 年"]), ("人", ["1,204.50 人"]), ("份", ["1,204.50 份"]),
        ("分厂", ["1,204.50 分厂"]),
    ],
)  # fmt: skip
def test_no_unit_begins_at_a_seam(words: str, parts: list[str]) -> None:
    assert said(split(behind(words=words), [245]))[1:] == parts


def test_the_number_of_a_row_keeps_its_words_at_a_seam() -> None:
    assert said(split(spaced(0, ("1,204.50", 70), ("续租", 115)), [115])) == ["1,204.50 续租"]
