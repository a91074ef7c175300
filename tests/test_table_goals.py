"""Tables of goals: a goal is of the year that its row or column names, -8% says by how much something is to fall."""

import pytest
from made_tables import Rows, made

from extractors.tables import cell_quantities
from extractors.tables.goals import against_of

YEAR = 2023


def said(rows: Rows) -> list[tuple[str, str | None, int | None, str, str | None, str | None, str | None]]:
    """Return what quantities say: metric, year, role, direction, value, what a change is against, basis."""
    return [
        (
            row.phrase.metric or "",
            row.value_text,
            row.period_end.year if row.period_end else None,
            row.role,
            row.direction,
            row.phrase.against,
            row.basis,
        )
        for row in cell_quantities.read(made(rows, year=YEAR))
    ]


def test_a_goal_has_the_year_of_its_row() -> None:
    rows = [
        ["目标（基准年2020年）", "目标值", "2023年进展"],
        ["2028年单位产品电耗", "-12%", "-4.5%"],
        ["到2026年，屋顶光伏装机", "30兆瓦", "21兆瓦"],
        ["2026年中水回用率", "≥85%", "83%"],
    ]
    assert said(rows) == [
        ("单位产品电耗", "12", 2028, "change", "down", "2020", "target"),
        ("单位产品电耗", "4.5", 2023, "change", "down", "2020", None),
        ("屋顶光伏装机", "30", 2026, "level", None, None, "target"),
        ("屋顶光伏装机", "21", 2023, "level", None, None, None),
        ("中水回用率", "85", 2026, "level", None, None, "target"),
        ("中水回用率", "83", 2023, "level", None, None, None),
    ]


def test_a_goal_has_the_year_of_its_column() -> None:
    rows = [["指标", "目标年", "目标值", "完成值"], ["取水量（万吨）", "2027年", "40", "52"]]
    assert [(name, value, year, basis) for name, value, year, *_, basis in said(rows)] == [
        ("取水量", "400000", 2027, "target"),
        ("取水量", "520000", 2023, None),
    ]


@pytest.mark.parametrize("label", ["2022年结转项目完工", "2023年新建泵站"])
def test_a_year_up_to_the_reports_is_part_of_the_name(label: str) -> None:
    rows = [["指标", "目标值", "完成值"], [label, "30座", "28座"]]
    assert [(name, year) for name, _, year, *_ in said(rows)] == [(label, YEAR)] * 2


@pytest.mark.parametrize("label", ["销售利润率", "产量增长", "销售利润率（扣非）", "净利润占收入比", "气温偏离"])
def test_a_rate_below_zero_is_a_level(label: str) -> None:
    rows = [["指标", "目标值", "完成值"], [label, "-2%", "-1.5%"]]
    assert [role for _, _, _, role, *_ in said(rows)] == ["level", "level"]


def test_progress_in_another_unit_is_named() -> None:
    rows = [["指标", "目标值", "进展"], ["更换水表", "30台", "80%"]]
    assert [(name, value) for name, value, *_ in said(rows)] == [("更换水表", "30"), ("更换水表进展", "80")]


GOALS = [
    ["领域", "目标", "基准", ">", "目标年", "2023年实际"],
    ["^", "^", "年份", "数值", "^", "^"],
    ["能耗", "万元产值电耗下降18%", "2020", "88.5", "2026", "75.1（-15.1%）"],
    ["^", "光伏发电占比不低于12%", "2021", "3.2%", "2026", "9.4%"],
    ["物料", "废砂产生量降至300吨以下", "2021", "512吨", "2027", "356吨"],
]


def test_a_goal_in_words_names_its_row_and_the_years_beside_date_it() -> None:
    assert said(GOALS) == [
        ("万元产值电耗", "18", 2026, "change", "down", "2020", "target"),
        ("万元产值电耗", "88.5", 2020, "level", None, None, None),
        ("万元产值电耗", "75.1", 2023, "level", None, None, None),
        ("万元产值电耗", "15.1", 2023, "change", "down", "2020", None),
        ("光伏发电占比", "12", 2026, "level", None, None, "target"),
        ("光伏发电占比", "3.2", 2021, "level", None, None, None),
        ("光伏发电占比", "9.4", 2023, "level", None, None, None),
        ("废砂产生量", "300", 2027, "level", None, None, "target"),
        ("废砂产生量", "512", 2021, "level", None, None, None),
        ("废砂产生量", "356", 2023, "level", None, None, None),
    ]


TOPICS = [
    ["议题", "2023年目标", "2023年实际", "2024年目标"],
    ["乘客", "正点率达到92%", "93.4%", "94%"],
    ["能源", "每公里电耗下降3%", "下降3.6%", "下降2%"],
    ["社区", "便民驿站服务居民8万人次", "8.7万人次", "9万人次"],
    ["车辆", "新能源车占比不低于60%", "58.2%", "不低于65%"],
]


def test_a_goal_in_words_behind_a_topic_names_its_row() -> None:
    assert [(name, value, year, way, basis) for name, value, year, _, way, _, basis in said(TOPICS)] == [
        ("正点率", "92", 2023, None, "target"),
        ("正点率", "93.4", 2023, None, None),
        ("正点率", "94", 2024, None, "target"),
        ("每公里电耗", "3", 2023, "down", "target"),
        ("每公里电耗", "3.6", 2023, "down", None),
        ("每公里电耗", "2", 2024, "down", "target"),
        ("便民驿站服务居民", "80000", 2023, None, "target"),
        ("便民驿站服务居民", "87000", 2023, None, None),
        ("便民驿站服务居民", "90000", 2024, None, "target"),
        ("新能源车占比", "60", 2023, None, "target"),
        ("新能源车占比", "58.2", 2023, None, None),
        ("新能源车占比", "65", 2024, None, "target"),
    ]


def test_labels_that_measure_keep_their_name_beside_goals_in_words() -> None:
    rows = [[label.replace("能源", "能耗强度"), *row] for label, *row in TOPICS]
    assert "正点率" not in [name for name, *_ in said(rows)][1:]


def test_a_goal_in_words_behind_a_label_of_its_own_names_nothing() -> None:
    rows = [["项目", "目标", "完成值"], ["岗前培训", "培训不少于20学时", "24学时"], ["废砂", "总量降至300吨", "356吨"]]
    names = [name for name, *_ in said(rows)]
    assert names[1] == "岗前培训" and names[3] == "废砂"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,240（+3.1%）", [("1240", "level", None), ("3.1", "change", "up")]),
        ("75.1（↓4%）", [("75.1", "level", None), ("4", "change", "down")]),
        ("128（42.5%）", []),
        ("75.1（-4）", []),
    ],
)
def test_a_signed_share_behind_a_number_is_its_change(text: str, found: list[tuple[str, str, str | None]]) -> None:
    rows = said([["指标", "2023年"], ["取水量", text], ["用电量", "88.5"]])
    assert [(value, role, way) for name, value, _, role, way, *_ in rows if name == "取水量"][: len(found)] == found
    assert bool(found) or not any(role == "change" for _, _, _, role, *_ in rows)


@pytest.mark.parametrize(
    ("words", "against"),
    [
        ("较2021年增减", "2021"),
        ("目标（基准年2020年）", "2020"),
        ("以2019年为基准", "2019"),
        ("较基准年变化", "other"),
        ("同比增减", None),
        ("增减率", None),
    ],
)
def test_what_a_change_is_against(words: str, against: str | None) -> None:
    assert against_of([words]) == against


def test_goals_in_words_among_the_labels_are_values_of_their_rows() -> None:
    rows: Rows = [
        ["领域", "目标（基准年2021）", "2023年进展"],
        ["绿电", "绿电占比≥30%", "26.5%"],
        ["包装", "2026年单件包装重量较2021年下降12%", "已下降7.5%"],
        ["安全", "百万工时伤害率≤0.40", "0.38"],
        ["水", "废水回用率达到50%", "48.3%"],
    ]
    found = list(cell_quantities.read(made(rows)))
    assert [(row.phrase.metric, row.evidence.text, row.basis, row.role) for row in found] == [
        ("绿电占比", "30%", "target", "level"),
        ("绿电占比", "26.5%", None, "level"),
        ("单件包装重量", "12%", "target", "change"),
        ("单件包装重量", "7.5%", None, "change"),
        ("百万工时伤害率", "0.38", None, "level"),
        ("废水回用率", "50%", "target", "level"),
        ("废水回用率", "48.3%", None, "level"),
    ]


@pytest.mark.parametrize("goal", ["完善制度", "培育新品"])
def test_goals_without_numbers_stay_labels(goal: str) -> None:
    rows: Rows = [["领域", "目标", "投入（万元）"], *([f"领域{name}", goal + name, "31"] for name in "甲乙丙")]
    assert {row.basis for row in cell_quantities.read(made(rows))} == {None}


@pytest.mark.parametrize(("plain", "named"), [(1, True), (2, True), (3, False), (4, False)])
def test_goals_name_the_rows_of_topics_where_most_rows_have_one(plain: int, named: bool) -> None:
    rows: Rows = [
        *TOPICS,
        *([f"网点{name}", "按计划推进", f"{at + 6}处", ""] for at, name in enumerate("甲乙丙丁"[:plain])),
    ]
    assert [name for name, *_ in said(rows)].count("新能源车占比") == (3 if named else 1)
