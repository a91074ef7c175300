"""Editions of outlines: which parts a kind of report has, how their headings are printed, and what topic each is."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.csv_rows import Mistakes, Row, read_rows
from schemas.outlines.topics import topic_codes

_COLUMNS = ("part", "parent", "titles", "pattern", "required", "topic")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an outline: the headings that name it, the part that holds it, whether a report must have it."""

    code: str
    parent: str | None
    titles: tuple[str, ...]
    pattern: re.Pattern[str] | None
    required: bool
    topic: str | None

    @property
    def title(self) -> str:
        """The usual heading of the part, for messages."""
        return self.titles[0] if self.titles else self.code

    def fits(self, title: str) -> int:
        """Return how well a heading without blanks names the part: 2 as printed, 1 by pattern, 0 not."""
        if title in self.titles:
            return 2
        return 1 if self.pattern and self.pattern.fullmatch(title) else 0


@dataclass(frozen=True, slots=True)
class Edition:
    """An outline that reports of one kind follow; a report without any of the `marks` is not of this edition."""

    code: str
    name: str
    name_en: str
    marks: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def inner(self) -> frozenset[str]:
        """The codes of the parts that have parts of their own."""
        return frozenset(part.parent for part in self.parts if part.parent)


def _pattern(text: str) -> re.Pattern[str] | None:
    try:
        return re.compile(text) if text else None
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None


def _part(row: Row) -> Part:
    topic = row.text("topic") or None
    if topic and topic not in topic_codes():
        row.refuse("topic", f"{topic} is no topic")
    required = row.one_of("required", ("yes", "no")) == "yes"
    pattern = row.read("pattern", _pattern, None)
    if not row.words("titles") and pattern is None:
        row.refuse("titles", "a part needs titles or a pattern")
    return Part(row.needed("part"), row.text("parent") or None, row.words("titles"), pattern, required, topic)


def _parts(edition: str, mistakes: Mistakes) -> tuple[Part, ...]:
    """Read the parts of an edition; a part's parent must stand above it."""
    name = f"outlines/parts/{edition}.csv"
    text = files("schemas").joinpath(name).read_text(encoding="utf-8")
    found: dict[str, Part] = {}
    for row in read_rows(name, text, mistakes, _COLUMNS):
        part = _part(row)
        if part.code in found:
            row.refuse("part", f"{part.code} stands twice")
        if part.parent and part.parent not in found:
            row.refuse("parent", f"no part {part.parent} above it")
        found[part.code] = part
    return tuple(found.values())


def _edition(row: Row) -> Edition:
    parts = _parts(row.needed("edition"), row.mistakes)
    unknown = set(row.words("marks")) - {part.code for part in parts}
    if unknown:
        row.refuse("marks", f"no part {', '.join(sorted(unknown))}")
    return Edition(row.text("edition"), row.needed("name"), row.needed("name_en"), row.words("marks"), parts)


@cache
def editions() -> tuple[Edition, ...]:
    """Return the editions that ship. Raises ValueError that lists every mistake in their files."""
    text = files("schemas").joinpath("outlines/editions.csv").read_text(encoding="utf-8")
    mistakes = Mistakes()
    rows = read_rows("outlines/editions.csv", text, mistakes, ("edition", "name", "name_en", "marks"))
    found = tuple(_edition(row) for row in rows)
    mistakes.check()
    return found
