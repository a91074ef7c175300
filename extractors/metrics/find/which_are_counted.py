"""Which of some things or people a count is of: 对更新迟缓的6个单位, 85名行动不便的老人, 50家工会组织."""

import re
from collections.abc import Sequence

from extractors.metrics.cut.edges import JOINERS
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.predicates import first_action, is_body, is_denied, may_act, without_end
from extractors.metrics.cut.words import PEOPLE, Token, is_verb, joined, words_of
from extractors.metrics.find.so_far import Around, SoFar

_GROUPS = frozenset({"家", "个", "支"})  # units of bodies: 基层工会|组织
# of those of whom something is said, 子女 and 专家 among them
_PEOPLE = (*PEOPLE, *"女子家手属众老友客")
_BEGINS_WHICH = "未不无因"
_NO_CLAUSE = frozenset({"了", "被", "以及", *JOINERS})
_LONGEST_WHICH = 14  # characters of a clause with 的 that says which of them are meant
# 对|更新迟缓|的6个单位: which of them, before the count
_WHICH_BEFORE = re.compile("(?:^|其中)(?:对于?|向|为|给|将|把|使|让)(?P<which>[一-鿿]{2,12})(?<!原来)的$")


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


def which_before(so_far: SoFar, around: Around, words: str) -> str:
    """Return those to whom something was done with what is said of them before: 对更新迟缓的|6个单位|发函."""
    told = _WHICH_BEFORE.search(around.own.rstrip()) if around.own.rstrip().endswith("的") else None
    which = so_far.words(told["which"]) if told else ()
    last = which[-1] if which else None
    says = last and (last.flag[0] in "vazild" or any(map(is_verb, which)) or len(last.text) == len("超期服役"))
    says = says or (last is not None and last.flag[0] not in "nts" and may_act(last))  # 参评的|36个项目
    if not told or not last or not says or is_body(last) or last.text.endswith(PEOPLE):
        return ""
    tokens = so_far.words(words) if words else ()
    if not tokens or is_verb(tokens[0]) or may_act(tokens[0]):
        return ""  # 对逾期不改的|4家|终止合作
    how = words_of("manner", "adverb")  # 项目|逐一打分
    ends = [at for at, token in enumerate(tokens, 1) if is_body(token) or token.text.endswith(PEOPLE)]
    ends += [at for at, token in enumerate(tokens) if at and (token.flag == "d" or token.text in how)]
    thing = joined(noun_phrase_after(tokens[: min(ends, default=first_action(tokens))]))
    return f"{told['which']}的{thing}" if thing else ""


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
    stative = first.text[:2] in words_of("stative") or (people and is_verb(first))
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
