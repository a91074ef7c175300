"""The feed for programs that write this year's report."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pyarrow.parquet as pq
import pytest
from conftest import ROOT, SHARED
from hypothesis import given, settings
from hypothesis import strategies as st
from in_process import run

from pipeline.cli import main
from pipeline.feed import as_json, as_tables, build_feed, read_json, refill, write_json
from pipeline.feed.diff import compare_feeds
from pipeline.store import Store
from schemas.columns import arrow_table
from schemas.feed import Feed, Title, describe_feed
from schemas.tables import CollectedValue

pytestmark = pytest.mark.usefixtures("compared_once")

SCHEMA = ROOT / "schemas" / "feed" / "feed.schema.json"


@pytest.fixture(scope="module")
def feed(sample_yearbook: Path) -> Feed:
    return build_feed(sample_yearbook, 2023, org="管网中心")


def value(feed: Feed, indicator: str, text: str, unit: str | None, **more: Any) -> CollectedValue:
    return CollectedValue(
        org_id=feed.organisation.id, indicator=indicator, name=indicator, data_year=2023, value_text=text, unit=unit,
        **more,
    )  # fmt: skip


def titles(found: tuple[Title, ...]) -> Iterator[Title]:
    for title in found:
        yield title
        yield from titles(title.children)


def test_the_schema_that_ships_is_fresh() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == describe_feed(), "write it anew: docs/feed.md says how"


def test_a_feed_is_what_its_schema_says(feed: Feed) -> None:
    jsonschema.Draft202012Validator.check_schema(describe_feed())
    found = json.loads(write_json(feed))
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    validator.validate(found)
    for spoil in ({"year": "2023"}, {"more": 1}, {"offsets": "utf16"}):
        assert list(validator.iter_errors({**found, **spoil})), spoil
    found["indicators"][0]["history"][0]["value"] = 12.5
    assert list(validator.iter_errors(found))  # a float is no exact decimal


def test_what_comes_later_has_its_word_already() -> None:
    found = describe_feed()["$defs"]
    assert "corrected" in found["Point"]["properties"]["status"]["enum"]
    assert found["Doubt"]["properties"]["doubt_class"]["enum"] == ["error", "contradiction", "hint"]
    assert "check" in found["Doubt"]["properties"]["kind"]["enum"]


def test_slots_hold_what_they_say(feed: Feed) -> None:
    for text, slots in [
        *((s.text, s.slots) for s in feed.statements),
        *((t.text, t.slots) for t in titles(feed.outline)),
    ]:
        assert [text[slot.start : slot.end] for slot in slots] == [slot.text for slot in slots]
        assert all(before.end <= after.start for before, after in pairwise(slots))
        assert all(feed.citations[slot.citation].quotation == slot.text for slot in slots)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_refilled_sentences_change_in_their_slots_only(feed: Feed, data: st.DataObject) -> None:
    statement = data.draw(st.sampled_from([s for s in feed.statements if s.slots]))
    own = [slot.text for slot in statement.slots]
    assert refill(statement.text, statement.slots, own) == statement.text
    words = [data.draw(st.one_of(st.just(text), st.text(max_size=6))) for text in own]
    found, rest = refill(statement.text, statement.slots, words), statement.text
    at = 0
    for slot, word in zip(statement.slots, words, strict=True):
        between = rest[at : slot.start]
        assert found.startswith(between + word)
        found, at = found[len(between) + len(word) :], slot.end
    assert found == rest[at:]
    with pytest.raises(ValueError, match="slots need as many words"):
        refill(statement.text, statement.slots, [*own, "one too many"])


def test_every_kind_of_slot_in_the_samples(feed: Feed) -> None:
    slots = {(slot.kind, slot.text): slot for s in feed.statements for slot in s.slots}
    visits = slots["number", "1,402人次"]
    assert (visits.indicator, visits.value, visits.data_year, visits.role) == (
        "training.visits",
        Decimal(1402),
        2022,
        "level",
    )
    volume = slots["number", "13,050万立方米"]
    assert (volume.value, volume.decimals, volume.unit_as_printed) == (Decimal(130500000), 0, "万立方米")
    rise = slots["number", "3名"]
    assert (rise.role, rise.direction, rise.indicator) == ("change", "up", "staff.total")
    assert slots["number", "187次"].data_year == 2021  # 由上年的187次降至169次
    for kind, text in (
        ("year", "2022年"), ("date", "11月18日至20日"), ("person", "赵一鸣"), ("org", "青槐第二小学"),
        ("honour", "2021-2022年度（第十一届）霁川市文明单位"),
    ):  # fmt: skip
        assert (kind, text) in slots
    assert not any(text == "上年" for _, text in slots)  # stays right by itself


def test_an_indicator_over_the_years(feed: Feed) -> None:
    (visits,) = [s for s in feed.indicators if s.indicator == "training.visits" and s.basis == "actual"]
    assert [(p.year, p.value, p.display) for p in visits.history] == [
        (2020, Decimal(1052), "1,052人次"), (2021, Decimal(1236), "1,236人次"), (2022, Decimal(1402), "1,402人次"),
    ]  # fmt: skip
    told = [(v.report_year, v.value, v.verdict) for v in visits.history[1].vintages]
    assert told == [(2021, Decimal(1284), "first"), (2022, Decimal(1236), "scope_change")]
    assert "追溯调整为1,236人次" in (visits.history[1].vintages[1].reason or "")
    last = visits.changes[-1]
    assert (last.status, last.comparability, last.difference, last.percent) == (
        "restated",
        "C",
        Decimal(166),
        Decimal("13.4304"),
    )
    cited = feed.citations[visits.history[2].citation or ""]
    assert (cited.page, cited.page_label, cited.quotation, cited.file_name) == (
        5, "5", "1,402人次", "霁川市供水管网养护中心2022年社会责任报告.pdf",
    )  # fmt: skip
    assert cited.box and cited.statement in {s.id for s in feed.statements}


def test_decimals_are_those_of_the_store(feed: Feed, sample_yearbook: Path) -> None:
    stored = {
        row["quantity_id"] or row["row_id"]: row
        for row in Store.open(sample_yearbook).read("indicators").to_pylist()
        if row["status"] == "stated"
    }
    points = [(s, p) for s in feed.indicators for p in s.history if p.status == "stated" and p.citation in stored]
    assert len(points) > 300
    for series, point in points:
        row = stored[point.citation or ""]
        assert (point.display, point.decimals) == (row["value_as_printed"], row["decimals"])
        if point.value is not None and series.unit == row["unit"]:
            assert as_json(point)["value"] == row["value_text"]


def test_a_number_and_its_value_share_one_citation(feed: Feed) -> None:
    cited = {(s.id, p.year): p.citation for s in feed.indicators for p in s.history}
    slots = [x for s in feed.statements for x in s.slots if x.series and x.role == "level"]
    same = [x for x in slots if cited.get((x.series or "", x.data_year or 0)) == x.citation]
    assert len(same) > 100 and len(same) >= len(slots) - 5  # but for values that another sentence states, too


def test_the_outline_holds_every_sentence_once(feed: Feed) -> None:
    found = list(titles(feed.outline))
    assert [t.text for t in feed.outline][:3] == ["一、公开陈述", "二、基本情况", "三、履行社会责任情况"]
    told = [one for title in found for one in title.statements]
    assert sorted(told) == sorted(s.id for s in feed.statements if s.section)
    assert {t.topic for t in found if t.text == "2．志愿服务"} == {"community.volunteering"}
    assert [s.paragraph for s in feed.statements[:4]] == [0, 0, 1, 1]  # as the page has it


def test_honours_promises_and_doubts(feed: Feed) -> None:
    status = {(h.title, h.recipient): h.status for h in feed.honours}
    assert status["霁川市文明单位", "管网中心"] == "renewed" and status["霁川市节水型单位", "管网中心"] == "lapsed"
    due = {(a.due, a.text): a for a in feed.commitments if a.kind == "target"}
    assert due["now", "9.2%以内"].target_year == 2023 and due["later", "9%以下"].target_year == 2025
    assert due["overdue", "45公里以上"].status == "not_reported"
    assert due["now", "不少于48公里"].qualifier == due["now", "不低于96%"].qualifier == "at_least"
    assert not any(a.status == "met" for a in feed.commitments)
    plans = [a.text for a in feed.commitments if a.kind == "plan"]
    assert any("整改情况将在下一年度的报告中说明" in text for text in plans)
    (broken,) = [d for d in feed.doubts if d.kind == "check" and "135" in d.text]
    assert "134" in broken.text and broken.year == 2022 and broken.page and broken.series
    (doubt,) = [d for d in feed.doubts if d.series and d.year == 2021 and d.kind == "ambiguous"]
    assert doubt.kind == "ambiguous" and {feed.citations[c].quotation for c in doubt.citations} == {"26次", "24次"}


def test_this_years_values(sample_yearbook: Path, feed: Feed) -> None:
    given = [
        value(
            feed,
            "training.visits",
            "1530",
            "人次",
            material="培训签到表",
            who="王某",
            checks=("较上年增长9.1%，请确认",),
        ),
        value(feed, "water_supply.volume", "13310", "万立方米", filled_text="13,310"),
        value(feed, "energy.water_use", "120", "吨"),
        value(feed, "staff.labour_disputes", "0", None, answer="none_occurred"),
        value(feed, "water_supply.pipes", "690", "公里", scope="part", scope_name="城北养护站"),
    ]
    found = build_feed(sample_yearbook, 2023, values=given)
    jsonschema.Draft202012Validator(describe_feed()).validate(as_json(found))
    told = {(s.indicator, s.scope_name): s.this_year for s in found.indicators if s.this_year}
    assert len(told) == 5
    visits = told["training.visits", None]
    assert visits and (visits.value, visits.display, visits.material) == (Decimal(1530), "1,530人次", "培训签到表")
    volume = told["water_supply.volume", None]
    assert volume and (volume.value, volume.display, volume.given) == (
        Decimal(133100000),
        "13,310万立方米",
        "13310万立方米",
    )
    part = told["water_supply.pipes", "城北养护站"]
    assert part and part.display == "690公里"
    (fresh,) = [s for s in found.indicators if s.indicator == "energy.water_use"]
    assert not fresh.history and fresh.this_year and fresh.this_year.display == "120吨"
    assert [d.text for d in found.doubts if d.kind == "collected"] == ["员工培训人次：较上年增长9.1%，请确认"]
    stays = {s.id for s in feed.indicators}
    assert stays <= {s.id for s in found.indicators} and feed.citations == found.citations


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"unit": "元"}, "training.visits.*元 can't be converted into 人次"),
        ({"data_year": 2022}, "no value of this organisation for 2023: it has 2022"),
        ({"org_id": "0000000000000000"}, "of another organisation"),
    ],
)
def test_values_that_do_not_fit_are_refused(
    sample_yearbook: Path, feed: Feed, change: dict[str, Any], told: str
) -> None:
    given = replace(value(feed, "training.visits", "1530", "人次"), **change)
    with pytest.raises(ValueError, match=told):
        build_feed(sample_yearbook, 2023, values=[given])


def test_two_values_of_one_series_are_refused(sample_yearbook: Path, feed: Feed) -> None:
    with pytest.raises(ValueError, match=r"two values of training\.visits"):
        build_feed(sample_yearbook, 2023, values=[value(feed, "training.visits", text, "人次") for text in ("1", "2")])


def test_a_year_is_seen_from_the_reports_before_it(sample_yearbook: Path) -> None:
    found = build_feed(sample_yearbook, 2022)
    assert found.last_year == 2021 and {r.year for r in found.reports} == {2020, 2021}
    assert {c.report_year for c in found.citations.values()} == {2020, 2021}


def test_ids_are_the_same_in_both_languages(sample_yearbook: Path, feed: Feed) -> None:
    checked = [value(feed, "training.visits", "1530", "人次", checks=("较上年增长9.1%，请确认",))]
    zh, en = (build_feed(sample_yearbook, 2023, values=checked, language=language) for language in ("zh", "en"))
    assert {d.id for d in zh.doubts} == {d.id for d in en.doubts} and {d.text for d in zh.doubts} != {
        d.text for d in en.doubts
    }
    texts = {(d.part, d.field) for d in compare_feeds(as_json(zh), as_json(en))}
    assert all(field in ("language", "note", "text") for _, field in texts)


def test_the_same_store_gives_the_same_bytes(sample_yearbook: Path, feed: Feed) -> None:
    assert write_json(build_feed(sample_yearbook, 2023)) == write_json(feed)


def test_differences_are_told_and_nothing_else(sample_yearbook: Path, feed: Feed) -> None:
    old = as_json(feed)
    assert compare_feeds(old, old) == []
    shuffled = {**old, "indicators": random.Random(1).sample(old["indicators"], len(old["indicators"]))}
    assert compare_feeds(old, shuffled) == []
    new = as_json(build_feed(sample_yearbook, 2023, values=[value(feed, "training.visits", "1530", "人次")]))
    (added,) = compare_feeds(old, new)
    assert (added.change, added.part, added.label) == ("added", "this_year", "员工培训人次 2023")
    assert (added.old, added.new) == (None, "1,530人次")
    (gone,) = compare_feeds(new, old)
    assert (gone.change, gone.old, gone.new) == ("removed", "1,530人次", None)
    other = as_json(build_feed(sample_yearbook, 2023, values=[value(feed, "training.visits", "1531", "人次")]))
    changed = {(d.field, d.old, d.new) for d in compare_feeds(new, other)}
    assert changed == {
        ("value", "1530", "1531"),
        ("display", "1,530人次", "1,531人次"),
        ("given", "1530人次", "1531人次"),
    }
    less = {**old, "statements": old["statements"][1:]}
    assert [(d.change, d.part) for d in compare_feeds(old, less)] == [("removed", "statements")]


def test_tables_say_the_same_as_json(feed: Feed) -> None:
    found = as_json(feed)
    tables = as_tables(feed)
    slots = [{"holder": s["id"], **slot} for s in found["statements"] for slot in s["slots"]]
    frame = tables["slots"].to_pylist()[: len(slots)]
    assert [(r["holder"], r["start"], r["text"], r["value"]) for r in frame] == [
        (r["holder"], r["start"], r["text"], r["value"]) for r in slots
    ]
    points = [(s["id"], p["year"], p["value"]) for s in found["indicators"] for p in s["history"]]
    assert [(r["series"], r["year"], r["value"]) for r in tables["history"].to_pylist()] == points
    assert tables["citations"].num_rows == len(found["citations"])
    assert tables["indicators"].schema.field("this_year_value").type == "string"  # typed where it is all null, too
    assert tables["feed"].to_pylist()[0]["organisation_name"] == "霁川市供水管网养护中心"


def test_the_command_writes_json_and_tables(
    sample_yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = tmp_path / "feed.json", tmp_path / "feed.parquet"
    pq.write_table(
        arrow_table(CollectedValue, [value(build_feed(sample_yearbook, 2023), "staff.total", "140", "人")]),
        tmp_path / "v.parquet",
    )
    call = [
        "feed",
        str(sample_yearbook),
        "--org",
        "管网中心",
        "--year",
        "2023",
        "--values",
        str(tmp_path / "v.parquet"),
    ]
    assert main([*call, "--output", str(path), "--lang", "en"]) == 0
    assert "(1 with this year's value)" in capsys.readouterr().out
    assert main([*call, "--output", str(folder)]) == 0
    found = read_json(path)
    assert found["language"] == "en"
    frame = pd.read_parquet(folder / "history.parquet")
    assert len(frame) == sum(len(s["history"]) for s in found["indicators"])
    capsys.readouterr()
    assert main([*call]) == 0
    assert json.loads(capsys.readouterr().out)["language"] == "zh"
    (tmp_path / "old.json").write_text(write_json(build_feed(sample_yearbook, 2023, language="en")), encoding="utf-8")
    assert main(["feed-diff", str(tmp_path / "old.json"), str(path), "--lang", "zh"]) == 0
    assert capsys.readouterr().out == "＋ 今年数：员工总数 2023  140名\n"
    assert main(["feed-diff", str(path), str(path), "--format", "json"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--year", "2019"], "2019 年以前的报告"),
        (["--year", "2023", "--org", "没有这个单位"], "没有这个单位"),
        (["--year", "2023", "--type", "部门预算"], "没有“部门预算”"),
        (["--year", "2023", "--values", "no.parquet"], "no.parquet"),
        (["--year", "2023", "--values", __file__], "不能按 Parquet 读取"),
        (["--year", "2023", "--format", "parquet"], "--output"),
        (["--year", "2023", "--output", "feed.xlsx"], ".json, .parquet"),
        (["--year", "2023", "--output", "no folder/feed.json"], "no folder"),
    ],
)
def test_wrong_calls(words: list[str], told: str, sample_yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["feed", str(sample_yearbook), *words, "--lang", "zh"]) == 2
    assert told in capsys.readouterr().err


def test_files_that_are_no_feed(tmp_path: Path) -> None:
    for text, told in (
        ("x", "not JSON"),
        ("[]", "is no feed"),
        ('{"format": "nianjian-feed", "version": "2.0"}', "version 2"),
    ):
        (tmp_path / "f.json").write_text(text)
        with pytest.raises(ValueError, match=told):
            read_json(tmp_path / "f.json")


def test_columns_that_a_values_file_must_have(sample_yearbook: Path, tmp_path: Path) -> None:
    pq.write_table(pq.read_table(sample_yearbook / "organisations").slice(0, 1), tmp_path / "v.parquet")
    with pytest.raises(ValueError, match="no column answer"):
        build_feed(sample_yearbook, 2023, values=tmp_path / "v.parquet")


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    from pipeline.places import Passage, find_place  # noqa: PLC0415

    row = {"text": "12人", "start_char": 104, "end_char": 107}
    assert find_place(Passage("𠮷田组有12人", 100, 107), row) == (4, 7)
    # A blank was dropped before the words: they stand one place earlier.
    assert find_place(Passage("𠮷田组有12人", 99, 107), row) == (4, 7)
    twice = {"text": "1人", "start_char": 102, "end_char": 104}
    assert find_place(Passage("1人1人", 100, 106), twice) is None  # which of the two is unsure
    assert find_place(Passage("1人2人", 100, 104), twice) is None  # other words stand there


@pytest.mark.yardstick
def test_every_number_of_a_real_report_is_a_slot(tmp_path: Path) -> None:
    done = run("extract", SHARED / "corpus" / "seed2022.pdf", "--store", tmp_path / "y", "--ocr", "off")
    assert done.returncode == 0
    feed = build_feed(tmp_path / "y", 2023)
    jsonschema.Draft202012Validator(describe_feed()).validate(as_json(feed))
    ids = {statement.id for statement in feed.statements}
    stored = Store.open(tmp_path / "y").read("quantities").to_pylist()
    numbers = {row["row_id"]: row["text"] for row in stored if row["source"] == "text" and row["statement_id"] in ids}
    slots = {slot.citation: slot.text for s in feed.statements for slot in s.slots if slot.kind == "number"}
    held = [slot.text for s in feed.statements for slot in s.slots if slot.kind == "honour"]
    lost = [
        text for row_id, text in numbers.items() if row_id not in slots and not any(text in title for title in held)
    ]
    assert len(numbers) > 40 and lost == []
    for statement in feed.statements:
        assert refill(statement.text, statement.slots, [s.text for s in statement.slots]) == statement.text


def test_the_example_that_is_shown_is_a_feed() -> None:
    example = json.loads((ROOT / "docs" / "feed.example.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(describe_feed()).validate(example)
    slots = [(s["text"], slot) for s in example["statements"] for slot in s["slots"]]
    assert slots and all(text[slot["start"] : slot["end"]] == slot["text"] for text, slot in slots)
    assert {slot["citation"] for _, slot in slots} <= set(example["citations"])
