"""Rules of metrics for notes on loans: who borrowed of whom, what the pledge is worth: 抵押物为账面价值8万元的房屋."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.phrases import joined, noun_phrase_after
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, FORM
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.own_unit import own_word

_LONGEST = 60  # characters of a borrower with all lenders
# 青禾公司|向江北银行、东港银行的|借款
_OWED = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：]|[为是系]|包括|其中|以及|[、和及])(?:包括|其中|以及|[本我]?(?:集团|公司)(?:下属?|的|之)|(?:全资|控股)*[子孙]公司)*"
    rf"(?P<who>(?!公司|集团)(?:(?!包括|以及|其中|(?<=公司)和)[^{CLAUSE_ENDS}：、及为是系]){{2,20}}向[^{CLAUSE_ENDS}：的]{{2,90}})的{{1,2}}"
    r"(?P<what>(?:人民币|美元|港元|外币)?(?:长期|短期|抵押|质押|保证|信用|委托|银团|并购|项目|固定资产)*(?:借款|贷款|欠款|拆借资金)(?:余额|本金|金额)?)$"
)
_OF_GROUP = re.compile(r"^.*?下属?[子孙]公司(?=[一-鿿]{2})")  # 北山公司下子公司|青禾公司
# 抵押物为账面价值计|8万元|的房屋: what it is worth in the books, of the thing behind
_VALUE = re.compile(
    rf"(?:(?P<role>[抵质]押物|担保物|抵押资产|质押资产|抵债资产|标的资产)(?:包括|[为是系]))?(?:[{CLAUSE_ENDS}]|[以将和及、])*"
    r"(?P<what>账面(?:价值|净值|余额|原值)|评估(?:价值|值)|公允价值|可变现净值)(?:合?计|共计|[为约])*$"
)
_THING = re.compile(rf"(?:{OPEN}[^{BRACKETS}]{{1,60}}{CLOSE})?的(?P<thing>[^{CLAUSE_ENDS}：、{BRACKETS}0-9]{{2,24}})")
_LOANS = ("款", "资金", "余额", "本金", "金额")
_TERMS = re.compile(
    r"(?:借款|贷款)?(?:年|月|固定|浮动|实际|执行)*利率|(?:一|1|１)年以?内(?:将)?到期的(?:长期)?借款(?:金额|余额|部分)?"
)
_GUARANTEES = re.compile("(?:提供|承担)(?:连带)?(?:责任)?(?:保证|担保)(?:责任)?的?比例")
_PART_BEHIND = re.compile("；(?=其中[，,：]?[^；]*$)")  # …；其中，一年内到期的长期借款
_OF_OWN = re.compile(r"^(?:本|我|该|其)(?:公司|集团|行)?")
_ACTED_ON = re.compile(
    r"(?:用于|用作|作为|作抵押|作质押|作担保|抵押给|质押给|为(?!主)|取得|办理|设定|已被|被|提供).*$|[和及与](?=账面|评估|公允).*$"
)


@as_rule(
    "owed to another",
    "抵押借款为甲公司向乙银行的借款300万元: a loan is of the party that has it of another; both tell it from others",
    step=FORM,
    needs="向",
    of=AMOUNT,
    says="words before",
    examples=(
        "抵押借款为青禾公司向江北银行的借款⟨300万元⟩。 → 借款, 青禾公司向江北银行",
        "包括青禾和合公司向江北银行的借款⟨300万元⟩。 → 借款, 青禾和合公司向江北银行",
        "包括本集团下子公司青禾公司向江北银行、东港银行的银团借款⟨300万元⟩。 → 银团借款, 青禾公司向江北银行、东港银行",
    ),
    counter_examples=(
        "州丰达公司向江北银行的借款300万元。",
        "集团向慈善总会捐款50万元。",
        "向困难职工的家庭发放慰问金3万元。",
    ),
    source="argued: notes of accounts name borrower and lender of each loan",
)
def owed_to_another(so_far: SoFar, around: Around) -> Measured | None:
    """Read the loan of a party from another, and let what follows tell of it."""
    owed = _OWED.search(forms.untied(around.left.rstrip()))
    if owed is None or own_word(owed["who"]):
        return None
    begins = so_far.text.rfind(owed[0], 0, around.figure.span.start)
    if not owed.start("who") and (begins <= 0 or so_far.text[begins - 1] not in CLAUSE_ENDS + "："):
        return None  # may be cut off at the end of a line: 惠|州丰达公司
    who = _OF_GROUP.sub("", owed["who"])
    if len(who) > _LONGEST:
        who = who.split("、")[0] + "等"
    so_far.topic = (who, around.at)
    return Measured(owed["what"], who)


@as_rule(
    "value of a thing behind",
    "抵押物为账面价值8万元的房屋: what a thing is worth in the books, of the thing that stands behind",
    step=FORM,
    needs="账评公可",
    of=AMOUNT,
    says="words before",
    examples=(
        "抵押物为账面价值计人民币⟨8万元⟩的房屋建筑物。 → 抵押物账面价值, 房屋建筑物",
        "账面价值为⟨8万元⟩（2021年12月31日：9万元）的机器设备用于抵押。 → 账面价值, 机器设备",
    ),
    counter_examples=("房屋账面价值为8万元。", "账面价值为8万元，减值2万元。"),
    source="argued: notes of accounts give the value of what is pledged before the thing",
)
def value_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Read the value of a thing that stands behind it."""
    left = around.left.rstrip()
    value = _VALUE.search(left)
    behind = _THING.match(so_far.text, around.figure.span.end) if value else None
    if value is None or behind is None:
        return None
    words = _ACTED_ON.sub("", _OF_OWN.sub("", behind["thing"]))
    thing = forms.clean(joined(noun_phrase_after(so_far.words(words)))) if words else None
    role, last = value["role"], so_far.found[-1].metric if so_far.found else None
    if role is None and last and last.endswith(value["what"]) and not re.search(f"[{CLAUSE_ENDS}]", left):
        role = last.removesuffix(value["what"])  # 8万元的房屋、设备和|账面价值2万元的土地
    return Measured((role or "") + value["what"], thing) if thing else None


@as_rule(
    "terms of a loan",
    "甲公司向乙银行的借款300万元，年利率为4%: rates and what is due soon are of the loan that the sentence names",
    step=ADDED,
    needs="率期保",
    of=AMOUNT | {"%"},
    examples=(
        "包括青禾公司向江北银行的借款3元（2021年末：2元），年利率为⟨4%⟩。 → 年利率, 青禾公司向江北银行",
        "包括青禾公司向江北银行的借款3元；其中，一年内到期的长期借款⟨1元⟩。 → 一年内到期的长期借款, 青禾公司向江北银行",
    ),
    counter_examples=(
        "青禾公司向江北银行的借款300万元；年利率为4%。",
        "青禾公司向江北银行的借款300万元，利润率为4%。",
        "年利率为4%。",
    ),
    source="argued: notes of accounts tell each loan with its rate and what of it is due",
)
def terms_of_loan(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give the rate of a loan, and the part of it that is due, the parties of the loan as subject."""
    who, at = so_far.topic
    guarantees = _GUARANTEES.fullmatch(measured.metric or "") if who and "向" in who else None
    if guarantees:  # 保证人为甲公司和乙公司，分别按照51%和49%的比例提供保证
        borrower = (who or "").partition("向")[0]
        return replace(measured, metric=f"为{borrower}借款{guarantees[0]}")
    if measured.subject is not None or not who or not _TERMS.fullmatch(measured.metric or ""):
        return None
    told = any(one.subject == who and (one.metric or "").endswith(_LOANS) for one in so_far.found)
    since = so_far.text[so_far.figures[at].span.end : around.figure.span.start]
    apart = "；" in _PART_BEHIND.sub("", since) or forms.BETWEEN_SENTENCES.search(since)
    return replace(measured, subject=who) if told and "向" in who and not apart else None


BY_LOAN = (owed_to_another, value_behind)
