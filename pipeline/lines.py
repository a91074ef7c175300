"""Words in lines of a width, as a terminal shows them: a Han takes two places."""

import re
import unicodedata

_WIDE = ("W", "F")
# What stays in one line: a quantity with its unit, a Latin word, a bracketed remark; no line begins with a stop
# or ends with an opening bracket.
_PIECES = re.compile(r"［[^］]{1,8}］|（[^（）]{1,5}）|[（“《]*(?:[\w.,%'+\-－—/:]+|.)[，。；：、）》”！？]*", re.ASCII)


def places(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)


def pieces(text: str) -> list[str]:
    """Return the pieces of a text that each stay in one line."""
    return _PIECES.findall(text)


def wrap(text: str, width: int) -> str:
    """Break a text into lines of a width, never inside a quantity or a Latin word, never before a stop."""
    lines = [""]
    for piece in pieces(text):
        if lines[-1] and places(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return "\n".join(line.rstrip() for line in lines)
