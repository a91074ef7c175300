"""A rule of metrics for times in which something was done: 3小时内排空, 用18天时间完成, 从下单到发货仅需3天."""

import re

from extractors.metrics.cut.predicates import is_measure, may_act
from extractors.metrics.cut.words import Token, is_verb, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, DURATION
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, IN_CLAUSE

# 从下单到发货仅需|3天; 按|5年|平均摊销; 18天|时间完成了主体封顶
_SPAN = re.compile(
    rf"从(?P<from>{IN_CLAUSE}{{2,16}}?)到(?P<to>{IN_CLAUSE}{{2,16}}?)(?:[仅只共约]|一般|平均|通常|总共)*(?:需要?|用时?|耗时|历时)$"
)
_BY_YEARS = re.compile("(?:平均|直线法|分期|逐年)*(?P<done>摊销|计提折旧|折旧|计提)")
_TIME_FOR = re.compile(rf"的?时间[内就便即]?(?P<done>{IN_CLAUSE}{{3,24}}?)(?=[{CLAUSE_ENDS}]|$)")
# 在3年内收回: what was done within a time
_WITHIN = re.compile(
    r"(?:之|以)?内(?:即|便|就|均|可|已|全部|基本|及时|迅速|陆续|顺利)*(?:(?P<done>(?![将把])[一-鿿]{2,12})|[将把])"
)


@as_rule(
    "done within",
    "投资60万元，3年内收回; 用18天时间完成封顶: a time is that in which something was done, or between two steps",
    step=BESIDE,
    needs="内时从按",
    of=DURATION,
    says="words behind",
    examples=(
        "投资60万元，⟨3年⟩内收回。 → 收回",
        "30名职工到场，⟨36小时⟩内恢复了供电。 → 恢复",
        "漂浮物在⟨3小时⟩内全部打捞。 → 打捞, 漂浮物",
        "用⟨18天⟩时间完成了主体封顶。 → 完成主体封顶的时间",
        "从下单到发货仅需⟨2-3天⟩。 → 从下单到发货的时间",
        "模具一般按⟨3-5年⟩平均摊销。 → 模具摊销期限",
    ),
    counter_examples=("培训30天，累计90天。",),
)
def done_within(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was done within a time."""
    if span := _SPAN.search(around.own.rstrip()):
        return Measured(f"从{span['from']}到{span['to']}的时间", around.subject)
    if (by := _BY_YEARS.match(around.right[0])) and around.found and around.own.rstrip().endswith("按"):
        return Measured(f"{around.found}{by['done']}期限", around.subject)
    if (spent := _TIME_FOR.match(so_far.text, around.figure.span.end)) and is_verb(so_far.words(spent["done"])[0]):
        return Measured(f"{spent['done'].replace('了', '', 1)}的时间", around.subject)
    within = _WITHIN.match(so_far.text, around.figure.span.end)
    if within is None or (around.found and not around.own.rstrip().endswith("在")):
        return None
    done = _deed(so_far.words(within["done"])[0]) if within["done"] else None
    if not around.found:
        return Measured(done, around.subject)
    if not done:
        return None
    acts = any(map(may_act, so_far.words(around.found)))
    return Measured(done, around.subject or (None if acts else around.found))


def _deed(word: Token) -> str | None:
    """Return a verb that tells by itself what was done: 恢复, 打捞; not 进行, 完."""
    told = is_verb(word) and not is_measure(word) and word.text not in words_of("light") and len(word.text) > 1
    return word.text if told else None
