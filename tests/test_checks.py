"""The checks as values: each fires on its examples, and on none of its counter-examples."""

from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from conftest import ROOT

from pipeline.checks import rules
from pipeline.checks.check import Check
from pipeline.checks.describe import describe
from pipeline.checks.examples import read_example
from pipeline.checks.registry import CHECKS
from pipeline.checks.report import Report
from pipeline.checks.rules.days.marks import check_heads
from pipeline.checks.run import check_report
from pipeline.messages import Messages
from schemas.finding_words import CLASSES, KINDS

NAMES = [pytest.param(check, id=check.name) for check in CHECKS]


def _failures(check: Check, example: str) -> list[str]:
    return [row.message for row in check_report(read_example(example), [check]) if row.outcome == "fails"]


@pytest.mark.parametrize("check", NAMES)
def test_a_check_fires_on_its_examples(check: Check) -> None:
    for example in check.examples:
        assert _failures(check, example), example


@pytest.mark.parametrize("check", NAMES)
def test_a_check_leaves_its_counter_examples(check: Check) -> None:
    for example in check.counter_examples:
        assert _failures(check, example) == [], example


def test_each_way_of_a_check_that_looks_in_several_finds_its_examples_alone() -> None:
    told = {example for check in CHECKS for example in check.examples}
    modules = [import_module(one.name) for one in walk_packages(rules.__path__, f"{rules.__name__}.")]
    parts = {one for module in modules for one in vars(module).values() if isinstance(one, Check)} - set(CHECKS)
    assert parts
    for part in parts:
        assert told.issuperset(part.examples), f"{part.name} is in no list"
        for example in part.examples:
            assert any(one.outcome == "fails" for one in part.how(read_example(example))), example


@pytest.mark.parametrize(
    ("example", "told"),
    [
        ("年供热面积超过1,500万平方米，为1,620万平方米。\n@@\n年供热面积首次超过1,500万平方米。", "1,620万平方米"),
        (
            "望潮区疾病预防控制中心出具报告。云溪市望潮区疾病预防控制中心复核。云溪市望潮区疾病预防控制中心组织。\n"
            "送云溪市望潮区疾病预防空制中心检验。",
            "望潮区疾病预防空制中心",
        ),
        (
            "@type=年度报告\n@org=洪溪区水务集团有限公司\n"
            + "洪溪区水务集团有限公司年内供水平稳。" * 4
            + "\n洪溪县水务集团有限公司检修管网。",
            "洪溪县",
        ),
    ],
)
def test_what_one_way_of_looking_tells_another_does_not_tell_again(example: str, told: str) -> None:
    (message,) = [row.message for row in check_report(read_example(example)) if row.outcome == "fails"]
    assert told in message


def test_checks_have_names_of_their_own_and_known_kinds() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert {check.kind for check in CHECKS} <= set(KINDS)
    assert {check.grade for check in CHECKS} <= set(CLASSES)
    # What rests on the ledger of `compare`, or on a cover, has its examples in test_check_command.py.
    apart = {
        "sum of a group",
        "contents list",
        "prose against table",
        "last year's target",
        "who signs",
    }
    apart |= {
        "several values",
        "years far apart",
        "target for a past year",
    }
    assert {check.name for check in CHECKS if not check.examples} == apart


def test_a_finding_says_page_both_quotations_and_the_value_that_was_worked_out() -> None:
    report = read_example("2022年末在岗员工79名，合同员工75名，派遣员工3名。")
    failed = [row for row in check_report(report) if row.outcome == "fails"]
    assert [row.message for row in failed] == [
        "第1页：合同员工75名＋派遣员工3名＝78名，与“在岗员工79名”相差1名，请核对。"
    ]
    assert failed[0].class_ == "矛盾" and len(failed[0].row_ids) == 3
    assert check_report(report)[0].finding_id == check_report(read_example(
        "2022年末在岗员工79名，合同员工75名，派遣员工3名。"))[0].finding_id  # fmt: skip


def test_a_change_is_quoted_with_the_whole_word_for_its_way() -> None:
    report = read_example("与2021年度相比，场馆养护支出减少71.26万元，增长3.20%。")
    assert [row.message for row in check_report(report) if row.outcome == "fails"] == [
        "第1页：同一变动先称“减少71.26万元”，后称“增长3.20%”，请核对。"
    ]


def test_a_number_of_a_table_is_told_with_what_it_stands_under_where_others_bear_its_name() -> None:
    head = "| 用途 | 2021年 | 2021年 | 2022年 | 2022年 |\n| 用途 | 支出 | 占比（%） | 支出 | 占比（%） |\n"
    rows = "| 人员 | 40 | 40.0 | 50 | 50.0 |\n| 设备 | 35 | 35.0 | 30 | 30.0 |\n| 培训 | 20 | 20.0 | 15 | 18.0 |\n"
    report = read_example(f"{head}{rows}| 其他 | 5 | 5.0 | 5 | 5.0 |\n| 合计 | 100 | 100.0 | 100 | 100.0 |")
    told = [row for row in check_report(report) if row.rule == "shares of a table" and row.outcome == "fails"]
    assert len(told) == 1 and "培训·2022年占比（%）" in told[0].message


def test_shares_of_a_table_are_told_with_their_rows() -> None:
    report = read_example("| 电源 | 占比（%） |\n| 煤电 | 54.8 |\n| 气电 | 25.1 |\n| 水电 | 17.4 |\n| 其他 | 7.6 |")
    assert any("煤电54.8＋气电25.1＋水电17.4＋其他7.6＝104.9%" in row.message for row in check_report(report))


def test_two_faults_of_one_sentence_are_both_told_and_one_fault_that_two_checks_find_once() -> None:
    two = "凡涉及本局重大利益、诚信成产经营的，另签订“保密协议。"
    found = {row.rule for row in check_report(read_example(two)) if row.outcome == "fails"}
    assert {"another kind of unit", "set phrase", "mark that does not close"} <= found
    one = [row for row in check_report(read_example("现有在岗职工134名，其中合同制职工123名，劳务派遣职工12名。"))
           if row.outcome == "fails"]  # fmt: skip
    assert len(one) == 1


def test_blanks_of_the_printing_hide_nothing_from_a_check() -> None:
    plain = "2021年预算执行数为13.20万元，2022年预算安排51.64万元，比2021年预算执行数增加326.40%。"
    wide = "2021 年预算执行数为 13.20 万元，2022 年预算安排 51.64 万元，比 2021 年预算执行数增加 326.40%。"
    told = [{row.rule for row in check_report(read_example(text)) if row.outcome == "fails"} for text in (plain, wide)]
    assert told[0] == told[1] and "stated change" in told[0]


WRONG = "2022年末在岗员工79名，合同员工75名，派遣员工3名。\n热线工单回访率100.8%。"


@pytest.mark.parametrize(
    ("source", "health"), [("ocr", []), ("text", ["ocr_layer", "bad_ocr"]), ("text", ["mojibake"])]
)
def test_what_was_read_by_ocr_or_from_a_damaged_layer_is_not_held_against_anything(
    source: str, health: list[str]
) -> None:
    report = read_example(WRONG)
    before = {row.rule for row in check_report(report) if row.outcome == "fails"}
    assert {"relation of indicators", "rate beyond 100 %"} <= before
    unsound = {
        **report.tables,
        "pages": [{**page, "source": source, "health": health} for page in report.rows("pages")],
    }
    found = check_report(Report(report.document, unsound))
    assert not [row for row in found if row.outcome == "fails"]
    assert before <= {row.rule for row in found if row.outcome == "unsure"}


def test_a_value_that_ocr_read_is_not_held_against_last_years_and_a_mended_page_is_sound() -> None:
    report = read_example("全年培训职工1,284人次。\n@@\n全年培训职工140,200人次。")
    (earlier,) = report.earlier
    told = {}
    for name, reading, health in (("sound", None, ["radicals", "doubled"]), ("ocr", 0.97, [])):
        tables = {
            **earlier.tables,
            "indicators": [{**row, "reading": reading} for row in earlier.rows("indicators")],
            "pages": [{**page, "health": health} for page in earlier.rows("pages")],
        }
        own = Report(report.document, report.tables, [Report(earlier.document, tables)])
        told[name] = {row.outcome for row in check_report(own) if row.rule == "outlier"}
    assert told == {"sound": {"fails"}, "ocr": {"unsure"}}


def test_numbers_of_two_reports_side_by_side_are_not_held_against_each_other() -> None:
    left = "# （一）主动公开\n一是更新目录。二是扩大范围。\n# （二）依申请公开\n有关情况如下。"
    page = f"{left}\n{left}\n一是走访用户。二是更换水表。二是回应关切。"
    report = read_example(page)
    wanted = "numbers of items"
    assert wanted in {row.rule for row in check_report(report) if row.outcome == "fails"}
    later = [{**row, "page": 2} for row in report.rows("sections")]
    beside = Report(report.document, {**report.tables, "sections": [*report.rows("sections"), *later]})
    assert beside.is_side_by_side and not report.is_side_by_side
    assert wanted not in {row.rule for row in check_report(beside) if row.outcome == "fails"}


def test_the_list_of_checks_in_the_docs_is_fresh() -> None:
    """Put what `pipeline.checks.describe.describe` gives at the end of docs/checks.md."""
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8").endswith("\n" + describe())


def test_each_check_has_a_name_in_both_languages() -> None:
    for check in CHECKS:
        assert Messages("en")(f"rule.{check.name}") == check.name
        assert Messages("zh")(f"rule.{check.name}") != check.name


def _heads(doc_id: str, *years: tuple[int, int]) -> list[dict[str, Any]]:
    return [
        {"doc_id": doc_id, "row_id": f"{doc_id}{at}{column}", "table_id": f"t{at}", "row": 0, "column": column,
         "is_header": True, "text": f"{year}年", "page": at, "start_char": -1}
        for at, pair in enumerate(years)
        for column, year in enumerate(pair)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("years", "failing"),
    [
        ([(2022, 2021), (2022, 2021), (2021, 2020)], 1),
        ([(2022, 2021), (2021, 2020)], 0),
        ([(2022, 2021), (2022, 2021), (2021, 2020), (2021, 2020)], 0),
        ([(2022, 2021), (2022, 2021), (2020, 2019)], 0),
    ],
)
def test_one_table_headed_by_the_two_years_before_is_told_of(years: list[tuple[int, int]], failing: int) -> None:
    report = Report({"doc_id": "a", "stated_year": 2022}, {"tables": _heads("a", *years)})
    assert [one.outcome for one in check_heads.how(report)].count("fails") == failing
