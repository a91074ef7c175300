"""What a user looks for: words, and the number that they may be."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from extractors.numbers import read_figures
from extractors.numbers.number import read_number
from schemas.text import squeeze

_NUMERIC = re.compile(r"[-+−]?[\d,]*\.?\d+")


@dataclass(frozen=True, slots=True)
class Query:
    """Words as they are compared (full width folded, blanks dropped), the value that they state, and its unit.

    `value` is None for words that are no number; `unit` is None where none is named: any unit will do.
    """

    words: str
    value: Decimal | None = None
    unit: str | None = None


def fold(text: str) -> str:
    """Return text as it is compared: full width → half width, no blanks, Latin letters small."""
    return squeeze(unicodedata.normalize("NFKC", text)).lower()


def read_query(text: str) -> Query:
    """Read what a user looks for.

    1. 25.87万件 → 258700 件   2. 25.87万 → 258700   3. 258,700 or 258700 → 258700   4. 62.5% → 62.5 %
    5. 张某, 第二十届上海市文明单位 → words only
    Raises ValueError where nothing is named.
    """
    words = fold(text)
    if not words:
        raise ValueError("name a figure, a name or a phrase to look for")
    for figure in read_figures(words):
        if len(figure.span) == len(words) and figure.value is not None:
            return Query(words, figure.value, figure.unit)
    if _NUMERIC.fullmatch(words):
        return Query(words, Decimal(words.replace(",", "").replace("−", "-")))
    number = read_number(words, 0)
    if number and number.end == len(words) and number.high is None:
        return Query(words, number.value)
    return Query(words)
