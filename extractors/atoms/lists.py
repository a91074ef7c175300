"""Word lists: the data files under schemas/data/names, read once."""

import csv
from functools import cache
from importlib.resources import files


@cache
def _content(name: str) -> tuple[str, ...]:
    text = files("schemas").joinpath(f"data/names/{name}").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def entries(name: str) -> frozenset[str]:
    """Return the words of a list with words divided by blanks or line breaks."""
    return frozenset(word for line in _content(name) for word in line.split())


@cache
def characters(name: str) -> frozenset[str]:
    """Return the single characters of a list."""
    return frozenset("".join(_content(name))) - {" "}


@cache
def table(name: str) -> dict[str, str]:
    """Return a list of two columns as a mapping from the first to the second."""
    return {row[0]: row[1] for row in csv.reader(_content(name)[1:])}
