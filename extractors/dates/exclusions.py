"""Exclusions: what around a date form shows that it is no date."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractors.dates.mention import Point
from extractors.rule import NOT_READ, Rule
from extractors.text.view import View
from schemas.word_lists import rows

_EXCLUSION = ("form", "side", "word", "unless", "rule")


class ExclusionWord(NamedTuple):
    """A word beside a date form which shows that it is no date, unless it begins one of the longer words.

    `side` is before or after; `rule` is the name of its rule in `extractors.dates.exclusions`.
    """

    form: str
    side: str
    word: str
    unless: tuple[str, ...]
    rule: str


@cache
def exclusion_words() -> tuple[ExclusionWord, ...]:
    """Return the words that exclude a form (month, quarter, …), those before it first."""
    found = [
        ExclusionWord(form, side, word, tuple(unless.split()), rule)
        for form, side, word, unless, rule in rows("dates/exclusions.csv", *_EXCLUSION)
    ]
    return tuple(sorted(found, key=lambda entry: entry.side == "after"))


_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_ISSUE = re.compile(r"第?[0-9]{1,5}号")
_ADDRESS = re.compile(r"(?:(?<![a-z])[a-z]+://|www\.)[!-~]+|(?<![!-~])[!-~]+@[!-~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """How a rule excludes: by a test of the text and the point, or by its words in dates/exclusions.csv."""

    excludes: Callable[[str, Point], bool] | None = None


BY_WORDS = Exclusion()


def _follows_unread_year(text: str, point: Point) -> bool:
    return not point.says_year and text.endswith("年", 0, point.start)


def _is_out_of_range(_: str, point: Point) -> bool:
    year = point.year if point.year_only else None
    return year is not None and (999 < year < _FIRST_YEAR or year > _LAST_YEAR)


def _numbers_a_document(text: str, point: Point) -> bool:
    return point.year_only and point.year is not None and _ISSUE.match(text, point.end) is not None


EXCLUSIONS: tuple[Rule[Exclusion], ...] = (
    Rule(
        "lunar date",
        "days and months of the lunar calendar",
        BY_WORDS,
        reason="lunar",
        examples=("农历⟨8月15日⟩", "农历⟨六月⟩"),
        counter_examples=("2021年2月13日农历初二上午",),
        source="argued: festivals are told by the lunar calendar; its days would be wrong ones of ours",
    ),
    Rule(
        "recurring date",
        "what comes back every year",
        BY_WORDS,
        reason="recurring_date",
        examples=("每年⟨6月28日⟩", "历年⟨3月⟩", "每逢⟨5月⟩"),
        counter_examples=("2022年6月28日",),
    ),
    Rule(
        "number behind its word",
        "what stands behind a word for a code",
        BY_WORDS,
        reason="code",
        examples=("合同编号⟨2022-06-28⟩",),
        counter_examples=("编制于2022-06-28",),
        source="numbers of contracts and notices; 2022-06-28 behind 编号 is as often no day as one",
    ),
    Rule("version", "versions", BY_WORDS, reason="version", examples=("版本⟨2022.6.28⟩",), source="software notes"),
    Rule(
        "decade",
        "decades",
        BY_WORDS,
        reason="decade",
        examples=("⟨1990年⟩代",),
        counter_examples=("2020年代表大会",),
        source="argued: histories of units tell decades",
    ),
    Rule(
        "years of history",
        "a round number of years that something has lasted",
        BY_WORDS,
        reason=NOT_READ,
        examples=("近⟨2000年⟩历史", "⟨2000年⟩的历史"),
        counter_examples=("2000年文明单位",),
        source="towns, schools and crafts tell their age",
    ),
    Rule(
        "months counted",
        "a length of time in months",
        BY_WORDS,
        reason=NOT_READ,
        examples=("满⟨3月⟩", "⟨3月⟩龄", "为期⟨6月⟩", "⟨6月⟩以上"),
        counter_examples=("3月内蒙古", "1-5月光伏装机"),
        source="argued: terms and ages of months are written without 个 (满3月, 为期6月)",
    ),
    Rule(
        "named month",
        "a month that is part of a name",
        BY_WORDS,
        reason=NOT_READ,
        examples=("⟨十月⟩革命", "⟨五月⟩端午"),
        source="the names of events; festivals are of the lunar calendar",
    ),
    Rule(
        "each period",
        "every month, quarter, half or year",
        BY_WORDS,
        reason="per",
        examples=("每⟨一季度⟩", "每⟨上半年⟩", "每⟨3月⟩", "每⟨年末⟩"),
        counter_examples=("第一季度",),
    ),
    Rule(
        "quarter not named",
        "a quarter that only a word points at",
        BY_WORDS,
        reason=NOT_READ,
        examples=("这⟨一季度⟩", "上⟨一季度⟩"),
        source="its year and quarter are unsure",
    ),
    Rule(
        "budget of a year",
        "the budget of the beginning of a year: a name of an amount",
        BY_WORDS,
        reason=NOT_READ,
        examples=("⟨年初⟩预算数",),
        counter_examples=("年末结转",),
    ),
    Rule(
        "days counted",
        "a length of time in days",
        BY_WORDS,
        reason=NOT_READ,
        examples=("6月1日起⟨15日⟩内",),
        counter_examples=("15日内蒙古",),
    ),
    Rule(
        "number of a building",
        "numbers of houses, lines and courts",
        BY_WORDS,
        reason="name",
        examples=("⟨6月28号⟩楼",),
        source="28号 is a house as often as a day",
    ),
    Rule(
        "number of a paper",
        "numbers of papers behind the year, or 号 before the word for one",
        Exclusion(_numbers_a_document),
        reason="document_number",
        examples=("财政部公告⟨2022年⟩第12号", "2016年6月、⟨13号⟩文"),
        counter_examples=("2022年12月",),
    ),
    Rule(
        "behind an unread year",
        "what stands right behind a 年 whose year was not understood",
        Exclusion(_follows_unread_year),
        reason=NOT_READ,
        examples=("第50年⟨6月⟩",),
    ),
    Rule(
        "year out of range",
        "years before 1700 and after 2100",
        Exclusion(_is_out_of_range),
        reason=NOT_READ,
        examples=("建城⟨1350年⟩",),
        source="numbers of years, and history that no report is about",
    ),
)


class Exclusions:
    """Rules of exclusion, their words by the form that they exclude."""

    def __init__(self, rules: Sequence[Rule[Exclusion]]) -> None:
        by_name = {rule.name: rule for rule in rules}
        self._tests = [(rule.how.excludes, rule) for rule in rules if rule.how.excludes]
        self._words: dict[str, list[tuple[ExclusionWord, Rule[Exclusion]]]] = {}
        for entry in exclusion_words():
            if entry.rule in by_name:
                self._words.setdefault(entry.form, []).append((entry, by_name[entry.rule]))

    def rule_of(self, text: str, point: Point) -> Rule[Exclusion] | None:
        """Return the rule by which the text around a point (of a view) shows that it is no date, else None."""
        for form in _forms(text, point):
            for entry, rule in self._words.get(form, ()):
                if _stands(text, point, entry):
                    return rule
        return next((rule for excludes, rule in self._tests if excludes(text, point)), None)


def without_addresses(seen: View, points: Sequence[Point]) -> list[Point]:
    """Return the points that do not stand in a URL or mail address: digits in them are no dates."""
    if "://" not in seen.text and "www." not in seen.text and "@" not in seen.text:
        return list(points)
    masked = [match.span() for match in _ADDRESS.finditer(seen.text)]
    return [point for point in points if not any(start <= point.start < end for start, end in masked)]


def _stands(text: str, point: Point, entry: ExclusionWord) -> bool:
    if entry.side == "before":
        return text.endswith(entry.word, 0, point.start)
    return text.startswith(entry.word, point.end) and not text.startswith(entry.unless, point.end)


def _forms(text: str, point: Point) -> list[str]:
    """Return the forms of the list of exclusions that a point is of."""
    forms = ["any"]
    if point.day is not None:
        forms += ["bare day"] if point.month is None else []
        forms += ["号"] if text[point.end - 1] == "号" else []
    elif point.year_only and point.year is not None:
        forms += ["round year"] if point.year % 100 == 0 else []
        forms += ["decade"] if point.year % 10 == 0 else []
    elif point.says_year:
        return forms
    elif point.month is not None:
        forms += [] if point.part else ["month"]
    elif point.part:
        forms += [{"Q": "quarter", "H": "half"}.get(point.part[0], "end of year")]
    return forms
