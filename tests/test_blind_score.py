"""The comparison of rows with labels written from page pictures, on made-up rows."""

from datetime import date
from typing import Any

import pytest

from benchmarks.blind.draw import DRAWN_BY_REPORT, STRATA, Stratum, is_drawable
from benchmarks.blind.match import (
    Tally,
    score_honours,
    score_persons,
    score_quantities,
    score_sections,
    score_zero_statements,
    wrong_fields,
)
from benchmarks.blind.pairs import ANYWHERE, LABELLED, OWN, score_pairs
from benchmarks.blind.score import PARTS, main, read_labels
from benchmarks.blind.values import is_in_period, is_named
from benchmarks.interval import wilson

LABEL: dict[str, Any] = {
    "kind": "quantity", "report": "r", "page": 3, "text": "约1.2万户", "value": 12000, "unit": ["户"],
    "qualifier": ["about"], "metric": ["供水户数"], "period": ["2022"], "role": "level",
}  # fmt: skip
ROW: dict[str, Any] = {
    "page": 3, "text": "约1.2万户", "value": 12000.0, "unit": "户", "qualifier": "about", "metric": "供水户数",
    "subject": None, "period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31), "role": "level",
    "direction": None, "source": "text",
}  # fmt: skip
PAGE = {"kind": "page", "page": 3, "prose": "all", "cells": "none"}


def _counts(tally: Tally) -> dict[str, tuple[int, int]]:
    return {what: (tally.right[what], total) for what, total in tally.total.items()}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, []),
        ({"metric": "供水 户数"}, []),
        ({"metric": "户数"}, ["name"]),
        ({"metric": "供水户数同比"}, ["name"]),
        ({"unit": None}, ["unit"]),
        ({"qualifier": "exact"}, ["qualifier"]),
        ({"value": 1.2}, ["value"]),
        ({"role": "change", "direction": "up"}, ["role"]),
        ({"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31)}, ["period"]),
    ],
)
def test_a_quantity_is_right_where_every_field_is(change: dict[str, Any], wrong: list[str]) -> None:
    assert wrong_fields({**ROW, **change}, LABEL) == wrong


def test_the_subject_counts_where_the_name_does_not_hold_it() -> None:
    label = {**LABEL, "metric": ["收入"], "subject": ["东区"], "whole": ["东部收入"]}
    assert is_named({"metric": "东部收入", "subject": None}, label)
    assert is_named({"metric": "东区的收入", "subject": None}, label)
    assert is_named({"metric": "收入", "subject": "东区"}, label)
    bare = {"metric": ["东区收入"]}
    assert is_named({"metric": "收入", "subject": "东区"}, bare)
    assert not is_named({"metric": "收入", "subject": "西区"}, bare)
    assert is_named({"metric": "东区收入", "subject": None}, label)
    assert not is_named({"metric": "收入", "subject": "西区"}, label)
    assert not is_named({"metric": "收入", "subject": None}, label)


def test_the_minus_of_a_change_is_its_direction() -> None:
    label = {**LABEL, "text": "-3.5", "value": 3.5, "role": "change", "direction": "down", "unit": ["%"]}
    row = {**ROW, "text": "-3.5", "value": -3.5, "role": "change", "direction": "down", "unit": "%"}
    assert "value" not in wrong_fields(row, label)
    assert "role" in wrong_fields({**row, "direction": "up"}, label)


def test_a_growth_rate_may_be_taken_either_way() -> None:
    label = {**LABEL, "role": ["level", "change"]}
    assert wrong_fields(ROW, label) == wrong_fields({**ROW, "role": "change", "direction": "up"}, label) == []


def test_a_level_keeps_its_minus() -> None:
    assert "value" in wrong_fields({**ROW, "value": -12000.0}, LABEL)


@pytest.mark.parametrize(
    ("period", "right"),
    [
        ("2022", True),
        ("2021", False),
        ("2022-12-31", True),
        ("2022-06-30", False),
        ("2022-01-01..2022-12-31", True),
        ("2022-01-01..2022-06-30", False),
    ],
)
def test_a_period_is_a_year_a_day_or_a_range(period: str, right: bool) -> None:
    assert is_in_period(ROW, [period]) is right


def test_a_row_without_a_period_is_in_none() -> None:
    assert not is_in_period({"period_start": None, "period_end": None}, ["2022"])


def test_rows_of_one_text_go_to_the_labels_that_they_fit() -> None:
    labels = [
        {**LABEL, "text": "3人", "value": 3, "unit": ["人"], "qualifier": ["exact"], "metric": [m]} for m in "甲乙"
    ]
    rows = [
        {**ROW, "text": "3人", "value": 3.0, "unit": "人", "qualifier": "exact", "metric": m}
        for m in ("乙", "甲", "丙")
    ]
    tally = Tally()
    score_quantities(tally, [PAGE, *labels], rows)
    counts = _counts(tally)
    assert counts["prose: fully right"] == (2, 2)
    assert counts["quantities given that are labelled"] == (2, 3)
    assert len(tally.misses) == 1


def test_a_label_that_is_not_required_only_takes_its_row() -> None:
    tally = Tally()
    score_quantities(tally, [PAGE, {**LABEL, "required": False}], [ROW])
    assert _counts(tally) == {"quantities given that are labelled": (1, 1)}


def test_a_missing_row_is_a_miss_of_every_field() -> None:
    tally = Tally()
    score_quantities(tally, [{**PAGE, "prose": "some"}, LABEL], [{**ROW, "page": 4}])
    assert _counts(tally)["prose: value"] == (0, 1)
    assert _counts(tally)["prose: fully right"] == (0, 1)


def _section(ident: str, level: int, title: str, **more: Any) -> dict[str, Any]:
    number, parent = more.get("number"), more.get("parent")
    return {"section_id": ident, "level": level, "title": title, "number": number, "parent_id": parent, "page": 3}


def test_a_heading_is_in_its_place_under_its_parent_and_beside_its_like() -> None:
    labels: list[dict[str, Any]] = [
        {"kind": "section", "page": 3, "level": 1, "number": "一", "title": ["概况"]},
        {"kind": "section", "page": 3, "level": 2, "number": "1", "title": ["职能"], "parent": ["概况"]},
        {"kind": "section", "page": 3, "level": 1, "number": "二", "title": ["收支"]},
    ]
    right = [
        _section("a", 2, "概况", number="一"),
        _section("b", 3, "职能", number="1", parent="a"),
        _section("c", 2, "收支", number="二"),
    ]
    tally = Tally()
    score_sections(tally, labels, right)
    assert _counts(tally)["sections: found and in their place"] == (3, 3)
    wrong = [right[0], right[1], _section("c", 3, "收支", number="二", parent="a"), _section("d", 2, "页眉")]
    tally = Tally()
    score_sections(tally, labels, wrong)
    assert _counts(tally) == {
        "sections: found": (3, 3),
        "sections: found and in their place": (2, 3),
        "sections: given that are right": (3, 4),
    }


def test_honours_need_title_and_recipient() -> None:
    label = {"kind": "honour", "page": 3, "title": ["文明单位", "市文明单位"], "recipient": ["本中心"]}
    rows = [
        {"page": 3, "title": "市文明单位", "recipient": "本中心"},
        {"page": 3, "title": "文明单位", "recipient": "别处"},
    ]
    tally = Tally()
    score_honours(tally, [label], rows)
    assert _counts(tally) == {"honours: found": (1, 1), "honours: given that are right": (1, 2)}


def test_persons_count_once_a_page() -> None:
    rows = [{"page": 3, "kind": "PERSON", "name": name} for name in ("李四", "李 四", "财务")]
    tally = Tally()
    score_persons(
        tally,
        [{"kind": "person", "page": 3, "name": "李四"}, {"kind": "person", "page": 3, "name": "王五"}],
        [*rows, {"page": 3, "kind": "ORG", "name": "王五"}],
    )
    assert _counts(tally) == {"persons: found": (1, 2), "persons: given that are right": (1, 2)}


def test_zero_statements_are_rows_of_none_occurred() -> None:
    label = {"kind": "zero", "page": 3, "text": "未发生火灾", "metric": ["火灾"]}
    rows = [{"page": 3, "status": "none_occurred", "surface": "火灾", "name": "火灾", "text": "火灾"}]
    again = {**rows[0], "page": 1, "also_pages": [3]}
    for given, found in (
        (rows, 1),
        ([{**rows[0], "status": "stated"}], 0),
        ([again], 1),
        ([{**rows[0], "page": 1}], 0),
    ):
        tally = Tally()
        score_zero_statements(tally, [label], given)
        assert _counts(tally) == {"zero statements: found": (found, 1)}


PAIR: dict[str, Any] = {
    "report_from": "a", "name_from": "用水", "page_from": 2, "value_from": 120000, "year_from": 2021, "report_to": "b",
    "name_to": "用水量", "page_to": 4, "value_to": 130000, "year_to": 2022, "join": True, "renamed": True,
}  # fmt: skip
FILES = {"1": "a", "2": "b"}


def _stated(key: str, doc_id: str, page: int, value: float) -> dict[str, Any]:
    year = 2020 + int(doc_id)
    return {
        "indicator": key, "doc_id": doc_id, "page": page, "value": value, "data_year": year, "surface": key,
        "org_id": "o",
    }  # fmt: skip


def _joins(pair: dict[str, Any], stated: list[dict[str, Any]], changes: list[dict[str, Any]]) -> dict[str, Any]:
    tally = Tally()
    score_pairs(tally, [pair], (stated, changes), FILES)
    return _counts(tally)


def _told(own: int, labelled: int, anywhere: int) -> dict[str, tuple[int, int]]:
    ways = {OWN: own, LABELLED: labelled, ANYWHERE: anywhere}
    names = ("pairs: joined, ", "pairs: joined under two names, ")
    return {name + where: (joined, 1) for where, joined in ways.items() for name in names}


def test_a_pair_is_joined_by_a_key_of_both_reports() -> None:
    one, same, other = (
        _stated("k", "1", 2, 120010.0),
        _stated("k", "2", 4, 130000.0),
        _stated("m", "2", 4, 130000.0),
    )
    assert _joins(PAIR, [one, same], []) == _told(1, 1, 1)
    assert _joins(PAIR, [one, other], []) == _told(0, 0, 0)
    # Printed again by the later report alone: no proof.
    assert _joins(PAIR, [{**one, "doc_id": "2", "page": 4}, same], []) == _told(0, 0, 0)


def test_a_pair_is_joined_on_its_pages_or_wherever_the_reports_print_it() -> None:
    one, same = _stated("k", "1", 2, 120010.0), _stated("k", "2", 5, 130000.0)
    assert _joins(PAIR, [one, same], []) == _told(0, 0, 1), "on another page than that of the label"
    assert _joins(PAIR, [one, {**same, "also_pages": (3, 4)}], []) == _told(0, 1, 1), "and on that one as well"
    assert _joins(PAIR, [one, {**same, "value": 131000.0}], []) == _told(0, 0, 0)
    assert _joins(PAIR, [one, {**same, "data_year": 2021}], []) == _told(0, 0, 0)
    trap = {**PAIR, "join": False, "renamed": False}
    assert _joins(trap, [one, same], []) == {"pairs: wrongly joined (fewer is better)": (1, 1)}


def test_a_pair_is_joined_by_a_change_between_two_open_keys() -> None:
    change = {
        "year_from": 2021, "year_to": 2022, "value_from": 120000.0, "value_to": 130000.0, "doc_id_from": "1",
        "doc_id_to": "2", "similarity": 0.9,
    }  # fmt: skip
    assert _joins(PAIR, [], [change])[f"pairs: joined, {LABELLED}"] == (1, 1)
    assert _joins(PAIR, [], [{**change, "similarity": None}])[f"pairs: joined, {LABELLED}"] == (0, 1)
    trap = {**PAIR, "join": False, "renamed": False}
    assert _joins(trap, [], [change]) == {"pairs: wrongly joined (fewer is better)": (1, 1)}
    assert _joins(trap, [], []) == {"pairs: wrongly joined (fewer is better)": (0, 1)}


def test_intervals() -> None:
    low, high = wilson(38, 40)
    assert (round(low, 3), round(high, 3)) == (0.835, 0.986)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == pytest.approx(1.0)


def test_pages_are_drawn_by_their_text() -> None:
    some, rich = Stratum(("r",), 1), Stratum(("r",), 1, figures=6)
    assert is_drawable("数据12.5%和3个" * 40, rich)
    assert is_drawable("文字" * 200, some)
    assert not is_drawable("文字" * 200, rich)
    assert not is_drawable("12%", some)
    assert not is_drawable("第一章 概况 ...... 3\n" * 40, some)
    named = Stratum(("r",), 1, words="荣获|获评", often=2)
    assert is_drawable("文字" * 200 + "荣获和获评", named)
    assert not is_drawable("文字" * 200 + "荣获", named)


def test_labels_name_pages_that_the_draw_can_give() -> None:
    drawn = {part: {name for stratum in STRATA[part] for name in stratum.reports} for part in STRATA}
    assert not drawn["open"] & drawn["aside"]
    for part, reports in DRAWN_BY_REPORT.items():
        drawn[part] = set(reports)
        pages = {(label["report"], label["page"]) for label in read_labels(part)}
        assert {name: sum(report == name for report, _ in pages) for name in reports} == reports
    for part in PARTS:
        for label in read_labels(part):
            assert label["report"] in drawn[part], label


def test_reports_that_are_not_there_are_named(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="no report in"):
        main(["--part", "open", "--reports", str(tmp_path)])
    assert "left out, not there: pingan-bank-csr-2021" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("confidence", "counted"),
    [
        (0.95, {"prose: names sure": (1, 1), "prose: names of confidence 0.95": (1, 1)}),
        (0.79, {"prose: names fair": (1, 1), "prose: names of confidence 0.79": (1, 1)}),
        (0.32, {"prose: names to be checked": (1, 1), "prose: names of confidence 0.32": (1, 1)}),
        (None, {}),
    ],
)
def test_names_are_counted_by_how_sure_the_program_is(
    confidence: float | None, counted: dict[str, tuple[int, int]]
) -> None:
    tally = Tally()
    score_quantities(tally, [PAGE, LABEL], [{**ROW, "name_confidence": confidence}])
    assert {what: n for what, n in _counts(tally).items() if "names" in what} == counted
