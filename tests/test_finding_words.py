"""What a finding says to a person with the page before them: the item, one unit, the expected value, plain words."""

import pytest

from pipeline.checks.examples import read_example
from pipeline.checks.printed import quote_in, write_as
from pipeline.checks.rules.past.compared import check_far
from pipeline.checks.run import check_report, tell_finding
from pipeline.messages import Messages

_ITEM = (
    "2.“文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）”412.80万元，主要用于图书采编。"
    "2021年当年预算执行数为405.30万元，2022年预算安排418.20万元，比2021年预算执行数增加13.18%。"
)


def _told(example: str, rule: str, language: str = "zh") -> str:
    (row,) = [row for row in check_report(read_example(example)) if row.outcome == "fails" and row.rule == rule]
    return tell_finding(row, Messages(language))


@pytest.mark.parametrize("rule", ["amount of an item", "stated change"])
def test_what_is_found_in_a_budget_item_names_the_item(rule: str) -> None:
    assert "“图书馆”一项：" in _told(_ITEM, rule)
    assert "item “图书馆”: " in _told(_ITEM, rule, "en")


def test_a_paragraph_of_no_item_names_none() -> None:
    assert "一项" not in _told("爆管抢修由上年的187次降至169次，下降10.6%。", "stated change")


def test_both_sides_of_a_change_are_in_the_unit_of_the_printed_change() -> None:
    said = _told("全年收入264,173,800元，较上年的5,000,000元增加27,305.62万元。", "stated change")
    assert "264,173,800元＝26,417.38万元" in said and "5,000,000元＝500万元" in said
    assert "+25,917.38万元" in said and "27,305.62万元" in said


def test_a_value_of_a_table_has_the_unit_of_its_column() -> None:
    printed = {"text": "1,234.5", "value": 12345000.0, "unit": "元", "unit_text": "万元"}
    cents = {"text": "618,302,750.19", "value": 618302750.19, "unit": "元", "unit_as_printed": "元"}
    assert quote_in(printed, printed) == "1,234.5万元"
    assert quote_in(cents, printed) == "618,302,750.19元＝61,830.275万元"
    assert write_as(12.0, {"text": "79名", "value": 79.0, "unit": "人"}) == "12人"


def test_percent_of_a_change_says_of_what_it_is() -> None:
    said = _told("场馆运行费支出236.80万元，比2021年度增加4.30万元，增长2.85%。", "change in two units")
    assert "推算上年为232.5万元" in said and "应为上年的1.85%" in said


@pytest.mark.parametrize(("written", "due"), [(("八", "八"), "连续九年"), (("8", "8"), "连续9年")])
def test_the_count_of_years_that_is_expected_is_said(written: tuple[str, str], due: str) -> None:
    before, now = written
    said = _told(f"中心连续{before}年举办讲堂活动。\n@@\n中心连续{now}年举办讲堂活动。", "count of years")
    assert f"本年应为“{due}举办讲堂活动" in said


def test_names_are_as_printed_with_their_units() -> None:
    said = _told("全年开展志愿服务活动17次，志愿服务参与7人次。", "relation of indicators")
    assert "“志愿服务活动17次”大于“志愿服务参与7人次”" in said


def test_a_total_with_one_part_says_with_which_column_it_disagrees() -> None:
    table = (
        "| 站 | 合计 | 爆管 | 漏水 |\n| 城北站 | 61 | 21 | 40 |\n| 城南站 | 48 | 16 | 32 |\n| 望潮站 | 30 | 9 | 21 |"
    )
    assert "同行只有“漏水”有数，为17，两列相差10" in _told(f"{table}\n| 云栈站 | 27 | 0 | 17 |", "sum of a row")


def test_a_mark_is_named_and_not_quoted_twice() -> None:
    opens = _told("我们厉行节约，拒绝“舌尖上的浪费的理念深入人心。", "mark that does not close")
    assert "左引号未闭合：“舌尖上的浪费" in opens and "““" not in opens
    assert "左书名号未闭合" in _told("修订印发《帮困救助金实施办法等制度。", "mark that does not close")
    closes = _told("我们厉行节约，拒绝舌尖上的浪费”的理念深入人心。", "mark that does not open")
    assert "右引号缺少左引号" in closes and "””" not in closes


_OPENING = (
    "| 项目 | 期初余额 | 本期增加 | 本期减少 | 期末余额 | 增减（%） |\n"
    "| 工资 | 1,200.0 | 800.0 | 790.0 | 1,210.0 | 0.83 |\n| 社保 | 500.0 | 90.0 | 140.0 | 450.0 | -10.00 |\n"
    "| 公积金 | {opening} | 60.0 | 60.0 | 240.0 | 0.00 |\n| 福利 | 410.0 | 42.0 | 2.0 | 450.0 | 9.76 |\n"
    "| 教育 | 100.0 | 30.0 | 10.0 | 120.0 | 20.00 |\n| 合计 | 2,450.0 | 1,022.0 | 1,002.0 | 2,470.0 | 0.82 |"
)


def test_one_wrong_opening_amount_is_told_once_and_says_so() -> None:
    right = [row for row in check_report(read_example(_OPENING.format(opening="240.0"))) if row.outcome == "fails"]
    assert right == []
    found = check_report(read_example(_OPENING.format(opening="260.0")))
    (told,) = [row for row in found if row.outcome == "fails"]
    quiet = [row for row in found if row.outcome == "unsure" and "260.0" in row.values]
    assert len(quiet) == 2 and "其中260.0另有2项核对不符" in told.message
    assert tell_finding(told, Messages("zh")) == told.message and "2 other checks" in tell_finding(told, Messages("en"))


def test_two_wrong_totals_of_one_table_are_two_findings() -> None:
    table = _OPENING.format(opening="240.0").replace("2,450.0", "2,460.0").replace("| 1,022.0", "| 1,032.0")
    told = [row for row in check_report(read_example(table)) if row.outcome == "fails"]
    assert len(told) >= 2


def test_two_years_far_apart_are_quoted_with_the_unit_above_their_column() -> None:
    report = read_example("全年营业收入1,234.5万元。\n@@\n全年营业收入98,765.4万元。")
    sides = {}
    for side, own in (("from", report.earlier[0]), ("to", report)):
        row = next(row for row in own.rows("indicators"))
        bare = {**row, "text": row["text"].removesuffix("万元"), "unit_as_printed": "万元"}
        bare["value_as_printed"] = bare["text"]
        own.tables = {**own.tables, "indicators": [bare]}
        sides |= {f"doc_id_{side}": own.doc_id, f"row_id_{side}": row["row_id"], f"text_{side}": bare["text"]}
    report.flagged = [{"check": "tenfold", "name": "营业收入", "year_from": 2021, "year_to": 2022, **sides}]
    (told,) = check_report(report, [check_far])
    assert "1,234.5万元、98,765.4万元" in told.message
