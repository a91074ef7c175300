"""Rules of periods: what a time that is named before a quantity says of it."""

import re
from datetime import date

from extractors.dates.carried import CARRIED_IN
from extractors.dates.grammar import HOURS, PART_OF_DAY, happens, is_year_before, read_number, time_words
from extractors.dates.left_aside import (
    DEADLINE,
    STOCK_DAY,
    before_year,
    compared_with,
    founding,
    in_brackets,
    in_title,
    of_event,
    of_record,
    of_unit,
)
from extractors.dates.over_time import OPENS_WITH_FLOW
from extractors.dates.period import NAMED, NEAR, NamedTime, Period, days_of, ending_on, first_half_before, months_from
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, COLON, IN_CLAUSE
from extractors.text.needed import needed

_OPENS = re.compile(rf"(?:(?<![自位源始限早晚不])于|^|[{CLAUSE_ENDS}])\s*$")
_FOUNDS_OR_RULES = re.compile(
    rf"{'|'.join(time_words('founding'))}|注册|收购的|(?:发布|公布|印发|下发|颁布|出台|修订|施行|实施|签发|批复|公告)的"
)
_CLAUSE = re.compile("[，,]")
_HAPPENS_FIRST = re.compile(rf"{IN_CLAUSE}{{2,}}{happens('happened')}")  # 新桥通车
_MONEY = re.compile(r"(?:人民币|[约近超]|美元|¥)*\s*[0-9][0-9,.]*\s*[百千万亿]*\s*(?:美|欧|港)?[元股]")
NOW = re.compile(f"{'|'.join(time_words('now'))}|本期|本年|本报告期|报告期|当期|截[至止]")
# 自2020年5月26日|起36个月: how long it runs
_RUNS = re.compile(
    r"(?:起|开始)(?![^0-9；。]{0,16}(?:连续|累计|已))[^0-9；。]{0,16}?(?P<count>[0-9一二两三四五六七八九十]{1,3})(?P<unit>个月|年(?!度))"
)
# 7月3日上午，|…捐赠大米20吨、面粉, …，同比增长: the clause of the day, what goes on from it, what it is compared with
_GOES_ON = rf"并(?!于|已)|共计?(?!有|建|享)|[现当]场|向|当[天日]|随后|{'|'.join(time_words('same_day'))}"
_ALSO = "同比|环比|[较比]|其中|占"
_SAME_DAY = re.compile(
    rf"(?:{HOURS}|{PART_OF_DAY})?(?![起至到止前后之期左开的、和及与—-]|以[来前后上下内外])[，,]?"
    rf"(?:(?!累[计积]|总(?![部监裁站店行]|公司|经理|工会)|已|目前|[全今去]年|到期|届满|期限|之日)[^{CLAUSE_ENDS}：的])*"
    rf"(?:[，,](?:{_ALSO}|{_GOES_ON})[^{CLAUSE_ENDS}：]*)*"
)
# 接待游客12万人次|，实现旅游收入: what else was done on a day on which something was counted
_DONE_TOO = re.compile(rf"(?:{_ALSO}|(?!累[计积]|总计|合计){OPENS_WITH_FLOW.pattern}){IN_CLAUSE}*")
_COUNTED = re.compile(rf"[0-9][^{CLAUSE_ENDS}0-9]*$")
_COMMA = re.compile("，|,(?![0-9])")  # not that of 1,234
# 11月18日举行活动，馆长讲故事，当天到场|180余组; 12月31日当晚延时开放，单日到馆|86人
_THAT_DAY = re.compile(
    rf"[，,]当[天日晚]{IN_CLAUSE}*$"
    rf"|(?:当[天日晚]|举[办行]|开幕){IN_CLAUSE}*[，,]单日(?!{IN_CLAUSE}*(?:最|能力|可)){IN_CLAUSE}*$"
)
_OF_MORE_DAYS = re.compile(r"[日号天][、和及与至到—-]\s*$|(?:将|拟|应|须|需)于?$")
_NO_EVENT = (founding, before_year, in_brackets, of_unit, in_title, compared_with)


@as_rule(
    "from then on",
    "自2018年以来, 自2016年成立以来: from then to the end of the reporting period",
    step=NAMED,
    needs="来起今始",
    examples=(
        "从2019年下半年开始，培训⟨20场⟩。 → 2019-07-01..2022-12-31",
        "自2016年成立以来，累计植树⟨500棵⟩。 → 2016-01-01..2022-12-31",
        "锁定期自2020年5月26日起⟨36个月⟩。 → 2020-05-26..2023-05-26",
        "2018年以来捐款⟨49.7万元⟩。 → 2018-01-01..2022-12-31",
    ),
    counter_examples=("2016年植树500棵。", "自2016年以来最大的一批树，共500棵。"),
)
def from_then(time: NamedTime) -> Period | None:
    """Return the time from a day on, as far as a duration right behind it runs."""
    if not time.since or of_record.how(time):
        return None
    runs = _RUNS.match(time.text, time.end) if time.mention.precision == "day" else None
    if runs and runs.start("count") == time.asked.start and (count := read_number(runs["count"])):
        year, month = months_from(time.mention.start, count * 12 if runs["unit"] == "年" else count)
        last = days_of(year, month, time.mention.start.day, "") or days_of(year, month, None, "底")
        return Period(time.mention.start, last[1] if last else time.mention.end, None)
    return Period(time.mention.start, time.asked.usual.end or time.mention.end, None)


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


_THIS_YEAR = ("今年", "本年", "本年度")


@as_rule(
    "this year up to a day",
    "截至10月底，今年培训20场: the year, as far as the day that was named",
    step=NAMED,
    needs="今本",
    examples=("截至10月底，今年共培训⟨20场⟩。 → 2022-01-01..2022-10-31",),
    counter_examples=("截至10月底，共培训20场。", "截至2021年底，共有党员30人，今年培训20场。"),
    source="argued: news of the year are told with the day up to which they count",
)
def year_so_far(time: NamedTime) -> Period | None:
    """Return this year up to the day that the clause before names."""
    first, day = time.mention.start, time.asked.best.end
    if time.mention.text not in _THIS_YEAR or day is None or time.asked.best.start != day:
        return None
    return Period(first, day, None) if date(first.year, 1, 1) <= day <= time.mention.end else None


@as_rule(
    "day of what was done",
    "公司于2018年7月3日签订协议，合同金额860万元: what was done on a day is of it, what is told behind of its year",
    step=NAMED,
    examples=(
        "公司于2018年7月3日签订协议，合同金额⟨860万元⟩。 → 2018-01-01..2018-12-31",
        "2019年12月10日，一名出纳遭遇诈骗，对外支付保证金⟨35万元⟩。 → 2019-01-01..2019-12-31",
        "7月3日，消防大队组织演练⟨86次⟩。 → 2022-07-03",
        "7月3日上午捐赠大米20吨、面粉⟨86吨⟩。 → 2022-07-03",
        "7月3日，运送旅客48万人次，同比增长⟨86%⟩。 → 2022-07-03",
        "7月3日，渡口运送旅客48万人次，实现收入⟨86万元⟩。 → 2022-07-03",
        "7月3日，渡口运送旅客48万人次，实现收入8万元，救助落水人员⟨6名⟩。 → 2022-07-03",
        "7月3日0时至24时，医院接诊病人⟨86人次⟩。 → 2022-07-03",
        "7月3日举办开放日，馆长讲故事，当天到馆⟨86人⟩。 → 2022-07-03",
        "7月3日举办开放日，单日到馆⟨86人⟩。 → 2022-07-03",
        "7月3日，泵站在总部举办第六届开放日，邀请学生⟨86人⟩参观。 → 2022-07-03",
        "2018年7月3日，东港水闸通水，全长⟨860米⟩。 → 2018-01-01..2018-12-31",
        "2018年7月3日，东港水闸建成通水，全长⟨860米⟩。 → 2018-01-01..2018-12-31",
    ),
    counter_examples=(
        "于2022年7月3日签订协议，合同金额860万元。",
        "2021年底启动改造工程，投入资金30万元。",
        "公司成立于2018年7月3日，注册资本860万元。",
        "该公司系2018年7月3日在东港设立的子公司，注册资本860万元。",
        "根据财政局于2018年7月3日发布的公告，减免860万元。",
        "根据2018年7月3日的协议，支付860万元。",
        "2018年7月3日获评文明单位，在册志愿者48名。",
        "2018年7月3日，东港水闸通水，目前全长860米。",
        "2018年7月3日，中心由供销社出资，现有资产48万元。",
        "于2018年7月3日收到补助，本期摊销48万元。",
        "自2018年7月3日起，培训20场。",
        "较2018年7月3日增加20场。",
        "7月3日起，培训86人。",
        "7月3日，累计培训86人。",
        "7月3日召开动员会，实现收入86万元。",
        "7月3日、8月4日，演练86次。",
        "7月3日启用新馆，单日到馆86人。",
        "于7月3日到期的借款86万元。",
        "于7月3日偿还到期借款86万元。",
    ),
    source="argued: notes tell of old contracts and cases by their days, news of what was done on one",
)
def done_then(time: NamedTime) -> Period | None:
    """Return the day on which a clause says that something was done, or the earlier year of the clauses behind it."""
    usual, day = time.asked.usual, time.mention.start
    if usual.start is None or usual.end is None or time.mention.precision != "day" or time.until or time.at_balance:
        return None
    if STOCK_DAY.search(time.mention.text):
        return None  # what began at the end of a year goes on in the next one
    if not of_event.how(time) or not _OPENS.search(time.before[-NEAR:]) or any(rule.how(time) for rule in _NO_EVENT):
        return None
    if _THAT_DAY.search(time.between) and usual.start <= day <= usual.end:
        return Period(day, day, None)
    clauses = _CLAUSE.split(time.between.lstrip("， "))
    happens = _HAPPENS_FIRST.fullmatch(clauses[0])
    if NOW.search(time.between) or (_FOUNDS_OR_RULES.search(clauses[0]) and not happens):
        return None
    if _is_that_day(time.between) and not _OF_MORE_DAYS.search(time.before[-NEAR:]):
        return Period(day, day, None)
    over = len(clauses) > 1 and not (_MONEY.match(time.text, time.asked.start) or happens)
    if over or "；" in time.between or day.year >= usual.start.year:
        return None
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), None)


def _is_that_day(words: str) -> bool:
    """Whether words from a day to a quantity tell of that day alone: in its clause, or done too behind a count."""
    clauses, end = _COMMA.split(words), len(words)
    while not _SAME_DAY.fullmatch(words, 0, end):
        last = clauses.pop()
        if not clauses or not _DONE_TOO.fullmatch(last) or not _COUNTED.search(clauses[-1]):
            return False
        end -= len(last) + len("，")
    return True


_DEALT_OUT = re.compile("分别[^0-9]*$")


@as_rule(
    "both halves of a year",
    "分上下半年两次调查，收回问卷860份: both halves are the whole year, but where each has its own value",
    step=NAMED,
    needs="半",
    examples=(
        "分上下半年两次普查，查出虫害⟨860处⟩。 → 2022-01-01..2022-12-31",
        "2022年上半年和下半年共查出虫害⟨860处⟩。 → 2022-01-01..2022-12-31",
        "2022年上半年和下半年分别查出虫害860处和36处，销毁病株⟨86株⟩。 → 2022-01-01..2022-12-31",
    ),
    counter_examples=(
        "上、下半年分别查出虫害860处、36处。",
        "下半年查出虫害860处。",
        "2021年上半年和2022年下半年查出虫害860处。",
    ),
    source="argued: what is done twice a year is told so with its sum",
)
def both_halves(time: NamedTime) -> Period | None:
    """Return the year where the first half stands before the second."""
    if not first_half_before(time.text, time.mention) or _DEALT_OUT.search(time.between):
        return None
    year = time.mention.start.year
    return Period(date(year, 1, 1), date(year, 12, 31), None)


_FELL_TO = re.compile("[升降增减提涨跌落回缩压扩长短加高低少多]至$")  # 由1月的12%降至12月的|9%: of the whole month
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
    if not is_year_before(time.mention.text) or usual.start is None or usual.end is None:
        return None
    against = _AGAINST_YEAR.search(time.text, time.end)
    told = against is not None and int(against["year"]) == usual.start.year - 1 == time.mention.start.year
    return Period(usual.start, usual.end, None) if told else None


@as_rule(
    "year before the planned one",
    "2024年打算：补上上年未完成的54种: in the plan for a year, 上年 is the year before it",
    step=NAMED,
    needs="去上",
    examples=(
        "2023年，我馆计划办展36场，补办上年未办的⟨12场⟩。 → 2022-01-01..2022-12-31",
        "2023年，我馆计划办展36场，补办上一年度未办的⟨12场⟩。 → 2022-01-01..2022-12-31",
    ),
    counter_examples=("2022年办展36场，比上年的12场多。", "上年办展12场。"),
    source="argued: a plan is told as seen from its own year",
)
def year_before_plan(time: NamedTime) -> Period | None:
    """Return the year before the one that is planned, where the report's own is that."""
    usual, best = time.asked.usual, time.asked.best
    if not is_year_before(time.mention.text) or usual.end is None or usual.start is None or best.start is None:
        return None
    if CARRIED_IN.match(time.text, time.end):
        return None  # 上年|结转12万元: of the year that it is carried into
    told = usual if usual.text else best  # a section of plans, or a year to come that the sentence opens with
    if told.start is None or not told.is_year or told.start.year - 1 != time.mention.start.year + 1:
        return None
    return Period(date(told.start.year - 1, 1, 1), date(told.start.year - 1, 12, 31), None)


@as_rule(
    "time named before",
    "2021年…, 上年同期…, 截至2022年底…: the last time named before the quantity in its sentence",
    step=NAMED,
    examples=(
        "2021年培训⟨20场⟩。 → 2021-01-01..2021-12-31",
        "截至2021年12月31日，职工⟨131名⟩。 → 2021-12-31",
        "2021年末职工为⟨120人⟩。 → 2021-12-31",
        "截至11月上旬，完成投资⟨5.9亿元⟩。 → 2022-11-10",
        "截至2021年12月31日止年度，收入⟨5.9亿元⟩。 → 2021-01-01..2021-12-31",
        "虫害率由3月的14%降至11月的⟨8%⟩。 → 2022-11-01..2022-11-30",
    ),
    counter_examples=("全年培训20场。",),
)
def named_before(time: NamedTime) -> Period:
    """Return the days of the time; only the last of them where it is until then (截至11月上旬), of 止年度 the year."""
    if time.until and (ending := ending_on(time.text, time.end, time.mention.end)):
        return ending
    fell_to = _FELL_TO.search(time.before[-NEAR:])
    if time.until and not fell_to and time.mention.precision in ("part_of_month", "month", "quarter"):
        return Period(time.mention.end, time.mention.end, None)
    return Period(time.mention.start, time.mention.end, None)


PAPER = "report of a part of a year"
_KINDS = r"(?P<months>半年|第?[一1]季|[第前]?[三3]季)度?(?:报告|报)"
_NAMES = re.compile(_KINDS)
# 披露了2022年半年报，|: what follows is told from it
_TELLS = re.compile(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}})年度?)?{_KINDS}[》”]?(?:(?:数据)?(?:显示|披露|称)|(?=[，,]|{COLON}))"
)
_OF_ALL = re.compile("全年|年末|年底|年报|年度报告|(?:19|20)[0-9]{2}年(?!度?(?:半年|第?[一三13]季|前三季))")


def _part(year: int, months: str) -> Period | None:
    days = days_of(year, None, None, "H1" if months == "半年" else "Q1" if months[-2] in "一1" else "Q1-3")
    return Period(*days, None) if days else None


@as_rule(
    "report that figures are told from",
    "披露半年报，报告期内收入3亿元: the reporting period of a sentence that tells from a report of a part of the year",
    step=PAPER,
    needs="报",
    examples=(
        "码头公司披露半年报，实现收入⟨3亿元⟩。 → 2022-01-01..2022-06-30",
        "一季报显示，码头公司实现收入⟨3亿元⟩。 → 2022-01-01..2022-03-31",
    ),
    counter_examples=(
        "码头公司披露年报，报告期内实现收入3亿元。",
        "码头公司披露半年报，全年实现收入3亿元。",
        "码头公司披露半年报2次。",
    ),
    source="argued: news of results name the report that they are from",
)
def of_paper(text: str, usual: Period) -> Period | None:
    """Return the time that the report has which a sentence tells from."""
    found = _TELLS.search(text)
    if found is None or not usual.is_year or usual.start is None or _OF_ALL.search(text, found.end()):
        return None
    return _part(int(found["year"] or usual.start.year), found["months"])


@as_rule(
    "year of such a report",
    "2022年半年报: the part of the year that a report is about",
    step=NAMED,
    needs="报",
    examples=("2021年半年报显示，收入⟨3亿元⟩。 → 2021-01-01..2021-06-30",),
    counter_examples=("2021年年报显示，收入3亿元。",),
    source="argued: news of results name the report that they are from",
)
def year_of_paper(time: NamedTime) -> Period | None:
    """Return the part of a year that stands before the name of a report."""
    found = _NAMES.match(time.text, time.end) if time.mention.precision == "year" else None
    return _part(time.mention.start.year, found["months"]) if found else None
