"""Rules of metrics for a verb alone, which says what was done with the thing of a clause or quantity before.

废油全部委托处置，全年处置53吨              → 处置废油
发放贷款4亿元，其中2025年新增1亿元          → 新增贷款
拥有泊位86个，其中向社会开放36个            → 向社会开放的泊位
"""

import re
from dataclasses import replace

from extractors.metrics.cut.clauses import last_clause_before
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.words import is_verb, joined, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.clause_subjects import names_body
from extractors.metrics.steps import ADDED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import own_word
from extractors.text.times import ANY_TIME, WHEN_AND_IN_ALL

_GIVEN_TO = re.compile(
    rf"(?:{ANY_TIME})*(?P<what>[一-鿿]{{2,10}}?)(?:已|均|全部|全量|统一|一律)*(?:委托|交由|交给|送交|移交|送)"
    rf"[^{CLAUSE_ENDS}：0-9]*?(?P<did>[一-鿿]{{2}})(?:利用)?$"
)
_ONLY = re.compile(rf"(?:{WHEN_AND_IN_ALL}|实际)*$")


@as_rule(
    "done again with the same",
    "废油全部委托处置，全年处置53吨: a verb alone that the clause before ends in is done with what that opens with",
    step=ADDED,
    needs="委交送",
    of=LEVEL,
    examples=("生产废油全部委托有资质单位处置，全年处置⟨53吨⟩。 → 处置生产废油",),
    counter_examples=(
        "生产废油全部委托有资质单位处置；全年处置53吨。",
        "生产废油全部委托有资质单位处置，全年清运53吨。",
        "车间委托有资质单位检测，全年处置53吨。",
    ),
    source="argued: how waste is dealt with is told first, and how much of it with the same verb",
)
def done_with_same(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a verb alone the thing that the clause before says the same of."""
    metric, own = measured.metric or "", untied(around.own).strip()
    if not metric or measured.subject or not own.endswith(metric):
        return None
    if not _ONLY.fullmatch(own.removesuffix(metric)) or not is_verb(so_far.words(metric)[-1]):
        return None
    given = _GIVEN_TO.fullmatch(last_clause_before(around.reach, around.own))
    if given is None or given["did"] != metric or own_word(given["what"]):
        return None
    thing = so_far.words(given["what"])
    named = thing[-1].flag[0] in "nxjl" and not any(is_verb(token) for token in thing)
    return replace(measured, metric=metric + given["what"]) if named and not names_body(given["what"]) else None


_NEW = re.compile(rf"[，,（(]其中[：:]?(?:{ANY_TIME})?(?P<new>新增)$")
_HAS = words_of("only_has")
_TO_WHOM = re.compile("[，,（(]其中(?P<said>(?:向|对|面向)[一-鿿]{2,8}(?:开放|提供|供应|发放))$")


@as_rule(
    "some of those before",
    "发放贷款4亿元，其中2025年新增1亿元; 泊位86个，其中向社会开放36个: a part that only a verb tells is of the whole",
    step=ADDED,
    at=LATER,
    needs="新向对",
    of=LEVEL,
    examples=(
        "为船东提供贷款4亿元，其中2025年新增⟨1亿元⟩。 → 新增贷款",
        "拥有泊位86个，其中向社会开放⟨36个⟩。 → 向社会开放的泊位",
    ),
    counter_examples=(
        "拥有泊位86个，新增36个。",
        "拥有泊位86个，其中向社会开放36天。",
        "拥有泊位86个，其中新增护栏36处。",
    ),
    source="argued: a part of a whole is told by what makes it one",
)
def some_of_before(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a part that is only told by a verb the thing of the whole."""
    metric = measured.metric or ""
    new, to_whom = _NEW.search(around.left.rstrip()), _TO_WHOM.search(around.left.rstrip())
    if not (new or to_whom) or not metric or around.right[0].strip():
        return None
    at = around.at - 1
    while at and so_far.figures[at].role == "change":
        at -= 1
    last, told = so_far.figures[at], so_far.found[at]
    less = last.value is not None and around.figure.value is not None and around.figure.value <= last.value
    if last.unit != around.figure.unit or last.role != "level" or not told.metric or not less:
        return None
    first, *rest = so_far.words(told.metric)
    thing = joined(rest) if rest and first.text in _HAS else told.metric
    if to_whom:
        return replace(measured, metric=f"{to_whom['said']}的{thing}", subject=told.subject)
    return replace(measured, metric=metric + thing) if new and metric == new["new"] else None
