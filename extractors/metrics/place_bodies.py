"""Rules of metrics for the bodies of a place, whose what a sentence tells is: 全市公安机关, 全省国有林场."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.opening_times import OPENING_TIME
from extractors.metrics.predicates import is_body, is_verb
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.metrics.words import Token, joined, words_of
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_START
from extractors.text.own_unit import PLACE
from extractors.text.word_patterns import any_word

_OPENS = re.compile(
    rf"{CLAUSE_START}(?:其中[，：]?|{OPENING_TIME}[，,]?)*(?P<place>[全我]{PLACE}|全国)(?P<rest>[一-鿿A-Za-z“”]{{3,40}})$"
)
_BODIES = re.compile(f"{any_word('metrics/words.csv', 'owner', 'owner_placed')}$")
_GENERAL = frozenset({"企业", "公司", "单位", "机构", "部门", "系统", "行业"})
_NOUNS = ("n", "j", "l", "b", "x", "a")
_LONGEST = 14  # characters of a name


def _is_body(token: Token) -> bool:
    return _BODIES.search(token.text) is not None or (is_body(token) and len(token.text) > 1)


def _bodies(tokens: Sequence[Token]) -> int:
    """Return how many words name the bodies that others follow: 公安 机关|共 破获; 0 where no such stand there."""
    found = 0
    for at, token in enumerate(tokens):
        idle = token.text in words_of("adverb", "light", "act", "link", "manner", "has")
        if idle or is_verb(token) or not token.flag.startswith(_NOUNS):
            break
        found = at + 1 if _is_body(token) else found
    return found


@as_rule(
    "bodies of a place",
    "全市公安机关破获案件86起，抓获逃犯12名: the bodies between a place and what they did have all that is told",
    step=ADDED,
    needs=f"{PLACE.strip('[]')}国",
    examples=("全市公安机关共破获案件⟨86起⟩。 → 破获案件, 全市公安机关",),
    counter_examples=(
        "全市居民人均收入3.6万元。",
        "全市破获案件86起。",
        "全市常住人口12万人。",
        "全省企业86家。",
        "全市企业所得税收入12亿元，个人所得税8亿元。",
    ),
    source="argued: districts tell of their courts, schools and offices all together",
)
def of_place(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the bodies of a place that open its clause, or the one before, as subject."""
    metric = measured.metric
    if around.subject:
        so_far.goes_on_of = None  # the clause says anew whose it is
    opens = _OPENS.search(forms.untied(around.left).rstrip()) if metric and measured.subject else None
    if metric is None or opens is None or measured.subject != opens["place"]:
        return None
    tokens = so_far.words(opens["rest"])
    count = _bodies(tokens)
    who = joined(tokens[:count])
    if not count or count == len(tokens) or len(who) > _LONGEST or who.endswith(metric):
        return None
    if metric.startswith(who) and who in _GENERAL:
        return None  # 全市企业所得税
    so_far.goes_on_of = opens["place"] + who
    return None if metric.startswith(who) else replace(measured, subject=so_far.goes_on_of)


OF_PLACE = (of_place,)
