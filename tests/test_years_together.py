"""Times of columns that take several years together: 三年合计."""

from datetime import date

import pytest

from extractors.tables.years_together import years_together


@pytest.mark.parametrize(
    ("words", "heads", "years"),
    [
        ("三年合计", ("2019年", "2020年", "2021年"), (2019, 2021)),
        ("门票收入三年累计", ("2022年",), (2020, 2022)),
        ("近五年总计", (), (2018, 2022)),
        ("第三年合计", (), None),
        ("合计", ("2022年",), None),
        ("一年合计", (), None),
        ("二〇二二年合计", ("2021年",), None),
        ("二○二三年平均", ("2021年",), None),
        ("未来三年合计", ("2021年",), None),
        ("每三年平均", ("2021年",), None),
        ("2020-2022三年合计", (), (2020, 2022)),
        ("2019年至2021年合计", ("2022年",), (2019, 2021)),
        ("2020-2022五年合计", (), None),
    ],
)
def test_several_years_together(words: str, heads: tuple[str, ...], years: tuple[int, int] | None) -> None:
    found = years_together([words], heads, (date(2022, 1, 1), date(2022, 12, 31)))
    assert found == (years and (date(years[0], 1, 1), date(years[1], 12, 31)))
