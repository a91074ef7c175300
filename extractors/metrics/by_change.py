"""Rules of metrics for changes: what changed is told by the words before, a heading, or the quantity before."""

from extractors.metrics import carrying, forms
from extractors.metrics.by_list import named_whole
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import CHANGE, FORM
from extractors.rule import as_rule
from extractors.text.needed import needed


@as_rule(
    "rate of growth",
    "复合年增长率约6.9%, 年均增速为7.5%: a rate of its own, no change of what stands before",
    step=FORM,
    needs="均复",
    of=CHANGE,
    says="changed",
    examples=("研发投入复合年增长率⟨约6.9%⟩。 → 复合年增长率",),
    counter_examples=("销售收入增长率7.5%。",),
)
def growth_rate(so_far: SoFar, around: Around) -> Measured | None:
    """Read an average rate of growth by its name."""
    clause = carrying.plain(so_far.clause(forms.INNER_BRACKETS.sub("", around.left)))
    rate = forms.GROWTH_RATE.search(forms.untied(clause))
    return Measured(rate[0], so_far.subject(clause)) if rate else None


@as_rule(
    "changed",
    "培训时长同比增长12%: the words before the comparison and the verb say what changed",
    step=FORM,
    of=CHANGE,
    examples=(
        "培训时长同比增长⟨12%⟩。 → 培训时长, against year_before",
        "职工（含外聘）同比增长⟨5%⟩。 → 职工, against year_before",
    ),
    counter_examples=("经费35万元，较上年减少2万元。",),
)
def changed(so_far: SoFar, around: Around) -> Measured | None:
    """Read what changed from the clause of a change."""
    clause = carrying.plain(so_far.clause(forms.INNER_BRACKETS.sub("", around.left)))
    doubled = "翻" if around.figure.text.startswith("翻") else ""  # 较帮扶前|翻了一番: the verb is in the quantity
    bare = forms.CHANGED.sub("", forms.COMPARED.sub("", forms.PACE.sub("", clause + doubled)))
    if forms.CAUSE.fullmatch(bare.strip()):
        return None  # 排放73吨，因新线投运上升2%
    found = forms.clean(forms.CAUSED.sub("", so_far.phrase_before(forms.FEWER.sub("", bare))))
    if not found:
        return None
    if whole := _with_list(so_far, forms.INNER_BRACKETS.sub("", around.left), bare.strip(), found):
        return Measured(whole, so_far.subject(clause))
    if of_party := _of_party(so_far, found):
        return Measured(of_party.metric, found)
    return Measured(found, so_far.subject(clause))


def _with_list(so_far: SoFar, left: str, own: str, found: str) -> str | None:
    """Return a list of things that one change is of, whole: 刑事、治安|警情总量; None where it is dealt out."""
    before = left.rstrip().removesuffix(so_far.clause(left).rstrip())
    listed = forms.LISTED.search(before) if before.endswith("、") and own == found and "分别" not in left else None
    return named_whole(so_far, listed, found, found) if listed else None


def _of_party(so_far: SoFar, who: str) -> Measured | None:
    """Return what was last read of a party: 阀门、密封件分别实现收入…，其中密封件增速14%; or of its kind (其他)."""
    other = who.startswith(("其他", "其余"))
    for one in reversed(so_far.found):
        if one.subject and (one.subject == who or (other and one.subject[-2:] == who[-2:])):
            return one
    return None


@as_rule(
    "topic of an explanation",
    "管理费用变动原因说明：本报告期较上年同期增幅12.5%: the heading names what changed",
    step=FORM,
    needs=needed(forms.EXPLAINED),
    of=CHANGE,
    examples=("管理费用变动原因说明：本期较上年增加⟨12.5%⟩。 → 管理费用, against year_before",),
    counter_examples=("情况说明：较上年增长5%。",),
    source="the explanations of changes that annual reports of listed companies give (证监会公告〔2021〕15号)",
)
def explained(so_far: SoFar, around: Around) -> Measured | None:
    """Read what changed from the heading of its explanation."""
    left = forms.CHANGED.sub("", forms.COMPARED.sub("", forms.INNER_BRACKETS.sub("", around.left)))
    topic = forms.EXPLAINED.search(left)
    return Measured(forms.clean(so_far.phrase_before(topic["what"], "amount"))) if topic else None


@as_rule(
    "change of what was shared",
    "决算86万元，完成预算的98%，比上年减少2万元: behind a share the change is of the quantity that the share is of",
    step=FORM,
    of=CHANGE,
    says="change of the figure before",
    examples=("支出86万元，占经费的9%，同比增长⟨6%⟩。 → 支出, against year_before",),
    counter_examples=(
        "支出86万元，占经费的9%，提高1个百分点。",
        "占经费的9%，同比增长6%。",
        "贷款86万元，占全部贷款的比重为9%，下降6%。",
    ),
    source="argued: final accounts and explanations of costs give the share between the sum and its change",
)
def change_of_shared(so_far: SoFar, around: Around) -> Measured | None:
    """Take over the metric of the quantity before a share of it; points are of the share."""
    at = around.at
    if around.figure.unit == "百分点" or at < len(("level", "share")):
        return None
    level, share = so_far.found[at - 2], so_far.found[at - 1]
    told = share.metric or ""
    shared = share.rule == "share of" and level.metric and (told.startswith(level.metric) or "完成" in told)
    if not shared or told.endswith(forms.PROPORTIONS):  # 占贷款的比重为0.8%，下降0.1%
        return None
    return level if so_far.figures[at - 2].role == "level" else None


@as_rule(
    "moved in the clause before",
    "接警总量增多，增加了2.7%: the clause before says what moved, the change only by how much",
    step=FORM,
    needs=needed(forms.MOVED),
    of=CHANGE,
    says="clause before",
    examples=("今年接警总量增多，增加了⟨2.7%⟩。 → 接警总量",),
    counter_examples=("接警86起，增加了2.7%。", "接警总量增多，平均用时减少2分钟。"),
    source="argued: a direction is told first, its size behind",
)
def moved_before(so_far: SoFar, around: Around) -> Measured | None:
    """Read what moved from the clause before a change without words of its own."""
    told = forms.MOVED.fullmatch(so_far.clause_left_of(around.at))
    return Measured(forms.clean(so_far.phrase_before(told["what"])), around.subject) if told else None


@as_rule(
    "change of the figure before",
    "经费35万元，较上年减少2万元: a change without words of its own is that of the quantity before",
    step=FORM,
    of=CHANGE,
    examples=(
        "志愿者60人，较上年增加⟨5人⟩参加培训。 → 志愿者, against year_before",
        "公厕338座（水冲166座、旱厕111座），比上年减少⟨6.9%⟩。 → 公厕, against year_before",
    ),
    counter_examples=("经费同比减少2万元。",),
)
def change_of_before(so_far: SoFar, around: Around) -> Measured:
    """Take over the metric of the quantity before; where none is, of the one level that the sentence before has."""
    if so_far.before is None and not around.at:
        wholes = {whole.metric for whole in so_far.wholes if around.figure.unit in ("%", whole.unit)}
        return Measured(wholes.pop() if len(wholes) == 1 else None)
    return so_far.outside_brackets(around.at) or so_far.inherited()
