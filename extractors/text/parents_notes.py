"""Whose a quantity is where only the parent company's own statements, or the notes on them, are shown."""

import re
from collections.abc import Collection

from schemas.word_lists import by_word

PARENT = "母公司"
OF_PARENT = f"{PARENT}·"
"""What stands before a part of the parent alone: 母公司·1至2年."""
# argued: what regulators ask for beside the notes stands behind those on the parent, and is of the group
_NOTES = re.compile(r"(?<!合并)公司财务报表(?:主要)?项目的?注释(?!.*(?:补充资料|非经常性损益|净资产收益率|每股收益))")


def in_parents_notes(path: str) -> bool:
    """Whether a section is one of the notes on the parent's own statements: 母公司财务报表主要项目注释 / 应收账款."""
    return bool(_NOTES.search(path))


def of_parent(subject: str | None, own_names: Collection[str] = ()) -> str:
    """Return the subject of what the parent's statements or notes say, with whose part it is: 1至2年 → 母公司·1至2年.

    The parent itself where none is named, or its own name or a word for the whole is (本公司).
    """
    said = by_word("matching/scopes.csv").get(subject or "")
    if not subject or subject in own_names or said in ("whole", "parent"):
        return PARENT
    return subject if said or subject.startswith(OF_PARENT) else OF_PARENT + subject
