"""Characters that a pattern can't match without: by one look at a text's characters most patterns are not tried."""

import re
from collections.abc import Iterable
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 80  # characters: more of them stand in every text
# argued: in many a text; others are asked for where there is a choice, so many of them for one of these
_OFTEN, _WORTH = frozenset("年月日，、。的为人元长增0123456789"), 12
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


def needed(*patterns: re.Pattern[str]) -> str:
    """Return characters of which every match of any of some patterns has one; nothing where there are no such.

    1. 与20\\d\\d年(?:同期)?相比 → 与   2. 较|[多少]于 → 较于   3. \\d+人? → nothing
    What stands before or behind a match in a lookaround counts as well: the text that it is sought in has it.
    """
    found = [
        set() if pattern.flags & re.IGNORECASE else _of_sequence(parser.parse(pattern.pattern, pattern.flags))
        for pattern in patterns
    ]
    return "".join(sorted(set().union(*found))) if all(found) else ""


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> set[str]:
    """Return the fewest and rarest characters of which one item of a sequence needs one."""
    found = list(filter(None, (_of_item(op, said) for op, said in items)))
    return min(found, key=lambda signs: len(signs) + _WORTH * len(signs & _OFTEN), default=set())


def _of_item(op: Any, said: Any) -> set[str]:
    if op is ops.LITERAL:
        return {chr(said)}
    if op is ops.IN:
        return _of_class(said)
    if op is ops.BRANCH:
        branches = [_of_sequence(branch) for branch in said[1]]
        return set().union(*branches) if all(branches) else set()
    if op is ops.SUBPATTERN or (op in _REPEATS and said[0]):
        return _of_sequence(said[-1])
    if op is ops.ATOMIC_GROUP:
        return _of_sequence(said)
    return _of_sequence(said[1]) if op is ops.ASSERT else set()


def _of_class(members: Iterable[tuple[Any, Any]]) -> set[str]:
    """Return the characters of a class, nothing where it says what is not in it or has more than a text lacks."""
    found: set[str] = set()
    for op, said in members:
        if op is ops.LITERAL:
            found.add(chr(said))
        elif op is ops.RANGE and said[1] - said[0] < _MOST:
            found.update(map(chr, range(said[0], said[1] + 1)))
        else:
            return set()
    return found
