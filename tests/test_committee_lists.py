"""Offices of committees: their name from the line over a list, or from the role of who leads them."""

from extractors.marked import marked_document
from extractors.names import entities
from extractors.names.persons.committee_columns import committee_columns
from extractors.names.persons.committee_lists import bodies_over, roles_in


def _roles(text: str) -> dict[str, str | None]:
    return {row.name: row.role for row in entities.read(marked_document(text)) if row.kind == "PERSON"}


def test_a_line_that_is_a_committee_tells_whose_offices_stand_below() -> None:
    lines = ["（二）防汛领导小组成员名单", "组长：苗岫宁", "组员：柏澄、温岚", "巡堤9次。", "主任：尹素琴"]
    assert bodies_over(lines) == {1: "防汛领导小组", 2: "防汛领导小组"}
    assert bodies_over(["巡堤工作小组", "联络员：苗岫宁"]) == {1: "巡堤工作小组"}
    assert bodies_over(["编辑部", "主任：苗岫宁"]) == {}


def test_a_bare_office_takes_the_committee() -> None:
    assert _roles("安全委员会\n主任：苗岫宁\n委员：柏澄、温岚") == {
        "苗岫宁": "安全委员会主任",
        "柏澄": "安全委员会委员",
        "温岚": "安全委员会委员",
    }


def test_members_behind_who_leads_a_group() -> None:
    assert list(roles_in("", ["编写组组长", "副组长", "成员"])) == ["编写组组长", "编写组副组长", "编写组成员"]
    assert list(roles_in("", ["防汛委员会主任", "委员", "成员"])) == ["防汛委员会主任", "防汛委员会委员", "成员"]


def test_other_offices_stay() -> None:
    roles = ["编写组组长", "主任", "县政协委员", None]
    assert list(roles_in("", roles)) == roles
    assert list(roles_in("安全委员会", ["总工程师", "副主任、站长"])) == ["总工程师", "安全委员会副主任、站长"]


def test_a_column_says_offices_in_a_committee_that_it_or_the_caption_names() -> None:
    cells = {(0, 0): "姓名", (0, 1): "编审组任职", (1, 0): "苗岫宁", (1, 1): "组长", (2, 0): "柏澄", (2, 1): "成员"}
    assert committee_columns(cells) == {1: (0, "编审组")}
    assert committee_columns(cells, "表2 2024年校志编审组成员名单") == {1: (0, "校志编审组")}
    assert committee_columns(cells | {(2, 1): "3次"}) == {}
