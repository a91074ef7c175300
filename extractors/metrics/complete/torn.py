"""Rules of names that were cut off inside a bound or before a number: 奖金3万元至5|万元|的36人, 参加第|12批培训."""

import re
from dataclasses import replace

from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN, OPENING_BRACKETS, TO
from extractors.text.word_patterns import any_word

_NUMBER = r"[0-9][0-9,.]*[万亿]?"
# 50万|元至100|万元|的5人, 面积90（含）|平方米以下|占8%, 时长超过1,000|小时|的17人
_BOUND = re.compile(
    rf"(?:(?P<measure>[^{CLAUSE_ENDS}：、0-9的中]{{2,10}}?)(?:在|为)?)?(?P<over>不?超过|不足|[高低大小多少]于)?"
    rf"(?P<bound>(?:{_NUMBER}(?:[^{CLAUSE_ENDS}0-9]{{0,3}}?{TO}+))?{_NUMBER}(?:{OPEN}不?含{CLOSE})?)$"
)
_UNIT = re.compile(r"[0-9]{1,3}(?:年|个月|天|万?元|亩|吨)$")  # 1年|（含）以下
_TELLS_APART = re.compile(f"以[上下内]|含|{TO}")
_BEHIND = 8  # characters between a name and its quantity: 的, 占, 共有
_REACH = 32  # characters before a name that the bound may begin in


@as_rule(
    "bound cut off",
    "奖金3万元至5万元的36人: a name that begins inside a bound gets back the number that the bound has",
    step=ADDED,
    needs="以至超不足于含-—~～",
    of=LEVEL,
    examples=(
        "建筑面积90（含）平方米以下占⟨36%⟩。 → 建筑面积90（含）平方米以下占比",
        "奖金3万元至5万元的⟨36人⟩。 → 奖金3万元至5万元",
        "1年（含）以下定期存单⟨86万元⟩。 → 1年（含）以下定期存单",
    ),
    counter_examples=("3至5人小组36个。", "全年用水超过86吨，职工36人。"),
    source="argued: 小时 or 万元 is no name of those whom a bound tells apart",
)
def with_bound(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the number of a bound back before a name that was cut off behind it."""
    metric = measured.metric or ""
    name, share = (metric.removesuffix("占比"), "占比") if metric.endswith("占比") else (metric, "")
    start = around.figure.span.start
    at = so_far.text.rfind(name, max(0, start - len(name) - _BEHIND), start) if name else -1
    if at <= 0 or (so_far.figures[around.at - 1].span.end >= at if around.at else False):
        return None
    before = so_far.text[max(0, at - _REACH) : at]
    if any(sign in CLAUSE_ENDS for sign in so_far.text[at:start]):
        return None
    if name[0] in OPENING_BRACKETS and (unit := _UNIT.search(before)):
        return replace(measured, metric=unit[0] + metric)
    bound = _BOUND.search(before)
    if bound is None or (not bound["over"] and _TELLS_APART.search(bound["bound"] + name) is None):
        return None
    whole = f"{bound['measure'] or ''}{bound['over'] or ''}{bound['bound']}{name}"
    return replace(measured, metric=whole + share)


_FOR_EACH = re.compile(rf"每{any_word('metrics/words.csv', 'for_each')}了?$")
_FOR_BEFORE = 8  # characters of 每减少了


@as_rule(
    "what a rate is for cut off",
    "每增加1人补贴300元: a name that begins with the number that 每 and a verb stand before gets them back",
    step=ADDED,
    needs="每",
    of=LEVEL,
    examples=(
        "每新招1名学徒，每增加1人补贴⟨900元⟩。 → 每增加1人补贴",
        "每减少1吨排放奖励⟨40元⟩。 → 每减少1吨排放奖励",
        "全年每完成75公里检修⟨1次⟩。 → 每完成75公里检修",
    ),
    counter_examples=("每年增加36人，补贴3万元。", "每增加1人，培训学徒36人。"),
    source="argued: 1人补贴 is no name, and no subsidy of one",
)
def with_what_for(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put 每 and its verb back before a name that was cut off behind them."""
    metric = measured.metric or ""
    at = so_far.text.rfind(metric, 0, around.figure.span.start) if metric[:1].isdigit() else -1
    led = _FOR_EACH.search(so_far.text, max(0, at - _FOR_BEFORE), at) if at > 0 else None
    return replace(measured, metric=led[0] + metric) if led else None


_LONGEST = 24  # characters of what was done


@as_rule(
    "name cut off before which one",
    "86名学徒参加第12批培训: a name that ends in 第 gets back which one it is",
    step=ADDED,
    needs="第",
    of=LEVEL,
    examples=("选派周岩、李恒、陈榕⟨3名⟩同志参加第12批援外队，驻守12个月。 → 参加第12批援外队",),
    counter_examples=("第12批学徒86名。",),
    source="argued: teams, meetings and courses are numbered",
)
def with_ordinal(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put back what stands behind 第 in a name that was cut off there."""
    metric = measured.metric or ""
    at = so_far.text.find(metric, around.figure.span.end) if metric.endswith("第") else -1
    if at < 0:
        return None
    end = next((i for i in range(at, len(so_far.text)) if so_far.text[i] in CLAUSE_ENDS), len(so_far.text))
    return replace(measured, metric=so_far.text[at:end] if end - at <= _LONGEST else None)
