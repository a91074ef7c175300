"""Checks against last year's report that rest on what `compare` gives, or on the persons who sign."""

import pytest

from pipeline.checks.examples import read_example
from pipeline.checks.one_fault import fold
from pipeline.checks.printed import quote_change
from pipeline.checks.rules.days.dates import check_stale_year
from pipeline.checks.rules.past.goals import check_goals, check_targets
from pipeline.checks.rules.past.years import check_restated, check_signatory
from pipeline.checks.run import check_report


def _target_told(now: str, status: str = "not_reported") -> list[str]:
    report = read_example(f"2022年，中心将建成城市书房5座。\n@@\n{now}")
    last = report.earlier[0]
    aim = next(row for row in last.rows("indicators") if row["text"] == "5座")
    report.targets = [{
        "doc_id": last.doc_id, "row_id": aim["row_id"], "indicator": aim["indicator"], "name": aim["name"],
        "target": aim["text"], "status": status, "report_year": 2021, "page": 1,
    }]  # fmt: skip
    return [row.message for row in check_report(report, [check_targets]) if row.outcome == "fails"]


def test_a_target_whose_thing_is_nowhere_named_is_told_also_of_what_no_dictionary_knows() -> None:
    (told,) = _target_told("全年接待读者86万人次。")
    assert "城市书房5座" in told and "未再提及" in told


@pytest.mark.parametrize("now", ["城市书房项目因选址推迟。", "全年建成5座城市书房。"])
def test_a_target_whose_thing_is_named_is_not(now: str) -> None:
    assert _target_told(now) == []


@pytest.mark.parametrize(
    ("status", "said", "count"),
    [
        ("missed", "已完成", 1),
        ("missed", "达成（12月）", 1),
        ("missed", "未完成", 0),
        ("met", "已完成", 0),
        ("missed", None, 0),
    ],
)
def test_a_target_that_its_own_table_says_was_reached_and_was_not(status: str, said: str | None, count: int) -> None:
    report = read_example("全年巡检线路46次。全年抽检水样90次。")
    aim, got = report.rows("indicators")[:2]
    report.aims = [{"row_id": aim["row_id"], "actual_row_id": got["row_id"], "name": "巡检线路", "target": "不少于50次",
                    "status": status, "stated_outcome": said, "note": None}]  # fmt: skip
    found = [row for row in check_report(report, [check_goals]) if row.outcome == "fails"]
    assert len(found) == count and all("巡检线路不少于50次" in row.message for row in found)


def test_two_values_are_told_once_where_a_table_repeats_one() -> None:
    prose = "全年培训总时长94,014小时。\n公司培训总时长94,104小时，覆盖全员。"
    report = read_example(f"@tables\n{prose}\n| 指标 | 2022年 |\n| 培训总时长（小时） | 94,104 |")
    found = [row for row in fold(check_report(report))[0] if row.outcome == "fails" and "94,014" in row.message]
    assert len(found) == 1


def test_a_copied_sentence_with_its_year_contradicts_what_the_report_says_of_its_own() -> None:
    old = "2021年，书库组织消防演练6次。"
    copied, other = (
        check_report(read_example(f"# 一、安全\n{old}\n@@\n# 一、安全\n{now}"), [check_stale_year])
        for now in (f"{old}全年演练有序。", "2021年，书库组织消防演练8次。全年演练有序。")
    )
    assert [row.class_ for row in copied if row.outcome == "fails"] == ["矛盾"]
    assert [row.class_ for row in other if row.outcome == "fails"] == ["提示"]


@pytest.mark.parametrize(
    ("now", "said"), [("同比增长8.1%", "增长8.1%"), ("同比上升8.1%", "上升8.1%"), ("比上年多8.1%", "增加8.1%")]
)
def test_a_change_is_quoted_with_its_own_verb(now: str, said: str) -> None:
    report = read_example(f"营业收入5.2亿元，{now}。")
    assert [quote_change(q) for q in report.rows("quantities") if q["role"] == "change"] == [said]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("全年接待读者86万人次。", 1),
        ("2022年3月，市水务局聘任何建平为中心主任。", 0),
        ("何建平接任主任，原主任周明轩退休。", 0),
        ("何建平在会上讲话。", 1),
    ],
)
def test_another_person_signs_and_the_report_tells_it_or_not(now: str, told: int) -> None:
    report = read_example(f"全年接待读者80万人次。\n@@\n{now}")
    report.earlier[0].document = {**report.earlier[0].document, "signatory": "周明轩"}
    report.document = {**report.document, "signatory": "何建平"}
    assert sum(row.outcome == "fails" for row in check_report(report, [check_signatory])) == told


@pytest.mark.parametrize(("later", "told"), [("32.6万人次", ["提示"]), ("35.9万人次", []), ("34万人次", [])])
def test_a_value_under_no_entry_that_comes_back_with_a_slip_of_a_digit_is_told(later: str, told: list[str]) -> None:
    report = read_example(f"全年展厅接待观众33.6万人次。\n@@\n展厅接待观众由上年的{later}增加到36.1万人次。")
    last = report.earlier[0]
    report.ledger = [{
        "first_doc_id": last.doc_id, "later_doc_id": report.doc_id, "first_page": 1, "later_page": 1,
        "first_text": "33.6万人次", "later_text": later, "data_year": 2021, "first_report_year": 2021,
        "name": "展厅接待观众", "indicator": "open:展厅观众|visits", "verdict": "unexplained", "reason": None,
        "unit": "人次",
    }]  # fmt: skip
    found = [row for row in check_report(report, [check_restated]) if row.outcome == "fails"]
    assert [row.class_ for row in found] == told


def test_what_one_check_is_unsure_of_another_may_tell() -> None:
    told = [row.rule for row in check_report(read_example("全年实现医疗服务零投诉。\n受理患者投诉12件，办结率100%。"))
            if row.outcome == "fails"]  # fmt: skip
    assert told == ["nothing and so many"]
