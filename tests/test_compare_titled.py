"""An item that one report's names tell apart by the titles of their sections, and another report's do not."""

from typing import Any

from made_reports import Made, Said, pairs
from made_together import Asked, together

NOTES = "财务报告 / 报表项目附注 / "
DUE, PAID = NOTES + "应交的税", NOTES + "已交的税"
BARE, OF_DUE, OF_PAID = "open:车船税|money", "open:应交的税·车船税|money", "open:已交的税·车船税|money"


def cell(indicator: str, value: float, year: int, section: int, **more: Any) -> Said:
    return Said(indicator, value, "元", year, {"section": section, "source": "table", **more})


def both(year: int, due: float, paid: float) -> Made:
    return Made(year, [cell(OF_DUE, due, year, 0), cell(OF_PAID, paid, year, 1)], headings=[DUE, PAID])


@together
def test_the_section_of_a_bare_name_says_which_titled_one_it_is() -> Asked:
    bare = Made(2022, [cell(BARE, 4127.5, 2022, 0)], headings=[PAID])
    under = Made(2022, [cell(BARE, 4127.5, 2022, 0)], headings=[PAID + " / 明细"])
    for found in (yield ([bare, both(2023, 983.1, 3864.2)], [under, both(2023, 983.1, 3864.2)])):
        paid = found.changes[found.changes["indicator"] == OF_PAID]
        assert paid[["year_from", "year_to", "status", "change"]].values.tolist() == [[2022, 2023, "changed", -263.3]]
        assert set(found.values["indicator"]) == {OF_DUE, OF_PAID}
        assert set(found.values["name"]) == {"应交的税·车船税", "已交的税·车船税"}


@together
def test_the_later_report_may_have_the_bare_name() -> Asked:
    found = yield [both(2023, 983.1, 3864.2), Made(2024, [cell(BARE, 4127.5, 2024, 0)], headings=[PAID])]
    paid = found.changes[found.changes["indicator"] == OF_PAID]
    assert paid[["year_from", "year_to", "status", "change"]].values.tolist() == [[2023, 2024, "changed", 263.3]]


@together
def test_what_is_not_sure_to_be_of_that_title_stays() -> Asked:
    next_year = both(2023, 983.1, 3864.2)
    cases = (
        # another section; none
        Made(2022, [cell(BARE, 4127.5, 2022, 0)], headings=[NOTES + "管理费用"]),
        Made(2022, [Said(BARE, 4127.5, "元", 2022, {"source": "table"})]),
        # the title is too far above
        Made(2022, [cell(BARE, 4127.5, 2022, 0)], headings=[PAID + " / 分厂 / 明细"]),
        # its years stand in two sections
        Made(2022, [cell(BARE, 4127.5, 2022, 0), cell(BARE, 902.6, 2021, 1)], headings=[PAID, DUE]),
        # prose; another scope
        Made(2022, [cell(BARE, 4127.5, 2022, 0, source="text")], headings=[PAID]),
        Made(2022, [cell(BARE, 4127.5, 2022, 0, scope="parent_only")], headings=[PAID]),
        # the report has the titled one itself
        Made(2022, [cell(BARE, 4127.5, 2022, 0), cell(OF_PAID, 3001.7, 2022, 0)], headings=[PAID]),
    )
    for found in (yield tuple([case, next_year] for case in cases)):
        own = found.values[found.values["report_year"] == 2022]
        assert 4127.5 in own.loc[own["indicator"] == BARE, "value"].tolist()


@together
def test_two_reports_with_bare_names_alone_are_as_before() -> Asked:
    found = yield [Made(year, [cell(BARE, 4127.5, year, 0)], headings=[PAID]) for year in (2022, 2023)]
    assert pairs(found, "indicator", "status") == [(2022, 2023, BARE, "same")]
