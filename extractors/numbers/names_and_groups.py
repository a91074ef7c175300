"""Exclusions of numbers in names (5年期, 110千伏线路) and of bounds that name a group (60周岁以上老人)."""

import re

from extractors.numbers.exclusions import Beside, parts_of
from extractors.numbers.figure import Candidate, Unit, counters
from extractors.numbers.steps import EXCLUSION
from extractors.rule import Rule, as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, OPEN, TO
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word

_CLASS = re.compile(r"级(?![别差配联数次分化])(?:以上|及以上)?的?(?=[一-鿿])")
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
_CONTAINER = re.compile("(?:的?[一-鿿]{0,3}[瓶罐桶袋杯](?![次数量])|[盒瓶罐桶袋]?装(?![机备置卸载入运]))")
_AT_VOLTAGE = re.compile("(?:级|等级)?(?![以及的或为与和至到并]|升[至到为]|[降提增]|左右|上下)[一-鿿]{2}")
_CAPACITY = re.compile(
    rf"(?<![全上当今每半去本])[年日](?:产|处理|加工|生产|回收|供[水气热电])(?:能力)?(?:\d[\d,.]*[^{CLAUSE_ENDS}：的并]{{2,30}}、)*$"
)
_BUILDING = re.compile(r"(?:大厦|广场|中心|国际|[座幢栋号]楼?|[A-Za-z])$")
_ROOM = re.compile(r"\d|[一-鿿]{0,3}室|[东西南北]")


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
container = Rule(
    "size of a container",
    "500毫升玻璃瓶, 5升桶装: what a bottle or bag holds is a part of its name",
    Beside(behind=_CONTAINER),
    step=EXCLUSION,
    of=frozenset({"毫升", "升", "mL", "ml", "L"}),
    reason="name",
    examples=("⟨330⟩毫升铝罐由平均15克减至12克", "改用⟨5⟩升装洗手液"),
    counter_examples=("节水20升", "注入5升清水，装瓶3次", "每瓶500毫升"),
    source="argued: bottlers name their bottles by what these hold",
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
_FITS_OUT = re.compile(rf"(?:{any_word('metrics/words.csv', 'fits_out')}了?|[{CLAUSE_ENDS}：、])$")
_THINGS_OF_SIZE = re.compile(
    rf"(?![多余]|的?[长高宽深]|[一-鿿]{{0,4}}{any_word('metrics/words.csv', 'sends_out')})"
    rf"[^{CLAUSE_ENDS}：、0-9的和及共]{{2,10}}[0-9]{{1,4}}[辆艘架]"
)
size_of_counted = Rule(
    "size of what is counted",
    "购置10.5米客车36辆, 2吨货车6辆: how long, heavy or strong each of those is that the next number counts",
    Beside(before=_FITS_OUT, behind=_THINGS_OF_SIZE),
    step=EXCLUSION,
    needs="辆艘架",
    of=frozenset({"米", "吨", "千瓦", "兆瓦", "马力"}),
    reason="name",
    examples=("购置⟨12⟩米纯电动客车36辆", "新增⟨3⟩吨洒水车6辆"),
    counter_examples=(
        "运粮86吨，货车36辆",
        "管道86米、货车36辆",
        "清运垃圾86吨出动货车36辆",
        "护栏86米多，货车36辆",
        "全年运粮920吨使用拖车54辆",
        "抢运砂石5400吨动用卡车27辆",
        "接卸铁矿石75吨停靠驳船9艘",
        "埋设光缆640米工程车辆8辆",
        "购置92吨种子使用卡车5辆",
        "总功率53马力渔船18艘",
    ),
    source="argued: buses, lorries and boats are told by their length, load or power",
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


_GROUP = re.compile(rf"(?:{OPEN}不?含{CLOSE})?(?:及|或|和)?以[上下内](?:账龄|年龄)?(?P<of>的)?")
_NOT_OF_IT = r"(?![共均累合总]|目前|其中|全[年部]|奖励?|补[助贴])"
_COUNTED = (
    r"(?:(?:人数|户数|家数|占比?|比例|比重|率|已?达到?|[共为有]|累计|合计|总计)+[0-9]|(?<![年月日])[0-9][0-9.,]*[万亿]?"
    rf"(?:{counters()}|[%％]))"
)
# 500兆瓦以上的|电站12座, 超过50万人|的|城市6个, 2年以内的|预付款占比: what a bound belongs to, counted behind it
_OF_THEM = re.compile(rf"{_NOT_OF_IT}[一-鿿]{{2,10}}?(?:{_COUNTED}|(?:占比|比例|比重)[由从])")
_OVER = re.compile("(?:超过?|达到?|超出|不足|[高低大小多少]于)$")
# 工作8年以上|86人, 1年以上|定期86亿元
_TOLD = re.compile(r"[0-9][0-9,]*(?:人|名|位)(?!次)|(?:定期|长期|短期)[一-鿿]{0,4}[0-9][0-9,.]*[万亿]*元")
_AGED = re.compile("(?:账龄的?)?(?:其他)?[应预][收付]|账龄")  # 3-6个月|应收账款
_GROUP_NOUN = re.compile(
    r"(?:老|人员|员工|职工|干部|党员|客户|居民|群众|儿童|人群|青|未成年|企业|项目|合同|工程|采购|单位|岗位|学历|火灾|事故|经验|工龄|党龄|教龄|"
    r"驾龄|有期徒刑|徒刑|拘役|医院|机组|锅炉|男|女|妇|常住|户籍|独居|高龄|学生|存款|贷款|理财|产品|资金|支出|设备|资质|职称|工作|通用|专用|大型|线路|变电|输电|电网|电缆|母线)"
)
# 40岁以下中青年渔民, 2500元以上人数, 半年以上留任率: whom or what it bounds; not 40岁以下占四成
_BOUNDED = re.compile(r"人数|户数|[一-鿿]{0,3}率(?![先领队])")
# 0-6岁儿童, 16至22周岁的农村青年; not 3至6岁发病率
_OF_AGES = re.compile(
    "的?(?![的占是为有共达均各约者之或及和与、左])[一-鿿]{0,4}?(?:儿童|幼儿|婴|孩|[少青壮中]年|学[生员龄]|适龄|[老妇女男]|[居村市公]民|群众"
    "|人(?:群|员|士|才)|[职员]工|党员|未成年|患者|读者|观众)"
)
_OF_AN_AGE = re.compile(r"(?![的占是为有共达均各约者之或及和与、左]|人(?!员|群|士|才))[一-鿿]{2}")
# 100平方米以上店铺36家, 40岁以下中青年渔民占37%: those that the next number counts, or of which it is a share
_COUNTED_GROUP = re.compile(
    rf"(?!{any_word('metrics/actions.csv', 'does', 'gets', 'has', 'reach', 'takes')})"
    rf"{_NOT_OF_IT}[一-鿿]{{2,8}}?{_COUNTED}"
)
_EACH_ABOVE = re.compile(r"单[价台件项笔宗](?:在|为)?$")
_FULL = re.compile("满$")
_FULL_AND_MORE = re.compile(r"的|(?:及|或)?以[上下]|不满")
_GROUPED = frozenset({"age", "amount", "length", "duration", "area", "mass", "volume", "energy"})
_COUNTS = frozenset({"count", "other"})


full_number = Rule(
    "group by a full number",
    "满60周岁的, 满三年以上, 服务满100小时的志愿者: what those have at least who are meant",
    Beside(before=_FULL, behind=_FULL_AND_MORE),
    step=EXCLUSION,
    of=frozenset({"年", "岁", "周岁", "小时", "天", "次", "分", "个月", "学时"}),
    reason="group",
    examples=("年满⟨60⟩周岁的", "满⟨3⟩年以上", "服务满⟨100⟩小时的志愿者", "住满⟨6⟩个月的家庭"),
    counter_examples=("成立满3年。", "服务已满100小时。", "满勤22天的"),
    source="argued: rules bound those whom they are for so, by age, years or what they did",
)


def _of_counted(text: str, end: int) -> bool:
    """Whether 的 and what is counted stand at a place: 超过50万人|的城市6个."""
    return text.startswith("的", end) and _OF_THEM.match(text, end + 1) is not None


def _bounds_what_follows(text: str, found: Candidate, unit: Unit) -> bool:
    """Whether a number without 以上 and the like bounds a group: 3-6个月|应收账款, 超过50万人|的|城市6个."""
    if unit.kind == "duration":
        return found.value is None and _AGED.match(text, unit.end) is not None
    over = _OVER.search(text[max(0, found.start - 3) : found.start])
    return bool(over) and _of_counted(text, unit.end)


@as_rule(
    "group by a bound",
    "60周岁以上老人, 单价50万元以上: a bound that names a group",
    step=EXCLUSION,
    needs=needed(_GROUP) + "的账收付",
    of=_GROUPED | _COUNTS,
    reason="group",
    examples=(
        "服务⟨60⟩周岁以上老人",
        "单价⟨50万⟩元以上",
        "⟨40⟩岁以下中青年渔民占四成",
        "领津贴⟨2500⟩元以上人数为64人",
        "跟师⟨3⟩个月以上留任率达到76%",
        "⟨100⟩平方米以上店铺占6%",
        "新建⟨110⟩千伏以上线路",
        "⟨50⟩兆瓦以上的电站12座",
        "用户超过⟨86万⟩户的城市9个",
        "积水超过⟨200⟩毫米的路段累计17公里",
        "⟨2⟩年以内的预付款项占比96%",
        "距离在⟨100⟩米以内的车站占比由71%提高到84%",
        "从事设计⟨8⟩年及以上86人",
        "⟨3至6个月⟩应付账款余额占比16.2%",
        "⟨1⟩年（含）以下定期存单86万元",
    ),
    counter_examples=(
        "投入50万元以上。",
        "占60%以上",
        "年龄45岁以上。",
        "覆盖面积50亩以上，完成率98%",
        "津贴4500元以上惠及58人",
        "投入5000元以上，店铺36家",
        "110千伏以上。",
        "装机容量达到50兆瓦以上，电站12座。",
        "处理500万吨以上的垃圾。",
        "发电量超过500万度的电站项目完工。",
        "工期3至6个月，应付账款80万元。",
    ),
)
def group_by_bound(text: str, found: Candidate) -> bool:
    """Whether an amount, age, length, time, area, mass or volume bounds a group."""
    _, unit = parts_of(found)
    group = _GROUP.match(text, unit.end)
    if not group:
        return _bounds_what_follows(text, found, unit)
    if group["of"] and _OF_THEM.match(text, group.end()):
        return True
    if unit.kind == "duration" and unit.name not in ("小时", "分钟", "秒") and _TOLD.match(text, group.end()):
        return True
    if unit.kind in _COUNTS and unit.name != "千伏":
        return False
    each = _EACH_ABOVE.search(text[max(0, found.start - 4) : found.start])
    of_an_age = unit.kind == "age" and _OF_AN_AGE.match(text, group.end())
    bounded = _BOUNDED.match(text, group.end()) or _COUNTED_GROUP.match(text, group.end())
    return bool(_GROUP_NOUN.match(text, group.end()) or each or of_an_age or bounded)


# 渗漏率超过|6%|的小区有126个, 捐赠额超过捐赠收入|5%|的捐赠人有5家
_OVER_IT = re.compile(
    rf"(?:[率度额量值]|比例|比重|占比|幅)(?:在|为)?(?:超过|超出|达到?|不足|[高低大小多少]于)[^{CLAUSE_ENDS}：、0-9]{{0,10}}$"
)
_RATE_REACH = 24  # characters before a bound


@as_rule(
    "rate of those that are counted",
    "渗漏率超过6%的小区有126个: the bound says which are counted behind it",
    step=EXCLUSION,
    needs=needed(_OVER_IT),
    of=frozenset({"%"}),
    reason="group",
    examples=(
        "全县线损率超过⟨6⟩%的台区有126个，占12%。",
        "出勤率低于⟨80⟩%的学员12名，其余结业。",
        "捐款额超过全年收入⟨5⟩%的捐款人有6家，占12%。",
    ),
    counter_examples=("渗漏率超过6%。", "超过60%的职工共86人", "渗漏率超过6%，小区有126个"),
    source="argued: what is too high or too low is counted by a bound",
)
def rate_of_counted(text: str, found: Candidate) -> bool:
    """Whether a rate with a bound says which things are counted behind it."""
    over = _OVER_IT.search(text, max(0, found.start - _RATE_REACH), found.start)
    return over is not None and _of_counted(text, found.end)


@as_rule(
    "ages of a group",
    "0-6岁儿童, 3至6岁幼儿: how old those are whom something is for",
    step=EXCLUSION,
    needs=needed(re.compile(TO)),
    of=frozenset({"岁", "周岁"}),
    reason="group",
    examples=("服务于⟨0-6岁⟩儿童", "面向⟨3至6岁⟩幼儿", "招收⟨16至22周岁⟩的农村青年"),
    counter_examples=("学员年龄为16至22岁。", "救助8岁儿童", "年龄在3至6岁之间", "树龄30至50岁古树"),
    source="argued: services and courses name by age whom they are for",
)
def ages_of_group(text: str, found: Candidate) -> bool:
    """Whether a range of ages stands before those who are meant."""
    return found.value is None and _OF_AGES.match(text, found.end) is not None
