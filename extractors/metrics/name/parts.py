"""The parts of a name: what was done, to what, of which sort, by what measure, per what; one spelling for each."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extractors import nlp
from extractors.metrics.cut.words import SUFFIXES, Token, is_verb, merged, words_of
from extractors.metrics.spellings import bare, sorts_of
from extractors.text.word_patterns import any_word
from schemas.phrase import Parts
from schemas.text import squeeze
from schemas.word_lists import by_use

_PER = re.compile(
    r"平均每(?:[个所家座条台辆支间名位][一-鿿]{2}|[一-鿿]{1,2})|每[个一](?=[一-鿿]{3})(?!季度|工作日|自然)|每"
    # 每处理1吨污水耗电: no 每处
    rf"(?!{any_word('metrics/words.csv', 'for_each')})"
    r"(?:个|一)?(?:半年|季度?|人次|百公里|千瓦时|千瓦|平方米|立方米|公里|千克|公斤|[百千万]{1,2}[人元]|[一-鿿])|(?:[人户次日月周季年生床亩车校班站师]|单位)均|(?<!加权)平均"
)
_SHARE = re.compile(r"(?P<part>.{2,}?)占(?P<of>.+)")
_SHARE_ENDS = ("占比", "比例", "比重", "份额", "百分比")
_RATE_ENDS = ("率", "满意度", "知晓度", "精度", "浓度", "强度")
_TOTAL = re.compile(r"总[额量数计值]|合计|累计|共计|总(?:里程|面积|长度|时长|收入|支出|资产|产值|产量|投资)")
_LEAST = 2  # characters of a thing
_BEGINNINGS = frozenset("新总非各")  # and these go with the word behind them
_OFTEN_VERBS = ("vn", "nr", "ns")  # jieba's flags of many a verb: 培训, 晋升, 新建
_ENDS = frozenset("网厂站室证物机器系")  # single characters that end the word before them, beside SUFFIXES
_SEXES = "男女"
_LEFT_OUT = frozenset("的及和与或、·-—/（）()")


@cache
def _actions() -> frozenset[str]:
    return words_of("act", "join", "pass") | frozenset(by_use("matching/kinds.csv")["deed"])


def _goes_on(word: Token, token: Token) -> bool:
    """Whether a word and the next one are one: 参保 率, 时 长, 漏 损率, 新 招录, 范围 1."""
    if token.text.isdecimal() or word.text in _BEGINNINGS:
        return True
    if len(token.text) == 1:
        return token.text in SUFFIXES or token.text in _ENDS or len(word.text) == 1
    return len(word.text) == 1 and token.flag == "x"


def _words(phrase: str) -> list[Token]:
    """Return the words of a phrase, those that a dictionary splits put together."""
    found: list[Token] = []
    for token in merged(nlp.tokens(phrase)):
        if token.text in _LEFT_OUT:
            continue
        if found and _goes_on(found[-1], token):
            flag = token.flag if found[-1].text in _BEGINNINGS else "n"
            found[-1] = Token(found[-1].text + token.text, flag)
        else:
            found.append(token)
    return found


def _is_action(token: Token) -> bool:
    """Whether a word says what was done."""
    if len(token.text) < 2 or token.text in words_of("thing"):
        return False
    return is_verb(token) or (token.flag in _OFTEN_VERBS and token.text in _actions())


def _split(tokens: Sequence[Token]) -> tuple[str | None, list[str]]:
    """Return what was done and the other words: 疏浚 河道, 河道 疏浚 → 疏浚, [河道]; 生产用水 has no action alone."""
    words = [token.text for token in tokens]
    if len(tokens) > 1 and _is_action(tokens[0]):
        return words[0], words[1:]
    if len(tokens) > 1 and _is_action(tokens[-1]):
        return words[-1], words[:-1]
    return None, words


def _measure(metric: str, phrase: str) -> str | None:
    if _PER.search(phrase):
        return "average"
    if metric.endswith(_SHARE_ENDS) or _SHARE.fullmatch(metric):
        return "share"
    if metric.endswith(_RATE_ENDS):
        return "rate"
    return "total" if _TOTAL.search(metric) else None


@lru_cache(maxsize=1 << 15)
def parts_of(metric: str | None) -> Parts:
    """Return the parts of a metric, in one spelling for words that mean the same (职工 → 员工).

    1. 全年共培训职工总数 → 培训 | 员工, a total   2. 危旧房屋修缮 → 修缮 | 危旧房屋
    3. 社会保险参保率 → 社会保险 | 参保率, a rate   4. 生均用电 → per 生均 | 用电, an average
    5. 女职工占员工总数 → 女员工, a share   6. 在岗职工 → sort 在岗
    """
    said = squeeze(metric or "")
    phrase = bare(said)
    if not phrase:
        return Parts()
    measure = _measure(said, phrase)
    if share := _SHARE.fullmatch(phrase):
        phrase = share["part"]
    for end in _SHARE_ENDS if measure == "share" else ():
        phrase = phrase.removesuffix(end) if len(phrase) > len(end) + 1 else phrase
    sorts = sorts_of(phrase)
    per = _PER.search(phrase)
    rest = phrase if per is None or len(phrase) - len(per[0]) < _LEAST else phrase.replace(per[0], "", 1)
    action, words = _split(_words(rest))
    *modifiers, head = words or [rest]
    if head[0] in _SEXES and len(head) > 1:  # a dictionary has 男员工 as one word
        modifiers, head = [*modifiers, head[0]], head[1:]
    return Parts(
        head=head,
        modifiers=" ".join(modifiers) or None,
        action=action,
        measure=measure,
        per=per[0] if per else None,
        sorts=sorts or None,
    )
