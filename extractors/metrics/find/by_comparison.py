"""Names that stand on both sides of a comparison or a quantity: 购买存单较上年|净支出|减少, 每台3万元的|造价."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.predicates import MEASURES, may_act
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BEHIND, CHANGE, FORM, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import ALONE
from extractors.text.word_patterns import any_word

_UNIT = re.compile(rf"[本该]?(?:{ALONE})|[本我][行院校局厂所馆站]")
_TIME = "(?:本期|本报告期|报告期内?|本年度?|当期|(?:19|20)[0-9]{2}年度?)"
# 购买存单|较上年同期|净支出|减少
_BOTH_SIDES = re.compile(
    rf"(?:{_TIME}|其中)?(?P<what>[^{CLAUSE_ENDS}：、较比]{{0,20}}?)(?:相?较|(?<![占对环同评])比)"
    r"(?:(?:上|去|前)一?年(?:度|同期)?|(?:19|20)[0-9]{2}年(?:度|同期)?|上年?同?期|[年期]初)的?"
    r"(?P<had>[一-鿿]{2,12}?)"
)
_HOW = re.compile("大幅|有所|略有|明显|显著|同比|累计|平均|分别|各|合计|[多少增减]")
_THEN = re.compile("[预决]算|执行|实际|计划|目标|水平|指标|口径|期末|年末|年底")  # 比上年|决算数|增加: what it was then
_FLOW = re.compile("(?:支出|流[出入]|净额|现金|费用?|成本|投入|款项?|资金)$")
_HAD = re.compile(f"{any_word('metrics/words.csv', 'had')}$")


def _is_measure(words: str) -> bool:
    """Whether words name a sum or a measure: 净支出, 支付的现金, 客流量; not 大幅."""
    named = _FLOW.search(words) or _HAD.search(words) or words.endswith(MEASURES)
    return bool(named) and _HOW.match(words) is None and _THEN.search(words) is None


@as_rule(
    "named on both sides of the comparison",
    "购买存单较上年同期净支出减少36万元: the measure that stands behind the comparison ends the name before it",
    step=FORM,
    needs="较比",
    of=CHANGE,
    examples=(
        "购买存单较2019年同期净支出减少⟨36万元⟩。 → 购买存单净支出, against 2019",
        "茶场较上年同期管理费用增加⟨3万元⟩。 → 茶场管理费用, against year_before",
    ),
    counter_examples=(
        "购买存单较上年同期减少36万元。",
        "茶叶产量较上年大幅增加36吨。",
        "收入较上年同期略有增加36万元。",
        "船检费36万元，比上年决算数增加6万元。",
    ),
    source="argued: notes on cash flows name what was paid for, then what it is compared with, then the flow",
)
def named_on_both_sides(so_far: SoFar, around: Around) -> Measured | None:
    """Read what changed from both sides of a comparison."""
    own = forms.CAUSE.sub("", around.own.rstrip())
    bare = forms.CHANGED.sub("", own)
    told = _BOTH_SIDES.fullmatch(bare.strip()) if bare != own else None
    if told is None or not _is_measure(told["had"]):
        return None
    what = told["what"].strip()
    if not what or _UNIT.fullmatch(what):
        return Measured(told["had"], what or around.subject)
    if _is_measure(what) and not may_act(so_far.words(what)[0]):
        return None  # 收入较上年|利润: two things
    name = so_far.phrase_before(what)
    return Measured(name + told["had"], around.subject) if name and what.endswith(name) else None


# 按单座粮库|1.2亿元|的投资额测算
_PRICE = "(?:投资额|总投资|投资|造价|售价|价格|单价|均价|成本|标准|费用|租金|薪酬|产能|产量|容量|面积|销量)"
_FOR_ONE = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：]|按照?|以|依照?)(?P<of>(?:(?:每|单)[^{CLAUSE_ENDS}：、的0-9]|户均|人均)[^{CLAUSE_ENDS}：、的0-9]{{0,12}}?)[为约近]?$"
)
_BEHIND_IT = re.compile(
    rf"的(?P<price>[一-鿿]{{0,4}}?{_PRICE})(?=(?:来|进行)?(?:测算|计算|估算|推算|核算|计(?![划])|[一-鿿]{{2}})|[{CLAUSE_ENDS}]|$)"
)


@as_rule(
    "price of one",
    "按单座粮库1.2亿元的投资额测算: what one of them costs or yields is named behind its value",
    step=FORM,
    at=BEHIND,
    needs="每单户人",
    of=LEVEL,
    examples=(
        "按单座粮库⟨1.2亿元⟩的投资额测算，总投资约6亿元。 → 单座粮库投资额",
        "按每台水泵⟨3,200元⟩的造价计算。 → 每台水泵造价",
        "以单车⟨28万元⟩的价格出售旧客车15辆。 → 单车价格",
    ),
    counter_examples=("按单座粮库1.2亿元测算。", "每台水泵造价3,200元。"),
    source="argued: markets and budgets are estimated by what one of them costs",
)
def price_of_one(so_far: SoFar, around: Around) -> Measured | None:
    """Read what one costs or yields, as the words before and behind its value say together."""
    of = _FOR_ONE.search(around.left.rstrip())
    price = _BEHIND_IT.match(so_far.text, around.figure.span.end) if of else None
    return Measured(of["of"] + price["price"], around.subject) if of and price else None
