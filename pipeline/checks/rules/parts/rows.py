"""Numbers of prose that make up those of the rows of a table.

Parts of prose that make up the number of the row whose name their heading bears: 初中生1,846人、高中生793人 | 晨光助学 | 2,585.
Amounts of one name below a table that make up a number of it but for two digits.

物资折款（万元） | 1,522.42 and below 捐赠了价值1,205.30万元的药品, 捐赠了价值47.12万元的器械: together 1,252.42
Two numbers of a column in each other's row, as the prose below the headings of both rows shows.

（一）晨光助学: 初中生1,846人、高中生739人 | 小苗医助 | 2,585   and （二）小苗医助: 416名患儿 | 晨光助学 | 416
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.outline import bare_title
from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.headings import heading_of
from pipeline.checks.interval import digits_of, interval_of, step_of
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.printed import turned
from pipeline.checks.report import Report, quote_sum
from pipeline.checks.rules.twice.turned import count_digits
from pipeline.checks.sentences import between, is_exact_level, is_of_year, placed_levels, sentences, unit_of
from pipeline.checks.tabled import NamedCell, cells_with_names, table_quantities

_LABEL = 3  # characters of the label of a row
_LONG_ROW, _FEW_ROW = 4, 3  # digits of a row's number, and of each part, that make no sum by chance
_MOST = 4  # parts
_NEXT = 16  # characters between two parts
_PLAIN = re.compile("合计|总计|小计|其他|其中")
_BRACKETS = re.compile("[“”（(].*$")
_STOP = re.compile("[。；;]|其中|累计|上年|比|较")


def bare_label(words: str) -> str:
    """Return a heading, or the label of a row, without its number and what follows in brackets."""
    return _BRACKETS.sub("", bare_title(words))


@as_check(
    "parts of a row",
    "numbers that follow each other below the heading of a row's name make up the row's number exactly, or not with two digits turned",
    kind="sum",
    grade=HINT,
    needs="statements sections quantities tables",
    idle="no heading bears the label of a row, or the row's number has fewer than four digits, a part fewer than three",
    examples=(
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 2,585 |\n| 小苗医助 | 308.15 | 416 |\n# （一）晨光助学\n资助初中生1,846人、高中生793人，人均约1,600元。",
        "@tables\n| 线路 | 客运量（人次） |\n| 望潮专线 | 18,462 |\n| 岚桥专线 | 9,304 |\n# 望潮专线\n上半年运送旅客8,124人次，下半年运送旅客10,383人次。",
        "@tables\n| 品种 | 产量（吨） |\n| 早熟脐橙 | 6,184 |\n| 晚熟柑橘 | 4,027 |\n# 2.早熟脐橙\n城北基地3,672吨、城南基地2,152吨，均已售罄。",
    ),
    counter_examples=(
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 2,585 |\n| 小苗医助 | 308.15 | 416 |\n# （一）晨光助学\n资助初中生1,846人、高中生739人，人均约1,600元。",
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 2,585 |\n| 小苗医助 | 308.15 | 416 |\n# （一）晨光助学\n资助初中生1,146人、高中生793人，人均约1,600元。",
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 2,585 |\n| 小苗医助 | 308.15 | 416 |\n# （二）小苗医助\n资助初中生1,846人、高中生793人，人均约1,600元。",
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 2,585 |\n| 小苗医助 | 308.15 | 416 |\n# （一）晨光助学\n资助初中生1,846人，累计资助高中生793人。",
        "@tables\n| 等级 | 里程（米） | 桥梁（座） |\n| 一级公路 | 2,639 | 14 |\n| 二级公路 | 2,585 | 9 |\n# 一级公路\n城东段1,846米、城西段793米，均已完工。",
    ),
)
def check_parts_of_row(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each run of numbers below such a heading."""
    rows = _rows(report)
    for statement, quantities in sentences(report) if rows else ():
        for cell in rows.get(bare_label(heading_of(report, statement)), ()):
            yield from itertools.islice(_judge_row(statement, quantities, cell.q), 1)


def _rows(report: Report) -> Mapping[str, Sequence[NamedCell]]:
    """Return by label the long whole numbers of rows that stand in one table."""
    found: dict[str, list[NamedCell]] = {}
    for cell in cells_with_names(report):
        label = bare_label(cell.label)
        if len(label) >= _LABEL and not _PLAIN.search(label) and len(digits_of(cell.q)) >= _LONG_ROW:
            found.setdefault(label, []).append(cell)
    return found


def _judge_row(statement: Row, quantities: Sequence[Row], whole: Row) -> Iterator[Judgement]:
    runs = [run for run in _runs_row(statement, quantities) if unit_of(run[0]) == unit_of(whole)]
    known = interval_of(whole)
    for run in runs:
        if known is not None and known.low <= sum(q["value"] for q in run) <= known.high:
            yield holds(whole, *run)
            return
    for run in runs:
        made = sum(q["value"] for q in run)
        sums = [made - q["value"] + other for q in run for other in turned(q)]
        if known is not None and any(known.low <= one <= known.high for one in sums):
            yield fails("sum", whole, *run, **quote_sum(whole, run, made))


def _runs_row(statement: Row, quantities: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the exact numbers of one unit that follow each other, two to four of them."""
    for size in range(_MOST, 1, -1):
        for at in range(len(quantities) - size + 1):
            run = quantities[at : at + size]
            gaps = [between(statement, a, b) for a, b in itertools.pairwise(run)]
            alike = is_exact_level(*run) and len({unit_of(q) for q in run}) == 1 and run[0]["unit"] not in ("%", None)
            if alike and all(len(digits_of(q)) >= _FEW_ROW for q in run) and not any(map(_parts_them, gaps)):
                yield run


def _parts_them(gap: str) -> bool:
    return len(gap) > _NEXT or bool(_STOP.search(gap))


_LONG_BELOW, _FEW_BELOW = 6, 4  # digits of a number of a table, and of each amount, that make no sum by chance
_REACH = 1500  # characters from a number of a table to the paragraph
_NAME = 2  # characters of it
_OTHERS = re.compile("上年|去年|计划|目标|预计|累计")


@as_check(
    "amounts below a table",
    "amounts of one name in a paragraph below a table (捐赠价值1,205.30万元, 捐赠价值47.12万元) make up its number exactly, or not with two digits turned",
    kind="sum",
    grade=HINT,
    needs="statements quantities tables",
    idle="no paragraph below a table has two to four amounts of one name, or the number of the table has fewer than six digits",
    tolerance="half of the last printed digit of all",
    examples=(
        "@tables\n| 类型 | 数额 |\n| 资金（万元） | 325.40 |\n| 物资折款（万元） | 1,522.42 |\n报告期内，单位携手基金会捐赠了价值1,205.30万元的3000盒药品，并向基金会捐赠325.40万元捐赠款；此外，捐赠了价值47.12万元的260盒药品。",
        "@tables\n| 项目 | 金额（元） |\n| 房租支出 | 864,128 |\n| 水电支出 | 120,417 |\n中心为城东站支付房租512,306元。为城西站支付房租333,822元。",
    ),
    counter_examples=(
        "@tables\n| 类型 | 数额 |\n| 资金（万元） | 325.40 |\n| 物资折款（万元） | 1,252.42 |\n报告期内，单位携手基金会捐赠了价值1,205.30万元的3000盒药品，并向基金会捐赠325.40万元捐赠款；此外，捐赠了价值47.12万元的260盒药品。",
        "@tables\n| 项目 | 金额（元） |\n| 房租支出 | 846,128 |\n| 水电支出 | 120,417 |\n中心为城东站支付房租512,306元。为城西站支付房租323,822元。",
    ),
)
def check_below(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph below a table whose amounts make up a number of it, exactly or but for a slip."""
    cells = [q for q in table_quantities(report).values() if _is_long_below(q, report.year)]
    for passage in report.passages if cells else ():
        runs = list(_runs_below(report, passage))
        start = passage.sentences[0]["start_char"]
        near = [q for q in cells if 0 < start - q["start_char"] < _REACH] if runs else []
        for run in runs:
            yield from _judge_below(run, [q for q in near if unit_of(q) == unit_of(run[0])])


def _is_long_below(q: Row, year: int | None) -> bool:
    of_year = is_of_year(q, year)
    return bool(
        is_exact_level(q) and q["value"] and of_year and q["unit"] not in ("%", None) and count_digits(q) >= _LONG_BELOW
    )


def _runs_below(report: Report, passage: Paragraph) -> Iterator[Sequence[Row]]:
    """Yield the amounts of a paragraph that bear one name, two to four of them."""
    _, levels = placed_levels(report, passage)
    own = [
        q for _, s, q in levels if count_digits(q) >= _FEW_BELOW and not _OTHERS.search(s["text"]) and q["unit"] != "%"
    ]
    own.sort(key=lambda q: (str(q["metric"]), unit_of(q)))
    for (name, _), group in itertools.groupby(own, key=lambda q: (str(q["metric"]), unit_of(q))):
        run = list(group)
        if len(name) >= _NAME and 1 < len(run) <= _MOST and len({q["value"] for q in run}) == len(run):
            yield run


def _judge_below(run: Sequence[Row], cells: Sequence[Row]) -> Iterator[Judgement]:
    made = float(sum(q["value"] for q in run))
    for cell in cells:
        known = interval_of(cell)
        if known is not None and known.low <= made <= known.high:
            yield holds(cell, *run)
            return
    for cell in cells:
        half = step_of(cell) / 2
        if any(abs(value - made) <= half for value in turned(cell)):
            yield fails("sum", cell, *run, **quote_sum(cell, run, made))
            return


_DIGITS = 3  # of a number that stands in a text by no chance


@as_check(
    "rows turned against prose",
    "two numbers of a column do not stand in each other's row, as the prose below the headings of both rows has them",
    kind="conflict",
    grade=CONFLICT,
    needs="statements sections quantities tables",
    idle="no two rows of a table have headings of their own with prose below that tells the number of three digits of either, or the two next to each other that make it up",
    examples=(
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 416 |\n| 小苗医助 | 308.15 | 2,585 |\n# （一）晨光助学\n资助初中生1,846人、高中生739人，人均约1,600元。\n# （二）小苗医助\n救助416名患儿，覆盖全市。",
        "@tables\n| 线路 | 客运量（人次） |\n| 望潮专线 | 18,462 |\n| 岚桥专线 | 93,047 |\n# 望潮专线\n全年运送旅客93,047人次。\n# 岚桥专线\n全年运送旅客18,462人次。",
        "@tables\n| 等级 | 里程（米） | 桥梁（座） |\n| 一级公路 | 26,390 | 14 |\n| 二级公路 | 41,850 | 9 |\n# 一级公路\n年末通车里程41,850米。\n# 二级公路\n年末通车里程26,390米。",
    ),
    counter_examples=(
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 2,585 |\n| 小苗医助 | 308.15 | 416 |\n# （一）晨光助学\n资助初中生1,846人、高中生739人，人均约1,600元。\n# （二）小苗医助\n救助416名患儿，覆盖全市。",
        "@tables\n| 项目名称 | 支出（万元） | 受益人数（人） |\n| 晨光助学 | 412.60 | 416 |\n| 小苗医助 | 308.15 | 2,585 |\n# （一）晨光助学\n资助初中生1,846人、高中生739人，人均约1,600元。\n# （二）小苗医助\n救助患儿，覆盖全市。",
        "@tables\n| 线路 | 客运量（人次） |\n| 望潮专线 | 18,462 |\n| 岚桥专线 | 93,047 |\n# 望潮专线\n全年运送旅客18,462人次，少于岚桥的93,047人次。\n# 岚桥专线\n全年运送旅客93,047人次，望潮为18,462人次。",
    ),
)
def check_turned_rows(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two rows of a column that have headings of their own."""
    told = _told_below(report)
    by_place = table_quantities(report)
    for grid in report.grids if told else ():
        labels = {row: bare for row, label in grid.labels.items() if (bare := bare_label(label)) in told}
        for column in grid.columns if len(labels) > 1 else ():
            cells = [
                (label, number.cell) for row, label in labels.items() if (number := grid.numbers.get((row, column)))
            ]
            known = [
                (label, q) for label, cell in cells if (q := by_place.get(cell["start_char"])) and _is_long_turned(q)
            ]
            for one, other in itertools.combinations(known, 2):
                yield from _judge_turned(grid, one, other, told)


def _judge_turned(
    grid: Grid, first: tuple[str, Row], second: tuple[str, Row], told: Mapping[str, set[tuple[str, float]]]
) -> Iterator[Judgement]:
    (one, q), (other, below) = first, second
    values = _value(q), _value(below)
    if one == other or values[0] == values[1]:
        return
    own = values[0] in told[one], values[1] in told[other]
    if all(own):
        yield holds(q, below)
    elif not any(own) and values[1] in told[one] and values[0] in told[other]:
        blanks = {"first": one, "other": other, "value": q["text"].strip(), "other_value": below["text"].strip()}
        yield fails("crossed_rows", q, below, caption=grid.caption, **blanks)


def _is_long_turned(q: Row) -> bool:
    return bool(is_exact_level(q) and q["unit"] and q["value"] and len(digits_of(q)) >= _DIGITS)


def _value(q: Row) -> tuple[str, float]:
    return unit_of(q), float(q["value"])


def _told_below(report: Report) -> Mapping[str, set[tuple[str, float]]]:
    """Return by the words of a heading what the prose below it tells: its values, and the sums of two next to each other."""
    found: dict[str, set[tuple[str, float]]] = defaultdict(set)
    for statement, quantities in sentences(report):
        head = bare_label(heading_of(report, statement))
        if len(head) < _LABEL:
            continue
        levels = [q for q in quantities if is_exact_level(q) and q["value"] and q["unit"]]
        found[head] |= {_value(q) for q in levels}
        for one, other in itertools.pairwise(levels):
            if unit_of(one) == unit_of(other) and len(between(statement, one, other)) <= _NEXT:
                found[head].add((unit_of(one), float(one["value"] + other["value"])))
    return found
