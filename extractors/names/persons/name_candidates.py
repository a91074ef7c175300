"""Candidates: a surname with one or two characters behind it, and how much it looks like a name."""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from extractors.names.surnames import is_weak, surname_at
from schemas.word_lists import by_word, characters, word_set

_ORDINARY = 20  # counts in jieba's dictionary: a word from here on is an ordinary one
_NOUNS = ("ns", "nr")  # words that name something and may name somebody: 黄河, 高峰
_PREPOSITIONS = tuple("自为在于由从与")
_TOO_FREQUENT = 5000
_WHOLE = 3  # characters
_ALSO_GIVEN = frozenset({"冠军", "亚军"})  # titles that are given names as well
_FREQUENT = 1000  # from here on even what jieba takes for a name is a word (文明)


class Lexicon(Protocol):
    """A dictionary of ordinary words: how frequent a word is (0: no word), and its part of speech."""

    def count(self, word: str) -> int:
        """Return how often a corpus has the word."""

    def flag(self, word: str) -> str:
        """Return its part of speech in ICTCLAS flags."""


class Likeness(IntEnum):
    """How much a candidate looks like a name, from its characters alone."""

    NONE = 0
    WORD = 1
    NOUN = 2
    MIXED = 3
    FAIR = 4
    GOOD = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a name; `whole`: of three characters, with no ordinary word in it."""

    start: int
    end: int
    name: str
    likeness: Likeness
    whole: bool = False


def is_ordinary(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is an ordinary one, no name: jieba's nr counts only with a sure surname and a usual given name."""
    count = lexicon.count(word)
    if not count:
        return False
    if lexicon.flag(word).startswith("nr"):
        usual = characters("names/given.txt").issuperset(word[1:])
        if is_weak(word[0]):
            return not usual or count >= _FREQUENT
        return not usual and len(word) == 2
    return True


def is_common(name: str, lexicon: Lexicon) -> bool:
    """Whether what looks like a name is in the dictionary, if only as a name, and often in texts: 白云, 石家庄."""
    return lexicon.count(name) >= _ORDINARY


def _is_word(part: str, lexicon: Lexicon) -> bool:
    return lexicon.count(part) >= _ORDINARY and not lexicon.flag(part).startswith("nr")


def likeness(name: str, surname: str, lexicon: Lexicon) -> Likeness:
    """Judge a candidate by its characters.

    GOOD: a sure surname and usual given characters (李恒); FAIR: one of the two (金澜); MIXED: a sure surname before
    an ordinary word (李|繁星), with a character that is rare in names (李少恒), or a
    weak one before others (江若愚); NOUN: an ordinary
    noun as a whole that is none of the most frequent (黄河, 高峰); WORD: another ordinary word or the beginning
    of one (安排, 安全感); NONE: can be no name (高质量, 任组长, 向部门).
    """
    given = name[len(surname) :]
    if name in word_set("names/not_persons.txt") or not characters("names/not_given.txt").isdisjoint(given):
        return Likeness.NONE
    if name[:2] in word_set("names/not_persons.txt") and given[1:] in _PREPOSITIONS:
        return Likeness.NONE  # 任期自
    if (given in by_word("names/titles.csv") and given not in _ALSO_GIVEN) or given in by_word("names/org_endings.csv"):
        return Likeness.NONE
    if given in word_set("names/not_given_words.txt"):
        return Likeness.NONE  # 费|小计
    weak = is_weak(surname)
    rare = not characters("names/given_rarely.txt").isdisjoint(given)
    if rare and (weak or len(given) < 2):
        return Likeness.NONE
    usual = characters("names/given.txt").issuperset(given)
    if is_ordinary(name, lexicon):
        noun = lexicon.flag(name).startswith(_NOUNS) and lexicon.count(name) < _TOO_FREQUENT
        return Likeness.NOUN if noun and len(surname) == 1 and len(given) == 1 else Likeness.WORD
    if len(surname) == 1 and len(given) == 2 and not usual:
        head = name[:2]
        if head in word_set("names/not_persons.txt") or _is_word(head, lexicon):
            return Likeness.WORD
        if _is_word(given, lexicon):
            return Likeness.WORD if weak else Likeness.MIXED
        if weak and not rare:
            return Likeness.MIXED  # 江若愚: no word lies in it
    if rare:
        return Likeness.MIXED
    if weak or (len(name) > 2 and name[:2] in word_set("names/not_persons.txt")):
        sure = weak and _is_whole(name, surname, lexicon)
        return (Likeness.GOOD if sure else Likeness.FAIR) if usual else Likeness.WORD
    return Likeness.GOOD if usual else Likeness.FAIR


def _is_whole(name: str, surname: str, lexicon: Lexicon) -> bool:
    """Whether no ordinary word lies in a name of three characters, but that of a place: 苏映岚, 幸大川; not 成长青."""
    given = name[len(surname) :]
    placed = lexicon.flag(given).startswith("ns") and lexicon.count(given) < _TOO_FREQUENT
    taken = name[:2] in word_set("names/not_persons.txt") or lexicon.count(name[:2]) > 0
    return len(name) == len(surname) + 2 == _WHOLE and not taken and (placed or not _is_word(given, lexicon))


def crosses(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an ordinary word lies over a place, so that no name can begin or end there (文|明)."""
    if not 0 < at < len(text):
        return False
    return any(
        _is_word(text[first:last], lexicon)
        for first, last in ((at - 1, at + 1), (at - 1, at + 2), (at - 2, at + 1), (at - 2, at + 2))
        if first >= 0 and last <= len(text)
    )


def is_addressed(text: str, end: int) -> bool:
    """Whether a form of address stands right behind a surname: 李|先生 is no 李先."""
    return any(by_word("names/titles.csv").get(text[end : end + length]) == "address" for length in (2, 3))


def candidates_at(text: str, start: int, lexicon: Lexicon) -> list[Candidate]:
    """Return the candidates that begin at a place, the shorter one first."""
    surname = surname_at(text, start)
    if surname is None or is_addressed(text, start + len(surname)):
        return []
    found: list[Candidate] = []
    for length in (1, 2):
        end = start + len(surname) + length
        name = text[start:end]
        if end > len(text) or not all("一" <= char <= "鿿" for char in name):
            break
        whole = _is_whole(name, surname, lexicon) and not crosses(text, start, lexicon)
        found.append(Candidate(start, end, name, likeness(name, surname, lexicon), whole))
    return found


def likeness_of(words: str, lexicon: Lexicon) -> Likeness:
    """Return how much words that stand alone look like a name as a whole."""
    fitting = [one.likeness for one in candidates_at(words, 0, lexicon) if one.name == words]
    return max(fitting, default=Likeness.NONE)


def could_be_name(text: str, lexicon: Lexicon) -> bool:
    """Whether a whole text can be a person's name by its characters (asked of what a model takes for one)."""
    if re.fullmatch(r"[一-鿿]{1,8}(?:[·•・][一-鿿]{1,10})+", text):
        return True
    return likeness_of(text, lexicon) >= (Likeness.FAIR if len(text) > 2 else Likeness.GOOD)
