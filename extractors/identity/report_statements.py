"""What a report says of itself: the period it covers, the guide it follows, who signs it."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from extractors.dates import is_school_year, read_dates
from extractors.identity.report_titles import western
from extractors.identity.words import any_word
from extractors.text.characters import BRACKETS, CLAUSE_END, CLOSE, OPEN, OPENING_BRACKETS
from schemas.text import squeeze

_PERIOD_WORDS = re.compile(rf"{any_word('period')}|报告期(?:间|限)?[为是：:]|(?:涵盖|覆盖)的?(?:时间|期间)")
_SCHOOL_YEAR = re.compile(r"学年")
_GUIDE_WORDS = re.compile(any_word("following"))
_OF_REPORT = re.compile(
    r"本报告|报告的?(?:编制|编写)|(?:编制|编写)(?:依据|标准)|参照标准|报告(?:主要)?(?:按照|依据|参照|参考|根据|遵循)"
)
_BOOK = re.compile(r"《([^《》]{4,60})》")
_GUIDE = re.compile(rf"{any_word('guide')}|ISO\s?26000")
_TITLE = re.compile(any_word("signing"))
_NAME = re.compile(rf"(?:{OPEN}[^{BRACKETS}]{{1,12}}{CLOSE})?(?:签[名字章署])?[：:、]?(?P<name>[一-鿿]{{2,4}})")
_TEXT_YEAR = re.compile(rf"(?<![{OPENING_BRACKETS}0-9〔\[第])((?:19|20)[0-9]{{2}})年")
_SHORTEST = 80  # days; a report speaks of a quarter at least
_LONGEST = 550  # days that a report may cover that does not end in the year of its title: half a year around it
_YEARS = 1100  # days that a report of several years may cover, titled by the last one (2019-2020年度…)


def read_periods(sentences: Iterable[str], year: int | None) -> tuple[tuple[date, date], ...]:
    """Return the reporting periods that a report states of itself, in their order.

    1. 本报告时效为2022年3月1日至12月31日   2. 时间范围：2021年1月1日至12月31日   3. 统计期限自…起至…止
    Left alone: terms of loans, bonds and contracts (贷款期限自…, 债券期限自…起至…止).
    """
    return tuple(
        (mention.start, mention.end)
        for sentence in sentences
        if _PERIOD_WORDS.search(squeeze(sentence))
        for mention in read_dates(sentence, year)
        if (mention.end - mention.start).days >= _SHORTEST and mention.precision != "relative"
    )


def read_school_years(sentences: Iterable[str]) -> tuple[tuple[date, date], ...]:
    """Return the school years that a report states in days: 学年数据统计时段为2023年9月1日至2024年8月31日."""
    return tuple(
        (mention.start, mention.end)
        for sentence in sentences
        if _SCHOOL_YEAR.search(sentence)
        for mention in read_dates(sentence, None)
        if is_school_year((mention.start, mention.end))
    )


def fits_title(period: tuple[date, date], year: int) -> bool:
    """Whether a stated period can be that of a report with a year in its title.

    It ends in that year, or most of it (or of the year) lies there: 2022年3月1日至2023年2月28日 fits 2022.
    """
    start, end = period
    inside = (min(end, date(year, 12, 31)) - max(start, date(year, 1, 1))).days
    length = (end - start).days
    return (end.year == year and length <= _YEARS) or (length <= _LONGEST and 2 * inside >= min(length, 365))


def read_guide(sentences: Iterable[str]) -> str | None:
    """Return the guide or standard that a report names most often for its making, without 《》.

    1. 依据《…社会责任报告指导手册》编制   2. 参照《可持续发展报告指南》
    Left alone: laws and rules that the unit's work follows.
    """
    counts = Counter[str]()
    for sentence in sentences:
        text = squeeze(sentence)
        if not (_GUIDE_WORDS.search(text) and _OF_REPORT.search(text)):
            continue
        for match in _BOOK.finditer(text):
            if _GUIDE.search(match[1]):
                counts[match[1]] += 1
    return counts.most_common(1)[0][0] if counts else None


def read_signature(line: str, surnames: frozenset[str]) -> str | None:
    """Return the name in a line of signature: 澜洲市水务热线中心党支部书记、主任 闻笛 → 闻笛.

    Left alone: sentences; lines in which no surname follows the title.
    """
    text = squeeze(line)
    if re.search(rf"{CLAUSE_END}", text) or len(text) > 60:
        return None
    for title in _TITLE.finditer(text):
        signed = _NAME.fullmatch(text, title.end())
        name = signed["name"] if signed else ""
        if name and (name[0] in surnames or name[:2] in surnames) and not _TITLE.search(name):
            return name
    return None


def most_named_year(text: str) -> tuple[int | None, bool]:
    """Return the year that a text names most often, and whether it leads clearly: by half again over the next.

    Twice is no lead where four years or more are named, as in a timeline.
    """
    counts = Counter(int(y) for y in _TEXT_YEAR.findall(western(text)))
    ranked = counts.most_common(2)
    if not ranked:
        return None, False
    often = ranked[0][1]
    return ranked[0][0], len(ranked) == 1 or (often >= 1.5 * ranked[1][1] and (often > 2 or len(counts) <= 3))
