"""Loans of others than the unit: 青禾公司向江北银行的借款300万元, 对青禾公司的借款300万元提供担保."""

import re

from extractors.metrics.cut.forms import LOAN, PARTY, without_sum
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, FORM
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import own_word

_LONGEST = 60  # characters of a borrower with all lenders
# 青禾公司|向江北银行、东港银行的|借款
_OWED = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：]|[为是系]|包括|其中|以及|[、和及])(?:包括|其中|以及|[本我]?(?:集团|公司)(?:下属?|的|之)|(?:全资|控股)*[子孙]公司)*"
    rf"(?P<who>(?!公司|集团)(?:(?!包括|以及|其中|(?<=公司)和)[^{CLAUSE_ENDS}：、及为是系]){{2,20}}向[^{CLAUSE_ENDS}：的]{{2,90}})的{{1,2}}"
    rf"(?P<what>{LOAN})$"
)
# 抵押保证借款|为青禾公司向江北银行的借款
_KIND = re.compile(
    rf"(?P<kind>(?:长期|短期|抵押|质押|保证|信用|委托)+(?:借款|贷款))(?:[为是系]|包括)(?:[^{CLAUSE_ENDS}]*公司)?$"
)
_OF_GROUP = re.compile(r"^.*?下属?[子孙]公司(?=[一-鿿]{2})")  # 北山公司下子公司|青禾公司
# 甲公司对|青禾公司|在江北银行的借款 (提供担保)
_VOUCHED = re.compile(
    rf"[对为](?:(?:[本我]?公司|[其本我]|集团)?的?(?:全资|控股)*(?:[子孙]公司|[联合]营企业))?(?P<who>{PARTY})"
    rf"(?:在{PARTY})?[的之]{{1,2}}(?P<what>{LOAN})$"
)


@as_rule(
    "owed to another",
    "甲公司向乙银行的借款300万元, 对甲公司的借款5万元提供担保: a loan is of who has it, not of who vouches",
    step=FORM,
    needs="向对为",
    of=AMOUNT,
    says="words before",
    examples=(
        "抵押借款为青禾公司向江北银行的借款⟨300万元⟩。 → 抵押借款, 青禾公司向江北银行",
        "包括青禾和合公司向江北银行的借款⟨300万元⟩。 → 借款, 青禾和合公司向江北银行",
        "包括本集团下子公司青禾公司向江北银行、东港银行的银团借款⟨300万元⟩。 → 银团借款, 青禾公司向江北银行、东港银行",
        "东港集团公司对青禾公司在江北银行的短期借款⟨300万元⟩提供担保。 → 短期借款, 青禾公司",
    ),
    counter_examples=(
        "州明达公司向江北银行的借款300万元。",
        "集团向慈善总会捐款50万元。",
        "向困难职工的家庭发放慰问金3万元。",
        "对企业的贷款300万元。",
    ),
    source="argued: notes of accounts name borrower, lender and guarantor of each loan",
)
def owed_to_another(so_far: SoFar, around: Around) -> Measured | None:
    """Read the loan of a party from another, or that another vouches for, and let what follows tell of it."""
    left = without_sum(around.left)
    if vouched := _VOUCHED.search(left):
        so_far.topic = (vouched["who"], around.at)
        return Measured(vouched["what"], vouched["who"])
    owed = _OWED.search(left)
    if owed is None or own_word(owed["who"]):
        return None
    begins = so_far.text.rfind(owed[0], 0, around.figure.span.start)
    if not owed.start("who") and (begins <= 0 or so_far.text[begins - 1] not in CLAUSE_ENDS + "："):
        return None  # may be cut off at the end of a line: 岚|州明达公司
    who = _OF_GROUP.sub("", owed["who"])
    if len(who) > _LONGEST:
        who = who.split("、")[0] + "等"
    so_far.topic = (who, around.at)
    kind = _KIND.search(left, 0, owed.start("who")) if owed["what"] in ("借款", "贷款") else None
    return Measured(kind["kind"] if kind else owed["what"], who)
