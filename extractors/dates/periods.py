"""The period that a quantity is about, from the words of its sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice, zip_longest
from typing import Any, NamedTuple

from extractors.dates import (
    openings,
    papers,
    period_lists,
    period_named,
    period_rules,
    period_series,
    period_words,
    reckoned,
    records,
    seasons,
)
from extractors.dates.mention import DateMention
from extractors.dates.period import REACH, Asked, NamedTime, Period, Stated
from extractors.dates.reading import read_cell_dates
from extractors.rule import Gate, Rule, Steps, by_step
from schemas.document import Block, Document, Passage
from schemas.text import Span, squeeze

RULES: tuple[Rule[Any], ...] = (
    *period_rules.LEAVING,
    records.of_record,
    *reckoned.LEAVING,
    openings.in_plan,
    openings.beyond_year_begin,
    period_named.from_then,
    period_named.to_come,
    openings.year_begins,
    period_named.year_told_after,
    papers.of_paper,
    papers.year_of_paper,
    period_named.year_so_far,
    period_named.done_then,
    period_named.named_before,
    period_words.in_words,
    period_words.foretold,
    period_words.back_to_now,
    openings.of_report,
    period_words.whole_period,
    period_words.period_end,
    seasons.of_season,
    seasons.of_class,
    period_lists.earlier_level,
    period_lists.restated_value,
    period_lists.average_over,
    period_series.dealt_periods,
)


class Told(NamedTuple):
    """The period of a quantity, the names of the rules that told it, and the times that a rule left aside."""

    period: Period
    rules: tuple[str, ...]
    left: tuple[tuple[Span, str], ...]


_STEPS = (
    *(period_rules.OF_ANOTHER, period_rules.ASIDE, period_rules.OVER, period_rules.NAMED, period_rules.IN_WORDS),
    *(papers.PAPER, period_lists.MOVED, period_lists.RESTATED, period_lists.AVERAGED, period_series.DISTRIBUTED),
)


@lru_cache(maxsize=4)
def _steps_of(rules: tuple[Rule[Any], ...]) -> Steps:
    return by_step(rules, _STEPS)


def _fired(rules: Iterable[Rule[Any]], *said: Any) -> str | None:
    """Return the name of the first rule that says yes."""
    return next((rule.name for rule in rules if rule.how(*said)), None)


def _take(steps: Steps, asked: Asked, mention: DateMention) -> None:
    """Take a time as the best so far, or note the rule that leaves it aside."""
    time = NamedTime(asked, mention)
    taken = next(((rule, period) for rule in steps[period_rules.NAMED] if (period := rule.how(time))), None)
    if taken is None:
        return
    rule, period = taken
    left = _fired(steps[period_rules.OF_ANOTHER], time)
    # From then on and by then hold whatever else is said of the time.
    if not left and rule.name == period_named.named_before.name:
        left = _fired(steps[period_rules.ASIDE], time)
        if left == period_rules.of_event.name and _is_later_here(asked, mention):
            asked.best = asked.usual  # 经2014年大会批准，于2022年6月1日发行3亿元
    if not left and (left := _fired(steps[period_rules.OVER], time)):
        # 2021年产值3亿元；2022年3月签约4个；引进6家: nor does the time before it go on, if of an earlier year
        gone = asked.best.end is not None and asked.best.end.year < mention.end.year
        asked.best = asked.usual if gone else asked.best
    if left:
        asked.left.append((mention.span, left))
    else:
        asked.best, asked.at = period, max(time.since, time.end)
        asked.rules = [rule.name]


def _is_later_here(asked: Asked, mention: DateMention) -> bool:
    """Whether a day of the reporting period follows an earlier time."""
    first, last, told = asked.usual.start, asked.usual.end, asked.best.end
    if first is None or last is None or told is None:
        return False
    return told < first <= mention.start <= last


def _ask(steps: Steps, asked: Asked, dates: Sequence[DateMention]) -> None:
    """Look for the last time that is named before a quantity: in dates, then in words behind them."""
    first = bisect_left(dates, max(0, asked.start - REACH), key=lambda mention: mention.span.start)
    heads = dates[:1] if first and NamedTime(asked, dates[0]).heads_passage else ()
    for mention in chain(heads, islice(dates, first, None)):
        if mention.span.start >= asked.start:
            break
        if asked.at < mention.span.end <= asked.start:
            _take(steps, asked, mention)
    for rule in steps[period_rules.IN_WORDS]:
        if rule.how(asked):
            asked.rules = [rule.name]


def period_of(text: str, start: int, dates: Sequence[DateMention], *, usual: Period, change: bool) -> Period:
    """Return the period of the quantity at `start`: the last one named before it in the sentence, else the usual one.

    `dates` come in the order of the text. What the quantities around it give is not looked at (see `read_periods`).
    """
    asked = Asked(text, Stated(Span(start, start), change), (), usual)
    _ask(Gate(text, _steps_of(RULES)), asked, dates)
    return asked.best


def read_periods(
    text: str,
    stated: Sequence[Stated],
    dates: Sequence[DateMention],
    usual: Period,
    *,
    carried: Period | None = None,
    series: Sequence[Period] = (),
    rules: Sequence[Rule[Any]] = RULES,
) -> Iterator[Told]:
    """Yield the period of each quantity of a passage: the last time named before it, else the usual one.

    1. 2021年…, 上年同期…, 截至2022年底…: the days named   2. 创建期内, 两年内, 未来: the words
    3. 报告期内, 全年: the reporting period   4. 自2018年以来: from then on   5. 2025年前: a year to come
    6. 由85%提升至92%: the first is of the year before, of several years of the first
    7. 2021年、2022年分别为: distributed; several values of 报告期各期末: each of a period that has no date
    `carried` is the day of stock that the paragraph opened with: what names no time is of it; `series` are the times
    that a sentence before dealt out, for a list of as many.
    docs/rules.md has all rules, and which times are left aside (比2022年增加…, days of events, 成立于2014年).
    """
    steps = Gate(text, _steps_of(tuple(rules)))
    spans = [one.span for one in stated]
    from_paper = [(rule.name, days) for rule in steps[papers.PAPER] if (days := rule.how(text, usual))]
    usual = from_paper[0][1] if from_paper else usual
    dealt = [(rule.name, rule.how(text, stated, dates, series)) for rule in steps[period_series.DISTRIBUTED]]
    over: Period | None = None
    told: list[Told] = []
    for one, following in zip_longest(stated, stated[1:]):
        asked = Asked(text, one, dates, usual, carried=carried)
        _ask(steps, asked, dates)
        asked.rules = asked.rules or [name for name, _ in from_paper]
        # 五年来，会员由120人增加到360人: of the first and of the last of these years
        asked.best, over = (usual, None) if asked.best == over else (asked.best, None)
        if (
            following
            and steps[period_lists.MOVED]
            and (moved := _fired(steps[period_lists.MOVED], text, one.span, following.span))
        ):
            stays = asked.best != usual and _fired(steps[period_lists.RESTATED], text, one.span, following.span)
            asked.rules.append(stays or moved)
            over = asked.best if asked.best.is_long and asked.best.end == usual.end else None
            asked.best = asked.best if stays else asked.best.first_year() if over else asked.best.year_before()
        for name, periods in dealt:
            if one.span in periods:
                asked.best, asked.rules = periods[one.span], [name]
        if steps[period_lists.AVERAGED] and (spanned := _over_years(steps, text, spans[: len(told) + 1], told)):
            asked.best, asked.rules = spanned, [period_lists.average_over.name]
        told.append(Told(asked.best, tuple(asked.rules), tuple(asked.left)))
        yield told[-1]


def _over_years(steps: Steps, text: str, spans: Sequence[Span], told: Sequence[Told]) -> Period | None:
    """Return the years between the two quantities before the last one, where it is their yearly average."""
    *_, before, to = (None, None, *told)
    if before is None or to is None or not _fired(steps[period_lists.AVERAGED], text, *spans[-2:]):
        return None
    first, last = before.period, to.period
    named = before.rules == (period_named.named_before.name,)
    if not named or not (first.is_year and last.is_year) or first.start is None or last.start is None:
        return None
    return Period(first.start, last.end, None) if first.start < last.start else None


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
