"""Rows by their place in a sentence as it is stored: its text has none of the blanks and line breaks of the page."""

import re
from collections.abc import Sequence

from pipeline.checks.check import Row
from schemas.text import squeeze


def align(statement: Row, rows: Sequence[Row]) -> list[Row]:
    """Return rows of a sentence with `start_char` and `end_char` such that both, less its own, count in its text.

    A row that is not found between where it would be without any and with all of the blanks stays as it is.
    """
    text, start = statement["text"], statement["start_char"]
    lost = statement["end_char"] - start - len(text)
    if lost <= 0:
        return list(rows)
    found: list[Row] = []
    least = 0
    for row in sorted(rows, key=lambda one: one["start_char"]):
        words = squeeze(row["text"])
        at = _find(text, words, (max(least, row["start_char"] - start - lost), row["start_char"] - start))
        if at is None:
            found.append(row)
            continue
        found.append({**row, "start_char": start + at, "end_char": start + at + len(words)})
        least = at + 1
    return found


def _find(text: str, words: str, ends: tuple[int, int]) -> int | None:
    """Return the first place of some words between two places, of a number rather none within a longer one."""
    places = [at for at in range(max(ends[0], 0), ends[1] + 1) if text.startswith(words, at)] if words else []
    whole = [at for at in places if not (words[0].isdigit() and re.search(r"[\d.,]$", text[:at]))]
    return next(iter(whole or places), None)


def place_in(statement: Row, row: Row) -> int:
    """Return where a row begins in the text of its sentence."""
    return int(align(statement, [row])[0]["start_char"] - statement["start_char"])
