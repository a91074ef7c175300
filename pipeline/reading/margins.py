"""Margins of a report's pages and columns, and how lines stand to them: full, centred, indented."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

from schemas.page import Line, Page

_LATIN_CHUNK = re.compile(r"[0-9A-Za-z%.,:/_-]+|.[，。、；：！？”’）》】]*")


@dataclass(frozen=True, slots=True)
class Margins:
    """Text margins of a page, the usual step from line to line, in points."""

    left: float
    right: float
    step: float


def usual_size(pages: Sequence[Page]) -> float:
    """Return the font size that most characters of the report have."""
    counts = Counter[float]()
    for page in pages:
        for line in page.lines:
            counts[line.size] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 12.0


def _left(lines: Sequence[Line]) -> float:
    """Return the leftmost x at which two lines begin."""
    starts = Counter(round(line.left / 2) * 2 for line in lines)
    often = [x for x, count in starts.items() if count >= 2]
    return float(min(often or starts))


def page_margins(pages: Sequence[Page], kinds: Sequence[str]) -> dict[int, Margins]:
    """Return the margins by page number; a page with little text takes those of the pages of its width."""
    found: dict[int, Margins] = {}
    by_width: dict[int, list[Margins]] = {}
    size = usual_size(pages)
    for page, kind in zip(pages, kinds, strict=True):
        own_size = usual_size([page])
        lines = [line for line in page.lines if line.role == "body" and abs(line.size - own_size) < 0.6]
        if kind != "body" or len(lines) < 6:
            continue
        left = _left(lines)
        ends = [line.right for line in lines]
        right = max(quantiles(ends, n=4)[2], page.width - left - 2 * size) - size
        steps = [b.top - a.top for a, b in pairwise(lines)]
        step = median([s for s in steps if 0 < s < 4 * size] or [1.5 * size])
        found[page.number] = Margins(left, right, step)
        by_width.setdefault(round(page.width), []).append(found[page.number])
    usual = {
        width: Margins(median(m.left for m in ms), median(m.right for m in ms), median(m.step for m in ms))
        for width, ms in by_width.items()
    }
    for page in pages:
        near = usual.get(round(page.width)) or Margins(page.width * 0.12, page.width * 0.85, 1.5 * size)
        own = found.get(page.number)
        # A page of headings and list items alone has no line at the margin: the usual margin of the report is meant.
        if own is None or 1.2 * size < own.left - near.left < 3 * size:
            found[page.number] = near
    return found


def line_margins(line: Line, page: Margins) -> Margins:
    """Return the margins that hold for a line: its room's where it has one, else the page's."""
    if line.room is None:
        return page
    left, right = line.room.left, line.room.right
    return Margins(page.left if left is None else left, page.right if right is None else right - line.size, page.step)


def is_full(line: Line, following: Line, margins: Margins) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    chunk = _LATIN_CHUNK.match(following.text)
    end = chunk.end() if chunk else 1
    width = following.boxes[end - 1].x1 - following.left
    return line.right + max(width, 0.6 * line.size) >= margins.right


def is_centred(line: Line, page: Page, margins: Margins) -> bool:
    """Whether a line stands in the middle of its page or column, well inside of both margins."""
    middle = (line.left + line.right) / 2
    long = line.right - line.left > 0.8 * (margins.right - margins.left)
    inset = line.left - margins.left > 2.5 * line.size
    centre = page.width / 2 if line.room is None else (margins.left + margins.right + line.size) / 2
    return abs(middle - centre) < line.size and inset and not long


def has_indents(pages: Sequence[Page], margins: dict[int, Margins]) -> bool:
    """Whether the report indents its paragraphs: one line in ten begins about two characters right of the margin."""
    lines = indented = 0
    for page in pages:
        for line in page.lines:
            if line.role == "body":
                lines += 1
                left = line_margins(line, margins[page.number]).left
                indented += 1.5 * line.size < line.left - left < 2.7 * line.size
    return indented * 10 >= lines > 0
