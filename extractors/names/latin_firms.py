"""Bodies named in Latin letters: told by their legal form in prose (Nordlys Tea AS), by their header in a cell."""

import re
from collections.abc import Iterator

from extractors.names.words import any_word
from extractors.text.characters import CLOSE, CLOSING_BRACKETS, OPEN
from schemas.text import Span
from schemas.word_lists import by_use

_LETTER = "[A-Za-zÀ-ÖØ-öø-ÿ]"
# all that is in Latin letters between two Han or marks; a bracket only with its other half: Veldt Mills（Asia）Pte.Ltd.
_INSIDE = r"[A-Za-z0-9À-ÖØ-öø-ÿ&.,'’\- ]"
_RUN = re.compile(rf"{_LETTER}{_INSIDE}{{2,60}}+(?:{OPEN}{_INSIDE}{{2,30}}{CLOSE}{_INSIDE}{{2,40}}+)?")
_LEGAL = any_word("latin_form")
_FIRM = re.compile(
    rf"(?P<own>.*[A-Za-z0-9À-ÿ.&{CLOSING_BRACKETS}])(?:[ ,.{CLOSING_BRACKETS}]+|(?<=[a-z])(?=GmbH)){_LEGAL}\.?"
)
_FURTHER = re.compile(rf"{_LEGAL}[., ]")
_WORD = re.compile(r"[A-Za-z0-9À-ÿ'’]+")
_WORDS = by_use("names/body_words.csv")
_SMALL, _NO_FIRST = _WORDS["latin_small"], _WORDS["latin_no_first"]
_NO_FIRM = frozenset(word.lower() for word in _WORDS["latin_no_firm"])
_MODEL = tuple(_WORDS["latin_behind"])
_MOST_WORDS = 9
_SHORTEST = 4  # characters of a name that a header tells
_CODE = re.compile("[0-9]|^[A-Z]{1,5}$")  # ESG, B2: no name though a header stands over it


def latin_firms(text: str) -> Iterator[Span]:
    """Yield the spans of firms in Latin letters that a text (a view) names with their legal form.

    1. 与Nordlys Tea AS签约   2. Veldt Mills(Asia)Pte.Ltd.   Left alone: sentences in English, forms alone (Co., Ltd.).
    """
    for run in _RUN.finditer(text):
        words = run[0].rstrip(" ,'’-&")
        if is_latin_firm(words) and text[run.start() + len(words) :][:1] not in _MODEL:
            yield Span(run.start(), run.start() + len(words))


def is_latin_firm(name: str) -> bool:
    """Whether a name is that of a firm in Latin letters with its legal form: words with capitals before one form."""
    firm = _FIRM.fullmatch(name)
    return firm is not None and not _FURTHER.search(firm["own"] + " ") and _is_capital(firm["own"])


def is_latin_name(words: str) -> bool:
    """Whether words in Latin letters below a header of bodies are a name: Technische Akademie Lind, Genvault.

    Left alone: sums, kinds, programmes and goods (Annual Total, Overseas Market, Others).
    """
    run = _RUN.fullmatch(words)
    told = run is not None and len(words) >= _SHORTEST and not _CODE.search(words) and _is_capital(words)
    return told and (is_latin_firm(words) or not any(word.lower() in _NO_FIRM for word in _WORD.findall(words)))


def _is_capital(words: str) -> bool:
    """Whether each word but small ones begins with a capital or a digit, the first with a capital."""
    found = _WORD.findall(words)
    capital = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in found)
    told = bool(found) and found[0][0].isupper() and found[0] not in _NO_FIRST
    return len(found) <= _MOST_WORDS and capital and told
