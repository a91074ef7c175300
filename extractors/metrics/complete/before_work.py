"""What a value of before some work or deed is called: 扩建后库容从3,000吨增至8,000吨 begins with what it was before."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, LEVEL
from extractors.rule import as_rule
from extractors.text.became import leads_on
from extractors.text.word_patterns import any_word

_AFTER_WORK = re.compile(
    rf"^(?:本次|此次)?{any_word('metrics/words.csv', 'worked')}(?:完成|实施)?[之以]?后的?(?=[一-鿿]{{2}})"
)


@as_rule(
    "value before the work",
    "扩建后库容从3,000吨增至8,000吨: what 由 or 从 leads to is no value of after the work that the clause begins with",
    step=ADDED,
    at=BEHIND,
    needs="后",
    of=LEVEL,
    examples=(
        "扩建后青江冷库库容从⟨3,000吨⟩增加至8,000吨。 → 青江冷库库容",
        "增资后青江糖业有限公司注册资本从⟨800万元⟩增加至2,000万元。 → 青江糖业有限公司注册资本",
    ),
    counter_examples=(
        "扩建后青江冷库库容8,000吨。",
        "税后利润由86万元增至95万元。",
        "售后网点从12个增加到20个。",
        "灾后重建住房从120套增加到300套。",
    ),
    source="argued: a report tells of the work first, and then what it changed",
)
def before_work(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Take the work off the name of a value that was there before it."""
    metric = measured.metric or ""
    work = _AFTER_WORK.match(metric)
    if work is None or not forms.is_from(around.left) or not leads_on(around.right[0].strip()):
        return None
    return replace(measured, metric=metric[work.end() :])
