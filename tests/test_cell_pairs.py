"""Cells of prose in tables: values listed by name, bounds that define something, words that only say from when."""

import pytest
from made_tables import Rows, made, said_of

from extractors.tables import cell_quantities
from extractors.tables.cell_pairs import named_values
from schemas.tables import Quantity


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("销量增长率：4.2%~15.36%毛利率：-3.75%~21.40%", [("销量增长率", "4.2%~15.36%"), ("毛利率", "-3.75%~21.40%")]),
        ("增长率：2%；折现率（税前）：13.60%", [("增长率", "2%"), ("折现率（税前）", "13.60%")]),
        ("供水普及率: 99.2%，漏损率: 8%", [("供水普及率", "99.2%"), ("漏损率", "8%")]),
        ("出租率：80%至95%。", [("出租率", "80%至95%")]),
        ("永续增长率：-1.5%", [("永续增长率", "-1.5%")]),
        # What stays prose: sentences, other numbers, codes, ages.
        ("预计增长率：5%，利润率保持稳定", []),
        ("其中：1年以内", []),
        ("公告编号：2019-043", []),
        ("出席率为95%", []),
        ("电话：010-12345678", []),
        ("投资额：320万元", []),
        ("增长5%：符合预期", []),
    ],
)
def test_a_cell_may_list_rates_by_name(cell: str, values: list[tuple[str, str]]) -> None:
    assert [(name, figure.text) for name, figure in named_values(cell)] == values


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        ("预测期的关键参数（增长率、利润率等）", "收入增长率：3%利润率：-6%~18%", ["预测期收入增长率", "预测期利润率"]),
        ("稳定期的关键假设", "折现率：13.60%", ["稳定期折现率"]),
        ("主要指标", "漏损率：8%；普及率：99%", ["漏损率", "普及率"]),
    ],
)
def test_listed_values_are_of_their_row(head: str, cell: str, said: list[str]) -> None:
    found = said_of(made([["资产组", "账面价值", head], ["河口水务", "5", cell], ["东坪燃气", "6", cell]]))
    listed = [row for row in found if "%" in row.text]
    assert [row.metric for row in listed] == said * 2
    assert [row.subject for row in listed] == ["河口水务"] * len(said) + ["东坪燃气"] * len(said)
    assert {row.role for row in listed} == {"level"}


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("一般缺陷：错报＜合并报表税前利润的2%；重要缺陷：资产总额的0.2%≤错报＜资产总额的0.5%。", []),
        ("损失金额≥上年净利润的3%为重大", []),
        ("营业收入的1%＞差错金额", []),
        ("出水总磷浓度≤5mg/L，氨氮浓度≤6mg/L", ["≤5mg/L", "≤6mg/L"]),
        ("全年漏损率为8%，下降1个百分点", ["8%", "1个百分点"]),
    ],
)
def test_bounds_of_formulas_in_words_are_none(cell: str, texts: list[str]) -> None:
    rows: list[Quantity] = list(cell_quantities.read(made([["类别", "标准"], ["定量", cell], ["定性", "见制度"]])))
    assert [row.evidence.text.removeprefix("≤") for row in rows] == [text.removeprefix("≤") for text in texts]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["担保对象名称", "担保期"], ["河口公司", "至主合同债务期限届满之日起2年"]], ("担保期", "河口公司")),
        (
            [["股东名称", "限售条件"], ["江州水务公司", "公司首次公开发行上市之日起36个月"]],
            ("限售条件", "江州水务公司"),
        ),
        ([["客户名称", "质保期限"], ["东坪热力公司", "自2020年5月26日起36个月"]], ("质保期限", "东坪热力公司")),
        ([["基金名称", "备注"], ["云栈基金", "基金所投共计15个项目"]], ("项目", "云栈基金")),
    ],
)
def test_words_that_say_from_when_name_nothing(rows: Rows, said: tuple[str, str]) -> None:
    (found,) = said_of(made(rows))
    days = "2020-05-26..2023-05-26" if "自2020年" in rows[1][1] else "2023-01-01..2023-12-31"
    assert (found.metric, found.subject, found.days) == (*said, days)


@pytest.mark.parametrize(
    ("cell", "metric"),
    [
        ("司机座谈会（全年6次）、安全宣讲", "司机座谈会"),
        ("意见箱、乘客代表见面会（累计6次）", "乘客代表见面会"),
    ],
)
def test_a_time_in_brackets_says_no_sort(cell: str, metric: str) -> None:
    rows = [("对象", "期望", "沟通与回应"), ("司机", "排班合理", cell), ("乘客", "准点", "意见箱")]
    assert [(q.phrase.metric, q.phrase.subject) for q in cell_quantities.read(made(rows))] == [(metric, None)]


@pytest.mark.parametrize(
    ("cell", "metric"),
    [
        ("每季度1次", "每季度家长沟通次数"),
        ("每半年不少于2次", "每半年家长沟通次数"),
        ("每月至少1次", "每月家长沟通次数"),
        ("每年2次", "家长沟通次数"),
        ("全年4次", "家长沟通次数"),
        ("4次", "家长沟通次数"),
    ],
)
def test_how_often_something_comes_is_no_count_of_the_year(cell: str, metric: str) -> None:
    rows: Rows = [["对象", "方式", "沟通次数"], ["家长", "家长会、家访", cell], ["社区", "开放日", "不定期"]]
    assert [row.phrase.full_metric for row in cell_quantities.read(made(rows))] == [metric]
