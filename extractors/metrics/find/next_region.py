"""The next region or market of a list: 华东地区实现收入3亿元，占比52%，华南地区1亿元 is the revenue of 华南地区."""

import re

from extractors.metrics.cut.forms import untied
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import FORM, LATER, LEVEL
from extractors.rule import as_rule

_KINDS = "地区|区域|片区|大区|市场|板块|事业部|分公司|子公司|省|市"
_WHO = rf"(?P<who>[一-鿿]{{1,6}}?(?P<kind>{_KINDS}))"
_NEXT = re.compile(rf"[，；、](?:而|其中)?{_WHO}(?:则|也|仅|约|达到?|为|有|完成|实现)*")
_REGION = re.compile(_WHO)
_ALL = re.compile("全|各|其他|其它|本|我|该|上|股")


@as_rule(
    "next region",
    "华东地区实现收入3亿元，占比52%，华南地区1亿元: what is told of the region before, of the next one",
    step=FORM,
    at=LATER,
    needs="区场块部司省市",
    of=LEVEL,
    examples=(
        "华东地区实现收入3亿元，占比52%，华南地区⟨1亿元⟩。 → 收入, 华南地区",
        "国内市场实现销售收入6亿元，国外市场⟨2亿元⟩。 → 销售收入, 国外市场",
    ),
    counter_examples=(
        "华东地区实现收入3亿元，华南地区门店12家。",
        "华东地区实现收入3亿元，华南地区12家。",
        "收入3亿元，国外市场2亿元。",
        "走访6个省，覆盖12个市。",
    ),
    source="argued: the second region of an analysis is told without verb and measure",
)
def of_next_region(so_far: SoFar, around: Around) -> Measured | None:
    """Read what a region has by what the region before has."""
    told = _NEXT.fullmatch(untied(around.between.rstrip()))
    if told is None or _ALL.match(told["who"]):
        return None
    for _, figure, before in so_far.quantities_before(around.at):
        if figure.role != "level" or figure.unit != around.figure.unit or figure.unit == "%":
            continue
        metric, who = before.metric or "", before.subject or ""
        if not who and (inside := _REGION.match(metric)):
            who, metric = inside["who"], metric[inside.end() :]
        return Measured(metric, told["who"]) if metric and who.endswith(told["kind"]) else None
    return None
