"""Rules of periods: what a time that is named before a quantity says of it."""

import re
from datetime import date

from extractors.dates.period import NEAR, NamedTime, Period
from extractors.dates.period_rules import (
    DEADLINE,
    NAMED,
    STOCK_DAY,
    before_year,
    compared_with,
    founding,
    in_brackets,
    in_title,
    of_event,
    of_unit,
)
from extractors.dates.records import of_record
from extractors.dates.words import time_words
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed

_OPENS = re.compile(rf"(?:(?<![自位源始限早晚不])于|^|[{CLAUSE_ENDS}])\s*$")
_FOUNDS_OR_RULES = re.compile(
    rf"{'|'.join(time_words('founding'))}|注册|收购的|(?:发布|公布|印发|下发|颁布|出台|修订|施行|实施|签发|批复|公告)的"
)
_CLAUSE = re.compile("[，,]")
_MONEY = re.compile(r"(?:人民币|[约近超]|美元|¥)*\s*[0-9][0-9,.]*\s*[百千万亿]*\s*(?:美|欧|港)?[元股]")
_NOW = re.compile(f"{'|'.join(time_words('now'))}|本期|本年|本报告期|报告期|当期|截[至止]")
_NO_EVENT = (founding, before_year, in_brackets, of_unit, in_title, compared_with)


@as_rule(
    "from then on",
    "自2018年以来, 自2016年成立以来: from then to the end of the reporting period",
    step=NAMED,
    needs="来起今",
    examples=(
        "自2016年成立以来，累计植树⟨500棵⟩。 → 2016-01-01..2022-12-31",
        "2018年以来捐款⟨49.7万元⟩。 → 2018-01-01..2022-12-31",
    ),
    counter_examples=("2016年植树500棵。", "自2016年以来最大的一批树，共500棵。"),
)
def from_then(time: NamedTime) -> Period | None:
    """Return the time from a day on."""
    end = time.asked.usual.end or time.mention.end
    return Period(time.mention.start, end, None) if time.since and not of_record.how(time) else None


@as_rule(
    "year to come",
    "2025年前降到9%以下: a year to come, by which something is to be reached",
    step=NAMED,
    needs=needed(DEADLINE),
    examples=("渗漏率2027年前降到⟨10%以下⟩。 → 2027-01-01..2027-12-31",),
    counter_examples=("2008年前建成泵站3座。",),
)
def to_come(time: NamedTime) -> Period | None:
    """Return the time by which something is to be reached."""
    later = time.asked.usual.end is not None and time.mention.start > time.asked.usual.end
    by_then = later and DEADLINE.match(time.text, time.end)
    return Period(time.mention.start, time.mention.end, None) if by_then else None


@as_rule(
    "day of an event in an earlier year",
    "公司于2018年7月3日签订供水协议，合同金额860万元: what was done on a day of an earlier year is of that year",
    step=NAMED,
    examples=(
        "公司于2018年7月3日签订协议，合同金额⟨860万元⟩。 → 2018-01-01..2018-12-31",
        "2019年12月10日，一名出纳遭遇诈骗，对外支付保证金⟨35万元⟩。 → 2019-01-01..2019-12-31",
    ),
    counter_examples=(
        "于2022年7月3日签订协议，合同金额860万元。",
        "2021年底启动改造工程，投入资金30万元。",
        "公司成立于2018年7月3日，注册资本860万元。",
        "该公司系2018年7月3日在东港设立的子公司，注册资本860万元。",
        "根据财政局于2018年7月3日发布的公告，减免860万元。",
        "根据2018年7月3日的协议，支付860万元。",
        "2018年7月3日获评文明单位，在册志愿者48名。",
        "2018年7月3日，中心由供销社出资，现有资产48万元。",
        "于2018年7月3日收到补助，本期摊销48万元。",
        "自2018年7月3日起，培训20场。",
        "较2018年7月3日增加20场。",
    ),
    source="argued: notes tell of old contracts and cases by their days; a day of the period itself leaves it as it is",
)
def earlier_event(time: NamedTime) -> Period | None:
    """Return the year of a day on which something was done before the reporting period."""
    usual, day = time.asked.usual.start, time.mention.start
    if usual is None or time.mention.precision != "day" or day.year >= usual.year or time.until or time.at_balance:
        return None
    if STOCK_DAY.search(time.mention.text):
        return None  # what began at the end of a year goes on in the next one
    if not of_event.how(time) or not _OPENS.search(time.before[-NEAR:]) or any(rule.how(time) for rule in _NO_EVENT):
        return None
    clauses = _CLAUSE.split(time.between.lstrip("， "))
    if _FOUNDS_OR_RULES.search(clauses[0]):
        return None
    over = len(clauses) > 1 and not _MONEY.match(time.text, time.asked.start)
    if over or "；" in time.between or _NOW.search(time.between):
        return None
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), None)


_LAST_YEAR = frozenset({"去年", "上年", "上年度"})
_AGAINST_YEAR = re.compile(r"[较比与](?P<year>20\d\d)年")


@as_rule(
    "last year beside the year before it",
    "去年投入3亿元，比2021年增长11%: told in the year after, what is compared with 2021 is of 2022",
    step=NAMED,
    needs="去上",
    examples=("去年投入⟨3亿元⟩，比2021年增长11%。 → 2022-01-01..2022-12-31",),
    counter_examples=("去年投入3亿元，比2020年增长11%。", "去年投入3亿元。"),
    source="argued: reviews published in the year after say 去年 of the year that they are about",
)
def year_told_after(time: NamedTime) -> Period | None:
    """Return the reporting year for 去年 where the year before the report is what it is compared with."""
    usual = time.asked.usual
    if time.mention.text not in _LAST_YEAR or usual.start is None or usual.end is None:
        return None
    against = _AGAINST_YEAR.search(time.text, time.end)
    told = against is not None and int(against["year"]) == usual.start.year - 1 == time.mention.start.year
    return Period(usual.start, usual.end, None) if told else None


@as_rule(
    "time named before",
    "2021年…, 上年同期…, 截至2022年底…: the last time named before the quantity in its sentence",
    step=NAMED,
    examples=(
        "2021年培训⟨20场⟩。 → 2021-01-01..2021-12-31",
        "截至2021年12月31日，职工⟨131名⟩。 → 2021-12-31",
        "2021年末职工为⟨120人⟩。 → 2021-12-31",
        "截至11月上旬，完成投资⟨5.9亿元⟩。 → 2022-11-10",
    ),
    counter_examples=("全年培训20场。",),
)
def named_before(time: NamedTime) -> Period:
    """Return the days of the time; only the last of them where it is until then (截至11月上旬)."""
    if time.until and time.mention.precision in ("part_of_month", "month", "quarter"):
        return Period(time.mention.end, time.mention.end, None)
    return Period(time.mention.start, time.mention.end, None)
