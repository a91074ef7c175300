"""Rules of metrics for terms and bounds: the tax of a rate, the thing of a term, the share that a bound is on."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, FORM, LEVEL, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLAUSE_START, ITEM_START
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


_SAID = re.compile("^(?:报告期内?|本期|本年度?|不?存在|如果?|若|例如|当|且|并|其中)+")
# 资产总额、营业收入或利润总额（…）之一或同时|占|合并报表相应项目|20%
_ONE_OF = re.compile(
    rf"{CLAUSE_START}(?P<what>[^{CLAUSE_ENDS}：]{{4,60}})之一(?:或(?:者)?同时)?占(?P<of>[^{CLAUSE_ENDS}：]{{2,24}}?)的?$"
)
_OR_SHARE = re.compile(rf"[，、]?或者?占(?P<of>[^{CLAUSE_ENDS}：]{{2,24}}?)的?$")
_BOUND = re.compile(
    rf"{ITEM_START}(?P<what>[^{CLAUSE_ENDS}：、]{{2,20}}?(?:比例|占比|比重|份额))(?:超过|达到?|低于|高于|不足|大于|小于)总[额量数]的?$"
)


@as_rule(
    "share that a bound is set on",
    "A或B之一占C的20%以上，或占D的5%: bounds on shares name the share, also where only its other whole is told",
    step=FORM,
    needs="占超达低高不大小",
    of=PERCENT,
    says="share of",
    examples=(
        "营业收入或利润总额（或亏损额）之一或同时占报表相应项目⟨20%以上⟩。 → 营业收入或利润总额之一占报表相应项目",
        "投资收益占净利润的10%以上，或占资产总额的⟨5%以上⟩。 → 投资收益占资产总额",
        "向单个客户的销售比例超过总额的⟨50%⟩。 → 向单个客户的销售比例",
    ),
    counter_examples=("投资收益占净利润的10%以上。", "收入超过总额的50%。", "投资收益3万元，或占资产总额的5%。"),
    source="rules on what is material name their bounds so (公开发行证券的公司信息披露编报规则第15号)",
)
def bound_on_share(so_far: SoFar, around: Around) -> Measured | None:
    """Read the share that a bound is set on."""
    left = forms.INNER_BRACKETS.sub("", around.left.rstrip())
    if one_of := _ONE_OF.search(left):
        return Measured(f"{_SAID.sub('', one_of['what'])}之一占{one_of['of']}")
    last = so_far.found[-1].metric if so_far.found else None
    other = _OR_SHARE.search(around.left.rstrip().removeprefix("以上")) if last and "占" in last else None
    if other and last:
        return Measured(f"{last.partition('占')[0]}占{other['of']}", so_far.found[-1].subject)
    bound = _BOUND.search(left)
    if bound is None:
        return None
    return Measured(_SAID.sub("", bound["what"]))


_TAKEN_AS = re.compile(rf"(?:作为|为)(?P<what>[^{CLAUSE_ENDS}：、{BRACKETS}0-9的]{{2,12}})(?=[{CLAUSE_ENDS}、]|并|$)")
_TAKES = re.compile(rf"(?:^|[{CLAUSE_ENDS}：]|[一-鿿])以(?P<of>[^{CLAUSE_ENDS}：0-9]{{0,12}})的?$")
_KINDS = ("周期", "依据", "基础", "上限", "下限", "标准", "水平", "限额", "底线", "起点", "目标", "基准")
_WITH_DEED = re.compile(
    rf"(?:[、和及与]{{1,2}}[0-9.]+[%％])*(?:的)?比例(?P<deed>[^{CLAUSE_ENDS}：、{BRACKETS}0-9的]{{3,12}})(?=[{CLAUSE_ENDS}]|$)"
)
_EXTRA = re.compile(rf"(?:在?税前)?(?:加计)?扣除(?=[{CLAUSE_ENDS}]|$)")


@as_rule(
    "what it is taken as",
    "以12个月作为营业周期, 以土地估值的60%为计税依据: what something is taken as names it",
    step=FORM,
    needs="以",
    of=LEVEL,
    says="words behind",
    examples=(
        "本公司以⟨12个月⟩作为正常营业周期。 → 正常营业周期, 本公司",
        "自用地块以土地估值的⟨60%⟩为计税依据。 → 计税依据占土地估值",
    ),
    counter_examples=("以86人为主体。", "以3万元作为奖励。", "以三个项目为抓手。"),
    source="accounting policies and tax rules lay down such terms",
)
def taken_as(so_far: SoFar, around: Around) -> Measured | None:
    """Read a quantity by what it is taken as."""
    takes = _TAKES.search(around.left.rstrip())
    as_what = _TAKEN_AS.match(so_far.text, around.figure.span.end) if takes else None
    if takes is None or as_what is None or not as_what["what"].endswith(_KINDS):
        return None
    of = takes["of"].removesuffix("的")
    if of and around.figure.unit != "%" and of not in ("一年", "每年", "每月"):
        return None  # 以总股本3亿股为基础
    whole = f"占{of}" if of and around.figure.unit == "%" else ""
    return Measured(as_what["what"] + whole, so_far.subject(around.left))


@as_rule(
    "what a bare rate is of",
    "按60%的比例提供保证; 按10%的税率征收资源税: of what is done by it, or the tax or fee that its clause names",
    step=ADDED,
    needs="比扣率",
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


TERMS = (of_bare_rate, set_before)
