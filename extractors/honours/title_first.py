"""Lines of an honours list whose title stands before the colon and whose recipients stand behind it.

1. 先进个人：李恒、王某   2. 最佳案例奖——“禾苗”项目（省银行业协会）   3. “百强企业”——省企业联合会（2023年9月）
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.honours.award_phrase import Phrase
from extractors.honours.award_titles import award_in
from extractors.honours.bearers import holder_of
from extractors.honours.claims import Claim, holder_beside
from extractors.honours.grades import Grade, grade_of
from extractors.honours.list_rules import TITLE_FIRST
from extractors.honours.printed_beside import Note
from extractors.honours.recipients import recipient_of
from extractors.honours.slots import Slots, bracket_at, gives, pieces_of, slots_of
from extractors.text.characters import any_in_brackets


def title_first(phrase: Phrase, bounds: tuple[int, int], own: Sequence[str]) -> list[Claim]:
    """Read a line whose title stands before the colon and whose recipients stand behind it (先进个人：李恒、王某)."""
    colon, stop = bounds
    printed = phrase.text[colon:stop].lstrip("：:—")
    begin = stop - len(printed)
    right = _parted(printed, [gap - begin for gap in phrase.gaps], own)
    award = award_in(phrase, (0, colon), Grade.FIRM)
    if award is None and _are_people(right, own):
        award = award_in(phrase, (0, colon), Grade.QUOTED)
    plain = re.sub(any_in_brackets(30) + "$", "", right)
    if award is None and gives(plain) > 1 and phrase.text[colon] == "—":
        award = award_in(phrase, (0, colon), Grade.QUOTED)  # “百强企业”——省企业联合会（2023年9月）
    if award is None or grade_of(right) >= Grade.SOFT:
        return []
    who = holder_of(re.sub(any_in_brackets(16) + "$", "", re.sub("[，,]", "、", right)), own)
    behind = re.search(any_in_brackets(30) + "$", right)
    note = bracket_at(behind[0], 0, own, phrase.year).note if behind else Note()
    if who is None or who.kind is None or gives(plain) > 1:
        slots = slots_of(pieces_of(phrase, (begin, stop)), own, phrase.year, given=True)
        if not slots.known and gives(plain) > 1:
            slots = Slots(note=note.or_else(Note(grantor=plain)))
        who, note = (slots.recipient, slots.note) if slots.known else (None, Note())
    # 最佳案例奖——“禾苗”项目（省银行业协会）
    award = replace(award, grantor=award.grantor or note.grantor, period=award.period or note.period)
    who = who or holder_beside(award, own)
    return [Claim(award, who, who is None, TITLE_FIRST.name)] if who or note.grantor else []


def _are_people(words: str, own: Sequence[str]) -> bool:
    """Whether words are the names of several persons: 李恒、王某."""
    who = recipient_of(words, own)
    return who is not None and who.kind == "people" and who.name == words


def _parted(words: str, gaps: Sequence[int], own: Sequence[str]) -> str:
    """Put commas for the blanks between the recipients of a line: 一车间甲班 二车间乙班 → 一车间甲班、二车间乙班."""
    edges = sorted({0, len(words), *(gap for gap in gaps if 0 < gap < len(words))})
    parts = [words[first:last] for first, last in pairwise(edges)]
    whole = len(parts) > 1 and all((who := recipient_of(part, own)) and who.name == part for part in parts)
    return "、".join(parts) if whole else words
