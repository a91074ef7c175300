"""Rules of metrics for what stands before a quantity and is no plain noun phrase: distances, shares, brackets."""

from extractors.metrics import forms
from extractors.metrics.behind import nominal
from extractors.metrics.so_far import Around, SoFar
from extractors.metrics.steps import WORDS
from extractors.rule import as_rule
from extractors.text.needed import needed
from schemas.text import squeeze

_LENGTHS = frozenset({"公里", "千米", "米", "海里"})


@as_rule(
    "distance",
    "高于全市平均水平1.2个百分点: points between two levels; 距最近的车站3公里",
    step=WORDS,
    needs=needed(forms.AWAY, forms.DISTANCE),
    of=_LENGTHS | {"百分点", "%"},
    examples=(
        "满意度高于全市平均水平⟨1.2个百分点⟩。 → 高于全市平均水平",
        "林场距最近的车站⟨18公里⟩。 → 距最近的车站",
    ),
    counter_examples=("满意度高于全市平均水平。", "间距18米。"),
    source="argued: reports set their rates against the average of a city or trade in points",
)
def distance(_so_far: SoFar, around: Around) -> str:
    """Return what a distance in points is from, or one on the ground."""
    if around.figure.unit in _LENGTHS and (away := forms.AWAY.search(around.clause.rstrip())):
        return squeeze(away["from"])
    of_it = around.figure.unit == "%" and around.clause.rstrip().endswith("的")
    apart = around.figure.unit in ("百分点", "%") and not of_it and forms.DISTANCE.search(forms.untied(around.clause))
    return apart[0] if apart else ""


@as_rule(
    "share of another thing",
    "女职工占员工总数的60.8%, 研发投入占营业收入比例为4.4%; 其中女员工占38%: a share whose whole may not be said again",
    step=WORDS,
    needs="占",
    of=frozenset({"ratio", "%"}),
    examples=(
        "女职工占员工总数的⟨60.8%⟩。 → 女职工占员工总数",
        "其中女员工占⟨38%⟩。 → 女员工占比",
        "用户310万户，其中按月续订的占⟨71.5%⟩。 → 按月续订占比",
    ),
    counter_examples=("女职工占员工总数的大半，满意度60.8%。", "持股比例占30%。"),
)
def share_of_another(so_far: SoFar, around: Around) -> str:
    """Return the share of one thing in another, whole; of a thing of which only 占 says that it is one."""
    figure, clause = around.figure, around.clause.rstrip()
    is_share = figure.unit == "%" or (figure.kind == "ratio" and figure.unit is None)
    if is_share and (share := forms.SHARE_OF.search(forms.untied(clause))):
        return so_far.phrase_before(share["part"]) + forms.DEALT_END.sub("", squeeze(share["of"]).rstrip("由从"))
    who = clause.removesuffix("占")
    if figure.unit != "%" or who == clause or len(who) < len("女性"):
        return ""
    thing = nominal(so_far.own_cut(who), so_far.words) if who.endswith("的") else so_far.phrase_before(who)
    return f"{thing}占比" if thing and not thing.endswith(forms.PROPORTIONS) else ""


BEFORE = (distance, share_of_another)
