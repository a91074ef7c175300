"""Reading processes that die, or dawdle, while they start."""

import json
import time
from functools import partial
from pathlib import Path

import pytest
from drawing import draw, read
from stand_in import VERSION, cry, die, read_lines, write_report

from corpus.find import find
from extractors import nlp
from pipeline.batch import Policy, extract
from pipeline.extract import load_words
from pipeline.extraction import Extraction, Unreadable
from pipeline.guard import Limits, Unfit
from pipeline.options import Options
from pipeline.patience import set_guard
from pipeline.store import Store
from pipeline.summary import Summary
from schemas.document import Source


def run(folder: Path, root: Path, **policy: object) -> Summary:
    settings = {"limits": Limits(seconds=60, megabytes=1000)} | policy
    with Store.open(root, writable=True) as store:
        return extract(
            find([folder]),
            store,
            read=read_lines,
            version=VERSION,
            workers=1,
            policy=Policy(**settings),  # type: ignore[arg-type]
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        write_report(tmp_path / "in", f"{number}.pdf", f"2022\n{number}")
    return tmp_path / "in"


@pytest.mark.parametrize("how", ["exit", "memory", "files"])
def test_a_reading_process_that_dies_while_it_starts_is_tried_again(folder: Path, tmp_path: Path, how: str) -> None:
    summary = run(folder, tmp_path / "s", prepare=partial(die, tmp_path / "count", 1, how))
    assert (summary.done, summary.failed) == (3, 0)


@pytest.mark.parametrize(("how", "said"), [("exit", "exit status 3"), ("files", "Too many open files")])
def test_one_that_dies_twice_costs_that_report_and_no_other(folder: Path, tmp_path: Path, how: str, said: str) -> None:
    prepare = partial(die, tmp_path / "count", 2, how)
    summary = run(folder, tmp_path / "s", prepare=prepare)
    assert (summary.done, summary.failed) == (2, 1)
    (problem,) = summary.problems
    assert problem.reason == "crashed"
    told = json.loads(problem.parameters)
    assert told["cause"] == "not_started"
    assert said in told["how"]
    again = run(folder, tmp_path / "s", prepare=prepare, retry_failed=True)
    assert (again.done, again.skipped, again.failed) == (1, 2, 0)


def test_the_last_words_of_a_process_that_dies_are_told(tmp_path: Path) -> None:
    write_report(tmp_path / "in", "1.pdf", "2022")
    (problem,) = run(tmp_path / "in", tmp_path / "s", prepare=cry).problems
    assert "no room left" in json.loads(problem.parameters)["how"]


def test_the_clock_starts_when_the_report_does(folder: Path, tmp_path: Path) -> None:
    """Loading takes longer here than a report may take."""
    summary = run(folder, tmp_path / "s", prepare=partial(time.sleep, 3), limits=Limits(seconds=2))
    assert (summary.done, summary.failed) == (3, 0)


def read_with_words(path: Path, source: Source) -> Extraction:
    if not nlp._jieba.cache_info().currsize:
        raise Unreadable("unreadable", "damaged", error="the words are not loaded")
    return read_lines(path, source)


def test_words_are_loaded_before_the_first_report(folder: Path, tmp_path: Path) -> None:
    policy = Policy(prepare=partial(load_words, Options()))
    with Store.open(tmp_path / "s", writable=True) as store:
        found = find([folder])
        summary = extract(found, store, read=read_with_words, version=VERSION, workers=1, policy=policy)
    assert (summary.done, summary.failed) == (3, 0)


def test_what_can_not_be_loaded_for_any_report_ends_the_batch(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="no spaCy pipeline 'zh_no_such'"):
        run(folder, tmp_path / "s", prepare=partial(load_words, Options(ner="zh_no_such")))


def test_a_long_report_that_gets_on_is_given_more_time(tmp_path: Path) -> None:
    asked: list[None] = []
    path = draw(tmp_path / "a.pdf", [lambda sheet: sheet.column(60, 80, ["一、检修", "全年检修路灯126盏。"])] * 41)
    set_guard(lambda: asked.append(None))
    try:
        pages = read(path).pages
    finally:
        set_guard(None)
    assert (len(pages), len(asked)) == (41, 2)
