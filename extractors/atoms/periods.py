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
    | (?!一年来)[一二两三四五六七八九十0-9]{1,2}年(?:内|来|间)
    | “?十[一二三四五]五”?(?:期间|时期|以来|末)?
    | 任期内 | 历年 | 历史 | 成立以来 | 建[校院馆厂所]以来
    | 未来(?:[一二两三四五0-9]年)? | 下一?阶段 | 下一?步 | 明年 | 下一?年度?
    """,
    re.VERBOSE,
)
_WHOLE_YEAR = re.compile(r"报告期内?|全年|本年度?|年内|当年|(?<!近)一年来|[过这]去?的?一年(?![来内间])")
_FUTURE = re.compile(r"预期|展望|未来|下一?步|下一?阶段|下一年|工作计划|年度计划|努力方向|工作打算")
# What a title that speaks of the future may join to it and still speak of the future only (未来规划与目标).
_AIMS = re.compile(rf"{_FUTURE.pattern}|规划|计划|目标|愿景|打算|安排|任务|思路|举措|措施|承诺|方向|重点|要求")
_JOINED = re.compile(r"以及|[与和及暨、]")
_PLAN_OPENS = re.compile(
    r"[。！；\n][\s　]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[)）、.．]\s*)?"
    r"(?:下一?步|下一?阶段|今后|未来|接下来|展望|面向未来|面对未来|新的一年|明年|{following})"
)
_UNTIL = re.compile(r"(?:截至|截止|至|止)到?\s*$")
_REACH = 300  # characters; nothing further back in a sentence says the period of a figure
_NEAR = 12
_APART = re.compile(r"[0-9０-９，；。]")
_COMPARED = re.compile(r"(?:较|比|与|同|由|从)[^，。；]{0,4}$")
# 较上年节约1.2万吨: the words after the date say that the figure is the difference, so of the later period.
_DIFFERS = re.compile(
    r"(?:同期|底|末|度)?[^，。；的0-9]{0,6}?(?:节[约省]|[增减升降少多高低涨缩扩]|压[减降缩]|提[高升前]|回[落升]|延长|改善)"
)
_TIMES = re.compile(r"[0-9.]{1,8}(?:倍|%)")
_EQUALS = re.compile(r"(?:是|为|达到?|相当于|恢复[到至]?)$")
_FOUNDED_BEFORE = re.compile(r"(?:成立|始建|建成|建|组建|创办|创建|设立|诞生|投产|开业|挂牌|迁入)于?\s*$")
_FOUNDED_AFTER = re.compile(r"\s*(?:成立|始建|建成|组建|创办|创建|设立|投产|开业|挂牌|(?:以|之)?前(?!列))")
# A date that opens a clause of its own on what became of the unit (2019年11月与原河西街道合并，…) dates that only.
_EVENT_CLAUSE = re.compile(
    r"[^，。；：0-9]{0,16}(?:合并|更名|改名|迁[至入]|搬[至入]|挂牌|组建|改制|升格|划转|并入)[^，。；：0-9]{0,12}[，。；]"
)
_SINCE_BEFORE = re.compile(r"自从?\s*$")
_SINCE_AFTER = re.compile(r"\s*(?:以来|起|至今)")
_FROM = re.compile(r"(?:由|从)(?:原来|过去|此前|原先|原)?的?$")
_BECAME = re.compile(r"[^，。；：、]{0,4}(?:[至到为成]|达到?)")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, or the words that name a period that has none in the calendar (创建期内, 未来)."""

    start: date | None
    end: date | None
    text: str | None


def is_mixed(title: str) -> bool:
    """Whether a title joins what is to come with what was (问题与展望, 荣誉与展望)."""
    parts = _JOINED.split(title)
    return bool(_FUTURE.search(title)) and not all(_AIMS.search(part) for part in parts)


def is_future(path: str) -> bool:
    """Whether a section speaks of what is to come (报告预期与展望, 下一步计划); not a mixed one (问题与展望).

    `path` are the titles from the outermost to the section's own.
    """
    titles = path.split(" / ")
    if is_mixed(titles[-1]):
        return False
    return any(_FUTURE.search(title) and not is_mixed(title) for title in titles)


def plan_begins(text: str, year: int) -> bool:
    """Whether a sentence of a text, from its second line on, turns to what is to come: 下一步，…; 2023年，… in 2022."""
    following = rf"{year + 1}年(?![0-9]{{1,2}}月[0-9]{{1,2}}日)"
    return bool(re.search(_PLAN_OPENS.pattern.replace("{following}", following), text))


def _usable(mention: DateMention, text: str, start: int, *, change: bool) -> bool:
    """Whether a date is the period of the figure at `start`.

    What something is compared with is the period of no other figure, nor is a date in brackets that closed.
    """
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    if _FOUNDED_BEFORE.search(before) or _FOUNDED_AFTER.match(text, mention.span.end):
        return False
    if before.count("（") > before.count("）") and "）" in text[mention.span.end : start]:
        return False
    event = _EVENT_CLAUSE.match(text, mention.span.end)
    if event and event.end() <= start:
        return False
    between = text[mention.span.end : start]
    if _COMPARED.search(before) and (change or _APART.search(between) or _DIFFERS.match(between)):
        return False
    if _EQUALS.search(before.rstrip()) and between.strip() in ("的", "同期的") and _TIMES.match(text, start):
        return False  # 是上年的1.7倍
    # A day dates an event (6月28日开展演练3次); only 截至…日 makes it the day of a stock.
    return mention.precision != "day" or bool(_UNTIL.search(before))


def _is_since(text: str, span: Span) -> bool:
    """Whether a date opens a period that lasts: 自2018年起, 2018年以来."""
    after = _SINCE_AFTER.match(text, span.end)
    if after is None:
        return False
    return not after[0].strip().startswith("起") or bool(
        _SINCE_BEFORE.search(text[max(0, span.start - _NEAR) : span.start])
    )


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
            since = _is_since(text, mention.span)
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
