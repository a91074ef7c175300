"""Rules of metrics for loans and deals with others: who borrowed of whom, to or for whom something was done."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, FORM
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import own_word

_SUM = "(?:余额|金额|总额|款项?|额度|发生额|净额)?"
_TOWARDS = re.compile(rf"(?:担保|保证|投资|捐资|捐赠|借款|贷款|授信|资助|补偿|赔偿|赔付|放款|拆借){_SUM}")
_OTHERS = (
    "(?:关联方|控股股东|实际控制人|股东|联营企业|合营企业|[子孙]公司|被投资单位"
    "|(?:(?![与和及该价])[一-鿿A-Za-z]){1,14}(?:公司|集团|企业|银行|合作社|基金会))"
)
_DEALS = re.compile(
    r"(?:销售|采购|购买|出售|提供|支付|收取|借入|拆入|拆出|租入|出租|承租|转让|拨付|偿还|归还)(?!量|额|数|率|收入|费用)"
)
_TO = re.compile(rf"(?P<to>[对向与从自为给](?P<whom>{_OTHERS}))$")
_TO_ANY = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：、]|公司|集团|其中|[本我][行院校馆]|年度?|累计|[年期月]末|余额)(?P<to>[对为向])$"
)


@as_rule(
    "other side of a deal",
    "对子公司担保8万元, 向关联方销售商品9万元: to or for whom, without which it is another's or all there is",
    step=ADDED,
    needs="对向与从自为给",
    of=AMOUNT,
    examples=(
        "其中对子公司担保⟨8,600万元⟩。 → 对子公司担保",
        "公司向关联方销售商品⟨860万元⟩。 → 向关联方销售商品",
        "公司对青江小贷公司的投资为⟨3,600万元⟩。 → 对青江小贷公司的投资",
    ),
    counter_examples=("子公司担保余额8万元。", "向困难职工发放慰问金3万元。", "针对子公司担保，计提准备3万元。"),
    source="notes on related parties tell what was done with each side",
)
def other_side(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put to or for whom something was done before its metric."""
    metric, before = measured.metric or "", around.before_name(measured.metric)
    if not before or around.figure.role != "level":
        return None
    if _DEALS.match(metric) and (to := _TO.search(before)):
        return replace(measured, metric=to["to"] + metric)
    ends = next((m for m in _TOWARDS.finditer(metric) if m.end() == len(metric) and m.start() > 1), None)
    towards = _TO_ANY.search(before) if ends else None
    if towards is None or ends is None:
        return None
    whom = metric[: ends.start()].removesuffix("的").removesuffix("提供")
    return replace(measured, metric=towards["to"] + metric) if re.fullmatch(_OTHERS, whom) else None


_LONGEST = 60  # characters of a borrower with all lenders
# 青禾公司|向江北银行、东港银行的|借款
_OWED = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：]|[为是系]|包括|其中|以及|[、和及])(?:包括|其中|以及|[本我]?(?:集团|公司)(?:下属?|的|之)|(?:全资|控股)*[子孙]公司)*"
    rf"(?P<who>(?!公司|集团)(?:(?!包括|以及|其中|(?<=公司)和)[^{CLAUSE_ENDS}：、及为是系]){{2,20}}向[^{CLAUSE_ENDS}：的]{{2,90}})的{{1,2}}"
    r"(?P<what>(?:人民币|美元|港元|外币)?(?:长期|短期|抵押|质押|保证|信用|委托|银团|并购|项目|固定资产)*(?:借款|贷款|欠款|拆借资金)(?:余额|本金|金额)?)$"
)
_OF_GROUP = re.compile(r"^.*?下属?[子孙]公司(?=[一-鿿]{2})")  # 北山公司下子公司|青禾公司
_LOANS = ("款", "资金", "余额", "本金", "金额")
_TERMS = re.compile(
    r"(?:借款|贷款)?(?:年|月|固定|浮动|实际|执行)*利率|(?:一|1|１)年以?内(?:将)?到期的(?:长期)?借款(?:金额|余额|部分)?"
)
_GUARANTEES = re.compile("(?:提供|承担)(?:连带)?(?:责任)?(?:保证|担保)(?:责任)?的?比例")
_PART_BEHIND = re.compile("；(?=其中[，,：]?[^；]*$)")  # …；其中，一年内到期的长期借款


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
