"""Units and names that stand beside what they are of: in the row above, in another column, in other tables."""

from pathlib import Path
from typing import Any

import pytest
from test_cell_figures import Sheet

Rows = list[list[str]]


def read(folder: Path, lines: list[str], above: str = "") -> list[dict[str, Any]]:
    return Sheet(folder).rows([line.split("|") for line in lines], above)


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (
            ["指标|2022年", "员工总数（人）|9,846", "按性别|", "男性|7,020", "女性|2,826", "按年龄|", "30岁以下|3,052"],
            ["人", "人", "人", "人"],
        ),
        (["指标|2022年", "供水量（万吨）|9,846", "按区域划分|", "城东|6,505", "产销差率|2.6"], ["吨", "吨", None]),
        (["指标|2022年", "在册职工（人）|846", "管理|", "例会|65"], ["人", None]),
        (["指标|2022年", "女性（%）|28.6", "按年龄|", "30岁以下|652"], ["%", None]),
        (["指标|本年", "职工（人）|84", "按岗位|", "检修|651", "费用（万元）|3", "其余|7"], ["人"] * 2 + ["元", None]),
    ],
)  # fmt: skip
def test_what_a_row_is_broken_down_by_keeps_its_unit(tmp_path: Path, lines: list[str], units: list[str | None]) -> None:
    assert [row["unit"] for row in read(tmp_path, lines)] == units


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        (["股东名称|持股数（万股）|报告期内增减|质押股数", "青川发展有限公司|7,265.52|+366.95|1,200"],
         [("72655200", "股"), ("3669500", "股"), ("12000000", "股")]),
        (["股东名称|期末持股（万股）|质押股份数量", "青川发展有限公司|7,265.52|1,200"],
         [("72655200", "股"), ("12000000", "股")]),
        (["股东名称|持股数（股）|质押股数", "青川发展有限公司|72,655,200|1,200"], [("72655200", "股"), ("1200", "股")]),
        (["股东名称|持股数（万股）|股东户数", "青川发展有限公司|7,265.52|1,200"], [("72655200", "股"), ("1200", "户")]),
    ],
)  # fmt: skip
def test_counts_of_shares_side_by_side_have_one_unit(
    tmp_path: Path, lines: list[str], counts: list[tuple[str, str]]
) -> None:
    assert [(row["value_text"], row["unit"]) for row in read(tmp_path, lines)] == counts


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (["种类|发行价格（或利率）|发行数量", "人民币普通股|28.65|724,500"], ["元", "股"]),
        (["种类|授予价格|授予数量", "限制性股票|8.65|724,500"], ["元", "股"]),
        (["种类|发行价格（或利率）|发行数量", "公司债|3.25|724,500"], [None, "股"]),
        (["种类|发行价格（港元）|发行数量", "优先股|3.25|724,500"], ["港元", "股"]),
        (["项目|2022年", "发行在外普通股的加权平均数|396,449,159"], ["股"]),
    ],
)
def test_a_price_is_in_money_where_the_table_counts_shares(
    tmp_path: Path, lines: list[str], units: list[str | None]
) -> None:
    assert [row["unit"] for row in read(tmp_path, lines, "单位：股")] == units


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (["岗位|人数|女|35岁及以下", "检修|401|248|166", "合计|401|248|166"], ["人"] * 6),
        (["岗位|职工人数|其中：女性|51岁以上", "站务|401|248|166"], ["人"] * 3),
        (["项目|金额|女|35岁及以下", "慰问|401|248|166"], [None] * 3),
        (["岗位|人数|女", "站务|401|61.8"], ["人", None]),
    ],
)
def test_parts_of_the_staff_are_people(tmp_path: Path, lines: list[str], units: list[str | None]) -> None:
    assert [row["unit"] for row in read(tmp_path, lines)] == units


@pytest.mark.parametrize(("label", "unit"), [("净利润（元）", "元"), ("净利润（万元）", None), ("净利润", None)])
def test_sums_to_the_cent_are_in_the_money_of_all_labels(tmp_path: Path, label: str, unit: str | None) -> None:
    lines = ["项目|2022年", "营业收入（元）|1,238,746,512.30", f"{label}|153,021,844.19", "销售费用|42,455,848.91"]
    assert read(tmp_path, lines)[-1]["unit"] == unit


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["指标|2022年", "员工总数（人）|846", "按性别|", "男性|651", "女性（%）|23", "培训时长|35", "男性|31"],
         ["员工总数", "男性员工", "女性员工", "培训时长", "按性别男性"]),
        (["公司研发人员情况|2022年", "研发人员数量（人）|226", "研发人员学历|", "本科|129", "其他|23", "硕士及以上|74"],
         ["研发人员数量", "本科研发人员", "其他学历研发人员", "硕士及以上研发人员"]),
        (["指标|2022年", "职工人数（人）|846", "按年龄分|", "35岁及以下|195", "36-50岁|2"],
         ["职工人数", "35岁及以下职工", "36-50岁职工"]),
        (["项目|2022年", "教育程度|", "本科|497"], ["本科"]),
        (["指标|2022年", "用户总数（户）|846", "按性别|", "男性|651"], ["用户总数", "男性"]),
        (["项目|2022年", "教师人数（人）|84", "按学历|", "本科院校|3"], ["教师人数", "本科院校"]),
    ],
)  # fmt: skip
def test_parts_of_the_staff_are_named_with_it(tmp_path: Path, lines: list[str], names: list[str]) -> None:
    assert [row["metric"] for row in read(tmp_path, lines)] == names


def test_parts_below_a_band_of_degrees_are_people(tmp_path: Path) -> None:
    lines = ["公司研发人员情况|2022年", "研发人员数量（人）|226", "研发人员学历|", "本科|129", "硕士及以上|97"]
    assert [row["unit"] for row in read(tmp_path, lines)] == ["人", "人", "人"]


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (["分类|期末余额|占比|期初余额|占比", "正常|41.5|90.1%|40.2|94.8%"], [2022, 2022, 2021, 2021]),
        (["业务|2022年|占比（%）|2021年|占比（%）", "供水|41.5|90.1|40.2|94.8"], [2022, 2022, 2021, 2021]),
        (["分产品|本期|占营业收入比重|上期|占营业收入比重", "供水|41.5|90.1%|40.2|94.8%"], [2022, 2022, 2021, 2021]),
        (["股东|年初持股|比例|年末持股|比例", "供水公司|41|9%|40|8%"], [2021, 2021, 2022, 2022]),
        (["业务|收入|占比|成本|占比", "供水|41.5|90.1%|40.2|94.8%"], [2022] * 4),
        (["业务|2022年|2021年|同比|占比", "供水|41.5|40.2|3.2%|94.8%"], [2022, 2021, 2022, 2022]),
        (["业务|2022年|同比增减|2021年|同比增减", "供水|41.5|3.1%|40.2|4.8%"], [2022, 2022, 2021, 2022]),
    ],
)
def test_a_share_beside_an_amount_is_of_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str], years: list[int]
) -> None:
    monkeypatch.setattr("test_cell_figures.XS", (40, 130, 215, 300, 385, 470))
    assert [row["period_end"].year for row in read(tmp_path, lines)] == years


@pytest.mark.parametrize(
    ("unit", "value", "read_as"),
    [
        ("万吨CO₂e", "31500", "吨CO₂e"),
        ("吨CO2e/百万元", "3.15", "吨CO2e/百万元"),
        ("千克CO₂e/平方米", "3.15", "千克CO₂e/平方米"),
        ("吨/百万元营收", "3.15", "吨/百万元"),
        ("tCO₂e/吨产品", "3.15", "tCO₂e/吨"),
        ("‰", "3.15", "‰"),
        ("NTU", "3.15", "NTU"),
        ("dB(A)", "3.15", "dB(A)"),
        ("万m³/d", "31500", "m³/d"),
        ("次/20万工时", "3.15", "次/20万工时"),
        ("件/百万客户", "3.15", "件/百万客户"),
        ("L/100km", "3.15", "L/100km"),
        ("吨CO₂e排放", "3.15", None),
        ("吨/百万元地区", "3.15", None),
    ],
)
def test_a_column_of_units_says_them_whole(tmp_path: Path, unit: str, value: str, read_as: str | None) -> None:
    found = read(tmp_path, ["指标|单位|2022年", f"窑炉运行值|{unit}|3.15", "职工人数|人|846"])
    assert [(row["value_text"], row["unit"]) for row in found] == [(value, read_as), ("846", "人")]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        # a rate is a rate under heads with units
        (["年份|用水量（吨）|水费（万元）", "2022|500|40", "2023|600|44", "增长%|20|10"], [("20", "%"), ("10", "%")]),
        (
            ["年度|学员（人）|学费（元）", "2022年|80|900", "2023年|84|990", "增减率（%）|5|10"],
            [("5", "%"), ("10", "%")],
        ),
        (["年度|学员（人）|学费（元）", "2022年|80|900", "2023年|84|990", "增减|4|90"], [("4", "人"), ("90", "元")]),
        # between balances
        (
            ["项目|存货（万元）|借款（万元）", "年初|80|900", "年末|84|990", "增减|4|90"],
            [("40000", "元"), ("900000", "元")],
        ),
        (["项目|存货（万元）", "期初余额|80", "期末余额|84", "变动额|4"], [("40000", "元")]),
        # what two levels of a row make, in their unit
        (["指标|2022年|2023年|增减", "游客人次（万人次）|80.5|84.6|4.1"], [("41000", "人次")]),
        (["指标|2022年|2023年|增减", "游客人次（万人次）|80|84|5"], [("5", "%")]),
    ],
)
def test_a_change_counts_as_its_row_or_its_levels_say(
    tmp_path: Path, lines: list[str], said: list[tuple[str, str | None]]
) -> None:
    rows = [row for row in read(tmp_path, lines) if row["role"] == "change"]
    assert [(row["value_text"], row["unit"]) for row in rows] == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["项目|2023年预算|2024年预算|增减", "养护支出|900|950|50"], [("500000", "元")]),
        (["项目|预算|上年执行|增减", "养护|90|80|10"], [("100000", "元")]),
        (["项目|2023年预算|2024年预算|增减", "养护支出|90|95|7"], [("7", None)]),
    ],
)
def test_a_change_between_plans_counts_as_they_do(
    tmp_path: Path, lines: list[str], said: list[tuple[str, str | None]]
) -> None:
    rows = [row for row in read(tmp_path, lines, "单位：万元") if row["role"] == "change"]
    assert [(row["value_text"], row["unit"]) for row in rows] == said


@pytest.mark.parametrize(
    ("header", "unit"),
    [("人数", "人"), ("学员人数", "人"), ("户数", "户"), ("数量", "岗位")],  # of 数量 only the band says what it counts
)
def test_a_thing_that_bands_rows_is_no_unit_of_another_count(header: str, unit: str, tmp_path: Path) -> None:
    lines = [f"分类|类别|{header}|占比", "岗位|驾驶|31|62.00%", "岗位|检修|19|38.00%"]
    assert [row["unit"] for row in read(tmp_path, lines)][::2] == [unit] * 2
