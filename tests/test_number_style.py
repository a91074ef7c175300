"""How a value of this year is printed: as last year's prose printed its numbers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from pipeline.compare.honours import _standing
from pipeline.draft.sentences import Writer, groups_thousands
from pipeline.feed import build_feed
from pipeline.feed.display import read_form, write
from pipeline.messages import Messages
from schemas.feed import Doubt, Feed
from schemas.tables import CollectedValue

pytestmark = pytest.mark.usefixtures("compared_once")


@pytest.mark.parametrize(
    ("printed", "was", "unit", "value", "shown"),
    [
        ("六个", 6, "个", 7, "七个"), ("三支", 3, "支", 2, "两支"), ("九项", 9, "项", 10, "十项"),
        ("九项", 9, "项", 11, "11项"), ("两家", 2, "家", 0, "0家"), ("六个", 6, "个", Decimal("6.5"), "6.5个"),
        ("十二个", 12, "个", 3, "3个"), ("九成", 90, "%", 85, "85%"), ("6个", 6, "个", 7, "7个"),
    ],
)  # fmt: skip
def test_a_han_count_stays_one_up_to_ten(printed: str, was: int, unit: str, *, value: int, shown: str) -> None:
    assert write(Decimal(value), read_form(printed, Decimal(was), unit, unit)) == shown


@pytest.mark.parametrize(
    ("printed", "unit", "value", "shown"),
    [
        ("1,208.9万平方米", "平方米", "12630000", "1,263.0万平方米"),
        ("1,208.9万平方米", "平方米", "12632000", "1,263.2万平方米"),
        ("1,208.9万平方米", "平方米", "12632500", "1,263.25万平方米"),
        ("2.41亿元", "元", "255000000", "2.55亿元"), ("1,740万元", "元", "16200000", "1,620万元"),
        ("12.71万户", "户", "132500", "13.25万户"), ("26.1万吨", "吨", "260000", "26.0万吨"),
    ],
)  # fmt: skip
def test_a_value_stays_in_the_scale_of_last_year(printed: str, unit: str, value: str, shown: str) -> None:
    digits = Decimal(printed.rstrip("万亿平方米元户吨").replace(",", ""))
    scale = Decimal(10**8 if "亿" in printed else 10**4)
    named = printed.lstrip("0123456789,.")
    for share in ("1", "0.9613"):  # the printed value itself, and one of another year
        was = (digits * scale * Decimal(share)).quantize(Decimal(1))
        assert write(Decimal(value), read_form(printed, was, unit, named)) == shown


@pytest.fixture(scope="module")
def feed(sample_yearbook: Path) -> Feed:
    organisation = build_feed(sample_yearbook, 2023).organisation.id
    values = [
        CollectedValue(org_id=organisation, indicator=code, name=code, data_year=2023, value_text=text, unit=unit)
        for code, text, unit in (("water_supply.repairs", "1006", "次"), ("unit.departments", "5", "个"))
    ]
    return build_feed(sample_yearbook, 2023, values=values)


def sentence(feed: Feed, words: str) -> str:
    return Writer(feed).draft(next(s for s in feed.statements if words in s.text)).text


def test_thousands_stand_apart_as_in_the_other_numbers_of_the_report(feed: Feed) -> None:
    assert groups_thousands(feed)
    assert "全年完成管网抢修1,006次" in sentence(feed, "全年完成管网抢修958次")
    bare = replace(feed, statements=tuple(
        replace(s, slots=tuple(replace(slot, text=slot.text.replace(",", "")) for slot in s.slots))
        for s in feed.statements
    ))  # fmt: skip
    assert not groups_thousands(bare) and "全年完成管网抢修1006次" in sentence(bare, "全年完成管网抢修958次")


def test_what_a_sentence_says_of_the_year_before_is_no_measure_of_its_number(feed: Feed) -> None:
    """达到958次，较上年增加45次: the value of the year before is made of the same sentence."""
    slot = next(slot for s in feed.statements if "管网抢修958次" in s.text for slot in s.slots if slot.text == "958次")
    of = next(series for series in feed.indicators if series.id == slot.series)
    last = next(point for point in of.history if point.citation == slot.citation)
    made = replace(last, year=last.year - 1, value=Decimal(913), status="derived")
    told = replace(
        feed,
        indicators=tuple(
            replace(one, history=(made, *(p for p in one.history if p.year != made.year))) if one is of else one
            for one in feed.indicators
        ),
    )
    assert "全年完成管网抢修1,006次" in sentence(told, "全年完成管网抢修958次")


def test_things_that_are_none_this_year_have_had_nothing_done_with_them(feed: Feed) -> None:
    of, given = next((one, one.this_year) for one in feed.indicators if one.indicator == "water_supply.repairs")
    assert given is not None
    none = replace(of, this_year=replace(given, value=Decimal(0), display="0次"))
    nil = replace(feed, indicators=tuple(none if one is of else one for one in feed.indicators))
    (statement,) = (one for one in feed.statements if "全年完成管网抢修958次" in one.text)
    assert not Writer(nil).draft(statement).is_marked
    behind = statement.text.replace("管网抢修958次", "管网抢修958次已记入台账", 1)
    assert Writer(nil).draft(replace(statement, text=behind, slots=statement.slots[:1])).is_marked


def test_a_year_that_last_years_report_left_standing_is_marked(feed: Feed) -> None:
    statement, slot = next(
        (one, slot)
        for one in feed.statements
        for slot in one.slots
        if slot.kind == "year" and slot.text == "2022年" and one.text.startswith("2022年")
    )
    left = replace(slot, text="2021年", date_start=date(2021, 1, 1), date_end=date(2021, 12, 31))
    words = replace(statement, text=statement.text.replace("2022年", "2021年", 1), slots=(left,))
    doubt = Doubt(
        id="d", kind="check", doubt_class="hint", ruling="open", text="", series=None, year=None, doc_id=None, page=1,
        citations=(left.citation or "",),
    )  # fmt: skip
    drafted = Writer(replace(feed, doubts=(doubt,))).draft(words)
    assert drafted.is_marked and drafted.text.startswith("【沿用待改】2023年【待改：去年报告此处疑为漏改的旧年份】")
    assert "【待改" not in Writer(replace(feed, doubts=())).draft(words).text


@pytest.mark.parametrize(
    ("title", "drafted"),
    [
        ("表12022年荣誉一览表", "表1 2023年荣誉一览表"), ("表12 2022年荣誉一览表", "表12 2022年荣誉一览表"),
        ("图32021年客流", "图3 2022年客流"), ("表2关键绩效", "表2关键绩效"), ("表11987年建站", "表11987年建站"),
    ],
)  # fmt: skip
def test_the_number_of_a_table_is_not_glued_to_its_year(title: str, drafted: str, *, feed: Feed) -> None:
    statement = replace(feed.statements[0], text=title, slots=())
    assert Writer(feed).draft(statement).text == drafted


def test_a_draft_keeps_the_han_counts_of_last_year(feed: Feed) -> None:
    assert "管网中心设五个职能科室" in sentence(feed, "六个职能科室")


@pytest.mark.parametrize(
    ("begin", "end", "listed", "year", "status"),
    [
        (2019, 2020, 2022, 2022, "new"),  # the next term is not over yet
        (2019, 2020, 2023, 2023, "lapsed"),
        (2019, 2020, 2021, 2022, "lapsed"),  # the latest report no longer names it
        (2021, 2021, 2022, 2022, "new"),  # an honour for the deeds of one year ends nothing
        (2021, 2021, 2021, 2022, "earlier"),
        (2018, 2020, 2022, 2022, "new"),
    ],
)
def test_the_last_finished_term_is_held(begin: int, end: int, listed: int, *, year: int, status: str) -> None:
    days = pd.Timestamp(begin, 1, 1), pd.Timestamp(end, 12, 31)
    found, note = _standing(listed, 1, 1, days[1], 1, days[0], year, say=Messages("zh"))
    assert found == status and (begin == end or str(end) in str(note))
