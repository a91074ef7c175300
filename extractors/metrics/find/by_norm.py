"""Rules of metrics for what a level is held against: 比承诺的5个工作日, 未达到34%的目标, 低于目标值1.5个百分点."""

import re
from dataclasses import replace
from decimal import Decimal

from extractors.metrics.cut import forms
from extractors.metrics.find.by_share import BUDGETED, NOT_THEN, is_base
from extractors.metrics.find.level_done import level_done
from extractors.metrics.find.so_far import GAP, NORM_HELD, Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, FORM, LATER, LEVEL, PERCENT, SHARE_OF, VALUE_HELD
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word
from schemas.word_lists import by_use

_LAID_DOWN = any_word("metrics/words.csv", "norm")  # 规定, 承诺: stand before what they are of
_SET = any_word("metrics/words.csv", "norm_behind")  # 目标, 标准: stand behind it
_MORE = "[高低优快慢多少短长早晚大小]"
_AGAINST = (
    rf"(?:[较比与为是占]|{_MORE}于|超过|超出|相当于|[未没]有?(?:能)?达到?|达不到|达到?|距离?|离)了?(?:约|近|接近)?"
)
_HEDGED = "[，,；]?(?:但|并|也|仍|还|均|都|已|且|只|仅|略|稍|大幅|明显|远)*"
_YEAR = r"(?:\d{4}年度?|年初|全?年度?|当年|本年)?的?"
# 比|合同|约定|的, 为年|计划, 较2020年|基准年|的
_NORM_BEFORE = re.compile(
    rf"{_HEDGED}(?:{_AGAINST}|(?P<done>(?:超额)?完成了?)){_YEAR}[所原其]?(?P<norm>[一-鿿]{{0,4}}?(?:{_LAID_DOWN}|(?P<set>{_SET}|预算)))(?:时限|时间|期限|数量?|值|产?量)?[的为]?"
)
_BASE_YEAR = re.compile(rf"{_HEDGED}[较比与](?:\d{{4}}年?(?:基准年?|基期|基年)|基准年|基期|基年)度?的?")
_OF_WHOM = (
    "(?:国际|国家|全国|行业|地方|[全我本]?[省市县区国部]级?定?|部颁|同行|设计|合同|规划|集团|公司|考核|既定|原定|上级)?"
)
_LEADS = re.compile(rf"{_HEDGED}(?:{_AGAINST}|(?:超额)?完成了?){_YEAR}(?P<whose>{_OF_WHOM})(?:规定|确定|下达|要求)?的?")
_NORM_BEHIND = re.compile(rf"(?:以[上下内])?的?(?P<norm>[一-鿿]{{0,4}}?{_SET})(?!的)")


def _level_before(so_far: SoFar, around: Around) -> int | None:
    """Return the number of the last level before a quantity in its sentence, which has its unit; changes may follow."""
    for at, figure, measured in so_far.quantities_before(around.at):
        if figure.role == "level" and not measured.is_aside:
            return at if figure.unit == around.figure.unit and measured.metric else None
    return None


# 高于|规定|2度: by how much, or what was laid down
_PASSED = re.compile(rf"{_HEDGED}(?:(?P<under>[低慢少短小早]于)|{_MORE}于|超(?:过|出|(?!额)))")
_REACHED = re.compile(rf"{_HEDGED}(?:[未没]有?能?)?达")
_NORMS = by_use("metrics/words.csv")
_OF_ALL = tuple({*_NORMS["norm"]} - {*_NORMS["norm_behind"]})  # not 标准, 要求: of each
_SMALL, _NEAR = Decimal(1) / 3, Decimal("0.8")  # of a level, a gap is hardly more, a norm hardly less; own judgement


def _kind_of_norm(so_far: SoFar, around: Around, at: int, norm: str) -> str:
    """Return what a value right behind a norm without 的 is: that `norm`, the `gap` to it, or nothing that is sure.

    Of people and things, who 达到标准 or 高于标准 are those that passed.
    """
    left, level, value = around.left.strip(), so_far.figures[at].value, around.figure.value
    passed, counted = _PASSED.match(left), around.figure.kind == "count"
    if left.endswith(("的", "为")) or not (passed or (counted and _REACHED.match(left))):
        return "norm"
    if passed is None or value is None or not level or (counted and not norm.endswith(_OF_ALL)):
        return ""
    if value < level * _SMALL:
        return "gap"
    under = passed["under"]
    sure = around.figure.unit == "%" or norm.endswith((*_OF_ALL, "预算"))
    fits = sure and value > level if under else level * _NEAR <= value < level
    return "norm" if fits else ""


@as_rule(
    NORM_HELD,
    "办结时间3天，比承诺的5天少2天; 占比33%，未达到34%的目标: what was laid down is of what it is held against",
    step=FORM,
    at=LATER,
    needs=needed(_NORM_BEFORE, _LEADS),
    of=LEVEL,
    says=VALUE_HELD,
    examples=(
        "平均到场时间38分钟，比承诺的⟨45分钟⟩少7分钟。 → 承诺平均到场时间",
        "货运量318万吨，为年计划⟨300万吨⟩的106%。 → 计划货运量, plan",
        "船票收入86万元，完成年初预算数⟨96万元⟩的89.6%。 → 船票收入, budget",
        "安置船员86人，完成全年目标任务⟨72个⟩的119.4%。 → 安置船员目标任务, target",
        "船检支出86万元，其中燃油费60万元，完成年初预算数⟨96万元⟩的89.6%。 → 船检支出, budget",
        "船检支出74万元，低于预算⟨86万元⟩。 → 船检支出, budget",
        "绿化覆盖率41%，未达到⟨43%⟩的目标。 → 绿化覆盖率, target",
        "出水浊度0.3度，优于国家⟨1度⟩的标准。 → 出水浊度国家标准",
        "百公里电耗112千瓦时，优于行业平均水平的⟨120千瓦时⟩。 → 百公里电耗行业平均水平, others",
        "植树24万株，超额完成⟨20万株⟩的年度任务。 → 植树年度任务",
        "单位能耗62千克，较2019年基准的⟨71千克⟩下降12%。 → 单位能耗",
        "每站值守6人，同比增加1人，高于合同约定的⟨4人⟩。 → 合同约定每站值守",
        "船票收入92万元，低于年初预期的⟨96万元⟩。 → 预期船票收入",
        "发电量318万度，超过年计划⟨300万度⟩。 → 计划发电量, plan",
        "抽查秤具92台，达到标准⟨71台⟩。 → nothing",
        "参训矿工92人，超过标准⟨31人⟩。 → nothing",
        "池水浊度0.3度，低于国家标准⟨0.7度⟩。 → nothing",
    ),
    counter_examples=(
        "平均到场时间38分钟，培训规定学时45分钟。",
        "绿化覆盖率41%，比上年的43%低。",
        "到场时间38分钟，比承诺的3项多。",
        "比承诺的45分钟少7分钟。",
        "售出门票38张，超过东站45张的销量。",
        "到场时间38分钟。比承诺的45分钟少。",
        "植树24万株，完成育苗任务20万株。",
        "库房湿度42度，高于规定3度。",
        "船检支出74万元，低于⟨86万元⟩预算。",
        "船票收入36万元，高于⟨30万元⟩预算数，燃油支出30万元。",
        "抽查渔船86艘，其中木船36艘，完成目标任务⟨120艘⟩的50%。",
    ),
    source="argued: reports hold what they reached against what was laid down, promised or planned",
)
def norm_held_against(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was laid down, promised, planned or aimed at for the level before; the level in a base year."""
    left = around.left.strip()
    before, shares = _NORM_BEFORE.fullmatch(left), is_base(so_far, around)
    if before and before["done"] and not shares:
        return None  # 完成任务|20万株: what was done
    base = None if before else _BASE_YEAR.fullmatch(left)
    leads = None if before or base else _LEADS.fullmatch(left)
    behind = _NORM_BEHIND.match(so_far.text, around.figure.span.end) if leads else None
    if not (before or base or behind):
        return None
    at = level_done(so_far, around.at) if shares else _level_before(so_far, around)
    if at is None:
        return None
    level = replace(so_far.found[at], rules=())
    if before:
        kind = "norm" if shares else _kind_of_norm(so_far, around, at, before["norm"])
        if kind != "norm":
            return None if kind else Measured(None, level.subject)
        if before["set"] == "预算":
            return replace(level, metric=BUDGETED.sub("", level.metric or "") + "预算数")
        names = (level.metric, before["norm"]) if before["set"] else (before["norm"], level.metric)
        return replace(level, metric="".join(filter(None, names)))
    if leads and behind:
        return replace(level, metric=f"{level.metric}{leads['whose']}{behind['norm']}")
    return level


_NO_TIME = r"(?![^，的]{0,8}(?:[上去前]一?[年期届季月]|同期|[年期]初|[年月]末|[时前]的|年的|以前|之前|此前|过去|原)|\d)"
# 低于|目标值, 高于合同约定: and then by how much
_GAP = re.compile(
    rf"{_HEDGED}(?P<gap>(?:{_MORE}[于出]|超(?:过|出|(?!额)))[一-鿿]{{0,6}}?(?:{_SET}|{_LAID_DOWN}|预算)(?:数|值|比例)?)(?:约|近)?"
)
# 比全省平均|少|7天: of groups, not of times, so no change
_GAP_TO_OTHERS = re.compile(
    rf"{_HEDGED}[比较]{_NO_TIME}(?P<others>[一-鿿]{{2,10}}?)(?<![前后时初末底])(?:要|更)?(?P<more>{_MORE})出?了?(?:约|近)?"
)
# 比88%|的目标值低|1.5个百分点, 离9%|的目标还有|0.9个百分点
_GAP_BEHIND = re.compile(rf"的?[一-鿿]{{0,6}}?(?:{_SET})?(?P<more>{_MORE})[出了]?(?:约|近)?")
_LEFT_TO_GO = re.compile(rf"的?[一-鿿]{{0,6}}?{_SET}(?:还有|尚有|仍有|[还尚仍相]?[差需])(?:约|近)?")
# 距规划提出的86%|尚差|4个百分点: a target, though the word for it does not stand there
_SHORT_OF = re.compile(rf"{_HEDGED}(?:[还尚仍]差)了?(?:约|近)?")


@as_rule(
    GAP,
    "满意度86%，低于目标值1.5个百分点: how far a level is from what was aimed at is no change of it",
    step=FORM,
    at=LATER,
    needs=needed(_GAP, _GAP_TO_OTHERS, _GAP_BEHIND, _LEFT_TO_GO, _SHORT_OF),
    of=LEVEL,
    says="distance",
    examples=(
        "满意度86分，低于目标值⟨1.5分⟩。 → 满意度低于目标值的幅度",
        "满意度96%，较目标值高⟨2个百分点⟩。 → 满意度高于目标值的幅度",
        "满意度86%，比88%的目标值低⟨2个百分点⟩。 → 满意度低于目标的幅度",
        "渗漏率9.9%，离9%的目标还有⟨0.9个百分点⟩。 → 渗漏率距目标的差距",
        "渗漏率9.9%，离“十四五”规划提出的9%尚差⟨0.9个百分点⟩。 → 渗漏率距目标的差距",
        "渗漏率9.9%，尚差⟨0.9个百分点⟩。 → 渗漏率距目标的差距",
        "平均审理天数63天，比全省平均少⟨7天⟩。 → 平均审理天数少于全省平均的幅度, others",
        "茶园亩产86公斤，较周边茶园高出⟨9公斤⟩。 → 茶园亩产高于周边茶园的幅度",
        "库房湿度42度，高于规定⟨3度⟩。 → 库房湿度高于规定的幅度",
        "船票收入92万元，高出预算⟨7万元⟩。 → 船票收入高出预算的幅度",
        "栽种果树920株，超过计划⟨70株⟩。 → 栽种果树超过计划的幅度",
        "船票收入92万元，低于年初预期⟨7万元⟩。 → 船票收入低于年初预期的幅度",
    ),
    counter_examples=(
        "满意度86%，低于目标值。",
        "满意度86%，比88%的上年低2个百分点。",
        "满意度86%，低于上年1.5个百分点。",
        "渗漏率9.9%，还有2处。",
        "灌溉期92天，比去年短6天。",
        "换乘时间9分钟，比改线前短2分钟。",
        "参训矿工92人，高于标准13人，低于标准7人。",
    ),
    source="argued: who reports against targets says by how much they were missed",
)
def gap_to_norm(so_far: SoFar, around: Around) -> Measured | None:
    """Read by how much a level is above or below what it is held against."""
    left = around.left.strip()
    told, own = so_far.found[around.at - 1], _own_level(so_far, around)
    if own and (gap := _GAP.fullmatch(left)):
        return replace(own, metric=forms.distance(own.metric or "", gap["gap"]), rules=())
    if own and (than := _GAP_TO_OTHERS.fullmatch(left)):
        return replace(own, metric=forms.distance(own.metric or "", f"{than['more']}于{than['others']}"), rules=())
    if _SHORT_OF.fullmatch(left) and (far := _rate_before(so_far, around)):
        return replace(far, metric=f"{far.metric}距目标的差距", rules=())
    if not told.is_held_against or around.at < len(("level", "norm")):
        return None
    level = next((one for at, figure, one in so_far.quantities_before(around.at - 1) if figure.role == "level"), None)
    if level is None or not level.metric:
        return None
    if (more := _GAP_BEHIND.fullmatch(left)) and level.metric != told.metric:
        return replace(level, metric=forms.distance(level.metric, f"{more['more']}于{_norm_of(told, level)}"), rules=())
    return replace(level, metric=f"{level.metric}距目标的差距", rules=()) if _LEFT_TO_GO.fullmatch(left) else None


def _own_level(so_far: SoFar, around: Around) -> Measured | None:
    """Return the level before a gap in its unit; norms, gaps and changes of it in that unit may stand between."""
    for _, last, told in so_far.quantities_before(around.at):
        if told.is_aside or (last.role == "change" and last.unit == around.figure.unit):
            continue
        points = around.figure.unit == "百分点" and last.unit == "%"
        fits = last.role == "level" and told.metric and (points or around.figure.unit == last.unit)
        return told if fits else None
    return None


def _rate_before(so_far: SoFar, around: Around) -> Measured | None:
    """Return the rate that points are missing to: the last with a name; its target without one may stand between."""
    if around.figure.unit != "百分点":
        return None
    before = ((figure, told) for _, figure, told in so_far.quantities_before(around.at))
    found = next((one for one in before if one[1].metric or one[0].unit != "%"), None)
    return found[1] if found and (found[0].role, found[0].unit) == ("level", "%") else None


def _norm_of(held: Measured, level: Measured) -> str:
    """Return which norm a value is: 满意度|目标, 承诺|到场时间."""
    return (held.metric or "").replace(level.metric or "", "", 1).removesuffix("值")


_HOW_FAST = ("增速", "增幅", "涨幅", "降幅", "升幅", "增长率")
_FURTHER = re.compile(
    rf"^(?:[^，]{{0,2}}?(?:但|且|并|均|仍))?(?P<what>[^{CLAUSE_ENDS}：、]*?)(?P<than>(?:分别)?(?:{_MORE}于|[高多]出){NOT_THEN}[^{CLAUSE_ENDS}、0-9]{{2,16}})$"
)


@as_rule(
    "points above or below another",
    "收入增速高于城镇2.4个百分点; 流失率7.6%，低于行业3个百分点: whose level is so many points from another's",
    step=ADDED,
    needs="高低快慢多少",
    of=frozenset({"百分点"}),
    examples=(
        "渔民人均收入增长7.3%，增速高于农户⟨2.4个百分点⟩。 → 渔民人均收入增速高于农户的幅度",
        "船员收入增幅高于公司平均⟨1.8个百分点⟩。 → 船员收入增幅高于公司平均的幅度",
        "船员流失率7.6%，低于同业⟨3个百分点⟩。 → 船员流失率低于同业的幅度",
        "抽查合格率98%，高出全市⟨3个百分点⟩。 → 抽查合格率高出全市的幅度",
        "用电总量增长2.1%，低于产量增幅⟨8个百分点⟩。 → 用电总量增幅低于产量增幅的幅度",
    ),
    counter_examples=(
        "高于各苗圃3个百分点。",
        "船员86人，低于同业3个百分点。",
        "船员流失率7.6%；低于同业3个百分点。",
    ),
    source="argued: reports tell a rate or how fast something grew, and then how far that is from others",
)
def points_from_another(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say whose rate or growth is so many points above or below that of another."""
    own = _FURTHER.search(around.own.strip().lstrip("，"))
    if own is None or around.figure.role != "level" or not (measured.metric or "").startswith(own["than"]):
        return None
    what = own["what"].strip()
    fast = next((one for words in (what, own["than"]) for one in _HOW_FAST if words.endswith(one)), "增幅")
    if what not in ("", fast):
        name = so_far.phrase_before(what)
        name += fast if what.endswith(fast) and not name.endswith(fast) else ""
        return replace(measured, metric=forms.distance(name, own["than"])) if name else None
    told = next(so_far.quantities_before(around.at), None)
    if told is None or not told[2].metric or "；" in around.between or (told[1].unit != "%" and not what):
        return None
    name = told[2].metric
    name += fast if (what or told[1].role == "change") and not name.endswith(_HOW_FAST) else ""
    return replace(measured, metric=forms.distance(name, own["than"]), subject=told[2].subject or measured.subject)


_WORTH = re.compile(rf"{_HEDGED}(?:相当于|约?等于)(?:约|近)?{_NO_TIME}(?P<of>[^{CLAUSE_ENDS}、0-9占]{{2,16}})的")
_MADE_UP = {"up": "增加额", "down": "减少额"}


@as_rule(
    "worth a share",
    "减免租金218万元，相当于净利润的3.2%: the share is of the quantity before in what it is held against",
    step=FORM,
    at=LATER,
    needs="当等",
    of=frozenset({"%", "倍"}),
    says=SHARE_OF,
    examples=(
        "减免租金218万元，相当于净利润的⟨3.2%⟩。 → 减免租金相当于净利润",
        "成本增加36万元，约等于利润总额的⟨6%⟩。 → 成本增加额相当于利润总额",
        "护工起薪4,100元，相当于当地最低工资标准的⟨1.4倍⟩。 → 护工起薪相当于当地最低工资标准",
    ),
    counter_examples=(
        "减免租金218万元，相当于上年的32%。",
        "护工起薪4,100元，相当于改制前的1.4倍。",
        "光伏发电26万千瓦时，为2021年的2.4倍。",
        "相当于净利润的3.2%。",
    ),
    source="argued: sums are made plain by what they are a share of",
)
def worth_share(so_far: SoFar, around: Around) -> Measured | None:
    """Read what share of another thing the quantity before is, or how many times that."""
    left, last, told = around.left.strip(), so_far.figures[around.at - 1], so_far.found[around.at - 1]
    worth = _WORTH.fullmatch(left)
    if worth is None or not told.metric or around.figure.role != "level" or last.unit == "%":
        return None
    part = told.metric + (_MADE_UP.get(last.direction or "", "") if last.role == "change" else "")
    return replace(told, metric=f"{part}相当于{worth['of']}", rules=())


_IN_SHORT = re.compile(
    rf"{_HEDGED}[较比与]{any_word('metrics/words.csv', 'compare')}(?P<what>[一-鿿]{{1,6}}?)的?(?:人民币|约)?"
)


@as_rule(
    "value of the year before in short",
    "水利支出22亿元，比上年支出的20亿元增加: the end of a name stands for it where the year before is told",
    step=FORM,
    at=LATER,
    needs="较比与",
    of=AMOUNT,
    says="figure before",
    examples=(
        "育苗支出86万元，比上年支出的⟨72万元⟩增加14万元。 → 育苗支出",
        "收入86万元，比上年收入的⟨72万元⟩增长19%。 → 收入",
        "育苗支出完成预算的86%，比上年支出的⟨72万元⟩增加14万元。 → 育苗支出",
        "育苗支出完成预算的86%，比上年决算数⟨72万元⟩增加14万元。 → 育苗支出",
    ),
    counter_examples=(
        "育苗支出86万元，比上年收入的72万元多14万元。",
        "新建书屋86座，比上年书屋的72座增加14座。",
    ),
    source="argued: who compares a sum with that of the year before does not say its name again in full",
)
def in_short(so_far: SoFar, around: Around) -> Measured | None:
    """Read a sum of the year before by the name before it that its own word ends."""
    short = _IN_SHORT.fullmatch(around.left.strip()) if around.figure.role == "level" else None
    if short is None:
        return None
    for _, figure, told in so_far.quantities_before(around.at):
        metric = told.metric or ""
        planned = forms.OF_ITS_PLAN.fullmatch(metric) if figure.unit == "%" else None
        name = planned["of"] if planned else metric
        fits = figure.role == "level" and not told.is_aside and (planned or figure.unit == around.figure.unit)
        if fits and name and (name.endswith(short["what"]) or short["what"] in _NORMS["outcome"]):
            return replace(told, metric=name, rules=())
    return None


# 到2030年下降35%|的目标，目前已完成|17.6%
_GOAL_DONE = re.compile(
    rf"的?(?P<goal>{_SET}|任务)[，,；](?:截[至止][^{CLAUSE_ENDS}0-9]{{1,8}}[，,]?|目前|现|年内|本年)*(?:已经?|累计|共)*完成了?[约近]?"
)


@as_rule(
    "done of an aimed change",
    "到2030年下降35%的目标，目前已完成17.6%: how much of an aimed change was done, no level of what is to change",
    step=FORM,
    at=LATER,
    needs="完",
    of=PERCENT,
    examples=("提出到2030年灌溉用水量下降35%的目标，目前已完成⟨18%⟩。 → 灌溉用水量目标完成",),
    counter_examples=(
        "提出到2030年灌溉用水量下降35%的目标，目前已下降18%。",
        "灌溉用水量12万吨的目标，目前已完成18%。",
        "灌溉用水量下降35%，工程目前已完成18%。",
    ),
    source="argued: aims are told with what has been reached of them",
)
def done_of_change(so_far: SoFar, around: Around) -> Measured | None:
    """Read how much of an aimed change was done."""
    before, done = so_far.before, _GOAL_DONE.fullmatch(around.between.strip())
    if done is None or before is None or not before.metric or so_far.figures[around.at - 1].role != "change":
        return None
    return Measured(f"{before.metric}{done['goal']}完成", before.subject)
