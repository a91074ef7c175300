"""Rows of lists: which column names a row, and which only says who leads it, when it began or when it was given."""

from made_tables import Rows, made

from extractors.tables import cell_quantities


def read(rows: Rows, above: str = "") -> list[tuple[str | None, str | None, str, str | None]]:
    found = cell_quantities.read(made(rows, [above] if above else []))
    return [(row.phrase.metric, row.phrase.subject, str(row.period_end), row.unit) for row in found]


def test_who_leads_a_body_does_not_name_its_row() -> None:
    rows = [
        ("专委会", "主任委员", "会议次数", "主要工作"),
        ("渔港安全委员会", "雷岫远", "3次", "修订规程7项，检查渔船96艘"),
        ("船员培训委员会", "方若溪", "5次", "编写教材2种"),
    ]
    assert [row[:2] for row in read(rows)][::3] == [("渔港安全委员会会议次数", None), ("船员培训委员会会议次数", None)]


def test_an_office_over_words_that_are_no_names_may_name_rows() -> None:
    rows = [("片区", "站长", "船数（艘）"), ("南港", "专职人员待遇档次", "3"), ("北港", "兼职", "5")]
    assert "专职人员待遇档次" in (read(rows)[0][0] or "")


def test_what_is_said_of_a_body_in_words_is_its_own() -> None:
    rows = [
        ("委员会", "主任委员", "会议次数", "主要工作"),
        ("渔港安全委员会", "雷岫远", "3次", "修订规程7项，检查渔船96艘"),
        ("船员培训委员会", "方若溪", "5次", "编写教材2种"),
    ]
    assert [row[1] for row in read(rows)] == [None, *["渔港安全委员会"] * 2, None, "船员培训委员会"]


def test_when_something_began_does_not_date_its_row() -> None:
    for head in ("结对起始", "签约日期", "加入时间", "启用年份"):
        rows = [("渔村", head, "派出技术员"), ("白沙村", "2017年4月", "6人次"), ("石浦村", "2019年11月", "9人次")]
        assert [row[2] for row in read(rows)] == ["2023-12-31"] * 2
    rows = [("渔村", "月份", "派出技术员"), ("白沙村", "2023年4月", "6人次"), ("石浦村", "2023年11月", "9人次")]
    assert [row[2] for row in read(rows)] == ["2023-04-30", "2023-11-30"]


GIFTS = [
    ("序号", "捐赠方", "用途", "日期", "金额（万元）"),
    ("1", "海桑船厂", "渔港路灯", "3月9日", "12.50"),
    ("2", "舟楫社", "灯塔修缮", "5月2日", "8.00"),
    ("3", "海桑船厂", "渔民助学", "9月1日", "6.00"),
    ("合计", ">", ">", ">", "26.50"),
]


def test_a_gift_is_of_who_gave_it() -> None:
    assert [row[:2] for row in read(GIFTS)] == [
        *(("捐赠金额", "海桑船厂"), ("捐赠金额", "舟楫社"), ("捐赠金额", "海桑船厂"), ("捐赠金额合计", None))
    ]


def test_a_project_for_which_somebody_gave_keeps_its_row() -> None:
    rows = [("捐赠项目", "捐赠方", "金额（万元）"), ("渔港路灯", "海桑船厂", "12.5"), ("灯塔修缮", "舟楫社", "8")]
    assert [row[0] for row in read(rows)] == ["渔港路灯", "灯塔修缮"]


CROSS = [
    ("岗位", "南港", "北港", "合计"),
    ("瞭望", "30小时", "20小时", "50小时"),
    ("合计", "30小时", "20小时", "50小时"),
]


def test_the_totals_of_a_cross_table_are_of_their_columns() -> None:
    assert [row[:2] for row in read(CROSS, "表3 值守时长")][-3:] == [
        ("值守时长合计", "南港"),
        ("值守时长合计", "北港"),
        ("值守时长合计", None),
    ]


def test_a_bare_total_counts_what_the_caption_says_in_each_column() -> None:
    rows = [("类别", "南港", "北港"), ("船员", "30", "20"), ("岸勤", "6", "4"), ("合计", "36", "24")]
    assert [row[:2] for row in read(rows, "表4 员工构成（人）")][-2:] == [("南港合计", "员工"), ("北港合计", "员工")]


def totals(last: str) -> list[str | None]:
    rows = [
        ("类别", "按港口（人）", ">", "2023年合计", "2022年合计"),
        ("^", "南港", "北港", "^", "^"),
        ("船员", "30", "20", "50", "47"),
        ("岸勤", "6", "4", last, "9"),
    ]
    return [row[3] for row in read(rows)]


def test_a_total_counts_in_the_unit_of_the_columns_that_it_adds_up() -> None:
    assert totals("10") == ["人"] * 8
    assert totals("11") == [*["人"] * 2, None, None, *["人"] * 2, None, None]  # of other columns too


TASKS = [
    ("工作任务", "完成情况", "责任部门"),
    ("渔船体检", "检修率由81.5%提升至90.2%，更换缆绳46根", "船检科"),
    ("渔港照明", "更换路灯128盏，用电下降9%", "港务科"),
]


def test_a_column_behind_the_names_may_tell_what_was_done() -> None:
    assert [row[:3] for row in read(TASKS)] == [
        ("检修率", "渔船体检", "2022-12-31"),
        ("检修率", "渔船体检", "2023-12-31"),
        ("更换缆绳", "渔船体检", "2023-12-31"),
        ("更换路灯", "渔港照明", "2023-12-31"),
        ("用电", "渔港照明", "2023-12-31"),
    ]


def test_words_without_numbers_and_names_behind_the_first_tell_no_quantities() -> None:
    told = [("任务", "完成情况", "得分"), ("渔船体检", "全部完成", "9"), ("渔港照明", "全部完成", "8")]
    assert len(read(told)) == 2
    named = [("类别", "指标", "2023年"), ("渔船", "8号船检修率", "90%"), ("渔港", "3号港照明率", "80%")]
    assert len(read(named)) == 2


PLANNED = [
    ("2024年重点工作", "计划指标", "主要措施"),
    ("渔船体检", "检修率≥95%", "增配技师6名"),
    ("渔港照明", "新装路灯240盏", "投入36万元"),
]


def test_what_is_to_be_done_in_the_next_year_is_a_plan() -> None:
    rows = list(cell_quantities.read(made(PLANNED)))
    assert [(row.basis, str(row.period_end)) for row in rows] == [("plan", "2024-12-31")] * 4
    assert rows[0].phrase.metric == "检修率"
    done = [("2023年重点工作", *PLANNED[0][1:]), *PLANNED[1:]]
    assert {str(row.period_end) for row in cell_quantities.read(made(done))} == {"2023-12-31"}


def test_a_year_in_brackets_behind_a_header_dates_its_column() -> None:
    rows = [("指标", "原报值（2022）", "更正值（2022）", "差异"), ("渔获量", "120吨", "118吨", "-2吨")]
    assert [row[2] for row in read(rows)] == ["2022-12-31"] * 3
    rows = [("指标", "排放标准（2015）", "实测"), ("渔港污水", "50吨", "38吨")]
    assert [row[2] for row in read(rows)] == ["2023-12-31"] * 2


def test_a_header_over_labels_may_say_of_what_they_are_kinds() -> None:
    rows = [("满意度类别", "2022年", "2023年"), ("渔民", "88分", "91分"), ("游客", "80分", "84分")]
    assert [row[0] for row in read(rows)] == ["渔民满意度"] * 2 + ["游客满意度"] * 2
    rows = [("人员类别", "2022年", "2023年"), ("船员", "88人", "91人"), ("岸勤", "80人", "84人")]
    assert [row[0] for row in read(rows)] == ["船员"] * 2 + ["岸勤"] * 2
    rows = [("满意度类别", "2022年"), ("满意度高的渔村", "88分"), ("渔民", "84分")]  # the first says it already
    assert [row[0] for row in read(rows)] == ["满意度高的渔村", "渔民满意度"]


def test_a_total_of_a_column_is_called_as_the_caption_where_that_ends_so() -> None:
    rows = [
        ("项目", "受检人数", "支出（元）"),
        ("体检", "30人", "2,000"),
        ("慰问", "4人", "800"),
        ("合计", "34人", "2,800"),
    ]
    assert [row[0] for row in read(rows, "表6 船员关怀支出")][-2:] == ["受检人数合计", "船员关怀支出合计"]
    assert [row[0] for row in read(rows, "表6 船员关怀情况")][-1] == "支出合计"


def test_what_took_place_on_a_day_is_dated_by_it() -> None:
    assert [row[2] for row in read(GIFTS)] == ["2023-03-09", "2023-05-02", "2023-09-01", "2023-12-31"]
    for head in ("培训日期", "演练时间", "日期"):
        rows = [(head, "内容", "人数"), ("2023.04.11", "救生艇操作", "18人"), ("6月3日至5日", "海图识读", "7人")]
        assert [row[2] for row in read(rows)] == ["2023-04-11", "2023-06-05"]


def test_words_on_what_was_done_on_a_day_are_dated_by_it() -> None:
    rows = [
        ("日期", "救援事件", "派出人数", "完成情况"),
        ("4月11日", "渔船失火", "18人", "转运船员9名，拖带渔船2艘"),
        ("6月3日至5日", "台风避险", "7人", "疏散渔民61人"),
    ]
    assert [row[2] for row in read(rows)] == [*["2023-04-11"] * 3, *["2023-06-05"] * 2]


def test_days_of_papers_of_other_years_and_of_balances_date_no_row() -> None:
    for head, day in (("签约日期", "2023年4月11日"), ("日期", "2019年4月11日"), ("日期", "长期"), ("时间", "8:30")):
        rows = [("渔村", head, "派出技术员"), ("白沙村", day, "6人次"), ("石浦村", "", "9人次")]
        assert [row[2] for row in read(rows)] == ["2023-12-31"] * 2
    rows = [("船厂", "捐赠日期", "累计捐赠（万元）"), ("海桑船厂", "3月9日", "40"), ("舟楫社", "5月2日", "15")]
    assert [row[2] for row in read(rows)] == ["2023-12-31"] * 2


def test_what_there_is_beside_a_day_is_not_of_it() -> None:
    heads = ("渔村", "演练时间", "参加人数", "码头面积（亩）", "船员总数（人）", "全年预算（万元）", "在册渔船（艘）")
    rows = [heads, ("白沙村", "4月11日", "18人", "7", "240", "3.5", "61")]
    assert [row[2] for row in read(rows)] == ["2023-04-11", *["2023-12-31"] * 4]
    rows = [("活动", "活动时间", "参加人数"), ("全镇渔船年度大检查", "4月11日", "18人")]
    assert [row[2] for row in read(rows)] == ["2023-04-11"]


def test_a_year_in_brackets_behind_prices_limits_and_norms_is_part_of_their_name() -> None:
    for head in ("不变价（2020）", "国标限值（2015）", "油耗定额（2016）", "环评批复（2017）", "修订版（2018）"):
        rows = [("指标", head, "实测"), ("渔港污水", "50吨", "38吨")]
        assert [row[2] for row in read(rows)] == ["2023-12-31"] * 2, head
    rows = [("指标", "规划面积（2021）", "实测"), ("渔港", "50亩", "38亩")]
    assert [row[2] for row in read(rows)] == ["2021-12-31", "2023-12-31"]


def test_what_there_is_by_now_is_no_plan_in_a_table_of_plans() -> None:
    rows = [("渔港", "计划投资（万元）", "累计完成投资（万元）", "实有渔船（艘）"), ("南港", "740", "96", "31")]
    found = list(cell_quantities.read(made(rows, ["2024年重点项目表"])))
    assert [(row.basis, str(row.period_end)) for row in found] == [
        ("plan", "2024-12-31"),
        (None, "2023-12-31"),
        (None, "2023-12-31"),
    ]
    found = list(cell_quantities.read(made([("渔港", "计划累计投资（万元）"), ("南港", "740")], ["2024年重点项目表"])))
    assert [(row.basis, str(row.period_end)) for row in found] == [("plan", "2024-12-31")]


def test_a_table_of_what_there_is_below_a_plan_is_of_the_report() -> None:
    rows = [("渔港", "船员（人）", "渔船（艘）"), ("南港", "96", "31")]
    found = list(cell_quantities.read(made(rows, ["2024年工作计划", "现有船员情况表"])))
    assert [(row.basis, str(row.period_end)) for row in found] == [(None, "2023-12-31")] * 2
