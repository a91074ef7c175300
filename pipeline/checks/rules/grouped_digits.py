"""Digits in groups: the commas of a number stand before each three digits, and it has one point."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import without_blanks

_UNITS = "[百千万亿]?(?:元|美元|吨|平方米|立方米|千瓦时|公里|股|人次|人|名|件|次|户|册|套|台|份|小时|亩|公顷|千克|度)"
_POINTS = r"\d{1,3}(?:\.\d{3})+\.\d{2}"  # 329.509.00: points in place of commas; no day, no number of a heading
_COMMAS = r"\d[\d,]*,\d[\d,]*(?:\.\d+)*"
_WITH_UNIT = re.compile(rf"(?<![\d,，.、A-Za-z第/:：\-－—～~至])(?P<number>{_COMMAS}|{_POINTS})(?={_UNITS})")
_IN_CELL = re.compile(rf"[-－+(（]?(?P<number>{_COMMAS}|{_POINTS})[)）%％]?")
_RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PROVEN = 3  # numbers of the report whose commas are right


@as_check(
    "digits in groups",
    "the commas of a number part it in threes, and it has one point: no 1,2497.9万元, no 12,34人",
    kind="wording",
    grade=HINT,
    needs="statements tables",
    idle="the report has fewer than three numbers with commas in threes, or the page is not sound",
    examples=(
        "全年营业收入1,284,570元，成本1,012,300元，利润272,270元。\n归还借款1,2497.9万元。",
        "全年供水1,284,570吨，售水1,012,300吨。\n抄表12,4元，走访1,284户，开票13,20户。",
        "| 项目 | 金额 |\n| 收入 | 1,284,570.00 |\n| 成本 | 1,012,300.00 |\n| 费用 | 172,270.00 |\n| 税金 | 12.270.00 |",
        "| 项目 | 金额 |\n| 收入 | 1,284,570.00 |\n| 成本 | 1,012,3000.0 |\n| 费用 | 172,270.00 |\n| 税金 | 12,270.00 |",
    ),
    counter_examples=(
        "全年营业收入1,284,570元，成本1,012,300元，利润272,270元。\n归还借款12,497.9万元。",
        "营业收入1,284,570元，成本1,012,300元，利润272,270元。\n分为1,2,3,4号站，见表3,4。",
        "| 项目 | 金额 |\n| 收入 | 1,284,570.00 |\n| 成本 | 1,012,300.00 |\n| 附注 | 五,12 |\n| 税金 | 12,270.00 |",
    ),
)
def check_groups(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number with commas that are not so."""
    right: list[Row] = []
    wrong: list[tuple[Row, str]] = []
    for row, number in _numbers(report):
        if _RIGHT.fullmatch(number):
            right.append(row)
        elif row["page"] not in report.damaged_pages:
            wrong.append((row, number))
    if right and len(right) >= max(_PROVEN, len(wrong)):
        yield holds(right[0])
        for row, number in wrong:
            yield fails("digit_groups", row, said=number)


def _numbers(report: Report) -> Iterator[tuple[Row, str]]:
    for row in report.rows("statements"):
        yield from ((row, found["number"]) for found in _WITH_UNIT.finditer(row["text"]))
    for row in report.rows("tables"):
        found = _IN_CELL.fullmatch(without_blanks(row["text"]))
        if found and not row["is_header"]:
            yield row, found["number"]
