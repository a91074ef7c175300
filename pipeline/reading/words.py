"""Whether the Han of a page form words at all."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from extractors.nlp import dictionary

# Names, labels and transliterations are short runs; a run of six Han has words in it.
_RUN = re.compile(r"[\u4e00-\u9fff]{6,}")
_ENOUGH = 80  # pairs of neighbours: fewer tell nothing
_SAMPLE = 120  # pairs: where these form words, the rest of the page need not be looked at
_WORDLESS = 0.2  # measured on sound pages: 0.37 and more of the pairs are words, 0.5 usually; Han at random: 0.1


def _pairs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for run in _RUN.finditer(text):
            yield from (run[0][i : i + 2] for i in range(len(run[0]) - 1))


def _is_simplified(texts: Iterable[str]) -> bool:
    """Whether nearly all Han are simplified: the dictionary of words has no others."""
    han = [letter for text in texts for letter in text if "\u4e00" <= letter <= "\u9fff"]
    return sum(not letter.encode("gb2312", "ignore") for letter in han) < 0.1 * len(han)


def has_no_words(texts: tuple[str, ...]) -> bool:
    """Whether hardly two neighbouring Han of some lines form a word, though each is a usual one.

    A font's map that is off by one gives such text (全年组织 → 净平纸细), and so does a bad OCR.
    Left alone: lines without long runs of Han (names, labels, numbers), traditional texts.
    """
    pairs = _pairs(texts)
    sample = list(islice(pairs, _SAMPLE))
    seen, words = len(sample), dictionary().known_of(sample)
    if seen == _SAMPLE and words > 1.5 * _WORDLESS * seen:
        return False
    rest = list(pairs)
    seen, words = seen + len(rest), words + dictionary().known_of(rest)
    return seen >= _ENOUGH and words < _WORDLESS * seen and _is_simplified(texts)
