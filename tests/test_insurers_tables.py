"""Tables as insurers print them: a quantity in the caption, cases over what became of them, reinsurers, deals."""

import pytest
from made_tables import Rows, made, said_of

from extractors.tables import cell_quantities


def names(rows: Rows, *above: str) -> list[tuple[str | None, str | None]]:
    return [(row.metric, row.subject) for row in said_of(made(rows, above))]


def test_a_caption_names_the_quantity_that_it_deals_out_in_brackets() -> None:
    rows: Rows = [["航线", "2023年", "占比", "2022年", "同比增减"], ["鹤江至云门", "3,418", "41.2%", "3,007", "13.67%"]]
    found = names(rows, "表3-1 旅客运输量（按航线）", "单位：人次")
    assert found == [
        ("旅客运输量", "鹤江至云门"),
        ("旅客运输量占比", "鹤江至云门"),
        ("旅客运输量", "鹤江至云门"),
        ("旅客运输量", "鹤江至云门"),
    ]


@pytest.mark.parametrize("caption", ["表3-1 旅客运输情况（按航线）", "表3-1 旅客运输量（不含包机）及票价"])
def test_a_caption_of_no_one_quantity_names_none(caption: str) -> None:
    rows: Rows = [["航线", "2023年", "2022年"], ["鹤江至云门", "3,418", "3,007"], ["鹤江至石桥", "518", "460"]]
    assert {metric for metric, _ in names(rows, caption)} == {"鹤江至云门", "鹤江至石桥"}


def test_what_became_of_cases_is_of_the_cases_over_it() -> None:
    rows: Rows = [
        ["站点", "上级转来投诉", ">", "乘客自诉工单", ">", ">"],
        ["^", "件数", "件/亿元保费", "受理（件）", "办结（件）", "办结率"],
        ["云门站", "38", "1.25", "120", "117", "97.5%"],
    ]
    assert [row.phrase.metric for row in cell_quantities.read(made(rows))] == [
        "云门站上级转来投诉件数",
        "云门站上级转来投诉",
        "云门站乘客自诉工单受理",
        "云门站乘客自诉工单办结",
        "云门站乘客自诉工单办结率",
    ]
    assert [row.unit for row in cell_quantities.read(made(rows))] == ["件", "件/亿元", "件", "件", "%"]


def test_how_the_work_on_other_things_stands_is_named_without_them() -> None:
    rows: Rows = [["站点", "闸门检修", ">"], ["^", "受理（件）", "办结（件）"], ["云门站", "38", "35"]]
    assert [metric for metric, _ in names(rows)] == ["云门站受理", "云门站办结"]


def test_a_row_that_says_only_which_quarter_takes_the_name_of_its_group() -> None:
    rows: Rows = [
        ["指标", "项目", "数值"],
        ["现金流预测偏差率", "最近一个季度", "13.1%"],
        ["^", "之前第二个季度", "4.5%"],
    ]
    assert [metric for metric, _ in names(rows)] == ["现金流预测偏差率最近一个季度", "现金流预测偏差率之前第二个季度"]


def test_a_reinsurer_has_what_is_ceded_to_it_by_sort_of_contract_and_without_its_rating() -> None:
    rows: Rows = [
        ["再保险接受人", "分保方式", "信用评级", "分出保费"],
        ["青蔺渔业共保体", "成数", "—", "418.5"],
        ["鹤江再保险公司", "合约", "AA-", "306.2"],
        ["^", "临分", "AA-", "77.1"],
    ]
    assert names(rows, "单位：万元") == [
        ("分出保费", "青蔺渔业共保体"),
        ("合约分出保费", "鹤江再保险公司"),
        ("临分分出保费", "鹤江再保险公司"),
    ]


def test_what_a_transaction_was_is_told_beside_its_party() -> None:
    rows: Rows = [
        ["序号", "关联方", "交易概述", "金额"],
        ["1", "青蔺纺机有限公司", "仓库租赁", "418.50"],
        ["2", "鹤江染整有限公司", "坯布代储", "77.10"],
        ["合计", ">", ">", "495.60"],
    ]
    assert names(rows, "单位：万元")[:2] == [
        ("仓库租赁", "青蔺纺机有限公司"),
        ("坯布代储", "鹤江染整有限公司"),
    ]
