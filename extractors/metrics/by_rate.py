"""Rules of metrics for rates that only a verb names: 签订书面劳动合同，签约率100%; 排查隐患26处，整改率98%."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.phrases import is_verb, joined, noun_phrase_before, words_of
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BESIDE, COUNTED, LATER
from extractors.metrics.words import endings_of
from extractors.rule import as_rule
from extractors.text.needed import needed
from extractors.text.own_unit import is_named

_COUNTS = ("数", "量", "额")  # 优良天数312天，优良率
_LONGEST = 12  # characters of a phrase that names a thing
_TWICE = ("率", "金额", "总额")
_OF_ALL = frozenset({"完成", "执行", "销售", "使用", "入库", "出库"})  # 完成率 may be of a plan


def _is_bare(around: Around) -> bool:
    """Whether nothing but a short rate stands before the quantity, one that says too little alone."""
    rate, clause = around.found or "", around.clause
    whole = rate.startswith("参")  # 参保人口41万人，参保率98%
    return not whole and bool(forms.RATE.fullmatch(rate)) and forms.clean(forms.untied(clause)) == rate


def _clause_before(so_far: SoFar, around: Around) -> str:
    """Return the clause before the quantity's own, without the quantities in it."""
    start = around.figure.span.start
    floor = max(0, start - forms.REACH)
    before = so_far.text[floor:start].rstrip(" ：:")
    before = before[: len(before) - len(around.clause)].rstrip("，,、 ")
    for figure in reversed(so_far.figures[: around.at]):
        if figure.span.start >= floor:  # 签订责任书2,318份，签订率: its comma ends no clause
            before = before[: figure.span.start - floor] + before[figure.span.end - floor :]
    return forms.LEFT_STOP.split(before)[-1]


def _object(so_far: SoFar, around: Around, rate: str) -> str:
    """Return the object of a rate's verb in the clause before: 签订书面劳动合同，签约率."""
    tokens = so_far.words(_clause_before(so_far, around))
    verb = rate.removesuffix("率")
    verbs = [
        i
        for i, t in enumerate(tokens[:-1])
        if t.text == verb or (t.text[0] == rate[0] and is_verb(t))  # 签订合同，签约率
    ]
    thing = joined(noun_phrase_before(tokens[verbs[-1] + 1 :])) if verbs else ""
    thing = thing.removeprefix(verb)
    if len(thing) < len("合同") or thing in words_of("generic") or thing.endswith(_COUNTS):
        return ""  # 资本化金额，资本化率; 接听量，接通率
    return forms.ALL_KINDS.sub("", thing)


def _counted(so_far: SoFar, around: Around, verb: str) -> str:
    """Return the one kind of things that the quantities before count: 排查燃气隐患26处，整改率."""
    if not around.at or around.figure.unit != "%" or verb in _OF_ALL or verb not in words_of("takes"):
        return ""
    unit = so_far.figures[around.at - 1].unit
    for at in range(around.at - 1, -1, -1):
        figure = so_far.figures[at]
        between = so_far.text[figure.span.end : so_far.figures[at + 1].span.start]
        if forms.SENTENCE_STOP.search(between) or figure.unit != unit or figure.kind not in COUNTED:
            return ""
        part = so_far.found[at].rule == "part by party" or (
            so_far.left(at).lstrip("，；、（").startswith("其中") and at > 0 and so_far.figures[at - 1].unit == unit
        )
        if not (thing := _thing(so_far, so_far.found[at].metric or "")) or part:
            continue  # 信访件326件，其中大气类146件，办结率: of all of them
        if thing.endswith(endings_of("body")) or thing.startswith(("不", "未", "无")):
            return ""  # 交由83家承办单位办理，办复率
        first = at
        while first and so_far.figures[first - 1].span.end == so_far.figures[first].span.start:
            first -= 1  # 来访320批|860人次
        before = so_far.text[so_far.figures[first - 1].span.end : so_far.figures[first].span.start] if first else ""
        listed = before.lstrip().startswith("、") or (between.startswith("、") and at + 1 < around.at)
        return "" if listed else thing.removeprefix(verb)
    return ""


@as_rule(
    "object of a rate",
    "签订书面劳动合同，签约率100%; 排查隐患26处，整改率98%: a bare rate is of what its verb was done with before",
    step=BESIDE,
    needs=needed(forms.RATE),
    says="words before",
    examples=(
        "全员签订书面劳动合同，签约率⟨100%⟩。 → 书面劳动合同签约率",
        "签署防火责任书1,240份，签署率⟨100%⟩。 → 防火责任书签署率",
        "排查燃气隐患26处，整改率⟨98%⟩。 → 燃气隐患整改率",
        "征集提案57件，立案31件，办结率⟨100%⟩。 → 提案办结率",
    ),
    counter_examples=(
        "劳动合同签约率100%。",
        "受理投诉26件、举报12件，办结率98%。",
        "参保人口41万人，参保率98%。",
        "生产水泥3万吨，完成率98%。",
        "门诊患者26人，满意率98%。",
    ),
    source="argued: what was found and how much of it was dealt with are told one after the other",
)
def of_rate(so_far: SoFar, around: Around) -> Measured | None:
    """Complete a bare rate by what was done, found or counted before it."""
    rate = around.found
    if not rate or not _is_bare(around):
        return None
    thing = _object(so_far, around, rate) or _counted(so_far, around, rate.removesuffix("率"))
    return Measured(forms.clean(thing + rate), around.subject) if thing else None


def _thing(so_far: SoFar, metric: str) -> str:
    """Return the thing that a metric counts, whatever was done with it; nothing of a verb alone."""
    tokens = so_far.words(metric) if metric else ()
    doing = words_of("act", "takes", "gets")
    while len(tokens) > 1 and (is_verb(tokens[0]) or tokens[0].text in doing):
        tokens = tokens[1:]
    if not tokens or len(metric) > _LONGEST or tokens[-1].text in words_of("takes", "act", "event", "join"):
        return ""
    thing = forms.ALL_KINDS.sub("", joined(tokens))
    return thing if len(thing) > 1 else ""  # 审执|结: jieba's cut


@as_rule(
    "one of two bare rates",
    "发卡86张，覆盖率91%；领取人86人，覆盖率98%: of two bare rates in a sentence each is of what stands before it",
    step=ADDED,
    at=LATER,
    needs="率金额",
    examples=(
        "门诊补偿42人次，补偿金额⟨12万元⟩；住院补偿19人次，补偿金额16万元。 → 补偿金额, 门诊补偿",
        "老人卡发卡86张，覆盖率⟨91%⟩；领取津贴的老人9人，覆盖率98%。 → 覆盖率, 老人卡发卡",
        "老人卡发卡86张，覆盖率91%；领取津贴的老人9人，覆盖率⟨98%⟩。 → 覆盖率, 领取津贴的老人",
    ),
    counter_examples=("老人卡发卡86张，覆盖率91%。", "老人卡发卡86张，网点覆盖率91%；商户9家，商户覆盖率98%。"),
    source="argued: two values of one name and time contradict each other",
)
def of_two_rates(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare rate or sum that stands twice in its sentence what the quantity before it counts as subject."""
    name, at = measured.metric or "", around.at
    if not at or is_named(measured.subject) or around.figure.role != "level" or not name.endswith(_TWICE):
        return None
    before, last = so_far.found[-1], so_far.figures[at - 1]
    bare = forms.untied(around.left.strip(" ，,")) == name
    counted = last.kind != "amount" and not (
        name.endswith("率") and name[:2] in (before.metric or "")
    )  # not 参保人口41人，参保率98%
    if not counted or not bare or not before.metric or last.unit in ("%", around.figure.unit) or last.role != "level":
        return None
    again = re.findall(rf"[，,、；]{name}(?:为|达到?|约)?[约近超]?[0-9]", so_far.text)
    return replace(measured, subject=before.metric) if len(again) > 1 else None
