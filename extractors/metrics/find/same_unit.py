"""Rules of metrics for what became of things, or what they do, that quantities before count in the same unit."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.predicates import is_known_act, may_act
from extractors.metrics.cut.words import Token, is_verb, joined, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, COUNTED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.became import CAME_TO, MADE_FEWER
from extractors.text.times import ANY_TIME

# what counts no things that something is done with again: 培训12场，演练6场
NO_THINGS = frozenset(
    {"场", "次", "期", "天", "人次", "项次", "遍", "轮", "批", "批次", "届", "种", "个百分点", *forms.PERSON_UNITS}
)
_LIGHT = re.compile(
    rf"^[，,、；\s]*(?:{ANY_TIME}|其中[：:，,]?|[只仅也还已均共]|已经|全部|完成(?=[一-鿿]{2})|共计?|合计|累计|先后|现已|目前|至今|成功)*[，,]?"
)
_END = re.compile("(?:了|的?有|达到?|为|约|近|超过?)+$")
_ALL = re.compile("累计|共|合计|总")
_LONGEST = 4  # characters of a verb alone
_MERGES = f"{MADE_FEWER}|削减|优化|清理"  # what makes fewer of them
_DENIES = "不未无没予给"
_NOT_THE_THING = re.compile("(?:[上本去当]年|年[初末]|部分|其[他它余])")
_DEED_TOLD = ("deed", "told")
_RECEIVES = frozenset({"受理", "收到", "接到", "接报", "接获", "处理", "办理", "接待", "征集", "办结"})  # what comes in
_MANNERS = frozenset({"现场", "线上", "线下", "网上", "远程", "书面", "电话", "上门", "实地", "集中"})
_STILL = re.compile("[，,；]?(?:(?:其中|中|目前)*(?:[尚还仍仅只另]|仍然|依然)有|其中有?)")
_DOES = re.compile(
    "(?P<did>(?:正在|仍在|尚在|尚未|还未|未|属于|已|待|拟)[一-鿿]{2,10})(?=[，。；,;]|$)"
)  # 尚有1件|正在协调


def _did(tokens: Sequence[Token]) -> bool:
    """Whether words only say what was done: 办结, 退回, 销号; no 惠及, 增加, which are of others or of how many."""
    other = words_of(
        "light", "has", "join", "pass", "link", "change", "reach", "attribute", "no_object", "told", "thing", "event"
    )
    known = words_of("act", "does", "takes", "gets")
    alike = all(
        (is_verb(token) or token.text in known or (token.flag == "vn" and may_act(token)))
        and len(token.text) > 1
        and token.text not in other
        and token.text[0] not in _DENIES
        for token in tokens
    )
    return alike and (len(tokens) == 1 or tokens[-1].text in known)


def thing_of(so_far: SoFar, metric: str) -> str:
    """Return the thing of a name without the verbs before it: 新建|充电站, 受理|信访举报; nothing of a verb alone."""
    tokens = list(so_far.words(metric)) if metric else []
    known, first = words_of("act", "does", "takes", "gets") | _RECEIVES, True
    while len(tokens) > 1 and tokens[1].text not in words_of("event"):
        acts = tokens[0].text in known or (first and is_verb(tokens[0]) and tokens[1].flag[0] == "n")
        if not acts or (is_verb(tokens[1]) and len(tokens) == len(_DEED_TOLD) and tokens[0].text not in _RECEIVES):
            break  # 维修申请
        tokens.pop(0)
        first = False
        if len(tokens) > 1 and tokens[0].text in forms.OR:
            tokens.pop(0)
    if not tokens or tokens[0].text[0] in _DENIES or _NOT_THE_THING.match(joined(tokens)):
        return ""
    last = tokens[-1]
    strange = len(tokens) == 1 and last.flag == "x" and first  # 停招: no word of the dictionary
    named = last.flag[0] not in "vdpcu" and not is_known_act(last) and not strange
    thing = joined(tokens).removeprefix("开设") or joined(tokens)
    return forms.ALL_KINDS.sub("", thing) if named or last.text in words_of("told") | {"申请"} else ""


def same_unit(so_far: SoFar, around: Around, *, more: bool, whole: bool = False) -> str | None:
    """Return the thing that the last quantity in the same unit counts, of which this one may be some (`more`: all)."""
    value = around.figure.value
    for at, figure, told in so_far.quantities_before(around.at):
        if figure.unit != around.figure.unit or figure.role != "level" or of_same_unit_before.name in told.rules:
            continue
        if "；" in so_far.text[figure.span.end : around.figure.span.start]:
            return None
        fits = more or (value is not None and figure.value is not None and value <= figure.value)
        apart = not fits and "其中" not in so_far.left(at)
        if apart and thing_of(so_far, told.metric or "") in words_of("told"):
            return None  # 受理投诉36件，建议8件，批评2件，查实|6件: of which is not said
        thing = (whole and (told.metric or "")) or (thing_of(so_far, told.metric or "") if fits else "")
        if len(thing) > 1:
            return thing
    return None


def _is_all(so_far: SoFar, around: Around) -> bool:
    """Whether a quantity is all there are so far, also behind 、 in a list that says so: 累计铺设9公里、安装|36盏."""
    at = around.at
    while at and so_far.left(at).lstrip().startswith("、"):
        at -= 1
    return _ALL.search(so_far.left(at)) is not None


@as_rule(
    "thing of the same unit",
    "新建泵站6座、闸门38扇，累计建成26座168扇: a verb alone is of what was counted before in the unit of its quantity",
    step=BESIDE,
    at=LATER,
    of=LEVEL,
    says="words before",
    examples=(
        "新建泵房6座、储水罐38台，累计建成⟨26座⟩168台。 → 建成泵房",
        "新建泵房6座、储水罐38台，累计建成26座⟨168台⟩。 → 建成储水罐",
        "受理涉农举报29件，查实⟨8件⟩。 → 查实涉农举报",
        "建成口袋公园26个，其中年内新建⟨9个⟩。 → 新建口袋公园",
        "列出问题清单36项，销号⟨29项⟩。 → 销号问题清单",
        "检查商户36家，其中现场⟨21家⟩。 → 现场检查商户",
        "铺设步道12公里，安装路灯86盏，累计铺设96公里、安装⟨260盏⟩。 → 安装路灯",
        "开设展览26场次、窗口16个，其中自办⟨9个⟩、合办7个。 → 自办窗口",
        "编制床位86张，实际开放⟨72张⟩。 → 实际开放床位",
    ),
    counter_examples=("开展培训12场，演练6场。", "登记投诉48件，建议9件，批评3件，查实7件。"),
    source="argued: what was found, had or built is counted in its own unit, and what was done with it in the same",
)
def of_same_unit_before(so_far: SoFar, around: Around) -> Measured | None:
    """Give a verb alone, or nothing but when, the thing that was counted before in the same unit."""
    if around.figure.kind not in COUNTED or around.figure.unit in NO_THINGS:
        return None
    own, before = around.left.strip(), so_far.found[-1]
    if around.right[0].strip():
        return None
    said = _END.sub("", _LIGHT.sub("", own))
    really, said = ("实际", said[2:]) if said.startswith("实际") else ("", said)
    again = so_far.told_by(of_same_unit_before.name)
    if own.startswith("、") and not again and len(so_far.words(before.metric or "")) < len(_DEED_TOLD):
        return None  # 其中投诉6件、建议8件
    if not own and of_same_unit_before.name in before.rules:  # 建成31座|258台
        said = joined(so_far.words(before.metric or "")[:1])
    part = own.lstrip("，,（(").startswith("其中") and said in _MANNERS
    if not said or len(said) > _LONGEST or not (part or _did(so_far.words(said))):
        return None
    told = same_unit(so_far, around, more=not own or _is_all(so_far, around), whole=part)
    if told is None or said in told:
        return None
    return Measured(clean(really + said + told), around.subject)


@as_rule(
    "what some still do",
    "处理维权事项23件，尚有1件正在核实: some of what was counted before in the same unit",
    step=BESIDE,
    at=LATER,
    of=LEVEL,
    needs="有其",
    says="words behind",
    examples=(
        "处理维权事项23件，办结22件，尚有⟨1件⟩正在核实。 → 正在核实的维权事项",
        "查出裂缝23处，其中⟨19处⟩已边查边补。 → 已边查边补的裂缝",
        "接到投诉26件，其中仍有⟨6件⟩属于夜间噪声。 → 属于夜间噪声的投诉",
    ),
    counter_examples=(
        "处理维权事项23件，尚有8件商品待售出。",
        "处理维权事项23件，尚有26件正在核实。",
        "接待群众86人，尚有6人正在等候。",
    ),
    source="argued: what is left is told of the things that were dealt with",
)
def still_of(so_far: SoFar, around: Around) -> Measured | None:
    """Give some that still do something the thing that was counted before in the same unit."""
    if (
        around.figure.kind not in COUNTED
        or around.figure.unit in NO_THINGS
        or not _STILL.fullmatch(around.left.strip())
    ):
        return None
    behind = _DOES.match(around.right[0])
    told = same_unit(so_far, around, more=False) if behind else None
    if (
        behind is None
        or told is None
        or not any(is_verb(token) or may_act(token) or token.flag in "il" for token in so_far.words(behind["did"]))
    ):
        return None
    return Measured(clean(f"{behind['did']}的{told}"), around.subject)


_LED_FROM = re.compile(
    rf"(?:(?:{_MERGES})了?(?P<what>[一-鿿]{{2,12}})|(?:修订|修改|梳理|压缩)了?(?P<papers>[一-鿿]{{2,20}}(?:清单|目录|事项|环节|材料|流程)))[，,](?:已|现|均)?[由从](?:原来?的?|原先的?|过去的?|最初的?)?$"
)
_CAME_TO = re.compile(rf"[，,](?:已|现|均|最终|进一步|全部|后)*{CAME_TO.pattern}(?:了|近|约)*")


@as_rule(
    "came to",
    "审批环节21项，精简为14项: what something was cut or merged to is of the quantity before",
    step=BESIDE,
    of=LEVEL,
    needs="至到为成",
    says="figure before",
    examples=(
        "办事环节21项，精简为⟨14项⟩。 → 办事环节",
        "修订窗口办事事项清单，由原来的⟨58项⟩精简为46项。 → 窗口办事事项清单",
        "学校整合食堂档口，由⟨18个⟩精简到14个。 → 食堂档口",
    ),
    counter_examples=(
        "办事环节21项，精简14项。",
        "办事环节21项，窗口合并为3个。",
    ),
    source="argued: what was cut is told once",
)
def came_to(so_far: SoFar, around: Around) -> Measured | None:
    """Read what the things of the quantity before were cut or merged to."""
    counted = around.figure.kind in (*COUNTED, "amount")  # no days or shares of what was made better
    if counted and (said := _LED_FROM.search(around.left.rstrip())) and CAME_TO.fullmatch(around.right[0].strip()):
        what = said["what"] or said["papers"]
        named = said["papers"] or so_far.words(what)[-1].flag[0] in "nsljx"
        return Measured(clean(what), around.subject) if named else None
    last = so_far.figures[around.at - 1] if around.at else None
    if last is None or last.unit != around.figure.unit or last.role != "level":
        return None
    if CAME_TO.fullmatch(around.left.strip()) and came_to.name in so_far.found[-1].rules:
        return so_far.found[-1]
    if so_far.found[-1].metric is None and CAME_TO.fullmatch(around.left.strip()):
        return Measured(None, around.subject)  # 由原来的21条精简为|14条
    if not so_far.found[-1].metric or not _CAME_TO.fullmatch(around.left.strip()):
        return None
    return Measured(so_far.found[-1].metric, so_far.found[-1].subject)
