"""Designed reports of corpus/designed, read and scored: cards, charts, columns, awards, key figures."""

from pathlib import Path

import pytest
from read_once import reading_here

from benchmarks.blind.match import Tally
from benchmarks.designed import DESIGNED, score_folder
from pipeline.door.yearbook import extract_reports

# What was right when this was written, of as many as there are: a change may not make it worse.
RIGHT = {
    "card: 7 fully right": 50,
    "card change: 7 fully right": 15,
    "chart numbers that made no row": 75,
    "headings: 3 found and in their place": 77,
    "honours: 1 title": 31,
    "honours: 2 title and grantor": 23,
    "persons: found": 15,
    "prose: 7 fully right": 212,
    "sentences whole": 162,
    "table: 7 fully right": 228,
}
WRONG = {
    "given that are labelled, source card": 0,
    "given that are labelled, source table": 0,
    "given that are labelled, source text": 1,
    "headings: 4 given that are right": 0,
    "honours: 4 given that are right": 0,
    "persons: given that are right": 0,
}


@pytest.fixture(scope="module")
def tally(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    store = tmp_path_factory.mktemp("designed") / "store"
    with reading_here():
        extract_reports(DESIGNED, store, workers=1, ocr=False)
    return score_folder(store, DESIGNED)


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_read(tally: Tally, what: str) -> None:
    assert tally.right[what] >= RIGHT[what], "\n".join(tally.misses)


@pytest.mark.parametrize("what", WRONG)
def test_what_is_given_that_is_wrong(tally: Tally, what: str) -> None:
    assert what in tally.total  # nothing wrong of what is not counted would say nothing
    assert tally.total[what] - tally.right[what] <= WRONG[what], "\n".join(tally.misses)


def test_every_report_is_labelled() -> None:
    assert {path.stem for path in Path(DESIGNED).glob("*.pdf")} == {path.stem for path in DESIGNED.glob("*.html")}
