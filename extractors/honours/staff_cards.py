"""Honours on cards of staff: the name, the job and the award under each other."""

from collections.abc import Iterator, Sequence
from typing import Any

from extractors import nlp
from extractors.honours.award_phrase import phrase, straighten
from extractors.honours.award_titles import award_in, columns_of_award
from extractors.honours.grades import Grade
from extractors.honours.list_rules import STAFF_CARDS
from extractors.honours.listings import Listings
from extractors.names import name_cards
from extractors.rule import Rule
from extractors.text.view import full_width, view
from schemas.document import Document
from schemas.tables import Honour
from schemas.text import Span

_LEAST = 2  # cards with an award


def read_staff_cards(
    document: Document, listings: Listings, rules: Sequence[Rule[Any]]
) -> Iterator[tuple[set[int], Honour]]:
    """Yield the awards on cards of persons with the places where the passages begin that they take up.

    1. 程溯白 / 霁岭支行客户经理澜州省青年岗位能手   2. 程溯白 / 霁岭支行客户经理 / 澜州省青年岗位能手
    `listings` tell where honours are listed. Left alone: names with their jobs only, one card alone.
    """
    if STAFF_CARDS not in rules or not listings.any:
        return
    passages = [p for p in document.passages if p.kind in ("sentence", "item", "heading") and listings.lists(p)]
    seen = [view(straighten(full_width(p.span.of(document.text)))) for p in passages]
    lines = [one.text for one in seen]
    cards = list(name_cards(lines, nlp.dictionary()))
    names = {card.at for card in cards}
    found: list[tuple[set[int], Honour]] = []
    for card in cards:
        at, piece = card.at + 1, card.rest
        if not len(piece) and at + 1 < len(lines) and at + 1 not in names:
            at, piece = at + 1, Span(0, len(lines[at + 1]))
        award = award_in(phrase(piece.of(lines[at])), (0, len(piece)), Grade.SOFT) if len(piece) else None
        if award is None:
            continue
        told = seen[at].source(award.start + piece.start, award.end + piece.start).moved(passages[at].span.start)
        row = Honour(
            evidence=document.cite(told, "honours", card.name),
            recipient=card.name,
            recipient_type="person",
            rule=STAFF_CARDS.name,
            **columns_of_award(award),
        )
        found.append(({passages[place].span.start for place in range(card.at, at + 1)}, row))
    yield from found if len(found) >= _LEAST else ()
