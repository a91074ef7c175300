"""What a part of a company has taken in is not more than what the company has: 亿元 for 万元."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import is_exact_level, sentences

_WHOLE = ("economy.revenue", "economy.main_revenue", "budget.income", "budget.expense", "budget.year_income")
_WHOLE_NAME = re.compile(r"^(?:实现)?(?:营业总?收入|主营业务收入|收入总计|支出总计|本年收入合计)$")
_OF_IT = re.compile(r"(?:收入|销售额|投入|费用|支出|采购金额|利润)$")
# What may be larger than the company: markets, places, others.
_OTHERS = re.compile(
    r"行业|全国|全球|市场|规模以上|我国|中国|全省|全市|全区|全县|地区|国内|世界|预计|生产总值|财政|社会|信贷|授信|合同|累计|集团|控股股东|客户|基金|资产|上市公司|增加值"
)
_TIMES = 10.0  # as much as the company from which on it is a slip and no other reckoning


@as_check(
    "part beyond the company",
    "what a part of the company took in or spent is not ten times what the whole company takes in",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities indicators",
    idle="the report does not give its own revenue (income), or the sentence is about a market, a place or others",
    examples=(
        "公司实现营业收入58,310.42万元。\n维保业务新开三个网点，实现收入2,736.50亿元。",
        "本年收入合计2,310.50万元。\n门诊楼维修支出86.20亿元。",
    ),
    counter_examples=(
        "公司实现营业收入58,310.42万元。\n维保业务新开三个网点，实现收入2,736.50万元。",
        "公司实现营业收入58,310.42万元。\n全国维保行业实现收入2,736.50亿元。",
        "公司实现营业收入58,310.42万元。\n项目总投资5.2亿元，研发投入4,186.30万元。",
    ),
)
def check_beyond(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such amount."""
    wholes = _wholes(report)
    if not wholes:
        return
    whole = max(wholes, key=lambda row: float(row["value"]))
    top = interval_of(whole)
    for statement, quantities in sentences(report):
        if top is None or _OTHERS.search(statement["text"]):
            continue
        for q in quantities:
            if q["unit"] != "元" or not is_exact_level(q) or not _OF_IT.search(str(q["metric"] or "")):
                continue
            one = interval_of(q)
            if one is None or q["row_id"] == whole["row_id"]:
                continue
            if one.low <= top.high:
                yield holds(q, whole)
            elif one.low > _TIMES * top.high:
                yield fails("beyond_company", q, whole, part=named(q), whole=named(whole), page=whole["page"])


def _wholes(report: Report) -> Sequence[Row]:
    """Return what the report says that the company takes in, or the budget holds: one value, or about one."""
    rows = [
        row for row in report.rows("indicators")
        if row["indicator"] in _WHOLE and row["unit"] == "元" and row["value"] and row["scope"] == "unit"
    ]  # fmt: skip
    rows += [
        q for q in report.rows("quantities")
        if q["unit"] == "元" and is_exact_level(q) and _WHOLE_NAME.match(str(q["metric"] or "")) and q["value"]
    ]  # fmt: skip
    return rows
