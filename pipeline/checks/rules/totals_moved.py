"""A total over all years against last year's: what came in between is what this year's report says was done.

截至年末累计完成65项 in last year's report and 86项 in this one leave 21 for the year.
"""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report, named
from pipeline.checks.rules.since_last import totals
from pipeline.checks.sentences import is_exact_level

_SHORT = 2  # digits of a count in which a slip is seen
_YEAR = 360  # days, at the least, of a count that is of the whole year


@as_check(
    "total and what came to it",
    "累计完成86项 after 65项 in last year's report: 21项 were done in the year, not 12",
    kind="sum",
    grade=HINT,
    needs="statements quantities",
    idle="one of the two reports does not state the total once, the report does not state once what was done in the year under that name, or no slip of a digit explains what differs",
    examples=(
        "截至报告期末，累计完成65个测站的设备换装。\n@@\n截至报告期末，累计完成86个测站的设备换装。\n2022年，达成12个测站的设备（一类）换装。",
    ),
    counter_examples=(
        "截至报告期末，累计完成65个测站的设备换装。\n@@\n截至报告期末，累计完成86个测站的设备换装。\n2022年，达成21个测站的设备（一类）换装。",
        "截至报告期末，累计完成65个测站的设备换装。\n@@\n截至报告期末，累计完成86个测站的设备换装。\n2022年，达成7个测站的设备（一类）换装。",
    ),
)
def check_came(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total that both reports state, with what the year added."""
    before = totals(report.year_before) if report.year_before else {}
    for key, now in totals(report).items() if before else ():
        then = before.get(key)
        if then is None or not is_exact_level(now, then) or now["value"] <= then["value"]:
            continue
        came = now["value"] - then["value"]
        own = [q for q in report.rows("quantities") if q["row_id"] != now["row_id"] and _is_of_year(q, now, report)]
        fitting = [q for q in own if q["value"] == came]
        if fitting:
            yield holds(fitting[0], now, then)
        elif len(own) == 1 and _is_slip(own[0]["value"], came):
            (q,) = own
            yield fails("came_to_total", q, now, then, said=named(q), now=named(now), then=named(then),
                        came=f"{came:.0f}", page=then["page"])  # fmt: skip


def _is_of_year(q: Row, total: Row, report: Report) -> bool:
    """Whether a value is what was done in the year of what a total counts."""
    start, end = q["period_start"], q["period_end"]
    of_year = bool(start and end and end.year == report.year and (end - start).days >= _YEAR)
    same = q["unit"] == total["unit"] and _bare(q) == _bare(total) and q["value"] != total["value"]
    return of_year and same and q["source"] == "text" and is_exact_level(q)


def _bare(q: Row) -> str:
    return re.sub(r"[（(].*?[）)]|累计|累积", "", str(q["metric"] or ""))


def _is_slip(said: float, due: float) -> bool:
    one, other = f"{said:.0f}", f"{due:.0f}"
    return len(one) >= _SHORT and bool(find_slipped(one, other))
