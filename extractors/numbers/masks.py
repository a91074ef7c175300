"""Masks: stretches of text in which signs that look like numbers count nothing."""

import re
from collections.abc import Iterator

from extractors.text.characters import (
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    CLOSING_QUOTES,
    OPEN,
    OPENING_BRACKETS,
    OPENING_QUOTES,
    QUOTES,
    TO,
)

NEUTRAL = "\ufffc"

_YEAR = r"(?:19|20)\d\d"
_TO = rf"{TO}+"
_HAN_DAY = r"[一二三四五六七八九十]{1,3}"

_URL = (
    r"(?:https?|ftp)://[!-~]{1,400} | (?<![A-Za-z0-9.-])[A-Za-z0-9][A-Za-z0-9.-]{0,60}"
    r"\.(?:com|cn|org|net|gov|edu|io|ai|co)(?![A-Za-z])[!-~]{0,400}"
)
_MAIL = r"(?<![A-Za-z0-9.+-])[A-Za-z0-9_.+-]{1,60}@[A-Za-z0-9-]{1,60}\.[A-Za-z0-9.]{1,60}"
_TITLE = r"《[^《》]{1,80}》 | 〈[^〈〉]{1,60}〉"
_DOCUMENT = rf"[{OPENING_BRACKETS}〔\[［【]{_YEAR}[{CLOSING_BRACKETS}〕\]］】]第?\d*号?"
_SUM = r"(?<![0-9NXnx])[0-9NXnx]{1,6}(?:\+[0-9NXnx]{1,6}){1,12}"
_PAGE_OF = r"第\d{1,4}页[,，]?共\d{1,4}页"
_DAY_NAME = r"\d{1,2}[·•]\d{1,2}"
_TIMES = r"(?<!\d)\d{1,6}[×xX*✕]\d{1,6}(?:[×xX*✕]\d{1,6})?(?:小时|天)?"
_CLOCK = (
    r"\d{1,2}[点时]\d{1,2}分(?!钟) | [一二三四五六七八九十]{1,3}[点时](?:[一二三四五]?十[一二三四五六七八九]?)分(?!钟)"
)
_DATE = rf"""
    (?<![\d,]) (?:
        {_YEAR} 年? {_TO} (?:{_YEAR}|\d\d) 年(?:度)?
      | {_YEAR} 年(?:度|末|底|初)? (?:{_TO}{_YEAR}年(?:度|末|底|初)?)?
      | {_YEAR} (?P<parts>[-/.])\d{{1,2}}(?P=parts)\d{{1,2}} (?!\d)
      | {_YEAR} [-/.](?:0[1-9]|1[0-2]) (?![\d%％.,万亿])
      | \d\d年(?=\d{{1,2}}月)
      | (?:(?<=^)|(?<=[{CLAUSE_ENDS}{CLOSING_BRACKETS}、])) [12]\d年(?=\w)(?![来前后的历以间多内期])
      | \d{{1,2}}\.(?={_YEAR}年)
      | (?:\d{{1,2}}{_TO})? \d{{1,2}}月 (?:份|底|末|初|上旬|中旬|下旬
          | \d{{1,2}} (?:[日号]|(?={_TO}\d{{1,2}}[日号])) (?:(?:{TO}|、)(?:\d{{1,2}}月)?\d{{1,2}}[日号])* )?
      | \d{{1,2}}日 (?:{_TO}|、) (?:\d{{1,2}}月)?\d{{1,2}}日
    )
    | (?<![零〇一二三四五六七八九十百千]) [〇零一二三四五六七八九]{{4}}年
    | (?<![零〇一二三四五六七八九十百千个]) (?:十[一二]?|[一二三四五六七八九])月(?:份|{_HAN_DAY}[日号])?
    | [第前]?[一二三四1-4]季度
"""
# 1.5家 after a full stop is a list number and a count: things that are counted one by one have no decimals there.
_LIST_NUMBER = r"(?:(?<=^)|(?<=[；。：])) \d{1,2}\. (?=\d+(?:[人名位家项件次场期份篇条户]|个(?!百分点)))"
# Each kind of mask with the reason that it gives; dates are read elsewhere, and 2×600MW is read nowhere.
_KINDS = (
    ("address", f"{_URL} | {_MAIL}"),
    ("name", f"{_TITLE} | {_DAY_NAME}"),
    ("document_number", _DOCUMENT),
    ("set_phrase", r"7[×xX*✕]24小时 | 7天24小时"),
    ("product", _TIMES),
    ("formula", _SUM),
    ("page_number", _PAGE_OF),
    ("clock_time", _CLOCK),
    ("list_number", _LIST_NUMBER),
    ("date", _DATE),
)
_MASK = re.compile("|".join(f"(?P<{reason}> {pattern} )" for reason, pattern in _KINDS), re.VERBOSE)
_QUOTE = re.compile(rf"[{OPENING_QUOTES}](?P<inside>[^{CLAUSE_ENDS}{QUOTES}]{{1,20}})[{CLOSING_QUOTES}]")
_NUMBERED = re.compile(
    rf"(?:\d{{1,2}}\.)+(?=\d)|\d{{1,2}}(?:\.\d{{1,2}})*[{CLOSING_BRACKETS}.、．]|{OPEN}\d{{1,2}}{CLOSE}"
)
_FIRST = re.compile(r"\d{1,2}\.")


def _list_number(text: str, spaced: bool) -> int:
    """Return the end of a list or section number at the head of a line (1. 1.1 1、 （1）), or 0.

    `spaced` says that a blank stood after the full stop: 1. 5家 is a list number and a count.
    """
    first = _FIRST.match(text)
    if first and text[first.end() : first.end() + 1].isdigit():
        return first.end() if spaced else 0
    match = _NUMBERED.match(text)
    return match.end() if match else 0


def _neutral(match: re.Match[str]) -> str:
    return NEUTRAL * len(match[0])


def masks(text: str, *, spaced: bool = False) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and reason of all in a folded text that only looks like numbers; of dates `date`, 3×4 `product`.

    1. URLs and e-mail   2. titles of books and laws 《…》   3. document numbers 〔2022〕389号   4. 2+3+N   5. 3·23
    6. 7×24小时   7. clock times 8时30分   8. calendar dates   9. 第2页共6页   10. the list number at the head of a line
    """
    for match in _MASK.finditer(text):
        yield match.start(), match.end(), str(match.lastgroup)
    head = _list_number(_MASK.sub(_neutral, text), spaced)
    if head:
        yield 0, head, "list_number"


def blank_masks(text: str, *, spaced: bool = False) -> str:
    """Return a folded text, as long as it was, with a neutral sign for all that only looks like numbers (`masks`)."""
    text = _MASK.sub(_neutral, text)
    head = _list_number(text, spaced)
    return NEUTRAL * head + text[head:]


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the insides of short quotations without punctuation: names and slogans (“168”, “三个一”工程)."""
    return [match.span("inside") for match in _QUOTE.finditer(text)]
