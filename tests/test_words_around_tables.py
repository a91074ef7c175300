"""Words of lines around tables, of rows of changes and of remarks on cards, each beside words that look alike."""

from datetime import date

import pytest
from made_tables import made, said_of
from test_table_surroundings import around

from extractors.tables.card_remarks import read_remarks

NO_OWNERS = (
    "本公司 我公司 母公司 子公司 孙公司 控股公司 参股公司 联营公司 合营公司 关联公司 附属公司 上市公司 "
    "各公司 该公司 有限公司 分公司 取得公司 合并公司 "
    "主要公司 重要公司 控制的公司 下属公司 与青江公司 对青江公司 青江公司、东港公司"
)


@pytest.mark.parametrize("who", ["青江公司", *NO_OWNERS.split()])
def test_whose_table_a_line_says_that_it_is(who: str) -> None:
    owner = "青江公司" if who == "青江公司" else None
    assert around([f"{who}于2022年末存货如下："]).owner() == owner


@pytest.mark.parametrize(
    ("words", "owned"),
    [
        ("于2022年末存货如下：", True), ("在2022年末存货如下：", True), ("自2020年以来存货如下", True),
        ("的存货余额如下：", True), ("之存货余额列示", True), ("存货如下：", False), ("的存货余额", False),
    ],
)  # fmt: skip
def test_words_that_lead_to_what_is_owned(words: str, owned: bool) -> None:
    assert around([f"青江公司{words}"]).owner() == ("青江公司" if owned else None)


DAYS = {
    date(2022, 12, 31): (
        "截至报告期末的存货 截止本报告期末存货 于本期末存货 期末存货 年末存货 年度末存货 本年度末存货 "
        "当年末存货 本年底存货 年底存货 存货（期末） "
        "存货（期末余额） 存货（报告期末数） 存货（本年末） 存货（截至期末） 各单位年末在岗人数 "
        "报告期末在册员工人数 期末在职职工数 年末在职人员数"
    ),
    date(2021, 12, 31): "截至2021年末存货 于2021年12月31日存货 2021年度末存货 存货（2021年末）金额单位：元",
    date(2021, 6, 30): "2021年6月末存货 2021年6月底存货",
    date(1998, 12, 31): "1998年末存货",
    None: (
        "期末至今存货 期末比年初 期末较年初 期末与年初 期末和年初 期末及年初 期末计提 2021年6月30日至今 "
        "2021年末比年初 2021年末较年初 2021年末与年初 "
        "2021年末和年初 2021年末及年初 期末存货变动 期末存货变化 期末存货增减 期末存货比较 期末存货对比"
    ),
}


@pytest.mark.parametrize(("line", "day"), [(line, day) for day, lines in DAYS.items() for line in lines.split()])
def test_the_day_that_a_line_says_the_table_shows(line: str, day: date | None) -> None:
    assert around([line]).instant() == day


@pytest.mark.parametrize(
    ("note", "year"),
    [
        ("注：数据来源于各公司2021年数据", 2021), ("注：数据为2021年度年报", 2021), ("备注：来源于2021年报告", 2021),
        ("说明：2021年披露的信息", 2021), ("数据来源：各公司2021年公告", 2021), ("资料来源：2021年年报", 2021),
        ("注：1998年数据", 1998), ("注：截至2021年6月数据", None), ("2021年数据", None),
    ],
)  # fmt: skip
def test_the_year_that_a_note_says_its_data_are_of(note: str, year: int | None) -> None:
    assert around([], [note]).noted_year() == year


CHANGES = (
    "增减 增长 变动 变化 升降 涨跌 同比增减 环比增减 本年比上年增减 较上年增减 比上期增减 较上年同期增长 "
    "增减变化 增减数 增减额 增减值 增减量 变动率 "
    "增减幅度 增减幅 变动比例 变动情况 差额 差值 差异 差异数 较上年 比上期 较去年同期"
)


@pytest.mark.parametrize(
    ("label", "role"), [*((w, "change") for w in CHANGES.split()), ("合计", "level"), ("平均", "level")]
)
def test_a_row_of_changes_below_two_years(label: str, role: str) -> None:
    assert said_of(made([["年份", "客流"], ["2022年", "12"], ["2023年", "15"], [label, "3"]]))[-1].role == role


@pytest.mark.parametrize("time", ["年", "年度", "期", "学年", "年末", "年数", "期金额", "期末", "年同期"])
def test_a_row_of_changes_below_this_time_and_the_last(time: str) -> None:
    assert (
        said_of(made([["年份", "客流"], [f"上{time}", "12"], [f"本{time}", "15"], ["增减", "3"]]))[-1].role == "change"
    )


REMARKS = {
    ("用水量", "农业"): "其中农业3,100吨 包括农业3,100吨 含农业3,100吨 农业3,100吨",
    ("用水量占比", None): "占比12%",
    ("用水量比例", None): "比例12%",
    ("用水量", None): (
        "2021年：18吨 2021年度18吨 2021年末18吨 2021年底18吨 1998年18吨 2021年6月18吨 2021年6月30日18吨 "
        "上年18吨 去年18吨 上期18吨 上年同期18吨 "
        "去年底18吨 截至2021年末18吨"
    ),
}
NO_REMARKS = (
    "占12% 共3吨 共计3吨 合计3吨 总计3吨 全年3吨 全部3吨 仅3吨 全国3吨 全省3吨 全市3吨 目标3吨 计划3吨 "
    "预计3吨 力争3吨 基准3吨 行业平均3吨 人均3吨 "
    "户均3吨 每户3吨 累计3吨 持续3吨 连续6年 历年3吨 近三年3吨 ≥3吨"
)


@pytest.mark.parametrize(
    ("words", "named"), [(words, named) for named, some in REMARKS.items() for words in some.split()]
)
def test_what_a_remark_on_a_card_says(words: str, named: tuple[str, str | None]) -> None:
    assert [(one.metric, one.part) for one in read_remarks(words, "用水量", "吨")] == [named]


@pytest.mark.parametrize("words", NO_REMARKS.split())
def test_remarks_without_words_of_their_own(words: str) -> None:
    assert list(read_remarks(words, "用水量", "吨")) == []


# Rows that sort, sum up or divide what another one says

BY = (
    "分行业 分产品 分地区 分区域 分销售模式 分业务 分板块 按渠道 按客户 按品种 按类型 按类别 按线路 "
    "按店型 按行业划分 按产品分类 按地区分 按客户类型 "
    "按客户类别 其中：分行业"
)
WHOLES = {
    "营业收入": "营业收入 营业收入合计",
    "产值": "产值 产值总计",
    "收入": "收入总额",
    **{
        word: word
        for word in ["营业成本", "营业利润", "毛利", "管理费用", "销售额", "销量", "产量", "客流量", "客运量"]
    },
}


@pytest.mark.parametrize(("by", "named"), [*((w, ("营业收入", "供水")) for w in BY.split()), ("明细", ("供水", None))])
def test_rows_by_which_a_whole_is_sorted(by: str, named: tuple[str, str | None]) -> None:
    rows = [["项目", "金额"], ["营业收入", "30"], [by, ""], ["供水", "12"], ["排水", "18"]]
    assert said_of(made(rows))[1][1:3] == named


@pytest.mark.parametrize(
    ("whole", "named"),
    [
        *((words, (name, "供水")) for name, some in WHOLES.items() for words in some.split()),
        ("人数", ("供水", None)),
    ],
)
def test_wholes_that_are_sorted(whole: str, named: tuple[str, str | None]) -> None:
    rows = [["项目", "金额"], [whole, "30"], ["分行业", ""], ["供水", "12"], ["排水", "18"]]
    assert said_of(made(rows))[1][1:3] == named


MEANS = "人均 户均 日均 月均 年均 班均 床均 亩均 生均 车均 台均 单位面积均 平均 单位面积 每人均"


@pytest.mark.parametrize(
    ("label", "named"), [*((w, (f"{w}用水量", None)) for w in MEANS.split()), ("其中：工业", ("用水量", "工业"))]
)
def test_means_of_the_row_above(label: str, named: tuple[str, str | None]) -> None:
    rows = [["项目", "数值"], ["用水量", "30"], ["其中：农业", "12"], [label, "18"]]
    assert said_of(made(rows))[2][1:3] == named


YEARS_OF_GOALS = (
    "目标年 目标年份 目标年度 目标时间 目标时限 目标期限 目标达成年份 目标完成时间 目标实现年份 达成年份 "
    "完成年度 实现年份"
)


@pytest.mark.parametrize(
    ("head", "year"), [*((w, "2030") for w in YEARS_OF_GOALS.split()), ("建设年份", "2023"), ("备注", "2023")]
)
def test_headers_over_the_years_of_goals(head: str, year: str) -> None:
    rows = [["指标", "目标值", head], ["能耗", "12", "2030"], ["水耗", "15", "2030"]]
    assert said_of(made(rows))[0].days[:4] == year


LEADS = (
    "2030年 到2030年 至2030年 力争到2030年 计划2030年 预计2030年 2030年度 2030年末 2030年底 2030年前 "
    "2030年底前， 2030年："
)


@pytest.mark.parametrize("lead", LEADS.split())
def test_goals_that_begin_with_their_year(lead: str) -> None:
    found = said_of(made([["指标", "目标值"], [f"{lead}能耗", "12"], ["到2035年水耗", "15"]]))[0]
    assert (found.metric, found.days) == ("能耗", "2030-01-01..2030-12-31")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        *((f"满意度{end}", "村民满意度") for end in ("类别", "类型", "种类", "分类", "的类别")),
        ("人员类别", "村民"),
        ("满意度", "村民"),
    ],
)
def test_headers_over_kinds_of_a_quantity(head: str, name: str) -> None:
    assert said_of(made([[head, "数值（%）"], ["村民", "12"], ["干部", "15"]]))[0].metric == name
