"""Rules of metrics for shares and multiples of what the quantity or the clause before tells: 占员工总数的60.8%."""

import re

from extractors.metrics import carrying, forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import FORM, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed

_OF_FINAL = re.compile(r"决算数?$")


@as_rule(
    "share of",
    "女职工48人，占员工总数的60.8%; 完成年度计划的98%: a share of what the quantity before counts",
    step=FORM,
    needs=needed(forms.PLANNED) + "占",
    examples=(
        "女职工48人，占员工总数的⟨60.8%⟩。 → 女职工占员工总数",
        "售水80万吨，完成年度计划的⟨98%⟩。 → 售水完成年度计划, plan",
        "基本支出86万元，占⟨79.5%⟩。 → 基本支出占比",
        "发表调研论文，占全市相关文献的⟨20%⟩。 → 发表调研论文占全市相关文献",
    ),
    counter_examples=("女职工占员工总数的60.8%。",),
)
def share_of(so_far: SoFar, around: Around) -> Measured | None:
    """Read 占… and 完成…计划的 behind a quantity; where none is, 占… behind the clause that says of what."""
    of_before = around.own.startswith("占") or forms.PLANNED.fullmatch(around.own)
    if not of_before or around.own.startswith(forms.NO_SHARE):
        return None
    if not so_far.before or not so_far.before.metric:
        told = forms.untied(around.own) if around.own.startswith("占") else "占"
        before = so_far.phrase_before(so_far.clause_left_of(around.at))
        return Measured(forms.clean(before + told)) if told != "占" else None
    share = forms.DEALT_END.sub("", forms.untied(carrying.plain(around.own)).rstrip("由从"))
    whole = so_far.before.metric
    if share.startswith("完成"):  # 支出决算为8万元，完成年初预算的98%
        printed = whole in so_far.text
        planned = whole in share  # 年初预算为3万元，完成年初预算的98%
        whole = "" if planned or whole in forms.FINAL else whole if printed else _OF_FINAL.sub("", whole)
    return Measured(forms.clean(whole + ("占比" if share == "占" else share)), so_far.before.subject)


_WHOLE = rf"(?P<of>[^{CLAUSE_ENDS}、的0-9]{{2,14}})的"
_FIRST = re.compile(rf"(?P<items>[^{CLAUSE_ENDS}：0-9]{{3,40}}?)(?:分别|各)占{_WHOLE}$")
_NEXT = re.compile(rf"[、和及与]占?{_WHOLE}")
_ITEMS = re.compile("、|和|以及|及|与")


@as_rule(
    "shares of their own wholes",
    "女委员、女党员分别占委员总数的22%、党员总数的28%: each share is of its own whole",
    step=FORM,
    needs="占",
    of=PERCENT,
    says="shared out",
    examples=(
        "女委员、女党员分别占委员总数的⟨22%⟩、党员总数的28%。 → 女委员占委员总数",
        "女委员、女党员分别占委员总数的22%、党员总数的⟨28%⟩。 → 女党员占党员总数",
    ),
    counter_examples=("女委员、女党员分别占总数的22%、28%。", "女委员占委员总数的22%、党员总数的28%。"),
    source="argued: shares in several bodies are told in one breath",
)
def of_own_whole(so_far: SoFar, around: Around) -> Measured | None:
    """Read a share of a list of which each has its own whole."""
    first = last = around.at
    while first and _NEXT.fullmatch(so_far.left(first).strip()):
        first -= 1
    while last + 1 < len(so_far.figures) and _NEXT.fullmatch(so_far.left(last + 1).strip()):
        last += 1
    told = _FIRST.search(so_far.left(first).rstrip()) if last > first else None
    items = _ITEMS.split(told["items"]) if told else []
    if told is None or len(items) != last - first + 1:
        return None
    whole = told if around.at == first else _NEXT.fullmatch(around.left.strip())
    return Measured(f"{items[around.at - first]}占{whole['of']}", so_far.subject(told["items"])) if whole else None
