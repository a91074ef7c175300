"""Where a phrase begins and ends: behind who did it, for whom, where; what is dropped from its edges."""

import re
from collections.abc import Sequence

from extractors.metrics.predicates import (
    is_agent,
    is_body_named,
    is_measure,
    is_verb,
    may_act,
    says_how_much,
    shares_object,
)
from extractors.metrics.words import QUOTED, SUFFIXES, Token, ties, words_of

JOINERS = frozenset({"及", "和", "与", "或", "及其", "·", "-", "—", "/", "、"})
_SHORT_ACTS = frozenset("讲送办建修种栽换装")  # 到 小学 讲 安全用电课
_UNDOING = frozenset({"减免", "免除", "免收", "节省", "节约", "避免", "取消", "停止"})  # 减免支付手续费 is no payment
_PAIR = 2  # characters of a verb that a dictionary has with its object
_SAYING = 4  # characters of 排忧解难, 排队就医


def is_that_body(token: Token) -> bool:
    """Whether a word is one for the unit that is spoken of: 该行, 该区; not 该项."""
    return (
        token.flag == "r" and token.text[0] == "该" and len(token.text) == len("该行") and token.text[1] not in "项类批"
    )


def is_done(tokens: Sequence[Token], end: int) -> bool:
    """Whether the word before `end` only says that a verb's deed is done with what follows: 审议 | 了 议案."""
    inside = 1 < end < len(tokens) and tokens[end - 1].text == "了"
    return inside and is_verb(tokens[end - 2]) and len(tokens[end - 2].text) > 1


def without_receiver(run: list[Token], *, named: bool) -> list[Token]:
    """Drop whom an action was done for.

    1. 为 (员工 缴存 公积金) → 缴存 公积金   2. 向, 为 (灾区 捐款) → 捐款   Left alone: 为 (员工 体检), a name.
    """
    last = run[-1].text if len(run) > 1 else ""
    if last in words_of("give") or (len(last) > _PAIR and last[:_PAIR] in words_of("act")):
        return run[-1:]  # 挽回损失 is one word of jieba's
    if not named and len(run) > 1 and is_verb(run[-1]) and len(run[-1].text) > 1:
        return run[-1:]
    if len(run) > 1 and run[-1].flag in ("i", "l") and len(last) == _SAYING:
        return run[-1:]  # 为 群众 排忧解难
    for at in range(1, len(run) - 1):
        if run[at].text in words_of("act") and run[at + 1].text[0] not in SUFFIXES:
            return run[at:]
    done = len(run) > len(("whom", "did")) and run[0].flag == "n" and run[1].flag == "v" and len(run[1].text) > 1
    name = done and is_measure(run[-1]) and run[-1].flag.startswith("n")
    return run[1:] if done and not name and run[1].text not in words_of("attribute", "thing") else run


def without_place(run: list[Token]) -> list[Token]:
    """Drop where something was done: 在 (农村及山区 建设 服务网点) → 建设 服务网点."""
    for at in range(1, len(run) - 1):
        short = run[at].text in _SHORT_ACTS and run[at].flag == "v"
        known = short or run[at].text in words_of("act")
        if known and len(run[at + 1].text) > 1 and run[at + 1].text[0] not in SUFFIXES:
            return run[at:]
    return run


def first_of_action(run: Sequence[Token], at: int, *, led: bool) -> int:
    """Return where an action begins whose last verb stands at a place: 减免 支付 手续费, 新增 帮扶 销售额."""
    if at and (run[at - 1].text in _UNDOING or run[at - 1].text in ("新增", "新", "乱")):
        return at - 1
    pair = at > 1 and run[at - 1].text in JOINERS and may_act(run[at - 2])
    if pair or led:
        return at - 2 if pair else at  # 按|要求 报废 电梯
    return _chain_start(run, at)


def _chain_start(run: Sequence[Token], at: int) -> int:
    """Return where the verbs begin that share an object, behind nothing or who did it: 新建 改建 农村公路."""
    first = at
    while first and shares_object(run[first - 1]):
        first -= 1
    return first if not first or is_agent(run[first - 1], run[first]) else at


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
_DONE_WELL = re.compile(".好v")  # 做好, 抓好, 办好: done well, without what; the word and its flag
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
    if len(kept) > 1 and kept[-1].flag == "v" and says_how_much(kept):
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
    while len(tokens) > 1 and (
        tokens[0].text in idle or tokens[0].text == "后" or _DONE_WELL.fullmatch("".join(tokens[0]))
    ):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in words_of("light") and not is_body_named(tokens):
        tokens = tokens[:-1]
    while tokens and (tokens[-1].text in JOINERS or tokens[-1].text in _LOOSE_ENDS):
        tokens = tokens[:-1]
    return [] if len(tokens) == 1 and tokens[0].text in idle else tokens


def tail(tokens: Sequence[Token], longest: int) -> list[Token]:
    """Return the last words that fit the length of a metric's name."""
    if sum(len(token.text) for token in tokens) <= longest or sum(map(length, tokens)) <= longest + _STAYS_WHOLE:
        return list(tokens)
    kept: list[Token] = []
    for token in reversed(tokens):
        joins = kept and kept[0].text in JOINERS  # 本科及以上学历: nothing begins with 及
        if kept and not joins and sum(length(t) for t in kept) + length(token) > longest:
            break
        kept.insert(0, token)
    return kept
