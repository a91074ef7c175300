"""What the layout of last year's report left among its sentences: page numbers, running heads, torn ends of units."""

import re

# A page number, a running head in capitals (KEY PERFORMANCE), one character without a mark behind it (时 of 千瓦时).
_STRAY = re.compile(r"\d{1,3}|[A-Z][A-Z&]*(?: [A-Z&]+)*|[一-鿿]")


def is_stray(text: str) -> bool:
    """Whether the words of a paragraph are none of a report's own."""
    return _STRAY.fullmatch(text.strip()) is not None
