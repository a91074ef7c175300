"""First and last day of what the parts of a date name, and days and months counted on from one."""

from datetime import date

import pytest

from extractors.dates.period import days_of, months_from, same_day, years_until

D = date


@pytest.mark.parametrize(
    ("year", "month", "day", "days"),
    [
        (2022, None, None, (D(2022, 1, 1), D(2022, 12, 31))),
        (1, None, None, (D(1, 1, 1), D(1, 12, 31))),
        (9999, None, None, (D(9999, 1, 1), D(9999, 12, 31))),
        (0, None, None, None),
        (10000, None, None, None),
        (2022, 1, None, (D(2022, 1, 1), D(2022, 1, 31))),
        (2022, 12, None, (D(2022, 12, 1), D(2022, 12, 31))),
        (2022, 0, None, None),
        (2022, 13, None, None),
        (2022, 2, None, (D(2022, 2, 1), D(2022, 2, 28))),
        (2024, 2, None, (D(2024, 2, 1), D(2024, 2, 29))),
        (2022, 2, 1, (D(2022, 2, 1), D(2022, 2, 1))),
        (2022, 2, 28, (D(2022, 2, 28), D(2022, 2, 28))),
        (2022, 2, 29, None),
        (2022, 2, 0, None),
        (2022, 13, 1, None),
        (0, 2, 1, None),
    ],
)
def test_days_months_and_years(year: int, month: int | None, day: int | None, days: tuple[date, date] | None) -> None:
    assert days_of(year, month, day, "") == days


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("初", D(2022, 1, 1), D(2022, 1, 1)),
        ("底", D(2022, 12, 31), D(2022, 12, 31)),
        ("Q1", D(2022, 1, 1), D(2022, 3, 31)),
        ("Q2", D(2022, 4, 1), D(2022, 6, 30)),
        ("Q3", D(2022, 7, 1), D(2022, 9, 30)),
        ("Q4", D(2022, 10, 1), D(2022, 12, 31)),
        ("Q1-2", D(2022, 1, 1), D(2022, 6, 30)),
        ("Q1-3", D(2022, 1, 1), D(2022, 9, 30)),
        ("H1", D(2022, 1, 1), D(2022, 6, 30)),
        ("H2", D(2022, 7, 1), D(2022, 12, 31)),
    ],
)
def test_parts_of_a_year(part: str, first: date, last: date) -> None:
    assert days_of(2022, None, None, part) == (first, last)


@pytest.mark.parametrize(
    ("month", "part", "first", "last"),
    [
        (2, "初", 1, 1), (2, "底", 28, 28), (4, "底", 30, 30), (3, "上", 1, 10), (3, "中", 11, 20), (3, "下", 21, 31),
        (2, "下", 21, 28), (4, "下", 21, 30), (3, "上中", 1, 20), (3, "中下", 11, 31), (2, "中下", 11, 28),
    ],
)  # fmt: skip
def test_parts_of_a_month(month: int, part: str, first: int, last: int) -> None:
    assert days_of(2022, month, None, part) == (D(2022, month, first), D(2022, month, last))


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (D(2022, 1, 31), 0, (2022, 1)), (D(2022, 1, 31), 1, (2022, 2)), (D(2022, 12, 1), 1, (2023, 1)),
        (D(2022, 1, 1), -1, (2021, 12)), (D(2022, 6, 1), 12, (2023, 6)), (D(2022, 6, 1), -18, (2020, 12)),
        (D(2022, 11, 30), 1, (2022, 12)),
    ],
)  # fmt: skip
def test_months_counted_on(day: date, months: int, found: tuple[int, int]) -> None:
    assert months_from(day, months) == found


@pytest.mark.parametrize(
    ("day", "years", "found"),
    [
        (D(2022, 3, 31), 1, D(2023, 3, 31)), (D(2022, 3, 31), -1, D(2021, 3, 31)), (D(2022, 3, 31), 0, D(2022, 3, 31)),
        (D(2024, 2, 29), -1, D(2023, 2, 28)), (D(2096, 2, 29), 4, D(2100, 2, 28)),
        (D(2024, 2, 29), 4, D(2028, 2, 29)), (D(2024, 2, 29), 1, D(2025, 2, 28)),
    ],
)  # fmt: skip
def test_the_same_day_of_another_year(day: date, years: int, found: date) -> None:
    assert same_day(day, years) == found


@pytest.mark.parametrize(
    ("last", "count", "first"),
    [(2022, 1, 2022), (2022, 3, 2020), (2022, 2022, 1), (2022, 2023, None), (2022, 0, None), (1, 1, 1)],
)
def test_years_up_to_a_last_one(last: int, count: int, first: int | None) -> None:
    assert years_until(last, count) == (None if first is None else (D(first, 1, 1), D(last, 12, 31)))
