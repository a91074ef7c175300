"""The year that stands on a line of its own over the lines of a list of honours.

2021年 / 市级平安单位 / 全省节水型单位 / 2022年度： / 市文明单位
"""

import re

from extractors.honours.items import MARKER
from extractors.honours.listings import heads_a_list
from extractors.honours.printed_beside import HAN_YEAR, YEAR
from extractors.text.characters import BRACKETS, CLOSING_BRACKETS, OPENING_BRACKETS, in_brackets
from extractors.text.han_digits import in_digits
from extractors.text.view import full_width
from schemas.document import Document
from schemas.text import squeeze

_NOT_SINCE = "(?!以|之|及|起|至|到|[前后来]|开始)"  # 2021年以来获得的荣誉, 2021年至今, 2021年及以前
_YEAR_LINE = re.compile(
    rf"[【{OPENING_BRACKETS}]?(?P<year>{YEAR}|{HAN_YEAR})年度?[】{CLOSING_BRACKETS}]?(?P<rest>{_NOT_SINCE}[^：{BRACKETS}，、。；0-9—-]{{0,10}})"
    rf"(?:{in_brackets(f'[^{BRACKETS}]{{1,12}}')})?[：:]?"
)
_SINCE = re.compile("以来|之后|至今|起[所获]")  # 2020年成立|以来所获荣誉
_BARE_YEAR = re.compile("(?:19|20)[0-9]{2}")  # a heading, not a line: that may be a page or a count
_OWN_TIME = re.compile(rf"(?:{YEAR}|{HAN_YEAR})年|[今本去当近历]年|报告期|全年|截至|目前")


def years_over(document: Document) -> dict[int, int]:
    """Return the year that a line or heading over a passage says of it, by where the passage begins.

    A sentence, a line with a time of its own and the next heading end what a year says. Lines of several years with
    nothing between them, as on an axis of time, say nothing.
    """
    found: dict[int, int] = {}
    headed = years_of_headings(document)
    year: int | None = None
    inside: str | None = None
    above: int | None = None  # the year that the line right above is
    for passage in document.passages:
        text = squeeze(full_width(passage.span.of(document.text)))
        if passage.section_id != inside or passage.kind == "heading":
            inside = passage.section_id
            year = headed.get(inside or "")
        marker = MARKER.match(text)
        said = text[marker.end() :] if marker and not text.startswith(("19", "20")) else text
        stated = _year_of(said)
        if stated:
            year = stated if above in (None, stated) else None
        elif _OWN_TIME.match(said) or text.endswith("。"):
            year = None
        above = stated if passage.kind != "heading" else None
        if year:
            found[passage.span.start] = year
    return found


def years_of_headings(document: Document) -> dict[str, int]:
    """Return the years that headings say of what stands below them: 2021年, 2021年度荣誉, 2021.

    The report's own year is one where a heading says another, too.
    """
    found: dict[str, int] = {}
    for section in document.sections:
        title = squeeze(full_width(section.title))
        bare = _BARE_YEAR.fullmatch(title)
        if year := int(bare[0]) if bare else _year_of(title) or found.get(section.parent_id or ""):
            if document.year and year > document.year + 1:
                continue  # 2035, a goal
            found[section.section_id] = year
    return {} if set(found.values()) == {document.year} else found


def _year_of(line: str) -> int | None:
    """Return the year that a line is: 2021年, 【2021年】, 2021年度荣誉："""
    stated = _YEAR_LINE.fullmatch(line)
    if stated is None or (stated["rest"] and (_SINCE.search(stated["rest"]) or not heads_a_list(stated["rest"]))):
        return None
    return int(in_digits(stated["year"]))
