"""Rules of metrics for changes: what changed, which of several things before it, and what a change is against."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean, untied
from extractors.metrics.cut.phrases import without_change
from extractors.metrics.cut.words import joined
from extractors.metrics.find.behind import object_of
from extractors.metrics.find.by_rate import AT_PRICES, at_prices
from extractors.metrics.find.by_share import share_of_sum
from extractors.metrics.find.dealt import fits
from extractors.metrics.find.listed_as import first_of_list, name_of_list
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import CHANGE, CLAUSES, FORM, SHARE_OF
from extractors.rule import as_rule
from extractors.text.became import OF, OF_POWER, THAN, grown_behind
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, COLON, IN_CLAUSE
from extractors.text.needed import needed
from extractors.text.times import ANY_TIME
from extractors.text.word_patterns import any_word

_SPENDING = "支出"
_LESS_SPENT = re.compile(rf"(?:{any_word('metrics/words.csv', 'change')}){_SPENDING}")
_OF_ANY = (None, "%", "百分点", "倍", "位")  # changes in these are of what has another unit
_GROWTH = frozenset("均复")  # 年均增速, 复合增长率
_CLOSED = frozenset(CLOSING_BRACKETS)
# 复合年增长率, 年均增速: a rate of its own, no change of what stands before
_GROWTH_RATE = re.compile(r"(?:年均|月均|平均|复合|年均复合|年复合|复合年均?)+(?:年均?)?(?:增长率|增速|增幅)$")


def _growth_rate(so_far: SoFar, around: Around, clause: str) -> Measured | None:
    """Return an average rate of growth by its name, of the two levels that it stands behind: 复合年增长率."""
    bare = untied(clause)
    rate = _GROWTH_RATE.search(bare)
    if rate is None:
        return None
    series = _of_series(so_far, around) if bare.strip() == rate[0] else None
    if series:
        return replace(series, metric=f"{series.metric}{rate[0]}")
    return Measured(_whose_rate(so_far, bare, rate[0]), around.subject)


_SINCE = re.compile(rf"^(?:近[\d一二三四五六七八九十两几]+年来?|{ANY_TIME})+")


def _whose_rate(so_far: SoFar, words: str, rate: str) -> str:
    """Return a rate with what it is of, where its words end in a name of that: 营收|复合增长率."""
    name = _SINCE.sub("", so_far.phrase_before(words))
    return (clean(name) if name.endswith(rate) else None) or rate


def _of_series(so_far: SoFar, around: Around) -> Measured | None:
    """Return what two levels before measure, one of an earlier time: 用电量由154万度增加到231万度，|年均增幅."""
    last = so_far.found[-2:]
    if len(last) < len(("from", "to")) or not last[0].metric or last[0].metric != last[1].metric:
        return None
    figures = so_far.figures[around.at - 2 : around.at]
    apart = forms.BETWEEN_SENTENCES.search(so_far.text, figures[0].span.start, around.figure.span.start)
    return last[1] if apart is None and all(figure.role == "level" for figure in figures) else None


_PACE = re.compile(r"(?:增速|涨幅)[了为达到至约近超过]*$")  # 余额86亿元，增速22.6%
_CAUSED = re.compile(
    r"^(?:从而|进而)?(?:带动|推动|促进|拉动|助推|助力|帮助|促使|使得?|令)(?:该(?=[村镇乡县市]))?(?=[一-鿿]{2,})"
)
# 因新线投运|上升2%: why it changed, no name of what did; 带动贷款|增长: what made it change
_CAUSE = re.compile(r"(?:虽然?|尽管)?(?:因|由于|得益于|受益于|主要因)[^的]{2,30}")
# argued: 少发电 and the like, of power, water, gas and oil
_FEWER = re.compile(f"^[多少](?={OF_POWER})")  # 少|发电
# 与 compares where one of these follows; 养护与维修费增加5万元 joins two things
_OTHER_SIDE = (
    rf"(?:(?![较比]){IN_CLAUSE}){{0,24}}?"
    r"(?:相比|同期|[上去前往]一?年|\d年|年[初末]|上[期月季]|期[初末]|预算|决算|计划|目标|平均|水平)"
)
_COMPARED = re.compile(
    rf"""
    (?:
      同比 | 环比
      | (?: 相?较 | (?<![占师价可])相?比(?![例重率]) | (?<!参)与(?={_OTHER_SIDE}) ) {IN_CLAUSE}{{0,24}}?
        (?=增|减|提|降|升|上|下|持平|相比|翻|缩|压|多|少|高|低|节[约省]|回[落升]|收窄|放缓|加快
          |(?<=前)[长短大小]) (?:相比)?
    )
    {IN_CLAUSE}{{0,3}}?
    (?:
      增长 | 增加 | 提高 | 提升 | 上升 | 上涨 | 下降 | 减少 | 降低 | 下跌 | 缩短 | 收窄 | 压减 | 节约 | 节省
      | 回落 | 回升 | 放缓 | 加快
      | 翻 | 增幅 | 降幅
      | [多少][一-鿿]{{1,2}} | [增减升降多少高低] | (?<=前)[长短大小]
    )?
    (?: 率 | 幅度? )? (?: 分别 | 依次 )? [了为达到至约近超过]* $
    """,
    re.VERBOSE,
)


@as_rule(
    "changed",
    "培训时长同比增长12%: the words before the comparison and the verb say what changed",
    step=FORM,
    of=CHANGE,
    examples=(
        "培训时长同比增长⟨12%⟩。 → 培训时长, against year_before",
        "职工（含外聘）同比增长⟨5%⟩。 → 职工, against year_before",
        "贷款净额17亿元，占资产的比重提升⟨1.8个百分点⟩。 → 贷款净额占资产的比重, against other",
        "吞吐量8万吨，增速较前两个月回落⟨3.4个百分点⟩。 → 增速, 吞吐量, against other",
        "筹集林业资金9亿元，比此前约3亿元的造林资金增加了⟨2倍⟩。 → 筹集林业资金",
        "光伏板年发电86万度，相当于少用⟨264吨标准煤⟩。 → 少用标准煤",
        "研发投入复合年增长率⟨约6.9%⟩。 → 研发投入复合年增长率",
        "煤耗较2019年下降21%，年均下降⟨4%⟩。 → 煤耗年均下降, against 2019",
        "养殖产值86亿元，按当年价格增长6%，按可比价格增长⟨5%⟩。 → 养殖产值按可比价格",
        "养殖产值按不变价格计算增长⟨5%⟩。 → 养殖产值",
    ),
    counter_examples=("经费35万元，较上年减少2万元。",),
)
def changed(so_far: SoFar, around: Around) -> Measured | None:
    """Read what changed from the clause of a change."""
    span = around.figure.span
    of = so_far.text.startswith(OF, span.end)
    if of and (grown := grown_behind(so_far.text, span.start, span.end)):
        return _grown(so_far, around, grown)
    clause = forms.CAUSE.sub("", forms.plain(so_far.clause(forms.INNER_BRACKETS.sub("", around.left))))
    if not _GROWTH.isdisjoint(clause) and (rate := _growth_rate(so_far, around, clause)):
        return rate
    doubled = "翻" if around.figure.text.startswith("翻") else ""  # 较帮扶前|翻了一番: the verb is in the quantity
    bare = forms.CHANGED.sub("", _COMPARED.sub("", _PACE.sub("", clause + doubled)))
    if (less := _LESS.search(clause)) and (what := forms.SUBSTANCE.fullmatch(around.figure.unit or "")):
        return Measured(less["less"] + what["what"], around.subject)
    if around.left.startswith("的") and _is_base(so_far, around) and so_far.found[around.at - 2].metric:
        return so_far.found[around.at - 2]
    if priced := AT_PRICES.search(bare.rstrip()):
        if not bare[: priced.start()].strip(" ，"):
            return at_prices(so_far, around, priced)
        bare = bare[: priced.start()]  # 渔业产值|按可比价格|增长5%
    if not bare.strip() or _DISTANT.fullmatch(bare.strip()) or _CAUSE.fullmatch(bare.strip()):
        return None  # 经费35万元，增长2%; 排放73吨，因新线投运上升2%
    found = clean(_CAUSED.sub("", so_far.phrase_before(_FEWER.sub("", bare))))
    found = joined(without_change(so_far.words(found))) if found else None  # 较年初压降|不良贷款
    if found == "年均":  # 收入43亿元，年均增长19%
        before = so_far.inherited()
        return replace(before, metric=f"{before.metric}{found}{_yearly(around)}") if before.metric else None
    if (said := _of_before(so_far, around, bare.strip())) is not None:
        return said
    if not found:
        return None
    if part_of := _part_of_change(so_far, around, found):
        return part_of
    if of_party := _of_party(so_far, around, found):
        return Measured(of_party.metric, found)
    if whole_name := named_before(so_far, around, found):
        found = whole_name
    if found.endswith("年均"):  # 产量年均|增长6%: a rate over years, not that of one
        found += _yearly(around)
    return Measured(found, so_far.subject(clause))


def _yearly(around: Around) -> str:
    return "下降" if around.figure.direction == "down" else "增长"


_AT = re.compile("(?:以|实现|保持|取得|获得|达到?|有|了|年均|平均|月均|约|近|超过|将|仍|的|出现)+$")


def _grown(so_far: SoFar, around: Around, grown: re.Match[str]) -> Measured:
    """Return what grew by a percentage with 的: as words behind it say, else the clause before."""
    what = grown.groupdict().get("what") or ""
    if what:
        return Measured(clean(what + grown["way"]), around.subject)
    found = clean(so_far.phrase_before(_AT.sub("", around.own.rstrip())))
    return Measured(found, so_far.subject(around.own)) if found else so_far.inherited()


# 相当于|少用|14亿吨标准煤: the unit names what it was less of
_LESS = re.compile("(?:^|相当于|折合|约?等于|[，、])(?:每年|全年)?(?P<less>[多少](?:用|排放?|耗|烧))了?$")
_BASE = re.compile(rf"[，,；](?:但|并)?(?:较|{THAN})[^{CLAUSE_ENDS}、]{{0,14}}$")


def _is_base(so_far: SoFar, around: Around) -> bool:
    """Whether the quantity before is what one before it is compared with: 资金9亿元，比此前3亿元的|资金增加了2倍."""
    at = around.at
    if at < len(("level", "base")) or so_far.figures[at - 2].role != "level":
        return False
    before, base = so_far.figures[at - 2], so_far.figures[at - 1]
    return before.unit == base.unit and _BASE.search(so_far.text, before.span.end, base.span.start) is not None


_DISTANT = re.compile('(?:距离?|离)[“"]?(?:\\d{4}年)?')  # 距离“2025年较2020年|下降20%”的目标
_EACH_DAY = frozenset({"日均", "月均", "周均", "人均", "户均"})
_PACES = frozenset({"增速", "增幅", "降幅", "涨幅"})
_SHARE_OF = re.compile(f"占(?P<of>{IN_CLAUSE}{{2,14}})(?:的比重|的比例|的份额|比重|比例)")


def _of_before(so_far: SoFar, around: Around, bare: str) -> Measured | None:
    """Return what changed, where its words only say which rate or share of the quantity before it was.

    1. 贷款净额17亿元，占资产的比重|提升   2. 吞吐量8万吨，同比增长7%，增速|回落3个百分点   3. 收集总量16万吨，日均|增加
    """
    before = so_far.before.metric if so_far.before else None
    if not before or not around.at:
        return None
    if bare in _PACES and around.figure.unit == "百分点":
        return Measured(bare, before)
    if _SHARE_OF.fullmatch(bare):
        return Measured(before + bare, so_far.before.subject if so_far.before else None)
    if bare in _EACH_DAY and so_far.figures[around.at - 1].unit == around.figure.unit:
        return Measured(bare + before, so_far.before.subject if so_far.before else None)
    return None


_COUNTED = frozenset("起件人户例宗次辆")  # units whose count is a name of its own: 起数, 人数
_SHORT_NAME = 3  # characters of a name that may say only the end of one before: 损失 of 直接财产损失


def named_before(so_far: SoFar, around: Around, found: str) -> str:
    """Return the whole name of what a short one only counts or ends: 发生事故71起…，起数下降8%; 财产损失…，损失上升."""
    unit = found[:-1] if found.endswith("数") and found[:-1] in _COUNTED else None
    if unit is None and len(found) > _SHORT_NAME:
        return ""
    for _, figure, measured in so_far.quantities_before(around.at):
        metric = measured.metric if figure.role == "level" else None
        if metric and unit and figure.unit == unit:
            return (object_of(so_far.words(metric)) or metric) + found
        if metric and not unit and metric.endswith(found) and metric != found:
            return metric
    return ""


_MEASURED = ("量", "额", "值", "收入", "利润", "投资", "支出", "价格", "指数", "面积")


def _part_of_change(so_far: SoFar, around: Around, found: str) -> Measured | None:
    """Return what changed by as much in a part: 增加值增长6.2%，其中采矿业|增长3.1%，制造业|增长7%."""
    if not around.at or found.endswith((*_MEASURED, "率", "数", "度", "人次", "比", "价", "费", "税", "款")):
        return None
    last, measured = so_far.figures[around.at - 1], so_far.found[around.at - 1]
    goes_on = measured.subject is not None and "其中" in so_far.member(around.at)
    begins = around.left.lstrip(" ，；。").startswith("其中")
    alike = last.role == "change" and last.unit in (around.figure.unit, "百分点")
    if not alike or not (goes_on or begins) or not measured.metric or not measured.metric.endswith(_MEASURED):
        return None
    return Measured(measured.metric, found)


def _of_party(so_far: SoFar, around: Around, who: str) -> Measured | None:
    """Return what was last read of a party: 阀门、密封件分别实现收入…，其中密封件增速14%; or of its kind (其他).

    Left alone: what is counted otherwise, as 茶社86家，采茶工8600人，|茶社减少2家.
    """
    other = who.startswith(("其他", "其余"))
    for figure, one in zip(reversed(so_far.figures[: around.at]), reversed(so_far.found[: around.at]), strict=False):
        if one.subject and (one.subject == who or (other and one.subject[-2:] == who[-2:])):
            return one if fits([figure.unit], around.figure.unit) else None
    return None


# 管理费用变动原因说明：本期较上年…: the heading names what changed
_EXPLAINED = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：、\s])(?P<what>[一-鿿A-Za-z（）]{{2,24}}?)"
    r"(?:(?:增减)?(?:变动|变化|增减|增加|减少|增长|下降|上升)(?:的?(?:主要)?(?:原因|情况))?(?:说明|分析)?|的?(?:主要)?原因(?:说明|分析)?)"
    rf"{COLON}(?:本报告期|报告期内?|本期|本年度?)?$"
)


@as_rule(
    "moved in the clause before",
    "来电总量增多，增加了4.1%; 管理费用变动原因说明：本期增加12.5%: the words before the clause say what moved",
    step=FORM,
    at=CLAUSES,
    needs=needed(forms.MOVED, _EXPLAINED),
    of=CHANGE,
    says="clause before",
    examples=(
        "今年来电总量增多，增加了⟨4.1%⟩。 → 来电总量",
        "管理费用变动原因说明：本期较上年增加⟨12.5%⟩。 → 管理费用, against year_before",
    ),
    counter_examples=(
        "来电86通，增加了4.1%。",
        "来电总量增多，平均用时减少2分钟。",
        "情况说明：较上年增长5%。",
    ),
    source="argued: a direction is told first, its size behind; explanations of changes (证监会公告〔2021〕15号)",
)
def moved_before(so_far: SoFar, around: Around) -> Measured | None:
    """Read what moved from the heading of an explanation, or the clause before a change without words of its own."""
    bare = forms.CHANGED.sub("", _COMPARED.sub("", forms.INNER_BRACKETS.sub("", around.left)))
    if topic := _EXPLAINED.search(bare):
        return Measured(clean(so_far.phrase_before(topic["what"])))
    if _RANK.search(around.left) and _ranked_by(so_far, around):
        return None  # 在7家钢厂中位|居第二
    told = forms.MOVED.fullmatch(so_far.clause_left_of(around.at))
    what = _PACE.sub("", told["what"]) if told else ""
    return Measured(clean(so_far.phrase_before(what)), around.subject) if what else None


def _behind_share(so_far: SoFar, around: Around) -> Measured | None:
    """Return what a share is of, where the change behind it is of that: 支出86万元，占经费的9%，同比增长6%."""
    at, figure = around.at, around.figure
    if figure.unit == "百分点":
        return None
    share = so_far.found[at - 1]
    whole = so_far.found[at - 2] if at > 1 else None
    if share_of_sum.name in share.rules:  # 投资2亿元，占计划4亿元的50%，增长8%
        parts = (one for _, last, one in so_far.quantities_before(at - 2) if last.role == "level")
        whole = next((one for one in parts if one.metric and (share.metric or "").startswith(one.metric)), whole)
    told, level = share.metric or "", whole.metric if whole else None
    of_level = level is not None and told.startswith(level)
    planned = forms.OF_ITS_PLAN.fullmatch(told) if share.rule == SHARE_OF else None
    if planned and not of_level and not (level or "").startswith(planned["of"]):
        return replace(share, metric=planned["of"])  # 开会3场，会务费完成预算的74%，减少9%
    if whole is None or level is None or so_far.figures[at - 2].role != "level" or not (of_level or "完成" in told):
        return None
    in_sum = figure.unit == so_far.figures[at - 2].unit and so_far.figures[at - 1].unit == "%" and of_level
    of_share = told.endswith(forms.PROPORTIONS)  # 占贷款的比重为0.8%，下降0.1%
    return whole if in_sum or (share.rule == SHARE_OF and not of_share) else None


_RANK = re.compile(f"(?:位[列居]|名列|排名|排在|[列居])(?:第|[首前榜])[^{CLAUSE_ENDS}]*，")
_BEFORE_RANK = 2  # quantities: what the rank is by, and among how many
_PLACES = re.compile("(?:[上提跃]升|[前后]移|前进|后退|下[降滑跌]|倒退)了?$")  # 较上年上升|3位


def _ranked_by(so_far: SoFar, around: Around) -> Measured | None:
    """Return what a rank among others is by, before a change of it: 评分92分，在7家茶厂中位列第二，提高|3分.

    A share changes by points; the places that the rank moves by are of the rank: 在26个窗口中排名第二，上升|3位 → 排名.
    """
    if around.figure.unit == "位" and _PLACES.search(around.left.rstrip()):
        return Measured("排名")
    if around.at < _BEFORE_RANK:
        return None
    level, among = so_far.figures[around.at - _BEFORE_RANK : around.at]
    unit = around.figure.unit
    same = level.unit == ("%" if unit == "百分点" else unit) and among.unit not in (unit, level.unit)
    return so_far.found[around.at - _BEFORE_RANK] if same and level.role == among.role == "level" else None


@as_rule(
    "change of the figure before",
    "经费35万元，较上年减少2万元: without words of its own, a change is of the quantity before",
    step=FORM,
    of=CHANGE,
    examples=(
        "志愿者60人，较上年增加⟨5人⟩参加培训。 → 志愿者, against year_before",
        "换乘时间9分钟，比改线前短⟨2分钟⟩。 → 换乘时间, against other",
        "贷款余额86万元，占比26%，较年初上升⟨5万元⟩。 → 贷款余额, against other",
        "支出86万元，占经费的9%，同比增长⟨6%⟩。 → 支出, against year_before",
        "开支包括印刷费86万元、差旅费42万元，较上年增加⟨12万元⟩。 → 开支, against year_before",
        "会务费完成预算的74%，比上年减少⟨8%⟩。 → 会务费, against year_before",
        "邮寄费完成预算的65%，比上年减少8%；会务费完成预算的74%，比上年减少⟨9%⟩。 → 会务费, against year_before",
        "办展会3场，会务费完成预算的74%，比上年减少⟨9%⟩。 → 会务费, against year_before",
        "凉亭86座（仿古52座、石亭34座），比上年减少⟨4.7%⟩。 → 凉亭, against year_before",
        "茶厂综合评分92分，在全县7家茶厂中位列第二，较上年提高⟨3分⟩。 → 茶厂综合评分, against year_before",
        "准班率97%，在8条航线中排名第三，同比提高⟨2个百分点⟩。 → 准班率, against year_before",
        "榨糖量41万吨，在9家糖厂中位居第三，较上年提高⟨2万吨⟩。 → 榨糖量, against year_before",
        "准班率97%，在8条航线中排名第三，比上年上升⟨2位⟩。 → 排名, against year_before",
        "停运3次，赔付金额8万元，较上年减少⟨2次⟩。 → 停运, against year_before",
        "船票收入86万元，完成年初预算数96万元的89.6%，比上年增长⟨4%⟩。 → 船票收入, against year_before",
    ),
    counter_examples=("经费同比减少2万元。",),
)
def change_of_before(so_far: SoFar, around: Around) -> Measured:
    """Take over the metric of the quantity before; where none is, of the one level that the sentence before has."""
    if around.at > 1 and (level := so_far.held_level(around.at)):
        return level  # 会员86人，比改制前的36人增加|50人
    if not _CLOSED.isdisjoint(around.left) and (outside := so_far.outside_brackets(around.at)):
        return outside
    if _RANK.search(around.left) and (ranked := _ranked_by(so_far, around)):
        return ranked
    shares = around.at == 1 and so_far.found[0].rule == SHARE_OF
    if (shares or around.at > 1) and (whole := _behind_share(so_far, around)):
        return whole
    if so_far.before is None and not around.at:
        wholes = {whole.metric for whole in so_far.wholes if around.figure.unit in ("%", whole.unit)}
        return Measured(wholes.pop() if len(wholes) == 1 else None)
    first = first_of_list(so_far, around.at - 1) if around.at > 1 and "包" in so_far.text else around.at
    if first < around.at - 1 and around.left.startswith("，") and (named := name_of_list(so_far, first)):
        return Measured(named, so_far.found[first].subject)
    before = _last_in_unit(so_far, around) or so_far.inherited()
    cut_of = _LESS_SPENT.fullmatch(before.metric or "")
    if cut_of and around.left.rstrip().endswith(_SPENDING):
        return replace(before, metric=_SPENDING)  # 压减支出36万元，同比减少支出|8万元: of what was spent
    return before


def _last_in_unit(so_far: SoFar, around: Around) -> Measured | None:
    """Return the level before in the unit of a change where the last one has another: 罚款1次，金额3万元，减少|2次."""
    unit = around.figure.unit
    if unit in _OF_ANY or not around.at or so_far.figures[around.at - 1].unit in (unit, *_OF_ANY):
        return None
    levels = (told for _, one, told in so_far.quantities_before(around.at) if one.role == "level" and one.unit == unit)
    return next((told for told in levels if told.metric and not told.is_aside), None)
