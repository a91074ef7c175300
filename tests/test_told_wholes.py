"""Wholes of bare totals and shares in tables: a corner, a caption or a column of shares says them."""

import pytest
from made_tables import Rows, made, said_of

from extractors.metrics.name.parts import parts_of


def names(rows: Rows, *above: str, section: str = "") -> list[str]:
    """Return what each number of a table measures, with whose it is before it."""
    said = said_of(made(rows, above, section=section))
    return [f"{row.subject}：{row.metric}" if row.subject else row.metric or "" for row in said]


@pytest.mark.parametrize(
    ("corner", "total"),
    [("植树支出（万元）", "植树支出合计"), ("金额（万元）", "合计"), ("镇区（万元）", "合计")],
)
def test_the_corner_says_what_a_total_is_of(corner: str, total: str) -> None:
    rows = [[corner, "2022年", "2023年"], ["苗圃", "20", "25"], ["果林", "30", "35"], ["合计", "50", "60"]]
    assert names(rows)[-1] == total


HELD = [["类别", "2023年末", ">"], ["^", "余额", "占比"], ["存单", "60.00", "60.00%"], ["合计", "100.00", "100.00%"]]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("表3 资金运用组合", ["存单", "存单占资金运用组合比例", "资金运用组合合计", "合计占资金运用组合比例"]),
        ("表3 存单情况", ["存单", "存单占比", "合计", "合计占比"]),
    ],
)
def test_shares_of_a_portfolio_say_so(line: str, said: list[str]) -> None:
    assert names(HELD, line) == said


@pytest.mark.parametrize(("line", "total"), [("营业成本构成", "制皂业营业成本小计"), ("主要产品", "制皂业小计")])
def test_parts_of_costs_have_their_trade_and_subtotals_the_cost(line: str, total: str) -> None:
    rows = [
        ["行业分类", "项目", "2023年", ">"],
        ["^", "^", "金额（元）", "占营业成本比重"],
        ["制皂业", "油脂", "60.00", "60.00%"],
        ["制皂业", "人工", "20.00", "20.00%"],
        ["制皂业", "小计", "80.00", "80.00%"],
    ]
    assert names(rows, line) == [
        "制皂业油脂", "制皂业油脂占营业成本比重", "制皂业人工", "制皂业人工占营业成本比重", total,
        "制皂业小计占营业成本比重",
    ]  # fmt: skip


def test_items_of_staff_costs_are_of_the_part_that_the_title_names() -> None:
    rows = [
        ["项目", "期初余额", "本期增加", "期末余额"],
        ["津贴", "2.00", "3.00", "5.00"],
        ["合计", "2.00", "3.00", "5.00"],
    ]
    said = names(rows, section="应付职工薪酬 / 短期薪酬列示")
    assert said[:3] == ["短期薪酬：津贴", "短期薪酬：津贴增加", "短期薪酬：津贴"]
    assert said[3] == "短期薪酬合计"


def test_totals_of_the_largest_say_of_whom() -> None:
    rows = [["序号", "名称", "销售额（元）"], ["1", "甲店", "30"], ["2", "乙店", "20"], ["合计", "--", "50"]]
    assert names(rows, "本社前2名经销商资料")[-1].startswith("前2名经销商：")


def test_totals_of_officers_are_theirs_where_the_title_above_names_them() -> None:
    rows = [
        ["姓名", "职务", "税前报酬总额（万元）"],
        ["闻立新", "理事", "30"],
        ["倪晓峰", "监事", "20"],
        ["合计", "--", "50"],
    ]
    said = names(rows, section="董事、监事和高级管理人员情况 / 报酬情况")
    assert said[-1] == "董事、监事和高级管理人员：税前报酬总额"
    assert names(rows, section="工会情况 / 报酬情况")[-1] == "税前报酬总额"


def test_schooling_below_the_count_of_staff() -> None:
    rows = [
        ["报告期末在职员工的数量合计（人）", "90"], ["当期领取薪酬员工总人数（人）", "90"], ["教育程度", ">"],
        ["教育程度类别", "数量（人）"], ["本科", "30"], ["大专", "60"],
    ]  # fmt: skip
    assert names(rows)[-2:] == ["本科员工", "大专员工"]


def test_the_rest_of_schooling_says_of_whom() -> None:
    rows = [["", "2023年", "2022年"], ["化验人员学历", "", ""], ["本科", "30", "20"], ["其他", "6", "5"]]
    assert names(rows)[-2:] == ["其他学历化验人员"] * 2


def test_weighted_means_are_of_no_one_thing() -> None:
    assert (parts_of("加权平均净资产收益率").per, parts_of("平均造价").per, parts_of("人均造价").per) == (
        None,
        "平均",
        "人均",
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), ["存单", "存单占资金运用组合比例", "资金运用组合合计", "合计占资金运用组合比例"]),
        (("表3 存单情况",), ["存单", "存单占比", "合计", "合计占比"]),  # the title is of other tables too
    ],
)
def test_a_section_names_the_portfolio_of_a_table_without_a_caption(lines: tuple[str, ...], said: list[str]) -> None:
    assert names(HELD, *lines, section="资金运用组合") == said
