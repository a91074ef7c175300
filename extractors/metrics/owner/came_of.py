"""Rules of metrics for what came of a thing that is told right before: a check, a service, a tender.

组织两轮交叉检查，发现问题58个       → 发现问题, of 交叉检查
交叉检查中共发现问题58个，已整改的6个 → 整改的问题, of 交叉检查
开通心理热线，全年提供咨询83人次     → 提供咨询, of 心理热线
组织公开招标36项，预算52万元         → 预算, of 公开招标
"""

import re
from dataclasses import replace

from extractors.metrics.cut.clauses import last_clause_before
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.words import words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.groups import involved
from extractors.metrics.steps import ADDED, AMOUNT, COUNTED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.times import ANY_TIME, WHEN_AND_IN_ALL
from extractors.text.word_patterns import any_word

_WORDS = "metrics/told_beside.csv"
_FOUND = re.compile(rf"{WHEN_AND_IN_ALL}*{any_word(_WORDS, 'finds')}(?:各?类?)(?:存在)?{any_word(_WORDS, 'finding')}")
_HOLDS = any_word(_WORDS, "holds_check")
_LED = re.compile(rf"(?:{WHEN_AND_IN_ALL}|定期|{_HOLDS}|配合|委托[一-鿿]{{2,8}}?|[一二两三四五六七八九十]轮|了)*")
_UP_TO_LED = re.compile(rf"^.*{_HOLDS}了?(?=[一-鿿]{{2}})")
_NAMED = re.compile(rf"(?P<what>[^{CLAUSE_ENDS}：、的0-9]{{2,14}}{any_word(_WORDS, 'check')})(?:项目|工作|活动)?$")


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
        "厂区按季组织防汛检查，发现问题⟨36个⟩。 → 发现问题, 防汛检查",
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
    before = last_clause_before(around.reach, around.own)
    if not before:
        return None
    if around.between.strip("，, ") != around.own.strip():
        told = last_clause_before(around.between or around.reach, around.own)  # 两轮|交叉检查
    elif last := so_far.told_by(found_by_check.name):
        return replace(measured, subject=last.subject)
    else:
        told = so_far.found[-1].metric or ""  # 开展防汛检查|12次，
    named = _NAMED.search(_LED.sub("", _UP_TO_LED.sub("", told), count=1))
    return replace(measured, subject=named["what"]) if named else None


_CHECK = any_word(_WORDS, "check")
# 在|专项检查|中共|发现破损护栏; 专项检查|发现隐患, where nothing else but findings is told
_IN_CHECK = re.compile(
    rf"{WHEN_AND_IN_ALL}*(?:在|从|通过|经)?(?P<what>[^{CLAUSE_ENDS}：、的在0-9]{{2,12}}?{_CHECK})(?:项目|工作|活动)?"
    rf"(?:过?程?中)?{WHEN_AND_IN_ALL}*(?P<found>{any_word(_WORDS, 'finds')}了?[^{CLAUSE_ENDS}：0-9]{{2,16}})"
)
_BARE_FINDING = re.compile(rf"{any_word(_WORDS, 'finds')}了?{any_word(_WORDS, 'finding')}")


@as_rule(
    "found in a check",
    "绩效自评中共发现问题6个: what was found is of the check that its own clause names",
    step=ADDED,
    of=COUNTED,
    needs=needed(_IN_CHECK),
    examples=(
        "渡口安全自查中共发现问题⟨6个⟩。 → 发现问题, 渡口安全自查",
        "在护林专项巡查中发现断枝⟨36处⟩。 → 发现断枝, 护林专项巡查",
        "渡口专项督查共发现隐患⟨36处⟩。 → 发现隐患, 渡口专项督查",
        "水质抽检中共检出不合格样品⟨3个⟩。 → 检出不合格样品, 水质抽检",
    ),
    counter_examples=("检查中发现问题6个。", "码头专项督查发现游船36艘。", "护林巡查中表扬职工6名。"),
    source="argued: reports on checks name the check and what it found in one clause",
)
def found_in_check(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give what was found the check that its clause begins with."""
    told = _IN_CHECK.fullmatch(around.own.strip()) if not measured.subject and measured.metric else None
    if told is None or not (measured.metric or "").endswith(told["found"].replace("了", "")):
        return None
    within = "中" in told[0][told.end("what") : told.start("found")]
    if not within and not _BARE_FINDING.fullmatch(told["found"]):
        return None
    return replace(measured, metric=told["found"].replace("了", ""), subject=told["what"])


_MENDS = any_word(_WORDS, "mends")
_HOW = "(?:已经?|正在|尚未|未|仍在|完成|责令|限期|立即|进行|得到|按期|全部)*"
_MENDED = re.compile(rf"(?:其中[，：]?)?(?P<said>{_HOW}{_MENDS}(?:完成|到位|完毕)?)了?的?(?:共?有|共)?")
_DID = re.compile(rf"^{_HOW}{_MENDS}")
_ALREADY = re.compile("^(?:已经?)?")
_FIND = re.compile(any_word(_WORDS, "finds"))
_FINDS = re.compile(rf"(?:[^的]{{0,12}}{_CHECK})?{any_word(_WORDS, 'finds')}(?P<thing>[^的]{{2,12}})")


@as_rule(
    "what became of what was found",
    "自查发现问题6个，已整改的5个，正在整改的1个: what was or was not done is done with what was found",
    step=ADDED,
    at=LATER,
    of=COUNTED,
    needs=needed(_MENDED),
    examples=(
        "渡口安全自查中发现隐患6处，已经完成整改的⟨5处⟩，正在整改的1处。 → 完成整改的隐患, 渡口安全自查",
        "渡口安全自查中发现隐患6处，已经完成整改的5处，正在整改的⟨1处⟩。 → 正在整改的隐患, 渡口安全自查",
        "自查发现隐患6处，整改5处，正在整改⟨1处⟩。 → 正在整改的隐患",
    ),
    counter_examples=("发现隐患6处，整改食堂5家。", "发现隐患6处，投入整改资金5万元。", "隐患6处，整改5处。"),
    source="argued: findings are told with what was done about them",
)
def became_of_findings(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Name what was or was not done with what the quantity before found; the check is its subject too."""
    done = _MENDED.fullmatch(around.own.strip()) if measured.metric else None
    if done is None or around.between[:1] not in "，,、" or so_far.figures[around.at - 1].unit != around.figure.unit:
        return None
    last = so_far.found[-1]
    on = so_far.told_by(became_of_findings.name)
    found = _FINDS.fullmatch(last.metric or "")
    thing = found["thing"] if found else _DID.sub("", (last.metric or "").rpartition("的")[2]) if on else ""
    if not thing:
        return None
    said = _ALREADY.sub("", done["said"])
    same = (measured.metric or "").endswith(thing)  # 整改隐患; not 整改发现隐患
    metric = _FIND.sub("", measured.metric or "") if same else f"{said}的{thing}"
    return replace(measured, metric=metric, subject=measured.subject or last.subject)


_SCORE = re.compile("平均(?:得分|分数?)")


@as_rule(
    "scores of those counted",
    "绩效自评的项目4个，涉及金额9万元，平均得分99分: the mean score is of those that the sum before is of",
    step=ADDED,
    at=LATER,
    needs="分",
    of=frozenset({"分"}),
    examples=("编入台账的2021年度灌溉工程4个，涉及金额86万元，平均得分⟨92.5分⟩。 → 平均得分, 编入台账的灌溉工程",),
    counter_examples=("参评的灌溉工程4个，满意度86%，平均得分92.5分。",),
    source="argued: evaluations count the projects, then their money, then their score",
)
def score_of_those(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a mean score those as subject whose sum the quantity before is."""
    last = so_far.told_by(involved.name)
    bare = last and not measured.subject and around.between[:1] in "，," and _SCORE.fullmatch(measured.metric or "")
    return replace(measured, subject=last.subject) if last and bare else None


_SET_UP = re.compile(
    rf"(?:{ANY_TIME})*{any_word(_WORDS, 'sets_up')}了?"
    rf"(?P<who>[^{CLAUSE_ENDS}：的0-9]{{2,16}}{any_word(_WORDS, 'service_end')})"
)
_SERVES = re.compile(rf"{WHEN_AND_IN_ALL}*{any_word(_WORDS, 'serves_them')}(?P<what>.*)")
_TIMES_SERVED = frozenset({"人", "人次", "名", "位", "次", "例", "件", "起"})


@as_rule(
    "served by what was set up",
    "开通心理热线，全年提供咨询83人次: what was set up is what served so many",
    step=ADDED,
    needs="提接解受办服",
    of=LEVEL,
    examples=(
        "建立渔民心理咨询热线，全年提供咨询⟨83人次⟩。 → 提供咨询, 渔民心理咨询热线",
        "开设夜间门诊、周末门诊，累计接诊⟨2万人次⟩。 → 接诊, 夜间门诊、周末门诊",
    ),
    counter_examples=(
        "建立渔民心理咨询热线，培训渔民83人次。",
        "建立渔民心理咨询热线；全年提供咨询83人次。",
        "建立渔民心理咨询热线，工会全年提供咨询83人次。",
        "设立办事窗口，全年提供补贴7亿元。",
        "开通心理热线，全年提供雨衣37万件。",
        "建立法律咨询专线，全年提供岗位37个。",
    ),
    source="argued: a line or a counter is set up, and then how many it served is told",
)
def served_by(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give what was served the line or counter that the clause before says was set up."""
    metric, own = measured.metric or "", around.own.strip()
    served = _SERVES.match(own) if around.figure.unit in _TIMES_SERVED else None
    if not metric or measured.subject or served is None:
        return None
    set_up = _SET_UP.fullmatch(last_clause_before(around.reach, around.own))
    same = set_up and served["what"] in set_up["who"]  # 咨询 of 咨询热线, or nothing
    return replace(measured, subject=set_up["who"]) if set_up and same else None


_TENDERS = re.compile(rf"[一-鿿]{{0,12}}{any_word(_WORDS, 'tender')}(?:采购)?(?:项目)?$")
_SUMS_OF_TENDERS = words_of("sum_of_tender")


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
