"""What a code of a classification is called: one name in all tables of a report, 2080501 行政单位离退休."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.report import Report
from pipeline.checks.rules.coded_rows import list_codes

_LONG = 5  # digits of a code that is of one classification only
_LEAST = 2  # other tables that give a code one name


@as_check(
    "name of a code",
    "a code bears one name in all tables that have it",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="a code of five digits stands in fewer than three tables, the others do not agree, or one of two names is a part of the other",
    examples=(
        "| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |\n表二\n| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |\n表三\n| 编码 | 名称 | 合计 |\n| 31201 | 湖泊巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |",
    ),
    counter_examples=(
        "| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |\n表二\n| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |\n表三\n| 编码 | 名称 | 合计 |\n| 31201 | 河道巡护费 | 84.65 |\n| 31202 | 闸站值守 | 60.75 |\n| 31203 | 水面保洁 | 80.38 |",
    ),
)
def check_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each code that three tables have."""
    for code, cells in _named(report).items():
        names = Counter(name for _, name, _ in cells)
        most, times = names.most_common(1)[0]
        if times < _LEAST or len({table for table, _, _ in cells}) <= _LEAST:
            continue
        kept = next(cell for _, name, cell in cells if name == most)
        others = [(name, cell) for _, name, cell in cells if name != most]
        if not others:
            yield holds(kept)
        elif len(others) == 1 and _are_alike(others[0][0], most):
            ((name, cell),) = others
            yield fails("code_named", cell, kept, code=code, said=name, other=most, first_page=cell["page"],
                        page=kept["page"])  # fmt: skip


def _are_alike(one: str, other: str) -> bool:
    """Whether two names are another of each other, and none the other cut short: words of another column (单位) are not."""
    shared = len(set(one) & set(other))
    return one not in other and other not in one and shared * 2 >= min(len(set(one)), len(set(other)))


def _named(report: Report) -> Mapping[str, Sequence[tuple[str, str, Row]]]:
    """Return by its code each row with such a code: the table, what the row is called, and the cell of its name."""
    found: dict[str, list[tuple[str, str, Row]]] = defaultdict(list)
    for grid in report.grids:
        for codes, first, end in list_codes(grid):
            for row, code in codes.items():
                cell = _name_behind(grid, row, first, end)
                if cell is not None and len(code) >= _LONG:
                    found[code].append((cell["table_id"], "".join(cell["text"].split()), cell))
    return found


def _name_behind(grid: Grid, row: int, first: int, end: int) -> Row | None:
    """Return the first cell of words behind a code, before the next codes."""
    cells = [c for c in grid.cells if c["row"] == row and first < c["column"] < end and c["text"].strip()]
    words = [c for c in cells if (row, c["column"]) not in grid.numbers and not c["text"].strip().isdigit()]
    return min(words, key=lambda cell: int(cell["column"]), default=None)
