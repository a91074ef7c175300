"""Times that hold for a whole table or for columns of changes: captions, notes below, the years side by side."""

import pytest
from made_tables import Rows, made, said_of

from extractors.tables import cell_quantities

HELD: Rows = [["持有人", "持有份额", "持有比例"], ["沈知远", "200", "3.1%"]]
WHOLE, BEFORE, END = "2023-01-01..2023-12-31", "2022-01-01..2022-12-31", "2023-12-31"
HALF, HALF_BEFORE = "2023-01-01..2023-06-30", "2022-01-01..2022-06-30"
FOURTH, THIRD = "2023-10-01..2023-12-31", "2023-07-01..2023-09-30"


@pytest.mark.parametrize(
    ("heads", "days"),
    [
        (["2022年", "2023年", "增减值"], [BEFORE, WHOLE, WHOLE]),
        (["2023年", "2024年", "增减值"], [WHOLE, "2024-01-01..2024-12-31", "2024-01-01..2024-12-31"]),
        (["2024年", "2023年", "变动"], ["2024-01-01..2024-12-31", WHOLE, "2024-01-01..2024-12-31"]),
        (["2023年", "2022年", "比2022年增减"], [WHOLE, BEFORE, WHOLE]),
        (["2021年", "2022年", "较2021年变化"], ["2021-01-01..2021-12-31", BEFORE, BEFORE]),
        (["2022年", "2023年", "2023年较2022年增长"], [BEFORE, WHOLE, WHOLE]),
        (["2024年6月末", "2023年末", "差额"], ["2024-06-30", END, "2024-06-30"]),
        (
            ["第四季度", "第三季度", "环比"],
            [FOURTH, THIRD, FOURTH],
        ),
        (
            ["2023年1-6月", "2022年1-6月", "增减"],
            [HALF, HALF_BEFORE, HALF],
        ),
        (["期末数", "期初数", "变动额"], [END, "2022-12-31", WHOLE]),
        (["本年", "上年", "增减"], [WHOLE, BEFORE, WHOLE]),
        (["2021年度", "2022年度", "增减数"], ["2021-01-01..2021-12-31", BEFORE, BEFORE]),
    ],
)
def test_a_change_is_of_the_later_of_the_times_beside_it(heads: list[str], days: list[str]) -> None:
    rows = said_of(made([["项目", *heads, "说明"], ["在册志愿者（人）", "309", "88", "221", "换届后清册"]]))
    assert [row.days for row in rows] == days
    assert [(row.metric, row.role) for row in rows] == [("在册志愿者", kind) for kind in ("level", "level", "change")]


@pytest.mark.parametrize(
    ("outer", "inner", "change"),
    [
        (["2022年", "2023年", ">", "同比变动"], ["^", "排放量", "许可量", "^"], "-14.34%"),
        (["2023年", ">", "2022年", "增减数"], ["数量", "占比", "^", "^"], "74"),
        (["2023年", "2022年", ">", "变化"], ["^", "收治量", "床位数", "^"], "-74"),
    ],
)
def test_a_change_beside_a_year_over_two_columns_is_of_the_later_one(
    outer: list[str], inner: list[str], change: str
) -> None:
    rows = [
        ["类别", *outer],
        ["^", *inner],
        ["一类", "371.8", "318.5", "62.4", change],
        ["二类", "88.4", "7.9", "2.8", "3"],
    ]
    found = said_of(made(rows))
    assert [(row.role, row.days) for row in found if row.text in (change, "3")] == [("change", WHOLE)] * 2


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (["2022年", "2023年预算", ">", "同比变动"], ["^", "收入", "支出", "^"]),  # what is planned is none of the two
        (["2022年", "2023年", ">", "2022年增减"], ["^", "排放量", "许可量", "^"]),  # says its own time
    ],
)
def test_a_change_beside_one_year_and_a_plan_is_not_of_the_plan(outer: list[str], inner: list[str]) -> None:
    rows = [
        ["类别", *outer],
        ["^", *inner],
        ["一类", "371.8", "318.5", "62.4", "-5"],
        ["二类", "88.4", "7.9", "2.8", "3"],
    ]
    assert [row.days for row in said_of(made(rows)) if row.role == "change"] == [BEFORE] * 2


@pytest.mark.parametrize(
    ("heads", "role", "days"),
    [
        (["2023年预算数", "2023年决算数", "差额"], "level", WHOLE),  # of two kinds of one year
        (["2023年预算数", "2022年决算数", "差额"], "level", WHOLE),
        (["2024年", "上年", "2023年增减"], "change", WHOLE),  # says its own time
        (["金额", "占比", "增减"], "change", WHOLE),  # no times beside it
    ],
)
def test_differences_of_other_kinds_and_changes_with_a_time_keep_theirs(heads: list[str], role: str, days: str) -> None:
    last = said_of(made([["项目", *heads], ["绿化养护费（万元）", "309", "88", "221"]]))[-1]
    assert (last.role, last.days) == (role, days)


@pytest.mark.parametrize(
    ("head", "last", "day"),
    [
        ("2023年2024年调整前调整后", "2022年", "2024"),  # no rule between the headers
        ("2021年度2022年度", "2020年度", "2022"),
        ("2022年末2023年末", "2021年末", "2023"),
        ("2022年2021年", "2020年", "2022"),
        ("2021年", "2022年", "2022"),
        ("2021年（2022年重述）", "2020年", "2021"),  # a year with an aside
        ("2020-2022年", "2019年", "2022"),
    ],
)
def test_a_change_beside_years_that_run_together_is_of_the_latest(head: str, last: str, day: str) -> None:
    rows: Rows = [["项目", head, ">", "本年比上年增减", last], ["植树（株）", "350", "300", "50", "280"]]
    assert [row.days[-10:-6] for row in said_of(made(rows, year=2024)) if row.role == "change"] == [day]


@pytest.mark.parametrize(
    ("first", "second", "over", "day"),
    [
        ("本年数", "上年数", "本年比上年", WHOLE),
        ("上期金额", "本期金额", "与上期比较", WHOLE),
        ("去年", "今年", "较去年", WHOLE),
        ("本期", "上年同期", "比上年同期", WHOLE),
        ("期末", "期初", "较期初", WHOLE),
        ("2022年", "2021年", "本年比上年", BEFORE),
        ("2021年", "2022年", "增减情况", BEFORE),
        ("2022年", "2021年", "同比", BEFORE),
        ("2023年", "2022年", "2023年比2022年", WHOLE),
        ("本年", "上年", "上年同期", BEFORE),  # the changes of the year before
    ],
)
def test_changes_under_a_header_that_compares_are_of_the_later(first: str, second: str, over: str, day: str) -> None:
    rows = [["项目", first, second, over, ">"], ["^", "^", "^", "增减数", "增减%"], ["植树（株）", *"9345"]]
    assert [row.days for row in said_of(made(rows)) if row.role == "change"] == [day, day]


def test_a_plan_is_compared_with_what_was_before_it() -> None:
    rows = said_of(made([["项目", "2023年实际", "2024年计划", "增减"], ["植树（株）", "300", "350", "50"]]))
    assert [row.days[:4] for row in rows] == ["2023", "2024", "2024"]


@pytest.mark.parametrize(
    ("rows", "metrics"),
    [
        (
            [["院区", "床位数", ">", "增减"], ["^", "2023年", "2022年", "^"], ["东院区", "300", "250", "50"]],
            ["东院区床位数"],
        ),
        ([["产品", "2023年毛利率", "2022年毛利率", "同比变动"], ["管材", "30%", "25%", "5%"]], ["管材毛利率"]),
        ([["产品", "2023年毛利率", "2022年毛利率", "同比变动"], ["综合毛利率", "30%", "25%", "5%"]], ["综合毛利率"]),
        ([["产品", "销量", "产量", "同比"], ["管材", "30", "25", "5%"]], ["管材"]),  # of which of them?
        ([["项目", "2023年", "2022年", "同比"], ["供水量", "30", "25", "5%"]], ["供水量"]),
    ],
)
def test_a_change_is_of_the_one_thing_beside_it(rows: Rows, metrics: list[str]) -> None:
    assert [row.metric for row in said_of(made(rows)) if row.role == "change"] == metrics


def test_a_year_with_an_aside_is_a_year() -> None:
    rows = said_of(made([["报告期", "股息总额"], ["2022年（经审计）", "300"], ["2023年（拟）", "400"]]))
    assert [(row.metric, row.days) for row in rows] == [("股息总额", BEFORE), ("股息总额", WHOLE)]


def test_a_change_beside_a_year_without_a_number_is_not_of_the_other_year() -> None:
    rows = said_of(made([["项目", "2023年", "2022年", "同比"], ["出库粮食（吨）", "—", "300", "-100%"]]))
    assert [(row.text, row.days) for row in rows] == [("300", BEFORE), ("-100%", WHOLE)]


@pytest.mark.parametrize(
    ("above", "section", "day"),
    [
        (["截至2023年12月31日，基金前十名持有人情况如下："], "", END),
        (["截止2023年6月末，前五大持有人"], "", "2023-06-30"),
        (["二、报告期末持有人总数及前十名持有人情况表"], "", END),
        (["（二）截至报告期末前十名持有人"], "", END),
        (["本基金成立于1999年，主投环保。截至2023年9月30日，前十名持有人如下："], "", "2023-09-30"),
        (["2023年末前十名持有人"], "", END),
        ([], "报告期末持有人总数", END),
        ([], "报告期末持有人情况表 / 前十名持有人", END),
        (["单位：份"], "年末持有人名册", END),
        ([], "于2023年12月31日的持有人", END),
        (["前十名持有人情况"], "持有人", END),  # a list of those who hold something
        ([], "前五大股东情况", END),
        (["前十名客户情况"], "客户", WHOLE),
        (["持有人情况"], "持有人", WHOLE),
        (["期末与期初持有人比较"], "", WHOLE),
        (["本期末至披露日的持有人"], "", WHOLE),
        (["报告期末持有人变动情况"], "", WHOLE),
        (["截至目前持有人情况如下："], "", WHOLE),
        (["年末考核得分前十名"], "其他 / 持有人", END),
        (["期末余额较上年增加。持有人情况如下："], "", WHOLE),
        (["（1）持有人按类别披露（期末余额）"], "", END),
        (["各单位及年末在岗人数"], "", END),
        (["持有人较期初变动（期末余额）"], "", WHOLE),
    ],
)
def test_a_caption_may_say_the_day_of_what_is_held(above: list[str], section: str, day: str) -> None:
    assert {row.days for row in said_of(made(HELD, above, section=section))} == {day}


def test_what_happened_within_the_period_is_not_of_its_last_day() -> None:
    heads = ["子公司", "总资产", "净资产", "营业收入", "净利润", "采购额", "本期增加额", "增减", "折旧"]
    rows = said_of(made([heads, ["江州水务有限公司", *"12345678"]], ["截至2023年12月31日，子公司情况如下："]))
    assert [row.days for row in rows] == [END, END, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE]


def test_accidents_and_hours_of_training_happened_within_the_period() -> None:
    heads = ["船队", "船员人数", "工伤（起）", "人均培训（小时）", "培训基地（个）"]
    rows = said_of(made([heads, ["长渡船队", *"1234"]], ["各船队情况（2023年12月31日）"]))
    assert [row.days for row in rows] == [END, WHOLE, WHOLE, END]


def test_two_numbers_of_a_cell_and_words_are_of_the_year_of_their_column() -> None:
    rows = [
        ["指标", "2023年", "2022年"],
        ["接待参观", "18场/640人次", "12场/395人次"],
        ["排污", "不高于3吨", "不高于4吨"],
    ]
    before = "2022-01-01..2022-12-31"
    assert [row.days for row in said_of(made(rows, []))] == [WHOLE, WHOLE, before, before, WHOLE, before]


def test_a_rate_between_balances_in_two_currencies_is_of_their_day() -> None:
    heads = ["项目", "期末外币余额", "折算汇率", "期末折算人民币余额"]
    assert {row.days for row in said_of(made([heads, ["应付账款：美元", "20.00", "7.05", "141.00"]]))} == {END}
    (rate,) = (row for row in said_of(made([["货币", "平均汇率"], ["美元", "7.05"]])))
    assert rate.days == WHOLE


@pytest.mark.parametrize(
    "label",
    ["年度报告披露日前上一月末普通股股东总数", "年报披露日前上一月末持有人户数", "截至报告签署日在册职工人数"],
)
def test_a_day_after_the_period_is_of_the_next_year(label: str) -> None:
    rows = said_of(made([["项目", "数量"], [label, "310"], ["报告期末在册人数", "300"]]))
    assert [row.days for row in rows] == ["2024-01-01..2024-12-31", END]


@pytest.mark.parametrize(
    ("note", "days"),
    [
        ("注：同行业数据来源于各公司2021年年度报告。", "2021-01-01..2021-12-31"),
        ("注：可比医院数据取自各院2022年已公开信息", BEFORE),
        ("数据来源：2022年统计年鉴数据", BEFORE),
        ("说明：各校数据摘自2022年教育年报。", BEFORE),
        ("注：本表数据为2022年度审计数据", BEFORE),
        ("注1：本公司于2021年收购江州水厂。", WHOLE),
        ("注：2022年数据已重述。", WHOLE),
        ("数据较2022年报告有所增加", WHOLE),
        ("注：研发投入数据为公司统计数据", WHOLE),
    ],
)
def test_a_note_below_may_say_of_which_year_the_data_are(note: str, days: str) -> None:
    rows = said_of(made([["同行单位", "研发投入"], ["江州公司", "300"], ["本公司报告期数", "20"]], below=[note]))
    assert [row.days for row in rows] == [days, WHOLE]


@pytest.mark.parametrize(
    ("label", "days"),
    [
        ("期末现金及现金等价物余额", [END, "2022-12-31"]),
        ("六、期末现金余额", [END, "2022-12-31"]),
        ("加：期初现金及现金等价物余额", ["2022-12-31", "2021-12-31"]),
        ("年初在册人数", ["2022-12-31", "2021-12-31"]),
        ("报告期末持有人总数", [END, "2022-12-31"]),
        ("调整后期初未分配利润", ["2022-12-31", "2021-12-31"]),
        ("现金的期末余额", [END, "2022-12-31"]),
        ("减：库存现金的年初余额", ["2022-12-31", "2021-12-31"]),
        ("坏账准备年末余额", [END, "2022-12-31"]),
        ("增值税年末留抵税额", [END, "2022-12-31"]),
        ("各校期末在册人数", [END, "2022-12-31"]),
        ("一、上年年末余额", ["2022-12-31", "2021-12-31"]),
        ("年初及年末余额", [WHOLE, BEFORE]),
        ("减值准备年初及年末余额", [WHOLE, BEFORE]),
        ("调整期初未分配利润合计数", [WHOLE, BEFORE]),
        ("资产占期末余额的比例", [WHOLE, BEFORE]),
        ("存款期末余额增加额", [WHOLE, BEFORE]),
        ("年末结转和结余", [END, "2022-12-31"]),
        ("年初财政拨款结转和结余", ["2022-12-31", "2021-12-31"]),
        ("年末奖金", [WHOLE, BEFORE]),
        ("期末考试合格人数", [WHOLE, BEFORE]),
        ("年初预算", [WHOLE, BEFORE]),
        ("年初至报告期末在册人数", [WHOLE, BEFORE]),
        ("年末新增人数", [WHOLE, BEFORE]),
        ("期末数占年初数比例", [WHOLE, BEFORE]),
    ],
)
def test_a_label_may_say_the_day_of_what_it_names(label: str, days: list[str]) -> None:
    rows = said_of(made([["项目", "2023年", "2022年"], [label, "310", "300"], ["供水量", "4", "5"]]))
    assert [row.days for row in rows] == [*days, WHOLE, BEFORE]


def test_a_title_row_of_holders_dates_the_rows_below_it_and_no_change() -> None:
    rows = [["前十名股东持股情况", ">", ">", ">"], ["股东名称", "报告期内增减", "持股比例", "质押股份数量"]]
    found = said_of(made([["职工人数", ">", "300", ">"], *rows, ["江州公司", "-5", "3.1%", "20"]]))
    assert [row.days for row in found] == [WHOLE, WHOLE, END, END]


def test_a_day_of_publication_heads_no_column() -> None:
    rows = [["内部控制评价报告全文披露日期", "2024年4月8日"], ["报告全文披露索引", "详见公司网站"], ["资产占比", "80%"]]
    assert [row.days for row in said_of(made(rows))] == [WHOLE]
    assert [row.days for row in said_of(made([["检查日期", "2023年4月8日"], ["水温（℃）", "12"]]))] == ["2023-04-08"]


PLAIN: Rows = [["街道", "新增泊位", "拆除棚屋"], ["云门街道", "31", "12"]]
NEXT = "2024-01-01..2024-12-31"


@pytest.mark.parametrize(
    ("above", "section", "days"),
    [
        (["2024年重点工程任务分解表"], "", NEXT),
        (["表4 2022年泊位建设情况"], "", BEFORE),
        (["清浦县2022年度收支决算总表", "单位：个"], "", BEFORE),
        (["附件3：2024年改造计划表"], "", NEXT),
        (["2023年上半年泊位建设情况统计表"], "", HALF),
        (["单位：个"], "2024年工作计划", NEXT),
        ([], "附录 / 2022年度泊位建设情况", BEFORE),
        (["表4 2022年泊位建设情况"], "2024年工作计划", BEFORE),  # the nearest says
        (["泊位建设较2022年变动情况"], "", WHOLE),
        (["2022年与2023年泊位对比表"], "", WHOLE),
        (["2022年以来泊位建设情况"], "", WHOLE),
        (["2021年发行专项债券资金使用情况"], "", WHOLE),
        (["2022级学员结对情况"], "", WHOLE),
        (["《2019年版规范》对照表"], "", WHOLE),
        (["2022年12月，县局会同街道清点泊位，逐处登记造册。"], "", WHOLE),
        (["2022年，各街道按计划建设泊位，完成情况如下："], "", WHOLE),  # a sentence
        (["清浦县城市管理局", "2024年4月18日", "附件1"], "", WHOLE),  # signed
        (["2024年4月18日"], "", WHOLE),
        (["2024年4月18日", "附件1", "泊位建设评分表"], "", WHOLE),
        (["填报日期：2024年1月6日"], "", WHOLE),
        (["印发日期 2024年1月6日", "附表"], "", WHOLE),
        (["2024年4月30日", "附件2", "泊位建设评分表"], "", WHOLE),  # a last day of a month, above an annex
        (["2024年4月30日"], "", "2024-04-30"),
        (["2024年4月18日，县局召开调度会，泊位建设进度见下表："], "", WHOLE),
        (["截至2024年4月18日，泊位建设进度如下："], "", "2024-04-18"),
    ],
)
def test_a_caption_or_title_with_a_year_of_its_own_dates_the_cells(above: list[str], section: str, days: str) -> None:
    rows = [["街道", "泊位余额", "账面面积"], PLAIN[1]]
    assert {row.days for row in said_of(made(rows, above, section=section))} == {days}


def test_headers_of_a_table_of_another_year_are_seen_from_that() -> None:
    heads = ["项目", "年初余额", "本年", "上年", "2023年", "3月"]
    rows = said_of(made([heads, ["泊位（个）", *"12345"]], ["表4 2022年泊位建设情况"]))
    assert [row.days for row in rows] == [
        "2021-12-31",
        BEFORE,
        "2021-01-01..2021-12-31",
        WHOLE,
        "2022-03-01..2022-03-31",
    ]


def test_tasks_in_words_are_of_the_year_over_their_table() -> None:
    rows = [["任务", "量化目标"], ["泊位建设", "上半年70个，全年126个"], ["棚屋拆除", "不少于50处"]]
    found = said_of(made(rows, ["2024年重点任务分解表"]))
    assert [(row.text, row.days) for row in found] == [
        ("70个", "2024-01-01..2024-06-30"),
        ("126个", NEXT),
        ("50处", NEXT),
    ]


def signed(rows: Rows) -> list[tuple[str, str | None, str, str]]:
    return [(row.text, row.metric, row.role, row.days) for row in said_of(made(rows))]


@pytest.mark.parametrize(
    ("labels", "days"),
    [
        (["2021年", "2022年", "增减"], BEFORE),
        (["2022年", "2021年", "变动"], BEFORE),
        (["2022年度", "2023年度", "增减数"], WHOLE),
        (["上年", "本年", "增减情况"], WHOLE),
        (["2022年", "2023年", "差额"], WHOLE),
        (["2021年", "2022年", "同比变动"], BEFORE),
        (["2021年", "2022年", "增长（%）"], BEFORE),
    ],
)
def test_a_row_of_changes_is_of_the_later_of_the_rows_of_times_above(labels: list[str], days: str) -> None:
    rows = signed(
        [["年度", "甲等站点", "乙等站点"], *([label, a, b] for label, a, b in zip(labels, "985", "763", strict=True))]
    )
    assert [(metric, role, when) for _, metric, role, when in rows[4:]] == [
        ("甲等站点", "change", days),
        ("乙等站点", "change", days),
    ]


@pytest.mark.parametrize("labels", [["年初数", "增减", "年末数"], ["东区", "西区", "差额"], ["2023年", "增减", "西区"]])
def test_a_row_between_balances_or_below_places_changes_no_rows_of_times(labels: list[str]) -> None:
    rows = signed([["项目", "甲等站点"], *([label, a] for label, a in zip(labels, "985", strict=True))])
    assert [role for _, _, role, _ in rows] == ["level"] * 3


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("-0.6小时", ("0.6", "小时", "down")),
        ("+0.6小时", ("0.6", "小时", "up")),
        ("-0.4天", ("0.4", "天", "down")),
        ("+1.2个百分点", ("1.2", "百分点", "up")),
        ("-3件", ("3", "件", "down")),
        ("-4.1%", ("4.1", "%", "down")),
        ("+4.1%", ("4.1", "%", "up")),
    ],
)
def test_a_change_with_its_unit_is_positive_and_says_its_direction(cell: str, value: tuple[str, str, str]) -> None:
    rows = list(cell_quantities.read(made([["项目", "2022年", "2023年", "增减"], ["水泵检修（次）", "9", "8", cell]])))
    assert (rows[-1].value_text, rows[-1].unit, rows[-1].direction, rows[-1].role) == (*value, "change")


def test_a_temperature_below_zero_is_no_change() -> None:
    rows = list(cell_quantities.read(made([["站点", "最低气温"], ["云门站", "-3℃"], ["梅津站", "+2℃"]])))
    assert [(row.value_text, row.role) for row in rows] == [("-3", "level"), ("2", "level")]


def test_changes_beside_groups_of_years_are_of_the_later_group() -> None:
    heads = [["去向", "2021级", ">", "2022级", ">", "人数增减"], ["^", "人数", "占比", "人数", "占比", "^"]]
    rows = signed([*heads, ["留乡创业", "31", "40%", "35", "45%", "+4"]])
    assert rows[-1][2:] == ("change", WHOLE)
    rows = signed(
        [["去向", "2021届", ">", "2022届", ">", "人数增减"], *heads[1:], ["留乡创业", "31", "40%", "35", "45%", "+4"]]
    )
    assert rows[-1][2:] == ("change", BEFORE)


def test_a_row_of_changes_counts_as_its_columns_do_and_of_rates_in_points() -> None:
    heads = ["年度", "养护费（万元）", "职工（人）", "合格率（%）"]
    rows = [heads, ["2022年", "310", "31", "95"], ["2023年", "345", "29", "97"], ["比上年增减", "35", "-2", "2"]]
    found = [(r.value_text, r.unit, r.role, r.direction) for r in cell_quantities.read(made(rows))][6:]
    assert found == [("350000", "元", "change", "up"), ("2", "人", "change", "down"), ("2", "百分点", "change", "up")]


def test_the_year_behind_bodies_and_before_a_unit_is_that_of_the_caption() -> None:
    rows = said_of(made([["街道", "泊位"], ["云门街道", "31"]], ["表2 各直属单位2022年泊位情况 单位：个"]))
    assert {row.days for row in rows} == {BEFORE}
