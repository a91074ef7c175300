"""What the comparison makes of made-up reports in a store: vintages, pairs, units, kinds of report, editions, peers."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import HOURS, RATE, STAFF, Made, Said, compared, pairs
from made_together import Asked, together

from pipeline.compare import Choice, compare, peers
from pipeline.store import Store
from schemas.columns import arrow_schema
from schemas.tables import COMPARISONS


@together
def test_frames_have_the_columns_of_the_dictionary() -> Asked:
    found = yield [Made(2020, [Said(STAFF, 10.0)]), Made(2021, [Said(STAFF, 12.0)])]
    frames = {
        "changes": found.changes, "restatements": found.restatements, "honour_ledger": found.honours,
        "commitments": found.commitments, "editions": found.editions,
    }  # fmt: skip
    for name, frame in frames.items():
        assert list(frame.columns) == arrow_schema(COMPARISONS[name]).names
    table = pa.Table.from_pandas(found.changes, schema=arrow_schema(COMPARISONS["changes"]), preserve_index=False)
    assert table.num_rows == 1


def test_an_empty_store_compares_to_nothing(tmp_path: Path) -> None:
    assert compared(tmp_path, []).changes.empty
    assert compared(tmp_path, [Made(2020, [])]).values.empty


@together
def test_two_years_of_a_value() -> Asked:
    cases: list[tuple[Any, str | None, tuple[Any, ...]]] = [
        ((10.0, 12.0), "人", ("changed", 2.0, 20.0, None)),
        ((10.0, 10.0), "人", ("same", 0.0, 0.0, None)),
        ((0.0, 2.0), "件", ("changed", 2.0, None, None)),
        ((2.0, 0.0), "件", ("changed", -2.0, -100.0, None)),
        ((0.0, 0.0), "件", ("same", 0.0, None, None)),
        ((92.4, 94.1), "%", ("changed", 1.7, None, 1.7)),
        ((-5.0, 5.0), "元", ("changed", 10.0, None, None)),
        ((-10.0, -8.0), "元", ("changed", 2.0, 20.0, None)),
        (("A", "B"), None, ("changed", None, None, None)),
        (("A", "A"), None, ("same", None, None, None)),
    ]
    reports = [
        [
            Made(year, [Said(RATE, value, unit, more={"resolution": 0.1 if unit == "%" else 1.0})])
            for year, value in enumerate(values, 2020)
        ]
        for values, unit, _ in cases
    ]
    for (values, _, expected), found in zip(cases, (yield tuple(reports)), strict=True):
        assert pairs(found, "status", "change", "change_percent", "change_points") == [(2020, 2021, *expected)]
        turned = isinstance(values[0], float) and values[0] * values[1] < 0
        assert pairs(found, "comparability", "check") == [(2020, 2021, *(("C", "sign") if turned else ("A", None)))]


def test_a_year_without_report_is_bridged_and_one_without_the_figure_is_not(tmp_path: Path) -> None:
    bridged = [Made(2019, [Said(STAFF, 10.0)]), Made(2021, [Said(STAFF, 12.0)])]
    assert pairs(compared(tmp_path / "a", bridged), "status", "comparability") == [(2019, 2021, "changed", "B")]
    silent = [*bridged, Made(2020, [Said(HOURS, 5.0, "小时")])]
    found = compared(tmp_path / "b", silent, indicators=[STAFF])
    assert pairs(found, "status", "change") == [(2019, 2020, "dropped", None), (2020, 2021, "new", None)]


@together
def test_unlike_periods_and_bases_are_never_compared() -> Asked:
    half = {"period_class": "half", "period_end": date(2020, 6, 30)}
    several = {"period_class": "years", "period_start": date(2020, 1, 1)}
    reports = [
        Made(2020, [Said(HOURS, 50.0, more=half), Said(STAFF, 7.0), Said(RATE, 3.0, more={"basis": "budget"})]),
        Made(2021, [Said(HOURS, 99.0), Said(STAFF, 15.0, more=several), Said(RATE, 4.0, more={"basis": "execution"})]),
    ]
    found = yield reports
    assert found.changes["change"].isna().all()
    staff = found.changes[found.changes["indicator"] == STAFF]
    assert staff[["status", "comparability", "note"]].to_numpy().tolist() == [
        ["scope_changed", "D", "期间长短不同：全年 → 2年"]
    ]


@together
def test_a_part_is_never_compared_with_the_whole() -> Asked:
    part = {"scope": "part", "scope_name": "城北站"}
    found = yield [Made(2020, [Said(STAFF, 10.0)]), Made(2021, [Said(STAFF, 4.0, more=part)])]
    assert pairs(found, "status", "comparability", "change") == [(2020, 2021, "scope_changed", "D", None)]


@pytest.mark.parametrize("more", [{"status": "ambiguous"}, {"value": None, "value_low": 8.0, "value_high": 9.0}])
@together
def test_what_is_no_single_value_has_no_change(more: dict[str, Any]) -> Asked:
    found = yield [Made(2020, [Said(STAFF, 10.0)]), Made(2021, [Said(STAFF, 12.0, more=more)])]
    assert pairs(found, "comparability", "change") == [(2020, 2021, "D", None)]


@together
def test_two_values_of_one_report_are_a_conflict() -> Asked:
    two = [Said(STAFF, 10.0, more={"status": "ambiguous"}), Said(STAFF, 11.0, more={"status": "ambiguous"})]
    found = yield [Made(2020, two), Made(2021, [Said(STAFF, 12.0)])]
    assert pairs(found, "status", "change", "value_from") == [(2020, 2021, "ambiguous", None, None)]
    (line,) = found.restatements.to_dict("records")
    assert (line["verdict"], line["first_text"], line["later_text"]) == ("conflict", "10人", "11人")


@together
def test_restatements() -> Asked:
    cases = [
        (((100.0, 1.0), (100.0, 1.0)), "", "same"),
        (((123500.0, 100.0), (123456.0, 1.0)), "", "rounding"),
        (((123600.0, 100.0), (123456.0, 1.0)), "", "restated"),
        (((120.0, 1.0), (1200000.0, 1.0)), "", "unit_error"),
        (((128.0, 1.0), (123.0, 1.0)), "按新的统计口径，2020年志愿服务时长由128调整为123。", "scope_change"),
        (((128.0, 1.0), (123.0, 1.0)), "2020年的128更正为123。", "restated"),
    ]
    reports = [
        [
            Made(2020, [Said(HOURS, first, "", more={"resolution": step})]),
            Made(
                2021,
                [Said(HOURS, later, "", 2020, {"resolution": finer, "source": "table"})],
                sentences=list(filter(None, [sentence])),
            ),
        ]
        for ((first, step), (later, finer)), sentence, _ in cases
    ]
    for (stated, sentence, verdict), found in zip(cases, (yield tuple(reports)), strict=True):
        (first, _), (later, _) = stated
        (line,) = found.restatements.to_dict("records")
        assert (line["verdict"], line["reason"] or "") == (verdict, sentence)
        assert (line["first_value"], line["later_value"]) == (first, later)
        (value,) = found.values.to_dict("records")
        moved = verdict not in ("same", "rounding")
        assert (value["restated"], value["first_value"]) == (moved, first)
        assert value["value"] == (first if verdict == "same" else later)


def test_what_the_dictionary_names_needs_no_open_key_to_be_compared(tmp_path: Path) -> None:
    doubtful = [Said(STAFF, value, more={"status": "ambiguous"}) for value in (12.0, 13.0)]
    found = compared(tmp_path, [Made(2020, [Said(STAFF, 10.0)]), Made(2021, doubtful)])
    assert pairs(found, "value_from", "value_to") == [(2020, 2021, 10.0, None)]


OPEN = "open:工会举办拔河比赛活动|occasions"


@together
def test_a_year_left_in_prose_is_no_new_value_of_that_year() -> Asked:
    first = Made(2020, [Said(OPEN, 6.0, "次")])
    own, table = Said(OPEN, 7.0, "次", 2020), Said(OPEN, 7.0, "次", 2020, {"source": "table"})
    said = "因补报一场，2020年工会举办拔河比赛活动6次更正为7次。"
    left, corrected, both, tabled = yield (
        [first, Made(2021, [own])],
        [first, Made(2021, [own], sentences=[said])],
        [first, Made(2021, [own, Said(OPEN, 9.0, "次")])],
        [first, Made(2021, [table])],
    )
    (line,) = left.restatements.to_dict("records")
    assert (line["verdict"], line["first_value"], line["later_value"]) == ("conflict", 6.0, 7.0)
    assert [(row["data_year"], row["value"]) for row in left.values.to_dict("records")] == [(2020, 6.0)]
    for found in (corrected, both, tabled):
        assert found.restatements["verdict"].tolist() == ["restated"]
        assert found.values.loc[found.values["data_year"] == 2020, "value"].tolist() == [7.0]


@together
def test_a_year_left_in_is_told_by_the_same_words_in_a_report_of_deeds() -> Asked:
    first, later = Said(OPEN, 6.0, "次"), Said(OPEN, 7.0, "次", 2020)
    other = Said(OPEN, 7.0, "次", 2020, {"surface": "工会举办的拔河比赛活动"})
    cases = yield (
        [Made(2020, [first]), Made(2021, [other])],
        [Made(2020, [first], kind="年度报告"), Made(2021, [later], kind="年度报告")],
    )
    assert [found.values["value"].tolist() for found in cases] == [[7.0], [7.0]]


def test_vintages(tmp_path: Path) -> None:
    reports = [
        Made(2020, [Said(STAFF, 100.0)]),
        Made(2021, [Said(STAFF, 90.0, year=2020), Said(STAFF, 120.0)]),
    ]
    latest = compared(tmp_path, reports)
    assert pairs(latest, "value_from", "first_reported_from", "change", "status", "comparability") == [
        (2020, 2021, 90.0, 100.0, 30.0, "restated", "C")
    ]
    first = compare(tmp_path / "store", Choice(vintage="first"))
    assert pairs(first, "value_from", "change", "text_from", "doc_id_from") == [
        (2020, 2021, 100.0, 20.0, "100人", reports[0].doc_id)
    ]
    with pytest.raises(ValueError, match="latest"):
        Choice(vintage="middle")


def test_a_rounded_repetition_leaves_the_exact_value_and_its_place(tmp_path: Path) -> None:
    reports = [
        Made(2020, [Said(STAFF, 123456.0)]),
        Made(2021, [Said(STAFF, 123000.0, year=2020, more={"resolution": 1000.0})]),
    ]
    (value,) = compared(tmp_path, reports).values.to_dict("records")
    assert (value["value"], value["doc_id"], value["restated"]) == (123456.0, reports[0].doc_id, False)


@together
def test_a_derived_value_steps_back_before_a_stated_one() -> Asked:
    derived = Said(STAFF, 97.0, year=2020, more={"status": "derived"})
    later = [Made(2021, [derived, Said(STAFF, 120.0)])]
    alone, both = yield later, [Made(2020, [Said(STAFF, 100.0)]), *later]
    assert pairs(alone, "value_from", "comparability") == [(2020, 2021, 97.0, "C")]
    assert pairs(both, "value_from", "comparability", "status") == [(2020, 2021, 100.0, "A", "changed")]
    assert both.restatements.empty


@together
def test_a_figure_of_the_next_year_is_a_target() -> Asked:
    reports = [
        Made(2020, [Said(RATE, 98.0, "%", 2021, {"qualifier": "at_least"})]),
        Made(2021, [Said(RATE, 97.0, "%")]),
    ]
    found = yield reports
    assert found.restatements.empty
    (target,) = found.commitments.to_dict("records")
    assert (target["target_value"], target["actual_value"], target["status"]) == (98.0, 97.0, "missed")


@together
def test_open_keys_in_two_units_meet_in_the_later_one() -> Asked:
    pipe = "open:更新管道|length"
    reports = [Made(2020, [Said(pipe, 2.5, "公里")]), Made(2021, [Said(pipe, 3000.0, "米")])]
    found = yield reports
    assert pairs(found, "value_from", "value_text_from", "value_to", "change", "status", "comparability") == [
        (2020, 2021, 2500.0, "2500", 3000.0, 500.0, "unit_changed", "B")
    ]


def test_names_chain_over_three_years_but_not_within_one(tmp_path: Path) -> None:
    names = ("参保率", "社会保险参保率", "社会保险参保率情况")
    keys = [f"open:{name}|ratio" for name in names]
    chain = [Made(2020 + at, [Said(key, 90.0 + at, "%")]) for at, key in enumerate(keys)]
    found = compared(tmp_path / "a", chain)
    assert set(found.changes["indicator"]) == {keys[-1]}
    assert pairs(found, "status", "comparability", "change_points") == [
        (2020, 2021, "changed", "B", 1.0), (2021, 2022, "changed", "B", 1.0),
    ]  # fmt: skip
    assert compare(tmp_path / "a" / "store", Choice(indicators=[keys[0]])).changes.equals(found.changes)
    side_by_side = [*chain[1:], Made(2020, [Said(keys[0], 90.0, "%"), Said(keys[1], 50.0, "%")])]
    assert (compared(tmp_path / "b", side_by_side).values["indicator"] == keys[0]).any()


@together
def test_kinds_of_report_of_one_year_stay_apart() -> Asked:
    reports = [
        Made(year, [Said(STAFF, value)], kind=kind)
        for year, kind, value in (
            (2020, "社会责任报告", 100.0), (2020, "部门预算", 80.0), (2021, "社会责任报告", 110.0),
            (2021, "部门预算", 81.0), (2022, "社会责任报告", 120.0),
        )
    ]  # fmt: skip
    only = [
        *reports[:2],
        Made(2021, [Said(STAFF, 81.0)], kind="部门预算"),
        Made(2022, [Said(STAFF, 90.0)], kind="部门预算"),
    ]
    found, budgets = yield reports, only
    assert pairs(found, "value_from", "value_to", "comparability") == [
        (2020, 2021, 100.0, 110.0, "A"), (2021, 2022, 110.0, 120.0, "A"),
    ]  # fmt: skip
    assert found.restatements["verdict"].tolist() == ["conflict", "conflict"]
    assert "报告类型" not in "".join(budgets.changes["note"].dropna())


@together
def test_a_report_that_changes_what_it_calls_itself_goes_on() -> Asked:
    reports = [Made(2020, [Said(STAFF, 10.0)]), Made(2021, [Said(HOURS, 3.0, "小时")], kind="文明单位社会责任报告")]
    assert set((yield reports).changes["status"]) == {"dropped", "new"}


def test_editions_of_one_report(tmp_path: Path) -> None:
    says = [Said(STAFF, 10.0)]
    reports = [
        Made(2020, says, kind="文明单位社会责任报告"),
        Made(2020, [Said(STAFF, 11.0)], kind="社会责任报告", cover="2020年社会责任报告（摘要）"),
        Made(2020, says, kind="部门预算"),
        Made(2021, says, cover="社会责任报告（征求意见稿）"),
        Made(2021, says, cover="社会责任报告（修订版）"),
    ]
    found = compared(tmp_path, reports).editions.set_index("doc_id")
    speaks = {report.doc_id: bool(found.loc[report.doc_id, "speaks"]) for report in reports}
    assert list(speaks.values()) == [True, False, True, False, True]
    assert found.loc[reports[1].doc_id, "edition_of"] == reports[0].doc_id
    assert found.loc[reports[3].doc_id, "reason"] == "未定稿；以修订版为准"


def test_organisations_stay_apart_and_stand_beside_each_other_as_peers(tmp_path: Path) -> None:
    reports = [Made(2020, [Said(STAFF, value)], org=org) for org, value in (("甲", 5.0), ("乙", 9.0), ("丙", 9.0))]
    found = compared(tmp_path, reports)
    assert found.changes.empty
    assert peers(found, STAFF, 2020)[["value", "rank"]].to_numpy().tolist() == [[9.0, 1.0], [9.0, 1.0], [5.0, 3.0]]
    with pytest.raises(ValueError, match="no organisation"):
        peers(found, HOURS, 2020)


def test_peers_stand_in_one_unit(tmp_path: Path) -> None:
    key = "open:更新管道|length"
    said = (("甲", 2.0, "公里"), ("乙", 900.0, "米"), ("丙", 3.0, "公里"), ("丁", 5.0, "处"))
    found = compared(tmp_path, [Made(2020, [Said(key, value, unit)], org=org) for org, value, unit in said])
    assert peers(found, key, 2020)[["org", "value", "unit"]].to_numpy().tolist() == [
        ["丙", 3.0, "公里"], ["甲", 2.0, "公里"], ["乙", 0.9, "公里"],
    ]  # fmt: skip


def test_words_read_as_dictionaries_are_the_same_words(tmp_path: Path) -> None:
    compared(tmp_path, [Made(year, [Said(STAFF, 10.0), Said("grade", "A", None)]) for year in (2020, 2021)])
    store = Store.open(tmp_path / "store")
    columns = ("doc_id", "indicator", "unit", "value_text", "topic")
    coded = store.read("indicators", columns=columns, coded=("doc_id", "unit", "value_text", "topic"))
    assert pa.types.is_dictionary(coded.schema.field("unit").type)
    assert coded.to_pylist() == store.read("indicators", columns=columns).to_pylist()


def test_years_choose_pairs_and_values(tmp_path: Path) -> None:
    found = compared(tmp_path, [Made(y, [Said(STAFF, float(y))]) for y in (2019, 2020, 2021)], years=(2020, 2021))
    assert pairs(found) == [(2020, 2021)]
    assert found.values["data_year"].tolist() == [2020, 2021]


VALUES = st.lists(st.tuples(st.sampled_from([HOURS, STAFF, RATE]), st.integers(0, 10**6)), unique_by=lambda v: v[0])


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(years=st.lists(VALUES, min_size=2, max_size=4), seed=st.randoms())
def test_the_order_of_reports_changes_nothing_and_equal_years_are_the_same(years: list[Any], seed: Any) -> None:
    reports = [
        Made(2018 + at, [Said(code, float(value), "人") for code, value in says]) for at, says in enumerate(years)
    ]
    shuffled = seed.sample(reports, len(reports))
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first, second = compared(Path(one), reports), compared(Path(other), shuffled)
    for name in ("changes", "restatements", "values", "editions"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))
    both = first.changes.dropna(subset=["value_from", "value_to"])
    equal = both["value_from"] == both["value_to"]
    assert ((both["status"] == "same") == (both["value_from"] - both["value_to"]).abs().le(0.5)).all()
    assert (both.loc[equal, "change"] == 0).all()
    assert (both["change"] == both["value_to"] - both["value_from"]).all()


@together
def test_names_of_two_sorts_are_one_entry_renamed() -> Asked:
    cases = [
        ("在岗职工", "职工总数", "B"),
        ("全日制在校生", "在校学生", "B"),
        ("职工总数", "员工总数", "A"),
        ("公司职工总数", "职工人数", "A"),
        ("公司在岗职工", "在岗员工", "A"),
    ]
    reports = [
        [Made(2020 + at, [Said(STAFF, 10.0 + at, more={"surface": name})]) for at, name in enumerate(names)]
        for *names, _ in cases
    ]
    for (*_, grade), found in zip(cases, (yield tuple(reports)), strict=True):
        assert pairs(found, "comparability", "status") == [(2020, 2021, grade, "changed")]
