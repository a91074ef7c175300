"""What bears one name in several tables, or in prose and a table.

One row under one name in several tables of a report, and what prose gives under the name of a row.
A value of prose against the table that gives it too, under names that the dictionary does not know.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import find_slip, interval_of, printed_number, step_of
from pipeline.checks.printed import find_slipped, is_slipped, lacks_digit
from pipeline.checks.report import Report
from pipeline.checks.sentences import NARROWED, is_exact_level
from pipeline.checks.stated import of_one_value
from pipeline.checks.two_places import told_twice
from schemas.text import squeeze

_MARKS = re.compile(
    r"^(?:[一二三四五六七八九十]+、|\d+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|其中[:：])+|[“”]|[（(][类款项][）)]"
)
_HEAD_TABLE = re.compile(r"(?:年初|财政拨款)?(?:预算|决算)?(?:金额|总额|数额|数)$|(?:预算|决算)$")
_WORDS = re.compile("[㐀-鿿]")
_NAME_TABLE = 4  # characters of the name of a row
_LONG = 5  # digits of a number that stands in several tables
_SHORT = 3  # digits of a number of prose
_BUDGETS = ("预算", "决算")
_PART_TABLE = re.compile(f"{NARROWED}|分别|累计|以上|人均|平均|每|新增|比|较|压减|下属|所属|以内|不超过")
_MANY = re.compile("等|合计|总计|小计")
_SCALES = (1.0, 1e4)  # of a table whose unit was not read: 元 and 万元


class _Told(NamedTuple):
    """A number of a table, and the table that it stands in."""

    table: str
    number: Number


def _bare(words: str) -> str:
    return _HEAD_TABLE.sub("", _MARKS.sub("", squeeze(words)))


def _rows(report: Report) -> Mapping[str, Sequence[_Told]]:
    """Return the numbers of all tables by what stands left of them in their row, or above them where no words do."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for table, grid in zip(report.by_table, report.grids, strict=True):
        for name, number in _named(grid):
            if len(name) >= _NAME_TABLE and not _MANY.search(name):
                found[name].append(_Told(table, number))
    return found


def _named(grid: Grid) -> Iterator[tuple[str, Number]]:
    left: dict[int, str] = {}
    for cell in sorted(grid.cells, key=lambda one: (one["row"], one["column"])):
        place = cell["row"], cell["column"]
        if place not in grid.numbers:
            if _WORDS.search(cell["text"]):
                left[cell["row"]] = _bare(cell["text"])
        else:
            name = left.get(cell["row"]) or _bare(grid.last_head(cell["column"]))
            yield name, grid.numbers[place]


def _is_budget(report: Report) -> bool:
    """Whether a report is a budget or the accounts of one: a company's tables give its own numbers and the group's."""
    return str(report.document["report_type"] or "").endswith(_BUDGETS)


def _is_of_a_digit(one: str, other: str, *, budget: bool) -> bool:
    """Whether two numbers are a slip apart; the last digit may be a matter of rounding."""
    return is_slipped(one, other) and (budget or len(find_slipped(one, other)) > 1)


def _digits(number: Number) -> str:
    return printed_number(number.cell["text"])


@as_check(
    "row of several tables",
    "what two tables of a report give under one name is not another number, a digit apart, in a third one",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="fewer than two other tables have the number in the row of that name, or the odd one is no slip of a digit (in a report that is no budget, of two neighbours that changed places)",
    examples=(
        "@type=部门预算\n| 科目 | 合计 | 基本支出 |\n| 教育支出 | 15,240,680 | 14,120,680 |\n总表如下。\n| 项目 | 预算数 |\n| 教育支出 | 15,240,680 |\n收支表如下。\n| 项目 | 预算数 | 项目 | 预算数 |\n| 财政拨款 | 148,302,670 | 二、教育支出 | 15,420,680 |",
        "@type=部门决算\n| 科目 | 决算数 |\n| 农林水支出 | 1,286.45 |\n总表如下。\n| 项目 | 决算数 |\n| （三）农林水支出 | 1,286.45 |\n三表如下。\n| 编码 | 名称 | 金额 |\n| 213 | 农林水支出 | 1,206.45 |",
        "| 产品 | 收入 |\n| 燃气热水器 | 86,412,377 |\n分产品如下。\n| 产品 | 金额 |\n| 燃气热水器 | 86,412,377 |\n成本如下。\n| 产品 | 收入 | 成本 |\n| 燃气热水器 | 86,142,377 | 61,204,118 |",
    ),
    counter_examples=(
        "@type=部门预算\n| 科目 | 合计 | 基本支出 |\n| 教育支出 | 15,240,680 | 14,120,680 |\n总表如下。\n| 项目 | 预算数 |\n| 教育支出 | 15,240,680 |\n收支表如下。\n| 项目 | 预算数 | 项目 | 预算数 |\n| 财政拨款 | 148,302,670 | 二、教育支出 | 15,240,680 |",
        "| 科目 | 合计 |\n| 教育支出 | 2,846,175,930.42 |\n本部如下。\n| 项目 | 金额 |\n| 教育支出 | 2,846,175,930.42 |\n合并如下。\n| 项目 | 金额 |\n| 教育支出 | 2,946,175,930.42 |",
        "@type=部门决算\n| 科目 | 合计 |\n| 社会保障支出 | 12,326.71 |\n总表如下。\n| 项目 | 金额 |\n| 社会保障支出 | 12,326.71 |\n三表如下。\n| 项目 | 金额 |\n| 社会保障支出 | 12,326.72 |",
        "@type=部门预算\n| 科目 | 合计 | 基本支出 |\n| 教育支出 | 15,240,680 | 14,120,680 |\n总表如下。\n| 项目 | 预算数 |\n| 教育支出 | 15,240,680 |\n收支表如下。\n| 项目 | 上年决算数 | 项目 | 上年决算数 |\n| 财政拨款 | 148,302,670 | 二、教育支出 | 21,384,277 |",
    ),
)
def check_rows(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number that stands in the rows of one name of two tables."""
    budget = _is_budget(report)
    for name, told in _rows(report).items():
        tables: dict[str, dict[str, Number]] = defaultdict(dict)
        for one in told:
            tables[one.table].setdefault(_digits(one.number), one.number)
        counts: dict[str, list[str]] = defaultdict(list)
        for table, numbers in tables.items():
            for digits in numbers:
                counts[digits].append(table)
        for digits, where in counts.items():
            if len(where) < 2 or len(digits.replace(".", "").strip("0")) < _LONG:
                continue
            first = tables[where[0]][digits]
            yield holds(first.cell, tables[where[1]][digits].cell)
            for table in (one for one in tables if one not in where):
                for other, number in tables[table].items():
                    if len(counts[other]) == 1 and _is_of_a_digit(digits, other, budget=budget):
                        yield told_twice(number.cell, first.cell, first=_said(name, number), second=_said(name, first))
                        break


def _said(name: str, number: Number) -> str:
    return f"{name}{number.cell['text'].strip()}"


@as_check(
    "prose against the row of a table",
    "what a budget or accounts say of an item (“教育支出”科目476万元) is what its tables give in the row of that name",
    kind="conflict",
    grade=CONFLICT,
    needs="documents quantities tables",
    idle="the report is no budget and no accounts, no table has a row, or a column, of that name, or the two are not a slip of digits apart",
    tolerance="half of the last printed digit of the prose",
    examples=(
        "@type=部门预算\n3.“科学技术支出”科目358万元，主要用于科普场馆开放。\n| 科目 | 合计 | 基本支出 |\n| 科学技术支出 | 3,848,000 | 3,610,000 |\n| 住房保障支出 | 1,204,000 | 1,204,000 |",
        "@type=部门预算\n2022年机关运行经费预算为34,116.25万元。\n| 合计 | 公务接待费 | 机关运行经费预算数 |\n| 412.60 | 31.20 | 3,416.25 |",
        "@type=单位预算\n“住房保障支出”科目2,018万元，主要用于住房公积金。\n| 科目 | 合计 |\n| 住房保障支出 | 21,080,000 |\n| 城乡社区支出 | 1,204,000 |",
        "@type=部门决算\n本年培训费支出18.64万元。\n| 项目 | 决算数 |\n| 培训费支出 | 16.84 |\n| 会议费支出 | 4.20 |",
    ),
    counter_examples=(
        "@type=部门预算\n3.“科学技术支出”科目385万元，主要用于科普场馆开放。\n| 科目 | 合计 | 基本支出 |\n| 科学技术支出 | 3,848,000 | 3,610,000 |\n| 住房保障支出 | 1,204,000 | 1,204,000 |",
        "@type=部门预算\n3.“科学技术支出”科目358万元，比上年增加12万元。\n| 科目 | 合计 | 基本支出 |\n| 科学技术支出 | 8,120,000 | 3,610,000 |\n| 住房保障支出 | 1,204,000 | 1,204,000 |",
        "@type=部门预算\n“科学技术支出”科目中，其中下属单位科学技术支出358万元。\n| 科目 | 合计 |\n| 科学技术支出 | 3,848,000 |\n| 住房保障支出 | 1,204,000 |",
        "3.科学技术支出358万元，主要用于体检。\n| 科目 | 合计 |\n| 科学技术支出 | 3,848,000 |\n| 住房保障支出 | 1,204,000 |",
        "@type=部门预算\n上年科学技术支出358万元。\n| 科目 | 合计 |\n| 科学技术支出 | 3,848,000 |\n| 住房保障支出 | 1,204,000 |",
    ),
)
def check_prose(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount of prose under the name of a row."""
    if not _is_budget(report):
        return
    rows = _rows(report)
    for q in report.rows("quantities"):
        own_year = q["period_end"] is not None and q["period_end"].year == report.year
        if q["source"] != "text" or q["unit"] != "元" or not q["value"] or not own_year or not is_exact_level(q):
            continue
        name = _bare(str(q["metric"] or ""))
        told = rows.get(name, ())
        if told and not _PART_TABLE.search(_clause(report, q)):
            yield from _judge(q, name, [one.number for one in told])


def _clause(report: Report, q: Row) -> str:
    """Return the words of the clause that an amount stands in, up to the amount."""
    statement = report.statement_by_id.get(q["statement_id"] or "")
    if statement is None:
        return ""
    at = str(statement["text"]).find(q["text"])
    return re.split("[，,。；;]", str(statement["text"])[: max(at, 0)])[-1]


def _judge(q: Row, name: str, numbers: Sequence[Number]) -> Iterator[Judgement]:
    said, step = interval_of(q), step_of(q)
    if said is None or not step:
        return
    scaled = [(number, number.value * scale) for number in numbers for scale in _SCALES]
    for number, value in scaled:
        if said.low - step / 2 <= value <= said.high + step / 2:
            yield holds(q, number.cell)
            return
    own = f"{round(q['value'] / step)}"
    for number, value in scaled:
        if len(own) >= _SHORT and _is_slip(own, f"{round(value / step)}"):
            yield told_twice(q, number.cell, second=_said(name, number))
            return


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers differ in a digit, in two neighbours that changed places, or in one that the other lacks."""
    shuffled = len(one) >= _SHORT and sorted(one) == sorted(other)
    return (
        shuffled or bool(find_slipped(one, other)) or (min(len(one), len(other)) >= _SHORT and lacks_digit(one, other))
    )


# What the head of a column adds to the name of its row.
_HEAD_PROSE = re.compile(r"(?:的?(?:场次|次数|数量|个数|件数|期数|人数|人次|总数|册数|户数|金额|数))$")
_PART_PROSE = re.compile(f"{NARROWED}|分别|累计|以上|人均|平均|每|新增")
_NAME_PROSE = 3  # characters of a name that says what is counted
_Key = tuple[object, ...]


def _single(report: Report, source: str) -> Mapping[_Key, Row]:
    """Return by name, unit and year what prose or tables state with one value."""
    found: dict[_Key, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] != source or not is_exact_level(q) or q["subject"] or q["period_end"] is None:
            continue
        name = str(q["metric"] or "")
        name = _HEAD_PROSE.sub("", name) if source == "table" else name
        if len(name) >= _NAME_PROSE and q["unit"] not in ("%", None):
            found[name, q["unit"], q["period_end"].year].append(q)
    return of_one_value(found)


@as_check(
    "prose against table",
    "what prose and one table give under one name and unit is one value",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="the report is no 社会责任报告, prose or tables give several values, or the sentence speaks of a part",
    tolerance="half of the last printed digit of both",
    examples=(),
)
def check_prose_and_tables(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of prose that a table gives under its name."""
    if not report.of_its_year:
        return
    tabled = _single(report, "table")
    for key, said in _single(report, "text").items():
        cell = tabled.get(key)
        one, two = interval_of(said), interval_of(cell) if cell else None
        if cell is None or one is None or two is None or said["indicator"]:
            continue
        if one.meets(two):
            yield holds(said, cell)
        elif not _PART_PROSE.search(report.sentence_of(said)):
            yield told_twice(said, cell, slip=find_slip(one, two))
