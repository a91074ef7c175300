"""Loading the dictionary from its data files, with a user's own entries; every mistake is named."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from pathlib import Path

from schemas.csv_rows import Mistakes, Row, read_rows
from schemas.indicators.model import FORMS, KINDS, SEVERITIES, Conversion, Dictionary, Indicator, Relation, key
from schemas.indicators.words import as_pattern, spell_out
from schemas.outlines import topic_codes
from schemas.text import decode

COLUMNS = (
    "code", "name", "name_en", "aliases", "weak", "context", "pattern", "not", "dimensions", "kind", "zero", "grades",
    "low", "high", "topic", "gri", "hkex", "definition",
)  # fmt: skip
_CODE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
_RELATION = ("form", "left", "right", "low", "high", "tolerance", "severity", "note")
_UNIT = ("dimension", "unit", "factor", "comparability", "note")
_WORD = ("class", "words", "note")

Words = Mapping[str, tuple[str, ...]]


def _shipped(name: str) -> str:
    return files("schemas").joinpath(f"indicators/{name}").read_text(encoding="utf-8")


def _entry_files() -> list[str]:
    folder = files("schemas").joinpath("indicators/entries")
    return sorted(f"entries/{entry.name}" for entry in folder.iterdir() if entry.name.endswith(".csv"))


def read_words(mistakes: Mistakes) -> dict[str, tuple[str, ...]]:
    """Return the word classes of aliases."""
    rows = read_rows("words.csv", _shipped("words.csv"), mistakes, _WORD)
    return {row.needed("class"): row.words("words") for row in rows}


def read_units(mistakes: Mistakes) -> tuple[Conversion, ...]:
    """Return the units of each dimension; the first unit of a dimension is the one that the others become."""
    first: dict[str, str] = {}
    found = []
    for row in read_rows("units.csv", _shipped("units.csv"), mistakes, _UNIT):
        dimension, unit = row.needed("dimension"), row.text("unit")
        to = first.setdefault(dimension, unit)
        factor = row.read("factor", Fraction, Fraction(1))
        if unit == to and factor != 1:
            row.refuse("factor", "the first unit of a dimension has the factor 1")
        found.append(Conversion(dimension, unit, to, factor, row.one_of("comparability", ("A", "B"))))
    return tuple(found)


def _spelled(row: Row, column: str, words: Words) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for phrase in row.words(column):
        try:
            spellings = spell_out(phrase, words)
        except ValueError as error:
            row.refuse(column, str(error))
            continue
        for spelling in spellings:
            if key(spelling) != spelling.casefold():
                row.refuse(column, f"{spelling}: write it as it is looked up: {key(spelling)}")
            found.setdefault(spelling)
    return tuple(found)


def _pattern(row: Row, words: Words) -> re.Pattern[str] | None:
    if not row.text("pattern"):
        return None
    try:
        return as_pattern(row.text("pattern"), words)
    except (ValueError, re.error) as error:
        row.refuse("pattern", f"no regular expression: {error}")
        return None


def _check(row: Row, indicator: Indicator, dimensions: set[str]) -> None:
    """Note what does not fit together in one entry."""
    if indicator.code and not _CODE.fullmatch(indicator.code):
        row.refuse("code", f"{indicator.code}: small letters, digits, _ and at least one dot (staff.total)")
    for dimension in indicator.dimensions:
        if dimension not in dimensions:
            row.refuse("dimensions", f"{dimension}; allowed: {', '.join(sorted(dimensions))}")
    if not indicator.dimensions:
        row.refuse("dimensions", "must not be empty")
    if indicator.topic not in topic_codes():
        row.refuse("topic", f"{indicator.topic or 'empty'} is no topic; see schemas/outlines/topics.csv")
    if indicator.weak and not indicator.context:
        row.refuse("context", "weak aliases need words of context")
    if (indicator.kind == "grade") != bool(indicator.grades):
        row.refuse("grades", "a grade, and only a grade, has grades")
    if indicator.low is not None and indicator.high is not None and indicator.low > indicator.high:
        row.refuse("low", f"{indicator.low} is above {indicator.high}")


def _indicator(row: Row, words: Words, dimensions: set[str]) -> Indicator:
    indicator = Indicator(
        code=row.needed("code"),
        name=row.needed("name"),
        name_en=row.needed("name_en"),
        aliases=_spelled(row, "aliases", words),
        weak=_spelled(row, "weak", words),
        context=_spelled(row, "context", words),
        pattern=_pattern(row, words),
        bars=_spelled(row, "not", words),
        dimensions=row.words("dimensions"),
        kind=row.one_of("kind", KINDS),
        zero=_spelled(row, "zero", words),
        grades=row.words("grades"),
        low=row.number("low"),
        high=row.number("high"),
        topic=row.needed("topic"),
        gri=row.words("gri"),
        hkex=row.words("hkex"),
        definition=row.needed("definition"),
    )
    _check(row, indicator, dimensions)
    return indicator


def _entries(
    texts: Iterable[tuple[str, str]], words: Words, dimensions: set[str], mistakes: Mistakes
) -> Iterator[tuple[Row, Indicator]]:
    """Yield the entries of the files; a code that stands twice in them is a mistake."""
    seen: dict[str, str] = {}
    for file, text in texts:
        for row in read_rows(file, text, mistakes, COLUMNS):
            indicator = _indicator(row, words, dimensions)
            if indicator.code in seen:
                row.refuse("code", f"{indicator.code} stands already in {seen[indicator.code]}")
            seen[indicator.code] = f"{file}, line {row.line}"
            yield row, indicator


def _relations(codes: Iterable[str], mistakes: Mistakes) -> Iterator[Relation]:
    known = set(codes)
    for row in read_rows("relations.csv", _shipped("relations.csv"), mistakes, _RELATION):
        for column in ("left", "right"):
            for code in row.words(column):
                if code not in known:
                    row.refuse(column, f"no indicator {code}")
        yield Relation(
            form=row.one_of("form", FORMS),
            left=row.needed("left"),
            right=row.words("right"),
            low=row.number("low"),
            high=row.number("high"),
            tolerance=row.number("tolerance") or Decimal(0),
            severity=row.one_of("severity", SEVERITIES),
            note=row.needed("note"),
        )


def _own(path: Path) -> tuple[str, str]:
    """Return name and text of a user's file."""
    text = decode(path.read_bytes())
    if text is None:
        raise ValueError(f"{path}: neither UTF-8 nor GBK text; save it as CSV UTF-8")
    return path.name, text


def _refuse_clashes(entries: Iterable[tuple[Row, Indicator]], units: Iterable[Conversion]) -> None:
    """Note the aliases that mean two indicators in one unit: no quantity could choose between them."""
    allowed: dict[str, set[str]] = {}
    for conversion in units:
        allowed.setdefault(conversion.dimension, set()).add(conversion.unit)
    seen: dict[tuple[str, str], str] = {}
    for row, indicator in entries:
        clashes: dict[str, str] = {}
        for phrase in dict.fromkeys(map(key, (indicator.name, *indicator.aliases))):
            for unit in set().union(*(allowed.get(d, set()) for d in indicator.dimensions)):
                before = seen.setdefault((phrase, unit), indicator.code)
                if before != indicator.code:
                    clashes[phrase] = before
        for phrase, before in clashes.items():
            row.refuse("aliases", f"{phrase} is also an alias of {before}, in the same unit")


def load(extra: Path | None = None) -> Dictionary:
    """Load the dictionary; entries of a user's file replace those with the same code or come on top.

    Raises ValueError that lists every bad entry with file, line, column and reason.
    """
    return _build(_own(extra)) if extra else _build_shipped()


@cache
def _build_shipped() -> Dictionary:
    return _build(None)


def _build(extra: tuple[str, str] | None) -> Dictionary:
    mistakes = Mistakes()
    words, units = read_words(mistakes), read_units(mistakes)
    dimensions = {row.dimension for row in units}
    shipped = [(name, _shipped(name)) for name in _entry_files()]
    entries = {i.code: (row, i) for row, i in _entries(shipped, words, dimensions, mistakes)}
    if extra:
        own = {i.code: (row, i) for row, i in _entries([extra], words, dimensions, mistakes)}
        entries = {code: entry for code, entry in entries.items() if code not in own} | own
    relations = tuple(_relations(entries, mistakes))
    _refuse_clashes(entries.values(), units)
    mistakes.check()
    indicators = tuple(indicator for _, indicator in entries.values())
    version = _digest([*shipped, *([extra] if extra else [])])
    return Dictionary(indicators, relations, units, words["自称"], version)


def _digest(entry_files: Iterable[tuple[str, str]]) -> str:
    """Return 8 hex digits of a SHA-256 over all that the dictionary says, line ends folded."""
    texts = [text for _, text in entry_files]
    texts += [_shipped(name) for name in ("relations.csv", "units.csv", "words.csv")]
    return hashlib.sha256("\n".join(texts).replace("\r\n", "\n").encode()).hexdigest()[:8]
