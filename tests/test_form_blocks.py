"""Parts of a form have headers of their own; names of rows and totals in forms and in tables of parts."""

from pathlib import Path

import pytest
from drawn import Paper, tables_of
from made_tables import Rows, made, said_of

from extractors.tables import cell_quantities

FORM: Rows = [
    ["项目名称", ">", "泵站检修经费", ">", ">", ">", ">"],
    ["主管部门", ">", "清浦县水务局", "实施单位", "云门泵站", ">", ">"],
    ["项目资金（万元）", ">", "", "年初预算数", "全年预算数", "全年执行数", "执行率"],
    ["^", "^", "年度资金总额", "42.00", "45.00", "40.50", "90.00%"],
    ["^", "^", "其他资金", "0.00", "0.00", "0.00", "—"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "检修水泵台数", "≥30台", "28台", "15", "14"],
    ["^", "质量指标", "检修合格率", "≥98%", "99%", "15", "15"],
    ["总分", ">", ">", ">", ">", "100", "96.5"],
]


def test_each_part_of_a_form_is_read_under_its_own_headers() -> None:
    rows = list(cell_quantities.read(made(FORM)))
    said = [(row.evidence.text, row.phrase.metric, row.unit, row.basis) for row in rows]
    assert said[:4] == [
        ("42.00", "年度资金总额", "元", "budget"),
        ("45.00", "年度资金总额全年预算数", "元", "budget"),
        ("40.50", "年度资金总额全年执行数", "元", "execution"),
        ("90.00%", "年度资金总额执行率", "%", None),
    ]
    assert said[7:] == [
        ("≥30台", "检修水泵台数", "台", "target"),
        ("28台", "检修水泵台数", "台", None),
        ("15", "检修水泵台数分值", "分", None),
        ("14", "检修水泵台数得分", "分", None),
        ("≥98%", "检修合格率", "%", "target"),
        ("99%", "检修合格率", "%", None),
        ("15", "检修合格率分值", "分", None),
        ("15", "检修合格率得分", "分", None),
        ("100", "总分分值", "分", None),
        ("96.5", "总分得分", "分", None),
    ]


def test_a_line_of_a_form_may_name_the_numbers_under_it() -> None:
    rows: Rows = [
        ["职工总数", "46人", "临时工", "9人"],
        ["其中", "焊工", "钳工", "检修工"],
        ["^", "12人", "8人", "17人"],
        ["泵站数", "3座", "闸门数", "11座"],
    ]
    assert [(row.evidence.text, row.phrase.metric) for row in cell_quantities.read(made(rows))] == [
        *(("46人", "职工总数"), ("9人", "临时工")),
        *(("12人", "焊工"), ("8人", "钳工"), ("17人", "检修工")),
        *(("3座", "泵站数"), ("11座", "闸门数")),
    ]
    named = ["其中", "焊工", "钳工", "24小时值守"]  # a number among them: no line of names
    assert "焊工" not in {row.phrase.metric for row in cell_quantities.read(made([rows[0], named, *rows[2:]]))}


def test_what_a_line_of_a_form_has_money_for_stands_before_its_budget() -> None:
    rows: Rows = [
        ["职工总数", "46人", "临时工", "9人", "学徒", "3人"],
        ["年度检修经费", "☑列入预算□未列入", "预算数", "45.0万元", "执行数", "43.7万元"],
    ]
    found = [(row.evidence.text, row.phrase.metric, row.basis) for row in cell_quantities.read(made(rows))]
    assert found[3:] == [("45.0万元", "年度检修经费预算数", "budget"), ("43.7万元", "年度检修经费执行数", "execution")]


def test_words_in_mid_table_are_no_headers() -> None:
    rows = [
        ["项目", "目标", "进展"],
        ["检修水泵", "30台", "28台"],
        ["值班制度", "健全", "健全"],
        ["清淤", "9处", "8处"],
    ]
    assert [row.text for row in said_of(made(rows))] == ["30台", "28台", "9处", "8处"]


NUMBERED: Rows = [["预算数", ">", ">", "决算数", ">", ">"], ["合计", "出国费", "接待费", "合计", "出国费", "接待费"]]


def test_a_row_that_numbers_the_columns_over_amounts_without_a_name_is_none() -> None:
    rows = [*NUMBERED, ["1", "2", "3", "4", "5", "6"], ["31.50", "0.00", "9.00", "24.17", "0.00", "5.10"]]
    assert [row.text for row in said_of(made(rows))] == rows[-1]
    rows = [["甲", "乙", "丙"], ["1", "2", "3"], ["4", "2", "6"]]
    assert [row.text for row in said_of(made(rows))][:3] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("覆盖科室", ["东站职工", "西站职工"]),
        ("供水区域", ["东站职工", "西站职工"]),
        ("责任片区", ["东站职工", "西站职工"]),
    ],
)
def test_what_a_station_serves_does_not_name_its_row(head: str, names: list[str]) -> None:
    rows = [["站点", head, "职工"], ["东站", "云门镇、石陂乡", "12"], ["西站", "梅津镇", "9"]]
    assert [row.metric for row in said_of(made(rows))] == names


def test_a_total_without_a_name_is_that_of_its_caption() -> None:
    rows = [["年度", "甲级", "乙级", "合计"], ["2022年", "31", "12", "43"], ["2023年", "35", "15", "50"]]
    assert [row.metric for row in said_of(made(rows, ["表3 泵站评级结果 单位：座"]))][2::3] == ["泵站评级结果合计"] * 2
    assert [row.metric for row in said_of(made(rows))][2::3] == ["合计"] * 2


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (["年初预算", "调整后预算", "决算数"], ["取水费年初预算", "取水费调整后预算", "取水费"]),
        (["年初预算数", "全年预算数", "执行数"], ["取水费", "取水费全年预算数", "取水费"]),
        (["2022年决算数", "2023年预算数", "增减"], ["取水费", "取水费", "取水费"]),  # told apart by year and basis
        (["预算数", "决算数", "执行率"], ["取水费", "取水费", "取水费执行率"]),
        (["目标值", "实际完成值", "得分"], ["取水费", "取水费", "取水费得分"]),
    ],
)
def test_two_budgets_of_one_row_are_told_apart_by_their_headers(heads: list[str], names: list[str]) -> None:
    rows = said_of(made([["项目", *heads], ["取水费", "31.5", "33.2", "30.1"]]))
    assert [row.metric for row in rows] == names


def test_budgets_and_accounts_over_the_same_headers_keep_the_upper_one() -> None:
    rows = said_of(made([*NUMBERED, ["31.50", "0.00", "9.00", "24.17", "0.00", "5.10"]]))
    names = [row.metric for row in rows]
    assert names[1:3] == ["出国费预算数", "接待费预算数"]
    assert names[4:] == ["出国费决算数", "接待费决算数"]


def test_a_score_counts_beside_a_target_that_is_a_day() -> None:
    heads = ["一级指标", "三级指标", "分值", "目标值", "实际完成值", "得分"]
    rows = said_of(made([heads, ["时效指标", "闸门完工时间", "4", "10月底前", "12月18日", "2.6"]]))
    assert [(row.text, row.metric) for row in rows] == [("4", "闸门完工时间分值"), ("2.6", "闸门完工时间得分")]


def test_what_is_to_be_done_is_of_the_task_of_its_row() -> None:
    heads = ["序号", "工作任务", "量化目标", "责任部门", "完成时限"]
    rows = [
        heads,
        ["1", "闸门改造", "8座，投资约90万元", "工程科", "9月30日"],
        ["2", "机井通电", "200眼", "电管所", "4月30日"],
    ]
    found = said_of(made(rows, ["2024年重点任务分解表"]))
    assert [(row.text, row.metric, row.subject, row.days[:4]) for row in found] == [
        ("8座", "闸门改造量化目标", None, "2024"),
        ("约90万元", "投资", "闸门改造", "2024"),
        ("200眼", "机井通电量化目标", None, "2024"),
    ]


@pytest.mark.parametrize(
    ("cell", "metric"),
    [
        ("提前24小时", "停水告知承诺标准"),
        ("接报后60分钟内", "停水告知承诺标准"),
        ("出站博士后5人", "出站博士后"),
    ],
)
def test_words_that_say_from_when_a_time_runs_name_nothing(cell: str, metric: str) -> None:
    (row,) = said_of(made([["事项", "承诺标准"], ["停水告知", cell]]))
    assert row.metric == metric


TASKS = [
    ["序号", "工作任务", "量化目标", "责任部门"],
    ["1", "云门闸站改造", "投运，新增排涝能力8立方米", "工程管理科"],
    ["2", "防汛物资", "31项全部到位", "物资科"],
    ["3", "渠道清淤", "240公里；涵闸18座", "灌溉科"],
]


@pytest.mark.parametrize("first", ["1", "2"])
def test_a_table_of_words_whose_rows_are_numbered_is_one(tmp_path: Path, first: str) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(200, 60, "2024年重点任务分解表")
    xs = (72, 120, 250, 430)
    for y in (100, 120, 180):
        paper.rule(72, y, 530, y)
    rows = [TASKS[0], [first, *TASKS[1][1:]], *TASKS[2:]]
    paper.words(xs, 100, rows)
    tables = tables_of(paper.read())
    assert tables == ([TASKS] if first == "1" else [])


def test_a_list_below_bands_is_of_what_its_title_sorts() -> None:
    rows = [["按性别", ""], ["男", "84人"], ["女", "56人"], ["按岗位", ""], ["养护工", "93人"], ["调度员", "47人"]]
    found = said_of(made(rows, ["职工构成（2022年末）"]))
    assert [(row.metric, row.subject, row.days) for row in found] == [
        ("职工", who, "2022-12-31") for who in ("男", "女", "养护工", "调度员")
    ]
    plain = [(row.metric, row.subject) for row in said_of(made(rows))]
    assert ("职工", "男") not in plain


def test_men_and_women_right_below_a_row_of_people_are_of_them() -> None:
    heads = ["指标", "单位", "2022年", "2023年"]
    rows = [
        heads,
        ["在册职工", "人", "84", "96"],
        ["男", "人", "50", "58"],
        ["女", "人", "34", "38"],
        ["泵站", "座", "3", "4"],
    ]
    names = [row.metric for row in said_of(made(rows))]
    assert names == [name for name in ("在册职工", "男在册职工", "女在册职工", "泵站") for _ in (1, 2)]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("职工情况（截至2023年6月30日） 单位：人", "2023-06-30"),
        ("职工情况（2022年末）", "2022-12-31"),
        ("职工情况（年末）", "2023-12-31"),
        ("职工情况（2022年修订）", "2023-01-01..2023-12-31"),
        ("职工变动情况（2022年末）", "2023-01-01..2023-12-31"),
    ],
)
def test_a_day_behind_a_caption_dates_what_is_held(line: str, day: str) -> None:
    rows = said_of(made([["部门", "职工"], ["调度室", "12"]], [line]))
    assert [row.days for row in rows] == [day]
