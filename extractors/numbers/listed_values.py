"""Rules of numbers for lists of values of which only the last has the unit: 2020-2022年收入3.1、3.5、4.2亿元."""

import re
from dataclasses import replace
from itertools import pairwise

from extractors.numbers.figure import Candidate, Place, printed_unit, unit_at
from extractors.numbers.measured import measured
from extractors.numbers.number import Number, read_number
from extractors.numbers.steps import NUMBER
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, SENTENCE_ENDS

_VALUE = r"\d[\d,]*(?:\.\d+)?"
_NEXT = "(?:、|和|及|与)"
_BEFORE = re.compile(rf"(?<![\d.,第])(?:{_VALUE}{_NEXT})*$")
_BEHIND = re.compile(rf"(?P<rest>(?:{_NEXT}{_VALUE}){{1,9}}+)")
_REACH, _LONGEST_LIST, _LEAST = 90, 60, 3
_DEALT = re.compile("(?:分别|依次)(?:[为是达]到?)?约?$")
# what masks leave of 2020-2022年, 2020年至2022年
_YEARS = re.compile(rf"\ufffc{{10,}}[^{SENTENCE_ENDS}；]*$")
# what is told once of several things, or ranks them: no value of each year
_TOLD_ONCE = re.compile("(?:增[长加]|提高|上升|下降|减少|降低|累计|[合共总]计|共|第)[了为约]?$")
_RANKS = re.compile(f"(?:排[名在位行列]|位[居列]|名次)[^{CLAUSE_ENDS}]*$")
_ENDS = re.compile(rf"[{CLAUSE_ENDS}）)]|$|左右|上下|以[上下]")
_NO_VALUES = frozenset("月日号年期届批点时")  # 5、6、7月, 1、2、3号机组
_PLAIN = re.compile(_VALUE)


@as_rule(
    "unit of a list of values",
    "2020-2022年收入3.1、3.5、4.2亿元; 分别为36、42、50亿元: the last of three values or more has the unit of all",
    step=NUMBER,
    needs="、",
    examples=(
        "2020-2022年糖厂收入⟨3.1⟩、3.5、4.2亿元 → 310000000 元",
        "2020-2022年糖厂收入3.1、⟨3.5⟩、4.2亿元 → 350000000 元",
        "三家糖厂产量分别为⟨3⟩、4和6万吨 → 30000 吨",
        "三家糖厂办结率分别为⟨98⟩、99、100% → 98 %",
        "预计2022-2024年PE⟨30⟩、20、15倍 → 30 倍",
    ),
    counter_examples=(
        "2020-2022年新建1、2、3号机组",
        "2020-2022年收入3.1、4.2亿元",
        "控制PM2.5、5、10微克",
        "糖厂收入3.1、3.5、4.2亿元",
        "2020-2022年推出5、10、20元代金券3,600张",
        "2020-2022年糖厂收入同比增长5、13、20%",
        "2020-2022年糖厂排名分别为3、5、8位",
    ),
    source="argued: forecasts and bulletins tell the values of several years so",
)
def listed_value(place: Place) -> Candidate | None:
    """Read a number that the last one of its list lends unit and scale."""
    text, number = place.text, place.number
    if number.is_han or number.is_scaled or place.unit is not None or place.is_led:
        return None
    behind = _BEHIND.match(text, number.end)
    before = _BEFORE.search(text, max(0, number.start - _LONGEST_LIST), number.start) if behind else None
    if behind is None or before is None or not _is_dealt(text, before.start()):
        return None
    values = [float(one.replace(",", "")) for one in _PLAIN.findall(text[before.start() : behind.end()])]
    numbered = all(after - one == 1 for one, after in pairwise(values))
    if len(values) < _LEAST or (numbered and not _DEALT.search(text, 0, before.start())):
        return None
    return _lent(place, _last(text, behind))


def _is_dealt(text: str, start: int) -> bool:
    """Whether words before a list say that it is dealt out: 分别为, or several years before."""
    words = text[max(0, start - _REACH) : start]
    if _RANKS.search(words):
        return False
    return bool(_DEALT.search(words) or (_YEARS.search(words) and not _TOLD_ONCE.search(words)))


def _last(text: str, behind: re.Match[str]) -> Number | None:
    *_, last = _PLAIN.finditer(text, behind.start("rest"), behind.end("rest"))
    return read_number(text, last.start())


def _lent(place: Place, last: Number | None) -> Candidate | None:
    unit = unit_at(place.text, last.end) if last else None
    if last is None or unit is None or unit.name in _NO_VALUES or not _ENDS.match(place.text, unit.end):
        return None  # 5、10、20元|代金券
    found = measured(place, place.number, replace(unit, end=place.number.end))
    found.unit_text = printed_unit(place.text, last, unit)
    plain = _PLAIN.match(place.text, last.start)
    alone = read_number(plain[0], 0) if plain else None
    if found.value is not None and last.is_scaled and alone and alone.value:
        found.value *= last.value / alone.value
    return found
