"""What a clause with a verb counts: the thing before the verb, or what a clause with 的 says more of."""

from collections.abc import Sequence

from extractors.metrics.beginnings import begins_verb_phrase
from extractors.metrics.forms import ALL_KINDS
from extractors.metrics.phrases import Token, is_verb, joined, noun_phrase_after, words_of
from extractors.metrics.predicates import did, takes_part
from extractors.metrics.words import endings_of
from extractors.text.own_unit import own_word

_PLANS = frozenset({"计划", "预计", "拟"})  # jieba's nouns
_MEASURES = ("率", "量", "额", "值", "度", "数", "规模", "收入", "利润")
_OF_RATES = frozenset({"目标", "水平", "标准", "的", "和", "及", "与", "、"})
_ACTORS = frozenset({"人", "名", "位", "户", "家", "人次"})


def acts(token: Token) -> bool:
    """Whether a word is a verb or says that people took part or got through."""
    return is_verb(token) or takes_part(token)


def qualified(tokens: Sequence[Token], people: bool, *, led: bool = False) -> str:
    """Return what a clause with 的 says more of: 12项涉及园丁利益的办法 → 办法; 40名各地的志愿者 → 志愿者."""
    texts = [token.text for token in tokens]
    if "的" not in texts[1:]:
        return ""
    behind = noun_phrase_after(tokens[texts.index("的", 1) + 1 :])
    if people:
        persons = words_of("person")
        return joined(behind) if texts[0] not in persons and any(t.text in persons for t in behind) else ""
    if led and (is_verb(tokens[0]) or tokens[0].text[0] in "未不"):
        return joined(behind)  # (对) 88台邻近村庄的风机
    return joined(behind) if texts[0] in words_of("act", "join", "about") else ""


def thing_before_verb(thing: Sequence[Token], behind: Sequence[Token], unit: str | None) -> str:
    """Return the thing before a quantity whose verb stands behind it: 招募社区义工52名到场 → 社区义工.

    Only of who can act: people, households, organisations. Left alone: what people did or took part in (58人通过认证,
    职工36人参加培训), events and the unit itself (全行110名选手参赛). People that only a general word names keep the
    verb that brought them: 选派党员9人下沉一线 → 选派党员, which are not all.
    """
    while behind and (behind[0].text in words_of("manner") or behind[0].flag == "d"):
        behind = behind[1:]
    if unit not in _ACTORS or not behind or is_verb(thing[-1]) or not begins_verb_phrase(behind):
        return ""
    invited = len(thing) > 1 and thing[0].text in words_of("invite")
    who = thing[invited:]
    general = all(token.text in words_of("person") for token in who)
    if own_word(joined(who)) or who[-1].text in words_of("event"):
        return ""
    if not invited and (general or takes_part(behind[0])):
        return ""
    return joined(thing if general else who)


def part_done(before: Sequence[Token], behind: Sequence[Token]) -> str:
    """Return what a share was done of, where only verbs stand before it: 计划完成65%站点的改造 → 站点的改造."""
    verbs = before and all(is_verb(t) or t.text in words_of("adverb") or t.text in _PLANS for t in before)
    if not verbs or not did(before[-1]) or not behind or not behind[0].flag.startswith("n"):
        return ""
    phrase = noun_phrase_after(behind)
    rest = behind[len(phrase) :]
    thing = joined(noun_phrase_after(rest[1:])) if rest and rest[0].text == "的" else ""
    return joined(phrase) + (f"的{thing}" if thing else "")


def object_of(tokens: Sequence[Token]) -> str:
    """Return the thing that the verb of a phrase is done with: 查出 设备 缺陷 → 设备缺陷; nothing without a verb."""
    if len(tokens) > 1 and tokens[0].text.startswith("每"):
        tokens = tokens[1:]  # 每股 派发 股利
        while len(tokens) > 1 and (tokens[0].text.isdigit() or tokens[0].text == "股"):
            tokens = tokens[1:]  # 每 10 股 派发 股利
    verb, *rest = tokens
    acts_first = is_verb(verb) or verb.text in words_of("act", "does", "takes")
    if (
        not rest
        or not acts_first
        or rest[-1].text in words_of("event")
        or not (rest[-1].flag.startswith(("n", "l", "j", "x", "vn")) or rest[-1].text in words_of("thing"))
    ):
        return ""
    return ALL_KINDS.sub("", joined(rest))


def measure_that_moved(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the measure that a clause opens with and says something of: 破案率 | 创 新高, 吞吐量 | 跃居 全国第三.

    Nothing where a clause opens with another thing, or only names one.
    """
    says = endings_of("went", "light", "link")
    for at in range(1, len(tokens)):
        token, before = tokens[at], tokens[at - 1].text
        if token.text in words_of("thing"):
            continue  # 销售 收入
        rates = before.endswith("率") and token.text not in _OF_RATES
        if rates or is_verb(token) or token.flag == "d" or token.text.startswith(says):
            return tokens[:at] if before.endswith(_MEASURES) else ()
    return ()
