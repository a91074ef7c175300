"""The places and changes of the mutation benchmark, and that what is listed as equivalent is still there."""

import ast
import csv
import random

import pytest
from conftest import ROOT

from benchmarks.mutant_operators import OPERATORS, alternatives, find_places, mutate

EQUIVALENT = ROOT / "benchmarks" / "equivalent_mutants.csv"


def mutants(source: str) -> set[tuple[str, str, str]]:
    """Operator, source and changed source of each place of a module, with every choice that chance may take."""
    found = set()
    for place in find_places(source):
        for seed in range(12):
            mutant = mutate(source, place, random.Random(seed))
            found.add((place.operator, mutant.before, mutant.after))
    return found


@pytest.mark.parametrize(
    ("source", "operator", "changed"),
    [
        ("a < b", "comparison", {"a <= b"}),
        ("a in b", "comparison", {"a not in b"}),
        ("a and b", "boolean", {"a or b"}),
        ("not a", "not", {"a"}),
        ("a if b else c", "condition", {"a if not b else c"}),
        ("a + b", "arithmetic", {"a - b"}),
        ("x = 3", "constant", {"4"}),
        ("x = True", "constant", {"False"}),
        ("def f():\n    return g()", "return", {"return None"}),
        ("x = '甲|乙|丙'", "alternative", {"'乙|丙'", "'甲|丙'", "'甲|乙'"}),
    ],
)
def test_operators(source: str, operator: str, changed: set[str]) -> None:
    assert {after for name, _, after in mutants(source) if name == operator} == changed


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring: a|b."""',
        "def f(a: int | None = None) -> 'str | None': ...",
        "raise ValueError('1|2', 3)",
        "@lru_cache(maxsize=8)\ndef f(): ...",
        "zip(a, b, strict=True)",
        "x = f'{a}' + b",
        "x = 'one alternative'",
    ],
)
def test_what_is_left_alone(source: str) -> None:
    assert find_places(source) == []


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("a|b", ["b", "a"]),
        ("(?:a|b)c", ["(?:b)c", "(?:a)c"]),
        ("(?P<x>a|b)", ["(?P<x>b)", "(?P<x>a)"]),
        ("(?<![a|b])c", []),
        (r"a\|b", []),
        ("a(b|c)|d", ["a(c)|d", "a(b)|d", "d", "a(b|c)"]),
    ],
)
def test_alternatives_of_patterns(pattern: str, left: list[str]) -> None:
    assert [pattern[:start] + pattern[end:] for start, end in alternatives(pattern)] == left


def test_every_operator_is_tried_above() -> None:
    source = "def f():\n    x = '甲|乙' if a < 3 else not b\n    return x + 1 and g(x)\nif h(): pass"
    assert {name for name, _, _ in mutants(source)} == set(OPERATORS)


def test_equivalent_mutants_have_a_reason_and_a_place() -> None:
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert len(row["reason"]) > 20
        tree = ast.parse((ROOT / row["file"]).read_text(encoding="utf-8"))
        assert row["before"] in {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.expr)}, row
        assert row["after"] != row["before"]
