"""The places and changes of the mutation benchmark, and that what is listed as equivalent is still there."""

import ast
import csv
import importlib
import random
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from benchmarks.mutant_cover import Cover, _Texts, moved_lines
from benchmarks.mutant_marks import Marks
from benchmarks.mutant_operators import OPERATORS, alternatives, find_places, mutate
from benchmarks.mutant_runs import Trial, is_late, is_warm
from benchmarks.mutant_tests import Names, Shared
from pipeline.compare.alike import plain

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
        places = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.expr | ast.Return)}
        assert row["before"] in places, row
        assert row["after"] != row["before"]


@pytest.mark.parametrize(
    ("before", "after", "origins"),
    [
        ("a b c", "a b c", {1: [1], 2: [2], 3: [3]}),
        ("a b", "x a b", {1: [0], 2: [1], 3: [2]}),
        ("a b c", "a c", {1: [1], 2: [3]}),
        ("a b c", "a x y c", {1: [1], 2: [2], 3: [2], 4: [3]}),
        ("a b", "a b x", {1: [1], 2: [2], 3: [2]}),
    ],
)
def test_lines_that_have_moved_are_followed(before: str, after: str, origins: dict[int, list[int]]) -> None:
    assert moved_lines(before.split(), after.split()) == origins


def test_the_tests_of_lines_follow_them() -> None:
    cover = Cover(
        {"a.py": {1: ["t::a"], 2: ["t::b", "u::c"]}}, {"a.py": {1}}, {"t::a": 1, "t::b": 1, "u::c": 1}, {"a.py": "a\nb"}
    )
    cover.follow({"a.py": "x\na\nb"})
    assert (cover.of_lines("a.py", [2]), cover.of_lines("a.py", [3])) == ({"t::a"}, {"t::b", "u::c"})
    assert cover.loaded == {"a.py": {2}}
    assert cover.width() == {"t::a": 1, "t::b": 1, "u::c": 1}
    cover.forget(["t"])
    assert (cover.of_file("a.py"), cover.seconds) == ({"u::c"}, {"u::c": 1})


SOURCE = """
_NEAR = 3
_FAR = 4
FACTOR = 5
_DOUBLE = 2 * _FAR

def near(a):
    return a < _NEAR

class Measure:
    least = 6

    def fits(self, a, b=7):
        return a + 8 < b

def load():
    return FACTOR + 9

LOADED = load()
"""


@pytest.mark.parametrize(
    ("number", "how"),
    [(3, "late"), (4, "cold"), (5, "cold"), (2, "cold"), (6, "cold"), (7, "cold"), (8, "warm"), (9, "cold")],
)
def test_only_what_is_worked_out_at_loading_is_loaded_anew(number: int, how: str) -> None:
    """A constant that only functions use is assigned anew; a function is put in place; defaults stand for the rest."""
    tree, changed = ast.parse(SOURCE), ast.parse(SOURCE)
    place = next(node for node in ast.walk(changed) if isinstance(node, ast.Constant) and node.value == number)
    place.value = 99
    trial = Trial("a.py", compile(tree, "a.py", "exec"), compile(changed, "a.py", "exec"), (), 0.0)
    cover = Cover(loaded={"a.py": {at for at, line in enumerate(SOURCE.splitlines(), 1) if "FACTOR + 9" in line}})
    found = "warm" if is_warm(trial, cover) else "late" if is_late(trial, changed, place.lineno, cover) else "cold"
    assert found == how


def test_what_a_kept_result_is_of_is_tried_with_all_that_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.mutant_tests.ROOT", tmp_path)
    file = tmp_path / "a.py"
    file.write_text(
        "@cache\ndef one():\n    return 1\n\n@cache\ndef two():\n    return one()\n\ndef asks():\n    return two()\n"
    )
    names = Names([file])
    assert [names.is_cached("a.py", line) for line in (3, 7, 10)] == [True, True, False]
    assert names.lines_of("a.py", 3) == {"a.py": {7, 10}}


MARKED = '''
def f(a):
    """Doc."""
    if a:
        return 1
    elif b:
        c = [
            2,
        ]
    try:
        y = 1
    except ValueError:
        y = 2
    while y:
        y -= 1
        if y > 5:
            break
    return lambda: y
'''


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (1, [4, 5]),
        (0, [4, 6, 10, 11, 12, 14, 15, 16, 18]),
    ],
)
def test_marks_tell_which_lines_are_run(value: int, lines: list[int]) -> None:
    marks = Marks(ROOT, ())
    names = {"_nianjian_mark": marks.seen.add, "b": 0}
    exec(compile(marks.mark(ast.parse(MARKED), "a.py"), "a.py", "exec"), names)
    names["f"](value)  # type: ignore[operator] # the function that was made
    assert {file for file, _ in marks.runs} == {"a.py"}
    assert sorted(line for number in marks.seen for line in marks.runs[number][1]) == sorted(lines)


def test_what_was_loaded_before_is_loaded_anew_with_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "marked_twice.py").write_text("def f():\n    return 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    importlib.import_module("marked_twice")
    marks = Marks(tmp_path, ("marked_twice",))
    monkeypatch.setattr("builtins._nianjian_mark", marks.seen.add, raising=False)
    marks.install()
    importlib.import_module("marked_twice").f()
    assert [marks.runs[number] for number in marks.seen] == [("marked_twice.py", (2,))]


@pytest.mark.parametrize(
    ("source", "chosen"),
    [
        ("def test_one(): ...", ["tests/test_a.py::test_one"]),
        ("@cache\ndef made(): ...", ["tests/test_a.py::test_one", "tests/test_a.py::test_two"]),
        ("@together\ndef test_one(): ...", ["tests/test_a.py::test_one", "tests/test_a.py::test_two"]),
        ('@pytest.fixture(scope="module")\n', ["tests/test_a.py::test_one", "tests/test_a.py::test_two"]),
        (
            "from sample_rows import read_sample",
            ["tests/test_a.py::test_one", "tests/test_a.py::test_two", "tests/test_b.py::test_three"],
        ),
    ],
)
def test_those_who_look_at_what_was_made_once_are_tried_too(source: str, chosen: list[str], tmp_path: Path) -> None:
    tests = ["tests/test_a.py::test_one", "tests/test_a.py::test_two", "tests/test_b.py::test_three"]
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text(source, encoding="utf-8")
    (tmp_path / "tests" / "test_b.py").write_text("from sample_rows import extract_sample", encoding="utf-8")
    assert Shared(tests, tmp_path / "tests").with_those(tests[:1]) == chosen


def test_what_is_kept_of_texts_is_emptied_as_the_map_is_made() -> None:
    plain("某厂")
    _Texts().clear()
    assert plain.cache_info().currsize == 0
