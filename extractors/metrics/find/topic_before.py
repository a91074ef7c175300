"""A rule of metrics for a verb without object behind its thing and a word for all of it: 问卷共回收1,204份."""

import re

from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.words import endings_of, is_verb, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE
from extractors.rule import as_rule
from extractors.text.own_unit import own_word
from extractors.text.times import OPENING_TIME

MONEY = re.compile(
    "(?:款项?|金|债券?|薪|经费|[税学运会水电气热房租]费|费用|补偿|赔偿|补贴|投资|资产|股利|红利|额度|授信)$"
)
"""How a thing ends that is money: 涉案资金, 工程款."""
_GIVES = frozenset({"资助", "救助", "捐赠", "捐助", "拨付", "支持", "补助", "奖励"})
_ALL = re.compile(f"^(?:{OPENING_TIME}|全部|所有)+")
_PARTIES = ("双方", "各方", "三方", "多方")  # who did it


def _is_of_money(so_far: SoFar, verb: str | None) -> bool:
    """Whether a word may say what was done with money: 追回, 到位; no 合计, 达到."""
    tokens = so_far.words(verb) if verb else ()
    (first, *more) = tokens or (None,)
    other = words_of("light", "link", "change", "has", "adverb")
    return first is not None and not more and is_verb(first) and len(first.text) > 1 and first.text not in other


_TOPIC = re.compile(
    r"(?P<topic>[一-鿿]{2,8}?)(?:共计?|累计|全年|年内|总共|已经?|先后|合计)+"
    r"|(?P<passive>[一-鿿]{2,14}?)(?:已经?|均|共|全部|累计)*被"
)


def topic_of(clause: str, verb: str) -> str:
    """Return the words before a verb alone and a word for all of them or when: 问卷|共|回收 → 问卷."""
    found = _TOPIC.fullmatch(clause.strip().removesuffix("了").removesuffix(verb))
    if found is None:
        return ""
    return found["topic"] or found["passive"].rpartition("的")[2]  # 读者提出的|建议|被采纳


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
        "旧铸铁管全年拆换⟨52公里⟩。 → 拆换旧铸铁管",
        "读者提出的合理化建议被采纳⟨86条⟩。 → 采纳合理化建议",
    ),
    counter_examples=(
        "公司已结算86万元。",
        "志愿者共回收86份。",
        "本中心共回收86份。",
        "问卷回收86份。",
        "风电场共安装86台风机。",
        "校企双方共投入86万元。",
        "读者被评选86人。",
    ),
    source="argued: what was done is told behind its thing in lists of results",
)
def topic_of_verb(so_far: SoFar, around: Around) -> Measured | None:
    """Give a verb without object the thing that stands before it and 共, 全年, 已."""
    verb = around.found
    known = verb in words_of("takes", "act") or (around.figure.kind == "amount" and _is_of_money(so_far, verb))
    topic = topic_of(around.clause, verb) if verb and known else ""
    if verb not in words_of("takes", "act") and not MONEY.search(topic):
        return None
    if not verb or not topic or own_word(topic) or around.right[0].strip() or topic.endswith(_PARTIES):
        return None
    tokens = so_far.words(topic)
    if topic.endswith("基金") and verb in _GIVES:
        return Measured(clean(so_far.phrase_before(topic) + verb), around.subject)  # 专项基金全年|资助
    if MONEY.search(topic) and tokens[0].text not in words_of("act", "light", "takes"):
        all_told = "累计" if around.own.strip().endswith(f"累计{verb}") else ""
        return Measured(clean(all_told + verb + _ALL.sub("", topic)), around.subject)
    last = tokens[-1]
    acts = last.text in words_of("agent", "person", "body", "event") or last.text.endswith(
        endings_of("agent_end", "place_end")
    )
    counted = around.at > 0 and so_far.found[-1].metric == topic  # 全市18处|历史积水点|已消除14处
    things = last.flag.startswith(("n", "x", "l")) and (counted or not acts) and not is_verb(tokens[0])
    return Measured(verb + so_far.phrase_before(topic), around.subject) if things else None
