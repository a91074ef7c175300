"""Which department is asked for what: the mapping and the words that ship, and a user's own before them."""

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

from extractors.indicators.matching import OPEN
from schemas.csv_rows import Mistakes, Row, read_rows
from schemas.indicators import load
from schemas.outlines import topics
from schemas.text import decode

_COLUMNS = ("topic", "indicator", "word", "department")
_SHIPPED, _WORDS = "data/collect/departments.csv", "data/collect/words.csv"
_REST = "-"  # what a line is known by that names only a department
_BARRED = re.compile(r"[\\/:*?\"<>|\[\]\x00-\x1f']")  # what no name of a file or of a sheet may hold
_LONGEST = 31  # characters of a sheet's name; Excel specifications and limits


@dataclass(frozen=True, slots=True)
class Departments:
    """Departments by code of a topic, of an indicator, and by word; `rest` is who gets what is not sure.

    `word_topics` are the topics of the words that ship; `after` is the mapping that ships, of an own one.
    """

    topics: Mapping[str, str]
    indicators: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    own_rest: str | None = None
    word_topics: Mapping[str, str] = field(default_factory=dict)
    after: "Departments | None" = None

    @property
    def rest(self) -> str:
        """Who gets what is not sure: the office that writes the report."""
        return self.own_rest or (self.after.rest if self.after else "")

    def find(self, indicator: str, topic: str | None) -> str:
        """Return the department of an indicator: by its own line, by its topic, by what the topic is a part of."""
        for one in self._chain():
            found = one.indicators.get(indicator) or one._topic(topic)
            if found:
                return found
        return self.rest

    def named(self, indicator: str) -> str | None:
        """Return the department of an indicator that a line of a mapping names itself."""
        return next((one.indicators[indicator] for one in self._chain() if indicator in one.indicators), None)

    def of_topic(self, topic: str | None) -> str | None:
        """Return the department of a topic, or of what it is a part of."""
        return next((found for one in self._chain() if (found := one._topic(topic))), None)

    def of_words(self, text: str) -> dict[str, str]:
        """Return the departments that the words of a text stand for, each with the first of its words.

        Of words that share characters the longest counts; a user's own words go before those that ship.
        """
        found: dict[str, str] = {}
        for word, name in _words_in(text, ChainMap(*(dict(one.words) for one in self._chain()))):
            found.setdefault(name, word)
        if found:
            return found
        for word, topic in _words_in(text, ChainMap(*(dict(one.word_topics) for one in self._chain()))):
            found.setdefault(self.of_topic(topic) or self.rest, word)
        return found

    def _chain(self) -> Iterator["Departments"]:
        yield self
        if self.after:
            yield from self.after._chain()

    def _topic(self, topic: str | None) -> str | None:
        while topic:
            if topic in self.topics:
                return self.topics[topic]
            topic = topic.rpartition(".")[0]
        return None


def _words_in(text: str, meant: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the words that a text holds, with what they stand for, in their order; longer ones go before others."""
    taken = [False] * len(text)
    found: dict[int, tuple[str, str]] = {}
    for word in sorted(meant, key=lambda word: (-len(word), word)):
        at = text.find(word)
        while at >= 0:
            if not any(taken[at : at + len(word)]):
                taken[at : at + len(word)] = [True] * len(word)
                found[at] = word, meant[word]
            at = text.find(word, at + 1)
    yield from (found[at] for at in sorted(found))


def read_departments(path: Path | None = None) -> Departments:
    """Return the mapping that ships; lines of a user's file (topic, indicator or word, department) go before its lines.

    Topics and indicators may be given by code or Chinese name. Raises ValueError that names every bad line.
    """
    shipped = replace(_read("departments.csv", _shipped(_SHIPPED)), word_topics=_read_words())
    if path is None:
        return shipped
    text = decode(path.read_bytes())
    if text is None:
        raise ValueError(f"{path}: neither UTF-8 nor GBK text; save it as CSV UTF-8")
    own = _read(path.name, text)
    return replace(own, after=shipped)


def _shipped(file: str) -> str:
    return files("pipeline").joinpath(file).read_text(encoding="utf-8")


def _read_words() -> dict[str, str]:
    """Return the topics of the words that ship."""
    mistakes, known = Mistakes(), _names_of_topics()
    found: dict[str, str] = {}
    for row in read_rows("words.csv", _shipped(_WORDS), mistakes, ("word", "topic")):
        word, topic = row.needed("word"), row.needed("topic")
        if word in found:
            row.refuse("word", f"{word} stands twice")
        if topic not in known:
            row.refuse("topic", f"there is no topic {topic}")
        found[word] = topic
    mistakes.check()
    return found


def _read(file: str, text: str) -> Departments:
    mistakes = Mistakes()
    found: dict[str, dict[str, str]] = {"topic": {}, "indicator": {}, "word": {}, "rest": {}}
    known = {"topic": _names_of_topics(), "indicator": _names_of_indicators()}
    for row in read_rows(file, text.removeprefix("\ufeff"), mistakes, _COLUMNS):
        for column, code in _named(row, known):
            if code in found[column]:
                row.refuse(column if row.text(column) else "department", f"{row.text(column) or code} stands twice")
            found[column][code] = _department(row)
    mistakes.check()
    return Departments(found["topic"], found["indicator"], found["word"], found["rest"].get(_REST))


def _named(row: Row, known: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[tuple[str, str]]:
    """Yield column and code of what a line is about, `rest` of one that is about nothing; note what is wrong."""
    given = [column for column in (*known, "word") if row.text(column)]
    if not given:
        yield "rest", _REST
        return
    if len(given) > 1:
        row.refuse("topic", "name one of topic, indicator and word")
        return
    column, word = given[0], row.text(given[0])
    if column == "word":
        yield column, word
        return
    codes = known[column].get(word, ())
    if column == "indicator" and word.startswith(OPEN):
        codes = (word,)  # what the dictionary doesn't know goes by its key
    if not codes:
        row.refuse(column, f"there is no {column} {word}")
    elif len(codes) > 1:
        row.refuse(column, f"{word} has several codes: {', '.join(codes)}")
    else:
        yield column, codes[0]


def _department(row: Row) -> str:
    name = row.needed("department")
    if _BARRED.search(name) or len(name) > _LONGEST:
        row.refuse("department", f"{name} can't name a file and a sheet")
    return name


def _names_of_topics() -> dict[str, list[str]]:
    return _by_name((topic.code, topic.name) for topic in topics())


def _names_of_indicators() -> dict[str, list[str]]:
    return _by_name((indicator.code, indicator.name) for indicator in load().indicators)


def _by_name(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in pairs:
        found.setdefault(name, []).append(code)
        found[code] = [code]
    return found
