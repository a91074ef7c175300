"""Heads of paragraphs that nothing but their colour tells from the text: designers print them no larger than it."""

import re
from collections import Counter
from itertools import pairwise

from extractors.names import all_surnames
from schemas.document import Block, Document
from schemas.text import squeeze

_TITLE = re.compile("(?![0-9])[一-鿿A-Za-z0-9、“”《》·—：]{4,24}(?<![：、])")
_HAN = re.compile("[一-鿿]{3}")
_LONGEST_NAME = 4  # characters of a name with a surname of two
_SEVERAL = 3  # such heads of one size in a report
_PARAGRAPH = 40  # characters under each
_SAME_SIZE = 0.6  # points


def coloured_heads(document: Document, usual: float) -> frozenset[int]:
    """Return where lines in colour begin that stand over a paragraph in the text's own print, some of one size.

    1. 关于本报告 in blue, as large as the black paragraph of many words under it, three such lines or more
    Left alone: lines in boxes, over tables, cards and charts, other than the text's size, names, reports in colour.
    """
    body = [block for block in document.blocks if block.kind == "body"]
    in_colour = sum(len(block.span) for block in body if block.tinted)
    if 3 * in_colour > sum(len(block.span) for block in body):
        return frozenset()
    found = [
        (round(block.size), block.span.start)
        for block, under in pairwise(document.blocks)
        if _is_over(block, under, usual) and _may_head(squeeze(block.span.of(document.text)))
    ]
    counts = Counter(size for size, _ in found)
    return frozenset(start for size, start in found if counts[size] >= _SEVERAL)


def _is_over(block: Block, under: Block, usual: float) -> bool:
    """Whether a line in colour stands over a paragraph in none, both as large as the text and in no box."""
    both = (block, under)
    plain = all(one.kind == "body" and not one.box and not one.event for one in both)
    alike = block.size >= usual - 0.3 and abs(under.size - usual) < _SAME_SIZE
    told = len(under.span) >= _PARAGRAPH and block.page == under.page
    return plain and alike and told and block.lines == 1 and block.tinted and not under.tinted


def _may_head(words: str) -> bool:
    named = len(words) == _LONGEST_NAME and words[:2] in all_surnames()  # 欧阳修远 over what is told of somebody
    return bool(_TITLE.fullmatch(words) and _HAN.search(words)) and not named
