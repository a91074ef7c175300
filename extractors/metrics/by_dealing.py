"""Rules of metrics for lists that are dealt out over quantities: 甲、乙分别为3人、5人; 收入, 利润分别增长5%和7%."""

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import CHANGE, FORM, PERCENT
from extractors.rule import as_rule
from extractors.text.needed import needed

_DISTRIBUTED = "别依"  # 分别, 依次


@as_rule(
    "shared out",
    "甲、乙分别为3人、5人: the items of a list are distributed over the quantities that follow",
    step=FORM,
    needs=_DISTRIBUTED,
    examples=(
        "甲馆、乙馆的借阅量分别为3万册、⟨5万册⟩。 → 借阅量, 乙馆",
        "职工60人，其中男、女职工分别为⟨24人⟩、36人。 → 男职工, 男职工",
        "职工60人，其中总部、分部分别为⟨24人⟩、36人。 → 职工, 总部",
        "一季度、二季度满意率分别为⟨92%⟩、93%。 → 满意率",
        "资费争议、网络质量分别占⟨38%⟩、27%。 → 资费争议占比",
        "满意率98%，其中信用卡类、贷款类投诉分别占⟨37%⟩、29%。 → 信用卡类投诉占比",
        "水费、电费分别占成本的⟨3%⟩和8%。 → 水费占成本",
        "水稻、玉米播种面积分别为8亩、9亩，平均亩产分别为612公斤、⟨805公斤⟩。 → 平均亩产, 玉米",
        "保证人为甲公司和乙公司，分别按照51%和⟨49%⟩的比例提供保证。 → 提供保证的比例, 乙公司",
    ),
    counter_examples=("甲馆、乙馆的借阅量为3万册、5万册。",),
)
def shared_out(so_far: SoFar, around: Around) -> Measured | None:
    """Read a quantity of a distributive list."""
    dealt = so_far.dealer.share(around.at, around.left)
    if dealt is None:
        return None
    if dealt.metric is None and so_far.before:
        item, whole = dealt.subject or "", so_far.before.metric or ""
        if len(item) > len(item[-2:]) and item[-2:] in whole:  # 在岗职工60人，其中男、女职工分别为24人、36人
            return Measured(forms.clean(item), dealt.subject)
        return Measured(whole, dealt.subject)
    return Measured(forms.clean(so_far.without_name(dealt.metric or dealt.subject or "")), dealt.subject)


@as_rule(
    "changes shared out",
    "甲、乙分别增长5%和7%: each change is of its item",
    step=FORM,
    needs=_DISTRIBUTED,
    of=CHANGE,
    says="shared out",
    examples=(
        "水费、电费分别增长⟨5%⟩和7%。 → 水费",
        "网点净增26家，其中城东、城西片区分别净增⟨15家⟩和11家。 → 网点, 城东片区",
    ),
    counter_examples=("收入10亿元，利润2亿元，分别增长5%和7%。",),
)
def changes_shared_out(so_far: SoFar, around: Around) -> Measured | None:
    """Read a change of a distributive list that names its items."""
    item = around.dealt_change
    if not isinstance(item, str):
        return None
    if so_far.before and so_far.dealer.of_before:
        return Measured(so_far.before.metric, item)
    return Measured(forms.clean(so_far.without_name(so_far.phrase_before(item) or item)))


@as_rule(
    "change of a figure before",
    "收入10亿元，利润2亿元，分别增长5%和7%: the changes are of the quantities before, one by one",
    step=FORM,
    of=CHANGE,
    examples=(
        "收入10亿元，利润2亿元，分别增长⟨5%⟩和7%。 → 收入",
        "受理案件86件，审结72件，同比上升⟨5%⟩和3%。 → 受理案件, against year_before",
    ),
    counter_examples=("收入10亿元，增长5%。", "收入10亿元，利润2亿元，同比增长5%。"),
    source="argued: totals are told together and their changes behind them with 分别",
)
def change_of_level(so_far: SoFar, around: Around) -> Measured | None:
    """Read a change of a distributive list over the quantities before."""
    if not isinstance(around.dealt_change, int):
        return None
    level = so_far.found[around.dealt_change]
    return Measured(level.metric, level.subject)


@as_rule(
    "shares of figures before",
    "党员40人、团员60人，分别占35%和52%; 分别完成年度计划的98%和102%: of the quantities before, one by one",
    step=FORM,
    needs=needed(forms.PLANNED) + "占",
    of=PERCENT,
    says="share of",
    examples=(
        "党员40人、团员60人，分别占⟨35%⟩和52%。 → 党员占比",
        "咨询类40件、求助类60件，占比依次为⟨35%⟩、52%。 → 咨询类占比",
        "党员40人、团员60人，分别占职工的35%和⟨52%⟩。 → 团员占职工",
        "党员、团员分别为40人和60人，占职工的⟨35%⟩、52%。 → 党员占职工",
        "供水320万吨、售水290万吨，分别完成年度计划的⟨101%⟩和99%。 → 供水完成年度计划, plan",
    ),
    counter_examples=("党员、团员分别占35%和52%。", "党员40人，占35%。"),
    source="argued: groups are counted together and their shares told behind them with 分别",
)
def share_of_level(so_far: SoFar, around: Around) -> Measured | None:
    """Read a share of a distributive list over the quantities before."""
    told = so_far.dealer.share_of_level(around.at, around.left)
    metric = so_far.found[told.level].metric if told else None
    if not told or not metric:
        return None
    return Measured(
        metric + ("占比" if told.of == "占" else told.of.removesuffix("的")), so_far.found[told.level].subject
    )
