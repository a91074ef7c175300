"""Rules of metrics for ages: those of an age, and how old people are on average."""

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import FORM, LEVEL
from extractors.rule import as_rule
from extractors.text.needed import needed
from schemas.text import squeeze


@as_rule(
    "mean age",
    "职工126人，平均40.5岁: years of age after 平均 alone are the mean age, not what the quantity before counts",
    step=FORM,
    needs="平人",
    of=frozenset({"岁"}),
    says="words before",
    examples=("职工126人，平均⟨40.5岁⟩。 → 平均年龄",),
    counter_examples=("职工平均年龄40.5岁。", "平均40.5岁的班组获奖。"),
    source="argued: terse reports leave out 年龄",
)
def mean_age(_so_far: SoFar, around: Around) -> Measured | None:
    """Read the mean age where only 平均 stands before it."""
    alone = around.own.strip() in ("平均", "人均", "平均为")
    return Measured("平均年龄", around.subject) if alone and not around.right[0].startswith("的") else None


@as_rule(
    "of an age",
    "35岁以下员工43人，36至45岁78人: those of an age, of whom an age before says who they are",
    step=FORM,
    needs=needed(forms.OF_AGE),
    of=LEVEL,
    says="words before",
    examples=(
        "35岁以下员工43人，36至45岁⟨78人⟩。 → 36至45岁员工",
        "35岁以下员工43人，46岁及以上的占⟨21%⟩。 → 46岁及以上员工占比",
        "技术人员45岁以下占⟨六成⟩。 → 45岁以下技术人员占比",
    ),
    counter_examples=("平均年龄36岁，员工78人。",),
    source="argued: the structure of a staff is told by age so",
)
def of_age(so_far: SoFar, around: Around) -> Measured | None:
    """Read those of an age."""
    of = forms.OF_AGE.fullmatch(around.own.strip())
    if of is None:
        return None
    aged = forms.AGED.search(so_far.before.metric or "") if so_far.before else None
    thing = of["who"] or (aged["thing"].removesuffix("占比") if aged else "")
    return Measured(squeeze(of["age"]) + thing + ("占比" if around.figure.unit == "%" else ""))
