"""Rules are asked only where a text has what they need: without that gate the same comes out, of many more calls."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.way import SENTENCE, passed
from extractors import nlp
from extractors.dates import Period, Stated, read_dates
from extractors.dates.periods import RULES as PERIODS
from extractors.dates.periods import read_periods
from extractors.fields import FIELDS
from extractors.metrics import read_phrases, with_distributed_changes
from extractors.metrics.rules import RULES as METRICS
from extractors.numbers.reading import RULES as NUMBERS
from extractors.numbers.reading import read_figures, read_left
from extractors.rule import Gate, Rule, asked_of, parse_example
from extractors.text.needed import needed
from extractors.text.view import full_width

GOLDEN = Path(__file__).parent / "golden"
YEAR = Period(date(2022, 1, 1), date(2022, 12, 31), None)
FEW = 11  # each eleventh of seven thousand texts is read in a second
Rules = tuple[Rule[Any], ...]


def without_needs(rules: Rules) -> Rules:
    return tuple(replace(rule, needs="") for rule in rules)


def texts() -> Iterator[str]:
    """The golden cases, and what the rules of all fields read and leave; two by two too, for what goes on."""
    lines = [json.loads(line) for path in GOLDEN.glob("*.jsonl") for line in path.open(encoding="utf-8")]
    found = [line["text"] for line in lines if "text" in line]
    for rule in (rule for field in FIELDS for rule in field.rules):
        found += [parse_example(example).text for example in rule.examples]
        found += rule.counter_examples
    found = list(dict.fromkeys(found))
    yield from found
    yield from (f"{one.rstrip('。')}；{other}" for one, other in pairwise(found))


def read(text: str, numbers: Rules, metrics: Rules, periods: Rules) -> tuple[object, ...]:
    figures = with_distributed_changes(text, read_figures(text, numbers))
    dates = read_dates(text, 2022)
    stated = [Stated(figure.span, figure.role == "change") for figure in figures]
    return (
        figures,
        read_left(text, numbers),
        read_phrases(text, figures, nlp.tokens, rules=metrics),
        list(read_periods(text, stated, dates, YEAR, rules=periods)),
    )


@pytest.mark.parametrize(
    "step", [pytest.param(FEW, id="a spread of texts"), pytest.param(1, id="all texts", marks=pytest.mark.slow)]
)
def test_what_is_not_asked_would_have_read_nothing(step: int) -> None:
    everything = tuple(map(without_needs, (NUMBERS, METRICS, PERIODS)))
    for text in map(full_width, islice(texts(), None, None, step)):
        assert read(text, NUMBERS, METRICS, PERIODS) == read(text, *everything), text


def test_a_rule_is_asked_where_a_character_of_its_needs_stands() -> None:
    rules = [Rule(name, "for a test", None, needs=needs, examples=()) for name, needs in [("a", "占比"), ("b", "")]]
    asked = Gate("女职工占六成", {"step": tuple(rules)})
    assert [rule.name for rule in asked["step"]] == ["a", "b"]
    assert [rule.name for rule in Gate("女职工六人", {"step": tuple(rules)})["step"]] == ["b"]


def test_a_rule_is_asked_of_the_quantities_that_it_is_of() -> None:
    rules = [
        Rule(name, "for a test", None, of=frozenset(of), examples=()) for name, of in [("a", {"%", "count"}), ("b", ())]
    ]
    assert [rule.name for rule in asked_of(rules, "level", "ratio", "%")] == ["a", "b"]
    assert [rule.name for rule in asked_of(rules, "level", "amount", "元")] == ["b"]


def test_a_rule_is_asked_where_the_words_that_it_looks_at_have_what_it_needs() -> None:
    rules = [Rule(name, "for a test", None, needs=needs, examples=()) for name, needs in [("a", "占比"), ("b", "")]]
    assert [rule.name for rule in asked_of(rules, within="女职工占六成")] == ["a", "b"]
    assert [rule.name for rule in asked_of(rules, within="女职工六人")] == ["b"]
    assert [rule.name for rule in asked_of(rules)] == ["a", "b"]


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (r"与20\d\d年(?:同期)?相比", "与"),
        (r"较|[多少]于", "于较"),
        (r"(?P<age>\d{1,2})周?岁以?上", "岁"),
        (r"\d+(?=万)", "万"),
        (r"\d年(?:来|间)", "来间"),
        (r"(?<=由).{1,3}", "由"),
        (r"(?:共计|合计)+", "共合"),
        (r"\d+人?", ""),
        (r"共|\d", ""),
        (r"(?:共)*", ""),
        (r"[^人]", ""),
        (r"(?!共)\d", ""),
        (r"[一-龥]", ""),
        (r"(?i)km", ""),
        ("", ""),
    ],
)
def test_characters_that_a_pattern_needs(pattern: str, characters: str) -> None:
    assert needed(re.compile(pattern)) == characters


def test_several_patterns_need_a_character_of_any() -> None:
    assert needed(re.compile("占"), re.compile("其中")) == "其占"
    assert needed(re.compile("占"), re.compile(r"\d")) == ""


def test_a_sentence_passes_few_functions() -> None:
    """A rule that is asked of every sentence, or a step that does nothing for most, shows itself here.

    172 functions in 44 files when it was counted last.
    """
    way = passed(SENTENCE)["both"]
    assert len(way) <= 172, sorted(way)
    assert len({file for file, _ in way}) <= 44
