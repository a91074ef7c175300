"""Plainly set reports of corpus/written, read and scored: prose, tables, headings, honours, persons, sentences."""

from pathlib import Path

import pytest
from read_once import reading_here

from benchmarks.blind.match import Tally
from benchmarks.designed import DESIGNED, score_folder
from pipeline.door.yearbook import extract_reports

WRITTEN = DESIGNED.with_name("written")
# What was right when this was written, of as many as there are: a change may not make it worse.
RIGHT = {
    "headings: 3 found and in their place": 487,
    "honours: 1 title": 173,
    "honours: 2 title and grantor": 87,
    "honours: 3 title and recipient": 170,
    "organisation right": 41,
    "persons: found": 233,
    "prose: 7 fully right": 3130,
    "sentences whole": 656,
    "table: 7 fully right": 2889,
    "zero statements: found": 163,
}
WRONG = {
    "given that are labelled, source table": 5,
    "given that are labelled, source text": 14,
    "headings: 4 given that are right": 13,
    "honours: 4 given that are right": 3,
    "persons: given that are right": 0,
}


@pytest.fixture(scope="module")
def tally(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    store = tmp_path_factory.mktemp("written") / "store"
    with reading_here():
        extract_reports(sorted(WRITTEN.glob("*.pdf")), store, workers=1, ocr=False)
    return score_folder(store, WRITTEN)


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_read(tally: Tally, what: str) -> None:
    assert tally.right[what] >= RIGHT[what], "\n".join(tally.misses)


@pytest.mark.parametrize("what", WRONG)
def test_what_is_given_that_is_wrong(tally: Tally, what: str) -> None:
    assert what in tally.total  # nothing wrong of what is not counted would say nothing
    assert tally.total[what] - tally.right[what] <= WRONG[what], "\n".join(tally.misses)


def test_every_report_has_its_source() -> None:
    sources = {path.stem for ending in ("html", "docx") for path in Path(WRITTEN).glob(f"*.{ending}")}
    assert {path.stem for path in WRITTEN.glob("*.pdf")} == sources
