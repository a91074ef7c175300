"""What stayed as it was in a sentence of last year's report that went on otherwise: its day, a part of its amounts.

1. 截至2021年12月31日，车辆7辆，其中执法用车4辆 → 截至2021年12月31日，车辆7辆，其中执法用车0辆: the day was left
2. 预留418.60万元，其中小微企业251.16万元 → 预留706.50万元，其中小微企业251.16万元: the part was left
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import digits_of
from pipeline.checks.report import Paragraph, Report, named
from pipeline.checks.reuse import match_sentences
from pipeline.checks.sentences import between, is_exact_level, names_other_year
from schemas.text import squeeze

_DAY = re.compile(r"(?P<word>截[至止]|截止到|截至到)(?P<day>(?P<year>20\d\d)年\d{1,2}月\d{1,2}日)")
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_RECENT = 2  # years before the report's year within which a day is of this report's time, or of last year's
_ALIKE = 75.0  # likeness, 0 to 100, of two headings of one section
_LONG = 4  # digits of an amount that is hardly the same in two years where its whole is another
_AMONG = re.compile(r"^[^。；;]{0,16}其中")
_LEVEL = re.compile("持平|不变|一致|相同|未变|不作调整|固定|上限|限额|标准|每[人年户]|注册|编制")


@as_check(
    "what stayed of last year's sentence",
    "the day (截至…) or a part (其中) of a sentence of last year's report goes on where its other numbers do",
    kind="copied",
    grade=HINT,
    needs="statements quantities",
    idle="there is no report of the year before, it has no such sentence, none of its numbers changed, or the sentence says that it stays (持平)",
    examples=(
        "# 五、资产占用情况\n截至2021年12月31日，单位有车辆7辆，其中执法用车4辆，其他用车3辆。\n@@\n# 五、资产占有使用情况\n截至2021年12月31日，单位有车辆7辆，其中执法用车0辆，其他用车7辆。",
        "公司2021年度利润分配方案以登记的总股本为基数。截至2022年4月18日，公司总股本31,450万股。\n@@\n公司2022年度利润分配方案以登记的总股本为基数。截至2022年4月18日，公司总股本31,450万股。",
        "面向中小企业预留采购份额418.60万元，其中，留给小微企业的份额为251.16万元。\n@@\n面向中小企业预留采购份额706.50万元，其中，留给小微企业的份额为251.16万元。",
        "全年运输粮食48,216吨，其中铁路运输31,547吨。\n@@\n全年运输粮食52,804吨，其中铁路运输31,547吨。",
    ),
    counter_examples=(
        "# 五、资产占用情况\n截至2021年12月31日，单位有车辆7辆，其中执法用车4辆，其他用车3辆。\n@@\n# 五、资产占用情况\n截至2022年12月31日，单位有车辆7辆，其中执法用车0辆，其他用车7辆。",
        "# 三、工程进展\n截至2017年6月30日，首期工程完成投资4.2亿元，建成泵站12座。\n@@\n# 三、工程进展\n截至2017年6月30日，首期工程完成投资4.2亿元，建成泵站12座。二期工程开工2处。",
        "面向中小企业预留采购份额418.60万元，其中，留给小微企业的份额为251.16万元。\n@@\n面向中小企业预留采购份额706.50万元，其中，留给小微企业的份额为423.90万元。",
        "全年运输粮食48,216吨，其中铁路运输31,547吨。\n@@\n全年运输粮食52,804吨，其中铁路运输31,547吨，与上年持平。",
        "三公经费预算29.66万元，其中公务接待费1.5万元。\n@@\n三公经费预算31.20万元，其中公务接待费1.5万元。",
    ),
)
def check_stayed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence of last year's report whose numbers went on."""
    last = report.year_before
    if last is None:
        return
    now, then = report.rows("statements"), last.rows("statements")
    for at, match, kind, _ in match_sentences([row["text"] for row in now], [row["text"] for row in then]):
        if match is not None and kind in ("figures_only", "year_only", "edited"):
            yield from _judge_parts(report, last, now[at], then[match])
    yield from _days(report, last)


class _Dated(NamedTuple):
    """The one day (截至…) that a section, or a paragraph that names a year, bears, and what its other numbers are."""

    row: Row
    said: str
    numbers: Sequence[str]


def _days(report: Report, last: Report) -> Iterator[Judgement]:
    """Yield a judgement for each section, and each paragraph of the report's year, that bears a day as last year's did."""
    own, before = _dated(report), _dated(last)
    for heading, dated in own.items():
        alike = [one for one in before if fuzz.ratio(heading, one) >= _ALIKE]
        then = before[max(alike, key=lambda one: fuzz.ratio(heading, one))] if alike else None
        if then is None:
            continue
        if dated.said != then.said:
            yield holds(dated.row, then.row)
        elif dated.numbers != then.numbers:
            yield fails("stayed_day", dated.row, then.row, said=dated.said, year=last.year, page=then.row["page"])


def _dated(report: Report) -> dict[str, _Dated]:
    """Return by its heading, or by its words before the day, each section and paragraph that bears one recent day."""
    found: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in report.paragraphs:
        section = report.section_by_id.get(paragraph.sentences[0]["section_id"] or "")
        found[squeeze(section["title"]) if section else ""].append(paragraph)
        before = _DAY.split(paragraph.text)[0]
        if f"{report.year}年" in before:  # the paragraph is of the report's year, and so is its day
            found[re.sub(r"\d+", "0", before)].append(paragraph)
    told = {heading: _one_day(report, paragraphs) for heading, paragraphs in found.items() if heading}
    return {heading: dated for heading, dated in told.items() if dated is not None}


def _one_day(report: Report, paragraphs: Sequence[Paragraph]) -> _Dated | None:
    rows = [row for paragraph in paragraphs for row in paragraph.sentences]
    days = [(row, found) for row in rows for found in _DAY.finditer(row["text"])]
    if len({found["day"] for _, found in days}) != 1:
        return None
    row, found = days[0]
    recent = (report.year or 0) - _RECENT <= int(found["year"])
    numbers = [n for one in rows for n in _NUMBER.findall(one["text"].replace(found["day"], ""))]
    return _Dated(row, f"截至{found['day']}", numbers) if recent and numbers else None


def _judge_parts(report: Report, last: Report, row: Row, old: Row) -> Iterator[Judgement]:
    """Yield a finding for each part that is last year's to the digit, though the whole before it is another."""
    own, before = (one.of_statement.get(s["statement_id"], ()) for one, s in ((report, row), (last, old)))
    if len(own) != len(before) or _LEVEL.search(row["text"]) or names_other_year(row["text"], report.year):
        return
    for (whole, part), (then, once) in zip(itertools.pairwise(own), itertools.pairwise(before), strict=True):
        alike = len({q["unit"] for q in (whole, part, then, once)}) == 1 and is_exact_level(whole, part, then, once)
        if not alike or not _AMONG.match(between(row, whole, part)) or len(digits_of(part)) < _LONG:
            continue
        if part["value"] == once["value"] and whole["value"] != then["value"]:
            yield fails("stayed_part", part, whole, once, said=named(part), whole=named(whole), before=named(then),
                        year=last.year, page=old["page"])  # fmt: skip
