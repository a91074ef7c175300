"""Which time the lines over a table say that its numbers are of: 表4 2024年招生情况, 2025年重点任务分解表."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from extractors.dates import in_school_years, read_dates
from extractors.tables.captions import NUMBERED, UNIT_BEHIND
from extractors.tables.words import any_word
from extractors.text.characters import CLAUSE_END, CLOSE, COLON, OPEN
from schemas.text import squeeze

Period = tuple[date, date]

# What is printed over an annex; a line above it is of what the annex is added to.
ANNEX = re.compile(rf"{OPEN}?(?:附[件表录]|附页)[\s]?[A-Z]?[0-9一二三四五六七八九十]{{0,3}}{CLOSE}?{COLON}?")
_MARK = re.compile(rf"{ANNEX.pattern}[\s、.．-]*")
# 附：, 附件1, 附件2：各校基本情况; not 附表 in 附表说明
_ANNEXED = re.compile(
    rf"{OPEN}?附(?:[件表录]?{COLON}|[件表录][\s]?[A-Z]?[0-9一二三四五六七八九十]{{0,3}}{CLOSE}?(?:{COLON}|[\s]|$|(?<=[0-9])))"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-/.][0-9]{1,2}[-/.][0-9]{1,2})")
_UNTIL = re.compile(r"截[至止]|于|至")
# argued: tables are called so; a line that ends in none of them is no caption
_CALLED = re.compile(rf"{any_word('caption_end')}(?:{OPEN}[^。；]{{1,12}}{CLOSE})*$")
_UNITS = re.compile(UNIT_BEHIND)
_PRECISE = frozenset({"year", "half", "quarter", "month", "range"})
_LONGEST = 40  # characters of a caption
_WEEKS = timedelta(days=21)  # a range of fewer days is when something took place
# What is named by the year it began in stays what it is in later ones; a comparison has two years.
_NAMED_BY = re.compile(
    rf"(?:年度?)?(?:第?[一二三四1-4]期|[^，。]{{0,8}}{any_word('named_by')}|修订|颁布|以[来前后]|[级届]"
    rf"|(?!{any_word('no_bound')}|前[0-9一二两三四五六七八九十百]+[大名家强位批项个])[起前后间版]"
    r"|应急预案|之间|至今|.{0,3}[比较]|(?:及|度?以)以?前|度?(?:审计|巡察|巡视|检查|督查)[^，。]{0,6}整改)"
)
# argued: lists of projects and works of earlier years are called by what was done then: 2021年开工项目进展情况表
_BEGUN = re.compile(rf"(?<=[年度]){any_word('begun')}的?[^，。]{{2,6}}?{any_word('goes_on')}")
_SINCE = re.compile(r"以来|历年|历届")  # 建局以来（1985年）获奖统计表: a year of another thing
_NAMED_AFTER = re.compile(r"(?:[较比与和及自从至到\-—~～“《〔]|同期|创建于|成立于|始于)$")


def is_plain_day(line: str) -> bool:
    """Whether a line is a day alone that is no last one of a month: it says when somebody signed or printed."""
    match = _DAY.fullmatch(line)
    if match is None:
        return False
    days = read_dates(line, None)
    return not days or (days[0].end + timedelta(days=1)).day != 1


def has_year(words: str) -> bool:
    """Whether words name a year in digits."""
    return bool(_YEAR.search(words))


def ends_section(line: str, *, apart: bool) -> bool:
    """Whether a line ends what stands under a title: the mark of an annex, a day on which somebody signed.

    A last day of a month is one on another page than the table only (`apart`); right over it, it is the table's.
    """
    if re.search(CLAUSE_END, line):
        return False
    return bool(_ANNEXED.match(line)) or is_plain_day(line) or (apart and bool(_DAY.fullmatch(line)))


def says_until(words: str) -> bool:
    """Whether words that begin with a day say up to which day they count (截至…), or name a last day of a month."""
    if _UNTIL.match(words):
        return True
    day = _DAY.match(words)
    return day is None or not is_plain_day(day[0])


def period_over(lines: Iterable[str], titles: Callable[[], Iterable[str]], usual: Period) -> Period | None:
    """Return the period that the nearest caption or title with a time of its own says.

    1. 表4 2024年招生情况, 2025年重点任务分解表   2. a section's title: 三、2025年工作计划
    Left alone: sentences, days, what is named by its year (2021年发行债券, 2023级), lines of two years.
    """
    for line in lines:
        if re.search(CLAUSE_END, line):
            break
        words = _UNITS.sub("", line)
        called = NUMBERED.match(_MARK.sub("", words)) or _CALLED.search(words)
        if called and len(words) <= _LONGEST and (found := _period(words, usual)):
            return found
    return next(filter(None, (_period(title, usual) for title in titles() if len(title) <= _LONGEST)), None)


def _period(words: str, usual: Period) -> Period | None:
    words = NUMBERED.sub("", _MARK.sub("", squeeze(words), count=1), count=1)
    said = [one for one in in_school_years(words, read_dates(words, None), usual) if one.precision != "relative"]
    if len(said) != 1 or said[0].inferred_year or said[0].precision not in _PRECISE:
        return None
    one = said[0]
    if words.startswith("学年", one.span.end) and (usual[0].month, usual[0].day) == (1, 1):
        return None  # no year of a report on a calendar year
    if _NAMED_AFTER.search(words[: one.span.start]) or _NAMED_BY.match(words, one.span.end) or _SINCE.search(words):
        return None
    if one.end < usual[0] and _BEGUN.match(words, one.span.end):
        return None
    return (one.start, one.end) if one.end - one.start > _WEEKS else None
