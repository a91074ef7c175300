"""What only looks like parts, lists or dates of a table: rows that balance, lists that name rows, years of things."""

from datetime import date

import pytest
from made_tables import Rows, made, said_of

from extractors.tables import cell_quantities
from extractors.tables.stated_times import ends_section, period_over

USUAL = date(2023, 1, 1), date(2023, 12, 31)
WHOLE = "2023-01-01..2023-12-31"


@pytest.mark.parametrize(
    ("labels", "numbers", "metrics"),
    [
        (["受理（件）", "办结", "未结"], ["320", "310", "200", "190", "120", "120"], ["受理", "办结", "未结"]),
        (["来信数量（封）", "办结", "在办"], ["320", "310", "200", "190", "120", "120"], ["来信数量", "办结", "在办"]),
        (["开放（张）", "占用", "空闲"], ["600", "650", "500", "520", "100", "130"], ["开放", "占用", "空闲"]),
        (["年末（座）", "年初", "新增"], ["150", "170", "100", "120", "50", "50"], None),
        (["护理人员（人）", "男", "女"], ["150", "170", "100", "120", "50", "50"], ["护理人员"] * 3),
        (["护理人员（人）", "中级", "初级"], ["150", "170", "100", "120", "50", "50"], ["护理人员"] * 3),
        (["供热量（吨）", "居民", "工业"], ["150", "170", "100", "120", "50", "50"], ["供热量"] * 3),
        (["用水（吨）", "食堂", "浴室"], ["150", "170", "100", "120", "50", "50"], ["用水"] * 3),
        (["供水（吨）", "售水", "漏损"], ["150", "170", "100", "120", "50", "50"], ["供水", "售水", "漏损"]),
        (["售电量（千瓦时）", "工业用电", "生活用电"], ["150", "170", "100", "120", "50", "50"], ["售电量"] * 3),
        (["用电量（千瓦时）", "办公楼", "宿舍"], ["150", "170", "100", "120", "50", "50"], ["用电量"] * 3),
        (["病人数（人）", "结核", "肝炎"], ["150", "170", "100", "120", "50", "50"], ["病人数"] * 3),
        (["用户数（户）", "校内", "校外"], ["150", "170", "100", "120", "50", "50"], ["用户数"] * 3),
    ],
)
def test_rows_that_balance_are_no_parts(labels: list[str], numbers: list[str], metrics: list[str] | None) -> None:
    rows: Rows = [["指标", "2022年", "2023年"]]
    unit = labels[0].split("（")[1][:-1]
    rows += [
        [label if at == 0 else f"{label}（{unit}）", *numbers[2 * at : 2 * at + 2]] for at, label in enumerate(labels)
    ]
    said = said_of(made(rows))
    assert len(said) == 6
    if metrics is None:
        assert all(row.subject is None for row in said)
    else:
        assert [row.metric for row in said[::2]] == metrics


@pytest.mark.parametrize(
    ("head", "kept"), [("设备名称", True), ("采购品种", True), ("维护项目", True), ("服务乡镇", False), ("村社", False)]
)
def test_a_list_in_the_column_that_names_the_rows_is_kept(head: str, kept: bool) -> None:
    rows: Rows = [
        ["类别", head, "数量（台）"],
        ["办公类", "扫描仪、碎纸机", "120"],
        ["会务类", "话筒、投影仪", "30"],
        ["后勤类", "冰柜、烤箱", "20"],
    ]
    first = said_of(made(rows))[0]
    assert ("扫描仪" in f"{first.metric}{first.subject}") is kept


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("2021年开工项目建设进度表", None), ("2022年立项课题经费使用情况表", None), ("2019年建成泵站运行情况", None),
        ("2020年及以前年度结余资金情况表", None), ("2022年度以前结余资金情况表", None),
        ("2022年审计发现问题整改情况", None),
        ("2021年度巡察反馈问题整改情况", None), ("建馆以来（1987年）藏品统计表", None),
        ("2018年新开工泵站管护情况表", None),
        ("2024年开工项目推进计划表", 2024), ("2022年项目批复情况表", 2022), ("2022年购置情况表", 2022),
        ("2024年审计计划表", 2024), ("2022年引进人才情况表", 2022), ("2022年藏品统计表", 2022),
        ("2019年度建成泵站运行情况表", None), ("2019年度建成泵站统计表", 2019),
        ("表2 2022年初中招生情况表", 2022), ("2022年起重机检验情况表", 2022), ("2022年后勤支出情况表", 2022),
        ("2022年前七名客户情况表", 2022),
        ("2022年前置审批事项统计表", 2022), ("2022年间伐面积统计表", 2022), ("2022年版面费支出情况表", 2022),
        ("2022年前建成泊位统计表", None), ("2022年后新栽行道树统计表", None), ("2022年版教材目录一览表", None),
        ("2022年起新建泊位统计表", None), ("2021年至2022年间新栽行道树统计表", None), ("2022年末泊位统计表", None),
    ],
)  # fmt: skip
def test_years_of_what_a_table_lists_date_no_numbers(line: str, year: int | None) -> None:
    found = period_over([line], tuple, USUAL)
    assert (found[1].year if found else None) == year


@pytest.mark.parametrize(
    ("above", "section", "days"),
    [
        (["附件1", "（2023年度）"], "二、2024年工作打算", WHOLE),
        (["2023年12月26日", "附件1", "主要业务完成情况表"], "二、2024年工作打算", WHOLE),
        (["附：", "主要业务完成情况表"], "二、2024年工作打算", WHOLE),
        (["附表2：各馆业务情况"], "二、2024年工作打算", WHOLE),
        (["2023年12月26日", "主要业务情况"], "二、2024年工作打算", WHOLE),
        (["主要业务情况"], "二、2024年工作打算", "2024-01-01..2024-12-31"),
        (["附件1", "2024年业务任务表"], "二、2023年工作", "2024-01-01..2024-12-31"),
        (["附近各馆情况"], "二、2024年工作打算", "2024-01-01..2024-12-31"),
    ],
)
def test_an_annex_is_not_of_the_year_of_the_plan_before_it(above: list[str], section: str, days: str) -> None:
    rows: Rows = [["馆名", "借阅量（册）"], ["东馆", "300"], ["西馆", "200"]]
    assert {row.days for row in said_of(made(rows, above, section=section))} == {days}


@pytest.mark.parametrize(
    ("line", "apart", "ends"),
    [
        ("附件", False, True), ("附件3", False, True), ("（附表2）", False, True), ("附：", False, True),
        ("附件2：各馆情况", False, True), ("2023年12月26日", False, True), ("2023年12月31日", False, False),
        ("2023年12月31日", True, True), ("附近各馆情况", False, False), ("附件所列经费已到账。", False, False),
        ("附属医院情况", True, False), ("附表说明", True, False),
    ],
)  # fmt: skip
def test_what_ends_the_text_under_a_title(line: str, apart: bool, ends: bool) -> None:
    assert ends_section(line, apart=apart) is ends


@pytest.mark.parametrize(
    ("head", "days"),
    [("拨付金额", WHOLE), ("支出金额", WHOLE), ("到位金额", WHOLE), ("账面金额", "2023-12-31"), ("结余", "2023-12-31")],
)
def test_money_that_moved_is_not_of_the_day_of_a_caption(head: str, days: str) -> None:
    rows: Rows = [["馆名", f"{head}（万元）"], ["东馆", "300"], ["西馆", "200"]]
    assert {row.days for row in said_of(made(rows, ["经费情况表（截至2023年12月31日）"]))} == {days}


def test_a_sum_of_the_year_is_of_the_year_under_a_caption_of_a_half() -> None:
    rows: Rows = [["活动", "次数", "本年累计（次）"], ["讲座", "6", "14"], ["展览", "4", "9"]]
    half = "2023-07-01..2023-12-31"
    assert [row.days for row in said_of(made(rows, ["2023年下半年活动统计表"]))] == [half, WHOLE, half, WHOLE]
    other = "2022-07-01..2022-12-31"
    assert {row.days for row in said_of(made(rows, ["2022年下半年活动统计表"]))} == {other}


@pytest.mark.parametrize(
    ("heads", "year"),
    [
        (["2020年基期值", "2025年目标值", "2023年完成值", "累计增减"], "2023"),
        (["2022年完成值", "2023年完成值", "2024年计划", "增减"], "2024"),
        (["2023年完成值", "2024年目标值", "增减"], "2024"),
    ],
)
def test_a_change_behind_what_was_reached_is_not_of_the_target(heads: list[str], year: str) -> None:
    rows: Rows = [["指标", *heads], ["管道长度（公里）", *("1200", "1500", "1380", "180")[: len(heads)]]]
    assert said_of(made(rows))[-1].days[-10:-6] == year


def test_a_row_of_changes_below_years_without_numbers() -> None:
    rows: Rows = [["年份", "甲站", "乙站"], ["2022年", "", ""], ["2023年", "", ""], ["增减", "5", "8"]]
    assert [(row.metric, row.role, row.days) for row in said_of(made(rows))] == [
        ("甲站", "change", WHOLE),
        ("乙站", "change", WHOLE),
    ]


def test_what_stands_above_the_bands_or_counts_something_else_is_of_no_sort() -> None:
    rows: Rows = [
        ["馆舍面积（平方米）", "300"],
        ["流通站点（个）", "12"],
        ["按年龄", ">"],
        ["30岁及以下", "20"],
        ["按岗位", ">"],
        ["编目员", "8"],
        ["管理人员", "5"],
        ["培训（场）", "7"],
        ["培训时长", "9"],
    ]
    found = [(row.metric, row.subject) for row in said_of(made(rows, ["职工构成"]))]
    sorts = [("职工", who) for who in ("30岁及以下", "编目员", "管理人员")]
    assert found == [("馆舍面积", None), ("流通站点", None), *sorts, ("培训", None), ("培训时长", None)]


@pytest.mark.parametrize(
    ("head", "parts", "names"),
    [
        ("人均收入（元）", ("城镇", "农村"), [("人均收入", "城镇"), ("人均收入", "农村")]),
        ("门诊（人次）", ("内科", "外科"), [("门诊", "内科"), ("门诊", "外科")]),
        ("非流动资产（元）", ("在建工程", "商誉"), [("在建工程", None), ("商誉", None)]),
    ],
)
def test_items_below_a_row_of_dashes_are_no_parts_of_it(
    head: str, parts: tuple[str, str], names: list[tuple[str, str | None]]
) -> None:
    rows: Rows = [["指标", "2023年"], [head, "—"], [parts[0], "310"], [parts[1], "210"], ["供水量（吨）", "4"]]
    found = list(cell_quantities.read(made(rows)))[:2]
    assert [(row.phrase.metric, row.phrase.subject) for row in found] == names
    assert {row.unit for row in found} == {head.split("（")[1][:-1]}
