"""The pieces that the printed forms of dates are made of, as patterns over a view (no blanks but between digits)."""

import re
from collections.abc import Iterable

from extractors.dates.words import date_words, edge_words
from extractors.text.characters import DASHES
from extractors.text.han_digits import NUMERALS

HAN = NUMERALS
HAN_DIGIT = "[一二三四五六七八九〇零○OОΟ]"
RANGE = f"(?:[{DASHES}]{{1,2}}|至|到)"
LIST = "(?:、|和|及|与|以及)"
SEPARATOR = f"(?:{RANGE}|{LIST})"

# A list number (1. 2022年) may touch the date behind it; any other point before a digit makes it a decimal.
AFTER_POINT = r"(?:(?<![0-9.])|(?<=^[0-9]\.)|(?<=^[0-9]{2}\.)|(?<=[。；：\n][0-9]\.)|(?<=[。；：\n][0-9]{2}\.))"
NO_NUMERAL_BEFORE = rf"(?<![0-9])(?:(?=[0-9])|(?<![{HAN}百千万亿两几数〇零]))"
NO_CODE_BEFORE = r"(?<![0-9A-Za-z./_:\-])"
ALONE = f"{NO_NUMERAL_BEFORE} {AFTER_POINT}"  # before what stands without a year

# Atomic groups and possessive repeats keep the time linear on lists that are none (2022-2022-2022-…).
YEAR_HAN = rf"(?:[一二]{HAN_DIGIT}{{3}}|[二两]千(?:[零〇]?[二三四五六七八九]?十?[一二三四五六七八九]?))"
YEAR = rf"(?>1[0-9]{{3}}|2[01][0-9]{{2}}|1[ ]?9[ ]?[0-9][ ]?[0-9]|2[ ]?0[ ]?[0-9][ ]?[0-9]|{YEAR_HAN})"
YEAR_NOW = "(?:19[5-9][0-9]|20[0-9]{2})"
NUMBER = rf"(?>[0-9](?:[ ]?[0-9])?|[{HAN}]{{1,3}})"
NUMBERS = f"{NUMBER}(?:{SEPARATOR}{NUMBER})"  # with {{0,11}}+: a list or range of them
QUARTER = "[一二三四1-4]"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, in their order."""
    return "|".join(map(re.escape, words))


def words_for(unit: str) -> str:
    """Return a pattern of the words for a unit (年, 月, 日) where nothing beside them makes another word."""
    patterns = []
    for entry in date_words(unit).values():
        before = f"(?<![{''.join(entry.not_after)}])" if entry.not_after else ""
        after = f"(?!度?(?:{any_of(entry.not_before)}))" if entry.not_before else ""
        patterns.append(f"{before}{entry.word}{after}")
    return f"(?:{'|'.join(patterns)})"


def _edge(character: str) -> str:
    return f"{character}(?!{any_of(word[1:] for word in edge_words(character))})"


EDGE_END = f"(?:{_edge('底')}|{_edge('末')})"
EDGE = f"(?:{_edge('初')}|{EDGE_END})"
