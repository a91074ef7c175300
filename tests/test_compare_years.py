"""Values of two reports, of one thing or of two: hedges, signs, restatements, stated changes, what to check."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from made_reports import HOURS, RATE, STAFF, Made, Said, compared, evidence, pairs
from made_together import Asked, together

from extractors.indicators.settling import settle
from pipeline.compare import Comparison
from pipeline.compare.bounds import bounds_of
from pipeline.compare.reasons import Restated, find_reason
from pipeline.compare.rounding import equal_as_printed
from pipeline.compare.units import says_less
from schemas.reach import reach_of, step_of
from schemas.tables import IndicatorValue

SHORT, LONG = "open:募集资金|money", "open:污水处理厂提标改造工程投资|money"
PROFIT, LOSS = "open:净利润|money", "open:信用减值损失|money"


@pytest.mark.parametrize(
    ("printed", "agrees", "differs"),
    [
        ((123_000.0, 1000.0, "exact"), (122_500.0, 123_456.0, 123_500.0), (122_499.0, 123_501.0)),
        ((8e8, 1e8, "more_than"), (8e8, 812_345_678.9, 9e8), (7.99e8, 9.01e8)),
        ((8e8, 1e8, "nearly"), (7.2e8, 8e8), (8.01e8, 6.9e8)),
        ((8e6, 1e4, "more_than"), (8.1e6, 8.8e6), (7.99e6, 8.81e6)),
        ((160.0, 1.0, "more_than"), (163.0, 169.0), (159.0, 171.0)),
        ((1500.0, 1.0, "about"), (1400.0, 1600.0), (1399.0, 1601.0)),
        ((1500.0, 1.0, "exact"), (1500.0,), (1499.0, 1501.0)),
        ((11.0, 1.0, "at_most"), (11.0,), (10.0, 12.0)),
        ((96.0, 1.0, "at_least"), (96.0,), (95.0, 97.0)),
        ((500.0, 1.0, "less_than"), (490.0,), (501.0, 440.0)),
        ((-8e8, 1e8, "more_than"), (-8.1e8,), (-7.9e8,)),
    ],
)
def test_what_a_printed_number_allows(printed: Any, agrees: tuple[float, ...], differs: tuple[float, ...]) -> None:
    value, resolution, qualifier = printed
    reach = reach_of(*printed)
    assert [reach.holds(other) for other in (*agrees, *differs)] == [True] * len(agrees) + [False] * len(differs)

    def frame(value: float, resolution: float, qualifier: str) -> pd.DataFrame:
        return pd.DataFrame({
            "value": [value], "value_text": [f"{value}"], "value_low": [None], "value_high": [None],
            "resolution": [resolution], "qualifier": [qualifier],
        })  # fmt: skip

    one = frame(value, resolution, qualifier)
    others = [frame(other, 0.01, "exact") for other in (*agrees, *differs)]
    expected = [True] * len(agrees) + [False] * len(differs)
    assert [bool(equal_as_printed(one, other)[0]) for other in others] == expected
    assert [bool(equal_as_printed(other, one)[0]) for other in others] == expected


def test_steps_of_hedged_numbers() -> None:
    assert [step_of(*printed) for printed in ((160, 1, "more_than"), (163, 1, "more_than"), (160, 1, "exact"))] == [
        10, 1, 1,
    ]  # fmt: skip
    assert step_of(0.0, 1.0, "about") == 1.0


def stated(at: int, value: float, source: str, **more: Any) -> IndicatorValue:
    facts: dict[str, Any] = {
        "indicator": "open:营业总收入|money", "name": "营业总收入", "surface": "营业总收入", "value": value,
        "value_text": f"{value}", "resolution": 1.0, "unit": "元", "value_as_printed": f"{value}元",
        "unit_as_printed": "元", "stated_unit": "元", "qualifier": "exact", "data_year": 2022, "period_start": None,
        "period_end": None, "period_class": "year", "scope": "unit", "basis": "actual", "status": "stated",
        "source": source, "quantity_id": f"{at}", "dictionary_version": "test", "confidence": 0.9, "rule": "test",
    }  # fmt: skip
    return IndicatorValue(evidence=evidence("a" * 16, at, f"{value}"), **(facts | more))


@pytest.mark.parametrize(
    ("prose", "more", "table", "values"),
    [
        (8e8, {"qualifier": "more_than", "resolution": 1e8}, 812_345_678.9, [812_345_678.9]),
        (8.12e8, {"resolution": 1e6}, 812_345_678.9, [812_345_678.9]),
        (8.13e8, {"resolution": 1e6}, 812_345_678.9, [8.13e8, 812_345_678.9]),
        (8e8, {"qualifier": "more_than", "resolution": 1e8}, 798_345_678.9, [8e8, 798_345_678.9]),
    ],
)
def test_the_exact_value_of_a_table_wins_where_prose_agrees(
    prose: float, more: dict[str, Any], table: float, values: list[float]
) -> None:
    change = {"change_value": 12.4, "change_unit": "%", "change_direction": "up"}
    rows = settle([stated(0, prose, "text", **more, **change), stated(1, table, "table", resolution=0.01)])
    assert [row.value for row in rows] == values
    assert rows[0].change_value == 12.4
    # Where the two differ prose speaks.
    assert [row.status for row in rows] == (["stated"] if len(values) == 1 else ["stated", "ambiguous"])


@pytest.mark.parametrize(
    ("basis", "against", "change"),
    [("actual", None, 12.4), ("budget", None, None), ("budget", "execution", 12.4)],
)
def test_a_change_stated_beside_another_mention_stays(basis: str, against: str | None, change: float | None) -> None:
    told = {
        "change_value": 12.4, "change_unit": "%", "change_direction": "up", "basis": basis, "change_basis": against,
    }  # fmt: skip
    (row,) = settle([stated(0, 812.0, "text", basis=basis), stated(1, 812.0, "text", **told)])
    assert (row.evidence.start_char, row.change_value) == (0, change)


@pytest.mark.parametrize("hedged", ["first", "later"])
@together
def test_a_hedged_repetition_leaves_the_exact_value_of_the_other_report(hedged: str) -> Asked:
    rough = {"resolution": 1e8, "qualifier": "more_than"}
    more = [rough if report == hedged else {} for report in ("first", "later")]
    values = [8e8 if facts else 812_345_678.0 for facts in more]
    found = yield [
        Made(2020, [Said(LONG, values[0], "元", more=more[0])]),
        Made(2021, [Said(LONG, values[1], "元", 2020, more=more[1])]),
    ]
    assert found.values["value"].tolist() == [812_345_678.0]
    assert found.restatements["verdict"].tolist() == ["rounding"]


@together
def test_a_sign_alone_is_no_restatement() -> Asked:
    cases = [
        ((LOSS, -4310.55, 4310.55), "same"),
        ((STAFF, 4310.0, -4310.0), "same"),
        ((LONG, -4310.55, 4310.65), "restated"),
        (("open:归属于上市公司股东的净利润|money", -4310.55, 4310.55), "conflict"),
    ]
    exact = {"resolution": 0.01}
    reports = [
        [
            Made(2020, [Said(indicator, first, "元", more=exact)]),
            Made(2021, [Said(indicator, later, "元", 2020, more=exact | {"source": "table"})]),
        ]
        for (indicator, first, later), _ in cases
    ]
    for (_, verdict), found in zip(cases, (yield tuple(reports)), strict=True):
        assert found.restatements["verdict"].tolist() == [verdict]
        assert found.values["restated"].tolist() == [verdict == "restated"]


@together
def test_a_short_open_key_never_restates_by_itself() -> Asked:
    cases = [
        (SHORT, "", False),
        (SHORT, "上年募集资金由500元更正为300元。", True),
        (SHORT, "上年投资款由200元更正为100元。", False),
        (LONG, "", True),
        (STAFF, "", True),
    ]
    reports = [
        [
            Made(2020, [Said(indicator, 500.0, "元")]),
            Made(2021, [Said(indicator, 300.0, "元", 2020), Said(indicator, 310.0, "元")], sentences=[sentence]),
        ]
        for indicator, sentence, _ in cases
    ]
    for (*_, restated), found in zip(cases, (yield tuple(reports)), strict=True):
        assert found.restatements["verdict"].tolist() == ["restated"] * restated
        facts = ("restated" if restated else "changed", "C", 300.0, 10.0)
        assert pairs(found, "status", "comparability", "value_from", "change") == [(2020, 2021, *facts)]
        assert ("未必同一事项" in str(found.changes["note"][0])) != restated


@pytest.mark.parametrize(
    "more",
    [{"confidence": 0.7}, {"surface": "职工总数"}],
    ids=["named by the sentence around it", "of another sort"],
)
@together
def test_what_is_not_surely_one_thing_is_not_restated(more: dict[str, Any]) -> Asked:
    reports = [
        Made(2020, [Said(STAFF, 500.0, more={"surface": "在岗职工"})]),
        Made(2021, [Said(STAFF, 300.0, year=2020, more={"surface": "在岗职工"} | more)]),
    ]
    found = yield reports
    assert found.restatements.empty and not found.values["restated"].any()


ABOUT = Restated("1,284人次", "1,236人次", ("培训人次", "培训人次"))


@pytest.mark.parametrize(
    ("sentence", "is_about"),
    [
        ("2021年培训人次由1,284人次追溯调整为1,236人次。", True),
        ("上年的1,284人次因口径变化更正。", True),
        ("培训人次的统计口径自本年起调整。", True),
        ("本年对培训人次作了重述。", True),
        ("自本年起岗前培训人次的统计口径调整。", False),
        ("巡检由21,284人次更正为21,300人次。", False),
        ("志愿服务时长的统计口径调整。", False),
        ("培训人次增加，结构调整。", False),
        ("按新口径，培训人次较多的项目由300人次调整为280人次。", False),
    ],
)
def test_a_reason_is_about_the_value(sentence: str, is_about: bool) -> None:
    assert find_reason([sentence], ABOUT) == (sentence if is_about else None)


def test_the_sentence_with_both_figures_is_the_reason() -> None:
    both = "2021年培训人次由1,284人次追溯调整为1,236人次。"
    assert find_reason(["培训人次的统计口径调整。", both, "1,284人次已更正。"], ABOUT) == both
    few = Restated("3人", "5人", ("在岗职工",))
    assert find_reason(["上年工伤由3人更正为2人。"], few) is None
    assert find_reason(["在岗职工上年3人，现更正。"], few)


@pytest.mark.parametrize(("basis", "joined"), [(None, 1), ("execution", 0)])
@together
def test_a_change_against_another_basis_proves_and_contradicts_nothing(basis: str | None, joined: int) -> Asked:
    more = {"change_value": 12.4, "change_unit": "%", "change_direction": "up", "basis": "budget"}
    reports = [
        Made(2020, [Said("open:外购电力间接排放|money", 12_450.0, "元", more={"basis": "budget"})]),
        Made(2021, [Said("open:范围二|money", 13_994.0, "元", more=more | {"change_basis": basis})]),
    ]
    found = (yield reports).changes
    assert (found["status"] == "changed").sum() == joined, "a stated change joins two names, if it is of one basis"
    told = found.loc[found["stated_change"].notna(), "stated_change_basis"]
    assert told.astype(object).where(told.notna(), None).tolist() == [basis]


@together
def test_every_report_keeps_its_stated_change() -> Asked:
    def said(value: float, change: float) -> Said:
        return Said(HOURS, value, "小时", more={"change_value": change, "change_unit": "%", "change_direction": "up"})

    reports = [
        Made(2020, [Said(HOURS, 100.0, "小时")]),
        Made(2021, [said(112.0, 12.0)]),
        Made(2022, [said(123.0, 9.8), Said(HOURS, 112.0, "小时", 2021)]),
        Made(2023, [said(130.0, 5.7), Said(HOURS, 122.0, "小时", 2022)]),
    ]
    found = yield reports
    assert pairs(found, "stated_change", "stated_change_unit") == [
        (2020, 2021, 12.0, "%"), (2021, 2022, 9.8, "%"), (2022, 2023, 5.7, "%"),
    ]  # fmt: skip


CHECKED: list[tuple[tuple[str, float, float, str], str | None]] = [
    ((STAFF, 2.0, 25.0, "人"), None),
    ((STAFF, 20.0, 199.0, "人"), None),
    ((STAFF, 20.0, 200.0, "人"), "tenfold"),
    ((LONG, 1_000_000.0, 100.0, "元"), "unit_slip"),
    ((LONG, 120.0, 1_300_000.0, "元"), "unit_slip"),
    ((LONG, 120.0, 1_300.0, "元"), "tenfold"),
    ((LONG, 120.0, 3_900.0, "元"), None),
    ((LONG, 120.0, 13_100.0, "元"), "tenfold"),
    ((STAFF, 120.0, -1_300.0, "人"), "tenfold"),
    ((STAFF, 120.0, -500.0, "人"), None),
    ((STAFF, 120.0, -130.0, "人"), "sign"),
    ((PROFIT, 120.0, -130.0, "元"), None),
    ((LOSS, 120.0, -130.0, "元"), None),
    (("open:设备完好率|percent", 98.0, 103.0, "%"), "over_100"),
    (("open:设备完好率|percent", 98.0, 100.0, "%"), None),
    (("open:招商任务完成率|percent", 98.0, 103.0, "%"), None),
    (("open:拨备覆盖率|percent", 220.0, 231.0, "%"), None),
    ((RATE, 0.0, 50.0, "%"), None),
]


@pytest.mark.parametrize(("said", "check"), CHECKED, ids=["-".join(map(str, said)) for said, _ in CHECKED])
@together
def test_what_is_to_be_checked(said: tuple[str, float, float, str], check: str | None) -> Asked:
    indicator, before, after, unit = said
    found = yield [Made(year, [Said(indicator, value, unit)]) for year, value in ((2020, before), (2021, after))]
    (row,) = found.changes.astype(object).where(found.changes.notna(), None).to_dict("records")
    assert (row["check"], row["comparability"]) == (check, "C" if check else "A")
    assert ("须核对" in (row["note"] or "")) == (check is not None)


@pytest.mark.parametrize("value", [1_300.0, -130.0, 1_300_000.0])
@together
def test_what_one_table_prints_side_by_side_is_as_it_is_there(value: float) -> Asked:
    cell = {"source": "table"}
    found = yield [Made(2021, [Said(LONG, 120.0, "元", 2020, cell), Said(LONG, value, "元", more=cell)])]
    assert pairs(found, "check", "comparability") == [(2020, 2021, None, "A")]


@together
def test_what_prose_prints_side_by_side_is_checked() -> Asked:
    found = yield [Made(2021, [Said(LONG, 120.0, "元", 2020), Said(LONG, 1_300.0, "元")])]
    assert pairs(found, "check", "comparability") == [(2020, 2021, "tenfold", "C")]


@pytest.mark.parametrize(
    ("texts", "source", "check"),
    [
        (("14,380,652.08", "1,386,520.74"), "table", None),
        (("14380652.08", "1386520.39"), "table", "tenfold"),
        (("14,380,652.08", "1,386,520.74"), "text", "tenfold"),
        (("14,380,652", "1,386,520"), "table", "tenfold"),
    ],
)
@together
def test_no_point_slips_in_tables_to_the_cent(texts: tuple[str, str], source: str, check: str | None) -> Asked:
    said = [
        Said(LONG, float(text.replace(",", "")), "元", more={"source": source, "value_as_printed": text})
        for text in texts
    ]
    found = yield [Made(year, [one]) for year, one in zip((2020, 2021), said, strict=True)]
    assert pairs(found, "check") == [(2020, 2021, check)]


def test_a_lone_rate_over_a_hundred_is_to_be_checked(tmp_path: Path) -> None:
    reports = [Made(2020, [Said(STAFF, 1.0)]), Made(2021, [Said(STAFF, 1.0), Said("open:合格率|percent", 981.0, "%")])]
    found = compared(tmp_path, reports, indicators=["open:"])
    assert pairs(found, "status", "check", "comparability") == [(2020, 2021, "new", "over_100", "D")]


def test_the_longest_word_says_what_a_rate_may_be() -> None:
    assert bounds_of("拨备覆盖率") == {"over_100"}
    assert bounds_of("女性占比") == {"rate"}
    assert bounds_of("百万工时伤害率") == {"over_100"}  # no share


@pytest.mark.parametrize(
    ("one", "other", "less"),
    [
        ("吨二氧化碳当量", "吨", True),
        ("吨", "吨标准煤", True),
        ("千克", "千克标准煤", True),
        ("学时/人", "学时", True),
        ("千瓦时", "千瓦时/平方米", True),
        ("人", "人次", False),
        ("吨", "吨公里", False),
        ("千瓦", "千瓦时", False),
        ("小时/人", "小时/户", False),
        ("吨二氧化碳", "吨二氧化碳当量", False),  # without the other gases
        ("升", "吨", False),
    ],
)
def test_units_printed_short(one: str, other: str, less: bool) -> None:
    assert says_less(one, other) is says_less(other, one) is less
    assert bounds_of("净利润增长率") == {"over_100", "result"}
    assert bounds_of("在岗职工（含增减变动）") == frozenset()


_CHANGE = ("change_value", "change_unit", "change_direction")


def renamed(before: tuple[str, float], after: tuple[str, float, float | None], org: str = "甲单位") -> list[Made]:
    """Return two reports: one name and value, then another name, value and stated change in percent."""
    name, value, change = after
    told = ("%", "up" if change and change > 0 else "down")
    more = {} if change is None else dict(zip(_CHANGE, (abs(change), *told), strict=True))
    return [
        Made(2020, [Said(f"open:{before[0]}|money", before[1], "元"), Said(STAFF, 5.0)], org=org),
        Made(2021, [Said(f"open:{name}|money", value, "元", more=more), Said(STAFF, 5.0)], org=org),
    ]


RENAMED: list[tuple[tuple[str, float], tuple[str, float, float | None], bool]] = [
    # The change fits: one thing under two names, also where these share nothing, also where it more than doubled.
    (("数字业务", 12_450.0), ("数字化服务", 13_994.0, 12.4), True),
    (("外购电力间接排放", 12_450.0), ("范围二", 13_994.0, 12.4), True),
    (("省外市场", 12_450.0), ("外省市场", 31_125.0, 150.0), True),
    (("外购电力间接排放", 12_450.0), ("范围二", 10_906.2, -12.4), True),
    # It does not fit, or fits too much.
    (("外购电力间接排放", 12_450.0), ("范围二", 14_500.0, 12.4), False),
    (("外购电力间接排放", 124.0), ("范围二", 140.0, 12.0), False),
    (("外购电力间接排放", 12_450.0), ("范围二", 12_450.0, 0.0), False),
    (("外购电力间接排放", 12_450.0), ("范围二", 13_994.0, None), False),
    # Nothing proves that opposites or a group of people are one.
    (("党员捐款", 12_450.0), ("职工捐款", 13_994.0, 12.4), False),
    (("项目收入", 12_450.0), ("项目支出", 13_994.0, 12.4), False),
    # Names that would be joined by their likeness are not where the stated change contradicts it.
    (("养护供水管网投入", 12_450.0), ("供水管网投入", 13_000.0, None), True),
    (("养护供水管网投入", 12_450.0), ("供水管网投入", 13_000.0, 4.4), True),
    (("养护供水管网投入", 12_450.0), ("供水管网投入", 13_000.0, 9.1), False),
    # The verb alone says which thing no more than the section does.
    (("帮扶资金", 120_000.0), ("投入资金", 120_000.0, None), True),
]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Compare all cases in one store, each of an organisation of its own."""
    reports = [made for at, (before, after, _) in enumerate(RENAMED) for made in renamed(before, after, f"单位{at}")]
    return compared(tmp_path_factory.mktemp("names"), reports, indicators=["open:"])


@pytest.mark.parametrize("at", range(len(RENAMED)), ids=lambda at: f"{RENAMED[at][:2]}")
def test_a_stated_change_proves_or_bars_a_joining(names: Comparison, at: int) -> None:
    found = names.changes[names.changes["org"] == f"单位{at}"]
    assert set(found["status"]) <= ({"changed", "same"} if RENAMED[at][2] else {"dropped", "new"}) and len(found)


def test_a_change_that_fits_two_values_proves_nothing(tmp_path: Path) -> None:
    first, second = renamed(("外购电力间接排放", 12_450.0), ("范围二", 13_994.0, 12.4))
    two = Made(2020, [*first.says, Said("open:厂区绿化支出|money", 12_451.0, "元")])
    found = compared(tmp_path, [two, second], indicators=["open:"])
    assert set(found.changes["status"]) == {"dropped", "new"}


@together
def test_a_target_for_a_past_year_is_told_and_all_views_agree() -> Asked:
    target = {"basis": "target", "qualifier": "at_least"}
    reports = [
        Made(
            2020, [Said(RATE, 98.0, "%", 2019, target), Said(STAFF, 50.0, year=2019, more=target | {"source": "table"})]
        ),
        Made(2021, [Said(RATE, 97.0, "%")]),
    ]
    found = yield reports
    lines = found.commitments.set_index("indicator")
    assert (lines.loc[RATE, "target_year"], lines.loc[RATE, "status"]) == (2021, "missed")
    assert "2019" in lines.loc[RATE, "note"]
    # A table's target of a past year is what was set then.
    assert lines.loc[STAFF, "target_year"] == 2019 and pd.isna(lines.loc[STAFF, "note"])
    values = found.values[found.values["basis"] == "target"].set_index("indicator")["data_year"]
    assert values.to_dict() == {RATE: 2021, STAFF: 2019}
