"""Days and years that the calendar knows.

Days that are named in two ways, and days after the report's period that are told as past.
The number of a congress beside a year: 2022年召开第十九次全国代表大会 can't be, that was in 2017.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from pipeline.checks.aligned import place_in
from pipeline.checks.check import CONFLICT, ERROR, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.days import WRITTEN_UNTIL, day_of
from pipeline.checks.numerals import HAN, read_count, write_han
from pipeline.checks.report import Report
from pipeline.checks.sentences import found_in
from schemas.word_lists import by_word, rows

_DAY = re.compile(
    r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[，,（(\s]{0,2}"
    r"(?:(?P<week>(?:星期|周)(?P<weekday>[一二三四五六日天]))"
    r"|(?:恰逢|正值|是|为)?(?:中国|我国)?(?P<lunar>(?:农历)?(?:正月|大年)?初一|农历除夕|除夕|(?:农历)?元宵节?|农历正月十五))"
)
_WEEK = "一二三四五六日"
# Days from the first of the lunar year: 除夕 is the day before it, 元宵 the fifteenth.
_APART_DAY = (("初一", 0), ("除夕", -1), ("元宵", 14), ("十五", 14))


@cache
def _new_years() -> dict[int, date]:
    return {int(year): date.fromisoformat(day) for year, day in by_word("checks/lunar_new_year.csv").items()}


def _day(found: re.Match[str]) -> date | None:
    return day_of(int(found["year"]), int(found["month"]), int(found["day"]))


def _named(found: re.Match[str], day: date) -> bool | None:
    """Whether a day is the weekday or lunar day that stands beside it; None: of a year that is not in the list."""
    if found["weekday"]:
        return _WEEK[day.weekday()] == found["weekday"].replace("天", "日")
    first = _new_years().get(day.year)
    apart = next(days for word, days in _APART_DAY if word in found["lunar"])
    return None if first is None else day == first + timedelta(days=apart)


@as_check(
    "day and its name",
    "a day is the weekday, or the day of the lunar year, that stands beside it",
    kind="date",
    grade=ERROR,
    needs="statements",
    idle="no day is named with its weekday, 初一, 除夕 or 元宵, or its year is not in schemas/data/checks/lunar_new_year.csv",
    examples=("2022年2月2日农历初一上午，走访慰问职工。", "2022年6月28日（星期三）举行消防演练。"),
    counter_examples=(
        "2022年2月1日农历初一上午，走访慰问职工。",
        "2022年6月28日（星期二）举行消防演练。",
        "2022年2月15日，恰逢中国农历元宵节，举办主题活动。",
    ),
)
def check_named_days(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each day that is named twice."""
    for statement, found in found_in(report.rows("statements"), _DAY):
        day = _day(found)
        right = _named(found, day) if day else None
        if right:
            yield holds(statement)
        elif right is False:
            yield fails("day_name", statement, said=found[0])


_PAST = re.compile(
    "召开|举行|举办|组织|开展|完成|荣获|获得|获评|来到|走进|参加|慰问|走访|签[订署约]|通过|启动|揭牌|挂牌|开工|竣工|投产|上线|发布|成立|建成|表彰|建立|达成|刊发|刊登|刊载|播出|报道|发出|收到|出具|授予|当选|印发|颁发|入选|取得|获批|落成|竣工验收"
)
_AHEAD = re.compile(r"将|计划(?=[于在将开完建实推投举新])|预计|拟|力争|争取|目标|截止|有效期|至|前|起|规划")
_PASSED = re.compile(
    r"(?:本报告|年度报告|本年报)[^。；;]{0,24}(?:审议通过|批准报出|正式发布|对外发布|报出)|(?:批准报出|报出日|报告发布日|签署日期)"
)
# What is done with the report itself, and what a company has to tell of after the year; a report that says so goes on.
_OF_THE_REPORT = re.compile(r"报告|发布日|审议|评审|披露|期后|日后事项|公告|批准")
_RUNS_ON = re.compile(r"(?:延伸|追溯|超出|外延|前后|适当调整)")
_SCOPE = re.compile(r"部分(?:内容|信息|数据)|报告(?:时间|期|范围|时效)|时间(?:范围|跨度)|上述(?:范围|期间)")


@as_check(
    "day after the period",
    "what is told as done lies not after the report's year, nor after the day on which the report was passed",
    kind="date",
    grade=HINT,
    needs="documents statements dates sections",
    idle="the sentence looks ahead or is about the report; in what is no 社会责任报告 the first half of the next year is left; the day lies within half a year of the end of a report that says it goes beyond its year",
    examples=(
        "2023年9月12日，组织志愿者走进社区开展宣传。",
        "2023年1月22日，志愿者走访慰问困难职工12户。",
        "@type=年度报告\n公司于2023年11月20日召开2022年年度股东大会。",
        "@type=年度报告\n2023年9月，公司与研究联盟建立合作伙伴关系。",
        "@type=部门预算\n本单位于2023年8月20日组织召开部门预算公开培训会。",
        "@type=年度报告\n本报告经董事会2023年3月10日审议通过。\n2023年5月12日，公司与县政府签订框架协议。",
    ),
    counter_examples=(
        "2022年9月12日，组织志愿者走进社区开展宣传。",
        "@type=年度报告\n2022年9月，公司与研究联盟建立合作伙伴关系。",
        "@type=年度报告\n2023年9月前，公司将与研究联盟建立合作伙伴关系。",
        "2023年9月底前，将完成平台上线。",
        "2023年3月10日，召开报告评审会。",
        "2023年1月22日前，组织走访慰问。",
        "本报告时间范围为2022年1月1日至2022年12月31日，部分内容有所延伸。\n2023年1月14日，中心举办开放日活动。",
        "@type=年度报告\n公司于2023年4月20日召开2022年年度股东大会。",
        "@type=年度报告\n授予的股票期权自2023年11月20日起分三期行权，已签订协议。",
    ),
)
def check_after(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each day of the year before or of later on which something was done."""
    if not report.year:
        return
    sure, first, passed = date(report.year + 1, WRITTEN_UNTIL, 1), _first_after(report, report.year), _passed(report)
    for row in report.rows("dates"):
        statement = report.statement_by_id.get(row["statement_id"] or "")
        if statement is None or row["inferred_year"] or row["precision"] not in ("day", "month"):
            continue
        clause = _clause(statement, row)
        if not _PAST.search(clause) or _AHEAD.search(clause) or row["start"].year < report.year:
            continue
        late = passed is not None and row["start"] > passed and row["precision"] == "day"
        if row["start"] < first and not late:
            yield holds(statement, row)
            continue
        if report.topic_of(row).startswith("report.outlook") and row["precision"] != "day":
            continue
        if row["start"] < sure and (row["precision"] != "day" or _OF_THE_REPORT.search(clause)):
            continue
        yield fails("after", statement, row, said=row["text"], year=report.year)


def _clause(statement: Row, row: Row) -> str:
    """Return the words of a sentence up to the full stop or semicolon behind a date, from the one before it."""
    at, text = place_in(statement, row), str(statement["text"])
    begin = max(text.rfind(stop, 0, at) for stop in "。；;") + 1
    return re.split("[。；;]", text[begin:])[0]


def _passed(report: Report) -> date | None:
    """Return the day on which the report says that it was passed; the latest where there are several."""
    days = [
        row["start"]
        for row in report.rows("dates")
        if row["precision"] == "day" and row["start"].year == (report.year or 0) + 1
        for statement in (report.statement_by_id.get(row["statement_id"] or ""),)
        if statement is not None and _PASSED.search(_clause(statement, row))
    ]
    return max(days, default=None)


def _first_after(report: Report, year: int) -> date:
    """Return the day from which on what was done lies after the period.

    Half a year later where the report runs on, and where it is of a kind that tells of what came after its year.
    """
    texts = [row["text"] for row in report.rows("statements")]
    if not report.of_its_year or any(_SCOPE.search(text) and _RUNS_ON.search(text) for text in texts):
        return date(year + 1, WRITTEN_UNTIL, 1)
    end = report.document["period_end"]
    return end + timedelta(days=1) if end and end.year > year else date(year + 1, 1, 1)


_APART_CONGRESS = 5  # years between two congresses
_OLDEST = 12  # congresses before it did not meet every five years
_MET = "召开|开幕|闭幕|举行|胜利"
# Words that tell of a congress before or after it met.
_AROUND = re.compile("精神|学习|迎|自|以来|以后|之后|周年|前夕|筹备")
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)年"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    found = []
    for name, number, year in rows("checks/congresses.csv", "name", "number", "year"):
        congress = rf"第(?P<number>[{HAN}]{{1,3}})次全国代表大会|(?P<short>[{HAN}]{{2,3}})大(?![会型幅家力量小多])"
        words = rf"{_YEAR}(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?[，,]?(?P<between>[^。；;，,\d]{{0,20}}?)(?:{name})(?P<held>召开|举行)?(?:的)?(?:{congress})(?P<behind>[^。；;，,]{{0,6}})"
        found.append((re.compile(words), int(number), int(year)))
    return tuple(found)


@as_check(
    "year of a congress",
    "a congress that is told of as held in a year is the one of that year (schemas/data/checks/congresses.csv)",
    kind="date",
    grade=CONFLICT,
    needs="statements",
    idle="no sentence names a year in which a congress of the list was held (召开, 开幕)",
    examples=(
        "2022年是中国共产党召开第十九次全国代表大会的一年，中心认真组织学习。",
        "2017年，党的二十大胜利召开。",
        "2022年10月，党的十九大在北京召开。",
    ),
    counter_examples=(
        "2022年是中国共产党召开第二十次全国代表大会的一年，中心认真组织学习。",
        "2020年，自党的十九大召开以来，中心认真组织学习。",
        "2021年，全区上下喜迎党的二十大胜利召开。",
        "2022年是党的十九大召开五周年。",
        "2022年12月，中国致公党第十六次全国代表大会召开。",
        "2023年，中心认真学习贯彻党的二十大精神。",
        "2022年召开中国工会第十七次全国代表大会精神宣讲会。",
    ),
)
def check_congresses(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each congress beside the year in which it was held."""
    for row in report.rows("statements"):
        for pattern, number, year in _patterns() if "大" in row["text"] else ():
            for found in pattern.finditer(row["text"]):
                count = read_count(found["number"] or found["short"])
                told = f"{found['between']}{found['held'] or ''}{found['behind']}"
                if count is None or count < _OLDEST or not re.search(_MET, told) or _AROUND.search(told):
                    continue
                due = year + _APART_CONGRESS * (count - number)
                if int(found["year"]) == due:
                    yield holds(row)
                else:
                    met = number + (int(found["year"]) - year) // _APART_CONGRESS
                    yield fails("congress", row, said=found[0], number=write_han(count), year=due, met=write_han(met))
