"""A rule of metrics for what went, told behind what came: 商户进12户、出9户."""

import re

from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.word_patterns import either
from schemas.word_lists import rows

_WAYS = rows("metrics/two_ways.csv", "came", "went")
_OUT = re.compile(rf"[，,、；;](?P<out>{either({went for _, went in _WAYS})})(?:了|的有)?")


@as_rule(
    "the other way",
    "门店进12家、出9家: the second of two ways is of what stands before the first",
    step=BESIDE,
    at=LATER,
    of=LEVEL,
    needs="出",
    says="words before",
    examples=(
        "城区渔户进12户46人、出⟨9户⟩37人。 → 城区渔户出",
        "园区商户新进26家，退出⟨12家⟩。 → 园区商户退出",
    ),
    counter_examples=(
        "进货12箱、出货9箱。",
        "商户26家，退出12家。",
    ),
    source="argued: what came and what went are told in one breath",
)
def other_way(so_far: SoFar, around: Around) -> Measured | None:
    """Give what went the thing of which what came was told."""
    out = _OUT.fullmatch(around.left.strip())
    if out is None or around.right[0].strip():
        return None
    ways = [came for came, went in _WAYS if went == out["out"]]
    for _, figure, told in so_far.quantities_before(around.at):
        metric = told.metric or ""
        way = next((one for one in ways if metric.endswith(one)), None)
        if way is None or figure.role != "level":
            return None
        if figure.unit == around.figure.unit:
            return Measured(metric.removesuffix(way) + out["out"], told.subject)
    return None
