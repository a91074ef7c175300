"""Phrases around a figure: the noun phrase that it measures, from the words left and right of it."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_NOUN_FLAGS = ("n", "vn", "an", "b", "l", "j", "i", "eng", "f", "k", "g", "s", "z", "a", "x")
_JOINERS = frozenset({"及", "和", "与", "或", "及其", "·", "-", "—", "/"})
_LONGEST = 18  # characters; a longer phrase is no name of a metric


class Token(NamedTuple):
    """A word and its part of speech (ICTCLAS flags as jieba gives them)."""

    text: str
    flag: str


@cache
def words_of(use: str) -> frozenset[str]:
    """Return the words of `schemas/data/metrics/words.csv` that have a use: link, adverb, light, change, …"""
    text = files("schemas").joinpath("data/metrics/words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(row["word"] for row in rows if row["use"] == use)


def is_noun(token: Token) -> bool:
    """Whether a word can stand in a noun phrase; function words of one letter (的, 在) can't."""
    return token.flag.startswith(_NOUN_FLAGS) and token.text not in words_of("link") | words_of("change")


def is_verb(token: Token) -> bool:
    """Whether a word is a verb that is no noun too."""
    return token.flag.startswith("v") and token.flag != "vn" and token.text not in words_of("link")


def strip_links(tokens: Sequence[Token]) -> list[Token]:
    """Drop the words that only tie a figure to its metric from the end: 服务时长 累计 为 → 服务时长."""
    kept = list(tokens)
    idle = words_of("link") | words_of("adverb")
    while kept and (kept[-1].text in idle or kept[-1].flag in ("p", "d", "ul", "uz", "ug", "y")):
        kept.pop()
    return kept


def _cut_left(tokens: list[Token]) -> list[Token]:
    """Drop words that open a clause but name nothing: dates, adverbs, light verbs, conjunctions."""
    idle = words_of("adverb") | words_of("light") | words_of("link")
    while tokens and (tokens[0].text in idle or tokens[0].flag[0] in "cdprut" or tokens[0].text in _JOINERS):
        tokens = tokens[1:]
    return tokens


def _is_generic(tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].text in words_of("generic")


def noun_phrase_before(tokens: Sequence[Token]) -> list[Token]:
    """Return the phrase that ends a clause: nouns, with the verb right before them where it says what was done.

    1. 目前 拥有 正式 员工 → 正式员工   2. 累计 发现 并 上报 重点 感知 问题 → 上报重点感知问题   3. 撰写 论文 → 撰写论文
    4. 中心 帮困 → 帮困   5. 用于 培训 的 费用 → 用于培训的费用 (费用 alone says nothing)
    """
    phrase: list[Token] = []
    for token in reversed(tokens):
        if sum(len(t.text) for t in phrase) + len(token.text) > _LONGEST:
            break
        if is_noun(token) or (token.text in _JOINERS and phrase):
            phrase.insert(0, token)
        elif is_verb(token):
            phrase.insert(0, token)
            if not _is_generic(phrase[1:]):
                break
        elif token.text == "的" and _is_generic(phrase):
            phrase.insert(0, token)
        else:
            break
    return _cut_left(phrase)


def noun_phrase_after(tokens: Sequence[Token]) -> list[Token]:
    """Return the noun phrase that begins right behind a figure: 主题 体验 ， → 主题体验; a verb ends it."""
    phrase: list[Token] = []
    for token in tokens:
        fits = is_noun(token) or (token.text in _JOINERS and phrase) or (token.text == "的" and not phrase)
        if not fits or sum(len(t.text) for t in phrase) + len(token.text) > _LONGEST:
            break
        phrase.append(token)
    while phrase and phrase[-1].text in _JOINERS:
        phrase.pop()
    return [t for i, t in enumerate(phrase) if not (i == 0 and t.text == "的")]


def joined(tokens: Sequence[Token]) -> str:
    """Return the words of a phrase as one string."""
    return "".join(token.text for token in tokens)
