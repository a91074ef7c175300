"""Which of the things behind a quantity are counted: 行动不便的老人, 医院仍未开通网上挂号, 尚未完成整改."""

import re
from collections.abc import Sequence

from extractors.metrics.edges import JOINERS
from extractors.metrics.phrases import Token, joined, noun_phrase_after, words_of
from extractors.metrics.predicates import MEASURES, first_action, is_denied, is_verb, without_end
from extractors.metrics.so_far import Around, SoFar
from extractors.metrics.words import endings_of
from extractors.text.characters import CLAUSE_ENDS
from schemas.text import squeeze

_GROUPS = frozenset({"家", "个", "支"})  # units of bodies: 基层工会|组织
# of those of whom something is said, 子女 and 专家 among them
_PEOPLE = (*endings_of("person", "group", "agent", "person_end"), *"女子家手属众老友客")
# 已停产, 尚未完成整改, 均已办结: no thing, only what was or was not done
_STATE = re.compile(
    r"(?:[均都也]|全部|已经?|目前|现)*(?P<state>(?:(?:尚|仍|还|暂|从|并)?[未没]|[尚仍还正]在|仍|(?<=已)|(?<=已经)|(?<=均)|(?<=都))"
    r"[^的\d]{2,14})"
)
_IN_YEAR = re.compile(r"^在?\d{4}年度?")
_BEGINS_WHICH = "未不无因"
_STATIVE = frozenset(
    ("存在", "符合", "具有", "具备", "缺少", "缺乏", "位于", "地处", "含有", "带有", "濒临", "面临", "属于", "达到")
)
_NO_CLAUSE = frozenset({"了", "被", "以及", *JOINERS})
_NOT_YET = frozenset({"尚", "仍", "仍然", "没"})  # beside those that `is_denied` tells
_NOTHING_HAPPENED = re.compile(r"(?:未|没有|没)(?:再|曾)?(?:出现|发生|受|停|断)")
_LONGEST_DENIED = 16  # characters of a thing with what was not done
_THAN = "(?:不?超过|不足|不到|突破|达到?|不?高于|不?低于|大于|小于|多于|少于|优于)(?:了|约)?"
_HELD_AGAINST = re.compile(f"(?P<what>[一-鿿]{{3,12}}?)(?P<than>{_THAN}|在|为)?")
_HELD_WHOLE = re.compile(f"(?P<what>[一-鿿]{{3,10}}?)(?P<than>{_THAN})[一-鿿]{{2,8}}")
_LONGEST_HELD = 20  # characters of what is said of some, with its figure
_LONGEST_WHICH = 14  # characters of a clause with 的 that says which of them are meant


def with_bodies(tokens: Sequence[Token], unit: str | None) -> Sequence[Token]:
    """Return words with 组织 and the noun before it as one, where it is a body and no deed: 50家|工会 组织|在 线上."""
    for at in range(1, len(tokens) if unit in _GROUPS else 0):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        ends = (
            following is None
            or following.flag in ("p", "d", "f")
            or following.text == "的"
            or following.text in words_of("manner", "adverb")
        )
        if tokens[at].text == "组织" and tokens[at - 1].flag.startswith(("n", "j")) and ends:
            body = Token(joined(tokens[at - 1 : at + 1]), "n")
            return [*tokens[: at - 1], body, *tokens[at + 1 :]]
    return tokens


def state_of_them(words: str) -> str:
    """Return what words without a thing say was or was not done with those that are counted: 36家|尚未完成整改."""
    told = _STATE.fullmatch(_IN_YEAR.sub("", squeeze(words)))
    return told["state"] if told else ""


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


def denied_of(phrase: Sequence[Token], tokens: Sequence[Token], words: str) -> str:
    """Return a thing with what was not done by it or with it, as it is not all of them: 12家|医院仍未开通网上挂号."""
    rest = tokens[len(phrase) : len(phrase) + 1]
    denied = phrase and rest and (is_denied(rest[0]) or rest[0].text in _NOT_YET)
    whole = squeeze(words)
    if _NOTHING_HAPPENED.search(whole):
        return ""  # 4个乡镇|未出现断供: all of them
    return whole if denied and len(whole) <= _LONGEST_DENIED and whole.startswith(joined(phrase)) else ""


def which_of_them(tokens: Sequence[Token], people: bool) -> str:
    """Return those counted with the clause that says which: 21名|符合 购房 标准 的 老人, 85名|行动不便 的 老人.

    Left alone: 12个|小区 的 居民 (the first is counted), 涉及 职工 的 办法 and what else is a deed of its own.
    """
    if people and tokens and tokens[0].text[0] == "因" and len(tokens) > len(("why", "did")):
        who = tokens[2].text.endswith(_PEOPLE)
        if who and is_verb(tokens[1]):
            return joined(tokens[:3])  # 30名|因案 致贫 群众
    at = next((at for at, token in enumerate(tokens) if token.text == "的"), 0)
    which, rest = tokens[:at], tokens[at + 1 :]
    head = noun_phrase_after(rest[: first_action(rest)])
    if not which or not head or len(joined(which)) > _LONGEST_WHICH or any(t.text in _NO_CLAUSE for t in which):
        return ""
    first, last = which[0], which[-1]
    told = first.text in words_of("act", "join", "pass", "light", "gets", "adverb", "change") or first.text in "为是"
    told = told or (not people and first.text in words_of("about"))
    stative = first.text[:2] in _STATIVE or (people and is_verb(first))
    plain = first.flag == "a" and (len(which) == 1 or last.flag in ("a", "an", "m"))  # not 新颖|化合物 的 蛋白
    says = (stative or plain or first.flag in ("l", "i") or first.text[0] in _BEGINS_WHICH) and not told
    if last.text in words_of("body", "person", "group", "agent") and len(which) <= len(("of", "whom")):
        return ""  # 5家|预算 单位 的 计划
    acted = any(is_verb(token) for token in which)
    says = says or (len(which) > 1 and not acted and (last.flag in ("a", "an") or is_denied(last)))
    says = says or (people and not told and acted)
    thing = head[-1]
    person = thing.text.endswith(_PEOPLE)
    fits = person if people else thing.text not in words_of("person") and thing.flag.startswith(("n", "l", "j", "x"))
    if not says or not fits:
        return ""
    return joined([*which, tokens[at], *without_end(head)])
