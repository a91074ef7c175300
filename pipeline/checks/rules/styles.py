"""Lists whose items are numbered in several styles: 1. 2、 3."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import read_count
from pipeline.checks.report import Report

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
