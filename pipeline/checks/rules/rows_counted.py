"""How many there are, in prose, against the rows of the table that lists them all: 辖8个社区 and nine rows of 社区."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.report import Report
from pipeline.checks.sentences import is_exact_level, sentences, words_before

_LEAST = 4  # rows from which on a table lists
_KIND = 2  # characters in which the names of the rows end
_ALL = re.compile(r"(?:辖|下辖|管辖|下设|现有|共有|划分为|分为)(?:共|有)?$")
_LISTED = re.compile(r"其他|其它|等|合计|小计|总计|[（(]|及|和")
_MOST = 3  # rows by which a list may miss a count: more says that it is of something else


@as_check(
    "count against rows",
    "辖9个社区 are the nine rows of 社区 in the table that has a total of them",
    kind="count",
    grade=HINT,
    needs="statements quantities tables",
    idle="no table with a total lists four or more of what prose counts, each by a name that ends in it, or it lists some only (其他)",
    examples=(
        "街道辖5个社区，常住人口8.64万人。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 南圃社区 | 1,098 |\n| 合计 | 6,037 |",
        "水务所下设6个水厂。\n| 单位 | 供水量（万吨） |\n| 城北水厂 | 184 |\n| 城南水厂 | 142 |\n| 望潮水厂 | 165 |\n| 东湾水厂 | 109 |\n| 合计 | 600 |",
        "农场现有4个管理区。\n| 管理区 | 耕地（亩） |\n| 第一管理区 | 51,200 |\n| 第二管理区 | 48,630 |\n| 第三管理区 | 55,410 |\n| 第四管理区 | 46,880 |\n| 第五管理区 | 49,750 |\n| 小计 | 251,870 |",
    ),
    counter_examples=(
        "街道辖4个社区，常住人口8.64万人。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 南圃社区 | 1,098 |\n| 合计 | 6,037 |",
        "街道辖9个社区，4个参加评比。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 其他社区 | 1,098 |\n| 合计 | 6,037 |",
        "全市共有126个社区。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 南圃社区 | 1,098 |\n| 合计 | 6,037 |",
        "课堂覆盖3个社区。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 南圃社区 | 1,098 |\n| 合计 | 6,037 |",
    ),
)
def check_rows(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of what a table lists."""
    listed = [(kind, count, grid) for grid in report.long_grids if (found := _kind(grid)) for kind, count in [found]]
    for statement, quantities in sentences(report) if listed else ():
        for q in quantities:
            name = str(q["metric"] or "")
            if not is_exact_level(q) or q["unit"] not in ("个", "家", "所", "座") or not name:
                continue
            same = [(count, grid) for kind, count, grid in listed if name.endswith(kind)]
            if len(same) != 1 or not _ALL.search(words_before(statement, q)):
                continue
            count, grid = same[0]
            if count == q["value"]:
                yield holds(q, grid.cells[0])
            elif abs(count - q["value"]) <= min(_MOST, count / 2):
                yield fails("rows_counted", q, grid.cells[0], said=f"{q['text']}{name}", count=count,
                            caption=grid.caption, page=grid.cells[0]["page"])  # fmt: skip


def _kind(grid: Grid) -> tuple[str, int] | None:
    """Return what a table with a total lists, by what the names of its rows all end in, and how many."""
    labels = [grid.labels.get(row, "") for row in grid.rows if not grid.is_total(row)]
    totals = [row for row in grid.rows if grid.is_total(row)]
    if len(totals) != 1 or len(labels) < _LEAST or len(set(labels)) < len(labels):
        return None
    kind = labels[0][-_KIND:]
    whole = all(label.endswith(kind) and len(label) > len(kind) and not _LISTED.search(label) for label in labels)
    return (kind, len(labels)) if whole and re.fullmatch("[㐀-鿿]+", kind) else None
