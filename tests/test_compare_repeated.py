"""Which values of one year two reports repeat under another name: one thing, two things, or nothing that tells."""

from collections.abc import Sequence

import pandas as pd
import pytest

from extractors.metrics.name.parts import parts_of
from pipeline.compare.likeness import PARTS, Name
from pipeline.compare.repeated import said_again

OLD, NEW = "热线答复率", "市民热线按时答复率"
Told = tuple[str, int, dict[int, float]]  # the name, the report's year, the value of each year


def joined(*told: Told) -> list[tuple[str, str]]:
    names = list(dict.fromkeys(name for name, _, _ in told))
    place = {"org_id": "org", "scope": "unit", "scope_name": "", "basis": "actual", "bucket": "year", "unit": "%"}
    rows = [
        {**place, "key": names.index(name), "doc_id": f"report {report}", "report_year": report, "data_year": year,
         "value": value, "status": "stated"}
        for name, report, values in told for year, value in values.items()
    ]  # fmt: skip
    parts = [parts_of(name) for name in names]
    called = {at: Name(*(getattr(one, part) or "" for part in PARTS)) for at, one in enumerate(parts)}
    found = said_again(pd.DataFrame(rows), called)
    return [(names[one], names[other]) for one, other in found.itertuples(index=False)]


FIRST: Told = (OLD, 2021, {2019: 96.2, 2020: 97.1, 2021: 98.4})
LATER: Told = (NEW, 2022, {2020: 97.1, 2021: 98.4, 2022: 98.9})


def test_two_years_of_the_same_values_are_one_thing() -> None:
    assert joined(FIRST, LATER) == [(OLD, NEW)]


@pytest.mark.parametrize(
    "told",
    [
        [FIRST, (NEW, 2022, {2020: 97.1, 2021: 98.3, 2022: 98.9})],  # one year is another one
        [FIRST, (NEW, 2022, {2021: 98.4, 2022: 98.9})],  # one year alone
        [(OLD, 2021, {2020: 100.0, 2021: 100.0}), (NEW, 2022, {2020: 100.0, 2021: 100.0, 2022: 100.0})],
        [(OLD, 2021, {2020: 0.0, 2021: 0.0}), (NEW, 2022, {2020: 0.0, 2021: 0.0, 2022: 3.0})],
        [FIRST, LATER, (NEW, 2021, {2021: 97.7})],  # the first report has both names
        [FIRST, LATER, (OLD, 2022, {2022: 97.7})],  # the later one has both
        [FIRST, ("安全培训覆盖率", 2022, {2020: 97.1, 2021: 98.4, 2022: 98.9})],  # no word in common
        [FIRST, LATER, ("热线按时答复率", 2022, {2020: 97.1, 2021: 98.4})],  # two names as good
        [("男职工人数", 2021, {2020: 97.0, 2021: 98.0}), ("女职工人数", 2022, {2020: 97.0, 2021: 98.0})],
        [("热线受理件数", 2021, {2020: 971.0, 2021: 984.0}), ("热线办结件数", 2022, {2020: 971.0, 2021: 984.0})],
    ],
)  # fmt: skip
def test_what_tells_no_more_than_a_likeness_joins_nothing(told: Sequence[Told]) -> None:
    assert joined(*told) == []
