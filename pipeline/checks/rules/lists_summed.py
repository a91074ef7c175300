"""A total before a colon, and the items of the list behind it."""

import re
from collections.abc import Iterator, Sequence

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import add, find_slip, interval_of, step_of
from pipeline.checks.printed import find_slipped, write_as
from pipeline.checks.report import Paragraph, Report, named, quote_sum
from pipeline.checks.sentences import BULLET, exact_levels, is_exact_level, words_before

_TOTAL = re.compile(r"(?:合计|共计|总计|总共|总额|总金额|共|累计)[^，,。；;\d]{0,10}$")
# 期间费用1,525万元，…。具体分析如下： the total stands in the sentence before.
_FOLLOWS = re.compile(r"(?:具体|明细|分项|构成|各项)?(?:分析|情况|构成|明细)?如下[:：]$")
_ITEM = 12  # characters of an item before its amount, and the most of a name by its end
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
    examples=(
        "全年捐赠物资合计8.6万元：\n◆口罩3.2万元\n◆消毒液2.1万元\n◆药品2.9万元",
        "集团期间费用共发生11,769.47万元，同比减少8.46%。具体构成如下：\n（1）销售费用1,847.62万元，同比减少3.17%。\n（2）管理费用5,306.90万元，同比减少1.26%。\n（3）研发费用4,918.35万元，同比减少11.58%。\n（4）财务费用-276.40万元，同比减少518.20万元。",
        "全年营业收入9,604.20万元，同比增长3.1%。构成如下：\n1、供水收入6,120.40万元，同比增长2.0%。\n2、排水收入2,384.10万元。\n3、检测收入1,159.70万元。",
    ),
    counter_examples=(
        "全年捐赠物资合计8.6万元：\n◆口罩3.2万元\n◆消毒液2.5万元\n◆药品2.9万元",
        "全年捐赠物资合计8.6万元：\n◆口罩3.2万元，其中春季1.1万元\n◆消毒液2.1万元\n◆药品若干",
        "集团期间费用共发生11,796.47万元，同比减少8.46%。具体构成如下：\n（1）销售费用1,847.62万元，同比减少3.17%。\n（2）管理费用5,306.90万元，同比减少1.26%。\n（3）研发费用4,918.35万元，同比减少11.58%。\n（4）财务费用-276.40万元，同比减少518.20万元。",
        "全年营业收入9,604.20万元，同比增长3.1%。主要情况如下：\n1、供水收入6,120.40万元，同比增长2.0%。\n2、排水收入2,384.10万元。",
        "全年捐赠物资合计8.6万元：\n口罩3.2万元。\n消毒液2.1万元。",
    ),
)
def check_list_total(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such total with its list."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        last = paragraph.sentences[-1]
        if _FOLLOWS.search(last["text"].rstrip()) and len(last["text"]) < 2 * _ITEM:
            yield from _judge_named(report, paragraph, [p.sentences[0] for p in paragraphs[at + 1 :]])
        own = report.of_statement.get(last["statement_id"], ())
        if not own or not last["text"].rstrip().endswith(("：", ":")):
            continue
        total = own[-1]
        if not is_exact_level(total) or not _TOTAL.search(words_before(last, total)):
            continue
        parts = list(_parts(report, [p.sentences[0] for p in paragraphs[at + 1 :]], total))
        if len(parts) >= _LEAST and None not in parts:
            yield from _judge(total, [part for part in parts if part is not None])


def _judge_named(report: Report, paragraph: Paragraph, rows: Sequence[Row]) -> Iterator[Judgement]:
    """Yield the judgement of a total whose name ends as those of the amounts with which the items begin."""
    total = next((q for _, q in exact_levels(report, paragraph)), None)
    if total is None or total["unit"] != "元" or not total["metric"]:
        return
    parts: list[tuple[Row, float]] = []
    for row in rows:
        mark = read_marker(row["text"])
        if not mark or mark.ordinal != len(parts) + 1:
            break
        own = [q for q in report.of_statement.get(row["statement_id"], ()) if q["role"] == "level"]
        name = words_before(row, own[0])[mark.end :].strip() if own else ""
        if not own or not is_exact_level(own[0]) or own[0]["unit"] != "元" or not 0 < len(name) <= _ITEM:
            return
        if not name.rstrip("-－−").endswith(total["metric"][-2:]):
            return
        parts.append((own[0], -1.0 if name[-1] in "-－−" and own[0]["value"] > 0 else 1.0))
    if len(parts) > _LEAST:
        yield from _judge_signed(total, parts)


def _judge_signed(total: Row, parts: Sequence[tuple[Row, float]]) -> Iterator[Judgement]:
    whole, step = interval_of(total), step_of(total)
    got = sum(sign * part["value"] for part, sign in parts)
    half = sum(step_of(part) for part, _ in parts) / 2
    rows = [part for part, _ in parts]
    if whole is None or not step:
        return
    if whole.low - half <= got <= whole.high + half:
        yield holds(total, *rows)
    elif find_slipped(f"{round(total['value'] / step)}", f"{round(got / step)}"):
        told = "＋".join(f"{'－' if sign < 0 else ''}{named(part)}" for part, sign in parts).replace("＋－", "－")
        apart = write_as(abs(got - total["value"]), total)
        yield fails("sum", total, *rows, parts=told, total=write_as(got, total), whole=named(total), apart=apart)


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
        blanks = quote_sum(total, parts, got.middle)
        yield fails("sum_slip" if slip else "sum", total, *parts, factor=slip or "", **blanks)
