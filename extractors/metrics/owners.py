"""Bodies that a sentence is about: 全省国有林场…, 民宿126家，床位…: what follows is theirs, and not the place's."""

import re
from collections.abc import Sequence
from functools import partial

from extractors.metrics import forms
from extractors.metrics.holders import has_part
from extractors.metrics.opening_times import OPENING_TIME
from extractors.metrics.predicates import acts_on, is_measure, is_verb, may_act
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.words import Token, joined, words_of
from extractors.text.characters import CLAUSE_ENDS, CLAUSE_START
from extractors.text.own_unit import PLACE
from extractors.text.word_patterns import any_word

_word = partial(any_word, "metrics/words.csv")
_OWN_PLACE = re.compile(rf"(?:(?:全|我|本|该){PLACE}|全国)(?:各级|各类|各)?")
_BODY = re.compile(f"{_word('owner')}$")
_ANY_BODY = re.compile(f"{_word('owner', 'owner_placed')}$")
_NO_BODY = re.compile(
    r"[0-9两多几数各每该此其本我全同某首新再另有共为已将向对从由经在与及和使让按]|[一二三四五六七八九十]+[个家座所条处支名项批大]|"
    rf"{_word('no_topic_begin')}"
)
# 全市公立医院门诊量386万人次，常住人口86万人: what only a place has
_OF_PLACE = re.compile(f"{_word('place_has')}|全[市省县区国镇乡村州]|[各我该较比]|本[市省县区国镇乡村州]|其他")
_OF_OTHER_BODY = re.compile(f"[一-鿿]{{1,8}}?(?:户|{_word('owner')})(?=[一-鿿])")
_OF_GROUP = re.compile("(?:[母子分孙]|参股|控股|联营|合营)公司$|向")  # whose quantities other rules tell
_LONGEST, _LEAST = 14, 3  # characters of a body
_JOINS = frozenset(("的", "：", "（", "）", "/", "该", "此", "、", "等"))
_PERSONS = frozenset({"人", "名", "位", "人次", "户"})
_UNITS_OF_BODIES = frozenset({"家", "户", "个", "所", "座", "处", "支", "间", "条", "起", "件", "宗"})
_HAD_BY_BODIES = _PERSONS | {"张", "头", "份", "%", "亩", "公顷", "册", "平方米", "立方米", "元", "吨", "千瓦", "笔"}
_THERE_ARE = re.compile(
    rf"{CLAUSE_START}(?:其中[，：]?|另有|还有|{OPENING_TIME})*(?:[^{CLAUSE_ENDS}：]{{0,12}}(?:有|建成了?|开设|设立)了?)?$"
)
_BUILT = frozenset({"建成", "新建", "开设", "设有", "建有", "现有", "共有", "拥有"})
_HAS = re.compile(r"(?:现|共|还|另|拥)?有")
_CONTRAST = re.compile("^(?:而|但|且)")


def is_body(name: str) -> bool:
    """Whether a name ends in that of a body: 国有林场."""
    if _OF_GROUP.search(name):
        return False
    return _BODY.search(name) is not None


def _has_it(behind: Sequence[Token], name: str, metric: str) -> bool:
    """Whether the words behind a body name what it has: 国有林场|在职 职工; not 企业|改制."""
    thing = joined(behind)
    if not thing or not (metric.endswith(thing) or thing.startswith(metric)):
        return False
    last = behind[-1]
    had = is_measure(last) or has_part(thing) or last.text in words_of("person", "group")
    return (had or last.text.endswith(("员", "者", "生", "工", "儿", "床位"))) and len(name) >= _LEAST


def _does(behind: Sequence[Token], name: str, thing: str) -> bool:
    """Whether the words behind a body begin to say what it does: 煤矿|累计 发生, 景区|接待; not 学校|招生 人数."""
    first = behind[0]
    if len(behind) > 1 and is_measure(behind[-1]) and thing == joined(behind):
        return False
    if first.text in words_of("adverb", "manner", "light", "has", "join", "gets") or first.flag == "d":
        return True
    if first.text in ("在", "为", "对", "于") and len(name) > _LEAST:
        return len(behind) > _LEAST
    return len(behind) > 1 and (is_verb(first) or first.text in words_of("act", "does")) and may_act(first)


def _opening(words: str, metric: str, so_far: SoFar) -> str:
    """Return the body that words open with and say something of, or nothing."""
    if _NO_BODY.match(words):
        return ""
    tokens = so_far.words(words)
    name = ""
    if _BODY.fullmatch(tokens[0].text if tokens else ""):
        return ""
    for at, token in enumerate(tokens[:-1]):
        name += token.text
        if len(name) > _LONGEST or token.text in _JOINS or token.text in words_of("preposition", "link"):
            return ""
        if at and acts_on(tokens, at) and not is_body(token.text):
            return ""
        behind = tokens[at + 1 :]
        if not is_body(name) or is_body(joined(behind[:1])):
            continue
        if len(name) < _LEAST:
            continue
        acted = may_act(tokens[0]) and at and not is_body(tokens[0].text)
        if acted or any(name in own or own in name for own in so_far.names):
            return ""
        if _has_it(behind, name, metric) or _does(behind, name, metric):
            return name
    return ""


def body_of(words: str, metric: str, so_far: SoFar) -> str:
    """Return the body that a clause is about, with the place before it, or nothing.

    1. 外资银行|不良贷款余额   2. 县供电公司|完成投资
    Left alone: 企业所得税, 各学校, 我院, those behind a place (全省国有林场), whom another rule tells.
    """
    words = _CONTRAST.sub("", words)
    return _opening(forms.untied(words), metric, so_far) if words and not _OWN_PLACE.match(words) else ""


def is_in(topic: str, metric: str) -> bool:
    """Whether a metric names the bodies of a topic, or the end of them: 辖内银行业机构 and 银行业机构贷款余额."""
    if not is_body(topic):
        return topic in metric
    return any(metric.startswith(topic[at:]) for at in range(len(topic) - 1))


def whose(bodies: str, metric: str, own: str) -> str:
    """Return the bodies of a place that a quantity goes on to tell of, or the place where they cannot have it.

    1. 全市法院受理案件9件，|办结案件 → 全市法院   2. 全市法院受理案件9件，|常住人口 → 全市
    """
    place = _OWN_PLACE.match(bodies)
    bare = forms.untied(own).strip("，、； ")
    theirs = may_have(bare, metric) and not (is_another(metric) and bare == metric)
    return bodies if theirs or place is None else place[0]


def may_have(words: str, metric: str) -> bool:
    """Whether a clause may tell what a body has: not 常住人口 or what begins with a place."""
    return not _OF_PLACE.match(words) and not _OF_PLACE.match(metric)


def is_another(metric: str) -> bool:
    """Whether a bare name counts bodies or tells of others: 幼儿园, 散养户免疫率."""
    return _ANY_BODY.search(metric) is not None or _OF_OTHER_BODY.match(metric) is not None


def counted(so_far: SoFar, around: Around, measured: Measured) -> str:
    """Return the bodies that a quantity counts, where what follows may be told of them: 有民宿|126家，床位.

    Left alone: a list of them (学校36所，幼儿园26所), those that a longer clause does something with.
    """
    metric, figure = measured.metric or "", around.figure
    if figure.role != "level" or figure.unit not in _UNITS_OF_BODIES or not _BODY.search(metric):
        return ""
    listed = so_far.counted == around.at - 1 and around.at > 0 and "其中" not in around.since
    so_far.counted = around.at
    own = forms.untied(around.own).strip()
    before = own.removesuffix(metric) if own.endswith(metric) else own if around.right[0] == metric else None
    if listed or before is None or not _THERE_ARE.search(before):
        return ""
    tokens = so_far.words(metric)
    built = len(tokens) > 1 and tokens[0].text in _BUILT
    return "" if may_act(tokens[0]) and not built else joined(tokens[built:])


def goes_on_with(so_far: SoFar, around: Around, metric: str, own: str) -> bool:
    """Whether a bare name behind counted bodies is what they have: 民宿126家，|床位|3200张, 有职工745人."""
    bare = _HAS.sub("", forms.untied(own).strip(), count=1)
    if bare != metric or not may_have(bare, metric) or is_another(metric) or around.figure.unit not in _HAD_BY_BODIES:
        return False
    *others, last = so_far.words(metric)
    if (may_act(last) and not others) or any(map(may_act, others)):
        return False
    return around.figure.unit != "%" or metric.endswith("率")
