"""Rules of metrics for shares and multiples of what the quantity or the clause before tells: 占员工总数的60.8%."""

import re

from extractors.metrics import carrying, forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import FORM, LEVEL, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed

_THEN = re.compile(
    r"(?:是|为|相当于)[“\"]?(?:十[一二三四]?五|[上去前]一?年|\d{4}年)[”\"]?(?:期间|时期|同期|全年|末|底)?的?"
)
_TIMES_BEHIND = re.compile(r"的[\d.]+倍")
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
    ),
    counter_examples=("女职工占员工总数的60.8%。",),
)
def share_of(so_far: SoFar, around: Around) -> Measured | None:
    """Read 占… and 完成…计划的 behind a quantity."""
    of_before = around.own.startswith("占") or forms.PLANNED.fullmatch(around.own)
    if not of_before or not so_far.before or not so_far.before.metric or around.own.startswith(forms.NO_SHARE):
        return None
    share = forms.DEALT_END.sub("", forms.untied(carrying.plain(around.own)).rstrip("由从"))
    whole = so_far.before.metric
    if share.startswith("完成"):  # 支出决算为8万元，完成年初预算的98%
        printed = whole in so_far.text
        planned = whole in share  # 年初预算为3万元，完成年初预算的98%
        whole = "" if planned or whole in forms.FINAL else whole if printed else _OF_FINAL.sub("", whole)
    return Measured(forms.clean(whole + ("占比" if share == "占" else share)), so_far.before.subject)


@as_rule(
    "multiple of another thing",
    "分红12亿元，是融资额的2.1倍: how many times as much as another thing the quantity before is",
    step=FORM,
    needs=needed(forms.TIMES_OF),
    of=frozenset({"倍"}),
    says="figure before",
    examples=("累计分红12.6亿元，是累计融资额的⟨2.1倍⟩。 → 分红",),
    counter_examples=("分红是融资额的2.1倍。", "分红12亿元，增长2.1倍。"),
    source="argued: a quantity is set against another thing so",
)
def times_another(so_far: SoFar, around: Around) -> Measured | None:
    """Read a multiple of another thing as one of the quantity before."""
    if around.figure.role != "level" or not forms.TIMES_OF.fullmatch(around.own.strip()):
        return None
    return so_far.inherited() if so_far.before and so_far.before.metric else None


@as_rule(
    "what a multiple is of",
    "收入43亿元，是“十五”期间16亿元的2.6倍: the value that a multiple is of, at another time",
    step=FORM,
    needs="是为当",
    of=LEVEL,
    says="figure before",
    examples=("税收收入43亿元，是“十五”期间⟨16亿元⟩的2.6倍。 → 税收收入",),
    counter_examples=("税收收入43亿元，是“十五”期间的2.6倍。", "收入43亿元，是上年支出16亿元的2.6倍。"),
    source="argued: five years are set against the five before so",
)
def of_multiple(so_far: SoFar, around: Around) -> Measured | None:
    """Read the value at another time that a multiple of the quantity before is of."""
    if not _THEN.fullmatch(around.own.strip()) or not _TIMES_BEHIND.match(so_far.text, around.figure.span.end):
        return None
    last = so_far.figures[around.at - 1] if around.at else None
    alike = last is not None and last.unit == around.figure.unit and last.role == "level"
    return so_far.inherited() if alike and so_far.before and so_far.before.metric else None


@as_rule(
    "share in brackets",
    "投向制造业（占29%）: brackets behind a thing give its share",
    step=FORM,
    needs=needed(forms.SHARE_IN_BRACKETS),
    of=PERCENT,
    says="share of",
    examples=("贷款用于：基础设施（占⟨46%⟩）、制造业（占29%）。 → 基础设施占比",),
    counter_examples=("职工126人（占46%）。", "投向基础设施，占46%。"),
    source="argued: lists of purposes and customers give their shares so",
)
def share_in_brackets(so_far: SoFar, around: Around) -> Measured | None:
    """Read 占 in brackets behind a thing without a quantity of its own."""
    outside = forms.SHARE_IN_BRACKETS.search(around.left)
    if outside is None:
        return None
    thing = forms.clean(so_far.phrase_before(so_far.clause(outside["outside"])))
    return Measured(f"{thing}占比") if thing else None


@as_rule(
    "share of the clause before",
    "发表论文多篇，占全省相关文献近20%: where no quantity stands before, the clause before says whose share it is",
    step=FORM,
    needs="占",
    says="share of",
    examples=("发表调研论文，占全市相关文献的⟨20%⟩。 → 发表调研论文占全市相关文献",),
    counter_examples=("论文12篇，占全市相关文献的20%。",),
)
def share_of_clause(so_far: SoFar, around: Around) -> Measured | None:
    """Read 占… behind a clause without a quantity."""
    share = forms.untied(around.own)
    if not around.own.startswith("占") or share == "占" or share.startswith(forms.NO_SHARE):
        return None
    return Measured(forms.clean(so_far.phrase_before(so_far.clause_left_of(around.at)) + share))


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
