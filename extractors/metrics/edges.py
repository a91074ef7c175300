"""Where a phrase ends, and what is dropped from its edges: words that tie, light verbs, what only places the thing."""

import re
from collections.abc import Sequence

from extractors.metrics.merging import ties
from extractors.metrics.predicates import is_body_named, is_measure, says_how_much
from extractors.metrics.starts import JOINERS
from extractors.metrics.words import QUOTED, SUFFIXES, Token, words_of

_STAYS_WHOLE = 8  # a phrase that is only so much longer is no name with a place before it: 特种作业人员持证上岗率
_LOOSE_ENDS = frozenset({"中", "内", "里", "上", "的", "了", "平均", "当中", "之中"})
_OF_OWN_ACCORD = frozenset({"主动公开"})  # of information: the other way is 依申请公开
# Flags of function words; a dictionary gives them to longer words too (更新 as an adverb), so only short ones break.
_FUNCTION = ("p", "d", "u", "r", "y", "c", "o", "w", "e")
_DID = frozenset("做办搞用干")
# 去年, 目前, 此后: when it was; a season, a festival or 平时 may say which (平时提案, 夏季药品)
_WHEN = re.compile(
    "[年月日天初末底今昨明前后时来近现届往]|当|过去|[本上下同]期|报告期|期间|上旬|中旬|下旬|季度|[上下]半"
)
_WHICH = frozenset({"平时"})
_ROUGHLY = frozenset({"基本", "大体", "总体"})
_QUOTE = 4
_MANNER = 2  # characters of how something was done


def length(token: Token) -> int:
    """Return the length of a word as a part of a name; a quotation counts like a short word."""
    return min(len(token.text), _QUOTE) if token.flag == QUOTED else len(token.text)


def _is_number(text: str) -> bool:
    """Whether a word is a number, and no name that begins with one (5G, 3D)."""
    return any(sign.isdigit() for sign in text) and not any(sign.isascii() and sign.isalpha() for sign in text)


def breaks(token: Token) -> bool:
    """Whether a phrase ends at a word: short function words, times, quantities, words that tie or change quantities."""
    if token.text in words_of("keep") or token.text in JOINERS:
        return False
    if token.text in words_of("adverb", "change", "link", "compare"):
        return True
    if token.text in ("年", "月", "日", "年度", "月份"):
        return True
    if (token.flag == "t" and token.text not in _WHICH and _WHEN.search(token.text)) or (
        token.flag == "m" and _is_number(token.text)
    ):
        return True
    return len(token.text) == 1 and token.flag.startswith(_FUNCTION) and token.flag != "eng"  # A 级 景区


def strip_links(tokens: Sequence[Token]) -> list[Token]:
    """Drop the words that only tie a quantity to its metric from the end.

    1. 服务时长 累计 为 → 服务时长   2. 阅读 活动 共 举办 → 阅读 活动 (but 共 举办, with nothing before it, stays)
    """
    kept = list(tokens)
    while kept and (breaks(kept[-1]) or kept[-1].text == "的" or (kept[-1].text in _ROUGHLY and len(kept) > 1)):
        last = kept.pop()
        named = any(not breaks(token) for token in kept[:-1])
        if last.text == "了" and named and kept[-1].text in _DID:
            kept.pop()  # 消费券 核销 做 了|3轮
    if len(kept) > 1 and says_how_much(kept):
        kept.pop()
    rest = kept[:-1]
    if len(rest) > 1 and kept[-1].text in words_of("light") and ties(rest[-1]):
        while rest and (ties(rest[-1]) or rest[-1].text == "的"):
            rest.pop()
        if len(rest) > 1:
            return rest
    return kept


def is_generic(tokens: Sequence[Token]) -> bool:
    """Whether a phrase is only a word for money or numbers: 金额."""
    return len(tokens) == 1 and tokens[0].text in words_of("generic")


def _is_done_well(token: Token) -> bool:
    """Whether a word says that something was done well, without what: 做好, 抓好, 办好."""
    return len(token.text) == len("做好") and token.text[1] == "好" and token.flag == "v"


def trimmed(tokens: list[Token]) -> list[Token]:
    """Drop light verbs and joiners from the edges (开展, 实现, 及)."""
    idle = words_of("light") | JOINERS
    first = tokens[0] if tokens else None
    if (
        first
        and len(tokens) > 1
        and first.text[:_MANNER] in words_of("manner")
        and first.text[_MANNER:] in words_of("act")
        and first.text not in _OF_OWN_ACCORD
        and tokens[1].text[0] not in SUFFIXES
    ):
        tokens = [Token(first.text[_MANNER:], "v"), *tokens[1:]]  # 妥善处理 is one word of jieba's
    had = len(tokens) > 1 and tokens[0].text in words_of("has") and len(tokens[1].text) > 1
    if had and (tokens[1].flag == QUOTED or not is_measure(tokens[-1])):  # 设立“晨曦”助学金
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[0].text in idle or _is_done_well(tokens[0]) or tokens[0].text == "后"):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in words_of("light") and not is_body_named(tokens):
        tokens = tokens[:-1]
    while tokens and (tokens[-1].text in JOINERS or tokens[-1].text in _LOOSE_ENDS):
        tokens = tokens[:-1]
    return [] if len(tokens) == 1 and tokens[0].text in idle else tokens


def tail(tokens: Sequence[Token], longest: int) -> list[Token]:
    """Return the last words that fit the length of a metric's name."""
    if sum(map(length, tokens)) <= longest + _STAYS_WHOLE:
        return list(tokens)
    kept: list[Token] = []
    for token in reversed(tokens):
        joins = kept and kept[0].text in JOINERS  # 本科及以上学历: nothing begins with 及
        if kept and not joins and sum(length(t) for t in kept) + length(token) > longest:
            break
        kept.insert(0, token)
    return kept
