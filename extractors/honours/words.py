"""Words of the honours readers as patterns and endings."""

import re
from collections.abc import Iterable


def either(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(entries, key=lambda w: (-len(w), w))) + ")"


def ending_of(text: str, entries: dict[str, str]) -> str | None:
    """Return the longest listed ending that the text ends with, or None."""
    for length in range(min(len(text), 9), 0, -1):
        if text[-length:] in entries:
            return text[-length:]
    return None
