"""The places of a module where one small change makes a mutant: the usual operators on Python's syntax tree.

Comparisons (< for <=, == for !=, in for not in), and for or, a dropped not, a condition turned round, numbers one
higher, True for False, + for -, a result that is left out, and, for what this project is made of, one alternative of a
pattern deleted. Left alone: annotations, decorators, docstrings, what is raised, `strict` of zip.
"""

import ast
import copy
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult},
}
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[:>]|[aiLmsux-]+:))?")
Change = Callable[[Any, random.Random], ast.AST]


@dataclass(frozen=True, slots=True)
class Place:
    """A place: the number of the node in a walk of the tree, the operator, the line; module level or in a function."""

    node: int
    operator: str
    line: int
    end_line: int
    inside: bool


@dataclass(slots=True)
class Mutant:
    """A changed tree, and what was changed as source."""

    tree: ast.Module
    before: str
    after: str


def alternatives(pattern: str) -> list[tuple[int, int]]:
    """Return where the alternatives of a regular expression stand, each with one bar, wherever there are two."""
    found: list[tuple[int, int]] = []
    open_groups: list[list[int]] = [[0]]
    at, in_set = 0, False
    ends: list[tuple[list[int], int]] = []
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 2
            continue
        if in_set:
            in_set = character != "]" or pattern[at - 1] == "["
        elif character == "[":
            in_set = True
        elif character == "(":
            open_groups.append([_GROUP.match(pattern, at).end()])  # type: ignore[union-attr] # it begins with the bracket
        elif character == "|":
            open_groups[-1].append(at + 1)
        elif character == ")" and len(open_groups) > 1:
            ends.append((open_groups.pop(), at))
        at += 1
    ends += [(starts, len(pattern)) for starts in open_groups]
    for starts, end in ends:
        if len(starts) > 1:
            found += [(start, nxt) for start, nxt in pairwise(starts)]
            found.append((starts[-1] - 1, end))
    return found


def _drop_alternative(node: ast.Constant, chance: random.Random) -> ast.AST:
    start, end = chance.choice(alternatives(node.value))
    return ast.copy_location(ast.Constant(node.value[:start] + node.value[end:]), node)


def _turn_comparison(node: ast.Compare, chance: random.Random) -> ast.AST:
    number = chance.randrange(len(node.ops))
    node.ops[number] = _COMPARED[type(node.ops[number])]()
    return node


def _turn_boolean(node: ast.BoolOp, _: random.Random) -> ast.AST:
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return node


def _count_otherwise(node: ast.BinOp, _: random.Random) -> ast.AST:
    node.op = _COUNTED[type(node.op)]()
    return node


def _change_number(node: ast.Constant, _: random.Random) -> ast.AST:
    value = not node.value if isinstance(node.value, bool) else node.value + 1
    return ast.copy_location(ast.Constant(value), node)


def _turn_condition(node: Any, _: random.Random) -> ast.AST:
    node.test = ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test)
    return node


def _return_nothing(node: ast.Return, _: random.Random) -> ast.AST:
    node.value = ast.copy_location(ast.Constant(None), node)
    return node


OPERATORS: dict[str, Change] = {
    "alternative": _drop_alternative,
    "comparison": _turn_comparison,
    "boolean": _turn_boolean,
    "not": lambda node, _: node.operand,
    "condition": _turn_condition,
    "arithmetic": _count_otherwise,
    "constant": _change_number,
    "return": _return_nothing,
}


def _operators(node: ast.AST) -> Iterator[str]:
    """Yield the operators that fit a node."""
    match node:
        case ast.Constant(value=str() as text) if "|" in text and len(alternatives(text)) > 1:
            yield "alternative"
        case ast.Constant(value=bool() | int() | float()):
            yield "constant"
        case ast.Compare():
            yield "comparison"
        case ast.BoolOp():
            yield "boolean"
        case ast.UnaryOp(op=ast.Not()):
            yield "not"
        case ast.BinOp(op=op) if type(op) in _COUNTED and not _is_text(node):
            yield "arithmetic"
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "return"
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
                yield "condition"
        case _:
            pass


def _is_text(node: Any) -> bool:
    """Whether a sum is one of texts: no number is changed there, the minus would only break it."""
    return any(
        isinstance(part, ast.JoinedStr) or isinstance(getattr(part, "value", None), str) for part in ast.walk(node)
    )


@dataclass(slots=True)
class _Finder:
    """Walks a module; nodes are numbered as `_walk` meets them."""

    places: list[Place] = field(default_factory=list)
    number: int = 0

    def visit(self, node: ast.AST, *, inside: bool, skipped: bool) -> None:
        here, self.number = self.number, self.number + 1
        if not skipped:
            line, end = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
            if isinstance(node, ast.If | ast.While):
                end = node.test.end_lineno or line
            self.places += [Place(here, operator, line, end, inside) for operator in _operators(node)]
        for child, left_alone in _children(node):
            within = inside or isinstance(node, ast.FunctionDef | ast.Lambda)
            self.visit(child, inside=within, skipped=skipped or left_alone)


def _children(node: ast.AST) -> Iterator[tuple[ast.AST, bool]]:
    """Yield the children of a node, each with whether nothing in it is changed."""
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child, _is_left_alone(node, name, child)


def _is_left_alone(node: ast.AST, name: str, child: ast.AST) -> bool:
    if name in ("annotation", "returns", "decorator_list", "bases"):
        return True
    if isinstance(
        node, ast.Raise | ast.Assert | ast.TypeAlias if hasattr(ast, "TypeAlias") else ast.Raise | ast.Assert
    ):
        return True
    if isinstance(node, ast.Expr) and isinstance(child, ast.Constant):
        return True
    return isinstance(child, ast.keyword) and child.arg in ("strict", "slots", "frozen", "kw_only")


def find_places(source: str) -> list[Place]:
    """Return all places of a module."""
    finder = _Finder()
    finder.visit(ast.parse(source), inside=False, skipped=False)
    return finder.places


class _Changer:
    def __init__(self, place: Place, chance: random.Random) -> None:
        self.place, self.chance, self.number = place, chance, 0
        self.before = self.after = ""

    def visit(self, node: ast.AST) -> ast.AST:
        here, self.number = self.number, self.number + 1
        for name, value in list(ast.iter_fields(node)):
            if isinstance(value, list):
                value[:] = [self.visit(child) if isinstance(child, ast.AST) else child for child in value]
            elif isinstance(value, ast.AST):
                setattr(node, name, self.visit(value))
        if here != self.place.node:
            return node
        self.before = _shown(node)
        changed = OPERATORS[self.place.operator](node, self.chance)
        self.after = _shown(changed)
        return changed


def _shown(node: ast.AST) -> str:
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}"
    return ast.unparse(ast.fix_missing_locations(copy.deepcopy(node)))


def mutate(source: str, place: Place, chance: random.Random) -> Mutant:
    """Return a module with one place changed."""
    tree = ast.parse(source)
    changer = _Changer(place, chance)
    changer.visit(tree)
    return Mutant(ast.fix_missing_locations(tree), changer.before, changer.after)
