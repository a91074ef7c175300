"""Tables over page breaks: which cells the break cut, which headers are repeated, which columns both halves have."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_lines import spaced

from pipeline.reading.paragraphs import Paragraph
from pipeline.reading.stitch import stitch
from schemas.page import Grid, GridCell, Page
from schemas.text import Box

Rows = Sequence[Sequence[str]]
SIDES = (72.0, 200.0, 320.0, 440.0)
HEAD = ["项目", "本年", "上年"]


def half(number: int, rows: Rows, top: float, sides: Sequence[float] = SIDES, **more: object) -> Page:
    """A page with a table; a cell “<” belongs to the one at its left, “^” to the one above."""
    lines, cells = [], []
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            if words in ("<", "^"):
                continue
            wide = next((k for k, said in enumerate(row[column + 1 :]) if said != "<"), len(row) - column - 1) + 1
            under = [other[column] for other in rows[at + 1 :]]
            high = next((k for k, said in enumerate(under) if said != "^"), len(under)) + 1
            box = Box(sides[column], top + 20 * at, sides[column + wide], top + 20 * (at + high))
            held: tuple[int, ...] = ()
            if words:
                held = (len(lines),)
                made = spaced(top + 20 * at + 5, (words, sides[column] + 5), size=8)
                lines.append(type(made)(made.text, made.boxes, 8, "Song", bold=False, role="table"))
            cells.append(GridCell(at, column, high, wide, box, held))
    box = Box(sides[0], top, sides[-1], top + 20 * len(rows))
    grid = Grid(box, tuple(sides), tuple(cells), str(more.get("rule", "ruled")))
    return Page(number, 600, 800, tuple(lines), grids=(grid,))


def joined(first: Rows, second: Rows, *, sides: Sequence[float] = SIDES, **more: object) -> list[list[str]] | None:
    """The rows of the joined table, None where it stays two; a cell over several rows or columns says so."""
    rule = more.pop("both", "ruled")
    own = more.pop("both_sides", SIDES)
    pages = [
        half(1, first, 740 - 20 * len(first), own, rule=rule),
        half(2, second, 60, sides, **{"rule": rule, **more}),
    ]
    found = list(stitch(pages, [Paragraph("table", [(page.number, 0)], grid=page.grids[0]) for page in pages]))
    if len(found) > 1:
        return None
    ((_, sheet),) = found
    assert sheet
    rows: dict[int, list[str]] = {}
    for cell in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
        size = f"×{cell.row_span}.{cell.column_span}" if (cell.row_span, cell.column_span) != (1, 1) else ""
        rows.setdefault(cell.row, []).append(cell.words + size)
    return [rows[at] for at in sorted(rows)]


ROWS = [HEAD, ["收入", "120", "110"]]


def test_rows_go_on_and_a_repeated_header_is_dropped() -> None:
    more = [["支出", "90", "80"], ["利润", "30", "30"]]
    assert joined(ROWS, more) == [*ROWS, *more]
    assert joined(ROWS, [HEAD, *more]) == [*ROWS, *more]
    assert joined(ROWS, [["项目", "本年", "前年"], *more]) == [*ROWS, ["项目", "本年", "前年"], *more]


def test_the_last_row_is_never_taken_for_a_header() -> None:
    assert joined([HEAD, ["收入", "120", "110"]], [HEAD]) == [*ROWS, HEAD]


def test_up_to_six_rows_of_headers() -> None:
    many = [[f"项目{at}", "本年", "上年"] for at in range(7)]
    below = ["支出", "90", "80"]
    assert joined([*many, ROWS[1]], [*many, below]) == [*many, ROWS[1], many[6], below]
    assert joined([*many[:6], ROWS[1]], [*many[:6], below]) == [*many[:6], ROWS[1], below]


def test_a_header_over_several_rows_is_dropped_whole_or_not_at_all() -> None:
    head = [["项目", "金额", "<"], ["^", "本年", "上年"]]
    below = ["支出", "90", "80"]
    assert joined([*head, ROWS[1]], [*head, below]) == [["项目×2.1", "金额×1.2"], ["本年", "上年"], ROWS[1], below]
    other = [head[0], ["^", "本年", "前年"]]
    found = joined([*head, ROWS[1]], [*other, below])
    assert found and found[3:] == [["项目×2.1", "金额×1.2"], ["本年", "前年"], below]


@pytest.mark.parametrize(
    ("last", "first", "one"),
    [
        (["应收票据", "386,215,470.", "1"], ["", "00", ""], True),  # the break cut a number
        (["应收票据", "4,517,620.8", "1"], ["", "3", ""], True),
        (["应收票据", "4,517,620.83", "1"], ["", "3", ""], False),
        (["本年期", "120", "110"], ["初余额", "", ""], True),  # a word
        (["金融资产（不含", "120", "110"], ["衍生金融资产）", "", ""], True),  # brackets
        (["金融资产", "120", "110"], ["衍生资产", "", ""], False),
        (["本年期", "好", "坏"], ["初余额", "", ""], False),  # no row of numbers
        (["一线职工占全体职工的比例", "12.5", "11.8"], ["（%）", "", ""], True),
        (["一线职工（人）", "125", "118"], ["（续）", "", ""], False),  # has its own
        (["活动", "开展志愿服务活动参加人员众多反响良好持续到年底为", "无"], ["党建", "影响广泛", "无"], True),
        (["活动", "开展志愿服务活动参加人员众多反响良好持续到年底", "无"], ["党建", "影响广泛", "无"], False),
        (["活动", "开展志愿服务活动参加人员众多反响良好持续到年底为止。", "无"], ["党建", "影响广泛", "无"], False),
        (["宣教活", "开展服务", "已办"], ["动", "参加人员", "完成"], True),
        (["宣教活", "开展服务", "已办"], ["动员", "参加人员", "完成"], False),
        (["宣教", "开展服务", "已办"], ["", "参加人员", ""], True),  # what goes on did not end
        (["宣教", "开展服务。", "已办"], ["", "参加人员", ""], False),
        (["宣教", "开展服务。", "已办"], ["", "", "完成"], True),
        (["宣教", "开展服务", ""], ["", "参加人员", "完成"], False),
        (["宣教", "开展服务", "已办"], ["", "12", ""], False),  # a second number
        (["", "开展服务", "已办"], ["", "参加人员", ""], False),
        (["宣教", "开展服务", "已办"], ["", "", ""], False),
    ],
)
def test_a_row_that_the_break_cut_is_one(last: list[str], first: list[str], one: bool) -> None:
    found = joined([HEAD, last], [first, ["支出", "90", "80"]])
    assert found is not None
    assert (found[1] == [a + b for a, b in zip(last, first, strict=True)]) is one
    assert len(found) == (3 if one else 4) or found[1][0].endswith("×2.1")


@pytest.mark.parametrize(
    ("labels", "after", "one"),
    [
        (("1.年末摊余成本", "2.年初", "摊余成本"), [], True),
        (("1.年末摊余成本", "2.年初", "摊余成本"), [["3.其他", "1", "2"]], False),  # a heading of what follows
        (("1.年末摊余成本", "2.重估", "合计"), [], False),  # no other one is called so
        (("年末摊余成本", "年初", "摊余成本"), [], False),  # no list
    ],
)
def test_a_label_that_ends_the_table_goes_on_with_the_one_above_where_that_makes_it_like_another(
    labels: tuple[str, str, str], after: list[list[str]], one: bool
) -> None:
    above, last, rest = labels
    found = joined([HEAD, [above, "60", "50"], [last, "40", "30"]], [[rest, "", ""], *after])
    assert found is not None
    assert (found[2][0] == last + rest) is one


WIDE = (60.0, 130.0, 190.0, 240.0, 300.0, 380.0)
PROJECTS = [["工程名称", "性质", "已变更", "投资额", "累计投入"], ["河口泵站", "生产", "否", "320", "110"]]


@pytest.mark.parametrize(
    ("last", "first", "one"),
    [
        (["东坪净水站改", "生产", "否", "410", "210"], ["造工程（二期）", "建设", "", "", ""], True),
        (["北坪管网更新", "研发", "是", "90", "-"], ["及漏损治理", "与检测", "", "", ""], True),
        (["东坪净水站和", "生产", "否", "410", "210"], ["北坪净水站", "", "", "", ""], True),
        (["东坪净水站、", "生产", "否", "410", "210"], ["取水口", "", "", "", ""], True),
        # What stays two rows: it fills what the others fill, has numbers, or says one thing only.
        (["东坪净水站", "生产", "否", "410", "210"], ["北坪管网", "研发", "否", "-", "-"], False),
        (["东坪净水站", "生产", "否", "410", "210"], ["北坪管网", "研发", "", "", "30"], False),
        (["东坪净水站", "生产", "否", "410", "210"], ["在建部分", "", "", "", ""], False),
        (["东坪净水站", "", "否", "410", "210"], ["北坪管网", "研发", "", "", ""], False),
    ],
)
def test_a_row_that_leaves_empty_what_all_others_fill_is_a_rest(last: list[str], first: list[str], one: bool) -> None:
    end = ["取水泵房", "生产", "否", "20", "10"]
    rows = joined([*PROJECTS, last], [first, end], sides=WIDE, both_sides=WIDE)
    whole = [a + b for a, b in zip(last, first, strict=True)]
    assert rows == ([*PROJECTS, whole, end] if one else [*PROJECTS, last, first, end])


def test_a_merged_label_reaches_over_the_break() -> None:
    above = [HEAD, ["收入", "一", "120"], ["^", "二", "130"]]
    below = [["", "三", "140"], ["支出", "四", "150"]]
    assert joined(above, below) == [HEAD, ["收入×3.1", "一", "120"], ["二", "130"], ["三", "140"], below[1]]
    assert joined([HEAD, ["收入", "一", "120"]], below) == [HEAD, ["收入×2.1", "一", "120"], ["三", "140"], below[1]]
    assert joined([HEAD, ["", "零", "1"], ["收入", "一", "120"]], below) == [
        HEAD,
        ["", "零", "1"],
        ["收入", "一", "120"],
        *below,
    ]
    assert joined([HEAD, ["12", "一", "120"]], below) == [HEAD, ["12", "一", "120"], *below]
    assert joined(above, [["成本", "三", "140"]]) == [
        HEAD,
        ["收入×2.1", "一", "120"],
        ["二", "130"],
        ["成本", "三", "140"],
    ]


@pytest.mark.parametrize(("side", "columns"), [(204, 3), (204.1, 4)])
def test_columns_within_four_points_are_the_same(side: float, columns: int) -> None:
    sides = (72.0, side, 320.0, 440.0)
    found = joined(ROWS, [["支出", "较多", "较少"], ["利润", "30", "20"]], sides=sides)
    assert found
    wide = found[-1] != ["利润", "30", "20"]
    assert wide is (columns == 4)


def test_the_same_headers_over_columns_of_other_widths_tell_the_columns() -> None:
    sides = (72.0, 230.0, 350.0, 440.0)
    assert joined(ROWS, [HEAD, ["支出", "90", "80"]], sides=sides) == [*ROWS, ["支出", "90", "80"]]
    found = joined(ROWS, [["项目", "前年", "本年"], ["支出", "90", "80"]], sides=sides)
    assert found and found[-1] == ["支出×1.2", "90×1.2", "80"]


@pytest.mark.parametrize(
    "sides", [(72.0, 150.0, 250.0, 440.0), (72.0, 300.0, 370.0, 440.0), (72.0, 230.0, 350.0, 440.0)]
)
def test_rows_without_headers_have_the_columns_before_them_in_order(sides: tuple[float, ...]) -> None:
    more = [["支出", "90", "80"], ["利润", "30", "20"]]
    assert joined(ROWS, more, sides=sides) == [*ROWS, *more]


def test_columns_that_part_a_header_stay_under_it() -> None:
    assert joined(ROWS, [["支出", "90", "30", "80"], ["利润", "30", "10", "20"]], sides=(72.0, 200, 260, 320, 440))


def test_rows_without_headers_under_other_columns_are_a_table_of_their_own() -> None:
    assert joined(ROWS, [["1", "支出", "90", "80"], ["2", "利润", "30", "20"]], sides=(72.0, 90, 150, 280, 440)) is None
    assert joined(ROWS, [["支出", "较多", "80"], ["利润", "无", "20"]], sides=(72.0, 100, 140, 440)) is None


def test_a_title_over_the_whole_width_stands_between_the_halves() -> None:
    found = joined(ROWS, [["支出情况"], ["合计"]], sides=(72.0, 440.0))
    assert found and found[-2:] == [["支出情况×1.3"], ["合计×1.3"]]


@pytest.mark.parametrize(
    ("rule", "first", "one"),
    [("ruled", "支出", True), ("aligned", "支出", False)],
)
def test_halves_are_found_alike(rule: str, first: str, one: bool) -> None:
    assert (joined(ROWS, [[first, "90", "80"]], rule=rule) is not None) is one


def test_rows_without_rules_are_the_rest_of_a_table_whose_rows_no_rule_parts() -> None:
    above, below = half(1, ROWS, 700), half(2, [["支出", "90", "80"]], 60, rule="aligned")
    (grid,) = above.grids
    assert grid.cells[-1].row
    open_ = tuple(replace(cell, open_above=bool(cell.row)) for cell in grid.cells)
    for cells, one in ((grid.cells, False), (open_, True)):
        pages = [replace(above, grids=(replace(grid, cells=cells),)), below]
        parts = [Paragraph("table", [(page.number, 0)], grid=page.grids[0]) for page in pages]
        assert (len(list(stitch(pages, parts))) == 1) is one


@pytest.mark.parametrize(
    ("first", "sides", "one"),
    [
        (["支出", "90", "80"], SIDES, True),
        (["支出", "若干", "若干"], SIDES, False),  # words may head another table
        (["项目", "2021", "2020"], SIDES, False),  # years do
        (HEAD, SIDES, True),
        (["项目", "上年", "本年"], SIDES, False),
        (["支出", "90", "80"], (72.0, 210.0, 320.0, 440.0), False),
    ],
)
def test_rows_of_the_same_columns_go_on_also_where_the_page_before_had_room(
    first: list[str], sides: Sequence[float], one: bool
) -> None:
    pages = [
        half(1, ROWS, 200),
        half(2, [first, ["利润", "30", "30"]], 60, sides),
        half(3, [["城市", "甲", "乙"]], 720),
    ]
    paragraphs = [Paragraph("table", [(page.number, 0)], grid=page.grids[0]) for page in pages]
    assert (len(list(stitch(pages, paragraphs))) == 2) is one


def test_rows_without_rules_go_on_where_their_words_begin_elsewhere() -> None:
    first, second = [HEAD, ["甲", "12", "13"], ["乙", "14", "15"]], [["丙", "16", "17"], ["丁", "18", "19"]]
    moved = (90.0, 200.0, 320.0, 432.0)
    assert joined(first, second, sides=moved, both="aligned") == [*first, *second]
    assert joined(first, [["项目", "本年", "下年"], *second], sides=moved, both="aligned") is None
    assert joined(first, second, sides=(210.0, 240.0, 400.0, 432.0), both="aligned") is None


def test_the_first_row_under_headers_at_the_foot_of_a_page_is_no_rest_of_them() -> None:
    head, rows = ["序号", "苗圃", "面积"], [["1", "南坡", "甲级"], ["2", "东湾", "乙级"]]
    assert joined([head], rows) == [head, *rows]
    assert joined([head, ["1", "宣教活", "甲级"]], [["", "动", ""], *rows[1:]]) is not None
