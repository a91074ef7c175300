"""The word lists of schemas/data/matching."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a list, below its first line, which says what it is."""
    lines = files("schemas").joinpath(f"data/matching/{name}").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:]))
