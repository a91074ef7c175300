"""Changes whose object stands between the verb and the quantity: 压减一般性支出15%, 较年初压降不良贷款2.3亿元."""

import re

from extractors.numbers.change_words import HEDGE, OBJECT, WAYS, Lead
from extractors.numbers.figure import Candidate
from extractors.numbers.steps import CHANGE
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, IN_CLAUSE
from extractors.text.needed import needed

_COMPARED_OBJECT = re.compile(rf"(?:同比|环比|[较比](?:上年|去年|前年|年初|同期|[\ufffc]{{2,12}}){IN_CLAUSE}{{0,4}}?)$")
_EFFECT = re.compile(
    rf"(?:(?P<up>增加|增厚|调增)|(?P<down>减少|冲减|调减|影响减少))了?[^{CLAUSE_ENDS}：、至到]{{0,24}}?"
    rf"(?:利润总额|净利润|所有者权益|净资产|未分配利润|损益){HEDGE}(?:人民币)?$"
)
# 提升满意率98%: the level that was reached, unless a change is said (提升覆盖率3个百分点).
_LEVEL_OF_RATE = re.compile(r"(?:(?<!效)率|度|比例|比重|占比)$")
_TIME = re.compile(r"(?:时间|时限|时长|耗时|周期|工期|期限)$")
_IN_OBJECT = needed(OBJECT)


def _way_of_object(lead: Lead) -> str:
    return WAYS[bool(lead.object and lead.object["up"])]


@as_rule(
    "object of a compared change",
    "较年初压降不良贷款2.3亿元",
    step=CHANGE,
    needs=needed(_COMPARED_OBJECT),
    examples=(
        "较年初压降不良贷款⟨2.3亿元⟩ → 230000000 元 down",
        "较去年压降不良贷款⟨2.3亿元⟩ → 230000000 元 down",
    ),
    counter_examples=("压降不良贷款2.3亿元",),
)
def compared_object(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where a comparison, a verb of change and its object stand before a quantity of any unit."""
    is_compared = lead.object and _COMPARED_OBJECT.search(lead.words[: lead.object.start()])
    return _way_of_object(lead) if is_compared else None


@as_rule(
    "effect on a result",
    "减少公司利润总额62万元, 增加净利润3万元: by how much a result became more or less",
    step=CHANGE,
    needs=needed(_EFFECT),
    of=frozenset({"amount"}),
    examples=("计提减值减少利润总额⟨62万元⟩ → 620000 元 down", "增加当期净利润⟨3万元⟩ → 30000 元 up"),
    counter_examples=("减少支出62万元", "增加收入，利润总额3万元"),
    source="notes on impairment and on changes of accounting policies in annual reports",
)
def effect_on_result(lead: Lead, _found: Candidate) -> str | None:
    """Return the way of a sum behind a verb of change and a result of the year."""
    effect = _EFFECT.search(lead.words)
    return WAYS[bool(effect["up"])] if effect else None


@as_rule(
    "object changed in percent",
    "压减一般性支出15%, 提升工效30%; not 提升满意率98%, which is a level",
    step=CHANGE,
    needs=_IN_OBJECT,
    of=frozenset({"%"}),
    examples=("压减一般性支出⟨15%⟩ → 15 % down", "提升工效⟨30%⟩ → 30 % up"),
    counter_examples=("提升满意率98%", "压减支出至15%", "减少排放80吨"),
    source="argued: cuts of spending and gains of work are told in percent (压减一般性支出15%)",
)
def object_in_percent(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where a percentage stands behind what changed."""
    if not lead.object:
        return None
    return None if lead.object["up"] and _LEVEL_OF_RATE.search(lead.object["object"]) else _way_of_object(lead)


@as_rule(
    "object changed in points",
    "降低负债率超过八个百分点, 提高覆盖率3个百分点",
    step=CHANGE,
    needs=_IN_OBJECT,
    of=frozenset({"百分点", "个百分点"}),
    examples=("提高覆盖率⟨3个百分点⟩ → 3 百分点 up",),
    counter_examples=("提高覆盖率3家",),
)
def object_in_points(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where percentage points stand behind what changed."""
    return _way_of_object(lead) if lead.object else None


@as_rule(
    "time that was changed",
    "压缩审批时限五个工作日",
    step=CHANGE,
    needs=needed(_TIME),
    of=frozenset({"duration"}),
    examples=("压缩审批时限⟨五个工作日⟩ → 5 个工作日 down",),
    counter_examples=("减少会议3天", "减少申报材料12件"),
)
def time_changed(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where a duration stands behind a word for time that was made longer or shorter."""
    is_time = lead.object and _TIME.search(lead.object["object"])
    return _way_of_object(lead) if is_time else None
