"""The period that a quantity is about, from the words of its sentence and the quantities around it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, islice, zip_longest
from typing import Any, NamedTuple

from extractors.dates import (
    averages,
    begun,
    bulletins,
    carried,
    five_years,
    held_against,
    left_aside,
    members_over,
    openings,
    passed_over,
    period_days,
    period_months,
    period_named,
    period_series,
    period_spans,
    period_sums,
    period_words,
    times_together,
)
from extractors.dates.averages import AVERAGED, MOVED, STAYS, over_years
from extractors.dates.grammar import time_words
from extractors.dates.mention import DateMention
from extractors.dates.period import (
    ASIDE,
    BEFORE,
    IN_WORDS,
    NAMED,
    OF_ANOTHER,
    OVER,
    REACH,
    Asked,
    NamedTime,
    Period,
    Stated,
)
from extractors.dates.reading import read_dates
from extractors.numbers import read_figures
from extractors.rule import Field, Firing, Gate, Rule, Steps, as_rule, by_step, rules_of
from extractors.text.characters import MEMBER_END, SENTENCE_ENDS
from extractors.text.needed import needed
from schemas.text import Span

RESTATED = "restated"
_PARTED = re.compile(f"{MEMBER_END}(?!其中)")
_CORRECTED = re.compile("|".join(time_words("corrected")))


@as_rule(
    "restated value",
    "2021年…由1,284人次追溯调整为1,236人次: both are of the time that was named",
    step=RESTATED,
    needs=needed(_CORRECTED),
    examples=("2021年培训人次由⟨1,284人次⟩追溯调整为1,236人次。 → 2021-01-01..2021-12-31",),
    counter_examples=("2021年培训人次由1,284人次增至1,336人次。",),
)
def restated_value(text: str, figure: Span, following: Span) -> bool:
    """Whether a quantity was corrected, not followed."""
    return _CORRECTED.search(text, figure.end, following.start) is not None


RULES: tuple[Rule[Any], ...] = (
    *rules_of(left_aside, carried, passed_over, members_over, begun),
    bulletins.behind_bulletin,
    held_against.of_target_met,
    held_against.base_of_share,
    held_against.of_start,
    held_against.of_year_told,
    times_together.of_counted,
    openings.beyond_year_begin,
    period_spans.from_then_to,
    period_named.from_then,
    period_named.to_come,
    openings.year_begins,
    period_named.year_told_after,
    period_named.year_before_plan,
    period_named.of_paper,
    period_named.year_of_paper,
    period_named.year_so_far,
    period_named.both_halves,
    times_together.of_both,
    period_spans.before_it,
    period_days.at_meeting,
    period_days.heads_list,
    period_days.first_of_it,
    period_days.emergency,
    period_days.done_after,
    period_days.capital_became,
    period_named.done_then,
    period_months.up_to_month,
    bulletins.of_bulletin,
    period_named.named_before,
    period_words.in_words,
    period_words.foretold,
    period_words.back_to_now,
    period_words.base_of_plan,
    openings.of_report,
    period_words.whole_period,
    openings.period_end,
    openings.total_so_far,
    period_months.month_again,
    period_words.of_season,
    period_words.of_class,
    held_against.of_class_before,
    held_against.of_base_year,
    five_years.of_plans_target,
    period_spans.years_of_deed,
    averages.average_since,
    averages.stage_before,
    averages.level_years_before,
    averages.earlier_level,
    restated_value,
    averages.within_day,
    averages.aim_changed,
    averages.average_over,
    period_sums.is_sum,
    period_series.is_as_before,
    period_series.dealt_periods,
)


class Told(NamedTuple):
    """The period of a quantity, the names of the rules that told it, and the times that a rule left aside."""

    period: Period
    rules: tuple[str, ...]
    left: tuple[tuple[Span, str], ...]


class _Pair(NamedTuple):
    """The times of two quantities of which the first rose or fell to the second, and where the second ends."""

    first: Period
    last: Period
    end: int


_STEPS = (
    *(OF_ANOTHER, ASIDE, OVER, NAMED, IN_WORDS),
    *(
        period_named.PAPER,
        MOVED,
        STAYS,
        RESTATED,
        AVERAGED,
        period_sums.SUMMED,
        period_series.PAIRED,
        period_series.DISTRIBUTED,
    ),
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
    taken = next(((rule, period) for rule in steps[NAMED] if (period := rule.how(time))), None)
    if taken is None:
        return
    rule, period = taken
    left = _fired(steps[OF_ANOTHER], time)
    # From then on and by then hold whatever else is said of the time.
    if not left and rule.name == period_named.named_before.name:
        left = _fired(steps[ASIDE], time)
        if left == left_aside.of_event.name and _is_later_here(asked, mention):
            asked.best = asked.usual  # 经2014年大会批准，于2022年6月1日发行3亿元
        if left in _OF_EVENTS and _is_next(asked, mention):
            asked.best = asked.usual  # 3月植树86棵。渔港成立于2010年5月，员工6人
        if left == left_aside.before_year.name and _is_part_of_usual(asked, mention):
            asked.best = asked.usual  # 4月接到投诉，于6月底前改造完毕，投入6万元
    if not left and (left := _fired(steps[OVER], time)):
        # 2021年产值3亿元；2022年3月签约4个；引进6家: nor does the time before it go on, if of an earlier year
        gone = asked.best.end is not None and asked.best.end.year < mention.end.year
        asked.best = asked.usual if gone else asked.best
        if left == begun.of_beginning.name:
            asked.best = begun.behind_beginning(time)
    if left:
        asked.left.append((mention.span, left))
    else:
        asked.best, asked.at = period, max(time.since, time.end)
        asked.rules = [rule.name]


_OF_EVENTS = frozenset({left_aside.founding.name, left_aside.of_event.name})


def _is_next(asked: Asked, mention: DateMention) -> bool:
    """Whether a time is told of in a sentence behind that of a part of a year, which does not go on over it."""
    best = asked.best
    if asked.at < 0 or best.start is None or best.is_year or best.is_long or best == asked.usual:
        return False
    return re.search(f"[{SENTENCE_ENDS}]", asked.text[asked.at : mention.span.start]) is not None


def _is_part_of_usual(asked: Asked, mention: DateMention) -> bool:
    """Whether the best time so far and another one are parts of the reporting period."""
    return not asked.best.is_year and asked.usual.holds(asked.best) and asked.usual.holds(mention)


def _is_later_here(asked: Asked, mention: DateMention) -> bool:
    """Whether a day of the reporting period follows an earlier time, or years up to now."""
    first, last, told = asked.usual.start, asked.usual.end, asked.best.end
    if first is None or last is None or told is None:
        return False
    went_on = asked.best.is_long and asked.rules == [period_named.from_then.name] and told == last
    return (told < first or went_on) and first <= mention.start <= last


def _heads_passage(asked: Asked, mention: DateMention) -> bool:
    """Whether a time opens a passage as the time of all that stands in it."""
    return NamedTime(asked, mention).heads_passage or bulletins.bulletin_of(asked.text, mention) is not None


def _ask(steps: Steps, asked: Asked, dates: Sequence[DateMention]) -> None:
    """Look for the last time that is named before a quantity: in dates, then in words behind them."""
    first = bisect_left(dates, max(0, asked.start - REACH), key=lambda mention: mention.span.start)
    heads = dates[:1] if first and _heads_passage(asked, dates[0]) else ()
    for mention in chain(heads, islice(dates, first, None)):
        if mention.span.start >= asked.start:
            break
        if asked.at < mention.span.end <= asked.start:
            _take(steps, asked, mention)
    for rule in steps[IN_WORDS]:
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
    7. 2021年、2022年分别为: distributed, which wins over what those before are paired with; several values of
    报告期各期末: each of a period that has no date
    `carried` is the day of stock that the paragraph opened with: what names no time is of it; `series` are the times
    that a sentence before dealt out, for a list of as many.
    docs/rules.md has all rules, and which times are left aside (比2022年增加…, days of events, 成立于2014年).
    """
    steps = Gate(text, _steps_of(tuple(rules)))
    spans = [one.span for one in stated]
    from_paper = [(rule.name, days) for rule in steps[period_named.PAPER] if (days := rule.how(text, usual))]
    usual = from_paper[0][1] if from_paper else usual
    alike = period_series.as_those_before(text, stated) if steps[period_series.PAIRED] else {}
    dealt = [(rule.name, rule.how(text, stated, dates, series)) for rule in steps[period_series.DISTRIBUTED]]
    over: Period | None = None
    # 收入从3亿元增加到5亿元，年均增长11%。税收从1亿元增加到2亿元: the years of both are not told
    undated = False
    # Up to the next 。 or ；:
    pair: _Pair | None = None  # 由2014年的48万人降至2019年的8万人，比例由9%降至1%
    moved = None
    told: list[Told] = []
    for one, following in zip_longest(stated, stated[1:]):
        asked = Asked(text, one, dates, usual, carried=carried)
        _ask(steps, asked, dates)
        asked.rules = asked.rules or [name for name, _ in from_paper]
        # 五年来，会员由120人增加到360人: of the first and of the last of these years
        asked.best, over = (_last_of(over, usual), None) if over and asked.best == over else (asked.best, None)
        moved = None
        if following and steps[MOVED] and (moved := _fired(steps[MOVED], text, one.span, following.span)):
            stays = _fired(steps[STAYS], text, one.span, following.span)
            stays = stays or (_fired(steps[RESTATED], text, one.span, following.span) if asked.best != usual else None)
            asked.rules.append(stays or moved)
            over = asked.best if asked.best.is_of_years and not stays else None
            undated = undated or moved == averages.level_years_before.name
            before = asked.best.year_before()
            if undated and asked.best == usual:
                before = Period(None, None, BEFORE)
            elif pair and asked.best == pair.last and not _PARTED.search(text, pair.end, one.span.start):
                before = pair.first
            if over:  # 三年间，茶园由8座增加到13座: from the year before them, or the first of them
                counted = averages.is_count_of_years(text, asked.at)
                before = Period(None, None, BEFORE) if counted else asked.best.first_year()
            asked.best = asked.best if stays else before
        if (partner := alike.get(one.span)) is not None and (
            own := period_series.own_of(partner, [each.period for each in told])
        ):
            asked.best, asked.rules = own, [period_series.is_as_before.name]
        for name, periods in dealt:
            if one.span in periods:
                asked.best, asked.rules = periods[one.span], [name]
        if steps[AVERAGED] and (spanned := over_years(text, spans[: len(told) + 1], [one[:2] for one in told])):
            asked.best, asked.rules = spanned, [averages.average_over.name]
        if steps[period_sums.SUMMED]:
            whole = period_sums.whole_of_parts(text, stated[: len(told) + 1], [each.period for each in told])
            asked.best, asked.rules = (whole, [period_sums.is_sum.name]) if whole else (asked.best, asked.rules)
        told.append(Told(asked.best, tuple(asked.rules), tuple(asked.left)))
        pair = (steps[MOVED] and _pair(text, spans, told)) or pair
        yield told[-1]


def _pair(text: str, spans: Sequence[Span], told: Sequence[Told]) -> _Pair | None:
    """Return the times of the last two quantities where the first is what something rose or fell from then."""
    if len(told) < len(("from", "to")) or not averages.rose_in(text, *spans[len(told) - 2 : len(told)]):
        return None
    return _Pair(told[-2].period, told[-1].period, spans[len(told) - 1].end)


def _last_of(years: Period, usual: Period) -> Period:
    """Return the last of some years: the usual period where they end with it."""
    return usual if years.end == usual.end else years.last_year()


_REPORT_YEAR = 2022  # of the examples


def read_firings(text: str, rules: Sequence[Rule[Any]], year: int = _REPORT_YEAR) -> Iterator[Firing]:
    """Yield the periods of quantities that rules tell, in a report of a year, and the times that they leave aside."""
    dates = read_dates(text, year)
    figures = [one for one in read_figures(text) if not any(one.span.overlaps(date.span) for date in dates)]
    stated = [Stated(figure.span, figure.role == "change", figure.value, figure.unit) for figure in figures]
    usual = Period(date(year, 1, 1), date(year, 12, 31), None)
    for one, told in zip(stated, read_periods(text, stated, dates, usual, rules=rules), strict=True):
        for name in told.rules:
            yield Firing(one.span, name, told.period.in_words())
        for span, name in told.left:
            yield Firing(span, name, "left aside")


FIELD = Field(
    "periods",
    "the period that a quantity is about, out of the times that its sentence names",
    RULES,
    read_firings,
    (),
)
