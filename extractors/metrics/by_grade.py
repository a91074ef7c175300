"""Rules of metrics for what was graded: 考核结果为优秀的18人、称职的126人."""

import re

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import COUNTED, FORM
from extractors.rule import as_rule
from extractors.text.needed import needed

_GRADE = (
    r"(?:[“\"][^“”\"]{1,6}[”\"]|(?:非常|基本|比较|较)?(?:优秀|优良|良好|合格|称职|满意|一般|[优良好中差])"
    r"|不(?:合格|称职|满意)|[A-E]{1,3}级?|[一二三四五]级)(?:等次|等级|档)?"
)
_BEHIND = r"(?:的(?P<thing>[一-鿿]{2,8})?)(?:共?有)?"
_GRADED = re.compile(
    r"(?:其中)?(?P<what>[一-鿿]{0,10}?(?:结果|等级|等次|级别|评级|评定|考核|考评|测评|评价|评估|评审|验收|自评|互评)"
    rf"[为是])(?P<grade>{_GRADE}){_BEHIND}"
)
_NEXT = re.compile(rf"[、，,；;和及]+(?P<grade>{_GRADE}){_BEHIND}")
_SAID_OF = re.compile(r"^(?P<what>[一-鿿]{2,14}?[为是])" + _GRADE)
GRADED = "graded"


@as_rule(
    GRADED,
    "考核结果为优秀的18人、称职的126人: what was graded, and how; the next grades are of the same",
    step=FORM,
    needs=needed(_GRADED, _NEXT),
    of=COUNTED,
    examples=(
        "考核结果为优秀的⟨18人⟩、称职的126人。 → 考核结果为优秀",
        "考核结果为优秀的18人、称职的⟨126人⟩。 → 考核结果为称职",
        "水质评价为优的断面⟨12个⟩。 → 水质评价为优的断面",
    ),
    counter_examples=("优秀的18人、称职的126人。", "考核结果为优秀，表彰18人。"),
    source="argued: results of reviews are told by grade so",
)
def graded(so_far: SoFar, around: Around) -> Measured | None:
    """Read how many had a grade."""
    told = _GRADED.fullmatch(around.own.strip())
    if told is None:
        before = so_far.before
        last = _SAID_OF.match(before.metric or "") if before and before.rule == GRADED else None
        told = _NEXT.fullmatch(around.left.strip()) if last else None
        what = last["what"] if last else ""
    else:
        what = told["what"]
    if told is None:
        return None
    thing = f"的{told['thing']}" if told["thing"] else ""
    return Measured(forms.clean(f"{what}{told['grade']}{thing}"), around.subject)
