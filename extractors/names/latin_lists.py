"""Bodies in Latin letters without a legal form, told by a list of such or by what a sentence says of them."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from extractors.names.latin_firms import is_latin_name
from extractors.names.words import body_word
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS
from schemas.text import Span

_WORD = "[A-ZÀ-Þ][A-Za-zÀ-ÿ&.'’-]*"
_NAME = rf"{_WORD}(?: (?:&|{_WORD})){{0,3}}"
_JOINT = "(?:、|以及|[和与及])"
_CHAIN = re.compile(rf"(?<![A-Za-z0-9&.-]){_NAME}(?:{_JOINT}{_NAME})*(?![A-Za-z0-9&-])")
_ITEM = re.compile(_NAME)
_JOINED = re.compile(_JOINT)
_MIXED = re.compile("[a-zß-ÿ]{2}")
_NEAR = 50  # characters before a list that may say what stands in it
_LEAST = 5  # characters of a name that is looked for in other sentences


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    bodies = body_word("sort_of_body")
    return (
        # …等跨国|药企
        re.compile(
            rf"等[一-鿿0-9]{{0,8}}?{bodies}(?=[、{CLAUSE_ENDS}{CLOSING_BRACKETS}的签建合开提进在达均都也已和与及]|$)"
        ),
        re.compile(
            rf"{bodies}(?:[一-鿿]{{0,20}}(?:合作|签约|协议|关系))?[，,]?(?:名单|主要|分别|现|目前){{0,2}}[，,]?(?:包括|包含|分别为|有)$"
        ),
        re.compile("(?:与|和|同|跟|联合|携手)$"),
        re.compile(
            r"(?:公司|集团)?(?:签署|签订|签约|达成|建立[一-鿿]{0,8}(?:合作|伙伴|联盟)|合作|成立|组建|共同|共建|联合)"
        ),
    )


def latin_lists(text: str, bodies: Collection[Span]) -> Iterator[Span]:
    """Yield the spans of bodies in Latin letters in lists; `bodies` are those of the text that are known already.

    1. beside a known body: 罗氏、Lindal和Asker Tea   2. 与Lindal、Asker Tea签约   3. Lindal、Asker Tea等药企
    4. 多家药企，包括Lindal、Asker Tea
    Left alone: lists with an item that is no name (ERP、MES等企业信息系统), abbreviations alone (与ABS签约).
    """
    begins, ends = {body.start for body in bodies}, {body.end for body in bodies}
    for chain in _CHAIN.finditer(text):
        items = [Span(*item.span()) for item in _ITEM.finditer(text, *chain.span())]
        sure = [item for item in items if _MIXED.search(item.of(text))]
        named = all(is_latin_name(item.of(text)) or (item not in sure and len(items) > 1) for item in items)
        if sure and named and _is_told(text, Span(*chain.span()), begins, ends):
            yield from (item for item in items if not any(item.overlaps(body) for body in bodies))


def _is_told(text: str, chain: Span, begins: Collection[int], ends: Collection[int]) -> bool:
    """Whether what stands beside a list says that bodies stand in it."""
    sort, sort_before, beside, deed = _patterns()
    near = max(0, chain.start - _NEAR)
    return bool(
        any(_JOINED.fullmatch(text, end, chain.start) for end in ends)
        or any(_JOINED.fullmatch(text, chain.end, begin) for begin in begins)
        or sort.match(text, chain.end)
        or sort_before.search(text, near, chain.start)
        or (beside.search(text, near, chain.start) and deed.match(text, chain.end))
    )


def named_again(text: str, names: Collection[str], taken: Collection[Span]) -> Iterator[Span]:
    """Yield where a text has bodies in Latin letters that other texts tell to be some; not over what is `taken`."""
    for name in names:
        if len(name) >= _LEAST and name in text:
            whole = re.finditer(rf"(?<![A-Za-z0-9&-]){re.escape(name)}(?![A-Za-z0-9&-])(?! [A-Z])", text)
            spans = (Span(*match.span()) for match in whole)
            yield from (span for span in spans if not any(span.overlaps(other) for other in taken))
