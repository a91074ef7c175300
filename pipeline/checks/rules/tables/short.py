"""Short tables, and digits in groups.

Tables of one row or two with totals, and a table whose unit is another than that of the report's other tables.
Digits in groups: the commas of a number stand before each three digits, and it has one point.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.interval import write
from pipeline.checks.report import Report
from schemas.text import without_blanks

_ROWS = 2  # rows up to which a table is too short for the sums of its rows to prove each other
_Group = tuple[int, tuple[int, ...]]


@as_check(
    "total of a short row",
    "in a table of a row or two each group of columns that ends in 总计 adds up: 维持 10, 纠正 1, 总计 11",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="the table has not two groups of columns of the same names, each with a total behind it, or a cell is blank or no whole number",
    examples=(
        "| 年度 | 维持 | 纠正 | 未结 | 总计 | 维持 | 纠正 | 未结 | 总计 |\n| 2022 | 10 | 1 | 0 | 0 | 5 | 0 | 0 | 5 |",
    ),
    counter_examples=(
        "| 年度 | 维持 | 纠正 | 未结 | 总计 | 维持 | 纠正 | 未结 | 总计 |\n| 2022 | 10 | 1 | 0 | 11 | 5 | 0 | 0 | 5 |",
        "| 年度 | 维持 | 纠正 | 未结 | 总计 |\n| 2022 | 10 | 1 | 0 | 0 |",
        "| 年度 | 维持 | 纠正 | 未结 | 总计 | 维持 | 纠正 | 未结 | 总计 |\n| 2022 | 10 | 1 | 0 |  | 5 | 0 | 0 | 5 |",
    ),
)
def check_short(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each group of columns of such a row."""
    for grid in report.grids:
        if not 1 <= len(grid.rows) <= _ROWS:
            continue
        groups = _groups(grid)
        for row in grid.rows:
            for total, parts in groups:
                places = [grid.numbers.get((row, column)) for column in (*parts, total)]
                known = [number for number in places if number is not None]
                if len(known) < len(places) or any(re.search(r"[.．]", number.cell["text"]) for number in known):
                    continue
                *items, whole = known
                got = sum(number.value for number in items)
                if got == whole.value:
                    yield holds(whole.cell)
                    continue
                blanks = {"total": write(whole.value), "sum": write(got), "apart": write(abs(got - whole.value))}
                name = grid.head(total) or grid.last_head(total)
                yield fails(
                    "table_sum", whole.cell, *(n.cell for n in items), name=name, caption=grid.caption, **blanks
                )


def _groups(grid: Grid) -> Sequence[_Group]:
    """Return the total columns with the columns of their group, where two groups or more bear the same names."""
    found: dict[tuple[str, ...], list[_Group]] = defaultdict(list)
    part: list[int] = []
    for column in sorted(grid.last_heads):
        if not grid.is_total_column(column):
            part.append(column)
            continue
        found[tuple(grid.last_heads[c] for c in part)].append((column, tuple(part)))
        part = []
    # A label beside the first group belongs to none: its names are those of the others behind it.
    for names, groups in list(found.items()):
        for others in list(found):
            if others != names and len(others) == len(names) - 1 >= 2 and names[1:] == others:
                found[others] += [(total, columns[1:]) for total, columns in groups]
    return [one for names, groups in found.items() if len(groups) > 1 and len(names) > 1 for one in groups]


_LEAST = 5  # digits of a number that hardly stands in two tables by chance
_MANY = 3  # such numbers from which on the unit of one of the two tables is wrong
_PRINTED = re.compile(r"-?\d[\d,，]*(?:\.\d+)?")
_SCALES = ("元", "万元")


@as_check(
    "unit of a table",
    "one number under one name has one unit in all tables: no 443.18 in 元 where another table has it in 万元",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="no number of five digits stands under one name and for one year in two tables, one in 元 and one in 万元",
    examples=(),
)
def check_units(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of pages whose tables have the same numbers in 元 and in 万元."""
    pairs: dict[tuple[int, int], list[tuple[Row, Row]]] = defaultdict(list)
    for by_unit in _by_number(report).values():
        if set(by_unit) == set(_SCALES):
            plain, thousands = by_unit["元"][0], by_unit["万元"][0]
            if plain["page"] != thousands["page"]:
                pairs[plain["page"], thousands["page"]].append((plain, thousands))
    for (page, other), rows in pairs.items():
        plain, thousands = rows[0]
        grade = CONFLICT if len(rows) >= _MANY else HINT
        yield fails("table_unit", plain, thousands, grade=grade, said=plain["text"], name=plain["metric"] or "",
                    count=len(rows), page=page, other_page=other)  # fmt: skip


def _by_number(report: Report) -> Mapping[tuple[object, ...], Mapping[str, Sequence[Row]]]:
    found: dict[tuple[object, ...], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for q in report.rows("quantities"):
        printed = _PRINTED.search(q["text"]) if q["source"] == "table" and q["unit"] == "元" else None
        if printed and q["value"] and len(re.sub(r"\D", "", printed[0]).strip("0")) >= _LEAST and q["metric"]:
            number = float(re.sub("[,，]", "", printed[0]))
            scale = "元" if abs(q["value"] - number) < 1e-6 * abs(number) else "万元"
            if scale == "元" or abs(q["value"] - 1e4 * number) < 1e-6 * abs(q["value"]):
                found[q["metric"], q["period_end"], number][scale].append(q)
    return found


_UNITS = "[百千万亿]?(?:元|美元|吨|平方米|立方米|千瓦时|公里|股|人次|人|名|件|次|户|册|套|台|份|小时|亩|公顷|千克|度)"
_POINTS = r"\d{1,3}(?:\.\d{3})+\.\d{2}"  # 329.509.00: points in place of commas; no day, no number of a heading
_COMMAS = r"\d[\d,]*,\d[\d,]*(?:\.\d+)*"
_WITH_UNIT = re.compile(rf"(?<![\d,，.、A-Za-z第/:：\-－—～~至])(?P<number>{_COMMAS}|{_POINTS})(?={_UNITS})")
_IN_CELL = re.compile(rf"[-－+(（]?(?P<number>{_COMMAS}|{_POINTS})[)）%％]?")
_RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PROVEN = 3  # numbers of the report whose commas are right


@as_check(
    "digits in groups",
    "the commas of a number part it in threes, and it has one point: no 1,2497.9万元, no 12,34人",
    kind="wording",
    grade=HINT,
    needs="statements tables",
    idle="the report has fewer than three numbers with commas in threes, or the page is not sound",
    examples=(
        "全年营业收入1,284,570元，成本1,012,300元，利润272,270元。\n归还借款1,2497.9万元。",
        "全年供水1,284,570吨，售水1,012,300吨。\n抄表12,4元，走访1,284户，开票13,20户。",
        "| 项目 | 金额 |\n| 收入 | 1,284,570.00 |\n| 成本 | 1,012,300.00 |\n| 费用 | 172,270.00 |\n| 税金 | 12.270.00 |",
        "| 项目 | 金额 |\n| 收入 | 1,284,570.00 |\n| 成本 | 1,012,3000.0 |\n| 费用 | 172,270.00 |\n| 税金 | 12,270.00 |",
    ),
    counter_examples=(
        "全年营业收入1,284,570元，成本1,012,300元，利润272,270元。\n归还借款12,497.9万元。",
        "营业收入1,284,570元，成本1,012,300元，利润272,270元。\n分为1,2,3,4号站，见表3,4。",
        "| 项目 | 金额 |\n| 收入 | 1,284,570.00 |\n| 成本 | 1,012,300.00 |\n| 附注 | 五,12 |\n| 税金 | 12,270.00 |",
    ),
)
def check_groups(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number with commas that are not so."""
    right: list[Row] = []
    wrong: list[tuple[Row, str]] = []
    for row, number in _numbers(report):
        if _RIGHT.fullmatch(number):
            right.append(row)
        elif row["page"] not in report.damaged_pages:
            wrong.append((row, number))
    if right and len(right) >= max(_PROVEN, len(wrong)):
        yield holds(right[0])
        for row, number in wrong:
            yield fails("digit_groups", row, said=number)


def _numbers(report: Report) -> Iterator[tuple[Row, str]]:
    for row in report.rows("statements"):
        yield from ((row, found["number"]) for found in _WITH_UNIT.finditer(row["text"]))
    for row in report.rows("tables"):
        found = _IN_CELL.fullmatch(without_blanks(row["text"]))
        if found and not row["is_header"]:
            yield row, found["number"]
