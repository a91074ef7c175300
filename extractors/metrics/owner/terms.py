"""Rules of metrics for terms of things, rates, loans and bonds, and for the party to or by whom something was done."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import LOAN, PARTIES, PARTY, untied, without_sum
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLAUSE_START, CLOSE, COLON, ITEM_START, OPEN
from extractors.text.own_unit import is_named

_RATE = re.compile(r"[一-鿿]{0,4}(?:税率|征收率|费率|利率)")
# 减按15%的税率|征收企业所得税
_LEVIED = re.compile(
    rf"(?:计算)?(?:缴纳|交纳|计缴|计征|征收|代扣代缴|代扣|收取|发放|计收|支付)(?P<what>[一-鿿]{{1,12}}?(?:税|费|附加|款|佣金|利息|保证金))(?=[{CLAUSE_ENDS}]|[0-9]|$)"
)
_BEFORE = re.compile(
    rf"{ITEM_START}(?P<what>[一-鿿]{{1,10}}(?:税|费|附加))(?:均|应|分别|统一)?(?:减?按|适用|以|采用|执行)[^{CLAUSE_ENDS}：]*$"
)
_TERMS = re.compile(r"(?:期限|年限|比例|标准|税率|费率|利率|寿命|残值率|折旧率)$")
# 房屋建筑物|采用年限平均法计提折旧，折旧年限20年
_TREATED = re.compile(
    rf"{CLAUSE_START}(?P<what>[一-鿿]{{2,10}}?)(?:均)?(?:采用|按照?)[^{CLAUSE_ENDS}：]{{2,16}}(?:计提折旧|折旧|摊销|计量|核算)，[^{CLAUSE_ENDS}：]*$"
)
_NEXT_TERM = re.compile(r"[，、](?:预计|其)?[一-鿿]{2,8}")
_ITEM = re.compile("(?:成本|资产|费用|款项?|支出|负债|准备|票据|存货|补助)$")
# 对于单项金额重大的|应收款项|，计提比例为5%
_SET_BEFORE = re.compile(
    rf"{CLAUSE_START}(?:[本我]?(?:公司|集团|行))?(?:将|对于?|针对|就)(?P<what>[^{CLAUSE_ENDS}：{BRACKETS}0-9]{{2,30}})，(?P<own>[^{CLAUSE_ENDS}：]*)$"
)


@as_rule(
    "object set before its term",
    "对于单项重大的应收款，计提比例为5%: a term is of the thing that 对于 or 将 sets before the clause",
    step=ADDED,
    needs="将对就折摊量算",
    of=LEVEL,
    examples=(
        "对于单项重大的应收款，计提比例为⟨5%⟩。 → 计提比例, 单项重大的应收款",
        "房屋采用年限平均法计提折旧，折旧年限20年，残值率为⟨5%⟩。 → 残值率, 房屋",
        "本公司将合同取得成本，摊销期限为⟨两年⟩，直接计入损益。 → 摊销期限, 合同取得成本",
    ),
    counter_examples=("对于困难职工，发放补助3万元。", "将设备调入分厂，使用年限为5年。", "计提比例为5%。"),
    source="argued: accounting policies set the thing before what is laid down for it",
)
def set_before(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a term the thing set before its clause as subject."""
    metric = measured.metric or ""
    if not _TERMS.search(metric) or is_named(measured.subject):
        return None
    if (last := so_far.told_by(set_before.name)) and _NEXT_TERM.fullmatch(around.left.removesuffix("为").strip()):
        return replace(measured, subject=last.subject)  # 折旧年限20年，|残值率为5%
    if treated := _TREATED.search(around.reach):
        return replace(measured, subject=treated["what"]) if treated["what"] not in metric else None
    set_out = _SET_BEFORE.search(around.reach)
    what = re.sub("^(?:确认为|划分为|分类为)[一-鿿]{2,6}的", "", set_out["what"]) if set_out else ""
    head = what.rpartition("的")[2]
    if not what or what in metric or not (_ITEM.search(head) or (head != what and so_far.phrase_before(head) == head)):
        return None
    return replace(measured, subject=what)


_WITH_DEED = re.compile(
    rf"(?:[、和及与]{{1,2}}[0-9.]+[%％])*(?:的)?比例(?P<deed>[^{CLAUSE_ENDS}：、{BRACKETS}0-9的]{{3,12}})(?=[{CLAUSE_ENDS}]|$)"
)
_EXTRA = re.compile(rf"(?:在?税前)?(?:加计)?扣除(?=[{CLAUSE_ENDS}]|$)")


@as_rule(
    "what a bare rate is of",
    "按60%的比例提供保证; 按10%的税率征收资源税: of what is done by it, or the tax or fee that its clause names",
    step=ADDED,
    needs="例扣率",
    of=PERCENT,
    examples=(
        "保证人按⟨60%⟩的比例提供保证。 → 提供保证的比例",
        "研发费用按照加计⟨100%⟩扣除。 → 加计扣除比例",
        "减按⟨10%⟩的税率征收资源税。 → 资源税税率",
        "按⟨3%⟩的征收率计算缴纳增值税。 → 增值税征收率",
        "房产税按⟨12%⟩的税率计缴。 → 房产税税率",
        "银行按⟨4.5%⟩的利率发放贷款86万元。 → 贷款利率",
    ),
    counter_examples=(
        "出资比例为60%。",
        "按51%的出资比例增资。",
        "年利率为4.5%。",
        "按3%的征收率计缴。",
        "企业所得税税率为15%。",
    ),
    source="notes on taxes in annual reports name rate and tax in one clause",
)
def of_bare_rate(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put what is done by a bare share, or the tax of a bare rate, before it."""
    metric, end = measured.metric or "", around.figure.span.end
    if around.left.rstrip().endswith("加计") and _EXTRA.match(so_far.text, end):
        return replace(measured, metric="加计扣除比例")
    if metric == "比例":
        done = _WITH_DEED.match(so_far.text, end)
        return replace(measured, metric=f"{done['deed']}的比例") if done else None
    behind = so_far.text[end : end + forms.REACH].removeprefix("的")
    if not _RATE.fullmatch(metric) or not behind.startswith(metric) or around.figure.role != "level":
        return None
    levied = _LEVIED.match(behind, len(metric)) or _BEFORE.search(around.reach)
    if levied is None or levied["what"] in metric:
        return None
    return replace(measured, metric=levied["what"] + metric)


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
_OF_LOAN = re.compile("^(?=(?:[年月]|固定|浮动|执行)*(?:利率|期限))")  # 青禾公司向江北银行 has no rate, its loan has
_GUARANTEES = re.compile("(?:提供|承担)(?:连带)?(?:责任)?(?:保证|担保)(?:责任)?的?比例")
_GUARANTOR = re.compile(rf"(?:保证人|担保人|担保方)[为系是](?P<who>[^{CLAUSE_ENDS}：、]{{2,30}})，(?:并|将|均)?按照?$")
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


def _instrument(around: Around) -> str | None:
    """Return the bond or loan that the sentence tells of last before a quantity: 2015年中期票据."""
    since = forms.BETWEEN_SENTENCES.split(around.reach)[-1]
    told = [found for form in (_TOLD, _LENT) for found in form.finditer(since)]
    last = max(told, key=lambda found: found.start("name"), default=None)
    return None if last is None or "；" in _PART_BEHIND.sub("", since[last.end() :]) else last["name"]


_BARE_RATE = re.compile("(?:年|月)?利率")
_LOAN = re.compile(LOAN)
_LENT_BEFORE = re.compile(rf"(?:[一-鿿]{{0,6}}){LOAN}")
_SUM_LENT = re.compile("(?<=[一-鿿]{2})(?:本金)?(?:金额|总额|额度|余额)$")  # 借款|金额86万元，期限3年
_AGREED = re.compile("(?:[一-鿿]{0,6})(?:担保|合同|授信|租赁|委托理财)")


def _loan_of(metric: str) -> str:
    """Return what a rate is of, by the last metric of its loan: 抵押借款, 借款 of 借款年利率."""
    loan = _LOAN.search(metric) if metric.endswith(("借款", "贷款")) else None
    return loan[0] if loan else metric.removesuffix("年利率").removesuffix("利率")


def _lent_before(so_far: SoFar, around: Around) -> str | None:
    """Return the loan that the quantity right before is the sum of: 信用借款86万元，|年利率4%."""
    if not around.at or around.between[:1] not in "，,（":
        return None
    last = so_far.told_by(terms_of_instrument.name)
    if last and so_far.figures[around.at - 1].kind == "duration" and around.between.count("，") == 1:
        return last.subject  # 期限3年，|年利率4%
    if so_far.figures[around.at - 1].kind != "amount":
        return None
    metric = so_far.found[-1].metric or ""
    thing = _SUM_LENT.sub("", metric)
    lent = _LENT_BEFORE.fullmatch(metric) or (
        thing != metric and (_LENT_BEFORE.fullmatch(thing) or _AGREED.fullmatch(thing))
    )
    return thing if lent and not so_far.found[-1].subject else None


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
        "包括青禾公司向江北银行的借款3元（2021年末：2元），年利率为⟨4%⟩。 → 借款年利率, 青禾公司向江北银行",
        "信用借款86万元，年利率为⟨4%⟩。 → 年利率, 信用借款",
        "担保金额86万元，期限⟨3年⟩。 → 期限, 担保",
        "借款金额86万元，期限3年，年利率⟨4%⟩。 → 年利率, 借款",
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
    own = untied(forms.CLAUSE_STOP.split(around.left)[-1].strip("（ "))
    if loan and (measured.subject is None or measured.subject == loan) and _BARE_RATE.fullmatch(metric):
        kind = next((one.metric for one in reversed(so_far.found) if one.subject == loan and one.metric), "")
        return replace(measured, metric=_loan_of(kind) + metric, subject=loan)
    if loan and measured.subject is None and _TERM.fullmatch(metric):
        return replace(measured, metric=_OF_LOAN.sub("借款", metric, count=1), subject=loan)
    if not _TERM.fullmatch(own) or (measured.subject and measured.subject in own):
        return None
    of = loan or _instrument(around) or _lent_before(so_far, around)
    if not of or of in metric:
        return None
    return replace(measured, metric=_OF_LOAN.sub("借款", metric, count=1) if loan else metric, subject=of)


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
    metric, clause = measured.metric or "", without_sum(forms.CLAUSE_STOP.split(around.left)[-1])
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
