"""Clauses that say at their head who did it, others than those whose the clauses before are.

江口法院受理案件86件，当事人|上诉12件          → of the parties, not of the court
东港水厂供水36万吨，水费到账|260万元           → of the works still: nobody else did something
"""

from collections.abc import Sequence

from extractors.metrics.cut.predicates import is_measure, may_act
from extractors.metrics.cut.words import Token, endings_of, is_verb, words_of

_PARTS = ("其中", "包括")


def _is_other(token: Token) -> bool:
    """Whether a word names people or bodies that are no part of a unit: 家属, 客户, 企业, 社会; not 职工, 负责人."""
    if token.text in words_of("others"):
        return True
    ends = token.flag[0] == "n" and len(token.text) > 1 and token.text.endswith(endings_of("other_end"))
    return ends and token.text not in words_of("own_people")


def others_do(words: str, tokens: Sequence[Token]) -> bool:
    """Whether a clause begins with others and their verb: 当事人|上诉, 企业|提出 问题; not 客户|满意率, 居民|用水."""
    if words.startswith(_PARTS) or len(tokens) < len(("who", "did")):
        return False
    which, then, *_ = tokens
    named = which.flag[0] == "n" and len(tokens) > len(("which", "who")) and _is_other(then)  # 会员 商户|捐款
    who, verb, *_ = tokens[1:] if named else tokens
    alone = verb.text in words_of("does_alone")
    strange = verb.flag == "x" and may_act(verb)  # 捐书, 投工: no dictionary has them
    does = alone or strange or (is_verb(verb) and len(verb.text) > 1)
    return _is_other(who) and does and (alone or not is_measure(tokens[-1]))
