"""Years beside values under one header (基准 over 年份 | 数值): the values are of them, whatever labels there are."""

import pytest
from made_tables import Rows, made, said_of

GOALS = ["指标", "单位", "基准", ">", "目标", ">"], ["^", "^", "年份", "数值", "年份", "数值"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [*GOALS, ["单位产值碳排放", "吨/万元", "2020", "0.45", "2025", "0.38"]],
            [("0.45", "单位产值碳排放", "2020"), ("0.38", "单位产值碳排放", "2025")],
        ),
        (
            [
                ["指标", "基准", ">", "目标", ">"],
                ["^", "年份", "数值", "年份", "数值"],
                ["水耗", "2020", "5.2", "2025", "4.1"],
            ],
            [("5.2", "水耗", "2020"), ("4.1", "水耗", "2025")],
        ),
        (
            [
                [*GOALS[0], "2023年"],
                [*GOALS[1], "完成值"],
                ["光伏装机", "兆瓦", "2021年", "5.2", "2030年", "41", "7.3"],
            ],
            [("5.2", "光伏装机", "2021"), ("41", "光伏装机", "2030"), ("7.3", "光伏装机", "2023")],
        ),
        (
            [
                ["项目", "立项", ">", "验收", ">"],
                ["^", "年度", "金额", "年度", "金额"],
                ["泵站", "2021", "260", "2022", "255"],
            ],
            [("260", "泵站立项金额", "2021"), ("255", "泵站验收金额", "2022")],
        ),
        # The first column of years names the rows.
        (
            [["年份", "收入（万元）", ">"], ["^", "预算", "决算"], ["2021", "120", "118"]],
            [("120", "收入", "2021"), ("118", "收入", "2021")],
        ),
    ],
)
def test_the_years_of_values(rows: Rows, expected: list[tuple[str, str, str]]) -> None:
    found = [(said.text, said.metric, said.days[:4]) for said in said_of(made(rows))]
    assert found[: len(expected)] == expected
