"""Lines of names with what they did at their left: which label belongs to which names."""

from pathlib import Path

import pytest
from drawn import Paper

from extractors import nlp
from extractors.marked import marked_document
from extractors.names import entities
from extractors.names.persons import labels_persons
from extractors.registry import prepare
from schemas.document import Identity

ROSTER = [
    ("主　　编", "温砚田"),
    ("执行主编", "阮听松"),
    ("编　　辑", "乔思远　苗岫宁　端木竹"),
    ("图片提供", "连　珏　尹素琴　各车间通讯员"),
    ("工会主席", "副组长"),
]


def test_a_label_on_the_same_line_is_the_role_of_the_names_behind_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for line in range(4):
        paper.text(57, 60 + 16 * line, "本报告由全体编写人员在各车间的支持下完成，所用资料来自各部门台账和统计报表。")
    for at, (label, names) in enumerate(ROSTER):
        paper.text(61, 160 + 18 * at, label)
        paper.text(137, 160 + 18 * at, names)
    document = prepare(paper.read())
    found = [(row.name, row.role) for row in entities.read(document) if row.kind == "PERSON"]
    assert found == [
        *(("温砚田", "主编"), ("阮听松", "执行主编")),
        *(("乔思远", "编辑"), ("苗岫宁", "编辑"), ("端木竹", "编辑")),
        *(("连珏", "图片提供"), ("尹素琴", "图片提供")),
    ]


@pytest.mark.parametrize(
    ("words", "is_label"),
    [("主编", True), ("执行主编", True), ("图片提供", True), ("文字审核", True), ("人员", False), ("先进个人", False)],
)
def test_what_labels_the_persons_beside_it(words: str, *, is_label: bool) -> None:
    assert labels_persons(words) is is_label


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("责任编辑：温砚田　尹素琴　连　珏", {"温砚田": "责任编辑", "尹素琴": "责任编辑", "连珏": "责任编辑"}),
        ("第五届成员：温砚田、尹素琴、连珏", {"温砚田": "第五届成员", "尹素琴": "第五届成员", "连珏": "第五届成员"}),
        ("公司负责人董事长温砚田、总会计师尹素琴声明", {"温砚田": "公司负责人董事长", "尹素琴": "总会计师"}),
        ("以总工程师尹素琴为组长、副总经理温砚田为副组长", {"尹素琴": "总工程师", "温砚田": "副总经理"}),
        ("本报记者连珏、扶贫专干温砚田到场", {"连珏": "本报记者", "温砚田": "扶贫专干"}),
        ("检修现场（尹素琴/摄）", {"尹素琴": None}),
        ("时任江州市水务局局长温砚田讲话", {"温砚田": "江州市水务局局长"}),
        ("由温砚田、尹素琴组成的小组", {"温砚田": None, "尹素琴": None}),
        ("现场尹素琴（前排左三）讲解，温砚田（左起第二）记录", {"尹素琴": None, "温砚田": None}),
        ("请退休医生尹素琴坐诊", {"尹素琴": "退休医生"}),
        (
            "公司负责人：JUN HE（何骏）主管会计工作负责人：尹素琴",
            {"JUN HE（何骏）": "公司负责人", "尹素琴": "主管会计工作负责人"},
        ),
        ("江州葵禾饼业有限公司董事长\n温砚田\n2022年4月", {"温砚田": "董事长"}),
        ("江州葵禾饼业有限公司法定代表人：\n温砚田\n2022年4月", {"温砚田": "法定代表人"}),
    ],
)
def test_roles_beside_names(text: str, roles: dict[str, str | None]) -> None:
    identity = Identity(org="江州葵禾饼业有限公司")
    rows = entities.read(marked_document(f"{text}\n温砚田同志到会。", identity))
    found = [row for row in rows if row.kind == "PERSON"][:-1]
    assert {row.name: row.role for row in found} == roles


def test_a_person_of_a_table_is_found_in_prose() -> None:
    name = "尹广平"  # 广平 is a place
    assert nlp.dictionary().count("广平") > 0
    prose = f"巡河员{name}，坚守一线12年。"
    assert [row.name for row in entities.read(marked_document(prose, Identity()))] == []
    table = f"| 项目 | 负责人 |\n| 巡河 | {name} |\n| 护林 | 温砚田 |\n{prose}"
    assert [row.name for row in entities.read(marked_document(table, Identity()))] == [name, name, "温砚田"]


def test_a_name_over_the_two_lines_of_a_tile_is_one(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for line in range(4):
        paper.text(57, 60 + 16 * line, "本报告由全体编写人员在各车间的支持下完成，所用资料来自各部门台账和统计报表。")
    tiles = [("江州轻工大学食", "品学院"), ("云栈省农业科学院大", "豆研究所")]
    for at, lines in enumerate(tiles):
        paper.fill(60 + 160 * at, 150, 190 + 160 * at, 190)
        for line, words in enumerate(lines):
            paper.text(125 + 160 * at - 5 * len(words), 155 + 16 * line, words)
    found = [row.name for row in entities.read(prepare(paper.read())) if row.kind == "ORG"]
    assert sorted(found) == ["云栈省农业科学院大豆研究所", "江州轻工大学食品学院"]
