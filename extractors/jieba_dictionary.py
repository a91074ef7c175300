"""A dictionary of words with counts and flags, taken from its file as far as a text has need of it."""

import re
import zlib
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

_LATIN = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"[0-9０-９]")
# Lines on end whose words begin with one character.
_BLOCK = re.compile(rb"^([\x00-\x7f]|[\xc0-\xff][\x80-\xbf]+)[^\n]*\n(?:\1[^\n]*\n)*", re.MULTILINE)
# argued: reads the dictionary of another release of jieba, whose sum of counts is not known
_COUNT = re.compile(rb" ([0-9]+) ")
# The sum of all counts, by the CRC-32 of the file: that of jieba 0.42.1. Of any other file it is reckoned.
_TOTALS = {0x1394096D: 60_101_967}
_OFTEN = 20_000  # of 60 million: more often than any two words that it might be cut into stand side by side


class Dictionary:
    """A dictionary in jieba's format: a line a word, `word count flag` in UTF-8, in any order.

    A report has words that begin with a thousand of the twelve thousand characters, a sentence with twenty: the words
    that begin with a character are taken in when that character is first met. `counts` holds those words and, with the
    count 0, what longer words begin with, as jieba's segmenter needs it. `more` are words that the file lacks, with
    their flags: they count as often as it takes to be one word wherever they stand.
    """

    def __init__(self, content: bytes, more: Mapping[str, str] = MappingProxyType({})) -> None:
        self.counts: dict[str, int] = {}
        self.total = _TOTALS.get(zlib.crc32(content)) or sum(map(int, _COUNT.findall(content)))
        added = "".join(f"{word} {_OFTEN} {flag}\n" for word, flag in more.items())
        self._content = (content if content.endswith(b"\n") else content + b"\n") + added.encode()
        self._places: dict[str, list[tuple[int, int]]] = {}
        for block in _BLOCK.finditer(self._content):
            self._places.setdefault(block[1].decode(), []).append(block.span())
        self._blocks: dict[str, str] = {}
        self._flags: dict[str, str] = {}

    def meet(self, letters: Iterable[str]) -> None:
        """Take in the words that begin with any of some characters."""
        for letter in letters:
            if letter not in self._blocks:
                self._take(letter)

    def count(self, word: str) -> int:
        """Return how often the dictionary's corpus has the word; 0 where it is no word."""
        known = self.counts.get(word)
        if known is None:
            self.meet(word[:1])
            known = self.counts.get(word, 0)
        return known

    def known_of(self, texts: Collection[str]) -> int:
        """Return how many of some texts are words of the dictionary."""
        self.meet({text[:1] for text in texts})
        counts = self.counts
        return sum([counts.get(text, 0) > 0 for text in texts])

    def flag(self, word: str) -> str:
        """Return the flag of a word; `m` and `eng` by its characters, `x` where it is unknown."""
        known = self._flags.get(word)
        if known is None:
            known = self._flags[word] = self._flag(word)
        return known

    def _flag(self, word: str) -> str:
        self.meet(word[:1])
        block = self._blocks.get(word[:1], "")
        at = block.rfind(f"\n{word} ")  # of a word that stands there twice the last line counts
        if at >= 0 and word:
            return block[at + 1 : block.index("\n", at + 1)].split()[2]
        if _DIGIT.match(word):
            return "m"
        return "eng" if _LATIN.match(word) else "x"

    def _take(self, letter: str) -> None:
        """Take in the words that begin with a character; in C as far as it goes, it is done a thousand times."""
        places = self._places.get(letter, ())
        self._blocks[letter] = block = "\n" + "".join(self._content[a:b].decode() for a, b in places)
        parts = block.split()
        words = parts[::3]
        length, longer = 1, words
        while longer := [word for word in longer if len(word) > length]:
            self.counts.update(dict.fromkeys({word[:length] for word in longer}, 0))
            length += 1
        self.counts.update(zip(words, map(int, parts[1::3]), strict=True))
