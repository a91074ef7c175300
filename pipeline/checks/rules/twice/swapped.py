"""Two numbers in each other's place.

Two numbers of a sentence in each other's place: 获得18项授权, 提交26项申请, where a table has 18 申请 and 26 授权.

What tells the two apart in the other place (申请, 授权) stands in their clauses the other way round.
Two numbers that slipped into each other's row: exchanged, both rows run on from year to year as their neighbours do.

1. 外购电力 14,930 14,215 13,088 and 汽油和柴油 1,846 1,702 1,515 with 1,846 and 14,930 in the column of 2022
2. two tables give 住房公积金 18.40 and 购房补贴 12.35, a third one gives them the other way round
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.columns import is_change
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import write
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.sentences import STOP, between, have_in_common, is_exact_level, is_of_year, sentences, unit_of
from pipeline.checks.tabled import places_of

_COUNTED = ("人", "个", "项", "件", "家", "户", "次", "场", "")  # units of which a table often has another one
_COMMON = 2  # characters that the two numbers' names have in common in the other place
_LEAST = 5  # below which a number stands anywhere
_CLAUSE = re.compile("[，,、。；;：:]")


class _Two(NamedTuple):
    """Two numbers beside each other: what their names share, what tells them apart, and in prose their clauses."""

    one: Row
    other: Row
    common: str
    apart: tuple[str, str]
    clauses: tuple[str, str] = ("", "")


def _unit(q: Row) -> str:
    unit = unit_of(q)
    return "" if unit in _COUNTED else unit


def _is_asked(q: Row, year: int | None) -> bool:
    of_year = is_of_year(q, year)
    return bool(is_exact_level(q) and q["unit"] not in ("%", None) and q["value"] and q["value"] >= _LEAST and of_year)


@as_check(
    "numbers in each other's place",
    "two numbers of a sentence (获得18项授权，提交26项申请) are not the other way round in a row or column of a table, or in another sentence",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no two numbers beside each other in a sentence stand together elsewhere under names that share two characters and differ in words that the clauses have, too",
    examples=(
        "@tables\n全年获得18项授权实用新型专利，提交26项实用新型专利申请。\n| 类别 | 申请数（个） | 获得数（个） |\n| 实用新型专利 | 18 | 26 |\n| 外观专利 | 3 | 2 |",
        "@tables\n现有男职工31人，女职工48人。\n| 类别 | 人数 |\n| 男职工 | 48 |\n| 女职工 | 31 |",
        "全年受理投诉126件，办结投诉118件。\n其中热线渠道畅通，受理投诉118件，办结投诉126件。",
    ),
    counter_examples=(
        "@tables\n全年获得26项授权实用新型专利，提交18项实用新型专利申请。\n| 类别 | 申请数（个） | 获得数（个） |\n| 实用新型专利 | 18 | 26 |\n| 外观专利 | 3 | 2 |",
        "@tables\n现有男职工48人，女职工31人。\n| 类别 | 人数 |\n| 男职工 | 48 |\n| 女职工 | 31 |",
        "@tables\n城东站巡查26次，城西站巡查18次。\n| 站点 | 培训（次） | 演练（次） |\n| 城东站 | 18 | 26 |\n| 城西站 | 12 | 9 |",
    ),
)
def check_swapped(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two numbers of a sentence that stand together elsewhere."""
    told = list(_in_prose(report))
    known = _known([*_in_tables(report), *told])
    done = set[str]()
    for two in told:
        for place in known.get(_key(two), ()):
            judged = _judge(two, place)
            rows = {two.one["row_id"], two.other["row_id"], place.one["row_id"], place.other["row_id"]}
            if judged is None or (judged.outcome == "fails" and rows & done):
                continue
            done |= rows if judged.outcome == "fails" else set()
            yield judged


def _key(two: _Two) -> tuple[str, frozenset[float]]:
    return _unit(two.one), frozenset((float(two.one["value"]), float(two.other["value"])))


def _known(pairs: Sequence[_Two]) -> Mapping[tuple[str, frozenset[float]], Sequence[_Two]]:
    found: dict[tuple[str, frozenset[float]], list[_Two]] = defaultdict(list)
    for two in pairs:
        if two.common:
            found[_key(two)].append(two)
    return found


def _in_prose(report: Report) -> Iterator[_Two]:
    """Yield the numbers of prose that follow each other, with the words of their clauses."""
    for statement, quantities in sentences(report):
        for one, other in itertools.pairwise(quantities):
            if not (_is_asked(one, report.year) and _is_asked(other, report.year)) or _unit(one) != _unit(other):
                continue
            if one["value"] == other["value"] or STOP.search(between(statement, one, other)):
                continue
            clauses = _clause(statement, one), _clause(statement, other)
            yield _two(one, other)._replace(clauses=clauses)


def _clause(statement: Row, q: Row) -> str:
    """Return the words of the clause that a number stands in, without it."""
    start, text = statement["start_char"], statement["text"]
    lead, rest = text[: q["start_char"] - start], text[q["end_char"] - start :]
    return f"{_CLAUSE.split(lead)[-1]}…{_CLAUSE.split(rest)[0]}"


def _in_tables(report: Report) -> Iterator[_Two]:
    """Yield the numbers of tables beside each other in a row or column, with their names."""
    places = places_of(report)
    columns = {c["start_char"]: c["column"] for c in report.rows("tables")}
    lines: dict[object, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "table" and q["start_char"] in places and _is_asked(q, report.year):
            table, row = places[q["start_char"]]
            lines[table, "row", row].append(q)
            lines[table, "column", columns[q["start_char"]]].append(q)
    for line in lines.values():
        for one, other in itertools.pairwise(line):
            if _unit(one) == _unit(other) and one["value"] != other["value"]:
                yield _two(one, other)


def _two(one: Row, other: Row) -> _Two:
    """Return two numbers with what their names share at one end, and what tells them apart."""
    names = first, second = whole_name(one), whole_name(other)
    head = _shared(first, second)
    tail = _shared(first[len(head) :][::-1], second[len(head) :][::-1])[::-1]
    apart = tuple(_bare(name[len(head) : len(name) - len(tail)]) for name in names)
    return _Two(one, other, max(head, tail, key=len), (apart[0], apart[1]))


def _shared(one: str, other: str) -> str:
    return "".join(a for a, _ in itertools.takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))


_PLAIN = re.compile("数量|总数|人数|数|合计|总|量|[（(].*?[）)]")


def _bare(words: str) -> str:
    return _PLAIN.sub("", words)


def _judge(two: _Two, place: _Two) -> Judgement | None:
    """Return the judgement of two numbers by another place; None where their clauses do not tell which is which."""
    rows = (two.one, two.other, place.one, place.other)
    if len({q["row_id"] for q in rows}) < len(rows) or len(place.common) < _COMMON or not all(place.apart):
        return None
    if not any(_has(clause, place.common) for clause in two.clauses):
        return None
    first, second = place.apart if two.one["value"] == place.one["value"] else place.apart[::-1]
    (one, other) = two.clauses
    if _is_of(one, first, second) and _is_of(other, second, first):
        return holds(*rows)
    if _is_of(one, second, first) and _is_of(other, first, second):
        blanks = {"first": named(two.one), "second": named(two.other), "page": place.one["page"]}
        return fails("swapped", *rows, one=named(place.one), other=named(place.other), **blanks)
    return None


def _is_of(clause: str, words: str, others: str) -> bool:
    return _has(clause, words) and not _has(clause, others)


def _has(clause: str, words: str) -> bool:
    """Whether a clause has some words, or two characters of them that stand side by side."""
    return words in clause if len(words) < _COMMON else have_in_common(words, clause, _COMMON)


_APART = 2.0  # times by which a number is beside its row where it slipped there
_ALIKE = 1.3  # the same where it stands in its own
_YEARS = 2  # columns that a row runs through
_DIGITS = 3  # of a number that stands in two rows by no chance
_NAME = 2  # characters of a label


@as_check(
    "numbers in each other's row",
    "two numbers of a column do not stand in each other's row, as the other years of the rows or another table show them",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="no two rows beside each other run on from year to year but for one column where each fits the other's, and no other table gives two rows, wherever they stand in it, their numbers the other way round",
    examples=(
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 外购电力（万千瓦时） | 14,930 | 1,702 | 13,088 |\n| 汽油和柴油（吨） | 1,846 | 14,215 | 1,515 |\n| 用水量（吨） | 5,120 | 5,003 | 4,985 |",
        "| 科目 | 支出合计 | 基本支出 |\n| 住房公积金 | 18.40 | 18.40 |\n| 购房补贴 | 12.35 | 12.35 |\n| 医疗 | 3.16 | 3.16 |\n一般公共预算支出情况如下。\n| 科目 | 决算数 |\n| 住房公积金 | 12.35 |\n| 购房补贴 | 18.40 |\n| 医疗 | 3.16 |",
        "@tables\n| 科目 | 年末数 | 年初数 |\n| 应收水费 | 50,412.00 | 15,874.40 |\n| 存放同业 | 18,267.61 | 3,123.07 |\n| 预付工程款 | 2,436.95 | 1,878.31 |\n资产情况如下。\n| 科目 | 年末数 | 年初数 |\n| 存放同业 | 50,412.00 | 15,874.40 |\n| 预付工程款 | 2,436.95 | 1,878.31 |\n| 应收水费 | 18,267.61 | 3,123.07 |",
    ),
    counter_examples=(
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 外购电力（万千瓦时） | 14,930 | 14,215 | 13,088 |\n| 汽油和柴油（吨） | 1,846 | 1,702 | 1,515 |",
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 新建（公里） | 12.4 | 48.6 | 80.2 |\n| 改造（公里） | 45.1 | 13.0 | 6.7 |\n| 维修（公里） | 3.1 | 12.0 | 5.4 |",
        "| 科目 | 决算数 |\n| 住房公积金 | 18.40 |\n| 购房补贴 | 12.35 |\n上年情况如下。\n| 科目 | 决算数 |\n| 住房公积金 | 16.90 |\n| 购房补贴 | 11.20 |",
    ),
)
def check_crossed(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each such pair of numbers."""
    for grid in report.grids:
        yield from _of_years(grid)
    yield from _of_tables(report.grids)


def _of_years(grid: Grid) -> Iterator[Judgement]:
    """Yield the findings of rows that run on from year to year but for one column."""
    columns = [c for c in grid.columns if not is_change(grid, c) and any(ch.isdigit() for ch in grid.head(c))]
    for above, below in itertools.pairwise(grid.rows) if len(columns) > 1 else ():
        rows = [[grid.numbers.get((row, c)) for c in columns] for row in (above, below)]
        if any(n is None or n.value <= 0 for row in rows for n in row):
            continue
        one, other = ([n for n in row if n is not None] for row in rows)
        crossed = [at for at in range(len(columns)) if _is_crossed(one, other, at)]
        if len(crossed) == 1:
            yield _told(grid, one[crossed[0]], other[crossed[0]])


def _is_crossed(one: Sequence[Number], other: Sequence[Number], at: int) -> bool:
    """Whether the numbers of two rows in a place are far from the rest of their rows, and each near the rest of the other."""
    rest = [[n.value for place, n in enumerate(row) if place != at] for row in (one, other)]
    here = [one[at].value, other[at].value]
    if len(rest[0]) < _YEARS:
        return False
    own = [_spread([value, *row]) for value, row in zip(here, rest, strict=True)]
    turned = [_spread([value, *row]) for value, row in zip(here[::-1], rest, strict=True)]
    return min(own) > _APART and max(turned) < _ALIKE


def _spread(values: Sequence[float]) -> float:
    return max(values) / min(values)


def _of_tables(grids: Sequence[Grid]) -> Iterator[Judgement]:
    """Yield the findings of two rows whose numbers other tables give the other way round."""
    places = _places(grids)
    found: dict[_Pair, dict[_Pair, list[tuple[Grid, Number, Number]]]] = defaultdict(dict)
    for grid, rows in zip(grids, map(_by_label, grids), strict=True):
        for label, row in rows.items():
            for column in grid.columns:
                one = grid.numbers.get((row, column))
                for name in _other_labels(places, rows, one, label):
                    other = grid.numbers.get((rows[name], column))
                    if (
                        one
                        and other
                        and one.value != other.value
                        and len(other.digits.strip("0")) >= _DIGITS
                        and label < name
                    ):
                        printed = one.text, other.text
                        found[label, name].setdefault(printed, []).append((grid, one, other))
    for ways in found.values():
        for printed, own in ways.items():
            turned = ways.get(printed[::-1], [])
            if turned and (len(own), own[0][1].cell["start_char"]) < (len(turned), turned[0][1].cell["start_char"]):
                yield _told(*own[0], grade=CONFLICT if len(turned) > 1 else HINT)


_Pair = tuple[str, str]


def _places(grids: Sequence[Grid]) -> Mapping[str, set[str]]:
    """Return by a printed number the labels of the rows that it stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for grid in grids:
        rows = {row: label for label, row in _by_label(grid).items()}
        for (row, _), number in grid.numbers.items():
            if row in rows and len(number.digits.strip("0")) >= _DIGITS:
                found[number.text].add(rows[row])
    return found


def _by_label(grid: Grid) -> Mapping[str, int]:
    """Return the rows of a table by their labels, those whose label comes again left out."""
    times = Counter(grid.labels.values())
    return {label: row for row, label in grid.labels.items() if times[label] == 1 and len(label) >= _NAME}


def _other_labels(
    places: Mapping[str, set[str]], rows: Mapping[str, int], number: Number | None, label: str
) -> set[str]:
    """Return the other labels of a table in whose row another table, or this one, has a number."""
    known = places.get(number.text, set()) if number and len(number.digits.strip("0")) >= _DIGITS else set()
    return {name for name in known if name in rows and name != label}


def _told(grid: Grid, one: Number, other: Number, grade: str | None = None) -> Judgement:
    names = (grid.label(n.cell["row"]) for n in (one, other))
    blanks = dict(zip(("first", "other"), names, strict=True))
    return fails("crossed_rows", one.cell, other.cell, caption=grid.caption, value=write(one.value),
                 other_value=write(other.value), grade=grade, **blanks)  # fmt: skip
