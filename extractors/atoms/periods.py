"""The period that a figure is about, from the words of its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.atoms.dates import DateMention

_PHRASE = re.compile(
    r"""
    创建期(?:内|间)?
    | (?:近|过去|最近)[一二两三四五六七八九十0-9]{1,2}年(?:来|内|间)?
    | [一二两三四五六七八九十0-9]{1,2}年(?:内|来|间)
    | “?十[一二三四五]五”?(?:期间|时期|以来|末)?
    | 任期内 | 历年 | 历史 | 成立以来 | 建[校院馆厂所]以来
    | 未来(?:[一二两三四五0-9]年)? | 下一?阶段 | 下一?步 | 明年 | 下一?年度?
    """,
    re.VERBOSE,
)
_WHOLE_YEAR = re.compile(r"报告期内?|全年|本年度?|年内|当年")
_FUTURE = re.compile(r"预期|展望|未来|下一?步|下一?阶段|下一年|工作计划|年度计划|努力方向|工作打算")
_UNTIL = re.compile(r"(?:截至|截止|至|止)到?\s*$")
_NEAR = 8
_COMPARED = re.compile(r"(?:较|比|与|同)[^，。；]{0,4}$")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, or the words that name a period that has none in the calendar (创建期内, 未来)."""

    start: date | None
    end: date | None
    text: str | None


def is_future(path: str) -> bool:
    """Whether a section speaks of what is to come (报告预期与展望, 下一步计划)."""
    return bool(_FUTURE.search(path))


def _usable(mention: DateMention, text: str, start: int, *, change: bool) -> bool:
    """Whether a date is the period of the figure at `start`.

    What something is compared with is the period of no other figure, nor is a date in brackets that closed.
    """
    before = text[: mention.span.start]
    if before.count("（") > before.count("）") and "）" in text[mention.span.end : start]:
        return False
    if _COMPARED.search(before) and (change or start - mention.span.end > _NEAR):
        return False
    # A day dates an event (6月28日开展演练3次); only 截至…日 makes it the day of a stock.
    return mention.precision != "day" or bool(_UNTIL.search(before))


def period_of(text: str, start: int, dates: Sequence[DateMention], *, usual: Period, change: bool) -> Period:
    """Return the period of the figure at `start`: the last one named before it in the sentence, else the usual one.

    1. 2021年…, 上年同期…, 截至2022年底…: the days named   2. 创建期内, 两年内, 未来: the words
    3. 报告期内, 全年: the reporting period
    Left aside: what a change is compared with (比2022年增加 …), days of events, years in brackets behind the figure.
    """
    best, at = usual, -1
    for mention in dates:
        if at < mention.span.end <= start and _usable(mention, text, start, change=change):
            best, at = Period(mention.start, mention.end, None), mention.span.end
    for match in _PHRASE.finditer(text, 0, start):
        if match.end() > at and not (change and _COMPARED.search(text[: match.start()])):
            best, at = Period(None, None, match[0]), match.end()
    for match in _WHOLE_YEAR.finditer(text, 0, start):
        if match.end() > at and usual.text is None and not (change and _COMPARED.search(text[: match.start()])):
            best, at = (best if match[0].startswith("当年") else usual), match.end()
    return best
