"""Rules of metrics for the other side of a deal: for whom a guarantee is, to whom goods went, what a price is of."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLAUSE_START,
    CLOSING_QUOTES,
    ITEM_START,
    MEMBER_ENDS,
    OPENING_QUOTES,
)
from extractors.text.needed import needed
from extractors.text.own_unit import is_named, own_word

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


_FOR_WHOM = re.compile(
    rf"(?P<to>[为对](?P<whom>[^{CLAUSE_ENDS}：、为对的]{{2,24}}?)(?:提供)的?)(?:[^{CLAUSE_ENDS}：]{{0,8}})?$"
)
_GUARANTEE = re.compile(r"(?:连带责任|信用|抵押|质押)*(?:担保|保证)(?:余额|金额|总额|额度|本金)?")


@as_rule(
    "for whom a guarantee is",
    "为子公司青江物流提供的担保余额: a guarantee is told with those whom it is given for",
    step=ADDED,
    needs="保",
    of=AMOUNT,
    examples=("公司为子公司青江物流提供的担保余额为⟨8,600万元⟩。 → 为子公司青江物流提供的担保余额",),
    counter_examples=("担保余额为8,600万元。", "为推进项目，公司担保余额8,600万元。"),
    source="notes on guarantees name each party guaranteed (上市公司监管指引第8号)",
)
def guaranteed(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put those whom a guarantee is given for before it."""
    metric = measured.metric or ""
    given = _FOR_WHOM.search(around.before_name(metric)) if _GUARANTEE.fullmatch(metric) else None
    return replace(measured, metric=given["to"] + metric) if given else None


_TERMS = re.compile(
    r"(?:合同|借款|贷款|授信|融资|租赁|转让|交易|成交|收购|出售|处置|拍卖|评估|预付|首付|质押)?"
    r"(?:总?金额|总?额度?|总?价款?|价格|对价|收益|损失|利得|款|本金|单价)|(?:年|月|总)?租金|租期|租赁期限?|(?:借款|贷款|授信|合同|租赁)?期限"
    r"|(?:年|月|借款|贷款|执行|固定)?利率|资产处置(?:收益|损失)"
)
# 公司与江北银行签订借款合同，|借款金额
_SIGNED = re.compile(
    rf"{ITEM_START}[^{CLAUSE_ENDS}：]{{0,16}}?[与和同](?P<with>[^{CLAUSE_ENDS}：、与和同]{{2,20}}?)(?:签订|签署|订立|达成)[了的]?"
    rf"(?P<what>[^{CLAUSE_ENDS}：、]{{0,14}}(?:合同|协议))，[^{CLAUSE_ENDS}：]*$"
)
# 2015年中期票据于2015年11月30日发行，|期限为5年
_ISSUED = re.compile(
    rf"(?:^|[{MEMBER_ENDS}：])(?P<what>[^{CLAUSE_ENDS}：、于]{{4,20}}?)于[^{CLAUSE_ENDS}：]{{4,14}}(?:公开)?发行，[^{CLAUSE_ENDS}：]*$"
)
# 公司出售东港仓库，|转让价格
_DEALT = re.compile(
    rf"{CLAUSE_START}(?![自于从当])[^{CLAUSE_ENDS}：、是在]{{0,12}}"
    rf"(?:出售|转让|处置|收购|购买|租赁|租入|承租|出租|拍卖|购置)了?(?:其|所持(?:有)?)?"
    rf"(?P<what>(?![的价款合率期日起费])[^{CLAUSE_ENDS}：、{BRACKETS}0-9是在]{{2,16}})，[^{CLAUSE_ENDS}：]*$"
)


@as_rule(
    "deal that a price is of",
    "与江北银行签订借款合同，借款金额8万元; 出售东港仓库，转让价格9万元: prices and terms are of the deal before",
    step=ADDED,
    needs="额价款租期率收损利",
    of=LEVEL,
    examples=(
        "公司与江北银行签订借款合同，借款金额⟨8万元⟩，年利率3.85%。 → 借款金额, 与江北银行的借款合同",
        "公司与江北银行签订借款合同，借款金额8万元，年利率⟨3.85%⟩。 → 年利率, 与江北银行的借款合同",
        "公司出售东港仓库，转让价格⟨2,600万元⟩。 → 转让价格, 东港仓库",
        "公司租赁青江厂房，年租金⟨360万元⟩，租期五年。 → 年租金, 青江厂房",
    ),
    counter_examples=("转让价格2,600万元。", "公司出售设备，营业收入8万元。", "与江北银行签订协议，发放贷款8万元。"),
    source="argued: deals are named first, their prices and terms behind",
)
def of_deal(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a price or term the deal or the thing dealt with as subject; the next ones go on with it."""
    if not _TERMS.fullmatch(measured.metric or "") or is_named(measured.subject):
        return None
    last = so_far.told_by(of_deal.name)
    if last and not forms.BETWEEN_SENTENCES.search(around.left) and "；" not in around.left:
        return replace(measured, subject=last.subject)
    if issued := _ISSUED.search(around.reach):
        return replace(measured, subject=issued["what"])
    if signed := _SIGNED.search(around.reach):
        return replace(measured, subject=f"与{signed['with']}的{signed['what']}")
    dealt = _DEALT.search(around.reach)
    what = dealt["what"] if dealt else ""
    return replace(measured, subject=what) if what and not own_word(what) else None


_QUOTED_OPENS = re.compile(
    rf"{CLAUSE_START}(?:其中，?|本期|本年|报告期内，?|截[至止][^{CLAUSE_ENDS}]{{2,16}}，)?"
    rf"(?P<name>[{OPENING_QUOTES}\"](?P<inside>[^{OPENING_QUOTES}{CLOSING_QUOTES}\"]{{2,30}})[{CLOSING_QUOTES}\"](?P<kind>[一-鿿]{{0,4}}?(?:项目|工程|活动|课程|专项|计划|行动|大赛|竞赛|品牌))?)"
    rf"(?:本期|本年|当年|全年|累计|已|共|拟)*(?:投入|使用|完成|实现|吸引|服务|参与|覆盖|开展|举办|支出|结余|募集|发放|惠及|(?<=累计)|(?<=共)|(?<=全年)|(?<=已))[^{CLAUSE_ENDS}：]{{0,16}}$"
)
_ENDS = ("项目", "工程", "活动", "课程", "专项", "计划", "行动", "大赛", "竞赛", "基地", "中心", "平台", "系统")


@as_rule(
    "quoted name that opens the clause",
    "“年产3万吨饲料项目”投入资金8万元: a project or event in quotes that opens the clause has what it tells",
    step=ADDED,
    needs=OPENING_QUOTES + '"',
    of=LEVEL,
    examples=(
        "本期“饲料加工项目”投入募集资金⟨2,150万元⟩。 → 投入募集资金, “饲料加工项目”",
        "“春风送暖”行动累计发放棉衣⟨860件⟩。 → 发放棉衣, “春风送暖”行动",
    ),
    counter_examples=("“春风”投入运营，投资8万元。", "以“春风”为主题开展活动8场。", "《手册》发放860册。"),
    source="argued: projects and events are named in quotes",
)
def quoted_opens(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the project or event in quotes that opens its clause as subject."""
    if not measured.metric or measured.subject is not None:
        return None
    opens = _QUOTED_OPENS.search(around.left)
    if opens is None or not (opens["kind"] or opens["inside"].endswith(_ENDS)) or opens["inside"] in measured.metric:
        return None
    return replace(measured, subject=opens["name"])


_DIFFERENCE = re.compile(rf"{CLAUSE_START}(?P<one>[一-鿿]{{2,12}}[与和][^{CLAUSE_ENDS}：]{{0,14}})$")


@as_rule(
    "difference of two",
    "收购对价与所购公司净资产公允价值的差额: a difference has two sides",
    step=ADDED,
    needs="差",
    of=AMOUNT,
    examples=(
        "收购对价与该等公司购买日净资产公允价值的差额共计⟨9万元⟩。 → 收购对价与该等公司购买日净资产公允价值的差额",
    ),
    counter_examples=("差额为9万元。", "与上年的差额为9万元。", "价格与成本的差额为9万元。"),
    source="argued: what is compared stands before and behind 与",
)
def difference(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the first side before a difference that has only the second."""
    metric = measured.metric or ""
    if not metric.endswith(("差额", "差异", "之差")) or "与" in metric:
        return None
    one = _DIFFERENCE.search(around.before_name(metric))
    return replace(measured, metric=one["one"] + metric) if one else None


_CHANGED = re.compile(
    rf"{CLAUSE_START}(?P<who>[一-鿿]{{2,14}}(?:公司|企业|学校|医院))(?P<what>[一-鿿]{{2,8}}?)(?:发生了?|进行了?)?(?P<did>变[更动]|调整|扩[建容])，(?P=did)后的?$"
)


@as_rule(
    "value after a change",
    "某公司注册资本发生变更，变更后的注册资本为9万元: whose it is stands in the clause before",
    step=ADDED,
    needs=needed(_CHANGED),
    of=LEVEL,
    examples=(
        "青江公司注册资本发生变更，变更后的注册资本为⟨9万元⟩。 → 注册资本, 青江公司",
        "青江医院床位数调整，调整后的床位数为⟨300张⟩。 → 床位数, 青江医院",
    ),
    counter_examples=("注册资本发生变更，变更后的注册资本为9万元。",),
    source="argued: a change is told first, the new value behind",
)
def after_change(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give the value after a change the one that it is told of before."""
    told = _CHANGED.search(around.reach.rpartition(measured.metric)[0]) if measured.metric else None
    if told is None or told["what"] != measured.metric or is_named(measured.subject):
        return None
    return replace(measured, subject=told["who"])


PARTIES = (after_change, difference, other_side, guaranteed, of_deal, quoted_opens)
