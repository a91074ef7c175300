"""The rule of metrics for another place or body that has the same: 门店网络86个，山东一省就有36个 → 门店网络, 山东."""

import re
from dataclasses import replace

from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.breakdowns import EXACT
from extractors.metrics.owner.clause_subjects import names_body
from extractors.metrics.steps import ADDED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.own_unit import is_named
from extractors.text.times import ANY_TIME

# 山东一省|就有, 青江农商银行|也由, 水寨口岸|则为
_ONE_PLACE = re.compile(
    rf"^[，,；;。]?(?:而|但|其中)?(?P<who>[一-鿿]{{2,12}}?)(?P<one>一[省市县区地家行])?(?:{ANY_TIME}|[两三四五六七八九十]年[里间])*"
    r"(?P<too>[也则就]|[由从]|(?:超过|达到?|升[至到]|增[至到]))*(?:有|为)?(?:约|近)?$"
)
_LED_ON = " 增升涨提扩降减下上加长高到至为了大"  # characters of what may lead on to another value: 由16亿元|增加到
_NAMED = 4  # characters of a body with a name of its own: 北港银行
_OF_ALL = re.compile("^(?:全[国省市县区球]|本[省市县])(?=[一-鿿A-Za-z0-9]{2})")
_PIECES = frozenset({"个", "座", "家", "处"})  # one and the same thing is counted by any of them


def _place(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the place or the body with a name of its own that stands alone before a quantity."""
    place = _ONE_PLACE.match(around.left.strip())
    if place is None or not (place["one"] or place["too"]):
        return None
    who = place["who"]
    if not metric.startswith(who + (place["one"] or "")):
        return None
    body = names_body(who) and len(who) >= _NAMED and around.figure.kind not in EXACT
    return who if place["one"] or body or so_far.words(who)[-1].flag == "ns" else None


@as_rule(
    "same measure in another place",
    "门店网络86个，山东一省就有36个: a place or a body alone has what the level before measures in the same unit",
    step=ADDED,
    at=LATER,
    needs="一也则就由从超达升增",
    of=LEVEL,
    examples=(
        "门店网络86个，山东一省就有⟨36个⟩。 → 门店网络, 山东",
        "全年货运量86万吨，青江一市⟨超过36万吨⟩。 → 货运量, 青江",
        "对公存款由36亿元增加到49亿元，青江农商银行也由⟨16亿元⟩增加到26亿元。 → 对公存款, 青江农商银行",
        "对公存款由36亿元增加到49亿元；北港银行三年里从⟨16亿元⟩涨到26亿元。 → 对公存款, 北港银行",
    ),
    counter_examples=(
        "货运量86万吨，仓储36万吨。",
        "公司收入86亿元，青江水厂36万元。",
        "接待游客86人，山东一省就有36家。",
        "学校86个，卫生院也有36个。",
        "青江农商银行也由16亿元增加到26亿元。",
    ),
    source="argued: a sentence that compares places names once what is compared",
)
def same_elsewhere(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a place or body alone what the last level in the same unit measures."""
    if not measured.metric or is_named(measured.subject) or around.right[0].strip(_LED_ON):
        return None
    who = _place(so_far, around, measured.metric)
    if who is None:
        return None
    levels = (
        (figure, told.metric or "") for _, figure, told in so_far.quantities_before(around.at) if figure.role == "level"
    )
    unit, metric = next(((figure.unit, metric) for figure, metric in levels if not metric.endswith("有")), (None, ""))
    alike = unit == around.figure.unit or {unit, around.figure.unit} <= _PIECES
    if not alike or not metric or who in metric:
        return None
    return replace(measured, metric=_OF_ALL.sub("", metric), subject=who)
