"""Breaking Chinese text into lines, with 避头尾: what may not begin a line and what may not end one."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_TOKEN = re.compile(r"[0-9A-Za-z.,%:+\-_?=&]+/*|/+|\s+|.", re.DOTALL)
_NOT_FIRST = frozenset("。，、；：！？”’）》】％·—…")
_NOT_LAST = frozenset("“‘（《【◆")
# A word processor lets these hang over the right margin instead of moving the word before them.
_HANGING = frozenset("。，、；：")


@dataclass(frozen=True, slots=True)
class Line:
    """`[start, end)` of the text, its natural width in ems, and how much each gap is stretched to fill the line."""

    start: int
    end: int
    width: float
    stretch: float


def _room(line_number: int, width: float, indent: float) -> float:
    return width - (indent if line_number == 0 else 0)


def _legal_end(tokens: list[re.Match[str]], first: int, end: int) -> int:
    """Move the end of a line back until neither it nor the next line breaks the rules (never past one token)."""
    while end - first > 1 and end < len(tokens):
        if tokens[end].group()[0] in _NOT_FIRST or tokens[end - 1].group()[-1] in _NOT_LAST:
            end -= 1
        else:
            break
    return end


def _hangs(tokens: list[re.Match[str]], end: int) -> bool:
    """Whether the mark at `end` may hang over the margin: only where what follows may begin a line."""
    if end >= len(tokens) or tokens[end].group() not in _HANGING:
        return False
    return end + 1 == len(tokens) or tokens[end + 1].group()[0] not in _NOT_FIRST


def break_lines(text: str, width: float, indent: float, measure: Callable[[str], float]) -> list[Line]:
    """Break a paragraph into lines of `width` ems, the first shorter by `indent`; all but the last are justified."""
    tokens = list(_TOKEN.finditer(text))
    sizes = [measure(t.group()) for t in tokens]
    lines: list[Line] = []
    first = 0
    while first < len(tokens):
        room = _room(len(lines), width, indent)
        end, used = first, 0.0
        while end < len(tokens) and (used + sizes[end] <= room + 1e-6 or end == first):
            used += sizes[end]
            end += 1
        if _hangs(tokens, end):
            end += 1
        else:
            end = _legal_end(tokens, first, end)
        last = end
        while last > first + 1 and tokens[last - 1].group().isspace():
            last -= 1
        words = text[tokens[first].start() : tokens[last - 1].end()]
        hang = sizes[last - 1] if words[-1] in _HANGING and measure(words) > room else 0.0
        natural = measure(words) - hang
        gaps = len(words) - (2 if hang else 1)
        spare = (room - natural) / gaps if end < len(tokens) and gaps > 0 else 0.0
        # A line that would have to be torn apart (before a long address) is left ragged.
        lines.append(Line(tokens[first].start(), tokens[last - 1].end(), natural + hang, spare if spare < 0.2 else 0.0))
        first = end
        while first < len(tokens) and tokens[first].group().isspace():
            first += 1
    return lines
