"""Words that say of a quantity only what it is of the one before: 费用, 用工, 人均; and between which quantities."""

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
