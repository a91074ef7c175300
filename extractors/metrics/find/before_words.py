"""Words that say of a quantity only what it is of the one before: 费用, 用工, 人均; and between which quantities."""

import re
from functools import cache
from typing import NamedTuple

from extractors.metrics.cut import forms
from extractors.metrics.cut.words import words_of
from extractors.metrics.steps import COUNTED
from extractors.numbers import Figure
from schemas.word_lists import rows

_KINDS = {"count": COUNTED, "size": frozenset({"length", "area", "mass", "volume"}), "sum": forms.SUMS}


class Saying(NamedTuple):
    """How a word that names nothing says what its quantity is of the one before."""

    says: str
    kind: str
    before: str


@cache
def sayings() -> dict[str, list[Saying]]:
    """Return the words that say of a quantity only what it is of the one before."""
    found: dict[str, list[Saying]] = {}
    for words, *how in rows("metrics/of_before.csv", "word", "says", "kind", "before"):
        for word in words.split("|"):
            found.setdefault(word, []).append(Saying(*how))
    return found | {word: [Saying("joined", "any", "any")] for word in words_of("join")}


def fits(kind: str, figure: Figure, other: Figure) -> bool:
    """Whether a quantity is of a kind that a word asks for; `same`: in one unit with a level, the `other` one."""
    if kind == "same":
        return figure.unit == other.unit and other.role == "level"
    return kind == "any" or figure.kind in _KINDS.get(kind, {kind})


# 会议费|预算, 水稻|种植面积: what the quantity before measures of a thing
_OWN_MEASURE = re.compile(
    "(?:支出)?(?:年初|全年|年度|调整后?)?(?:预算(?:数|总额)?|安排|拨付|到位|决算数?|执行数)$"
    "|(?:(?:播种|种植|栽培|养殖|收获|采收|栽植)面积|总?产量|[单亩总]产)$"
)


def without_measure(whole: str, word: str) -> str:
    """Return a thing without its measure; 支出 stays before a word for a budget: 灌溉专项支出年初预算, 全年预算."""
    measure = _OWN_MEASURE.search(whole)
    if measure is None:
        return whole
    spent = measure[0].startswith("支出") and "支出" not in word and word.endswith(("算", "数"))
    return whole[: measure.start()] + ("支出" if spent else "")
