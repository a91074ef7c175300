"""What names a quantity beyond its row and column: the caption, the corner, the account of the title, outer headers."""

from pathlib import Path

import pytest
from test_cell_figures import Sheet

from extractors.tables.captions import caption_of, total_thing
from extractors.tables.cell_values import column_of, total_of
from extractors.tables.labels import bare_label
from extractors.tables.measures import deals_out
from extractors.tables.stages import reserve_of, stage_of

STAGES = ["第一阶段", "第二阶段", "合计"]
CASES: dict[str, tuple[list[list[str]], str, list[tuple[str | None, str | None, str]]]] = {
    "the caption names the quantity, the row whose it is": (
        [["街道", "2022年"], ["柳荫街道", "31.2"], ["合计", "59.8"]],
        "表3 各街道绿地面积（公顷）",
        [("绿地面积", "柳荫街道", "31.2"), ("绿地面积合计", None, "59.8")],
    ),
    "a caption under a label that measures names nothing": (
        [["项目", "2022年"], ["用水量", "31.2"], ["用电量", "59.8"]],
        "表3 资源消耗量",
        [("用水量", None, "31.2"), ("用电量", None, "59.8")],
    ),
    "a line that leads to where a sum comes from names it": (
        [["项目", "本年发生额", "上年发生额"], ["湖东区", "31.20", "28.10"], ["合计", "59.80", "51.40"]],
        "于本年度及上年度，本公司的供水收入来源情况如下：",
        [
            ("供水收入", "湖东区", "31.20"),
            ("供水收入", "湖东区", "28.10"),
            ("供水收入合计", None, "59.80"),
            ("供水收入合计", None, "51.40"),
        ],
    ),
    "a line that leads to where something comes from that is no quantity": (
        [["项目", "本年"], ["湖东区", "31.20"]],
        "本公司的人才来源情况如下：",
        [("湖东区", None, "31.20")],
    ),
    "first and last day of the year are balances of what the line above names": (
        [
            ["项目", "本年", "上年"],
            ["1月1日", "4.10", "3.20"],
            ["本年新增", "1.30", "0.90"],
            ["12月31日", "5.40", "4.10"],
        ],
        "以公允价值计量的金融负债",
        [
            ("以公允价值计量的金融负债余额", None, "4.10"),
            ("以公允价值计量的金融负债余额", None, "3.20"),
            ("本年新增", None, "1.30"),
            ("本年新增", None, "0.90"),
            ("以公允价值计量的金融负债余额", None, "5.40"),
            ("以公允价值计量的金融负债余额", None, "4.10"),
        ],
    ),
    "a reserve by stages": (
        [["坏账准备", *STAGES], ["本期计提", "1.10", "2.20", "3.30"], ["年末余额", "1.40", "2.70", "4.10"]],
        "单位：元",
        [
            ("坏账准备本期计提", "第一阶段", "1.10"),
            ("坏账准备本期计提", "第二阶段", "2.20"),
            ("坏账准备本期计提", None, "3.30"),
            ("坏账准备余额", "第一阶段", "1.40"),
            ("坏账准备余额", "第二阶段", "2.70"),
            ("坏账准备余额", None, "4.10"),
        ],
    ),
    "a total stands behind what its column measures": (
        [
            ["项目名称", "承诺投资总额", "投入资金", "进度（%）"],
            ["河口泵站", "31", "12", "38.7"],
            ["合计", "31", "12", "38.7"],
        ],
        "单位：万元",
        [
            ("承诺投资总额", "河口泵站", "310000"),
            ("投入资金", "河口泵站", "120000"),
            ("进度", "河口泵站", "38.7"),
            ("承诺投资总额", None, "310000"),
            ("投入资金合计", None, "120000"),
            ("合计进度", None, "38.7"),
        ],
    ),
    "two measures in turn beside one name": (
        [
            ["产品", "项目", "单位", "2022年"],
            *(["佐剂", "产量", "支", "31"], ["佐剂", "销量", "支", "30"]),
            *(["试剂", "产量", "盒", "88"], ["试剂", "销量", "盒", "86"]),
        ],
        "",
        [("佐剂产量", None, "31"), ("佐剂销量", None, "30"), ("试剂产量", None, "88"), ("试剂销量", None, "86")],
    ),
    "a count beside an amount": (
        [["类别", "数量", "金额"], ["货物", "41", "512.41"], ["服务", "13", "143.45"]],
        "单位：万元",
        [
            ("货物数量", None, "41"),
            ("货物金额", None, "5124100"),
            ("服务数量", None, "13"),
            ("服务金额", None, "1434500"),
        ],
    ),
    "shares beside people": (
        [["类别", "人数", "占比"], ["男员工", "801", "61.1"]],
        "单位：人、%",
        [("男员工", None, "801"), ("男员工占比", None, "61.1")],
    ),
    "what falls due in a year": (
        [["期间", "年末余额"], ["资产负债表日后第1年", "31.10"], ["以后年度", "9.90"], ["合计", "41.01"]],
        "最低租赁付款额如下：",
        [
            ("最低租赁付款额", "资产负债表日后第1年", "31.10"),
            ("最低租赁付款额", "以后年度", "9.90"),
            ("最低租赁付款额合计", None, "41.01"),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_names_of_cells(case: str, tmp_path: Path) -> None:
    rows, above, wanted = CASES[case]
    sheet = Sheet(tmp_path)
    found = sheet.rows(rows, above)
    assert [(row["metric"], row["subject"], row["value_text"]) for row in found] == wanted


@pytest.mark.parametrize(
    ("line", "corner", "thing"),
    [
        ("表1-2 各水厂供水量（万立方米）", "水厂", "供水量"),
        ("表32023年分街道志愿服务时长", "街道", "志愿服务时长"),
        ("2022年各区县森林覆盖率统计表", "区县", "森林覆盖率"),
        ("图表6 2021—2023年各分公司隐患整改数", "分公司", "隐患整改数"),
        ("附表2 停车区用地指标调整系数", "", "停车区用地指标调整系数"),
        ("表4 供热面积（按街道）", "街道", "供热面积"),
        ("表4 供热面积（分散式）", "街道", None),
        ("表4 供热面积（分公司）", "街道", None),
        ("表4 分散式供热面积", "街道", "分散式供热面积"),
        ("表4 能源使用情况", "能源", None),
        ("职工人数", "类别", None),
        ("表5 各部门用水量和用电量", "部门", None),
        ("各部门用电量逐年下降，详见下表。", "部门", None),
    ],
)
def test_what_a_caption_names(line: str, corner: str, thing: str | None) -> None:
    assert caption_of(["单位：人", line], corner, ["调度科"]) == thing


def test_days_of_events_are_no_balances(tmp_path: Path) -> None:
    rows = [["日期", "参加人数"], ["1月1日", "41"], ["3月5日", "38"], ["12月31日", "54"]]
    assert not any("余额" in row["metric"] for row in Sheet(tmp_path).rows(rows, "单位：人"))


def test_two_days_of_events_are_no_balances(tmp_path: Path) -> None:
    rows = [["日期", "接待人数"], ["1月1日", "41"], ["12月31日", "54"], ["全年", "8,600"]]
    found = Sheet(tmp_path).rows(rows, "单位：人次")
    assert [(row["period_end"].month, row["period_end"].day) for row in found[:2]] == [(1, 1), (12, 31)]


def test_the_first_day_of_the_year_before_is_the_last_one_of_that_before_it(tmp_path: Path) -> None:
    rows = [
        ["项目", "本年", "上年"],
        ["1月1日", "4.10", "3.20"],
        ["购入", "1.30", "0.90"],
        ["12月31日", "5.40", "4.10"],
    ]
    found = Sheet(tmp_path).rows(rows, "存货 单位：元")
    assert [row["period_end"].year for row in found] == [2021, 2020, 2022, 2021, 2022, 2021]


def test_a_title_without_labels_names_the_total() -> None:
    assert total_thing(["单位：万元", "七、财政拨款“三公”经费支出决算表"]) == "“三公”经费"
    assert total_thing(["八、其他重要事项说明"]) is None
    assert total_thing(["表5 码头修缮情况", "“三公”经费支出决算表"]) is None


def test_outer_headers_of_parts() -> None:
    assert column_of(("编制数（人）", "行政"), 2022, None).words == "行政编制数"
    assert column_of(("本期发生额", "境内"), 2022, None).words == "境内"
    repeated = frozenset({"公务用车购置费"})
    assert column_of(("公务用车购置及运行费", "公务用车购置费"), 2022, None, repeated).words == "公务用车购置费"
    assert not deals_out("车辆数", "合计")
    assert total_of("毛利率", "合计") == "合计毛利率"


def test_stages_and_their_reserve() -> None:
    assert stage_of(["第二阶段整个存续期预期信用损失"]) == "第二阶段"
    found = reserve_of(["第一阶段", "第二阶段"], [], ["7、贷款减值准备变动"])
    assert found is not None and found.name == "贷款减值准备"
    assert reserve_of(["第一阶段"], [], ["坏账准备"]) is None


def test_a_header_over_the_first_of_its_columns_heads_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("test_cell_figures.XS", (60, 150, 230, 310, 390, 470))
    heads = [["类别", "2022年", "", "2021年", ""], ["", "金额", "占比（%）", "金额", "占比（%）"]]
    rows = Sheet(tmp_path).rows([*heads, ["正常类", "31", "96.2", "29", "95.1"]], "单位：万元")
    assert [(row["metric"], row["value_text"], row["period_end"].year) for row in rows] == [
        ("正常类", "310000", 2022),
        ("正常类占比", "96.2", 2022),
        ("正常类", "290000", 2021),
        ("正常类占比", "95.1", 2021),
    ]


def test_percent_in_a_list_of_units_is_that_of_the_shares(tmp_path: Path) -> None:
    rows = Sheet(tmp_path).rows([["类别", "人数", "占比"], ["男员工", "801", "61.1"]], "单位：人、%")
    assert [row["unit"] for row in rows] == ["人", "%"]


def test_percent_in_a_list_of_units_goes_before_a_unit_that_the_name_asks_for(tmp_path: Path) -> None:
    rows = Sheet(tmp_path).rows(
        [["指标", "2022年"], ["用电量", "402.6"], ["绿电比例", "12.5"]], "单位：吨、万千瓦时、%"
    )
    assert [row["unit"] for row in rows] == ["千瓦时", "%"]


def test_letters_of_a_form_are_no_part_of_a_label() -> None:
    assert bare_label("审批的对外担保额度合计（A1）") == "审批的对外担保额度合计"
    assert bare_label("担保总额（A2+B2）") == "担保总额"
    assert bare_label("对子公司担保额度合计（C1）") == "对子公司担保额度合计（C1）"  # beside that of （B1）
