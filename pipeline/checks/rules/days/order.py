"""Days in their order.

Two days of one record in their order: 计划开始日期 before 计划完成日期, 股权登记日 not behind 除权除息日.
Spans of time that end before they begin, and years in titles that are not the report's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.checks.check import CONFLICT, ERROR, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.days import day_of
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report
from pipeline.checks.sentences import CLAUSE
from schemas.text import squeeze

_DAY = r"(?P<year>(?:19|20)\d\d)[年/.-](?P<month>\d{1,2})(?:[月/.-](?P<day>\d{1,2})日?)?月?"
_CELL = re.compile(rf"^{_DAY}$")
# What is named in one pair of words: 计划开始日期 and 计划完成日期, 任期起始日期 and 任期终止日期.
_PAIRS = (
    ("开始", "结束|完成|终止|截止"),
    ("起始", "终止|结束|截止|届满"),
    ("开工", "竣工|完工|完成"),
    ("起租", "到期|终止"),
    ("生效", "失效|到期|终止|届满"),
    ("起息", "到期|兑付"),
    ("受理", "办结"),
    ("申请", "授权|批准"),
    ("签订", "到期|终止|届满"),
)
_KIND = re.compile("日期|时间|日$|期$|年月|时点")
_GAP = 24  # characters between the two
_ORDERED = tuple(
    re.compile(
        rf"(?P<first>(?:{what})(?:日期|日|期)?[为是于:：]{{0,3}}{_DAY})[^。；;]{{0,{_GAP}}}?"
        rf"(?P<then>(?:{later})[为是于:：]{{0,3}}{_DAY.replace('>', '2>')})"
    )
    for what, later in (
        ("股权登记日", "除权(?:除息|（息）)?日|除息日|(?:现金)?红利发放日"),
        ("(?:计划)?开工日期", "(?:计划)?(?:竣工|完工)日期"),
        ("起租日", "到期日|终止日"),
        ("起息日", "到期日|兑付日"),
        ("合同签订日", "到期日|终止日"),
        ("生效", "失效日期?|到期日|终止日期?"),
        ("受理", "办结日期?"),
    )
)


@as_check(
    "days of a record",
    "a record of a table, or a sentence, does not end before it begins: 开始日期 and 完成日期, 股权登记日 and 除权除息日",
    kind="date",
    grade=CONFLICT,
    needs="statements tables",
    idle="no row of a table has both days beside, or under, their two names, and no sentence names both one behind the other",
    examples=(
        "| 项目名称 | 管网改造 |  |  |\n| 计划开始日期 | 2023-01-01 | 计划完成日期 | 2022-12-31 |",
        "| 姓名 | 职务 | 任期起始日期 | 任期终止日期 |\n| 欧阳岚 | 董事 | 2022年6月 | 2025年6月 |\n| 段小禾 | 监事 | 2022年6月 | 2021年6月 |",
        "权益分派股权登记日为：2022年6月16日，除权除息日为：2022年5月17日。",
        "本期债券起息日为2022年3月18日，到期日为2021年3月18日。",
        "| 工程 | 开工日期 | 竣工日期 |\n| 城东泵站 | 2022/9/1 | 2022/3/15 |",
    ),
    counter_examples=(
        "| 项目名称 | 管网改造 |  |  |\n| 计划开始日期 | 2023-01-01 | 计划完成日期 | 2023-12-31 |",
        "| 姓名 | 职务 | 任期起始日期 | 任期终止日期 |\n| 欧阳岚 | 董事 | 2022年6月 | 2025年6月 |\n| 段小禾 | 监事 | 2022年6月 | 2025年6月 |",
        "权益分派股权登记日为：2022年6月16日，除权除息日为：2022年6月17日。",
        "上年起息日为2022年3月18日；另一期债券到期日为2021年3月18日。",
        "| 工程 | 开工日期 | 上期工程竣工日期 |\n| 城东泵站 | 2022/9/1 | 2022/3/15 |",
    ),
)
def check_record(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such pair of days."""
    for cells in report.by_table.values():
        yield from _in_table(cells)
    for row in report.rows("statements"):
        yield from _in_sentence(row)


def _in_table(cells: Sequence[Row]) -> Iterator[Judgement]:
    by_row: dict[int, list[Row]] = defaultdict(list)
    for cell in cells:
        by_row[cell["row"]].append(cell)
    heads = {cell["column"]: squeeze(cell["text"]) for cell in by_row.get(0, ())}
    for row in by_row.values():
        ordered = sorted(row, key=lambda cell: cell["column"])
        dated = []
        for at, cell in enumerate(ordered):
            found = _CELL.match(squeeze(cell["text"]))
            day = _parts(found) if found else None
            if day is None:
                continue
            left = squeeze(ordered[at - 1]["text"]) if at else ""
            name = left if _KIND.search(left) else heads.get(cell["column"], "")
            dated.append((name, day, cell))
        for name, day, cell in dated:
            for other, then, last in dated:
                if _is_pair(name, other):
                    yield _told_record(cell, last, name, other, ends=(day, then))


def _is_pair(begin: str, end: str) -> bool:
    """Whether two names differ in the words for a beginning and an end alone."""
    for one, others in _PAIRS:
        if one in begin and _KIND.search(begin):
            rest = begin.replace(one, "", 1)
            if any(end.replace(other, "", 1) == rest for other in others.split("|") if other in end):
                return True
    return False


def _told_record(cell: Row, last: Row, begin: str, end: str, *, ends: tuple[date, date]) -> Judgement:
    if ends[0] <= ends[1]:
        return holds(cell, last)
    return fails("stages", cell, last, first=f"{begin}{squeeze(cell['text'])}", then=f"{end}{squeeze(last['text'])}")


def _in_sentence(row: Row) -> Iterator[Judgement]:
    for pattern in _ORDERED:
        for found in pattern.finditer(row["text"]):
            begun, done = (_parts(found, end) for end in ("", "2"))
            if begun is None or done is None:
                continue
            if begun <= done:
                yield holds(row)
            else:
                yield fails("stages", row, first=found["first"], then=found["then"])


def _parts(found: re.Match[str], end: str = "") -> date | None:
    return day_of(int(found[f"year{end}"]), int(found[f"month{end}"]), int(found[f"day{end}"] or 1))


_LEAP = 2024  # for a span of which no year is named
_SATURDAY = 5
_TO = r"\s{0,2}起?(?:[-—–~～至到]|--|——)\s{0,2}"
_DAYS = re.compile(
    rf"(?<!\d)(?P<y1>20\d\d)年(?P<m1>\d{{1,2}})月(?:(?P<d1>\d{{1,2}})日)?{_TO}"
    r"(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日)?"
)
_SHORT = re.compile(
    rf"(?<![\d年月])(?P<m1>\d{{1,2}})月(?P<d1>\d{{1,2}})日{_TO}(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})日"
)
_YEARS = re.compile(rf"(?<!\d)(?P<y1>20\d\d)年?{_TO}(?P<y2>20\d\d)年")


def _ends(found: re.Match[str], year: int | None = None) -> tuple[date | None, date | None]:
    named = found.groupdict()
    y1 = named.get("y1") or str(year or _LEAP)
    first = day_of(int(y1), int(named.get("m1") or 1), int(named.get("d1") or 1))
    month, day = (named.get(f"{part}2") or named.get(f"{part}1") or 1 for part in "md")
    second = day_of(int(named.get("y2") or y1), int(month), int(day))
    return first, second


@as_check(
    "span of time",
    "a span of time does not end before it begins",
    kind="date",
    grade=ERROR,
    needs="statements",
    idle="no span of days, months or years is named",
    examples=(
        "培训于2022年9月10日至2022年8月12日举行。",
        "6月28日至6月20日组织演练。",
        "2023-2021年度先进单位。",
        "数据统计期限自2022年1月1日起至2021年12月31日止。",
        "2022年度技能培训于9月12日至8月10日举行。",
        "夏令营于6月28日至1月3日举行。",
        "摊位合同已续签，促销于9月12日至8月10日举行。",
    ),
    counter_examples=(
        "培训于2022年8月10日至9月12日举行。",
        "6月28日至30日组织演练。",
        "冬季运动会于12月28日至1月3日举行。",
        "温室供暖期为9月20日至4月10日，学年为9月1日至6月30日，摊位租期为5月1日至4月30日。",
        "秋季学期为8月28日至1月15日，水渠检修于11月5日至4月20日进行。",
        "林场防火期为9月15日至5月31日，2022—2023学年度9月1日至6月30日开课。",
        "财政年度为4月1日至3月31日，灌溉期为10月1日至5月31日，2022—2023年度清雪于10月15日至5月10日开展。",
        "本报告时间范围为2021年7月1日至2022年6月30日。",
        "2022年至2020年，用水量分别为12.6万吨、11.4万吨、10.2万吨。",
    ),
)
def check_spans(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that names spans."""
    for statement in report.rows("statements"):
        for pattern in (_DAYS, _SHORT, _YEARS):
            for found in pattern.finditer(statement["text"]):
                first, second = _ends(found)
                if first is None or second is None or (pattern is _YEARS and "分别" in statement["text"]):
                    continue  # 2022年至2020年分别为: values told from the last year back
                if first <= second or (not found.groupdict().get("y2") and _is_over_year(found, first, second)):
                    yield holds(statement)
                else:
                    yield fails("span", statement, said=found[0])


_SEASON = re.compile(
    "学年|[榨汛渔旺淡雪冻枯][季期]|枯水|防火|越冬|供[暖热]|采暖|次年|翌年|合同|协议|租[赁期]|[任聘]期|保[险修]|服务期"
    r"|[财考会]\S年度|[㐀-鿿]期(?=[为自于从：:])|20\d\d[-—–~至](?:20)?\d\d年度"
)
_LONG = 6  # months up to which a span goes on over the end of a year without saying so


def _is_over_year(span: re.Match[str], first: date, second: date) -> bool:
    """Whether a span whose second day stands without a year may end in the year after: 12月28日至1月3日."""
    months = 12 + second.month - first.month
    if months <= _LONG:
        return True
    text, at = span.string, span.span()
    clause = CLAUSE.split(text[: at[0]])[-1] + span[0] + CLAUSE.split(text[at[1] :])[0]
    return months < 12 and bool(_SEASON.search(clause))


_LASTS = re.compile(rf"(?:为期|历时|持续)(?P<count>[{HAN}]{{1,3}}|\d{{1,3}})(?P<unit>天|日)(?!均|间)")


@as_check(
    "days of a span",
    "为期五天 lasts as long as the days that the sentence names",
    kind="date",
    grade=HINT,
    needs="statements",
    idle="the sentence names not one length and one span of days; working days, and the last day left out, are counted too",
    examples=("为期五天的班组长集训于9月4日至9月15日举行。", "9月4日至6日，组织为期五天的集训。"),
    counter_examples=(
        "为期五天的班组长集训于9月4日至9月8日举行。",
        "为期五天的集训于9月4日至8日举行。",
        "为期十天的集训于2023年9月4日至9月15日举行。",
        "为期五天的集训和为期三天的拉练于9月4日至9月15日先后举行。",
    ),
)
def check_length(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence with a length and a span."""
    for statement in report.rows("statements"):
        lengths = list(_LASTS.finditer(statement["text"]))
        spans = [found for pattern in (_DAYS, _SHORT) for found in pattern.finditer(statement["text"])]
        if len(lengths) != 1 or len(spans) != 1 or not spans[0].groupdict().get("d2"):
            continue
        first, last = _ends(spans[0], report.year)
        count = read_count(lengths[0]["count"])
        if first is None or last is None or count is None or last < first:
            continue
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        if count in (len(days), len(days) - 1, sum(day.weekday() < _SATURDAY for day in days)):
            yield holds(statement)
        else:
            yield fails("span_length", statement, said=lengths[0][0], span=spans[0][0], count=len(days))


_TITLE = re.compile(
    r"(?P<year>20\d\d)年?(?:度)?(?:(?:企业|单位|机关|部门|单位部门)?(?:社会责任报告|年度报告|年报|部门预算|部门决算|单位预算|单位决算|可持续发展报告))"
)
_OTHERS = re.compile(
    r"上年|去年|上一年|往年|历年|此前|首份|第[一二三四五六七八九十]+份|《[^》]*$|发布|披露|公告|出具|审议|对比|较|详见|参见|报送"
)


@as_check(
    "year of the title",
    "the year beside the kind of report, in running heads and in what the report says of itself, is the report's",
    kind="date",
    grade=CONFLICT,
    needs="documents pages statements",
    idle="the year of the report is unknown, or no place names a year beside the kind of report",
    examples=("@org=云溪市档案服务中心\n本报告为云溪市档案服务中心2021年度社会责任报告，内容真实。",),
    counter_examples=(
        "本报告为云溪市档案服务中心2022年度社会责任报告，内容真实。",
        "中心发布了2021年度社会责任报告，接受社会监督。",
    ),
)
def check_title(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each year beside the kind of report."""
    if not report.year:
        return
    heads: dict[str, Row] = {}
    for page in report.rows("pages"):
        for line in (page["running_head"], page["running_foot"]):
            heads.setdefault(line or "", {**page, "text": line})
    for line, page in heads.items():
        for found in _TITLE.finditer(squeeze(line)):
            yield _told_span(report, page, found)
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _TITLE.finditer(text):
            own = re.search(r"(?:本|这份)(?:报告|预算|决算|年报)[^。；;]{0,30}$", text[: found.start()])
            if own and not _OTHERS.search(text[: found.start()]):
                yield _told_span(report, statement, found)


def _told_span(report: Report, row: Row, found: re.Match[str]) -> Judgement:
    if int(found["year"]) == report.year:
        return holds(row)
    grade = CONFLICT if int(found["year"]) < (report.year or 0) else HINT
    return fails("title_year", row, grade=grade, said=found[0], year=report.year)
