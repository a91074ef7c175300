"""Bodies beside each other: numbered ones, lists of one kind, two in one breath; awards of tables with their holder."""

from pathlib import Path

import pytest
from drawn import Paper
from made_tables import made

from extractors import nlp
from extractors.honours import award_tables
from extractors.names.cell_bodies import bodies_in_cell, bodies_of_table
from extractors.names.org_mentions import read_organisations


def bodies(text: str) -> list[str]:
    return [span.of(text) for span in read_organisations(text, nlp.words)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第三税务分局与第四派出所结对。", ["第三税务分局", "第四派出所"]),
        ("产妇在第二人民医院分娩。", ["第二人民医院"]),
        ("新生到第五小学报到，第十一中学放假。", ["第五小学", "第十一中学"]),
        ("由第三方检测机构出具，第二届理事会审议。", []),
        ("第三党支部、第四车间、第二工作组、第一办公室、第六检修班参加。", []),
        ("第一批医院、第二类企业、第三家公司。", []),
        ("第二十次会员代表大会、第十一次职工代表大会开幕。", []),
        ("第十二期培训学院、第二课堂学院结业。", []),
        ("第十二人民医院与第二十中学结对。", ["第十二人民医院", "第二十中学"]),
    ],
)
def test_a_body_may_be_told_by_its_number(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云栈派出所、城北派出所、维修班", ["云栈派出所", "城北派出所"]),
        ("由城东敬老院和云栈敬老院负责。", ["城东敬老院", "云栈敬老院"]),
        ("云栈派出所、优秀派出所、基层派出所受表彰。", ["云栈派出所"]),
        ("云栈图书馆、社区图书馆、数字图书馆开放。", ["云栈图书馆"]),
        ("云栈派出所安排。城北派出所配合。", ["云栈派出所", "城北派出所"]),
        ("云栈派出所、城北敬老院配合。", ["云栈派出所"]),
    ],
)
def test_what_ends_like_a_body_beside_it_in_a_list_is_one(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《中共中央国务院关于粮食安全的意见》", ["中共中央", "国务院"]),
        ("《中共中央办公厅国务院办公厅关于节水的通知》", ["中共中央办公厅", "国务院办公厅"]),
        ("中共云栈县委云栈县人民政府授予。", ["中共云栈县委", "云栈县人民政府"]),
        ("云栈县人民政府办公室印发。", ["云栈县人民政府办公室"]),
        ("中国科学院国家天文台。", ["中国科学院国家天文台"]),
        ("云栈市水务局云栈市民政局云栈市总工会联合印发。", ["云栈市水务局", "云栈市民政局", "云栈市总工会"]),
        ("云栈市人大常委会云栈市政协视察。", ["云栈市人大常委会", "云栈市政协"]),
        ("云栈市公安局云栈市分局立案。", ["云栈市公安局云栈市分局"]),
        ("云栈市公安局云栈分局立案。", ["云栈市公安局云栈分局"]),
    ],
)
def test_two_bodies_in_one_breath_are_two(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我站系县水务局下属单位。", ["县水务局"]),
        ("系统集成有限公司中标。", ["系统集成有限公司"]),
        ("到市三甲医院进修。", []),
    ],
)
def test_what_a_body_is_and_which_kinds_of_it_are_none(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("云栈县文化馆（戏曲传习所）", ["云栈县文化馆"]),
        ("云栈县博物馆（文物所、考古队）", ["云栈县博物馆"]),
        ("云栈信达会计师事务所（普通合伙）", ["云栈信达会计师事务所（普通合伙）"]),
        ("公益一类（财政拨款）", []),
        ("中共云栈市委云栈市人民政府", ["中共云栈市委", "云栈市人民政府"]),
        ("1、中共中央国务院", ["中共中央", "国务院"]),
        ("收购云栈市人民政府", []),
        ("云栈农村商业银行（城北支行）", ["云栈农村商业银行（城北支行）"]),
        ("云栈县税务局（城北分局）", ["云栈县税务局（城北分局）"]),
        ("各商业银行（含支行）", []),
    ],
)
def test_a_body_of_a_cell_may_have_another_name_in_brackets(cell: str, found: list[str]) -> None:
    assert [span.of(cell) for span in bodies_in_cell(cell, nlp.words)] == found


def test_an_award_of_a_table_may_have_its_holder_behind_a_colon() -> None:
    rows = [
        ("时间", "荣誉名称", "授予单位"),
        ("2023.05", "最美护林员：盛岚", "县林业局"),
        ("2023.06", "县优秀护林标兵（巡护类）：步清和", "县文明办"),
        ("2023.07", "县绿化先进集体", "县绿化委员会"),
        ("2023.08", "“最美护林员”——柳青", "县林业局"),
    ]
    found = [(row.title, row.recipient, row.grantor) for row in award_tables.read(made(rows))]
    assert found[:2] == [
        ("最美护林员", "盛岚", "县林业局"),
        ("县优秀护林标兵（巡护类）", "步清和", "县文明办"),
    ]
    assert [title for title, _, _ in found[2:3]] == ["县绿化先进集体"]
    assert found[3][1:] == ("柳青", "县林业局")


@pytest.mark.parametrize("head", ["参赛选手", "参赛队员", "参赛教师姓名"])
def test_who_took_part_in_a_contest_has_its_award(head: str) -> None:
    rows = [("赛事名称", head, "奖项", "主办单位"), ("县护林技能竞赛", "盛岚、柳青", "一等奖", "县林业局")]
    assert [row.recipient for row in award_tables.read(made(rows))] == ["盛岚、柳青"]


def test_a_number_who_took_part_is_nobody_who_has_an_award() -> None:
    rows = [("奖项名称", "参赛人员", "主办单位"), ("县护林技能竞赛一等奖", "120人", "县林业局")]
    assert "120人" not in [row.recipient for row in award_tables.read(made(rows))]


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("盛岚\n柳青\n步清和", "盛岚、柳青、步清和"),
        ("赵强\n孙丽", "赵强、孙丽"),
        ("云栈县\n水务站", "云栈县水务站"),
        ("孙丽", "孙丽"),
    ],
)
def test_persons_under_each_other_in_a_cell_are_several(tmp_path: Path, cell: str, held: str) -> None:
    paper = Paper(tmp_path / "a.pdf")
    xs = (60, 140, 300, 460)
    paper.words(xs, 100, [["时间", "奖项名称", "获奖人员"]])
    paper.words(xs, 120, [["2023年3月", "县护林标兵", cell]])
    paper.words(xs, 165, [["2023年5月", "县绿化先进个人", "周明"]])
    paper.grid(xs, (100, 120, 165, 185))
    assert [row.recipient for row in award_tables.read(paper.read())] == [held, "周明"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("客户一（青川轴承制造有限公司）", ["青川轴承制造有限公司"]),
        ("供应商A（青川轴承制造有限公司）", ["青川轴承制造有限公司"]),
        ("客户一（关联方）", []),
        ("指青川市铸件有限公司，公司全资子公司", ["青川市铸件有限公司"]),
        ("指报告期末的存货，公司自制部分", []),
    ],
)
def test_bodies_behind_the_label_of_a_cell(cell: str, found: list[str]) -> None:
    places = bodies_of_table({(0, 0): "名称", (1, 0): cell}, (), nlp.words)
    assert [span.of(cell) for _, span in places] == found
