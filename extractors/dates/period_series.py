"""Series: quantities of one thing told in a row, each of a period of its own (2016年、2017年分别为…, 各期末分别为…)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from extractors.dates.grammar import read_number
from extractors.dates.mention import DateMention
from extractors.dates.period import ENDING, Period, Stated, days_of, ending_on, first_half_before, same_day
from extractors.rule import as_rule
from extractors.text.characters import (
    BETWEEN_ITEMS,
    BRACKETS,
    CLAUSE_END,
    CLAUSE_ENDS,
    CLOSE,
    MEMBER_END,
    OPEN,
    SENTENCE_END,
    sentence_start,
)
from extractors.text.han_digits import ONES
from extractors.text.times import EACH_PERIOD, LAST_YEARS
from schemas.text import Span, squeeze

DISTRIBUTED, PAIRED = "distributed", "as those before"
LIST_OF_TIMES = "list of times"
_NEXT_OF_LIST = re.compile(
    rf"\s*{BETWEEN_ITEMS}\s*(?:(?:人民币|[¥￥])\s*|(?:同比)?(?:增长|增加|上升|提高|上涨|下降|减少|降低|下跌|下滑|回落))?"
)
_NEXT_TIME = re.compile(rf"\s*(?:{ENDING})?{BETWEEN_ITEMS}\s*(?:截[至止]到?\s*)?")
_NUMBER = re.compile(r"[-+－\d.,，\s]+")
_SENTENCE_END, _MEMBER_END, _CLAUSE_END, _CLOSE = map(re.compile, (SENTENCE_END, MEMBER_END, CLAUSE_END, CLOSE))
_LAST = (12, 31)
_ENDS = re.compile("[末底]$")
_ENDS_BEHIND = re.compile("各?(?:年度?|期期?)[末底]")  # 2016-2018年|各年末
# 报告期各期末, 近三年一期: several periods that only the report as a whole dates; 报告期内 may be one or several
_UNDATED = re.compile(
    rf"(?P<several>{EACH_PERIOD}|{LAST_YEARS}(?:来|内)?[及和加又]?(?:最近)?一期(?:各?期?末)?)"
    r"|报告期(?!期?[末初])(?:内|期间)?"
)
_DEALT = re.compile("分别|依次")
_COMPARED = re.compile(r"[较比与]\s*$")
_IS = re.compile(r"(?:分别|依次|[为是达占]|达到)(?:人民币|[约近])?$")
_GROWS = re.compile("[增升提涨减降跌]|变动")
_ITEM = re.compile(BETWEEN_ITEMS)
_IN_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}")
# 三个车队, 十二家; not 十二月
_COUNT = re.compile(
    rf"(?>([{ONES[1:]}]?十[{ONES}]?|[两{ONES[1:]}]|(?<![\d.,])\d{{1,2}}(?![\d.,])))"
    r"(?:个(?!月)|(?![年月日分成个号期度%％]))"
)
_EACH = re.compile("各(?!个?(?:期(?![限货权刊])|年|报告期|会计))|每|上述|[下所]列")
_TWO_SIDES = re.compile("城乡|男女|内外|进出|产销|收支|供销|存贷|上下|前后|南北|东西|双方|借贷|购销|新老|新旧")
_WITHIN_YEAR = frozenset({"half", "quarter", "month", "part_of_month", "relative"})


class Times(NamedTuple):
    """Several periods that a sentence names: where, which (none without dates), the words, whether surely several."""

    span: Span
    periods: tuple[Period, ...]
    words: str
    several: bool

    @property
    def goes_back(self) -> bool:
        """Whether the last time comes first."""
        ends = [period.end for period in self.periods if period.end]
        return len(ends) > 1 and ends[0] > ends[-1]


@as_rule(
    LIST_OF_TIMES,
    "2021年、2022年分别纳税3.1亿元、3.4亿元: periods over as many quantities; those of 报告期各期末 have no dates",
    step=DISTRIBUTED,
    needs="、和及与别依",
    examples=(
        "2020年、2021年分别纳税⟨3.1亿元⟩、3.4亿元。 → 2020-01-01..2020-12-31",
        "2020年、2021年纳税⟨3.1亿元⟩、3.4亿元。 → 2020-01-01..2020-12-31",
        "一季度、二季度满意度分别为⟨92%⟩、93%。 → 2022-01-01..2022-03-31",
        "上下半年分别投放鱼苗⟨92万尾⟩和36万尾。 → 2022-01-01..2022-06-30",
        "2020年及2021年，余额分别为人民币⟨3万元⟩及人民币4万元。 → 2020-01-01..2020-12-31",
        "2020年、2021年余额分别为3万元、4万元，占比分别为⟨12%⟩、14%。 → 2020-01-01..2020-12-31",
        "2019年至2021年，投入分别为3万元、4万元和6万元，同比增长33%和⟨50%⟩。 → 2021-01-01..2021-12-31",
        "2020年至2022年，投入分别为3万元、4万元和⟨5万元⟩。 → 2022-01-01..2022-12-31",
        "2020年-2022年上半年，投入分别为3万元、4万元和⟨5万元⟩。 → 2022-01-01..2022-06-30",
        "2020年末至2022年末，余额分别为3万元、⟨4万元⟩和5万元。 → 2021-12-31",
        "2020-2022年鱼苗产量3.1、⟨3.5⟩、4.2亿尾。 → 2021-01-01..2021-12-31",
        "2020-2022年收入3.1、3.5、4.2亿元，对应PE30、⟨20⟩、15倍。 → 2021-01-01..2021-12-31",
        "近三年，产量分别为⟨12万吨⟩、13万吨和14万吨。 → 2020-01-01..2020-12-31",
        "报告期各期末，存货分别为12万元、⟨13万元⟩和14万元。 → 报告期各期末第2期",
        "报告期内，运费分别为⟨12万元⟩、13万元和14万元。 → 报告期内第1期",
        "报告期内，十二家养护站的运费分别为12万元和⟨13万元⟩。 → 报告期内第2期",
    ),
    counter_examples=(
        "2020年至2022年，投入分别为3.1亿元、3.4亿元。",
        "2020年、2021年分别纳税3.1亿元、3.4亿元、3.5亿元。",
        "2021-2022年，甲、乙两厂分别减排3吨、4吨。",
        "报告期内，甲厂和乙厂的运费分别为12万元、13万元。",
        "报告期内，三个车队的运费分别为12万元、13万元和14万元。",
        "报告期内，水费和电费分别为12万元、13万元。",
        "会员较2020年、2021年分别增加12人、13人。",
    ),
    source="argued: values of several years are told in one list; one thing has one value at a time",
)
def dealt_periods(
    text: str, stated: Sequence[Stated], dates: Sequence[DateMention], series: Sequence[Period] = ()
) -> dict[Span, Period]:
    """Return the periods of quantities told in a row: of times that are as many, or of several that have no dates.

    `series` are the times of a sentence before, for one that names none.
    """
    lists = tuple(_lists(text, stated))
    if not lists:
        return {}
    found: dict[Span, Period] = {}
    named = [*_dated(text, dates), *_undated(text)]
    kept = tuple(series)
    last: tuple[Span, int, Times | None] | None = None  # the list before: where, how many, the times that it has
    for listed in lists if named or kept else ():
        span, count = Span(listed[0].span.start, listed[-1].span.end), len(listed)
        times = None
        for one in named:
            if (
                one.span.end > span.start
                or _are_bases(text, one, listed)
                or _SENTENCE_END.search(text, one.span.end, span.start)
            ):
                continue
            behind = last is not None and last[0].start >= one.span.end
            since = last[0].end if last and behind else one.span.end
            if last and behind and last[1] == count and last[2] != one:
                continue  # as the list before, of as many things
            bare = all(_NUMBER.fullmatch(each.span.of(text)) for each in listed[:-1])
            words = text[since : span.start]
            if _has(one, listed, words, behind, units_at_end=bare) and not _own_time(text, since, span.start, dates):
                times = one
                break
        if times is None and kept and not (last and last[0].end >= sentence_start(text, span.start)):
            times = _kept(text, listed, kept, dates)
            named = [times, *named] if times else named
        if times:
            kept = times.periods or tuple(_nth(times, at) for at in range(count))
            skipped = 0 if times.goes_back else max(0, len(times.periods) - count)
            found.update((each.span, _nth(times, at + skipped)) for at, each in enumerate(listed))
            if times.goes_back:  # 2021年末和2020年末分别为3亿元和2亿元，|增长50%
                found.update((each.span, times.periods[0]) for each in _alone_behind(text, listed[-1], stated, dates))
        last = span, count, times
    return found


def _are_bases(text: str, times: Times, listed: Sequence[Stated]) -> bool:
    """Whether several times are what the changes of a list are seen from: 较2020年、2021年分别增加|6人、4人."""
    start = times.span.start
    return listed[0].change and bool(times.periods) and _COMPARED.search(text, max(0, start - 8), start) is not None


def _kept(text: str, listed: Sequence[Stated], kept: tuple[Period, ...], dates: Sequence[DateMention]) -> Times | None:
    """Return the times of a sentence before for a list whose own sentence names no time and no things."""
    start = sentence_start(text, listed[0].span.start)
    words = text[start : listed[0].span.start]
    times = Times(Span(start, start), kept, "", several=False)
    own = any(start <= one.span.start and one.precision not in _WITHIN_YEAR for one in dates) or _UNDATED.search(words)
    return None if own or not _has(times, listed, words, behind=False) else times


_IN_TURN = re.compile(rf"[，,][^{CLAUSE_ENDS}0-9]{{0,16}}(?:分别|依次)(?:[为是达占]|达到)?[约近]?\s*")


@as_rule(
    "list beside one of as many years",
    "由2020年的6辆、2021年的8辆增至9辆，占比依次为12%、16%和18%: each is of the year of its fellow in the list before",
    step=PAIRED,
    needs="别依",
    examples=("茶园由2020年的6处、2021年的8处增至9处，占比依次为⟨12%⟩、16%和18%。 → 2020-01-01..2020-12-31",),
    counter_examples=(
        "茶园由2020年的6处、2021年的8处增至9处，占比为18%。",
        "茶园、果园、菜园分别为6处、8处和9处，占比依次为12%、16%和18%。",
    ),
    source="argued: shares are told in the order of what they are shares of",
)
def is_as_before(text: str, before: Span, figure: Span) -> bool:
    """Whether a list that begins with a quantity is dealt out over those before it."""
    return _IN_TURN.fullmatch(text, before.end, figure.start) is not None


class Partner(NamedTuple):
    """Where the fellow of a quantity stands in the list before, and between which places that list is."""

    at: int
    first: int
    last: int


def as_those_before(text: str, stated: Sequence[Stated]) -> dict[Span, Partner]:
    """Return the fellows of quantities whose list is dealt out over as many in one unit right before it."""
    places = {one.span: at for at, one in enumerate(stated)}
    found: dict[Span, Partner] = {}
    for listed in _lists(text, stated):
        at, count = places[listed[0].span], len(listed)
        before = stated[max(0, at - count) : at]
        if len(before) < count or len({(one.unit, one.change) for one in before}) > 1 or before[0].change:
            continue
        if is_as_before.how(text, before[-1].span, listed[0].span):
            found.update((one.span, Partner(at - count + k, at - count, at)) for k, one in enumerate(listed))
    return found


def own_of(partner: Partner, told: Sequence[Period]) -> Period | None:
    """Return the year of a quantity's fellow, where those of the list before have a year each."""
    years = told[partner.first : partner.last]
    own = all(one.is_year for one in years) and len(set(years)) == len(years)
    return told[partner.at] if own else None


def series_of(dealt: Sequence[Period]) -> tuple[Period, ...]:
    """Return the longest list of times in a row, of those that quantities were dealt."""
    longest: tuple[Period, ...] = ()
    listed: tuple[Period, ...] = ()
    for period in dealt:
        listed = (period,) if period in listed else (*listed, period)
        longest = max(longest, listed, key=len)
    return longest


def _alone_behind(text: str, last: Stated, stated: Sequence[Stated], dates: Sequence[DateMention]) -> Iterator[Stated]:
    """Yield the quantities behind a list, up to the next time or the end of the member."""
    end = _MEMBER_END.search(text, last.span.end)
    times = (one.span.start for one in dates if one.span.start > last.span.end and one.precision != "relative")
    stop = min(end.start() if end else len(text), next(times, len(text)))
    yield from (one for one in stated if last.span.end < one.span.start < stop)


def _nth(times: Times, at: int) -> Period:
    return times.periods[at] if times.periods else Period(None, None, f"{times.words}第{at + 1}期")


def _has(times: Times, listed: Sequence[Stated], words: str, behind: bool, *, units_at_end: bool = False) -> bool:
    """Whether a list of quantities is of several times, by the words between: not of things that these name.

    `units_at_end` says that only the last quantity of the list has its unit.
    """
    clauses = _CLAUSE_END.split(_IN_BRACKETS.sub("", words.strip().lstrip("，；")))
    count, known = len(listed), len(times.periods)
    grows = known == count + 1 and (listed[0].change or _GROWS.search(clauses[-1]))
    if known not in (0, count) and not grows:
        return False
    if times.several and known and len(clauses) == 1 and not behind:
        return True
    if known == count and units_at_end and len(clauses) == 1:
        return not _names_as_many(clauses, count)  # 2020-2022年收入|3.1、3.5、4.2亿元，利润率|12、14、15%
    if not (_IS.search(clauses[-1]) or (known and (listed[0].change or _DEALT.search(clauses[-1])))):
        return False
    return (times.several and not known and not behind) or not _names_as_many(clauses, count)


def _names_as_many(clauses: Sequence[str], count: int) -> bool:
    """Whether clauses name as many things as a list has quantities: 甲、乙两厂, 三个车队, 城乡, 各厂."""
    words = "，".join(clauses)
    if _EACH.search(words) or (count == 2 and _TWO_SIDES.search(words)):
        return True
    counts = (read_number(one[1]) for one in _COUNT.finditer(words))
    return count in counts or any(len(_ITEM.split(clause)) == count for clause in clauses)


def _own_time(text: str, since: int, start: int, dates: Sequence[DateMention]) -> bool:
    """Whether a list has a time of its own in its clause, outside brackets: 2021年末甲、乙两厂存货分别为|…."""
    *_, clause = (since, *(found.end() for found in _CLAUSE_END.finditer(text, since, start)))
    own = (one for one in dates if clause <= one.span.start < start and one.precision not in _WITHIN_YEAR)
    return any(not _CLOSE.search(text, one.span.end, start) for one in own)


def _lists(text: str, stated: Sequence[Stated]) -> Iterator[Sequence[Stated]]:
    """Yield the lists of two quantities or more in one unit."""
    listed: list[Stated] = []
    for one in (*stated, None):
        if (
            one
            and listed
            and _is_next(text, listed[-1].span, one.span, _NEXT_OF_LIST)
            and _alike(text, listed[-1], one)
        ):
            listed.append(one)
            continue
        if len(listed) > 1:
            yield listed
        listed = [one] if one else []


def _alike(text: str, first: Stated, second: Stated) -> bool:
    units = (_NUMBER.sub("", one.span.of(text)) for one in (first, second))
    return len({unit[-1] for unit in units if unit}) < 2  # 95.9、|96.2倍


def _is_next(text: str, first: Span, second: Span, between: re.Pattern[str]) -> bool:
    return between.fullmatch(text, first.end, second.start) is not None


def _undated(text: str) -> Iterator[Times]:
    """Yield words for several periods of the report, the last first."""
    for found in reversed(list(_UNDATED.finditer(text))):
        yield Times(Span(*found.span()), (), squeeze(found[0]), found["several"] is not None)


def _dated(text: str, dates: Sequence[DateMention]) -> Iterator[Times]:
    """Yield the lists of times and the spans of years, the last first; a span in a list as its years, then as one."""
    runs: list[list[DateMention]] = []
    for one in dates:
        if runs and _is_next(text, runs[-1][-1].span, one.span, _NEXT_TIME):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in chain.from_iterable((one, *_parts(text, one)) for one in reversed(runs)):
        span = Span(run[0].span.start, run[-1].span.end)
        whole = tuple(_of_one_day(text, run))
        each = tuple(period for one, own in zip(run, whole, strict=True) for period in _each_of(text, one, own))
        for periods in dict.fromkeys((each, whole)):
            if len(periods) > 1:
                yield Times(span, periods, "", len(run) > 1)


def _parts(text: str, run: Sequence[DateMention]) -> Iterator[Sequence[DateMention]]:
    """Yield the parts of a list of times between its commas, the last first: 2019-2021年，|下半年."""
    start = len(run)
    for at in range(len(run) - 1, -1, -1):
        if at == 0 or "，" in text[run[at - 1].span.end : run[at].span.start]:
            if at or start < len(run):
                yield run[at:start]
            start = at


def _of_one_day(text: str, run: Sequence[DateMention]) -> Iterator[Period]:
    """Yield the period of each time of a list; a day that only the last has is one of each year.

    1. 于2018年及2019年12月31日   2. 截至2018年及2019年12月31日止年度, 截至2020年6月30日止六个月: what ends then
    """
    for at, one in enumerate(run):
        last = next((other for other in run[at:] if other.precision != "year"), one)
        ending = ending_on(text, last.span.end, last.end) if last.ends_quarter else None
        shared = one.text.endswith("年") and last.ends_quarter and (ending or (last.end.month, last.end.day) == _LAST)
        if one is not last and not shared:
            yield Period(one.start, one.end, None)
            continue
        gone = one.end.year - last.end.year
        first = (ending and ending.start) or last.start
        yield Period(same_day(first, gone), same_day(last.end, gone), None)


def _each_of(text: str, mention: DateMention, own: Period) -> list[Period]:
    """Return the years that a span of them has, with the part of one that it ends in; of another time itself.

    1. 2013年-2015年, 近三年   2. 2010年-2013年上半年: three and a half   3. 2016年末至2018年末: three days
    4. 上下半年: both halves
    """
    first, last = mention.start, mention.end
    if first_half_before(text, mention) == "上":  # 上|下半年: no item of the list of its own
        half = days_of(first.year, None, None, "H1")
        return [Period(*half, None), own] if half else [own]
    ends = _ENDS.search(mention.text) or _ENDS_BEHIND.match(text, mention.span.end)
    stocks = mention.precision != "day" and (first.month, first.day) == _LAST
    if first.year == last.year or not (stocks or (first.month, first.day) == (1, 1)):
        return [own]
    days = [date(year, *_LAST) for year in range(first.year, last.year + 1) if date(year, *_LAST) <= last]
    if stocks or ends:
        return [Period(day, day, None) for day in dict.fromkeys((*days, last))]
    years = [Period(date(day.year, 1, 1), day, None) for day in days]
    return years if days[-1] == last else [*years, Period(date(last.year, 1, 1), last, None)]
