"""Offices that lists, brackets behind bodies, committees and lines above tell of persons."""

import pytest

from extractors.marked import marked_document
from extractors.names import entities
from schemas.document import Identity


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("年初调整防汛领导小组，由站长温砚田任组长，尹素琴任副组长。", "尹素琴", "防汛领导小组副组长"),
        ("签字律师尹素琴、温砚田到场。", "温砚田", "签字律师"),
        ("副站长尹素琴、温砚田到场。", "温砚田", "副站长"),
        ("感谢监事尹素琴女士、温砚田先生。", "温砚田", "监事"),
        ("理事9名，其中外部理事3名（尹素琴、温砚田、韦庆红）。", "尹素琴", "外部理事"),
        ("理事9名，其中外部理事3名（尹素琴、温砚田、韦庆红）。", "温砚田", "外部理事"),
        ("因工作调动，温砚田辞去监事职务。", "温砚田", "监事"),
        ("委员：（按姓氏笔画为序）\n尹素琴、温砚田、韦庆红", "尹素琴", "委员"),
        ("编委会主任：尹素琴、温砚田", "温砚田", "编委会主任"),
        ("校外辅导员：尹素琴、温砚田", "温砚田", "校外辅导员"),
        ("报告编写组：尹素琴、温砚田", "尹素琴", "报告编写组"),
        ("主任尹素琴、温砚田到会。", "温砚田", None),
        ("党委副书记、站长尹素琴、温砚田到会。", "温砚田", None),
        ("站里设防汛领导小组，由站长尹素琴任组长，副主任温砚田、工长韦庆红任副组长。", "温砚田", "副主任"),
        ("站里设防汛领导小组，主任：尹素琴，副主任：温砚田、韦庆红。", "韦庆红", "防汛领导小组副主任"),
        ("尹素琴同志、温砚田同志到会。温砚田、尹素琴及各科负责人为成员。", "温砚田", "成员"),
        ("县供电站（站长尹素琴先到场），所长温砚田讲解。", "温砚田", "所长"),
        ("领导小组办公室设在养护科，主任温砚田到会。", "温砚田", "主任"),
        ("公司设防汛领导小组，下设办公室。副站长温砚田讲解。", "温砚田", "副站长"),
        ("云栈县团委书记温砚田，副书记尹素琴（挂职）、韦庆红（兼职），有支部3个。", "韦庆红", "云栈县团委副书记"),
        ("县水务局局长温砚田、副局长尹素琴到场。", "尹素琴", "县水务局副局长"),
        ("党委书记、局长温砚田，副局长尹素琴到场。", "尹素琴", "副局长"),
        ("清河水厂厂长温砚田来到泵站。副厂长尹素琴讲解。", "尹素琴", "副厂长"),
        ("县农业局局长温砚田，镇副镇长尹素琴到场。", "尹素琴", "镇副镇长"),
        ("女职工委员会主任：温砚田（营业厅主任）副主任：尹素琴", "尹素琴", "女职工委员会副主任"),
    ],
)
def test_offices_that_more_than_the_words_beside_a_name_tell(text: str, name: str, role: str | None) -> None:
    rows = entities.read(marked_document(text, Identity()))
    assert [row.role for row in rows if row.name == name][-1:] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "有外部理事3名（含独立理事1名）。",
        "增设监事2名（任期三年）。",
        "负责人：高度重视、加强管理。",
        "编写组：黄山、华山。",
    ],
)
def test_what_stands_behind_an_office_is_no_name(text: str) -> None:
    assert [row.name for row in entities.read(marked_document(text, Identity())) if row.kind == "PERSON"] == []


def test_who_signs_is_no_part_of_the_body_behind() -> None:
    text = "| 意见 | 同意。负责人：温砚田云栈市水务局（盖章） |\n| 水务局 | 云栈市水务局 |"
    found = [(row.kind, row.name) for row in entities.read(marked_document(text, Identity()))]
    assert ("ORG", "温砚田云栈市水务局") not in found
