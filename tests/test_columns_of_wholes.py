"""Columns that are parts of one whole: segments of a business, parts of what the owners have."""

import pytest
from made_tables import Rows, made, said_of

SEGMENTS: Rows = [
    ["项目", "北区供水", "排水（注1）", "其他业务", "分部间抵销", "合计"],
    ["对外交易收入", "31", "12", "", "", "43"],
    ["分部间交易收入", "2", "", "", "-2", "0"],
    ["资产总额", "310", "120", "14", "-9", "435"],
]


def test_columns_beside_what_is_taken_off_are_parts_of_the_business() -> None:
    found = said_of(made(SEGMENTS, ["单位：元"], section="注释 / 分部信息 / 报告分部的财务信息"))
    assert {row.text: (row.metric, row.subject) for row in found} == {
        "31": ("对外交易收入", "北区供水分部"),
        "12": ("对外交易收入", "排水分部"),
        "43": ("对外交易收入", None),
        "2": ("分部间交易收入", "北区供水分部"),
        "-2": ("分部间交易收入分部间抵销", None),
        "0": ("分部间交易收入", None),
        "310": ("资产总额", "北区供水分部"),
        "120": ("资产总额", "排水分部"),
        "14": ("资产总额", "其他业务分部"),
        "-9": ("资产总额分部间抵销", None),
        "435": ("资产总额", None),
    }


@pytest.mark.parametrize(
    ("rows", "metrics"),
    [
        # the group as a whole beside its parts
        (
            [["项目", "北区供水", "排水", "抵销", "合并"], ["资产总额", "31", "12", "-2", "41"]],
            ["资产总额", "资产总额", "资产总额抵销", "资产总额合并"],
        ),
        # no column of what is taken off; columns that measure
        ([["项目", "北区供水", "排水"], ["资产总额", "31", "12"]], ["资产总额北区供水", "资产总额排水"]),
        ([["项目", "期初余额", "抵销"], ["存货", "31", "12"]], ["存货", "存货抵销"]),
    ],
)
def test_columns_of_no_business(rows: Rows, metrics: list[str]) -> None:
    assert [row.metric for row in said_of(made(rows, section="注释 / 存货"))] == metrics


EQUITY: Rows = [
    ["项目", "资本公积", "未分配利润", "所有者权益合计"],
    ["一、上年年末余额", "310", "120", "430"],
    ["三、本期增减变动金额", "7", "-5", "2"],
    ["（二）所有者投入资本", "6", "", "6.1"],
    ["1．提取盈余公积", "", "-4", "-4"],
    ["四、本期期末余额", "317", "115", "432"],
]


def test_how_a_part_of_the_owners_equity_moved() -> None:
    found = said_of(made(EQUITY, ["单位：元"], section="财务报表 / 母公司所有者权益变动表"))
    assert {row.text: row.metric for row in found} == {
        "310": "资本公积",
        "120": "未分配利润",
        "430": "所有者权益合计",
        "7": "资本公积·本期增减变动金额",
        "6": "资本公积·所有者投入资本",
        "6.1": "所有者权益合计·所有者投入资本",
        "-5": "未分配利润·本期增减变动金额",
        "2": "所有者权益合计·本期增减变动金额",
        "-4": "所有者权益合计·提取盈余公积",
        "317": "资本公积",
        "115": "未分配利润",
        "432": "所有者权益合计",
    }
    other = said_of(made(EQUITY, ["单位：元"], section="财务报表 / 资本公积明细表"))
    assert "本期增减变动金额未分配利润" in [row.metric for row in other]


FORM: Rows = [
    ["类型", "数量", "说明"],
    ["对外捐赠", "5.30", "无"],
    ["其中：资金（万元）", "1.10", "无"],
    ["物资折款（万元）", "4.20", "无"],
    ["公益项目", "2.60", "无"],
    ["其中：资金（万元）", "2.60", "无"],
    ["物资折款（万元）", "/", "无"],
    ["救助人数（人）", "12", "无"],
]


def test_parts_whose_labels_come_again_are_told_with_their_whole() -> None:
    found = [(row.text, row.metric) for row in said_of(made(FORM, section="社会责任 / 公益"))]
    assert found == [
        ("5.30", "对外捐赠"),
        ("1.10", "对外捐赠资金"),
        ("4.20", "对外捐赠物资折款"),
        ("2.60", "公益项目"),
        ("2.60", "公益项目资金"),
        ("12", "救助人数"),
    ]
    once: Rows = [["项目", "金额"], ["财务费用", "31"], ["其中：利息费用", "12"], ["利息收入", "4"]]
    assert [row.metric for row in said_of(made(once, section="利润表"))] == ["财务费用", "利息费用", "利息收入"]


def test_taxes_of_two_notes_are_told_by_their_note() -> None:
    rows: Rows = [["项目", "期末余额", "期初余额"], ["增值税", "31", "12"], ["印花税", "4", "3"], ["合计", "35", "15"]]
    found = said_of(made(rows, ["单位：元"], section="注释 / 应交税费"))
    assert [(row.metric, row.subject) for row in found] == [
        *[("增值税", "应交税费")] * 2, *[("印花税", "应交税费")] * 2, *[("应交税费合计", None)] * 2,
    ]  # fmt: skip
