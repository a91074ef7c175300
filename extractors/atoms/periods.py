"""The period that a figure is about, from the words of its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.atoms.dates import DateMention
from extractors.atoms.dates.days import same_day
from schemas.text import Span

_PHRASE = re.compile(
    r"""
    创建期(?:内|间)?
    | (?:近|过去|最近)[一二两三四五六七八九十0-9]{1,2}年(?:来|内|间)?
    | [一二两三四五六七八九十0-9]{1,2}年(?:内|来|间)
    | “?十[一二三四五]五”?(?:期间|时期|以来|末)?
    | 任期内 | 历年 | 历史 | 建[校院馆厂所]以来
    | (?:成立|创建|组建|创办|设立|开业|投产|投运|运营|挂牌|上市|启动|实施|推行|开展|[一二]十[一二三四五六七八九]?大)以来
    | 未来(?:[一二两三四五0-9]年)? | 下一?阶段 | 下一?步 | 明年 | 下一?年度?
    """,
    re.VERBOSE,
)
_WHOLE_YEAR = re.compile(r"报告期内?|全年|本年度?|年内|当年")
_FUTURE = re.compile(r"预期|展望|未来|下一?步|下一?阶段|下一年|工作计划|年度计划|努力方向|工作打算")
_UNTIL = re.compile(r"(?:截至|截止|至|止)到?\s*$")
_REACH = 300  # characters; nothing further back in a sentence says the period of a figure
_NEAR = 12
_APART = re.compile(r"[0-9０-９，；。]")
_COMPARED = re.compile(r"(?:较|比|与|同|由|从)[^，。；]{0,4}$")
_FOUNDED_BEFORE = re.compile(r"(?:成立|始建|建成|建|组建|创办|创建|设立|诞生|投产|开业|挂牌|迁入)于?\s*$")
_FOUNDED_AFTER = re.compile(r"\s*(?:成立|始建|建成|组建|创办|创建|设立|投产|开业|挂牌|(?:以|之)?前(?!列))")
_SINCE_BEFORE = re.compile(r"自从?\s*$")
_SINCE_AFTER = re.compile(r"\s*(?:以来|起|至今)")
_EVER_SINCE = re.compile(r"\s*以来")  # 2018年以来, also without 自
_OF_WHICH = re.compile(r"其中[，：:]?(?:20[0-9]{2}年)?$")
_WITHIN_YEAR = ("half", "quarter", "month")
_FROM = re.compile(r"(?:由|从)(?:原来|过去|此前|原先|原)?的?$")
_BECAME = re.compile(r"[^，。；：、]{0,4}(?:[至到为成]|达到?)")


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
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    if _FOUNDED_BEFORE.search(before) or _FOUNDED_AFTER.match(text, mention.span.end):
        return False
    if before.count("（") > before.count("）") and "）" in text[mention.span.end : start]:
        return False
    if _COMPARED.search(before) and (change or _APART.search(text, mention.span.end, start)):
        return False
    # A day dates an event (6月28日开展演练3次); only 截至…日 makes it the day of a stock.
    return mention.precision != "day" or bool(_UNTIL.search(before))


def _ended(text: str, mention: DateMention, start: int, usual: Period) -> bool:
    """Whether a time was named in passing and its clause is over.

    1. an earlier year: 上课335人次，2022年为302人次；人均5学时   2. a part of the year: 工单98件，其中上半年40件，…
    """
    since = text[mention.span.end : start]
    if mention.precision in _WITHIN_YEAR and _OF_WHICH.search(text, 0, mention.span.start):
        return "，" in since or "；" in since
    if usual.start is None or mention.start.year >= usual.start.year or "；" not in since:
        return False
    clause = text[text.rfind("；", 0, mention.span.start) + 1 : mention.span.start]
    return any(sign.isdigit() for sign in clause) and "，" in clause


def period_of(text: str, start: int, dates: Sequence[DateMention], *, usual: Period, change: bool) -> Period:
    """Return the period of the figure at `start`: the last one named before it in the sentence, else the usual one.

    1. 2021年…, 上年同期…, 截至2022年底…: the days named   2. 创建期内, 两年内, 未来: the words
    3. 报告期内, 全年: the reporting period   4. 自2018年以来: from then to the end of the reporting period
    Left aside: what a change is compared with (比2022年增加 …), days of events and of founding, years in brackets
    behind the figure.
    """
    best, at = usual, -1
    window = max(0, start - _REACH)
    for mention in dates:
        if mention.span.start < window:
            continue
        if at < mention.span.end <= start and _usable(mention, text, start, change=change):
            if _ended(text, mention, start, usual):
                continue
            since = _EVER_SINCE.match(text, mention.span.end) or (
                _SINCE_BEFORE.search(text[max(0, mention.span.start - _NEAR) : mention.span.start])
                and _SINCE_AFTER.match(text, mention.span.end)
            )
            end = usual.end if since and usual.end else mention.end
            best, at = Period(mention.start, end, None), mention.span.end
    for match in _PHRASE.finditer(text, window, start):
        if match.end() > at and not (change and _COMPARED.search(text[max(0, match.start() - _NEAR) : match.start()])):
            best, at = Period(None, None, match[0]), match.end()
    for match in _WHOLE_YEAR.finditer(text, window, start):
        if (
            match.end() > at
            and usual.text is None
            and not (change and _COMPARED.search(text[max(0, match.start() - _NEAR) : match.start()]))
        ):
            best, at = (best if match[0].startswith("当年") else usual), match.end()
    return best


def is_earlier_level(text: str, figure: Span, following: Span) -> bool:
    """Whether a figure is what something rose or fell from: 由85%提升至92% says 85% of the period before."""
    between = text[figure.end : following.start].strip()
    return bool(_FROM.search(text[max(0, figure.start - _NEAR) : figure.start].rstrip()) and _BECAME.fullmatch(between))


def year_before(period: Period) -> Period:
    """Return the same period one year earlier; one without days stays."""
    if period.start is None or period.end is None:
        return period
    return Period(same_day(period.start, -1), same_day(period.end, -1), None)
