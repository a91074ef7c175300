"""The topic that a sentence opens with or told before, of which a bare verb or a general noun says something.

实施治沙项目36个，经费86万元            → 治沙项目经费
农村低保经过复核，调出860人             → 农村低保调出
台风“海燕”登陆，估损3,600万元           → 估损, of 台风“海燕”
完善积分兑换办法，全年兑换3.6万分       → 积分兑换
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import may_act
from extractors.metrics.cut.words import QUOTE, QUOTED, Token, is_verb, joined, words_of
from extractors.metrics.find.behind import object_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.clause_subjects import LONGEST, goes_on, is_org, names_body, opening
from extractors.metrics.owner.last_named import has_name
from extractors.metrics.owner.things_before import object_of_clause
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLOSE, MARKER_END, OPEN
from extractors.text.needed import needed
from extractors.text.own_unit import WHOLE_PLACE, is_named, own_word
from extractors.text.times import WHEN_AND_IN_ALL
from extractors.text.word_patterns import any_word, either
from schemas.word_lists import by_use

_WORDS = "metrics/topics.csv"
_FIGURE = "\0"  # stands for a quantity in the text before another
_PARTS = re.compile(r"[，,：:]")
_ASIDE = re.compile(f"{OPEN}[^{BRACKETS}]*{CLOSE}")
_ITEM = re.compile(rf"\s*{OPEN}?[0-9一二三四五六七八九十]+{CLOSE}?{MARKER_END}\s*")  # 3．启动改造工程
_FAR = 2  # clauses that a thing without a name of its own does not reach over
_SHORT = 10  # characters of a thing before what a body has
# 合计|总值, 当年|销售额, 实际|支出: only when it was, that it is all, how well it is known
_LED = re.compile(rf"^(?:{WHEN_AND_IN_ALL}|其中|预计|实际|总计|平均|户均|半年|已|又|还|另|也|再)+")
_NO_THING = re.compile("[该此本其这各每某]|上述|前述|以上|同一|主[要营]|其[他余]|另|重点工作")


# what is said of things of a kind, how their names end, and how those of others do that only sound like it
_KINDS = (
    ("works_has", "works", "works_not"),
    ("tender_has", "named_tender", ""),
    ("loss_has", "loss", "loss_not"),
    ("crop_has", "crop", ""),
    ("readers_has", "readers", ""),
    ("discount_has", "discount", ""),
    ("welfare_has", "welfare", ""),
    ("tested_has", "tested", ""),
    ("survey_has", "survey", ""),
    ("insured_has", "insured", ""),
    ("cover_has", "cover", ""),
    ("equipment_has", "equipment", ""),
    ("lawsuit_has", "lawsuit", ""),
    ("trader_has", "trader", ""),
    ("guard_has", "guard", ""),
    ("raised_has", "raised", ""),
    ("activity_has", "activity", ""),
    ("staff_has", "named_staff", ""),
    ("crime_has", "crime", ""),
    ("fund_has", "fund", "fund_not"),
)


class _Kind(NamedTuple):
    """A kind of things: how their names end, and how those of others do that only sound like it."""

    ends: re.Pattern[str]
    within: re.Pattern[str]
    other: re.Pattern[str]


@cache
def _kinds() -> Mapping[str, tuple[_Kind, ...]]:
    """Return of each bare name the kinds of things that it may be said of."""
    found = dict[str, tuple[_Kind, ...]]()
    words = by_use(_WORDS)
    for has, of, other in _KINDS:
        end = f"{either(words[of])}(?:[一二三四五六][期号]|{QUOTE.pattern})?"
        kind = _Kind(
            re.compile(f"{end}$"), re.compile(end), re.compile(f"{either(words[other])}$" if other else "(?!)")
        )
        for name in words[has]:
            found[name] = (*found.get(name, ()), kind)
    return found


@cache
def _names() -> tuple[str, ...]:
    """Return the bare names as `str.endswith` takes them."""
    return (*_kinds(), *by_use(_WORDS)["way_deed"])


class _Part(NamedTuple):
    """A clause of the sentence before a quantity, with the numbers of its own quantities."""

    text: str
    numbers: Sequence[int]


class _Topic(NamedTuple):
    """The thing that a clause tells of, whose it is; `several` where a clause counts more than one thing."""

    thing: str = ""
    whose: str | None = None
    several: bool = False


_NO_TOPIC = _Topic()


def _parts(so_far: SoFar, around: Around) -> list[_Part]:
    """Return the clauses of a quantity's sentence up to it, behind the last ；, its own first, without brackets."""
    start, text = around.figure.span.start, so_far.text
    floor = max((end.end() for end in forms.BETWEEN_SENTENCES.finditer(text, 0, start)), default=0)
    floor = max(floor, *(text.rfind(sign, floor, start) + 1 for sign in "；;"))
    item = _ITEM.match(text, floor, start)
    floor = item.end() if item else floor
    aside = [found.span() for found in _ASIDE.finditer(text, floor, start)]
    parts, clause, numbers, at = list[_Part](), "", list[int](), floor
    figures = [(number, so_far.figures[number].span) for number in range(around.at)]
    inside = [(number, span.start, span.end) for number, span in figures if span.start >= floor]
    stops = [(None, *end.span()) for end in _PARTS.finditer(text, floor, start)]
    told = [(first, end) for _, first, end in inside]
    for number, first, end in sorted([*inside, *stops, *((-1, *span) for span in aside)], key=lambda one: one[1]):
        if first < at or (number is None and any(begin < first < stop for begin, stop in told)):
            continue  # in brackets, or the comma of a number
        clause += text[at:first]
        at = end
        if number is None:
            parts.append(_Part(clause.strip(), numbers))
            clause, numbers = "", []
        elif number >= 0:
            clause += _FIGURE
            numbers.append(number)
    return [_Part((clause + text[at:start]).strip(), numbers), *reversed(parts)]


def _is_of(thing: str, kinds: tuple[_Kind, ...]) -> bool:
    """Whether a thing is of one of some kinds."""
    named = 1 < len(thing) <= LONGEST and not _NO_THING.match(thing) and own_word(thing) is None
    named = named and thing not in by_use(_WORDS)["general"]
    return named and any(kind.ends.search(thing) and not kind.other.search(thing) for kind in kinds)


def _opens(so_far: SoFar, text: str, kinds: tuple[_Kind, ...], *, ties: bool) -> str:
    """Return the thing of some kinds that a clause opens with, what is said of it behind: 农村低保|经过复核."""
    words = opening(text, so_far)
    found = (end.end() for kind in kinds for end in kind.within.finditer(words[: LONGEST + 1]))
    for end in sorted(found, reverse=True):
        name, tokens = words[:end], so_far.words(words[:end])
        inside = tokens[1:]
        led = any(token.text in words_of("light", "brings_topic", "brought", "leads_inquiry") for token in inside)
        led = led or any(token.flag[0] in "pcdr" for token in inside) or "的" in name
        noun = tokens[0].flag[0] in _NOUNS or tokens[0].flag == "vn" or len(tokens) == 1
        if noun and not led and _is_of(name, kinds) and _says(so_far, words[end:], ties=ties):
            return name
    return ""


_NOUNS = "nxjlsbz"
_TOLD = re.compile("种了?|有|已|于|“|里|中|上|共|全|现|每|平均|人均")


def _says(so_far: SoFar, behind: str, *, ties: bool) -> bool:
    """Whether words say something of the thing before them: 低保|经过, 油茶|种了; not 项目|建设."""
    first, *more = so_far.words(behind) or (Token("", "x"),)
    if _TOLD.match(behind) or first.flag[0] in "pd":
        return True
    return is_verb(first) and (ties or bool(more) or first.flag == "v")


def _attended(so_far: SoFar, name: str) -> str:
    """Return an event without the verb of those who came to it: 参加|体能测试."""
    first, *more = so_far.words(name)
    return joined(more) if more and first.text in words_of("holds_event", "join") else name


def _counted(so_far: SoFar, part: _Part, kinds: tuple[_Kind, ...]) -> _Topic:
    """Return the thing of some kinds that a clause counts or measures."""
    levels = [number for number in part.numbers if so_far.figures[number].role == "level"]
    if len({so_far.found[number].metric for number in levels} - {None}) > 1:
        return _Topic(several=True)
    for number in levels[-1:]:
        one = so_far.found[number]
        if _is_of(one.metric or "", kinds):
            return _Topic(one.metric or "", one.subject)
        who = object_of(so_far.words(one.subject)) or _attended(so_far, one.subject) if one.subject else ""
        if _is_of(who, kinds):
            return _Topic(who)
    return _NO_TOPIC


def _told_in(so_far: SoFar, part: _Part, kinds: tuple[_Kind, ...], metric: str) -> _Topic:
    """Return the thing of some kinds that a clause tells of."""
    for number in reversed(part.numbers):
        one = so_far.found[number]
        if of_topic.name in one.rules and one.subject and _is_of(one.subject, kinds):
            return _Topic(one.subject)
    counted = _counted(so_far, part, kinds)
    if counted != _NO_TOPIC:
        return counted
    behind = part.text.rpartition(_FIGURE)[2] if part.numbers else part.text
    for name in _ends_in(so_far, part, behind, metric):
        if _is_of(name, kinds):
            return _Topic(_attended(so_far, name))
    return _Topic(_opens(so_far, part.text.rstrip(_FIGURE).partition(_FIGURE)[0], kinds, ties=bool(part.numbers)))


def _topic(so_far: SoFar, parts: Sequence[_Part], kinds: tuple[_Kind, ...], metric: str) -> _Topic:
    """Return the one thing of some kinds that the clauses before a quantity tell of, the last one first."""
    found = _NO_TOPIC
    for back, part in enumerate(parts):
        one = _told_in(so_far, part, kinds, metric)
        if one.several and not found.thing:
            return _NO_TOPIC
        if found.thing and one.thing and one.thing not in found.thing and found.thing not in one.thing:
            return _NO_TOPIC  # 蔬菜2万亩，棚菜6千亩，总产
        if not found.thing:
            found = one
            if back >= _FAR and one.thing and not has_name(so_far.words(one.thing)):
                return _NO_TOPIC  # 拥有大型基地，有分厂，引进设备，建筑面积: of the firm again
        if not found.thing and not _goes_on(so_far, part):
            return _NO_TOPIC
    return found


def _ends_in(so_far: SoFar, part: _Part, behind: str, metric: str) -> Iterator[str]:
    """Yield the things that a clause may end in, the surest first."""
    if not behind:
        return
    if not part.numbers:
        yield object_of_clause(so_far, behind, metric)
    yield so_far.phrase_before(behind)


def _goes_on(so_far: SoFar, part: _Part) -> bool:
    """Whether a clause goes on without a subject of its own: 同比减少6件, 占地860平方米; not 职工86人."""
    if not part.numbers:
        return goes_on(part.text, "", so_far)
    first = part.numbers[0]
    one = so_far.found[first]
    if so_far.figures[first].role == "change":
        return True
    name, words = one.metric or "", so_far.words(untied(part.text.partition(_FIGURE)[0]))
    return of_topic.name in one.rules or (
        bool(words) and goes_on(part.text.partition(_FIGURE)[0], name, so_far, is_like=False)
    )


_WAY = any_word(_WORDS, "way_head")


def _of_way(so_far: SoFar, part: _Part, deed: str) -> str:
    """Return a verb with the object that it has in the name of a way to do it: 积分兑换|办法, 旧衣回收|点."""
    found = re.search(rf"(?P<what>[一-鿿]{{2,12}}?){deed}(?:{_WAY})", part.text)
    if found is None:
        return ""
    tokens = list(so_far.words(found["what"]))
    what = list[Token]()
    while tokens and (
        (tokens[-1].flag[0] in _NOUNS and not may_act(tokens[-1])) or tokens[-1].text in by_use(_WORDS)["way_object"]
    ):
        what.insert(0, tokens.pop())
    name = joined(what)
    return name + deed if len(name) > 1 and not names_body(name) and not _NO_THING.match(name) else ""


@as_rule(
    "topic of a bare name",
    "农村低保经过复核，调出860人: a bare verb or general noun is of the thing told of before that can have it",
    step=ADDED,
    of=LEVEL,
    needs=needed(re.compile(either(_names()))),
    examples=(
        "农村低保经过年度复核，调出⟨860人⟩，调进320人。 → 农村低保调出",
        "农村低保经过年度复核，调出860人，调进⟨320人⟩。 → 农村低保调进",
        "五保260人，全年调出6人、调入⟨8人⟩。 → 五保调入",
        "本年立项市级气象课题项目36项，经费⟨86万元⟩。 → 市级气象课题项目经费",
        "新建换热站1座，占地860平方米，总投资⟨260万元⟩。 → 总投资, 新建换热站",
        "市水务集团北河治理工程于6月开工，总投资⟨3.6亿元⟩。 → 总投资, 市水务集团北河治理工程",
        "建成屋顶光伏电站36座、容量⟨8.6兆瓦⟩。 → 容量, 建成屋顶光伏电站",
        "全年发生机械故障事件36起，损失金额⟨86万元⟩。 → 机械故障事件损失金额",
        "台风“海燕”登陆，造成报案860件，估损⟨3,600万元⟩。 → 估损, 台风“海燕”",
        "油茶种了3.6万亩，总产8.6万吨，卖得⟨1.6亿元⟩。 → 油茶卖得",
        "半价换乘86万人次，让利⟨约260万元⟩。 → 半价换乘让利",
        "完成马拉松等6项赛事的医疗保障任务，累计出车⟨86台次⟩。 → 医疗保障任务出车",
        "受理仲裁案件86件，同比减少6件，其中结案⟨80件⟩。 → 仲裁案件结案",
        "3,860名船员参加游泳考核（因病缓考36人），及格率为96%，优秀率为⟨36%⟩。 → 游泳考核优秀率",
        "新增科研仪器86万元，总值达⟨3亿元⟩。 → 科研仪器总值",
        "3．启动旧桥改造工程，计划投资⟨86万元⟩。 → 旧桥改造工程计划投资, plan",
        "护林员平均年龄47岁，招录缺口⟨约30人⟩。 → 护林员招录缺口",
        "为860艘渔船上了保险，6月底已有⟨36艘⟩报赔。 → 保险报赔",
        "修订积分兑换细则，全年兑换⟨3.6万分⟩。 → 积分兑换",
        "设立旧衣回收点36个，全年回收⟨86吨⟩。 → 旧衣回收",
        "从严惩治盗采河砂犯罪，批捕36人，起诉⟨86人⟩。 → 盗采河砂犯罪起诉",
        "设立或扩大渔业引导基金6支，规模8亿元，到位⟨3亿元⟩。 → 渔业引导基金到位",
    ),
    counter_examples=(
        "建设光伏项目3个，公司总投资3亿元。",
        "召开项目推进会12次，总投资3亿元。",
        "签约光伏项目12个，员工86人，总投资3亿元。",
        "推进光伏项目建设，全年总投资3亿元。",
        "全面履行检察职责，批捕36人，起诉86人。",
        "实施项目36个，总投资3亿元。",
        "种植油茶2万亩、板栗3万亩，总产13万吨。",
        "油茶种了3.6万亩，茶叶种了2万亩，总产8.6万吨。",
        "发生溢油事故2起；损失金额86万元。",
        "发现事故隐患12处，损失金额3万元。",
        "完成审计项目36个，概算3亿元。",
        "农村低保经过年度复核，公司调出86人。",
        "完善积分兑换办法，全年兑换外汇3万美元。",
        "完善积分兑换办法，受理36件。",
        "完成供电保障任务，营业收入3亿元。",
        "举办船员培训12期、防汛演练6次，总时长860小时。",
        "全年开展活动36次，累计服务时长860小时。",
        "护林员平均年龄47岁，站点缺口30个。",
        "拥有大型基地，设有分厂，引进设备，建筑面积6万平方米。",
    ),
    source="argued: a sentence names once what it speaks of; what only a test has is of the one named",
)
def of_topic(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the topic of the clauses before a bare name before it; what has a name of its own is the subject."""
    metric = measured.metric or ""
    said = _bare(so_far, around, metric) if metric.endswith(_names()) and not around.subject else None
    if said is None:
        return None
    bare, parts = said
    if parts and bare in by_use(_WORDS)["way_deed"] and (way := _of_way(so_far, parts[0], bare)):
        return replace(measured, metric=metric.replace(bare, way))
    kinds = _kinds().get(metric, ()) or _kinds().get(bare, ())
    topic = _topic(so_far, parts, kinds, metric) if kinds else _NO_TOPIC
    if not topic.thing or topic.thing in metric or topic.thing in (measured.subject or ""):
        return None
    name, owned = metric if _LED.match(metric) else bare, is_named(measured.subject)
    if not owned and not _at_place(measured) and _names_its_own(so_far, topic.thing, name):
        return replace(measured, metric=name, subject=topic.thing)
    thing = _without_verb(so_far.words(topic.thing))
    if name in by_use(_WORDS)["equipment_has"]:
        thing = _NEW.sub("", thing)  # 新增|科研仪器86万元，总值达3亿元: of all there are
    if owned and (topic.whose != measured.subject or "、" in thing or len(thing) > _SHORT):
        return None
    return replace(measured, metric=thing + name, subject=measured.subject if owned or _at_place(measured) else None)


def _without_verb(tokens: Sequence[Token]) -> str:
    """Return a topic without the verb that brings it, and how that was done: 依法 严惩|诈骗犯罪, 实施|治沙项目."""
    brings = by_use(_WORDS)["brings_topic"]
    led = 1 if tokens[0].flag in _HOW and len(tokens) > 1 and tokens[1].text in brings else 0
    return joined(tokens[led + 1 :] if tokens[led].text in brings and len(tokens) > led + 1 else tokens)


_HOW = frozenset({"d", "ad", "v"})


def _at_place(measured: Measured) -> bool:
    """Whether a quantity is of a whole place: 全市."""
    return _PLACE.fullmatch(measured.subject or "") is not None


def _names_its_own(so_far: SoFar, thing: str, metric: str) -> bool:
    """Whether a thing has a name of its own, and no mere word for its sort: 台风“海燕”, 北河治理工程, 船员书屋."""
    tokens, words = so_far.words(thing), by_use(_WORDS)
    if not any(metric in words[use] for use in ("works_has", "loss_has", "readers_has")):
        return False
    return is_org(thing) or any(token.flag in ("ns", QUOTED) for token in tokens)


_NEW = re.compile("^(?:当年|本年)?新(?:增|购置?|添)")
_PLACE = re.compile(WHOLE_PLACE)
_THERE_ARE = re.compile("(?:已|共)*有?")


def _bare(so_far: SoFar, around: Around, metric: str) -> tuple[str, Sequence[_Part]] | None:
    """Return the bare name that a clause is, and the clauses before it; None where the clause says more.

    1. ，累计|调出860人   2. 电站36座、|容量8兆瓦   3. ，已有36户|报赔
    """
    own, *before = _parts(so_far, around)
    first, listed, said = own.text.rpartition(_FIGURE)
    behind = around.right[0].strip()
    if listed and not said.startswith(("、", "和", "及")):
        return None
    said = untied((said.lstrip("、和及") if listed else said).strip())
    bare = _LED.sub("", said) or said
    if behind:
        alone = behind == metric and not listed and _THERE_ARE.fullmatch(bare)
        return (metric, before) if alone else None
    if bare not in (metric, _LED.sub("", metric)) and not (listed and metric.endswith(bare)):
        return None
    return bare, ([_Part(first + _FIGURE, own.numbers)] if listed else []) + before
