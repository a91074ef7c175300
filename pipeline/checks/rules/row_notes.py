"""A note that says which way a row went, against the two values of the row: 研发人员增加系… beside 156 and 132."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.columns import now_and_before
from pipeline.checks.grid import Number
from pipeline.checks.report import Report

_NOTE = re.compile(
    r"^(?:注[:：]?)?(?:\d{1,2}[、.．，]|[（(]\d{1,2}[）)])?(?P<name>[㐀-鿿（）()]{3,24}?)"
    r"(?:本期|本年度?|报告期内?|期末|年末)?(?:(?:较|比)(?:上年|上期|期初|年初|上年末|去年)(?:同期|末)?|同比)?"
    r"(?P<way>增加|增长|上升|提高|减少|下降|降低)(?:较多|较大)?[，,]?(?:主要)?(?:系|是由于|是因为|由于|因|原因[为是])"
)
_UP = ("增加", "增长", "上升", "提高")
_NEAR = 3  # pages between a table and its notes
_MARKS = re.compile(
    r"[（(].*?[）)]|^(?:\d+[、.．]|[一二三四五六七八九十]+、|其中[:：]|[减加][:：])|公司|本集团|的|数量|总数|人数|合计|总额|金额|总计"
)


class _Row(NamedTuple):
    """A row of a table with its value of this year and of the year before."""

    now: Number
    before: Number


@as_check(
    "way of a row",
    "a note says of a row that it rose (fell) and why, and its two values say so too",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements tables",
    idle="no sentence begins with the name of a row and says why it rose or fell, or the table has not one value each of this year and the one before",
    examples=(
        "| 项目 | 本期数 | 上期数 |\n| 技术人员的数量（人） | 132 | 156 |\n| 车辆（辆） | 12 | 10 |\n注：1、技术人员增加系新建泵站所致。",
        "| 项目 | 2022年 | 2021年 |\n| 管理费用 | 640.1 | 616.8 |\n管理费用同比下降，主要系压减会议费所致。",
    ),
    counter_examples=(
        "| 项目 | 本期数 | 上期数 |\n| 技术人员的数量（人） | 132 | 156 |\n| 车辆（辆） | 12 | 10 |\n注：1、技术人员减少系部分人员转入生产系统所致。",
        "| 项目 | 本期数 | 上期数 |\n| 技术人员的数量（人） | 132 | 156 |\n技术人员薪酬增加系奖金发放所致。",
        "| 项目 | 目标 | 实际 |\n| 管理费用 | 640.1 | 616.8 |\n管理费用同比上升，主要系会议增加所致。",
        "| 项目 | 2022年 | 2021年 |\n| 管理费用 | 640.1 | 616.8 |\n管理费用中会议费减少，主要系会议压减。",
    ),
)
def check_notes(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such sentence."""
    rows = _rows(report)
    for statement in report.rows("statements"):
        said = _NOTE.match(statement["text"])
        name = _bare(said["name"]) if said else ""
        own = [row for row in rows.get(name, ()) if abs(row.now.cell["page"] - statement["page"]) <= _NEAR]
        if not said or not own:
            continue
        rose = [row.now.value > row.before.value for row in own]
        first = own[0]
        if (said["way"] in _UP) in rose:
            yield holds(statement, first.now.cell, first.before.cell)
        else:
            yield fails("row_way", statement, first.now.cell, first.before.cell, said=said["name"] + said["way"],
                        now=first.now.cell["text"].strip(), before=first.before.cell["text"].strip(),
                        page=first.now.cell["page"])  # fmt: skip


def _rows(report: Report) -> Mapping[str, Sequence[_Row]]:
    """Return the rows of all tables by their bare names, those whose value stayed or is below 0 left out."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for grid in report.grids:
        columns = now_and_before(grid)
        for row, label in grid.labels.items() if columns else ():
            now, before = (grid.numbers.get((row, column)) for column in columns or ())
            if now and before and now.value != before.value and min(now.value, before.value) >= 0:
                found[_bare(label)].append(_Row(now, before))
    return found


def _bare(name: str) -> str:
    return _MARKS.sub("", name)
