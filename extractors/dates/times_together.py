"""Rules of periods for times that are named together: how many they are, and what is of all of them."""

import re
from datetime import date

from extractors.dates.period import ASIDE, NAMED, NEAR, NamedTime, Period
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import CLAUSE_ENDS
from schemas.text import squeeze

_TIMES_COUNTED = re.compile(r"[0-9两二三四五六七八九]{1,2}\s*个?(?:时间?点|时间节点|节点|年份|年度)")

_NEXT_YEARS = re.compile(r"(?:[、和及与](?:19|20)\d\d年度?)*")


@as_rule(
    "times that are counted",
    "对2030年、2040年两个时点开展分析: the number of the times that were named is of none of them",
    step=ASIDE,
    needs="点年",
    reason=NOT_READ,
    examples=("对2030年、⟨2040年⟩两个时点分析水情。 → left aside",),
    counter_examples=("2030年两个泵站投产。",),
    source="argued: a list of times is told with their number",
)
def of_counted(time: NamedTime) -> bool:
    """Whether the quantity counts the times of which this is the last."""
    listed = _NEXT_YEARS.fullmatch(squeeze(time.between))
    return listed is not None and _TIMES_COUNTED.match(time.text, time.asked.start) is not None


_FIRST_OF_TWO = re.compile(r"(?P<year>(?:19|20)\d\d)年度?[、和及与]$")
_OF_BOTH = re.compile(rf"(?:相应|对应|上述|前述|这两个?|此两个?)(?:年度|年份|期间|年)[^{CLAUSE_ENDS}0-9]*$")


@as_rule(
    "both years that were named",
    "2021年、2022年数据未剔除，约占相应年度总量的6%: one value of the years named before is of all of them",
    step=NAMED,
    needs="相对上前这此",
    examples=("2021年、2022年数据未作调整，约占相应年度总量的⟨6%⟩。 → 2021-01-01..2022-12-31",),
    counter_examples=("2021年、2022年数据未作调整，约占总量的6%。",),
    source="argued: notes tell of years together",
)
def of_both(time: NamedTime) -> Period | None:
    """Return the years from the one right before this one on, where words behind speak of those years."""
    first = _FIRST_OF_TWO.search(squeeze(time.before[-NEAR:])) if time.mention.precision == "year" else None
    if first is None or not _OF_BOTH.search(squeeze(time.between)) or int(first["year"]) >= time.mention.start.year:
        return None
    return Period(date(int(first["year"]), 1, 1), time.mention.end, None)
