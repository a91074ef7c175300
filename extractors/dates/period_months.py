"""Rules of periods for months: what is told up to one (到11月，借出图书3,600册), and 当月 behind one."""

import re
from datetime import date

from extractors.dates.over_time import deeds
from extractors.dates.period import IN_WORDS, NAMED, NEAR, REACH, Asked, NamedTime, Period, days_of
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, IN_CLAUSE, sentence_start

_UP_TO = re.compile(rf"(?:^|[{CLAUSE_ENDS}])\s*到$")
_COUNTED_SINCE = re.compile(rf"[份末底]?[，,]?(?:[一-鿿]{{2,12}}?(?:已|共|累计)?)??(?:{deeds('flow', 'flow_first')})")
_RATE = re.compile("(?:率|占比|比例|比重|满意度)[^，,0-9]{0,6}$")  # 培训率|达到: what is so on a day


@as_rule(
    "up to a month",
    "到11月，书屋借出图书3,600册: a month that a clause opens with behind 到 is the last one, what is done is of all",
    step=NAMED,
    needs="到",
    examples=(
        "到11月，书屋采购图书⟨3,600册⟩。 → 2022-01-01..2022-11-30",
        "到11月，书屋有图书⟨3,600册⟩。 → 2022-11-30",
        "到11月，培训率达到⟨86%⟩。 → 2022-11-30",
    ),
    counter_examples=("11月，书屋采购图书3,600册。", "读者由4月的36人增加到11月的86人。"),
    source="argued: what has come together within the year is told so",
)
def up_to_month(time: NamedTime) -> Period | None:
    """Return the last day of a month, for what is done the year up to it."""
    last = time.mention.end
    if time.mention.precision != "month" or not _UP_TO.search(time.before[-NEAR:]):
        return None
    counted = _COUNTED_SINCE.match(time.between) and (time.asked.change or not _RATE.search(time.between))
    first = date(last.year, 1, 1) if counted else last
    return Period(first, last, None)


_AGAIN = re.compile(rf"(?:当月|单月)(?![0-9]){IN_CLAUSE}*$")
_MONTH = re.compile(r"(?:(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9.])(?P<month>[0-9]{1,2})月(?!均)")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_EVERY_YEAR = re.compile("[每逐历]年")


def _year_of(named: re.Match[str], usual: date) -> int:
    """Return the year of a named month: its own, or else the last one that its sentence names, or the usual one."""
    *_, told = (None, *_YEAR.finditer(named.string, sentence_start(named.string, named.start()), named.start()))
    year = named["year"] or (told and told[1])
    return int(year) if year else usual.year


@as_rule(
    "the same month",
    "8月份发生火灾3起；消防队当月出动86次: 当月 is the month that was named last",
    step=IN_WORDS,
    needs="当单",
    examples=(
        "8月份发生火灾3起；消防队当月出动⟨86次⟩。 → 2022-08-01..2022-08-31",
        "8月末社员3,600户，单月净增⟨86户⟩。 → 2022-08-01..2022-08-31",
        "2021年6月设站，8月底社员86户，当月退社⟨6户⟩。 → 2021-08-01..2021-08-31",
    ),
    counter_examples=(
        "消防队当月出动86次。",
        "8月份发生火灾3起；消防队出动86次。",
        "8月3日开工，当月28日完工86处。",
        "逢每年8月收茶，茶社当月售茶86吨。",
    ),
    source="argued: what is told of a month is told beside what was so at its end",
)
def month_again(asked: Asked) -> bool:
    """Take the month that was named last where the clause of a quantity says that it is of the same one."""
    again = _AGAIN.search(asked.text, max(0, asked.start - REACH), asked.start)
    if again is None or asked.usual.end is None:
        return False
    *_, named = (None, *_MONTH.finditer(asked.text, max(0, asked.start - REACH), again.start()))
    if named is None or _EVERY_YEAR.search(asked.text, max(0, named.start() - NEAR), named.start()):
        return False
    days = days_of(_year_of(named, asked.usual.end), int(named["month"]), None, "")
    if days is None:
        return False
    asked.best, asked.at = Period(*days, None), again.start()
    return True
