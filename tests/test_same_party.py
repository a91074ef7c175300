"""Rows of one party in a table: a column of words tells them apart where their values differ."""

import pytest
from made_tables import Rows, made, said_of

HEAD = ["担保对象名称", "发生日期", "资金来源", "担保金额"]


@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        (
            [["河口公司", "2023年3月1日", "自有", "50"], ["河口公司", "2023年9月2日", "自有", "60"]],
            ["河口公司（2023年3月1日）", "河口公司（2023年9月2日）"],
        ),
        (
            [["云栈支行", "2023/3/1", "自有资金", "50"], ["云栈支行", "2023/3/1", "募集资金", "60"]],
            ["云栈支行（自有资金）", "云栈支行（募集资金）"],
        ),
        (
            [
                ["河口公司", "2023年3月1日", "自有", "50"],
                ["东坪公司", "", "", "60"],
                ["河口公司", "2023年5月1日", "", "70"],
            ],
            ["河口公司（2023年3月1日）", "东坪公司", "河口公司（2023年5月1日）"],
        ),
        # What stays: one row each, equal values, nothing that tells, 是 and 否.
        ([["河口公司", "2023年3月1日", "自有", "50"], ["东坪公司", "", "自有", "60"]], ["河口公司", "东坪公司"]),
        ([["河口公司", "2023年3月1日", "甲", "50"], ["河口公司", "2023年9月2日", "乙", "50"]], ["河口公司"] * 2),
        ([["河口公司", "", "自有", "50"], ["河口公司", "", "自有", "60"]], ["河口公司"] * 2),
        ([["河口公司", "", "是", "50"], ["河口公司", "", "否", "60"]], ["河口公司"] * 2),
    ],
)
def test_rows_of_one_party_are_told_apart_by_words(rows: Rows, subjects: list[str]) -> None:
    found = said_of(made([HEAD, *rows], ["单位：万元"]))
    assert [row.subject for row in found if row.metric == "担保金额"] == subjects


def test_persons_and_contents_of_deals_need_no_more() -> None:
    people = [["姓名", "职务", "年末持股数"], ["沈知远", "董事", "50"], ["沈知远", "总经理", "60"]]
    assert {row.subject for row in said_of(made(people))} == {"沈知远"}
    deals = [["关联方", "关联交易内容", "本期发生额"], ["河口公司", "采购药剂", "50"], ["河口公司", "检修服务", "60"]]
    assert {row.subject for row in said_of(made(deals))} == {"河口公司"}
