"""Two years of one name that one report states in two tables: of one thing, or of two that are called alike."""

import pytest
from made_reports import Made, Said, pairs
from made_together import Asked, together

NOTES = "财务报告 / 报表项目附注 / "


@pytest.mark.parametrize(
    ("indicator", "places", "apart"),
    [
        ("open:泵房净值|money", (NOTES + "泵房 / 泵房变动", NOTES + "受限的资产"), True),
        ("open:车船税|money", (NOTES + "应交的税", NOTES + "已交的税"), True),
        # the same heading, one within the other, the rest of it
        ("open:泵房净值|money", (NOTES + "泵房", NOTES + "泵房"), False),
        ("open:泵房净值|money", (NOTES + "泵房", NOTES + "泵房 / 泵房变动"), False),
        ("open:泵房净值|money", (NOTES + "泵房", NOTES + "泵房（续）"), False),
        # each year under a heading of its own
        ("open:泵房净值|money", (NOTES + "2022年泵房情况", NOTES + "2023年泵房情况"), False),
        ("open:泵房净值|money", (NOTES + "（一）上年度情况", NOTES + "（二）本年度情况"), False),
        # under the heading of the thing itself; two whole statements; an entry of the dictionary
        ("open:应收水费余额|money", (NOTES + "应收水费 / 按账龄", NOTES + "应收水费 / 按用户"), False),
        ("open:其他收益|money", ("财务报告 / 收支表", "财务报告 / 资产表"), False),
        ("economy.revenue", (NOTES + "泵房", NOTES + "受限的资产"), False),
    ],
)
@together
def test_two_tables_of_one_report(indicator: str, places: tuple[str, str], apart: bool) -> Asked:
    says = [
        Said(indicator, value, "元", year, {"section": at, "source": "table"})
        for at, (value, year) in enumerate([(984.13, 2022), (168.76, 2023)])
    ]
    found = yield [Made(2023, says, headings=places)]
    status, grade, change = ("scope_changed", "D", None) if apart else ("changed", "A", -815.37)
    assert pairs(found, "status", "comparability", "change") == [(2022, 2023, status, grade, change)]
    (note,) = found.changes["note"]
    assert (note is not None and places[1].rpartition(" / ")[2] in note) is apart


@together
def test_values_that_one_page_prints_are_of_one_thing() -> Asked:
    places = (NOTES + "应交的税", NOTES + "已交的税")
    says = [
        Said("open:车船税|money", value, "元", year, {"section": at, "source": "table", "also_pages": also})
        for at, (value, year, also) in enumerate([(984.13, 2022, (2,)), (168.76, 2023, ())])
    ]
    found = yield [Made(2023, says, headings=places)]
    assert pairs(found, "status", "comparability", "change") == [(2022, 2023, "changed", "A", -815.37)]


@together
def test_what_claims_no_change_stays() -> Asked:
    says = [
        Said("open:泵房净值|money", 984.13, "元", year, {"section": at, "source": "table"})
        for at, year in enumerate((2022, 2023))
    ]
    found = yield [Made(2023, says, headings=(NOTES + "泵房", NOTES + "受限的资产"))]
    assert pairs(found, "status", "comparability") == [(2022, 2023, "same", "A")]
