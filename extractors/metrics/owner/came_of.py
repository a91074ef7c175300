"""Rules of metrics for what came of a thing that is told right before: a check, a service, a tender.

组织两轮交叉检查，发现问题58个       → 发现问题, of 交叉检查
开通心理热线，全年提供咨询83人次     → 提供咨询, of 心理热线
组织公开招标36项，预算52万元         → 预算, of 公开招标
"""

import re
from dataclasses import replace

from extractors.metrics.cut.clauses import last_clause_before
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.words import words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, COUNTED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
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
