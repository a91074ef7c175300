"""Titles of boxes that say by a word what they hold: 案例, 专栏, 故事. They stand inside a section and interrupt it."""

import re
from collections.abc import Iterator

from extractors.numbers import unit_at
from extractors.outline.contents import bare_title
from extractors.outline.heading_levels import Heading
from extractors.outline.rules import BOX
from schemas.document import Block, Document
from schemas.text import squeeze

LABELS = "案例|专栏|延伸阅读|故事"
_TITLE = re.compile(
    rf"\s*【?\s*(?:{LABELS})\s*"
    r"(?:[0-9一二三四五六七八九十]*(?:[-–—.][0-9]+)?(?:\s*[】：:｜|·]+|\s)|(?P<bare>[0-9]{1,2})(?![0-9]))"
    r"(?P<title>[^。！？；]{3,40})"
)
_WORD = re.compile(LABELS)
_HAN = re.compile(r"[一-鿿]{2}")


def _title(block: Block, document: Document) -> str | None:
    text = block.span.of(document.text)
    label = _label_apart(block, document)
    match = _TITLE.fullmatch(f"{text[:label]} {text[label:]}" if label else text)
    if match is None or not _HAN.search(squeeze(match["title"])) or block.lines > 2:
        return None
    counts = match["bare"] and unit_at(text, match.start("title"))
    return None if counts else bare_title(squeeze(text[label:]))


def _label_apart(block: Block, document: Document) -> int:
    """Return how long the word is that opens a title, with a blank behind that the text leaves out: 案例　…; else 0."""
    pieces = list(document.pieces(block.span))[:2]
    if len(pieces) < 2:
        return 0
    (before, first, last), (after, begin, _) = pieces
    apart = (before.page, before.line) == (after.page, after.line) and begin > last
    return last - first if apart and _WORD.fullmatch(block.span.of(document.text)[: last - first]) else 0


def box_titles(document: Document) -> Iterator[Heading]:
    """Yield the first lines of boxes that are a title behind its word, where more stands in the box.

    1. 【案例2-1】水渠边的课堂   2. 故事｜“阀门要听声音”   3. 案例1水渠边的课堂   4. 案例　水渠边的课堂
    Left alone: the same words outside of boxes (案例 in a list), a word alone or with nothing to part it from what
    follows (案例显示), what counts them (案例12个), boxes of one paragraph.
    """
    boxes: dict[tuple[int, int], list[Block]] = {}
    for block in document.blocks:
        if block.kind == "body" and block.box:
            boxes.setdefault((block.page, block.box), []).append(block)
    for held in boxes.values():
        first = held[0]
        title = _title(first, document) if len(held) > 1 else None
        if title:
            yield Heading(
                span=first.span,
                style="plain",
                number=None,
                ordinal=0,
                title=title,
                size=first.size,
                bold=first.bold,
                rule=BOX.name,
                ends=held[-1].span.end,
            )
