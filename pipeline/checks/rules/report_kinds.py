"""The kind of report in what a report says of itself: no 第三季度报告 in that of the first, no 决算表 among the 预算表."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_QUARTER = re.compile(r"第?(?P<number>[一二三四1-4])季度(?:财务)?报告(?!中披露)")
_OF_ITSELF = re.compile(
    r"本(?:公司|集团|行)?(?P<kind>(?:第[一二三四]季度|季度|半年度|中期|年度))报告(?=是否|未经|经过?审计|内容|全文|正文|的?编制|所载|中?涉及)"
)
_TABLE = re.compile(r"(?P<kind>预算|决算)(?:总表|表|情况的?说明|编制说明)$")
_OTHER_YEAR = re.compile(r"20\d\d年?(?:度)?$|上年(?:度)?$|去年$")
_LEAST = 3  # headings with the kind of the report, from which on one with the other kind is the odd one out
_DIGITS = str.maketrans("1234", "一二三四")


def _named(report: Report) -> str:
    return squeeze(f"{report.document['title'] or ''}{report.document['report_type'] or ''}")


@as_check(
    "kind of the report",
    "where a report speaks of itself it names its own kind: 第一季度报告, 半年度报告, 预算表",
    kind="wording",
    grade=HINT,
    needs="documents statements sections tables",
    idle="the kind of the report is unknown, or the words are of another year's report, or in book marks",
    examples=(
        "@type=第一季度报告\n公司第一季度报告已披露。\n公司第三季度报告未经审计。",
        "@type=年度报告\n公司董事会保证本半年度报告内容真实。",
        "@type=部门预算\n# 一、收入预算表\n如下。\n# 二、支出预算表\n如下。\n# 三、收支预算总表\n如下。\n# 四、基本支出决算表\n如下。",
    ),
    counter_examples=(
        "@type=第一季度报告\n公司第一季度报告未经审计。",
        "@type=第三季度报告\n公司在第一季度报告中披露的诉讼已结案。",
        "@type=年度报告\n监事会认为公司半年度报告的编制和审议程序合规。",
        "@type=第三季度报告\n审议通过《公司2022年第一季度报告》。",
        "@type=年度报告\n公司董事会保证本年度报告内容真实。公司披露的第三季度报告详见网站。",
        "@type=部门决算\n# 一、收入决算表\n如下。\n# 二、支出决算表\n如下。\n# 三、政府性基金预算收支决算表\n如下。\n# 四、收支决算总表\n如下。",
    ),
)
def check_kinds(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each place where a report names a kind of its own."""
    named = _named(report)
    quarter = _QUARTER.search(named)
    own = quarter["number"].translate(_DIGITS) if quarter else ""
    for row in report.worded if named else ():
        text = squeeze(row["text"])
        for found in _QUARTER.finditer(text) if own else ():
            if _is_titled(text, found.start()) or _OTHER_YEAR.search(text[: found.start()]):
                continue
            yield _judged(row, found[0], right=found["number"].translate(_DIGITS) == own, named=named)
        for found in _OF_ITSELF.finditer(text) if "报告" in named and not own else ():
            if not _is_titled(text, found.start()):
                yield _judged(row, found[0], right=_is_kind(found["kind"], named), named=named)
    yield from _headings(report, named)


def _is_titled(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _is_kind(kind: str, named: str) -> bool:
    """Whether a kind that a report says it is may be that of its title."""
    half = "半年度" in named or "中期" in named
    if kind in ("半年度", "中期"):
        return half
    return kind == "年度" and not half


def _judged(row: Row, said: str, *, right: bool, named: str) -> Judgement:
    return holds(row) if right else fails("report_kind", row, said=said, name=named[:30])


def _headings(report: Report, named: str) -> Iterator[Judgement]:
    """Yield a judgement for a heading with 决算表 among those with 预算表, and the other way round."""
    own = next((kind for kind in ("决算", "预算") if kind in named), None)
    found = [(row, one) for row in report.rows("sections") if (one := _TABLE.search(squeeze(row["text"])))]
    odd = [row for row, one in found if one["kind"] != own]
    if own is None or len(found) - len(odd) < _LEAST:
        return
    for row, _ in found:
        if row not in odd:
            yield holds(row)
        elif len(odd) == 1:
            yield fails("report_kind", row, said=row["text"], name=named[:30])
