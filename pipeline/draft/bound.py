"""Years that belong to what last year's report tells of them: moved on they would make a false sentence.

Anniversaries, awards, what happened one time, what began or is due in a year, plans of several years, chronicles.
"""

import re
from collections.abc import Sequence
from datetime import date
from enum import Enum

from extractors.text.characters import CLAUSE_ENDS
from schemas.feed import Slot, Title
from schemas.word_lists import by_use

_WORDS = {use: "|".join(map(re.escape, words)) for use, words in by_use("feed/bound_years.csv").items()}
_NUMBER = r"第?[0-9〇一二三四五六七八九十百]+"
# 2022年版 and no 2022年版权登记.
_NAMED = re.compile(rf"(?:{_WORDS['edition']})(?![权面税块])|{_NUMBER}号")
_BEHIND = re.compile(rf"(?:{_WORDS['behind']})(?![草诉步飞])")
_BEFORE = re.compile(rf"(?:{_WORDS['before']})$")
_TOLD = re.compile(_WORDS["told"])
_ONCE = re.compile(rf"(?:{_WORDS['once']})(?!以来)|(?:{_WORDS['book']})[^{CLAUSE_ENDS}]{{0,6}}《")
_AIM = re.compile(rf"(?:^|[{CLAUSE_ENDS}：:、“]|{_WORDS['aim']})[到至]$")
_PLAN = re.compile(rf"[^{CLAUSE_ENDS}、]{{0,6}}(?:{_WORDS['plan']})")
_CHRONICLE = re.compile(_WORDS["heading"])
_EDGES = f"{CLAUSE_ENDS}：:;,"
_START = re.compile(f"[^{_EDGES}]*$")
_REST = re.compile(f"[^{_EDGES}]*")
_NEXT = re.compile(f"[{_EDGES}][^{_EDGES}]*")
_TAIL = re.compile(r"年度?(?P<tail>[^年]*)$")
_BARE = 2  # characters beside a year that only says when: 2023年，
_PERIOD = 2  # years that a plan has at least


class Bond(Enum):
    """How a year is bound: to what is told of it, which is to be looked at, or to a name, which stays."""

    TOLD = "told"
    NAME = "name"


def bond_of(text: str, slot: Slot, slots: Sequence[Slot], last_year: int) -> Bond | None:
    """Return how a year of a sentence is bound; None where it moves on with the report."""
    tail = found["tail"] if (found := _TAIL.search(slot.text)) else ""
    behind = tail + text[slot.end :]
    if _NAMED.match(behind):
        return Bond.NAME
    beside = _BEHIND.match(behind) or _BEFORE.search(text[: slot.start])
    told = (
        beside
        or _is_plan(slot, behind)
        or (not tail and _is_aim(text, slot, last_year))
        or _is_event(text, slot, slots)
    )
    return Bond.TOLD if told else None


def _is_plan(slot: Slot, behind: str) -> bool:
    """Whether a period is that of a plan: several years with its word behind them, or last year in their midst."""
    years = _year_of(slot.date_end) - _year_of(slot.date_start) + 1
    return years > _PERIOD or (years == _PERIOD and _PLAN.match(behind) is not None)


def _is_aim(text: str, slot: Slot, last_year: int) -> bool:
    """Whether a year to come is the one that an aim is due in: 到2025年, not 延伸至2025年."""
    return _year_of(slot.date_end) > last_year and _AIM.search(text[: slot.start]) is not None


def _is_event(text: str, slot: Slot, slots: Sequence[Slot]) -> bool:
    """Whether the clause of a year, or the next one where it only says when, tells of an event."""
    start, end = slot.start - len(_match(_START, text[: slot.start])), slot.end + len(_match(_REST, text[slot.end :]))
    if end - start - len(slot.text) <= _BARE:
        end += len(found[0]) if (found := _NEXT.match(text, end)) else 0
    clause = text[start:end]
    counts = any(one.kind == "number" and start <= one.start < end for one in slots)
    return _TOLD.search(clause) is not None or (not counts and _ONCE.search(clause) is not None)


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def _year_of(day: date | None) -> int:
    return day.year if day is not None else 0


def list_chronicles(titles: Sequence[Title], *, inside: bool = False) -> frozenset[str]:
    """Return the ids of the headings of chronicles (大事记), and of those below them."""
    found: set[str] = set()
    for title in titles:
        own = inside or _CHRONICLE.search(title.title) is not None
        found |= {title.id} if own else set()
        found |= list_chronicles(title.children, inside=own)
    return frozenset(found)
