"""Times that headers and labels of a table name: the year of a column, balances at the beginning and the end."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from extractors.dates import EDGE, days_of, in_school_years, is_school_year, opening_day, read_dates, same_day
from extractors.tables.labels import CARRIED_IN, bare_label
from extractors.tables.stretches import is_period
from extractors.tables.words import any_word
from extractors.text.characters import CLOSE, OPEN
from extractors.text.view import view

_BARE_YEAR = re.compile(rf"((?:19|20)[0-9]{{2}})(?:年度?|学年度?|届)?(?:[EAF]|{OPEN}.*{CLOSE})?")
# Those who leave or come in a year: 2023届毕业生, 2023级新生. Pupils of a 级 are there for years after.
_CLASS = re.compile(r"((?:19|20)[0-9]{2})(?:届|级(?=招生|新生|录取|报到))")
# A year beside what its numbers are, without 年: 目标值2025, 2030目标, 实绩（2023）.
_KIND_OF_VALUE = (
    r"(?:[\u4e00-\u9fff]{0,4}(?:目标|指标)[值数]?|实[绩际][值数]?|(?:完成|达成|基准)[值数]?|基线|现状|进展)"
)
_YEAR_OF_VALUE = re.compile(
    rf"{_KIND_OF_VALUE}{OPEN}?(?P<last>(?:19|20)[0-9]{{2}})(?:年度?)?{CLOSE}?|(?P<first>(?:19|20)[0-9]{{2}}){_KIND_OF_VALUE}"
)
# 原报值（2023）: what is told of a year; no 排放标准（2015）, 不变价（2020）, which are called by it
_CALLED = rf"{any_word('called_by_year')}|{any_word('called_by_year_end')}{OPEN}"
_YEAR_ASIDE = re.compile(rf"(?!.*(?:{_CALLED})).*[一-鿿]{OPEN}(?P<year>(?:19|20)[0-9]{{2}}){CLOSE}")
_RUN_TOGETHER = re.compile(r"(?:(?:19|20)[0-9]{2}年度?[末底]?){2,}")  # 2023年2024年: no rule between two headers
# argued: the usual heads of quarters in designed reports (2022Q1)
_BARE_QUARTER = re.compile(r"((?:19|20)[0-9]{2})?年?Q([1-4])")
# What a change is against is no time of its own: 较2022年增减, 2024年比2023年.
_AGAINST = re.compile(r"[较比与同](?:19|20)[0-9]{2}年?(?:度|[末底]|[0-9]{1,2}月(?:[0-9]{1,2}日|[末底])?)?")
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-/.][0-9]{1,2}[-/.][0-9]{1,2})")
CHANGE = re.compile(r"[较比].{2,8}±|增减|增长|变动|变化|同比|环比|增幅|增加|减少|升降|涨跌")
_BESIDE_BEFORE = re.compile(r"[较比与同](?:上一?年|上期|去年|前一年|同期|年初|期初)")  # 本年比上年 over 增减数, 增减率
_NOW = re.compile(r"本年|本期|本报告期|报告期|期末|年末|当年|本年度|今年")
_CLOSING = re.compile(r"(?:本年度?|本?期|本?报告期|(?<![去前学每近一二三四五0-9])年)[年度期]?末")
_FROM_OPENING = re.compile(r"年初至|期初至")
_OPENING = re.compile(r"(?:期初|年初|上一?(?:年[年度]?|期期?)末|上[年期]结[余存])(?!至|预算|计划|承诺|目标|任务|指标)")
# argued: 股份变动情况表 of annual reports: what stood before and behind all that changed within the year
_MOVED = re.compile(r"本次变动(?P<side>[前后])")
_BEFORE = re.compile(r"上年|上期|上年度|去年|上一年|前一年|同期")
TIMES = re.compile(
    r"""
    (?:19|20)[0-9]{2} [届级]
    | (?:19|20)[0-9]{2} (?P<mark>[-/.]) [0-9]{1,2} (?P=mark) [0-9]{1,2}
    | (?:19|20)[0-9]{2} 年?[-—–~～至] (?:19|20)?[0-9]{2} (?:学年度?|年?(?:[采供]暖|供热)[季期]|年?[榨赛]季|年?度?)
    | (?:截至)? (?:19|20)[0-9]{2} (?:学年度?|年?度?)
      (?: [0-9]{1,2}月?[-—至][0-9]{1,2}月 | [0-9]{1,2}月(?:[0-9]{1,2}日 | [末底])? | {EDGE}
        | [EAF](?![A-Za-z]) )?
    | (?<![0-9年])[0-9]{1,2}(?:月?[-—至][0-9]{1,2})?月份?
    | 第?[一二三四]季度 | Q[1-4] | [上下]半年 | (?:本[年期]|当年|全年)累计数?
    | 本年(?!(?:收入|支出)合计)(?:度|末|底)?
    | 本期[末初]? | 本?报告期[末初内]? | 年初至 | 期初 | 期末 | (?<!学)年初 | (?<!学)年末 | 当年 | 今年
    | 上年(?!(?:度|末|底)?(?:累计|滚存)?结转(?!下|至|以后))(?:[年度](?=末|底))?(?:度|末|底)?
    | 上一?期(?:期?末)? | 上一年(?:[年度]?末)? | 去年 | 前一年 | 同期
    | 本次变动[前后]
    """.replace("{EDGE}", EDGE),
    re.VERBOSE,
)
# A year or day in digits within a header, which dates the number and names nothing.
DATED = re.compile(
    rf"{OPEN}?(?:截[至止])?(?:19|20)[0-9]{{2}}(?:年度?|[-/.])(?:[0-9]{{1,2}}(?:月|[-/.])(?:[0-9]{{1,2}}日?)?)?[末底]?{CLOSE}?"
)
# argued: forms of the three public expenses print years below and expenses above
_SORT = re.compile(r"(?:年初|调整|全年|本年)?(?:预算|决算|执行|计划|目标|实际|完成)[数值额]")
_TERM = re.compile(
    r"任期|任职|履职|聘期|聘任|合同期|合约期|服务期|出生|入职|从业"
    rf"|(?:{any_word('begins')}|审议|批准|批复|到期|授予|披露|公告|竣工|登记|购买|取得|发行|结束|终止)(?:日期?|时间|年[份月])"
    r"|起始(?:年[份月])?$"
)
# 2023年1月1日余额在本期, over what moves between stages of a reserve, is the opening balance again
_BALANCE = re.compile(r"(?:账面)?(?:余额|价值|金额|净额|数)?|余额在")


_FIRST, _LAST = re.compile(rf"(?:{TIMES.pattern})", re.VERBOSE), re.compile(rf"(?:{TIMES.pattern})$", re.VERBOSE)
_ASIDE = re.compile(rf"{OPEN}(?:{TIMES.pattern}){CLOSE}", re.VERBOSE)


# argued: notes on other companies print balances and flows in one column: 期末余额/本期发生额
BOTH = re.compile(r"(?P<day>[年期][初末](?:账面)?余额)[/／](?P<flow>[本上][年期]发生额)")
_REST = re.compile(r"^数(?=占)")  # 本期期末数占总资产的比例
_WITHIN = re.compile(
    r"(?<=计入)(?:19|20)[0-9]{2}年度?(?=[一-鿿])"
)  # 计入2016年度非经常性损益: the year dates the column


def is_change(head: str) -> bool:
    """Whether a header compares two times: 增减率, 本年比上年."""
    return bool(CHANGE.search(head) or _BESIDE_BEFORE.search(head))


def without_times(head: str) -> str:
    """Return a header without the times at its beginning and end: 2022年末余额 → 余额, and the year behind 计入.

    Left alone: other times within (占其他应收款期末余额的比例), which are part of what is measured.
    """
    words = "" if BOTH.fullmatch(head) else _WITHIN.sub("", _ASIDE.sub("", head))
    while (match := _FIRST.match(words) or _LAST.search(words)) and match[0]:
        words = words[: match.start()] + words[match.end() :]
    return _REST.sub("", words)


def without_terms(beside: Sequence[str], named: Sequence[tuple[str, str]]) -> Sequence[str]:
    """Return labels without the years of a person or contract: pay beside 任期 2021-2024 is not dated by them."""
    terms = {label for head, label in named if _TERM.search(head)}
    return [label for label in beside if label not in terms] if terms else beside


def period_of_labels(
    beside: Sequence[str], year: int | None, usual: tuple[date, date] | None = None
) -> tuple[date, date] | None:
    """Return the period that a row label says, where rows are times: 2021年 | 120 | 10, 一季度 | 3 | 5.

    2021-2022学年 begins when the school year of `usual` does.

    Left alone: a day beside the label that names the row (a date of publication, of a guarantee's beginning).
    """
    named = not all(map(is_period, beside))
    for label in reversed(beside):
        if sort_of_value(label) or (is_period(label) and not (named and _DAY.fullmatch(label))):
            return period_of_head(label, year, usual if is_school_year(usual) else None)
    return None


def sort_of_value(label: str) -> str:
    """Return what a label says of the values of a year and of no thing: 2023年度预算数 → 预算数; else nothing."""
    rest = DATED.sub("", label)
    return rest if rest != label and _SORT.fullmatch(rest) else ""


@lru_cache(maxsize=1 << 12)  # each cell of a row asks for its label
def is_time(label: str) -> bool:
    """Whether a row's label says only a time: 年初余额, 2.期末账面价值, 上期金额; its band or column says of what."""
    words = bare_label(view(label).text)
    rest = TIMES.sub("", words)
    return rest != words and bool(_BALANCE.fullmatch(rest)) and not is_period(words)


def period_of_row(label: str, year: int | None, usual: tuple[date, date] | None) -> tuple[date, date] | None:
    """Return the period of a row whose label says only a time."""
    return period_of_head(bare_label(view(label).text), year, usual) if is_time(label) else None


def years_run_together(head: str) -> list[tuple[date, date]]:
    """Return the years of several headers that were read as one, as no rule parts them: 2023年2024年调整前调整后."""
    match = _RUN_TOGETHER.match(head)
    return [(one.start, one.end) for one in read_dates(match[0], None)] if match else []


def shifted(period: tuple[date, date], years: int) -> tuple[date, date]:
    """Return the same days of a period some years later (earlier where negative)."""
    start, end = period
    return same_day(start, years), same_day(end, years)


def period_of_head(head: str, year: int | None, usual: tuple[date, date] | None) -> tuple[date, date] | None:
    """Return the period that a header names; `usual` is the one that 本年, 期末 and 上年 are seen from."""
    changes, head = is_change(head), _AGAINST.sub("比", head)
    for mention in in_school_years(head, read_dates(head, year), usual):
        # A day without its year in a head dates an event; one with it is that of a balance (2022年12月31日).
        if mention.precision != "relative" and not (mention.precision == "day" and mention.inferred_year):
            opening = mention.precision == "day" and (mention.start.month, mention.start.day) == (1, 1)
            before = date(mention.start.year - 1, 12, 31)
            return (before, before) if opening else (mention.start, mention.end)
    if bare := _BARE_YEAR.fullmatch(head) or _CLASS.match(head):
        return date(int(bare[1]), 1, 1), date(int(bare[1]), 12, 31)
    if valued := _YEAR_OF_VALUE.fullmatch(head):
        named = int(valued["last"] or valued["first"])
        return date(named, 1, 1), date(named, 12, 31)
    if aside := _YEAR_ASIDE.fullmatch(head):
        return date(int(aside["year"]), 1, 1), date(int(aside["year"]), 12, 31)
    if (quarter := _BARE_QUARTER.fullmatch(head)) and (quarter[1] or year):
        return days_of(int(quarter[1] or year or 0), None, None, f"Q{quarter[2]}")
    moved = _MOVED.search(head)
    if usual and moved and moved["side"] == "后":
        return usual[1], usual[1]
    if usual and (moved or (_OPENING.search(head) and not changes)):
        day = opening_day(usual)  # a balance at the opening is that of the last day of the year before
        return day, day
    if usual and CARRIED_IN.match(head):
        return usual
    if usual and _BEFORE.search(head) and not changes and not _FROM_OPENING.search(head):
        return shifted(usual, -1)
    if not usual or not _NOW.search(head) or changes:
        return None
    closing = _CLOSING.search(head) and not _FROM_OPENING.search(head)
    return (usual[1], usual[1]) if closing else usual
