"""The period that a quantity is about, from the words of its sentence."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from extractors.dates import DateMention
from extractors.dates.days import same_day
from extractors.dates.words import time_words
from extractors.text.became import BECAME
from extractors.text.characters import (
    BETWEEN_ITEMS,
    BRACKETS,
    CLAUSE_END,
    CLAUSE_ENDS,
    CLOSING_BRACKETS,
    IN_CLAUSE,
    MEMBER_ENDS,
    OPENING_BRACKETS,
)
from schemas.text import Span

_PHRASE = re.compile(
    r"""
    创建期(?:内|间)?
    | (?:近|过去|最近)[一二两三四五六七八九十0-9]{1,2}年(?:来|内|间)?
    | (?!一年来)[一二两三四五六七八九十0-9]{1,2}年(?:内|来|间)
    | “?十[一二三四五]五”?(?:期间|时期|以来|末)?
    | 任期内 | 历年 | 历史 | 建[校院馆厂所]以来
    | (?:{FOUNDED}|[一二]十[一二三四五六七八九]?大)以来
    | 未来(?:[一二两三四五0-9]年)? | 下一?阶段 | 下一?步 | 明年 | 下一?年度?
    """.replace("{FOUNDED}", "|".join(time_words("founding", "begun"))),
    re.VERBOSE,
)
_WHOLE_YEAR = re.compile(r"报告期内?|全年|本年度?|年内|当年|(?<!近)一年来|[过这]去?的?一年(?![来内间])")
_OPENED = re.compile(rf"[{OPENING_BRACKETS}][^{BRACKETS}]*$")
_CLOSED = re.compile(rf"[{CLOSING_BRACKETS}]")
_UNTIL = re.compile(r"(?:截[至止]|至)到?\s*$")
_REACH = 300  # characters; nothing further back in a sentence says the period of a quantity
_NEAR = 12
_APART = re.compile(rf"[{CLAUSE_ENDS}0-9０-９]")
_COMPARED = re.compile(rf"(?:较|比|与|同|由|从){IN_CLAUSE}{{0,4}}$")
# 较上年节约1.2万吨: the words after the date say that the quantity is the difference, so of the later period.
_DIFFERS = re.compile(
    rf"(?:同期|底|末|度)?[^{CLAUSE_ENDS}的0-9]{{0,6}}?(?:节[约省]|[增减升降少多高低涨缩扩]|压[减降缩]|提[高升前]|回[落升]|延长|改善)"
)
_FOUNDING = "|".join(time_words("founding"))
_FOUNDED_BEFORE = re.compile(rf"(?:(?:{_FOUNDING})于?|(?:{'|'.join(time_words('founded_on'))})于)\s*$")
_DEADLINE = re.compile(r"\s*(?:以|之)?前(?!列)")
_FOUNDED_AFTER = re.compile(rf"\s*(?:{_FOUNDING})")
# What is founded is counted in the clause, so that its year is a period: 2021年建成泵站3座; not 2014年成立后植树500棵.
_FOUNDS_SOME = re.compile(rf"[^{CLAUSE_ENDS}：的后今来现已0-9]{{1,16}}[0-9]")
# A date that opens a clause of its own on what became of the unit (2019年11月与原河西街道合并，…) dates that only.
# So does one on who founded it or how (2011年由供销社出资设立，…); not 2021年新校区建成，新增学位1200个.
_EVENT_CLAUSE = re.compile(
    rf"(?:[^{CLAUSE_ENDS}：0-9]{{0,16}}(?:{'|'.join(time_words('became'))})[^{CLAUSE_ENDS}：0-9]{{0,12}}"
    rf"|(?:由|经|正式)[^{CLAUSE_ENDS}：0-9]{{0,16}}(?:{_FOUNDING})){CLAUSE_END}"
)
_SINCE_BEFORE = re.compile(r"自从?\s*$")
_SINCE_AFTER = re.compile(rf"\s*(?:以来|起|至今)|[^{CLAUSE_ENDS}：\d]{{1,24}}?(?:以来|至今)")
_TIMES_BEFORE = re.compile(r"(?:是|为|达到?|相当于|等于|接近|恢复[到至]?)\s*$")
_TIMES_AFTER = re.compile(r"(?:全年|同期)?的\s*\d[\d.]*\s*[倍%％]")
_NEXT_OF_LIST = re.compile(rf"\s*{BETWEEN_ITEMS}\s*")
_DEALT = re.compile(rf"[^{MEMBER_ENDS}\d]{{0,40}}?(?:分别|依次)[^{MEMBER_ENDS}\d]{{0,40}}")
_RESTATED = re.compile("|".join(time_words("corrected")))
_LONGEST_YEAR = 366  # days
_EVER_SINCE = re.compile(r"\s*(?:以来|至今)")  # 2018年以来, also without 自
_OF_WHICH = re.compile(r"其中[，：:]?(?:20[0-9]{2}年)?$")
_WITHIN_YEAR = ("half", "quarter", "month")
_HEADS = re.compile(r"(?:期间|间|[中内底末初])?\s*[，：:]")  # 2022年3月，…: the time of all that follows
_NOW = re.compile(rf"{IN_CLAUSE}{{4,}}{CLAUSE_END}(?:{IN_CLAUSE}*{CLAUSE_END})*(?:{'|'.join(time_words('now'))})")
_FROM = re.compile(r"(?:由|从)(?:原来|过去|此前|原先|原)?的?$")
_YEAR_END = re.compile(r"年[末底]$")
# What is done at the end of a year is an event of it (2021年底启动), what there is then is a stock (2021年末资产总额).
_EVENT_AFTER = re.compile(rf"[^{CLAUSE_ENDS}：、]{{0,6}}(?:{'|'.join(time_words('at_year_end'))}|(?<![年末底])的)")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, or the words that name a period that has none in the calendar (创建期内, 未来)."""

    start: date | None
    end: date | None
    text: str | None


def _since(mention: DateMention, text: str) -> int:
    """Return where the words end that begin a time with a date (2018年以来, 自2016年成立以来), or 0."""
    before = text[max(0, mention.span.start - _NEAR) : mention.span.start]
    words = _SINCE_AFTER if _SINCE_BEFORE.search(before) else _EVER_SINCE
    after = words.match(text, mention.span.end)
    return after.end() if after else 0


def _usable(mention: DateMention, text: str, start: int, *, change: bool) -> bool:
    """Whether a date is the period of the quantity at `start`.

    What something is compared with is the period of no other quantity, nor is a date in brackets that closed.
    """
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    if _since(mention, text):
        return True
    if _TIMES_BEFORE.search(before) and _TIMES_AFTER.match(text, mention.span.end):
        return False  # 是上年的1.3倍
    if _is_of_founding(mention, text, before) or _DEADLINE.match(text, mention.span.end):
        return False
    if _OPENED.search(before) and _CLOSED.search(text, mention.span.end, start):
        return False
    event = _EVENT_CLAUSE.match(text, mention.span.end)
    if event and event.end() <= start:
        return False
    if before.rfind("《") > before.rfind("》") and "》" in text[mention.span.end : start]:
        return False  # 《2023年工作打算》等13份文件
    if _COMPARED.search(before) and (
        change or _APART.search(text, mention.span.end, start) or _DIFFERS.match(text, mention.span.end, start)
    ):
        return False
    # A day dates an event (6月28日开展演练3次); only 截至…日 or the end of a year makes it the day of a stock.
    if _YEAR_END.search(mention.text) and not _EVENT_AFTER.match(text, mention.span.end):
        return True
    return mention.precision != "day" or bool(_UNTIL.search(before))


def _is_of_founding(mention: DateMention, text: str, before: str) -> bool:
    """Whether a date says when the unit or a work began: 创立于2011年, 2014年成立; not 2021年建成泵站3座."""
    if _FOUNDED_BEFORE.search(before):
        return True
    founded = _FOUNDED_AFTER.match(text, mention.span.end)
    return founded is not None and not (mention.precision == "year" and _FOUNDS_SOME.match(text, founded.end()))


def _ended(text: str, mention: DateMention, start: int, usual: Period) -> bool:
    """Whether a time was named in passing and its clause is over.

    1. an earlier year: 上课335人次，2022年为302人次；人均5学时
    2. a part of the year: 工单98件，其中上半年40件，办结率9%
    3. a month, or months of two years, within its clause: 2022年3月走访65户；植树12棵
    4. an earlier time, where a later clause speaks of now: 2018年荣获称号，现有党员48名
    """
    since = text[mention.span.end : start]
    until = _UNTIL.search(text[max(0, mention.span.start - _NEAR) : mention.span.start])
    if not until and _is_of_months(mention) and "；" in since and not (_HEADS.match(since) or _since(mention, text)):
        return True
    earlier = usual.start is not None and mention.start < usual.start
    if earlier and not (until or _YEAR_END.search(mention.text)) and _NOW.match(since):
        return True
    before = max(0, mention.span.start - _NEAR), mention.span.start
    if mention.precision in _WITHIN_YEAR and _OF_WHICH.search(text, *before):
        return "，" in since or "；" in since
    if usual.start is None or mention.start.year >= usual.start.year or "；" not in since:
        return False
    clause = text[text.rfind("；", 0, mention.span.start) + 1 : mention.span.start]
    return any(sign.isdigit() for sign in clause) and "，" in clause


def _is_of_months(mention: DateMention) -> bool:
    """Whether a time is a month or begins in one year and ends in another, but not whole years."""
    if mention.precision == "range":
        whole = (mention.start.month, mention.start.day, mention.end.month, mention.end.day) == (1, 1, 12, 31)
        return mention.start.year < mention.end.year and not whole
    return mention.precision == "month"


def _is_deadline(mention: DateMention, text: str, usual: Period) -> bool:
    """Whether a date is one to come by which something is done: 2025年前降到9%以下; 2008年前建成 is none."""
    later = usual.end is not None and mention.start is not None and mention.start > usual.end
    return later and _DEADLINE.match(text, mention.span.end) is not None


def _is_year(period: Period) -> bool:
    return period.start is not None and period.end == same_day(period.start, 1) - timedelta(days=1)


def period_of(text: str, start: int, dates: Sequence[DateMention], *, usual: Period, change: bool) -> Period:
    """Return the period of the quantity at `start`: the last one named before it in the sentence, else the usual one.

    `dates` come in the order of the text.

    1. 2021年…, 上年同期…, 截至2022年底…, 2022年末…: the days named   2. 创建期内, 两年内, 未来: the words
    3. 报告期内, 全年: the reporting period; right behind a year (2021年全年) that year
    4. 自2018年以来, 自2016年成立以来: from then to the end of the reporting period
    5. 2025年前: a year to come, by which something is to be reached
    Left aside: what a change or a multiple is compared with (比2022年增加 …, 是上年的1.3倍), days of events and of
    founding, years in brackets behind the quantity, a time whose clause is over (`_ended`).
    """
    best, at = usual, -1
    window = max(0, start - _REACH)
    for mention in islice(dates, bisect_left(dates, window, key=lambda mention: mention.span.start), None):
        if mention.span.start >= start:
            break
        if at < mention.span.end <= start and (
            _usable(mention, text, start, change=change) or _is_deadline(mention, text, usual)
        ):
            if _ended(text, mention, start, usual):
                # 2021年产值3亿元；2022年3月签约4个；引进6家: nor does the time before it go on, if of an earlier year
                best = usual if best.end is not None and best.end.year < mention.end.year else best
                continue
            since = _since(mention, text)
            end = usual.end if since and usual.end else mention.end
            best, at = Period(mention.start, end, None), max(since, mention.span.end)
    for match in _PHRASE.finditer(text, window, start):
        if match.end() > at and not (change and _COMPARED.search(text[max(0, match.start() - _NEAR) : match.start()])):
            best, at = Period(None, None, match[0]), match.end()
    for match in _WHOLE_YEAR.finditer(text, window, start):
        if (
            match.end() > at
            and usual.text is None
            and not (change and _COMPARED.search(text[max(0, match.start() - _NEAR) : match.start()]))
        ):
            named = match[0].startswith("当年") or (_is_year(best) and not text[at : match.start()].strip("，"))
            best, at = (best if named else usual), match.end()
    return best


def is_earlier_level(text: str, figure: Span, following: Span) -> bool:
    """Whether a quantity is what something rose or fell from: 由85%提升至92% says 85% of the period before."""
    between = text[figure.end : following.start].strip()
    return bool(_FROM.search(text[max(0, figure.start - _NEAR) : figure.start].rstrip()) and BECAME.fullmatch(between))


def is_restated(text: str, figure: Span, following: Span) -> bool:
    """Whether a quantity was corrected, not followed: 2021年…由1,284人次追溯调整为1,236人次."""
    return _RESTATED.search(text, figure.end, following.start) is not None


def year_before(period: Period) -> Period:
    """Return the same period one year earlier; one without days, or of several years, stays."""
    if period.start is None or period.end is None or (period.end - period.start).days > _LONGEST_YEAR:
        return period
    return Period(same_day(period.start, -1), same_day(period.end, -1), None)


def dealt_periods(text: str, figures: Sequence[Span], dates: Sequence[DateMention]) -> dict[Span, Period]:
    """Return the periods of quantities that a list of times is distributed over, where both lists are of one length.

    1. 2021年、2022年和2023年分别纳税3.1亿元、3.4亿元和3.9亿元   2. 一季度、二季度满意度分别为92%、93%
    Left alone: lists of unlike length, times without 分别 behind them.
    """
    found: dict[Span, Period] = {}
    at = 0
    while at < len(dates):
        last = at
        while last + 1 < len(dates) and _is_next(text, dates[last].span, dates[last + 1].span):
            last += 1
        times = dates[at : last + 1]
        at = last + 1
        after = bisect_left(figures, times[-1].span.end, key=lambda span: span.start)
        listed = list(figures[after : after + 1])
        while after + len(listed) < len(figures) and _is_next(text, listed[-1], figures[after + len(listed)]):
            listed.append(figures[after + len(listed)])
        alike = len(times) > 1 and len(listed) == len(times)
        if alike and _DEALT.fullmatch(text, times[-1].span.end, listed[0].start):
            for span, mention in zip(listed, times, strict=True):
                found[span] = Period(mention.start, mention.end, None)
    return found


def _is_next(text: str, first: Span, second: Span) -> bool:
    return _NEXT_OF_LIST.fullmatch(text, first.end, second.start) is not None
