"""What a table itself says of its numbers: the project of a form, codes of columns, units in cells of words."""

import pytest
from made_tables import Rows, made, said_of

from extractors.tables import cell_quantities

FORM: Rows = [
    ["主管部门", "江州市水务局", ">", "实施单位", "东坪泵站管理所", ">"],
    ["项目资金", "资金总额", "456.00", "年度申请总额", "456.00", ">"],
    ["^", "财政资金", "456.00", "上年结转资金", "0.00", ">"],
]


@pytest.mark.parametrize(
    ("first", "subject"),
    [
        (["项目名称", "河口泵站维修", "性质", "经常性", "类别", "维修类"], "河口泵站维修"),
        (["政策名称", "岗位补贴", "性质", "经常性", "类别", "补贴类"], "岗位补贴"),
        (["项目（专项）名称", "管网普查", "性质", "一次性", "类别", "普查类"], "管网普查"),
        (["单位名称", "河口泵站", "性质", "公益", "类别", "事业"], None),
        (["项目名称", "管网普查", "性质", "一次性", "项目名称", "泵站维修"], None),
        (["项目名称", "", "性质", "一次性", "类别", "普查类"], None),
    ],
)
def test_a_form_is_of_the_project_that_it_names(first: list[str], subject: str | None) -> None:
    title = ["项目支出绩效目标填报表", ">", ">", ">", ">", ">"]
    assert {row.subject for row in said_of(made([title, first, *FORM], ["单位：万元"]))} == {subject}


def test_a_list_of_projects_is_of_each() -> None:
    rows = [["项目名称", "预算金额"], ["河口泵站维修", "45"], ["东坪管网普查", "60"]]
    assert [row.subject for row in said_of(made(rows, ["单位：万元"]))] == ["河口泵站维修", "东坪管网普查"]


AIR: Rows = [
    ["污染物名称", "废气", ">", "废气", ">"],
    ["^", "氮氧化物", "颗粒物", "氮氧化物", "林格曼黑度"],
    ["排放口数量", "1", ">", "2", ">"],
    ["排放口编号", "DA001", ">", "DA002", ">"],
    ["排放浓度", "98.9", "3.9", "99.1", "0.5"],
    ["排放标准", "《大气污染物标准》表2 单位：mg/m3", ">", "《大气污染物标准》表2 单位：mg/m3", ">"],
]


def test_codes_below_headers_that_come_again_and_units_in_cells_hold_for_their_columns() -> None:
    rows = [row for row in cell_quantities.read(made(AIR)) if row.phrase.metric and "浓度" in row.phrase.metric]
    assert [(row.evidence.text, row.phrase.subject, row.unit) for row in rows] == [
        ("98.9", "DA001", "mg/m3"),
        ("3.9", "DA001", "mg/m3"),
        ("99.1", "DA002", "mg/m3"),
        ("0.5", "DA002", None),
    ]
    plain = [AIR[0], ["^", "氮氧化物", "颗粒物", "烟尘", "二氧化硫"], *AIR[2:]]
    assert {row.phrase.subject for row in cell_quantities.read(made(plain))} == {None}


@pytest.mark.parametrize(
    ("below", "unit"), [("925.70", "美元"), ("900.00", None)], ids=["the only currency", "one of several"]
)
def test_a_column_in_other_currencies_is_not_in_that_of_the_table(below: str, unit: str | None) -> None:
    rows = [
        ["项目", "期末外币余额", "折算汇率", "期末折算人民币余额"],
        ["货币资金", "925.70", "7.1884", "6,654.30"],
        ["其中：美元", below, "7.1884", "6,654.30"],
    ]
    found = [row.unit for row in cell_quantities.read(made(rows, ["单位：元"])) if row.evidence.text != "7.1884"]
    assert found == [unit, "元", "美元", "元"]


def test_a_building_with_a_number_is_no_number() -> None:
    rows = [["项目", "账面价值"], ["8号成品库", "52.7"], ["3#厂房", "49.8"], ["合计", "102.5"]]
    found = [row.metric for row in said_of(made(rows, section="未办妥产权证书的固定资产情况"))]
    assert found[0] == "8号成品库账面价值"
    assert found[1].startswith("3#厂房") if found[1] else False


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [
                ["公允价值的确定方法", "期权模型"],
                ["重要参数", "无"],
                ["数量的确定依据", "管理层估计"],
                ["累计金额", "13.60"],
            ],
            ("累计金额", "2023-01-01..2023-12-31"),
        ),
        (
            [["报告披露日期", "2024年4月8日"], ["报告披露索引", "见公司网站"], ["纳入范围的资产占比", "80%"]],
            ("纳入范围的资产占比", "2023-01-01..2023-12-31"),
        ),
        # What stays a table with a header.
        ([["指标", "说明"], ["供水能力", "日均"], ["供水量", "13.60"]], ("供水量说明", "2023-01-01..2023-12-31")),
        ([["类型", "2024年"], ["水务", "无"], ["燃气", "13.60"]], ("燃气", "2024-01-01..2024-12-31")),
        ([["", "金额"], ["水费", "3.10"], ["气费", "13.60"]], ("气费", "2023-01-01..2023-12-31")),
    ],
)
def test_two_columns_of_labels_and_answers_have_no_header(rows: Rows, said: tuple[str, str]) -> None:
    last = said_of(made(rows, ["单位：万元"]))[-1]
    assert (last.metric, last.days) in (said, (said[0].removesuffix("说明"), said[1]))


@pytest.mark.parametrize(("cell", "count"), [("1至2年", 1), ("1至2年及2至3年", 0), ("1年以内、3年以上", 0)])
def test_a_cell_of_two_ages_says_none(cell: str, count: int) -> None:
    rows = [["单位名称", "期末余额", "账龄"], ["河口水务公司", "13.60", cell], ["东坪燃气公司", "3.10", "无"]]
    assert len([row for row in said_of(made(rows, ["单位：万元"])) if "年" in row.text]) == count
