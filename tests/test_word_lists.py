"""Word lists: the form of every data file, and what a file of another form is told."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

from schemas import word_lists

ROOMS = ("data", "indicators", "outlines")
FILES = [path for room in ROOMS for path in sorted((ROOT / "schemas" / room).rglob("*")) if path.suffix != ".py"]
LISTS = [path for path in FILES if path.is_file() and path.suffix in (".csv", ".txt")]
SOURCES = [
    path.read_text(encoding="utf-8") for room in ("extractors", "pipeline") for path in (ROOT / room).rglob("*.py")
]
# What stands in quotes in them, word by word; a quote may end one and begin another.
QUOTED = frozenset(word for source in SOURCES for word in re.findall(r"[\"'](?=(\w+)[\"'])", source))


def complaints(lines: list[str]) -> list[str]:
    """Return what is wrong with the lines of a data file."""
    content = [line for line in lines if not line.startswith("#")]
    found = [] if lines[0].startswith("#") and len(lines[0]) > 20 else ["line 1 names no purpose and source"]
    found += [f"{line}: stands twice" for line, count in Counter(content).items() if count > 1]
    found += [f"{line!r}: blank at its edge" for line in lines if line != line.strip()]
    return found + [f"line {at}: empty" for at, line in enumerate(lines, 1) if not line]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "schemas").as_posix().removeprefix("data/")


def test_the_lists_are_found() -> None:
    assert {name_of(path) for path in LISTS} > {"names/titles.csv", "dates/measures.txt", "outlines/topics.csv"}


@pytest.mark.parametrize("path", LISTS, ids=name_of)
def test_every_data_file_has_a_source_clean_lines_and_a_user(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8").splitlines()) == []
    if path.is_relative_to(ROOT / "schemas" / "data"):
        assert any(f'"{name_of(path)}"' in source for source in SOURCES), "no module names it"


def uses_of(path: Path) -> set[str]:
    """Return the uses that a list of words by their use has; none for another file."""
    header, *lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {line.rpartition(",")[2] for line in lines} if header == "word,use" else set()


@pytest.mark.parametrize("path", [path for path in LISTS if uses_of(path)], ids=name_of)
def test_every_use_of_a_list_is_asked_for(path: Path) -> None:
    assert uses_of(path) - QUOTED == set()


def test_no_use_stands_in_two_lists_of_metrics() -> None:
    """Readers of metrics ask for a use whatever list it stands in: a second meaning would come with the first."""
    lists = [path for path in LISTS if name_of(path).startswith("metrics/")]
    counts = Counter(use for path in lists for use in uses_of(path))
    assert [use for use, count in counts.items() if count > 1] == []


METRICS = ("metrics/words.csv", "metrics/actions.csv")


@pytest.mark.parametrize(
    "use", ["agent_end", "had", "measure_end", "org_end", "part_end", "party", "place_end", "used_for_end"]
)
def test_no_ending_stands_behind_a_shorter_one_that_decides_alone(use: str) -> None:
    (endings,) = (word_lists.by_use(file)[use] for file in METRICS if use in word_lists.by_use(file))
    assert [word for word in endings if any(word != other and word.endswith(other) for other in endings)] == []


def test_each_use_of_the_words_of_sentences_has_one_file() -> None:
    words, actions = map(word_lists.by_use, METRICS)
    assert words.keys() & actions.keys() == set()


def test_complaints_are_made() -> None:
    assert len(complaints(["# short", "甲 ", "乙", "乙", ""])) == 4


TWO = "# Words for a test and where they come from.\nword,use\n"
WRONG = {
    "no comment": (word_lists.words, "甲 乙\n", "line 1: must be a comment"),
    "a cell too few": (word_lists.by_use, f"{TWO}甲,一\n乙\n", "line 4: has more or fewer cells"),
    "a word with two meanings": (word_lists.by_word, f"{TWO}甲,一\n甲,二\n", "line 4, word: 甲 stands in line 3 too"),
    "three columns": (word_lists.by_word, "# What it is.\na,b,c\n1,2,3\n", "line 2: must name two columns"),
}


@pytest.mark.parametrize(("read", "text", "said"), WRONG.values(), ids=WRONG)
def test_a_file_of_another_form_is_named_with_its_line(
    read: Callable[[str], object], text: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "list"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(f"{file}, {said}")):
        read(str(file))


def test_the_columns_must_be_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"{TWO}甲,一\n", encoding="utf-8")
    assert word_lists.rows(str(file), "use", "word") == (("一", "甲"),)
    with pytest.raises(ValueError, match=r"line 2: no column light"):
        word_lists.rows(str(file), "word", "use", "light")
    with pytest.raises(ValueError, match=r"line 2: unknown column use"):
        word_lists.rows(str(file), "word")


def test_words_by_use_keep_their_order(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"{TWO}丙|甲,一\n甲,二\n乙,一\n", encoding="utf-8")
    assert word_lists.by_use(str(file)) == {"一": ("丙", "甲", "乙"), "二": ("甲",)}
