"""Places and things of one character behind a count, and the words before that lead to them: 走访9个村, 销往30国."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.words import is_verb, joined, words_of
from extractors.metrics.find.so_far import Around, SoFar
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.word_patterns import any_word

# 茶叶已销往海外|20余个|国家, 员工来自|12个|省
_SPREADS = re.compile(
    rf"(?P<thing>[一-鿿A-Za-z]{{2,24}}?)(?:已经?|也|均|都|主要|广泛|分别|先后|现)*"
    rf"(?P<verb>{any_word('metrics/words.csv', 'spread')}[于到至在]?)了?(?:全[国球省市县区]|海外|[国境][内外]|世界)*$"
)
_LEADS_TO = re.compile("(?:全[国省市县]|面向|周[边围]|附近|所辖|下属|[国境][内外]|海外)$")
_IN_PLACE = re.compile("[一-鿿]{2}(?:[县镇乡]|街道)$|[两二三四五六][市县区州]$|[一-鿿]{2}[村镇乡县区市]等$")


PLACE = re.compile(f"(?:[省市县区旗乡镇村])(?:{OPEN}[省市县区旗乡镇村、]{{1,6}}{CLOSE})?")
_ENDS_THERE = re.compile(f"个{PLACE.pattern}(?=[{CLAUSE_ENDS}、]|$)")


def spread_over(so_far: SoFar, around: Around) -> tuple[str, str]:
    """Return the verb that leads to where something is or goes, and what does so: 茶叶 销往|30多个国家."""
    told = _SPREADS.fullmatch(around.own.rstrip())
    thing = so_far.words(so_far.phrase_before(told["thing"])) if told else ()
    if (
        told is None
        or not thing
        or thing[-1].flag[0] not in "njx"
        or any(is_verb(one) or one.flag == "p" for one in thing)
    ):
        return "", ""
    return told["verb"], joined(thing)


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
