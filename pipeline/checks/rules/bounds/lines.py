"""Rows and columns of a table that are parts of another one.

Columns of which one is a part of the other: 本期投入金额 is not more than 累计投入金额, 亲自出席 not more than 应出席.
Rows of a table of which one is a part of the other: 其中：出口 is not more than the row above it.
What a holder has in one account, or has pledged, against all that it holds: no 8,624,300股 of 4,318,600.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.holdings import Stated, list_holdings
from pipeline.checks.report import Report
from schemas.text import squeeze

_NOW = re.compile(r"^(?:本期|本年度?|当期|当年|报告期内?|今年|本月|本季度?)(?:新增|共|实际)?")
_ALL_COLUMN = re.compile(r"^(?:累计|累积|历年累计)(?:新增|共|实际)?|(?:累计|累积)(?:数量|总数|数|金额)?$")
_AMONG_COLUMN = re.compile(r"^其中[:：]?")
_DUE = re.compile(r"应(?:当)?(?:参加|出席|参会|到会?|参训|参评|检|查)")
_DONE = re.compile(r"亲自|实际?(?:参加|出席|参会|到会?|参训|参评|检|查)|通讯方式|委托|缺席|现场(?:参加|出席)")
_LOW, _MEAN, _HIGH = (re.compile(words) for words in (r"最低|最小", r"平均|均值", r"最高|最大"))
_LEAST_COLUMN, _MOST = 2, 0.65  # rows in which the part must be no more than the whole, and their share


@as_check(
    "column beyond its whole",
    "in no row of a table what came in this year is more than what came in all in all (本期投入, 累计投入), nor a mean beyond its ends",
    kind="bound",
    grade=CONFLICT,
    needs="tables",
    idle="the table has no column of this year and one of all years under the same name (none that begins with 其中, none of what was due, 应出席), or the one is often more than the other",
    tolerance="half of the last printed digit of both",
    examples=(
        "| 水质 | 最高 | 最低 | 平均 |\n| 水温 | 28.1 | 6.2 | 31.7 |\n| 浊度 | 0.52 | 0.11 | 0.24 |\n| 余氯 | 0.65 | 0.31 | 0.48 |",
        "| 项目 | 本期投入金额 | 累计投入金额 |\n| 泵站改造 | 1,246.50 | 9,718.35 |\n| 管网更新 | 4,836.20 | 3,127.64 |\n| 水质监测 | 583.20 | 1,415.30 |\n| 智慧水表 | 412.75 | 2,204.85 |",
        "| 街道 | 志愿者人数 | 其中：党员 |\n| 城北 | 120 | 48 |\n| 城南 | 96 | 101 |\n| 望潮 | 88 | 30 |\n| 云栈 | 75 | 22 |",
        "@tables\n| 委员 | 应出席次数 | 亲自出席次数 | 委托出席次数 |\n| 温若竹 | 8 | 9 | 0 |\n| 贺长庚 | 8 | 7 | 1 |\n| 解晓岚 | 6 | 6 | 0 |",
    ),
    counter_examples=(
        "@tables\n| 委员 | 应出席次数 | 亲自出席次数 | 委托出席次数 |\n| 温若竹 | 8 | 8 | 0 |\n| 贺长庚 | 8 | 7 | 1 |\n| 解晓岚 | 6 | 6 | 0 |",
        "| 水质 | 最高 | 最低 | 平均 |\n| 水温 | 28.1 | 6.2 | 17.3 |\n| 浊度 | 0.52 | 0.11 | 0.24 |\n| 余氯 | 0.65 | 0.31 | 0.48 |",
        "| 项目 | 本期投入金额 | 累计投入金额 |\n| 泵站改造 | 1,246.50 | 9,718.35 |\n| 管网更新 | 3,127.64 | 4,836.20 |\n| 水质监测 | 583.20 | 583.20 |\n| 智慧水表 | 412.75 | 2,204.85 |",
        "| 项目 | 本期投入金额 | 累计节约金额 |\n| 泵站改造 | 1,246.50 | 9.18 |\n| 管网更新 | 3,127.64 | 5.21 |\n| 水质监测 | 583.20 | 6.55 |",
        "| 街道 | 净收入 | 其中：罚没 |\n| 城北 | -120 | 48 |\n| 城南 | 96 | 11 |\n| 望潮 | 88 | 30 |",
    ),
)
def check_within(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each row with both columns."""
    for grid in report.long_grids:
        for part, whole in _pairs_column(grid):
            places = [(grid.numbers.get((row, part)), grid.numbers.get((row, whole))) for row in grid.rows]
            both = [(one, other) for one, other in places if one and other]
            good = [pair for pair in both if pair[0].interval.low <= pair[1].interval.high]
            if (
                len(good) < _LEAST_COLUMN
                or len(good) < _MOST * len(both)
                or any(n.value < 0 for pair in both for n in pair)
            ):
                continue
            for one, other in good:
                yield holds(one.cell, other.cell)
            for one, other in both:
                if (one, other) not in good:
                    yield fails("column_within", one.cell, other.cell, caption=grid.caption,
                                name=grid.label(one.cell["row"]), part=grid.last_head(part),
                                whole=grid.last_head(whole), value=one.text,
                                other=other.text)  # fmt: skip


def _pairs_column(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield columns of parts, each with the column of its whole."""
    columns = [c for c in grid.columns if grid.adds_up(c)]
    now = {c: _NOW.sub("", grid.heads[c]) for c in columns if _NOW.match(grid.head(c))}
    ever = {c: _ALL_COLUMN.sub("", grid.heads[c]) for c in columns if _ALL_COLUMN.search(grid.head(c))}
    for part, name in now.items():
        wholes = [c for c, other in ever.items() if _core(other) == _core(name) and name]
        if len(wholes) == 1:
            yield part, wholes[0]
    for column in columns:
        before = [c for c in columns if c < column and not _AMONG_COLUMN.match(grid.last_head(c))]
        if _AMONG_COLUMN.match(grid.last_head(column)) and before:
            yield column, before[-1]

    yield from _ends(grid)
    yield from _due(grid)


def _due(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield the columns of what was done, each with the one of what was due (应参加次数) to the left of it, under one head."""
    due = [c for c in grid.columns if _DUE.search(grid.last_head(c))]
    for column in grid.columns:
        before = [c for c in due if c < column]
        done = column not in due and _DONE.search(grid.last_head(column))
        if done and before and _over(grid, column) == _over(grid, before[-1]):
            yield column, before[-1]


def _over(grid: Grid, column: int) -> str:
    """Return the heads above the lowest one of a column."""
    return grid.head(column).removesuffix(grid.last_head(column))


def _ends(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield columns of which one may not be above the other: lowest, mean, highest."""
    kinds = [[c for c in grid.columns if words.search(grid.last_head(c))] for words in (_LOW, _MEAN, _HIGH)]
    for (low, words), (high, others) in itertools.combinations(zip(kinds, (_LOW, _MEAN, _HIGH), strict=True), 2):
        if len(low) == len(high) == 1 and _rest(grid, low[0], words) == _rest(grid, high[0], others):
            yield low[0], high[0]


def _rest(grid: Grid, column: int, words: re.Pattern[str]) -> str:
    return words.sub("", grid.head(column))


def _core(head: str) -> str:
    return re.sub(r"数量|总数|新增|[（(].*?[）)]", "", head)


_AMONG_ROW = re.compile(r"^[#＃*]?其中[:：]?(?P<what>.+)$")
_NET = re.compile("净|利润|收益|损益|损失|差额|差异|结余|变动|影响|增减|增加|减少|率|比例|比重|平均|均|其他综合|所得税")
_LEAST_ROW = 2  # numbers of a row below those of the row above it, for each that is not


@as_check(
    "row beyond its whole",
    "a row that begins with 其中 is nowhere more than the row above it",
    kind="bound",
    grade=CONFLICT,
    needs="tables",
    idle="no row begins with 其中, it or the row above is of what may be below 0 (净额, 收益), or the two rows have not two numbers each that fit for each that does not",
    tolerance="half of the last printed digit of both",
    examples=(
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 水产品产量（吨） | 1,240 | 1,310 | 1,286 |\n| 其中：外销 | 418 | 426 | 4,310 |\n| 养殖面积（亩） | 860 | 880 | 905 |",
    ),
    counter_examples=(
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 水产品产量（吨） | 1,240 | 1,310 | 1,286 |\n| 其中：外销 | 418 | 426 | 431 |\n| 养殖面积（亩） | 860 | 880 | 905 |",
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 投资收益 | 1,240 | 1,310 | 1,286 |\n| 其中：联营企业 | 418 | 426 | 4,310 |\n| 养殖面积（亩） | 860 | 880 | 905 |",
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 进馆（人次） | 1,240 | 1,310 | 1,286 |\n| 其中：办证（张） | 418 | 426 | 4,310 |\n| 藏书（册） | 860 | 880 | 905 |",
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 水产品产量（万吨） | 12 | 13 | 12 |\n| 其中：外销（吨） | 41,800 | 42,600 | 43,100 |\n| 养殖面积（亩） | 860 | 880 | 905 |",
    ),
)
def check_rows_within(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of such a row with that of the row above it."""
    for grid in report.grids:
        labels = sorted(grid.labels.items())
        for (above, whole), (row, label) in itertools.pairwise(labels):
            found = _AMONG_ROW.match(label)
            if (
                found
                and not _AMONG_ROW.match(whole)
                and _are_of_unit(label, whole)
                and not _NET.search(whole + found["what"])
            ):
                yield from _judge_row(grid, _pairs_row(grid, row, above))


_UNIT = re.compile(r"[（(](?:单位[:：])?([^（）()]{1,8})[）)]$")


def _are_of_unit(part: str, whole: str) -> bool:
    """Whether the label of a part names no other unit than that of its whole: 门诊（人次） and 其中：处方（张）."""
    own, of_whole = _UNIT.search(part), _UNIT.search(whole)
    return own is None or (of_whole is not None and own[1] == of_whole[1])


def _pairs_row(grid: Grid, row: int, above: int) -> Sequence[tuple[Number, Number]]:
    columns = [c for c in grid.columns if grid.adds_up(c)]
    both = ((grid.numbers.get((row, c)), grid.numbers.get((above, c))) for c in columns)
    return [(part, whole) for part, whole in both if part and whole]


def _judge_row(grid: Grid, pairs: Sequence[tuple[Number, Number]]) -> Iterator[Judgement]:
    if any(number.value < 0 for pair in pairs for number in pair):
        return
    wrong = [(part, whole) for part, whole in pairs if part.interval.low > whole.interval.high]
    good = [pair for pair in pairs if pair not in wrong]
    for part, whole in good:
        yield holds(part.cell, whole.cell)
    for part, whole in wrong if len(good) >= _LEAST_ROW * len(wrong) else ():
        blanks = {"value": part.text, "other": whole.text}
        names = (grid.label(number.cell["row"]) for number in (part, whole))
        yield fails("column_within", part.cell, whole.cell, caption=grid.caption,
                    name=grid.last_head(part.cell["column"]), **dict(zip(("part", "whole"), names, strict=True)),
                    **blanks)  # fmt: skip


_NAME = 3  # characters of the name of a holder that is found in a text
_PART = re.compile(
    r"(?:账户|帐户|质押|冻结|标记|限售|信用|融资融券|转融通)[^，,。；;\d]{0,12}?(?P<said>\d[\d,，]*(?:\.\d+)?)(?P<unit>万股|股)"
)
_ALL_HELD = re.compile("合计|总股本|共计|累计|期初|上年|发行")


@as_check(
    "part of what is held",
    "what a holder has in one account, or has pledged, is not more than what the table of holders says it has",
    kind="bound",
    grade=CONFLICT,
    needs="statements tables",
    idle="no sentence, and no cell, names a holder of a table and behind it the shares of an account, or those pledged",
    examples=(
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 澄源控股集团 | 35.45 | 146,283,000 |\n| 砺枫投资有限公司 | 1.05 | 4,318,600 |\n股东“砺枫投资有限公司”在信用账户中另存有8,624,300股。",
    ),
    counter_examples=(
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 澄源控股集团 | 35.45 | 146,283,000 |\n| 砺枫投资有限公司 | 1.05 | 4,318,600 |\n股东“砺枫投资有限公司”在信用账户中另存有3,624,300股。",
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 澄源控股集团 | 35.45 | 146,283,000 |\n| 砺枫投资有限公司 | 1.05 | 4,318,600 |\n砺枫投资有限公司由澄源控股集团控股，后者质押86,000,000股。",
    ),
)
def check_held(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such part."""
    held = _held(report)
    names = sorted(held, key=len, reverse=True)
    for statement in report.worded if held else ():  # such words often stand in a cell below the table
        text = squeeze(statement["text"])
        for found in _PART.finditer(text) if "股" in text else ():
            before = re.split("[。；;]", text[: found.start()])[-1]
            last = max(((before.rfind(name), name) for name in names), default=(-1, ""))
            if last[0] >= 0 and not _ALL_HELD.search(text[found.start() - len(before) + last[0] : found.end()]):
                yield _judge_held(statement, found, last[1], held[last[1]])


def _held(report: Report) -> Mapping[str, Sequence[Stated]]:
    """Return by their holders the shares that tables say they have."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for table in list_holdings(report):
        for row in table:
            if "end" in row.stated and len(row.holder) >= _NAME:
                found[row.holder].append(row.stated["end"])
    return found


def _judge_held(statement: Row, found: re.Match[str], holder: str, stated: Sequence[Stated]) -> Judgement:
    part = float(re.sub("[,，]", "", found["said"])) * (1e4 if found["unit"] == "万股" else 1.0)
    most = max(stated, key=lambda one: one.value)
    if part <= most.value * (1 + _SMALL):
        return holds(statement, most.cell)
    return fails(
        "relation_at_most", statement, most.cell, left=found[0], right=f"{holder}{most.cell['text'].strip()}股"
    )


_SMALL = 1e-4  # of what is printed in 万股
