"""Lines of forms: what names a number where no header does, a line of its own below a table; made tables."""

import pytest
from made_tables import Rows, made, said_of


def named(*rows: tuple[str, ...]) -> list[tuple[str, str | None]]:
    return [(one.text, one.metric) for one in said_of(made(rows))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # the words right before each number
        (
            [("额度", "12", "余额", "8"), ("窑炉座数", "3", "车辆数", "9")],
            [("12", "额度"), ("8", "余额"), ("3", "窑炉座数"), ("9", "车辆数")],
        ),
        # of several numbers behind each other none says which it is
        ([("窑工经费", "120", "131"), ("检修经费", "12", "13")], []),
        # a number of the lines of a label over several rows keeps its own words
        (
            [("窑炉检修", "次数", "12", "费用（万元）", "86"), ("^", "台数", "30", "天数", "9")],
            [("12", "次数"), ("86", "费用"), ("30", "台数"), ("9", "天数")],
        ),
    ],
)
def test_what_names_a_number_without_headers(rows: Rows, found: list[tuple[str, str]]) -> None:
    assert named(*map(tuple, rows)) == found


TABLE = (("项目", "东区", "西区"), ("窑炉座数", "12", "9"), ("窑工", "86", "70"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (("全厂占地面积（亩）", ">", "55"), "全厂占地面积"),  # a line of its own: a label over a column of values
        (("全厂占地面积（亩）", "-", "55"), "全厂占地面积西区"),  # a row of the table
        (("合计", ">", "156"), "西区合计"),  # the label of totals may be as wide
    ],
)
def test_a_line_of_a_form_below_a_table(line: tuple[str, ...], name: str) -> None:
    found = named(*TABLE, line)
    assert found[:4] == [("12", "窑炉座数东区"), ("9", "窑炉座数西区"), ("86", "窑工东区"), ("70", "窑工西区")]
    assert found[4:] == [(line[-1], name)]
