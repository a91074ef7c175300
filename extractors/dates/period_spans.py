"""Rules of periods for what runs from a day to another, or over years that somebody has done it: 自4月启用至年末."""

import re

from extractors.dates.grammar import read_number
from extractors.dates.period import IN_WORDS, NAMED, REACH, Asked, NamedTime, Period, years_until
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, IN_CLAUSE
from extractors.text.needed import needed

_FROM = re.compile(
    r"(?:自从?|从)(?:(?:19|20)[0-9]{2}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    rf"(?!的)[^{CLAUSE_ENDS}0-9增升提降减涨跌落回缩扩]{{1,12}}?[至到]$"
)
_STOCK = re.compile(rf"^{IN_CLAUSE}*?(?:[共现拥留]有|余额|结存|库存|保有|存量|在[册岗编])")


@as_rule(
    "from then to a day",
    "自2022年4月启用至年末发电86万千瓦时: what was done from one time to another is of all the days between them",
    step=NAMED,
    needs="至到",
    examples=(
        "粮仓光伏自2022年4月启用至年末发电⟨86万千瓦时⟩。 → 2022-04-01..2022-12-31",
        "粮仓光伏自2022年4月启用至年末发电86万千瓦时，其中自用⟨36万千瓦时⟩。 → 2022-04-01..2022-12-31",
    ),
    counter_examples=(
        "粮仓光伏自2022年4月启用，至年末共有组件86块。",
        "粮仓光伏自2022年4月启用至年末共有组件86块。",
        "粮价从2022年4月的6元升至年末的8元。",
    ),
    source="argued: what began within the year is told from its first day to the last of the year",
)
def from_then_to(time: NamedTime) -> Period | None:
    """Return the days from the time before to this one, where 自 and 至 stand before them."""
    first = time.asked.best.start
    if first is None or first > time.mention.end or not _FROM.search(time.before) or _STOCK.match(time.between):
        return None
    return Period(first, time.mention.end, None)


_YEARS_OF = re.compile(
    rf"(?:连续|坚持|坚守|扎根|从事|持续)[^{CLAUSE_ENDS}、0-9]{{0,12}}?(?P<count>[0-9]{{1,2}}|[一二两三四五六七八九]?十?[一二三四五六七八九]?)[个余多]?年"
    rf"[、，,]?(?:已经?|共)?累计[^{CLAUSE_ENDS}、0-9]{{0,16}}$"
)


@as_rule(
    "years that somebody has done it",
    "已连续护林15年、累计巡山3,600次: a total beside the years of the same is of those years",
    step=IN_WORDS,
    needs=needed(_YEARS_OF),
    examples=(
        "守林人已连续护林5年、累计巡山⟨3,600次⟩。 → 2018-01-01..2022-12-31",
        "守林人坚持护林五年，累计巡山⟨3,600次⟩。 → 2018-01-01..2022-12-31",
    ),
    counter_examples=(
        "守林人已连续护林5年，今年累计巡山3,600次。",
        "守林人已连续护林5年，全年巡山3,600次。",
        "林场连续5年获评先进，全年累计巡山3,600次。",
    ),
    source="argued: what somebody has come to over the years is told with their number",
)
def years_of_deed(asked: Asked) -> bool:
    """Take the years up to the end of the reporting period that stand right before a total."""
    usual = asked.usual
    told = _YEARS_OF.search(asked.text, max(0, asked.start - REACH), asked.start)
    count = read_number(told["count"]) if told and told["count"] else None
    if not count or usual.end is None or not usual.is_year or asked.best != usual or asked.change:
        return False
    years = years_until(usual.end.year, count)
    if years is None:
        return False
    asked.best, asked.at = Period(*years, None), asked.start
    return True
