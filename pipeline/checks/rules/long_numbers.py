"""A long number of a table that stands elsewhere in the tables with a slip of a digit, under a name that shares its words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.printed import find_slipped, turn_digits
from pipeline.checks.report import Report

_LONG = 9  # digits of a number, two decimals with it, of which two are hardly turned by chance
_COMMON = 3  # characters of a name that says what the number is of
_TWIN = 7  # digits of a number that two rows have hardly both by chance
_PLAIN = re.compile(
    "合计|总计|小计|其中|减|加|本期|上期|期末|期初|余额|金额|发生额|[（(][^（）()]*[）)]|[一二三四五六七八九十]+、"
)


_PARENT = re.compile("(?:上市公司|母公司|公司|本行)(?:普通股)?(?:股东|所有者)?(?:的)?")
_OWNERS = re.compile("净资产|所有者权益|股东权益|权益")


class _Place(NamedTuple):
    """A number of a table, and the name of its row without the words that any row has."""

    grid: Grid
    number: Number
    name: str


@as_check(
    "long number in two tables",
    "a number of nine digits that stands in two tables under one name does not differ by two digits in each other's place",
    kind="conflict",
    grade=HINT,
    needs="tables",
    idle="no number of nine digits with two decimals stands once in the tables, and with two neighbouring digits turned under a name that shares three characters with its own",
    examples=(
        "| 项目 | 本报告期末 | 上年度末 |\n| 归属于上市公司股东的净资产 | 200,136,703.13 | 198,631,842.02 |\n有关情况如下。\n| 项目 | 期末余额 | 期初余额 |\n| 归属于上市公司股东的净资产合计 | 200,136,703.31 | 198,631,842.02 |",
        "| 项目 | 金额 |\n| 应收账款坏账准备 | 38,112,964.35 |\n有关情况如下。\n| 项目 | 期末 |\n| 坏账准备 | 38,121,964.35 |",
    ),
    counter_examples=(
        "| 项目 | 本报告期末 | 上年度末 |\n| 归属于上市公司股东的净资产 | 200,136,703.31 | 198,631,842.02 |\n有关情况如下。\n| 项目 | 期末余额 | 期初余额 |\n| 归属于上市公司股东的净资产合计 | 200,136,703.31 | 198,631,842.02 |",
        "| 项目 | 金额 |\n| 应收账款坏账准备 | 38,112,964.35 |\n有关情况如下。\n| 项目 | 期末 |\n| 在建工程 | 38,121,964.35 |",
        "| 项目 | 金额 |\n| 坏账准备 | 38,112.96 |\n有关情况如下。\n| 项目 | 期末 |\n| 坏账准备 | 38,121.96 |",
    ),
)
def check_long(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each long number that stands in two places, or turned."""
    places = _places(report)
    for digits, own in places.items():
        if len(own) > 1:
            yield holds(own[0].number.cell, own[1].number.cell)
            continue
        one = own[0]
        others = [place for turned in turn_digits(digits) for place in places.get(turned, ())]
        for other in others:
            first = digits < _digits(other.number) or len(places[_digits(other.number)]) > 1
            if other.grid is not one.grid and first and _alike(one, other):
                blanks = {"first": _told(one), "other": _told(other), "first_page": one.number.cell["page"]}
                yield fails("twice", one.number.cell, other.number.cell, page=other.number.cell["page"], **blanks)
                break


def _places(report: Report) -> Mapping[str, Sequence[_Place]]:
    found: dict[str, list[_Place]] = defaultdict(list)
    for grid in report.grids:
        for (row, _), number in grid.numbers.items():
            digits = _digits(number)
            if len(digits.strip("0")) >= _LONG:
                found[digits].append(_Place(grid, number, _PLAIN.sub("", grid.labels.get(row, ""))))
    return found


def _digits(number: Number) -> str:
    text = number.cell["text"].strip()
    return re.sub(r"\D", "", text) if re.search(r"\.\d\d$", text.rstrip("）)")) else ""


def _alike(one: _Place, other: _Place) -> bool:
    """Whether two rows bear one name, or one that says a little more; 净资产 and 所有者权益 are one."""
    names = [_OWNERS.sub("权益", _PARENT.sub("母公司", place.name)) for place in (one, other)]
    return min(map(len, names)) >= _COMMON and (names[0] in names[1] or names[1] in names[0])


def _told(place: _Place) -> str:
    return f"{place.grid.labels.get(place.number.cell['row'], '')}{place.number.cell['text'].strip()}"


@as_check(
    "rows that are the same",
    "two rows of a table that have one long number in one column do not differ by a digit in another",
    kind="conflict",
    grade=HINT,
    needs="tables",
    idle="no two rows have one number of seven digits in a column, and in another numbers of seven digits that a slip tells apart",
    examples=(
        "| 分项 | 营业收入 | 营业成本 |\n| 研发服务业 | 426,753,149.17 | 205,319,380.30 |\n| 新药研发服务 | 426,758,149.17 | 205,319,380.30 |\n| 直销 | 426,758,149.17 | 205,319,380.30 |",
        "| 分项 | 本年 | 上年 |\n| 主营业务 | 8,640,215.40 | 8,120,504.10 |\n| 供水服务 | 8,640,251.40 | 8,120,504.10 |",
    ),
    counter_examples=(
        "| 分项 | 营业收入 | 营业成本 |\n| 研发服务业 | 426,758,149.17 | 205,319,380.30 |\n| 新药研发服务 | 426,758,149.17 | 205,319,380.30 |\n| 国内 | 66,927,715.23 | 45,275,606.23 |",
        "| 分项 | 本年 | 上年 |\n| 主营业务 | 8,640,215.40 | 8,120,504.10 |\n| 供水服务 | 8,215,640.40 | 8,120,504.10 |",
        "| 分项 | 合计 | 基本支出 |\n| 卫生支出 | 3,223,657 | 3,023,657 |\n| 单位医疗 | 3,023,657 | 3,023,657 |\n| 行政医疗 | 3,023,657 | 3,023,657 |\n| 公共卫生 | 200,000 |  |",
    ),
)
def check_twins(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two such rows that stand near each other."""
    for grid in report.grids:
        columns = [column for column in grid.columns if grid.adds_up(column)]
        rows = [{c: n for c in columns if (n := grid.numbers.get((row, c))) and _is_long(n)} for row in grid.rows]
        for at, one in enumerate(rows):
            for other in rows[at + 1 : at + _REACH] if one else ():
                pairs = [(n, other[c]) for c, n in one.items() if c in other]
                same = [(n, m) for n, m in pairs if n.value == m.value]
                apart = [(n, m) for n, m in pairs if n.value != m.value]
                if same and not apart:
                    yield holds(same[0][0].cell, same[0][1].cell)
                elif same and len(apart) == 1 and _is_slip(grid, apart[0]):
                    said, told = (_told(_Place(grid, n, "")) for n in apart[0])
                    cells = [n.cell for n in apart[0]]
                    yield fails("twice", *cells, first=said, other=told, first_page=cells[0]["page"],
                                page=cells[1]["page"])  # fmt: skip


def _is_slip(grid: Grid, pair: tuple[Number, Number]) -> bool:
    """Whether two digits are turned; or one differs, one number stands in its column again and the difference does not."""
    places = find_slipped(*(re.sub(r"\D", "", n.cell["text"]) for n in pair))
    column = [n.value for (_, c), n in grid.numbers.items() if c == pair[0].cell["column"]]
    apart = abs(pair[0].value - pair[1].value)
    again = any(column.count(n.value) > 1 for n in pair)
    part = any(abs(abs(value) - apart) < _CENT for value in column)
    return not part and (len(places) > 1 or (bool(places) and again))


_CENT = 0.01
_REACH = 12  # rows within which two that are of one thing stand


def _is_long(number: Number) -> bool:
    return len(re.sub(r"\D", "", number.cell["text"]).strip("0")) >= _TWIN
