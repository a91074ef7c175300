"""One row, or one code, in two tables or twice in one.

Rows of one name in two tables that have a number in common, and another one but for a slip.

基本每股收益 -0.53 | -0.0178 and 基本每股收益 -0.0053 | -0.0178: the two years of the row stand in both tables.
A row of a table that stands there again, or in another table of the same columns: 分行业 and 分产品.
What a code of a classification is called: one name in all tables of a report, 2080501 行政单位离退休.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.columns import is_change
from pipeline.checks.grid import Grid, Number, name_of_row
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report
from pipeline.checks.rules.tables.coded import list_codes

_NAME = 4  # characters of a label that names one thing
_KNOWN = 3  # digits, noughts at the ends left out, of a number by which two rows are known to be one
_SHORT = 2  # the same of a number whose point moved
_FEW_ALIKE = 4  # the same of a number in which a digit slipped
_YEARS = 2  # numbers of a row that are held against those of another one: this year's, and the one before


class _Line(NamedTuple):
    """A row: its table, and its first two numbers that are no changes, with the heads of their columns."""

    grid: Grid
    numbers: tuple[Number, ...]
    heads: tuple[str, ...]


@as_check(
    "row of one name",
    "two rows of one name that have one of two numbers in common have the other one in common too",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="no two tables have rows of one name of four characters with a number of three digits in common, or no two digits that changed places, and no point that moved, tell the other numbers apart",
    tolerance="half of the last printed digit of both",
    examples=(
        "| 指标 | 本期 | 上期 | 增减 |\n| 单位供水能耗 | 0.53 | 0.0178 | 70.22% |\n| 供水量 | 4,755 | 5,699 | -16.55% |\n能耗明细如下。\n| 项目 | 本年 | 上年 |\n| （一）单位供水能耗 | 0.0053 | 0.0178 |\n| （二）单位排水能耗 | 0.0061 | 0.0183 |",
        "| 指标 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |\n资产情况如下。\n| 项目 | 年末 | 年初 |\n| 库存物资 | 128,640.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |",
        "| 指标 | 本年 | 上年 |\n| 其中：2.1 检修费用 | 128,460.75 | 97,311.02 |\n| 清淤费用 | 4,755.10 | 5,699.20 |\n费用如下。\n| 项目 | 本年 | 上年 |\n| 检修费用 | 128,640.75 | 97,311.02 |\n| 清淤费用 | 4,755.10 | 5,699.20 |",
    ),
    counter_examples=(
        "| 指标 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |\n资产情况如下。\n| 项目 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |",
        "| 指标 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n母公司资产情况如下。\n| 项目 | 年末 | 年初 |\n| 库存物资 | 104,980.36 | 97,311.02 |",
        "| 指标 | 本年 | 上年 |\n| 三、四级焊工工资 | 128,460.75 | 97,311.02 |\n| 船员工资 | 4,755.10 | 5,699.20 |\n工资如下。\n| 项目 | 本年 | 上年 |\n| 四级焊工工资 | 128,640.75 | 97,311.02 |\n| 船员工资 | 4,755.10 | 5,699.20 |",
        "| 指标 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 0 |\n母公司资产情况如下。\n| 项目 | 年末 | 年初 |\n| 库存物资 | 119,830.64 | 0 |",
    ),
)
def check_alike(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two rows of one name that have a number in common."""
    lines: dict[str, list[_Line]] = defaultdict(list)
    for grid in report.grids:
        for label, line in _lines(grid).items():
            lines[label].append(line)
    for label, own in lines.items():
        told: set[str] = set()
        for one, other in _pairs(own):
            yield from _judge_alike(label, one, other, told)


def _pairs(lines: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Yield the rows of one name that have a number in common, two by two; of those that are the same to the digit one."""
    same: dict[tuple[int, str], dict[tuple[str, ...], _Line]] = defaultdict(dict)
    for line in lines:
        texts = tuple(number.text for number in line.numbers)
        for at, number in enumerate(line.numbers):
            if len(number.digits.strip("0")) >= _KNOWN:
                group = same[at, texts[at]]
                yield from ((other, line) for other in group.values())
                group.setdefault(texts, line)


def _lines(grid: Grid) -> Mapping[str, _Line]:
    """Return by their bare labels the rows of a table; those whose label comes again are none."""
    found: dict[str, list[_Line]] = defaultdict(list)
    columns = [c for c in grid.columns if not is_change(grid, c)][:_YEARS]
    for row, label in grid.labels.items():
        numbers = [n for c in columns if (n := grid.numbers.get((row, c)))]
        name = name_of_row(label)
        if len(numbers) == _YEARS == len(columns) and len(name) >= _NAME:
            heads = tuple(grid.last_head(c) for c in columns)
            found[name].append(_Line(grid, tuple(numbers), heads))
    return {name: own[0] for name, own in found.items() if len(own) == 1}


def _judge_alike(label: str, one: _Line, other: _Line, told: set[str]) -> Iterator[Judgement]:
    """Yield what two rows say of each other; of two that differ in one number, this where a slip explains it."""
    pairs = list(zip(one.numbers, other.numbers, strict=True))
    same = [(n, m) for n, m in pairs if n.interval.meets(m.interval)]
    known = [n for n, m in same if n.text == m.text and len(n.digits.strip("0")) >= _KNOWN]
    if not known:
        return
    if len(same) == len(pairs):
        yield holds(*(number.cell for pair in pairs for number in pair))
        return
    ((n, m),) = [pair for pair in pairs if pair not in same]
    texts = n.text, m.text
    if not _is_slip_alike(n, m) or told & set(texts) or n.value == -m.value == 0:
        return
    told |= set(texts)
    yield fails("row_again", n.cell, m.cell, head=one.heads[pairs.index((n, m))], name=label, other=label,
                value=texts[0], other_value=texts[1], first_page=n.cell["page"], page=m.cell["page"])  # fmt: skip


def _is_slip_alike(one: Number, other: Number) -> bool:
    """Whether a moved point, or two digits that changed places, tell two numbers apart.

    One other digit may be a round amount by which a company and its group, or two budgets, differ.
    """
    first, second = one.digits.strip("0"), other.digits.strip("0")
    if first == second:
        return len(first) >= _SHORT and abs(one.value) != abs(other.value)
    texts: Sequence[str] = [number.digits for number in (one, other)]
    return min(len(first), len(second)) >= _FEW_ALIKE and len(find_slipped(*texts)) > 1


_DIGITS = 6  # of a number that hardly stands in two rows by chance
_SAME = 2  # such numbers that make one row of two
_FEW_AGAIN = 3  # digits, closing noughts left out, of a number in which a slip is seen
_NEAR = 2  # pages; farther on the notes of a parent company repeat rows of the group's

Line = tuple[Grid, int]


@as_check(
    "row told twice",
    "two rows that have two long numbers under the same heads in common are one, and have the same in the other columns",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="no two rows on pages beside each other have two numbers of six digits in common under heads that are the same, or no slip of a sign, a digit or the point tells the others apart",
    tolerance="half of the last printed digit of both",
    examples=(
        "| 项目 | 2022年 | 2021年 | 增减 |\n| 分行业 |  |  |  |\n| 供水业务 | 379,343.65 | 283,191.98 | 33.95% |\n| 分产品 |  |  |  |\n| 供水 | 379,343.65 | 283,191.98 | -33.95% |",
        "| 项目 | 收入 | 成本 | 成本增减 |\n| 按用途：管材 | 702,805.52 | 566,607.35 | 30.1% |\n| 按地区：省内 | 345,031.74 | 211,921.86 | 12.41% |\n| 管材 | 702,805.52 | 566,607.35 | 3.01% |",
    ),
    counter_examples=(
        "| 项目 | 2022年 | 2021年 | 增减 |\n| 分行业 |  |  |  |\n| 供水业务 | 379,343.65 | 283,191.98 | 33.95% |\n| 分产品 |  |  |  |\n| 供水 | 379,343.65 | 283,191.98 | 34.0% |",
        "| 项目 | 收入 | 成本 | 收入增减 |\n| 供水业务 | 379,343.65 | 283,191.98 | 15.01% |\n| 管网供水 | 379,343.65 | 283,191.98 | 15.60% |",
        "| 项目 | 2022年 | 2021年 | 户数 |\n| 居民 | 1,200 | 1,100 | 30 |\n| 企业 | 1,200 | 1,100 | 20 |",
        "| 项目 | 2022年 | 2021年 | 增减 |\n| 居民 | 379,343.65 | 283,191.98 | 33.95% |\n| 企业 | 379,343.65 | 281,191.98 | 34.91% |",
    ),
)
def check_again(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of rows that are one, and for the places in which they differ."""
    lines: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for grid in report.grids:
        heads = tuple(grid.last_head(c) for c in grid.columns)
        for row in grid.rows:
            seen: dict[Line, int] = {}
            long = _long(grid, row)
            for one in long:
                for other in lines[heads, one]:
                    seen[other] = seen.get(other, 0) + 1
                lines[heads, one].append((grid, row))
            for other, same in seen.items():
                if same >= _SAME or (len(long) > 1 and other[0].labels.get(other[1]) == grid.labels.get(row)):
                    yield from _judge_again(other, (grid, row))


def _long(grid: Grid, row: int) -> Sequence[tuple[str, str]]:
    """Return the long numbers of a row with their heads, each number once."""
    found: dict[str, str] = {}
    for column in grid.columns:
        number = grid.numbers.get((row, column))
        printed = number.text if number else ""
        if len(re.sub(r"\D", "", printed).strip("0")) >= _DIGITS and grid.heads.get(column):
            found.setdefault(printed, grid.heads[column])
    return [(head, printed) for printed, head in found.items()]


def _judge_again(one: Line, other: Line) -> Iterator[Judgement]:
    pairs = [(n, m) for c in one[0].columns if (n := one[0].numbers.get((one[1], c)))
             and (m := other[0].numbers.get((other[1], c)))]  # fmt: skip
    apart = [(n, m) for n, m in pairs if not n.interval.meets(m.interval)]
    if not pairs or abs(pairs[0][0].cell["page"] - pairs[0][1].cell["page"]) > _NEAR:
        return
    if not apart:
        yield holds(*(cell for pair in pairs for cell in (pair[0].cell, pair[1].cell)))
    elif len(pairs) >= len(apart) * 2:
        for n, m in apart:
            if _is_slip_again(n, m):
                yield _told(one, other, (n, m))


def _is_slip_again(one: Number, other: Number) -> bool:
    """Whether a sign, a moved point, a digit or two that changed places tell two numbers apart."""
    first, second = (number.digits for number in (one, other))
    if len(first.strip("0")) < _FEW_AGAIN:
        return False
    return first == second or bool(find_slipped(first, second))


def _told(one: Line, other: Line, pair: tuple[Number, Number]) -> Judgement:
    names = [grid.label(row) for grid, row in (one, other)]
    said: list[Row] = [number.cell for number in pair]
    column = said[0]["column"]
    return fails("row_again", said[0], said[1], head=one[0].last_head(column), name=names[0], other=names[1],
                 value=said[0]["text"].strip(), other_value=said[1]["text"].strip(),
                 first_page=said[0]["page"], page=said[1]["page"])  # fmt: skip


_LONG = 5  # digits of a code that is of one classification only
_LEAST = 2  # other tables that give a code one name


@as_check(
    "name of a code",
    "a code bears one name in all tables that have it",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="a code of five digits stands in fewer than three tables, the others do not agree, or one of two names is a part of the other",
    examples=(
        "| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |\n表二\n| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |\n表三\n| 编码 | 名称 | 合计 |\n| 31201 | 湖泊巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |",
    ),
    counter_examples=(
        "| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |\n表二\n| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |\n表三\n| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护费 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |",
    ),
)
def check_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each code that three tables have."""
    for code, cells in _named(report).items():
        names = Counter(name for _, name, _ in cells)
        most, times = names.most_common(1)[0]
        if times < _LEAST or len({table for table, _, _ in cells}) <= _LEAST:
            continue
        kept = next(cell for _, name, cell in cells if name == most)
        others = [(name, cell) for _, name, cell in cells if name != most]
        if not others:
            yield holds(kept)
        elif len(others) == 1 and _are_alike(others[0][0], most):
            ((name, cell),) = others
            yield fails("code_named", cell, kept, code=code, said=name, other=most, first_page=cell["page"],
                        page=kept["page"])  # fmt: skip


def _are_alike(one: str, other: str) -> bool:
    """Whether two names are another of each other, and none the other cut short: words of another column (单位) are not."""
    shared = len(set(one) & set(other))
    return one not in other and other not in one and shared * 2 >= min(len(set(one)), len(set(other)))


def _named(report: Report) -> Mapping[str, Sequence[tuple[str, str, Row]]]:
    """Return by its code each row with such a code: the table, what the row is called, and the cell of its name."""
    found: dict[str, list[tuple[str, str, Row]]] = defaultdict(list)
    for grid in report.grids:
        for codes, first, end in list_codes(grid):
            for row, code in codes.items():
                cell = _name_behind(grid, row, first, end)
                if cell is not None and len(code) >= _LONG:
                    found[code].append((cell["table_id"], "".join(cell["text"].split()), cell))
    return found


def _name_behind(grid: Grid, row: int, first: int, end: int) -> Row | None:
    """Return the first cell of words behind a code, before the next codes."""
    cells = (c for c in grid.by_row.get(row, ()) if first < c["column"] < end and c["text"].strip())
    return next((c for c in cells if (row, c["column"]) not in grid.numbers and not c["text"].strip().isdigit()), None)
