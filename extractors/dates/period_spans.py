"""Rules of periods for what runs from a day to another, or up to one, or over years of doing it: 自4月启用至年末."""

import re
from datetime import date

from extractors.dates.grammar import read_number, time_words
from extractors.dates.period import IN_WORDS, NAMED, REACH, Asked, NamedTime, Period, days_of, years_until
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, IN_CLAUSE
from extractors.text.needed import needed

_FROM = re.compile(
    r"(?:自从?|从)(?:(?P<year>(?:19|20)[0-9]{2})年)?(?:(?P<month>[0-9]{1,2})月)?(?:(?P<day>[0-9]{1,2})日)?"
    rf"(?!的)[^{CLAUSE_ENDS}0-9增升提降减涨跌落回缩扩]{{1,12}}?[至到]$"
)
# 8月并网，至|年底: it has run since then
_BEGAN = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?(?:正式|全面|建成|首次)*"
    rf"(?:{'|'.join(time_words('begun', 'founding', 'into_use'))})，?[至到]$"
)
# 自成立至年底, 自启用至年底累计: years may have passed, the words do not say how many
_OVER_YEARS = re.compile("|".join(time_words("founding")))
_YEAR = re.compile("[0-9]{4}")
_STOCK = re.compile(rf"^{IN_CLAUSE}*?(?:[共现拥留]有|余额|结存|库存|保有|存量|在[册岗编])")


@as_rule(
    "from then to a day",
    "自2022年4月启用至年末发电86万千瓦时: what was done from one time to another is of all the days between them",
    step=NAMED,
    needs="至到",
    examples=(
        "粮仓光伏自2022年4月启用至年末发电⟨86万千瓦时⟩。 → 2022-04-01..2022-12-31",
        "粮仓光伏自启用至年底发电⟨86万千瓦时⟩。 → 2022-01-01..2022-12-31",
        "粮仓光伏4月并网，至年底发电⟨86万千瓦时⟩。 → 2022-04-01..2022-12-31",
        "粮仓光伏自2022年4月启用至年末发电86万千瓦时，其中自用⟨36万千瓦时⟩。 → 2022-04-01..2022-12-31",
        "渡轮自2012年开通至年末渡客⟨86万人次⟩。 → 2012-01-01..2022-12-31",
    ),
    counter_examples=(
        "粮仓光伏自2022年4月启用，至年末共有组件86块。",
        "粮仓光伏自2022年4月启用至年末共有组件86块。",
        "粮价从2022年4月的6元升至年末的8元。",
        "修伞队自成立至2022年底修伞860把。",
        "修伞队自成立至年末修伞860把。",
        "修伞队自建队至2022年底累计修伞860把。",
    ),
    source="argued: what began within the year is told from its first day to the last of the year",
)
def from_then_to(time: NamedTime) -> Period | None:
    """Return the days from the time before to this one, where 自 and 至 stand before them."""
    began = _FROM.search(time.before) or _BEGAN.search(time.before)
    if began is None or _STOCK.match(time.between):
        return None
    usual = time.asked.usual
    if not (began["year"] or began["month"]):  # 自开通|至年底: on some day of the year
        within = usual.start is not None and usual.start <= time.mention.end
        if "累计" in time.between or _OVER_YEARS.search(began[0]):
            return None
        return Period(usual.start, time.mention.end, None) if within else None
    month, day = (int(began[part]) if began[part] else None for part in ("month", "day"))
    days = days_of(int(began["year"] or time.mention.end.year), month, day, "")
    end = time.mention.end
    if began["year"] and usual.end and not _YEAR.search(time.mention.span.of(time.text)):  # 自2012年开通至|年末: of now
        end = usual.end
    return Period(days[0], end, None) if days and days[0] <= end else None


_COUNT = "(?P<count>[0-9]{1,2}|[一二两三四五六七八九]?十?[一二三四五六七八九]?)[个余多]?年"
_YEARS_OF = re.compile(
    rf"(?:{'|'.join(time_words('keeps_on'))})[^{CLAUSE_ENDS}、0-9]{{0,12}}?{_COUNT}"
    rf"[、，,]?(?:已经?|共)?累计[^{CLAUSE_ENDS}、0-9]{{0,16}}$"
)
# 连续五年保持在|93分以上: a bound of all these years, none of their values
_KEPT_AT = re.compile(
    rf"连续{_COUNT}(?:均|都|始终|一直)?(?:{'|'.join(time_words('kept_at'))})[在于]?(?P<bound>不?[低高少多]于|不?超过)?$"
)
_BOUND = re.compile(rf"[^{CLAUSE_ENDS}0-9]{{0,3}}[0-9][0-9.]*[^{CLAUSE_ENDS}0-9]{{0,5}}?(?:以[上下内]|之[上下内])")


@as_rule(
    "years that somebody has done it",
    "连续护林15年、累计巡山3,600次: a total, or a bound (连续三年在90%以上), beside years is of those",
    step=IN_WORDS,
    needs=needed(_YEARS_OF, _KEPT_AT),
    examples=(
        "守林人已连续护林5年、累计巡山⟨3,600次⟩。 → 2018-01-01..2022-12-31",
        "守林人坚持护林五年，累计巡山⟨3,600次⟩。 → 2018-01-01..2022-12-31",
        "苗木成活率97.2%，连续三年保持在⟨95%以上⟩。 → 2020-01-01..2022-12-31",
        "林区空气优良率连续4年均稳定在⟨90%以上⟩。 → 2019-01-01..2022-12-31",
        "护林员流失率连续两年控制在⟨3%以内⟩。 → 2021-01-01..2022-12-31",
    ),
    counter_examples=(
        "守林人已连续护林5年，今年累计巡山3,600次。",
        "守林人已连续护林5年，全年巡山3,600次。",
        "林场连续5年获评先进，全年累计巡山3,600次。",
        "苗木成活率连续三年保持97.2%。",
        "林场连续三年保持盈利，利润60万元以上。",
        "林场护林款连续三年不少于60万元。",
    ),
    source="argued: what somebody has come to over the years is told with their number",
)
def years_of_deed(asked: Asked) -> bool:
    """Take the years up to the end of the reporting period right before a total, or a bound of them all."""
    usual = asked.usual
    reach = (asked.text, max(0, asked.start - REACH), asked.start)
    told = _YEARS_OF.search(*reach) or _KEPT_AT.search(*reach)
    if told and told.re is _KEPT_AT and not (told["bound"] or _BOUND.match(asked.text, asked.start)):
        return False
    count = read_number(told["count"]) if told and told["count"] else None
    if not count or usual.end is None or not usual.is_year or asked.best != usual or asked.change:
        return False
    years = years_until(usual.end.year, count)
    if years is None:
        return False
    asked.best, asked.at = Period(*years, None), asked.start
    return True


_BEFORE_IT = re.compile(rf"[，,](?:其|该|他|她)?(?P<what>[一-鿿]{{2}})前[^{CLAUSE_ENDS}]*(?:[，,][^{CLAUSE_ENDS}]*)*$")


@as_rule(
    "before what happened",
    "8月辞任，辞任前应出席会议5次: what was done before it is of the year up to then",
    step=NAMED,
    needs="前",
    examples=("社长于2022年8月卸任，卸任前主持例会⟨6次⟩。 → 2022-01-01..2022-08-31",),
    counter_examples=("社长于2022年8月卸任，会前走访社员6户。", "社长于2021年8月卸任，卸任前主持例会6次。"),
    source="argued: who left within the year is told with what they did in it",
)
def before_it(time: NamedTime) -> Period | None:
    """Return the year up to the day or month of what happened, where words say that the quantity is of before it."""
    usual, day = time.asked.usual, time.mention.end
    told = _BEFORE_IT.search(time.between)
    if told is None or usual.start is None or usual.end is None or not usual.start < time.mention.start <= usual.end:
        return None
    happened, _, _ = time.between.partition("，")
    if time.mention.precision not in ("day", "month") or told["what"] not in happened or "；" in time.between:
        return None
    return Period(date(day.year, 1, 1), day, None)
