"""What the rules of honours ask of a sentence or a table: one where it holds, beside one where it just does not."""

import pytest
from made_tables import made

from extractors.honours.honours import read
from extractors.marked import marked_document

Row = tuple[str, str | None, str | None]


def _rows(text: str) -> list[Row]:
    return [(row.title, row.recipient, row.grantor) for row in read(marked_document(text))]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # 的 between an award and a word for all awards
        ("我院获得江城市“先进集体”的表彰。", [("江城市“先进集体”", "我院", None)]),
        ("我院获得江城市“先进集体”的通报表扬。", [("江城市“先进集体”", "我院", None)]),
        ("我院获得江城市“先进集体”的奖励。", [("江城市“先进集体”", "我院", None)]),
        ("我院获得江城市“先进集体”的命名。", [("江城市“先进集体”", "我院", None)]),
        ("我院获得江城市“先进集体”的认定。", [("江城市“先进集体”", "我院", None)]),
        ("我院获得江城市“先进集体”的称号。", [("江城市“先进集体”", "我院", None)]),
        ("我院获得江城市“先进集体”的殊荣。", [("江城市“先进集体”", "我院", None)]),
        ("我院获得江城市“先进集体”的光荣称号。", [("江城市“先进集体”", "我院", None)]),
        ("我院获得江城市“先进集体”的科室长期无投诉。", []),
        # Two awards, the second with the one who gave it
        (
            "我院获科技进步二等奖和省风景园林学会授予的“优秀设计奖”。",
            [("科技进步二等奖", "我院", None), ("优秀设计奖", "我院", "省风景园林学会")],
        ),
        ("我院获市总工会和市妇联颁发的“巾帼文明岗”。", [("巾帼文明岗", "我院", "市总工会和市妇联")]),
        # A pronoun for whom the clause before is about
        ("班长柳青岩带头攻关，其团队荣获“江城市先进集体”称号。", [("江城市先进集体", "柳青岩团队", None)]),
        ("其团队荣获“江城市先进集体”称号。", [("江城市先进集体", "其团队", None)]),
        # Where the clause of the next verb begins
        (
            "市总工会授予柳青岩“江城工匠”称号、市妇联授予郦舟“三八红旗手”称号。",
            [("江城工匠", "柳青岩", "市总工会"), ("三八红旗手", "郦舟", "市妇联")],
        ),
        # Those who are somebody's
        *(
            (f"我院{how}的石桥县医院荣获省级“文明单位”称号。", [("省级“文明单位”", "石桥县医院", None)])
            for how in ("帮扶", "扶持", "结对", "共建", "援建", "对口支援", "所属", "下属", "下辖")
        ),
    ],
)
def test_on_either_side_of_a_condition(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("when", "days"),
    [("2021年四季度", "2021-10-01..2021-12-31"), ("2021—2022年四季度", "2021-01-01..2022-12-31")],
)
def test_a_quarter_is_one_of_the_year_that_is_told_alone(when: str, days: str) -> None:
    (row,) = read(marked_document(f"郦舟荣获{when}“江城好人”称号。"))
    assert f"{row.period_start}..{row.period_end}" == days


@pytest.mark.parametrize(("title", "found"), [("全省工人先锋号", 3), ("", 0)])
def test_a_row_of_tiles_with_an_empty_cell_is_none(title: str, found: int) -> None:
    rows = [["2月", "4月", "7月"], ["省级平安单位", title, "全市文明单位"], ["省应急管理厅", "省总工会", "市委"]]
    assert len(list(read(made(rows, section="年度荣誉")))) == found
