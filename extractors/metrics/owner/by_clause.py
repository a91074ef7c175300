"""Rules of metrics for bare names that the clause before explains: what was found by a check, what a weight is of.

组织两轮交叉检查，发现问题58个                → 发现问题, of 交叉检查
将节水指标纳入绩效合约，权重由8%提高至12%     → 节水指标权重
分布式光伏于3月并网，当年发电39万千瓦时        → 光伏发电
"""

import re
from dataclasses import replace

from extractors.metrics.cut.clauses import last_clause
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import is_known_act
from extractors.metrics.cut.words import is_verb
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, COUNTED, LATER, LEVEL, PERCENT
from extractors.numbers import Figure
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import is_named
from extractors.text.times import ANY_TIME

_POWER = re.compile("(?:年|累计|当年)*(?:发电|放电)量?|总?装机(?:总?容量)?")
_SUN, _STORE = "光伏", "储能"
_WORKS = re.compile(f"{_SUN}(?:板房|车棚|大棚|幕墙)?")
_OTHER_POWER = re.compile(
    "风电|风力|风机|水电|水力|水轮|火电|煤电|燃煤|燃机|燃气|燃油|柴油|垃圾|沼气|余热|热电|地热|光热|潮汐|生物质|核电|抽水蓄能"
)
_PLANT = f"(?:{_SUN}|{_STORE})(?:发电|电站|项目|系统|板房|车棚|大棚|幕墙|板|组件|设施|设备|装置|工程|柜|机组)*"
_BUILT = "建成|建设|新建|安装|加装|铺设|架设|布设|投建|投用|投运|投产|启用|运行|并网"
# 建成6座|光伏车棚, 光伏|于3月并网; not 光伏企业, 推广光伏, 建成光伏示范村
_RUNS = re.compile(
    rf"(?:{_BUILT})了?[^{CLAUSE_ENDS}：、]{{0,16}}?{_PLANT}(?![一-鿿])"
    rf"|{_PLANT}(?:[于在][^{CLAUSE_ENDS}：、]{{1,10}}?)?(?:已|均|全部|全容量|正式|顺利|成功){{0,3}}(?:{_BUILT}|总?装机)"
)


@as_rule(
    "power of what",
    "分布式光伏于3月并网，当年发电39万千瓦时: bare power is of the one kind of plant that the sentence tells of",
    step=ADDED,
    needs="电装",
    of=LEVEL,
    examples=(
        "办公楼顶分布式光伏于3月并网，当年发电⟨39万千瓦时⟩。 → 光伏发电",
        "在6座泵站建成光伏，总装机容量⟨3兆瓦⟩。 → 光伏总装机容量",
    ),
    counter_examples=(
        "全年发电39万千瓦时。",
        "光伏和风电并网，当年发电39万千瓦时。",
        "推广光伏。全年发电39万千瓦时。",
        "拜访光伏厂商7家，全年发电39万千瓦时。",
        "建成光伏示范村7个，全年发电39万千瓦时。",
        "宣讲光伏常识，年发电39万千瓦时的机组检修。",
        "建成光伏，柴油机组全年发电39万千瓦时。",
    ),
    source="argued: reports name the plant once, then its capacity and what it brought forth",
)
def power_of(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the kind of plant before bare power or capacity."""
    metric = measured.metric or ""
    if not _POWER.fullmatch(metric) or is_named(measured.subject):
        return None
    told = (so_far.sentence(around.figure.span.start) or "").rpartition("；")[2]
    kind = _STORE if "放电" in metric else _SUN
    alone = (
        kind in told
        and _RUNS.search(told) is not None
        and (_SUN in told) != (_STORE in told)
        and not _OTHER_POWER.search(told)
    )
    works = _WORKS.findall(told) if alone else []
    return replace(measured, metric=(works[-1] if kind == _SUN else kind) + metric) if works or alone else None


_CHECKS = (
    "(?:检查|督查|督导|巡查|巡检|排查|审计|测评|评估|暗访|巡察|巡视|抽查|调研|演练|体检|审核|评审|监测|检测|普查|考核"
    "|走访|回访|调查)"
)
_FOUND = re.compile(
    "(?:共|累计|先后)*(?:发现|查出|提出|反馈|指出|查找|梳理)(?:各?类?)(?:存在)?"
    "(?:问题|隐患|不足|建议|意见|整改意见|整改建议|不符合项|短板|线索)"
)
_LED = re.compile(
    rf"(?:{ANY_TIME}|先后|累计|定期|共|开展|组织|实施|进行|完成|接受|配合|委托[一-鿿]{{2,8}}?|[一二两三四五六七八九十]轮|了)*"
)
_UP_TO_LED = re.compile("^.*(?:开展|组织|实施|进行|完成|接受)了?(?=[一-鿿]{2})")
_NAMED = re.compile(rf"(?P<what>[^{CLAUSE_ENDS}：、的0-9]{{2,14}}{_CHECKS})(?:项目|工作|活动)?$")


@as_rule(
    "found by a check",
    "组织两轮交叉检查，发现问题58个: what was found or advised is of the check that the clause before tells of",
    step=ADDED,
    needs="问隐不建意短线",
    of=COUNTED,
    examples=(
        "组织两轮交叉检查，发现问题⟨58个⟩。 → 发现问题, 交叉检查",
        "开展防汛检查12次，发现问题⟨36个⟩。 → 发现问题, 防汛检查",
        "开展防汛检查12次，发现问题36个，提出整改建议⟨12条⟩。 → 提出整改建议, 防汛检查",
        "完成内部审计项目3个，提出建议⟨18条⟩。 → 提出建议, 内部审计",
    ),
    counter_examples=(
        "开展防汛检查12次；发现问题36个。",
        "组织防汛培训，发现问题36个。",
        "开展检查，发现问题36个。",
        "接受防汛检查，职工提出建议36条。",
    ),
    source="argued: a check and what it found are told in one breath",
)
def found_by_check(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give what was found or advised the check before as subject."""
    metric = measured.metric or ""
    if measured.subject or not _FOUND.fullmatch(metric) or untied(around.own).strip() != metric:
        return None
    text = so_far.text[: around.figure.span.start].rstrip()
    before = text.removesuffix(around.own.rstrip())
    if not before.endswith(("，", ",")):
        return None
    if (last := so_far.told_by(found_by_check.name)) and around.between.strip("，, ") == around.own.strip():
        return replace(measured, subject=last.subject)
    if around.at and so_far.figures[around.at - 1].span.end == len(before) - 1:
        told = so_far.found[-1].metric or ""  # 开展防汛检查|12次，
    else:
        told = last_clause(before[:-1])
        if around.at and so_far.figures[around.at - 1].span.end > len(before) - 1 - len(told):
            told = so_far.text[so_far.figures[around.at - 1].span.end : len(before) - 1]  # 两轮|交叉检查
    named = _NAMED.search(_LED.sub("", _UP_TO_LED.sub("", told), count=1))
    return replace(measured, subject=named["what"]) if named else None


_WEIGHTS = frozenset({"权重", "分值", "考核权重", "比重", "所占权重"})
_TAKEN_INTO = re.compile(
    rf"[把将](?P<what>[^{CLAUSE_ENDS}：、，0-9]{{2,16}}?)(?:纳入|列入|融入|嵌入|作为)了?[^{CLAUSE_ENDS}：]{{2,24}}，(?:其中)?$"
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
    last = so_far.told_by(weight_of.name)
    taken = _TAKEN_INTO.search(so_far.text[: around.figure.span.start].rstrip().removesuffix(around.own.rstrip()))
    if taken:
        return replace(measured, metric=taken["what"] + metric, subject=None)
    return (
        replace(measured, metric=last.metric)
        if last and around.between == around.left and "，" not in around.left
        else None
    )


_OF_WASTE = re.compile("(?:综合|资源化|回收|循环|无害化|安全|集中|妥善)*(?:利用|处置|回用|处理|回收)率")
_OF_SAMPLES, _OF_PAPERS = frozenset({"合格率", "达标率"}), frozenset({"签署率", "签订率"})
_PRODUCED = re.compile("^(?:累计|共|全年)*(?:产生|排放)|(?:产生|利用|回用|处置)?(?:总?量)?$")
_SAMPLED = re.compile("(?:抽检|检验|检测|抽查|监测|抽样|检定)$")
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


_TENDERS = re.compile("[一-鿿]{0,12}(?:招标|采购|比选|竞价)(?:采购)?(?:项目)?$")
_SUMS_OF_TENDERS = frozenset({"预算", "预算金额", "成交", "成交金额", "成交额", "中标", "中标金额", "节约", "控制价"})


@as_rule(
    "sums of tenders",
    "组织公开招标36项，预算52万元，成交47万元: bare sums are of the tenders that are counted before them",
    step=ADDED,
    at=LATER,
    needs="预成中节控",
    of=AMOUNT,
    examples=(
        "组织公开招标项目36项，预算⟨52万元⟩。 → 预算, 公开招标项目",
        "组织公开招标项目36项，预算52万元，成交⟨47万元⟩。 → 成交, 公开招标项目",
    ),
    counter_examples=("检修36项，预算52万元。", "组织公开招标项目36项；预算52万元。"),
    source="argued: tenders are counted, and then what they were to cost and did",
)
def of_tenders(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give bare sums the tenders counted before as subject."""
    if measured.subject or measured.metric not in _SUMS_OF_TENDERS or around.between[:1] not in "，,":
        return None
    last, figure = so_far.found[-1], so_far.figures[around.at - 1]
    if of_tenders.name in last.rules:
        return replace(measured, subject=last.subject)
    tenders = figure.kind in COUNTED and figure.role == "level" and _TENDERS.fullmatch(last.metric or "")
    return replace(measured, subject=last.metric) if tenders and "；" not in around.between else None
