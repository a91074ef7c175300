"""What stood in last year's report beside its sentences, and numbers that a draft knows again by their value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.draft import build_context
from pipeline.draft.sentences import MARK, OPEN, Writer
from pipeline.draft.strays import is_stray
from pipeline.draft.tables import CardsBefore, _describe
from pipeline.feed import build_feed
from pipeline.feed.same_number import SameNumbers, Stated
from pipeline.feed.slots import Meant
from schemas.feed import Feed

pytestmark = pytest.mark.usefixtures("compared_once")


@pytest.fixture(scope="module")
def feed(sample_yearbook: Path) -> Feed:
    return build_feed(sample_yearbook, 2023)


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("15", True), ("KEY FIGURES", True), ("ESG", True), ("时", True),
        ("好。", False), ("校训：诚", False), ("2022", False), ("Our school", False), ("3人", False),
    ],
)  # fmt: skip
def test_what_the_layout_left_among_the_sentences(text: str, *, stray: bool) -> None:
    assert is_stray(text) is stray


def test_strays_are_no_paragraphs_and_cards_are_named_where_they_stood(feed: Feed) -> None:
    plain = next(one for one in feed.statements if not one.slots)
    own = replace(feed, statements=(*feed.statements, replace(plain, id="own", text="KEY FIGURES", section=None)))
    cards = CardsBefore(section=feed.outline[0].id, page=4, names=("门诊人次", "床位数"))
    blocks = [block.plain for block in build_context(own, [], [cards]).blocks]
    assert "KEY FIGURES" not in blocks
    told = "【待填：指标卡】去年第4页有指标卡：2个（门诊人次、床位数）"
    assert blocks.index(told) > blocks.index(feed.outline[0].text)


def test_a_target_of_several_reports_is_told_once(feed: Feed) -> None:
    aim = next(one for one in feed.commitments if one.kind == "target")
    again = replace(aim, id="again", report_year=aim.report_year - 1)
    other = replace(aim, id="other", text=f"{aim.text}左右")
    told = build_context(replace(feed, commitments=(aim, again, other))).commitments
    assert [promise.text for promise in told] == [aim.text, other.text]
    assert all(promise.source for promise in told)


def cells(*rows: tuple[bool, tuple[str, ...]]) -> list[dict[str, Any]]:
    """Return the cells of a table, of each row whether it is a header, and its words."""
    return [
        {"row": at, "column": column, "text": text, "is_header": head, "section_id": "s", "page": 3}
        for at, (head, texts) in enumerate(rows)
        for column, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        # A band within the table, and a title across it, are no columns; a unit is told whole.
        ([(True, ("科室", "年度门诊总人次（万人次）")), (True, ("内科",)), (False, ("呼吸", "3.2"))],
         ("科室", "年度门诊总人次（万人次）")),
        ([(True, ("门诊情况表",)), (True, ("科室", "人次")), (False, ("呼吸", "32")), (True, ("外科",))],
         ("科室", "人次")),
        ([(True, ("门诊情况表",)), (False, ("呼吸", "32"))], ("门诊情况表",)),
        ([(False, ("科室", "人次")), (False, ("呼吸", "32"))], ("科室", "人次")),
    ],
)  # fmt: skip
def test_the_columns_of_a_table(rows: list[tuple[bool, tuple[str, ...]]], headers: tuple[str, ...]) -> None:
    assert _describe(cells(*rows)).headers == headers


def test_how_old_a_group_is_stays_and_its_figure_is_to_be_filled_in(feed: Feed) -> None:
    statement = next(one for one in feed.statements if any(slot.kind == "number" for slot in one.slots))
    number = next(slot for slot in statement.slots if slot.kind == "number")
    age = replace(number, start=0, end=6, text="35岁及以下", unit="岁", unit_as_printed="岁", series=None)
    for text, told in (("35岁及以下41.5", f"35岁及以下{OPEN}"), ("35岁及以下的报名", f"{OPEN}以下的报名")):
        draft = Writer(feed).draft(replace(statement, id="own", text=text, slots=(age,)))
        assert draft.text == MARK + told


MEANT = Meant("volunteer.hours", "s", 2022)


@pytest.mark.parametrize(
    ("metric", "value", "more", "found"),
    [
        ("服务", "8575", {}, True), (None, "8575", {}, True), ("缴纳税费", "8575", {}, False),
        ("服务", "8576", {}, False), ("服务", "8575", {"unit": "天"}, False),
        ("服务", "8575", {"subject": "骨科"}, False),
        (None, "85", {}, False), ("时长", "42", {}, True), ("时长", "8", {}, False),
    ],
)  # fmt: skip
def test_a_number_is_known_by_its_value_and_a_piece_of_its_name(
    metric: str | None, value: str, more: dict[str, Any], *, found: bool
) -> None:
    stated = [Stated(MEANT, "志愿服务时长", number, "小时", "actual") for number in map(Decimal, ("8575", "42", "8"))]
    quantity = {
        "role": "level", "value_text": value, "period_end": date(2022, 12, 31), "unit": "小时", "metric": metric,
        "full_metric": metric, "subject": None, "basis": None, "statement_id": None, "qualifier": "exact",
        "text": value, "unit_text": "", **more,
    }  # fmt: skip
    assert SameNumbers(stated, [], lambda _: None).find(quantity) == (MEANT if found else None)


def test_a_number_is_known_by_what_the_dictionary_calls_it() -> None:
    meant = Meant("economy.tax", "s", 2022)
    stated = [Stated(meant, "上缴税金", Decimal("149350000"), "元", "actual")]
    quantity = {
        "role": "level", "value_text": "149000000", "period_end": date(2022, 12, 31), "unit": "元", "basis": None,
        "metric": "缴纳税费", "full_metric": "缴纳税费", "subject": "公司", "statement_id": None, "qualifier": "exact",
        "text": "1.49亿元", "unit_text": "亿元",
    }  # fmt: skip
    assert SameNumbers(stated, [], lambda _: None).find(quantity) == meant
