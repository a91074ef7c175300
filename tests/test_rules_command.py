"""nianjian rules and nianjian text --explain: what rules there are, how often they fired, what each did to a number."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from in_process import run

from benchmarks.rules import CALLED, MATCHED, Counted, argument
from extractors.fields import FIELDS
from pipeline import open_store
from pipeline.explanation import explain as explain_numbers
from pipeline.explanation import explain_honours
from pipeline.rule_list import list_rules
from pipeline.sentences import read_sentence

SENTENCE = "第3名员工培训1,402人次，同比增长12%，三会一课、PE30倍，6月28日止。"


def test_every_rule_is_listed_with_its_examples() -> None:
    (*rows,) = csv.DictReader(io.StringIO(run("rules", "--format", "csv").stdout))
    assert [row["rule"] for row in rows] == [rule.name for field in FIELDS for rule in field.rules]
    assert all(row["examples"] and not row["fired"] for row in rows)
    table = run("rules", "--field", "numbers", "--lang", "zh").stdout
    assert "次数" not in table and f"共 {len(FIELDS[0].rules)} 条规则" in table


def test_a_field_that_there_is_none_of() -> None:
    done = run("rules", "--field", "words")
    assert (done.returncode, done.stdout) == (2, "")
    assert "numbers" in done.stderr


def test_how_often_rules_fired(sample_yearbook: Path) -> None:
    store = open_store(sample_yearbook)
    said = store.read("quantities").to_pandas()["rule"].str.split("; ")
    left = store.read("pages").to_pandas()["left_out_by"].explode().dropna().str.split("=", expand=True)
    rows = json.loads(run("rules", "--store", sample_yearbook, "--field", "numbers", "--format", "json").stdout)
    fired = {row["rule"]: row["fired"] for row in rows}
    assert fired["number and unit"] == said.map(lambda names: "number and unit" in names).sum() > 100
    assert fired["verb of change"] == said.map(lambda names: "verb of change" in names).sum() > 5
    assert fired["list number of a line"] == left[left[0] == "list_number"][1].astype(int).sum() > 5
    assert fired["year"] is None  # a date is the other reader's: no column of numbers says so


def test_rules_that_share_a_word_share_its_count_and_those_of_periods_have_none(sample_yearbook: Path) -> None:
    with open_store(sample_yearbook) as store:
        fired = {(one.field.name, one.rule.name): one.fired for one in list_rules(store=store)}
    assert fired["metrics", "words before"]
    assert fired["metrics", "thing before its verb"] == fired["metrics", "words before"]
    assert fired["periods", "time named before"] is None


def test_a_pattern_that_matches_no_page_may_be_argued_for_in_a_comment() -> None:
    lines = (ROOT / "extractors/text/view.py").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if line.startswith("_CID = "))
    assert str(argument(f"extractors.text.view:{at}")).startswith("argued: ")
    assert argument("extractors.text.view:1") is None


def explain(*words: str) -> str:
    return run("text", "-", "--explain", "--year", "2022", *words, stdin=SENTENCE).stdout


def test_every_number_of_a_sentence_is_explained() -> None:
    numbers: list[dict[str, Any]] = json.loads(explain())["numbers"]
    assert all(SENTENCE[one["start"] : one["end"]] == one["text"] for one in numbers)
    assert [(one["text"], one["fate"]) for one in numbers] == [
        ("3", "left_out"),
        ("1,402", "read"),
        ("12", "read"),
        ("三会一课", "left_out"),
        ("30", "unread"),
        ("6", "read"),
        ("28", "read"),
    ]
    third, visits, change, phrase, ratio, month, _ = numbers
    assert (third["reason"], third["rules"]) == ("ordinal", ["ordinal"])
    said = {key: visits["rows"][0][key] for key in ("table", "value_text", "unit")}
    assert said == {"table": "quantities", "value_text": "1402", "unit": "人次"}
    assert visits["rows"][0]["rules"][0] == "number and unit" and visits["rows"][0]["metric"]
    assert "verb of change" in change["rows"][0]["rules"] and change["rows"][0]["direction"] == "up"
    assert (phrase["reason"], phrase["rules"]) == ("set_phrase", ["set phrase"])
    assert ratio["rules"] == ["digits behind a letter"]
    assert (month["rows"][0]["table"], month["rows"][0]["start_date"]) == ("dates", "2022-06-28")


def test_the_rules_that_kept_a_part_of_a_number_from_being_read_are_named() -> None:
    numbers = explain_line("占地2×600亩")
    assert [(one["text"], one["fate"], one["rules"]) for one in numbers] == [
        ("2", "unread", ["product"]),
        ("600", "unread", ["product"]),
    ]
    (cost,) = explain_line("人均演练；3.5次/人")
    assert cost["rows"][0]["value_text"] == "3.5"


def test_what_a_quantity_measures_and_of_when_is_explained_by_the_rules_own_names() -> None:
    (number,) = explain_line("2021年招募社区义工52名参与巡护。")[1:]
    row = number["rows"][0]
    assert row["rules"] == ["number and unit", "thing before its verb", "time named before"]
    (_, first, second) = explain_line("2021年，每月开展读书会2期、展览1场。")
    assert [one["rows"][0]["rules"][-3:] for one in (first, second)] == [
        ["words before", "of each", "time named before"],
        ["words before", "of each", "time named before"],
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("医院荣获江城市文明单位称号。", [("江城市文明单位", "read", ["won"])]),
        ("力争在2025年获评全国文明单位。", [("获评", "no_award", ["wish"])]),
        (
            "医院荣获江城市文明单位称号，全年未获评先进单位。",
            [("江城市文明单位", "read", ["won"]), ("获评", "no_award", ["denial"])],
        ),
        ("全年召开会议3次。", []),
    ],
)
def test_every_award_of_a_sentence_is_explained(text: str, told: list[tuple[str, str, list[str]]]) -> None:
    found = explain_honours(text, read_sentence(text, 2022))
    assert [(one["text"], one["fate"], (one.get("rows") or [one])[0]["rules"]) for one in found] == told
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found)


def test_an_award_is_in_the_table_of_explanations() -> None:
    table = run("text", "-", "--explain", "--year", "2022", "--format", "table", stdin="力争获评全国文明单位。").stdout
    assert "no award" in table and "wish" in table


def explain_line(text: str) -> list[dict[str, Any]]:
    return explain_numbers(text, read_sentence(text, 2022), 2022)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("left out: ordinals", "read: quantity", "unread", "digits behind a letter")),
        ("zh", ("未取：序数", "已读：数据", "未读", "digits behind a letter")),
    ],
)
def test_a_table_of_explanations(language: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    table = explain("--format", "table", "--lang", language)
    assert [word for word in words if word not in table] == []


def test_a_counted_pattern_tells_what_it_found() -> None:
    counted = Counted(re.compile("[0-9]+"), "here")
    assert counted.sub("#", "a1b2") == "a#b#" and [found[0] for found in counted.finditer("7 8")] == ["7", "8"]
    assert counted.split("a1b") == ["a", "b"] and counted.search("ab") is None and counted.pattern == "[0-9]+"
    assert (CALLED["here"], MATCHED["here"]) == (4, 3)
