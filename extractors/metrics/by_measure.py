"""Rules of metrics for sizes: their thing stands behind 的 (总长51公里的山区道路), or is what was counted before."""

import re

from extractors.metrics import forms
from extractors.metrics.phrases import joined, noun_phrase_after
from extractors.metrics.predicates import may_act, without_end
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BEHIND, BESIDE, COUNTED
from extractors.metrics.words import endings_of
from extractors.rule import as_rule
from extractors.text.needed import needed

_SIZE = (
    r"(?:(?:总|建筑|占地|使用|设计|注册|单机|单体|平均|最大|装机|合同|票面|公允|账面|市场|评估|概算|计划|额定)?"
    r"(?:价值|总?值|总?额|金额|总?价|造价|全长|总长|长度?|面积|容量|库容|规模|总?投资|资本|资金|高度|重量?|宽度?|深度|直径"
    r"|[日年月][一-鿿]{0,4}(?:能力|产能|产量|产值)|载重量?|能力|产能|里程|期限|年限|概算|为期))"
)
_TOLD_FIRST = re.compile(f"(?P<before>.*?)(?P<size>{_SIZE})(?:约?为|长?达到?|约|共计?|合计|近|超过?|分别为)*$")


def thing_behind(so_far: SoFar, at: int) -> str:
    """Return the thing that 的 joins to a quantity, behind a count of it too: 5.96万元|的|800支|疫苗."""
    words, cut = so_far.right(at)
    if not words.startswith("的"):
        return ""
    rest = words[1:]
    if not rest and cut:
        rest = so_far.right(at + 1)[0]
    tokens = so_far.words(rest)
    end = next((place for place, token in enumerate(tokens) if place and token.flag == "m"), len(tokens))
    return joined(without_end(noun_phrase_after(tokens[:end])))  # 综合楼|一栋


@as_rule(
    "measure of what stands behind",
    "完成全长19公里的环湖路: a measure that only verbs stand before is of the thing behind 的",
    step=BESIDE,
    at=BEHIND,
    needs=needed(_TOLD_FIRST),
    says="words on both sides",
    examples=(
        "完成全长⟨19公里⟩的环湖路。 → 环湖路全长",
        "向山区小学捐赠了价值⟨5.9万元⟩的图书。 → 图书价值",
        "新建总投资⟨2亿元⟩的冷链物流园。 → 冷链物流园总投资",
    ),
    counter_examples=("环湖路全长19公里。", "投资2亿元的协议。", "参与率98%的社区。", "公司净资产总额5亿元的一半。"),
    source="argued: how long, large or dear a thing is stands before it in reports on works and gifts",
)
def measure_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Read a measure of the thing that stands behind 的."""
    figure, told = around.figure, _TOLD_FIRST.match(around.own.strip())
    if told is None or figure.role != "level" or figure.unit == "%":
        return None
    before = so_far.words(told["before"]) if told["before"] else ()
    known = before and (may_act(before[-1]) or told["before"].endswith(endings_of("act", "gets")))
    if before and not known and before[-1].text not in ("了", "的"):
        return None
    if not before and len(told["size"]) < len("总投资"):
        return None  # 投资2亿元的协议
    thing = thing_behind(so_far, around.at)
    return Measured(forms.clean(thing + told["size"]), around.subject) if len(thing) > 1 else None


@as_rule(
    "counted with their measure",
    "建成3座总容量12万千伏安的变电站: the measure between a count and what it counts",
    step=BESIDE,
    at=BEHIND,
    needs="的",
    of=COUNTED,
    says="words behind",
    examples=("建成⟨3座⟩总库容12万立方米的水库。 → 水库", "新修⟨5条⟩总长51公里的山区道路。 → 山区道路"),
    counter_examples=("建成3座水库，总库容12万立方米。", "建成3座总库容12万立方米。"),
    source="argued: works are counted with their length or capacity in one breath",
)
def counted_with_measure(so_far: SoFar, around: Around) -> Measured | None:
    """Read what is counted behind the measure of it."""
    words, cut = around.right
    told = _TOLD_FIRST.match(words.strip()) if cut else None
    if told is None or told["before"]:
        return None
    thing = thing_behind(so_far, around.at + 1)
    return Measured(forms.clean(thing), around.subject) if len(thing) > 1 else None


_OWNERS = (
    *("园", "区", "公司", "集团", "厂", "场", "基地", "村", "镇", "乡", "县", "市", "矿", "港", "港口", "码头"),
    *("储粮", "中心"),
)
_DONE = frozenset({"完成", "完工", "竣工"})  # 港口18万平方米堆场|硬化|完成


@as_rule(
    "size of what an owner has",
    "产业园60万平方米标房入驻企业46家: the size is of the thing behind it, the place or body before it has it",
    step=BESIDE,
    at=BEHIND,
    of=frozenset({"area", "mass", "energy", "volume"}),
    says="words behind",
    examples=(
        "产业园⟨60万平方米⟩标准厂房建成。 → 标准厂房",
        "港口⟨18万平方米⟩堆场硬化完成。 → 堆场硬化",
    ),
    counter_examples=("产业园占地60万平方米。", "公司用水60万立方米左右。", "建成60万平方米标准厂房。"),
    source="argued: parks and yards are told with the size of what stands in them",
)
def size_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Read the thing behind a size before which only a place or body stands."""
    if not around.found or around.is_tied or not around.own.rstrip().endswith(_OWNERS):
        return None
    if any(may_act(token) for token in so_far.words(around.found)):
        return None
    behind = so_far.words(around.right[0])
    if len(behind) < len(("thing", "did")) or not behind[0].flag.startswith(("n", "b", "j", "x")):
        return None
    phrase = noun_phrase_after(behind)
    done = next((at for at, token in enumerate(behind) if token.text in _DONE), 0)
    thing = joined(behind[:done] if 1 < done <= len(phrase) + 1 else without_end(phrase))
    return Measured(forms.clean(thing), around.subject) if len(thing) > 1 else None


_SIZES = frozenset({"长", "宽", "高", "深", "重", "总长", "全长"})


@as_rule(
    "size of the figure before",
    "管辖线路8条，长213千米: a word of one character for a size is of what the quantity before counts",
    step=BESIDE,
    needs="".join(_SIZES),
    of=frozenset({"length", "area", "mass", "volume"}),
    says="figure before",
    examples=("管辖线路8条，长⟨213千米⟩。 → 管辖线路长",),
    counter_examples=("线路长213千米。", "管辖线路8条，宽带213兆。"),
    source="argued: roads, pipes and lines are counted and measured so",
)
def size_of_before(so_far: SoFar, around: Around) -> Measured | None:
    """Read the size of what the quantity before counts."""
    before, own = so_far.before, around.own.strip()
    if own not in _SIZES or not before:
        return None
    if around.right[0].startswith("的"):  # 总长46公里的地铁二期工程
        thing = thing_behind(so_far, around.at)
        return Measured(f"{thing}{own}") if thing else None
    return Measured(f"{before.metric}{own[-1]}", before.subject) if before.metric else None


BY_MEASURE = (size_behind, counted_with_measure, measure_behind)
