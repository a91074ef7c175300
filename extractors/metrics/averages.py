"""Quantities a month, a week, a day: what stands for a part of the time is no quantity of the whole of it."""

import re

from extractors.metrics.sentence import Draft, Sentence
from extractors.metrics.steps import AVERAGE, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from schemas.text import squeeze

_CLAUSE = re.compile(rf"[{CLAUSE_ENDS}：\n]")
_EACH = re.compile(
    r"""
    (?: 平均 每 个? (?: 学?年度? | 季度? | 月 | 周 | 星期 | 天 | 日 )
      | 每 个? (?: 季度? | 月 | 星期 | 周 | 天 | 日 ) (?:平均|均)?
      | [年季月周日] 平均 )
    (?! [一二三四五六日末0-9] )
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(r"共|累计|合计|总计|全年|[每月季周天日]均有?$")
_SAID = re.compile(r"[每均]")
_REACH = 60  # characters of the clause before a quantity


@as_rule(
    "part of the time",
    "平均每年培训30人次, 每星期巡查2次: a quantity of a part of the time is none of the whole of it",
    step=AVERAGE,
    needs=needed(_EACH),
    of=LEVEL,
    examples=("平均每年培训职工⟨30人次⟩。 → 平均每年培训职工", "每星期开展巡查⟨2次⟩。 → 每星期巡查"),
    counter_examples=("每年投入5万元。", "坚持每月组织培训共12次。", "月均用水量12吨。"),
    source="argued: a quantity of a month or week taken for that of the year is wrong by its factor",
)
def of_part_of_time(sentence: Sentence, draft: Draft) -> bool:
    """Put the words for a part of the time before a metric that says nothing of it: not 每月用纸, 月均用水量."""
    if not draft.metric:
        return False
    each = _each_before(sentence.printed, draft.figure.span.start)
    if not each or _SAID.search(draft.metric):
        return False
    draft.metric = each + draft.metric
    return True


def _each_before(text: str, start: int) -> str:
    """Return the words for a part of the time in the clause before a quantity, unless it is of the whole again."""
    before = text[max(0, start - _REACH) : start]
    clause = squeeze(_CLAUSE.split(before)[-1])
    each = list(_EACH.finditer(clause))
    return each[-1][0] if each and not _WHOLE.search(clause, each[-1].end()) else ""
