"""What a date is about: the event, in the words of the sentence."""

import re
from functools import cache

from extractors.dates.words import time_words
from extractors.text.characters import BRACKETS, CLOSE, COLON, IN_CLAUSE, MEMBER_ENDS, OPEN
from extractors.text.view import view
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
