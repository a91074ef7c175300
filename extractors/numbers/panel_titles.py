"""Titles of cards with a line of text: two panels or more on a page, each a title over what it says in clauses."""

import re
from collections.abc import Mapping, Sequence

from schemas.document import Block, Document
from schemas.text import squeeze

_LEAST, _PARTS = 2, 2  # cards of one kind on a page, blocks of a card
_TITLE = re.compile(r"(?=.*[一-鿿]{2})[^，。；：！？,;:!?、]{3,16}")
_TELLS = re.compile(r"(?=.*[0-9])[^。！？：:]{4,60}")  # no sentence
_LIKE = 0.3  # points by which the print of cards of one kind may differ

Card = tuple[int, Block, Block]


def panel_titles(document: Document) -> Mapping[int, str]:
    """Return the titles of cards by the place of the block under each.

    1. 锅炉低氮改造 over 投资210万元，年减排氮氧化物6吨, beside a card in the same print
    2. such cards under each other   3. 澄江码头 over 散货, 泊位12个: the name of an entry of a list
    Left alone: a panel by itself, panels with sentences or further text, titles with marks (案例：…).
    """
    panels: dict[tuple[int, int], list[int]] = {}
    for at, block in enumerate(document.blocks):
        if block.panel:
            panels.setdefault((block.page, block.panel), []).append(at)
    entries = _entry_names(document)
    cards: dict[int, list[Card]] = {}
    for (page, _), places in panels.items():
        blocks = [document.blocks[at] for at in places]
        if len(blocks) == _PARTS and _is_titled(blocks, document.text):
            cards.setdefault(page, []).append((places[1], blocks[0], blocks[1]))
    return entries | {
        at: squeeze(title.span.of(document.text))
        for own in cards.values()
        for at, title, text in own
        if sum(_is_like(title, other) and _is_like(text, below) for _, other, below in own) >= _LEAST
    }


def _entry_names(document: Document) -> dict[int, str]:
    """Return the names of entries of lists by the places of the blocks under them."""
    names: dict[tuple[int, int], str] = {}
    found: dict[int, str] = {}
    for at, block in enumerate(document.blocks):
        if block.entry:
            own = squeeze(block.span.of(document.text))
            name = names.setdefault((block.page, block.entry), own)
            found |= {} if name is own else {at: name}
    return found


def _is_titled(blocks: Sequence[Block], text: str) -> bool:
    """Whether the first of two blocks is a title in larger or bolder print, the other one clauses with numbers."""
    title, below = blocks
    said, told = (squeeze(block.span.of(text)) for block in blocks)
    larger = title.size > below.size + _LIKE or (title.bold and not below.bold)
    body = title.kind == below.kind == "body"
    return larger and body and bool(_TITLE.fullmatch(said)) and bool(_TELLS.fullmatch(told))


def _is_like(one: Block, other: Block) -> bool:
    return abs(one.size - other.size) <= _LIKE and one.bold == other.bold
