"""Long numbers that stand elsewhere with two digits in each other's place.

A long number of prose that stands elsewhere in the report with two digits in each other's place, whatever it is called there.
A long number of a table that stands in other tables with two digits in each other's place.

库存物资 | 128,460,754.20 in one table and 库存物资 | 128,640,754.20 in another one, whatever else their rows say.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, holds
from pipeline.checks.grid import name_of_row
from pipeline.checks.interval import digits_of, interval_of, printed_number
from pipeline.checks.printed import turn_digits, turned
from pipeline.checks.report import Report, whole_name
from pipeline.checks.sentences import have_in_common, unit_of
from pipeline.checks.tabled import Tabled, tabled_of
from pipeline.checks.two_places import as_turned, told_twice

_LONG_PROSE, _COUNTED = 5, 4  # digits of a number that hardly stands elsewhere turned by chance; of one that is counted
_ROUNDED = 6  # digits of an amount that a table has hardly with two of them turned by chance
_SURELY = 7  # digits of one that does not, of whatever time the two are
_NAMED, _COMMON = 3, 2  # digits of a number that is not so where the names of both have so many characters in common
_PLACE = 2  # characters by which two places are told apart
_TOLD = 4  # the same where both stand in prose
_PLAIN = re.compile("人次|次数|数量|总量|总数|合计|金额|全年|累计|工作|完成|开展|组织|活动|项目|情况")
_ONE_UNIT = {"场次": "场", "期": "场", "台次": "次", "例": "次"}
_AMOUNTS = ("元", "美元", "%", "百分点")
_EXACT = 4  # decimals to which two values are one

_Key = tuple[str, float]


@as_check(
    "digits turned elsewhere",
    "供电客户11,532户 is not the 11,352户 of a table: a long number that stands once is not another one with two digits turned",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="no number of five digits (four of what is counted) of prose stands elsewhere in its unit with two neighbouring digits turned",
    examples=(
        "协助发行惠民岚桥卡48.20万张。\n年末岚桥卡发卡42.80万张，其中老人卡12,640张。",
        "供电客户11,532户。\n经核对，服务用户合计11,352户。",
        "@tables\n全年开展活动1,268场次。\n| 社区 | 活动场次（场） |\n| 望潮社区 | 660 |\n| 岚桥社区 | 626 |\n| 合计 | 1,286 |",
        "年末资产48,126.5万元。\n审计后资产合计41,826.5万元。",
        "调解成功7,313件。\n全年成功调处7,133件。",
        "在册学生2,413人。\n各年级学生共计2,431人。",
        "请求支付租金、滞纳金和鉴定费，共计28,364,510元。\n2021年度已为该案计提准备28,346,510.00元。",
        "@tables\n“小浪花”志愿者累计服务5,840小时。\n| 指标 | 2021年 | 2022年 |\n| 志愿服务（小时） | 4,115 | 5,480 |\n| 用电（万度） | 23.2 | 21.7 |",
        "@tables\n净利润下降，主要系毛利率下行1.21个百分点所致。\n| 产品 | 营业收入（万元） | 毛利率（%） | 毛利率比上年增减 |\n| 磨床 | 58,214.36 | 29.00 | 减少1.14个百分点 |\n| 合计 | 128,645.32 | 29.57 | 减少1.12个百分点 |",
        "@tables\n第四季度单季净流入2,536.56万元。\n| 项目 | 第三季度（元） | 第四季度（元） |\n| 现金流量净额 | 18,560,227.94 | 23,565,631.32 |\n| 营业收入 | 346,903,552.16 | 332,190,893.05 |",
        "@tables\n全馆外借图书37,400册。\n| 指标 | 2021年 | 2022年 |\n| 外借图书（册） | 31,200 | 34,700 |\n| 读者（人） | 1,232 | 1,217 |",
    ),
    counter_examples=(
        "供电客户11,352户。\n经核对，服务用户合计11,352户。",
        "供电客户11,532户。\n线路长度11,352米。",
        "走访企业128家。\n服务企业182家。",
        "@tables\n组织培训128场。\n| 指标 | 2021年 | 2022年 |\n| 演出（场） | 160 | 182 |\n| 用电（万度） | 23.2 | 21.7 |",
        "@tables\n2021年外借图书37,400册。\n| 指标 | 2021年 | 2022年 |\n| 外借图书（册） | 37,400 | 34,700 |\n| 读者（人） | 1,232 | 1,217 |",
        "营业收入占15.17%。\n毛利率15.71%。",
        "招待费48.12万元。\n差旅费48.21万元。",
        "上半年完成产值48,126万元，下半年完成41,826万元。",
        "2022年办理业务14,532件，2021年办理14,352件。",
        "拜访客户2,413家。\n明年力争拜访客户2,431家。",
        "在册学员6,214人（一期1,306人，二期1,472人，三期1,843人，四期1,360人，五期233人）。",
    ),
)
def check_turned(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each long number of prose that the report gives in two places, or turned."""
    known, tabled = _known(report), tabled_of(report)
    for (unit, _), rows in known.items():
        said = [row for row in rows if row["source"] != "table"]
        least = _LONG_PROSE if unit in _AMOUNTS else _COUNTED
        digits = count_digits(said[0]) if said else 0
        if digits < (_NAMED if unit not in _AMOUNTS or unit == "百分点" else least):
            continue
        if len(rows) > 1:
            yield holds(rows[0], rows[1])
        elif other := next(_of_one_time(said[0], known, _turned_prose(said[0], unit)), None):
            if (digits < least and not _are_named_alike(said[0], other)) or _are_of_one_sentence(said[0], other):
                continue
            yield told_twice(said[0], other)
        elif unit == "元" and digits >= _ROUNDED and said[0]["source"] == "text":
            yield from _rounded(said[0], tabled)


def count_digits(q: Row) -> int:
    """Return how many digits of a value are printed to tell it: the nought of 48.20万张 is one, that of 4,820 none."""
    printed = printed_number(q["text"])
    parted = printed.rpartition(".")[2].strip("0") if "." in printed else ""
    return len(printed.replace(".", "").lstrip("0")) if parted else len(digits_of(q))


def _are_of_one_sentence(row: Row, other: Row) -> bool:
    """Whether two numbers are two things that one sentence lists: 一期1,306人，四期1,360人."""
    return bool(row["statement_id"]) and row["statement_id"] == other["statement_id"]


def _rounded(row: Row, tabled: Tabled) -> Iterator[Judgement]:
    """Yield a finding for a long amount of prose that a table has more exactly, but with two digits turned."""
    one = interval_of(row)
    if one is None or tabled.within(one, "元"):
        return
    cells = (cell for value in as_turned(row, one) for cell in tabled.within(value, "元"))
    yield from (told_twice(row, cell) for cell in itertools.islice(cells, 1))


def _of_one_time(row: Row, known: Mapping[_Key, Sequence[Row]], keys: Iterator[_Key]) -> Iterator[Row]:
    """Yield the values of some keys whose time ends with that of a row: 上半年 and 下半年 are two."""
    for key in keys:
        sure = len(digits_of(row)) >= _SURELY
        yield from (one for one in known.get(key, ()) if sure or one["period_end"] == row["period_end"])


def _are_named_alike(row: Row, other: Row) -> bool:
    """Whether two numbers, of which a table has one, bear names that share what is counted: 累计服务 and 志愿服务."""
    names = [_PLAIN.sub("", whole_name(q)) for q in (row, other)]
    if other["source"] != "table" and names[0][:_PLACE] != names[1][:_PLACE] and len(names[0]) == len(names[1]):
        return False  # 望潮社区志愿服务时长, 岚桥社区志愿服务时长: two places
    one, two = (_PLAIN.sub(mark, whole_name(q)) for q, mark in ((row, "，"), (other, "、")))
    return have_in_common(one, two, _COMMON if other["source"] == "table" else _TOLD)


def _known(report: Report) -> Mapping[_Key, Sequence[Row]]:
    """Return the exact values of a report by unit and size."""
    found: dict[_Key, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["unit"] and q["value"] and q["qualifier"] == "exact" and not q["basis"]:
            found[_ONE_UNIT.get(unit_of(q), unit_of(q)), round(abs(q["value"]), _EXACT)].append(q)
    return found


def _turned_prose(row: Row, unit: str) -> Iterator[_Key]:
    yield from ((unit, round(value, _EXACT)) for value in turned(row))


_LONG_CELL = 7  # digits of a number that stands under one name, with two of them turned, by no chance
_SURE = 9  # the same under whatever name, where the other number stands in several rows
_TELLING = 5  # of its digits that are no noughts at its end
_TWICE = 2  # rows in which that one stands
_NAME = 2  # characters of a name
_NUMBER = re.compile(r"[-－−]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[-－−]?\d+\.\d+")


class _Place(NamedTuple):
    """A number of a table: its cell, the bare label of its row, and the row."""

    cell: Row
    label: str
    row: tuple[str, int]


@as_check(
    "long numbers of tables",
    "a number of seven digits under a name, or of nine under any, is not one of other tables with two digits turned",
    kind="conflict",
    grade=HINT,
    needs="tables",
    idle="no number of seven digits stands once and, with two neighbouring digits turned, in another row of its name (of nine digits: in two other rows), or their difference stands in the table of either",
    examples=(
        "| 项目 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |\n资产情况如下。\n| 项目 | 年末 |\n| 库存物资 | 128,640.75 |\n| 待摊费用 | 1,218.40 |",
        "| 项目 | 年末 |\n| 存款 | 628,460,754.20 |\n| 现金 | 1,204.30 |\n明细如下。\n| 项目 | 年末 |\n| 银行存款 | 628,640,754.20 |\n| 其他 | 86.20 |\n变动如下。\n| 项目 | 年末 |\n| 可动用资金 | 628,640,754.20 |\n| 受限资金 | 92.40 |",
    ),
    counter_examples=(
        "| 项目 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |\n资产情况如下。\n| 项目 | 年末 |\n| 库存物资 | 128,460.75 |\n| 待摊费用 | 1,218.40 |",
        "| 项目 | 年末 |\n| 库存物资 | 128,460.75 |\n| 应收水费 | 4,755.10 |\n资产情况如下。\n| 项目 | 年末 |\n| 在建工程 | 128,640.75 |\n| 待摊费用 | 1,218.40 |",
        "| 项目 | 年末 | 年初 | 增减 |\n| 库存物资 | 128,640.75 | 128,460.75 | 180.00 |\n| 应收水费 | 4,755.10 | 5,699.20 | -944.10 |",
    ),
)
def check_cells_turned(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each long number that stands in two rows of a name, or turned in another one."""
    places = _places(report)
    values = _values(report)
    told: set[str] = set()
    for number, own in places.items():
        if len({place.row for place in own}) > 1:
            yield holds(own[0].cell, own[1].cell)
            continue
        others = [place for turned in _turned_cell(number) for place in places.get(turned, ())]
        place = own[0]
        named = [one for one in others if one.label == place.label and one.row != place.row]
        sure = (
            len(number.replace(".", "")) >= _SURE <= len(_telling(number)) + 1
            and len({one.row for one in others}) >= _TWICE
        )
        other = next(iter(named or (others if sure else ())), None)
        if other is not None and number not in told and not _is_apart(place, other, values):
            told.add(_bare(other.cell["text"]))
            first, second = (f"{one.label}{one.cell['text'].strip()}" for one in (place, other))
            yield told_twice(place.cell, other.cell, first=first, second=second)


def _places(report: Report) -> Mapping[str, Sequence[_Place]]:
    """Return by its bare digits with their point each long number of the tables, wide cells too."""
    found: dict[str, list[_Place]] = defaultdict(list)
    for grid in report.grids:
        for cell in grid.cells:
            text = cell["text"].strip()
            digits = _bare(text) if _NUMBER.fullmatch(text) else ""
            label = name_of_row(grid.label(cell["row"]))
            if len(_telling(digits)) >= _TELLING and len(digits.replace(".", "")) >= _LONG_CELL and len(label) >= _NAME:
                found[digits].append(_Place(cell, label, (cell["table_id"], cell["row"])))
    return found


def _values(report: Report) -> Mapping[str, Sequence[float]]:
    """Return the numbers of each table."""
    found: dict[str, list[float]] = defaultdict(list)
    for grid in report.grids:
        for number in grid.numbers.values():
            found[number.cell["table_id"]].append(abs(number.value))
    return found


def _telling(number: str) -> str:
    """Return the digits of a number without the noughts that it ends in."""
    return number.replace(".", "").rstrip("0")


def _bare(text: str) -> str:
    return re.sub(r"[^\d.]", "", text)


def _turned_cell(number: str) -> Iterator[str]:
    """Yield a number with two neighbouring digits in each other's place, its point where it was."""
    whole, _, parted = number.partition(".")
    for digits in turn_digits(whole + parted):
        yield f"{digits[: len(whole)]}.{digits[len(whole) :]}" if parted else digits


def _is_apart(one: _Place, other: _Place, values: Mapping[str, Sequence[float]]) -> bool:
    """Whether by how much two numbers differ stands in the table of either: then one leads to the other."""
    apart = abs(float(_bare(one.cell["text"])) - float(_bare(other.cell["text"])))
    return any(abs(value - apart) < _CENT for table in {one.row[0], other.row[0]} for value in values[table])


_CENT = 0.005
