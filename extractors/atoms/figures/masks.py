"""Masks: stretches of text in which signs that look like numbers count nothing."""

import re
from bisect import bisect_right

_YEAR = r"(?:19|20)\d\d"
_TO = r"[-—–~～－至到]+"
_HAN_DAY = r"[一二三四五六七八九十]{1,3}"

_URL = r"(?:https?|ftp)://[!-~]+ | www\.[\w./-]+ | [A-Za-z0-9][\w.-]*\.(?:com|cn|org|net|gov|edu|io|ai|co)\b[!-~]*"
_MAIL = r"[\w.+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.]+"
_TITLE = r"《[^《》]{1,80}》 | 〈[^〈〉]{1,60}〉"
_DOCUMENT = rf"[〔\[［（(【]{_YEAR}[〕\]］）)】]第?\d*号?"
_SUM = r"[0-9NXnx]+(?:\+[0-9NXnx]+)+"
_DAY_NAME = r"\d{1,2}[·•]\d{1,2}"
_TIMES = r"\d+[×xX*✕]\d+(?:[×xX*✕]\d+)?(?:小时|天)?"
_CLOCK = (
    r"\d{1,2}[点时]\d{1,2}分(?!钟) | [一二三四五六七八九十]{1,3}[点时](?:[一二三四五]?十[一二三四五六七八九]?)分(?!钟)"
)
_DATE = rf"""
    (?<![\d,]) (?:
        {_YEAR} 年? {_TO} (?:{_YEAR}|\d\d) 年(?:度)?
      | {_YEAR} 年(?:度|末|底|初)? (?:{_TO}{_YEAR}年(?:度|末|底|初)?)?
      | {_YEAR} ([-/.])\d{{1,2}}\1\d{{1,2}} (?!\d)
      | {_YEAR} [-/.](?:0[1-9]|1[0-2]) (?![\d%％.,万亿])
      | \d\d年(?=\d{{1,2}}月) | (?:(?<=^)|(?<=[，。；、）])) [12]\d年(?=\w)(?![来前后的历以间多内期])
      | \d{{1,2}}\.(?={_YEAR}年)
      | (?:\d{{1,2}}{_TO})? \d{{1,2}}月 (?:份|底|末|初|上旬|中旬|下旬
          | \d{{1,2}} (?:[日号]|(?={_TO}\d{{1,2}}[日号])) (?:[-—–~～－至到、](?:\d{{1,2}}月)?\d{{1,2}}[日号])* )?
      | \d{{1,2}}日 (?:{_TO}|、) (?:\d{{1,2}}月)?\d{{1,2}}日
    )
    | (?<![零〇一二三四五六七八九十百千]) [〇零一二三四五六七八九]{{4}}年
    | (?<![零〇一二三四五六七八九十百千个]) (?:十[一二]?|[一二三四五六七八九])月(?:份|{_HAN_DAY}[日号])?
    | [第前]?[一二三四1-4]季度
"""
_MASK = re.compile(
    rf"{_URL} | {_MAIL} | {_TITLE} | {_DOCUMENT} | {_TIMES} | {_SUM} | {_DAY_NAME} | {_CLOCK} | {_DATE}", re.VERBOSE
)
_QUOTE = re.compile(r"[“‘「『](?P<inside>[^“”‘’「」『』，。；！？]{1,20})[”’」』]")
_NUMBERED = re.compile(r"(?:\d{1,2}\.)+(?=\d)|\d{1,2}(?:\.\d{1,2})*[.、．)）]|[（(]\d{1,2}[）)]")
_AFTER_LIST_NUMBER = re.compile(rf"{_YEAR}年|\d+[人名位家个项件次场期份篇条户]")
_FIRST = re.compile(r"\d{1,2}\.")


class Masks:
    """Sorted stretches of one text that are skipped, and quoted names in which only money and rates are read."""

    __slots__ = ("_ends", "_quotes", "_starts")

    def __init__(self, spans: list[tuple[int, int]], quotes: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._quotes = quotes

    def end(self, at: int) -> int | None:
        """Return the end of the masked stretch that holds an offset, or nothing."""
        i = bisect_right(self._starts, at) - 1
        return self._ends[i] if i >= 0 and at < self._ends[i] else None

    def quoted(self, at: int) -> bool:
        """Whether an offset lies in a short quotation without punctuation: a name or slogan."""
        return any(start <= at < end for start, end in self._quotes)


def _list_number(text: str, spaced: bool) -> tuple[int, int] | None:
    """Return the span of a list or section number at the head of a line (1. 1.1 1、 （1）).

    1.5家 and 1.2022年 at the head are a list number and a figure; `spaced` says that a blank stood after the full stop.
    """
    first = _FIRST.match(text)
    if first and text[first.end() : first.end() + 1].isdigit():
        if spaced or _AFTER_LIST_NUMBER.match(text, first.end()):
            return 0, first.end()
        return None
    match = _NUMBERED.match(text)
    return match.span() if match else None


def masks_of(text: str, *, spaced: bool = False) -> Masks:
    """Return the masks of one folded text.

    1. URLs and e-mail   2. titles of books and laws 《…》   3. document numbers 〔2022〕389号   4. 2+3+N   5. 3·23   6. 7×24小时
    7. clock times 8时30分   8. calendar dates   9. the list number at the head of a line   10. short quotations “168”
    """
    spans = [match.span() for match in _MASK.finditer(text)]
    head = _list_number(text, spaced)
    if head:
        spans = [head, *(span for span in spans if span[0] >= head[1])]
    return Masks(spans, [match.span("inside") for match in _QUOTE.finditer(text)])
