"""A rule of periods for a sum that is told behind its parts: 上半年检查36家、下半年检查50家，共86家."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from extractors.dates.period import Period, Stated
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from schemas.text import Span

SUMMED = "sum of those before"
_SUM = re.compile(rf"[，；]?(?:全年|两[期次项]|前后|一|总)?(?:累计|总计|合计|共计|共)[^{CLAUSE_ENDS}0-9]{{0,8}}")
_CHANGE = re.compile(rf"，(?:同比|[较比]上年|[较比]去年)[^{CLAUSE_ENDS}0-9]{{0,6}}")
_MOST = 12  # months
_LEAST = 2  # parts of a sum


@as_rule(
    "sum of parts of the year",
    "上半年36家、下半年50家，共86家: a sum without words of its own is of all the times of its parts",
    step=SUMMED,
    needs="计共",
    examples=(
        "上半年检查渔港36处、下半年检查渔港50处，共⟨86处⟩。 → 2022-01-01..2022-12-31",
        "一季度育苗36万株，二季度育苗50万株，合计⟨86万株⟩。 → 2022-01-01..2022-06-30",
        "上半年检查渔港36处、下半年检查渔港50处，累计检查⟨86处⟩。 → 2022-01-01..2022-12-31",
        "上半年检查渔港36处、下半年检查渔港50处，共86处，同比增长⟨6%⟩。 → 2022-01-01..2022-12-31",
    ),
    counter_examples=(
        "上半年检查渔港36处、下半年检查渔港50处，共80处。",
        "上半年检查渔港36处、下半年检查渔港50处，整改隐患86处。",
        "3月检查渔港36处、9月检查渔港50处，共86处。",
        "2020年育苗36万株，2021年育苗50万株，共86万株。",
        "上半年检查渔港36处，共36处。",
    ),
    source="argued: what adds up is told of all that it is the sum of",
)
def is_sum(text: str, before: Span, figure: Span) -> bool:
    """Whether only words for a sum stand between a quantity and the one before it."""
    return _SUM.fullmatch(text, before.end, figure.start) is not None


def whole_of_parts(text: str, stated: Sequence[Stated], told: Sequence[Period]) -> Period | None:
    """Return the time of all parts where the last quantity is their sum, and their times follow on each other."""
    one = stated[-1]
    if len(stated) <= _LEAST or one.value is None:
        return None
    if one.change:
        behind = _CHANGE.fullmatch(text, stated[-2].span.end, one.span.start)
        return whole_of_parts(text, stated[:-1], told[:-1]) if behind and not stated[-2].change else None
    if not is_sum.how(text, stated[-2].span, one.span):
        return None
    parts = list(_parts(stated, told))
    if len(parts) < _LEAST or sum(value for _, value in parts) != one.value:
        return None
    times = [period for period, _ in reversed(parts)]
    return Period(times[0].start, times[-1].end, None) if all(_follows(*two) for two in pairwise(times)) else None


def _parts(stated: Sequence[Stated], told: Sequence[Period]) -> Iterator[tuple[Period, Decimal]]:
    """Yield the levels right before the last quantity in its unit that are of a part of a year each, the last first."""
    for part, period in list(zip(stated, told, strict=False))[: -_MOST - 1 : -1]:
        if part.change or part.value is None or part.unit != stated[-1].unit or period.start == period.end:
            return
        if period.start is None or period.is_year or period.is_long:
            return
        yield period, part.value


def _follows(first: Period, second: Period) -> bool:
    """Whether one time begins on the day behind the other one, in its year."""
    if first.end is None or second.start is None or first.end.year != second.start.year:
        return False
    return second.start == first.end + timedelta(days=1)
