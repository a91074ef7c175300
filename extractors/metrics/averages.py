"""Averages of each one of many: 平均每馆举办展览11个，接待观众98万人次 are no totals."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics import carrying, forms
from extractors.metrics.predicates import is_verb
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.metrics.words import Token, joined
from extractors.rule import as_rule
from extractors.text.characters import MEMBER_END

_MEMBER = re.compile(MEMBER_END)
_AVERAGE = "平均每"
_UNITS_OF_THINGS = "个所家座条台辆支间块处名位头口艘架"
_ONE = "馆校村院店场车户镇乡县厂站所班床船"  # things of one character: 平均每馆|藏书
# 平均每月, 平均每天: a part of the time, which another rule tells
_OF_TIME = re.compile(f"{_AVERAGE}个?(?:学?年|季|半年|月|周|星期|[天日]|小时|分钟)")
_ALL = re.compile("共|总|合计|累计|全[年市省县区国部体]|人均|[日月年户]均")
_SHARES = frozenset({"%", "‰", "百分点"})


def _of_which(tokens: Sequence[Token]) -> str:
    """Return the words that say of each of what an average is: 平均 每馆|举办, 平均 每所 学校|有."""
    at = next((at for at, token in enumerate(tokens) if token.text.startswith("每")), None)
    if at is None:
        return ""
    end = at + 1 + (tokens[at].text == "每")
    which = joined(tokens[at:end])
    if tokens[at].text == "每" and which[1:2] in _ONE and which[2:3] not in "次里均":
        return f"平均{which[:2]}"
    thing = tokens[end : end + 1]
    if which[1:] and which[1:] in _UNITS_OF_THINGS and thing and len(thing[0].text) > 1 and not is_verb(thing[0]):
        which += thing[0].text
    return f"平均{which}" if len(which) > 1 else ""


def _begun(so_far: SoFar, own: str) -> str:
    start = own.rfind(_AVERAGE)
    return "" if start < 0 or _OF_TIME.match(own, start) else _of_which(so_far.words(own[start:]))


def _carried(so_far: SoFar, around: Around) -> str:
    """Return the words of the average before, where the sentence goes on with the next thing that each one has."""
    words, at = so_far.average
    if not words or at != around.at - 1:
        return ""
    between = so_far.text[so_far.figures[at].span.end : around.figure.span.start]
    if _MEMBER.search(between) or _ALL.search(between) or "每" in between or forms.OF_ANOTHER.search(between):
        return ""
    return words


@as_rule(
    "average of each one",
    "平均每馆举办展览11个，接待观众98万人次: what each one has or does on average is no total, nor is what follows it",
    step=ADDED,
    of=LEVEL,
    needs="均",
    examples=(
        "平均每馆举办展览⟨11个⟩。 → 平均每馆展览",
        "平均每村有党员48名，村干部⟨5名⟩。 → 平均每村村干部",
        "平均每所学校有专任教师⟨86名⟩。 → 平均每所学校专任教师",
    ),
    counter_examples=(
        "平均每月举办展览11个。",
        "平均年龄37岁，其中女性42人。",
    ),
    source="argued: an average taken for the total of all is wrong by their number",
)
def of_average(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say of each of what an average is, and of what the sentence goes on with."""
    words = _begun(so_far, forms.untied(around.own)) or _carried(so_far, around)
    if not words or not measured.metric or around.figure.unit in _SHARES:
        return None
    so_far.average = (words, around.at)
    metric = carrying.of_all(measured.metric)
    return None if _AVERAGE in measured.metric else replace(measured, metric=words + metric)
