"""The year of what a sentence announces: 2024年，我们将做好以下工作：, over the items or sentences behind it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from extractors.dates.grammar import NUMBERED, WILL, time_words
from extractors.dates.period import Period
from extractors.dates.plans import AHEAD, tells_so_far
from extractors.text.characters import CLAUSE_ENDS, MEMBER_ENDS
from extractors.text.view import full_width
from schemas.document import Document, Section

_NUMBER = rf"(?:{NUMBERED}|[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后)"
_ITEM = re.compile(rf"\s*{_NUMBER}")
# 2024年，我们将做好以下工作：, 下一年打算如下。, also with the first item behind it: …工作：一是新建书屋30处。
_ANNOUNCES = re.compile(
    rf"(?:^|[{MEMBER_ENDS}])\s*(?:针对[^{CLAUSE_ENDS}]{{1,24}}，)?(?:展望|面向|面对|进入|在)?"
    rf"(?:(?P<year>20[0-9]{{2}})年度?(?![末底初前]|[0-9])|(?P<next>明年|下一?年度?|新的一年)|(?:{'|'.join(time_words('turning'))}))"
    rf"(?P<how>[^{MEMBER_ENDS}：]{{0,60}}(?:：|(?:如下|以下[^{MEMBER_ENDS}：]{{0,12}})。))\s*(?:$|(?={_NUMBER}))"
)
_WILL = re.compile(f"{WILL}|打算|重点|目标|安排|思路|任务|着力|做好|抓好|推进|措施")
_WAS = re.compile(r"(?:做|完成|开展|推进|抓|实现|取得)了|取得|已(?!知)|情况|回顾|总结|成效|问题|不足|困难")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is announced: its time, the section it is announced in, and whether items of it have come."""

    period: Period
    section: Section | None
    listed: bool = False


def announced(text: str, year: int) -> Period | None:
    """Return the time to come that a sentence announces works or aims of, in a report of a year.

    1. 2023年，我们将做好以下工作： in a report of 2022   2. 明年的打算如下。   3. 下一步，重点抓好：
    Left alone: 2022年，我们将做好以下工作：, 2023年，集团做了以下工作：.
    """
    found = _ANNOUNCES.search(text)
    if found is None or not _WILL.search(found["how"]) or _WAS.search(found["how"]):
        return None
    if found["year"] is None and found["next"] is None:
        return Period(None, None, AHEAD)
    if found["year"] and int(found["year"]) != year + 1:
        return None
    return Period(date(year + 1, 1, 1), date(year + 1, 12, 31), AHEAD)


MAY_ANNOUNCE = re.compile(rf"[：:]\s*(?:\n|{_NUMBER})|(?:以|如)下[^\n]{{0,16}}。")
"""What a report has in which a sentence may announce a list; asked before `planned_lists`."""


def planned_lists(document: Document) -> dict[int, Period]:
    """Return the periods of the passages that stand in a list of what is planned, by where they begin.

    1. 2023年，我们将做好以下工作：| 1. 新建书屋30处 | 2. 巡山600次 (also behind the end of a page)
    2. 下一年打算如下。| 新建书屋30处。| 巡山600次。 up to the end of the section
    Left alone: what stands behind the items. What is so already (已建成书屋30处, 目前…) is of the reporting period.
    """
    return dict(_planned(document))


def _planned(document: Document) -> Iterator[tuple[int, Period]]:
    starts = [block.span.start for block in document.blocks]
    plan: _Plan | None = None
    last = -1  # the paragraph of the item before
    for passage in document.passages:
        if passage.kind not in ("sentence", "item"):
            continue
        year, text = document.year_of(passage), full_width(passage.span.of(document.text))
        if year and (period := announced(text, year)):
            plan = _Plan(period, document.section_at(passage.span.start))
            continue
        if plan is None or not _within(plan.section, document.section_at(passage.span.start)):
            plan = None
            continue
        paragraph = bisect_right(starts, passage.span.start) - 1
        item = passage.kind == "item" or _ITEM.match(text) is not None
        if plan.listed and not item and paragraph != last:
            plan = None
            continue
        plan = replace(plan, listed=plan.listed or item)
        last = paragraph if item else last
        if not tells_so_far(text, year, whole_year=item):
            yield passage.span.start, plan.period
            continue
        if reported := document.period_of(passage):
            yield passage.span.start, Period(*reported, None)
        plan = plan if plan.listed else None


def _within(opened: Section | None, section: Section | None) -> bool:
    """Whether a section is the one that a list was announced in, or lies within it."""
    if opened is None or section is None:
        return opened is section
    return section.section_id == opened.section_id or section.path.startswith(f"{opened.path} / ")
