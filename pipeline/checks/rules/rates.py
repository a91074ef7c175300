"""Rates that are the share of a whole: none is above 100 %, none below 0."""

import re
from collections.abc import Iterator

from pipeline.checks.check import ERROR, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.word_lists import words

_RATE = re.compile(r"(?P<rate>[㐀-鿿]{1,8}率)$")


@as_check(
    "rate beyond 100 %",
    "a share of a whole is not above 100 % and not below 0",
    kind="bound",
    grade=ERROR,
    needs="quantities",
    idle="the rate is none of those that can't pass 100 % (schemas/data/checks/shares.txt)",
    examples=("热线工单回访率100.8%。",),
    counter_examples=("工单回访率100%。", "全年任务完成率112%。", "资产负债率103.5%。"),
)
def check_rates(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each rate that is the share of a whole."""
    endings = words("checks/shares.txt")
    for q in report.rows("quantities"):
        rate = q["metric"] or ""
        if q["unit"] != "%" or q["role"] != "level" or q["value"] is None or not rate.endswith(endings):
            continue
        if 0 <= q["value"] <= 100:
            yield holds(q)
        elif q["source"] == "text" or _RATE.search(rate):
            yield fails("rate", q, rate=rate, value=q["text"])
