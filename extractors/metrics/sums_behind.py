"""Rules of metrics for sums by what stands behind them or what caused them, and for times from one thing to another."""

import re

from extractors.metrics import forms
from extractors.metrics.by_base import items_of
from extractors.metrics.phrases import joined, noun_phrase_after
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, FORM
from extractors.rule import as_rule
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    ITEM_START,
    OPEN,
    OPENING_BRACKETS,
)

_THING = re.compile(
    rf"(?:{OPEN}[^{BRACKETS}]{{1,60}}{CLOSE})?(?:的|(?=应))(?P<thing>[^{CLAUSE_ENDS}：、{BRACKETS}0-9]{{2,48}})"
)
_NEXT = re.compile(r"(?:人民币|[、和及与]|以及)*(?:人民币)?")
_IN_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]{{0,40}}$")
_TO = re.compile(r"(?:给|向|对)(?P<to>[一-鿿]{2,14}?(?:[、及和与][一-鿿]{2,14}?)+)的?$")
_TO_ONE = re.compile(r"(?:给|向|对)(?P<to>[一-鿿]{2,14}?)(?:的(?:金额|款项)?)?$")
_HAS = re.compile(rf"(?:^|[{CLAUSE_ENDS}：]|[一-鿿])(?:尚有|仍有|还有|尚余|现有|共有|有)(?:人民币)?$")


@as_rule(
    "thing behind a list of sums",
    "尚有86万元及12万元的应缴费用未支付给甲及乙: each sum is of what 的 joins to the last, and of one of those behind",
    step=FORM,
    needs="有",
    of=AMOUNT,
    says="words behind",
    examples=(
        "期末尚有⟨86万元⟩及12万元的应付货款未支付给青江厂及东港厂。 → 应付货款, 青江厂",
        "有86万元及12万元（2015年末：9万元及⟨3万元⟩）的应缴费用未付给养老保险及失业保险计划。 → 应缴费用, 失业保险计划",
    ),
    counter_examples=("有86万元及12万元。", "期末有存款86万元及12万元的国债。", "尚有86万元及12万元的货款未支付。"),
    source="argued: notes of accounts give what is owed to several at once",
)
def of_list(so_far: SoFar, around: Around) -> Measured | None:
    """Read each of a list of sums without words of their own by the thing behind the last of them."""
    first = last = around.at
    while first and _goes_on(so_far, first - 1):
        first -= 1
    while last + 1 < len(so_far.figures) and _goes_on(so_far, last):
        last += 1
    if first == last or not _HAS.search(so_far.left(first).rstrip()):
        return None
    end = so_far.figures[last].span.end
    behind = _THING.match(so_far.text, end + (so_far.text[end : end + 1] in tuple(CLOSING_BRACKETS)))
    thing = forms.clean(joined(noun_phrase_after(so_far.words(behind["thing"])))) if behind else ""
    to = (_TO if count_of_list(so_far, first, last) > 1 else _TO_ONE).search(behind["thing"]) if behind else None
    items = items_of(to["to"]) if to else []
    opened = [at for at in range(first + 1, last + 1) if _opens(so_far, at)]
    begins = max([first, *(at for at in opened if at <= around.at)])
    count = count_of_list(so_far, first, last)
    return Measured(thing, items[around.at - begins]) if thing and count == len(items) > around.at - begins else None


def count_of_list(so_far: SoFar, first: int, last: int) -> int:
    """Return how many sums a list has before brackets with those of another time."""
    return next((at for at in range(first + 1, last + 1) if _opens(so_far, at)), last + 1) - first


def _opens(so_far: SoFar, at: int) -> bool:
    """Whether brackets open right before a sum: （上年：9万元."""
    between = so_far.text[so_far.figures[at - 1].span.end : so_far.figures[at].span.start]
    return between.startswith(tuple(OPENING_BRACKETS))


def _goes_on(so_far: SoFar, at: int) -> bool:
    """Whether a sum and the next one stand in one list, or the next one in brackets for another time."""
    one, other = so_far.figures[at], so_far.figures[at + 1]
    between = so_far.text[one.span.end : other.span.start]
    listed = _NEXT.fullmatch(between.strip()) or _IN_BRACKETS.fullmatch(between.removesuffix("人民币"))
    return one.kind == other.kind == "amount" and listed is not None


_IN_CLAUSE = f"[^{CLAUSE_ENDS}：]"


_CAUSE = re.compile(
    rf"{ITEM_START}(?:[0-9一二三四五六七八九十]{{1,2}}[、.．])?\s*(?:由于|因为|因)(?P<cause>{_IN_CLAUSE}{{2,36}}?)(?:的?影响)?，"
    rf"(?:从而|相应|共|累计)*影响(?P<what>{_IN_CLAUSE}{{2,16}})$"
)

# 其他调整合计|影响|期初未分配利润
_OF_ITEM = re.compile(
    rf"{ITEM_START}(?P<cause>(?!受|将|会|不|未|可能|预计|从而|相应|累计|共)[^{CLAUSE_ENDS}：、]{{2,14}}?)(?<!不)影响"
    rf"(?P<what>(?:期初|年初|当期|本期|本年)[^{CLAUSE_ENDS}：]{{2,12}}(?:利润|收益|损益|权益))$"
)


@as_rule(
    "effect of a cause",
    "由于会计政策变更，影响期初未分配利润0元: an effect is told with what caused it, which tells it from the others",
    step=FORM,
    needs="因由响",
    of=AMOUNT,
    says="words before",
    examples=(
        "2、由于会计政策变更，影响期初未分配利润⟨0元⟩。 → 会计政策变更影响期初未分配利润",
        "因执行新租赁准则，影响年初留存收益⟨36万元⟩。 → 执行新租赁准则影响年初留存收益",
    ),
    counter_examples=("由于原料涨价，成本86万元。", "影响期初未分配利润0元。", "由于涨价，影响成本增加86万元。"),
    source="notes on retained earnings in annual reports list the effects by cause",
)
def effect_of_cause(so_far: SoFar, around: Around) -> Measured | None:
    """Read an effect with its cause."""
    left = forms.untied(around.left.rstrip()) if around.figure.role == "level" else ""
    told = _CAUSE.search(left) or _OF_ITEM.search(left)
    return Measured(f"{told['cause']}影响{told['what']}", so_far.subject(around.own)) if told else None


SUMS_BEHIND = (of_list, effect_of_cause)
