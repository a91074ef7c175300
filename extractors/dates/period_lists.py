"""Periods that the quantities around one give it: what it rose from, a list of times over a list of quantities."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from extractors.dates.mention import DateMention
from extractors.dates.period import NEAR, Period
from extractors.dates.words import time_words
from extractors.rule import as_rule
from extractors.text.became import BECAME
from extractors.text.characters import BETWEEN_ITEMS, IN_CLAUSE, MEMBER_ENDS
from extractors.text.needed import needed
from schemas.text import Span

MOVED, RESTATED, DISTRIBUTED = "told by what follows", "restated", "distributed"
AVERAGED = "over the years between"
_NEXT_OF_LIST = re.compile(rf"\s*{BETWEEN_ITEMS}\s*(?:(?:人民币|[¥￥])\s*)?")
_DEALT = re.compile(rf"[^{MEMBER_ENDS}\d]{{0,40}}?(?:分别|依次)[^{MEMBER_ENDS}\d]{{0,40}}")
# 近三年，产量分别为…; not 近两年，甲、乙两厂分别减排…, where things have the list
_DEALT_BY_YEAR = re.compile(
    rf"[^{MEMBER_ENDS}\d、和及与两三四五六各]{{0,40}}?(?:分别|依次)[^{MEMBER_ENDS}\d、]{{0,12}}"
)
_YEARLY = re.compile(rf"[，,（(、]{IN_CLAUSE}{{0,8}}?(?:年度?平?均|复合){IN_CLAUSE}{{0,12}}")
_CORRECTED = re.compile("|".join(time_words("corrected")))
_FROM = re.compile(r"(?:由|从)(?:原来|过去|此前|原先|原)?的?(?:每[人户名家次年月日天周]){0,2}(?:不足|不到|[约近超])?$")


@as_rule(
    "earlier level",
    "由85%提升至92%: what something rose or fell from is of the period before",
    step=MOVED,
    needs=needed(_FROM),
    examples=(
        "满意度由⟨85%⟩提升至92%。 → 2021-01-01..2021-12-31",
        "学员由不足⟨80名⟩增加到260名。 → 2021-01-01..2021-12-31",
    ),
    counter_examples=("满意度由85%的人评定，达到92%。",),
)
def earlier_level(text: str, figure: Span, following: Span) -> bool:
    """Whether a quantity is what something rose or fell from."""
    between = text[figure.end : following.start].strip()
    return bool(_FROM.search(text[max(0, figure.start - NEAR) : figure.start].rstrip()) and BECAME.fullmatch(between))


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


@as_rule(
    "average over years",
    "从2016年的125万吨增加到2019年的216万吨，年均增幅20%: a rise by the year is over all years between the two values",
    step=AVERAGED,
    needs="均合",
    examples=("由2019年的125万吨增加到2021年的180万吨，年均增长⟨20%⟩。 → 2019-01-01..2021-12-31",),
    counter_examples=("2021年产量180万吨，年均增长20%。", "由2019年的125万吨增加到2021年的180万吨，增长44%。"),
    source="argued: a yearly rise needs the years that it is over",
)
def average_over(text: str, before: Span, figure: Span) -> bool:
    """Whether a quantity is the yearly average of the rise that the two quantities before it tell."""
    return _YEARLY.fullmatch(text, before.end, figure.start) is not None


@as_rule(
    "list of times",
    "2021年、2022年分别纳税3.1亿元、3.4亿元: times, or the years of 近三年, distributed over as many quantities",
    step=DISTRIBUTED,
    needs="别依",
    examples=(
        "2020年、2021年分别纳税⟨3.1亿元⟩、3.4亿元。 → 2020-01-01..2020-12-31",
        "一季度、二季度满意度分别为⟨92%⟩、93%。 → 2022-01-01..2022-03-31",
        "2020年及2021年，余额分别为人民币⟨3万元⟩及人民币4万元。 → 2020-01-01..2020-12-31",
        "2020年、2021年余额分别为3万元、4万元，占比分别为⟨12%⟩、14%。 → 2020-01-01..2020-12-31",
        "2020年至2022年，投入分别为3万元、4万元和⟨5万元⟩。 → 2022-01-01..2022-12-31",
        "近三年，产量分别为⟨12万吨⟩、13万吨和14万吨。 → 2020-01-01..2020-12-31",
    ),
    counter_examples=(
        "2020年、2021年纳税3.1亿元、3.4亿元。",
        "2020年至2022年，投入分别为3.1亿元、3.4亿元。",
        "2020年、2021年分别纳税3.1亿元、3.4亿元、3.5亿元。",
        "2021-2022年，甲、乙两厂分别减排3吨、4吨。",
    ),
    source="argued: values of several years are told in one list",
)
def dealt_periods(text: str, figures: Sequence[Span], dates: Sequence[DateMention]) -> dict[Span, Period]:
    """Return the periods of quantities that a list of times is distributed over, where both lists are of one length."""
    found: dict[Span, Period] = {}
    at = 0
    while at < len(dates):
        last = at
        while last + 1 < len(dates) and _is_next(text, dates[last].span, dates[last + 1].span):
            last += 1
        end = dates[last].span.end
        times = _periods_of(dates[at : last + 1])
        dealt = _DEALT if last > at else _DEALT_BY_YEAR
        at = last + 1
        after = bisect_left(figures, end, key=lambda span: span.start)
        while len(times) > 1 and (listed := _list_from(text, figures, after)):
            if len(listed) != len(times) or not dealt.fullmatch(text, end, listed[0].start):
                break
            found.update(zip(listed, times, strict=True))
            after, end = after + len(listed), listed[-1].end  # 余额分别为…，占比分别为…
    return found


def _periods_of(mentions: Sequence[DateMention]) -> list[Period]:
    """Return the periods of a list of times; of one alone that spans whole years (2020年至2022年) each year."""
    first, last = mentions[0].start, mentions[-1].end
    years = range(first.year, last.year + 1)
    if len(mentions) == 1 < len(years) and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return [Period(date(year, 1, 1), date(year, 12, 31), None) for year in years]
    return [Period(mention.start, mention.end, None) for mention in mentions]


def _list_from(text: str, figures: Sequence[Span], at: int) -> list[Span]:
    """Return the quantities of a list that begins with one."""
    listed = list(figures[at : at + 1])
    while at + len(listed) < len(figures) and _is_next(text, listed[-1], figures[at + len(listed)]):
        listed.append(figures[at + len(listed)])
    return listed


def _is_next(text: str, first: Span, second: Span) -> bool:
    return _NEXT_OF_LIST.fullmatch(text, first.end, second.start) is not None
