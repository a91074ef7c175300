"""Rows of dates: the year of the section, the event, the place."""

from dataclasses import replace
from datetime import date
from itertools import accumulate

import pytest

from extractors.dates import dates
from extractors.plain import document_of
from schemas.document import Document, Section, Table, TableCell
from schemas.tables import Date
from schemas.text import Span


def rows(text: str, year: int | None = 2022) -> list[Date]:
    return list(dates.read(document_of(text, year=year)))


def _under(heading: str, body: str) -> Document:
    """A document of one section."""
    document = document_of(f"{heading}\n{body}", year=2022)
    section = Section(
        section_id="s1",
        parent_id=None,
        level=1,
        number=None,
        title=heading,
        path=heading,
        heading=Span(0, len(heading)),
        span=Span(0, len(document.text)),
        rule="test",
    )
    passages = tuple(replace(passage, section_id="s1") for passage in document.passages)
    return replace(document, sections=(section,), passages=passages)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2023年工作计划", date(2023, 5, 4)),
        ("工作回顾", date(2022, 5, 4)),
        ("“2021年关爱计划”落实情况", date(2022, 5, 4)),
        ("2019-2021年大事", date(2022, 5, 4)),
    ],
)
def test_the_heading_gives_the_year_of_its_partial_dates(heading: str, expected: date) -> None:
    *_, row = dates.read(_under(heading, "5月4日举办青年论坛。"))
    assert (row.start, row.inferred_year) == (expected, True)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("滨海站成立于2013年10月18日。", "滨海站成立"),
        ("二期工程于2022年1月投产。", "二期工程投产"),
        ("本报告时效为2022年3月1日至12月31日。", "报告时效"),
        ("4月15日滨海站机制调整，加挂新牌。", "滨海站机制调整"),
        ("5月30日-31日期间向全体员工开展线上安全培训。", "线上安全培训"),
        ("3月1日，中心组织召开了春季安全推进会，共40人参加。", "春季安全推进会"),
        ("2月15日，社区举办了“灯谜闹元宵”主题活动。", "“灯谜闹元宵”主题活动"),
        ("荣获2022年度节约用水先进单位。", "节约用水先进单位"),
        ("2月2日，本站举办2021年度总结大会。", "2021年度总结大会"),
        ("2022年，本站坚持以客户为中心。", None),
        ("2022年末，本站有员工79人。", None),
        ("7月1日，全体党员参观纪念馆。", None),
    ],
)
def test_the_event_is_what_the_sentence_dates(text: str, event: str | None) -> None:
    assert rows(text)[0].event == event


def test_dates_of_a_list_share_their_event() -> None:
    listed = rows("包括6月28日、9月27日、11月30日北楼消防疏散、防汛等演练。")
    assert [row.event for row in listed] == ["北楼消防疏散"] * 3


def test_a_row_says_where_it_stands() -> None:
    text = "安全\n6月 28 日演练。\n9月27日复查。"
    found = rows(text)
    assert [row.evidence.text for row in found] == ["6月28日", "9月27日"]
    assert [text[row.evidence.start_char : row.evidence.end_char] for row in found] == ["6月 28 日", "9月27日"]
    assert len({row.evidence.row_id for row in found}) == 2


def test_no_year_no_partial_dates() -> None:
    assert rows("6月28日演练。", year=None) == []


@pytest.mark.parametrize(
    ("head", "cell", "expected"),
    [
        ("获奖时间", "2022.03", [(date(2022, 3, 1), date(2022, 3, 31))]),
        ("获奖年份", "2021", [(date(2021, 1, 1), date(2021, 12, 31))]),
        ("日期", "2022-3", [(date(2022, 3, 1), date(2022, 3, 31))]),
        ("时间", "2022年6月18日", [(date(2022, 6, 18), date(2022, 6, 18))]),
        ("年度", "2021", []),  # the label of a row of quantities
        ("金额", "2022.03", []),
        ("任期起始", "2019.10", [(date(2019, 10, 1), date(2019, 10, 31))]),
        ("目标年", "2030", [(date(2030, 1, 1), date(2030, 12, 31))]),
        ("目标年", "2026／2030", [(date(at, 1, 1), date(at, 12, 31)) for at in (2026, 2030)]),
        ("获奖时间", "2022.33", []),
    ],
)
def test_bare_figures_under_a_head_for_dates(head: str, cell: str, expected: list[tuple[date, date]]) -> None:
    text = f"{head}\n奖项\n{cell}\n先进集体"
    spans = list(accumulate((Span(0, len(line)) for line in text.split("\n")), lambda a, b: b.moved(a.end + 1)))
    cells = tuple(TableCell(i // 2, i % 2, 1, 1, span, 1) for i, span in enumerate(spans))
    table = Table(span=Span(0, len(text)), page=1, cells=cells, rule="test")
    found = dates.read(replace(document_of(text, year=2022), tables=(table,), passages=()))
    assert [(row.start, row.end) for row in found] == expected


def _column(days: list[str]) -> list[tuple[date, date]]:
    text = "\n".join(["担保起始日", *days])
    spans = list(accumulate((Span(0, len(line)) for line in text.split("\n")), lambda a, b: b.moved(a.end + 1)))
    cells = tuple(TableCell(row, 0, 1, 1, span, 1) for row, span in enumerate(spans))
    table = Table(span=Span(0, len(text)), page=1, cells=cells, rule="test")
    found = dates.read(replace(document_of(text, year=2022), tables=(table,), passages=()))
    return [(row.start, row.end) for row in found]


def test_a_column_of_days_before_months() -> None:
    assert _column(["29/08/2018", "08/04/2019"]) == [(date(2018, 8, 29),) * 2, (date(2019, 4, 8),) * 2]


@pytest.mark.parametrize("days", [["08/04/2019", "05/06/2020"], ["29/08/2018", "08/24/2019"]])
def test_days_that_may_be_months_are_left(days: list[str]) -> None:
    assert _column(days) == []


def test_years_of_a_report_on_a_school_year_are_its_own() -> None:
    document = document_of("2020-2021学年开课12门，上学年开课9门，2021年开课8门。", year=2022)
    identity = replace(document.identity, period=(date(2021, 9, 1), date(2022, 8, 31)))
    found = [(row.start, row.end) for row in dates.read(replace(document, identity=identity))]
    school = (date(2020, 9, 1), date(2021, 8, 31))
    assert found == [school, school, (date(2021, 1, 1), date(2021, 12, 31))]
