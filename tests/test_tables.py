"""Tables: cells with their headers, quantities of cells, awards tables."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import report

from extractors.honours import award_tables
from extractors.tables.cell_amounts import read_amount
from extractors.tables.cell_units import scale_of, unit_of
from extractors.tables.cell_values import column_of, metric_of
from extractors.tables.grid import read_cells
from extractors.tables.stretches import is_number
from schemas.document import Identity, Table, TableCell
from schemas.text import Span


def table(rows: list[list[str]], page: int = 1, start: int = 0) -> tuple[Table, str]:
    """Build a table from rows of words; `>` goes on with the cell at the left, `^` with the one above."""
    text, cells = "", []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if words in (">", "^"):
                continue
            wide = 1
            while c + wide < len(row) and row[c + wide] == ">":
                wide += 1
            high = 1
            while r + high < len(rows) and rows[r + high][c] == "^":
                high += 1
            span = Span(start + len(text), start + len(text) + len(words))
            cells.append(TableCell(r, c, high, wide, span, page))
            text += words + "\t"
    return Table(span=Span(start, start + len(text)), page=page, cells=tuple(cells), rule="ruled"), text


def data(rows: list[list[str]]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    built, text = table(rows)
    return [(v.text, v.above, v.beside) for v in read_cells(built, text) if v.role == "data" and v.text]


def test_heads_above_and_beside() -> None:
    assert data([["指标", "2021年", "2020年"], ["营业收入（万元）", "120", "100"]]) == [
        ("120", ("2021年",), ("营业收入（万元）",)),
        ("100", ("2020年",), ("营业收入（万元）",)),
    ]


def test_merged_heads_and_labels_are_part_of_the_path() -> None:
    rows = [
        ["指标", ">", "人数", ">"],
        ["^", "^", "男", "女"],
        ["用工", "正式", "24", "36"],
        ["^", "派遣", "3", "5"],
    ]
    rows[0][1] = ">"
    rows[1] = ["分类", "小类", "男", "女"]
    found = data(rows)
    assert found[0] == ("24", ("人数", "男"), ("用工", "正式"))
    assert found[-1] == ("5", ("人数", "女"), ("用工", "派遣"))


def test_group_rows_and_titles_head_the_rows_below() -> None:
    found = data([["项目", "期末"], ["流动资产：", ""], ["货币资金", "40"], ["应收账款", "74"]])
    assert [beside for _, _, beside in found] == [("流动资产：", "货币资金"), ("流动资产：", "应收账款")]
    titled = data(
        [
            ["第一部分", ">", ">"],
            ["内容", "上年", "本年"],
            ["许可", "1", "2"],
            ["第二部分", ">", ">"],
            ["内容", "件数", "金额"],
            ["处罚", "4", "5"],
        ]
    )
    assert titled[0] == ("1", ("第一部分", "上年"), ("许可",))
    assert titled[-1] == ("5", ("第二部分", "金额"), ("处罚",))


def test_panels_side_by_side() -> None:
    found = data(
        [["项目", "预算数", "项目", "预算数"], ["拨款收入", "9", "教育支出", "7"], ["事业收入", "1", "其他支出", "3"]]
    )
    assert [(text, beside) for text, _, beside in found] == [
        ("9", ("拨款收入",)),
        ("7", ("教育支出",)),
        ("1", ("事业收入",)),
        ("3", ("其他支出",)),
    ]


def test_ordinals_are_no_labels() -> None:
    assert data([["序号", "类别", "期数"], ["1", "岗位培训", "21"], ["2", "安全培训", "16"]])[0] == (
        "21",
        ("期数",),
        ("岗位培训",),
    )


@pytest.mark.parametrize("text", ["1,234.5", "-16.55%", "（3.2）", "0", "184,630人次", "1.37亿元", "12*"])
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["2021年", "-", "/", "—", "无", "2021年3月", "甲级", "60000≤Q"])
def test_no_numbers(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.50", "1234.50"),
        ("-16.55%", "-16.55"),
        ("(3.2)", "-3.2"),
        ("（3.2）", "-3.2"),
        ("6,418.35*", "6418.35"),
        ("１２", "12"),
        ("1,23", None),
        ("05", None),
        ("-", None),
        ("无", None),
        ("12人", None),
    ],
)
def test_amounts(text: str, value: str | None) -> None:
    amount = read_amount(text)
    assert (amount.value if amount else None) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("heads", "factor", "unit"),
    [
        (["营业收入（亿元）"], 10**8, "元"),
        (["贷款总额（含贴现，亿元）"], 10**8, "元"),
        (["增长率(%)"], 1, "%"),
        (["增减%"], 1, "%"),
        (["本年收费金额（单位：万元）"], 10**4, "元"),
        (["单位：元"], 1, "元"),
        (["编制单位：栎亭事务中心单位：万元"], 10**4, "元"),
        (["人次"], 1, "人次"),
        (["员工总数（人）"], 1, "人"),
    ],
)
def test_units_of_heads(heads: list[str], factor: int, unit: str) -> None:
    scale = unit_of(heads)
    assert scale is not None
    assert (scale.factor, scale.unit) == (factor, unit)


@pytest.mark.parametrize("words", ["含派遣", "类", "企业类", "一", "合计"])
def test_words_that_are_no_unit(words: str) -> None:
    assert scale_of(words) is None


YEAR = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("head", "year", "change"),
    [
        ("2021年", 2021, False),
        ("2020", 2020, False),
        ("本年", 2022, False),
        ("期末余额", 2022, False),
        ("上年同期", 2021, False),
        ("期初余额", 2021, False),
        ("同比增减", None, True),
        ("本报告期比上年同期增减", None, True),
    ],
)
def test_columns_say_the_period(head: str, year: int | None, change: bool) -> None:
    column = column_of((head,), 2022, YEAR)
    assert (column.period[1].year if column.period else None, bool(column.change)) == (year, change)


def test_the_metric_is_label_and_column() -> None:
    assert metric_of(("经济绩效", "资产总额（亿元）"), column_of(("2021年",), 2022, YEAR)) == "资产总额"
    assert metric_of(("岗位培训",), column_of(("期数（期）",), 2022, YEAR)) == "岗位培训期数"
    assert metric_of((), column_of(("员工培训覆盖率（%）",), 2022, YEAR)) == "员工培训覆盖率"


def _honours(rows: list[list[str]]) -> list[tuple[str, str | None, str | None, str | None]]:
    built, text = table(rows)
    document = replace(
        report([], "a.pdf"),
        text=text,
        tables=(built,),
        identity=Identity(org="青蔺市档案馆", org_short="市档案馆", year=2022),
    )
    return [(h.title, h.recipient, h.grantor, str(h.period_start)) for h in award_tables.read(document)]


def test_rows_of_an_awards_table_are_honours() -> None:
    assert _honours(
        [
            ["获奖时间", "奖项名称", "颁奖机构"],
            ["2022年3月", "全省档案工作先进集体", "省档案局"],
            ["2022年5月", "优秀组织奖", "市总工会"],
        ]
    ) == [
        ("全省档案工作先进集体", "市档案馆", "省档案局", "2022-03-01"),
        ("优秀组织奖", "市档案馆", "市总工会", "2022-05-01"),
    ]
    assert _honours(
        [
            ["获奖时间", "奖项名称", "颁奖机构"],
            ["2022年6月", "数字展厅项目荣获一等奖", "省档案局、省文旅厅联合颁发"],
            ["2022年7月", "荣获“优秀档案馆”称号", "省档案局"],
        ]
    ) == [
        ("一等奖", "数字展厅项目", "省档案局、省文旅厅", "2022-06-01"),
        ("优秀档案馆", "市档案馆", "省档案局", "2022-07-01"),
    ]
    ((title, recipient, *_),) = _honours([["姓名", "荣誉称号", "授予单位"], ["沈知远", "市劳动模范", "市人民政府"]])
    assert (title, recipient) == ("市劳动模范", "沈知远")


@pytest.mark.parametrize(
    "rows",
    [
        [["指标", "2021年", "2020年"], ["获奖数量（项）", "12", "9"]],
        [["奖励类别", "金额"], ["绩效奖", "12万元"]],
        [["时间", "活动", "参加单位"], ["2022年3月", "读书节", "市总工会"]],
    ],
)
def test_other_tables_give_no_honours(rows: list[list[str]]) -> None:
    assert _honours(rows) == []


def test_what_came_and_went_is_that_of_the_header_above_it() -> None:
    usual = (date(2022, 1, 1), date(2022, 12, 31))
    assert column_of(["减值准备", "本年增加"], 2022, usual).words == "减值准备增加"
    assert column_of(["本期增加金额", "计提"], 2022, usual).words == "计提"
