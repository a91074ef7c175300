"""The marks of Chinese text are named once: no pattern of the readers spells a set of them again."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from extractors.text import characters

# Sets of their own: what they add or leave out is meant.
OWN = {
    "characters.py",
    "half_width.py",  # turns one width into the other
    "view.py",  # the same for digits and letters
    "org_names.py",  # whatever cannot stand in a name, in both widths
}
_CLASS = re.compile(r"\[\^?((?:\\.|[^\]\[\\])+)\]")
_NAMED = (
    characters.CLAUSE_ENDS[:3],
    characters.OPENING_BRACKETS,
    characters.CLOSING_BRACKETS,
    characters.OPENING_QUOTES,
    characters.CLOSING_QUOTES,
)


def spelled(path: Path) -> Iterator[str]:
    """Yield the classes in strings of a module that hold a named set; docstrings are none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            for found in _CLASS.finditer(node.value):
                half = set(found[1]) & set(",;") and "，" in found[1]  # cells as printed: both widths
                if not half and any(set(named) <= set(found[1]) for named in _NAMED):
                    yield found[0]


def test_a_set_that_is_spelled_is_found(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text('"""[（(]"""\nx = r"[^，。；：]{2}[）)]"\ny = rf"{x}[（(]"\n', encoding="utf-8")
    assert list(spelled(path)) == ["[^，。；：]", "[）)]", "[（(]"]


def test_sets_hold_each_character_once() -> None:
    sets = {
        name: value
        for name, value in vars(characters).items()
        if name.endswith(("_ENDS", "BRACKETS", "QUOTES", "DASHES"))
    }
    assert len(sets) == 11
    assert all(len(set(value)) == len(value) for value in sets.values())


def test_what_stands_in_brackets() -> None:
    inside = re.compile(characters.any_in_brackets(4))
    assert [bool(inside.fullmatch(text)) for text in ("（含税）", "(含税)", "（（含）", "（）", "（超过四字了）")] == [
        True,
        True,
        False,
        False,
        False,
    ]
