"""Titles: the kind of report, its year, what is left of the line when both are taken away."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.text.characters import TO
from extractors.text.han_digits import in_digits
from extractors.text.view import view
from schemas.text import squeeze
from schemas.word_lists import rows

_HAN_YEAR = re.compile(r"[二一][〇○零O九][〇○零O一二三四五六七八九]{2}")
_YEAR = re.compile(
    rf"""
    (?<![0-9]) (?: (?:19|20)[0-9]{{2}} \s? (?:年?度?) \s? (?:{TO} \s?) )?
    (?P<year> (?:19|20)[0-9]{{2}} ) (?! [0-9] ) \s? (?P<word> 年度 | 年 | 度 )?
    """,
    re.VERBOSE,
)
# argued: schools report from September to August
_SCHOOL_YEAR = re.compile(
    rf"(?<![0-9])(?P<first>(?:19|20)[0-9]{{2}})(?:学?年)?{TO}(?P<last>(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}))学年(?!第|[上下]学?期)"
)
# argued: covers print the month of publication beside the title
_PUBLISHED = re.compile(r"(?:19|20)[0-9]{2}\s?[年.\-/]\s?[0-9]{1,2}\s?(?:月|[.\-/]|$)")
_TITLE_LINES = 3  # a title of a cover in large type seldom has more
_EDGE = '—-–·《》“”"（）()[]【】 　'


def names_school_year(line: str, year: int) -> bool:
    """Whether a line of a cover or a running head ends with the school year that ends in a year, or a report is of it.

    1. 江州学院（2021-2022学年）   2. 2021-2022学年质量年度报告
    Left alone: 2021-2022学年文明校园, 2021-2022学年第一学期.
    """
    words = squeeze(line)
    match = _SCHOOL_YEAR.search(words)
    if match is None or int(match["first"]) != year - 1 or int(match["last"]) % 100 != year % 100:
        return False
    behind = words[match.end() :].removeprefix("度").strip(_EDGE)
    return not behind or "报告" in behind


@cache
def _types() -> tuple[tuple[re.Pattern[str], str], ...]:
    listed = rows("identity/report_types.csv", "pattern", "type")
    return tuple((re.compile(pattern), kind) for pattern, kind in listed)


def western(text: str) -> str:
    """Return a text with years in Han numerals turned into digits: 二〇二二年 → 2022年."""
    return _HAN_YEAR.sub(lambda m: in_digits(m[0]), text)


def read_type(text: str) -> tuple[str, str] | None:
    """Return (type, words of the title that name it) of a line, or None where it names no kind of report.

    1. 2022年社会责任报告 → 社会责任报告   2. 2023年区级部门预算 → 部门预算   3. 2018年第一季度报告 → 季度报告
    """
    line = squeeze(text)
    for pattern, kind in _types():
        if match := pattern.search(line):
            return kind, match[0]
    return None


def typed_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines that name a kind of report, in their order; a title that runs over line ends as one.

    1. 某某公司2022年社会责 / 任报告   2. 某某公司 / 2022年社会责任 / 报告   3. a line that names it alone
    """
    found, at = [], 0
    while at < len(lines):
        for count in range(1, _TITLE_LINES + 1):
            joined = "".join(lines[at : at + count])
            if at + count <= len(lines) and read_type(joined) and not _typed_within(lines[at + 1 : at + count]):
                found.append(joined)
                at += count - 1
                break
        at += 1
    return found


def _typed_within(lines: Sequence[str]) -> bool:
    """Whether some of the lines name a kind of report without the line before them."""
    return any(read_type("".join(lines[at:])) for at in range(len(lines)))


def is_bare_year(line: str) -> bool:
    """Whether a line of a cover is a year by itself, in digits."""
    return re.fullmatch(r"(?:19|20)[0-9]{2}", line) is not None


def read_year(text: str) -> int | None:
    """Return the year that a title names; of a span of years the last; None for a day of publication (2023年3月).

    1. （2022年度）   2. 二〇二二年   3. 2022   4. 2019-2020年度 → 2020
    """
    line = western(view(text).text)
    for match in _YEAR.finditer(line):
        if not _PUBLISHED.match(line, match.start("year")):
            return int(match["year"])
    return None


def title_of(line: str, orgs: tuple[str, ...]) -> str:
    """Return a title line without organisation and year: 平安里小学2022年社会责任报告 → 社会责任报告."""
    text = western(squeeze(line))
    for org in sorted(orgs, key=len, reverse=True):
        text = text.replace(org, "")
    text = _YEAR.sub("", text)
    return text.strip(_EDGE)
