"""What is told of an honour beside its title: its level, its years, who of several gave it, what the holder is."""

import pytest
from test_honours import rows

from extractors.honours import award_tables, honours
from extractors.honours.printed_beside import level_of, note_of
from extractors.marked import marked_document
from schemas.document import Identity
from schemas.tables import Honour


def in_table(table: str) -> list[Honour]:
    unit = Identity(org="江城市第二人民医院", org_short="市二院", year=2024)
    return list(award_tables.read(marked_document(table, unit)))


@pytest.mark.parametrize(
    ("told", "level"),
    [
        (("省级", "省茶叶协会"), "省市"),
        ((None, "江城市妇女联合会"), "省市"),
        ((None, "江城市青年联合会"), "省市"),
        ((None, "省机械工业联合会"), "行业"),
        ((None, "省国资委、省企业联合会"), "省市"),
        ((None, "省企业联合会、省茶叶协会"), "行业"),
        ((None, "中国茶叶协会、全国总工会"), "国家"),
        ((None, "国家税务总局江城市税务局"), "省市"),
        ((None, "国家税务总局"), "国家"),
        ((None, "江城传媒集团"), "其他"),
        ((None, "江城茶业集团"), "集团"),
    ],
)
def test_the_level_is_that_of_the_body_that_says_it(told: tuple[str | None, ...], level: str) -> None:
    assert level_of(*told) == level


def test_a_column_of_levels_counts_before_the_body() -> None:
    (row,) = in_table("| 荣誉名称 | 授予单位 | 级别 |\n| 优秀质量小组一等奖 | 茶叶协会 | 省级 |")
    assert (row.grantor, row.award_level) == ("茶叶协会", "省市")


def test_bodies_of_a_cell_with_no_mark_between_them_are_several() -> None:
    (row,) = in_table("| 荣誉名称 | 授予单位 |\n| 优秀质量小组 | 省茶叶协会省总工会团省委 |")
    assert row.grantor == "省茶叶协会、省总工会、团省委"


def test_parts_of_cells_belong_together_by_their_place() -> None:
    (first, second) = in_table(
        "| 姓名 | 所获荣誉 | 颁发机构 |\n"
        "| 闻立新、葛云 | 江城青年五四奖章 / 见义勇为先进个人 | 团市委、市青联 / 市公安局 |"
    )
    assert (first.recipient, first.grantor) == ("闻立新", "团市委、市青联")
    assert (second.recipient, second.grantor) == ("葛云", "市公安局")
    (first, second) = in_table(
        "| 姓名 | 所获荣誉 | 颁发机构 |\n"
        "| 闻立新 | 江城市优秀企业家；云栈县“功勋企业家” | 省企业联合会；云栈县委、县政府 |"
    )
    assert [one.grantor for one in (first, second)] == ["省企业联合会", "云栈县委、县政府"]
    assert {first.recipient, second.recipient} == {"闻立新"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("我院2022年、2023年连续两年获评省级“节水型单位”。", (2022, 2023)),
        ("我院2021、2023年两度荣膺“全省先进集体”。", (2021, 2023)),
        ("我院2015年、2018年、2021年连续三届被市政府授予市级文明单位称号。", (2015, 2021)),
    ],
)
def test_several_years_before_a_verb_are_those_of_the_award(text: str, years: tuple[int, int]) -> None:
    (row,) = rows(text)
    assert row.period_start is not None and row.period_end is not None
    assert (row.period_start.year, row.period_end.year) == years


@pytest.mark.parametrize(
    ("note", "years"),
    [("2018、2021", (2018, 2021)), ("2015—2022连续四届", (2015, 2022)), ("2016、2018、2020年", (2016, 2020))],
)
def test_several_years_in_a_bracket(note: str, years: tuple[int, int]) -> None:
    found = note_of(note)
    assert found is not None and found.period is not None
    assert (found.period[0].year, found.period[1].year) == years


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("控股子公司云栈阀门有限公司获评“省级绿色工厂”。", "云栈阀门有限公司"),
        ("所属云栈铸造厂获评“省级绿色工厂”。", "云栈铸造厂"),
        ("以他名字命名的李恒劳模创新工作室获评“省级绿色工厂”。", "李恒劳模创新工作室"),
        ("所属各单位获评“省级绿色工厂”。", "所属各单位"),
        ("控股股东云栈集团获评“省级绿色工厂”。", "控股股东云栈集团"),
    ],
)
def test_what_a_body_is_to_the_unit_is_no_part_of_its_name(text: str, holder: str) -> None:
    assert [row.recipient for row in rows(text)] == [holder]


@pytest.mark.parametrize(
    ("text", "title", "grantor"),
    [
        ("李恒获评省总“优秀女职工工作者”。", "优秀女职工工作者", "省总"),
        ("李恒获江城市安委会办公室“查患能手”称号。", "查患能手", "江城市安委会办公室"),
        ("决赛由省总工会主办。集团还评选表彰：授予云栈站“先进集体”称号。", "先进集体", "集团"),
    ],
)
def test_who_gave_it(text: str, title: str, grantor: str | None) -> None:
    assert [(row.title, row.grantor) for row in rows(text)] == [(title, grantor)]


def test_ranks_of_one_contest_keep_what_they_were_won_in() -> None:
    found = rows("在第四届江城市供水技能竞赛中，李恒获化验员项目第一名，闻立新、葛云分获管道工项目第三名和第六名。")
    assert [(row.title.removeprefix("江城市供水技能竞赛"), row.recipient) for row in found] == [
        ("化验员项目第一名", "李恒"),
        ("管道工项目第三名", "闻立新"),
        ("管道工项目第六名", "葛云"),
    ]
    assert {row.edition for row in found} == {"第四届"}


def test_events_of_one_chain_are_each_whole() -> None:
    found = rows("李恒获男子项目一等奖、女子项目二等奖，葛云获管道工项目第三名和第六名。")
    assert [row.title for row in found] == [
        "男子项目一等奖",
        "女子项目二等奖",
        "管道工项目第三名",
        "管道工项目第六名",
    ]


def test_semicolons_of_prose_keep_the_contest() -> None:
    text = "在第四届江城市技能竞赛中，集训队获团体二等奖；李恒（化验班）获化验员项目第一名。"
    unit = Identity(org="江城市第二人民医院", org_short="市二院", year=2024)
    found = honours.read(marked_document(f"# 所获荣誉\n{text}", unit))
    assert [row.title for row in found] == ["江城市技能竞赛团体二等奖", "江城市技能竞赛化验员项目第一名"]


def test_a_line_of_titles_and_of_what_verbs_tell_is_cut_at_its_semicolons() -> None:
    lines = "# 历年荣誉\n◆2020年江城市抗洪先进集体；李恒获评全市抗洪先进个人"
    unit = Identity(org="江城市第二人民医院", org_short="市二院", year=2024)
    found = [
        (row.title, row.recipient, row.period_end and row.period_end.year)
        for row in honours.read(marked_document(lines, unit))
    ]
    assert found == [("江城市抗洪先进集体", "市二院", 2020), ("全市抗洪先进个人", "李恒", 2020)]
