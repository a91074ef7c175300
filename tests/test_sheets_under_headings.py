"""Titles of sheets under the heading that they belong to, parts of what a list is headed by; what is none."""

import pytest
from made_tables import made, said_of
from test_outline_levels import levels


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # a numbered chapter of sheets; those behind it stand beside it again
        (["四、窑厂预算表", "收支预算总表", "收入预算总表", "五、说明"], "1221"),
        # the chapter whose number goes on behind the sheet
        (["五、窑炉检修费", "窑炉检修费预算表", "六、其他"], "121"),
        (["五、窑炉检修费", "窑炉检修费预算表（续表）", "六、其他"], "121"),
        (["五、窑炉检修费", "（一）东窑", "窑炉检修费预算表", "（二）西窑", "六、其他"], "12321"),
        (["五、窑炉检修费", "（一）东窑", "窑炉检修费预算表", "六、其他"], "1221"),
        (
            ["第一部分 概况", "一、职责", "第二部分 窑厂预算表", "一、收支", "收支预算总表", "二、支出"],
            "121232",
        ),
    ],
)
def test_the_title_of_a_sheet_stands_under_its_chapter(said: list[str], found: str) -> None:
    assert levels(*said) == found


@pytest.mark.parametrize(
    "said",
    [
        ["五、窑炉检修费", "窑炉检修费预算表"],  # no number goes on
        ["五、窑炉检修费", "窑炉检修费预算表", "七、其他"],
        ["五、窑炉检修费", "窑炉检修费说明", "六、其他"],  # no sheet
        ["五、窑炉检修费", "窑炉检修费，预算表", "六、其他"],
        ["五、窑炉检修费", "窑炉检修人大代表", "六、其他"],
        ["五、窑炉检修费", "年报表", "六、其他"],
        ["窑炉检修费预算表", "五、窑炉检修费", "六、其他"],  # before all chapters
        ["概况", "收支预算总表", "五、其他"],  # under a heading without a number
    ],
)
def test_other_titles_stand_beside_the_chapters(said: list[str]) -> None:
    assert levels(*said) == "1" * len(said)


ROWS = [
    ("员工总数", "86"),
    ("按性别", ">"),
    ("男", "52"),
    ("女", "34"),
    ("按学历", ">"),
    ("本科", "21"),
    ("合计", "86"),
    ("培训时长（小时）", "12"),
]


def named(rows: list[tuple[str, ...]], *above: str) -> list[tuple[str | None, str | None]]:
    return [(one.metric, one.subject) for one in said_of(made(rows, above))]


def test_rows_below_bands_are_parts_of_what_the_list_sorts() -> None:
    found = named(ROWS, "员工构成")
    assert found[1:4] == [("员工", "男"), ("员工", "女"), ("员工", "本科")]
    assert found[0] == ("员工总数", None), "above the first band, and names the thing"
    assert found[4] == ("合计", "员工") and found[5] == ("培训时长", None), "a total, a measure"


def test_a_list_that_sorts_nothing_has_its_labels() -> None:
    assert named(ROWS)[1:4] == [("男员工", None), ("女员工", None), ("本科员工", None)]
    assert named([("指标", "2023年"), *ROWS[1:4]], "员工构成") == [("男", None), ("女", None)], "with headers"
