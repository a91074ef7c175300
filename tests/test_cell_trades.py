"""Tables of many trades: what their units, names and owners are, drawn and read, with what looks alike beside it."""

from pathlib import Path

import pytest
from test_cell_figures import Sheet

from extractors.tables.cell_values import column_of, metric_of

Read = list[tuple[str | None, str | None, str | None, str | None]]
CASES: dict[str, tuple[list[list[str]], str, Read]] = {
    "two times side by side are a change, the header over years says nothing": (
        [["指标", "2021年", "2022年", "2022年较2021年"], ["出库粮食（吨）", "310", "341", "+10.00%"]],
        "",
        [("出库粮食", None, "310", "吨"), ("出库粮食", None, "341", "吨"), ("出库粮食", "change", "10", "%")],
    ),
    "a bare number in a column of shares is a difference in the row's unit": (
        [
            ["指标", "2021年", "2022年", "较上年"],
            ["在园幼儿（人）", "310", "341", "+10.00%"],
            ["平均候诊（天）", "8.3", "7.9", "-0.4"],
            ["出勤率（%）", "96.1", "97.4", "1.3"],
        ],
        "",
        [
            ("在园幼儿", None, "310", "人"),
            ("在园幼儿", None, "341", "人"),
            ("在园幼儿", "change", "10", "%"),
            ("平均候诊", None, "8.3", "天"),
            ("平均候诊", None, "7.9", "天"),
            ("平均候诊", "change", "0.4", "天"),
            ("出勤率", None, "96.1", "%"),
            ("出勤率", None, "97.4", "%"),
            ("出勤率", "change", "1.3", "百分点"),
        ],
    ),
    "a title row gives its unit also to rates and amounts a share": (
        [
            ["项目", "2022年", "2021年"],
            ["每股计（人民币元/股）", "", ""],
            ["基本每股收益", "0.65", "0.61"],
            ["监管指标（%）", "", ""],
            ["不良贷款率", "1.24", "1.31"],
        ],
        "",
        [
            ("基本每股收益", None, "0.65", "元/股"),
            ("基本每股收益", None, "0.61", "元/股"),
            ("不良贷款率", None, "1.24", "%"),
            ("不良贷款率", None, "1.31", "%"),
        ],
    ),
    "a unit line of people counts people": (
        [["类别", "2022年"], ["员工总数", "2,318"], ["女员工", "702"]],
        "单位：人",
        [("员工总数", None, "2318", "人"), ("女员工", None, "702", "人")],
    ),
    "shareholders are not counted in shares, nor staff in tons": (
        [["类别", "2022年"], ["股东总数", "2,318"], ["流通股", "7,020"]],
        "单位：股",
        [("股东总数", None, "2318", None), ("流通股", None, "7020", "股")],
    ),
    "a part of a row takes its unit": (
        [["指标", "2022年"], ["培训学员（人次）", "5,210"], ["其中：教练员", "610"], ["场地面积（平方米）", "86"]],
        "",
        [("培训学员", None, "5210", "人次"), ("教练员", None, "610", "人次"), ("场地面积", None, "86", "平方米")],
    ),
    "a share among parts does not": (
        [["指标", "2022年"], ["培训学员（人次）", "5,210"], ["其中：教练员占比", "11.7"]],
        "",
        [("培训学员", None, "5210", "人次"), ("教练员占比", None, "11.7", None)],
    ),
    "units a pupil and a teacher": (
        [["指标", "单位", "2022年"], ["生均图书", "册/生", "82.5"], ["生均设备值", "元/生", "13,862"]],
        "",
        [("生均图书", None, "82.5", "册/生"), ("生均设备值", None, "13862", "元/生")],
    ),
    "panels whose labels are sorted by something": (
        [
            ["项目", "决算数", "项目(按功能)", "决算数"],
            ["事业收入", "118.75", "卫生健康支出", "386.54"],
            ["非税收入", "386.54", "住房保障支出", "118.75"],
        ],
        "单位：万元",
        [
            ("事业收入", None, "1187500", "元"),
            ("卫生健康支出", None, "3865400", "元"),
            ("非税收入", None, "3865400", "元"),
            ("住房保障支出", None, "1187500", "元"),
        ],
    ),
    "panels whose values have the same headers": (
        [
            ["资产", "期末余额", "负债和权益", "期末余额"],
            ["货币资金", "118.75", "短期借款", "386.54"],
            ["应收账款", "386.54", "应付账款", "118.75"],
        ],
        "单位：元",
        [
            ("货币资金", None, "118.75", "元"),
            ("短期借款", None, "386.54", "元"),
            ("应收账款", None, "386.54", "元"),
            ("应付账款", None, "118.75", "元"),
        ],
    ),
    "words between other values are no panel": (
        [
            ["客户", "签约额（元）", "状态", "到账额（元）"],
            ["东渡水厂", "118.75", "履约中", "86.54"],
            ["石桥水厂", "386.54", "已结清", "386.54"],
        ],
        "",
        [
            ("签约额", "东渡水厂", "118.75", "元"),
            ("到账额", "东渡水厂", "86.54", "元"),
            ("签约额", "石桥水厂", "386.54", "元"),
            ("到账额", "石桥水厂", "386.54", "元"),
        ],
    ),
    "staff is counted in people": (
        [["项目", "2022年"], ["在职员工的数量合计", "648"], ["设备数量", "31"]],
        "",
        [("在职员工的数量合计", None, "648", "人"), ("设备数量", None, "31", None)],
    ),
    "parts of a total keep its name": (
        [
            ["", "2022年金额", "占营业收入比重"],
            ["营业收入合计", "412.30", "100%"],
            ["分产品", "", ""],
            ["复合调味料", "310.10", "75.21%"],
            ["其他", "102.20", "24.79%"],
        ],
        "单位：元",
        [
            ("营业收入合计", None, "412.30", "元"),
            ("营业收入合计占营业收入比重", None, "100", "%"),
            ("营业收入", "复合调味料", "310.10", "元"),
            ("占营业收入比重", "复合调味料", "75.21", "%"),
            ("营业收入", "其他", "102.20", "元"),
            ("占营业收入比重", "其他", "24.79", "%"),
        ],
    ),
    "what a party owes": (
        [
            ["单位名称", "款项的性质", "期末余额", "占应收账款余额%"],
            ["河口水务公司", "货款", "12.50", "31.10%"],
        ],
        "单位：元",
        [
            ("应收账款期末余额", "河口水务公司", "12.50", "元"),
            ("占应收账款余额", "河口水务公司", "31.10", "%"),
        ],
    ),
    "what a party was paid for tells its rows apart": (
        [
            ["关联方", "交易类型", "交易额（万元）"],
            ["河口水务公司", "贷款", "12.50"],
            ["河口水务公司", "拆借", "9.10"],
            ["东岭水务公司", "贷款", "3.20"],
        ],
        "",
        [
            ("贷款交易额", "河口水务公司", "125000", "元"),
            ("拆借交易额", "河口水务公司", "91000", "元"),
            ("交易额", "东岭水务公司", "32000", "元"),
        ],
    ),
    "ages of a claim that the line above names": (
        [["账龄", "账面余额", "坏账准备"], ["1年以内", "371.26", "3.70"], ["1至2年", "54.50", "5.45"]],
        "应收账款的账龄分析如下：",
        [
            ("应收账款账面余额", "1年以内", "371.26", None),
            ("应收账款坏账准备", "1年以内", "3.70", None),
            ("应收账款账面余额", "1至2年", "54.50", None),
            ("应收账款坏账准备", "1至2年", "5.45", None),
        ],
    ),
    "terms of contracts are no ages of a claim": (
        [["期限", "合同数"], ["1年以内", "371"], ["1至2年", "54"]],
        "劳动合同期限如下：",
        [("1年以内合同数", None, "371", None), ("1至2年合同数", None, "54", None)],
    ),
    "shares held where no unit is named": (
        [["股东名称", "持股数量", "持股比例（%）"], ["河口水务公司", "98,412,600", "31.47"]],
        "",
        [("持股数量", "河口水务公司", "98412600", "股"), ("持股比例", "河口水务公司", "31.47", "%")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_rows_of_a_table(tmp_path: Path, case: str) -> None:
    rows, above, expected = CASES[case]
    read = Sheet(tmp_path).rows(rows, above)
    said = [
        (r["metric"], "change" if r["role"] == "change" else r["subject"], r["value_text"], r["unit"]) for r in read
    ]
    assert said == expected


def test_what_a_line_is_in_all_beside_its_parts() -> None:
    whole = column_of(("本年支出", "合计"), 2022, None)
    assert metric_of(["公路养护"], whole) == "公路养护本年支出合计"
    assert metric_of(["卫生健康支出"], whole) == "卫生健康支出合计"
    assert metric_of(["合计"], whole) == "本年支出合计"
    assert metric_of(["公路养护"], column_of(("本年支出", "基本支出"), 2022, None)) == "公路养护基本支出"
    assert metric_of(["养护中心"], column_of(("职工人数", "合计"), 2022, None)) == "养护中心职工人数合计"
    assert metric_of(["总计"], column_of(("支出", "决算数"), 2022, None)) == "支出总计"


def test_how_many_stands_under_a_header_of_what_happened() -> None:
    assert column_of(("质押、标记或冻结情况", "数量"), 2022, None).words == "质押、标记或冻结情况数量"
    assert column_of(("期末余额", "金额"), 2022, None).words == ""
