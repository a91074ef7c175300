"""Dates: every day or period that a report names, in sentences and tables, with the event that it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from extractors.dates.grammar import time_words
from extractors.dates.letters import in_letters
from extractors.dates.mention import DateMention
from extractors.dates.reading import heads_dates, read_cell_dates, read_dates
from extractors.dates.school_years import in_school_years
from extractors.dates.section_years import years_of_sections
from extractors.tables import read_cells
from extractors.text.characters import BRACKETS, CLOSE, COLON, IN_CLAUSE, MEMBER_ENDS, OPEN
from extractors.text.view import full_width, touches_unreadable, view
from schemas.document import Document, Table, TableCell
from schemas.tables import Date
from schemas.text import Span

_STOP = r"，。；：！？,;"
_LONGEST = 24

_HAPPENED_ON = re.compile(rf"(?P<event>[^{_STOP}、（）()]{{1,20}}(?:{'|'.join(time_words('founding', 'begun'))}))于$")
_IS_ON = re.compile(
    rf"""
    (?:^|[{_STOP}、]) [本该]?
    (?P<event>[^{_STOP}、（）()的]{{2,10}}?)
    (?: (?:时间|日期)?(?:为|是) | (?:时间|日期){COLON} | (?<=时效){COLON} | (?<=期限){COLON} )
    [自从]? $
    """,
    re.VERBOSE,
)
_BETWEEN = re.compile(
    rf"""
    (?:
        {OPEN}[^{BRACKETS}]{{0,20}}{CLOSE} | 农历{IN_CLAUSE}{{2,4}}?(?=上午|下午|，|$)
      | 上午 | 下午 | 晚上? | 当?天 | 期间 | 以来 | 开始 | 起 | 前 | 后 | 止 | 就 | ， | ,
    )*
    """,
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(rf"(?:{OPEN}[^{BRACKETS}]{{0,20}}{CLOSE})?")
_DOER = re.compile(rf"(?P<doer>[^{_STOP}、（）()“”《》0-9]{{2,16}}?)已?[于在]$")
_NAME = re.compile(
    rf"""
    (?P<event> (?: [“《][^“”《》]{{2,30}}[”》] )? [^{_STOP}、（）()“”《》]{{0,{_LONGEST}}}? )
    (?= [{_STOP}、（）()”》0-9] | 并 | 及(?!时) | $ )
    """,
    re.VERBOSE,
)


@cache
def _action() -> re.Pattern[str]:
    """Return the pattern of a verb with its object; the verb is part of the event or not."""
    kept, left = "|".join(time_words("done")), "|".join(time_words("held"))
    return re.compile(
        rf"""
        (?: (?:{left}) 了? | (?={kept}) )
        (?P<event> (?: [“《][^“”《》]{{1,30}}[”》] )? [^{_STOP}、（）()“”《》]{{0,{_LONGEST}}} )
        (?= [{_STOP}、（）()] | 并 | 以及 | $ )
        """,
        re.VERBOSE,
    )


_BEHIND, _AHEAD = 80, 200  # characters around a date that may say what it dates


def read_event(text: str, mention: Span, until: int, *, is_day: bool) -> str | None:
    """Return the event that a date in `text` tells the time of, as printed and short, or None where it is unclear.

    `until` is where the next date begins, or the text ends; `is_day` whether the date is a day or a few.

    1. 中心成立于2013年10月18日, 中心于2013年10月18日成立 → 中心成立
    2. 报告时效为2022年3月1日至12月31日 → 报告时效
    3. 6月28日，我中心举办了安全培训 → 安全培训; 签署了协议 → 签署了协议 (days only)
    4. 2022年度节约用水先进单位 → 节约用水先进单位; 6月28日消防疏散演练 → 消防疏散演练
    """
    before, after = (
        view(text[max(0, mention.start - _BEHIND) : mention.start]).text,
        view(text[mention.end : min(until, mention.end + _AHEAD)]).text,
    )
    if match := _HAPPENED_ON.search(before) or _IS_ON.search(before):
        return match["event"]
    sentence = re.split(rf"[{MEMBER_ENDS}\n]", after, maxsplit=1)[0]
    begins = (_BETWEEN if is_day else _IN_BRACKETS).match(sentence)
    at = begins.end() if begins else 0
    if not is_day:
        return _name(sentence[at:])
    clause = sentence[at:].split("，", 1)[0]
    doer = _DOER.search(before)
    if doer and clause in time_words("ending"):
        return doer["doer"] + clause
    return _object(clause) or _name(clause) or _object(sentence)


def _object(words: str) -> str | None:
    """Return what is held or done, from a verb that takes it as its object."""
    action = _action().search(words)
    return action["event"] if action and len(action["event"]) >= 3 else None


def _name(words: str) -> str | None:
    """Return the phrase at the beginning, if it is one that can happen and says more than that."""
    name = _NAME.match(words.removeprefix("的"))
    return name["event"] if name and len(name["event"]) >= 4 and name["event"].endswith(time_words("ending")) else None


_DAY_FIRST = re.compile(r"(?P<first>[0-9]{2})/(?P<second>[0-9]{2})/(?P<year>(?:19|20)[0-9]{2})")


def read_day_first(cells: Sequence[TableCell], text: str) -> dict[TableCell, DateMention]:
    """Return the dates of a table's cells that are written as day/month/year.

    1. 29/08/2008: in a table one of whose dates has a first number over 12, and none a second one
    Left alone: tables in which the month may stand first (08/04/2014 alone).
    """
    matches = {cell: match for cell in cells if (match := _DAY_FIRST.fullmatch(cell.span.of(text).strip()))}
    firsts = [int(match["first"]) for match in matches.values()]
    seconds = [int(match["second"]) for match in matches.values()]
    if not matches or max(firsts) <= 12 or max(seconds) > 12:
        return {}
    found: dict[TableCell, DateMention] = {}
    for cell, match in matches.items():
        try:
            day = date(int(match["year"]), int(match["second"]), int(match["first"]))
        except ValueError:
            continue
        span = Span(match.start(), match.end())
        found[cell] = DateMention(
            span=span,
            text=match[0],
            start=day,
            end=day,
            precision="day",
            inferred_year=False,
            rule="day first",
            forms=("day first",),
        )
    return found


_HEAD_ROWS = 3
_BARE_YEAR, _YEAR_GOES_ON = re.compile("(?:19|20)[0-9]{2}"), re.compile("年度?")
_LIST = re.compile(r"\s*(?:、|和|及|与|以及|，)\s*")


def _events(text: str, mentions: tuple[DateMention, ...]) -> list[str | None]:
    """Return the event of each date of a passage; dates in a list share the one behind the last of them."""
    events: list[str | None] = []
    following = until = len(text)
    for mention in reversed(mentions):
        if events and _LIST.fullmatch(text, mention.span.end, following):
            events.append(events[-1])
        else:
            is_day = (mention.end - mention.start).days < 31 and mention.precision != "relative"
            events.append(read_event(text, mention.span, until, is_day=is_day and mention.rule != "edge of year"))
        following = mention.span.start
        # The event of a day may name a year itself: 2月2日举办2020年度业绩发布会.
        until = until if mention.precision == "year" else following
    return events[::-1]


def _row(document: Document, within: Span, mention: DateMention, event: str | None) -> Date:
    return Date(
        evidence=document.cite(mention.span.moved(within.start), "dates"),
        start=mention.start,
        end=mention.end,
        precision=mention.precision,
        inferred_year=mention.inferred_year,
        event=event,
        rule=mention.rule,
    )


def _over_lines(document: Document) -> Iterator[Date]:
    """Yield the year of a cover that is a line by itself and goes on in the next: 2024 | 年度社会责任报告."""
    covers = [passage.span for passage in document.passages if passage.kind == "cover"]
    for over, under in pairwise(covers):
        year, rest = over.of(document.text).strip(), _YEAR_GOES_ON.match(document.text, under.start, under.end)
        if _BARE_YEAR.fullmatch(year) and rest:
            span = Span(over.start, rest.end())
            for mention in read_dates(year + rest[0], None):
                yield _row(document, Span(0, 0), replace(mention, span=span), None)


def _is_torn(document: Document, span: Span) -> bool:
    """Whether a date may have lost digits: cut by the page reader, or beside an unreadable sign (2023年□2月8日)."""
    return document.is_torn(span) or touches_unreadable(document.text, span)


def _in_table(document: Document, table: Table) -> Iterator[Date]:
    """Yield the dates of a table's cells, but for its headers."""
    heads = [c for c in table.cells if c.row < _HEAD_ROWS and heads_dates(c.span.of(document.text))]
    day_first = read_day_first(table.cells, document.text)
    for place in read_cells(table, document.text):
        cell = place.cell
        if place.role == "head":
            continue
        if cell in day_first:
            yield _row(document, cell.span, day_first[cell], None)
            continue
        below = any(head.row < cell.row and head.column == cell.column for head in heads)
        text = cell.span.of(document.text)
        mentions = (read_cell_dates if below else read_dates)(text, document.year)
        for mention in in_school_years(text, mentions, document.period):
            if not _is_torn(document, mention.span.moved(cell.span.start)):
                yield _row(document, cell.span, mention, None)


def read(document: Document) -> Iterator[Date]:
    """Yield one row a mention of a date, in the order of the text.

    A partial date (6月28日) takes the year stated before it in its sentence, else the year of its column, else the year
    that the heading above it states (2023年工作计划), else the report year. Beside a time line a bare year (1998) is a
    date. Cells of tables are read too, their head rows and captions are not; nor are contents pages.
    """
    years = years_of_sections(document)
    yield from _over_lines(document)
    for passage in document.passages:
        text = full_width(passage.span.of(document.text))
        year = passage.year or years.get(passage.section_id or "", document.year)
        found = read_cell_dates(text, year) if passage.event else read_dates(text, year, document.identity.day)
        mentions = in_school_years(text, found, document.period)
        mentions = in_letters(document, passage, text, mentions)
        for mention, event in zip(mentions, _events(text, mentions), strict=True):
            if not _is_torn(document, mention.span.moved(passage.span.start)):
                yield _row(document, passage.span, mention, event)
    for table in document.tables:
        yield from _in_table(document, table)
