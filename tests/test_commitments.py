"""Targets beside what the next report says: on which side of its number a target is met, which value is its own."""

from typing import Any

import pandas as pd
import pytest

from pipeline.compare.commitments import list_commitments
from pipeline.compare.likeness import PARTS
from pipeline.messages import Messages

OPEN, OTHER = "open:培训人次|count", "open:培训职工人次|count"


def row(**facts: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        **dict.fromkeys(PARTS, ""),
        **{"org_id": "org", "org": "某公司", "indicator": "training", "name": "培训人次", "surface": "培训人次"},
        **{"unit": "人次", "qualifier": "exact", "doc_id": "old", "page": 3, "row_id": "target", "report_year": 2021},
        **{"report_type": "annual", "data_year": 2022, "printed_year": None, "text": "100人次", "value": 100.0},
        **{"value_low": float("nan"), "value_high": float("nan"), "scope": "unit", "scope_name": None},
        **{"basis": "target", "status": "stated", "bucket": "year", "source": "text", "ahead": False},
    }
    return usual | facts


def actual(**facts: Any) -> dict[str, Any]:
    return row(**({"doc_id": "new", "row_id": "value", "report_year": 2022, "basis": "actual"} | facts))


def commitment(
    target: dict[str, Any], *values: dict[str, Any], reports: tuple[int, ...] = (2021, 2022)
) -> dict[str, Any]:
    known = pd.DataFrame({"org_id": ["org"] * len(reports), "report_year": list(reports)})
    found = list_commitments(
        pd.DataFrame([target]), pd.DataFrame(values or [actual(org_id="other")]), known, Messages("en")
    )
    (line,) = found.to_dict("records")
    return line


@pytest.mark.parametrize(
    ("qualifier", "value", "status"),
    [
        ("at_least", 100, "met"), ("at_least", 99, "missed"), ("more_than", 101, "met"), ("more_than", 99, "missed"),
        ("at_most", 100, "met"), ("at_most", 101, "missed"), ("less_than", 99, "met"), ("less_than", 101, "missed"),
        ("exact", 100, "met"), ("exact", 101, "met"), ("about", 101, "met"), ("exact", 99, "differs"),
    ],
)  # fmt: skip
def test_a_target_is_met_on_the_side_that_its_word_names(qualifier: str, value: float, status: str) -> None:
    assert commitment(row(qualifier=qualifier), actual(value=float(value)))["status"] == status


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("改造路灯", 101, "met"), ("改造路灯", 99, "differs"), ("乘客满意度", 101, "met"), ("整改事故隐患", 101, "met"),
        ("服务投诉", 99, "met"), ("服务投诉", 101, "differs"), ("投诉办结率", 101, "met"), ("单位能耗", 99, "met"),
        ("节约柴油", 101, "met"), ("能耗下降", 101, "differs"), ("采购车辆", 101, "differs"),
    ],
)  # fmt: skip
def test_a_target_without_a_word_is_met_on_the_side_that_is_better(name: str, value: float, status: str) -> None:
    aim = row(surface=name, name=name)
    assert commitment(aim, actual(surface=name, name=name, value=float(value)))["status"] == status


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"ahead": True}, 0),  # an event after the closing date
        ({"report_type": "年度报告"}, 1),
        ({"report_type": "年度报告", "data_year": 2020}, 0),
        ({"report_type": "社会责任报告", "data_year": 2020}, 1),
        ({"report_type": "年度报告", "data_year": 2021, "source": "table"}, 0),
        ({"report_type": "部门决算", "data_year": 2021, "source": "table"}, 1),
        ({"report_type": "年度报告", "unit": "元/股"}, 0),
    ],
)
def test_what_an_annual_report_tells_of_plans_is_no_target(facts: dict[str, Any], count: int) -> None:
    known = pd.DataFrame({"org_id": ["org"], "report_year": [2021]})
    targets, others = pd.DataFrame([row(**facts)]), pd.DataFrame([actual(org_id="other")])
    assert len(list_commitments(targets, others, known, Messages("en"))) == count


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"name": "推进工作", "head": "工作", "unit": "方面", "text": "五方面"}, 0),  # counts what is listed behind it
        ({"name": "办好实事", "head": "实事", "unit": "件", "text": "十件"}, 0),
        ({"name": "新建泵房", "head": "泵房", "unit": "座", "text": "两座"}, 1),
        ({"name": "办好实事", "head": "实事", "unit": "件", "text": "10件"}, 1),
        ({"name": "确定", "head": "确定", "unit": "公里", "text": "30公里"}, 0),  # no word of what is so long
        ({"indicator": "training", "name": "确定", "unit": "公里", "text": "30公里"}, 1),
    ],
)
def test_a_count_of_items_and_a_number_without_its_thing_are_no_targets(facts: dict[str, Any], count: int) -> None:
    known = pd.DataFrame({"org_id": ["org"], "report_year": [2021]})
    targets, others = pd.DataFrame([row(**{"indicator": OPEN, **facts})]), pd.DataFrame([actual(org_id="other")])
    assert len(list_commitments(targets, others, known, Messages("en"))) == count


@pytest.mark.parametrize(("value", "status"), [(90, "met"), (110, "met"), (89, "missed"), (111, "missed")])
def test_a_range_is_met_between_its_ends(value: float, status: str) -> None:
    target = row(qualifier="range", value=float("nan"), value_low=90.0, value_high=110.0)
    found = commitment(target, actual(value=float(value)))
    assert (found["status"], found["target_value"]) == (status, 90)


@pytest.mark.parametrize("facts", [{"unit": "人"}, {"status": "ambiguous"}, {"value": float("nan")}])
def test_what_can_not_be_compared_is_neither(facts: dict[str, Any]) -> None:
    assert commitment(row(), actual(**facts))["status"] == "not_comparable"


def test_a_line_names_where_both_stand() -> None:
    found = commitment(row(), actual(value=120.0, text="120人次", page=7))
    told = [found[f"actual_{name}"] for name in ("value", "text", "doc_id", "page", "row_id")]
    assert told == [120, "120人次", "new", 7, "value"]
    assert (found["target"], found["target_year"], found["report_year"]) == ("100人次", 2022, 2021)


@pytest.mark.parametrize(("reports", "status"), [((2021, 2022), "not_reported"), ((2021,), "no_report")])
def test_without_a_value_it_counts_whether_there_is_a_report(reports: tuple[int, ...], status: str) -> None:
    assert commitment(row(), reports=reports)["status"] == status


@pytest.mark.parametrize(
    "facts", [{"basis": "plan"}, {"bucket": "half6"}, {"data_year": 2021}, {"scope": "group"}, {"doc_id": "old"}]
)
def test_values_of_something_else_are_none_of_the_target(facts: dict[str, Any]) -> None:
    assert commitment(row(), actual(**facts))["actual_row_id"] is None


def test_a_plan_for_its_own_year_is_about_the_next_one() -> None:
    assert commitment(row(data_year=2021))["target_year"] == 2022
    assert commitment(row(basis="plan"))["target_year"] == 2022


def test_an_open_key_takes_the_value_that_is_most_like_it() -> None:
    named = actual(
        indicator=OTHER,
        name="培训职工人次",
        surface="培训职工人次",
        value=101.0,
        row_id="like",
        action="培训",
        head="职工",
    )
    unlike = actual(
        indicator="open:植树棵数|count",
        name="植树",
        surface="植树",
        value=100.0,
        row_id="unlike",
        action="植",
        head="树木",
    )
    target = row(indicator=OPEN, surface="培训人次", action="培训", head="职工")
    found = commitment(target, named, unlike)
    assert (found["actual_row_id"], found["indicator"]) == ("like", OTHER)
    assert commitment(target, unlike)["actual_row_id"] is None
    assert commitment(target, named, named | {"row_id": "as like"})["actual_row_id"] is None
    assert commitment(target, actual(indicator=OPEN, row_id="same"), named)["actual_row_id"] == "same"
