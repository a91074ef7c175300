"""What the reading of tables asks of headers, sections and labels: tables on either side of it."""

import pytest
from made_tables import made, said_of

from extractors.tables import cell_quantities


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        # Each side by side has the headers of its own group
        (
            [
                ["资产方", ">", ">", "负债方", ">", ">"],
                ["资产", "期末余额", "年初余额", "负债和权益", "期末余额", "年初余额"],
                ["存货", "12.5", "15.1", "借款", "20.4", "26.3"],
                ["现金", "2.5", "5.1", "应付票据", "10.4", "6.3"],
            ],
            ["存货", "存货", "借款", "借款"],
        ),
        # The words beside each value are said of it
        (
            [
                ["项目", "期末", ">", "期初", ">"],
                ["^", "账面价值", "受限情况", "账面价值", "受限情况"],
                ["存货", "12.5", "抵押", "15.1", "质押"],
                ["现金", "2.5", "抵押", "5.1", "质押"],
            ],
            ["存货", "存货", "现金", "现金"],
        ),
    ],
)
def test_labels_of_tables_side_by_side(rows: list[list[str]], names: list[str]) -> None:
    assert [(one.metric or "")[: len(name)] for one, name in zip(said_of(made(rows)), names, strict=False)] == names


@pytest.mark.parametrize(
    ("section", "days"),
    [
        ("报告期末库存 / 存货分布", "2023-12-31"),
        ("存货 / 报告期末库存", "2023-12-31"),
        ("报告期末库存 / 存货 / 存货分布", "2023-01-01..2023-12-31"),
        ("年度情况 / 存货", "2023-01-01..2023-12-31"),
    ],
)
def test_a_day_that_one_of_the_two_nearest_sections_tells(section: str, days: str) -> None:
    rows = [["项目", "金额"], ["存货", "12"], ["现金", "8"]]
    assert {one.days for one in said_of(made(rows, section=section))} == {days}


@pytest.mark.parametrize("sort", ["预算", "拨款", "基金", "专户", "资金"])
@pytest.mark.parametrize(
    ("end", "is_part"),
    [("专项", True), ("收入", False), ("支出", False), ("合计", False), ("结余", False), ("结转", False)],
)
def test_sorts_of_money_below_what_was_brought_forward(sort: str, end: str, *, is_part: bool) -> None:
    rows = [["项目", "决算数（万元）"], ["一、上年结转", "21.5"], [f"（一）{sort}{end}", "8.5"]]
    _, last = cell_quantities.read(made(rows))
    assert (last.phrase.metric or "").startswith("上年结转") is is_part
