"""Rules of metrics for sums by what stands behind them or what caused them, and for times from one thing to another."""

import re

from extractors.metrics import forms
from extractors.metrics.by_base import items_of
from extractors.metrics.phrases import joined, noun_phrase_after
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, DURATION, FORM
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


_SPAN = rf"从(?P<from>[^{CLAUSE_ENDS}：、0-9]{{2,20}}?)[到至](?P<to>[^{CLAUSE_ENDS}：、0-9]{{2,20}}?)"
# 从下单到交付完成|仅需|3天
_TOOK = re.compile(
    rf"{_SPAN}(?P<mean>平均|人均)?(?:仅|只|共|大约|约)*(?:需要?|用时?|花费?|历时|耗时|用了|缩短[到至]|压缩[到至]|控制在)了?(?:约|近|不到|不足)?$"
)
_TIME_THAT = re.compile(
    rf"的?(?:时间|工期)(?:内)?(?:就|即|便|内)?(?:完成|实现|走完|跨越)了?[^{CLAUSE_ENDS}：、从]{{0,16}}{_SPAN}(?=[{CLAUSE_ENDS}]|$)"
)
_OWN_TIME = re.compile("的?(?:平均)?(?:时间|用时|耗时|时长|周期)$")
_NO_START = re.compile(r"^(?:[0-9一二三四五六七八九十]{1,4}年|[年月日]|上年|去年|原来|过去)")


@as_rule(
    "time from one to another",
    "从下单到交付仅需3天: a time is that from the first to the last, both are its name",
    step=FORM,
    needs="从",
    of=DURATION,
    says="words before",
    examples=(
        "从下单到交付完成仅需⟨3天⟩时间。 → 从下单到交付完成时间",
        "从受理到办结平均耗时⟨2.5个工作日⟩。 → 从受理到办结平均时间",
        "⟨六个月⟩时间完成了从签约到投产。 → 从签约到投产时间",
    ),
    counter_examples=("从去年到今年缩短到3天。", "从事快递到岗3天。", "耗时3天。"),
    source="argued: how fast a service is is told from its first step to its last",
)
def from_to(so_far: SoFar, around: Around) -> Measured | None:
    """Read a time by what it began and ended with."""
    took = _TOOK.search(around.left.rstrip())
    mean = "平均" if took and (took["mean"] or "平均" in took["to"]) else ""
    took = took or _TIME_THAT.match(so_far.text, around.figure.span.end)
    if took is None or _NO_START.match(took["from"]) or around.figure.role != "level":
        return None
    to = _OWN_TIME.sub("", took["to"])
    return Measured(f"从{took['from']}到{to}{mean}时间", so_far.subject(around.left))


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


_NONE_NOW = re.compile(
    rf"(?:不存在|没有|无)(?P<what>(?![论法须需])[^{CLAUSE_ENDS}：{BRACKETS}0-9]{{2,40}}){OPEN}[^{BRACKETS}：:]{{4,16}}[：:](?:人民币)?$"
)


@as_rule(
    "none now, some then",
    "无逾期贷款（2021年末：8万元）: a sum of another time in brackets is of what there is none of now",
    step=FORM,
    needs="无没不",
    of=AMOUNT,
    says="words before",
    examples=("年末无逾期贷款（2021年末：⟨8万元⟩）。 → 逾期贷款",),
    counter_examples=("无逾期贷款，存款8万元。", "存款9万元（2021年末：8万元）。"),
    source="notes of accounts give the year before in brackets",
)
def none_now(_so_far: SoFar, around: Around) -> Measured | None:
    """Read a sum in brackets by what there is none of at the other time."""
    told = _NONE_NOW.search(around.left.rstrip())
    return Measured(forms.clean(told["what"])) if told else None


SUMS_BEHIND = (none_now, of_list, from_to, effect_of_cause)
