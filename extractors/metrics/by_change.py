"""Rules of metrics for changes and for lists that are dealt out: what changed, which of several a quantity is of."""

from dataclasses import replace

from extractors.metrics import carrying, forms
from extractors.metrics.behind import object_of
from extractors.metrics.by_list import named_whole
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import CHANGE, CLAUSES, FORM, LATER, PERCENT, THIRD
from extractors.rule import as_rule
from extractors.text.characters import CLOSING_BRACKETS
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
    bare = forms.untied(clause)
    rate = forms.GROWTH_RATE.search(bare)
    if rate is None:
        return None
    of_before = _of_series(so_far, around) if bare.strip() == rate[0] else None
    return (of_before and replace(of_before, metric=f"{of_before.metric}{rate[0]}")) or Measured(
        rate[0], around.subject
    )


def _of_series(so_far: SoFar, around: Around) -> Measured | None:
    """Return what two levels before measure, one of an earlier time: 用电量由154万度增加到231万度，|年均增幅."""
    last = so_far.found[-2:]
    if len(last) < len(("from", "to")) or not last[0].metric or last[0].metric != last[1].metric:
        return None
    start, *_ = (figure.span.start for figure in so_far.figures[around.at - 2 : around.at])
    levels = all(figure.role == "level" for figure in so_far.figures[around.at - 2 : around.at])
    apart = forms.BETWEEN_SENTENCES.search(so_far.text, start, around.figure.span.start)
    return last[1] if levels and apart is None else None


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
    if found == "年均":  # 收入43亿元，年均增长19%
        before = so_far.inherited()
        return replace(before, metric=f"{before.metric}{found}增长") if before.metric else None
    if not found:
        return None
    if whole := _with_list(so_far, forms.INNER_BRACKETS.sub("", around.left), bare.strip(), found):
        return Measured(whole, so_far.subject(clause))
    if part_of := _part_of_change(so_far, around, found):
        return part_of
    if of_party := _of_party(so_far, found):
        return Measured(of_party.metric, found)
    if whole_name := _named_before(so_far, around, found):
        found = whole_name
    return Measured(found, so_far.subject(clause))


def _with_list(so_far: SoFar, left: str, own: str, found: str) -> str | None:
    """Return a list of things that one change is of, whole: 刑事、治安|警情总量; None where it is dealt out."""
    before = left.rstrip().removesuffix(so_far.clause(left).rstrip())
    listed = forms.LISTED.search(before) if before.endswith("、") and own == found and "分别" not in left else None
    return named_whole(so_far, listed, found, found) if listed else None


_NUMBERS = {
    "起数": "起",
    "件数": "件",
    "人数": "人",
    "户数": "户",
    "例数": "例",
    "宗数": "宗",
    "次数": "次",
    "辆数": "辆",
}
_SHORT_NAME = 3  # characters of a name that may say only the end of one before: 损失 of 直接财产损失


def _named_before(so_far: SoFar, around: Around, found: str) -> str:
    """Return the whole name of what a short one only counts or ends: 发生事故71起…，起数下降8%; 财产损失…，损失上升."""
    unit = _NUMBERS.get(found)
    if unit is None and len(found) > _SHORT_NAME:
        return ""
    for at in range(around.at - 1, -1, -1):
        figure, metric = so_far.figures[at], so_far.found[at].metric or ""
        if forms.BETWEEN_SENTENCES.search(so_far.text, figure.span.end, around.figure.span.start):
            return ""
        if figure.role != "level":
            continue
        if unit and figure.unit == unit and metric:
            return object_of(so_far.words(metric)) + found if object_of(so_far.words(metric)) else metric + found
        if not unit and metric.endswith(found) and metric != found:
            return metric
    return ""


_MEASURED = ("量", "额", "值", "收入", "利润", "投资", "支出", "价格", "指数", "面积", "产值")


def _part_of_change(so_far: SoFar, around: Around, found: str) -> Measured | None:
    """Return what changed by as much in a part: 增加值增长6.2%，其中采矿业|增长3.1%，制造业|增长7%."""
    if not around.at or found.endswith((*_MEASURED, "率", "数", "度", "人次", "比", "价", "费", "税", "款")):
        return None
    last, measured = so_far.figures[around.at - 1], so_far.found[around.at - 1]
    goes_on = measured.subject is not None and "其中" in so_far.member(around.at)
    begins = around.left.lstrip(" ，；。").startswith("其中")
    alike = last.role == "change" and last.unit in (around.figure.unit, "百分点")
    if not alike or not (goes_on or begins) or not measured.metric or not measured.metric.endswith(_MEASURED):
        return None
    return Measured(measured.metric, found)


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
    at=THIRD,
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
    if around.figure.unit == "百分点":
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
    at=CLAUSES,
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
    what = forms.PACE.sub("", told["what"]) if told else ""
    return Measured(forms.clean(so_far.phrase_before(what)), around.subject) if what else None


@as_rule(
    "change outside brackets",
    "公厕338座（水冲166座、旱厕111座），比上年减少6.9%: behind closed brackets, of what stands before them",
    step=FORM,
    at=LATER,
    needs=CLOSING_BRACKETS,
    of=CHANGE,
    says="change of the figure before",
    examples=("公厕338座（水冲166座、旱厕111座），比上年减少⟨6.9%⟩。 → 公厕, against year_before",),
    counter_examples=("公厕338座（水冲166座、旱厕111座，比上年减少6.9%）。",),
)
def change_outside_brackets(so_far: SoFar, around: Around) -> Measured | None:
    """Take over the metric of the quantity before the brackets that closed."""
    return so_far.outside_brackets(around.at)


@as_rule(
    "change of the figure before",
    "经费35万元，较上年减少2万元: a change without words of its own is that of the quantity before",
    step=FORM,
    of=CHANGE,
    examples=("志愿者60人，较上年增加⟨5人⟩参加培训。 → 志愿者, against year_before",),
    counter_examples=("经费同比减少2万元。",),
)
def change_of_before(so_far: SoFar, around: Around) -> Measured:
    """Take over the metric of the quantity before; where none is, of the one level that the sentence before has."""
    if so_far.before is None and not around.at:
        wholes = {whole.metric for whole in so_far.wholes if around.figure.unit in ("%", whole.unit)}
        return Measured(wholes.pop() if len(wholes) == 1 else None)
    return so_far.inherited()


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
    named = forms.clean(so_far.without_name(so_far.phrase_before(item) or item))
    return Measured(_named_before(so_far, around, named or "") or named)


@as_rule(
    "change of a figure before",
    "收入10亿元，利润2亿元，分别增长5%和7%: the changes are of the quantities before, one by one",
    step=FORM,
    at=THIRD,
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
    needs=needed(forms.PLANNED) + "占倍",
    of=PERCENT | {"倍"},
    says="share of",
    examples=(
        "靠泊邮轮86艘，旅客32万人次，分别是上年的⟨2.1倍⟩和2.6倍。 → 靠泊邮轮",
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
