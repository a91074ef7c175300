"""Whether a section or a sentence speaks of what is to come: the plans of a report."""

import re
from functools import cache, lru_cache

from extractors.dates.words import time_words
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, MEMBER_ENDS, OPEN
from extractors.text.word_patterns import any_word

_FUTURE = re.compile("|".join(time_words("ahead")))
# What a title that speaks of the future may join to it and still speak of the future only (未来规划与目标).
_AIMS = re.compile("|".join(time_words("ahead", "aim")))
_JOINED = re.compile(r"以及|[与和及暨、]")
_PLAN_OPENS = (
    rf"[{MEMBER_ENDS}\n]\s{{0,8}}(?:{OPEN}?[一二三四五六七八九十0-9]{{1,2}}[{CLOSING_BRACKETS}、.．]\s*)?"
    rf"(?:{'|'.join(time_words('turning'))}|{{following}})"
)
# 投产运营后，每年可; 预计每年; 每年将: what is to be once something is done, or each year from then on
_FORETOLD = re.compile(
    rf"(?:建成|投[产运用]|达产|竣工|完工|并网|启用|投入(?:使用|运[营行]|生产)|实施)[^{CLAUSE_ENDS}]{{0,4}}后"
    rf"[^{MEMBER_ENDS}0-9]{{0,60}}?(?:预计|有望|将(?!军)|可(?![靠能行持观比再编视控研]))"
    rf"|(?:预计|预期|有望)[^{CLAUSE_ENDS}0-9]{{0,10}}?(?:每年|年均)|(?:每年|年均)(?:预计|有望|仍?将)"
)
_IS_SO = re.compile(r"已|累计|目前|全年|实际|报告期|[本当今]年|本期|截[至止]|(?:19|20)\d\d年")

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


@cache
def _goes_on() -> re.Pattern[str]:
    verbs = any_word("metrics/actions.csv", "does", "gets", "reach", "takes", "act_begins")
    return re.compile(rf"(?:并|同时|还|可|将|年|预计|每年)*(?:{verbs}|减排|减少|带动|创造|降低)")


def foretold_from(text: str, start: int) -> int | None:
    """Return where words begin that foretell the quantity at `start`, or None.

    1. 项目投产后，每年可节约标准煤|20万吨，减排二氧化碳|50万吨   2. 预计每年创收|40万元
    Left alone: what is so by now (投产后，已生产20万吨), what a clause without a verb of its own tells behind it.
    """
    first = max((text.rfind(end, 0, start) for end in MEMBER_ENDS), default=-1) + 1
    found = _FORETOLD.search(text, first, start)
    if found is None or _IS_SO.search(text, found.start(), start):
        return None
    told, *more = text[found.end() : start].split("，")
    if any(map(str.isdigit, told)) and not all(_goes_on().match(clause) for clause in more):
        return None
    return found.start()
