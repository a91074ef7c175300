"""Cards of two or three years in a box: each measure that tells them with a case on either side, from made bits."""

from collections.abc import Sequence

import pytest
from test_designed_measures import bit

from pipeline.reading.bits import Bit
from pipeline.reading.year_cards import YearCard, find_year_cards
from schemas.text import Box

BOX = Box(100, 100, 300, 200)
TITLE = bit("取暖用煤", 110, 104)
YEARS = (bit("2021", 110, 125, 8), bit("2022", 200, 125, 8))  # 16 wide, down to 133
NUMBERS = (bit("46.2", 110, 136), bit("41.8", 200, 136))  # 20 wide
ARROW = bit("→", 150, 136)
UNIT = bit("万吨", 110, 155)
CHANGE = bit("▼9.5%", 200, 155)
ALL = (TITLE, *YEARS, *NUMBERS, ARROW, UNIT, CHANGE)


def cards(*bits: Bit, boxes: Sequence[Box] = (BOX,)) -> list[YearCard]:
    return list(find_year_cards(bits, boxes))


def without(*gone: Bit) -> list[Bit]:
    return [one for one in ALL if one not in gone]


def swapped(old: Bit, *new: Bit) -> list[Bit]:
    return [*without(old), *new]


def test_a_card_of_two_years() -> None:
    (card,) = cards(*reversed(ALL))
    assert [(year.text, number.text) for year, number in card.levels] == [("2021", "46.2"), ("2022", "41.8")]
    assert (card.title, card.units, card.change, card.arrows) == ((TITLE,), (UNIT,), (CHANGE,), (ARROW,))
    assert card.numbers == (YEARS[0], NUMBERS[0], YEARS[1], NUMBERS[1], ARROW)
    assert set(card.bits) == set(ALL)
    assert card.box == Box(110, 104, 225, 165)


@pytest.mark.parametrize("arrow", ["→", "->", ">", "＞", "»", "⇒", "→→"])
def test_signs_between_two_years(arrow: str) -> None:
    assert cards(*without(ARROW, CHANGE), bit(arrow, 150, 136))


def test_an_arrow_or_a_change_tells_the_card_from_the_bars_of_a_chart() -> None:
    assert cards(*without(ARROW)) and cards(*without(CHANGE)) and cards(*without(UNIT))
    assert not cards(*without(ARROW, CHANGE))
    assert not cards(*ALL, bit("▲1.5%", 110, 170)), "two changes"


@pytest.mark.parametrize(("count", "found"), [(1, False), (2, True), (3, True), (4, False)])
def test_how_many_years_a_card_has(count: int, found: bool) -> None:
    years = [bit(str(2020 + at), 105 + 45 * at, 125, 8) for at in range(count)]
    numbers = [bit("46.2", 105 + 45 * at, 136) for at in range(count)]
    assert bool(cards(TITLE, *years, *numbers, bit("→", 125, 136))) is found


@pytest.mark.parametrize(
    ("number", "found"),
    [
        # under the year, its left side, its right side or its middle the same
        (bit("46.2", 110, 147), True), (bit("46.2", 110, 147.1), False), (bit("46.2", 110, 111), True),
        (bit("46.2", 110, 101), True), (bit("46.2", 110, 100.9), False),
        (bit("46.2", 113, 136), True), (bit("46.2", 113.1, 136), False),
        (bit("46.2", 103, 136), True), (bit("46.2", 102.9, 136), False),
        (bit("1,046.2", 103.5, 136), True), (bit("1,046.2", 97, 136), False), (bit("1,046.2", 114, 136), False),
        # behind the year, on its line
        (bit("46.2", 126, 124), True), (bit("46.2", 125.9, 124), False),
        (bit("46.2", 146, 124), True), (bit("46.2", 146.1, 124), False),
        (bit("46.2", 126, 129), True), (bit("46.2", 126, 129.1), False),
        (bit("46.2", 126, 119), True), (bit("46.2", 126, 118.9), False),
    ],
)  # fmt: skip
def test_which_number_is_of_a_year(number: Bit, found: bool) -> None:
    title, box = bit("取暖用煤", 160, 85), Box(90, 80, 300, 200)
    assert bool(cards(title, *YEARS, number, NUMBERS[1], CHANGE, boxes=(box,))) is found


@pytest.mark.parametrize(
    "bits",
    [
        swapped(NUMBERS[0]),  # a year without a number
        [*ALL, bit("38.5", 250, 136)],  # a number without a year
        [*ALL, bit("38.5", 110, 112)],  # two numbers of one year
        swapped(NUMBERS[1], bit("41.8", 110, 112)),
        swapped(YEARS[1], bit("2022", 110, 148, 8)),  # one number of two years
        swapped(YEARS[1], bit("2021年", 200, 125, 8)),  # one year twice
        swapped(TITLE),  # no title
        swapped(TITLE, bit("煤", 110, 104)),
        swapped(TITLE, bit("kWh", 110, 104)),
        [*ALL, bit("千克标准煤", 110, 170)],  # words below: another unit, a remark
        [*ALL, bit("含外购部分", 110, 170)],
        swapped(TITLE, bit("取", 110, 101, 4), bit("暖", 110, 106, 4), bit("用煤", 110, 111, 4)),  # three lines
        swapped(TITLE, TITLE, bit("kWh", 160, 104)),  # the second line says nothing in Chinese
    ],
)
def test_what_is_no_card(bits: Sequence[Bit]) -> None:
    assert not cards(*bits)


@pytest.mark.parametrize(("length", "found"), [(20, True), (21, False)])
def test_how_long_a_title_is(length: int, found: bool) -> None:
    assert bool(cards(*swapped(TITLE, bit("煤" * length, 102, 104, 9)))) is found


@pytest.mark.parametrize("second", ["（全厂）", "A", "/"])
def test_a_title_of_two_lines(second: str) -> None:
    (card,) = cards(*swapped(TITLE, TITLE, bit(second, 160, 104)))
    assert [one.text for one in card.title] == ["取暖用煤", second]


@pytest.mark.parametrize(("top", "found"), [(120, True), (120.1, False)])
def test_the_title_stands_over_years_and_numbers(top: float, found: bool) -> None:
    assert bool(cards(*swapped(TITLE, bit("取暖用煤", 130, top)))) is found


def test_a_unit_in_brackets() -> None:
    (card,) = cards(*swapped(UNIT, bit("（单位：万吨）", 110, 155)))
    assert [one.text for one in card.units] == ["（单位：万吨）"]


def test_a_box_must_be_drawn_and_the_innermost_one_holds_the_card() -> None:
    around, other = Box(90, 90, 320, 220), bit("年报摘要内容", 95, 210)
    assert not cards(*ALL, boxes=())
    assert not cards(*ALL, boxes=(Box(400, 100, 600, 200),))
    assert len(cards(*ALL, boxes=(around, BOX, BOX))) == 1
    assert len(cards(*ALL, other, boxes=(around, BOX))) == 1
    assert not cards(*ALL, other, boxes=(around,))
    assert not cards(TITLE, NUMBERS[0], boxes=(BOX,))
