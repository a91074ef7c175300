"""Tables found by their numbers: which lines above are headers, which lines between are of a row; made lines."""

from collections.abc import Sequence

import pytest
from made_lines import right, spaced

from pipeline.reading.number_tables import number_tables
from pipeline.reading.pieces import pieces
from schemas.page import Line

ENDS = (300.0, 400.0)
HEAD = spaced(80, ("项目", 70), right("本年", 300), right("上年", 400))


def values(top: float, label: str, *amounts: str, ends: Sequence[float] = ENDS, x0: float = 70) -> Line:
    parts = [(label, x0)] if label else []
    return spaced(top, *parts, *(right(words, end) for words, end in zip(amounts, ends, strict=False)))


ONE, TWO = values(100, "收入", "1,200.50", "1,100.50"), values(120, "支出", "800.50", "700.50")
THREE = values(140, "利润", "400.00", "400.00")


def rows(*lines: Line) -> list[list[str]]:
    """What stands in the cells of the first table, row by row; [] where there is none."""
    tables = number_tables(lines, ())
    if not tables:
        return []
    table = tables[0]
    parts = [piece for line in lines for piece in pieces(line, 0.4)]
    found: dict[int, list[str]] = {}
    for box, (at, _, _, wide) in sorted(zip(table.cells, table.places, strict=True), key=lambda one: one[1]):
        said = "".join(part.text.replace(" ", "") for part in parts if box.holds(*part.box.middle))
        found.setdefault(at, []).extend([said, *["-"] * (wide - 1)])
    return list(found.values())


def firsts(*lines: Line) -> list[str]:
    """The first cell of each row."""
    return [row[0] for row in rows(*lines)]


BODY = [["收入", "1,200.50", "1,100.50"], ["支出", "800.50", "700.50"]]
WHOLE = [["项目", "本年", "上年"], *BODY]


def test_headers_and_rows() -> None:
    assert rows(HEAD, ONE, TWO) == WHOLE


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        (spaced(80, ("项目", 70), right("本年", 300), right("上年", 400)), True),
        (spaced(80, right("本年", 300), right("上年", 400)), True),
        (spaced(80, right("上年", 400)), True),  # half of the columns
        (spaced(80, ("项目", 70)), False),
        (spaced(80, ("项目", 70), right("单位：万元", 300), right("上年", 400)), False),
        (spaced(80, ("表1收入", 70), right("本年", 300), right("上年", 400)), False),
        (spaced(80, ("项目。", 70), right("本年", 300), right("上年", 400)), False),
        (spaced(80, ("项目", 70), right("本年", 330), right("上年", 432)), True),
        (spaced(80, ("项目", 70), right("本年", 300), right("上年", 450)), True),  # one each
        (spaced(80, ("项目", 70), right("本年", 240), right("上年", 345)), True),  # behind the column before
    ],
)
def test_lines_above_that_are_headers(line: Line, heads: bool) -> None:
    found = rows(line, ONE, TWO, THREE)
    assert (len(found) == 4) is heads
    assert found[-3:] == [*BODY, ["利润", "400.00", "400.00"]]


@pytest.mark.parametrize(("length", "heads"), [(30, True), (31, False)])
def test_a_header_is_no_longer_than_thirty_characters(length: int, heads: bool) -> None:
    label = "一" * length
    line = spaced(80, (label, 70 - 10 * (length - 10)), right("本年", 300), right("上年", 400))
    assert (len(rows(line, ONE, TWO, THREE)) == 4) is heads


@pytest.mark.parametrize(
    ("title", "headers"),
    [
        (spaced(60, ("合并利润表", 210)), 1),  # in the middle of the table
        (spaced(60, ("合并利润表", 310)), 1),  # in the middle of the numbers
        (spaced(60, ("2022年度", 330)), 2),
        (spaced(60, ("调整后", 270)), 2),  # the upper part of one header
        (spaced(60, ("调整后", 180)), 1),
        (spaced(66, right("非同一控制", 300)), 2),
        (spaced(60, ("项目名称", 70)), 1),  # over the labels
        (spaced(60, right("合并", 300), right("公司", 400)), 2),
        (spaced(60, right("合并", 300), right("公司", 450)), 1),  # beyond the table
    ],
)
def test_what_stands_over_headers_is_one_or_a_title(title: Line, headers: int) -> None:
    (table,) = number_tables([title, HEAD, ONE, TWO], ())
    assert (table.box.top < 80) is (headers == 2)


@pytest.mark.parametrize(("count", "top"), [(5, 0), (6, -20), (7, -20)])
def test_six_lines_of_headers_at_most(count: int, top: float) -> None:
    over = [spaced(80 - 20 * at, right("本年", 300), right("上年", 400)) for at in range(count)]
    (table,) = number_tables([*over[::-1], ONE, TWO], ())
    assert table.box.top == top


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (spaced(70, ("项目", 70)), False),  # nothing over it
        (spaced(70, ("一二三四五六七八", 70)), False),
    ],
)
def test_headers_of_the_labels_alone_are_none(line: Line, kept: bool) -> None:
    (table,) = number_tables([line, HEAD, ONE, TWO], ())
    assert (table.box.top == 70) is kept


@pytest.mark.parametrize(
    ("line", "one"),
    [
        (spaced(70, ("项目", 70)), True),
        (spaced(70, ("一二三四五六七八", 70)), True),
        (spaced(70, ("一二三四五六七八九", 70)), False),  # too long
        (spaced(70, ("2021年", 70)), False),  # when it is
        (spaced(70, ("单位：元", 70)), False),
    ],
)
def test_headers_of_the_labels_between_lines_of_the_others(line: Line, one: bool) -> None:
    over, under = (spaced(top, right("本年", 300), right("上年", 400)) for top in (60, 80))
    (table,) = number_tables([over, line, under, ONE, TWO], ())
    assert (table.box.top == 60) is one


@pytest.mark.parametrize(
    ("group", "taken"),
    [
        (spaced(90, ("流动资产", 70)), True),
        (spaced(90, ("流动资产。", 70)), False),
        (spaced(90, ("流动资产", 70), ("合计", 150)), False),
        (spaced(90, ("流动资产", 260)), False),  # over a number
    ],
)
def test_groups_between_headers_and_the_first_row(group: Line, taken: bool) -> None:
    head = spaced(75, ("项目", 70), right("本年", 300), right("上年", 400))
    found = firsts(head, group, values(110, "收入", "1,200.50", "1,100.50"), values(130, "支出", "800.50", "700.50"))
    assert (any("流动资产" in words for words in found)) is taken


@pytest.mark.parametrize(("count", "top"), [(5, 0), (6, 100)])
def test_five_lines_of_groups_at_most(count: int, top: float) -> None:
    groups = [spaced(100 - 20 * at, (f"组别{at}", 70)) for at in range(1, count + 1)]
    head = spaced(80 - 20 * count, ("项目", 70), right("本年", 300), right("上年", 400))
    tables = number_tables([head, *groups[::-1], ONE, TWO, THREE], ())
    assert [table.box.top < 100 for table in tables] == [top == 0]


NOTE_HEADS = (
    "2022年", "2022", "2022年度", "2022年12月31日", "2022年末", "2022年初", "本年", "上年", "本期", "本年发生额",
    "上期金额", "本期余额", "年末", "年初", "期末", "期初", "期末数", "期初余额", "年末金额", "本年增加", "本期减少",
    "本年计提", "本期转回", "本期转销", "本年使用", "本期变动", "本年增加数", "本期减少额", "账面余额", "坏账准备",
    "合同金额", "账面价值", "账面原值", "累计折旧", "担保起始日", "担保到期日",
)  # fmt: skip


@pytest.mark.parametrize("head", NOTE_HEADS)
def test_one_row_under_headers_of_a_note_is_a_table(head: str) -> None:
    line = spaced(80, ("项目", 70), right(head, 300), right("期末余额", 400))
    assert len(rows(line, ONE)) == 2


@pytest.mark.parametrize("head", ["合计", "本年人数", "其中", "明年", "期中", "本年占比"])
def test_one_row_under_other_headers_is_none(head: str) -> None:
    assert rows(spaced(80, ("项目", 70), right(head, 300), right("期末余额", 400)), ONE) == []


# Lines without numbers between the rows


def between(*lines: Line) -> list[str]:
    """First cells of a table of three rows, 60 apart, with lines between the first two."""
    last = values(180, "支出", "800.50", "700.50"), values(240, "利润", "400.00", "400.00")
    return firsts(HEAD, values(120, "收入", "1,200.50", "1,100.50"), *lines, *last)


@pytest.mark.parametrize(
    ("line", "held"),
    [
        (spaced(150, ("其中部分", 70)), True),
        (spaced(150, ("其中", 270)), True),  # under one column
        (spaced(150, ("其中部分", 70), right("本年", 300)), True),
        (spaced(150, ("其中部分", 70), right("本年", 300), right("上年", 400)), False),  # a new header
        (spaced(150, right("本年", 300), right("上年", 400)), False),
        (spaced(150, ("单位：万元", 70)), False),
        (spaced(150, ("表2支出", 70)), False),
        (spaced(150, ("其中部分；", 70)), True),  # right under the line above
        (spaced(150, ("其中部分。", 70)), False),
        (spaced(150, ("其中部分；", 60)), False),  # left of the labels
        (spaced(150, ("其中部分；", 230)), False),  # reaches into the numbers
    ],
)
def test_groups_and_wrapped_labels_stand_between_rows_new_headers_do_not(line: Line, held: bool) -> None:
    found = between(line)
    assert ("支出" in "".join(found) and "收入" in "".join(found)) is held


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (values(120, "支出", "800.50", "700.50"), True),
        (values(120, "支出", "800.50"), True),
        (values(120, "支出", "8.50", "7.50", ends=(302.5, 402.5)), True),
        (values(120, "支出", "8.50", "7.50", ends=(302.5, 440)), True),  # half of them
        (values(120, "支出", "8.50", "7.50", ends=(330, 440)), False),
        (values(120, "支出", "8.50", "7.50", "6.50", ends=(300, 350, 400)), True),  # a new column
        (values(120, "支出", "123,456,789,012,345.50", ends=(400,)), False),  # over two columns
    ],
)
def test_numbers_keep_to_their_columns(second: Line, together: bool) -> None:
    found = firsts(HEAD, ONE, second, values(140, "利润", "400.00", "400.00"))
    assert ("收入" in found and "支出" in found) is together


@pytest.mark.parametrize(("count", "table"), [(4, True), (5, False)])
def test_seven_of_ten_numbers_have_a_common_edge(count: int, table: bool) -> None:
    """Each stands two points further right than the one above it: three of them are alike."""
    lines = [values(100 + 20 * at, "收入", "12.50", ends=(300 + 2 * at,)) for at in range(count)]
    assert bool(rows(spaced(80, ("项目", 70), right("本年", 300)), *lines)) is table


def test_half_of_the_rows_have_labels() -> None:
    bare = [values(140 + 20 * at, "", "400.00", "400.00") for at in range(3)]
    assert len(rows(HEAD, ONE, TWO, *bare[:2])) == 5
    assert rows(HEAD, ONE, TWO, *bare) == []


THREE_ENDS = (300.0, 400.0, 500.0)


def three(top: float, label: str, *amounts: str) -> Line:
    return values(top, label, *amounts, ends=THREE_ENDS)


FULL = [
    three(100, "江州供电公司", "1,200.50", "15.39", "1,100.50"),
    three(120, "河口水务公司", "800.50", "10.54", "700.50"),
]


@pytest.mark.parametrize(
    ("over", "heads"),
    [
        # The upper line of one header ends where the lower one does.
        ([right("占应收款", 400)], ["年末余额", "占应收款总额的比例", "坏账准备"]),
        ([right("占应收款", 400), right("年末", 500)], ["年末余额", "占应收款总额的比例", "年末坏账准备"]),
        # Others head several columns, or end elsewhere: a time over all, a header in the middle of two.
        ([right("2023年", 400)], None),
        ([("期末", 380)], None),
    ],
)
def test_the_upper_line_of_a_header_ends_where_the_lower_one_does(
    over: list[tuple[str, float]], heads: list[str] | None
) -> None:
    lower = spaced(80, right("年末余额", 300), right("总额的比例", 400), right("坏账准备", 500))
    found = rows(spaced(66, *over), lower, *FULL)
    assert (found[0][1:] == heads) is (heads is not None)


def test_as_many_headers_as_columns_leave_the_labels_without_one() -> None:
    head = spaced(80, right("年末余额", 300), right("比例", 400), ("性质", 420), ("账龄", 450))
    body = [
        spaced(top, (label, 70), right(amount, 300), right(share, 400), ("往来款1年以内", 420))
        for top, label, amount, share in (
            (100, "江州供电公司", "1,200.50", "15.39"),
            (120, "河口水务公司", "800.50", "10.54"),
        )
    ]
    assert rows(head, *body)[0][:3] == ["", "年末余额", "比例"]


def test_an_upper_half_may_stand_over_headers_of_one_line() -> None:
    upper = spaced(66, ("观众量", 372))
    middle = spaced(73, ("展览", 70), right("展品数", 300))
    lower = spaced(80, ("（万人次）", 362))
    body = [
        values(100, "文物展", "286", "61.7"),
        values(120, "书画展", "112", "28.4"),
        values(140, "青铜展", "134", "19.6"),
    ]
    assert rows(upper, middle, lower, *body)[0] == ["展览", "展品数", "观众量（万人次）"]


def test_a_lone_header_over_several_is_no_upper_half() -> None:
    upper = spaced(66, ("基本支出", 355))
    middle = spaced(73, ("科目", 70), right("合计", 300))
    lower = spaced(80, ("人员经费", 355), right("公用经费", 500))
    body = [values(top, "水利", "1,286.10", "861.70", "424.40", ends=(300.0, 400.0, 500.0)) for top in (100, 120, 140)]
    assert rows(upper, middle, lower, *body)[0] == ["科目", "合计", "人员经费", "公用经费"]
