"""Indicators of a report: which quantity is of which indicator, of whom, for when and on which basis."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from builders import P, report

from extractors.indicators.scope import basis_of, length_of
from extractors.metrics.complete.of_sentence import read_basis
from extractors.metrics.spellings import bare, spellings
from pipeline.extract import extract_document

Row = dict[str, Any]


COVER = [
    P("青岩市供水服务中心", kind="cover", size=22.0),
    P("2022年社会责任报告", kind="cover", size=26.0),
]


def read(paragraphs: Iterable[P | str]) -> list[Row]:
    """The indicators of a report of 2022 with these paragraphs, by data year and place."""
    rows = extract_document(report([*COVER, *paragraphs])).tables["indicators"].to_pylist()
    return sorted(map(dict, rows), key=lambda row: (row["data_year"] or 0, row["start_char"]))


def said(text: str) -> list[Row]:
    return read([text])


def values(text: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in said(text)]


@pytest.mark.parametrize(
    ("text", "code", "value", "unit"),
    [
        ("截至2022年底，在岗职工131名。", "staff.total", 131, "人"),
        ("全年培训职工1,236人次。", "training.visits", 1236, "人次"),
        ("合同履约率100%。", "integrity.contract_rate", 100, "%"),
        ("与职工订立书面劳动合同，签约率99%。", "staff.contract_rate", 99, "%"),
        ("全年办公用电20.9万度。", "energy.office_electricity", 209000, "千瓦时"),
        ("客户满意度达到94.1%。", "economy.satisfaction", 94.1, "%"),
        ("用户满意率95.6%。", "economy.satisfaction", 95.6, "%"),
        ("捐款总额19,880元。", "giving.money", 19880, "元"),
        ("截至年末，我院累计有效授权专利73项，其中发明专利12项。", "innovation.patents_held", 73, "项"),
        ("学院累计拥有有效授权专利73项。", "innovation.patents_held", 73, "项"),
        ("新增授权专利9项，累计有效授权专利73项。", "innovation.patents_granted", 9, "项"),
        ("新增授权专利9项，专利授权总量达73项。", "innovation.patents_held", 73, "项"),
        ("研究院累计拥有软件著作权61项。", "innovation.software_held", 61, "项"),
        ("年内取得软件著作权5项，截至年末共有软件著作权61项。", "innovation.software", 5, "项"),
        ("百万工时损失工时事故率为0.42。", "safety.lost_time_rate", 0.42, "次/百万工时"),
        ("百万工时损工事故率为0.42起/百万工时。", "safety.lost_time_rate", 0.42, "次/百万工时"),
        ("万元产值综合能耗为0.083吨标准煤。", "energy.intensity_output", 0.083, "吨标准煤/万元"),
        ("范围一和范围二温室气体排放总量3,120吨二氧化碳当量。", "emissions.ghg", 3120, "吨二氧化碳当量"),
        ("组织286名职工进行健康体检。", "health.check", 286, "人"),
        ("举办岗位培训36期，培训职工860人次，投入经费16万元。", "training.money", 160000, "元"),
        ("举办读书班3期，中心组学习会12次，主题党日86次。", "party.theme_days", 86, "次"),
    ],
)
def test_figures_of_the_dictionary(text: str, code: str, value: float, unit: str) -> None:
    rows = [row for row in said(text) if row["value"] == value]
    assert [(row["indicator"], row["unit"]) for row in rows] == [(code, unit)]


def test_the_last_printed_digit_is_worth_something_in_the_unit_of_the_indicator() -> None:
    assert values("绿化面积4.5公顷。", "value", "unit", "resolution") == [(45000, "平方米", 1000)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("组织职工及家属体检160余人次。", "health.checks"),  # families are another thing
        ("扣罚3700余万元。", "integrity.fines"),
        ("局长个人捐款5000元。", "giving.money"),  # a leader's gift is not the unit's
        ("活动人数30人。", "staff.total"),
        ("组织286名职工进行健康体检。", "staff.total"),
        ("培训职工860人次，购置水泵36台，投入资金160万元。", "training.money"),
        ("本报告全文12页。", "staff.total"),
        ("学院累计拥有软件著作权61项。", "innovation.software"),  # what came new is another thing
        ("学院累计拥有有效授权专利73项。", "innovation.patents_granted"),
        ("范围一和范围三温室气体排放总量3,120吨二氧化碳当量。", "emissions.ghg"),
    ],
)
def test_what_only_sounds_like_an_indicator(text: str, code: str) -> None:
    assert code not in {row["indicator"] for row in said(text)}


def test_what_may_be_of_many_things_is_told_by_its_section() -> None:
    titles = [P(f"{at}、{title}", size=16.0, bold=True) for at, title in (("一", "乡村振兴"), ("二", "文化建设"))]
    rows = read([titles[0], "全年共投入32万元。", titles[1], "全年共投入45万元。"])
    assert [row["indicator"] for row in rows] == ["open:乡村振兴·投入|money", "open:文化建设·投入|money"]
    (row,) = read([titles[0], "全年水渠投入32万元。", titles[1], "一年来水清岸绿。"])
    assert row["indicator"] == "open:水渠投入|money"


def test_one_figure_of_two_rates_is_two_indicators() -> None:
    rows = said("劳动合同签订率、社会保险参保率均为100%。")
    assert {row["indicator"] for row in rows} == {"staff.contract_rate", "staff.insurance_rate"}
    assert {row["value"] for row in rows} == {100}


def test_what_no_entry_covers_has_an_open_key() -> None:
    (row,) = said("全年爆管养护187次。")
    assert row["indicator"].startswith("open:爆管养护|")
    assert (row["value"], row["confidence"] < 0.9) == (187, True)


@pytest.mark.parametrize("text", ["共有3个项目。", "参加人数40人。", "连续九年。"])
def test_what_names_nothing_gives_no_row(text: str) -> None:
    assert not said(text)


def test_what_there_was_on_a_day_before_the_year_of_a_budget_is_no_budget() -> None:
    cover = [P("青岩市供水服务中心", kind="cover", size=22.0), P("2023年部门预算", kind="cover", size=26.0)]
    paragraphs = ["截至2022年12月31日，本部门流动资产512.40万元。", "会议费预算2.60万元。", "差旅费1.30万元。"]
    rows = extract_document(report([*cover, *paragraphs])).tables["indicators"].to_pylist()
    told = {(row["name"], row["data_year"], row["basis"]) for row in rows}
    assert told == {("流动资产合计", 2022, "actual"), ("会议费", 2023, "budget"), ("差旅费", 2023, "budget")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全年未发生劳动争议事件。", "staff.disputes"),
        ("没有发生设备、消防、信息等安全事故。", "safety.accidents"),
        ("本年度未受到环保部门行政处罚。", "environment.penalties"),
        ("全年实现道路交通零事故。", "safety.traffic"),
        ("连续五年做到安全生产零事故。", "safety.accidents"),
        ("食品安全事故为零。", "economy.food_accidents"),
        ("全年火灾事故保持为零。", "safety.fires"),
        ("工伤事故降为0。", "safety.injuries"),
    ],
)
def test_zero_statements(text: str, code: str) -> None:
    rows = [row for row in said(text) if row["status"] == "none_occurred"]
    assert [(row["indicator"], row["value"]) for row in rows] == [(code, 0)]


def test_accidents_with_products_are_none_at_work() -> None:
    codes = [row["indicator"] for row in said("报告期内，公司产品未发生安全事故。")]
    assert "safety.accidents" not in codes


@pytest.mark.parametrize(
    "text",
    [
        "确保不发生安全事故。",
        "力争零事故。",
        "要进一步实现道路交通零事故。",
        "努力做到安全事故为零。",
        "提出道路交通零事故目标。",
        "火灾事故率为0.5%。",
        "如未发生劳动争议，给予奖励。",
        "开展无偿献血2次。",
    ],
)
def test_no_zero_statement(text: str) -> None:
    assert not [row for row in said(text) if row["status"] == "none_occurred"]


@pytest.mark.parametrize(
    "text", ["纳税信用等级评定达到A类。", "公司获评纳税信用A级企业。", "连续三年保持A级纳税信用等级。"]
)
def test_grade_of_tax_credit(text: str) -> None:
    rows = [row for row in said(text) if row["indicator"] == "integrity.tax_credit"]
    assert [(row["value"], row["value_text"]) for row in rows] == [(None, "A")]


@pytest.mark.parametrize("text", ["争创纳税信用A级企业。", "力争纳税信用等级达到A类。", "纳税信用等级评定工作完成。"])
def test_no_grade(text: str) -> None:
    assert not [row for row in said(text) if row["indicator"] == "integrity.tax_credit"]


def test_from_a_to_b_lands_on_both_years() -> None:
    years = [(2021, 92.4), (2022, 94.1)]
    assert values("客户满意度由92.4%提升至94.1%。", "data_year", "value") == years
    assert values("平台启用后，客户满意度从92.4%提升到94.1%。", "data_year", "value") == years
    assert values("抢修班历时3天更换水泵，客户满意度由92.4%提升至94.1%。", "data_year", "value") == years
    assert values("今年以来，客户满意度由92.4%提升至94.1%。", "data_year", "value") == years
    assert values("客户满意度由上年的92.4%提升至94.1%。", "data_year", "value") == years
    assert values("客户满意度由92.4%提升至94.1%，同比提高1.7个百分点。", "data_year", "value") == years
    assert values("2022年，客户满意度由92.4%提升至94.1%。", "data_year", "value") == years


@pytest.mark.parametrize(
    "text",
    [
        "2022年，课题组历时26个月建成平台，客户满意度由92.4%提升至94.1%。",
        "平台启用以来，客户满意度从92.4%提升到94.1%。",
        "近年来，客户满意度由92.4%提升至94.1%，2022年通过复评。",
    ],
)
def test_what_something_rose_from_over_a_longer_time_is_no_value_of_a_year(text: str) -> None:
    assert values(text, "data_year", "value") == [(2022, 94.1)]


def test_stated_change_gives_the_year_before() -> None:
    rows = said("办公用纸431包，较上年减少55包。")
    assert [(r["data_year"], r["value"], r["status"]) for r in rows] == [(2021, 486, "derived"), (2022, 431, "stated")]
    assert [str(row["period_end"]) for row in rows] == ["2021-12-31", "2022-12-31"]
    assert (rows[1]["change_value"], rows[1]["change_direction"]) == (55, "down")


def test_a_change_against_another_basis_is_kept_with_that_basis() -> None:
    rows = said("2021年护林员补助执行数为274.60万元，2022年护林员补助预算数为301.25万元，比2021年执行数增加9.71%。")
    told = [(row["data_year"], row["basis"], row["change_value"], row["change_basis"]) for row in rows]
    assert told == [(2021, "execution", None, None), (2022, "budget", 9.71, "execution")]
    (plain,) = said("2022年护林员补助预算数为301.25万元，比2021年预算增加9.71%。")
    assert (plain["change_value"], plain["change_basis"]) == (9.71, None)


def test_the_first_day_of_a_year_is_the_end_of_the_one_before() -> None:
    assert length_of(date(2022, 1, 1), date(2022, 1, 1), None) == ("year", 2021)
    assert length_of(date(2022, 1, 2), date(2022, 1, 2), None) == ("instant", 2022)


def test_rounded_percentage_gives_no_earlier_value() -> None:
    rows = said("办公用电20.9万度，同比下降3.2%。")
    assert [(row["data_year"], row["change_value"]) for row in rows] == [(2022, 3.2)]


def test_restated_value_takes_the_place_of_the_old_one() -> None:
    rows = said("2021年培训人次由1,284人次追溯调整为1,236人次。")
    assert [(row["data_year"], row["value"]) for row in rows] == [(2021, 1236)]


def test_two_values_in_one_report_are_both_kept_and_marked() -> None:
    rows = read(["全年开展志愿服务活动26次。", "职工踊跃参加，全年开展志愿服务活动24次。"])
    assert sorted((row["value"], row["status"]) for row in rows) == [(24, "ambiguous"), (26, "ambiguous")]


def test_rounded_and_exact_figure_are_one() -> None:
    rows = read(["供水总量约1.3亿立方米。", "全年供水总量13,050万立方米。"])
    assert [(row["value"], row["status"]) for row in rows] == [(130_500_000, "stated")]


def test_target_of_an_outlook_is_no_fact() -> None:
    heading = P("五、下一步工作计划", size=16.0, bold=True)
    rows = read([P("一、客户服务", size=16.0, bold=True), "客户满意度94.1%。", heading, "客户满意度达到96%。"])
    assert {(row["value"], row["basis"]) for row in rows} == {(94.1, "actual"), (96, "target")}


@pytest.mark.parametrize(
    ("metric", "clause", "accounts", "basis"),
    [
        ("预算执行数", "2023年当年预算执行数为3.17万元", "", "execution"),
        ("预算安排", "2024年预算安排4.85万元", "", "budget"),
        ("收入合计", "收入合计4.85万元", "部门预算", "budget"),
        ("收入合计", "收入合计4.85万元", "部门决算", "execution"),
        ("客户满意度", "力争客户满意度达到4.85万元", "", "target"),
        ("计划停水提前通知率", "计划停水提前通知率4.85万元", "", "actual"),
        # A name is cut out whole, however long it is: its words are no plan.
        (
            "卫生支出（类）计划生育事务（款）家庭帮扶救助及其他有关服务（项）",
            "“卫生支出（类）计划生育事务（款）家庭帮扶救助及其他有关服务（项）”4.85万元",
            "部门预算",
            "budget",
        ),
    ],
)
def test_basis(metric: str, clause: str, accounts: str, basis: str) -> None:
    before = clause.partition("4.85万元")[0]
    assert basis_of(read_basis(metric, before)[0].name, "", accounts=accounts) == basis


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), ("year", 2022)),
        (date(2022, 12, 31), date(2022, 12, 31), ("year", 2022)),
        (date(2022, 6, 30), date(2022, 6, 30), ("instant", 2022)),
        (date(2022, 1, 1), date(2022, 6, 30), ("half", 2022)),
        (date(2022, 4, 1), date(2022, 6, 30), ("quarter", 2022)),
        (date(2022, 6, 1), date(2022, 6, 30), ("month", 2022)),
        (date(2021, 1, 1), date(2022, 12, 31), ("years", 2022)),
        (date(2022, 9, 22), date(2022, 9, 24), ("event", 2022)),
        (date(2022, 10, 1), date(2022, 11, 30), ("event", 2022)),
    ],
)
def test_lengths_of_periods(start: date, end: date, length: tuple[str, int]) -> None:
    assert length_of(start, end, None) == length


def test_words_that_are_no_calendar_period() -> None:
    assert length_of(None, None, "创建期内") == ("named", None)
    assert length_of(None, None, None) == ("unknown", None)


@pytest.mark.parametrize(
    ("metric", "stem"),
    [
        ("全年共培训职工总数", "培训员工"),
        ("志愿服务总时长", "志愿服务总时长"),
        ("累计服务时长", "服务时长"),
        ("“护管爱水”主题活动", "护管爱水主题活动"),
        ("共建单位代表", "共建单位代表"),  # no 共 + 建单位
        ("共有车辆数量", "车辆"),
    ],
)
def test_stem_of_a_metric(metric: str, stem: str) -> None:
    assert bare(metric) == stem


def test_spellings_begin_with_what_is_printed() -> None:
    assert spellings("职工体检（次）")[0] == "职工体检（次）"
    assert "员工体检" in spellings("职工体检（次）")


def codes(text: str) -> list[tuple[str, float]]:
    return [(row["indicator"], row["value"]) for row in said(text)]


def test_parts_of_those_hired_are_no_staff() -> None:
    found = codes("全年公开招聘各类人才46人，其中博士3人、硕士21人。博士17人。")
    assert ("staff.hired_doctors", 3) in found and ("staff.hired_masters", 21) in found
    assert ("staff.doctors", 17) in found and ("staff.doctors", 3) not in found
    assert ("staff.doctors", 5) in codes("现有职工120人，其中博士5人。")
    assert ("staff.female", 30) not in codes("录用新员工52人（女职工30人）。")


def test_one_kind_of_official_cars_is_not_all_of_them() -> None:
    found = codes("截至年末，本部门有车辆9辆（一般公务用车4辆，执法执勤用车5辆）。")
    assert ("budget.vehicles", 9) in found and ("budget.vehicles", 4) not in found


def test_a_restated_value_named_by_this_figure_is_of_the_figure_before() -> None:
    rows = said("职工参加培训1,402人次，2021年该项数据因口径变化由1,284人次调整为1,236人次；人均培训学时51.5学时。")
    assert [(row["indicator"], row["data_year"], row["value"]) for row in rows] == [
        ("training.visits", 2021, 1236),
        ("training.visits", 2022, 1402),
        ("training.hours_per_head", 2022, 51.5),
    ]


def test_an_old_value_restated_for_a_reason_is_of_the_figure_before() -> None:
    rows = said("温室气体排放总量99万吨，上年因核算边界调整由92万吨重述为88万吨。")
    assert [(row["indicator"], row["data_year"], row["value"]) for row in rows] == [
        ("emissions.ghg", 2021, 880000),
        ("emissions.ghg", 2022, 990000),
    ]


def test_men_and_women_of_the_staff() -> None:
    found = codes("在职员工915人，其中男性568人，女性347人。志愿者300人，其中女性120人。")
    assert ("staff.male", 568) in found and ("staff.female", 347) in found
    assert ("staff.female", 120) not in found


def test_a_year_at_the_head_of_its_clause_goes_on() -> None:
    rows = said("2021年营业收入3.2亿元；利润总额0.4亿元。")
    assert {row["data_year"] for row in rows} == {2021}


def test_the_parent_company_is_not_the_whole() -> None:
    found = values("营业收入9.6亿元。其中母公司实现营业收入5.1亿元。", "value", "scope")
    assert sorted(found) == [(510000000.0, "parent_only"), (960000000.0, "unit")]
    assert values("归属于母公司股东的净利润0.8亿元。", "scope") == [("unit",)]


def test_figures_of_the_country_are_not_the_units() -> None:
    assert not said("据主管部门公布的数据，全国三级医院平均预约诊疗率为58.4%。")
    assert not said("行业平均客户满意度为87.2%。")
    assert said("客户满意度为91.2%，高于行业平均水平。")


def test_a_planned_deed_is_a_plan() -> None:
    found = values("计划疏浚河道20条，实际疏浚河道21条。", "value", "basis")
    assert sorted(found) == [(20.0, "plan"), (21.0, "actual")]
    assert values("计划停水提前通知率100%。", "basis") == [("actual",)]


def test_a_paper_is_no_part_of_the_unit() -> None:
    rows = said("与供应商签订《廉洁购销合同》231份；开展廉政警示教育18场次。")
    assert {row["scope"] for row in rows} == {"unit"}


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("按性别分，男55人、女86人。", "staff.female", 86),
        ("科研经费到账128万元。", "innovation.research_money", 1280000),
        ("范围1排放1.46万吨二氧化碳当量。", "emissions.scope1", 14600),
        ("截至年末累计有效专利79件（发明专利20件），本年新增专利18件。", "innovation.patents_granted", 18),
        ("绿色运营方面，全年耗电3,020兆瓦时。", "energy.electricity", 3020000),
    ],
)
def test_what_is_printed_before_a_figure_helps_to_name_it(text: str, code: str, value: float) -> None:
    assert (code, value) in codes(text)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("学生参加技能比赛获奖86项。", "open:学生参加技能比赛获奖|occasions"),
        ("“慈善一日捐”募集善款12.8万元。", "open:慈善一日捐募集善款|money"),
        ("节假日日均客流38.2万人次。", "open:节假日日均客流|visits"),
        ("节假日客运量3,200万人次。", "open:节假日客运|visits"),
        ("爱心书屋新增图书620册。", "open:爱心书屋新增图书|copies"),
        # what says not whose it is changes nothing
        ("全年参加技能比赛获奖62项。", "open:参加技能比赛获奖|occasions"),
        ("公司员工参加技能比赛获奖62项。", "open:参加技能比赛获奖|occasions"),
        ("党员参加志愿服务1,200人次。", "volunteer.visits"),
        ("全年客运量3,200万人次。", "transport.passengers"),
    ],
)
def test_whose_a_figure_is_belongs_to_its_open_key(text: str, indicator: str) -> None:
    assert [row["indicator"] for row in said(text)] == [indicator]


def test_zero_of_a_degree_and_zero_said_behind() -> None:
    assert codes("未发生重大安全生产事故。") == [("safety.major_accidents", 0.0)]
    assert codes("院内感染零发生。") == [("health.infections", 0.0)]


def test_a_value_since_a_year_is_not_that_years() -> None:
    (row,) = said("2018年以来累计捐款49.7万元。")
    assert (row["data_year"], row["period_class"]) == (2022, "years")
    (row,) = said("创建以来累计投入安防资金1,850万元。")
    assert row["period_class"] == "named"


def test_what_follows_a_clause_says_nothing_of_its_figures() -> None:
    found = codes("走访职工538人次，慰问金43.8万元；帮扶困难职工49人，发放帮扶金14.1万元。")
    assert [value for code, value in found if code == "care.helped_money"] == [141000]
    assert ("care.helped_money", 146000) in codes("帮扶困难职工52人，帮扶资金14.6万元。")


def test_a_figure_of_each_is_not_that_of_all() -> None:
    assert [
        value
        for code, value in codes("绿色校园方面，全年用电1,120万度，生均用电899度。")
        if code == "energy.electricity"
    ] == [11200000]
    assert ("training.hours_per_head", 48.2) in codes("培训职工212人次，人均48.2学时。")


def test_the_longer_name_in_print_is_the_one() -> None:
    assert codes("全年公益捐赠支出149.8万元。") == [("giving.public_donations", 1498000)]


def test_a_part_of_the_year_is_not_the_period_of_what_follows() -> None:
    found = values("12345工单418件，其中上半年165件，办结率99.6%。", "value", "period_class")
    assert sorted(found) == [(99.6, "year"), (165, "half"), (418, "year")]


def test_what_begins_with_a_part_of_the_year_stays_in_it() -> None:
    assert set(values("上半年培训职工165人次，安全检查12次。", "period_class")) == {("half",)}


@pytest.mark.parametrize(("printed", "step"), [("860.5千瓦时", 0.1), ("12.3万千瓦时", 1000.0), ("12亿千瓦时", 1e8)])
def test_the_step_of_the_last_digit_counts_scales_and_no_part_of_a_unit(printed: str, step: float) -> None:
    assert values(f"全年用电量{printed}。", "resolution") == [(step,)]


def test_staff_beside_its_women() -> None:
    assert ("staff.total", 215) in codes("员工215人，女员工82人。")
    assert not [one for one in codes("参加活动员工35人。") if one[0] == "staff.total"]


def test_an_item_of_budgets_is_none_of_a_companys_expenses() -> None:
    def codes(title: str) -> list[str]:
        cover = [COVER[0], P(title, kind="cover", size=26.0)]
        return [row["indicator"] for row in extract_document(report([*cover, "会议费5,718,263.40元。"])).tables[
            "indicators"
        ].to_pylist()]  # fmt: skip

    assert codes("2022年社会责任报告") == ["budget.meetings"]
    assert codes("2022年年度报告") == ["open:会议费|money"]


def test_the_day_that_opens_a_paragraph_is_not_the_year_that_it_is_compared_with() -> None:
    def years(*sentences: str) -> list[int]:
        rows = extract_document(report([*COVER, *sentences])).tables["quantities"].to_pylist()
        return [row["period_end"].year for row in rows]

    assert years("截至报告期末，公司拥有有效专利312项，比上年多6项。另有商标12项。") == [2022, 2022, 2022]
    assert years("截至 2020 年 12 月 31 日，存货120万元。固定资产860万元。", "应付账款12万元。") == [2020, 2020, 2022]


def test_a_name_keeps_the_words_of_its_report() -> None:
    (row,) = read(["全年职工食堂补贴金占比12.4%。"])
    assert (row["indicator"], row["name"]) == ("open:员工食堂补贴金比例|percent", "职工食堂补贴金占比")
