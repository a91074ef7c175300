"""Cases that are compared in one go: each comes out as it does alone, in a yearbook of its own."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest
from made_reports import HOURS, STAFF, Made, Said, compared
from made_together import FRAMES, Asked, cases_of, compare_apart, together

FILES = ("test_compare_counterparts", "test_compare_doubts", "test_compare_places", "test_compare_rules",
         "test_compare_years")  # fmt: skip


def _without_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out who it is: names and ids of the organisation, and of its files, which hold its name."""
    named = ("org", "doc_id", "edition_of", "source_path")
    own = frame[[column for column in frame.columns if not any(word in column for word in named)]].astype(object)
    return own.where(own.notna(), None)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_a_case_comes_out_as_alone(tmp_path: Path, file: str) -> None:
    import_module(file)
    cases = dict(cases_of(file))
    assert len(cases) > 8
    for at, (name, found) in enumerate(compare_apart(cases).items()):
        alone = compared(tmp_path / str(at), cases[name])
        for frame in FRAMES:
            one, other = (_without_names(getattr(which, frame)) for which in (found, alone))
            pd.testing.assert_frame_equal(one, other, obj=f"{frame} of {name}")


def test_of_each_case_only_its_own_is_given() -> None:
    cases = {
        "grows": [Made(2020, [Said(STAFF, 10.0)]), Made(2021, [Said(STAFF, 12.0)])],
        "ends": [Made(2020, [Said(HOURS, 10.0)]), Made(2021, [Said(STAFF, 12.0)])],
    }
    found = compare_apart(cases)
    assert found["grows"].changes["status"].tolist() == ["changed"]
    assert sorted(found["ends"].changes["status"]) == ["dropped", "new"]
    with pytest.raises(AssertionError, match="one organisation"):
        compare_apart({"two": [Made(2020, []), Made(2020, [], org="乙单位")]})


def _case(name: str, year: object) -> Callable[[], None]:
    def test() -> Asked:
        found = yield [Made(2020, [Said(STAFF, 10.0, more={"data_year": year})])]
        assert found.values["data_year"].tolist() == [2020]

    test.__name__, test.__module__ = name, "cases of one file"
    return together(test)


def test_a_case_that_fails_takes_no_other_along() -> None:
    unlike, broken, sound = _case("unlike", 2019), _case("broken", "no year"), _case("sound", 2020)
    sound()
    with pytest.raises(ValueError, match="no year"):
        broken()
    with pytest.raises(AssertionError):
        unlike()
