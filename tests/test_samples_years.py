"""Yardsticks of the comparison: every value is a label of a report, every status follows from the values."""

import json
from itertools import pairwise
from typing import Any

import pytest
from conftest import SAMPLES

Row = dict[str, Any]
YEARS = (2020, 2021, 2022)
PERSONS = {"名": "人", "位": "人"}
NORMAL = {**PERSONS, "度": "千瓦时", "个工作日": "工作日"}


def read(name: str) -> list[Row]:
    return [json.loads(line) for line in (SAMPLES / "gold" / name).read_text(encoding="utf-8").splitlines()]


FOLDERS = {
    "霁川市供水管网养护中心": ("jichuan", YEARS),
    "砚州市供水管网服务中心": ("yanzhou", (2021, 2022)),
    "霁川市城市照明（集团）有限公司": ("zhaoming", (2019, 2020, 2021, 2022)),
}
LABELS = {(org, y): read(f"{name}-{y}/quantities.jsonl") for org, (name, years) in FOLDERS.items() for y in years}
LABELS["霁川市城市照明（集团）有限公司", 2022] += read("zhaoming-2022/table_quantities.jsonl")
CHANGES = read("changes.jsonl") + read("changes-more.jsonl")
FOLLOWED = [row for row in CHANGES if row["change_kind"] != "none_occurred"]
# Quantities that one report rounds and the next gives in full.
ROUNDED = {"管养路灯"}


def tight(text: str) -> str:
    return "".join(text.split())


def named(row: Row) -> str:
    return f"{FOLDERS[row['org']][0]} {row['indicator']} {row.get('scope', '')}".strip()


def labelled(org: str, place: Row, role: str | None = None) -> list[Row]:
    """The labels of a report that a row of a yardstick points to."""
    return [
        label
        for label in LABELS[org, place["report"]]
        if (label["page"], tight(label["text"])) == (place["page"], place["text"])
        and label["metric"] == place.get("metric", label["metric"])
        and label.get("role") == role
    ]


@pytest.mark.parametrize("row", FOLLOWED, ids=named)
def test_evidence_is_a_label_of_its_report(row: Row) -> None:
    assert row["evidence"]
    for place in row["evidence"]:
        label = labelled(row["org"], place)[0]
        assert (label["value"], label["unit"], label["period"]) == (place["value"], place["unit"], place["period"])
        assert NORMAL.get(place["unit"], place["unit"]) == row["unit"]
        assert label.get("qualifier", "exact") == place.get("qualifier", "exact")
        assert place["metric"] in row["names"][str(place["report"])]


@pytest.mark.parametrize("row", FOLLOWED, ids=named)
def test_values_are_the_first_and_the_latest_said(row: Row) -> None:
    said: dict[str, list[float]] = {}
    for place in sorted(row["evidence"], key=lambda place: place["report"]):
        if place["period"].isdigit() and place["period"] not in row.get("ambiguous", {}):
            said.setdefault(place["period"], []).append(place["value"])
    assert row["first"] == {year: values[0] for year, values in said.items()}
    assert row["latest"] == {year: values[-1] for year, values in said.items()}


@pytest.mark.parametrize("row", FOLLOWED, ids=named)
def test_statuses_follow_from_the_values(row: Row) -> None:
    first, latest = row["first"], row["latest"]
    units = {place["period"]: PERSONS.get(place["unit"], place["unit"]) for place in row["evidence"]}
    for pair, status in row["status"].items():
        before, after = pair.split("-")
        if {before, after} & set(row.get("ambiguous", {})):
            wanted = "ambiguous"
        elif before not in latest or after not in latest:
            wanted = "dropped" if before in latest else "new"
        elif first[before] != latest[before] or first[after] != latest[after]:
            wanted = "changed" if row["indicator"] in ROUNDED else "restated"
        elif units[before] != units[after]:
            wanted = "unit_changed"
        else:
            wanted = "same" if latest[before] == latest[after] else "changed"
        assert wanted in ([status] if isinstance(status, str) else status), pair


def test_each_report_in_which_a_followed_indicator_stands_has_a_status() -> None:
    for row in CHANGES:
        reports = {place["report"] for place in row["evidence"]}
        for before, after in pairwise(FOLDERS[row["org"]][1]):
            assert (f"{before}-{after}" in row["status"]) or not {before, after} & reports, row


def test_zero_statements_are_labels() -> None:
    for row in CHANGES:
        for place in row["evidence"] if row["change_kind"] == "none_occurred" else ():
            labels = read(f"{FOLDERS[row['org']][0]}-{place['report']}/zero_statements.jsonl")
            assert (place["page"], place["text"]) in [(label["page"], tight(label["text"])) for label in labels]


def test_the_yearly_table_is_part_of_it() -> None:
    changes = read("changes.jsonl")
    known = {(row["indicator"], year, value) for row in changes for year, value in row["latest"].items()}
    renamed = {"人均培训": "人均培训时长"}
    for row in read("yoy.jsonl"):
        for year, value in row["values"].items():
            assert (renamed.get(row["indicator"], row["indicator"]), year, value) in known, row
        for again in row["restated"]:
            (mine,) = (r for r in changes if r["indicator"] == row["indicator"])
            assert (mine["first"][again["year"]], mine["latest"][again["year"]]) == (again["first"], again["latest"])


def test_what_must_not_be_joined_is_in_no_series() -> None:
    for pair in read("not_joined.jsonl"):
        left, right = labelled(pair["org"], pair["left"]), labelled(pair["org"], pair["right"])
        assert left and right, pair
        for row in FOLLOWED:
            compared = [p for p in row["evidence"] if p["period"] in row["latest"]]
            sides = [
                any(p["text"] == pair[s]["text"] and p["metric"] == pair[s]["metric"] for p in compared)
                for s in ("left", "right")
            ]
            assert sides != [True, True], (row["indicator"], pair["why"])


def _same_series(row: Row, other: Row) -> bool:
    return (row["org"], row["indicator"]) == (other["org"], other["indicator"])


def test_restatements_are_values_of_two_reports() -> None:
    for row in read("restatements.jsonl"):
        (series,) = (r for r in FOLLOWED if _same_series(r, row) and "scope" not in r)
        said = {(p["report"], p["value"]) for p in series["evidence"] if p["period"] == str(row["year"])}
        assert {(row["first_report"], row["first"]), (row["later_report"], row["later"])} <= said
        assert (row["verdict"] == "same") is (row["first"] == row["later"])
        assert row["first"] == series["first"][str(row["year"])]


def test_every_value_said_twice_is_in_the_ledger() -> None:
    ledger = {(r["org"], r["indicator"], str(r["year"])) for r in read("restatements.jsonl")}
    for row in FOLLOWED:
        for period in row["latest"]:
            reports = {p["report"] for p in row["evidence"] if p["period"] == period}
            assert (len(reports) > 1) is ((row["org"], row["indicator"], period) in ledger), (named(row), period)


def test_the_revised_edition_changes_values_of_the_yardstick() -> None:
    (group,) = read("editions.jsonl")
    assert [file["speaks"] for file in group["files"]] == [True, False, False, False]
    labels = read("jichuan-2021-revised/quantities.jsonl")
    for indicator, values in group["values"].items():
        (series,) = (r for r in CHANGES if r["indicator"] == indicator and r["org"] == group["org"])
        said = {label["value"] for label in labels if label["metric"] == indicator and label.get("role") is None}
        assert said == set(values.values())
        assert series["latest"].get("2021") not in said


def test_targets_are_labels_and_their_outcomes_values() -> None:
    for row in read("commitments.jsonl"):
        label = (labelled(row["org"], row) or labelled(row["org"], row, "change"))[0]
        assert (label["value"], label["period"]) == (row["target"], str(row["target_year"]))
        if "actual" in row:
            (series,) = (r for r in FOLLOWED if _same_series(r, row) and "scope" not in r)
            assert series["latest"][str(row["target_year"])] == row["actual"]
            meets = row["actual"] >= row["target"] if row["qualifier"] == "at_least" else row["actual"] <= row["target"]
            assert (row["status"] == "met") is meets


def test_honours_over_the_years_are_those_of_the_reports() -> None:
    said = {(h["title"], h["recipient"], y) for y in YEARS for h in read(f"jichuan-{y}/honours.jsonl")}
    assert said == {
        (row["title"], row["recipient"], y) for row in read("honours_over_years.jsonl") for y in row["reports"]
    }
    status = {row["title"]: row["status"] for row in read("honours_over_years.jsonl")}
    assert (status["霁川市文明单位"], status["霁川市节水型单位"]) == ("renewed", "lapsed")
