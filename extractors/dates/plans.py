"""The usual period of a passage by where it stands: in plans of what is to come, under a time of a timeline."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from itertools import groupby

from extractors.dates.grammar import ALREADY, NUMBERED, WILL, time_words
from extractors.dates.period import Period
from extractors.dates.reading import read_cell_dates
from extractors.text.characters import CLAUSE_ENDS, MEMBER_ENDS
from extractors.text.view import full_width
from extractors.text.word_patterns import any_word
from schemas.document import Block, Document, Passage, Section
from schemas.text import squeeze

_FUTURE = re.compile("|".join(time_words("ahead")))
# 驶向低碳未来, 共创未来, 未来已来: what is strived for, no plan of it; not 公司未来, 共建未来：2030年目标
_SLOGAN = re.compile(
    rf"(?:{'|'.join(time_words('strives'))})[一-鿿]{{0,6}}未来(?=$|[，、：:—·\s!！])(?!.*(?:20[0-9]{{2}}|{'|'.join(time_words('slogan_plans'))}))"
    r"|未来(?:已来|可期)"
)
# What a title that speaks of the future may join to it and still speak of the future only (未来规划与目标).
_AIMS = re.compile("|".join(time_words("ahead", "aim")))
_JOINED = re.compile(r"以及|[与和及暨、]")
# 2024年打算, 2024年重点工作 in the report of the year before
_YEAR_OF_AIM = rf"{{year}}年度?(?=[的主要工作]{{0,5}}(?:{'|'.join(time_words('aim'))}))"
_DONE = re.compile(r"(?:完成|落实|执行|进展|实施|达成)(?:情况|进展)|回顾|总结")
_PLAN_OPENS = (
    rf"[{MEMBER_ENDS}\n]\s{{0,8}}(?:{NUMBERED}\s*)?"
    rf"(?:{'|'.join(time_words('turning'))}|{{following}})"
)
# 投产运营后，每年可; 预计每年; 每年将: what is to be once something is done, or each year from then on
_FORETOLD = re.compile(
    rf"(?:建成|投[产运用]|达产|竣工|完工|并网|启用|投入(?:使用|运[营行]|生产)|实施)[^{CLAUSE_ENDS}]{{0,4}}后"
    rf"[^{MEMBER_ENDS}0-9]{{0,60}}?(?:预计|有望|将(?!军)|可(?![靠能行持观比再编视控研]))"
    rf"|(?:预计|预期|有望)[^{CLAUSE_ENDS}0-9]{{0,10}}?(?:每年|年均)|(?:每年|年均)(?:预计|有望|仍?将)"
    rf"|(?:每年|年均)可(?:为[^{CLAUSE_ENDS}0-9]{{2,8}}?)?(?=节|减|降低|增[加收产]|创[收造]|带动|替代|新增)"
    rf"|[{CLAUSE_ENDS}]年可[^{CLAUSE_ENDS}0-9]{{0,12}}(?:节[约省电水能]|减排|减少)"
)
_IS_SO = re.compile(r"已|累计|目前|全年|实际|报告期|[本当今]年|本期|截[至止]|(?:19|20)\d\d年")

AHEAD = "未来"
"""What `period_text` says of a time to come that the report does not date; the year after its own stands beside it."""


def lies_ahead(period: Period, reported: tuple[date, date] | None) -> bool:
    """Whether a period is a whole year, or the end of one, after the reporting period: nothing is known of it by then.

    Left alone: months and days (2024年3月，…), which may be told of what happened before the report was written.
    """
    start, end = period.start, period.end
    if reported is None or start is None or end is None or not reported[1] < start <= end:
        return False
    return (end.month, end.day) == (12, 31) and (start.month, start.day) in ((1, 1), (12, 31))


# 将2024年报刊36份送到…, 科技计划项目: nothing is planned; 使用至2050年, 截至2025年底: a bound
_INTENDS = re.compile(
    rf"(?!将(?:19|20)[0-9]{{2}}年|计划[项书表类]){WILL}|{'|'.join(time_words('ahead', 'turning', 'intends'))}"
    r"|(?<![截用限长续期])[到至]20[0-9]{2}年|20[0-9]{2}年[底末]?前"
)
_OF_NOW = re.compile(rf"{'|'.join(time_words('of_now'))}|(?:目标|规划|计划|任务)[^{CLAUSE_ENDS}]*完成")


def is_intended(text: str, start: int, end: int) -> bool:
    """Whether words up to the end of the clause of a quantity say that it is meant to be, and none that it is so.

    1. 到2030年，育苗|86万株   2. 2024年，苗圃将育苗86万株，培训|36人
    Left alone: 已预售2024年门票|860张, 2024年版教材|860册, 2024年春节前夕，慰问|36人.
    """
    first = text.rfind("。", 0, start) + 1
    last = min((at for sign in CLAUSE_ENDS if (at := text.find(sign, end)) >= 0), default=len(text))
    found = _INTENDS.search(text, first, last)
    if found is None:
        return False
    opens = max(text.rfind(sign, 0, found.start()) for sign in CLAUSE_ENDS) + 1
    return _OF_NOW.search(text, opens, last) is None


@lru_cache(maxsize=1 << 10)
def is_mixed(title: str) -> bool:
    """Whether a title joins what is to come with what was (问题与展望, 荣誉与展望)."""
    parts = _JOINED.split(title)
    return bool(_FUTURE.search(title)) and not all(_AIMS.search(part) for part in parts)


@lru_cache(maxsize=1 << 10)  # asked again for each quantity of a section
def is_future(path: str) -> bool:
    """Whether a section speaks of what is to come (报告预期与展望, 下一步计划); not 问题与展望, nor a slogan.

    `path` are the titles from the outermost to the section's own.
    """
    titles = [_SLOGAN.sub("", title) for title in path.split(" / ")]
    if is_mixed(titles[-1]):
        return False
    return any(_FUTURE.search(title) and not is_mixed(title) and not _DONE.search(title) for title in titles)


@lru_cache(maxsize=1 << 10)
def seen_from(title: str, year: int | None) -> str:
    """Return a title as seen from a report's year: 2024年打算 is 下一年打算 in that of 2023."""
    return re.sub(_YEAR_OF_AIM.replace("{year}", str(year + 1)), "下一年", title) if year else title


def named_year(year: int) -> str:
    """Return a pattern for a year that a text names, but for the day of a signature (2023年1月5日)."""
    return rf"{year}年(?![0-9]{{1,2}}月[0-9]{{1,2}}日)"


def plan_begins(text: str, year: int) -> int | None:
    """Return where a text, from its second line on, turns to what is to come: 下一步，…; 2023年，… in 2022."""
    found = re.search(_PLAN_OPENS.replace("{following}", named_year(year + 1)), text)
    return found.end() if found else None


# 2024年是建馆三十周年。我们计划再开放…: a sentence opens with a year to come, the next ones tell what is planned
OPENS_WITH_YEAR = re.compile(r"(?:展望|面向|进入)?(?P<year>20[0-9]{2})年(?:度|，|是|将|我)")
_PLANS = re.compile(rf"(?:我们|(?:公司|集团|[本我全][一-鿿]))?(?:还|也)?{WILL}")


# 面向2024年，我们已储备…, 2024年，…。目前，全馆有…, 在现有馆员46人的基础上: what is so already beside what is planned
_COMES_BACK = re.compile(
    rf"(?:展望|面向)[^{MEMBER_ENDS}]*，[^{CLAUSE_ENDS}0-9]*{ALREADY}"
    rf"|.*[{MEMBER_ENDS}]\s*(?:目前|现有|截至|报告期|今年|全年[共已累])|.*现有[^{CLAUSE_ENDS}]*[0-9][^{CLAUSE_ENDS}]*基础上"
)


def year_ahead(text: str, year: int | None, before: Period | None) -> Period | None:
    """Return the year after `year` where a sentence opens with it, or plans on behind one that told it `before`.

    Where the text comes back to what is so already, nothing is told of it as a whole.
    """
    opens = OPENS_WITH_YEAR.match(text)
    if opens and year:
        if _COMES_BACK.match(text):
            return None
        return Period(date(year + 1, 1, 1), date(year + 1, 12, 31), None) if int(opens["year"]) == year + 1 else None
    return before if before and _PLANS.match(text) else None


# 截至2022年末, 目前, 泵站已建成|6座: what is so already among what is planned; not 做好已建成泵站的管护, 巡查|6次
_IS_DONE = (
    rf"{ALREADY}(?:经|累计|完成|建成|实现|投入|投[产运用]|启动|启用|开工|于)"
    rf"(?:[^{CLAUSE_ENDS}0-9的]|的(?=[0-9])){{0,60}}"
)
_SO_FAR = re.compile(
    rf"\s*{NUMBERED}?\s*(?:(?:截[至止]|目前|[本该]?报告期|今年|本年(?!级)|过去|(?P<whole>全年[共已累])|(?P<year>(?:19|20)[0-9]{{2}})年)"
    rf"|{_IS_DONE}[，0-9]|[^0-9]*{''.join(f'(?<!{word})' for word in time_words('tends'))}{_IS_DONE}[0-9]"
    rf"|[一-鿿]{{2,10}}?(?:目前|现)共?[有拥设建]有?[^{CLAUSE_ENDS}0-9的]*[0-9])"
)


def tells_so_far(text: str, year: int | None, *, whole_year: bool = False) -> bool:
    """Whether a sentence among plans tells what is so already, in a report of a year: 已建成书屋30处, 目前….

    Where the `whole_year` is the planned one, as in a numbered item, 全年 tells nothing: 2. 全年共巡山600次.
    """
    found = _SO_FAR.match(text)
    if found is None or (found["whole"] and whole_year):
        return False
    return not (found["year"] and year and int(found["year"]) > year)


_OPENING = 12  # characters of a sentence that may say that it is a plan


@dataclass(frozen=True, slots=True)
class UsualPeriods:
    """The usual periods of a document's passages; each section is looked through once."""

    _document: Document
    _plans: dict[tuple[str, int | None], Period] = field(default_factory=dict)
    _begun: dict[tuple[str, int | None], int | None] = field(default_factory=dict)

    def of(self, passage: Passage) -> Period:
        """Return the reporting period, or that of a plan: by its section, or its sentences under a mixed title."""
        section, year = self._document.section_at(passage.span.start), self._document.year_of(passage)
        period = self._document.period_of(passage)
        reported = Period(*period, None) if period else Period(None, None, None)
        if section is None:
            return reported
        path = seen_from(section.path, year)
        if is_mixed(path.rpartition(" / ")[2]):  # 问题与展望: from the sentence on that turns to what is to come
            key = section.section_id, year
            if key not in self._begun:
                self._begun[key] = plan_begins(section.span.of(self._document.text), year or 0)
            begun = self._begun[key]
            if begun is None or section.span.start + begun > passage.span.start + _OPENING:
                return reported
        elif not is_future(path):
            return reported
        if tells_so_far(full_width(passage.span.of(self._document.text)), year, whole_year=True):
            return reported
        if (section.section_id, year) not in self._plans:
            self._plans[section.section_id, year] = self._of_plan(section, year)
        return self._plans[section.section_id, year]

    def _of_plan(self, section: Section, year: int | None) -> Period:
        """Return the year to come where the section names it, but for the day of a signature."""
        following = (year or 0) + 1
        if not re.search(named_year(following), squeeze(section.path + section.span.of(self._document.text))):
            return Period(None, None, AHEAD)
        return Period(date(following, 1, 1), date(following, 12, 31), AHEAD)


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


_TIME = re.compile(r"(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?)?")
_LEAST = 3  # times on one page
_REACH = 3  # paragraphs under one time


def _is_time(document: Document, block: Block) -> bool:
    return block.kind == "body" and bool(_TIME.fullmatch(squeeze(block.span.of(document.text))))


def _stands_out(block: Block, below: Block) -> bool:
    return block.size >= below.size + 1.0 or (block.bold and not below.bold)


def _on_page(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[int, Period]]:
    """Yield where the paragraphs of a page begin that stand under a time, each with it."""
    headings = {section.heading.start for section in document.sections}
    times = [at for at, block in enumerate(blocks[:-1]) if _is_time(document, block)]
    times = [at for at in times if _stands_out(blocks[at], blocks[at + 1])]
    if len({squeeze(blocks[at].span.of(document.text)) for at in times}) < _LEAST:
        return
    for at in times:
        dates = read_cell_dates(squeeze(blocks[at].span.of(document.text)), document.year)
        if not dates:
            continue
        for block in blocks[at + 1 : at + 1 + _REACH]:
            if block.kind != "body" or block.span.start in headings or _is_time(document, block):
                break
            yield block.span.start, Period(dates[0].start, dates[0].end, None)


class Timeline:
    """Knows the times of a report's timelines: the period of a passage that stands under one.

    1. 1998 over 第一冷藏厂投产，年加工能力3,000吨   2. 2021年5月
    Three times or more on a page, in larger or bolder print than what stands under them.
    Left alone: years of charts and tables, a year in a heading. `has_times` says whether there are any.
    """

    def __init__(self, document: Document) -> None:
        self._starts = [block.span.start for block in document.blocks]
        body = [block for block in document.blocks if block.kind == "body"]
        pages = (list(own) for _, own in groupby(body, key=lambda block: block.page))
        self._periods = {start: period for own in pages for start, period in _on_page(document, own)}
        self.has_times = bool(self._periods)

    def period_of(self, passage: Passage) -> Period | None:
        """Return the time that a passage stands under, None where it stands under none."""
        at = bisect_right(self._starts, passage.span.start) - 1
        return self._periods.get(self._starts[at]) if at >= 0 else None
