"""Numbers of items and of rows.

Lists whose items are numbered in several styles: 1. 2、 3.
Numbers of the rows of a table: 1. 2. 3. 5. 5. under each other, a number that its neighbour bears too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import find_again, read_count
from pipeline.checks.report import Report
from schemas.text import squeeze

_MARK = re.compile(
    r"^(?P<open>[（(]?)(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<close>[.．、)）])(?!\d)(?P<rest>.{0,10})"
)
_WIDE = str.maketrans("（）．", "().")


class _Item(NamedTuple):
    row: Row
    number: int
    style: str
    mark: str


def _items(rows: Sequence[Row]) -> Iterator[_Item]:
    for row in rows:
        found = _MARK.match(row["text"].strip())
        number = read_count(found["number"]) if found else None
        if found and number:
            digits = "1" if found["number"].isdigit() else "一"
            style = f"{found['open']}{digits}{found['close']}".translate(_WIDE)
            yield _Item(row, number, style, f"{found['open']}{found['number']}{found['close']}{found['rest']}")


def _odd(items: Sequence[_Item]) -> _Item | None:
    """Return the one of three items in sequence whose style is not that of the two others; None where all agree.

    The last of the three may end a list within an item, and is none: 1) 2) 3.
    """
    one, two, three = items
    if one.style != two.style and one.style == three.style:
        return two
    return one if one.number == 1 and one.style != two.style == three.style else None


@as_check(
    "styles of numbers",
    "the items of one list are numbered in one style: no 1. 2、 3.",
    kind="numbering",
    grade=HINT,
    needs="statements sections",
    idle="the report is no 社会责任报告, or the list has fewer than three items",
    examples=(
        "具体做法如下。\n1.升级检索系统。\n2、优化移动端页面。\n3.开通刷脸借书。",
        "具体做法如下。\n（1）升级检索系统。\n2.优化移动端页面。\n3.开通刷脸借书。",
    ),
    counter_examples=(
        "具体做法如下。\n1.升级检索系统。\n2．优化移动端页面。\n3.开通刷脸借书。",
        "1.升级系统。\n1）检索。\n2）借阅。\n3）归还。\n2.优化页面。\n3.刷脸借书。",
        "1.升级系统。\n2.优化页面。\n3.具体是：\n1）检索。\n2）借阅。\n3）归还。\n4.刷脸借书。",
    ),
)
def check_styles(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each three items in sequence, one finding a section."""
    lists: dict[str, list[_Item]] = defaultdict(list)
    for item in _items(report.rows("statements")) if report.of_its_year else ():
        lists[item.row["section_id"] or ""].append(item)
    for own in lists.values():
        for three in zip(own, own[1:], own[2:], strict=False):
            if [one.number - three[0].number for one in three] != [0, 1, 2]:
                continue
            odd = _odd(three)
            if odd is None:
                yield holds(three[0].row)
            else:
                other = three[2]
                yield fails("styles", odd.row, other.row, said=odd.mark, other=other.mark)
                break


_SERIAL = re.compile("^(?:序号|编号|No[.]?)$")
_LEAST = 4  # rows from which on their numbers are those of a run
_KINDS = ("han", "bracketed_han", "arabic", "bracketed_arabic", "circled")


class _Numbered(NamedTuple):
    """A cell that opens with a number."""

    number: int
    cell: Row


@as_check(
    "numbers of rows",
    "the rows of a table are numbered one after the other, and none twice",
    kind="numbering",
    grade=HINT,
    needs="tables",
    idle="fewer than four rows below each other are numbered from 1 on, or more than one number is odd",
    examples=(
        "| 情形 | 件数 |\n| 1.属于国家秘密 | 0 |\n| 2.危及公共安全 | 2 |\n| 4.保护第三方权益 | 1 |\n| 4.属于内部事务 | 0 |\n| 5.属于执法案卷 | 0 |",
        "| 序号 | 项目 |\n| 1 | 管网改造 |\n| 2 | 泵站更新 |\n| 2 | 水质监测 |\n| 4 | 抢修演练 |",
        "| 项目 | 金额 |\n| 一、营业收入 | 126 |\n| 一、营业成本 | 84 |\n| 三、营业利润 | 42 |\n| 四、利润总额 | 40 |",
        "| 类别 | 金额 |\n| （一）人员经费 | 126 |\n| （二）公用经费 | 84 |\n| （三）项目支出 | 12 |\n| （三）其他支出 | 6 |",
    ),
    counter_examples=(
        "| 情形 | 件数 |\n| 1.属于国家秘密 | 0 |\n| 2.危及公共安全 | 2 |\n| 3.保护第三方权益 | 1 |\n| 4.属于内部事务 | 0 |",
        "| 序号 | 项目 |\n| 1 | 管网改造 |\n| 2 | 泵站更新 |\n| 4 | 水质监测 |\n| 7 | 抢修演练 |",
        "| 序号 | 项目 |\n| 1 | 管网改造 |\n| 1 | 泵站更新 |\n| 2 | 水质监测 |\n| 2 | 抢修演练 |\n| 3 | 员工培训 |",
    ),
)
def check_rows(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each run of numbered rows."""
    for cells in report.by_table.values():
        for run in _joined(_runs(cells)):
            numbers = [one.number for one in run]
            odd = find_again(numbers) if len(run) >= _LEAST else None
            if len(run) >= _LEAST and numbers == list(range(1, len(run) + 1)):
                yield holds(run[0].cell, run[-1].cell)
            elif odd is not None:
                first = odd - 1 if numbers[odd] == odd else odd
                # A serial number that ends a column may stand twice for one thing; a row behind proves that it runs on.
                ends = first + 2 == len(run) and squeeze(run[-1].cell["text"]).isdigit()
                if first + 1 < len(run) and not ends:
                    before, after = run[first].cell, run[first + 1].cell
                    yield fails("number_again", before, after, before=squeeze(before["text"])[:16],
                                after=squeeze(after["text"])[:16])  # fmt: skip


def _runs(cells: Sequence[Row]) -> Iterator[list[_Numbered]]:
    """Yield the numbered cells of each column and style, from each 1 on."""
    serial = {cell["column"] for cell in cells if cell["row"] == 0 and _SERIAL.match(squeeze(cell["text"]))}
    runs: dict[tuple[int, str], list[_Numbered]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (int(cell["row"]), int(cell["column"]))):
        text, column = squeeze(cell["text"]), int(cell["column"])
        marker = read_marker(text)
        if column in serial and re.fullmatch(r"\d{1,3}", text):
            kind, number = "serial", int(text)
        elif marker and marker.kind in _KINDS and len(text) > marker.end:
            kind, number = marker.kind, marker.ordinal
        else:
            continue
        if number == 1 and (column, kind) in runs:
            yield runs.pop((column, kind))
        runs[column, kind].append(_Numbered(number, cell))
    yield from runs.values()


def _joined(runs: Iterable[list[_Numbered]]) -> Iterator[list[_Numbered]]:
    """Yield the runs; a 1 alone before one that goes on with 3 is of the same: 1, 1, 3, 4."""
    alone: dict[tuple[int, str], _Numbered] = {}
    for run in runs:
        first = run[0]
        marker = read_marker(squeeze(first.cell["text"]))
        key = int(first.cell["column"]), marker.kind if marker else ""
        before = alone.pop(key, None)
        if len(run) == 1 and first.number == 1:
            alone[key] = first
        elif before and len(run) > 1 and [run[0].number, run[1].number] == [1, 3]:
            yield [before, *run]
        else:
            yield run
