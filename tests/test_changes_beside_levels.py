"""What a column of changes is of: of several things in its row, the one that the row tells of two times."""

import pytest
from made_tables import made

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
