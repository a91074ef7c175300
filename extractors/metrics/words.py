"""Words of a phrase with their parts of speech, and the word lists that readers of metrics ask."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from schemas.word_lists import by_use

# Behind these a verb names the thing that is counted or measured (履约率, 签订数, 捐赠额).
SUFFIXES = frozenset("率量数额度值比费金款权期次人者员工均总")
WAYS = frozenset("了去来到上")  # behind a verb of one character: 装了, 送去
QUOTED = "nz"  # the flag of a quotation that is a part of a name: “护河”巡查


class Token(NamedTuple):
    """A word and its part of speech (ICTCLAS flags as jieba gives them)."""

    text: str
    flag: str


_LISTS = ("metrics/words.csv", "metrics/actions.csv")


@cache
def words_of(*uses: str) -> frozenset[str]:
    """Return the words that have any of some uses, by the lists of `schemas/data/metrics`: link, adverb, agent, …"""
    lists = [by_use(path) for path in _LISTS]
    return frozenset(word for words in lists for use in uses for word in words.get(use, ()))


@cache
def endings_of(*uses: str) -> tuple[str, ...]:
    """Return the words that have any of some uses as `str.endswith` takes them."""
    return tuple(sorted(words_of(*uses)))


def joined(tokens: Sequence[Token]) -> str:
    """Return the words of a phrase as one string."""
    return "".join(token.text for token in tokens)


def thing_of(metric: str | None) -> str:
    """Return what a metric counts, without a verb that was put before it: 覆盖|省份."""
    verb = next((verb for verb in words_of("kept") if metric and metric.startswith(verb)), "")
    return (metric or "").removeprefix(verb)
