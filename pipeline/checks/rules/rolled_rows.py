"""A column that goes from its beginning to its end row by row: 年初余额, 本年计提, 本年核销, 年末余额."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.grid_sums import as_printed
from pipeline.checks.interval import printed_number, write
from pipeline.checks.printed import is_slipped
from pipeline.checks.report import Report

_BEGIN = re.compile(
    r"^(?:[一二三四五六七八九十]+、)?(?:本年|本期|上年)?(?:年初|期初|上年末|上年结转|上期末)[㐀-鿿]{0,8}$"
)
_END = re.compile(r"^(?:[一二三四五六七八九十]+、)?(?:本年|本期)?(?:年末|期末)[㐀-鿿]{0,8}$")
_LESS = re.compile("减少|核销|转销|转出|支付|使用|处置|冲减|支出|付出|注销|报废|退出|离职|调出|销号|办结|减[:：]|^减")
_MORE = re.compile("增加|收回|计提|转入|新增|收入|转回|加[:：]|^加")
_MOST = 8  # rows between the two
_DIGITS = 3  # of a number in which a slip is seen
_SMALL = 0.5  # of the last digit, for each row


@as_check(
    "rows from beginning to end",
    "what there was (年初余额) with the rows that came and without those that went is what there is (年末余额)",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no column has a row of its beginning, rows that say whether they came or went, and a row of its end, or no slip of a digit explains what differs",
    tolerance="half of the last printed digit of each row",
    examples=(
        "| 项目 | 2022年 |\n| 年初余额 | 3,216,840 |\n| 本年计提 | 914,300 |\n| 本年核销 | （618,240） |\n| 收回已核销款项 | 72,115 |\n| 年末余额 | 3,558,015 |",
        "| 类别 | 户数 |\n| 年初在册 | 1,842 |\n| 本年新增 | 316 |\n| 本年注销 | 128 |\n| 年末在册 | 2,300 |",
    ),
    counter_examples=(
        "| 项目 | 2022年 |\n| 年初余额 | 3,216,840 |\n| 本年计提 | 914,300 |\n| 本年核销 | （618,240） |\n| 收回已核销款项 | 72,115 |\n| 年末余额 | 3,585,015 |",
        "| 类别 | 户数 |\n| 年初在册 | 1,842 |\n| 本年新增 | 316 |\n| 本年注销 | 128 |\n| 年末在册 | 2,030 |",
        "| 类别 | 户数 |\n| 年初在册 | 1,842 |\n| 本年新增 | 316 |\n| 其中个体 | 128 |\n| 年末在册 | 2,300 |",
    ),
)
def check_rolled(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such column."""
    for grid in report.grids:
        begins = [row for row in grid.rows if _BEGIN.match(grid.labels.get(row, ""))]
        for begin in begins:
            end = next((row for row in grid.rows if row > begin and _END.match(grid.labels.get(row, ""))), None)
            rows = [row for row in grid.rows if end is not None and begin < row < end]
            if end is None or not 1 < len(rows) <= _MOST or begin + len(rows) + 1 != end:
                continue
            for column in filter(grid.adds_up, grid.columns):
                yield from _judge(grid, column, (begin, *rows, end))


def _judge(grid: Grid, column: int, rows: Sequence[int]) -> Iterator[Judgement]:
    numbers = [grid.numbers.get((row, column)) for row in rows]
    known = [number for number in numbers if number is not None]
    if len(known) < len(rows):
        return
    signs = [1, *(_sign(grid.labels.get(row, ""), number) for row, number in zip(rows[1:-1], known[1:-1], strict=True))]
    if 0 in signs:
        return
    *parts, end = known
    made = sum(sign * abs(part.value) for sign, part in zip(signs, parts, strict=True))
    apart = made - end.value
    cells = [number.cell for number in known]
    if abs(apart) <= _SMALL * sum(number.step for number in known) + 1e-6:
        yield holds(*cells)
    elif any(_is_slip(part, -sign * apart) for sign, part in zip(signs, parts, strict=True)) or _is_slip(end, apart):
        moved = "".join(f"{'＋' if sign > 0 else '－'}{write(abs(part.value))}"
                        for sign, part in zip(signs[1:], parts[1:], strict=True))  # fmt: skip
        yield fails("worked_out", end.cell, *cells[:-1], caption=grid.caption, name=grid.name_of(end),
                    first=parts[0].cell["text"].strip(), other=moved, got=write(made), said=end.cell["text"].strip())  # fmt: skip


def _sign(label: str, number: Number) -> int:
    """Return whether a row came (1) or went (-1); 0 where nothing says so."""
    if number.value < 0 or re.match(r"^[（(]", number.cell["text"].strip()):
        return -1
    more, less = _MORE.search(label), _LESS.search(label)
    if more and (not less or more.start() < less.start()):
        return 1
    return -1 if less else 0


def _is_slip(number: Number, by: float) -> bool:
    """Whether another digit, or two in each other's place, make a number by so much larger or smaller."""
    printed = printed_number(number.cell["text"])
    digits, due = (text.replace(".", "") for text in (printed, as_printed(abs(number.value) + by, printed)))
    return len(digits) >= _DIGITS and is_slipped(digits, due)
