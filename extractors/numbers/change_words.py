"""Changes: whether a quantity says by how much something rose or fell, and which way."""

import re
from dataclasses import dataclass
from functools import cached_property

from extractors.numbers.figure import Candidate
from extractors.numbers.steps import CHANGE, CHANGE_LISTED, TURN
from extractors.rule import Rule, as_rule
from extractors.text.became import AGAIN, DONE_LESS, LESS_POWER, MORE_OR_LESS, ROSE_OR_FELL, THAN
from extractors.text.characters import BETWEEN_ITEMS, CLAUSE_ENDS, COLON, IN_CLAUSE
from extractors.text.needed import needed
from schemas.word_lists import words

UP = (
    "增长|增加|提高|提升|上升|上涨|升高|扩大|增幅|增速|涨幅|升幅|增收|上浮|上调|攀升|上扬|上行"
    "|增多|多增|净增|增持|延长|增产|调增|前移"
)
DOWN = (
    "减少|下降|降低|缩短|下跌|降幅|跌幅|减幅|下滑|回落|压减|压降|压缩|下浮|下调|减亏|削减|缩减|少增|下行|收窄|精简"
    "|减量|减收|减产|调减"
)
# 增至, 提升到, 下降为 lead to a level; only these may stand between the verb and the quantity.
_LINK = (
    r"(?:幅度?|(?<=[增减][长少加])率|(?<=[下降][降低])率|额|量|速)?"
    rf"(?:(?<=[幅度率额量速])(?:分别|依次)?(?:[为达是]|达到|高达|大?约为)|达|了|{COLON})?"
)
HEDGE = r"(?:约|近|大约|接近|将近|超过?|逾|突破|不足|不到|不低于|不少于|不超过)?"
_VERB = re.compile(rf"(?!(?<=自然)增长率|(?<=机械)增长率)(?:(?P<up>{UP})|(?P<down>{DOWN})){_LINK}{HEDGE}$")
_COMPARED = re.compile(
    rf"(?:同比|环比|较|{THAN}(?![例重率值])|(?<!参)与){IN_CLAUSE}{{0,24}}?(?<![不正副])(?P<verb>[多少高低增减升降涨跌快慢]|(?:(?<=[上去前]年)|(?<=同期)|(?<=[一-鿿]{{2}}前))[长短大小])[出了于]?{HEDGE}$"
)
# 较上年多捐6,200元, 比去年少用3吨: more or less was done of what the quantity before counts.
_DONE_MORE = re.compile(
    rf"(?:[较比]{IN_CLAUSE}{{1,12}}?|同比|环比)(?<!至)(?P<verb>[多少])(?![次个项家种年方于])[一-鿿]{{1,2}}{HEDGE}$"
)
# 用纸46包，少用9包; 一年多了5亿元
_DONE_LESS = re.compile(rf"(?:{DONE_LESS}|{LESS_POWER})了?{HEDGE}$")
# argued: what a bare verb of change is compared with
_COMPARES = re.compile(rf"(?:[较比]{IN_CLAUSE}{{1,12}}|同比|环比)$")
# 用电再降3%, 会议费压了8%
_SHORT = re.compile(rf"(?:(?<=[一-鿿]{{2}}[一-鿿])(?P<again>{AGAIN})了?|(?P<verb>{ROSE_OR_FELL})了){HEDGE}$")
_MORE = re.compile(rf"(?P<verb>{MORE_OR_LESS})了{HEDGE}$")  # 看病的人多了三成
_SAVED = re.compile(rf"(?:[较比]{IN_CLAUSE}{{1,8}}?|同比|环比)(?:节约|节省|节支){HEDGE}$")
# 高于上年3个百分点: of a time, so no distance between two levels
_ABOVE_BEFORE = re.compile(rf"(?P<verb>[高低])于(?:[上去]年度?(?:同期)?|同期|年初|上期)水?平?{HEDGE}$")
# 高于全市平均增速3个百分点: a distance between two levels.
_ABOVE = re.compile(rf"(?:[高低快慢优好]于|超过|领先){IN_CLAUSE}{{0,16}}$")
OBJECT = re.compile(
    rf"(?:(?P<up>提高|提升|增加|延长|上调|调增)|(?P<down>降低|减少|压降|压减|压缩|缩短|下调|调减|精简))[了出]?"
    r"(?!(?:主要)?[是系](?![统列数])|[因由]|按(?![揭摩钮]))"  # 盈余公积增加系净利润10%提取: why it rose
    rf"(?P<object>[^{CLAUSE_ENDS}：、\s\d至到达为是占共计]{{2,12}}?){HEDGE}$"
)
_SIGNED = re.compile(r"(?:同比|环比|较上年|较去年|比上年|比去年)(?P<plus>[+＋])?$")
_PLUS = re.compile(r"(?:[率额量值]|收入|利润|人数|人次)[+＋]$")  # 达标率+12%: a level has no sign
# 比88%的目标值低, 比全市平均高: how far a level is from another one; not 比计划少84小时, which it was to be
_TO_LEVEL = re.compile(
    rf"[较比](?!上|去|前|同期){IN_CLAUSE}{{0,14}}?(?:目标值?|考核值|平均(?:水平|值)?|均值|标准值?"
    rf"|(?:周边|周围|邻近|相邻|附近|同类|同行业?|对照)(?!.*[上去前]年|.*同期)[一-鿿]{{0,6}})[多少高低快慢]出?了?$"
)
# 农网停电时间|比城网高出: of two groups whose names end alike; not 比计划供水, 比上届新生
_TO_GROUP = re.compile(
    r"(?P<one>[一-鿿]{1,3}?)(?P<end>[^年月季日天周期届次度时前后初末的])[一-鿿]{2,12}?[较比](?!(?P=one)|计划|预[算期计]|目标|[上去前往]|同期|[历常]年)[一-鿿]{1,3}(?P=end)[多少高低快慢]出?了?$"
)
_BETWEEN_LISTED = re.compile(BETWEEN_ITEMS)
_THINGS = frozenset({"个", "家", "处", "座", "所"})
WAYS = {True: "up", False: "down"}
_UP_WORDS = "多高增升涨快长大"
_LONGEST = 40
# A share is never below zero, so what is written so is a change of it; nor are these, which may pass 100 %.
_SHARE = re.compile(
    rf"(?:{'|'.join((*words('checks/shares.txt'), '使用率', '利用率', '完成率', '覆盖率'))})(?:同比|较上年|比上年)?$"
)


class Lead:
    """At most 40 characters before a quantity; `read`: with the quantity itself; `behind`: the one right behind it."""

    def __init__(self, text: str, found: Candidate) -> None:
        self.words = text[max(0, found.start - _LONGEST) : found.start]
        self.behind = text[found.end : found.end + 1]
        self.read = self.words + text[found.start : found.end]

    @cached_property
    def object(self) -> re.Match[str] | None:
        """The verb of change with its object, right before the quantity."""
        return OBJECT.search(self.words)


@dataclass(frozen=True, slots=True)
class OneCharacter:
    """A verb of one character before a quantity says which way it changed: 多, 少, 高, 低."""

    pattern: re.Pattern[str]
    distances: tuple[re.Pattern[str], ...] = ()

    def __call__(self, lead: Lead, _found: Candidate) -> str | None:
        """Return the way of the verb, where it stands there and tells of no distance between two levels."""
        match = self.pattern.search(lead.words)
        if match and any(distance.search(lead.words) for distance in self.distances):
            return None
        return WAYS[match["verb"] in _UP_WORDS] if match else None


@as_rule(
    "verb of change",
    "同比增长12%, 提高了3.2个百分点, 增幅达8%; not 增至, 提升到, 下降为, which lead to a level",
    step=CHANGE,
    needs=needed(_VERB),
    examples=(
        "收入同比增长⟨12%⟩ → 12 % up",
        "投诉减少⟨5件⟩ → 5 件 down",
        "涨幅分别达到⟨8%⟩、6% → 8 % up",
        "售价降幅大约为⟨8%⟩ → about 8 % down",
        "未分配利润调增⟨8万元⟩ → 80000 元 up",
    ),
    counter_examples=("收入增至12亿元", "高于全市平均增速3个百分点", "优化提升3个办事大厅"),
)
def verb_of_change(lead: Lead, found: Candidate) -> str | None:
    """Return the way of the verb right before a quantity; a distance (高于平均增速3个百分点) is no change."""
    match = _VERB.search(lead.words)
    if match is None or _ABOVE.search(lead.words[: match.start()]):
        return None
    made_better = match["up"] in ("提升", "提高") and found.unit in _THINGS  # 提升3个办事大厅
    return None if made_better else WAYS[bool(match["up"])]


@as_rule(
    "change by its sign",
    "同比+5%, 同比-3.2%, 达标率+12%",
    step=CHANGE,
    needs="+＋-－−同环上去",
    examples=(
        "营收同比⟨-3.2%⟩ → 3.2 % down",
        "营收同比+⟨5%⟩ → 5 % up",
        "达标率+⟨12%⟩ → 12 % up",
        "正点率⟨-1.2个百分点⟩ → 1.2 百分点 down",
        "药占比⟨-1.5%⟩ → 1.5 % down",
    ),
    counter_examples=("同比5%", "基本工资+5%", "毛利率-1.5%", "气温-5℃"),
)
def change_by_sign(lead: Lead, found: Candidate) -> str | None:
    """Return `up` where 同比 and a sign stand before a quantity; that of a negative one is turned later."""
    below = found.value is not None and found.value < 0
    compared_to = _SIGNED.search(lead.words)
    if compared_to and (below or compared_to["plus"]):
        return "up"
    if below and (found.unit == "百分点" or (found.unit == "%" and _SHARE.search(lead.words))):
        return "up"
    return "up" if found.unit in ("%", "‰", "‱", "百分点") and _PLUS.search(lead.words) else None


compared = Rule(
    "compared",
    "比上年多3人, 较年初高2个百分点, 同比多12件",
    OneCharacter(_COMPARED, (_TO_LEVEL, _TO_GROUP)),
    step=CHANGE,
    needs=needed(_COMPARED),
    examples=(
        "比上年多⟨3人⟩ → 3 人 up",
        "灌溉期比去年短⟨6天⟩ → 6 天 down",
        "换乘比改线前短⟨2分钟⟩ → 2 分钟 down",
        "展厅比上年大⟨70平方米⟩ → 70 平方米 up",
        "较年初高⟨2个百分点⟩ → 2 百分点 up",
        "售票比计划少⟨84张⟩ → 84 张 down",
        "渔民教师比上年多⟨3人⟩ → 3 人 up",
        "女性比上年少⟨3人⟩ → 3 人 down",
        "师生比上年多⟨3人⟩ → 3 人 up",
        "全年供水总量比计划供水多⟨3万吨⟩ → 30000 吨 up",
        "新校招生人数比计划招生多⟨3人⟩ → 3 人 up",
        "新生报到人数比上届新生多⟨3人⟩ → 3 人 up",
    ),
    counter_examples=(
        "共比选3家",
        "参与增3家",
        "（占比例12%）、正高3人",
        "生师比高3%",
        "性价比高12%",
        "男女比低3%",
        "较全年目标低2个百分点",
        "渗漏率比全市平均高2个百分点",
        "东库渗漏率比西库高2个百分点",
        "亩产较周边茶园高出9公斤",
    ),
    source="ordinary form; cases of NeMo",
)


done_more = Rule(
    "done more",
    "较上年多捐6,200元, 比去年少用3吨",
    OneCharacter(_DONE_MORE),
    step=CHANGE,
    needs="多少",
    examples=("比上年多捐⟨300元⟩ → 300 元 up", "比去年少用⟨3吨⟩ → 3 吨 down"),
    counter_examples=("较上年多次捐300元",),
    source="argued: gifts and savings are set against the year before so (比去年少用3吨)",
)


above_before = Rule(
    "above the year before",
    "高于上年3个百分点: points above or below an earlier time are a change",
    OneCharacter(_ABOVE_BEFORE),
    step=CHANGE,
    needs=needed(_ABOVE_BEFORE),
    of=frozenset({"百分点", "个百分点"}),
    examples=("占比高于上年⟨3个百分点⟩ → 3 百分点 up", "缺勤率低于去年同期⟨0.3个百分点⟩ → 0.3 百分点 down"),
    counter_examples=("占比高于上年3%", "占比高于上年平均3个百分点", "占比高于邻县3个百分点"),
    source="argued: a level is held against its own of the year before",
)


@as_rule(
    "less was used",
    "用纸46包，少用9包: more or less was used, spent or made, with no comparison before it",
    step=CHANGE,
    needs="多少",
    examples=(
        "用纸46包，少用⟨9包⟩ → 9 包 down",
        "存款增速平稳，一年多了⟨5亿元⟩ → 500000000 元 up",
        "水费少花了⟨3万元⟩ → 30000 元 down",
        "机组停运，少发电⟨12万千瓦时⟩ → 120000 千瓦时 down",
    ),
    counter_examples=("至少用9包", "减少用水9吨", "最多用9包", "多用途车9辆"),
    source="argued: reports of villages and small offices tell their savings so",
)
def less_used(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where more or less was used without a comparison."""
    match = _DONE_LESS.search(lead.words)
    if match is None or _COMPARES.search(lead.words[: match.start()]):
        return None
    return WAYS["多" in match[0]]


@as_rule(
    "fell again",
    "用电再降3%, 会议费压了8%: a verb of one character",
    step=CHANGE,
    needs=needed(_SHORT, _MORE),
    examples=(
        "机关用电再降⟨3%⟩ → 3 % down",
        "会议费压了⟨8%⟩ → 8 % down",
        "菜价涨了⟨5%⟩ → 5 % up",
        "看病的人多了⟨三成⟩ → 30 % up",
    ),
    counter_examples=("用电再降至3%", "仓库压了8吨货", "再增设3处"),
    source="argued: ordinary form",
)
def fell_again(lead: Lead, found: Candidate) -> str | None:
    """Return the way of a verb of change of one character."""
    more = _MORE.search(lead.words) if found.kind == "ratio" or found.unit in ("%", "倍") else None
    if more:
        return WAYS[more["verb"] in _UP_WORDS]
    match = _SHORT.search(lead.words)
    if match is None or (match["verb"] == "压" and found.unit != "%"):
        return None
    return WAYS[(match["again"] or match["verb"]) in _UP_WORDS]


@as_rule(
    "saved",
    "差旅费较上年节约5.6万元: less was spent than before",
    step=CHANGE,
    needs="节",
    examples=("差旅费较上年节约⟨5.6万元⟩ → 56000 元 down", "全年用水36吨，同比节约⟨5.6吨⟩ → 5.6 吨 down"),
    counter_examples=("节约差旅费5.6万元", "全年节约5.6万元"),
    source="argued: ordinary form",
)
def saved(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where a comparison says that something was saved."""
    return "down" if _SAVED.search(lead.words) else None


_COMPARED_OBJECT = re.compile(rf"(?:同比|环比|[较比](?:上年|去年|前年|年初|同期|[\ufffc]{{2,12}}){IN_CLAUSE}{{0,4}}?)$")
_EFFECT = re.compile(
    rf"(?:(?P<up>增加|增厚|调增)|(?P<down>减少|冲减|调减|影响减少))了?[^{CLAUSE_ENDS}：、至到]{{0,24}}?"
    rf"(?:利润总额|净利润|所有者权益|净资产|未分配利润|损益){HEDGE}(?:人民币)?$"
)
# 提升满意率98%: the level that was reached, unless a change is said (提升覆盖率3个百分点).
_LEVEL_OF_RATE = re.compile(r"(?:(?<!效)率|度|比例|比重|占比)$")
_TIME = re.compile(r"(?:时间|时限|时长|耗时|周期|工期|期限)$")
_IN_OBJECT = needed(OBJECT)


def _way_of_object(lead: Lead) -> str:
    return WAYS[bool(lead.object and lead.object["up"])]


@as_rule(
    "object of a compared change",
    "较年初压降不良贷款2.3亿元",
    step=CHANGE,
    needs=needed(_COMPARED_OBJECT),
    examples=(
        "较年初压降不良贷款⟨2.3亿元⟩ → 230000000 元 down",
        "较去年压降不良贷款⟨2.3亿元⟩ → 230000000 元 down",
    ),
    counter_examples=("压降不良贷款2.3亿元",),
    source="argued: banks and offices tell what they cut since the beginning of a year with its object behind the verb",
)
def compared_object(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where a comparison, a verb of change and its object stand before a quantity of any unit."""
    is_compared = lead.object and _COMPARED_OBJECT.search(lead.words[: lead.object.start()])
    return _way_of_object(lead) if is_compared else None


@as_rule(
    "effect on a result",
    "减少公司利润总额62万元, 增加净利润3万元: by how much a result became more or less",
    step=CHANGE,
    needs=needed(_EFFECT),
    of=frozenset({"amount"}),
    examples=("计提减值减少利润总额⟨62万元⟩ → 620000 元 down", "增加当期净利润⟨3万元⟩ → 30000 元 up"),
    counter_examples=("减少支出62万元", "增加收入，利润总额3万元"),
    source="notes on impairment and on changes of accounting policies in annual reports",
)
def effect_on_result(lead: Lead, _found: Candidate) -> str | None:
    """Return the way of a sum behind a verb of change and a result of the year."""
    effect = _EFFECT.search(lead.words)
    return WAYS[bool(effect["up"])] if effect else None


@as_rule(
    "object changed in percent",
    "压减一般性支出15%, 提升工效30%; not 提升满意率98%, which is a level",
    step=CHANGE,
    needs=_IN_OBJECT,
    of=frozenset({"%"}),
    examples=("压减一般性支出⟨15%⟩ → 15 % down", "提升工效⟨30%⟩ → 30 % up"),
    counter_examples=("提升满意率98%", "压减支出至15%", "减少排放80吨"),
    source="argued: cuts of spending and gains of work are told in percent (压减一般性支出15%)",
)
def object_in_percent(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where a percentage stands behind what changed."""
    if not lead.object:
        return None
    return None if lead.object["up"] and _LEVEL_OF_RATE.search(lead.object["object"]) else _way_of_object(lead)


@as_rule(
    "object changed in points",
    "降低负债率超过八个百分点, 提高覆盖率3个百分点",
    step=CHANGE,
    needs=_IN_OBJECT,
    of=frozenset({"百分点", "个百分点"}),
    examples=("提高覆盖率⟨3个百分点⟩ → 3 百分点 up",),
    counter_examples=("提高覆盖率3家",),
)
def object_in_points(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where percentage points stand behind what changed."""
    return _way_of_object(lead) if lead.object else None


@as_rule(
    "time that was changed",
    "压缩审批时限五个工作日",
    step=CHANGE,
    needs=needed(_TIME),
    of=frozenset({"duration"}),
    examples=("压缩审批时限⟨五个工作日⟩ → 5 个工作日 down",),
    counter_examples=("减少会议3天", "减少申报材料12件"),
)
def time_changed(lead: Lead, _found: Candidate) -> str | None:
    """Return the way where a duration stands behind a word for time that was made longer or shorter."""
    is_time = lead.object and _TIME.search(lead.object["object"])
    return _way_of_object(lead) if is_time else None


@as_rule(
    "list of changes",
    "分别增长12%、13%和15%: a quantity of the same unit goes on a list of changes",
    step=CHANGE_LISTED,
    needs=needed(_BETWEEN_LISTED),
    examples=("分别增长12%、⟨13%⟩和15% → 13 % up",),
    counter_examples=("增长12%，为13%", "增长12%、13家"),
)
def goes_on(text: str, before: Candidate, found: Candidate) -> bool:
    """Whether only a list sign stands between a quantity and the change before it."""
    if before.change is None or before.unit != found.unit:
        return False
    return _BETWEEN_LISTED.fullmatch(text, before.end, found.start) is not None


@as_rule(
    "negative change",
    "增长-2% is a fall by 2 %",
    step=TURN,
    examples=("利润增长⟨-2%⟩ → 2 % down",),
    counter_examples=("利润率为-2%", "利润增长2%"),
    source="argued: statistical bulletins write a fall as negative growth",
)
def turn(found: Candidate) -> bool:
    """Turn a negative change: its value is positive, the other way."""
    if found.value is None:
        return False
    found.value = -found.value
    found.change = "down" if found.change == "up" else "up"
    return True
