"""A table whose line of units is wrong, as its total says, or amounts larger than any body has."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails
from pipeline.checks.interval import SLIPS, printed_number
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import is_exact_level

_DIGITS = 5  # digits of a total that hardly another table of the page has by chance, ten thousand times as large
_MORE = 2  # digits that the exact amount has beyond them
_NEAR = 1  # pages between the two
_BEYOND = 100  # times of all that a body owns
_ASSETS = "economy.assets"
_MONEY = "元"
_TOTAL = re.compile("[合总]计$")
NAME = "unit line against a total"
"""The check of which each amount of a table is to be looked at, not its first alone."""


@as_check(
    NAME,
    "the total of a table is in its unit what another table beside it has to the last digit: no 2,318.46元 where one has 23,184,570.20元; no amount is a hundred times all that the body owns",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="no total of five digits in a table of amounts stands in another one on its page or the next, ten thousand times as large or as it is; no amount of a table is larger than a hundred times the total assets",
    tolerance="half of the last printed digit of the total",
    examples=(
        "@tables\n表一 投资明细\n| 项目 | 投资金额（元） |\n| 东岸泵房 | 1,407.15 |\n| 西岸泵房 | 911.31 |\n| 合计 | 2,318.46 |\n表二 设备明细\n| 类别 | 购置金额（元） |\n| 水泵 | 18,204,311.70 |\n| 阀门 | 4,980,258.50 |\n| 合计 | 23,184,570.20 |",
        "@tables\n表一\n| 项目 | 年末金额（元） |\n| 资产总计 | 412,380,516.40 |\n表二 单位：万元\n| 项目 | 存款限额（万元） |\n| 活期存款 | 130,000,000.00 |\n以下为明细。\n| 种类 | 存款余额（元） |\n| 定期存单 | 130,000,000.00 |",
    ),
    counter_examples=(
        "@tables\n表一 投资明细\n| 项目 | 投资金额（万元） |\n| 东岸泵房 | 1,407.15 |\n| 西岸泵房 | 911.31 |\n| 合计 | 2,318.46 |\n表二 设备明细\n| 类别 | 购置金额（元） |\n| 水泵 | 18,204,311.70 |\n| 阀门 | 4,980,258.50 |\n| 合计 | 23,184,570.20 |",
        "@tables\n表一 投资明细\n| 项目 | 投资金额（元） |\n| 东岸泵房 | 1,407.15 |\n| 西岸泵房 | 911.31 |\n| 合计 | 2,318.46 |\n表二 设备明细\n| 类别 | 购置金额（元） |\n| 水泵 | 18,204,311.70 |\n| 阀门 | 4,988,258.50 |\n| 合计 | 23,192,570.20 |",
        "@tables\n表一\n| 项目 | 年末金额（元） |\n| 资产总计 | 412,380,516.40 |\n表二\n| 项目 | 存款限额（元） |\n| 活期存款 | 130,000,000.00 |\n以下为明细。\n| 种类 | 存款余额（元） |\n| 定期存单 | 130,000,000.00 |",
    ),
)
def check_table_units(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total of a table, or number beyond all, that stands elsewhere in another unit."""
    cells = [q for q in report.rows("quantities") if _is_amount(q)]
    owned = max((q["value"] for q in cells if q["indicator"] == _ASSETS), default=None)
    told: set[str] = set()
    for total in filter(_is_long_total, cells):
        near = [q for q in cells if q is not total and abs(q["page"] - total["page"]) <= _NEAR]
        near = [q for q in near if _year(q) == _year(total)]
        if total["row_id"] in told or any(q["value"] == total["value"] for q in near):
            continue
        if (exact := next((q for q in near if _is_told_in_full(total, q)), None)) is None:
            continue
        of_table = _rows_of(total, cells)
        told |= {q["row_id"] for q in of_table}
        yield _told(total, exact, of_table)
    if owned:
        yield from _beyond(cells, owned)


def _is_amount(q: Row) -> bool:
    return bool(q["source"] == "table" and q["unit"] == _MONEY and is_exact_level(q) and q["value"])


def _year(q: Row) -> object:
    return q["period_end"].year if q["period_end"] else None


def _is_total(q: Row) -> bool:
    return bool(_TOTAL.search(str(q["metric"] or "")))


def _is_long_total(q: Row) -> bool:
    printed = printed_number(q["text"])
    return _is_total(q) and "." in printed and len(printed.replace(".", "")) >= _DIGITS


def _is_told_in_full(total: Row, q: Row) -> bool:
    """Whether an amount is ten thousand times a total, but for the digits that the total has not."""
    printed, full = printed_number(total["text"]), printed_number(q["text"])
    if len(full.replace(".", "")) < len(printed.replace(".", "")) + _MORE:
        return False
    half = 0.5 * 10.0 ** -len(printed.partition(".")[2])
    return bool(abs(float(q["value"]) / SLIPS[0] - float(total["value"])) <= half)


def _rows_of(total: Row, cells: Sequence[Row]) -> Sequence[Row]:
    """Return the amounts of the rows that a total closes: up to the total before it, in its section."""
    row = [q for q in cells if q["statement_id"] == total["statement_id"]]
    begin = min(q["start_char"] for q in row)
    above = [q for q in cells if q["section_id"] == total["section_id"] and q["start_char"] < begin]
    last = max((q["start_char"] for q in above if _is_total(q)), default=-1)
    return [q for q in above if q["start_char"] > last] + row


def _beyond(cells: Sequence[Row], owned: float) -> Iterator[Judgement]:
    """Yield the findings of sections with an amount beyond all that the body owns, whose digits stand elsewhere."""
    numbers: dict[str, list[Row]] = defaultdict(list)
    for q in cells:
        numbers[printed_number(q["text"])].append(q)
    told: set[object] = set()
    for q in cells:
        if q["value"] <= _BEYOND * owned or q["section_id"] in told:
            continue
        smaller = (one for one in numbers[printed_number(q["text"])] if one["value"] * SLIPS[0] == q["value"])
        if (one := next(smaller, None)) is not None:
            told.add(q["section_id"])
            yield _told(q, one, [c for c in cells if c["section_id"] == q["section_id"] and c["value"] > owned])


def _told(total: Row, exact: Row, of_table: Sequence[Row]) -> Judgement:
    """Return the finding of a table, the amount that proves it last."""
    rest = [q for q in of_table if q is not total and q is not exact]
    blanks = {"first": named(total), "other": named(exact, total), "first_page": total["page"], "page": exact["page"]}
    return fails("twice_slip", total, *rest, exact, factor=f"{SLIPS[0]:.0f}", **blanks)
