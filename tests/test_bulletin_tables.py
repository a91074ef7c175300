"""Tables of statistical bulletins and gazettes: changes by the caption, two lines of headers, side by side."""

import pytest
from made_tables import Rows, made, said_of

from extractors import nlp
from extractors.tables import cell_quantities
from extractors.tables.captions import changed_caption
from extractors.tables.parties import is_body


@pytest.mark.parametrize(
    ("caption", "thing", "against"),
    [
        ("表4 2023年工业品出厂价格比上年涨跌幅度", "工业品出厂价格", "year_before"),
        ("表2 2022年商品零售价格同比涨幅（%）", None, None),  # 涨幅 alone is as often a header
        ("表5 2023年工业用水增长速度", "工业用水", None),
        ("表6 2023年渔获量环比增速", "渔获量", None),
        ("表1 2023年主要水产品产量及其增长速度", None, None),
        ("表3 2023年工业品出厂价格", None, None),
    ],
)
def test_a_caption_may_say_that_all_numbers_are_changes(caption: str, thing: str | None, against: str | None) -> None:
    found = changed_caption([caption])
    assert (found.thing, found.against) == (thing, against) if found else thing is None


def test_the_numbers_below_such_a_caption_are_changes_of_what_it_names() -> None:
    rows: Rows = [["指标", "全县", "城镇"], ["服务价格", "0.5", "-0.3"], ["其中：家政", "1.2", "1.4"]]
    found = list(cell_quantities.read(made(rows, ["表1 2023年服务价格比上年涨跌幅度", "单位：%"])))
    assert [(row.phrase.metric, row.phrase.subject, row.value, row.role, row.direction) for row in found] == [
        ("服务价格", "全县", 0.5, "change", "up"),
        ("服务价格", "城镇", 0.3, "change", "down"),
        ("服务价格", "家政全县", 1.2, "change", "up"),
        ("服务价格", "家政城镇", 1.4, "change", "up"),
    ]
    assert {row.phrase.against for row in found} == {"year_before"}


def test_weights_below_such_a_caption_are_levels() -> None:
    rows: Rows = [["指标", "权重"], ["服务价格", "31.5"]]
    found = list(cell_quantities.read(made(rows, ["表1 2023年服务价格比上年涨跌幅度", "单位：%"])))
    assert [row.role for row in found] == ["level"]


def metrics(rows: Rows, *above: str) -> list[str | None]:
    return [said.metric for said in said_of(made(rows, above))]


def test_an_absolute_number_is_of_the_header_over_it() -> None:
    rows: Rows = [
        ["地区", "渔业产值", ">", "用电量", ">"],
        ["^", "绝对数（亿元）", "增长（%）", "绝对量（万度）", "增长（%）"],
        ["滩头县", "31", "2.5", "77", "3.1"],
    ]
    assert metrics(rows) == ["渔业产值", "渔业产值", "用电量", "用电量"]


def test_what_was_paid_out_and_what_is_left_are_of_the_header_over_them() -> None:
    rows: Rows = [["网点", "助学贷款", ">"], ["^", "发放额", "年末余额"], ["滩头网点", "31", "77"]]
    assert metrics(rows, "单位：万元") == ["滩头网点助学贷款发放额", "滩头网点助学贷款余额"]
    rows = [["项目", "坏账准备", ">"], ["^", "本期计提", "期末余额"], ["押金", "31", "77"]]
    assert "押金坏账准备余额" not in metrics(rows, "单位：万元")


def test_growth_beside_a_product_is_of_the_product() -> None:
    rows: Rows = [["产品名称", "产量（万吨）", "比上年增长（%）"], ["水泥", "31", "2.5"], ["#熟料", "12", "-1.5"]]
    assert [(said.metric, said.subject) for said in said_of(made(rows))] == [
        ("产量", "水泥"),
        ("产量", "水泥"),
        ("产量", "熟料"),
        ("产量", "熟料"),
    ]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("供应链公司", True),
        ("江州供应链公司", True),
        ("合资公司", False),
        ("合并公司", False),
        ("应收云栈公司", False),
        ("合营公司", False),
    ],
)
def test_the_name_of_a_body_may_hold_any_character(head: str, body: bool) -> None:
    assert is_body(head) is body


def test_those_who_came_in_a_year_are_of_no_day() -> None:
    rows: Rows = [["项目", "东厂"], ["职工总数（人）", "310"], ["新进职工（人）", "12"], ["招聘人数（人）", "9"]]
    days = [said.days for said in said_of(made(rows, ["职工情况（截至2023年12月31日）"]))]
    assert days == ["2023-12-31", "2023-01-01..2023-12-31", "2023-01-01..2023-12-31"]


def test_a_body_where_somebody_takes_a_post_begins_behind_the_name() -> None:
    (names,) = nlp.find_names(["蔚书珩、计明舟任区档案馆副馆长（试用期一年）；"])
    assert [(name.kind, name.text, name.role) for name in names] == [
        ("PERSON", "蔚书珩", "区档案馆副馆长"),
        ("PERSON", "计明舟", "区档案馆副馆长"),
        ("ORG", "区档案馆", None),
    ]
