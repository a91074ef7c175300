"""Names that a report says it uses for a full one: 本报告中“X”以“Y”表示, “Y”“我们”均指X."""

import re
from collections.abc import Iterator

from extractors.names.org_names import left_edge, looks_like_org
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSING_QUOTES, OPENING_QUOTES, QUOTES
from schemas.text import Span

_OPEN, _CLOSE = rf"[{OPENING_QUOTES}\"']", rf"[{CLOSING_QUOTES}\"']"
_INSIDE = rf"[^{CLAUSE_ENDS}{QUOTES}\"']"
_QUOTED = rf"{_OPEN}{_INSIDE}{{1,30}}{_CLOSE}"
_SHORTS = rf"(?P<shorts>{_QUOTED}(?:(?:[、，]|或者?|[和及与])?{_QUOTED}){{0,7}})"
_WHOLE = rf"{_OPEN}(?P<quoted>{_INSIDE}{{4,40}}){_CLOSE}"
_LETTERS = f"[{BRACKETS}一-鿿]"
_SIGN = "(?:表示|代[称替表]|指代|替代|表述|称呼|简称)"
_IN_REPORT = "(?:在?本?(?:报告|文)(?:书|件)?[中里内][，,]?)?"
# “江州水务有限公司”以“江州水务”或“我们”表示; not 用“红色管家”代表党员形象
_USED_FOR = re.compile(
    rf"(?:{_WHOLE}|(?P<bare>{_LETTERS}{{4,40}}?))[，,]?{_IN_REPORT}(?:统一|均|简称)?[以用]{_SHORTS}(?:来|进行)?{_SIGN}"
    rf"(?=[{CLAUSE_ENDS}{BRACKETS}]|$)"
)
# “江州水务”“公司”“我们”均指江州水务有限公司
_MEANS = re.compile(
    rf"{_SHORTS}等?(?:均|皆|都|系|即|特)?(?:指代?|代表|表示)(?:的是)?(?:{_WHOLE}|(?P<bare>{_LETTERS}{{4,40}}))"
)
_WITH = re.compile("[及和与]其?(?:所属|下属|全资|控股|各|子公司|分公司)")  # 江州水务有限公司及其子公司
_EACH = re.compile(rf"{_OPEN}({_INSIDE}+){_CLOSE}")


def _name(text: str, match: re.Match[str], *, behind: bool) -> str:
    """Return the full name; of words without quotes what is one at their end, or at their beginning (`behind`)."""
    if match["quoted"]:
        return _WITH.split(match["quoted"], maxsplit=1)[0]
    start, end = match.span("bare")
    if not behind:
        return text[max(start, left_edge(text, end)) : end]
    own = _WITH.search(text, start, end)
    ends = range(own.start() if own else end, start + 3, -1)
    return next((text[start:at] for at in ends if looks_like_org(text[start:at])), "")


def read_stand_ins(text: str) -> Iterator[tuple[str, str, Span]]:
    """Yield (full name, name used for it, where that stands).

    1. 本报告中“江州水务有限公司”以“江州水务”或“我们”“公司”表示   2. 江州水务有限公司用“江州水务”代替
    3. “江州水务”“公司”均指江州水务有限公司
    Left alone: what stands for something that is no organisation (“我省”指江州省, 以“√”表示).
    """
    for pattern, behind in ((_USED_FOR, False), (_MEANS, True)):
        for match in pattern.finditer(text):
            full = _name(text, match, behind=behind)
            if not looks_like_org(full):
                continue
            for short in _EACH.finditer(text, *match.span("shorts")):
                if short[1] != full:
                    yield full, short[1], Span(*short.span(1))
