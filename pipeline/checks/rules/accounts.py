"""Final accounts: the words for a difference, and the items of a budget against their total."""

import re
from collections.abc import Iterator, Sequence

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, add, interval_of, write
from pipeline.checks.report import Paragraph, Report, named
from pipeline.checks.sentences import words_before

_WORD = re.compile(
    r"(?:支出)?(?:决算|执行)数?(?:比预算数?)?(?P<word>小于|大于|低于|高于|等于|与(?:年初)?预算数?(?:基本)?(?:持平|相同|一致))(?:(?:年初)?预算数?)?"
)
_PLAN = re.compile(r"预算(?:数|安排)?(?:为)?$")
_USED = re.compile(r"(?:决算|执行)(?:数)?(?:为)?$")
_LEAD = 12  # characters before an amount in which its words stand
_ABOUT = 0.05  # of the budget: how far 基本持平 may reach; own judgement


def _amounts(report: Report, sentences: Sequence[Row], words: re.Pattern[str]) -> list[Row]:
    """Return the amounts of money of some sentences that stand behind such words."""
    return [
        q
        for sentence in sentences
        for q in report.of_statement.get(sentence["statement_id"], ())
        if q["unit"] == "元" and q["role"] == "level" and words.search(words_before(sentence, q, _LEAD))
    ]


@as_check(
    "words for a difference",
    "决算数小于预算数 is said where the final amount is below the budget of the item, 持平 where both are equal",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the paragraph has not one budget and one final amount before the words",
    tolerance="half of the last printed digit of both; a twentieth for 基本持平",
    examples=(
        "图书购置（项）。年初预算为46.30万元，支出决算为45.82万元。决算数大于预算数的主要原因：采购量上升。",
        "场地租赁（项）。年初预算为371.40万元，支出决算为301.40万元。决算数与预算数基本持平。",
        "绿化养护支出年初预算为0万元，全年预算为268.54万元，支出决算为251.17万元。决算数大于预算数的主要原因：面积增加。",
    ),
    counter_examples=(
        "图书购置（项）。年初预算为46.30万元，支出决算为45.82万元。决算数小于预算数的主要原因：采购量下降。",
        "场地租赁（项）。年初预算为371.40万元，支出决算为371.40万元。决算数与预算数基本持平。",
        "绿化养护支出年初预算为0万元，全年预算为268.54万元，支出决算为251.17万元。决算数小于预算数的主要原因：面积减少。",
    ),
)
def check_difference(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph that says how its final amount compares with its budget."""
    for paragraph in report.paragraphs:
        found = _WORD.search(paragraph.text)
        plans, used = (_amounts(report, paragraph.sentences, words) for words in (_PLAN, _USED))
        plans = [plan for plan in plans if plan["value"]] or plans  # 年初预算为0万元，全年预算为268.54万元
        if not found or len(plans) != 1 or len(used) != 1:
            continue
        plan, spent = interval_of(plans[0]), interval_of(used[0])
        if plan is None or spent is None:
            continue
        word = found["word"]
        level = Interval(plan.low * (1 - _ABOUT), plan.high * (1 + _ABOUT)) if "基本" in word else plan
        if word in ("小于", "低于"):
            right = spent.low < plan.high
        elif word in ("大于", "高于"):
            right = spent.high > plan.low
        else:
            right = spent.meets(level)
        if right:
            yield holds(plans[0], used[0])
        else:
            yield fails("difference", plans[0], used[0], plan=named(plans[0]), spent=named(used[0]), said=found[0])


_LEAST = 3  # items that make up a total
_NEAR = 0.1  # of the total: items that miss it by more were hardly meant to make it up


@as_check(
    "items of a budget",
    "the budgets (final amounts) of the numbered items make up the one that the paragraph before them names",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="fewer than three numbered items follow, an item lacks its amount, or the sum misses the total by more than a tenth",
    tolerance="half of the last printed digit of each amount",
    examples=(
        "一般公共预算支出年初预算为31.60万元，支出决算为29.00万元。其中：\n1、窗口服务（项）。年初预算为15.40万元，支出决算为14.20万元。\n"
        "2、档案整理（项）。年初预算为10.60万元，支出决算为9.70万元。\n3、设备更新（项）。年初预算为5.60万元，支出决算为5.60万元。",
    ),
    counter_examples=(
        "一般公共预算支出年初预算为31.60万元，支出决算为29.50万元。其中：\n1、窗口服务（项）。年初预算为15.40万元，支出决算为14.20万元。\n"
        "2、档案整理（项）。年初预算为10.60万元，支出决算为9.70万元。\n3、设备更新（项）。年初预算为5.60万元，支出决算为5.60万元。",
    ),
)
def check_items(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total of a list of items, its budget and its final amount apart."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        items = _items(paragraphs[at + 1 :]) if not read_marker(paragraph.text) else []
        if len(items) < _LEAST:
            continue
        for words in (_PLAN, _USED):
            totals = _amounts(report, paragraph.sentences, words)
            parts = [_amounts(report, _rows(item), words) for item in items]
            if len(totals) == 1 and all(len(part) == 1 for part in parts):
                yield from _judge(totals[0], [part[0] for part in parts])


def _items(following: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs of each item that is numbered 1, 2, 3 …, up to what is numbered otherwise."""
    found: list[list[Paragraph]] = []
    kind: str | None = None
    for paragraph in following:
        marker = read_marker(paragraph.text)
        if marker is None:
            if not found:
                return []
            found[-1].append(paragraph)
        elif marker.kind == (kind or marker.kind) and marker.ordinal == len(found) + 1:
            kind = marker.kind
            found.append([paragraph])
        else:
            break
    return found


def _rows(item: Sequence[Paragraph]) -> list[Row]:
    return [sentence for paragraph in item for sentence in paragraph.sentences]


def _judge(total: Row, parts: Sequence[Row]) -> Iterator[Judgement]:
    whole = interval_of(total)
    known = [one for one in map(interval_of, parts) if one is not None]
    if whole is None or len(known) < len(parts):
        return
    found = add(known)
    apart = abs(found.middle - whole.middle)
    if found.meets(whole):
        yield holds(total, *parts)
    elif apart <= _NEAR * abs(whole.middle):
        yield fails("items_sum", total, *parts, count=len(parts), sum=write(found.middle),
                    whole=named(total), apart=write(apart))  # fmt: skip
