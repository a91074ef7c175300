"""Periods that the quantities around one give it: what it rose from, over which years a yearly average is."""

import re

from extractors.dates.period import NEAR
from extractors.dates.words import time_words
from extractors.rule import as_rule
from extractors.text.became import BECAME
from extractors.text.characters import IN_CLAUSE
from extractors.text.needed import needed
from schemas.text import Span

MOVED, RESTATED = "told by what follows", "restated"
AVERAGED = "over the years between"
_YEARLY = re.compile(rf"[，,（(、]{IN_CLAUSE}{{0,8}}?(?:年度?平?均|复合){IN_CLAUSE}{{0,12}}")
_CORRECTED = re.compile("|".join(time_words("corrected")))
_FROM = re.compile(r"(?:由|从)(?:原来|过去|此前|原先|原)?的?(?:每[人户名家次年月日天周]){0,2}(?:不足|不到|[约近超])?$")


@as_rule(
    "earlier level",
    "由85%提升至92%: what something rose or fell from is of the period before",
    step=MOVED,
    needs=needed(_FROM),
    examples=(
        "满意度由⟨85%⟩提升至92%。 → 2021-01-01..2021-12-31",
        "学员由不足⟨80名⟩增加到260名。 → 2021-01-01..2021-12-31",
    ),
    counter_examples=("满意度由85%的人评定，达到92%。",),
)
def earlier_level(text: str, figure: Span, following: Span) -> bool:
    """Whether a quantity is what something rose or fell from."""
    between = text[figure.end : following.start].strip()
    return bool(_FROM.search(text[max(0, figure.start - NEAR) : figure.start].rstrip()) and BECAME.fullmatch(between))


@as_rule(
    "restated value",
    "2021年…由1,284人次追溯调整为1,236人次: both are of the time that was named",
    step=RESTATED,
    needs=needed(_CORRECTED),
    examples=("2021年培训人次由⟨1,284人次⟩追溯调整为1,236人次。 → 2021-01-01..2021-12-31",),
    counter_examples=("2021年培训人次由1,284人次增至1,336人次。",),
)
def restated_value(text: str, figure: Span, following: Span) -> bool:
    """Whether a quantity was corrected, not followed."""
    return _CORRECTED.search(text, figure.end, following.start) is not None


@as_rule(
    "average over years",
    "从2016年的125万吨增加到2019年的216万吨，年均增幅20%: a rise by the year is over all years between the two values",
    step=AVERAGED,
    needs="均合",
    examples=("由2019年的125万吨增加到2021年的180万吨，年均增长⟨20%⟩。 → 2019-01-01..2021-12-31",),
    counter_examples=("2021年产量180万吨，年均增长20%。", "由2019年的125万吨增加到2021年的180万吨，增长44%。"),
    source="argued: a yearly rise needs the years that it is over",
)
def average_over(text: str, before: Span, figure: Span) -> bool:
    """Whether a quantity is the yearly average of the rise that the two quantities before it tell."""
    return _YEARLY.fullmatch(text, before.end, figure.start) is not None
