"""What a table lists line by line against its number elsewhere: the sum of a column, the number of its rows.

1. 全年开展活动362次 and a column 活动（次） of 48, 162, 31 and 157: with 126 it would be 362
2. 接待次数 | 20 below nineteen rows that each begin with a day
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.grid_sums import is_of_two_turned
from pipeline.checks.report import Report, quote_sum
from pipeline.checks.rules.tables import is_flat
from pipeline.checks.sentences import have_in_common, is_exact_level
from pipeline.checks.tabled import table_quantities

_LEAST = 3  # rows of a column that is added up
_LISTED = 4  # rows of a list of days
_COMMON = 2  # characters that a head and what prose counts have in common
_LARGE = 100.0  # of a sum that a number hardly is by chance
_DAY = re.compile(r"^(?:20\d\d[年./-])?\d{1,2}[月./-]\d{1,2}日?$")
_TIMES = re.compile(r"^(?:合计|共计|累计|本年|全年)?[㐀-鿿]{0,6}(?:次数|场次|期数|批次|总次数)(?:合计)?$")
_MOST = 3  # rows by which a list may miss its count: more says that it is of something else


@as_check(
    "column against its number",
    "a column that has no total of its own is what prose counts under its head, and a list of days has as many rows as it says",
    kind="sum",
    grade=HINT,
    needs="quantities tables",
    idle="no column without a total makes up a number of prose of its head and unit, or would with two digits turned; no list of days says how many",
    examples=(
        "@tables\n全年开展活动362次，服务时长2.87万小时。\n| 品牌项目 | 活动（次） | 负责人 |\n| 护苗进校园 | 48 | 温若竹 |\n| 独居老人巡检 | 162 | 贺长庚 |\n| 生态驿站 | 31 | 解晓岚 |\n| 交通劝导 | 157 | 范毓 |",
        "@tables\n接待情况如下。\n| 接待时间 | 方式 | 对象 |\n| 2022年3月6日 | 实地 | 机构 |\n| 2022年4月8日 | 实地 | 机构 |\n| 2022年6月9日 | 电话 | 个人 |\n| 2022年9月2日 | 实地 | 机构 |\n| 接待次数 | 5 |  |",
        "@tables\n全县总库容36.2万吨。\n| 库区 | 2022年库容（万吨） | 2022年职工（人） |\n| 城北库 | 9.8 | 41 |\n| 城南库 | 11.5 | 52 |\n| 望潮库 | 11.3 | 47 |",
    ),
    counter_examples=(
        "@tables\n全年开展活动362次，服务时长2.87万小时。\n| 品牌项目 | 活动（次） | 负责人 |\n| 护苗进校园 | 48 | 温若竹 |\n| 独居老人巡检 | 126 | 贺长庚 |\n| 生态驿站 | 31 | 解晓岚 |\n| 交通劝导 | 157 | 范毓 |",
        "@tables\n全年开展活动562次，服务时长2.87万小时。\n| 品牌项目 | 活动（次） | 负责人 |\n| 护苗进校园 | 48 | 温若竹 |\n| 独居老人巡检 | 126 | 贺长庚 |\n| 生态驿站 | 31 | 解晓岚 |\n| 交通劝导 | 157 | 范毓 |",
        "@tables\n接待情况如下。\n| 接待时间 | 方式 | 对象 |\n| 2022年3月6日 | 实地 | 机构 |\n| 2022年4月8日 | 实地 | 机构 |\n| 2022年6月9日 | 电话 | 个人 |\n| 2022年9月2日 | 实地 | 机构 |\n| 接待次数 | 4 |  |",
        "@tables\n全县总库容32.6万吨。\n| 库区 | 2022年库容（万吨） | 2022年职工（人） |\n| 城北库 | 9.8 | 41 |\n| 城南库 | 11.5 | 52 |\n| 望潮库 | 11.3 | 47 |",
    ),
)
def check_counted(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such column and list."""
    said = [
        q
        for q in report.rows("quantities")
        if q["source"] != "table" and is_exact_level(q) and q["value"] >= _LARGE and q["unit"] and q["metric"]
    ]
    units = table_quantities(report)
    for grid in report.grids:
        yield from _rows(grid)
        rows = list(grid.rows)
        if len(rows) < _LEAST or any(map(grid.is_total, rows)) or not is_flat(grid, rows):
            continue
        for column in filter(grid.adds_up, grid.columns):
            numbers = [grid.numbers[row, column] for row in rows if (row, column) in grid.numbers]
            own = [units[n.cell["start_char"]] for n in numbers if n.cell["start_char"] in units]
            if len(own) == len(numbers) >= _LEAST and len({q["unit"] for q in own}) == 1:
                yield from _judge([q for q in said if _is_of(q, own[0], grid.heads.get(column, ""))], numbers, own)


def _is_of(q: Row, cell: Row, head: str) -> bool:
    """Whether a number of prose counts what the head of a column says, in its unit."""
    name = str(q["metric"])[-_COMMON:]
    return bool(q["unit"] == cell["unit"] and have_in_common(name, head, _COMMON))


def _judge(said: Sequence[Row], numbers: Sequence[Number], own: Sequence[Row]) -> Iterator[Judgement]:
    made = sum(float(q["value"]) for q in own)
    if fitting := [q for q in said if abs(q["value"] - made) < 1]:
        yield holds(fitting[0], *own)
        return
    for q in said:
        scale = own[0]["value"] / numbers[0].value if numbers[0].value else 1.0
        total = Number(q, q["value"] / scale, 0.0)
        if q["text"][:1].isdigit() and is_of_two_turned(total, numbers):
            yield fails("sum", q, *own, **quote_sum(q, own, made))


def _rows(grid: Grid) -> Iterator[Judgement]:
    """Yield the judgement of a list whose rows begin with a day and that says below how many there are."""
    first = {c["row"]: c["text"].strip() for c in grid.cells if c["column"] == 0}
    days = [row for row, text in first.items() if _DAY.match(text)]
    told = [
        c for c in grid.cells if c["column"] and _TIMES.match(first.get(c["row"], "")) and c["text"].strip().isdigit()
    ]
    if len(days) < _LISTED or len(told) != 1 or told[0]["row"] < max(days):
        return
    count = int(told[0]["text"].strip())
    if count == len(days):
        yield holds(told[0])
    elif abs(count - len(days)) <= _MOST:
        yield fails("rows_counted", told[0], kind="count", said=f"{first[told[0]['row']]}{count}", count=len(days),
                    caption=grid.caption, page=told[0]["page"])  # fmt: skip
