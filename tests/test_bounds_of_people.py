"""Bounds of people in cells: values under a header that counts them (300人以上), labels under one that groups."""

import pytest
from made_tables import Rows, made

from extractors.tables import cell_quantities


def said(rows: Rows) -> list[tuple[str | None, str | None, str]]:
    """Return each number with what it measures and whether it is a bound."""
    found = cell_quantities.read(made(rows))
    return [(row.value_text, row.metric, row.qualifier) for row in found]


@pytest.mark.parametrize("head", ["到场人数", "容纳人数", "观演人次"])
def test_a_bound_in_a_column_that_counts_people_is_a_value(head: str) -> None:
    rows: Rows = [
        ["戏台", head, "演出（场）"],
        ["东坪戏台", "700人以上", "12"],
        ["北屏戏台", "90人以下", "34"],
    ]
    assert said(rows) == [
        ("700", f"东坪戏台{head}", "at_least"),
        ("12", "东坪戏台演出", "exact"),
        ("90", f"北屏戏台{head}", "less_than"),
        ("34", "北屏戏台演出", "exact"),
    ]


@pytest.mark.parametrize("head", ["规模", "分组", "班级规模"])
def test_a_bound_in_a_column_that_groups_is_a_label(head: str) -> None:
    rows: Rows = [["县区", head, "户数"], ["云门县", "40人及以下", "12"], ["云门县", "40人以上", "34"]]
    assert [(text, (metric or "").endswith(f"{group}户数")) for (text, metric, _), group in
            zip(said(rows), ("40人及以下", "40人以上"), strict=True)] == [("12", True), ("34", True)]  # fmt: skip
    first: Rows = [[head, "户数"], ["40人及以下", "12"], ["40人以上", "34"]]
    assert [metric for _, metric, _ in said(first)] == ["40人及以下户数", "40人以上户数"]
