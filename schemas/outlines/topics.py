"""The topic tree: one code for what sections and indicators are about, whatever the outline."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.csv_rows import Mistakes, read_rows


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; a dot in the code leads from a topic to a part of it."""

    code: str
    name: str
    name_en: str
    definition: str

    @property
    def parent(self) -> str | None:
        """The code of the topic that this one is a part of."""
        return self.code.rpartition(".")[0] or None


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topic tree in its order."""
    text = files("schemas").joinpath("outlines/topics.csv").read_text(encoding="utf-8")
    mistakes = Mistakes()
    columns = ("code", "name", "name_en", "definition")
    rows = read_rows("outlines/topics.csv", text, mistakes, columns)
    found = tuple(Topic(*(row.needed(column) for column in columns)) for row in rows)
    mistakes.check()
    return found


@cache
def topic_codes() -> frozenset[str]:
    """Return the codes of all topics."""
    return frozenset(topic.code for topic in topics())
