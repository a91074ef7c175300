"""Rules of metrics for some of a whole: which they are, what they have, and the rest of them."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.predicates import MEASURES
from extractors.metrics.cut.words import endings_of, is_verb, words_of
from extractors.metrics.find.named_lists import is_measure_name, measure_of
from extractors.metrics.find.same_unit import NO_THINGS, same_unit
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BEHIND, BESIDE, COUNTED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from schemas.text import squeeze

# 203名队员里有|126名|是师范院校在校生
AMONG = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])(?:其中)?(?P<of>[^{CLAUSE_ENDS}：、0-9]{{0,12}}?)(?:[里中]|当中|之中|其中)(?:约|近)?有?$"
)
NEXT_OF_THEM = re.compile("[，、；](?:另外?|还|又|其余|其他|剩余)?(?:的)?(?:约|近)?有?")
INSIDE = re.compile("(?:当中|之中|[里中])$")
_ARE = re.compile(rf"[都均就]?是(?P<who>[^{CLAUSE_ENDS}：、0-9的是]{{2,14}})(?=[{CLAUSE_ENDS}]|$)")


@as_rule(
    "which of them they are",
    "86名队员里有52名是在校生: those of a whole that are said to be something are counted by that",
    step=BESIDE,
    at=BEHIND,
    needs="是",
    of=COUNTED,
    says="words behind",
    examples=(
        "86名队员里有⟨52名⟩是在校生。 → 队员中的在校生",
        "讲解员中有⟨19名⟩是退休教师。 → 讲解员中的退休教师",
        "观众中26人是学生，⟨19人⟩是游客。 → 观众中的游客",
        "观众中26人是学生，⟨19人⟩是从外地赶来的。 → nothing",
        "68艘船中有⟨26艘⟩是渔船。 → 船中的渔船",
        "参演学员中⟨26人⟩是新手。 → 参演学员中的新手",
    ),
    counter_examples=(
        "队员52名。",
        "在校生有52名，是主力。",
        "队员里有52名在校生。",
        "水库里有52座是空的。",
    ),
    source="argued: a team is described by who its members are",
)
def who_they_are(so_far: SoFar, around: Around) -> Measured | None:
    """Read those of a whole by what they are said to be."""
    among, are = AMONG.search(around.left.rstrip()), _ARE.match(so_far.text, around.figure.span.end)
    if told := so_far.told_by(who_they_are.name):
        before = _ARE.match(so_far.text, so_far.figures[around.at - 1].span.end)
        if before and NEXT_OF_THEM.fullmatch(so_far.text, before.end(), around.figure.span.start):
            first, inside, _ = (told.metric or "").rpartition("中的")
            alike = so_far.figures[around.at - 1].unit == around.figure.unit
            return Measured(f"{first}{inside}{are['who']}" if are and alike else None, told.subject)
    if among is None or are is None:
        return None
    alike = around.at > 0 and so_far.figures[around.at - 1].unit == around.figure.unit
    whole = INSIDE.sub("", (so_far.found[-1].metric or "") if alike else "")
    of = whole if whole and (among["of"] in whole or not among["of"]) else among["of"]
    return Measured(f"{of}中的{are['who']}" if of else are["who"], around.subject)


TOLD_OF_THEM = re.compile("(?:即|就|已经?|均|都|累计|共计?|合计|总计)?(?:达到?|超过?|突破|近|约|逾|为)?$")
_ALL_TOLD = re.compile("总(?=[一-鿿]{2}$)")
_OF_EACH = re.compile(
    "(?:龄|率|身高|体重|成绩|得分|分数)$"
)  # 28名|职工工龄超过30年: no sum of all, it tells which they are


def that_have(so_far: SoFar, around: Around, words: str) -> str:
    """Return the things whose measure the next quantity tells: 12家|企业|产值达3亿元."""
    told = TOLD_OF_THEM.sub("", words.strip())
    following = so_far.figures[around.at + 1]
    some = around.left.rstrip().endswith("有") and following.qualifier not in ("exact", "about")
    if some or _OF_EACH.search(told):  # 有12家|企业产值超过3亿元
        return ""
    plain = _ALL_TOLD.sub("", told)  # 三个|基地|装机总容量
    tokens = so_far.words(plain) if is_measure_name(plain) or plain.endswith("量") else ()
    rest = plain.removesuffix(measure_of(tokens)) if tokens else ""
    things = so_far.words(rest) if rest != plain else ()
    bodies = endings_of("body", "org_end")
    if len(things) > 1 and len(things[0].text) > 1 and not things[-1].text.endswith(bodies):
        rest = things[0].text if things[0].text.endswith(bodies) else rest  # 4个|基地|屋顶光伏装机容量
    noun = bool(things) and things[-1].flag[0] in "nxjlb" and not any(map(is_verb, (*things, tokens[-1])))
    return rest if noun and not is_measure_name(rest) else ""


_WHICH = re.compile(
    r"(?:^|[，、；：。,])(?:目前|现在|全[市县区省]|一是|二是|三是)?(?P<whole>(?!其|在(?![建用册营职岗研售]))[一-鿿A-Za-z0-9.]{2,16}?)(?:当)?中(?P<which>[一-鿿0-9A-Za-z]{2,12}?)的(?:还|仅|只|共|就|约)*有$"
)
_SOME = re.compile("(?P<who>[一-鿿]{2,10}?)(?:当)?中的(?:近|约|超过)?$")
_REST = re.compile("[，,；;]?(?:其中)?(?P<rest>其[余他它]|剩余|余)(?:的)?(?:近|约|共)?$")


@as_rule(
    "some of a whole",
    "10千伏线路中重载的有8条, 走访86名工匠中的52人, 其余8处: what some of them are goes before what all of them are",
    step=BESIDE,
    of=LEVEL,
    needs="中余他它",
    says="words before",
    examples=(
        "在用电梯中超期的有⟨18台⟩。 → 超期的在用电梯",
        "走访86名工匠中的⟨52人⟩。 → 走访工匠",
        "排查裂缝86处，修补79处，其余⟨7处⟩已围挡。 → 其余裂缝",
        "排查裂缝86处，修补79处，修补率92%，剩余⟨7处⟩列入计划。 → 剩余裂缝",
        "排查裂缝86处，修补79处，余⟨7处⟩列入计划。 → 其余裂缝",
        "人员支出86万元，其余⟨12万元⟩由专户安排。 → 其余支出",
    ),
    counter_examples=(
        "其中超期的有18台。",
        "受理咨询36件，投诉24件，其他8件。",
        "86名工匠中的52人通过考核。",
        "林地86亩，其余12亩为草地。",
        "其余12处。",
        "剩余12处。",
        "余12处。",
        "人员支出86万元，余12万元。",
    ),
    source="argued: some of a whole are told by what makes them some, and their head by the whole",
)
def some_of(so_far: SoFar, around: Around) -> Measured | None:
    """Give some of a whole, or the rest of it, the head that the whole has."""
    if which := _WHICH.search(around.left.rstrip()):
        counted = around.figure.kind in COUNTED and not around.right[0].strip()
        named = counted and _did_not(so_far, which["whole"])
        return Measured(clean(f"{which['which']}的{which['whole']}"), around.subject) if named else None
    if not around.at:
        return None
    some = _SOME.fullmatch(around.between.strip())
    if some and not around.right[0].strip() and around.figure.role == so_far.figures[around.at - 1].role:
        verb = so_far.words(so_far.clause(so_far.left(around.at - 1)))[-1:]
        acts = bool(verb) and (is_verb(verb[0]) or verb[0].text in words_of("act", "gets", "reach"))
        return Measured(clean(verb[0].text + some["who"]), around.subject) if acts else None
    rest = _REST.fullmatch(around.left.strip())
    if rest is None:
        return None
    if around.figure.kind == "amount":
        tokens = so_far.words(so_far.found[-1].metric or "") if so_far.found[-1].metric else ()
        money = tokens and tokens[-1].text in _MONEY and so_far.figures[around.at - 1].kind == "amount"
        money = money and rest["rest"] not in ("剩余", "余")  # 剩余涉案资金: all that it was says which
        return Measured(rest["rest"] + tokens[-1].text, around.subject) if money else None
    if around.figure.kind not in COUNTED or around.figure.unit in NO_THINGS or rest["rest"] in words_of("other_ones"):
        return None  # 咨询36件，投诉24件，其他8件: others than both
    thing = same_unit(so_far, around, more=False)
    said = "其余" if rest["rest"] == "余" else rest["rest"]
    return Measured(clean(said + thing), around.subject) if thing else None


_MONEY = frozenset({"支出", "收入", "费用", "资金", "投资", "投入", "经费"})


def _did_not(so_far: SoFar, whole: str) -> bool:
    """Whether a whole is things, and no work in which something was so: 在用电梯; not 推进, 培训."""
    last = so_far.words(whole)[-1]
    return not is_verb(last) and (
        last.text in ("项目", "工程") or last.text not in words_of("event", "act", "does", "person", "agent")
    )


_OF_THEM = re.compile(
    "[，,；;（(]?其中的?(?:有|已有)?|当?中的?(?:已|现|目前)*有|[，,；;](?:年内|目前|现|全年|当年)?(?:已|现)?有"
)
_NOT_SAID = re.compile("^(?:已经?|均|都|也|先后|成功|还)+")
_LONGEST = 24  # characters of what some of them did


@as_rule(
    "some that came to it",
    "完成革新21项，其中3项取得专利: what some of the things counted before came to goes before their name",
    step=BESIDE,
    at=BEHIND,
    of=COUNTED,
    needs="中有",
    says="words behind",
    examples=(
        "完成技术革新21项，其中⟨3项⟩取得实用新型专利。 → 取得实用新型专利的技术革新",
        "9座水厂中已有⟨8座⟩通过质量体系认证。 → 通过质量体系认证的水厂",
        "申报课题36个，其中⟨5个⟩获得省级奖励，占14%。 → 获得省级奖励的申报课题",
    ),
    counter_examples=(
        "完成技术革新21项，其中3项为今年新增。",
        "完成技术革新21项，其中重大革新3项。",
        "培训船员86人，其中12人取得证书。",
        "完成技术革新21项，其中3个班组获得奖励。",
    ),
    source="argued: some of a whole are told by what makes them some",
)
def some_came_to(so_far: SoFar, around: Around) -> Measured | None:
    """Give some of the things counted right before what they came to."""
    if not around.at or around.figure.unit in forms.PERSON_UNITS:
        return None
    last, told = so_far.figures[around.at - 1], so_far.found[-1]
    if _OF_THEM.fullmatch(around.between.strip().removeprefix(told.metric or "")) is None:
        return None
    words, cut = around.right
    said = _NOT_SAID.sub("", words.strip())
    tokens = so_far.words(said) if said and not cut else ()
    came = len(tokens) > 1 and tokens[0].text in words_of("pass") and len(said) <= _LONGEST
    if not came or not told.metric or last.unit != around.figure.unit or last.role != "level":
        return None
    things = told.metric.rpartition("等")[2] or told.metric  # 保藏甲、乙等|菌株
    return Measured(clean(f"{said}的{things}"), told.subject)


_THAN = "(?:不?超过|不足|不到|突破|达到?|不?高于|不?低于|大于|小于|多于|少于|优于)(?:了|约)?"
_HELD_AGAINST = re.compile(f"(?P<what>[一-鿿]{{3,12}}?)(?P<than>{_THAN}|在|为)?")
_HELD_WHOLE = re.compile(f"(?P<what>[一-鿿]{{3,10}}?)(?P<than>{_THAN})[一-鿿]{{2,8}}")
_LONGEST_HELD = 20  # characters of what is said of some, with its figure


def said_of_some(so_far: SoFar, around: Around) -> str:
    """Return what is said of a measure of some things, whole, with the next figure: 98个|村集体经济收入超过20万元."""
    words, cut = around.right
    held = (_HELD_AGAINST if cut else _HELD_WHOLE).fullmatch(words.strip())
    if held is None or not held["what"].endswith(MEASURES):
        return ""
    if not cut:
        return squeeze(words)
    following = so_far.figures[around.at + 1]
    if following.role != "level" or (not held["than"] and following.text[:1].isdigit()):
        return ""
    end = so_far.text[following.span.end : following.span.end + 1]
    whole = squeeze(words + so_far.text[following.span.start : following.span.end])
    return whole if len(whole) <= _LONGEST_HELD and (not end or end in CLAUSE_ENDS) else ""
