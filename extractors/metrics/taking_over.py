"""Rules of metrics that take over what the quantities before measure, and the order of those without words."""

import re
from dataclasses import replace

from extractors.metrics import carrying, forms
from extractors.metrics.clause_before import how_often, moved, people_of_rate, spread, summed_up
from extractors.metrics.deeds import topic_of_verb, verb_alone
from extractors.metrics.of_before import said_of_before
from extractors.metrics.phrases import is_verb, words_of
from extractors.metrics.predicates import is_measure
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, DURATION
from extractors.rule import as_rule
from extractors.text.needed import needed

_SPENT = re.compile(r"(?P<on>.{2,})(?:费用?|支出|经费)")  # what is counted is no money: 接待费5.25万元，共63批次
_TERMS = ("one", "other")  # a sum has two at least


@as_rule(
    "done within",
    "投资60万元，3年内收回: a time without words of its own is that in which something was done",
    step=BESIDE,
    needs=needed(forms.WITHIN),
    of=DURATION,
    says="words behind",
    examples=("投资60万元，⟨3年⟩内收回。 → 收回", "30名职工到场，⟨36小时⟩内恢复了供电。 → 恢复"),
    counter_examples=("培训30天，累计90天。",),
)
def done_within(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was done within a time."""
    within = forms.WITHIN.match(around.right[0])
    if within is None:
        return None
    done = so_far.words(within["done"])[0]
    told = is_verb(done) and not is_measure(done) and done.text not in words_of("light") and len(done.text) > 1
    return Measured(done.text if told else None, around.subject)


_EXPECTS = re.compile(
    "(?:全年|全省|预计|有望|预期|计划|将|可|达到?|突破|超过|年底|到)*(?:预计|有望|预期|将)(?:将|可|达到?|突破|超过)*"
)


def _expected(so_far: SoFar, around: Around) -> Measured | None:
    """Return what a value to come is of: the last level in its unit, where another stands between.

    旅客吞吐量8万人次，起降航班86架次，全年预计将达到|13万人次
    """
    if not around.at or not _EXPECTS.fullmatch(around.own.strip()) or around.figure.unit is None:
        return None
    for at in range(around.at - 1, -1, -1):
        figure = so_far.figures[at]
        if forms.BETWEEN_SENTENCES.search(so_far.text, figure.span.end, around.figure.span.start):
            return None
        if figure.unit == around.figure.unit and figure.role == "level":
            return replace(so_far.found[at], rules=()) if at < around.at - 1 else None
    return None


def _adds_up(so_far: SoFar, around: Around) -> bool:
    """Whether a quantity is the sum of those before: 本金50万元、利息3万元，合计53万元."""
    terms = so_far.figures[max(0, around.at - len(_TERMS)) : around.at]
    alike = all(term.unit == around.figure.unit and term.role == "level" for term in terms)
    return len(terms) == len(_TERMS) and alike and forms.SUM.fullmatch(around.left.strip()) is not None


@as_rule(
    "figure before",
    "新增充电桩16个，累计达140个: a quantity without words of its own measures what the one before does",
    step=BESIDE,
    examples=(
        "新增充电桩16个，累计达⟨140个⟩。 → 充电桩",
        "新建书屋6处，在上年⟨19处⟩基础上累计达25处。 → 书屋",
        "借阅9万册，其中一季度⟨2万册⟩。 → 借阅",
        "公务接待费5.25万元，共⟨63批次⟩、571人次。 → 公务接待",
        "本金50万元、利息3万元，合计⟨53万元⟩。 → 合计",
        "培训职工30人次。⟨12页⟩。 → nothing",
        "旅客吞吐量8万人次，起降航班86架次，全年预计将达到⟨13万人次⟩。 → 旅客吞吐量, plan",
    ),
    counter_examples=("新增充电桩16个，路灯140个。",),
)
def of_before(so_far: SoFar, around: Around) -> Measured:
    """Take over the metric of the quantity before, in its sentence; all of it so far where the words say so."""
    if _adds_up(so_far, around):
        return Measured("合计")
    end = so_far.figures[around.at - 1].span.end if around.at else 0
    if around.at and forms.BETWEEN_SENTENCES.search(so_far.text, end, around.figure.span.start):
        return Measured(None, around.subject)
    if around.figure.kind != "duration" and around.at and so_far.found[-1].metric in forms.TOOK:
        return Measured(None, around.subject)
    if (expected := _expected(so_far, around)) is not None:
        return expected
    if around.figure.unit == "岁" and around.at and so_far.figures[around.at - 1].unit != "岁":
        return Measured("平均年龄" if "均" in around.own else None, around.subject)  # 职工126人，平均40.5岁
    of_all = carrying.without_base(around.right[0]) is not None
    measured = so_far.inherited("累计" if of_all else around.own)
    paid = _SPENT.fullmatch(measured.metric or "") if around.figure.kind == "count" else None
    return replace(measured, metric=paid["on"]) if paid else measured


COMPLETED = (
    how_often,
    said_of_before,
    verb_alone,
    topic_of_verb,
)
WORDLESS = (people_of_rate, spread, moved, done_within, summed_up, of_before)
