"""Targets beside what the next report says: on which side of its number a target is met, which value is its own."""

from typing import Any

import pandas as pd
import pytest

from pipeline.compare.commitments import list_commitments
from pipeline.compare.likeness import PARTS
from pipeline.compare.spots import Spot
from pipeline.messages import Messages

OPEN, OTHER = "open:培训人次|count", "open:培训职工人次|count"


def row(**facts: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        **dict.fromkeys(PARTS, ""),
        **{"org_id": "org", "org": "某公司", "indicator": "training", "name": "培训人次", "surface": "培训人次"},
        **{"unit": "人次", "qualifier": "exact", "doc_id": "old", "page": 3, "row_id": "target", "report_year": 2021},
        **{"report_type": "annual", "data_year": 2022, "printed_year": None, "text": "100人次", "value": 100.0},
        **{"value_low": float("nan"), "value_high": float("nan"), "scope": "unit", "scope_name": None},
        **{"basis": "target", "status": "stated", "bucket": "year", "source": "text", "ahead": False, "rule": "alias"},
    }
    return usual | facts


def actual(**facts: Any) -> dict[str, Any]:
    return row(**({"doc_id": "new", "row_id": "value", "report_year": 2022, "basis": "actual"} | facts))


def commitment(
    target: dict[str, Any],
    *values: dict[str, Any],
    reports: tuple[int, ...] = (2021, 2022),
    spot: Spot | None = None,
) -> dict[str, Any]:
    known = pd.DataFrame({"org_id": ["org"] * len(reports), "report_year": list(reports)})
    stated = pd.DataFrame(values or [actual(org_id="other")])
    spots = {target["row_id"]: spot} if spot else {}
    found = list_commitments(pd.DataFrame([target]), stated, known, Messages("en"), find=lambda *_: spots)
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


def test_a_target_beside_its_result_is_of_the_year_and_the_report_tells_what_it_came_to() -> None:
    target = row(data_year=2021, rule="alias; target beside its result", value=96.0, unit="%")
    found = commitment(target, actual(doc_id="old", data_year=2021, report_year=2021, value=97.0, unit="%"))
    assert (found["target_year"], found["actual_value"]) == (2021, 97)


def test_what_works_are_to_yield_is_no_target() -> None:
    known = pd.DataFrame({"org_id": ["org"], "report_year": [2021]})
    rows = pd.DataFrame([row(basis="plan", rule="open key; expected yield")])
    assert list_commitments(rows, pd.DataFrame([actual(org_id="other")]), known, Messages("en")).empty


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


def in_table(text: str, at: int, *, head: str = "目标值", **beside: str) -> Spot:
    return Spot(text, at, (head, "网点走访"), tuple(((column, "网点走访"), said) for column, said in beside.items()))


@pytest.mark.parametrize(
    ("spot", "year"),
    [
        (in_table("2021年不少于100人次", 8), 2021),
        (in_table("每季不少于100人次", 5), 2022),
        (in_table("每年100人次", 2), 2021),
        (in_table("100人次", 0, head="2021年目标"), 2021),
        (in_table("100人次", 0, 实际完成="96人次"), 2021),
        (in_table("100人次", 0, 进展="96人次"), 2022),
        (in_table("100人次", 0, 进展="96人次", 状态="未完成"), 2021),
        (in_table("100人次", 0, 进展="96人次", 状态="推进中"), 2022),
        (Spot("2021年，我们将培训100人次", 10), 2022),  # the outlook bears the year of its report
    ],
)
def test_a_table_sets_targets_for_the_year_that_it_names(spot: Spot, year: int) -> None:
    assert commitment(row(data_year=2021), spot=spot)["target_year"] == year


def test_a_target_for_its_own_year_is_held_against_its_own_report() -> None:
    own = actual(doc_id="old", data_year=2021, value=96.0)
    spot = in_table("2021年不少于100人次", 8, 完成值="96人次")
    assert commitment(row(data_year=2021, qualifier="at_least"), own, spot=spot)["status"] == "missed"
    assert commitment(row(data_year=2021), own)["status"] == "not_reported"


@pytest.mark.parametrize(
    ("before", "value", "status"),
    [
        ("力争采购车辆达到", 101, "met"), ("力争采购车辆达到", 99, "missed"), ("将采购车辆增加到", 101, "met"),
        ("将采购车辆压减至", 99, "met"), ("采购车辆控制在", 101, "missed"), ("采购车辆", 101, "differs"),
        ("达到采购车辆", 101, "differs"),
    ],
)  # fmt: skip
def test_words_before_a_target_say_which_side_is_better(before: str, value: float, status: str) -> None:
    aim = row(surface="采购车辆", name="采购车辆")
    found = commitment(aim, actual(value=float(value)), spot=Spot(f"{before}100人次", len(before)))
    assert found["status"] == status


def test_what_a_thing_is_goes_before_the_words() -> None:
    aim, spot = row(surface="服务投诉", name="服务投诉"), Spot("服务投诉达到100人次", 6)
    assert [commitment(aim, actual(value=value), spot=spot)["status"] for value in (99.0, 101.0)] == ["met", "differs"]


@pytest.mark.parametrize(
    ("said", "value", "status", "doubted"),
    [
        ("已完成", None, "met", False), ("提前完成", None, "met", False), ("未完成", None, "missed", False),
        ("推进中", None, "not_reported", False), ("已完成（超10%）", 110.0, "met", False),
        ("已完成", 96.0, "missed", True), ("未完成", 110.0, "met", True), ("未完成", 96.0, "missed", False),
        ("待评估", 96.0, "missed", False),
    ],
)  # fmt: skip
def test_what_a_table_says_itself_counts_where_figures_do_not_tell(
    said: str, value: float | None, status: str, doubted: bool
) -> None:
    values = [actual(doc_id="old", data_year=2021, value=value)] if value else []
    spot = in_table("2021年不少于100人次", 8, 完成情况=said)
    found = commitment(row(data_year=2021, qualifier="at_least"), *values, spot=spot)
    assert (found["status"], found["note"] is not None) == (status, doubted)
    assert found["stated_outcome"] == (None if said == "待评估" else said)


def test_what_is_not_yet_done_of_a_later_year_is_not_missed() -> None:
    spots = [in_table("到2025年达到100人次", 8, 状态=said) for said in ("未完成", "提前完成")]
    found = [commitment(row(data_year=2025), spot=spot)["status"] for spot in spots]
    assert found == ["no_report", "met"]


@pytest.mark.parametrize(
    ("value", "text", "named", "joined"),
    [
        (3.6, "3.6兆瓦", {"modifiers": "车棚", "head": "光伏", "action": "并网"}, True),  # other words, the same number
        (3.6, "3.6兆瓦", {"head": "储能"}, False),
        (3.7, "3.7兆瓦", {"modifiers": "车棚", "head": "光伏", "action": "并网"}, False),
        (6.0, "6兆瓦", {"modifiers": "车棚", "head": "光伏", "action": "并网"}, False),  # any number may be 6
        (6.0, "6兆瓦", {"modifiers": "光伏", "head": "装机", "action": "建成"}, True),  # the same thing
    ],
)
def test_a_later_report_may_tell_of_a_target_in_other_words(
    value: float, text: str, named: dict[str, Any], joined: bool
) -> None:
    of_target = {
        "indicator": "open:新增光伏装机|power",
        "name": "新增光伏装机",
        "surface": "新增光伏装机",
        "unit": "兆瓦",
    }
    parts = {"action": "新增", "modifiers": "光伏", "head": "装机", "sorts": "新"}
    aim = row(**of_target, **parts, value=3.6 if value != 6 else 6.0, text="3.6兆瓦")
    told = {"indicator": "open:另一名称|power", "scope": "part", "unit": "兆瓦", "value": value, "text": text}
    found = commitment(aim, actual(**told, **named))
    assert (found["actual_row_id"] is not None, found["name"]) == (joined, "新增光伏装机")


def test_one_of_two_opposed_things_is_not_the_other() -> None:
    aim = row(indicator=OPEN, modifiers="新增", head="供应商", value=128.0, unit="家")
    told = actual(indicator=OTHER, modifiers="减少", head="供应商", value=128.0, unit="家")
    assert commitment(aim, told)["actual_row_id"] is None
