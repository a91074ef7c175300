"""All rules of all fields: each reads its examples, leaves the others, and without it its examples are lost."""

import csv
from collections import Counter
from importlib.resources import files

import pytest

from extractors.fields import FIELDS
from extractors.rule import NOT_READ, Field, Firing, Rule, by_step, parse_example
from schemas.left_out import LEFT_OUT

RULES = [
    pytest.param(field, rule, id=f"{field.name}: {rule.name}".encode("unicode_escape").decode())
    for field in FIELDS
    for rule in field.rules
]


def _read(field: Field, text: str, rules: tuple[Rule[object], ...]) -> list[Firing]:
    return list(field.read(text, rules))


@pytest.mark.parametrize(("field", "rule"), RULES)
def test_a_rule_reads_its_examples(field: Field, rule: Rule[object]) -> None:
    assert rule.examples
    for written in rule.examples:
        example = parse_example(written)
        found = [one for one in _read(field, example.text, field.rules) if one.rule == rule.name]
        assert example.span in [one.span for one in found], (written, found)
        outcomes = {one.outcome for one in found if one.span == example.span}
        assert example.outcome is None or example.outcome in outcomes, (written, found)


@pytest.mark.parametrize(("field", "rule"), RULES)
def test_a_rule_leaves_its_counter_examples(field: Field, rule: Rule[object]) -> None:
    assert isinstance(rule.counter_examples, tuple), "one sentence needs a comma behind it"
    for text in rule.counter_examples:
        assert [one for one in _read(field, text, field.rules) if one.rule == rule.name] == [], text


@pytest.mark.parametrize(("field", "rule"), RULES)
def test_without_a_rule_its_examples_are_lost(field: Field, rule: Rule[object]) -> None:
    """What comes out of the marked piece is in no firing of the field's other rules: none does the same already."""
    others = tuple(other for other in field.rules if other is not rule)
    for written in rule.examples:
        example = parse_example(written)
        found = _read(field, example.text, field.rules)
        own = {one.outcome for one in found if one.rule == rule.name and one.span == example.span}
        without = _read(field, example.text, others)
        assert [one for one in without if one.outcome in own and one.span.covers(example.span)] == [], written


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_the_rules_of_a_field_have_names_of_their_own(field: Field) -> None:
    names = Counter(rule.name for rule in field.rules)
    assert [name for name, count in names.items() if count > 1 or "; " in name] == []
    assert {rule.reason for rule in field.rules} - {None, NOT_READ} <= set(LEFT_OUT)


def test_an_example_marks_a_piece() -> None:
    assert parse_example("约占⟨九成⟩ → 90 %") == ("约占九成", parse_example("约占⟨九成⟩").span, "90 %")
    with pytest.raises(ValueError, match="no piece is marked"):
        parse_example("约占九成 → 90 %")


@pytest.mark.parametrize(("file", "field"), [("dates/exclusions.csv", "dates"), ("honours/exclusions.csv", "honours")])
def test_the_words_that_exclude_belong_to_rules(file: str, field: str) -> None:
    """A word whose rule is misspelt would exclude nothing."""
    header, *_ = words_of(file)
    named = {row[header.index("rule")] for row in words_of(file)[1:]}
    assert named <= {rule.name for one in FIELDS if one.name == field for rule in one.rules}


def words_of(file: str) -> list[list[str]]:
    """The lines of a data file below its comment, as cells."""
    text = files("schemas").joinpath("data", file).read_text(encoding="utf-8")
    return list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))


def test_a_rule_whose_step_its_reader_lacks_is_refused() -> None:
    rules = [
        Rule(name, "for a test", None, step=step, examples=()) for name, step in [("a", "x"), ("b", "y"), ("c", "x")]
    ]
    steps = by_step(rules, ("y", "x", "z"))
    assert {step: [rule.name for rule in of] for step, of in steps.items()} == {"y": ["b"], "x": ["a", "c"], "z": []}
    with pytest.raises(ValueError, match="b: its reader has no step 'y'"):
        by_step(rules, ("x",))
