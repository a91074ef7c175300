"""前五名客户: as many rows as the table says that it lists, and as many wherever the report names them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report, once_a_report
from schemas.text import squeeze

_RANKED = re.compile(rf"前(?P<count>[{HAN}]{{1,2}}|\d{{1,2}})(?:名|大|位)(?:的)?(?P<what>[㐀-鿿]{{2,8}})")
_WHAT = re.compile(
    "客户|供应商|股东|应收账款|其他应收款|预付款项|应付账款|持有人|债务人|欠款方|往来单位|供货商|贷款户|借款人"
)
_USUAL = (3, 5, 10, 15, 20, 30, 50, 100)
_LEAST = 3  # rows
_ELSE = re.compile("合计|总计|小计|其他|其它|其余|^[-—]+$")


def _ranked(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield how many of what are named as the first ones, with the words."""
    for found in _RANKED.finditer(squeeze(text)):
        what, count = _WHAT.search(found["what"]), read_count(found["count"])
        if what and count:
            yield count, what[0], found[0]


@as_check(
    "first ones and their number",
    "前五名客户 are five rows in the table that lists them, and five all through a report",
    kind="count",
    grade=HINT,
    needs="statements sections tables",
    idle="no table right behind such words has a row more or less, and no other number of the same is named once beside the usual one",
    examples=(
        "@tables\n公司前五名客户资料如下。\n| 客户 | 销售额（万元） | 占比 |\n| 甲公司 | 2,140.60 | 6.12% |\n| 乙公司 | 1,874.20 | 5.36% |\n| 丙公司 | 1,306.40 | 3.74% |\n| 丁公司 | 988.10 | 2.83% |\n| 合计 | 6,309.30 | 18.05% |",
        "前五名供应商采购额1.2亿元。\n采购情况见下表。\n按欠款方归集的期末余额前五名的应收账款如下。\n前六名供应商采购额占年度采购总额的21.4%。",
    ),
    counter_examples=(
        "@tables\n公司前五名客户资料如下。\n| 客户 | 销售额（万元） | 占比 |\n| 甲公司 | 2,140.60 | 6.12% |\n| 乙公司 | 1,874.20 | 5.36% |\n| 丙公司 | 1,306.40 | 3.74% |\n| 丁公司 | 988.10 | 2.83% |\n| 戊公司 | 875.30 | 2.50% |\n| 合计 | 7,184.60 | 20.55% |",
        "@tables\n公司前五名客户资料如下。\n| 项目 | 金额（万元） |\n| 前五名客户合计销售金额 | 7,184.60 |\n| 前五名客户合计销售金额占比 | 20.55% |",
        "前五名客户销售额1.2亿元。前十名客户销售额1.9亿元。",
        "前五名供应商采购额1.2亿元。前五名供应商采购额占21.4%。",
    ),
)
def check_ranks(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each table of the first ones, and for each time that they are named."""
    yield from _rows(report)
    told: dict[str, dict[int, list[tuple[Row, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in report.worded:
        for count, what, said in _ranked(row["text"]):
            told[what][count].append((row, said))
    for counts in told.values():
        best = max(counts, key=lambda count: (len(counts[count]), count in _USUAL))
        for count, rows in counts.items():
            if count == best:
                yield holds(rows[0][0])
            elif count not in _USUAL and best in _USUAL and len(rows) == 1:
                row, said = rows[0]
                other = counts[best][0]
                yield fails("twice", row, other[0], first=said, other=other[1], first_page=row["page"],
                            page=other[0]["page"])  # fmt: skip


def _rows(report: Report) -> Iterator[Judgement]:
    for grid in report.grids:
        first = grid.cells[0]
        row = _before(report, first)
        title = f"{squeeze(first['caption'] or '')}，{squeeze(row['text'])[-40:] if row else ''}"
        told = list({one[:2]: one for one in _ranked(title)}.values())
        listed = _listed(grid)
        if len(told) != 1 or listed < _LEAST:
            continue
        count, _, said = told[0]
        if count == listed:
            yield holds(first)
        elif abs(count - listed) == 1:
            yield fails("rows_counted", first, said=said, count=listed, caption=grid.caption, page=first["page"])


def _before(report: Report, cell: Row) -> Row | None:
    """Return the sentence or heading right before a table."""
    starts, rows = _by_start(report)
    at = bisect_left(starts, cell["start_char"])
    return rows[at - 1] if at else None


@once_a_report
def _by_start(report: Report) -> tuple[Sequence[int], Sequence[Row]]:
    """Return where sentences and headings begin, in order, and these; of a heading that is a sentence too the latter."""
    found: dict[int, Row] = {}
    for row in (*report.rows("statements"), *report.rows("sections")):
        if row["start_char"] >= 0:
            found.setdefault(row["start_char"], row)
    starts = sorted(found)
    return starts, [found[start] for start in starts]


def _listed(grid: Grid) -> int:
    """Return how many rows a table lists, its totals left out."""
    return sum(not _ELSE.search(grid.labels.get(row, "合计")) for row in grid.rows)
