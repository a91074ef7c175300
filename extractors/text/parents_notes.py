"""Whose a quantity is where only the parent company's own statements, or the notes on them, are shown."""

import re
from collections.abc import Collection

from extractors.text.word_patterns import any_word
from schemas.word_lists import by_word

PARENT = "母公司"
OF_PARENT = f"{PARENT}·"
"""What stands before a part of the parent alone: 母公司·1至2年."""
_WORDS = "matching/parents_notes.csv"
# argued: what regulators ask for beside the notes stands behind those on the parent, and is of the group
_NOTES = re.compile(rf"(?<!合并)公司财务报表(?:主要)?项目的?注释(?!.*{any_word(_WORDS, 'behind')})")
_AT_LARGE = re.compile(rf"{any_word(_WORDS, 'at_large')}|.*{any_word(_WORDS, 'a_head')}")
_BODY = re.compile(rf".*[一-鿿]{{2}}{any_word(_WORDS, 'body')}")
_OWN = re.compile(rf".*{any_word(_WORDS, 'own')}")
_EARNED = re.compile(rf".*{any_word(_WORDS, 'earned')}")


def in_parents_notes(path: str) -> bool:
    """Whether a section is one of the notes on the parent's own statements: 母公司财务报表主要项目注释 / 应收账款."""
    return bool(_NOTES.search(path))


def is_anothers(subject: str | None, metric: str, *, told: bool) -> bool:
    """Whether the notes on the parent tell what is no part of it: of a trade, a place or what a body has of its own.

    1. 行业平均毛利率, 居民人均用电   2. 注册资本 and 职工 of 汀州电缆有限公司; `told` in a sentence, its 收入
    Left alone: what the parent has in it or of it (其他应收款, 长期股权投资), and sold to it (a row of a table).
    """
    if by_word("matching/scopes.csv").get(subject or ""):
        return False
    if _AT_LARGE.match(subject or metric):
        return True
    body = _BODY.fullmatch(subject) if subject else _BODY.match(metric)
    return bool(body) and bool(_OWN.fullmatch(metric) or (told and _EARNED.fullmatch(metric)))


def of_parent(
    subject: str | None, own_names: Collection[str] = (), metric: str = "", *, told: bool = False
) -> str | None:
    """Return the subject of what the parent's statements or notes say, with whose part it is: 1至2年 → 母公司·1至2年.

    The parent itself where none is named, or its own name or a word for the whole is (本公司). What is another's
    (`is_anothers`) keeps its own.
    """
    said = by_word("matching/scopes.csv").get(subject or "")
    if subject in own_names or said in ("whole", "parent"):
        return PARENT
    if is_anothers(subject, metric, told=told):
        return subject
    if not subject:
        return PARENT
    return subject if said or subject.startswith(OF_PARENT) else OF_PARENT + subject
