"""What headers and labels of a table say of times, changes, bases and units, word by word."""

from datetime import date

import pytest

from extractors.tables.cell_times import is_time, period_of_head, period_of_labels, sort_of_value, without_times
from extractors.tables.cell_units import scale_of
from extractors.tables.cell_values import (
    Column,
    basis_of_heads,
    column_of,
    is_changed_row,
    metric_of,
    without_title,
)
from extractors.tables.unit_fits import keeps_unit, takes_unit

USUAL = date(2022, 1, 1), date(2022, 12, 31)


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


def day(number: int, month: int = 12, of_month: int = 31) -> tuple[date, date]:
    return date(number, month, of_month), date(number, month, of_month)


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("2021年", year(2021)), ("2021年度", year(2021)), ("2021", year(2021)), ("2021E", year(2021)),
        ("2021A", year(2021)), ("2021F", year(2021)),
        ("2021（预测）", year(2021)), ("2021年度(预计)", year(2021)), ("目标值2025", year(2025)),
        ("2030目标", year(2030)), ("实绩（2023）", year(2023)),
        ("减排目标2025", year(2025)), ("指标值2025", year(2025)), ("实际2021", year(2021)),
        ("完成值2021", year(2021)), ("达成数2021", year(2021)),
        ("基准值2021", year(2021)), ("基线2021", year(2021)), ("现状2021", year(2021)), ("进展2021年", year(2021)),
        ("2021现状", year(2021)),
        ("Q1", (date(2022, 1, 1), date(2022, 3, 31))), ("2021Q4", (date(2021, 10, 1), date(2021, 12, 31))),
        ("2021年Q2", (date(2021, 4, 1), date(2021, 6, 30))),
        ("2022年12月31日", day(2022)), ("2022年1月1日", day(2021)), ("2022年初", day(2021)), ("2021届", year(2021)),
        ("2021届毕业生", year(2021)), ("2021级新生", year(2021)), ("2021级学生", None),
        ("期初余额", day(2021)), ("年初数", day(2021)),
        ("上年末余额", day(2021)), ("上期期末数", day(2021)), ("上一年度末", day(2021)), ("上一期末余额", day(2021)),
        ("上期期末计划", year(2021)),
        ("上年度末", day(2021)), ("上年年末余额", day(2021)), ("年初预算", None), ("年初计划", None),
        ("年初至报告期末", USUAL), ("上年", year(2021)), ("上期发生额", year(2021)),
        ("上年度", year(2021)), ("去年", year(2021)), ("上一年", year(2021)), ("前一年", year(2021)),
        ("同期", year(2021)), ("本年", USUAL), ("本期发生额", USUAL),
        ("本报告期", USUAL), ("报告期", USUAL), ("当年", USUAL), ("本年度", USUAL), ("今年", USUAL),
        ("期末余额", day(2022)), ("年末余额", day(2022)), ("本期末", day(2022)),
        ("报告期末", day(2022)), ("本年末", day(2022)), ("本年度末", day(2022)), ("本年增减", None),
        ("上年同期增减", None), ("期初变动", None), ("同比", None),
        ("本年变化", None), ("本年增幅", None), ("本年升降", None), ("本年涨跌", None), ("本年增长", None),
        ("金额", None), ("6月28日", None),
    ],
)  # fmt: skip
def test_times_of_headers(head: str, period: tuple[date, date] | None) -> None:
    assert period_of_head(head, 2022, USUAL) == period


def test_school_years_begin_in_september_or_in_the_month_of_the_report() -> None:
    usual = date(2021, 8, 1), date(2022, 7, 31)
    assert period_of_head("2020-2021学年", 2022, usual) == (date(2020, 8, 1), date(2021, 7, 31))
    assert period_of_head("2020-2021学年", 2022, USUAL) == (date(2020, 9, 1), date(2021, 8, 31))


def test_words_seen_from_a_year_need_it() -> None:
    for head in ("本年", "上年", "期初余额", "期末余额"):
        assert period_of_head(head, None, None) is None
    assert period_of_head("Q1", None, None) is None
    assert period_of_head("2021年", None, None) == year(2021)


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("2022年末余额", "余额"), ("期末余额", "余额"), ("余额（2022年末）", "余额"), ("2021-2022学年人数", "人数"),
        ("2021—2022采暖季用量", "用量"), ("2021至2022供暖期用量", "用量"),
        ("2021～2022供热季用量", "用量"), ("2021-22榨季产量", "产量"), ("2021-2022赛季场次", "场次"),
        ("截至2022年6月余额", "余额"), ("2022年1-6月产量", "产量"),
        ("2022年1月至6月产量", "产量"), ("2022年6月30日余额", "余额"), ("2022年底人数", "人数"),
        ("2022E收入", "收入"), ("6月产量", "产量"), ("1-6月份产量", "产量"),
        ("一季度产量", "产量"), ("第四季度产量", "产量"), ("Q3产量", "产量"), ("上半年产量", "产量"),
        ("下半年产量", "产量"), ("本年累计产量", "产量"), ("全年累计数", ""),
        ("当年累计产量", "产量"), ("本年度产量", "产量"), ("本年底人数", "人数"), ("本年收入合计", "本年收入合计"),
        ("本年支出合计", "本年支出合计"), ("本期末余额", "余额"),
        ("本期初余额", "余额"), ("报告期内产量", "产量"), ("本报告期末余额", "余额"),
        ("年初至报告期末产量", "产量"), ("期初余额", "余额"), ("年初余额", "余额"), ("年末余额", "余额"),
        ("当年产量", "产量"), ("今年产量", "产量"), ("上年度产量", "产量"), ("上年年末余额", "余额"),
        ("上年度末余额", "余额"), ("上期产量", "产量"), ("去年产量", "产量"),
        ("上一年产量", "产量"), ("前一年产量", "产量"), ("同期产量", "产量"),
        ("占其他应收款期末余额的比例", "占其他应收款期末余额的比例"), ("期末数占总资产的比例", "占总资产的比例"),
        ("2022-06-30余额", "余额"), ("2022/12/31", ""),
        ("余额期末", "余额"), ("2022年初余额", "余额"), ("2022年初步核算数", "初步核算数"), ("2021届人数", "人数"),
        ("2021级新生", "新生"), ("2021年初次就诊率", "初次就诊率"), ("2021年初诊人次", "初诊人次"),
        ("2021年初人数", "人数"), ("2021年底栖生物", "底栖生物"), ("2021年末端站点", "末端站点"),
        ("计入2021年度非经常性损益", "计入非经常性损益"),
        ("2021年中期票据利息", "中期票据利息"),
    ],
)  # fmt: skip
def test_headers_without_times(head: str, rest: str) -> None:
    assert without_times(head) == rest


@pytest.mark.parametrize(
    ("label", "sort"),
    [
        ("2023年度预算数", "预算数"), ("2023年决算数", "决算数"), ("2023年执行数", "执行数"),
        ("2023年计划数", "计划数"), ("2023年目标值", "目标值"), ("2023年实际数", "实际数"),
        ("2023年完成额", "完成额"), ("2023年年初预算数", "年初预算数"), ("2023年调整预算数", "调整预算数"),
        ("2023年全年预算数", "全年预算数"), ("2023-06-30预算数", "预算数"),
        ("预算数", ""), ("2023年收入", ""), ("2023年", ""), ("截至2023年6月完成数", "完成数"),
        ("（2023年）决算数", "决算数"),
    ],
)  # fmt: skip
def test_sorts_of_values_of_a_year(label: str, sort: str) -> None:
    assert sort_of_value(label) == sort


@pytest.mark.parametrize(
    ("label", "time"),
    [
        ("年初余额", True), ("2.期末账面价值", True), ("本期金额", True), ("年末数", True), ("期末净额", True),
        ("期末", True), ("本期发生额", False), ("2021年", False), ("余额", False),
        ("年初收入", False), ("期末账面余额", True),
        ("2021年1月1日余额在本期", True), ("期初余额在本年", True), ("应付余额在本期", False),
    ],
)  # fmt: skip
def test_labels_that_say_only_a_time(label: str, time: bool) -> None:
    assert is_time(label) is time


@pytest.mark.parametrize(
    ("beside", "period"),
    [
        (["2021年"], year(2021)), (["一季度"], (date(2022, 1, 1), date(2022, 3, 31))),
        (["泵站", "2021年"], year(2021)), (["公告", "2021年6月28日"], None),
        (["2021年6月28日"], day(2021, 6, 28)), (["泵站", "2021-06-28"], None), (["泵站", "2021/6/28"], None),
        (["泵站"], None), (["2023年度预算数"], year(2023)),
    ],
)  # fmt: skip
def test_periods_of_rows(beside: list[str], period: tuple[date, date] | None) -> None:
    assert period_of_labels(beside, 2022) == period


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ("2023年执行数", "execution"), ("决算数", "execution"), ("实际完成数", "execution"),
        ("支出决算", "execution"), ("收入决算", "execution"), ("年初预算数", "budget"),
        ("预算金额", "budget"), ("预算安排", "budget"), ("预算安排数", "budget"), ("年初预算", "budget"),
        ("目标值", "target"), ("目标数", "target"), ("减排目标", "target"),
        ("年度指标值", "target"), ("项目绩效指标值", "target"), ("绩效指标值", "target"), ("预期指标值", "target"),
        ("设定的指标值", "target"), ("2024年计划", "plan"),
        ("计划数", "plan"), ("计划值", "plan"), ("预测值", "plan"), ("预计", "plan"), ("预估数", "plan"),
        ("2024E", "plan"), ("2024年F", "plan"), ("2024年（预测）", "plan"),
        ("预算", "budget"), ("决算", "execution"), ("年度预算", "budget"), ("全年预算额", "budget"),
        ("当年决算", "execution"), ("调整后预算", "budget"), ("调整预算", "budget"),
        ("2023年预算", "budget"), ("一般公共预算", None), ("完成值", None), ("实际", None), ("指标值", None),
        ("金额", None),
    ],
)  # fmt: skip
def test_what_headers_say_that_a_quantity_is(head: str, basis: str | None) -> None:
    assert basis_of_heads([head]) == basis
    assert basis_of_heads(["金额", head]) == basis


@pytest.mark.parametrize(
    ("label", "changed"),
    [
        *((words, True) for words in (
            "同比增长（%）", "同比", "环比", "较上年", "比上年同期", "同比增减", "同比增幅", "环比增速", "同比变动",
            "同比变化率", "同比涨跌幅", "同比涨幅", "同比升降", "(+/-)YOY(%)", "YoY",
            "增长率", "增减幅", "增速", "增幅", "变动率", "变化幅度", "变动比例",
        )),
        *((words, False) for words in ("营业收入增长率", "收入", "增长", "变动", "率")),
    ],
)  # fmt: skip
def test_rows_that_say_how_the_one_above_changed(label: str, changed: bool) -> None:
    assert is_changed_row(label) is changed


@pytest.mark.parametrize(
    ("above", "change", "words"),
    [
        (["本年"], "", ""), (["同比增减"], "同比增减", ""), (["增减%"], "增减%", ""),
        (["营业收入比上年增减"], "营业收入比上年增减", "营业收入"),
        (["收入较去年同期增长"], "收入较去年同期增长", "收入"),
        (["收入同比变动"], "收入同比变动", "收入"), (["较上年末"], "较上年末", ""),
        (["2024年较2023年"], "2024年较2023年", ""), (["与上年相比"], "与上年相比", ""),
        (["2023较2022"], "2023较2022", ""), (["2023比2022"], "2023比2022", ""), (["比较指标"], "", "比较指标"),
        (["占比变动情况"], "占比变动情况", "占比"), (["用户变动数"], "用户变动数", "用户"),
        (["公允价值变动"], "", "公允价值变动"), (["变动损益"], "", "变动损益"), (["存货变动"], "", "存货变动"),
        (["净资产变动"], "", "净资产变动"), (["现金变动"], "", "现金变动"), (["其他变动"], "", "其他变动"),
        (["所有者权益变动"], "", "所有者权益变动"), (["股东权益变动"], "", "股东权益变动"),
        (["本次变动前", "数量"], "", "数量"), (["本年增加"], "", "增加"), (["本期减少"], "", "减少"),
        (["金额"], "", ""), (["年度", "2021年"], "", ""),
        (["2022年", "统计年度"], "", ""), (["数量/开展情况"], "", ""), (["余额"], "", ""),
        (["年度指标值"], "", ""), (["实际完成值"], "", ""), (["账面余额", "比例"], "", "账面余额比例"),
        (["质押或冻结情况", "数量"], "", "质押或冻结情况数量"), (["人数"], "", ""),
        (["收入", "合计"], "", "收入合计"), (["附注"], "", ""), (["持股比例", "直接"], "", "持股比例直接"),
    ],
)  # fmt: skip
def test_what_headers_above_a_cell_say(above: list[str], change: str, words: str) -> None:
    column = column_of(above, 2022, USUAL)
    assert (column.change, column.words) == (change, words)


def test_what_each_row_is_in_all() -> None:
    column = column_of(["本年支出", "合计"], 2022, USUAL)
    assert (column.whole, column.words) == ("本年支出", "本年支出合计")
    assert metric_of(["合计"], column) == "本年支出合计"
    assert column_of(["业务支出", "合计"], 2022, USUAL).whole == ""


PLAIN = Column(None, "", "")


@pytest.mark.parametrize(
    ("label", "takes"),
    [
        *((words, False) for words in (
            "资产负债率", "增幅", "持股比例", "占比重", "占比", "百分比", "物价指数", "弹性系数", "综合得分",
            "每股收益", "人均产值", "职工人数", "培训次数", "用户户数", "案件数", "值班天数", "单位家数",
            "项目个数", "股东总数", "股东数", "职工总数", "员工数", "平均年龄", "工龄", "使用年限", "借款期限",
            "任期", "寿命", "值班天数", "月数", "股数", "持股", "持股数量", "股份数量", "股票数量",
            "股权数量", "激励数量", "期权数量", "席位", "名次", "在职人员", "在岗职工", "离退休人员",
            "离休人员", "工程进度", "完工进度", "发行在外普通股的加权平均数", "普通股加权平均数",
        )),
        *((words, True) for words in ("营业收入", "资产总额", "税收", "职工薪酬", "工程进度款")),
    ],
)  # fmt: skip
def test_what_a_unit_of_money_fits(label: str, takes: bool) -> None:
    assert takes_unit(label, PLAIN, scale_of("万元")) is takes
    assert takes_unit("泵站", Column(None, "", label), scale_of("万元")) is takes


def test_progress_that_is_no_share_counts() -> None:
    for words in ("掘进进度", "投资进度"):
        assert takes_unit("泵站", Column(None, "", words), scale_of("米"), far=True)
        assert not takes_unit("泵站", Column(None, "", words), scale_of("米"))
        assert not takes_unit("泵站", Column(None, "", words), scale_of("米"), amounts=True)
        assert takes_unit("泵站", Column(None, "", words), scale_of("%"))
    assert takes_unit("泵站", Column(None, "", "投资进度"), scale_of("万元"), far=True)
    assert not takes_unit("泵站", Column(None, "", "工程进度"), scale_of("万元"), far=True)
    assert not takes_unit("泵站", Column(None, "", "合格率"), scale_of("米"), far=True)


def test_units_of_people_fit_counts_of_them() -> None:
    assert takes_unit("职工人数", PLAIN, scale_of("人"))
    assert takes_unit("平均年龄", PLAIN, scale_of("岁"))
    assert not takes_unit("资产负债率", PLAIN, scale_of("人"))
    assert takes_unit("收入（每股收益）", PLAIN, scale_of("万元"))


@pytest.mark.parametrize(
    ("label", "takes"),
    [
        *((words, True) for words in (
            "拨备覆盖率", "漏损率", "增幅", "持股比例", "占比", "流动性比例", "研发投入比重", "净利差", "成本收入比",
        )),
        *((words, False) for words in (
            "每股收益", "职工人数", "人均产值", "存货周转率", "市盈率", "美元汇率", "额定功率", "容积率", "物价指数",
            "综合得分",
        )),
    ],
)  # fmt: skip
def test_what_per_cent_over_a_table_is_the_unit_of(label: str, takes: bool) -> None:
    assert takes_unit(label, PLAIN, scale_of("%")) is takes


@pytest.mark.parametrize(
    ("change", "takes"), [("增减额", True), ("增减金额", True), ("变动数", True), ("变动量", True),
    ("增减量", True), ("变化量", True), ("同比", False), ("增减", False)]
)  # fmt: skip
def test_a_change_takes_a_unit_where_it_is_an_amount(change: str, takes: bool) -> None:
    assert takes_unit("收入", Column(None, change, ""), scale_of("万元")) is takes
    assert keeps_unit(Column(None, change, "")) is takes
    assert takes_unit("收入", Column(None, change, ""), scale_of("万元"), amounts=True)


@pytest.mark.parametrize(
    ("words", "keeps"),
    [("", True), ("收入", True), ("占比", False), ("增长率", False), ("人数", True), ("每股收益", False)],
)
def test_a_column_keeps_the_unit_of_its_row(words: str, keeps: bool) -> None:
    assert keeps_unit(Column(None, "", words)) is keeps


@pytest.mark.parametrize(
    ("beside", "words", "metric"),
    [
        (["岗位技能培训"], "期数", "岗位技能培训期数"), (["资产总额"], "", "资产总额"), ([], "人数", "人数"),
        ([], "", None), (["财政拨款收入"], "收入", "财政拨款收入"),
        (["按组合计提坏账准备"], "坏账准备", "按组合计提坏账准备"), (["提取盈余公积"], "盈余公积", "提取盈余公积"),
        (["常规线路"], "线路", "常规线路线路"), (["所有者投入资本"], "资本公积", "所有者投入资本资本公积"),
        (["常规线路"], "线路长度", "常规线路线路长度"), (["专业构成合计"], "专业构成人数", "专业构成合计人数"),
        (["行政事业性收费"], "收费金额", "行政事业性收费"), (["资产合计"], "金额合计", "资产合计金额"),
        (["30岁以下"], "人数", "30岁以下人数"), (["人数"], "30岁以下", "30岁以下人数"),
        (["教师", "男"], "", "教师男"), (["车道", "六"], "", "车道六"), (["水量", "其他"], "", "水量其他"),
        (["水量", "其它"], "", "水量其它"), (["水量", "合计"], "", "水量合计"), (["水量", "Q≤3"], "", "水量Q≤3"),
        (["水量", "小计"], "", "水量小计"), (["水量", "总计"], "", "水量总计"),
        (["水量", "总数"], "", "水量总数"), (["前十名股东持股情况", "其他"], "", "其他"),
        (["合计"], "收入合计", "收入合计"), (["合计"], "收入", "收入合计"), (["合计"], "支出", "支出合计"),
        (["年初余额"], "累计折旧", "累计折旧"), (["设备", "年初余额"], "累计折旧", "累计折旧设备"),
        (["期末账面价值"], "", "账面价值"), (["管网", "项"], "数", "管网数"), (["2021年"], "收入", "收入"),
        (["管网", "吨"], "", "管网"), (["2023年度预算数"], "收入", "收入预算数"),
        (["收入"], "调整前", "调整前收入"), (["收入"], "追溯调整后", "追溯调整后收入"),
        (["收入"], "重述前", "重述前收入"),
        (["收入"], "会计政策变更后", "会计政策变更后收入"), (["占比"], "员工", "员工占比"),
        (["金额"], "补贴", "补贴金额"), (["户数"], "补贴", "补贴户数"),
    ],
)  # fmt: skip
def test_names_of_rows_under_columns(beside: list[str], words: str, metric: str | None) -> None:
    assert metric_of(beside, Column(None, "", words)) == metric


def test_a_label_of_several_rows_has_the_one_before_it() -> None:
    repeated = frozenset({"员工"})
    assert metric_of(["境内", "员工"], PLAIN, repeated) == "境内员工"
    assert metric_of(["其他卫生支出", "卫生支出"], PLAIN, frozenset({"卫生支出"})) == "其他卫生支出卫生支出"
    assert metric_of(["卫生", "其他卫生支出"], PLAIN, frozenset({"其他卫生支出"})) == "其他卫生支出"
    assert metric_of(["泵站", "类别"], PLAIN, key="泵站") == "泵站"


@pytest.mark.parametrize(
    ("words", "title", "rest"),
    [("专业构成人数", "专业构成", ""), ("专业构成金额", "专业构成", ""), ("专业构成合计/比例", "专业构成", ""),
    ("专业构成", "专业构成", "专业构成"), ("学历", "专业构成", "学历"), ("专业构成教师", "专业构成", "专业构成教师")],
)  # fmt: skip
def test_headers_that_only_repeat_the_band(words: str, title: str, rest: str) -> None:
    assert without_title(words, title) == rest
