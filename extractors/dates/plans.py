"""Whether a section or a sentence speaks of what is to come: the plans of a report."""

import re
from functools import lru_cache

from extractors.dates.words import time_words
from extractors.text.characters import CLOSING_BRACKETS, MEMBER_ENDS, OPEN

_FUTURE = re.compile("|".join(time_words("ahead")))
# What a title that speaks of the future may join to it and still speak of the future only (未来规划与目标).
_AIMS = re.compile("|".join(time_words("ahead", "aim")))
_JOINED = re.compile(r"以及|[与和及暨、]")
_PLAN_OPENS = (
    rf"[{MEMBER_ENDS}\n]\s{{0,8}}(?:{OPEN}?[一二三四五六七八九十0-9]{{1,2}}[{CLOSING_BRACKETS}、.．]\s*)?"
    rf"(?:{'|'.join(time_words('turning'))}|{{following}})"
)

AHEAD = "未来"
"""What `period_text` says of a time to come that the report does not date; the year after its own stands beside it."""


@lru_cache(maxsize=1 << 10)
def is_mixed(title: str) -> bool:
    """Whether a title joins what is to come with what was (问题与展望, 荣誉与展望)."""
    parts = _JOINED.split(title)
    return bool(_FUTURE.search(title)) and not all(_AIMS.search(part) for part in parts)


@lru_cache(maxsize=1 << 10)  # asked again for each quantity of a section
def is_future(path: str) -> bool:
    """Whether a section speaks of what is to come (报告预期与展望, 下一步计划); not a mixed one (问题与展望).

    `path` are the titles from the outermost to the section's own.
    """
    titles = path.split(" / ")
    if is_mixed(titles[-1]):
        return False
    return any(_FUTURE.search(title) and not is_mixed(title) for title in titles)


def named_year(year: int) -> str:
    """Return a pattern for a year that a text names, but for the day of a signature (2023年1月5日)."""
    return rf"{year}年(?![0-9]{{1,2}}月[0-9]{{1,2}}日)"


def plan_begins(text: str, year: int) -> bool:
    """Whether a sentence of a text, from its second line on, turns to what is to come: 下一步，…; 2023年，… in 2022."""
    return bool(re.search(_PLAN_OPENS.replace("{following}", named_year(year + 1)), text))
