"""What is there at the end: what was there at the beginning, with what came in and without what went out."""

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.grid_sums import as_printed, is_of_a_digit
from pipeline.checks.interval import Interval, add, printed_number, write
from pipeline.checks.printed import is_slipped
from pipeline.checks.report import Report

_LEAST, _MOST = 2, 0.65  # lines in which a way must hold, and their share of all
_OPENING = re.compile(r"期初|年初|上年年末")
_CLOSING = re.compile(r"期末|年末")
_UP = re.compile(r"增加|计提|购置|转入|追加|新增|收入")
_DOWN = re.compile(r"减少|转回|转销|核销|处置|转出|支出|支付|付款")


@as_check(
    "opening and closing",
    "what is there at the end is what was there at the beginning, with what came in and without what went out",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="the table has not one column (or row) of each: 期初, 增加, 减少, 期末; or they do not fit in two thirds of it",
    tolerance="half of the last printed digit of each number",
    examples=(
        "| 项目 | 期初余额 | 本期增加 | 本期减少 | 期末余额 |\n| 工资 | 120.5 | 800.0 | 790.5 | 130.0 |\n| 社保 | 12.0 | 90.0 | 92.0 | 10.0 |\n| 公积金 | 5.0 | 60.0 | 58.0 | 9.0 |",
        "| 项目 | 房屋 | 设备 | 车辆 |\n| 期初余额 | 100 | 200 | 300 |\n| 本期增加金额 | 20 | 30 | 40 |\n| 本期减少金额 | 5 | 6 | 7 |\n| 期末余额 | 115 | 224 | 353 |",
        "| 项目 | 2022年 |\n| 年初余额 | 4,360,201 |\n| 本年计提 | 1,218,640 |\n| 本年核销 | （902,315） |\n| 收回已核销贷款 | 88,170 |\n| 年末余额 | 4,746,696 |",
    ),
    counter_examples=(
        "| 项目 | 期初余额 | 本期增加 | 本期减少 | 期末余额 |\n| 工资 | 120.5 | 800.0 | 790.5 | 130.0 |\n| 社保 | 12.0 | 90.0 | 92.0 | 10.0 |\n| 公积金 | 5.0 | 60.0 | 58.0 | 7.0 |",
        "| 项目 | 2022年 |\n| 年初余额 | 4,360,201 |\n| 本年计提 | 1,218,640 |\n| 本年核销 | （902,315） |\n| 收回已核销贷款 | 88,170 |\n| 年末余额 | 4,764,696 |",
        "| 项目 | 期初余额 | 本期增加 | 本期减少 | 期末余额 |\n| 工资 | 120.5 | 800.0 | 790.5 | 17.0 |\n| 社保 | 12.0 | 90.0 | 92.0 | 16.0 |\n| 公积金 | 5.0 | 60.0 | 58.0 | 9.0 |",
    ),
)
def check_closing(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each closing number of a table."""
    for grid in report.long_grids:
        heads = {column: grid.last_head(column) for column in grid.columns}
        yield from _judge_lines(grid, heads, lambda line, at: (line, at), grid.rows)
        labels = {row: grid.label(row) for row in grid.rows}
        for group in _blocks(labels):
            yield from _judge_lines(grid, group, lambda line, at: (at, line), grid.columns)
            yield from _rolled(grid, [row for row in group if row in grid.rows])


def _blocks(labels: dict[int, str]) -> Iterator[dict[int, str]]:
    """Yield runs of rows from one that opens to the next one that closes."""
    block: dict[int, str] = {}
    for row, label in labels.items():
        if _OPENING.search(label):
            block = {}
        block[row] = label
        if _CLOSING.search(label) and _OPENING.search(next(iter(block.values()))):
            yield block
            block = {}


def _rolled(grid: Grid, rows: Sequence[int]) -> Iterator[Judgement]:
    """Yield the judgement of a column that begins with 年初余额, goes on with signed amounts and ends in 年末余额."""
    for column in grid.columns:
        numbers = [grid.numbers.get((row, column)) for row in rows]
        known = [number for number in numbers if number is not None]
        if len(known) < len(rows) or not any(number.value < 0 for number in known[1:-1]):
            continue
        *parts, end = known
        got = add(part.interval for part in parts)
        if got.meets(end.interval):
            yield holds(end.cell)
        elif is_of_a_digit(end, parts, got.middle - end.value) and not is_torn(known, got.middle - end.value):
            blanks = {"total": write(end.value), "sum": write(got.middle), "apart": write(abs(got.middle - end.value))}
            cells = (end.cell, *(part.cell for part in parts))
            yield fails("closing", *cells, caption=grid.caption, name=grid.name_of(end), **blanks)


def _judge_lines(
    grid: Grid, heads: dict[int, str], place: Callable[[int, int], tuple[int, int]], lines: Sequence[int]
) -> Iterator[Judgement]:
    kinds = [[at for at, head in heads.items() if words.search(head)] for words in (_OPENING, _UP, _DOWN, _CLOSING)]
    if any(len(kind) != 1 for kind in kinds) or len({kind[0] for kind in kinds}) < 4:
        return
    (opening,), (up,), (down,), (closing,) = kinds
    good, wrong = [], []
    for line in lines:
        begin, more, less, end = (grid.numbers.get(place(line, at)) for at in (opening, up, down, closing))
        if end is None or begin is None or (more is None and less is None):
            continue
        zero = Interval(0.0, 0.0)
        got = begin.interval + (more.interval if more else zero) - (less.interval if less else zero)
        sides = [n for n in (begin, more, less) if n is not None]
        if got.meets(end.interval):
            good.append(end)
        else:
            wrong.append((end, sides, got))
    if len(good) < _LEAST or len(good) < _MOST * (len(good) + len(wrong)):
        return
    for end in good:
        yield holds(end.cell)
    for end, sides, got in wrong:
        if not is_torn([end, *sides], got.middle - end.value):
            blanks = {"total": write(end.value), "sum": write(got.middle), "apart": write(abs(got.middle - end.value))}
            cells = (end.cell, *(side.cell for side in sides))
            yield fails("closing", *cells, caption=grid.caption, name=grid.name_of(end), **blanks)


_BEGIN = re.compile(
    r"^(?:[一二三四五六七八九十]+、)?(?:本年|本期|上年)?(?:年初|期初|上年末|上年结转|上期末)[㐀-鿿]{0,8}$"
)
_END = re.compile(r"^(?:[一二三四五六七八九十]+、)?(?:本年|本期)?(?:年末|期末)[㐀-鿿]{0,8}$")
_LESS = re.compile("减少|核销|转销|转出|支付|使用|处置|冲减|支出|付出|注销|报废|退出|离职|调出|销号|办结|减[:：]|^减")
_MORE = re.compile("增加|收回|计提|转入|新增|收入|转回|加[:：]|^加")
_ROWS = 8  # rows between the two
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
        begins = [row for row in grid.rows if _BEGIN.match(grid.label(row))]
        for begin in begins:
            end = next((row for row in grid.rows if row > begin and _END.match(grid.label(row))), None)
            rows = [row for row in grid.rows if end is not None and begin < row < end]
            if end is None or not 1 < len(rows) <= _ROWS or begin + len(rows) + 1 != end:
                continue
            for column in filter(grid.adds_up, grid.columns):
                yield from _judge(grid, column, (begin, *rows, end))


def _judge(grid: Grid, column: int, rows: Sequence[int]) -> Iterator[Judgement]:
    numbers = [grid.numbers.get((row, column)) for row in rows]
    known = [number for number in numbers if number is not None]
    if len(known) < len(rows):
        return
    signs = [1, *(_sign(grid.label(row), number) for row, number in zip(rows[1:-1], known[1:-1], strict=True))]
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
                    first=parts[0].text, other=moved, got=write(made), said=end.text)  # fmt: skip


def _sign(label: str, number: Number) -> int:
    """Return whether a row came (1) or went (-1); 0 where nothing says so."""
    if number.value < 0 or re.match(r"^[（(]", number.text):
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
