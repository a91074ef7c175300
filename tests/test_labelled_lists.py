"""Lists of persons that a label opens: over several lines, with what each is beside the name."""

import pytest

from extractors.marked import marked_document
from extractors.names import entities
from extractors.names.rules import RULES


def _roles(text: str) -> list[tuple[str, str | None]]:
    return [(row.name, row.role) for row in entities.read(marked_document(text), RULES) if row.kind == "PERSON"]


@pytest.mark.parametrize(
    ("text", "office", "names"),
    [
        ("第三届监事：苗岫宁、柏澄、温岚", "第三届监事", "苗岫宁 柏澄 温岚"),
        ("名誉会长： 苗岫宁 柏  澄 温岚", "名誉会长", "苗岫宁 柏澄 温岚"),
        ("顾问（音序排列）：苗岫宁 柏澄\n温岚 濮小满", "顾问", "苗岫宁 柏澄 温岚 濮小满"),
        ("理事（按姓氏笔画排序）：\n苗岫宁　柏　澄\n温　岚　尹素琴", "理事", "苗岫宁 柏澄 温岚 尹素琴"),
        ("委    员：（以姓氏笔画为序）\n苗岫宁、柏澄", "委员", "苗岫宁 柏澄"),
        ("程序主席：苗岫宁（云栈大学）\n柏澄（江州大学）\n操大川（水文站）", "程序主席", "苗岫宁 柏澄 操大川"),
        ("检录裁判员：苗岫宁  柏澄", "检录裁判员", "苗岫宁 柏澄"),
        ("会务组：苗岫宁，柏澄，温岚", "会务组", "苗岫宁 柏澄 温岚"),
        (
            "顾问：苗岫宁、习仲秋、柏澄、葛素表、濮小满、温岚、尹素琴、闻立新。",
            "顾问",
            "苗岫宁 习仲秋 柏澄 葛素表 濮小满 温岚 尹素琴 闻立新",
        ),
        ("剪辑：苗岫宁 柏澄\n温岚 尹素琴", "剪辑", "苗岫宁 柏澄 温岚 尹素琴"),
        ("执行理事长：苗岫宁", "执行理事长", "苗岫宁"),
        ("理事：\n苗岫宁　沈冠军　柏　澄", "理事", "苗岫宁 沈冠军 柏澄"),
    ],
)
def test_all_members_are_what_the_label_says(text: str, office: str, names: str) -> None:
    assert _roles(text) == [(name, office) for name in names.split()]


def test_offices_beside_the_names_stand_behind_the_label() -> None:
    text = "副主任委员：\n苗岫宁 云栈大学副校长、教授\n青 平 江州水厂厂长\n"
    text += "委员：柏澄，水文学院教授，博导。\n温岚，江州水厂工程师"
    assert _roles(text) == [
        ("苗岫宁", "副主任委员、云栈大学副校长、教授"),
        ("青平", "副主任委员、江州水厂厂长"),
        ("柏澄", "委员、水文学院教授"),
        ("温岚", "委员、江州水厂工程师"),
    ]


def test_a_body_in_a_column_of_its_own_is_joined_to_the_office_behind_it() -> None:
    assert _roles("站长：苗岫宁　云栈水文站　研究员\n副站长：柏澄　江州水厂　厂长") == [
        ("苗岫宁", "站长、云栈水文站研究员"),
        ("柏澄", "副站长、江州水厂厂长"),
    ]


@pytest.mark.parametrize("below", ["方法论（江州大学）", "高科技（江州大学）"])
def test_a_word_with_a_body_in_brackets_is_no_member(below: str) -> None:
    assert [name for name, _ in _roles(f"讲师：苗岫宁（云栈大学）\n{below}")] == ["苗岫宁"]


def test_the_body_of_who_is_listed_begins_behind_the_name() -> None:
    rows = entities.read(marked_document("秘书长：苗岫宁 云栈大学\n委员：\n柏 澄 江州农业大学教授"), RULES)
    assert [row.name for row in rows if row.kind == "ORG"] == ["云栈大学", "江州农业大学"]


def test_the_committee_over_the_list_stays() -> None:
    text = "防汛委员会\n主任：苗岫宁\n委员：（以姓氏笔画为序）\n柏澄、温岚\n尹素琴、闻立新\n秘书：连晓雨"
    assert _roles(text) == [
        ("苗岫宁", "防汛委员会主任"),
        *((name, "防汛委员会委员") for name in ("柏澄", "温岚", "尹素琴", "闻立新")),
        ("连晓雨", "防汛委员会秘书"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "组长：苗岫宁\n项目管理 质量管理",
        "摄影：苗岫宁\n柏澄",
        "联系人：苗岫宁\n黄山（安徽）",
        "负责人：苗岫宁\n高新区 管委会主任",
        "项目负责人：苗岫宁\n成本管理 经理",
        "会长：苗岫宁\n江州水厂（云栈县）",
        "宣传委员：苗岫宁\n时间（2022年）",
        "组长：苗岫宁\n县水文站 站长",
    ],
)
def test_what_stands_below_a_list_is_no_part_of_it(text: str) -> None:
    assert [name for name, _ in _roles(text)] == ["苗岫宁"]


@pytest.mark.parametrize(
    "text",
    [
        "人员：安全员、宣传员",
        "民生：高铁、地铁、公路",
        "学生：高中、初中、小学",
        "主要成员：水利局、水文站",
        "增长：江苏、安徽、江西",
        "主要卫生：江城、安康、平安",
    ],
)
def test_lists_of_other_things_have_no_members(text: str) -> None:
    assert _roles(text) == []


def test_a_list_ends_with_its_section() -> None:
    assert _roles("# 监事\n监事：苗岫宁、柏澄\n# 捐赠者\n温岚、尹素琴、闻立新")[2:] == [
        ("温岚", None),
        ("尹素琴", None),
        ("闻立新", None),
    ]
