"""Budget items: the amount that an item begins with, what it is used for, and how much of a budget was carried out."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.report import Report
from pipeline.checks.sentences import sentences, words_before
from pipeline.checks.shares import judge_share

_DONE = re.compile(r"完成(?:年初|全年|调整|本年)?预算(?:数)?的?$")
_PLAN = re.compile(r"(?P<year>20\d\d)年(?:当年)?预算(?:安排|数)(?:数)?为?$")
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
        begins = [
            q for q in report.of_statement.get(first["statement_id"], ()) if _ITEM.search(words_before(first, q, 60))
        ]
        if not begins:
            continue
        again = list(_repeated(report, paragraph.sentences))
        for q in again[:1]:
            yield _compare(begins[0], q, past)
        past = [begins[0], *again[:1], *_stated(report, paragraph.sentences)]


_NAME = re.compile(r"（款）(?P<item>[^（）]{2,30})（项）")
_USED = re.compile(r"(?:主要用于|主要原因是[:：])(?P<what>[^，,。；;]{2,40}?)(?:经费)?(?:增加|减少|保持不变)?[。；;]")


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
            for found in _USED.finditer(row["text"]):
                what = found["what"]
                if own in what or what in own:
                    yield holds(row)
                elif any(what == name or (what.endswith(name) and len(name) > 3) for name in names):
                    yield fails("other_item", paragraph.sentences[0], row, item=own, said=found[0].rstrip("。；;"))


def _repeated(report: Report, sentences: Sequence[Row]) -> Iterator[Row]:
    for sentence in sentences:
        for q in report.of_statement.get(sentence["statement_id"], ()):
            found = _PLAN.search(words_before(sentence, q, 30))
            if found and int(found["year"]) == report.year and q["role"] == "level":
                yield q


def _stated(report: Report, sentences: Sequence[Row]) -> list[Row]:
    return [q for s in sentences for q in report.of_statement.get(s["statement_id"], ()) if q["role"] == "change"][:1]


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
