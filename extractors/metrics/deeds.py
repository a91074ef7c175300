"""Rules of metrics for what was done with things of the quantity before: a verb alone, what is left of a sum."""

import re
from collections.abc import Sequence

from extractors.metrics import carrying, forms
from extractors.metrics.behind import object_of
from extractors.metrics.opening_times import OPENING_TIME
from extractors.metrics.phrases import is_verb, joined, noun_phrase_after, words_of
from extractors.metrics.predicates import first_action
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, BEHIND, BESIDE, COUNTED, LATER, THIRD
from extractors.metrics.words import Token, endings_of
from extractors.numbers import Figure
from extractors.rule import as_rule
from extractors.text.own_unit import own_word

_WORKS = frozenset(
    ("新建", "改建", "扩建", "重建", "改造", "翻建", "迁建", "续建", "修缮", "维修", "维护", "更换", "加固", "拆除")
)
_MONEY = re.compile(
    "(?:款项?|金|债券?|薪|经费|[税学运会水电气热房租]费|费用|补偿|赔偿|补贴|投资|资产|股利|红利|额度|授信)$"
)  # 涉案资金, 工程款
_GIVES = frozenset({"资助", "救助", "捐赠", "捐助", "拨付", "支持", "补助", "奖励"})
_ALL = re.compile(f"^(?:{OPENING_TIME}|全部|所有)+")
_REST = re.compile("[尚仍还]?(?:剩余?|结余|余款?|(?P<undone>未[一-鿿]{2,4}?))(?:金额|资金|部分)?(?:[为有]|共)*")
_BEFORE_COURT = frozenset(
    ("起诉", "批捕", "批准逮捕", "提起公诉", "逮捕", "判处", "抓获", "刑拘", "立案", "立案侦查", "审结", "查处", "查办")
)
_SEVERELY = re.compile("^(?:依法|从严|从重|从快|严厉|严格|坚决|重拳)+")
_OFFENCES = ("犯罪", "案件", "行为", "犯罪活动", "违法活动")
_REACHED = "达标"  # behind a thing it only ties: 水质达标98%


def _is_part_of(figure: Figure, whole: Figure) -> bool:
    """Whether a quantity may count some or all of what another one does: same unit, no more of it."""
    same = figure.unit == whole.unit and figure.role == whole.role == "level"
    return same and figure.value is not None and whole.value is not None and figure.value <= whole.value


def _does_the_same(verb: Sequence[Token]) -> bool:
    """Whether a verb may be done with things that were counted before: 执结, 发送; no 参加, 增加, 离职率."""
    (first, *more) = verb
    other = words_of("light", "join", "pass", "link", "change", "event", "thing", "has", "attribute")
    acts = first.flag == "v" or (first.flag == "x" and first.text[-1] in "结获出回")  # 执结: no word of the dictionary
    return not more and acts and len(first.text) > 1 and first.text not in other


def _are_works(before: Sequence[Token], verb: str) -> bool:
    """Whether a verb and that of the quantity before are works, so that neither is done with the other's things."""
    return verb in _WORKS and bool(before) and before[0].text in _WORKS


def _last_of_verbs(tokens: Sequence[Token]) -> str:
    """Return the last of several verbs that are all a clause says: 督促 完成 整改 → 整改."""
    led = words_of("light", "adverb", "manner", "pivot")
    while len(tokens) > 1 and tokens[-1].text in ("完成", "完毕"):
        tokens = tokens[:-1]
    verbs = all(is_verb(token) or token.text in led for token in tokens)
    return tokens[-1].text if verbs and tokens and tokens[-1].text in words_of("takes") else ""


@as_rule(
    "verb alone",
    "查出隐患173处，已处理168处: a verb without object is done with things of the quantity before, no more of them",
    step=BESIDE,
    at=LATER,
    says="words before",
    examples=(
        "查出设备隐患173处，已处理⟨168处⟩。 → 处理设备隐患",
        "申报发明专利28件，获授权⟨13件⟩。 → 授权发明专利",
        "每股派发现金股利0.1元，合计派发⟨1,640万元⟩。 → 派发现金股利",
    ),
    counter_examples=(
        "粮食产量3万吨，出口2万吨。",
        "安全培训40场，演练20场。",
        "收治病人30人，出院28人。",
        "查出隐患8处，处理12处。",
    ),
    source="argued: what was found and what was done with it are told one after the other",
)
def verb_alone(so_far: SoFar, around: Around) -> Measured | None:
    """Give a verb without object the thing that the quantity before counts, where that has a verb of its own."""
    at, own = around.at, around.own.strip()
    verb = around.found or (_REACHED if own == _REACHED else "")
    if verb and (last_verb := _last_of_verbs(so_far.words(own))):
        verb = own = last_verb
    if not verb or not so_far.before or so_far.found[-1] != so_far.before:
        return None
    last = so_far.figures[at - 1]
    if forms.BETWEEN_SENTENCES.search(so_far.text, last.span.end, around.figure.span.start):
        return None
    alike = last.unit == around.figure.unit and last.role == around.figure.role == "level"
    counted = alike and last.kind in COUNTED
    if verb not in words_of("takes") and not (counted and _does_the_same(so_far.words(verb))):
        return None
    again = last.unit == around.figure.unit and carrying.same_deed(own, so_far.before.metric or "", verb)
    works = counted and _are_works(so_far.words(so_far.before.metric or ""), verb)  # 新建12座，改建8座
    people = (alike and last.unit in forms.PERSON_UNITS) or works  # 批捕嫌疑人6人，起诉9人
    if not again and not people and not _is_part_of(around.figure, last):
        return None
    if not carrying.is_bare(own, verb):
        return None
    thing = object_of(so_far.words(so_far.before.metric or ""))
    whose = around.subject or (so_far.before.subject if so_far.before.rule == "part by party" else None)
    return Measured(verb + thing, whose) if thing else None


@as_rule(
    "verb alone behind its object",
    "依法惩治制售假药犯罪，起诉65人: a verb without object is done with what the clause before names without a figure",
    step=BESIDE,
    needs="罪案行活",
    of=forms.PERSON_UNITS | {"件", "起", "宗"},
    says="clause before",
    examples=("依法惩治制售假药犯罪，起诉⟨65人⟩。 → 起诉制售假药犯罪",),
    counter_examples=("依法惩治制售假药犯罪36起，起诉65人。", "加强学习，起诉65人。", "依法惩治犯罪。起诉65人。"),
    source="argued: courts and prosecutors tell first what they act against, then how many",
)
def verb_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Give a verb without object the offences or cases that the clause before names."""
    verb, own = around.found or "", around.own.strip()
    if verb not in _BEFORE_COURT or not carrying.is_bare(own, verb):
        return None
    before = so_far.clause_left_of(around.at)
    if not before or any(map(str.isdigit, before)) or not before.endswith(_OFFENCES):
        return None
    tokens = so_far.words(_SEVERELY.sub("", so_far.phrase_before(before)))
    thing = object_of(tokens) or joined(tokens)
    return Measured(verb + thing, around.subject) if len(thing) > len("犯罪") else None


def _is_of_money(so_far: SoFar, verb: str | None) -> bool:
    """Whether a word may say what was done with money: 追回, 到位; no 合计, 达到."""
    tokens = so_far.words(verb) if verb else ()
    (first, *more) = tokens or (None,)
    other = words_of("light", "link", "change", "has", "adverb")
    return first is not None and not more and is_verb(first) and len(first.text) > 1 and first.text not in other


@as_rule(
    "rest of a sum",
    "货款已收回86万元，剩余12万元: what is left, or not done yet, of the money that the quantity before is a part of",
    step=BESIDE,
    needs="剩余未",
    of=AMOUNT,
    says="words before",
    examples=(
        "货款已收回86万元，剩余⟨12万元⟩。 → 剩余货款",
        "合同款已结算86万元，尚未结算⟨12万元⟩。 → 未结算合同款",
    ),
    counter_examples=("剩余12万元。", "货款已收回86万元，剩余资产12万元。", "营业收入86万元，净资产结余12万元。"),
    source="argued: what was paid or used and what was not are told one after the other",
)
def rest_of_sum(so_far: SoFar, around: Around) -> Measured | None:
    """Give what is left the money whose other part the quantity before is."""
    rest = _REST.fullmatch(around.own.strip()) if so_far.found else None
    before = so_far.found[-1] if rest else None
    if rest is None or before is None or so_far.figures[around.at - 1].unit != around.figure.unit:
        return None
    if forms.BETWEEN_SENTENCES.search(around.left):
        return None
    verb, *thing = so_far.words(before.metric or "") or (None,)
    if verb is None or not thing or not is_verb(verb) or not _MONEY.search(joined(thing)):
        return None
    return Measured((rest["undone"] or "剩余") + joined(thing), before.subject or around.subject)


@as_rule(
    "topic of a verb",
    "问卷共回收1,204份: a verb without object behind a word for all of them is of what stands before that",
    step=BESIDE,
    says="words before",
    examples=(
        "问卷共回收⟨1,204份⟩。 → 回收问卷",
        "老旧阀门全年更换⟨86只⟩。 → 更换老旧阀门",
        "涉案资金已追回⟨86万元⟩。 → 追回涉案资金",
        "住房公积金累计归集⟨86万元⟩。 → 累计归集住房公积金",
        "专项基金全年资助⟨30万元⟩。 → 专项基金资助",
    ),
    counter_examples=(
        "公司已结算86万元。",
        "志愿者共回收86份。",
        "本中心共回收86份。",
        "问卷回收86份。",
        "风电场共安装86台风机。",
    ),
    source="argued: what was done is told behind its thing in lists of results",
)
def topic_of_verb(so_far: SoFar, around: Around) -> Measured | None:
    """Give a verb without object the thing that stands before it and 共, 全年, 已."""
    verb = around.found
    known = verb in words_of("takes", "act") or (around.figure.kind == "amount" and _is_of_money(so_far, verb))
    topic = carrying.topic_of(around.clause, verb) if verb and known else ""
    if verb not in words_of("takes", "act") and not _MONEY.search(topic):
        return None
    if not verb or not topic or own_word(topic) or around.right[0].strip():
        return None
    tokens = so_far.words(topic)
    if topic.endswith("基金") and verb in _GIVES:
        return Measured(forms.clean(so_far.phrase_before(topic) + verb), around.subject)  # 专项基金全年|资助
    if _MONEY.search(topic) and tokens[0].text not in words_of("act", "light", "takes"):
        all_told = "累计" if around.own.strip().endswith(f"累计{verb}") else ""
        return Measured(forms.clean(all_told + verb + _ALL.sub("", topic)), around.subject)
    last = tokens[-1]
    acts = last.text in words_of("agent", "person", "body", "event") or last.text.endswith(
        endings_of("agent_end", "place_end")
    )
    things = last.flag.startswith(("n", "x", "l")) and not acts and not is_verb(tokens[0])
    return Measured(verb + so_far.phrase_before(topic), around.subject) if things else None


@as_rule(
    "deed of one character",
    "家里种了8亩茶: a verb of one character before a quantity, its object behind it",
    step=BESIDE,
    at=BEHIND,
    says="words on both sides",
    examples=("家里种了⟨8亩⟩茶。 → 种茶", "社员养了⟨30箱⟩蜜蜂。 → 养蜜蜂", "果农从前只种⟨6亩⟩果园。 → 种果园"),
    counter_examples=("新建8座桥。", "家里种茶8亩。", "参加培训共8场活动。"),
    source="argued: stories of villages tell so",
)
def short_deed(so_far: SoFar, around: Around) -> Measured | None:
    """Read a verb of one character with the object behind its quantity."""
    tokens = [token for token in so_far.words(around.own.strip()) if token.text != "了"]
    words = around.right[0]
    if not tokens or around.figure.role != "level" or around.figure.kind == "duration":
        return None
    verb = carrying.short_verb(tokens[-1].text)
    behind = so_far.words(words.removeprefix("的"))
    if not verb or tokens[-1].flag.startswith("n") or not behind or not behind[0].flag.startswith(("n", "x")):
        return None
    thing = behind[0].text if len(behind) == 1 else joined(noun_phrase_after(behind[: first_action(behind)]))
    return Measured(forms.clean(verb + thing), around.subject) if thing else None


@as_rule(
    "what is left",
    "总股本4亿股，扣减回购的120万股后为3.9亿股: behind a part taken off, the quantity before that part",
    step=BESIDE,
    at=THIRD,
    needs="后",
    says="figure before",
    examples=("总股本400万股，扣减回购账户中的12万股后为⟨388万股⟩。 → 总股本",),
    counter_examples=("总股本400万股，发行12万股后净资产为388万元。",),
    source="argued: dividends are reckoned on the shares that are left",
)
def left_over(so_far: SoFar, around: Around) -> Measured | None:
    """Read what is left of a quantity behind a part of it that is taken off."""
    at = around.at
    if not carrying.is_left(around.left.strip()):
        return None
    whole, part, figure = so_far.figures[at - 2], so_far.figures[at - 1], around.figure
    if not whole.unit == part.unit == figure.unit or whole.role != "level":
        return None
    return so_far.found[at - 2] if so_far.found[at - 2].metric else None
