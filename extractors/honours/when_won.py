"""When an award was won, by what is told before its verb.

1. 2022年3月，公司|荣获… (the time of the clause or sentence)
2. 1984年获“甲”，|获“乙” (a clause that goes on behind the award of a year)
3. 2014年获“甲”。同年|获“乙”; 次年5月|获“丙”
4. 2021年省质量奖名单公布，清河公司|获省质量奖 (its title is named with a year before)

Left: clauses that say how often or for how long (连续三年获), and other things told of that year.
"""

import re
from calendar import monthrange
from datetime import date

from extractors.honours.printed_beside import EDITION, PERIOD, PERIOD_AT, Period, dated, period_of
from extractors.text.word_patterns import award_verbs, either

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_SEGMENTS = re.compile("[；。]")
# 同年|5月, 《渡口》…: up to the verb
_LIKEWISE = re.compile(
    "(?:^|[，；])(?P<which>同年|当年|是年|次年|翌年)(?:(?P<month>1[0-2]|[1-9])月)?(?![^；]*，(?:同年|当年|是年|次年|翌年))[^；]{0,60}$"
)
_GOES_ON = re.compile("(?:(?:并|又|还|同时|也|且|再|均|被)+[^，、“”]{0,12})?")
_GETS = re.compile(
    rf"(?:{PERIOD})度?(?:[又还再并]|被[^，“”]{{0,24}}?)?(?:{either(verb for verb, *_ in award_verbs())})", re.VERBOSE
)
_GETS_MORE = re.compile(f"[又还再并]?(?:被[^，“”]{{0,24}}?)?(?:{either(verb for verb, *_ in award_verbs())})")
_NAMED_WITH = re.compile(rf"(?:{PERIOD})(?:{EDITION})?“?$", re.VERBOSE)
_NEAR = 24  # characters before a title that hold its year


def when_won(title: str, before: str, earlier: str, year: int | None) -> Period | None:
    """Return when an award was won by the words before its verb and the sentence before them.

    `year` is the one that a month without its own is in.
    """
    likewise = _likewise(before, earlier)
    return likewise or dated(before, year) or _carried(before) or _named_with(title, f"{earlier}，{before}")


def _likewise(before: str, earlier: str) -> Period | None:
    """Return the year that 同年 or 次年 stands for: the last one told before it."""
    match = _LIKEWISE.search(before)
    if match is None or _YEAR.search(before, match.end("which")):
        return None
    told = [*_YEAR.finditer(earlier), *_YEAR.finditer(before, 0, match.start())]
    if not told:
        return None
    which = int(told[-1][0]) + (match["which"] in ("次年", "翌年"))
    if match["month"]:
        month = int(match["month"])
        return date(which, month, 1), date(which, month, monthrange(which, month)[1])
    return date(which, 1, 1), date(which, 12, 31)


def _carried(before: str) -> Period | None:
    """Return the time of the award that the clauses before tell of, where this one only goes on: 1984年获…，|并获."""
    *told, own = _SEGMENTS.split(before)[-1].split("，")
    if not _GOES_ON.fullmatch(own):
        return None
    for clause in reversed(told):
        if match := _GETS.match(clause):
            time = PERIOD_AT.match(clause)
            return period_of(time) if time and match else None
        if not _GETS_MORE.match(clause):
            return None
    return None


def _named_with(title: str, text: str) -> Period | None:
    """Return the year that a title is printed with before: 2021年|省质量奖|名单公布."""
    name = title.partition("”")[0].lstrip("“")
    at = text.find(name)
    while at >= 0:
        if match := _NAMED_WITH.search(text[max(0, at - _NEAR) : at]):
            return period_of(match)
        at = text.find(name, at + 1)
    return None
