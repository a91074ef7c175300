"""Steps between units, and times that follow each other: what joins, and what only looks like it."""

from datetime import date
from fractions import Fraction

import pytest

from extractors.dates.period import Period
from extractors.dates.period_sums import _follows
from extractors.honours.printed_beside import narrowed, quarter_of
from extractors.indicators.matching import NO_UNIT, Step, Units
from schemas.indicators import load

UNITS = Units(load().units)
YEAR = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("one", "other", "step"),
    [
        ("人", "人", Step(Fraction(1), True)),
        ("人", "名", Step(Fraction(1), True)),
        ("窑次", "窑次", Step(Fraction(1), True)),  # in no list, but the same
        (None, None, Step(Fraction(1), True)),
        ("人", "次", None),  # of two dimensions
        ("人", "窑次", None),
        ("窑次", "人", None),
        ("人", None, None),
        (None, "人", None),
    ],
)
def test_the_step_from_one_unit_to_another(one: str | None, other: str | None, step: Step | None) -> None:
    assert UNITS.between(one, other) == step


def test_a_step_turned_round_is_its_inverse_and_as_sure() -> None:
    known = UNITS.known
    for unit, conversion in known.items():
        first = next(one for one, other in known.items() if other.dimension == conversion.dimension)
        there, back = UNITS.between(unit, first), UNITS.between(first, unit)
        assert there and back, unit
        assert there[0] * back[0] == 1 and there[1] == back[1]
        sure = unit == first or conversion.comparability == known[first].comparability == "A"
        assert there == Step(conversion.factor / known[first].factor, sure)


def test_the_dimension_of_a_unit() -> None:
    assert UNITS.dimension_of("人") == UNITS.dimension_of("名") != UNITS.dimension_of("次")
    assert UNITS.dimension_of("窑次") == "窑次"
    assert UNITS.dimension_of(None) == UNITS.dimension_of("") == NO_UNIT


def period(start: date | None, end: date | None) -> Period:
    return Period(start, end, None)


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        ((date(2022, 1, 1), date(2022, 3, 31)), (date(2022, 4, 1), date(2022, 6, 30)), True),
        ((date(2022, 1, 1), date(2022, 3, 31)), (date(2022, 4, 2), date(2022, 6, 30)), False),
        ((date(2022, 1, 1), date(2022, 3, 31)), (date(2022, 3, 31), date(2022, 6, 30)), False),
        ((date(2022, 10, 1), date(2022, 12, 31)), (date(2023, 1, 1), date(2023, 3, 31)), False),  # another year
        ((date(2022, 1, 1), None), (date(2022, 4, 1), date(2022, 6, 30)), False),
        ((date(2022, 1, 1), date(2022, 3, 31)), (None, date(2022, 6, 30)), False),
    ],
)
def test_a_time_that_begins_the_day_after_another_one(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None], follows: bool
) -> None:
    assert _follows(period(*first), period(*second)) is follows


@pytest.mark.parametrize(
    ("edition", "first", "last"),
    [
        ("一季度", date(2022, 1, 1), date(2022, 3, 31)),
        ("第二季度", date(2022, 4, 1), date(2022, 6, 30)),
        ("三季度", date(2022, 7, 1), date(2022, 9, 30)),
        ("4季度", date(2022, 10, 1), date(2022, 12, 31)),
    ],
)
def test_an_award_of_a_quarter_is_of_its_days(edition: str, first: date, last: date) -> None:
    assert quarter_of(edition, 2022) == narrowed(YEAR, edition) == (first, last)
    assert quarter_of(edition, None) is narrowed(None, edition) is None


def test_other_editions_and_times_stay() -> None:
    assert quarter_of("第三届", 2022) is quarter_of("", 2022) is quarter_of(None, 2022) is None
    assert narrowed(YEAR, "第三届") == narrowed(YEAR, None) == YEAR
    half = (date(2022, 1, 1), date(2022, 6, 30))
    assert narrowed(half, "一季度") == half
    late = (date(2022, 2, 1), date(2022, 12, 31))
    assert narrowed(late, "一季度") == late
