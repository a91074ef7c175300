"""Whose task a line is: sure where the dictionary, a word or all that stands around it says so; else nobody's yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.indicators.matching import OPEN
from pipeline.collect.departments import Departments
from pipeline.export.numbers import is_known
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.indicators import load

_SURE = ("name", "alias")
_MONEY = ("public.budget", "economy.results")  # topics of those who keep the money


class Known(NamedTuple):
    """An indicator of the dictionary with its topic."""

    indicator: str
    topic: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a line in last year's report: its sentence, and what the dictionary names there and in its
    section; `title` is the heading of that."""

    sentence: str = ""
    beside: frozenset[Known] = frozenset()
    section: frozenset[Known] = frozenset()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The department that is asked; `why` says why it is not sure, and is empty where it is."""

    department: str
    why: str = ""


def read_around(store: Store, doc_ids: Sequence[str], topics: Mapping[str, str]) -> Mapping[tuple[str, str], Around]:
    """Return what stands around the values of some reports, by doc_id and row id, without their sentences.

    `topics` gives the topics of the dictionary's indicators.
    """
    columns = ("doc_id", "row_id", "indicator", "section_id", "statement_id")
    rows = store.read("indicators", doc_ids, columns).to_pylist()
    titles = {
        (row["doc_id"], row["section_id"]): row["title"]
        for row in store.read("sections", doc_ids, ("doc_id", "section_id", "title")).to_pylist()
    }
    beside: dict[tuple[str, str], set[Known]] = {}
    section: dict[tuple[str, str], set[Known]] = {}
    for row in rows:
        if row["indicator"] in topics:
            known = Known(row["indicator"], topics[row["indicator"]])
            beside.setdefault((row["doc_id"], row["statement_id"]), set()).add(known)
            section.setdefault((row["doc_id"], row["section_id"]), set()).add(known)
    found: dict[tuple[str, str], Around] = {}
    for row in rows:
        here, under = (row["doc_id"], row["statement_id"]), (row["doc_id"], row["section_id"])
        own = frozenset(beside.get(here, ())) if row["statement_id"] else frozenset()
        title = titles.get(under) if row["section_id"] else None
        around = Around("", own, frozenset(section.get(under, ())), title if is_known(title) and title else "")
        found[row["doc_id"], row["row_id"]] = around
    return found


class Placing:
    """Finds the departments of lines."""

    def __init__(self, departments: Departments, say: Messages) -> None:
        self._departments, self._say, self._dictionary = departments, say, load()

    def find(self, indicator: str, topic: str | None, name: str, around: Around, *, is_money: bool = False) -> Placed:
        """Return the department of a line.

        1. what the dictionary names, and what an own line names by its key: by indicator, then topic   2. else by the
        words of its name, or by what the dictionary names at the end of it (城西厂综合能源消费量)   3. by what the
        dictionary names in its sentence, then by the words of that   4. by its section, where nothing that the
        dictionary names there is another department's. Where one of these names several departments it is not sure,
        but that an amount of money (养护经费支出) is asked of those who keep it.
        """
        own = self._departments.named(indicator)
        if own or not indicator.startswith(OPEN):
            return Placed(own or self._departments.find(indicator, topic))
        for found in (
            self._departments.of_words(name) or self._by_end(name),
            self._by_known(around.beside),
            self._departments.of_words(around.sentence),
        ):
            keepers = [one for one in map(self._departments.of_topic, _MONEY) if one in found] if is_money else []
            if len(found) > 1 and keepers:
                return Placed(str(keepers[0]))
            if len(found) > 1:
                return self._unsure("words", words=self._tell(found))
            for department in found:
                return Placed(department)
        return self._by_section(topic, around)

    def _by_end(self, name: str) -> dict[str, str]:
        """Return the department of what the dictionary is sure to mean by the longest end of a name."""
        for at in range(1, len(name) - 1):
            known = [Known(one.code, one.topic) for one, how in self._dictionary.name(name[at:]) if how in _SURE]
            if known:
                return self._by_known(known)
        return {}

    def _by_known(self, known: Iterable[Known]) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in sorted(known, key=lambda one: one.indicator):
            found.setdefault(self._departments.find(one.indicator, one.topic), "")
        return found

    def _by_section(self, topic: str | None, around: Around) -> Placed:
        own = self._departments.of_topic(topic)
        if own is None:
            return self._unsure("none")
        others = [name for name in self._by_known(around.section) if name != own]
        if others:
            told = self._say("collect.list").join(sorted({own, *others}))
            return self._unsure("section", title=around.title or "-", departments=told)
        return Placed(own)

    def _tell(self, found: Mapping[str, str]) -> str:
        return self._say("collect.list").join(_told(found, self._say))

    def _unsure(self, kind: str, **values: str) -> Placed:
        why = self._say(f"collect.unsure.{kind}", **values)
        return Placed(self._departments.rest, self._say("collect.unsure", why=why))


def _told(found: Mapping[str, str], say: Messages) -> Iterator[str]:
    for department, word in found.items():
        yield say("collect.unsure.word", word=word, department=department) if word else department
