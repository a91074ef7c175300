"""Rules of periods for words that say a day or period of the report itself: 年初, 期初, 上期, 报告期末."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from extractors.dates.left_aside import EVENT_AFTER, before_year, compared_with, in_brackets, is_compared_at, multiple
from extractors.dates.period import ASIDE, HEADS, IN_WORDS, NAMED, REACH, Asked, NamedTime, Period, same_day
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE, MEMBER_END, sentence_start
from extractors.text.needed import needed

_MARK = re.compile(
    r"(?P<opening>(?<![学定假孕早晚花周分])期初(?![始步级中次衷心至以预计])|(?<![日过截近])上一?(?:报告)?期末)"
    r"|(?P<last>(?<![日过截近])上一?(?:报告)?期(?![间限刊望待末初]))"
    r"|(?P<closing>(?<![学定假孕晚花])期末|本期(?![间限刊初])|本报告期(?!期?初))"
)
_CLAUSE = re.compile(CLAUSE_END)
_MEMBER = re.compile(MEMBER_END)
_YEAR_BEGINS = re.compile(r"年初$|(?<!\d)0?1月0?1日$")
_COMPARING = (multiple, before_year, in_brackets, compared_with)


class Mark(NamedTuple):
    """A word that says a day or period of the report: `opening`, `last` or `closing`, and where it stands."""

    kind: str
    start: int
    end: int


def marks(text: str, first: int, last: int) -> Iterator[Mark]:
    """Yield the marks between two offsets, in order.

    1. 期初, 报告期初, 报告期期初   2. 上期, 上一报告期   3. 期末, 本期
    Left alone: 学期初, 上期间, 分期初始, 期初预算, 期初至今.
    """
    for found in _MARK.finditer(text, first, last):
        yield Mark(found.lastgroup or "", found.start(), found.end())


def reaches(text: str, end: int, start: int) -> bool:
    """Whether what a word says holds for a quantity at `start`: in its clause, or in its member where it heads it.

    1. 期初余额3万元|，本期增加2万元   2. 报告期期初，资产为504万元，负债为102万元|；
    """
    if _MEMBER.search(text, end, start):
        return False
    return not _CLAUSE.search(text, end, start) or HEADS.match(text, end) is not None


def _begins_year(time: NamedTime) -> bool:
    day = time.mention.start
    if (day.month, day.day) != (1, 1) or not (words := _YEAR_BEGINS.search(time.mention.text)):
        return False
    return words[0] == "年初" or time.until  # 1月1日起 is the beginning of what follows


def _day_before(day: date) -> Period:
    before = day - timedelta(days=1)
    return Period(before, before, None)


@as_rule(
    "beginning of a year elsewhere",
    "较年初增加12万元，达到58万元: the beginning of a year is the time of its own clause only, and of no change",
    step=ASIDE,
    needs="初1",
    reason=NOT_READ,
    examples=("⟨年初⟩在册职工120人，增加6人。 → left aside",),
    counter_examples=("年初在册职工120人。",),
)
def beyond_year_begin(time: NamedTime) -> bool:
    """Whether the beginning of a year does not reach a quantity."""
    return _begins_year(time) and (time.asked.change or not reaches(time.text, time.end, time.asked.start))


@as_rule(
    "beginning of a year",
    "较年初417万元增加10万元: a stock then is that of the day before; 年初开展培训3次 is of the year",
    step=NAMED,
    needs="初1",
    examples=(
        "总资产428万元，较年初⟨417万元⟩增加10万元。 → 2021-12-31",
        "年初开展培训⟨3次⟩。 → 2022-01-01..2022-12-31",
        "截至2022年1月1日，总资产⟨3亿元⟩。 → 2021-12-31",
    ),
    counter_examples=("年初以来累计接待300人次。", "较年初增加12万元，达到58万元。"),
    source="a balance sheet gives the balance of 1 January as that of the end of the year before (财会〔2019〕6号)",
)
def year_begins(time: NamedTime) -> Period | None:
    """Return the day before a year for a stock at its beginning, the year for what was done then."""
    if not _begins_year(time) or beyond_year_begin.how(time) or any(rule.how(time) for rule in _COMPARING):
        return None
    start = time.mention.start
    if EVENT_AFTER.match(time.text, time.end):
        return Period(start, same_day(start, 1) - timedelta(days=1), None)
    return _day_before(start)


@as_rule(
    "period before and opening in words",
    "期初 is the day before the period, 上期 the period before, 期末 and 本期 the period itself again",
    step=IN_WORDS,
    needs=needed(_MARK),
    examples=(
        "期初余额⟨3万元⟩，期末余额5万元。 → 2021-12-31",
        "报告期期初，总资产5万元，总负债⟨1万元⟩。 → 2021-12-31",
        "本期收入30万元，上期收入⟨28万元⟩。 → 2021-01-01..2021-12-31",
        "本期末存货36万元，上期末⟨28万元⟩。 → 2021-12-31",
    ),
    counter_examples=(
        "存货较期初增加12万元，达到58万元。",
        "学期初检查作业3次。",
        "分期初始投资3万元。",
        "期末余额5万元。",
    ),
)
def of_report(asked: Asked) -> bool:
    """Take the last such word that reaches the quantity."""
    usual = asked.usual
    if usual.start is None or usual.end is None or usual.text is not None:
        return False
    base, told = asked.best if asked.best.is_year else usual, False
    for mark in marks(asked.text, max(0, asked.start - REACH), asked.start):
        if mark.start < asked.at or not reaches(asked.text, mark.end, asked.start):
            continue
        if (asked.change and mark.kind == "opening") or is_compared_at(asked, mark.start, mark.end):
            continue
        told = mark.kind != "closing"
        asked.at = mark.end
        asked.best = base if not told else base.year_before() if mark.kind == "last" else _opening(base, usual)
    return told


def _opening(base: Period, usual: Period) -> Period:
    start = base.start or usual.start
    return _day_before(start) if start else base


# 截至报告期末, 期末存货; not 上一报告期末, 上期末, 学期末考试
_PERIOD_ENDS = re.compile(
    r"(?:(?<!上)(?<!上一)(?<!上个)(?<!前)(?P<heads>报告期期?末)|(?<![学任上前周分假早中长短同近告期])期末(?![考测检复]))"
    "(?!日?[起后]|[之以]后)"
)
_NOT_ITS = re.compile("；(?:此外|另外|同时|当年|年内)|披露日|月末")
_ITS_SHARE = re.compile(rf"^{IN_CLAUSE}*，(?:占|其中|[较比]|同比){IN_CLAUSE}*$")


@as_rule(
    "end of the reporting period",
    "截至报告期末，拥有专利204件: what there is by then is of its last day; 报告期内 behind it is of the whole again",
    step=IN_WORDS,
    needs="末",
    examples=(
        "截至报告期末，拥有专利⟨204件⟩。 → 2022-12-31",
        "报告期末，公司存货为⟨86万元⟩。 → 2022-12-31",
        "截至期末，累计完成验收⟨86个⟩。 → 2022-12-31",
    ),
    counter_examples=("较上一报告期末减少86户。", "学期末考试86场。", "任期末检查86处。"),
    source="argued: annual reports give stocks so, beside what was done in the year",
)
def period_end(asked: Asked) -> bool:
    """Take the last day of the reporting period where words behind every other time name it."""
    usual = asked.usual
    *_, last = (None, *_PERIOD_ENDS.finditer(asked.text, max(0, asked.start - REACH), asked.start))
    if last is None or last.end() < asked.at or usual.end is None or usual.text is not None:
        return False
    between = asked.text[last.end() : asked.start]
    heads = last["heads"] or between.startswith("，")
    over = _NOT_ITS.search(between) or ("，" in between and not heads and not _ITS_SHARE.search(between))
    if over or is_compared_at(asked, last.start(), last.end()):
        return False
    asked.best, asked.at = Period(usual.end, usual.end, None), last.end()
    return True


# ，累计参与修订各类规程|58项
_TOTAL = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}])[^{CLAUSE_ENDS}0-9]{{0,8}}累计(?P<deed>[^{CLAUSE_ENDS}0-9]{{2,20}}?)[达到共计约近超为]*$"
)
_SO_FAR = re.compile(rf"累计[^{CLAUSE_ENDS}0-9]{{0,24}}$")
_COUNTED = re.compile(
    rf"(?P<deed>[^{CLAUSE_ENDS}、0-9]{{2,20}}?)(?P<number>[0-9][0-9,.]*)(?P<unit>[万亿]?[一-鿿]{{1,2}})"
)
_NUMBER = re.compile(r"[约近超]?(?P<number>[0-9][0-9,.]*)(?P<unit>[万亿]?[一-鿿]{1,2})")
# 2,871万次，|比上年末增加763万次
_SINCE_THEN = re.compile(
    rf"[约近超]?[0-9][0-9,.]*[^{CLAUSE_ENDS}0-9]{{1,6}}[，,（(]同?[比较](?:上年|去年|上一?年度?)[末底]"
)

_YEAR_NOW = r"(?:(?P<year>(?:19|20)\d\d)\s*年|当年|年内|今年|本年度?|报告期内)"
_TOLD = rf"[约近超]?[0-9][0-9,.]*[万亿]?(?P<unit>[^{CLAUSE_ENDS}0-9]{{1,6}})[，,（(]"
# 累计发放贷款|86万元，其中2022年新增6万元
_OF_WHICH = re.compile(rf"{_TOLD}其中\s*{_YEAR_NOW}[^{CLAUSE_ENDS}0-9]{{0,4}}[0-9]")
# 累计归还|8万元，年内归还1万元: the deed of the total
_ADDED_NOW = re.compile(
    rf"{_TOLD}\s*{_YEAR_NOW}(?:新增|增加|(?P<deed>[一-鿿]{{2}}))[约近超]?[0-9][0-9,.]*[万亿]?(?P=unit)"
)
# 累计走访|34户，2016年成立以来维修…
_OTHER_SINCE = re.compile(rf"{_TOLD}自?\s*(?:19|20)\d\d\s*年[^{CLAUSE_ENDS}0-9]{{0,8}}以来")


@as_rule(
    "total so far",
    "报告期内修订规程3项，累计修订规程58项: a total beside what was added of the same, or since the last year's end",
    step=IN_WORDS,
    needs="累",
    examples=(
        "报告期内，协会修订行业规程3项、地方规程4项，累计参与修订各类规程⟨58项⟩。 → 2022-12-31",
        "读者累计扫码借阅⟨86万次⟩，比上年末增加36万次。 → 2022-12-31",
        "累计为茶农提供贴息贷款⟨86万元⟩，其中2022年新增6万元。 → 2022-12-31",
        "累计培训⟨86期⟩，其中2022年12期。 → 2022-12-31",
        "累计归还⟨86万元⟩，年内归还6万元。 → 2022-12-31",
        "累计种竹⟨86万株⟩，今年新增8600株。 → 2022-12-31",
        "修伞小队累计走访⟨36户⟩，2016年成立以来修伞860把。 → 2022-12-31",
    ),
    counter_examples=(
        "报告期内，协会修订规程58项，累计修订规程3项。",
        "全年举办讲座3场、影展4场，累计举办活动58场。",
        "全年培训学员36人次，累计培训86场。",
        "全年累计借阅86万次，比上年增加36万次。",
        "累计提供贷款86万元，其中2021年新增6万元。",
        "累计提供贷款86万元，2022年贴息6万元。",
        "累计亏损86万元，今年新增职工6人。",
        "累计种竹86万株，今年新增竹园3座。",
        "累计放贷86亿元，本年度发放贷款利息6亿元。",
        "累计亏损86万元，今年捐赠6万元。",
        "累计提供贷款86万元，其中贴息贷款6万元。",
        "自2018年以来，协会修订规程3项，累计修订规程58项。",
    ),
    source="argued: what has come together over the years is told beside what the year added to it",
)
def total_so_far(asked: Asked) -> bool:
    """Take the last day of the reporting period for a total of which the sentence tells what the year added."""
    usual, start = asked.usual, sentence_start(asked.text, asked.start)
    if usual.end is None or usual.text is not None or asked.change or asked.best != usual:
        return False
    if _has_part_of_year(asked, start, usual.end.year):
        asked.best, asked.at = Period(usual.end, usual.end, None), asked.start
        return True
    total = _TOTAL.search(asked.text, start, asked.start)
    if total is None:
        return False
    if not _SINCE_THEN.match(asked.text, asked.start) and not _added(asked.text, start, total, asked.start):
        return False
    asked.best, asked.at = Period(usual.end, usual.end, None), asked.start
    return True


def _has_part_of_year(asked: Asked, start: int, year: int) -> bool:
    """Whether what the reporting year added to a total, or since when another one is told, stands behind it."""
    total = _SO_FAR.search(asked.text, start, asked.start)
    if total is None:
        return False
    if _OTHER_SINCE.match(asked.text, asked.start):
        return True
    part = _OF_WHICH.match(asked.text, asked.start)
    added = None if part else _ADDED_NOW.match(asked.text, asked.start)
    told = part or added
    return told is not None and int(told["year"] or year) == year and (not added or (added["deed"] or "") in total[0])


def _added(text: str, start: int, total: re.Match[str], at: int) -> bool:
    """Whether the sentence tells before a total how much was added: the same deed with the same things, less of them.

    Of a list the deed stands before its first thing only: 修订行业规程3项、地方规程4项.
    """
    whole, deed = _NUMBER.match(text, at), total["deed"]
    parts = list(_COUNTED.finditer(text, start, total.start()))
    if whole is None or not any(deed[k : k + 2] in parts[0]["deed"] for k in range(4) if parts):
        return False
    alike = [part for part in parts if part["deed"].endswith(deed[-2:]) and part["unit"] == whole["unit"]]
    return bool(alike) and all(_value(part) < _value(whole) for part in alike)


def _value(printed: re.Match[str]) -> float:
    return float(printed["number"].replace(",", "").rstrip("."))
