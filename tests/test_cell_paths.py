"""The heads above and beside each cell of a table: made cells, no PDF."""

from collections.abc import Sequence

import pytest
from test_cell_words import sheet

from extractors.tables.grid import CellView, read_cells
from schemas.document import Table
from schemas.text import Span


def views(rows: Sequence[Sequence[str]]) -> dict[str, CellView]:
    """The cells of a table by their words."""
    made = sheet(rows)
    text = "\n".join(["", *made.words, ""])
    at, cells = 1, []
    for cell, words in zip(made.cells, made.words, strict=True):
        cells.append(cell._replace(span=Span(at, at + len(words))))
        at += len(words) + 1
    table = Table(span=Span(0, len(text)), page=1, cells=tuple(cells), rule="ruled")
    return {view.text: view for view in read_cells(table, text)}


def paths(rows: Sequence[Sequence[str]], *numbers: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = views(rows)
    return [(found[number].above, found[number].beside) for number in numbers]


HEAD = ("项目", "本年", "上年")
ONE, TWO = ("收入", "12", "13"), ("支出", "8", "9")


def test_each_value_has_the_head_of_its_column_and_the_label_of_its_row() -> None:
    found = views([HEAD, ONE, TWO])
    assert {view.role for view in found.values()} == {"head", "label", "data"}
    assert [found[words].role for words in ("项目", "收入", "12")] == ["head", "label", "data"]
    assert paths([HEAD, ONE, TWO], "12", "9") == [(("本年",), ("收入",)), (("上年",), ("支出",))]
    assert (found["12"].corner, found["12"].title, found["12"].key, found["12"].unit) == ("项目", None, None, None)
    assert found["12"].named == (("项目", "收入"),)
    assert found["收入"].above == found["收入"].beside == ()


def test_a_table_without_cells_has_none() -> None:
    assert read_cells(Table(span=Span(0, 0), page=1, cells=(), rule="ruled"), "") == ()


def test_heads_over_several_columns_are_the_outer_part() -> None:
    rows = [("项目", "金额", "-|"), ("^", "本年", "上年"), ONE, TWO]
    assert paths(rows, "12", "9") == [(("金额", "本年"), ("收入",)), (("金额", "上年"), ("支出",))]


def test_a_cell_over_several_columns_has_the_heads_that_all_of_them_have() -> None:
    rows = [("项目", "金额", "-|"), ("^", "本年", "上年"), ONE, ("支出", "88", "-|")]
    assert paths(rows, "88") == [(("金额",), ("支出",))]


def test_labels_over_several_rows_are_the_outer_part() -> None:
    rows = [("类别", "项目", "本年"), ("经济", "收入", "12"), ("^", "支出", "8"), ("环境", "用水", "7")]
    assert paths(rows, "12", "8", "7") == [
        (("本年",), path) for path in (("经济", "收入"), ("经济", "支出"), ("环境", "用水"))
    ]
    assert views(rows)["8"].named == (("类别", "经济"), ("项目", "支出"))


@pytest.mark.parametrize(
    ("head", "numbering"),
    [("序号", "serial_number"), ("编号", "code"), ("行次", "serial_number"), ("行号", "serial_number"),
    ("No.", "serial_number"), ("科目编码", "code"), ("代码", "code")],
)  # fmt: skip
def test_columns_that_number_the_rows_are_no_labels(head: str, numbering: str) -> None:
    rows = [(head, "项目", "本年"), ("71", "收入", "12"), ("72", "支出", "8"), ("73", "用水", "7")]
    assert paths(rows, "12", "7") == [(("本年",), ("收入",)), (("本年",), ("用水",))]
    found = views(rows)
    assert (found["71"].role, found["71"].numbering) == ("label", numbering)
    assert found["12"].named == (("项目", "收入"),)


@pytest.mark.parametrize(
    ("numbers", "ordinal"),
    [(("1", "2", "3"), True), (("1", "2", "合计"), True), (("1", "2", "4"), False), (("2", "3", "4"), False),
    (("1", "合计", "总计"), False)],
)  # fmt: skip
def test_one_two_three_from_the_top_at_the_left_numbers_the_rows(numbers: Sequence[str], ordinal: bool) -> None:
    rows = [("", "项目", "本年"), *((number, word, value) for number, word,
    value in zip(numbers, ("收入", "支出", "用水"), ("12", "8", "7"), strict=True))]  # fmt: skip
    found = views(rows)
    assert (found[numbers[0]].numbering == "serial_number") is ordinal
    if ordinal:
        assert found["12"].beside == ("收入",)


@pytest.mark.parametrize(
    ("head", "notes", "note"),
    [("附注", ("5", "6"), True), ("附注五", ("5", "6"), True), ("编排", ("七、29", "七、30"), True),
    ("编排", ("七、29", "甲"), False), ("编排", ("七、29", ""), False)],
)  # fmt: skip
def test_columns_of_notes_are_no_labels(head: str, notes: Sequence[str], note: bool) -> None:
    rows = [("项目", head, "本年"), ("收入", notes[0], "12"), ("支出", notes[1], "8")]
    found = views(rows)
    assert (found["12"].beside == ("收入",)) is note


def test_units_in_a_column_behind_the_labels_or_the_values() -> None:
    rows = [("项目", "本年", "单位"), ("收入", "12", "万元"), ("支出", "8", "元")]
    assert (views(rows)["12"].unit, views(rows)["8"].unit) == ("万元", "元")
    rows = [("项目", "单位", "本年"), ("收入", "万元", "12"), ("支出", "元", "8")]
    assert paths(rows, "12") == [(("本年",), ("收入", "万元"))]
    assert views(rows)["12"].unit is None


def test_the_label_that_names_the_row_where_the_nearest_says_the_same_of_several() -> None:
    rows = [("姓名", "职务", "薪酬"), ("沈知远", "董事", "12"), ("祁若衡", "董事", "8"), ("闻以舟", "监事", "7")]
    assert [views(rows)[number].key for number in ("12", "8", "7")] == ["沈知远", "祁若衡", "闻以舟"]
    rows = [("姓名", "职务", "薪酬"), ("沈知远", "董事", "12"), ("祁若衡", "总经理", "8"), ("闻以舟", "监事", "7")]
    assert views(rows)["12"].key is None
    rows = [("类别", "职务", "薪酬"), ("甲", "董事", "12"), ("甲", "董事", "8"), ("乙", "监事", "7")]
    assert views(rows)["12"].key is None


def test_group_rows_head_the_rows_below() -> None:
    rows = [HEAD, ("流动资产：", "", ""), ONE, ("长期资产：", "", ""), TWO]
    assert paths(rows, "12", "8") == [(("本年",), ("流动资产：", "收入")), (("本年",), ("长期资产：", "支出"))]
    assert views(rows)["流动资产："].role == "label"


def test_bands_name_what_needs_it() -> None:
    rows = [HEAD, ("境内", "", ""), ("美元", "12", "13"), ("境外", "", ""), ("美元", "8", "9")]
    assert paths(rows, "12", "8") == [(("本年",), ("境内", "美元")), (("本年",), ("境外", "美元"))]


def test_a_numbered_rest_is_of_the_row_that_its_number_is_under() -> None:
    rows = [HEAD, ("（一）捐入物资", "——", "5"), ("1.药品", "3", "4"), ("2.其他", "12", "1"), ("（二）其他", "8", "6")]
    assert paths(rows, "3", "12", "8") == [
        (("本年",), ("1.药品",)),
        (("本年",), ("（一）捐入物资", "2.其他")),
        (("本年",), ("（二）其他",)),
    ]


def test_titles_over_the_whole_width_begin_a_part() -> None:
    rows = [("一、收入", "-|", "-|"), HEAD, ONE, ("二、支出", "-|", "-|"), ("内容", "今年", "去年"), TWO]
    found = views(rows)
    assert (found["12"].title, found["12"].above, found["12"].heads) == ("一、收入", ("一、收入", "本年"), ("本年",))
    assert (found["8"].title, found["8"].above) == ("二、支出", ("二、支出", "今年"))
    assert found["一、收入"].role == "head"


def test_a_title_without_heads_of_its_own_goes_on_under_those_above() -> None:
    rows = [HEAD, ONE, ("二、支出", "-|", "-|"), TWO]
    assert paths(rows, "8") == [(("二、支出", "本年"), ("支出",))]


def test_a_row_of_periods_in_mid_table_heads_the_rows_below() -> None:
    rows = [("项目", "金额", "比例"), ONE, ("", "本年末", "上年末"), TWO]
    assert paths(rows, "12", "8") == [(("金额",), ("收入",)), (("本年末",), ("支出",))]


def test_a_note_within_the_rules_is_text() -> None:
    note = "注：以上数据由财务部门提供，口径与上年一致。统计范围为本部及所属单位。"
    found = views([HEAD, ONE, TWO, (note, "-|", "-|")])
    assert (found[note].role, found[note].above) == ("data", ())
    short = views([HEAD, ONE, TWO, ("合并口径", "-|", "-|")])
    assert short["合并口径"].role == "head"


def test_classes_above_a_code_are_the_outer_part() -> None:
    rows = [
        ("科目编码", "科目名称", "预算数"),
        ("208", "社会保障支出", "20"),
        ("20805", "养老支出", "12"),
        ("2080502", "离休", "8"),
    ]
    assert paths(rows, "12", "8") == [
        (("预算数",), ("社会保障支出", "养老支出")),
        (("预算数",), ("社会保障支出", "养老支出", "离休")),
    ]


def test_values_of_a_form_have_the_words_at_their_left() -> None:
    rows = [("职工人数", "120", "党员人数", "31"), ("占地面积", "400", "泵站座数", "7")]
    assert paths(rows, "120", "31", "7") == [((), ("职工人数",)), ((), ("党员人数",)), ((), ("泵站座数",))]
    assert views(rows)["党员人数"].role == "label"


def test_of_several_quantities_in_a_row_of_a_form_none_says_its_column() -> None:
    found = views([("人员经费", "120", "131"), ("公用经费", "40", "43")])
    assert found["120"].beside == ()


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (("专家人数", "-|", "12"), True),
        (("合计", "-|", "12"), False),
        (("12", "-|", "88"), False),
        (("专家人数", "-|", "甲"), False),
    ],
)
def test_a_label_over_columns_of_values_is_a_line_of_a_form(row: Sequence[str], line: bool) -> None:
    found = views([HEAD, ("收入", "5", "6"), TWO, row])
    value = found[row[2]]
    if value.role == "data":
        assert (value.above == ()) is line


def test_a_last_letter_that_a_cell_broke_off_is_put_back() -> None:
    rows = [("项目", "培训次", "上年"), ("^", "数", "^"), ONE, TWO]
    assert paths(rows, "12") == [(("培训次数",), ("收入",))]


def test_panels_side_by_side_have_labels_of_their_own() -> None:
    rows = [
        ("收入", "-|", "支出", "-|"),
        ("项目", "预算数", "项目", "预算数"),
        ("拨款", "12", "工资", "8"),
        ("利息", "7", "水费", "6"),
    ]
    assert paths(rows, "12", "6") == [(("收入", "预算数"), ("拨款",)), (("支出", "预算数"), ("水费",))]
    assert views(rows)["8"].named == (("项目", "工资"),)


@pytest.mark.parametrize(
    "head",
    ["项目", "收入项目", "支出项目", "指标", "指标名称", "科目", "科目名称", "功能分类科目", "支出功能分类科目名称",
    "经济科目", "名称", "内容", "类别", "功能分类", "支出功能分类", "支出经济分类", "项目（按功能分类）",
     "项目按经济分类"],
)  # fmt: skip
def test_heads_of_labels_begin_a_panel(head: str) -> None:
    rows = [("项目", "预算数", head, "金额"), ("拨款", "12", "工资", "8"), ("利息", "7", "水费", "6")]
    assert paths(rows, "8") == [(("金额",), ("工资",))]


def test_words_beside_values_are_no_panel_under_other_heads() -> None:
    rows = [("项目", "预算数", "备注", "金额"), ("拨款", "12", "财政", "8"), ("利息", "7", "银行", "6")]
    assert paths(rows, "8") == [(("金额",), ("拨款",))]
