"""Bulletins: the day, month or quarter that opens a paragraph of counts is the time of the sentences behind it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.dates.grammar import HOURS, PART_OF_DAY, WILL, time_words
from extractors.dates.left_aside import COMPARED
from extractors.dates.mention import DateMention
from extractors.dates.over_time import OPENS_WITH_FLOW
from extractors.dates.period import NAMED, OVER, NamedTime, Period, Stated
from extractors.dates.period_named import done_then
from extractors.dates.reading import read_dates
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import CLAUSE_ENDS, MEMBER_ENDS, sentence_start

_LEAD = re.compile(rf"(?:[^{MEMBER_ENDS}0-9]{{0,40}}[，：:])?\s*")  # 据市港航局介绍，|6月12日
_FIRST = re.compile(
    rf"[份间]?(?![以之]?[前后来]|[起至到止的、和及与])(?:(?P<hours>{HOURS})|{PART_OF_DAY})?[，,]?(?P<area>{'|'.join(time_words('area'))})?"
    rf"(?P<told>[^{MEMBER_ENDS}：0-9]{{0,40}})(?=[0-9])"
)
_NUMBER = r"[0-9][0-9,.]*[余多]?[万亿]*[余多]?"
_COUNTED = re.compile(rf"{_NUMBER}(?:{'|'.join(time_words('flow_unit'))})")
# 收入|86万元，同比增长6%; behind a first count what it is compared with must be told
_BASE = rf"(?:同比|环比|[比较](?:上年|上月|去年|前一日|上日|昨日|上季|上周)[^{CLAUSE_ENDS}0-9]{{0,6}})"
_VALUE = rf"{_NUMBER}[^{CLAUSE_ENDS}0-9]{{1,8}}[，,（(]"
_ROSE_BY = rf"[^{CLAUSE_ENDS}0-9]{{0,8}}[增减降升涨跌][^{CLAUSE_ENDS}0-9]{{0,4}}[0-9]"
_ROSE = re.compile(f"{_VALUE}{_BASE}{_ROSE_BY}")
# 满意度98%，较上年提升: what a whole year is compared with
_SINCE_LAST_YEAR = r"[比较](?:上年|去年)(?!同)"
_ROSE_TOO = re.compile(f"{_VALUE}(?!{_SINCE_LAST_YEAR}){_BASE}?{_ROSE_BY}")
_YEARLY = re.compile(_SINCE_LAST_YEAR)
# 投诉下降|12%: a change with no level before it and no base
_BARE_CHANGE = re.compile(
    r"[^0-9]*(?:增[长幅]|增加(?!值)|减[少幅]|[上提]升|回[升落]|下降|降[低幅]|下跌|下滑|提高|上涨)[^0-9，、]{0,4}(?:[0-9]|$)"
)
_BASED = re.compile(f"{_BASE}[^{CLAUSE_ENDS}]*$")
# 最大承载量|6万人次, 献血率为千人口|12人次
_NO_SUM = re.compile("|".join(time_words("no_sum")))
_NO_COUNT = re.compile("|".join(time_words("event", "single")))
_AREA = re.compile("|".join(time_words("area")))
_OVER = re.compile(rf"{WILL}|{'|'.join(time_words('event', 'ends_bulletin'))}")
_SO_FAR = re.compile("|".join(time_words("so_far")))
# 上周运送旅客; 自专项行动开展后: another time in words; not 较上周
_ELSEWHEN = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}])\s*(?:{'|'.join(time_words('other_time'))}|自[^{CLAUSE_ENDS}0-9]{{2,14}}[后来起][，,]"
    rf"|[^{CLAUSE_ENDS}]{{0,8}}(?:期间|假期)(?!首日|第)|年(?![内初底中前后]))"
)
_THIS_MONTH = re.compile(rf"(?:^|[{CLAUSE_ENDS}])\s*(?:{'|'.join(time_words('longer_time'))})")
_CONTINUES = re.compile(rf"\s*(?:其中|当[天日晚]|[分按从][^{CLAUSE_ENDS}0-9]{{1,10}}看?[，,])")
_LEAST_DAYS, _MOST_DAYS = 1, 310  # a day, the first ten months; no year


class Bulletin(NamedTuple):
    """The time that a paragraph of counts opens with, and whether it counts hours of a day (0时至24时)."""

    period: Period
    hours: bool


def bulletin_of(text: str, mention: DateMention) -> Bulletin | None:
    """Return the bulletin that a time opens, or None where it opens none.

    1. 6月12日，全港接待旅客|86万人次   2. 6月12日0时至24时，新增病例|6例   3. 6月，客运收入|86万元，同比增长6%
    Left alone: what is done once (6月12日，公司培训员工86人次), what was heard on the day (6月12日，记者获悉，…).
    """
    if mention.precision in ("year", "relative") or not _LEAD.fullmatch(text, 0, mention.span.start):
        return None
    if not _LEAST_DAYS <= (mention.end - mention.start).days + 1 <= _MOST_DAYS:
        return None
    first = _FIRST.match(text, mention.span.end)
    if first is None or _NO_COUNT.search(first["told"]) or _ends(first["told"], bool(first["hours"])):
        return None
    counts = (
        _COUNTED.match(text, first.end()) or _ROSE.match(text, first.end()) or _is_flow(first["told"], first["area"])
    )
    if not counts and not first["hours"]:
        return None
    return Bulletin(Period(mention.start, mention.end, None), bool(first["hours"]))


def _is_flow(words: str, area: str | None) -> bool:
    """Whether words before a number tell what is done over a time, of an area: 全市|发放贷款."""
    return area is not None and OPENS_WITH_FLOW.match(words) is not None


def _ends(words: str, hours: bool) -> bool:
    """Whether words turn a bulletin to another time, a plan, a meeting, or to what stands."""
    over = _OVER.search(words) or _ELSEWHEN.search(words)
    return over is not None or (not hours and _SO_FAR.search(words) is not None)


def goes_on(bulletin: Bulletin, text: str, first: int, start: int, *, change: bool) -> bool:
    """Whether what a bulletin's words since an offset tell is still of its time, up to the quantity at `start`.

    1. 其中学生|36人次   2. 门票收入|6万元，增长3%   3. 发放奖券|86张
    Left alone: what stands (船员|86人), what has come together (累计接待|860万人次), all behind such words.
    """
    day = bulletin.period.start == bulletin.period.end
    if _ends(text[first:start], bulletin.hours) or (day and _THIS_MONTH.search(text, first, start)):
        return False
    opens = sentence_start(text, start)
    clause = text[max(text.rfind(mark, 0, start) for mark in CLAUSE_ENDS) + 1 : start]
    if change and (_YEARLY.search(clause) or _is_bare(text[max(first, opens) : start])):
        return False
    if bulletin.hours or change or _CONTINUES.match(text, opens):
        return True
    if _NO_SUM.search(clause):
        return False
    if _COUNTED.match(text, start) or _ROSE_TOO.match(text, start):
        return True
    area = _AREA.match(clause)
    return OPENS_WITH_FLOW.match(clause, area.end() if area else 0) is not None


def _is_bare(before: str) -> bool:
    """Whether a change stands with no level before it in its sentence and nothing that it is held against."""
    return _BARE_CHANGE.match(before) is not None and _BASED.search(before) is None


@as_rule(
    "behind a bulletin",
    "6月，渡口接待旅客860人次。渡船36艘: what stands, told in a sentence behind a month of counts, is none of it",
    step=OVER,
    needs="月季半",
    reason=NOT_READ,
    examples=(
        "⟨6月⟩，渡口接待旅客860人次。渡船36艘。 → left aside",
        "⟨一季度⟩，渡口收入86万元，同比增长6%。船员有36人。 → left aside",
    ),
    counter_examples=(
        "6月，渡口接待旅客860人次。其中学生36人次。",
        "6月，渡口接待旅客860人次，渡船36艘。",
        "6月，渡口新购渡船6艘。船员36人。",
    ),
    source="argued: what follows the counts of a month may be told of the year",
)
def behind_bulletin(time: NamedTime) -> bool:
    """Whether a quantity stands in a sentence behind that of a month of counts, and is none of its counts."""
    start, mention = time.asked.start, time.mention
    if mention.precision == "day" or sentence_start(time.text, start) <= mention.span.start:
        return False
    bulletin = bulletin_of(time.text, mention)
    return bulletin is not None and not goes_on(bulletin, time.text, time.end, start, change=time.asked.change)


@as_rule(
    "day of a bulletin",
    "6月12日，全港接待旅客86万人次。其中学生6万人次: a day that opens a paragraph of counts is the time of them all",
    step=NAMED,
    needs="日号",
    examples=(
        "6月12日，渡口接待旅客860人次。其中学生⟨36人次⟩。 → 2022-06-12",
        "6月12日，渡口接待旅客860人次，同比增长8%。门票收入⟨6万元⟩，增长3%。 → 2022-06-12",
        "6月12日，全市发放茶券860张。办理退券⟨36张⟩，受理投诉6起。 → 2022-06-12",
        "据县畜牧站通报，6月12日0时至24时，新增病畜36头。治愈⟨6头⟩，现有病畜86头。 → 2022-06-12",
    ),
    counter_examples=(
        "6月12日，茶场培训茶农860人次。其中妇女36人次。",
        "6月12日，记者获悉，渡口接待旅客860人次。其中学生36人次。",
        "6月12日，渡口接待旅客860人次。现有渡船36艘。",
        "6月12日，渡口接待旅客860人次。船员86人。",
        "6月12日以后，渡口接待旅客860人次。其中学生36人次。",
        "6月12日，渡口接待旅客860人次。全年接待8,600人次。",
        "6月12日，渡口接待旅客860人次。累计接待8,600人次。",
        "6月12日，渡口接待旅客860人次。将加开渡船6班次。",
        "6月12日，社员大会召开，表彰36人次。其中妇女6人次。",
        "6月12日，渡口接待旅客860人次。上周接待8,600人次。",
        "6月12日，渡口接待旅客860人次。最大承载量8,600人次。",
        "6月12日，渡口接待旅客860人次。旅客投诉下降8%。",
        "6月12日，渡口接待旅客860人次。满意率达98%，较上年提高6个百分点。",
    ),
    source="argued: bulletins of a day name it once, at the head",
)
def of_bulletin(time: NamedTime) -> Period | None:
    """Return the day of the bulletin that a quantity stands in."""
    if time.mention.precision != "day" or time.until or time.since or done_then.how(time):
        return None
    bulletin = bulletin_of(time.text, time.mention)
    if bulletin is None or not goes_on(bulletin, time.text, time.end, time.asked.start, change=time.asked.change):
        return None
    return bulletin.period


def opened_bulletin(text: str, year: int | None) -> Bulletin | None:
    """Return the bulletin that the first time of a paragraph's first sentence opens."""
    if _LEAD_TO_TIME.match(text) is None:
        return None
    mentions = read_dates(text, year)
    return bulletin_of(text, mentions[0]) if mentions else None


_LEAD_TO_TIME = re.compile(
    rf"{_LEAD.pattern}(?:[0-9]{{1,4}}年)?(?:[0-9]{{1,2}}[月—–~～-]|[^{CLAUSE_ENDS}]{{0,4}}(?:季度|半年))"
)


def told_on(bulletin: Bulletin, text: str, stated: Sequence[Stated]) -> Period | None:
    """Return the time of a bulletin for a later sentence of its paragraph, all of whose counts go on in it."""
    on = all(goes_on(bulletin, text, 0, one.span.start, change=one.change) for one in stated)
    return bulletin.period if on and stated else None


def is_over(bulletin: Bulletin, text: str, year: int | None) -> bool:
    """Whether a bulletin ends with a sentence: by its words, or by another time that it is told of."""
    if _ends(text, bulletin.hours):
        return True
    others = (one for one in read_dates(text, year) if one.precision != "relative" and not bulletin.period.holds(one))
    return any(not COMPARED.search(text, 0, one.span.start) for one in others)
