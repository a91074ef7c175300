"""Rules of periods for what went from one level to another (从A增加到B，年均增长20%): over years, in a day, an aim."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractors.dates import period_named
from extractors.dates.five_years import of_plan
from extractors.dates.grammar import PART_OF_DAY_OR_NIGHT, time_words
from extractors.dates.period import BEFORE, IN_WORDS, NEAR, Asked, Period
from extractors.rule import as_rule
from extractors.text.became import BECAME, THAN, leads_on
from extractors.text.characters import IN_CLAUSE, sentence_start
from extractors.text.needed import needed
from schemas.text import Span

MOVED, STAYS, AVERAGED = "told by what follows", "within a day", "over the years between"

_BY_THE_YEAR = r"(?:年度?平?均|复合)"
_RISE = (
    # right behind it: 年均增长, 年均复合增长率, 年均保持增长; not 年均浓度下降
    r"年?(?:平均|复合|净|递|压|保持|实现|快速|高速|稳步|稳定|持续)*[增升提涨减降下](?!加值)"
)
_YEARLY = re.compile(rf"[，,（(、]{IN_CLAUSE}{{0,8}}?{_BY_THE_YEAR}{IN_CLAUSE}{{0,12}}")
# 增加到5亿元|，年均增长; 增加到5亿元|用了7年
_YEARLY_BEHIND = re.compile(
    rf"[，,（(、]{IN_CLAUSE}{{0,8}}?{_BY_THE_YEAR}{_RISE}"
    r"|[，,]?(?:只|仅|共|前后)?(?:用[了时]?|历[时经])[约近]?(?:[0-9]{1,2}|[两二三四五六七八九十]{1,2})[个余多]*年"
)
_FROM = re.compile(
    r"(?:由|从)(?:人民币|原来|过去|此前|原先|原)?的?(?:每(?:[千万百]?(?:立方米|平方米|公里|千米|[人户名家次年月日天周吨元亩辆千]))){0,2}(?:平均|[人户日月]均)?(?:不足|不到|[约近超])?$"
)
_NUMBER = re.compile(r"\d")
# 由2014年的|48万人|降至2019年底的|8万人
_FROM_THEN = re.compile(rf"[由从](?:19|20)\d\d年{IN_CLAUSE}{{0,4}}的?$")
_TO_THEN = re.compile(rf"{BECAME.pattern}(?:19|20)\d\d年{IN_CLAUSE}{{0,4}}的?")
_RISES = re.compile(rf"{_BY_THE_YEAR}{_RISE}[一-鿿]{{0,5}}$")
# 与“十二五”末相比, 比2016年
_BASE = re.compile(
    r"[较比与同][“\"]?(?:(?P<year>(?:19|20)\d\d)年[末底]?|(?P<plan>十[一二三四五]五)[”\"]?(?:规划|期)?末)(?!至|到|以来)"
)


@as_rule(
    "earlier level of several years",
    "从3亿元增加到5亿元，年均增长11%: what something rose from by the year is of no year that the sentence tells",
    step=MOVED,
    needs="均合用历",
    examples=(
        "收入从⟨3亿元⟩增加到5亿元，年均增长11%。 → 此前",
        "收入从⟨3亿元⟩增加到5亿元用了6年。 → 此前",
        "收入从⟨3亿元⟩增加到5亿元，年均保持增长11%。 → 此前",
    ),
    counter_examples=(
        "收入从3亿元增加到5亿元，增长60%。",
        "收入从3亿元增加到5亿元，人均增长9%。",
        "收入从3亿元增加到5亿元，用工3600人。",
        "泵站从8座增加到12座，河道年均水位下降2%。",
    ),
    source="argued: a yearly average is of more years than one",
)
def level_years_before(text: str, figure: Span, following: Span) -> bool:
    """Whether a quantity is what something rose from, by the year, over years that are not named."""
    return earlier_level.how(text, figure, following) and _YEARLY_BEHIND.match(text, following.end) is not None


@as_rule(
    "earlier level",
    "由85%提升至92%: what something rose or fell from is of the period before",
    step=MOVED,
    needs=needed(_FROM),
    examples=(
        "满意度由⟨85%⟩提升至92%。 → 2021-01-01..2021-12-31",
        "将岗位由原来的⟨86个⟩细化为231个。 → 2021-01-01..2021-12-31",
        "学员由不足⟨80名⟩增加到260名。 → 2021-01-01..2021-12-31",
        "灌装每批由平均⟨80分钟⟩减至65分钟。 → 2021-01-01..2021-12-31",
        "“十三五”期间，渗漏率由⟨12%⟩降至7%。 → 2016-01-01..2016-12-31",
        "渗漏点由2018年的86处降至2022年的12处，渗漏率由⟨9%⟩降至3%。 → 2018-01-01..2018-12-31",
    ),
    counter_examples=("满意度由85%的人评定，达到92%。",),
)
def earlier_level(text: str, figure: Span, following: Span) -> bool:
    """Whether a quantity is what something rose or fell from."""
    between = text[figure.end : following.start].strip()
    return bool(_FROM.search(text[max(0, figure.start - NEAR) : figure.start].rstrip()) and leads_on(between))


def is_earlier_level(text: str, start: int, end: int) -> bool:
    """Whether the quantity at a place of a text is what something rose or fell from, up to the next number."""
    following = _NUMBER.search(text, end)
    return following is not None and earlier_level.how(text, Span(start, end), Span(*following.span()))


# 9月3日上午，库区水位由|84.2米升至86.9米
_HOUR = re.compile(rf"[日号天](?:{PART_OF_DAY_OR_NIGHT}|\d{{1,2}}[时点:：])")

_READING = re.compile("|".join(time_words("reading")))  # 水位, 压力: what goes up and down within a day


@as_rule(
    "reading within a day",
    "9月3日上午，水位由84.2米升至86.9米: what was read in a day rose from what was read on that day",
    step=STAYS,
    needs=needed(_HOUR),
    examples=("9月3日上午，坝前水位由⟨84.2米⟩升至86.9米。 → 2022-09-03",),
    counter_examples=("9月3日，坝前水位由84.2米升至86.9米。", "9月3日上午公布，满意度由84%升至86%。"),
    source="argued: what goes up and down within a day is told by its hours",
)
def within_day(text: str, figure: Span, _: Span) -> bool:
    """Whether a sentence tells of the hours of a day before a quantity, so that what it rose from is of that day."""
    hour = _HOUR.search(text, sentence_start(text, figure.start), figure.start)
    return hour is not None and _READING.search(text, hour.end(), figure.start) is not None


_NEAR_END = 3  # characters
_COUNT_OF_YEARS = re.compile(r"[一二两三四五六七八九十0-9]年[间里]$")


def is_count_of_years(text: str, end: int) -> bool:
    """Whether a number of years that says nothing of when they began ends at an offset: 三年间, 五年里."""
    return _COUNT_OF_YEARS.search(text, max(0, end - _NEAR_END), max(0, end)) is not None


# 指标 alone is what is measured: 水质指标由86分提高到92分
_AIM_FROM = re.compile(r"(?:目标|(?:年度|年初|下达的?|计划)(?:任务|指标|计划))[值数]?(?:由|从)原?(?:定|来)?的?$")


@as_rule(
    "aim that was changed",
    "年度植树目标由36万株提高到48万株: the former aim is of the same time as the new one",
    step=STAYS,
    needs="目任计指",
    examples=(
        "年度植树目标由⟨36万株⟩提高到48万株。 → 2022-01-01..2022-12-31",
        "年度任务由⟨36万株⟩提高到48万株。 → 2022-01-01..2022-12-31",
    ),
    counter_examples=("年度植树由36万株提高到48万株。", "卫生指标由36分提高到48分。", "帮扶任务由36件增加到48件。"),
    source="argued: aims are raised within the year that they are for",
)
def aim_changed(text: str, figure: Span, _: Span) -> bool:
    """Whether what was raised or lowered is an aim."""
    return _AIM_FROM.search(text, max(0, figure.start - NEAR), figure.start) is not None


# 比建会时的|120人, 由成立之初的|40张增加到260张
_STAGE = re.compile(
    rf"(?:[较由从]|{THAN})(?![上去前]一?[年届]|同期|[年期]初){IN_CLAUSE}{{2,8}}?(?<![年期月度])(?:前|时|之初|初期|初)的(?:约|近|不足|仅)?$"
)


@as_rule(
    "stage that is not dated",
    "比建会时的120家增加266家: what there was at a stage that the text does not date is of no year",
    step=IN_WORDS,
    needs="前时初",
    examples=(
        "会员386家，比建会时的⟨120家⟩增加266家。 → 此前",
        "床位由成立之初的⟨40张⟩增加到260张。 → 此前",
    ),
    counter_examples=(
        "会员比年初的120家增加26家。",
        "会员比上年同期的120家增加26家。",
        "比建会时增加266家。",
        "会员386家，比2010年建会时的120家增加266家。",
    ),
    source="argued: growth is told from a beginning that has no date there",
)
def stage_before(asked: Asked) -> bool:
    """Leave a level undated that is only said to be of an earlier stage."""
    stage = None if asked.change else _STAGE.search(asked.text, max(0, asked.start - NEAR * 2), asked.start)
    if stage is None or asked.at > stage.start():
        return False
    asked.best = Period(None, None, BEFORE)
    return True


def rose_in(text: str, figure: Span, following: Span) -> bool:
    """Whether two quantities are what something rose from and to, each with its own year."""
    rose = _TO_THEN.fullmatch(text, figure.end, following.start)
    return rose is not None and _FROM_THEN.search(text, max(0, figure.start - NEAR), figure.start) is not None


@as_rule(
    "average over years",
    "从2016年的125万吨增加到2019年的216万吨，年均增幅20%: a rise by the year is over all years between the two values",
    step=AVERAGED,
    needs="均合",
    examples=("由2019年的125万吨增加到2021年的180万吨，年均增长⟨20%⟩。 → 2019-01-01..2021-12-31",),
    counter_examples=("2021年产量180万吨，年均增长20%。", "由2019年的125万吨增加到2021年的180万吨，增长44%。"),
    source="argued: a yearly rise needs the years that it is over",
)
def average_over(text: str, before: Span, figure: Span) -> bool:
    """Whether a quantity is the yearly average of the rise that the two quantities before it tell."""
    return _YEARLY.fullmatch(text, before.end, figure.start) is not None


def over_years(text: str, spans: Sequence[Span], told: Sequence[tuple[Period, tuple[str, ...]]]) -> Period | None:
    """Return the years between the two quantities before the last one, where it is their yearly average."""
    if len(told) < len(spans) - 1 or len(spans) < len("由到均") or not average_over.how(text, *spans[-2:]):
        return None
    (first, rules), (last, _) = told[-2:]
    named = rules == (period_named.named_before.name,)
    if not named or not (first.is_year and last.is_year) or first.start is None or last.start is None:
        return None
    return Period(first.start, last.end, None) if first.start < last.start else None


@as_rule(
    "average since a base",
    "与“十三五”末相比，年均增长6%: a rise by the year is over the years since that with which it is compared",
    step=IN_WORDS,
    needs="均合",
    examples=(
        "与“十三五”末相比，茶叶产量年均增长⟨6%⟩。 → 2021-01-01..2022-12-31",
        "茶叶产量比2018年增加6吨，年均增长⟨6%⟩。 → 2018-01-01..2022-12-31",
        "茶叶产量比2018年增加6吨，年均保持增长⟨6%⟩。 → 2018-01-01..2022-12-31",
        "与2019年相比，2022年茶叶产量年均增长⟨6%⟩。 → 2019-01-01..2022-12-31",
    ),
    counter_examples=(
        "与“十三五”末相比，茶叶产量增长6%。",
        "茶叶产量年均增长6%。",
        "与2019年相比，茶园年均气温上升3%。",
    ),
    source="argued: a yearly rise needs the years that it is over",
)
def average_since(asked: Asked) -> bool:
    """Take the years since the base where a yearly rise is compared with one."""
    usual, before = asked.usual, asked.text[max(0, asked.start - NEAR * 2) : asked.start]
    if not asked.change or usual.end is None or asked.best != usual or not _RISES.search(before):
        return False
    *_, base = (None, *_BASE.finditer(asked.text, sentence_start(asked.text, asked.start), asked.start))
    if base is None:
        return False
    ended = of_plan(f"{base['plan']}末", usual) if base["plan"] else None
    start = ended.end + timedelta(days=1) if ended and ended.end else date(int(base["year"] or usual.end.year), 1, 1)
    if start >= usual.end:
        return False
    asked.best, asked.at = Period(start, usual.end, None), asked.start
    return True
