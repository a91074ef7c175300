"""Places and things of one character behind a count, and the words before it that lead to them: 走访9个村."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.words import words_of
from extractors.metrics.find.so_far import Around, SoFar
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN

_LEADS_TO = re.compile("(?:全[国省市县]|面向|周[边围]|附近|所辖|下属|[国境][内外]|海外)$")
_IN_PLACE = re.compile("[一-鿿]{2}(?:[县镇乡]|街道)$|[两二三四五六][市县区州]$|[一-鿿]{2}[村镇乡县区市]等$")


PLACE = re.compile(f"(?:[省市县区旗乡镇村])(?:{OPEN}[省市县区旗乡镇村、]{{1,6}}{CLOSE})?")
_ENDS_THERE = re.compile(f"个{PLACE.pattern}(?=[{CLAUSE_ENDS}、]|$)")


def goes_there(so_far: SoFar, around: Around) -> bool:
    """Whether a verb alone stands before places that are counted: 走访9个村; not 建设9个村的水渠."""
    tokens = so_far.words(around.found or "")
    alone = len(tokens) == 1 and tokens[0].flag == "v" and len(tokens[0].text) > 1
    return alone and _ENDS_THERE.match(so_far.text, around.figure.span.end - 1) is not None


def leads_to_things(around: Around) -> bool:
    """Whether words lead to what is counted behind: 除西部以外的|26个省, 管着|4个村, 面向全国|26个省招生."""
    own, found = around.own.rstrip(), around.found or ""
    if around.left.rstrip().endswith(("的", "着")) or _LEADS_TO.search(own):
        return True
    if _IN_PLACE.search(own):
        return True  # 帮扶宁县石桥镇|3个村
    return forms.DONE_TO.search(own) is not None or any(word in found for word in words_of("spread"))
