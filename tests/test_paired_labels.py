"""Forms with one label or two in a line, each with what it stands for behind it; and tables that only look so."""

import pytest
from made_tables import Rows, made

from extractors.tables import cell_quantities, read_cells
from extractors.tables.paired_labels import lines_of_pairs
from extractors.tables.stretches import Sheet

FORM = [
    ("单位名称", "南坡苗木繁育场（公章）", ">", ">"),
    ("单位性质", "□机关☑事业", "所属行业", "林业"),
    ("负责人", "陆远山", "在岗职工数", "26人"),
    ("党员数", "9人", "注册志愿者", "18人"),
    ("联系人", "秦桂兰", "联系电话", "0000-61234567"),
    ("报送方式", "☑网站□报纸", ">", ">"),
]
OTHERS: list[Rows] = [
    # headers over columns, a note in the last line
    [("项目名称", "实施地点", "联系人", "金额"), ("育苗", "南坡", "陆远山", "26万元"), ("备注", "另附", ">", ">")],
    # one header over three columns
    [("指标", "2023年", ">", ">"), ("类别", "计划", "完成", "来源"), ("苗木", "60株", "58株", "自有")],
    # a label that comes again
    [*FORM[:2], ("负责人", "陆远山", "职工数", "26人"), ("负责人", "秦桂兰", "党员人数", "9人"), FORM[5]],
    # headers over columns, four in each line, none with a number in its columns of words
    [
        ("单位名称", "地址", "联系人", "电话"),
        ("南坡林场", "南坡镇", "陆远山", "（略）"),
        ("北坡林场", "北坡镇", "秦桂兰", "（略）"),
    ],
    # labels beside numbers twice over
    [
        ("职工人员", "26人", "临时人员", "9人"),
        ("自有资金", "30万元", "财政资金", "8万元"),
        ("苗圃面积", "3亩", "苗木基金", "2万元"),
    ],
    # headers with units over columns of which one has words, too
    [
        ("林工类别", "人数（人）", "苗款来源", "金额（万元）"),
        ("固定人员", "31", "县级资金", "74"),
        ("季节人员", "未定", "自有资金", "待拨"),
        ("外聘人员", "8", "苗木基金", "19"),
    ],
    # headers without units over columns of numbers alone
    [
        ("林工类别", "人数", "苗款来源", "开支"),
        ("固定人员", "31人", "县级资金", "74万元"),
        ("季节人员", "17人", "自有资金", "25万元"),
        ("外聘人员", "8人", "苗木基金", "19万元"),
    ],
    # words of no form
    [("前言", "致读者", ">", ">"), ("甲", "9人", "乙", "7人"), ("丙", "8人", "丁", "6人")],
]


def read(rows: Rows) -> list[tuple[str, str | None, str | None]]:
    found = cell_quantities.read(made(rows))
    return [(row.evidence.text, row.phrase.metric, row.phrase.subject) for row in found]


def test_each_label_names_what_stands_behind_it() -> None:
    assert read(FORM) == [
        ("26人", "在岗职工数", None),
        ("9人", "党员数", None),
        ("18人", "注册志愿者", None),
    ]


def test_each_line_may_have_two_labels() -> None:
    rows = [
        ("单位名称", "南坡苗木繁育场", "建场时间", "1964年3月"),
        ("单位性质", "国有林场", "负责人", "陆远山"),
        ("设计年产", "86万株", "实际年产", "91万株"),
        ("片区", "南坡、西岭、河湾", "在岗职工", "226人"),
        ("供苗人口", "约31万人", "联系电话", "0000-6123456"),
    ]
    assert read(rows) == [
        *(("86万株", "设计年产", None), ("91万株", "实际年产", None)),
        *(("226人", "在岗职工", None), ("约31万人", "供苗人口", None)),
    ]


def test_a_line_may_say_first_what_both_labels_are_of() -> None:
    rows = [
        ("单位名称", "南坡苗木繁育场", ">", "单位代码", "（略）"),
        ("单位性质", "□机关☑事业", ">", "苗圃数", "3个"),
        ("通讯地址", "南坡镇林场路", ">", "邮政编码", "（略）"),
        ("育苗（万株）", "乔木类", "47", "灌木类", "12"),
        ("用工条件", "人均苗床", "0.8亩", "人均工具", "2件"),
        ("^", "人均住房", "18㎡", "人均水桶", "4只"),
        ("报送方式", "☑网站□报纸", ">", ">", ">"),
    ]
    assert read(rows) == [
        *(("3个", "苗圃数", None), ("47", "乔木类", None), ("12", "灌木类", None)),
        *(("0.8亩", "人均苗床", None), ("2件", "人均工具", None)),
        *(("18㎡", "人均住房", None), ("4只", "人均水桶", None)),
    ]


def test_the_cells_of_a_form_have_no_headers_but_their_labels() -> None:
    document = made(FORM)
    views = read_cells(document.tables[0], document.text)
    assert [(view.role, view.above, view.beside) for view in views[:2]] == [
        ("label", (), ()),
        ("data", (), ("单位名称",)),
    ]
    assert {view.text: view.beside for view in views if view.role == "data"}["陆远山"] == ("负责人",)


@pytest.mark.parametrize("rows", OTHERS)
def test_tables_that_are_no_such_form(rows: Rows) -> None:
    document = made(rows)
    assert not lines_of_pairs(Sheet(document.tables[0], document.text))


def test_a_form_may_begin_with_a_line_of_words() -> None:
    rows: Rows = [
        ("单位名称", "南坡林场", "负责人", "陆远山"),
        ("自有资金", "3700万元", "经营范围", "育苗"),
        ("在岗人员", "74人", "经营期限", "12年"),
    ]
    assert len(lines_of_pairs(Sheet((document := made(rows)).tables[0], document.text))) == len(rows)


def test_a_form_is_read_line_by_line() -> None:
    document = made(FORM)
    found = lines_of_pairs(Sheet(document.tables[0], document.text))
    assert [(line.start, line.end, line.paired) for line in found] == [(at, at + 1, True) for at in range(len(FORM))]
