"""Quantities a month, a week, a day: what stands for a part of the time is no quantity of the whole of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.metrics.taking_over import Measured
from extractors.numbers import Figure
from extractors.text.characters import CLAUSE_ENDS
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


def with_averages(text: str, figures: Sequence[Figure], measured: Sequence[Measured]) -> Iterator[Measured]:
    """Yield what quantities measure, with the words that make one a quantity of a part of the time.

    1. 平均每年培训30人次 → 平均每年培训   2. 每星期巡查2次 → 每星期巡查
    Left alone: metrics that say so already (每月用纸, 月均用水量), 每年投入5万元 (that of any year), changes,
    每月开展培训，全年共12次, 每周三值班35次.
    """
    for figure, found in zip(figures, measured, strict=True):
        each = _each_before(text, figure.span.start) if found.metric and figure.role == "level" else ""
        yield (
            replace(found, metric=each + (found.metric or ""))
            if each and not _SAID.search(found.metric or "")
            else found
        )


def _each_before(text: str, start: int) -> str:
    """Return the words for a part of the time in the clause before a quantity, unless it is of the whole again."""
    before = text[max(0, start - _REACH) : start]
    stops = [stop.end() for stop in _CLAUSE.finditer(before)]
    clause = squeeze(before[stops[-1] if stops else 0 :])
    each = list(_EACH.finditer(clause))
    return each[-1][0] if each and not _WHOLE.search(clause, each[-1].end()) else ""
