"""The rules of dates in the order of their turn: the printed forms, ranges of them, and what makes them none."""

from typing import Any

from extractors.dates.days_in_digits import DAYS_IN_DIGITS
from extractors.dates.exclusions import EXCLUSIONS
from extractors.dates.form import Form
from extractors.dates.parts_of_years import PARTS_OF_YEARS
from extractors.dates.years import YEARS
from extractors.rule import Rule

FORMS: tuple[Rule[Form], ...] = (*DAYS_IN_DIGITS, *YEARS, *PARTS_OF_YEARS)
RANGE = Rule(
    "range",
    "from one date to another: the end takes from the beginning what it leaves out",
    None,
    examples=(
        "⟨5月30日-31日⟩ → 2022-05-30..2022-05-31",
        "自⟨2022年1月1日起至12月31日⟩止 → 2022-01-01..2022-12-31",
        "⟨3-5月⟩ → 2022-03-01..2022-05-31",
        "⟨2022年12月至3月⟩ → 2022-12-01..2023-03-31",
        "⟨2019-2021年度⟩",
        "⟨2019年与2021年⟩间 → 2019-01-01..2021-12-31",
    ),
    counter_examples=("12月25日至1月5日", "3-15月", "6月1日至6月30日前"),
)
RULES: tuple[Rule[Any], ...] = (*FORMS, RANGE, *EXCLUSIONS)
