"""Whose quantity it is: the reporting unit's, its group's, the parent company's alone, or a part's."""

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from extractors.metrics.enumerations import DUTY
from schemas.word_lists import by_word

# A paper, a rate or an amount has no quantities of its own: what is said of it is the unit's.
_NO_PART = re.compile(
    r"(?:合同|协议书?|责任书|承诺书|制度|办法|方案|条例|手册|满意度|满意率|[^效]率|金额|总额|次数|人数|比例)$"
)
_SCOPES = {"whole": "unit", "group": "group", "parent": "parent_only"}


class Scope(NamedTuple):
    """A scope, with the name of the part where it is one."""

    name: str
    part: str | None


@cache
def _words() -> dict[str, str]:
    return {word: _SCOPES[scope] for word, scope in by_word("matching/scopes.csv").items()}


def says_whose(word: str) -> bool:
    """Whether a word only says whose a quantity is and names nobody (本公司, 我院, 集团)."""
    return word in _words()


def scope_of(subject: str | None, own_names: Collection[str]) -> Scope:
    """Return the scope that a subject gives.

    1. none, the unit's own name, 全院, 本公司: the unit   2. 集团, 合并: the group   3. 母公司, 本部: the parent alone
    4. anything else: a part of that name (城北养护站, 移动业务)
    Left alone: what has no quantities of its own, a paper or a rate (廉洁购销合同, 住院患者满意度).
    """
    if not subject or subject in own_names or _NO_PART.search(subject):
        return Scope("unit", None)
    subject = DUTY.sub("", subject) or subject
    known = _words().get(subject)
    if known is not None:
        return Scope(known, None if known == "unit" else subject)
    return Scope("part", subject)
