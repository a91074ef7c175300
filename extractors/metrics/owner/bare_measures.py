"""Rules of metrics for bare weights, rates and degrees, of the thing that the clause before tells of.

将节水指标纳入绩效合约，权重由8%提高至12%     → 节水指标权重
污泥产生量36吨，综合利用率97%                → 污泥综合利用率
空调温度夏季不低于26℃、冬季不高于20℃        → 空调温度冬季
"""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import is_known_act
from extractors.metrics.cut.words import is_verb, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LATER, LEVEL, PERCENT
from extractors.numbers import Figure
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.word_patterns import any_word

_WORDS = "metrics/told_beside.csv"
_WEIGHTS = words_of("weight")
_TAKEN_INTO = re.compile(
    rf"[把将](?P<what>[^{CLAUSE_ENDS}：、，0-9]{{2,16}}?){any_word(_WORDS, 'taken_into')}了?"
    rf"[^{CLAUSE_ENDS}：]{{2,24}}，(?:其中)?$"
)


@as_rule(
    "weight of what",
    "将节水指标纳入绩效合约，权重由8%提高至12%: a bare weight is of what the clause before took into a plan",
    step=ADDED,
    needs="权重分",
    of=LEVEL,
    examples=(
        "将节水指标纳入管理人员绩效合约，权重由⟨8%⟩提高至12%。 → 节水指标权重",
        "把节水创建列入年度评定，权重⟨5分⟩。 → 节水创建权重",
    ),
    counter_examples=("权重5分。", "将节水指标纳入合约，安全权重5分。", "将节水指标纳入合约；权重5分。"),
    source="argued: what is made part of an assessment has a weight in it",
)
def weight_of(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put what was taken into an assessment before its bare weight."""
    metric = measured.metric or ""
    if metric not in _WEIGHTS:
        return None
    if taken := _TAKEN_INTO.search(around.reach.rstrip().removesuffix(around.own.rstrip())):
        return replace(measured, metric=taken["what"] + metric, subject=None)
    last = so_far.told_by(weight_of.name)
    goes_on = around.between == around.left and "，" not in around.left  # 由8%|提高至12%
    return replace(measured, metric=last.metric) if last and goes_on else None


_OF_WASTE = re.compile("(?:综合|资源化|回收|循环|无害化|安全|集中|妥善)*(?:利用|处置|回用|处理|回收)率")
_OF_SAMPLES, _OF_PAPERS = words_of("rate_of_samples"), words_of("rate_of_papers")
_PRODUCED = re.compile("^(?:累计|共|全年)*(?:产生|排放)|(?:产生|利用|回用|处置)?(?:总?量)?$")
_SAMPLED = re.compile(f"{any_word(_WORDS, 'sampled')}$")
_TESTED = re.compile("^(?:接受|开展|完成|组织|实施|全年|累计)+(?:[一-鿿]{2,12}(?:部门|机构|单位))?")


@as_rule(
    "rate of what was told",
    "污泥产生量36吨，综合利用率97%; 监督抽检42批次，合格率100%: of which waste, samples or papers a bare rate is",
    step=ADDED,
    at=LATER,
    needs="率",
    of=PERCENT,
    examples=(
        "炉渣产生量36吨，同比下降3%，综合利用率⟨97%⟩。 → 炉渣综合利用率",
        "产生废油36吨，其中自行处置12吨、委托处置24吨，处置率⟨100%⟩。 → 废油处置率",
        "接受市级监督抽检42批次，合格率⟨100%⟩。 → 市级监督抽检合格率",
        "签订《安全承诺书》36份，签署率⟨100%⟩。 → 《安全承诺书》签署率",
    ),
    counter_examples=(
        "炉渣36吨、污泥12吨，综合利用率97%。",
        "炉渣产生量36吨；综合利用率97%。",
        "培训职工36人，合格率97%。",
        "投资36亿元，利用率97%。",
    ),
    source="argued: what came about and how much of it was used are told one after the other",
)
def rate_of_what(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the waste, the samples or the paper that the quantity before counts in front of a bare rate."""
    metric = measured.metric or ""
    waste = _OF_WASTE.fullmatch(metric)
    if around.figure.role != "level" or not (waste or metric in _OF_SAMPLES or metric in _OF_PAPERS):
        return None
    if untied(around.own).strip() != metric or not around.left.lstrip().startswith(("，", ",")):
        return None
    parted = so_far.whole_of_parts(around.at)
    if parted is None and "其中" in so_far.member(around.at):
        return None  # 其中自行焚烧3吨，委托焚烧5吨，处置率
    at = around.at - 1 if parted is None else parted
    while at and so_far.figures[at].role == "change" and so_far.found[at - 1].metric == so_far.found[at].metric:
        at -= 1
    figure, told = so_far.figures[at], so_far.found[at]
    listed = so_far.left(at).lstrip().startswith(("、", "和", "及"))
    if figure.role != "level" or listed or "；" in so_far.text[figure.span.end : around.figure.span.start]:
        return None
    return _with_thing(so_far, measured, figure, told)


def _with_thing(so_far: SoFar, measured: Measured, figure: Figure, told: Measured) -> Measured | None:
    """Return a bare rate with the thing of a level before it, where that is one that has such a rate."""
    metric, name = measured.metric or "", told.metric or ""
    if metric in _OF_PAPERS:
        return replace(measured, metric=f"《{name}》{metric}") if name and f"《{name}》" in so_far.text else None
    if metric in _OF_SAMPLES:
        return replace(measured, metric=_TESTED.sub("", name) + metric) if _SAMPLED.search(name) else None
    thing = _PRODUCED.sub("", name)
    tokens = so_far.words(thing) if len(thing) > 1 and figure.kind in ("mass", "volume") else ()
    named = (
        bool(tokens)
        and not any(is_verb(token) or is_known_act(token) for token in tokens)
        and tokens[-1].flag[0] in "nxjl"
    )
    return replace(measured, metric=thing + metric) if named else None


_SEASONS = {"夏季": "冬季", "冬季": "夏季", "夏天": "冬天", "冬天": "夏天"}
_DEGREES = frozenset({"℃", "摄氏度", "度"})
_SET_TO = re.compile(
    rf"(?P<what>[一-鿿]{{2,10}}?)(?:设定|设置|控制|保持|调整)?(?:温度)?(?P<season>{'|'.join(_SEASONS)})(?:温度)?(?:[不低高于超过]*|设定|控制在?|保持在?)*$"
)


@as_rule(
    "temperature of a season",
    "空调温度夏季不低于26℃、冬季不高于20℃: a season names no temperature; what is so warm stands before the first",
    step=ADDED,
    needs="夏冬",
    of=_DEGREES,
    examples=(
        "展厅空调温度夏季不低于26℃、冬季不高于⟨20℃⟩。 → 展厅空调温度冬季",
        "展厅空调设定夏季不低于⟨26℃⟩。 → 展厅空调夏季温度",
        "夏季室内空调温度不低于26℃，冬季不高于⟨20℃⟩。 → 冬季室内空调温度",
    ),
    counter_examples=("夏季不低于26℃。", "冬季温度20℃。"),
    source="argued: how offices are cooled and heated is told so in reports of all kinds",
)
def of_season(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a season alone what is so warm in it."""
    metric = measured.metric or ""
    if metric not in _SEASONS:
        return None
    before = so_far.found[-1] if around.at and so_far.figures[around.at - 1].unit == around.figure.unit else None
    if before and before.metric and (other := _SEASONS[metric]) in before.metric and before.metric != other:
        return replace(before, metric=before.metric.replace(other, metric))
    told = _SET_TO.fullmatch(untied(around.own).strip())
    return replace(measured, metric=f"{told['what']}{metric}温度") if told else None
