"""Rules of a basis that a sentence tells outside a quantity's own words: 预计客流86万人次，增长6%; 拟修渠，培训86人."""

import re

from extractors.dates import OPENS_WITH_FLOW
from extractors.metrics.complete.basis import Basis
from extractors.metrics.steps import BASIS
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, MEMBER_ENDS, SENTENCE_ENDS
from extractors.text.needed import needed
from extractors.text.supposed import WOULD
from extractors.text.word_patterns import any_word

_PLAN = "plan"
# 还将新建, 仍将投入; not 还将36台设备捐给学校, where 将 names what was given away
_STILL = f"[还仍]将(?={any_word('metrics/words.csv', 'still_to_do')})"
# 村民打算购房的|占36%: what people say that they mean to do
_ASKED = rf"(?![^{CLAUSE_ENDS}0-9]{{1,16}}的(?:[约近]?占|人|有))"
# 拟上市企业, 拟南芥: names of what is there
_INTENDS = rf"(?<![不没])打算{_ASKED}|{_STILL}|(?<![虚模草比])拟(?![定订稿态合物声真录聘任以]|上市|挂牌[企公]|南芥)"
_BY_NOW = "已|实际|目前|截[至止]"
_DONE = f"{_BY_NOW}|累计|完成|实现|现有|全年|上年|去年"
_FACT = rf"{_DONE}|共有|收[到取回]|接到|，[于在]?(?:19|20)[0-9]{{2}}年"
# 拟派发现金红利3亿元: what a year's result is shared out as, told so in the report of that year
_OF_SHARES = "股|红利|分配|派|发行|募集|收购"
# 利率上升50个基点将使净资产减少|36万元: what would come of it
_WOULD = rf"(?<=[0-9])[^，。；;0-9]{{1,8}}?{WOULD}"
_OWN = re.compile(rf"(?:{_INTENDS}|有望|规划中的|{_WOULD})(?:(?!{_DONE}|{_OF_SHARES})[^{CLAUSE_ENDS}])*$")
# 预计客流86万人次，|增长6%; 预计公交车超过1万辆，|占一半
_GROWS = re.compile(
    rf"(?:预计(?!负债|信用损失|净?残值|损失)|有望)(?:(?!{_BY_NOW})[^{MEMBER_ENDS}])*[0-9][^{CLAUSE_ENDS}]*，"
    rf"(?:同比|环比|[较比][^{CLAUSE_ENDS}0-9]{{1,8}})?将?(?:增长|增加|提高|上升|下降|减少|降低|增幅|降幅|占|对应)[^{CLAUSE_ENDS}0-9]*$"
)
_GOES_ON = re.compile(
    rf"(?P<intends>{_INTENDS})(?:(?!{_FACT}|{_OF_SHARES})[^{MEMBER_ENDS}])*[0-9](?:(?!{_FACT})[^{MEMBER_ENDS}])*，"
    rf"(?P<clause>(?:(?!{_FACT})[^{CLAUSE_ENDS}0-9])*)$"
)


@as_rule(
    "what is meant to be done",
    "拟修渠36公里，培训农机手86名: also in the clauses behind that go on with a deed",
    step=BASIS,
    needs=needed(_OWN, _GOES_ON),
    examples=(
        "拟修渠⟨36公里⟩。 → 拟修渠, plan",
        "拟修渠36公里，培训农机手⟨86名⟩。 → 培训农机手, plan",
        "新一年打算建书屋36座，资助学生⟨86名⟩。 → 资助学生, plan",
        "还将新建书屋⟨36座⟩。 → 新建书屋, plan",
        "还将圆学生心愿⟨36个⟩。 → 圆学生心愿, plan",
        "油价上涨10%将使运输成本增加⟨86万元⟩。 → 运输成本, plan",
        "糖价下跌6%，会使毛利减少⟨27万元⟩。 → 毛利, plan",
        "汇率下降20个基点会使利润总额增加⟨27万元⟩。 → 利润总额, plan",
    ),
    counter_examples=(
        "拟派发现金红利36万元。",
        "模拟演练36场，培训农机手86名。",
        "将书屋36座移交，培训农机手86名。",
        "农场还将36台农机赠给村里，培训农机手86名。",
        "辅导拟上市茶企36家。",
        "栽培拟南芥36株。",
        "救助儿童36名，将使用善款27万元。",
        "打算换车的占36%，打算租车的占64%。",
    ),
    source="argued: plans for the next months are told beside what was done",
)
def is_meant(metric: str, before: str) -> Basis | None:
    """Say that what words before it intend is a plan."""
    if _OWN.search(before):
        return Basis(_PLAN, metric)
    on = _GOES_ON.search(before)
    goes_on = on is not None and (on["intends"] == "打算" or OPENS_WITH_FLOW.match(on["clause"]))
    return Basis(_PLAN, metric) if goes_on else None


@as_rule(
    "growth that is foretold",
    "预计客流86万人次，增长6%: growth or share of what is foretold",
    step=BASIS,
    needs=needed(_GROWS),
    examples=(
        "预计公交车超过8,600辆，占⟨36%⟩。 → 公交车占比, plan",
        "预计全年客流86万人次，增长⟨6%⟩。 → 客流, plan",
    ),
    counter_examples=("预计客流86万人次，已完成60%。", "预计客流86万人次；收入增长6%。", "预计负债86万元，增长6%。"),
    source="argued: forecasts are told with their growth",
)
def is_foretold_growth(metric: str, before: str) -> Basis | None:
    """Say that growth or share of a forecast is a plan."""
    return Basis(_PLAN, metric) if _GROWS.search(before) else None


# 与规划关于…的目标相衔接，纯收入不低于|3万元: what must be reached, up to the end of the sentence
_UNDER_TARGET = re.compile(
    rf"目标相{any_word('metrics/words.csv', 'agrees_with')}，"
    rf"(?:(?!{_BY_NOW}|累计|现有|共有|[去上]年)[^{SENTENCE_ENDS}])*"
    rf"{any_word('metrics/words.csv', 'at_the_least')}[^{CLAUSE_ENDS}]*$"
)


@as_rule(
    "under a target",
    "与规划目标相衔接，纯收入不低于3万元: what a sentence puts under a target of others is one too",
    step=BASIS,
    needs=needed(_UNDER_TARGET),
    examples=(
        "与“十四五”规划目标相衔接，渔村人均收入不低于⟨3万元⟩。 → 渔村人均收入, target",
        "与全县规划的目标相衔接，鱼塘改造不少于86亩，渔村人均收入不低于⟨3万元⟩。 → 渔村人均收入, target",
    ),
    counter_examples=(
        "与规划目标相衔接，改造鱼塘86亩。",
        "渔村人均收入不低于3万元。",
        "渔港布局与规划目标相匹配，现有泊位不少于86个。",
        "养殖规模与目标相适应，2022年鱼产量达到86万吨。",
        "养殖规模与发展要求相适应，渔村人均收入不低于3万元。",
        "为与建设目标相适应，去年鱼产量不低于86万吨。",
    ),
    source="argued: what a plan asks for is told with floors",
)
def is_under_target(metric: str, before: str) -> Basis | None:
    """Say that a floor or ceiling under a target is one."""
    return Basis("target", metric) if _UNDER_TARGET.search(before) else None


# 分配预案为：…，转增后总股本为|129万股
_PROPOSED = re.compile(
    rf"(?:预案[为：]|[拟将]以)[^{MEMBER_ENDS}]*(?:转增|送股|送红股|派送|分配)(?:完成)?后[^{CLAUSE_ENDS}0-9]{{0,8}}股本[^{CLAUSE_ENDS}0-9]*$"
)


@as_rule(
    "capital after a proposal",
    "分配预案为：…，转增后总股本为860万股: the shares that there will be once a proposal is carried out",
    step=BASIS,
    needs="后",
    examples=("糖厂利润分配预案为：每10股转增3股，转增后总股本为⟨860万股⟩。 → 转增后总股本, plan",),
    counter_examples=("糖厂2021年每10股转增3股，转增后总股本为860万股。",),
    source="rules on annual reports of listed companies: the proposal for the year's profit is told with its outcome",
)
def is_proposed(metric: str, before: str) -> Basis | None:
    """Say that capital after a proposed distribution is a plan."""
    return Basis(_PLAN, metric) if _PROPOSED.search(before) else None


OF_CHANGES = frozenset({is_meant.name, is_foretold_growth.name})
"""The names of the rules that also hold for changes."""
