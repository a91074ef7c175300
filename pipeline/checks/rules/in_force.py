"""A stock, what came to it and what left it in the year, against last year's: rules in force, issued and repealed."""

from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import write
from pipeline.checks.report import Report, named

# A stock, what came to it and what left it in the year, by their indicators.
_BALANCES = (("disclosure.rules_valid", "disclosure.rules_issued", "disclosure.rules_repealed"),)


@as_check(
    "stock added up",
    "what is in force is what last year's report had, with what was issued and without what was repealed",
    kind="sum",
    grade=HINT,
    needs="indicators",
    idle="there is no report of the year before, or one of the four is not stated once",
    examples=(
        "现行有效行政规范性文件97件。\n@@\n制发行政规范性文件50件，废止行政规范性文件27件，现行有效行政规范性文件102件。",
    ),
    counter_examples=(
        "现行有效行政规范性文件97件。\n@@\n制发行政规范性文件50件，废止行政规范性文件27件，现行有效行政规范性文件120件。",
        "现行有效行政规范性文件97件。\n@@\n制发行政规范性文件50件，现行有效行政规范性文件120件。",
    ),
)
def check_in_force(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such stock."""
    before = report.year_before
    for stock, more, less in _BALANCES if before else ():
        rows = [_only(one, name) for one, name in ((report, stock), (report, more), (report, less), (before, stock))]
        known = [row for row in rows if row]
        if len(known) < len(rows):
            continue
        now, new, gone, then = (float(row["value"]) for row in known)
        if now == then + new - gone:
            yield holds(*known)
        else:
            yield fails("stock_added", *known, now=named(known[0]), then=named(known[3]), new=named(known[1]),
                        gone=named(known[2]), got=write(then + new - gone), page=known[3]["page"])  # fmt: skip


def _only(report: Report | None, indicator: str) -> Row | None:
    """Return what a report states of an indicator for its year, where it is one exact value."""
    if report is None:
        return None
    own = [row for row in report.rows("indicators") if row["indicator"] == indicator and row["value"] is not None]
    rows = [row for row in own if row["qualifier"] == "exact" and row["data_year"] == report.year]
    return rows[0] if len({row["value"] for row in rows}) == 1 else None
