"""A rule of metrics for clauses that only differ in whom they tell of: 金峰景区接待游客2万人次，温泉接待游客4千人次."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.predicates import acts_on, is_verb
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, OWNED
from extractors.metrics.words import joined
from extractors.rule import as_rule
from extractors.text.own_unit import is_named

_LIGHT = re.compile("^(?:而|但|其中|另外|以及|和|、|，|；)+")
_LONGEST = 10  # characters of the other one


@as_rule(
    "same said of another",
    "金峰景区接待游客2万人次，温泉接待游客4千人次: what stands where the clause before has its subject is one too",
    step=ADDED,
    at=OWNED,
    needs="，、；",
    examples=("金峰景区接待游客2万人次，温泉接待游客⟨4400人次⟩。 → 接待游客, 温泉",),
    counter_examples=(
        "金峰景区接待游客2万人次，累计接待游客4400人次。",
        "金峰景区接待游客2万人次，温泉接待学生4400人次。",
    ),
    source="argued: parallel clauses change what they differ in",
)
def of_another(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity what stands in the place of the subject of the quantity before it."""
    metric, last = measured.metric or "", so_far.outside_brackets(around.at) or so_far.found[-1]
    if last.metric != metric or measured.subject or not is_named(last.subject):
        return None
    own = _LIGHT.sub("", forms.untied(around.own).strip())
    who = own.removesuffix(metric)
    if who == own or not 1 < len(who) <= _LONGEST or f"{last.subject}{metric}" not in so_far.text:
        return None
    tokens = so_far.words(own)[: len(so_far.words(who))]
    acts = any(is_verb(token) or token.flag[:1] in "dpctrm" or acts_on(tokens, at) for at, token in enumerate(tokens))
    return None if acts or joined(tokens) != who else replace(measured, subject=who)
