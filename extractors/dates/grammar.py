"""What printed dates are made of: listed words, numbers, pieces of patterns, and forms composed of them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from extractors.dates.mention import Point
from extractors.rule import Rule
from extractors.text.characters import CLOSING_BRACKETS, DASHES, OPEN
from extractors.text.han_digits import DIGIT_OF, NUMERALS, below_hundred
from schemas.word_lists import by_use, rows, words

_WORD = ("word", "unit", "on", "not_after", "not_before")


class DateWord(NamedTuple):
    """A word for a year, month or day (去年), how far it lies from now, and what makes another word of it."""

    word: str
    on: int
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]


@cache
def date_words(unit: str) -> dict[str, DateWord]:
    """Return the words for years (unit 年), months (月) or days (日), longest first."""
    listed = [
        DateWord(word, int(on), tuple(not_after.split()), tuple(not_before.split()))
        for word, of, on, not_after, not_before in rows("dates/words.csv", *_WORD)
        if of == unit
    ]
    return {entry.word: entry for entry in sorted(listed, key=lambda entry: -len(entry.word))}


@cache
def _years_before() -> frozenset[str]:
    return frozenset(entry.word for entry in date_words("年").values() if entry.on == -1)


def is_year_before(words: str) -> bool:
    """Whether words name the year before and no more: 去年, 上一年度, 上学年; not 上年末."""
    return words in _years_before() or words.removesuffix("度") in _years_before()


@cache
def edge_words(edge: str) -> tuple[str, ...]:
    """Return the words that begin with 初, 底 or 末 and make no edge of a year or month of it (初步, 底线)."""
    return tuple(word for word in words("dates/edge_words.txt") if word.startswith(edge))


@cache
def measures() -> tuple[str, ...]:
    """Return the beginnings of measure words and units."""
    return words("dates/measures.txt")


@cache
def time_words(*uses: str) -> tuple[str, ...]:
    """Return the words of some uses (held, founding, …) that say what a date is about, the longest first."""
    found = [word for use in uses for word in by_use("dates/time_words.csv")[use]]
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


WILL = rf"(?:{'|'.join(time_words('will'))}|要(?![求素点]))"
"""What says that something is planned: 将, 拟, 力争; not 要求."""

PART_OF_DAY = f"(?:{'|'.join(time_words('part_of_day'))})"
"""The hours of a day, as they stand behind its date: 9月3日|上午, 当天; no night, which goes on into the next day."""

HOURS = r"[0-2]?[0-9](?:[时点]|[:：][0-5][0-9])?(?:[至到—–~～-]+)[0-2]?[0-9](?:[时点]|[:：][0-5][0-9])"
"""A pattern of hours behind a day: 6月12日|0时至24时."""

PART_OF_DAY_OR_NIGHT = f"(?:{'|'.join(time_words('part_of_day', 'night'))})"
"""The same with the night: 9月3日|夜间."""

ALREADY = "(?<!后)(?<!届时)已"
"""已, of what is so by now; not 建成后已, 届时已 in a plan."""

NUMBERED = rf"(?:{OPEN}?[一二三四五六七八九十0-9]{{1,2}}[{CLOSING_BRACKETS}、.．](?![0-9])|[①-⑳])"
"""How an item of a list opens that is numbered."""


def happens(*uses: str) -> str:
    """Return a pattern of words of some uses for what happens with a thing, as they may go on: 投入|使用, 并网|运行."""
    return rf"(?:{'|'.join(time_words(*uses))})(?:使用|运[行营])?"


_THOUSANDS = re.compile(r"(?P<thousands>[一二两])千(?P<rest>.*)")


def read_number(printed: str) -> int | None:
    """Return the value of a month's, day's or quarter's number, or None (七八).

    1. 28, 08, 2 8
    2. 八, 十, 十二, 二十八
    """
    digits = printed.replace(" ", "")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    return below_hundred(digits)


def read_year(printed: str) -> int | None:
    """Return the value of a year's number as it stands (a year of two digits is not completed), or None.

    1. 2022, 2 0 2 2
    2. 二〇二二, 二零二二, 三六七
    3. 两千年: 两千; 二千零二十二, 两千零四
    """
    digits = printed.replace(" ", "")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    if match := _THOUSANDS.fullmatch(digits):
        rest = read_number(match["rest"].lstrip("零〇")) if match["rest"] else 0
        return None if rest is None else DIGIT_OF[match["thousands"]] * 1000 + rest
    value = 0
    for sign in digits:
        if sign not in DIGIT_OF and not sign.isdigit():
            return None
        value = value * 10 + (DIGIT_OF[sign] if sign in DIGIT_OF else int(sign))
    return value


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

Points = Callable[[re.Match[str], Point, int | None], Iterable[Point]]
"""Match, the point that it is a part of (start, end, rule, the year before it), report year → points in order."""


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form of dates: a verbose pattern over a view, whose group names no other form has, and its points.

    Forms that `follow` stand behind a year (2022年|6月28日) and, but for `after_year_only`, without one; then in the
    pattern `alone` where there is another one. `guard` says what may stand before it; it is
    written once for neighbours that share it.
    """

    pattern: str
    points: Points
    _: KW_ONLY
    follows: bool = False
    after_year_only: bool = False
    alone: str | None = None
    guard: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Forms composed into two patterns: what a date begins with, and what goes on behind a year."""

    head: re.Pattern[str]
    tail: re.Pattern[str]
    forms: dict[str, tuple[str, Form]]

    def points(self, match: re.Match[str], year: Point | None, report_year: int | None) -> list[Point]:
        """Return the points of a match of one of the patterns; the first takes the year that stands before it."""
        name, form = self.forms[match.lastgroup or ""]
        alone = Point(start=match.start(), end=match.end(), rule=name)
        whole = alone if year is None else replace(year, end=match.end(), rule=name, years_rule=year.rule)
        return list(form.points(match, whole, report_year))


@cache
def grammar_of(rules: tuple[Rule[Form], ...]) -> Grammar:
    """Return the grammar that the rules make up in their order."""
    forms = {f"form{number}": (rule.name, rule.how) for number, rule in enumerate(rules)}
    begin = [(group, form) for group, (_, form) in forms.items() if not form.after_year_only]
    heads = "\n | ".join(_heads(guard, list(group)) for guard, group in groupby(begin, key=lambda one: one[1].guard))
    tails = "\n | ".join(f"(?P<{group}> {form.pattern} )" for group, (_, form) in forms.items() if form.follows)
    return Grammar(
        head=re.compile(
            f"(?=[0-9{HAN}〇零两上去今昨本明下同当次翌最近过第前头年春秋]) (?: {heads or '(?!)'} )", re.VERBOSE
        ),
        tail=re.compile(f"的? (?: {tails or '(?!)'} )", re.VERBOSE),
        forms=forms,
    )


def _heads(guard: str, forms: Sequence[tuple[str, Form]]) -> str:
    return f"{guard} (?: {' | '.join(f'(?P<{group}> {form.alone or form.pattern} )' for group, form in forms)} )"
