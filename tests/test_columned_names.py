"""Lists of persons side by side on a drawn page; cards with a form of address; firms in brackets behind an award."""

from pathlib import Path

import pytest
from drawn import Paper

from extractors.honours import honours
from extractors.marked import marked_document
from extractors.names import entities
from extractors.names.persons.addressed import offices_by_line
from extractors.names.persons.name_lines import items_of_line
from extractors.registry import prepare

LEFT, RIGHT = 60, 310


def persons_of(paper: Paper) -> set[str]:
    return {row.name for row in entities.read(prepare(paper.read())) if row.kind == "PERSON"}


def page(folder: Path, right: list[list[str]], count: int) -> Paper:
    """Draw two lists side by side under a heading, the right one of some lines with their words 60 points apart."""
    paper = Paper(folder / "a.pdf")
    paper.canvas.setFont("STSong-Light", 16)
    paper.text(LEFT, 60, "个人荣誉")
    paper.canvas.setFont("STSong-Light", 10)
    paper.text(LEFT, 100, "江州市劳动模范")
    paper.text(LEFT, 120, "闻立新　江州水泵厂高级技师")
    paper.text(LEFT, 145, "江州好人")
    paper.text(LEFT, 165, "韦庆红　运行班班长")
    paper.text(RIGHT, 100, f"2022年度“岗位之星”（{count}名）")
    for at, words in enumerate(right):
        for column, word in enumerate(words):
            paper.text(RIGHT + 60 * column, 120 + 20 * at, word)
    paper.text(LEFT, 240, "全年走访慰问职工，组织体检和疗休养，各项工作按计划完成。")
    return paper


def test_names_in_columns_are_read_line_by_line(tmp_path: Path) -> None:
    named = {"尹素琴", "温砚田", "卞晨", "葛立新", "倪晓峰", "乔思远"}
    paper = page(tmp_path, [["尹素琴", "温砚田", "卞　晨"], ["葛立新", "倪晓峰", "乔思远"]], 6)
    assert named <= persons_of(paper)


def test_a_count_that_does_not_fit_tells_no_names(tmp_path: Path) -> None:
    paper = page(tmp_path, [["青松", "翠柏", "红枫"], ["白杨", "垂柳", "银杏"]], 6)
    assert persons_of(paper) == {"闻立新", "韦庆红"}


def test_each_name_of_a_list_on_two_lines_is_read_once(tmp_path: Path) -> None:
    torn = "尹素琴（缝制车间）、温砚田（裁剪车间）、葛", "立新（样衣室）、乔思远（质检科）、苗岫宁（仓储组）"
    rows = entities.read(prepare(page(tmp_path, [[line] for line in torn], 5).read()))
    found = [row.name for row in rows if row.kind == "PERSON" and row.name not in ("闻立新", "韦庆红")]
    assert sorted(found) == sorted(["尹素琴", "温砚田", "葛立新", "乔思远", "苗岫宁"])


def test_names_with_units_go_on_in_the_next_line_of_their_column(tmp_path: Path) -> None:
    paper = page(tmp_path, [["尹素琴（缝制车间）、温砚田（裁剪车间）、葛"], ["立新（样衣室）、乔思远（质检科）"]], 4)
    assert {"尹素琴", "温砚田", "葛立新", "乔思远"} <= persons_of(paper)


@pytest.mark.parametrize(
    ("lines", "offices"),
    [
        ("闻立新先生|董事长|韦庆红女士|监事", {0: "董事长", 2: "监事"}),
        ("独立董事|闻立新先生|监事|韦庆红女士", {1: "独立董事", 3: "监事"}),
        (
            "闻立新先生|董事、总经理|1970年出生。|韦庆红女士|江州市总工会副主席",
            {0: "董事、总经理", 3: "江州市总工会副主席"},
        ),
        ("闻立新先生|韦庆红女士|董事长|监事", {}),
        ("独立董事|闻立新先生|监事|韦庆红女士|财务总监", {}),
        ("闻立新先生|董事会", {}),
        ("闻立新先生|总经理致辞", {}),
    ],
)
def test_offices_over_or_under_names_with_a_form_of_address(lines: str, offices: dict[int, str]) -> None:
    assert offices_by_line(lines.split("|")) == offices


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("闻立新先生 董事长、总裁", "董事长、总裁"),
        ("韦庆红女士（副董事长）", "副董事长"),
        ("尹素琴女士 职工代表监事", "职工代表监事"),
        ("温砚田先生：财务总监", "财务总监"),
        ("马晓燕女士 江州市审计局副局长", "江州市审计局副局长"),
        ("李恒先生任财务总监", "财务总监"),
        ("王建国先生董事长职务任期届满。", None),
        ("张伟先生提名为董事", None),
        ("李恒先生感谢主任", None),
        ("朱国强先生独立董事任职资格获核准。", None),
    ],
)
def test_offices_behind_a_name_with_a_form_of_address(line: str, role: str | None) -> None:
    (person,) = (row for row in entities.read(marked_document(line)) if row.kind == "PERSON")
    assert person.role == role


def test_a_firm_in_brackets_behind_an_award_has_it() -> None:
    firms = "| 子公司 | 简称 |\n| 霁禾光学膜（江州）有限公司 | 霁禾光学 |\n"
    listed = "# 所获荣誉\n江州省绿色工厂（霁禾光学）\n江州市慈善奖·捐赠企业\n"
    found = {row.title: row.recipient for row in honours.read(marked_document(f"{firms}{listed}"))}
    assert found == {"江州省绿色工厂": "霁禾光学", "江州市慈善奖·捐赠企业": None}


def test_names_of_cells_that_are_short_count_behind_a_title() -> None:
    cells = "| 姓名 | 职务 |\n| 宗敏 | 教授 |\n| 闻立新 | 主任 |\n"
    prose = "与江州大学教授宗敏合作。\n近日宗敏锐观察。"
    found = [row for row in entities.read(marked_document(f"{cells}{prose}")) if row.name == "宗敏"]
    assert [(row.role, row.rule) for row in found] == [
        ("江州大学教授", "named elsewhere"),
        ("教授", "cell under a header for names"),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("乔思远（一组）、尹　满（二组）", ["乔思远", "尹　满"]),
        ("乔思远　尹　满（二组）", ["乔思远", "尹　满"]),
        ("尹、满", []),  # a comma parts them
        ("乔思远（一组）到场", []),
        ("乔思远（一组", []),
    ],
)
def test_pieces_of_a_line_that_may_be_names(line: str, names: list[str]) -> None:
    assert [item.span.of(line) for item in items_of_line(line)] == names
