"""Budgets and final accounts: items, their amounts, and the words for what is between the two.

Final accounts: the words for a difference, and the items of a budget against their total.
Budget items: the amount that an item begins with, what it is used for, and how much of a budget was carried out.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, add, interval_of, write
from pipeline.checks.judging import judge_share
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import sentences, words_before

_WORD = re.compile(
    r"(?:支出)?(?:决算|执行)数?(?:比预算数?)?(?P<word>小于|大于|低于|高于|等于|与(?:年初)?预算数?(?:基本)?(?:持平|相同|一致))(?:(?:年初)?预算数?)?"
)
_PLAN_ACCOUNT = re.compile(r"预算(?:数|安排)?(?:为)?$")
_USED_ACCOUNT = re.compile(r"(?:决算|执行)(?:数)?(?:为)?$")
_LEAD = 12  # characters before an amount in which its words stand
_ABOUT = 0.05  # of the budget: how far 基本持平 may reach; own judgement


def _amounts(report: Report, sentences: Sequence[Row], words: re.Pattern[str]) -> list[Row]:
    """Return the amounts of money of some sentences that stand behind such words."""
    return [
        q
        for sentence in sentences
        for q in report.quantities_of(sentence)
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
        plans, used = (_amounts(report, paragraph.sentences, words) for words in (_PLAN_ACCOUNT, _USED_ACCOUNT))
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
        for words in (_PLAN_ACCOUNT, _USED_ACCOUNT):
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


_DONE = re.compile(r"完成(?:年初|全年|调整|本年)?预算(?:数)?的?$")
_PLAN_ITEM = re.compile(r"(?P<year>20\d\d)年(?:当年)?预算(?:安排|数)(?:数)?为?$")
_ITEM = re.compile(r"(?:（项）|\(项\))[”\"]?(?:科目)?(?:支出|预算)*$")


@as_check(
    "amount of an item",
    "the amount that a budget item begins with is the one that its explanation repeats",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the paragraph does not begin with an item of the functional classification （类）（款）（项）",
    tolerance="half of the last printed digit of both",
    examples=(
        "2.“文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）”412.80万元，主要用于图书采编。"
        "2021年当年预算执行数为405.30万元，2022年预算安排418.20万元，比2021年预算执行数增加3.18%。",
    ),
    counter_examples=(
        "2.“文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）”412.80万元，主要用于图书采编。"
        "2021年当年预算执行数为405.30万元，2022年预算安排412.80万元，比2021年预算执行数增加1.85%。",
    ),
)
def check_item(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each budget item that says its amount twice."""
    past: list[Row] = []
    for paragraph in report.paragraphs:
        first = paragraph.sentences[0]
        begins = [q for q in report.quantities_of(first) if _ITEM.search(words_before(first, q, 60))]
        if not begins:
            continue
        again = list(_repeated(report, paragraph.sentences))
        for q in again[:1]:
            yield _compare(begins[0], q, past)
        past = [begins[0], *again[:1], *_stated(report, paragraph.sentences)]


_NAME = re.compile(r"（款）(?P<item>[^（）]{2,30})（项）")
_USED_ITEM = re.compile(
    r"(?:主要用于|主要原因是[:：])(?P<what>[^，,。；;]{2,40}?)(?:经费)?(?:增加|减少|保持不变)?[。；;]"
)


@as_check(
    "words of another item",
    "what a budget item says that it is used for, or why it moved, does not name another item of the report",
    kind="copied",
    grade=HINT,
    needs="statements",
    idle="the paragraph does not begin with an item of the functional classification （类）（款）（项）",
    examples=(
        "1.“交通运输支出（类）公路水路运输（款）行政运行（项）”24.70万元，主要用于行政运行。\n"
        "2.“交通运输支出（类）公路水路运输（款）公路养护（项）”83.10万元，主要用于行政运行。",
    ),
    counter_examples=(
        "1.“交通运输支出（类）公路水路运输（款）行政运行（项）”24.70万元，主要用于行政运行。\n"
        "2.“交通运输支出（类）公路水路运输（款）公路养护（项）”83.10万元，主要用于公路养护。",
    ),
)
def check_words(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each item that says what it is used for or why it moved."""
    items = [(p, found["item"]) for p in report.paragraphs if (found := _NAME.search(p.sentences[0]["text"]))]
    names = {name for _, name in items}
    for paragraph, own in items:
        for row in paragraph.sentences:
            for found in _USED_ITEM.finditer(row["text"]):
                what = found["what"]
                if own in what or what in own:
                    yield holds(row)
                elif any(what == name or (what.endswith(name) and len(name) > 3) for name in names):
                    yield fails("other_item", paragraph.sentences[0], row, item=own, said=found[0].rstrip("。；;"))


def _repeated(report: Report, sentences: Sequence[Row]) -> Iterator[Row]:
    for sentence in sentences:
        for q in report.quantities_of(sentence):
            found = _PLAN_ITEM.search(words_before(sentence, q, 30))
            if found and int(found["year"]) == report.year and q["role"] == "level":
                yield q


def _stated(report: Report, sentences: Sequence[Row]) -> list[Row]:
    return [q for s in sentences for q in report.quantities_of(s) if q["role"] == "change"][:1]


def _compare(begun: Row, again: Row, past: list[Row]) -> Judgement:
    one, other = interval_of(begun), interval_of(again)
    if one is None or other is None or one.meets(other):
        return holds(begun, again)
    before = next((q for q in past if q["value"] == again["value"] and q["unit"] == again["unit"]), None)
    if before is not None:  # the numbers of the item before it were left standing
        return fails("item_copied", begun, again, before, first=begun["text"], again=again["text"])
    return fails("item", begun, again, first=begun["text"], again=again["text"])


@as_check(
    "budget that was carried out",
    "完成预算的98.5% is the final amount over the budget that the sentence names",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence has not budget, final amount and share in this order, or the budget is 0",
    tolerance="half of the last printed digit of all three",
    examples=("培训费年初预算为12.40万元，支出决算为11.90万元，完成年初预算的85.97%。",),
    counter_examples=(
        "培训费年初预算为12.40万元，支出决算为11.90万元，完成年初预算的95.97%。",
        "宣传费年初预算为0万元，支出决算为0万元，完成年初预算的0%。",
    ),
)
def check_done(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share of a budget that was carried out."""
    for statement, quantities in sentences(report):
        for planned, spent, share in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if share["unit"] != "%" or planned["unit"] != spent["unit"] or planned["unit"] != "元":
                continue
            leads = [words_before(statement, q, 14) for q in (planned, spent, share)]
            if not (
                re.search("预算(?:数)?(?:为)?$", leads[0])
                and re.search("决算(?:数)?(?:为)?$", leads[1])
                and _DONE.search(leads[2])
            ):
                continue
            judged = judge_share((spent, planned, share), left=share["text"], rows=(planned, spent, share))
            if judged:
                yield judged
