"""The day on which what a unit has was counted: 截至2022年12月31日，共有车辆3辆."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, as_check, fails, holds
from pipeline.checks.days import WRITTEN_UNTIL
from pipeline.checks.report import Report

_DAY = r"截[至止]到?(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_HELD = re.compile(
    rf"{_DAY}[，,]?[^，,。；;\d]{{0,30}}?(?P<what>(?:共有|实有|拥有|占有)(?:使用)?(?:国有资产|资产|房屋|土地|车辆|公务用车|设备|在职职工|在职员工|职工|员工)|(?:车辆|公务用车|用车|汽车)保有量|(?:在编|在岗|实有|在册)人员|固定资产(?:总额|原值|净值))"
)
_YEAR_END = (12, 31)


@as_check(
    "day of what is held",
    "in a report of a whole year what the unit has (共有车辆) is counted at its end, not on 截至6月30日",
    kind="period",
    grade=HINT,
    needs="documents statements",
    idle="the report is no 决算 and names no 截至12月31日 or several other days, or the day is not of its year",
    examples=(
        "@type=部门决算\n截至2022年6月30日，云溪市档案局共有车辆3辆。",
        "@type=部门决算\n截至2022年11月30日，本部门拥有设备2台（套）。",
        "@type=部门决算\n截至2022年10月31日，公务用车保有量6辆。",
        "截至2022年12月31日，公司党员86人。\n截至2022年6月30日，公司共有员工1,204人。",
    ),
    counter_examples=(
        "@type=部门决算\n截至2022年12月31日，云溪市档案局共有车辆3辆。",
        "交易对方承诺，标的公司截至2024年12月31日累计净利润不低于3,600万元。",
        "@type=部门预算\n截至2019年12月31日，该项目已完成投资3,000万元。",
        "@type=部门预算\n截至2021年6月30日，云溪市档案局共有车辆3辆。",
        "截至2022年12月31日，公司党员86人。\n截至2022年12月31日，公司共有员工1,204人。",
        "截至2022年6月30日，公司共有员工1,204人。",
        "截至2022年6月30日，公司共有员工1,204人。\n截至2022年9月30日，公司共有员工1,210人。\n截至2022年12月31日，公司共有员工1,206人。",
        "@type=部门决算\n截至2023年7月31日，整改事项全部办结。",
        "@type=部门决算\n截至2021年12月31日，云溪市档案局共有车辆3辆。",
    ),
)
def check_day(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such day."""
    for statement in report.rows("statements") if report.year and _closes(report) else ():
        for found in _HELD.finditer(statement["text"]):
            if int(found["year"]) != report.year:
                continue
            if (int(found["month"]), int(found["day"])) == _YEAR_END:
                yield holds(statement)
            else:
                yield fails("held_on", statement, said=found[0], year=report.year)


def _closes(report: Report) -> bool:
    """Whether a report tells of a whole year at its end: a 决算, or one that names one other day in it at most."""
    if "决算" in report.named_kind:
        return True
    found = [day for row in report.rows("statements") for day in re.finditer(_DAY, row["text"])]
    own = [(int(day["month"]), int(day["day"])) == _YEAR_END for day in found if int(day["year"]) == report.year]
    return any(own) and own.count(False) <= 1


_STATED = re.compile(
    rf"{_DAY}[，,]?[^。；;]{{0,40}}?(?:共有|实有|现有|拥有|占有|保有|在职|在编|在岗|在册|已[经完建]|累计|注册|总股本|股本为|余额)"
)
_COMING = re.compile("计划|预计|拟|将|目标|力争|到期|期限|有效期|期满|届满")
_PROMISED = re.compile("承诺|不低于|不超过|业绩补偿|对赌")
_HAS = re.compile("共有|实有|现有|保有|在职|在编|在岗")
_EARLIER = re.compile("上年|去年|比|较|历年|以来|调整")
_BUDGET = 4  # month of its year, from which on no budget of the year was still being drawn up


@as_check(
    "day to come of what is held",
    "what the unit has (截至8月31日，共有车辆) was counted before the report, or the budget, was written",
    kind="date",
    grade=CONFLICT,
    needs="documents statements",
    idle="the sentence looks ahead, or the day lies before April of the year of a budget, before July of the year behind that of another report",
    examples=(
        "@type=部门预算\n截至2022年8月31日，云溪市档案局共有车辆3辆。",
        "@type=单位预算\n截至2022年12月31日，本单位在职职工26人。",
        "截至2023年8月31日，中心在册志愿者86人。",
        "@type=部门预算\n截至2020年8月31日，云溪市档案局共有车辆3辆。",
    ),
    counter_examples=(
        "@type=部门预算\n截至2021年8月31日，云溪市档案局共有车辆3辆。",
        "@type=部门预算\n截至2022年12月31日，计划新增车辆3辆，共有车辆6辆。",
        "截至2023年3月31日，中心在册志愿者86人。",
        "@type=部门决算\n截至2022年12月31日，云溪市档案局共有车辆3辆。",
    ),
)
def check_coming(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each day on which something was counted."""
    named = report.named_kind
    year = report.year or 0
    budget = "预算" in named and "决算" not in named
    first = (year, _BUDGET, 1) if budget else (year + 1, WRITTEN_UNTIL, 1)
    for statement in report.rows("statements") if report.year else ():
        for found in _STATED.finditer(statement["text"]):
            parts = tuple(int(found[part]) for part in ("year", "month", "day"))
            if _COMING.search(found[0]) or _PROMISED.search(statement["text"]):
                continue
            if budget and parts[0] < year - 1 and _HAS.search(found[0]) and not _EARLIER.search(statement["text"]):
                yield fails("held_long_ago", statement, said=found[0], year=report.year)
            elif parts < first:
                yield holds(statement)
            else:
                yield fails("held_ahead", statement, said=found[0], year=report.year)
