"""Plans of times that are past: 计划于2023年5月启用 in the report of 2023."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report

_PLAN = re.compile(
    r"(?:计划|拟|预计|预期|将)(?:于|在)(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日|底|末|初|[上中下]旬)?(?:前|之前)?(?P<what>[^，,。；;]{0,16})"
)
# What was planned then and is told of now, and terms of papers.
_TOLD = re.compile(
    "原|曾|实际|已|提前|推迟|延期|如期|公告|约定|合同|协议|期限|到期|有效|截止|届满|时任|当时|此前|之前的|会议决定"
)


@as_check(
    "plan of a time that is past",
    "what is to come (计划于, 将于) lies behind the year of the report",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="the report is no 社会责任报告, its year is unknown, the plan names no month, or the sentence tells what became of it",
    examples=("中心计划于2022年5月启用新的档案库房。", "二期工程将于2021年9月底前完工。"),
    counter_examples=(
        "中心计划于2023年5月启用新的档案库房。",
        "原计划于2022年9月启用的库房，已于2022年7月提前启用。",
        "中心于2022年5月启用新的档案库房。",
    ),
)
def check_past_plan(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each plan that names its month."""
    for statement in report.rows("statements") if report.year and report.of_its_year else ():
        text = statement["text"]
        for found in _PLAN.finditer(text) if not _TOLD.search(text) else ():
            if int(found["year"]) > (report.year or 0):
                yield holds(statement)
            else:
                yield fails("past_plan", statement, said=found[0], year=report.year)
