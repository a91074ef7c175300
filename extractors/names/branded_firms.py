"""Firms by what they call themselves, a brand with their trade: 霁禾药业, 江州城投."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.names.org_edges import Tag, Tagged
from extractors.names.org_names import left_edge, usual_words
from extractors.names.persons.name_candidates import Lexicon, Likeness, candidates_at, could_be_name
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, OPENING_QUOTES
from extractors.text.word_patterns import any_word, first_of
from schemas.text import Span
from schemas.word_lists import by_use, word_set

_FILE = "names/trades.csv"
_HAN = "[一-鿿]"
_BRAND = 2  # characters of a brand at least
_FLAGS = ("x", "nz")
_NEAR = 6  # characters before a trade that hold a brand and what stands before it
_SELDOM = 150  # of a word in jieba's dictionary
_FORMER = ("原", "前")  # 原霁禾|董事长


@cache
def _trade() -> re.Pattern[str]:
    sure, seated, trade, act = (any_word(_FILE, use) for use in ("sure", "seated", "trade", "act"))
    papers, result = any_word(_FILE, "paper"), any_word(_FILE, "result")
    dated = f"(?:发布|于)(?:19|20)[0-9]{{2}}年|发布(?:[一三]季度)?{papers}"
    joint = f"[与和]{_HAN}{{2,8}}(?:联合|共同)(?!会|体)"
    firm_act = f"(?!{any_word(_FILE, 'no_act')}|签约[0-9])(?:{any_word(_FILE, 'firm_act')}|{dated}|{joint})"
    told = f"(?!{any_word(_FILE, 'no_act')}){act}|(?:的总?|实现)?{result}"
    since = "(?:19|20)[0-9]{2}年(?:第[一二三四]季度|上半年|前三季度)?的?(?:总收入|营业收入|营收|净利润)"
    own = f"(?P<own>{any_word(_FILE, 'sure', 'seated', 'trade')})(?={any_word(_FILE, 'own_act')}|{since})"
    head = f"(?P<head>{any_word(_FILE, 'head')})(?={_HAN}|[A-Z])"
    first = first_of(_FILE, "seated", "sure", "trade", "head")
    return re.compile(
        f"{first}(?:(?P<seated>{seated})(?={firm_act}|{told})|{sure}(?={firm_act}|{told})|{trade}(?={firm_act})|{own}|{head})"
    )


@cache
def _part() -> re.Pattern[str]:
    return re.compile(f"{any_word(_FILE, 'part_end')}$")


@cache
def _brand() -> re.Pattern[str]:
    before = any_word(_FILE, "before")
    begins = f"^|[{CLAUSE_ENDS}：、{BRACKETS}{OPENING_QUOTES} ]|[0-9][年月日]|{before}"
    return re.compile(f"(?:{begins})(?!{before})(?P<brand>{_HAN}{{2,4}})$")


def read_branded(text: str, tag: Tag, lexicon: Lexicon) -> Iterator[Span]:
    """Yield the firms of a text that stand by brand and trade, where what firms do or have is told of them.

    1. 霁禾药业|发布年报   2. 由|江州产投|与霁禾创投联合领投   3. 养元|总经理尹素琴
    Left alone: trades of a kind or of a place (智慧物流实现增长, 江州药业上市), words that say nothing (药业在增长).
    """
    for trade in _trade().finditer(text):
        brand = _brand().search(text[max(0, trade.start() - _NEAR) : trade.start()])
        if brand is None:
            continue
        span = Span(trade.start() - len(brand["brand"]), trade.end())
        words = tag(brand["brand"])
        if trade["head"]:
            span = Span(span.start, trade.start())
            told = _is_known_by(words, lexicon) and _begins_name(text, trade.end(), lexicon)
        elif trade["own"]:
            told = _is_unknown(words)
        else:
            told = (bool(trade["seated"]) and _is_seat(words)) or _is_brand(words, lexicon)
        if told and words[0].text not in by_use(_FILE)["no_brand"] and left_edge(text, span.end) <= span.start:
            yield span


def _is_known_by(words: Sequence[Tagged], lexicon: Lexicon) -> bool:
    """Whether words before who leads a firm are its brand: 养元|总经理尹素琴; not 大区|总经理, 尹素琴|董事长."""
    first, brand = words[0], "".join(word.text for word in words)
    unknown = first.flag in _FLAGS and len(first.text) >= _BRAND and not _part().search(brand)
    unknown = unknown and not brand.startswith(_FORMER)
    return unknown and not could_be_name(brand, lexicon)


def _begins_name(text: str, at: int, lexicon: Lexicon) -> bool:
    return any(one.likeness >= Likeness.FAIR for one in candidates_at(text, at, lexicon))


def _is_unknown(words: Sequence[Tagged]) -> bool:
    """Whether words are a brand that no dictionary has, perhaps behind its place: 立岩, 江州|立岩."""
    own = words[1:] if len(words) > 1 and words[0].flag == "ns" else words
    told = len(own) == 1 and own[0].flag in _FLAGS and own[0].text not in by_use(_FILE)["no_brand"]
    return told and not own[0].text.endswith(by_use(_FILE)["kind_end"])


def _is_seat(words: Sequence[Tagged]) -> bool:
    """Whether nothing but a place stands before a trade: 江苏|城投."""
    return len(words) == 1 and words[0].flag == "ns"


def _is_brand(words: Sequence[Tagged], lexicon: Lexicon) -> bool:
    """Whether words are no usual ones: one that the dictionary has not, or seldom, or two characters that are none."""
    first = words[0]
    if first.text in usual_words() or first.text in word_set("names/not_persons.txt"):
        return False
    if words[-1].text.endswith(by_use(_FILE)["kind_end"]):
        return False  # 港资|药业, 苗族|服饰
    if first.flag in _FLAGS:
        return len(first.text) >= _BRAND
    if len(words) == 1:
        return lexicon.count(first.text) < _SELDOM and first.flag[0] in "nv" and first.flag != "ns"
    single = all(len(word.text) == 1 and word.flag[0] in "nvag" for word in words)
    return single and len(words) == _BRAND
