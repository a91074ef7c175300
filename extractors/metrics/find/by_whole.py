"""Rules of metrics for shares whose wholes are told apart, bounds set on shares, and two groups."""

import re
from dataclasses import replace
from decimal import Decimal

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.find.distributed import shared_out
from extractors.metrics.find.named_lists import BETWEEN_TWO
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, FORM, LATER, LEVEL, PERCENT, SHARE_OF
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLAUSE_START, ITEM_START, OPEN
from extractors.text.word_patterns import any_word

_WHOLE = rf"(?P<of>[^{CLAUSE_ENDS}、的0-9]{{2,14}})的"
_FIRST = re.compile(rf"(?P<items>[^{CLAUSE_ENDS}：0-9]{{3,40}}?)(?:分别|各)占{_WHOLE}$")
_NEXT = re.compile(rf"[、和及与]占?{_WHOLE}")


@as_rule(
    "shares of their own wholes",
    "女委员、女党员分别占委员总数的22%、党员总数的28%: each share is of its own whole",
    step=FORM,
    needs="占",
    of=PERCENT,
    says=shared_out.name,
    examples=(
        "女委员、女党员分别占委员总数的⟨22%⟩、党员总数的28%。 → 女委员占委员总数",
        "女委员、女党员分别占委员总数的22%、党员总数的⟨28%⟩。 → 女党员占党员总数",
    ),
    counter_examples=("女委员、女党员分别占总数的22%、28%。", "女委员占委员总数的22%、党员总数的28%。"),
    source="argued: shares in several bodies are told in one breath",
)
def of_own_whole(so_far: SoFar, around: Around) -> Measured | None:
    """Read a share of a list of which each has its own whole."""
    first = last = around.at
    while first and _NEXT.fullmatch(so_far.left(first).strip()):
        first -= 1
    while last + 1 < len(so_far.figures) and _NEXT.fullmatch(so_far.left(last + 1).strip()):
        last += 1
    told = _FIRST.search(so_far.left(first).rstrip()) if last > first else None
    items = BETWEEN_TWO.split(told["items"]) if told else []
    if told is None or len(items) != last - first + 1:
        return None
    whole = told if around.at == first else _NEXT.fullmatch(around.left.strip())
    return Measured(f"{items[around.at - first]}占{whole['of']}", so_far.subject(told["items"])) if whole else None


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
    says=SHARE_OF,
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


# 北区客流|比|南区|多: of two groups whose names end alike
_THAN_OTHER = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])(?P<what>[^{CLAUSE_ENDS}：、0-9]*?(?P<end>[一-鿿])[一-鿿]{{2,12}}?)[较比]"
    r"(?P<other>[一-鿿]{1,3}(?P=end))(?P<more>[多少高低快慢])出?了?$"
)


@as_rule(
    "one group and another",
    "北区客流比南区多3万人次: how far two groups are from each other, named by both",
    step=FORM,
    needs="多少高低快慢",
    of=LEVEL,
    says="distance",
    examples=(
        "北区客流比南区多⟨3万人次⟩。 → 北区客流多于南区的幅度",
        "甲班出勤率比乙班低⟨6个百分点⟩。 → 甲班出勤率低于乙班的幅度",
        "淡茶销量比浓茶高出⟨16吨⟩。 → 淡茶销量高于浓茶的幅度",
    ),
    counter_examples=("北区客流比上年多3万人次。", "北区客流3万人次，比南区多。", "北区开设南区窗口3个。"),
    source="argued: reports set two districts, sorts or teams side by side",
)
def one_and_another(so_far: SoFar, around: Around) -> Measured | None:
    """Read how far the measure of one group is from that of another."""
    than = _THAN_OTHER.search(around.left.rstrip())
    own = so_far.clause(than["what"]).removeprefix("其中") if than else ""
    name = clean(own)
    if not than or not name:
        return None
    return Measured(forms.distance(name, f"{than['more']}于{than['other']}"), around.subject)


_SIZE = "(?:[量额数费]|支出|收入|投入|规模|面积|产值|产能|预算|总值|余额)"
_NOT_THEN = "(?!上|去|同期|前|往|历|本年|当年|全年)"
_IS_SO_MUCH_OF = re.compile(
    rf"{CLAUSE_START}(?P<what>[一-鿿A-Za-z“”]{{1,14}}?{_SIZE})[约仅]?(?:为|是|相当于){_NOT_THEN}(?P<of>[一-鿿A-Za-z]{{1,14}}?{_SIZE})的[近约]?$"
)


@as_rule(
    "so much of another",
    "培训量为定员数的2.3倍: of two measures the share or multiple is of the first in the second",
    step=FORM,
    needs="为是相",
    of=PERCENT | {"倍"},
    says=SHARE_OF,
    examples=("全年渡运量为核定运量的⟨2.3倍⟩。 → 全年渡运量为核定运量",),
    counter_examples=("渡运量是上年的2.3倍。", "渡运量是上年渡运量的2.3倍。", "完成渡运量为计划的90%。"),
    source="argued: how much one measure is of another is said with both",
)
def so_much_of(_so_far: SoFar, around: Around) -> Measured | None:
    """Read both measures of a share or a multiple."""
    if told := _IS_SO_MUCH_OF.search(around.left.rstrip()):
        joins = "占" if around.figure.unit == "%" else "为"
        return Measured(f"{told['what']}{joins}{told['of']}", around.subject)
    return None


_SHARE = "占比"
_BARE = re.compile("(?:[，,（(]|其中|约|也|各|就)*占(?:比|了)?(?:约|达|为|近)?")
# 支出80万元，|其中|; 支出80万元：|; 支出80万元（包括|: what stands right behind a whole whose parts are told
_OPENS_PARTS = re.compile(
    rf"(?:，|{OPEN})?(?:主要|均|全部|具体)?"
    rf"(?:{any_word('metrics/told_beside.csv', 'opens_parts')}(?:[^{CLAUSE_ENDS}：]{{0,4}}：)?|：)"
)
_HUNDRED, _SLIP = Decimal(100), Decimal("0.1")


def _is_share(part: Decimal, whole: Decimal, share: Decimal, *, listed: bool) -> bool:
    """Whether a part is so many hundredths of a whole, as they are rounded; first of a list, as they are typed."""
    exponent = share.as_tuple().exponent
    rounded = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return abs(part * _HUNDRED / whole - share) <= (max(rounded, _SLIP) if listed else rounded)


@as_rule(
    "whole that a share comes to",
    "支出80万元：用于修缮60万元，占75%: a bare share is of the sum with parts before that it comes to, the nearest",
    step=ADDED,
    at=LATER,
    needs="占",
    of=PERCENT,
    examples=(
        "防汛支出80万元，主要用于：人员经费60万元，占⟨75%⟩。 → 人员经费占比, 防汛支出",
        "防汛支出80万元：人员经费60万元，占75%；设备购置20万元，占⟨25%⟩。 → 设备购置占比, 防汛支出",
        "防汛拨款80万元，防汛支出80万元，其中人员经费60万元，占⟨75%⟩。 → 人员经费占比, 防汛支出",
        "门票收入80万元，其中网售60万元，占75%；门票成本80万元，其中纸张60万元，占⟨75%⟩。 → 纸张占比, 门票成本",
    ),
    counter_examples=(
        "防汛支出90万元，其中人员经费60万元，占75%。",
        "人员经费60万元，占75%。",
        "职工80人，其中女职工60人，占75%。",
        "粮食产值80万元，水产产值40万元，茶旅收入40万元，占50%。",
        "计划招录80人，报名70人，录用40人，占50%。",
        "存单余额80万元，借款余额40万元，其中渔业借款20万元，占25%。",
        "票房收入80万元，其中团体票60万元；纸张60万元，占75%。",
    ),
    source="argued: reports print part and percentage beside each other and their whole once",
)
def of_whole_it_comes_to(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare share its whole as subject, where the numbers say which it is."""
    metric, share, part = measured.metric or "", around.figure.value, so_far.figures[around.at - 1]
    if (
        measured.subject
        or not metric.endswith(_SHARE)
        or not _BARE.fullmatch(around.own.strip())
        or not share
        or part.value is None
    ):
        return None
    for at, figure, told in so_far.quantities_before(around.at - 1):
        between = so_far.text[figure.span.end : part.span.start]
        opens = _OPENS_PARTS.match(so_far.text, figure.span.end, so_far.figures[at + 1].span.start)
        if opens is None or figure.unit != part.unit or figure.role != "level" or not figure.value:
            continue
        if "；" in between and not opens[0].endswith("："):
            continue
        listed = at == around.at - 2 and "：" in between
        if told.metric and _is_share(part.value, figure.value, share, listed=listed):
            bare = told.metric in metric or "占" in told.metric  # 女职工占比, of 职工: its name says of whom
            return None if bare else replace(measured, subject=told.metric)
    return None
