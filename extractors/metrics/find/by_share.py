"""Rules of metrics for shares, targets and distances between levels: 占员工总数的60.8%, 占年度目标（520万元）的131%."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean, untied
from extractors.metrics.cut.predicates import is_measure
from extractors.metrics.find.behind import nominal
from extractors.metrics.find.level_done import level_done
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, FORM, LATER, LEVEL, PERCENT, SHARE_OF, THIRD, VALUE_HELD, WORDS
from extractors.rule import as_rule
from extractors.text.became import THAN
from extractors.text.characters import (
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    IN_CLAUSE,
    OPENING_BRACKETS,
)
from extractors.text.needed import needed
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word
from schemas.text import squeeze

_TARGET = re.compile(
    rf"(?P<what>[^{CLAUSE_ENDS}：、占为的]{{0,10}}(?:目标|任务|指标|计划))(?P<open>[{OPENING_BRACKETS}])(?:为|约)?"
)
_BARE_TARGET = re.compile(rf"[{OPENING_BRACKETS}](?:年度|全年)?(?P<what>目标|任务|计划)(?:为|是)?")
_CLOSED = re.compile(CLOSE)
_SHARE_OF_TARGET = re.compile(rf"[{CLOSING_BRACKETS}]的")


def _targets(so_far: SoFar, first: int, end: int) -> tuple[str, list[int]] | None:
    """Return the target that brackets open behind, before `end`, and the numbers of the quantities in them."""
    told = list(_TARGET.finditer(so_far.text, first, end))
    if not told:
        return None
    opened = told[-1].end("open")
    closed = _CLOSED.search(so_far.text, opened)
    stop = closed.start() if closed else len(so_far.text)
    return told[-1]["what"], [at for at, one in enumerate(so_far.figures) if opened <= one.span.start < stop]


@as_rule(
    "target in brackets",
    "占年度目标（520万元）的131%: a number in brackets behind a target is the target; the share behind is of it",
    step=FORM,
    needs=OPENING_BRACKETS,
    of=LEVEL,
    examples=(
        "完成投资684万元，占年度目标（⟨520万元⟩）的131%。 → 年度, target",
        "完成投资684万元，占年度目标（520万元）的⟨131%⟩。 → 投资占年度目标",
        "完成造林68亩（任务⟨49亩⟩）。 → 造林任务",
        "公路86万元、水运12万元，分别占年度目标（80万元、⟨10万元⟩）的107%、120%。 → 年度, 水运, target",
        "公路86万元、水运12万元，分别占年度目标（80万元、10万元）的107%、⟨120%⟩。 → 水运占年度目标",
    ),
    counter_examples=("占年度目标的131%。", "完成投资（520万元）。"),
    source="argued: what was reached is held against targets that brackets give",
)
def target_in_brackets(so_far: SoFar, around: Around) -> Measured | None:
    """Read a target in brackets, or the share of it behind them; of several each is of its level before them."""
    at, start = around.at, around.figure.span.start
    bare = _BARE_TARGET.fullmatch(around.left.strip())
    outside = so_far.before_open_brackets(at) if bare else None
    if bare and outside is not None and so_far.found[outside].metric:
        return Measured(f"{so_far.found[outside].metric}{bare['what']}", so_far.found[outside].subject)
    found = _targets(so_far, max(0, start - forms.REACH), start)
    if found is None or not found[1]:
        return None
    what, inside = found
    behind = at - inside[-1] - 1
    count = len(inside)
    levels = range(inside[0] - count, inside[0])
    if at in inside:
        level = levels[inside.index(at)]
        of = so_far.found[level] if count > 1 and level >= 0 else None
        named = of is not None and is_named(of.subject)
        return Measured(clean(what), (of.subject if named else of.metric) if of else None)
    shares = _SHARE_OF_TARGET.match(so_far.text, so_far.figures[inside[-1]].span.end)
    if around.figure.unit != "%" or not 0 <= behind < count or shares is None or levels[0] < 0:
        return None
    level = levels[behind]
    return Measured(f"{so_far.found[level].metric}占{what}", so_far.found[level].subject)


# 较2020年度决算数|200万元, 比年初余额|8万元: a value of what was told before
_HELD = re.compile(
    rf"(?:较|{THAN}|(?<!参)与)[0-9年月日度上去前同期初末底本当]{{0,10}}?(?P<value>(?:[预决]算|执行|实际|完成|同期|[年期][初末底])数|[预决]算|余额|数值?)[为是]?$"
)
# 比改制前的|3亿元, 比建院时的|120张
_HELD_THEN = re.compile(
    rf"[，,；](?:但|并)?(?:较|{THAN})(?![上去前]一?年|同期|[年期])"
    rf"(?P<then>[^{CLAUSE_ENDS}、的0-9]{{2,10}}?(?<!去)(?<!同)(?:前|时|之?初|期间?))的(?:约|近|不足|仅)?$"
)
BUDGETED = re.compile("[预决]算数?$")


@as_rule(
    VALUE_HELD,
    "总收入190万元，较上年决算数200万元减少10万元: a bare value behind 较 is of what the quantity before measures",
    step=FORM,
    needs="数算额前时初末底期",
    of=LEVEL,
    at=LATER,
    examples=(
        "养老床位460张，比改制前的⟨420张⟩增加40张。 → 改制前养老床位",
        "养老床位460张，比2021年底数⟨420张⟩增加40张。 → 养老床位",
        "总收入190万元，其中门票收入180万元，较上年决算数⟨200万元⟩减少10万元。 → 总收入",
        "支出决算数86万元，其中差旅费12万元，比预算数⟨90万元⟩减少4万元。 → 支出, budget",
    ),
    counter_examples=("养老床位460张，比医院床位数80张多。", "支出86万元，完成预算数90万元的95%。"),
    source="argued: accounts hold a sum against that of the year before, or of the budget, so",
)
def value_held_against(so_far: SoFar, around: Around) -> Measured | None:
    """Read a value that is only called one of another time or plan; behind 其中 the whole is held against it."""
    held, at = _HELD.search(around.left.rstrip()), around.at - 1
    then = None if held else _HELD_THEN.search(around.left.rstrip())
    if then and so_far.found[at].metric and so_far.figures[at].unit == around.figure.unit:
        return replace(so_far.found[at], metric=f"{then['then']}{so_far.found[at].metric}")
    if held is None:
        return None
    while at and "其中" in so_far.text[so_far.figures[at - 1].span.end : so_far.figures[at].span.start]:
        at -= 1
    before, metric = so_far.found[at], so_far.found[at].metric
    if not metric or so_far.figures[at].unit != around.figure.unit or so_far.figures[at].role != "level":
        return None
    what = BUDGETED.sub("", metric) + held["value"] if held["value"].startswith("预算") else metric
    return Measured(what, before.subject)


_LENGTHS = frozenset({"公里", "千米", "米", "海里"})
# 流动负债超过流动资产计|86万元: by how much
_EXCEEDS = re.compile(
    rf"(?P<who>{IN_CLAUSE}{{2,24}}?)(?P<than>(?:超过|超出|高于|低于)了?(?!上|去|前|同期|[年期预计目行全])[^{CLAUSE_ENDS}的一二三两几0-9]{{3,12}}?)(?:合?计|共计|金额为)?$"
)
# 林场距最近的车站18公里: how far it is
_AWAY = re.compile(rf"(?P<from>(?<![间车行轨株差])距离?[^{CLAUSE_ENDS}、：]{{2,16}}?)(?:[约仅有为]|不足|超过|大约)*$")
NOT_THEN = "(?!上|去|前|同期)"  # 高于上年: a change
_DISTANCE = re.compile(
    rf"(?<!不)(?:[高低多少快慢优好长短早]于|[高多]出){NOT_THEN}[^{CLAUSE_ENDS}、]{{2,16}}$"
)  # 高于全市平均水平1.2个百分点


@as_rule(
    "distance",
    "高于全市平均水平1.2个百分点: points between two levels; 距最近的车站3公里",
    step=WORDS,
    needs=needed(_AWAY, _DISTANCE, _EXCEEDS),
    of=_LENGTHS | {"百分点", "%"} | AMOUNT,
    examples=(
        "满意度高于全市平均水平⟨1.2个百分点⟩。 → 满意度高于全市平均水平的幅度",
        "满意度高出全市平均⟨1.2个百分点⟩。 → 满意度高出全市平均的幅度",
        "林场距最近的车站⟨18公里⟩。 → 距最近的车站",
        "年末流动负债超过流动资产计⟨86万元⟩。 → 流动负债超过流动资产的金额",
    ),
    counter_examples=("满意度高于全市平均水平。", "间距18米。", "利润高于上年86万元。", "船票成本高出预算12%。"),
    source="argued: reports set their rates against the average of a city or trade in points",
)
def distance(so_far: SoFar, around: Around) -> str:
    """Return what a distance in points is from, or one on the ground."""
    if around.figure.kind == "amount" and (more := _EXCEEDS.search(around.own.rstrip())):
        return f"{so_far.phrase_before(so_far.own_cut(more['who']))}{more['than']}的金额"
    if around.figure.unit in _LENGTHS and (away := _AWAY.search(around.clause.rstrip())):
        return squeeze(away["from"])
    of_it = around.figure.unit == "%" and around.clause.rstrip().endswith("的")
    apart = around.figure.unit in ("百分点", "%") and not of_it and _DISTANCE.search(untied(around.clause))
    whose = apart and around.figure.unit == "%" and apart[0].startswith(("高出", "多出"))  # 成本高出预算|12%
    return apart[0] if apart and not whose else ""


# 残值不低于原值的|5%; not 利润是上年的|86%: what one thing is held against is the whole
_HELD_TO = re.compile(
    rf"(?P<part>[^{CLAUSE_ENDS}占、]{{2,30}}?)(?:不得?[低高少多]于|不得?超过|[高低]于|相当于|控制在|超过|达到?|为|是)"
    rf"(?P<of>(?!上|去|前|同期|本[年期]|今|[年期]初|原?[计预目任]|自身|其)[^{CLAUSE_ENDS}占、0-9]{{2,24}})的$"
)


# 外聘人数不低于总人数|三分之一
_HELD_TO_SUM = re.compile(
    rf"(?P<part>[^{CLAUSE_ENDS}占、]{{2,20}}?)不得?[低高少多]于(?P<of>[^{CLAUSE_ENDS}占、0-9]{{2,16}}总[数额量])$"
)
_CONTRIBUTES = re.compile("对[一-鿿]{2,14}的?贡献率")  # ，对全省经济增长的贡献率|12%


@as_rule(
    "share of another thing",
    "女职工占员工总数的60.8%, 研发投入占营业收入比例为4.4%; 其中女员工占38%: a share whose whole may not be said again",
    step=WORDS,
    needs="占于过为是达制献",
    of=frozenset({"ratio", "%"}),
    examples=(
        "女职工占员工总数的⟨60.8%⟩。 → 女职工占员工总数",
        "其中女员工占⟨38%⟩。 → 女员工占比",
        "存货、应收款及其他资产占流动资产的⟨36%⟩。 → 存货、应收款及其他资产占流动资产",
        "用户310万户，其中按月续订的占⟨71.5%⟩。 → 按月续订占比",
        "残值不低于原值的⟨5%⟩。 → 残值占原值",
        "管理费用控制在总支出的⟨7%以内⟩。 → 管理费用占总支出",
        "外聘教练人数不低于教练总数⟨三分之一⟩。 → 外聘教练人数占教练总数",
        "旅游收入3亿元，对全县就业的贡献率达到⟨12%⟩。 → 对全县就业的贡献率",
    ),
    counter_examples=(
        "女职工占员工总数的大半，满意度60.8%。",
        "持股比例占30%。",
        "净利润是上年的86%。",
        "投资为年度计划的98%。",
    ),
)
def share_of_another(so_far: SoFar, around: Around) -> str:
    """Return the share of one thing in another, whole; of a thing of which only 占 says that it is one."""
    figure, clause = around.figure, around.clause.rstrip()
    if figure.unit == "%" and (given := _CONTRIBUTES.fullmatch(untied(around.own.strip()))):
        return squeeze(given[0])
    is_share = figure.unit == "%" or (figure.kind == "ratio" and figure.unit is None)
    if is_share and (share := forms.SHARE_OF.search(untied(clause))):
        return so_far.phrase_before(share["part"]) + forms.DEALT_END.sub("", squeeze(share["of"]).rstrip("由从"))
    shares = is_share and not forms.PLANNED.search(clause)
    held = (_HELD_TO.search(clause) or _HELD_TO_SUM.search(clause)) if shares else None
    if held and (part := so_far.phrase_before(so_far.own_cut(held["part"]))):
        return f"{part}占{squeeze(held['of'])}"
    who = clause.removesuffix("占")
    if figure.unit != "%" or who == clause or len(who) < len("女性"):
        return ""
    thing = nominal(so_far.own_cut(who), so_far.words) if who.endswith("的") else so_far.phrase_before(who)
    return f"{thing}占比" if thing and not thing.endswith(forms.PROPORTIONS) else ""


_HEDGED = re.compile("^(?:含|仅|约|只|仍|均|合计|也|就|已)+(?=占)")  # 仅|占资产总额
# 其中房产业务占比最高，|占资产规模
_MOST = re.compile(
    f"其中，?(?P<who>[^{CLAUSE_ENDS}、]{{2,16}}?)(?:的?(?:占比|比重|规模|数量))?(?:最[高大多]|较[高大多]|居首)，"
)
# 外地游客成为主力，|占比: those whom the clause before tells to be most of all
_MAIN = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])\s*(?:其中，?)?(?P<who>[^{CLAUSE_ENDS}：]{{2,18}}?)(?:成为|已成|(?:仍|依然|依旧|均)?[是为])[^{CLAUSE_ENDS}]{{0,20}}?"
    "(?:主力军?|主体|主流|骨干|大头|多数|重头|主要(?:来源|力量|群体))，$"
)


# 每站明确1名联络员，把安全指标纳入考核，|占比不低于8%
_PUT_IN = re.compile(f"[把将](?P<who>[^{CLAUSE_ENDS}、]{{2,12}}?)(?:纳入|列入|计入|编入|写入)[^{CLAUSE_ENDS}]*，$")
_BY_THE_YEAR = re.compile("(?<=[一-鿿]{2})年度?平?均(?:增长|增速|增幅|增加|提高|下降|减少)?$")


def _numerator(so_far: SoFar, metric: str) -> str:
    """Return what a share told before is a share of something: 设备占设备总值|3.9%，占资产总额."""
    metric = _BY_THE_YEAR.sub("", metric)  # 收入年均增长9%，|占全省比重
    part = metric.partition("占")[0]
    return part if len(part) > 1 and (so_far.found[-1].metric or "").startswith(metric) else metric


_SPENT_OR_DONE = ("费", "款", "收入", "支出", "投资", "引资", "建设", "经费", "资金")
_OF_FINAL = re.compile(r"决算数?$")
_FINAL = frozenset({"支出决算", "支出决算数", "决算", "决算数"})  # what was spent, beside its budget
_NO_SHARE = ("占地", "占用", "占有", "占线", "占道")


@as_rule(
    "share of",
    "女职工48人，占员工总数的60.8%; 完成年度计划的98%: a share of what the quantity before counts",
    step=FORM,
    needs=needed(forms.PLANNED) + "占",
    examples=(
        "女职工48人，占员工总数的⟨60.8%⟩。 → 女职工占员工总数",
        "售水80万吨，完成年度计划的⟨98%⟩。 → 售水完成年度计划",
        "基本支出86万元，占⟨79.5%⟩。 → 基本支出占比",
        "发表调研论文，占全市相关文献的⟨20%⟩。 → 发表调研论文占全市相关文献",
        "会务费完成预算的⟨74%⟩。 → 会务费完成预算",
        "完成植树24万株，完成县下达任务⟨96%⟩。 → 植树完成县下达任务",
        "植树24万株，超额完成年度任务⟨20%⟩。 → 植树超额完成年度任务",
        "水利投资完成年度计划的⟨92%⟩。 → 水利投资完成年度计划",
        "设备原值86万元，仅占设备总值的3.9%，占资产总额的⟨0.3%⟩。 → 设备原值占资产总额",
        "教师86人（其中外聘12人），占职工的⟨60%⟩。 → 教师占职工",
        "护工86人（含占职工总数比例⟨60%⟩）。 → 护工占职工总数比例",
        "茶叶收入年均增长9%，占农业产值的⟨26%⟩。 → 茶叶收入占农业产值",
        "资产规模86亿元，其中林业占比最高，占资产规模的⟨44%⟩。 → 林业占资产规模",
        "接待游客86万人次。外地青年成为游客的主体，占比⟨84%⟩。 → 外地青年占比",
        "每站确定1名督导员，把节水指标纳入年度考评，占比不低于⟨6%⟩。 → 节水指标占比",
    ),
    counter_examples=("女职工占员工总数的60.8%。", "水利局完成年度计划的92%。", "植树24万株，完成水利投资任务96%。"),
)
def share_of(so_far: SoFar, around: Around) -> Measured | None:
    """Read 占… and 完成…计划的 behind a quantity; where none is, 占… behind the clause that says of what."""
    own = _HEDGED.sub("", around.own)
    if around.figure.unit == "%" and "完成" in own and (named := _of_its_plan(so_far, own)):
        return Measured(named, around.subject)
    of_plan = around.figure.unit == "%" and _told_before(so_far, around) and forms.OF_GIVEN_PLAN.fullmatch(untied(own))
    of_before = own.startswith("占") or forms.PLANNED.fullmatch(own) or of_plan
    if not of_before or own.startswith(_NO_SHARE):
        return None
    if is_base(so_far, around):
        return None
    if not so_far.before or not so_far.before.metric:
        told = untied(own) if own.startswith("占") else "占"
        if told == "占":
            return None
        return Measured(clean(so_far.phrase_before(so_far.clause_left_of(around.at)) + told))
    last = so_far.outside_brackets(around.at) or so_far.before  # 教师86人（其中外聘12人），占|60%
    share = forms.DEALT_END.sub("", untied(forms.plain(own)).rstrip("由从"))
    most = _MOST.search(around.left) or _PUT_IN.search(around.before_own) or _MAIN.search(around.before_own)
    whole = most["who"] if most else _numerator(so_far, last.metric or "")
    if share.startswith("完成"):  # 支出决算为8万元，完成年初预算的98%
        printed = whole in so_far.text
        planned = whole in share  # 年初预算为3万元，完成年初预算的98%
        whole = "" if planned or whole in _FINAL else whole if printed else _OF_FINAL.sub("", whole)
    return Measured(clean(whole + ("占比" if share == "占" else share)), last.subject)


def _told_before(so_far: SoFar, around: Around) -> bool:
    """Whether what stands right before may have a plan told without 的: no rate or share, 成活率96%，|完成任务."""
    last = so_far.figures[around.at - 1] if around.at else None
    return last is not None and (last.unit != "%" or last.role == "change")


def _of_its_plan(so_far: SoFar, own: str) -> str | None:
    """Name the share of its plan that a thing reached which the clause names: 会务费完成预算的|65%; not 全县完成…."""
    said = forms.plain(own.strip())
    told = forms.OF_ITS_PLAN.fullmatch(said[:-1]) if said.endswith("的") else None
    what = so_far.phrase_before(so_far.own_cut(told["of"])) if told else ""
    last = so_far.words(what)[-1] if what else None
    sums = last is not None and (is_measure(last) or last.text.endswith(_SPENT_OR_DONE))
    return clean(what + told["share"]) if told and sums else None


# 占总收入|944万元|的48%, 为预算|26万元|的70%
_OF_BASE = re.compile(
    "(?:占|为|是|相当于|达到?|(?P<did>(?:超额)?完成了?)(?=[^占，]{0,8}(?:预算|计划|目标|任务)数?$))(?P<base>(?!上[年期季月]|去年|前年|同期|本[年期]|今年|当年|[年期][初末](?!预算|计划|目标)|\\d{2,4}年|“?十[一二三四]?五)[^占，]{2,16})"
)


def is_base(so_far: SoFar, around: Around) -> bool:
    """Whether a sum is the whole that the percentage behind it is of: 占总收入|944万元|的48%."""
    following = so_far.figures[around.at + 1 : around.at + 2]
    shares = bool(following) and following[0].unit == "%" and around.right == ("的", True)
    return shares and around.figure.unit != "%" and around.figure.role == "level"


_NORM = re.compile(rf"{any_word('metrics/words.csv', 'norm')}的?")  # alone, without what it is of


@as_rule(
    "share of a sum",
    "支出18万元，为预算26万元的70%: the percentage is of the one sum in the other that stands before it",
    step=FORM,
    at=THIRD,
    needs="占为是相达完",
    of=PERCENT,
    says=SHARE_OF,
    examples=(
        "营业收入26亿元，同比增长15%，完成年度预算25亿元的⟨104%⟩。 → 营业收入完成年度预算",
        "支出18万元，为预算26万元的⟨70%⟩。 → 支出占预算",
        "募得善款45万元，占总收入94万元的⟨48%⟩。 → 募得善款占总收入",
        "各类投入36万元，比上年增长9%，占总支出120万元的⟨30%⟩。 → 各类投入占总支出",
        "废料36吨，占其全部用料120吨的⟨30%⟩。 → 废料占全部用料",
        "泊位92个，为核定的120个的⟨77%⟩。 → 泊位占核定泊位",
        "安置船员86人，完成全年目标任务72个的⟨119.4%⟩。 → 安置船员完成全年目标任务",
        "船票收入86万元，完成年初预算数96万元的⟨89.6%⟩。 → 船票收入完成年初预算数",
        "船检支出86万元，其中燃油费60万元，完成年初预算数96万元的⟨89.6%⟩。 → 船检支出完成年初预算数",
    ),
    counter_examples=(
        "支出18万元，为26户居民的70%。",
        "预算26万元的70%。",
        "支出9万元。下降8%，占预算26万元的70%。",
        "用料36吨，是上年12吨的300%。",
        "抽查渔船86艘，其中木船36艘，完成目标任务120艘的⟨50%⟩。",
    ),
    source="argued: the whole of a share is often told with its own sum",
)
def share_of_sum(so_far: SoFar, around: Around) -> Measured | None:
    """Read the share of one sum in another that is told with its value."""
    told = _OF_BASE.fullmatch(so_far.clause(so_far.left(around.at - 1)).strip())
    at = _part_of_sum(so_far, around, done=bool(told and told["did"]))
    if told is None or around.left.strip() != "的":
        return None
    if at is None:
        return Measured(None)  # 支出86万元，上年结转12万元，完成预算98万元的|100%: of both
    base, part = so_far.found[around.at - 1], so_far.found[at]
    whole, other = so_far.figures[around.at - 1], so_far.figures[at]
    if forms.SENTENCE_STOP.search(so_far.text, other.span.end, whole.span.start):
        return None
    if not base.metric or not part.metric:
        return None
    alike = whole.unit == other.unit or base.is_held_against  # 新建泊位86个，完成目标任务|90处|的96%
    if not alike or whole.role != "level" or other.role != "level":
        return None
    if told["did"]:
        return Measured(clean(f"{part.metric}完成{told['base']}"), part.subject)
    named = base.metric if _NORM.fullmatch(told["base"]) else told["base"].removeprefix("其")  # 为核定的|100张
    return Measured(clean(f"{part.metric}占{named}"), part.subject)


def _part_of_sum(so_far: SoFar, around: Around, *, done: bool) -> int | None:
    """Return the number of the level that a percentage makes a share of the sum before it; of a plan, what fits."""
    if done:
        return level_done(so_far, around.at - 1)
    at = around.at - 2
    while at and so_far.figures[at].role == "change":
        at -= 1
    return at
