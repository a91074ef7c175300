"""Terms and collateral of a loan or a bond: of which of them a bare 利率, 期限 or 账面价值 is."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.by_role import LOAN, PARTY
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLAUSE_START, CLOSE, COLON, OPEN

_KIND = (
    "(?:债券|企业债|公司债|金融债|专项债|国债|转债|票据|融资券|短融|(?:支持|受益)证券|存单|信托计划|理财产品|结构性存款"
    "|保函|信用证)"
)
_MARK = rf"(?:注[0-9]{{0,2}}{COLON}|{OPEN}[0-9一二三四五六七八九十]{{1,2}}{CLOSE}|[0-9]{{1,2}}[.、．])?"
_DID = "(?:发行|取得|获得|申请|认购|购买|购入|承销)了?"
_NAME = (
    rf"(?P<name>(?!本[期次]|此次|该|上述|其他|各[类项]|公司(?!债)|[本我])"
    rf"(?:(?!{_DID})[^{CLAUSE_ENDS}：、的了{BRACKETS}]){{2,28}}?{_KIND})"
)
_SUM = rf"(?:[^{CLAUSE_ENDS}]{{0,8}}?[0-9][0-9,.]*[万亿]?(?:美元|欧元|港元|元)(?:人民币)?的?)?"
# 2015年中期票据|于…发行; 公司发行|6亿元|绿色债券
_TOLD = re.compile(
    rf"(?:{CLAUSE_START}{_MARK}(?=[0-9]{{2,4}}|[一-鿿])|{_DID}{_SUM}){_NAME}"
    rf"(?:{OPEN}[^{BRACKETS}]{{2,30}}{CLOSE})?(?=计?(?:人民币)?[0-9]|共?计|[于自由在已]|[{CLAUSE_ENDS}]|$)"
)
_LENT = re.compile(rf"(?P<name>向(?:{PARTY})(?:的|申请|取得|借入|获得)?{LOAN})")
# 期限, 本期债券|票面利率, 年利率为|固定利率: nothing else stands in its clause
_TERM = re.compile(
    rf"(?:[其该]|[本首]期|本次|此次|[^{CLAUSE_ENDS}：]{{0,12}}{_KIND})*的?(?:[一-鿿]{{0,4}}[期年]?利率为?)?"
    r"(?P<term>(?:票面|发行|年|月|固定|浮动|实际|执行|合同|借款|贷款|租赁|还款|融资)*(?:利率|期限|租期|租金|利率区间|手续费率)"
    rf"|(?:一|1|１)年以?内(?:将)?到期的(?:长期)?借款(?:金额|余额|部分)?)"
)
_GUARANTEES = re.compile("(?:提供|承担)(?:连带)?(?:责任)?(?:保证|担保)(?:责任)?的?比例")
_GUARANTOR = re.compile(rf"(?:保证人|担保人|担保方)[为系是](?P<who>[^{CLAUSE_ENDS}：、]{{2,30}})，(?:并|将|均)?按照?$")
_BEGINS = re.compile("[。！？!?\n]")
_PART_BEHIND = re.compile("；(?=其中[，,：]?[^；]*$)")  # …；其中，一年内到期的长期借款
_WORTH = re.compile("(?:账面|评估|公允|市场)?(?:价值|净值|余额|原值|原价|金额|作价)$")
# 抵押物为|账面价值86万元的厂房
_SECURITY = re.compile(
    rf"(?P<how>抵押|质押|担保)(?:物|资产|标的)(?:[为系是：]|包括)(?:[^{CLAUSE_ENDS}{BRACKETS}]|{OPEN}[^{BRACKETS}]*{CLOSE})*$"
)
# …的厂房|用于取得银行借款抵押, …的厂房|作抵押
_SECURES = re.compile(
    rf"[^{CLAUSE_ENDS}]{{0,80}}?(?:用于|作为?|提供|设定|办理|向)[^{CLAUSE_ENDS}]{{0,12}}?(?P<how>抵押|质押)"
)
# 抵押物为…, 保证人为…: what a loan has, also in the sentence behind it
_OF_LOANS = re.compile("(?:抵押物|质押物|担保物|保证人|担保人)[为系是：]")


def _of_loan(so_far: SoFar, around: Around) -> str | None:
    """Return borrower and lender of the loan that the sentence tells of last before a quantity."""
    who, at = so_far.topic
    if not who or "向" not in who or not any(one.subject == who for one in so_far.found):
        return None
    since = so_far.text[so_far.figures[at].span.end : around.figure.span.start]
    apart = "；" in _PART_BEHIND.sub("", since) or forms.BETWEEN_SENTENCES.search(since)
    return None if apart and not _OF_LOANS.match(so_far.member(around.at)) else who


def _instrument(so_far: SoFar, around: Around) -> str | None:
    """Return the bond or loan that the sentence tells of last before a quantity: 2015年中期票据."""
    start = around.figure.span.start
    since = _BEGINS.split(so_far.text[max(0, start - forms.REACH) : start])[-1]
    told = [found for form in (_TOLD, _LENT) for found in form.finditer(since)]
    last = max(told, key=lambda found: found.start("name"), default=None)
    return None if last is None or "；" in _PART_BEHIND.sub("", since[last.end() :]) else last["name"]


def _secured(so_far: SoFar, around: Around) -> str | None:
    """Return how a thing whose worth is told secures a loan: 抵押, 质押."""
    before = _SECURITY.search(so_far.member(around.at))
    behind = _SECURES.match(so_far.text, around.figure.span.end)
    found = before or behind
    return found["how"] if found else None


@as_rule(
    "terms of an instrument",
    "发行2022年中期票据，票面利率4%; 抵押物为账面价值8万元的厂房: bare terms are of the bond or loan before them",
    step=ADDED,
    needs="率期保质抵租",
    of=LEVEL,
    examples=(
        "包括青禾公司向江北银行的借款3元（2021年末：2元），年利率为⟨4%⟩。 → 年利率, 青禾公司向江北银行",
        "包括青禾公司向江北银行的借款3元；其中，一年内到期的长期借款⟨1元⟩。 → 一年内到期的长期借款, 青禾公司向江北银行",
        "2022年中期票据于2022年3月18日发行，期限为⟨3年⟩。 → 期限, 2022年中期票据",
        "公司发行6亿元绿色债券，票面利率⟨3.1%⟩。 → 票面利率, 绿色债券",
        "抵押物为账面价值⟨8万元⟩的厂房。 → 抵押的厂房账面价值",
        "借款80万元，保证人为东港公司，按⟨60%⟩的比例提供保证。 → 提供保证的比例, 东港公司",
    ),
    counter_examples=(
        "青禾公司向江北银行的借款300万元；年利率为4%。",
        "青禾公司向江北银行的借款300万元，利润率为4%。",
        "公司发行6亿元绿色债券，毛利率3.1%。",
        "公司发行6亿元绿色债券，培训期限3个月。",
        "年利率为4%。",
        "厂房账面价值8万元。",
    ),
    source="argued: notes of accounts name each loan and bond once and tell its terms and what secures it behind",
)
def terms_of_instrument(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare term the instrument that it is of, and say of a thing's worth that it secures a loan."""
    metric, loan = measured.metric or "", _of_loan(so_far, around)
    if _GUARANTEES.fullmatch(metric):  # 保证人为甲公司和乙公司，分别按照55%和45%的比例提供保证
        guarantor = _GUARANTOR.search(so_far.member(around.at))
        who = measured.subject or (guarantor["who"] if guarantor else None)
        metric = f"为{loan.partition('向')[0]}借款{metric}" if loan else metric
        return replace(measured, metric=metric, subject=who)
    if (
        _WORTH.search(metric)
        and not _WORTH.fullmatch(metric)
        and around.figure.kind == "amount"
        and (how := _secured(so_far, around))
    ):
        metric = metric if how in metric else f"{how}的{metric}"
        return replace(measured, metric=metric, subject=measured.subject or loan)
    own = forms.untied(forms.CLAUSE_STOP.split(around.left)[-1].strip("（ "))
    if loan and measured.subject is None and _TERM.fullmatch(metric):
        return replace(measured, subject=loan)
    if not _TERM.fullmatch(own) or (measured.subject and measured.subject in own):
        return None
    of = loan or _instrument(so_far, around)
    return replace(measured, subject=of) if of and of not in metric else None
