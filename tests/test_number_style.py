"""How a value of this year is printed: as last year's prose printed its numbers."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from pipeline.compare.honours import _standing
from pipeline.draft.sentences import Writer, groups_thousands
from pipeline.feed import build_feed
from pipeline.feed.display import read_form, write
from pipeline.messages import Messages
from schemas.feed import Feed
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
