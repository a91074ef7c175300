"""What a column of changes is of: of several things in its row, the one that the row tells of two times."""

import pytest
from made_tables import made, said_of

from extractors.tables import cell_quantities


@pytest.mark.parametrize(
    ("heads", "metric"),
    [
        (("票种", "2023年 班次", "2023年 票款（万元）", "2022年票款（万元）", "同比增长（%）"), "月票票款"),
        (("票种", "班次", "票款（万元）", "上年票款（万元）", "同比增长（%）"), "月票票款"),
        (("票种", "2023年票款（万元）", "2022年票款（万元）", "2021年票款（万元）", "同比增长（%）"), "月票票款"),
        # no single one is told twice, or it stands further off
        (("票种", "2023年班次", "2022年班次", "2023年票款（万元）", "同比增长（%）"), "月票"),
        (("票种", "2023年班次", "2023年票款（万元）", "2023年客流（人次）", "同比增长（%）"), "月票"),
    ],
)
def test_of_several_things_the_one_told_twice_changed(heads: tuple[str, ...], metric: str) -> None:
    rows = [heads, ("月票", "310", "482.6", "455.2", "6.02"), ("日票", "120", "31.9", "29.4", "8.50")]
    change = list(cell_quantities.read(made(rows)))[3]
    assert (change.phrase.metric, change.role, change.value_text) == (metric, "change", "6.02")


def test_of_two_things_told_twice_neither_is_said_to_have_changed() -> None:
    heads = ("票种", "2023年班次", "2022年班次", "2023年票款（万元）", "2022年票款（万元）", "同比增长（%）")
    rows = [heads, ("月票", "310", "300", "482.6", "455.2", "6.02")]
    assert list(cell_quantities.read(made(rows)))[-1].phrase.metric == "月票"


@pytest.mark.parametrize(
    ("heads", "below", "year"),
    [
        # of the years under its own outer header
        (
            ["项目", "甲厂", ">", ">", "乙厂", ">"],
            [("2020年", "12"), ("2021年", "15"), ("增减", "3"), ("2021年", "20"), ("2022年", "26")],
            "2021",
        ),
        # of the years that tell the same of it
        (
            ["项目", "2020年", "2021年", ">", "2022年", "增减"],
            [("人数", "12"), ("人数", "15"), ("比例", "30%"), ("比例", "36%"), ("人数", "3")],
            "2021",
        ),
        (
            ["项目", "2020年", "2021年", "2022年", ">", "增减"],
            [("人数", "12"), ("人数", "15"), ("人数", "18"), ("比例", "36%"), ("人数", "3")],
            "2022",
        ),
    ],
)
def test_a_change_is_of_the_last_of_the_years_beside_it(
    heads: list[str], below: list[tuple[str, str]], year: str
) -> None:
    rows = [heads, ["^", *(head for head, _ in below)], ["学徒", *(value for _, value in below)]]
    (change,) = [one for one in said_of(made(rows, year=2022)) if one.text == "3"]
    assert (change.role, change.days) == ("change", f"{year}-01-01..{year}-12-31")
