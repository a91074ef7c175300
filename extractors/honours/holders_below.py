"""Honours whose title stands on a line of its own, with a colon, over the lines of those who have it.

市级先进集体： / 城东班组 / 李恒 维修部
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from extractors.honours.award_phrase import phrase, straighten
from extractors.honours.award_titles import award_in, columns_of_award
from extractors.honours.grades import Grade
from extractors.honours.items import MARKER
from extractors.honours.list_rules import HOLDERS_BELOW
from extractors.honours.recipients import Recipient, own_names, recipient_of
from extractors.honours.words import any_word
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_END
from extractors.text.view import View, full_width, view
from schemas.document import Document, Passage
from schemas.tables import Honour

_LONGEST = 40  # characters of a line that names somebody
_TELLS = re.compile(any_word("telling"))
_BULLET = re.compile("[●◆■▲★◎]“[^“”]{4,30}”")  # ●“优秀人民警察”
_BLANK = re.compile(r"\s+")


def read_holders_below(document: Document, rules: Sequence[Rule[Any]]) -> Iterator[tuple[set[int], Honour]]:
    """Yield the awards of lists that have a title over its holders, with the places where their passages begin.

    Left alone: titles with nobody below them, and lines that name nobody.
    """
    if HOLDERS_BELOW not in rules:
        return
    names = own_names(document)
    above: Passage | None = None
    for passage in document.passages:
        text = full_width(passage.span.of(document.text)).strip()
        if text.endswith("：") or _BULLET.fullmatch(text):
            above = passage
        elif above is not None and (who := _holder(text, names)):
            if row := _row(document, above, who):
                yield {above.span.start, passage.span.start}, row
        else:
            above = None


def _holder(line: str, names: Sequence[str]) -> Recipient | None:
    """Return whom a line names, alone or before a blank: 李恒 维修部, 2、《渡口》."""
    marker = MARKER.match(line)
    words = line[marker.end() if marker else 0 :].strip(" ；、")
    if not 1 < len(words) <= _LONGEST or re.search(CLAUSE_END, words) or _TELLS.match(words):
        return None
    parts = _BLANK.split(words)
    found = [who for part in parts if (who := recipient_of(part, names))]
    persons = [who for who in found if who.kind == "person"]
    return next(iter(persons), None) or recipient_of("".join(parts), names)


def _row(document: Document, above: Passage, who: Recipient) -> Honour | None:
    seen: View = view(straighten(full_width(above.span.of(document.text))))
    marker = MARKER.match(seen.text)
    begin = marker.end() if marker else 0
    line = seen.text[begin:].rstrip("：")
    award = award_in(phrase(line, year=document.year), (0, len(line)), Grade.FIRM)
    if award is None or award.end != len(line):
        return None
    span = seen.source(award.start + begin, award.end + begin).moved(above.span.start)
    return Honour(
        evidence=document.cite(span, "honours", who.name),
        recipient=who.name,
        recipient_type=who.kind,
        rule=HOLDERS_BELOW.name,
        **columns_of_award(award),
    )
