"""A work that a clause takes up by 该: 承建青江大桥工程，该工程北起码头，全长860米 is the length of 青江大桥工程."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import INNER_BRACKETS, untied
from extractors.metrics.cut.words import is_verb, joined, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import is_named


def told_before(so_far: SoFar, before: str, what: str) -> str:
    """Return the name that a text has last and that ends in a word which is taken up behind it: 冷链|业务."""
    for end in (found.end() for found in reversed(list(re.finditer(re.escape(what), before)))):
        name = so_far.phrase_before(so_far.clause(before[:end]))
        if name.endswith(what) and len(name) > len(what) + 1 and name[0] not in "该此这上":
            return name
    return ""


_LIES = f"(?:[东西南北][起至接临连靠]|起于|止于|起自|位于|坐落|地处|连接|途经)[^{CLAUSE_ENDS}]*，"
_THAT = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])(?P<that>(?:该|此|上述)[一项个条座]*"
    rf"(?P<what>工程|项目|大桥|桥|隧道|公路|道路|线路|管廊|园区|基地))，?(?:{_LIES})*(?P<own>[^{CLAUSE_ENDS}：]*)$"
)
_TAKES_ON = words_of("takes_on")
_SIZE = re.compile(
    "(?:路线|线路|[左右]洞|主线|建筑|占地|总|计划|预计|概算|设计)*"
    "(?:全长|总长|长度|宽度|总投资额?|投资额|造价|面积|工期|库容|跨径)"
)


@as_rule(
    "work taken up",
    "承建青江大桥工程，该工程北起码头，全长860米: sizes behind 该工程 are of the work of that kind named before",
    step=ADDED,
    needs="该此述",
    of=LEVEL,
    examples=(
        "承建青江大桥工程，该工程北起码头，南至车站，全长⟨860米⟩。 → 全长, 青江大桥工程",
        "中标石桥冷库项目，该项目总投资⟨3亿元⟩，建筑面积2万平方米。 → 总投资, 石桥冷库项目",
        "中标石桥冷库项目，该项目总投资3亿元，建筑面积⟨2万平方米⟩。 → 建筑面积, 石桥冷库项目",
    ),
    counter_examples=(
        "该工程北起码头，全长860米。",
        "承建青江大桥工程，该工程由县里验收，公司全长860米的栈道建成。",
        "承建青江大桥工程，该工程培训学徒86人。",
    ),
    source="argued: a report names a work once, and then says how long, large or dear it is",
)
def of_work_taken_up(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give the size of a work that is taken up the name that it has before."""
    own = untied(around.own).strip()
    if is_named(measured.subject) or not measured.metric:
        return None
    last = so_far.told_by(of_work_taken_up.name)
    if last and own == measured.metric and around.between == "，" + around.own and _SIZE.fullmatch(own):
        return replace(measured, subject=last.subject)
    that = _THAT.search(around.reach)
    size = untied(that["own"]).strip() if that else ""
    if that is None or not _SIZE.fullmatch(size):
        return None
    tokens = so_far.words(told_before(so_far, INNER_BRACKETS.sub("", around.reach[: that.start("that")]), that["what"]))
    while len(tokens) > len(("of", "work")) and (is_verb(tokens[0]) or tokens[0].text in _TAKES_ON):
        tokens = tokens[1:]  # 我司|中标|石桥 冷库 项目
    name = joined(tokens)
    return replace(measured, metric=size, subject=name) if name else None
