"""Which department is asked for what: the mapping that ships, and a user's own before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from extractors.indicators.matching import OPEN
from schemas.csv_rows import Mistakes, Row, read_rows
from schemas.indicators import load
from schemas.outlines import topics
from schemas.text import decode

_COLUMNS = ("topic", "indicator", "department")
_SHIPPED = "data/collect/departments.csv"
_REST = "行政"  # who is asked for what stands under no topic
_BARRED = re.compile(r"[\\/:*?\"<>|\[\]\x00-\x1f']")  # what no name of a file or of a sheet may hold
_LONGEST = 31  # characters of a sheet's name; Excel specifications and limits


@dataclass(frozen=True, slots=True)
class Departments:
    """Departments by code of a topic and of an indicator."""

    topics: Mapping[str, str]
    indicators: Mapping[str, str]
    after: "Departments | None" = field(default=None)

    def find(self, indicator: str, topic: str | None) -> str:
        """Return the department of an indicator: by its own line, by its topic, by what the topic is a part of."""
        return self._own(indicator, topic) or (self.after.find(indicator, topic) if self.after else _REST)

    def _own(self, indicator: str, topic: str | None) -> str | None:
        if indicator in self.indicators:
            return self.indicators[indicator]
        while topic:
            if topic in self.topics:
                return self.topics[topic]
            topic = topic.rpartition(".")[0]
        return None


def read_departments(path: Path | None = None) -> Departments:
    """Return the mapping that ships; lines of a user's file (topic or indicator, department) go before all its lines.

    Topics and indicators may be given by code or Chinese name. Raises ValueError that names every bad line.
    """
    shipped = _read("departments.csv", files("pipeline").joinpath(_SHIPPED).read_text(encoding="utf-8"))
    if path is None:
        return shipped
    text = decode(path.read_bytes())
    if text is None:
        raise ValueError(f"{path}: neither UTF-8 nor GBK text; save it as CSV UTF-8")
    own = _read(path.name, text)
    return Departments(own.topics, own.indicators, shipped)


def _read(file: str, text: str) -> Departments:
    mistakes = Mistakes()
    found: dict[str, dict[str, str]] = {"topic": {}, "indicator": {}}
    known = {"topic": _names_of_topics(), "indicator": _names_of_indicators()}
    for row in read_rows(file, text.removeprefix("\ufeff"), mistakes, _COLUMNS):
        for column, code in _named(row, known):
            if code in found[column]:
                row.refuse(column, f"{row.text(column)} stands twice")
            found[column][code] = _department(row)
    mistakes.check()
    return Departments(found["topic"], found["indicator"])


def _named(row: Row, known: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[tuple[str, str]]:
    """Yield column and code of what a line is about; note what is wrong with it."""
    given = [column for column in known if row.text(column)]
    if len(given) != 1:
        row.refuse("topic", "name either a topic or an indicator")
        return
    column, word = given[0], row.text(given[0])
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
