"""A total before a colon, and the items of the list behind it."""

import re
from collections.abc import Iterator, Sequence

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import add, find_slip, interval_of, write
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import BULLET, is_exact_level, words_before

_TOTAL = re.compile(r"(?:合计|共计|总计|总共|总额|总金额|共|累计)[^，,。；;\d]{0,10}$")
_LEAST = 2  # items of a list
_FAR = 0.5  # of the total: a list that misses it by more gives something else


@as_check(
    "total of a list",
    "捐赠物资合计8.6万元： is the sum of the items of the list behind the colon",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no list follows the total at once, or an item has no value of its unit, or several",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=("全年捐赠物资合计8.6万元：\n◆口罩3.2万元\n◆消毒液2.1万元\n◆药品2.9万元",),
    counter_examples=(
        "全年捐赠物资合计8.6万元：\n◆口罩3.2万元\n◆消毒液2.5万元\n◆药品2.9万元",
        "全年捐赠物资合计8.6万元：\n◆口罩3.2万元，其中春季1.1万元\n◆消毒液2.1万元\n◆药品若干",
        "全年捐赠物资合计8.6万元：\n口罩3.2万元。\n消毒液2.1万元。",
    ),
)
def check_list_total(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such total with its list."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        last = paragraph.sentences[-1]
        own = report.of_statement.get(last["statement_id"], ())
        if not own or not last["text"].rstrip().endswith(("：", ":")):
            continue
        total = own[-1]
        if not is_exact_level(total) or not _TOTAL.search(words_before(last, total)):
            continue
        parts = list(_parts(report, [p.sentences[0] for p in paragraphs[at + 1 :]], total))
        if len(parts) >= _LEAST and None not in parts:
            yield from _judge(total, [part for part in parts if part is not None])


def _parts(report: Report, rows: Sequence[Row], total: Row) -> Iterator[Row | None]:
    """Yield the value of each item of a list in the unit of its total; None for an item that has none, or several."""
    style: str | None = None
    for row in rows:
        mark, bullet = read_marker(row["text"]), BULLET.match(row["text"])
        found = mark.kind if mark else bullet[0] if bullet else None
        if found is None or (style is not None and found != style):
            return
        style = found
        values = [q for q in report.of_statement.get(row["statement_id"], ()) if q["unit"] == total["unit"]]
        yield values[0] if len(values) == 1 and is_exact_level(values[0]) else None


def _judge(total: Row, parts: Sequence[Row]) -> Iterator[Judgement]:
    intervals = [interval_of(q) for q in (total, *parts)]
    known = [one for one in intervals if one is not None]
    if len(known) < len(intervals) or known[0].middle <= 0:
        return
    got, apart = add(known[1:]), add(known[1:]).middle - known[0].middle
    slip = find_slip(got, known[0])
    if got.meets(known[0]):
        yield holds(total, *parts)
    elif slip or abs(apart) <= _FAR * known[0].middle:
        blanks = {"parts": "＋".join(map(named, parts)), "total": write(got.middle), "whole": named(total)}
        yield fails("sum_slip" if slip else "sum", total, *parts, apart=write(abs(apart)), factor=slip or "", **blanks)
