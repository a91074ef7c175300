"""Set phrases in which a numeral counts nothing: 三会一课, 一票否决, 两不误."""

import re
from functools import cache

from extractors.numbers import han
from extractors.numbers.steps import PHRASE
from extractors.rule import as_rule
from schemas.word_lists import words

_DECIMALS = re.compile(rf"[{han.DIGITS}]+(?![十{han.DIGITS}]*[分时刻])")
_NUMERALS = frozenset(han.DIGITS + han.PLACES + han.TENS + han.MYRIADS + "半0123456789")


@cache
def _by_numeral() -> dict[str, tuple[tuple[int, str], ...]]:
    """Return the phrases by the two signs at their first numeral, each with the numeral's place, the longest first."""
    found: dict[str, set[tuple[int, str]]] = {}
    for phrase in words("figures/set_phrases.txt"):
        place = next(i for i, sign in enumerate(phrase) if sign in _NUMERALS)
        found.setdefault(phrase[place : place + 2], set()).add((place, phrase))
    return {key: tuple(sorted(group, key=lambda entry: -len(entry[1]))) for key, group in found.items()}


@as_rule(
    "set phrase",
    "三会一课, 一票否决, 两不误: a phrase in which a numeral counts nothing",
    step=PHRASE,
    needs={key[0] for key in _by_numeral()},
    reason="set_phrase",
    examples=("落实⟨三会一课⟩制度", "实行⟨一票否决⟩"),
    counter_examples=("召开三次会议", "开工零点八万公里"),
    source="schemas/data/figures/set_phrases.txt",
)
def phrase_end(text: str, at: int) -> int | None:
    """Return where the set phrase ends whose first numeral stands at an offset, or nothing."""
    phrases = _by_numeral()
    for key in (text[at : at + 2], text[at : at + 1]):
        for place, phrase in phrases.get(key, ()):
            decimals = phrase.endswith("点") and _DECIMALS.match(text, at - place + len(phrase))  # 零点八万公里
            if at >= place and text.startswith(phrase, at - place) and not decimals:
                return at - place + len(phrase)
    return None
