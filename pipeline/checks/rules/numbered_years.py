"""Years and months in a row: three years running that leave one out, work that ends before it begins, 第五季度."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, ERROR, HINT, Judgement, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report

_RUN = re.compile(
    rf"(?P<years>(?:20\d\d年?(?:度)?[、，,和及]){{1,}}20\d\d年?(?:度)?)(?:已|共)?连续(?P<count>[{HAN}]{{1,2}}|\d{{1,2}})年"
)


@as_check(
    "years running",
    "2021年、2022年、2023年连续三年: the years follow each other, and are so many",
    kind="period",
    grade=CONFLICT,
    needs="statements",
    idle="no sentence lists the years before 连续",
    examples=("中心2019年、2020年、2022年连续三年获评先进单位。", "中心2021年、2022年连续三年获评先进单位。"),
    counter_examples=("中心2020年、2021年、2022年连续三年获评先进单位。", "中心2019年、2022年获评先进单位。"),
)
def check_years_running(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such list of years."""
    for statement in report.rows("statements"):
        for found in _RUN.finditer(statement["text"]):
            years = sorted(int(year) for year in re.findall(r"20\d\d", found["years"]))
            if years == list(range(years[0], years[0] + (read_count(found["count"]) or 0))):
                yield holds(statement)
            else:
                yield fails("years_running", statement, said=found[0])


_WORK = re.compile(
    r"(?<!年)(?P<from>\d{1,2})月(?:\d{1,2}日|初|底|中旬|上旬|下旬)?(?:正式)?(?:开工|动工|启动|开始)[^。；;年\d]{0,12}?[，,、]?[^。；;年\d]{0,6}?(?P<to>\d{1,2})月"
    r"(?:\d{1,2}日|初|底|中旬|上旬|下旬)?(?:正式|全面|全部|顺利)?(?:竣工|完工|建成|完成|投用|投产|通车|结束)"
)
_NEXT = re.compile("次年|翌年|跨年|第二年")


@as_check(
    "begun and done",
    "work that began in June is not done in May of the year",
    kind="date",
    grade=HINT,
    needs="statements",
    idle="the sentence names a year or the year after (次年) between the two, or not both months",
    examples=("库房改造于6月开工，5月竣工。",),
    counter_examples=(
        "库房改造于5月开工，6月竣工。",
        "库房改造于9月开工，次年5月竣工。",
        "库房改造于2021年9月开工，5月竣工。",
    ),
)
def check_work(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each piece of work with both its months."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _WORK.finditer(text) if not _NEXT.search(text) else ():
            if int(found["from"]) <= int(found["to"]):
                yield holds(statement)
            else:
                yield fails("span", statement, said=found[0])


@as_check(
    "quarter of a year",
    "a year has four quarters",
    kind="date",
    grade=ERROR,
    needs="statements",
    idle="no fifth quarter is named",
    examples=("第五季度集中开展检查。",),
    counter_examples=("第四季度集中开展检查。", "推进第五个季度例会制度。"),
)
def check_quarters(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each quarter beyond the fourth."""
    for statement in report.rows("statements"):
        found = re.search("第[五六七八九]季度", statement["text"])
        if found:
            yield fails("quarter", statement, said=found[0])
