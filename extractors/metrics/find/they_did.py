"""Rules of metrics for people and bodies that are counted before what they did, or what each of them has."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.words import is_verb, words_of
from extractors.metrics.find.said_behind import brought, list_around, may_lead
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.own_unit import own_word
from extractors.text.word_patterns import any_word

_WORDS = "metrics/told_beside.csv"
_END = rf"(?=[{CLAUSE_ENDS}；]|$)"
_WHO = "(?:人员|员工|干部|职工|对象|学生|学员|老人|居民|村民|客户|骨干|负责人)"
# 对|32名|新上岗和重点岗位人员|进行廉洁谈话
_FOR_WHOM = re.compile(
    rf"(?P<who>[一-鿿、]{{2,16}}?{_WHO})(?:进行|开展|实施)了?(?P<what>[^{CLAUSE_ENDS}、：0-9]{{2,12}}){_END}"
)


@as_rule(
    "for whom it was done",
    "对32名新上岗和重点岗位人员进行廉洁谈话: whom a clause counts behind 对, and what was done with them",
    step=ADDED,
    at=BEHIND,
    of=forms.PERSON_UNITS,
    examples=("对⟨32名⟩新提任和重要岗位人员进行廉洁谈话。 → 新提任和重要岗位人员, 廉洁谈话",),
    counter_examples=("对32名人员的情况进行分析。", "对32名新提任和重要岗位人员不再考核。"),
    source="argued: 对…进行 is how a report tells of talks and checks",
)
def for_whom_done(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Read those counted behind 对 whose name begins with a verb, and what was done."""
    if measured.metric or not around.own.rstrip().endswith(("对", "为", "向", "给")):
        return None
    told = _FOR_WHOM.match(so_far.text, around.figure.span.end)
    return Measured(told["who"], told["what"], measured.rule, measured.rules) if told else None


_WENT = re.compile(rf"(?:到|赴|前往)[^{CLAUSE_ENDS}：0-9]{{2,16}}?(?P<did>[一-鿿]{{2}}){_END}")


@as_rule(
    "what they were sent for",
    "选派46人到外地进修: a verb of sending alone says too little without what they were sent for",
    step=ADDED,
    at=BEHIND,
    of=forms.PERSON_UNITS,
    examples=("选派⟨46人⟩到外地水厂进修。 → 选派进修",),
    counter_examples=("选派46名技师到外地进修。", "选派46人。", "选派46人到外地水厂。"),
    source="argued: who is sent somewhere is sent for something",
)
def sent_for(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put what people were sent for behind the verb of sending."""
    went = _WENT.match(so_far.text, around.figure.span.end) if measured.metric in words_of("sends") else None
    did = so_far.words(went["did"]) if went else ()
    return replace(measured, metric=f"{measured.metric}{went['did']}") if went and is_verb(did[-1]) else None


_HELPS = re.compile(rf"(?P<verb>{any_word(_WORDS, 'helps')})了?$")
_GAINED = re.compile(rf"(?:稳定|就近|实现|持续|如期)?(?P<did>{any_word(_WORDS, 'helped_to')}){_END}")


@as_rule(
    "what they were helped to",
    "带动312户农户增收: those who were helped to something, by both verbs",
    step=ADDED,
    at=BEHIND,
    needs=needed(_GAINED),
    of=COUNTED,
    examples=("带动⟨312户⟩渔户增收。 → 带动渔户, 增收", "协助⟨2名⟩病人就医。 → 协助病人, 就医"),
    counter_examples=("312户渔户增收。", "带动312户渔户修缮房屋。", "带动渔户增收312户。"),
    source="argued: reports count whom they helped to an income or work",
)
def helped_to(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the verb of helping before those counted, and what they came to behind."""
    metric, end = measured.metric or "", around.figure.span.end
    helps = _HELPS.search(around.own.rstrip())
    if not metric or helps is None or measured.subject or not so_far.text.startswith(metric, end):
        return None
    gained = _GAINED.match(so_far.text, end + len(metric))
    return replace(measured, metric=helps["verb"] + metric, subject=gained["did"]) if gained else None


_BOUND = re.compile(rf"(?P<said>(?:保持|建立|达成|形成)(?:了)?[^{CLAUSE_ENDS}、：0-9]{{0,8}}(?:关系|合作|协作)){_END}")
_ON = re.compile(rf"(?P<did>[一-鿿]{{2}}){_END}")


@as_rule(
    "partners, and how they did",
    "与86家企业保持合作关系, 86人成功献血: with whom, and what a word of manner only leads to",
    step=ADDED,
    at=BEHIND,
    of=COUNTED,
    examples=(
        "与⟨86家⟩企业保持合作关系。 → 企业, 保持合作关系",
        "共有⟨86人⟩成功献血。 → 成功献血",
    ),
    counter_examples=("86家企业的合作关系。", "86人成功。", "与86家企业的合作。"),
    source="argued: what partners and donors are counted by stands behind them",
)
def partners_and_manner(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give partners what binds them, and a word of manner alone the verb that it leads to."""
    metric, end = measured.metric or "", around.figure.span.end
    if not metric or measured.subject or not so_far.text.startswith(metric, end):
        return None
    rest = end + len(metric)
    if around.own.rstrip().endswith(("与", "同", "和")):
        bound = _BOUND.match(so_far.text, rest)
        return replace(measured, subject=bound["said"].replace("了", "", 1)) if bound else None
    on = _ON.match(so_far.text, rest) if metric in words_of("manner") else None
    return replace(measured, metric=metric + on["did"]) if on and is_verb(so_far.words(on["did"])[-1]) else None


_EACH = re.compile("(?P<whose>[一-鿿]*?)各(?:明确|设立?|配备?|有|选派|指定|安排|确定|落实|建成?)了?$")
_THING = re.compile(f"[一-鿿]{{2,6}}(?=[{CLAUSE_ENDS}]|$)")


@as_rule(
    "each of those counted",
    "14个泵站各设1名联络员: of each of them, not all there are",
    step=ADDED,
    at=LATER,
    needs="各",
    of=COUNTED,
    examples=("14个泵站各设⟨1名⟩联络员。 → 每个泵站联络员", "14个泵站各建成⟨3座⟩闸门。 → 每个泵站闸门"),
    counter_examples=("14个泵站共设1名联络员。", "14个泵站，各部门设1名联络员。"),
    source="argued: 各 tells one of each",
)
def each_of_those(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say that what is counted is of each of the things counted right before."""
    name = measured.metric or ""
    each = _EACH.fullmatch(around.between.strip()) if name else None
    last, told = so_far.figures[around.at - 1], so_far.found[-1].metric or ""
    if each is None or last.role != "level" or last.kind not in COUNTED or not told.startswith(each["whose"] or "\0"):
        return None
    of_each = f"每{last.unit}{each['whose']}"
    if name == told:  # 14个泵站各建成|3座闸门: the name of those themselves came from before
        thing = _THING.match(so_far.text, around.figure.span.end)
        return Measured(of_each + thing[0] if thing else None, None)
    return replace(measured, metric=of_each + name, subject=None)


_DOING = re.compile(
    "(?:已经?|均|都|共(?![同建享])|一共|合计|累计|全年|先后|陆续|主动|自愿|积极|踊跃|共同)*(?P<did>[^的]{2,})"
)
_ONE_CLAUSE = re.compile(f"[^{CLAUSE_ENDS}、：{BRACKETS}]+")


@as_rule(
    "what those counted got or did",
    "860名渔工领到补贴36万元: a quantity behind the verb of those counted right before is theirs",
    step=ADDED,
    at=LATER,
    of=LEVEL,
    examples=(
        "860名渔工共领高温补贴⟨36万元⟩。 → 领高温补贴, 渔工",
        "36名讲师发表文章⟨86篇⟩。 → 发表文章, 讲师",
        "86户困难渔民、32户困难船工领到救助金⟨9万元⟩。 → 领到救助金, 困难渔民、困难船工",
        "14家合作社销售蜂蜜⟨36吨⟩。 → 销售蜂蜜, 合作社",
    ),
    counter_examples=(
        "组织36名讲师发表文章86篇。",
        "为860名渔工发放补贴36万元。",
        "36个项目投资3亿元。",
        "36名讲师平均年龄38岁。",
        "36家门店营业收入3亿元。",
        "860名渔工领到补贴，合计36万元。",
        "走访860名渔工，发放补贴36万元。",
        "36名讲师比上年增加3名。",
        "86名船员发放慰问金3万元。",
        "42户渔户减免租金86万元。",
        "12家船厂抽检救生衣860件。",
        "86名船员赠送手册860本。",
        "12名船主追缴罚款3万元。",
        "42户渔户拆除棚屋86平方米。",
        "42户渔户办理贷款86万元。",
    ),
    source="argued: who is counted before a verb did what is told behind it",
)
def done_by_those(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity behind a verb those counted right before it, who did so, as subject."""
    last, told = so_far.figures[around.at - 1], so_far.found[-1]
    who, metric, between = told.metric or "", measured.metric or "", around.between.strip()
    if measured.subject or not metric or last.role != "level" or last.kind not in COUNTED:
        return None
    if not who or not between.startswith(who) or not _ONE_CLAUSE.fullmatch(between):
        return None
    doing = _DOING.fullmatch(between.removeprefix(who))
    if doing is None or around.figure.unit == last.unit or metric not in doing["did"]:
        return None
    first, *more = so_far.words(doing["did"])
    if first.text not in words_of("they_do") or not more or own_word(who):
        return None
    first_at = list_around(so_far, around.at - 1)[0]
    own = so_far.clause(so_far.left(first_at)).strip()
    if brought(own) or not may_lead(so_far, own):
        return None
    names = [one.metric for one in so_far.found[first_at:] if one.metric]
    return replace(measured, subject="、".join(names))
