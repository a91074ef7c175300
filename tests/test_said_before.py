"""What the earlier sentences of a paragraph say for its later ones: whose, as of which day, of what their parts are."""

from typing import Any

import pytest
from builders import P, report

from pipeline.extract import extract_document

COVER = [
    P("青岩市供水服务中心", kind="cover", size=22.0),
    P("2022年社会责任报告", kind="cover", size=26.0),
]


def told(*paragraphs: str) -> list[dict[str, Any]]:
    rows = extract_document(report([*COVER, *paragraphs])).tables["quantities"].to_pylist()
    return sorted(map(dict, rows), key=lambda row: row["start_char"])


def subjects(*paragraphs: str) -> list[str | None]:
    return [row["subject"] for row in told(*paragraphs)]


def ends(*paragraphs: str) -> list[str]:
    return [str(row["period_end"]) for row in told(*paragraphs)]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        # a quoted name that a paragraph opens with
        (["“古籍修复（项）”4.85万元，主要用于装裱。2022年执行数为3.17万元。"], [None, "古籍修复（项）"]),
        (["1.“古籍修复（项）”4.85万元，主要用于装裱。2022年执行数为3.17万元。"], [None, "古籍修复（项）"]),
        (["全年“古籍修复（项）”4.85万元，主要用于装裱。2022年执行数为3.17万元。"], [None, None]),
        (["“古籍修复（项）”4.85万元，主要用于装裱。", "2022年执行数为3.17万元。"], [None, None]),
        # an account that a paragraph is of
        (["1、财政事务（款）行政运行（项）。年初预算为12万元。"], ["财政事务（款）行政运行（项）"]),
        (["财政事务（款）行政运行（项）。年初预算为12万元。"], ["财政事务（款）行政运行（项）"]),
        (["财政事务行政运行。年初预算为12万元。"], [None]),
        (["1、财政事务（款）行政运行（项）。", "年初预算为12万元。"], [None]),
    ],
)
def test_whose_the_later_sentences_are(paragraphs: list[str], found: list[str | None]) -> None:
    assert subjects(*paragraphs) == found


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["截至2020年12月31日，存货120万元。固定资产860万元。"], ["2020-12-31", "2020-12-31"]),
        (["截止2020年6月30日，存货120万元。固定资产860万元。"], ["2020-06-30", "2020-06-30"]),
        (["截至2020年12月31日，存货120万元。", "固定资产860万元。"], ["2020-12-31", "2022-12-31"]),
        (
            ["全年收入3万元。截至2020年12月31日，存货120万元。固定资产860万元。"],
            ["2022-12-31", "2020-12-31", "2022-12-31"],
        ),
        (["于2020年12月31日，借款为向农信社的借款20万元。抵押物为账面价值21万元的车辆。"], ["2020-12-31"] * 2),
        (["于2020年3月5日，借入资金20万元。抵押物为账面价值21万元的车辆。"], ["2020-03-05", "2022-12-31"]),
        (["2020年12月31日，借款为向农信社的借款20万元。抵押物为账面价值21万元的车辆。"], ["2020-12-31"] * 2),
        (
            ["全年收入3万元。于2020年12月31日，存货120万元。固定资产860万元。"],
            ["2022-12-31", "2020-12-31", "2020-12-31"],
        ),
        (["于2020年12月，存货120万元。固定资产860万元。"], ["2020-12-31", "2022-12-31"]),
        # the month or day of a bulletin goes on over counts; not over what stands, nor to the next paragraph
        (["6月，客运收入86万元，同比增长6%。门票收入6万元，增长3%。"], ["2022-06-30"] * 4),
        (["6月，渡口运送旅客8.6万人次。渡船36艘。"], ["2022-06-30", "2022-12-31"]),
        (["6月，渡口运送旅客8.6万人次。全年运送旅客86万人次。其中学生6万人次。"], ["2022-06-30"] + ["2022-12-31"] * 2),
        (
            ["6月，渡口运送旅客8.6万人次。2022年运送旅客86万人次。其中学生6万人次。"],
            ["2022-06-30"] + ["2022-12-31"] * 2,
        ),
        (["6月，渡口运送旅客8.6万人次。较2021年增长6%。其中学生6万人次。"], ["2022-06-30"] * 3),
        (["6月，渡口运送旅客8.6万人次。旅客投诉下降6%。"], ["2022-06-30", "2022-12-31"]),
        (["6月，渡口运送旅客8.6万人次，同比下降6%。学生6万人次，下降8%。"], ["2022-06-30"] * 4),
        (["6月，渡口运送旅客8.6万人次。", "受理投诉6起。"], ["2022-06-30", "2022-12-31"]),
        (["6月，渡口新购渡船6艘。运送旅客8.6万人次。"], ["2022-06-30", "2022-12-31"]),
        (["6月12日，渡口运送旅客8,600人次。受理投诉6起。"], ["2022-06-12"] * 2),
        # a paragraph that goes on with the one before, also over a title that is said again
        (
            [
                "注6：于2020年12月31日，包括向农信社的借款20万元。",
                "长期借款（续）",
                "注6：以及向城郊银行的借款30万元。",
                "其他借款8万元。",
            ],
            ["2020-12-31", "2020-12-31", "2022-12-31"],
        ),
        # a sentence with a time of its own, and what stands behind it
        (
            ["截至2021年6月30日，入股资金12万元。2021年收菜300吨。付款40万元。"],
            ["2021-06-30", "2021-12-31", "2022-12-31"],
        ),
        (["截至2021年6月30日，在册社员86户，全年收菜300吨。大棚40座。"], ["2021-06-30", "2022-12-31", "2021-06-30"]),
    ],
)
def test_as_of_which_day_the_later_sentences_are(paragraphs: list[str], found: list[str]) -> None:
    assert ends(*paragraphs) == found


@pytest.mark.parametrize(
    ("second", "of_2020"),
    [("其中，城东站收取460元。", True), ("其中城东站收取460元。", True), ("城东站收取460元。", False)],
)
def test_parts_of_the_sentence_before_are_of_its_time(second: str, of_2020: bool) -> None:
    assert (ends(f"2020年收费2,640元。{second}")[-1] == "2020-12-31") is of_2020
    assert ends("2020年收费2,640元。", second)[-1] == "2022-12-31"


@pytest.mark.parametrize(
    "compared",
    [
        "与上年相比",
        "与上年度相比",
        "同去年相比",
        "较年初",
        "与上一年度相比",
        "比2021年",
        "与2021年同期相比",
        "与上年决算数相比",
        "同比",
    ],
)
def test_a_change_against_what_opens_the_sentence(compared: str) -> None:
    first, change = told(f"支出合计264.70万元。{compared}，增加32万元。")
    assert (first["metric"], change["role"], change["metric"]) == ("支出合计", "change", "支出合计")


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        # the other company that a paragraph told of is what a later sentence puts money into
        (
            ["本中心出资设立海棠水务有限公司（以下简称“海棠水务”）。截至年末，本中心已实缴出资30万元。"],
            "对海棠水务实缴出资",
        ),
        (["本中心收购海棠水务有限公司。双方已办理交接。本中心已实缴出资30万元。"], "对海棠水务有限公司实缴出资"),
        (["本中心收购海棠水务有限公司。又参股云岭水厂有限公司。本中心实缴出资30万元。"], "对云岭水厂有限公司实缴出资"),
        (["本中心收购海棠水务有限公司。", "本中心已实缴出资30万元。"], "实缴出资"),
        (["本中心设立奖学金。本中心已实缴出资30万元。"], "实缴出资"),
    ],
)
def test_into_which_company_a_later_sentence_puts_money(paragraphs: list[str], found: str) -> None:
    assert [row["metric"] for row in told(*paragraphs)] == [found]


def test_the_end_of_the_period_is_carried_on_until_the_period_is_named() -> None:
    rows = told("截至报告期末，在册职工300人。研发人员90人。报告期内，新入职12人。离职3人。")
    assert [row["period_start"] == row["period_end"] for row in rows] == [True, True, False, False]


@pytest.mark.parametrize(
    ("sentence", "of_day"),
    [
        ("职工流失率6.2%。", False),
        ("售票量同比持平，产量36吨。", True),
        ("产量36吨。", False),
        ("招收学徒36名。", False),
        ("共招收学徒36名。", False),
        ("培训师36名。", True),
        ("党员36名。", True),
    ],
)
def test_a_day_is_not_carried_on_to_what_is_done_over_a_time(sentence: str, of_day: bool) -> None:
    rows = told(f"截至2022年末，在册职工300人。其中研发人员90人。{sentence}")
    assert [row["period_start"] == row["period_end"] for row in rows] == [True, True, of_day]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["2023年是建馆三十周年。我们计划再开放书屋12处，讲座不少于40场。"], ["2023-12-31"] * 2),
        (["2023年，我馆任务更重。力争办展36场。将新购图书3万册。"], ["2023-12-31"] * 2),
        (["2023年，我馆任务更重。全年办展36场。"], ["2022-12-31"]),
        (["2023年是建馆三十周年。", "我们计划再开放书屋12处。"], ["2022-12-31"]),
        (["2021年是建馆三十周年。我们计划开放书屋12处。"], ["2022-12-31"]),
        (["近三年更换管网118公里。其中，老城区全年更换52公里。"], ["2022-12-31"] * 2),
    ],
)
def test_a_year_to_come_that_a_sentence_turns_to(paragraphs: list[str], found: list[str]) -> None:
    assert ends(*paragraphs) == found


def test_parts_of_several_years_that_name_their_own_year() -> None:
    rows = told("近三年更换管网118公里。其中，老城区全年更换52公里。")
    assert [str(row["period_start"]) for row in rows] == ["2020-01-01", "2022-01-01"]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("电费86万元，水费12万元。与上年相比，分别下降3万元、2万元。", ["电费", "水费"]),
        ("水电费98万元，其中电费86万元，水费12万元。与上年相比，分别下降3万元、2万元。", ["电费", "水费"]),
        ("电费86万元，水费12万元。比上年分别下降3%、2%。", ["电费", "水费"]),
        ("电费86万元，水费12万元，网费6万元。与上年相比，分别下降3万元、2万元。", [None, None]),
    ],
)
def test_changes_that_go_through_the_levels_of_the_sentence_before(paragraph: str, found: list[str | None]) -> None:
    assert [row["metric"] for row in told(paragraph) if row["role"] == "change"] == found
