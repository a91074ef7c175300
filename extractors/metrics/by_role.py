"""The parties of a clause by their roles: to, for or of whom something was done, who did it, who owes, who vouches."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.forms import untied
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, FORM, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.own_unit import is_named, own_word

# how parties with a name of their own end, and what makes one nobody in particular: 各子公司, 小微企业
_END = r"(?:公司|集团|合伙企业|[一-鿿]银行|[支分]行|信用社|合作社|基金会|慈善总会|红十字会|研究院)"
_NO_ONE = (
    "(?:[各每其该此某数多几本我]|上述|有关|相关|下属|所属|部分|全[体部]|其他|任何|专业|外部|[一两]家|小微|中小|[全控][资股]"
    "|[子母分]公司|公司|集团)"
)
_INSIDE = rf"(?:(?![向对为由从给将把以])[^{CLAUSE_ENDS}：、的0-9{BRACKETS}])"
PARTY = rf"(?!{_NO_ONE}){_INSIDE}{{1,30}}?{_END}(?![债章法治员股所下集])"
PARTIES = rf"{PARTY}(?:[、和及与]{PARTY})*"
_ANYBODY = (
    rf"(?:关联方|控股股东|实际控制人|股东|[联合]营企业|[子孙]公司|被投资单位|[一-鿿]{{2,12}}(?:企业|机构)|{PARTIES})"
)
_DEAL = (
    r"(?:销售|采购|购买|出售|提供|支付|收取|借入|拆入|拆出|租入|出租|承租|转让|拨付|偿还|归还)(?!量|额|数|率|收入|费用)"
    rf"[^{CLAUSE_ENDS}：]{{0,10}}"
)
_TOWARDS = (
    r"的?(?:提供)?(?:担保|保证|投资|捐资|捐赠|借款|贷款|授信|资助|补偿|赔偿|赔付|放款|拆借)"
    r"(?:余额|金额|总额|款项?|额度|发生额|净额)?"
)
_LEADS_TO = "(?:对(?![价象手比应策口])|向(?![上好下])|给(?!予)|从(?![业事])|自(?![有筹营主身产然]))"
# 本公司|向|东港公司|出资, 对|子公司|担保, 由|东港公司|出资
_ROLES = re.compile(
    rf"(?P<by>由(?!于))(?P<who>{PARTIES})(?P<did>[^{CLAUSE_ENDS}：]{{2,12}})$"
    rf"|(?P<to>{_LEADS_TO})(?P<whom>{PARTIES})(?P<done>[^{CLAUSE_ENDS}：]{{2,16}})$"
    rf"|(?P<side>{_LEADS_TO}|[与为])(?P<other>{_ANYBODY})(?P<deal>{_DEAL}|{_TOWARDS})$"
)
_GIVER = re.compile(
    rf"(?:[子孙]公司|[联合]营企业)(?P<who>(?!的)[^{CLAUSE_ENDS}：、的]{{2,16}})$|(?:^|[{CLAUSE_ENDS}：])(?P<named>{PARTY})$"
)
_COMES_TO = re.compile("(?<![合总累统会预设审])计$")  # 借款计人民币|300万元


def _said(left: str) -> str:
    """Return the words before a quantity without those that tie it to them: 出资计, 借款合计."""
    return _COMES_TO.sub("", untied(left.rstrip()))


@as_rule(
    "party in its role",
    "对子公司担保8万元, 向甲公司出资9万元, 由甲公司出资7万元: to or for whom it is stays, who did it has it",
    step=ADDED,
    needs="对向与从自为给由",
    of=LEVEL,
    examples=(
        "其中对子公司担保⟨8,600万元⟩。 → 对子公司担保",
        "公司向关联方销售商品⟨860万元⟩。 → 向关联方销售商品",
        "公司对青江小贷公司的投资为⟨3,600万元⟩。 → 对青江小贷公司的投资",
        "本公司子公司青江能源向东港慈善总会捐赠⟨36万元⟩。 → 向东港慈善总会捐赠, 青江能源",
        "本公司向东港证券公司委派了⟨2名⟩董事。 → 向东港证券公司委派董事, 本公司",
        "工程款由青江置业公司垫付⟨36万元⟩。 → 垫付, 青江置业公司",
    ),
    counter_examples=(
        "子公司担保余额8万元。",
        "向困难职工发放慰问金3万元。",
        "针对子公司担保，计提准备3万元。",
        "由专家组评审12项。",
        "对公司员工培训36场。",
    ),
    source="argued: 对, 向, 为, 给 and 从 lead to the other party of a deed, 由 to the one that does it",
)
def in_role(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put to or for whom something was done before its metric, and give what somebody did that party as subject."""
    metric, clause = measured.metric or "", _said(forms.CLAUSE_STOP.split(around.left)[-1])
    told = _ROLES.search(clause) if metric else None
    if told is None:
        return None
    to, party = (told["by"] or told["to"] or told["side"]), (told["who"] or told["whom"] or told["other"])
    deed = (told["did"] or told["done"] or told["deal"]).removesuffix("了")
    rest = metric.partition(to + party)[2] or metric.removeprefix(party)
    if not rest.startswith(deed) or metric.startswith(to):
        return None
    if told["by"]:
        what = metric.partition(to + party)[0] + rest if to + party in metric else rest  # 污水厂|由东港集团|投资
        return replace(measured, metric=what, subject=party) if measured.subject in (None, party) else None
    giver = _GIVER.search(clause[: told.start()])
    gave = giver and (giver["who"] or giver["named"])
    who = measured.subject and (measured.subject.partition(to + party)[0] or None)
    return replace(measured, metric=to + party + rest, subject=who if not gave or is_named(who) else gave)


_LONGEST = 60  # characters of a borrower with all lenders
LOAN = (
    r"(?:人民币|美元|港元|外币)?(?:长期|短期|抵押|质押|保证|信用|委托|银团|并购|项目|固定资产|银行)*"
    r"(?:借款|贷款|欠款|拆借资金)(?:余额|本金|金额)?"
)
# 青禾公司|向江北银行、东港银行的|借款
_OWED = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：]|[为是系]|包括|其中|以及|[、和及])(?:包括|其中|以及|[本我]?(?:集团|公司)(?:下属?|的|之)|(?:全资|控股)*[子孙]公司)*"
    rf"(?P<who>(?!公司|集团)(?:(?!包括|以及|其中|(?<=公司)和)[^{CLAUSE_ENDS}：、及为是系]){{2,20}}向[^{CLAUSE_ENDS}：的]{{2,90}})的{{1,2}}"
    rf"(?P<what>{LOAN})$"
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
        "抵押借款为青禾公司向江北银行的借款⟨300万元⟩。 → 借款, 青禾公司向江北银行",
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
    left = _said(around.left)
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
    return Measured(owed["what"], who)
