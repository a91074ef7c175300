"""Parts of prose that make up the number of the row whose name their heading bears: 初中生1,846人、高中生793人 | 晨光助学 | 2,585."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.outline import bare_title
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.headings import heading_of
from pipeline.checks.interval import digits_of, interval_of
from pipeline.checks.printed import turned
from pipeline.checks.report import Report, quote_sum
from pipeline.checks.sentences import between, is_exact_level, sentences, unit_of
from pipeline.checks.tabled import NamedCell, cells_with_names

_LABEL = 3  # characters of the label of a row
_LONG, _FEW = 4, 3  # digits of a row's number, and of each part, that make no sum by chance
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
            yield from itertools.islice(_judge(statement, quantities, cell.q), 1)


def _rows(report: Report) -> Mapping[str, Sequence[NamedCell]]:
    """Return by label the long whole numbers of rows that stand in one table."""
    found: dict[str, list[NamedCell]] = {}
    for cell in cells_with_names(report):
        label = bare_label(cell.label)
        if len(label) >= _LABEL and not _PLAIN.search(label) and len(digits_of(cell.q)) >= _LONG:
            found.setdefault(label, []).append(cell)
    return found


def _judge(statement: Row, quantities: Sequence[Row], whole: Row) -> Iterator[Judgement]:
    runs = [run for run in _runs(statement, quantities) if unit_of(run[0]) == unit_of(whole)]
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


def _runs(statement: Row, quantities: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the exact numbers of one unit that follow each other, two to four of them."""
    for size in range(_MOST, 1, -1):
        for at in range(len(quantities) - size + 1):
            run = quantities[at : at + size]
            gaps = [between(statement, a, b) for a, b in itertools.pairwise(run)]
            alike = is_exact_level(*run) and len({unit_of(q) for q in run}) == 1 and run[0]["unit"] not in ("%", None)
            if alike and all(len(digits_of(q)) >= _FEW for q in run) and not any(map(_parts_them, gaps)):
                yield run


def _parts_them(gap: str) -> bool:
    return len(gap) > _NEXT or bool(_STOP.search(gap))
