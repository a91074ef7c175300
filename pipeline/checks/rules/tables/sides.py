"""Tables and forms in which what came in is what went out and what is left.

Tables with what came in on one side and what went out on the other: each side adds up, and both end in one number.

1. 总计 10,359.99 | 总计 12,359.99   2. 本年支出合计 + 年末结转和结余 is 总计   3. 行次 1 2 3 … run on down each side
The form of a yearly report on disclosure: new requests and those carried over are the ones answered and those left.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.grid_sums import is_of_a_digit
from pipeline.checks.interval import add_rounded, write
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import is_exact_level, said_before, sentences, words_behind
from pipeline.checks.two_places import told_twice
from schemas.text import squeeze

_ALL = re.compile(r"^(?:收入|支出|收支)?总计$")
_OWN = re.compile(r"^(?:本年|本期|当年)?(?:收入|支出|收支)?合计$")
_LINES = re.compile(r"行次|栏次|^序号$")
_RUN = 5  # numbers of lines from which on they run
_LEAST = 2  # parts of a total
_MANY = 6  # numbers between a 合计 and its 总计 of which some may be told twice


class _Total(NamedTuple):
    """A total of one side: its name, its number, and the row of both."""

    name: str
    number: Number


@as_check(
    "two sides of a table",
    "收入总计 is 支出总计, each is its 合计 with what was carried over, and the numbers of lines (行次) run on",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no row has 总计 on both sides; no 合计 stands above a 总计, or the other side does not add up to it and no slip of a digit explains what differs; fewer than five lines are numbered",
    tolerance="half of the last printed digit of each number",
    examples=(
        "| 收入 | 决算数 | 支出 | 决算数 |\n| 财政拨款收入 | 8,642.37 | 农林水支出 | 9,806.52 |\n| 其他收入 | 1,398.98 | 住房保障支出 | 254.29 |\n| 本年收入合计 | 10,041.35 | 本年支出合计 | 10,060.81 |\n| 年初结转和结余 | 318.64 | 年末结转和结余 | 299.18 |\n| 总计 | 12,359.99 | 总计 | 10,359.99 |",
        "| 收入 | 决算数 | 支出 | 决算数 |\n| 财政拨款收入 | 8,642.37 | 农林水支出 | 9,806.52 |\n| 其他收入 | 1,398.98 | 住房保障支出 | 254.29 |\n| 本年收入合计 | 10,041.35 | 本年支出合计 | 10,060.81 |\n| 年初结转和结余 | 318.64 | 年末结转和结余 | 918.29 |\n| 总计 | 10,359.99 | 总计 | 10,359.99 |",
        "| 收入 | 预算数 | 支出 | 预算数 |\n| 财政拨款收入 | 8,462.35 | 农林水支出 | 9,514.57 |\n| 其他收入 | 1,286.80 | 住房保障支出 | 449.18 |\n| 本年收入合计 | 9,749.15 | 结转下年 | 0.00 |\n| 上年结转 | 414.60 |  |  |\n| 收入总计 | 9,963.75 | 支出总计 | 9,963.75 |",
        "| 项目 | 行次 | 决算数 |\n| 财政拨款收入 | 1 | 8,642.37 |\n| 事业收入 | 2 | 36.58 |\n| 经营收入 | 8 | 112.40 |\n| 上级补助 | 4 | 20.10 |\n| 其他收入 | 5 | 11.20 |",
    ),
    counter_examples=(
        "| 收入 | 决算数 | 支出 | 决算数 |\n| 财政拨款收入 | 8,642.37 | 农林水支出 | 9,806.52 |\n| 其他收入 | 1,398.98 | 住房保障支出 | 254.29 |\n| 本年收入合计 | 10,041.35 | 本年支出合计 | 10,060.81 |\n| 年初结转和结余 | 318.64 | 年末结转和结余 | 299.18 |\n| 总计 | 10,359.99 | 总计 | 10,359.99 |",
        "| 收入 | 预算数 | 支出 | 预算数 |\n| 财政拨款收入 | 8,462.35 | 农林水支出 | 9,514.57 |\n| 其他收入 | 1,286.80 | 住房保障支出 | 449.18 |\n| 本年收入合计 | 9,749.15 | 结转下年 | 0.00 |\n| 上年结转 | 214.60 |  |  |\n| 收入总计 | 9,963.75 | 支出总计 | 9,963.75 |",
        "| 项目 | 行次 | 决算数 |\n| 财政拨款收入 | 1 | 8,642.37 |\n| 事业收入 | 2 | 36.58 |\n| 经营收入 | 5 | 112.40 |\n| 上级补助 | 9 | 20.10 |\n| 其他收入 | 14 | 11.20 |",
    ),
)
def check_sides(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total of a side, and each column of line numbers."""
    for grid in report.grids:
        yield from _lines(grid)
        totals = list(_totals(grid))
        ends = [one for one in totals if _ALL.match(one.name)]
        for one, other in itertools.pairwise(ends):
            if one.number.cell["row"] == other.number.cell["row"]:
                yield from _both(one, other)
        owns = [one.number for one in totals if _OWN.match(one.name)]
        sides = [(end.number, _side(grid, end.number, owns)) for end in ends]
        good = [end for end, parts in sides if parts and _fits(end, parts)]
        for end, parts in sides:
            if parts:
                yield from _told(grid, end, parts, [one for one in good if one is not end])


def _totals(grid: Grid) -> Iterator[_Total]:
    """Yield the totals of a table by their own labels, each with the first number behind the label."""
    by_row: dict[int, list[Row]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell["row"], []).append(cell)
    for row, cells in by_row.items():
        for cell in cells:
            name = squeeze(cell["text"])
            if _ALL.match(name) or _OWN.match(name):
                behind = [c for c in grid.columns if c > cell["column"] and not _LINES.search(grid.head(c))]
                if behind and (row, behind[0]) in grid.numbers:
                    yield _Total(name, grid.numbers[row, behind[0]])


def _both(one: _Total, other: _Total) -> Iterator[Judgement]:
    cells = one.number.cell, other.number.cell
    if one.number.interval.meets(other.number.interval):
        yield holds(*cells)
    elif one.number.value and other.number.value and one.number.cell["column"] != other.number.cell["column"]:
        first, second = (f"{total.name}{total.number.cell['text'].strip()}" for total in (one, other))
        yield told_twice(*cells, first=first, second=second)


def _side(grid: Grid, end: Number, owns: Sequence[Number]) -> Sequence[Number]:
    """Return what makes up a 总计: the 合计 above it in its column, and what stands between the two; nothing where none."""
    row, column = end.cell["row"], end.cell["column"]
    above = [n for n in owns if n.cell["column"] == column and n.cell["row"] < row]
    if not above:
        return ()
    own = above[-1]
    rest = [grid.numbers[r, column] for r in grid.rows if own.cell["row"] < r < row and (r, column) in grid.numbers]
    return (own, *rest) if len(rest) >= _LEAST - 1 else ()


def _fits(end: Number, parts: Sequence[Number]) -> bool:
    """Whether the 合计 makes the 总计 with what follows it; of that, some may be told again below what they are of."""
    own, *rest = parts
    few = rest[:_MANY]
    some = (chosen for n in range(1, len(few) + 1) for chosen in itertools.combinations(few, n))
    every = itertools.chain([tuple(rest)], some)
    return any(end.interval.meets(add_rounded(part.interval for part in (own, *chosen))) for chosen in every)


def _told(grid: Grid, end: Number, parts: Sequence[Number], good: Sequence[Number]) -> Iterator[Judgement]:
    """Yield the judgement of a side; `good` are the totals of the sides that add up, one of the same amount proves it."""
    apart = sum(part.value for part in parts) - end.value
    if _fits(end, parts):
        yield holds(end.cell, *(part.cell for part in parts))
        return
    proven = any(one.interval.meets(end.interval) for one in good)
    if (proven or is_of_a_digit(end, parts, apart)) and not is_torn([end, *parts], apart):
        yield fails("table_sum", end.cell, *(part.cell for part in parts), **grid.blanks_of_sum(end, parts))


def _lines(grid: Grid) -> Iterator[Judgement]:
    """Yield the judgement of a number of a line between two that leave room for one."""
    for column in grid.columns:
        numbers = [grid.numbers[row, column] for row in grid.rows if (row, column) in grid.numbers]
        if len(numbers) < _RUN or not _LINES.search(grid.last_head(column)):
            continue
        steps = [other.value - one.value == 1 for one, other in itertools.pairwise(numbers)]
        wrong = [at for at, fits in enumerate(steps) if not fits]
        if not wrong:
            yield holds(numbers[0].cell)
        elif wrong == [wrong[0], wrong[0] + 1] or (wrong == [len(steps) - 1] and len(steps) > _RUN):
            at = wrong[0] + 1
            if len(wrong) == 1 or numbers[at + 1].value - numbers[at - 1].value == len(wrong):
                yield fails("line_number", numbers[at].cell, caption=grid.caption, grade=HINT, kind="numbering",
                            before=write(numbers[at - 1].value), said=numbers[at].text)  # fmt: skip


_NEW, _OLD = re.compile(r"新收"), re.compile(r"上年(?:度)?结转")
_DONE, _LEFT = re.compile(r"总计"), re.compile(r"结转(?:下年|至下年|次年)")


@as_check(
    "balance of requests",
    "requests received and those of last year are as many as those dealt with and those left for next year",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no table has one row each of 新收, 上年结转, 总计 and 结转下年度",
    examples=(
        "| 事项 | 自然人 | 企业 | 总计 |\n| 一、本年新收申请数量 | 21 | 4 | 25 |\n| 二、上年结转申请数量 | 3 | 0 | 3 |\n| （一）予以公开 | 12 | 2 | 14 |\n| （二）无法提供 | 8 | 2 | 10 |\n| （三）总计 | 20 | 4 | 24 |\n| 四、结转下年度继续办理 | 2 | 0 | 2 |",
    ),
    counter_examples=(
        "| 事项 | 自然人 | 企业 | 总计 |\n| 一、本年新收申请数量 | 21 | 4 | 25 |\n| 二、上年结转申请数量 | 3 | 0 | 3 |\n| （一）予以公开 | 12 | 2 | 14 |\n| （二）无法提供 | 8 | 2 | 10 |\n| （三）总计 | 20 | 4 | 24 |\n| 四、结转下年度继续办理 | 4 | 0 | 4 |",
        "| 事项 | 自然人 | 企业 | 总计 |\n| 一、本年新收申请数量 | 21 | 4 | 25 |\n| 二、上年结转申请数量 | 3 | 0 | 3 |\n| （三）总计 | 20 | 4 | 24 |",
    ),
)
def check_requests(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each column of such a table that fits, and one for the last that does not."""
    for grid, behind in itertools.pairwise((*report.grids, None)):
        for grids in ((grid,), (grid, behind)):  # a page may part the form in two tables
            places = [[(one, row) for one in grids if one for row, label in one.labels.items() if words.search(label)]
                      for words in (_NEW, _OLD, _DONE, _LEFT)]  # fmt: skip
            if grid and all(len(own) == 1 for own in places):
                chosen = [own[0] for own in places]
                parts = [one for one, _ in chosen]
                if parts == [grid] * 4 or (parts == [grid, grid, behind, behind] and not report.is_side_by_side):
                    yield from _judge(grid, chosen)
                    break


def _judge(grid: Grid, rows: list[tuple[Grid, int]]) -> Iterator[Judgement]:
    columns = [[one.numbers.get((row, column)) for one, row in rows] for column in grid.columns]
    full = [[number for number in own if number] for own in columns if None not in own]
    wrong = [own for own in full if own[0].value + own[1].value != own[2].value + own[3].value]
    for own in full:
        if own not in wrong and any(number.value for number in own):
            yield holds(*(number.cell for number in own))
    if wrong:
        new, old, done, left = wrong[-1]
        yield fails("requests", *(number.cell for number in wrong[-1]), caption=grid.caption,
                    name=grid.last_head(new.cell["column"]), came=write(new.value + old.value),
                    went=write(done.value + left.value))  # fmt: skip


_CAME = re.compile("(?:收到|新收|受理|接收|新增)[^，,。；;]{0,16}$")
_KEPT = re.compile("上(?:一)?年(?:度)?结转[^，,。；;]{0,6}$")
_WENT = re.compile("(?:办理答复|答复|办结|办理|审结|结案)[^，,。；;]{0,4}$")
_NEXT = re.compile("结转(?:至|到)?(?:下(?:一)?年|次年)")
_FOUR = 4


@as_check(
    "balance of requests in prose",
    "收到申请137件，加上年结转5件，共办理136件，另有6件结转下年度: what came and what was left make up what went and what is left",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not give all four in one unit",
    examples=(
        "全年收到申请137件，同比增长16.1%，加上年结转8件，共办理答复136件，另有6件结转下年度继续办理。",
        "法庭新收案件1,204件，上年结转36件，审结1,190件，结转下年60件。",
    ),
    counter_examples=(
        "全年收到申请137件，同比增长16.1%，加上年结转5件，共办理答复136件，另有6件结转下年度继续办理。",
        "全年收到申请137件，上年结转5件，共办理答复136件，其余按期办理。",
    ),
)
def check_told(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence with all four."""
    for statement, quantities in sentences(report):
        if "结转" not in statement["text"]:
            continue
        levels = [q for q in quantities if is_exact_level(q)]
        leads = [(q, said_before(statement, q), words_behind(statement, q)[:8]) for q in levels]
        left = [q for q, lead, behind in leads if _NEXT.search(lead) or _NEXT.match(behind)]
        rows = [[q for q, lead, _ in leads if words.search(lead) and q not in left] for words in (_CAME, _KEPT, _WENT)]
        found = [own[0] for own in (*rows, left) if len(own) == 1]
        if len(found) == _FOUR and len({q["unit"] for q in found}) == 1:
            yield _judge_told(found)


def _judge_told(rows: list[Row]) -> Judgement:
    came, kept, went, left = rows
    if came["value"] + kept["value"] == went["value"] + left["value"]:
        return holds(*rows)
    total, gone = came["value"] + kept["value"], went["value"] + left["value"]
    whole = f"{named(went)}＋{named(left)}＝{write(gone)}{went['unit']}"
    return fails("sum", *rows, parts=f"{named(came)}＋{named(kept)}", total=f"{write(total)}{came['unit']}", whole=whole,
                 apart=f"{write(abs(total - gone))}{came['unit']}")  # fmt: skip
