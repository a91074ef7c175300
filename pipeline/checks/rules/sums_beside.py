"""Amounts of one name below a table that make up a number of it but for two digits.

物资折款（万元） | 1,522.42 and below 捐赠了价值1,205.30万元的药品, 捐赠了价值47.12万元的器械: together 1,252.42
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of, step_of
from pipeline.checks.printed import turned
from pipeline.checks.report import Paragraph, Report, quote_sum
from pipeline.checks.rules.turned_elsewhere import count_digits
from pipeline.checks.sentences import placed_levels, unit_of
from pipeline.checks.tabled import table_quantities

_LONG, _FEW = 6, 4  # digits of a number of a table, and of each amount, that make no sum by chance
_REACH = 1500  # characters from a number of a table to the paragraph
_MOST = 4  # amounts of one name
_NAME = 2  # characters of it
_OTHERS = re.compile("上年|去年|计划|目标|预计|累计")


@as_check(
    "amounts below a table",
    "amounts of one name in a paragraph below a table (捐赠价值1,205.30万元, 捐赠价值47.12万元) make up its number exactly, or not with two digits turned",
    kind="sum",
    grade=HINT,
    needs="statements quantities tables",
    idle="no paragraph below a table has two to four amounts of one name, or the number of the table has fewer than six digits",
    tolerance="half of the last printed digit of all",
    examples=(
        "@tables\n| 类型 | 数额 |\n| 资金（万元） | 325.40 |\n| 物资折款（万元） | 1,522.42 |\n报告期内，单位携手基金会捐赠了价值1,205.30万元的3000盒药品，并向基金会捐赠325.40万元捐赠款；此外，捐赠了价值47.12万元的260盒药品。",
        "@tables\n| 项目 | 金额（元） |\n| 房租支出 | 864,128 |\n| 水电支出 | 120,417 |\n中心为城东站支付房租512,306元。为城西站支付房租333,822元。",
    ),
    counter_examples=(
        "@tables\n| 类型 | 数额 |\n| 资金（万元） | 325.40 |\n| 物资折款（万元） | 1,252.42 |\n报告期内，单位携手基金会捐赠了价值1,205.30万元的3000盒药品，并向基金会捐赠325.40万元捐赠款；此外，捐赠了价值47.12万元的260盒药品。",
        "@tables\n| 项目 | 金额（元） |\n| 房租支出 | 846,128 |\n| 水电支出 | 120,417 |\n中心为城东站支付房租512,306元。为城西站支付房租323,822元。",
    ),
)
def check_below(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph below a table whose amounts make up a number of it, exactly or but for a slip."""
    cells = [q for q in table_quantities(report).values() if _is_long(q, report.year)]
    for passage in report.passages if cells else ():
        runs = list(_runs(report, passage))
        start = passage.sentences[0]["start_char"]
        near = [q for q in cells if 0 < start - q["start_char"] < _REACH] if runs else []
        for run in runs:
            yield from _judge(run, [q for q in near if unit_of(q) == unit_of(run[0])])


def _is_long(q: Row, year: int | None) -> bool:
    of_year = q["period_end"] is None or q["period_end"].year == year
    level = q["role"] == "level" and q["qualifier"] == "exact" and q["value"]
    return bool(level and of_year and q["unit"] not in ("%", None) and count_digits(q) >= _LONG)


def _runs(report: Report, passage: Paragraph) -> Iterator[Sequence[Row]]:
    """Yield the amounts of a paragraph that bear one name, two to four of them."""
    _, levels = placed_levels(report, passage)
    own = [q for _, s, q in levels if count_digits(q) >= _FEW and not _OTHERS.search(s["text"]) and q["unit"] != "%"]
    own.sort(key=lambda q: (str(q["metric"]), unit_of(q)))
    for (name, _), group in itertools.groupby(own, key=lambda q: (str(q["metric"]), unit_of(q))):
        run = list(group)
        if len(name) >= _NAME and 1 < len(run) <= _MOST and len({q["value"] for q in run}) == len(run):
            yield run


def _judge(run: Sequence[Row], cells: Sequence[Row]) -> Iterator[Judgement]:
    made = float(sum(q["value"] for q in run))
    for cell in cells:
        known = interval_of(cell)
        if known is not None and known.low <= made <= known.high:
            yield holds(cell, *run)
            return
    for cell in cells:
        half = step_of(cell) / 2
        if any(abs(value - made) <= half for value in turned(cell)):
            yield fails("sum", cell, *run, **quote_sum(cell, run, made))
            return
