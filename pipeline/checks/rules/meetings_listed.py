"""How many meetings there were, told in prose or in a cell, against the table that lists them by their names.

共召开3次股东大会, and rows 2021年年度股东大会 and 2022年第一次临时股东大会
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.report import Report, whole_name
from pipeline.checks.sentences import NARROWED, is_exact_level, sentences, words_before
from schemas.text import squeeze

_KIND = 3  # characters of what kind of meetings a table lists
_LEAST = 2  # rows of a list
_MOST = 3  # rows by which a list may miss a count: more says that it is of something else
_ORDINAL = re.compile(
    r"(?:19|20)\d\d年(?:年度)?|第[一二三四五六七八九十百\d]+[届次期]|临时|年度|定期|例行|例会$|[（(].*?[）)]"
)
_MEETING = re.compile(r"(?:会|会议|论坛|培训班|讲座)$")
_TOLD = re.compile(r"^(?:年内|本年|报告期内|全年|本年度|公司|共|召开|举行|举办)*")
_HELD = re.compile("召开|举行|举办|组织")


@as_check(
    "meetings and their list",
    "共召开3次股东大会: there are as many meetings as the table that names each of them has rows",
    kind="count",
    grade=HINT,
    needs="statements quantities tables",
    idle="no table lists two meetings or more of one kind by their names, the count is of another kind, or the list misses it by more than three",
    examples=(
        "报告期内公司共召开3次股东大会，审议通过各项议案。\n| 会议届次 | 召开日期 | 决议 |\n| 2021年年度股东大会 | 6月7日 | 通过 |\n| 2022年第一次临时股东大会 | 10月17日 | 通过 |",
        "董事会情况如下。\n| 会议届次 | 召开日期 |\n| 第三届董事会第八次会议 | 3月7日 |\n| 第三届董事会第九次会议 | 5月17日 |\n| 第三届董事会第十次会议 | 8月21日 |\n出席情况如下。\n| 项目 | 次数 |\n| 年内召开董事会会议次数 | 4 |\n| 其中：现场会议次数 | 2 |",
    ),
    counter_examples=(
        "报告期内公司共召开2次股东大会，审议通过各项议案。\n| 会议届次 | 召开日期 | 决议 |\n| 2021年年度股东大会 | 6月7日 | 通过 |\n| 2022年第一次临时股东大会 | 10月17日 | 通过 |",
        "报告期内公司共召开3次监事会。\n| 会议届次 | 召开日期 | 决议 |\n| 2021年年度股东大会 | 6月7日 | 通过 |\n| 2022年第一次临时股东大会 | 10月17日 | 通过 |",
        "独立董事出席股东大会1次。\n| 会议届次 | 召开日期 | 决议 |\n| 2021年年度股东大会 | 6月7日 | 通过 |\n| 2022年第一次临时股东大会 | 10月17日 | 通过 |",
    ),
)
def check_meetings(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of meetings that a table lists."""
    lists = _lists(report)
    for kind, grids in lists.items():
        counts = {len(rows) for _, rows in grids} | {len({name for _, rows in grids for name in rows})}
        grid, rows = grids[0]
        for cell, said, count in _counts(report, kind):
            if count in counts:
                yield holds(cell, grid.cells[0])
            elif len(grids) == 1 and abs(count - len(rows)) <= _MOST:
                yield fails("rows_counted", cell, grid.cells[0], said=said, count=len(rows), caption=grid.caption,
                            page=grid.cells[0]["page"])  # fmt: skip


def _lists(report: Report) -> Mapping[str, Sequence[tuple[Grid, Sequence[str]]]]:
    """Return by the kind of meeting the tables that list such, with the names of the meetings."""
    found: dict[str, list[tuple[Grid, Sequence[str]]]] = defaultdict(list)
    for grid in report.grids:
        names = [
            squeeze(cell["text"])
            for cell in sorted(grid.cells, key=lambda cell: cell["row"])
            if cell["column"] == 0 and cell["row"] and cell["text"].strip()
        ]
        kinds = {_kind(name) for name in names}
        if len(names) >= _LEAST and len(kinds) == 1 and len(set(names)) == len(names):
            (kind,) = kinds
            if len(kind) >= _KIND and any(map(_ORDINAL.search, names)):
                found[kind].append((grid, names))
    return found


def _kind(name: str) -> str:
    """Return what kind of meeting a name is of: 股东大会 of 2022年第一次临时股东大会, 董事会 of 第三届董事会第八次会议."""
    bare = _ORDINAL.sub("", name)
    return bare.removesuffix("会议") or bare if _MEETING.search(bare) else ""


def _counts(report: Report, kind: str) -> Iterator[tuple[Row, str, int]]:
    """Yield what prose and cells count of a kind of meeting: the row, its words and how many."""
    for statement, quantities in sentences(report):
        for q in quantities:
            if q["unit"] != "次" or not is_exact_level(q):
                continue
            lead = re.split("[，,。；;]", words_before(statement, q))[-1]
            name = squeeze(whole_name(q)).removesuffix("会议")
            if _TOLD.sub("", name) == kind and _HELD.search(lead) and not re.search(NARROWED, lead):
                yield q, f"{q['text']}{name}", int(q["value"])
    for grid in report.grids:
        for (row, _), number in grid.numbers.items():
            label = grid.labels.get(row, "")
            bare = _TOLD.sub("", label)
            if bare != label and bare.endswith("次数") and bare.removesuffix("次数").removesuffix("会议") == kind:
                yield number.cell, f"{label}{number.cell['text'].strip()}", int(number.value)
