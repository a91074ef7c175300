"""Exclusions of numbers in names: the term of a product, a floor of an address, years of the country's history."""

import re

from extractors.numbers.exclusions import Beside
from extractors.numbers.figure import Candidate
from extractors.numbers.steps import EXCLUSION
from extractors.rule import Rule, as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSING_BRACKETS, OPEN

_CLASS = re.compile(r"级(?![别差配联数次分化])(?:以上|及以上)?的?(?=[一-鿿])")
_TERM = re.compile(r"期(?!间|末|初|满|内|限|望|待|权|货|刊|中)")
_DUE = re.compile(r"以?内(?:将)?到期(?=[一-鿿])")
_BOUND_AGAIN = re.compile(rf"(?P<bound>\d[\d,.]*[^\d{BRACKETS}]{{1,4}})(?:及|或)?以[上下]{OPEN}含$")
_VICTIMS = re.compile(r"(?:死亡|重伤|轻伤|伤亡)(?:超过|达到?)?$")
_ACCIDENT = re.compile(r"(?:及|或)?以上的?[一-鿿]{0,12}?(?:事故|火灾|案件|事件)")
_AGE_COUNTED = re.compile(
    r"(?:(?:及|或)?以[上下]|之间|段)?[的者]?(?:共?有|共|为|占比?为?)?"
    r"(?:[0-9][0-9,.]*[万]?(?:人|名|位|[%％])|[一二三四五六七八九]成|一半|半数|百分之)"
)
_HISTORY = re.compile(r"(?:改革开放|建国|建党|建军|建团|抗战胜利|长征胜利|新中国成立|香港回归|澳门回归)(?:以来)?$")
_AWARD_GOES_ON = re.compile(
    r"(?:以上)?(?:先进(?:集体|个人|单位|工作者)|荣誉(?:证书|奖章|称号)|纪念(?:章|奖章)|功勋|模范|突出贡献|杰出贡献|贡献奖|奉献奖)"
)
_PROJECT = re.compile(rf"[^{CLAUSE_ENDS}：的并等]{{1,40}}?(?:项目|工程)(?![一-鿿]{{0,3}}[0-9])")
_MADE_THERE = re.compile(
    rf"(?:/年)?(?!项目|工程)[^{CLAUSE_ENDS}：的并等共及和用于在为、0-9]{{1,8}}(?:/年)?(?:项目|工程|装置|生产线)(?![一-鿿]{{0,3}}[0-9])"
)
_BUILT = re.compile(rf"(?:年产|[新在拟扩续改承]建|建[设成]|投产|实施|中标|[的期]|[{CLAUSE_ENDS}、：]|^)$")
_AT_VOLTAGE = re.compile("(?:级|等级)?(?![以及的或为与和至到并]|升[至到为]|[降提增]|左右|上下)[一-鿿]{2}")
_CAPACITY = re.compile(
    rf"(?<![全上当今每半去本])[年日](?:产|处理|加工|生产|回收|供[水气热电])(?:能力)?(?:\d[\d,.]*[^{CLAUSE_ENDS}：的并]{{2,30}}、)*$"
)
_BUILDING = re.compile(r"(?:大厦|广场|中心|国际|[座幢栋号]楼?|[A-Za-z])$")
_ROOM = re.compile(r"\d|[一-鿿]{0,3}室|[东西南北]")


@as_rule(
    "bound said again",
    "30%以上（含30%）: the brackets only say that the bound belongs to it",
    step=EXCLUSION,
    needs="含",
    reason="group",
    examples=("持股30%以上（含⟨30⟩%）的股东", "金额5万元以下(含⟨5万⟩元)的合同"),
    counter_examples=("员工30人（含5人外聘）", "费用5万元以上（含税）"),
    source="argued: headings of annual reports and rules of procurement are worded so",
)
def bound_again(text: str, found: Candidate) -> bool:
    """Whether brackets behind a bound give it once more."""
    again = _BOUND_AGAIN.search(text[max(0, found.start - 24) : found.start])
    said = text[found.start : found.end]
    closes = text[found.end : found.end + 1] in tuple(CLOSING_BRACKETS)
    return again is not None and closes and again["bound"].endswith(said)


@as_rule(
    "floor of an address",
    "某某大厦21层, 3层会议室: which floor; 主楼8层, 地下2层, 共7层 say how many",
    step=EXCLUSION,
    of=frozenset({"层"}),
    reason="address",
    examples=("注册地址：霁川路9号水务大厦⟨21⟩层", "水务大厦A座⟨3⟩层301室", "地点：⟨3⟩层会议室"),
    counter_examples=("办公主楼8层", "地上主体7层", "办公楼共5层"),
)
def floor_of_address(text: str, found: Candidate) -> bool:
    """Whether a floor stands behind the name or number of a building, or before a room."""
    before = text[max(0, found.start - 4) : found.start]
    return _BUILDING.search(before) is not None or _ROOM.match(text, found.end) is not None


class_by_size = Rule(
    "class by size",
    "5万吨级泊位, 12万千瓦级机组: the class of a thing, no quantity of it",
    Beside(behind=_CLASS),
    step=EXCLUSION,
    of=frozenset({"吨", "千瓦", "兆瓦", "千伏", "元", "人", "平方米", "米", "公里", "辆", "台", "户"}),
    reason="name",
    examples=("建成⟨5万⟩吨级泊位2个", "一台⟨600⟩千瓦级机组"),
    counter_examples=("运煤5万吨，级别不变", "投资3万元级差补偿"),
    source="argued: berths, mines and machines are named by their class",
)
age_counted = Rule(
    "age group that is counted",
    "36至45岁788人, 30岁以下占四成: how old those are that the next number counts",
    Beside(behind=_AGE_COUNTED),
    step=EXCLUSION,
    of=frozenset({"岁", "周岁"}),
    reason="group",
    examples=("⟨36至45岁⟩78人", "⟨46⟩岁及以上的有85人", "⟨30⟩岁以下占42%", "⟨45⟩岁以下占六成"),
    counter_examples=("平均年龄36岁，共78人", "年龄最大的59岁"),
    source="argued: the structure of a staff is told by age so",
)
degree = Rule(
    "degree of an accident",
    "死亡3人以上的责任事故: how grave it was is a part of its name",
    Beside(before=_VICTIMS, behind=_ACCIDENT),
    step=EXCLUSION,
    of=frozenset({"人", "名"}),
    reason="group",
    examples=("一次死亡⟨3⟩人以上的责任事故", "重伤⟨10⟩人及以上火灾"),
    counter_examples=("事故死亡3人", "死亡3人的事故"),
    source="accidents are graded by victims and losses (生产安全事故报告和调查处理条例)",
)
term_of_product = Rule(
    "term of a product",
    "两年期存款, 5年期LPR: part of the name of what is paid or charged",
    Beside(behind=_TERM),
    step=EXCLUSION,
    of=frozenset({"年", "个月", "天"}),
    reason="name",
    examples=("⟨两⟩年期借款利率3.15%", "⟨5⟩年期LPR"),
    counter_examples=("为期两年", "历时两年期间"),
)
due_within = Rule(
    "due within a year",
    "一年内到期的非流动负债: part of the name of an item of the balance sheet",
    Beside(behind=_DUE),
    step=EXCLUSION,
    of=frozenset({"年", "个月"}),
    reason="name",
    examples=("⟨1⟩年内到期的非流动负债", "⟨一⟩年以内到期的借款"),
    counter_examples=("三年内完成", "到期2年"),
    source="items of the balance sheet (财会〔2019〕6号)",
)
history = Rule(
    "history",
    "改革开放40年: how long ago something began that is no work of the report",
    Beside(before=_HISTORY),
    step=EXCLUSION,
    of=frozenset({"年", "周年"}),
    reason="ordinal",
    examples=("举办改革开放⟨40⟩年成果展", "建国⟨70⟩年成就展"),
    counter_examples=("成立40年",),
    source="argued: names of awards and exhibitions of an unseen report",
)
long_service = Rule(
    "years of service in a title",
    "荣获扎根边疆50年先进集体称号, 从教30年荣誉证书: how long is part of the name of the award",
    Beside(behind=_AWARD_GOES_ON),
    step=EXCLUSION,
    of=frozenset({"年", "周年"}),
    reason="name",
    examples=("荣获扎根边疆⟨50⟩年先进集体", "获从教⟨30⟩年荣誉证书"),
    counter_examples=("连续3年获评先进", "成立50年，获先进集体", "保持5年优秀率90%"),
    source="argued: awards for long service have the years in their title",
)
thing_made = Rule(
    "output in the name of a project",
    "40万吨烧碱项目: how much a project is to make is a part of its name",
    Beside(before=_BUILT, behind=_MADE_THERE),
    step=EXCLUSION,
    needs="目程置线",
    of=frozenset({"吨", "吨/年"}),
    reason="name",
    examples=("本期⟨30万⟩吨尿素项目投产", "年产⟨20万⟩吨甲醇装置大修", "⟨8万⟩吨水泥/年项目一期"),
    counter_examples=("处理8万吨垃圾，项目完工", "出口8万吨化肥项目", "年产20万吨的生产线", "发放6吨种子，项目3个"),
    source="argued: works are approved, and named from then on, by what they make in a year",
)
voltage = Rule(
    "voltage of a thing",
    "110kV变电站, 35-220千伏设备: for what voltage a thing is made, no quantity of it",
    Beside(behind=_AT_VOLTAGE),
    step=EXCLUSION,
    of=frozenset({"千伏", "kV", "KV"}),
    reason="name",
    examples=("承建的⟨110⟩kV柳河站投运", "海上⟨500⟩kV升压站", "运维⟨35-220千伏⟩设备"),
    counter_examples=("电压由35kV升至110kV。", "电压为110千伏以上", "升至110kV并网"),
    source="argued: lines, stations and cables are named by their voltage",
)
capacity_in_name = Rule(
    "capacity in the name of a project",
    "年产300万支注射液项目: what a project is for is its name; not 年产20万吨的生产线, 项目年产20万吨",
    Beside(before=_CAPACITY, behind=_PROJECT, reach=60),
    step=EXCLUSION,
    needs="产处加生回供",
    reason="name",
    examples=("年处理⟨30万⟩吨餐厨垃圾资源化利用项目通过验收", "年产300万支注射液、⟨200万⟩支滴眼液项目完工"),
    counter_examples=(
        "形成年产10万吨短纤的能力",
        "项目年产20万吨",
        "全年生产10万吨水泥，实施项目3个",
        "全年实施38个项目",
    ),
    source="argued: projects are approved, and named from then on, by their yearly output",
)
