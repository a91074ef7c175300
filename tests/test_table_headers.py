"""What the headers of a table say of its numbers: outer headers, columns of budgets, ticked lines, units of items."""

from made_tables import Rows, made, said_of

from extractors.tables import cell_quantities


def named(rows: Rows) -> list[tuple[str, str | None, str | None]]:
    return [(one.text, one.metric, one.subject) for one in said_of(made(rows))]


def test_what_became_of_waste_has_its_outer_header() -> None:
    rows = [
        ["厂区", "一般固体废物", ">", "用水量", ">"],
        ["^", "产生量", "综合利用量", "2022年", "2023年"],
        ["南厂区", "3.15", "3.02", "41.6", "39.8"],
        ["合计", "3.15", "3.02", "41.6", "39.8"],
    ]
    assert [metric for _, metric, _ in named(rows)] == [
        *("南厂区一般固体废物产生量", "南厂区一般固体废物综合利用量", "南厂区用水量", "南厂区用水量"),
        *("一般固体废物产生量合计", "一般固体废物综合利用量合计", "用水量合计", "用水量合计"),
    ]


def test_a_row_that_says_what_became_needs_no_outer_header() -> None:
    rows = [
        ["类别", "规模以上企业", ">", "用水量", ">"],
        ["^", "排放量", "处置量", "2022年", "2023年"],
        ["废水", "3.15", "3.02", "41.6", "39.8"],
        ["废气", "2.15", "2.02", "11.6", "10.8"],
    ]
    of_it = [metric for _, metric, _ in named(rows) if metric and "用水量" not in metric]
    assert of_it == ["废水排放量", "废水处置量", "废气排放量", "废气处置量"]


def test_a_group_of_indicators_is_no_part_of_their_names() -> None:
    rows = [["站点", "污水处理情况", ">"], ["^", "排放量（吨）", "处理量（吨）"], ["北站", "310", "298"]]
    assert [metric for _, metric, _ in named(rows)] == ["北站排放量", "北站处理量"]


def test_what_was_spent_of_a_project_is_named_as_its_budget_is() -> None:
    rows = [
        ["项目名称", "全年预算数（万元）", "执行数（万元）", "执行率"],
        ["河道清淤", "320.00", "311.40", "97.31%"],
        ["堤防加固", "96.00", "95.20", "99.17%"],
    ]
    assert named(rows)[:3] == [
        ("320.00", "全年预算数", "河道清淤"),
        ("311.40", "执行数", "河道清淤"),
        ("97.31%", "执行率", "河道清淤"),
    ]


def test_a_line_to_tick_is_no_row_of_headers() -> None:
    rows = [
        ["单位名称", "云桥区园林所", ">", "自评等级", "☑优 □良 □差", ">"],
        ["预算执行", "全年预算数612.40万元；执行数598.10万元；执行率97.66%", ">", ">", "10", "9.77"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "分值", "得分"],
        ["产出指标", "数量指标", "补植行道树", "≥300株", "10", "9.20"],
        ["^", "质量指标", "成活率", "≥90%", "10", "8.80"],
    ]
    assert named(rows)[:6] == [
        ("612.40万元", "全年预算数", "预算执行"),
        ("598.10万元", "执行数", "预算执行"),
        ("97.66%", "执行率", "预算执行"),
        ("≥300株", "补植行道树", None),
        ("10", "补植行道树分值", None),
        ("9.20", "补植行道树得分", None),
    ]


def test_items_are_a_unit_behind_what_is_counted_by_them() -> None:
    rows = [["片区", "不符合项（项）", "授权专利（项）"], ["北片", "14", "3"]]
    found = cell_quantities.read(made(rows))
    assert [(row.phrase.metric, row.unit) for row in found] == [("北片不符合项", "项"), ("北片授权专利", "项")]
    codes = cell_quantities.read(made([["科目", "2023年（万元）"], ["事业单位医疗（项）", "21.30"]]))
    assert [(row.phrase.metric, row.unit) for row in codes] == [("事业单位医疗（项）", "元")]


def test_a_change_behind_the_years_of_one_thing_is_of_it() -> None:
    rows: Rows = [
        ["库区", "借阅量（册）", ">", "2022年同比（%）", "占比（%）", ">"],
        ["^", "2021年", "2022年", "^", "2021年", "2022年"],
        ["东库", "310", "341", "10.0", "62.0", "62.0"],
        ["西库", "190", "209", "10.0", "38.0", "38.0"],
    ]
    found = [row for row in cell_quantities.read(made(rows)) if row.role == "change"]
    assert [row.phrase.metric for row in found] == ["东库借阅量", "西库借阅量"]


def test_the_rest_of_a_quantity_that_headers_deal_out_is_of_it() -> None:
    rows: Rows = [["库区", "借阅人数", ">", "面积（㎡）"], ["^", "馆员", "其他", "^"], ["东库", "31", "7", "620"]]
    named = [row.phrase.metric for row in cell_quantities.read(made(rows))]
    assert named == ["东库馆员借阅人数", "东库其他借阅人数", "东库面积"]
