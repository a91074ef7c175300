"""Headers that name a quarter or a school year by the report's own: 上季度末, 下季度预测数, 上学年（2020-2021）."""

from dataclasses import replace
from datetime import date

import pytest
from builders import P
from made_tables import Rows, made, said_of

from extractors.tables import cell_quantities
from schemas.document import Document, Identity

THIRD = (date(2023, 7, 1), date(2023, 9, 30))
SCHOOL_YEAR = (date(2021, 9, 1), date(2022, 8, 31))


def of_period(document: Document, period: tuple[date, date]) -> Document:
    return replace(document, identity=Identity(year=period[1].year, period=period))


def days(document: Document) -> list[tuple[str | None, str]]:
    return [(row.metric, row.days) for row in said_of(document)]


@pytest.mark.parametrize(
    ("head", "label", "said"),
    [
        ("本季度末数", "担保余额（万元）", ("担保余额", "2023-09-30")),
        ("上季度末数", "担保余额（万元）", ("担保余额", "2023-06-30")),
        ("下季度末预测", "担保余额（万元）", ("担保余额预测", "2023-12-31")),
        ("本季度", "担保费收入（万元）", ("担保费收入", "2023-07-01..2023-09-30")),
        ("上季度数", "担保费收入（万元）", ("担保费收入", "2023-04-01..2023-06-30")),
        ("上季度数", "净资产（万元）", ("净资产", "2023-06-30")),
        ("下季度计划数", "担保费收入（万元）", ("担保费收入计划数", "2023-10-01..2023-12-31")),
        ("上季度数", "本年度累计现金净流入（万元）", ("本年度累计现金净流入", "2023-01-01..2023-06-30")),
        ("上季度数", "上一会计年度现金净流入（万元）", ("上一会计年度现金净流入", "2022-01-01..2022-12-31")),
        ("2022年第三季度", "担保费收入（万元）", ("担保费收入", "2022-07-01..2022-09-30")),
    ],
)
def test_quarters_of_a_report_on_a_quarter(head: str, label: str, said: tuple[str, str]) -> None:
    rows: Rows = [["指标", head, "说明"], [label, "3,418.5", "见附表"]]
    assert days(of_period(made(rows), THIRD)) == [said]


def test_a_table_of_balances_counts_on_last_days() -> None:
    rows: Rows = [["指标", "本季度末数", "上季度末数", "下季度预测数"], ["代偿覆盖", "320.4", "318.9", "322.0"]]
    assert [said[1] for said in days(of_period(made(rows), THIRD))] == ["2023-09-30", "2023-06-30", "2023-12-31"]


def test_a_title_or_caption_says_which_quarter() -> None:
    rows: Rows = [["指标", "上季度末数", "说明"], ["担保余额（万元）", "3,418.5", "见附表"]]
    titled = made(rows, [P("（含2023年第2季度担保业务信息）")])
    assert days(titled) == [("担保余额", "2023-03-31")]
    assert days(made(rows, [P("表6 2023年第四季度担保业务情况表")])) == [("担保余额", "2023-09-30")]


@pytest.mark.parametrize("head", ["上季度末数", "本季度", "下季度预测数"])
def test_no_time_where_nothing_says_which_quarter(head: str) -> None:
    rows: Rows = [["指标", head, "说明"], ["担保余额（万元）", "3,418.5", "见附表"]]
    found = [row.period_start for row in cell_quantities.read(made(rows))]
    assert found == [None]
    assert [row.metric for row in said_of(made(rows))] == [f"担保余额{head}"]


def test_the_opening_of_a_table_of_solvency_is_the_end_of_the_quarter_before() -> None:
    rows: Rows = [["项目", "期末数", "期初数"], ["实际资本（万元）", "3,418.5", "3,206.1"]]
    titled = made(rows, [P("鹤江财险2023年第三季度偿付能力报告摘要")])
    assert [said[1] for said in days(of_period(titled, THIRD))] == ["2023-09-30", "2023-06-30"]
    other: Rows = [["项目", "期末数", "期初数"], ["存货（万元）", "3,418.5", "3,206.1"]]
    assert [said[1] for said in days(of_period(made(other), THIRD))] == ["2023-09-30", "2022-12-31"]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("上学年（2020-2021）", "2020-09-01..2021-08-31"),
        ("本学年（2021—2022学年）", "2021-09-01..2022-08-31"),
        ("上学年", "2020-09-01..2021-08-31"),
        ("本学年", "2021-09-01..2022-08-31"),
        ("上学年末", "2021-08-31"),
        ("本学年末数", "2022-08-31"),
        ("下学年度底", "2023-08-31"),
        ("上学年（2020-2021）末", "2021-08-31"),
    ],
)
def test_school_years_in_headers(head: str, said: str) -> None:
    rows: Rows = [["社团", head, "说明"], ["排练（次）", "41", "含会演"]]
    assert days(of_period(made(rows), SCHOOL_YEAR)) == [("排练", said)]


def test_school_years_as_labels() -> None:
    rows: Rows = [
        ["乐团人数", "学年", "排练次数", "会演次数"],
        ["20人及以下", "本学年", "41", "6"],
        ["^", "上学年", "37", "5"],
        ["20人以上", "本学年", "58", "9"],
        ["^", "上学年", "52", "8"],
    ]
    found = days(of_period(made(rows), SCHOOL_YEAR))
    assert found[:3] == [
        ("20人及以下排练次数", "2021-09-01..2022-08-31"),
        ("20人及以下会演次数", "2021-09-01..2022-08-31"),
        ("20人及以下排练次数", "2020-09-01..2021-08-31"),
    ]
    assert found[-1] == ("20人以上会演次数", "2020-09-01..2021-08-31")


@pytest.mark.parametrize("label", ["上学年", "本学年"])
def test_a_report_on_a_calendar_year_does_not_say_which_school_year(label: str) -> None:
    rows: Rows = [["社团", label, "说明"], ["排练（次）", "41", "含会演"]]
    assert [said[0] for said in days(made(rows))] == [f"排练{label}"]


def test_the_end_of_a_school_year_is_named_in_full_where_nothing_says_which() -> None:
    rows: Rows = [["社团", "上学年末", "说明"], ["社员（人）", "41", "含会演"]]
    assert [row.metric for row in said_of(made(rows))] == ["社员上学年末"]
