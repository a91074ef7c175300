"""去年 in a letter that is signed in the year after the report's: the year that the report is about."""

from dataclasses import replace
from datetime import date

import pytest

from extractors.dates import dates
from extractors.numbers import quantities
from extractors.plain import document_of
from schemas.document import Document, Section
from schemas.text import Span


def letter(body: str) -> Document:
    document = document_of(body, year=2022)
    section = Section(
        section_id="s1",
        parent_id=None,
        level=1,
        number=None,
        title="致股东",
        path="致股东",
        heading=Span(0, 0),
        span=Span(0, len(document.text)),
        rule="test",
    )
    passages = tuple(replace(passage, section_id="s1") for passage in document.passages)
    return replace(document, sections=(section,), passages=passages)


def years(body: str) -> set[int]:
    document = letter(body)
    said = [row.start for row in dates.read(document) if row.evidence.text.startswith("去年")]
    told = [row.period_start for row in quantities.read(document)]
    return {day.year for day in (*said, *told) if isinstance(day, date)}


@pytest.mark.parametrize(
    "body",
    [
        "去年冬天，渔港连续封冻17天。\n董事长 周岩\n2023年4月",
        "去年我们新建冷库36座。\n2023年4月18日",
        "各位校友：去年，图书馆接待读者8万人次。\n馆长\n2023年3月",
        "风雪无情。去年秋天抢收稻谷86吨。\n2023年1月6日",
        "去年，合作社新增社员36名。\n理事长 李禾\n2023年5月",
    ],
)
def test_the_year_before_a_letter_is_the_reports(body: str) -> None:
    assert years(body) == {2022}


@pytest.mark.parametrize(
    "body",
    [
        "去年我们新建冷库36座。",
        "去年我们新建冷库36座。\n2022年12月30日",
        "去年我们新建冷库36座。今年将再建一批。\n2023年4月",
        "去年我们新建冷库36座。\n冷库将于2023年4月启用。",
        "去年我们新建冷库36座。\n2024年4月",
    ],
)
def test_otherwise_it_is_the_year_before_the_report(body: str) -> None:
    assert years(body) == {2021}
