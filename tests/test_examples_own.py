"""Examples are our own: none has a number with the words around it, or a long figure, of a published report.

Looked at are the examples of rules and checks, and the lines of code, lists and docs in the rooms of `_ROOMS`. Not
looked at are `tests/`, which may hold facts of reports that they are tests of, and the labels of `benchmarks/blind`
(.jsonl), which are what reports say. Of the reports, pages without a text layer are not seen: no picture is read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from conftest import ROOT, SHARED

from extractors.fields import FIELDS
from extractors.rule import parse_example
from pipeline.checks.registry import CHECKS

_RUN = 16  # characters in common that are no chance where a number stands among them
_DIGITS = 3  # of that number
_LONG = 9  # digits of a figure that nobody makes up a second time
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ROOMS = ("extractors", "pipeline", "schemas", "docs", "benchmarks")
_KINDS = (".py", ".md", ".csv", ".txt")
_DAY = re.compile(r"(?:19|20)\d\d(?:\.(?:0?[1-9]|1[0-2]))?")  # 2022, 2022.12: a year, a month of the calendar


def fold(text: str) -> str:
    """Return a text without blanks, its letters and digits in one width."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def numbers_of(text: str, digits: int) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text that have so many digits: no year, no month."""
    for found in _NUMBER.finditer(text):
        if len(re.sub(r"\D", "", found[0])) >= digits and not _DAY.fullmatch(found[0]):
            yield found


def figures_of(text: str) -> set[str]:
    """Return the long figures of a text without commas; no round ones."""
    found = {one[0].replace(",", "") for one in numbers_of(text, _LONG)}
    return {one for one in found if one.rstrip("0.")[1:]}


class Published:
    """What published reports say: every run of their characters, and their long figures."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.runs: set[str] = set()
        self.figures: set[str] = set()
        for text in map(fold, texts):
            self.runs.update(text[at : at + _RUN] for at in range(len(text) - _RUN + 1))
            self.figures |= figures_of(text)

    def copied(self, example: str) -> Iterator[str]:
        """Yield what an example has of a report: long runs with a number among them, long figures."""
        text, at = fold(example), 0
        numbers = [one.span() for one in numbers_of(text, _DIGITS)]
        while at + _RUN <= len(text):
            end = at + _RUN
            if text[at:end] not in self.runs:
                at += 1
                continue
            while text[end - _RUN + 1 : end + 1] in self.runs and end < len(text):
                end += 1
            if any(at <= start and last <= end for start, last in numbers):
                yield text[at:end]
            at = end - _RUN + 1
        yield from sorted(figures_of(text) & self.figures)


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        yield "".join(page.get_textpage().get_text_range() for page in document)
        document.close()


def _examples() -> Mapping[str, tuple[str, ...]]:
    """Return by the name of each rule and check its examples and counter-examples, the marks of the piece taken off."""
    rules = {
        f"{field.name}: {rule.name}": (*(parse_example(one).text for one in rule.examples), *rule.counter_examples)
        for field in FIELDS
        for rule in field.rules
    }
    return rules | {f"check: {check.name}": (*check.examples, *check.counter_examples) for check in CHECKS}


@cache
def _published() -> Published:
    found = Published(_texts(SHARED / "corpus"))
    assert len(found.runs) > 100_000, "the corpus is empty, or its text layers are not read"
    return found


@pytest.mark.yardstick
def test_no_example_is_of_a_published_report() -> None:
    published = _published()
    told = {name: [run for one in examples for run in published.copied(one)] for name, examples in _examples().items()}
    assert {name: runs for name, runs in told.items() if runs} == {}


@pytest.mark.yardstick
def test_no_line_of_code_or_docs_is_of_a_published_report() -> None:
    paths = [path for room in _ROOMS for path in (ROOT / room).rglob("*") if path.suffix in _KINDS]
    published, found = _published(), []
    for path in [*paths, *ROOT.glob("*.md")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found += [f"{path.relative_to(ROOT)}:{number}: {run}" for run in published.copied(line)]
    assert len(paths) > 100
    assert found == []


@pytest.mark.parametrize(
    ("example", "copied"),
    [
        ("全年在三个新区更换水表3,184只，占全部水表的12%。", ["年在三个新区更换水表3,184只,"]),
        ("全年在三个新区更换水表6,205只，占全部水表的12%。", []),  # the same words, another figure
        ("截至2021年12月31日在三个新区", []),  # a day that everybody has
        ("| 资产总计 | 486,205,317.46 |", ["486205317.46"]),
        ("| 资产总计 | 486,205,317.40 | 100,000,000.00 |", []),
    ],
)
def test_what_is_copied_is_seen(example: str, copied: list[str]) -> None:
    published = Published(
        [
            "上年在三个新区更换水表 ３,１８４ 只，截至2021年12月31日在三个新区",
            "资产总计 486,205,317.46 注册资本 100,000,000.00",
        ]
    )
    assert list(published.copied(example)) == copied
