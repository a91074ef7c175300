"""Totals that say nothing of what they add up are of the sum that their sheet's title names."""

import pytest
from made_tables import made, said_of

from extractors.tables.sheet_totals import is_bare_total, sum_of_sheet


@pytest.mark.parametrize(
    ("titles", "total"),
    [
        (["2023年部门收入预算总表"], "收入"),
        (["支出决算表"], "支出"),
        (["表4 一般公共预算基本支出预算表"], "基本支出"),
        (["七、政府采购预算情况"], "政府采购"),
        (["“三公”经费财政拨款支出决算表"], None),
        (["收支预算总表"], None),
        (["收入支出决算总表"], None),
        (["“三公”经费和机关运行经费预算表"], None),
        (["公益支出情况表"], None),
        (["一般公共预算支出表"], None),
        (["人员情况表", "支出预算总表"], None),
        (["单位：万元", "支出预算总表"], "支出"),
        (["部门：云岭监测站", "表5", "支出预算总表"], "支出"),
        (["表5 站房修缮情况", "支出预算总表"], None),
    ],
)
def test_the_sum_of_a_sheet(titles: list[str], total: str | None) -> None:
    assert sum_of_sheet(titles) == total


def test_only_bare_totals_are_named() -> None:
    assert list(filter(is_bare_total, ["合计", "总计", "预算数合计", "小计", "人员经费合计"])) == [
        "合计",
        "总计",
        "预算数合计",
    ]


def test_the_total_of_a_sheet() -> None:
    rows = [["单位名称", "合计", "事业收入"], ["云岭监测站", "86", "22"], ["合计", "86", "22"]]
    found = said_of(made(rows, ["单位：万元"], section="收入预算总表"))
    assert [one.metric for one in found] == ["收入合计", "事业收入", "收入合计", "事业收入合计"]
