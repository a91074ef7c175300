"""Rules of metrics for the verb that stands before named examples of what is counted: 支持育苗、灌溉等19个项目."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.predicates import LEADS_ON, is_agent, is_known_act, may_act, shares_object
from extractors.metrics.cut.words import QUOTED, Token, is_verb, joined, words_of
from extractors.metrics.find.said_behind import with_deed
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.clause_subjects import names_body
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS

IDLE = words_of("light", "has", "link", "adverb", "means", "pass", "leads_names", "adds")
_NAMES = ("n", "j", "l", "x", "s", "b", "a", "z", "eng", "m", "f")
_HOW = ("d", "ad", "t", "c")
_OF_LED = ("p", "u", "r")
_ASPECTS = frozenset({"了", "过", "出"})
# 抽查|城东、城西|2家; 支持|育苗、灌溉等|19个: what is left of a count that a list of names stands before
_LISTED = re.compile(rf"(?P<first>[^{CLAUSE_ENDS}：、]{{3,40}})(?P<more>(?:[、和及与][^{CLAUSE_ENDS}：]{{1,80}})?)$")
_SUM = re.compile("(?:等地?的?|一?共计?|合计|累计|[两三四五六七八九十][大类种个]+|近|约|超过?)+$")


def verb_before_names(tokens: Sequence[Token]) -> str:
    """Return the verb that a clause says before the first of several names: 工会 采购 | 岭口村 茶叶.

    Nothing where a name may hold the verb (员工 培训 管理、考核), or where it is led by a preposition.
    """
    for at in range(len(tokens) - 2, -1, -1):
        verb, behind = tokens[at], [token for token in tokens[at + 1 :] if token.text not in _ASPECTS]
        named = (
            bool(behind)
            and behind[0].flag != "vn"
            and all(token.flag == QUOTED or token.flag.startswith(_NAMES) or token.flag == "vn" for token in behind)
        )
        if not named:
            return ""
        if not may_act(verb) or not (is_verb(verb) or is_known_act(verb)):
            continue
        if verb.text in IDLE or verb.text.endswith(LEADS_ON):
            return ""
        first = at
        while first and shares_object(tokens[first - 1]):
            first -= 1
        before = tokens[:first]
        led = any(token.flag.startswith(_OF_LED) for token in before)
        free = not before or before[-1].flag in _HOW or before[-1].text in _ASPECTS
        free = free or is_agent(before[-1], tokens[first]) or names_body(joined(before))
        return joined(tokens[first : at + 1]) if free and not led else ""
    return ""


def verb_of_names(so_far: SoFar, around: Around) -> str:
    """Return the verb that the clause of a count says before the names in front of it."""
    clause = forms.CLAUSE_STOP.split(around.left.rstrip())[-1]
    listed = _LISTED.fullmatch(_SUM.sub("", clause).strip())
    if (
        listed is None
        or listed["first"].count("“") != listed["first"].count("”")
        or not (listed["more"] or "等" in clause)
    ):
        return ""
    first = re.split("[和及与](?=[一-鿿]{2})", listed["first"])[0]
    tokens = so_far.words(first)
    counted = so_far.found[-1].metric if around.at and clause == around.left.rstrip() else None
    return "" if counted and clause.startswith(counted) else verb_before_names(tokens)  # 5兆瓦|示范 基地、城东


_EXAMPLES = re.compile(
    rf"(?P<first>[^{CLAUSE_ENDS}：、]{{4,30}})(?P<more>(?:、[^{CLAUSE_ENDS}：]{{1,60}})?)等(?P<what>[一-鿿]{{2,8}})$"
)


@as_rule(
    "verb before examples",
    "采购岭口村茶叶、蜂蜜等农产品8万元: what was done with things of which some are named before 等",
    step=ADDED,
    needs="等",
    of=LEVEL,
    examples=("全年工会采购岭口村茶叶、蜂蜜等农产品⟨8万元⟩。 → 采购农产品",),
    counter_examples=(
        "员工培训管理、绩效考核等制度6项。",
        "设有阅览室、书吧等场所6处。",
        "在岭口村、东坪村等地点6处。",
        "开展消防、防汛等演练6次。",
    ),
    source="argued: reports name some of the things and count them all",
)
def with_verb_of_examples(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the verb before what is counted behind some of its names."""
    metric, clause = measured.metric, forms.CLAUSE_STOP.split(around.left.rstrip())[-1]
    told = _EXAMPLES.fullmatch(_SUM.sub("", clause).strip()) if metric else None
    if told is None or told["what"] != metric or may_act(so_far.words(metric or "")[0]):
        return None
    verb = verb_before_names(so_far.words(told["first"]))
    return replace(measured, metric=f"{verb}{metric}") if verb else None


_PART = re.compile(rf"的(?P<part>[^{CLAUSE_ENDS}：0-9的]{{2,14}})(?=[{CLAUSE_ENDS}]|$)")


@as_rule(
    "part that something was done with",
    "改造8处车站的照明: how many they are of which something was done with a part, not how many there are",
    step=ADDED,
    at=BEHIND,
    of=COUNTED,
    examples=(
        "改造城东、城西等⟨8处⟩车站的照明和座椅。 → 改造照明和座椅的车站",
        "恢复⟨21个⟩村的供电。 → 恢复供电的村",
    ),
    counter_examples=(
        "完成8处车站的照明改造。",
        "新建8处车站的方案。",
        "8处车站的照明。",
        "用于8处车站的照明。",
    ),
    source="argued: a bare count of things would be of all of them",
)
def with_part_dealt_with(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say of which things of a kind a part was dealt with."""
    metric, end = measured.metric or "", around.figure.span.end
    if not metric or with_deed.name in measured.rules or not so_far.text.startswith(metric, end):
        return None
    part = _PART.match(so_far.text, end + len(metric))
    if part is None:
        return None
    tokens = so_far.words(part["part"])
    things = not any(token.flag.startswith(("p", "d", "u", "r")) for token in tokens)
    verb = verb_of_names(so_far, around) or _verb_alone(so_far, around) if things else ""
    return replace(measured, metric=f"{verb}{part['part']}的{metric}") if verb else None


_AROUND = re.compile("(?:周边|沿线|辖区|全[省市县区镇])$")


def _verb_alone(so_far: SoFar, around: Around) -> str:
    """Return the verb right before a count, of those that are done with a part of a thing."""
    *before, verb = so_far.words(_AROUND.sub("", around.own.rstrip())) or (Token("", ""),)
    alone = not around.before_own.endswith("、") and not (before and before[-1].flag.startswith("n"))  # 阀门|更换
    return verb.text if alone and verb.text in words_of("dealt_with") else ""
