"""Rows that are told by what they add up to, and numbered groups that need the name of what they are groups of."""

import pytest
from made_tables import Rows, made, said_of

HEADS = ["类别", "账面余额", "坏账准备"]
GROUPS: Rows = [
    HEADS,
    ["单项金额重大并单独计提坏账准备", "86.10", "85.20"],
    ["按账龄组合", "", ""],
    ["计提坏账准备", "", ""],
    ["组合一", "366.40", "0.00"],
    ["组合二", "92.30", "36.70"],
    ["", "458.70", "36.70"],
    ["单项金额不重大但单独计提坏账准备", "13.50", "13.50"],
    ["", "558.30", "135.40"],
]


def metrics(rows: Rows, section: str = "注释 / 其他应收款") -> list[str | None]:
    return [row.metric for row in said_of(made(rows, section=section))]


def test_a_group_of_claims_and_its_total_have_the_name_over_two_rows() -> None:
    name = "其他应收款按账龄组合计提坏账准备"
    assert metrics(GROUPS)[2:8] == [
        f"{name}组合一账面余额",
        f"{name}组合一坏账准备",
        f"{name}组合二账面余额",
        f"{name}组合二坏账准备",
        f"{name}账面余额",
        name,
    ]
    assert metrics(GROUPS)[-2:] == ["其他应收款账面余额合计", "其他应收款坏账准备合计"]


def test_a_total_that_does_not_come_out_or_is_of_another_band_stays() -> None:
    wrong = [*GROUPS[:6], ["", "460.10", "37.90"], *GROUPS[7:]]
    assert metrics(wrong)[6:8] == ["其他应收款账面余额小计", "其他应收款坏账准备小计"]
    parties: Rows = [
        ["单位", "2023年", "2022年"],
        ["应收账款", "", ""],
        ["桐河水务有限公司", "31.40", "20.10"],
        ["汀州电缆有限公司", "17.20", "11.30"],
        ["", "48.60", "31.40"],
    ]
    assert "应收账款" not in metrics(parties, "关联方应收款项余额")[-2:]


def test_the_sum_of_a_band_tells_which_without_a_label() -> None:
    rows: Rows = [
        ["单位", "2023年", "2022年"],
        ["应收账款", "", ""],
        ["桐河水务有限公司", "31.40", "20.10"],
        ["汀州电缆有限公司", "17.20", "11.30"],
        ["", "48.60", "31.40"],
        ["预付款项", "", ""],
        ["桐河水务有限公司", "16.40", "17.10"],
        ["青屿机床有限公司", "3.20", "2.30"],
        ["", "19.60", "19.40"],
    ]
    said = {row.text: row.subject for row in said_of(made(rows, section="关联方应收款项余额"))}
    assert {text: said[text] for text in ("48.60", "19.60", "19.40")} == {
        "48.60": "应收账款",
        "19.60": "预付款项",
        "19.40": "预付款项",
    }
    alone = said_of(made(rows[:5], section="关联方应收款项余额"))[-2:]
    assert [row.subject for row in alone] == [None, None]  # the total of the whole table


def test_the_sum_of_rows_below_a_measure_is_nobodys() -> None:
    rows: Rows = [
        ["品种", "一季度", "二季度"],
        ["收购价格", "", ""],
        ["枇杷", "31.40", "20.10"],
        ["香榧", "17.20", "11.30"],
        ["", "48.60", "31.40"],
        ["零售单价", "", ""],
        ["枇杷", "16.40", "17.10"],
        ["香榧", "3.20", "2.30"],
        ["", "19.60", "19.40"],
    ]
    assert not {row.subject for row in said_of(made(rows, section="行情"))} & {"收购价格", "零售单价"}


def test_a_numbered_group_does_not_say_twice_what_its_band_says() -> None:
    rows: Rows = [["班次", "车次"], ["通宵组合", ""], ["组合A", "36"], ["组合B", "12"]]
    assert metrics(rows, "")[:2] == ["通宵组合A车次", "通宵组合B车次"]


def test_an_empty_group_is_no_band_of_the_next() -> None:
    rows: Rows = [
        ["类别", "账面余额"],
        ["单项计提坏账准备", "3.20"],
        ["组合一", ""],
        ["组合二", "92.30"],
        ["合计", "95.50"],
    ]
    assert metrics(rows)[1] == "其他应收款组合二账面余额"
    single = [rows[0], ["按单项计提坏账准备", ""], ["按组合计提坏账准备", "92.30"], ["其中：", ""], *rows[2:]]
    assert metrics(single)[1] == "其他应收款组合二账面余额"


FLOWS: Rows = [
    ["现金流量表（百万元）", "2021年", "2022年"],
    ["设备", "-83", "-184"],
    ["股权", "229", "0"],
    ["其他", "6", "9"],
    ["投资活动现金流", "151", "-175"],
    ["借款", "-80", "39"],
    ["其他", "-21", "-3"],
    ["筹资活动现金流", "-101", "36"],
]


def test_a_rest_is_of_the_total_right_below() -> None:
    assert metrics(FLOWS, "")[4:6] == ["投资活动现金流其他"] * 2
    assert metrics(FLOWS, "")[10:12] == ["筹资活动现金流其他"] * 2


@pytest.mark.parametrize(
    "changed",
    [
        {4: ["投资活动现金流", "171", "-175"], 7: ["筹资活动现金流", "-131", "36"]},  # no sum
        {4: ["小计", "151", "-175"], 7: ["小计", "-101", "36"]},  # says of nothing
        {4: ["北坪镇", "151", "-175"], 7: ["南坪镇", "-101", "36"]},  # beside the others, equal by chance
    ],
)
def test_a_rest_over_what_is_no_total_of_its_own_stays(changed: dict[int, list[str]]) -> None:
    rows = [changed.get(at, row) for at, row in enumerate(FLOWS)]
    assert metrics(rows, "")[4:6] == metrics(rows, "")[10:12] == ["其他"] * 2


@pytest.mark.parametrize(
    ("group", "label", "metric"),
    [
        ("（五）不予受理", "1.材料不全", "不予受理材料不全"),
        ("（二）退回补正", "2.退回补正后撤回", "退回补正后撤回"),
        ("五、不予受理", "1.材料不全", "材料不全"),
        ("不予受理", "1.材料不全", "材料不全"),
        ("（五）不予受理", "材料不全", "材料不全"),
    ],
)
def test_an_item_of_a_numbered_group_beside_it_has_its_name(group: str, label: str, metric: str) -> None:
    rows: Rows = [
        ["办理结果", ">", "件数"],
        [group, label, "4"],
        ["^", "3.超期未领", "6"],
        ["（六）其他办结", ">", "2"],
    ]
    assert metrics(rows, "申请办理情况")[0] == f"{metric}件数"
