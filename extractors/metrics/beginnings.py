"""Whether words begin to say what was done, or what became of a thing: 登上 舞台, 赴 现场, 未 出现."""

from collections.abc import Sequence

from extractors.metrics.predicates import is_verb
from extractors.metrics.words import Token, words_of

_WAY = 2  # characters of a verb with where it leads
_COMES = ("赴", "前往", "来", "到")
_ASPECTS = frozenset("了过着出入到进去来")


def begins_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says that now follows what was done: 园丁 主动 补种, 板块 出台 了, 园丁 赴 现场."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].text in words_of("manner"):
        adverb = tokens[at].flag in ("d", "ad")
        verb = following is not None and (is_verb(following) or (adverb and following.flag == "vn"))
        return verb or (following is not None and following.text in ("到", "赴", "向", "为", "参与"))
    return tokens[at].text in ("赴", "前往") or (
        is_verb(tokens[at]) and following is not None and following.text in ("了", "着", "过")
    )


def comes_to(token: Token) -> bool:
    """Whether a verb says by its second character where things or people came, or what they came to be: 登上, 改为."""
    is_way = len(token.text) == _WAY and token.text[1] in "为成到入上至进给" and token.flag == "v"
    return is_way and token.text not in words_of("thing", "light", "attribute")


def begins_verb_phrase(tokens: Sequence[Token]) -> bool:
    """Whether words say what somebody did: 走进 车间, 赴 外地 学习, 下沉 一线; not 获奖 员工, 养护 站, 分行."""
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else None
    if first.text in _COMES or (first.text[0] == "来" and len(first.text) > 1):
        return True
    acts = is_verb(first) or (first.flag == "vn" and first.text in words_of("act"))
    if not acts or second is None:
        return False
    if len(second.text) == 1:
        return second.text in _ASPECTS
    return comes_to(first) or second.text not in words_of("person", "body")


def is_denied(token: Token) -> bool:
    """Whether a word says what was not done: 未亲自, 未出现."""
    return token.flag == "b" and token.text[0] in "未不"
