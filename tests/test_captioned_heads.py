"""What the caption says of headers that say half, of grades and of the award that a table lists the winners of."""

import pytest
from made_tables import Rows, made, said_of

from extractors.honours import award_tables


def names(rows: Rows, *above: str) -> list[str | None]:
    return [row.metric for row in said_of(made(rows, above))]


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("表3 山区气象观测站点分布", "云门县山区气象观测站点数"),
        ("表3 站点建设情况", "云门县站点数"),
        ("表3 山区站点和哨所分布", "云门县站点数"),
        ("表3 巡护里程统计", "云门县站点数"),
        ("表3 前三名山区气象站点", "云门县站点数"),
    ],
)
def test_a_count_takes_what_it_counts_from_the_caption(caption: str, name: str) -> None:
    rows: Rows = [["县区", "站点数（个）", "巡护员（人）"], ["云门县", "34", "61"]]
    assert names(rows, caption)[0] == name


def test_grades_are_those_of_the_test_in_the_caption() -> None:
    rows: Rows = [["班组", "参评人数", "优秀", "合格"], ["检修班", "34", "6", "28"]]
    assert names(rows, "表3 船员操作技能考核结果") == [
        "检修班船员操作技能考核参评人数",
        "检修班船员操作技能考核优秀",
        "检修班船员操作技能考核合格",
    ]
    assert names(rows, "表3 班组情况") == ["检修班参评人数", "检修班优秀", "检修班合格"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("不合格", "船员操作技能考核不合格"),
        ("优秀人数（人）", "船员操作技能考核优秀人数"),
        ("优秀占比（%）", "船员操作技能考核优秀占比"),
        ("合格率（%）", "船员操作技能考核合格率"),
        ("抽检样品数", "船员操作技能考核抽检样品数"),
        ("出海天数", "出海天数"),
        ("奖金（万元）", "奖金"),
        ("职工人数", "职工人数"),
        ("隐患数", "隐患数"),
        ("整改率（%）", "整改率"),
        ("码头长度（米）", "码头长度"),
        ("平均年龄", "平均年龄"),
    ],
)
def test_only_grades_and_those_tested_are_of_the_test(head: str, name: str) -> None:
    rows: Rows = [["班组", "优秀", "合格", head], ["检修班", "6", "28", "12"]]
    assert names(rows, "表3 船员操作技能考核结果")[2] == f"检修班{name}"


WINNERS: Rows = [
    ["序号", "成果名称", "主要完成人", "等级", "获奖年份"],
    ["1", "山区桥梁巡检课程建设", "陆远山、乔思远", "一等奖", "2021"],
    ["2", "隧道通风实训平台", "苗岫宁", "二等奖", "2021"],
]


def test_the_caption_names_the_award_of_a_list_of_winners() -> None:
    found = list(award_tables.read(made(WINNERS, ["表4 第六届鹤江省职业教育教学成果奖获奖名单"])))
    assert [(row.title, row.recipient, row.edition, str(row.period_end)) for row in found] == [
        ("鹤江省职业教育教学成果奖一等奖", "陆远山、乔思远", "第六届", "2021-12-31"),
        ("鹤江省职业教育教学成果奖二等奖", "苗岫宁", "第六届", "2021-12-31"),
    ]


def test_a_list_of_who_won_a_contest_is_one_too() -> None:
    found = list(award_tables.read(made(WINNERS, ["附表2 2021年鹤江省桥梁设计大赛获奖名单"])))
    assert [(row.title, row.award_level) for row in found] == [
        ("鹤江省桥梁设计大赛一等奖", "省市"),
        ("鹤江省桥梁设计大赛二等奖", "省市"),
    ]


@pytest.mark.parametrize(
    "caption", ["表4 教学成果情况", "拟推荐鹤江省教学成果奖", "鹤江省教学成果奖评选办法", "拟推荐教学成果奖名单"]
)
def test_a_caption_that_is_no_list_of_winners_names_no_award(caption: str) -> None:
    assert not list(award_tables.read(made(WINNERS, [caption])))


def test_who_won_stands_behind_what_it_was_won_with() -> None:
    rows: Rows = [
        ["竞赛名称", "获奖等级", "作品（项目）", "获奖学生", "获奖时间"],
        ["全国大学生桥梁设计大赛", "省级一等奖（C组）", "三跨拱桥", "陆远山", "2022.08"],
    ]
    (row,) = award_tables.read(made(rows))
    assert (row.title, row.recipient, row.award_level) == ("全国大学生桥梁设计大赛省级一等奖（C组）", "陆远山", "省市")
