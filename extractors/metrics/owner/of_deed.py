"""Rules of metrics for verbs and sorts alone: what was done with, whose each is, of which brand.

废油全部委托处置，全年处置53吨              → 处置废油
发放贷款4亿元，其中2025年新增1亿元          → 新增贷款
拥有泊位86个，其中向社会开放36个            → 向社会开放的泊位
"""

import re
from dataclasses import replace

from extractors.metrics.cut.clauses import last_clause
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.words import endings_of, is_verb, joined
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.clause_subjects import names_body
from extractors.metrics.steps import ADDED, AMOUNT, BEHIND, COUNTED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import own_word
from extractors.text.times import ANY_TIME

_GIVEN_TO = re.compile(
    rf"(?:{ANY_TIME})*(?P<what>[一-鿿]{{2,10}}?)(?:已|均|全部|全量|统一|一律)*(?:委托|交由|交给|送交|移交|送)"
    rf"[^{CLAUSE_ENDS}：0-9]*?(?P<did>[一-鿿]{{2}})(?:利用)?$"
)
_ONLY = re.compile(rf"(?:{ANY_TIME}|累计|共|合计|实际)*$")


@as_rule(
    "done again with the same",
    "废油全部委托处置，全年处置53吨: a verb alone that the clause before ends in is done with what that opens with",
    step=ADDED,
    needs="委交送",
    of=LEVEL,
    examples=("生产废油全部委托有资质单位处置，全年处置⟨53吨⟩。 → 处置生产废油",),
    counter_examples=(
        "生产废油全部委托有资质单位处置；全年处置53吨。",
        "生产废油全部委托有资质单位处置，全年清运53吨。",
        "车间委托有资质单位检测，全年处置53吨。",
    ),
    source="argued: how waste is dealt with is told first, and how much of it with the same verb",
)
def done_with_same(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a verb alone the thing that the clause before says the same of."""
    metric, own = measured.metric or "", untied(around.own).strip()
    if len(metric) != len("处置") or measured.subject or not own.endswith(metric):
        return None
    if not _ONLY.fullmatch(own.removesuffix(metric)) or not is_verb(so_far.words(metric)[-1]):
        return None
    before = so_far.text[: around.figure.span.start].rstrip().removesuffix(around.own.rstrip())
    given = _GIVEN_TO.fullmatch(last_clause(before[:-1]).strip()) if before.endswith(("，", ",")) else None
    if given is None or given["did"] != metric or own_word(given["what"]):
        return None
    thing = so_far.words(given["what"])
    named = thing[-1].flag[0] in "nxjl" and not any(is_verb(token) for token in thing)
    return replace(measured, metric=metric + given["what"]) if named and not names_body(given["what"]) else None


_SET_UP = re.compile(
    rf"(?:{ANY_TIME})*(?:建立|开通|设立|开设|设置)了?(?P<who>[^{CLAUSE_ENDS}：的0-9]{{2,16}}(?:热线|专线|门诊|窗口|服务点|服务站))"
)
_SERVES = re.compile(rf"(?:{ANY_TIME}|累计|共|已)*(?:提供|接听|解答|接诊|受理|接待|办理|服务)(?P<what>.*)")
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
def served_by(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give what was served the line or counter that the clause before says was set up."""
    metric, own = measured.metric or "", around.own.strip()
    served = _SERVES.match(own) if around.figure.unit in _TIMES_SERVED else None
    if not metric or measured.subject or served is None:
        return None
    before = so_far.text[: around.figure.span.start].rstrip().removesuffix(around.own.rstrip())
    set_up = _SET_UP.fullmatch(last_clause(before[:-1]).strip()) if before.endswith(("，", ",")) else None
    same = set_up and served["what"] in set_up["who"]  # 咨询 of 咨询热线, or nothing
    return replace(measured, subject=set_up["who"]) if set_up and same else None


_NEW = re.compile(rf"[，,（(]其中[：:]?(?:{ANY_TIME}|\d{{4}}年|本年|当年)?(?P<new>新增)$")
_HAS = frozenset({"提供", "发放", "拥有", "投放", "建成", "新建", "完成", "设有"})
_TO_WHOM = re.compile("[，,（(]其中(?P<said>(?:向|对|面向)[一-鿿]{2,8}(?:开放|提供|供应|发放))$")


@as_rule(
    "some of those before",
    "发放贷款4亿元，其中2025年新增1亿元; 泊位86个，其中向社会开放36个: a part that only a verb tells is of the whole",
    step=ADDED,
    at=LATER,
    needs="新向对",
    of=LEVEL,
    examples=(
        "为船东提供贷款4亿元，其中2025年新增⟨1亿元⟩。 → 新增贷款",
        "拥有泊位86个，其中向社会开放⟨36个⟩。 → 向社会开放的泊位",
    ),
    counter_examples=(
        "拥有泊位86个，新增36个。",
        "拥有泊位86个，其中向社会开放36天。",
        "拥有泊位86个，其中新增护栏36处。",
    ),
    source="argued: a part of a whole is told by what makes it one",
)
def some_of_before(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a part that is only told by a verb the thing of the whole."""
    last, told = so_far.figures[around.at - 1], so_far.found[-1]
    new, to_whom = _NEW.search(around.left.rstrip()), _TO_WHOM.search(around.left.rstrip())
    if not (new or to_whom) or not measured.metric or around.right[0].strip():
        return None
    at = around.at - 1
    while at and so_far.figures[at].role == "change":
        at -= 1
    last, told = so_far.figures[at], so_far.found[at]
    less = last.value is not None and around.figure.value is not None and around.figure.value <= last.value
    if last.unit != around.figure.unit or last.role != "level" or not told.metric or not less:
        return None
    first, *rest = so_far.words(told.metric)
    thing = joined(rest) if rest and first.text in _HAS else told.metric
    if new:
        return replace(measured, metric=f"{new['new']}{thing}") if measured.metric == new["new"] else None
    return replace(measured, metric=f"{to_whom['said']}的{thing}", subject=told.subject) if to_whom else None


_PLACES = (*endings_of("agent_end"), *endings_of("place_end"))
_EACH = re.compile(rf"(?:{ANY_TIME})*(?P<who>[一-鿿]{{2,8}})")


@as_rule(
    "who gives it to each",
    "食堂每人每月补贴300元: what stands before each of them has or gives it",
    step=ADDED,
    needs="每",
    of=AMOUNT,
    examples=("职工食堂每人每月补贴⟨300元⟩。 → 每人每月补贴, 职工食堂",),
    counter_examples=("每人每月补贴300元。", "标准为每人每月300元。", "资助学生每人每月300元。"),
    source="argued: allowances are told by where they are given",
)
def given_to_each(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a sum of each the place that gives it."""
    metric, own = measured.metric or "", around.own.strip()
    if measured.subject or not metric.startswith("每") or not own.endswith(metric):
        return None
    who = _EACH.fullmatch(own.removesuffix(metric))
    tokens = so_far.words(who["who"]) if who and not own_word(own) else ()
    place = bool(tokens) and all(token.flag[0] in "nxj" for token in tokens) and tokens[-1].text.endswith(_PLACES)
    return replace(measured, subject=who["who"]) if who and place else None


_GOODS = re.compile("(?:(?<![奖作展])品|礼盒|口味|型号|规格|款式|车型|机型)$")
_OF_BRAND = re.compile(r"(?P<brand>[“\"][^“”\"]{1,10}[”\"](?:系列|牌|品牌))$")


@as_rule(
    "brand of what is counted",
    "“青釉”系列23个单品: a brand right before a count says of what the things are",
    step=ADDED,
    at=BEHIND,
    needs="系牌",
    of=COUNTED,
    examples=("上市“青釉”系列⟨23个⟩单品。 → “青釉”系列单品",),
    counter_examples=(
        "“青釉”系列共有员工23人。",
        "“青釉”系列获奖23个。",
        "打造“石榴”品牌7个支部。",
        "参加“石榴”品牌7名职工比武。",
        "获“石榴”系列7项表彰。",
        "“石榴”系列捧回7个奖项。",
    ),
    source="argued: goods are counted by their brand",
)
def of_brand(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the brand before what is counted behind it."""
    metric, told = measured.metric or "", _OF_BRAND.search(around.left.rstrip())
    if (
        told is None
        or not _GOODS.search(metric)
        or told["brand"] in metric
        or told["brand"] in (measured.subject or "")
    ):
        return None
    return (
        replace(measured, metric=told["brand"] + metric)
        if so_far.text.startswith(metric, around.figure.span.end)
        else None
    )
