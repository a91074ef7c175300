"""Exclusions: what stands around a number and shows that it counts nothing that is reported."""

import re
import string
from dataclasses import KW_ONLY, dataclass

from extractors.numbers.figure import Candidate, Place, Unit
from extractors.numbers.number import DIGITS, PLACES, TENS, Number
from extractors.numbers.steps import DECIMALS, EXCLUSION, NUMBER
from extractors.rule import NOT_READ, Rule, as_rule
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS
from extractors.text.districts import DIVIDED
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word

_NUMERAL = rf"[0-9{DIGITS}{PLACES}{TENS}]"
# PM2.5, NB-12: the digits go on a code to their left.
_CODE = re.compile(r"[A-Za-z_#@&·•×*]$|[^一-鿿]=$|[A-Za-z][-.,]$")
# 1,23, 2022-3, 第1-2: they go on a longer number.
_LONGER = re.compile(r"\d[ .,:：/+—–~～×x-]$|\d[百千万亿]$")
_ORDINAL = re.compile(
    rf"第{_NUMERAL}*(?:[、和及至到-]{_NUMERAL}*)?$ | 几$ | (?<![目以之提当此日先事会])前$ | Top$ | TOP$ | No\.?$",
    re.VERBOSE,
)
_DOUBLE = re.compile(rf"(?<![每几成无共计0-9{DIGITS}{TENS}{PLACES}])双$")
# 每3年, 每生产|1吨, 每上涨|10元: what the next number is for
_EVERY = re.compile(rf"每(?:隔?[个逢满]?|{any_word('metrics/words.csv', 'for_each')}了?)$")
_RELATIVE = re.compile(r"(?:近|过去|未来|今后|最近|此后|随后|后|往后|(?<!提)前|头|下|之前|接下来|短短|仅仅)的?$")
_LATER = re.compile(r"(?:以|之)?后[，,]")  # 三年|后，
_SPAN = re.compile(r"(?:\d{4}年?[-—–~～至到]\d{4}年?|(?:[\ufffc末]|表日)起)$")  # 2017-2019三年间, 自报告期末起12个月的
_LONG_SINCE = re.compile(r"(?:有|达|长达|历时|已|过|持续|连续|成立|工作|从业)近$")
_BEFORE_HAN_PAIR = re.compile(rf"[{DIGITS}]、$")
_ROUND_THE_CLOCK_BEFORE = re.compile(r"(?:全天|全天候|天候|一对一|7天|[×xX*]|全年|实行|坚持)$")
_ROUND_THE_CLOCK_AFTER = re.compile(
    rf"(?:之?内|以[内上]|左右|后|前|[{CLAUSE_ENDS}{CLOSING_BRACKETS}、]|$|累计|的?(?:连续|培训|学习|服务时长))"
)
_DISTANCE_OF_RATE = re.compile(
    r"(?:内|半径|服务|范围)*(?:(?<=范围内)的?[^\W\d]{1,6}|(?<=半径内)的?[^\W\d]{1,6}|[^\W\d]{1,3}[点站园店所圈])?覆盖率"
)
_DURATION_OF_RATE = re.compile(r"[^\W\d]{1,6}(?:率|占比|比例)")
_CAMPAIGN = re.compile(r"(?:行动|奋战|大干|会战|攻坚|冲刺|决战|鏖战|苦战|拼搏)$")
_PICTURE_BEFORE = re.compile(r"(?:图|表|式|附件|附录)\s?(?:[0-9]{1,3}[-.])?$")
_PICTURE_AFTER = re.compile(r"[示列述]")
_POINTS = re.compile(r"(?:下列|前述|上述|前列|(?<![级科等元件年])以上|[该这此])$")  # not 省级以上|8项
_NO_NOUN = re.compile(rf"(?:合计|共计?|总计)?占|[的之中][差和合总任]|之[一和差]|差额|情形|[{CLAUSE_ENDS}、：]|$")
_HELD = re.compile(r"(?:连续|举办|开展|召开|举行|主办|承办|坚持|进行|开办)了?$")
_HELD_END = re.compile(rf"$|[{CLAUSE_ENDS}{CLOSING_BRACKETS}、]")
_DRUG = re.compile(r"(?<=1类)(?:创新药|新药|化药|中药)|(?<=\.[0-9]类)[一-鿿]{0,4}药")
_PERIODS = ("年", "天", "周", "日")
_IN_CODE = string.ascii_letters + "_#@&·•×*="


@dataclass(frozen=True, slots=True)
class Before:
    """Words right before a number make it none that counts; `han_only`: of Han numerals."""

    pattern: re.Pattern[str]
    han_only: bool = False

    def __call__(self, place: Place) -> bool:
        """Whether they stand there."""
        return (place.number.is_han or not self.han_only) and self.pattern.search(place.before) is not None


@dataclass(frozen=True, slots=True)
class Beside:
    """Words before (of `reach` characters) and behind a quantity make it none that counts."""

    _: KW_ONLY
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    reach: int = 8

    def __call__(self, text: str, found: Candidate) -> bool:
        """Whether they stand there, both where both are asked for."""
        if self.before and not self.before.search(text, max(0, found.start - self.reach), found.start):
            return False
        return self.behind is None or self.behind.match(text, parts_of(found)[1].end) is not None


def _goes_on_a_code(place: Place) -> bool:
    before = place.text[max(0, place.number.start - 2) : place.number.start]
    return not place.number.is_han and not place.currency and _CODE.search(before) is not None


@as_rule(
    "digits of a code",
    "digits that go on a code or name of letters to their left",
    step=NUMBER,
    needs=_IN_CODE,
    reason="code",
    examples=("控制PM⟨2.5⟩", "用A⟨4⟩纸", "设备NB-⟨12⟩"),
    counter_examples=("PE30倍", "用纸4吨"),
)
def code(place: Place) -> bool:
    """Whether digits go on a code and have neither a unit nor thousands: PM2.5, A4."""
    if not _goes_on_a_code(place) or place.unit is not None:
        return False
    return "," not in place.text[place.number.start : place.end]


@as_rule(
    "digits behind a letter",
    "PE30倍: the letters may be the name of what is measured, so the number stays unread and is not left out",
    step=NUMBER,
    needs=_IN_CODE,
    reason=NOT_READ,
    examples=("PE⟨30⟩倍", "CPI⟨2.1⟩%"),
    counter_examples=("PE为30倍", "外聘职工5名＝67名"),
)
def behind_letter(place: Place) -> bool:
    """Whether digits with a unit stand right behind a letter."""
    return _goes_on_a_code(place)


@as_rule(
    "digits of a longer number",
    "1,23 or 第1-2: what a sign joins to digits before it is no number of its own",
    step=NUMBER,
    needs=needed(_LONGER),
    reason=NOT_READ,
    examples=("合计1,⟨23⟩人", "计3千⟨7百万⟩元"),
    counter_examples=("共25人",),
)
def longer(place: Place) -> bool:
    """Whether digits go on a longer number."""
    if place.number.is_han or place.currency:
        return False
    return _LONGER.search(place.text[max(0, place.number.start - 2) : place.number.start]) is not None


@as_rule(
    "tens that name no number",
    "数十人: tens, and not ten",
    step=NUMBER,
    needs="数",
    reason="inexact",
    examples=("数⟨十⟩人",),
    counter_examples=("共十人",),
)
def inexact(place: Place) -> bool:
    """Whether 数 before 十 makes it inexact."""
    before = place.before
    return place.number.is_han and before[-1:] == "数" and place.text[place.number.start] == "十"


def words_before(text: str, found: Candidate) -> str:
    """Return the eight characters before a candidate."""
    return text[max(0, found.start - 8) : found.start]


def parts_of(found: Candidate) -> tuple[Number, Unit]:
    """Return number and unit of a candidate that was measured; only such a one is shown to exclusions."""
    assert found.number is not None and found.measure is not None
    return found.number, found.measure


_YEARS_OF_IT = re.compile("[多余]?来|期间|间(?![隔歇断])|里(?![程面])")  # 三年|里由8座增加到13座
# 五年间|, 五年|累计植树60公顷, 五年|提高3个百分点
_OVER_THEM = re.compile("间|累计|总计|合计|共(?![同享建用有])|年均|提高|提升|增长|增加|下降|降低|减少|翻")


@as_rule(
    "time from now",
    "近三年, 最近5个月, 10年来: a time seen from now",
    step=EXCLUSION,
    needs=needed(_RELATIVE) + "来多余期间里起止后累总合共均提增下降减翻占",
    of=frozenset({"duration"}),
    reason="relative_time",
    examples=(
        "近⟨三⟩年开展",
        "近⟨5⟩个月",
        "⟨10⟩年来累计",
        "⟨三⟩年多来修渠14公里",
        "水厂⟨三⟩年里修渠14公里",
        "最近⟨两⟩个会计年度",
        "2017-2019⟨三⟩年间",
        "对自报告期末起⟨12⟩个月的经营能力",
        "截至6月30日止⟨六⟩个月",
        "短短⟨5⟩天里",
        "⟨三⟩年后，村集体收入翻番",
        "⟨五⟩年累计植树60公顷",
        "捐款占⟨三⟩年平均利润的6%",
    ),
    counter_examples=(
        "连续近三年",
        "提前5天",
        "自签订之日起3年的租约",
        "停产3个月后复工",
        "工龄五年累计休假10天",
        "相距3年间隔",
    ),
)
def relative_time(text: str, found: Candidate) -> bool:
    """Whether years, days or months are a time seen from now."""
    _, unit = parts_of(found)
    if not (unit.name in _PERIODS or unit.name.startswith("个")):
        return False
    before = words_before(text, found)
    mean = before.endswith("占") and text.startswith(("平均", "年均"), unit.end)  # 占三年平均利润的6%
    if unit.name == "年" and (mean or _YEARS_OF_IT.match(text, unit.end)):
        return True
    opens = not before or before[-1] in CLAUSE_ENDS
    later = _LATER.match(text, unit.end) or (unit.name == "年" and _OVER_THEM.match(text, unit.end))
    if (opens and later) or before.endswith(("日止", "\ufffc止")):
        return True
    if text.startswith(("的", "间"), unit.end) and _SPAN.search(text, max(0, found.start - 12), found.start):
        return True
    return _RELATIVE.search(before) is not None and not _LONG_SINCE.search(before)


@as_rule(
    "round the clock",
    "24小时 as a promise: 实行24小时值班, 24小时热线",
    step=EXCLUSION,
    of=frozenset({"小时"}),
    reason="set_phrase",
    examples=("实行⟨24⟩小时值班", "⟨24⟩小时值守"),
    counter_examples=("24小时内办结", "累计培训24小时。"),
)
def round_the_clock(text: str, found: Candidate) -> bool:
    """Whether 24小时 says that somebody is always there."""
    number, unit = parts_of(found)
    if number.value != 24:
        return False
    after = text[unit.end : unit.end + 12]
    return bool(_ROUND_THE_CLOCK_BEFORE.search(words_before(text, found)) or not _ROUND_THE_CLOCK_AFTER.match(after))


@as_rule(
    "time of a rate",
    "15s接通率, 500米覆盖率: part of the metric's name",
    step=EXCLUSION,
    needs=needed(_DURATION_OF_RATE, _DISTANCE_OF_RATE),
    of=frozenset({"duration", "length"}),
    reason="name",
    examples=(
        "⟨15⟩秒接通率",
        "⟨10⟩分钟响应率",
        "站点⟨500⟩米覆盖率",
        "城区⟨500⟩米站点覆盖率",
        "书屋⟨1.5⟩公里服务半径覆盖率",
        "车站⟨300⟩米范围内便利店覆盖率",
    ),
    counter_examples=("3年接通率", "24小时办结率", "15秒内接通", "管线500米，覆盖率98%"),
)
def time_of_rate(text: str, found: Candidate) -> bool:
    """Whether a duration or a distance is part of the name of a rate."""
    number, unit = parts_of(found)
    if unit.kind == "length":
        return _DISTANCE_OF_RATE.match(text, unit.end) is not None
    if unit.name in ("年", "个月") or (number.value == 24 and unit.name == "小时"):
        return False
    return _DURATION_OF_RATE.match(text[unit.end : unit.end + 12]) is not None


@as_rule(
    "version before a measure word",
    "2.0项: things that are counted have no .0",
    step=EXCLUSION,
    at=DECIMALS,
    needs=".",
    of=frozenset({"count"}),
    reason="version",
    examples=("平台⟨2.0⟩项目",),
    counter_examples=("2.0万项", "2.0吨", "2.5项"),
    source="argued: what is counted one by one is never printed with .0; 平台2.0项目 is the usual case",
)
def version(text: str, found: Candidate) -> bool:
    """Whether a count ends with .0."""
    number = found.number
    return number is not None and not number.is_scaled and text.endswith(".0", 0, number.end)


def _is_ordinal(place: Place) -> bool:
    """Whether a number says which; not 由防治前9.8%, which has decimals."""
    first = place.number.decimals > 0 and place.before[-1:] == "前"
    return not first and Before(_ORDINAL)(place)


_EDITIONS = Beside(before=_HELD, behind=_HELD_END)
_PARTS_OF_DISTRICT = Beside(
    before=re.compile(DIVIDED), behind=re.compile(rf"[0-9{DIGITS}{TENS}十]|{_HELD_END.pattern}"), reach=24
)
ordinal = Rule(
    "ordinal",
    "第3名, 前10位, Top3",
    _is_ordinal,
    step=NUMBER,
    needs=needed(_ORDINAL),
    reason="ordinal",
    examples=("获第⟨3⟩名", "列前⟨10⟩位", "第二、⟨三⟩次"),
    counter_examples=("目前10位", "提前3天", "由改造前9.8%降到5%"),
)
per = Rule(
    "per",
    "how often, or what a rate is for: 每3年, 每100人",
    Before(_EVERY),
    step=NUMBER,
    needs=needed(_EVERY),
    reason="per",
    examples=("每⟨3⟩年评估", "每隔⟨5⟩天", "每生产⟨1⟩吨纸浆耗电860千瓦时", "煤价每上涨⟨10⟩元"),
    counter_examples=("每年3次", "每年生产3吨", "每亩增加3元", "每天处理36吨"),
)
of_name = Rule(
    "number behind 双",
    "双11, 双10条新政: a name; 每双10元 counts",
    Before(_DOUBLE),
    step=NUMBER,
    needs="双",
    reason="name",
    examples=("出台双⟨10⟩条新政", "双⟨十⟩期间"),
    counter_examples=("手套每双10元", "鞋垫一双8元", "皮鞋三双860元", "雨靴十双96元"),
    source="argued: policies and campaigns are named so (双11)",
)
of_pair = Rule(
    "second of two Han digits",
    "二、三次: one of them",
    Before(_BEFORE_HAN_PAIR, han_only=True),
    step=NUMBER,
    needs="、",
    reason="inexact",
    examples=("走访二、⟨三⟩次",),
    counter_examples=("二次、三次",),
)
shown = Rule(
    "shown in a picture",
    "如图1所示: 所 is no measure word there",
    Beside(before=_PICTURE_BEFORE, behind=_PICTURE_AFTER, reach=12),
    step=EXCLUSION,
    of=frozenset({"所"}),
    reason="reference",
    examples=("如图⟨1⟩所示", "见表⟨2⟩所列"),
    counter_examples=("建成图书馆1所",),
    source="argued: papers and explanations point to their figures so (如图1所示)",
)
days_of_campaign = Rule(
    "days of a campaign",
    "奋战100天",
    Beside(before=_CAMPAIGN),
    step=EXCLUSION,
    of=frozenset({"天"}),
    reason="name",
    examples=("攻坚⟨40⟩天",),
    counter_examples=("工作40天",),
    source="argued: the length of a campaign is said as its name (百日攻坚), as are 行动40天 and 奋战60天",
)
list_pointed_to = Rule(
    "list that is pointed to",
    "下列两项的差额, 前述三者: the number of the items of a list that words point to, no quantity",
    Beside(before=_POINTS, behind=_NO_NOUN),
    step=EXCLUSION,
    needs="下前上该这此",
    of=frozenset({"项", "款", "种", "个", "条", "类", "点"}),
    reason="reference",
    examples=("高于下列⟨两⟩项的差额", "符合前述⟨3⟩种情形之一", "该⟨两⟩项占成本的86%"),
    counter_examples=(
        "采取以下三项措施。",
        "上述三个项目完工。",
        "前三项合计",
        "该三个项目完工。",
        "另有两项占12%。",
        "其中省级以上8项。",
    ),
    source="argued: rules and notes point to lists by the number of their items",
)
held_for = Rule(
    "edition of an event",
    "20届三中全会: which one it is; 已连续举办5届 says how many there were",
    lambda text, found: not _EDITIONS(text, found),
    step=EXCLUSION,
    of=frozenset({"届"}),
    reason="ordinal",
    examples=("落实⟨20⟩届三中全会精神", "⟨18⟩届毕业生就业", "举办⟨20⟩届全会精神宣讲"),
    counter_examples=("赛事已连续举办5届，", "茶会成功举办十二届。"),
    source="argued: fairs, races and campaigns tell how often they were held so",
)
place_named = Rule(
    "places that are not counted",
    "3镇联动, 走访2乡: places count only where a district is told by them: 辖7镇、7乡",
    lambda text, found: not _PARTS_OF_DISTRICT(text, found),
    step=EXCLUSION,
    of=frozenset({"镇", "乡", "街道"}),
    reason="name",
    examples=("开展⟨3⟩镇联动",),
    counter_examples=("全县辖7镇。", "全县辖7镇7乡。", "下辖4个街道、3镇、2乡。"),
    source="argued: profiles of districts tell what they are divided into so",
)
class_of_drug = Rule(
    "class of a drug",
    "1.1类新药: the class that a drug is registered in",
    Beside(behind=_DRUG),
    step=EXCLUSION,
    needs="药",
    of=frozenset({"类"}),
    reason="code",
    examples=("自主研发的⟨1.1⟩类创新药物", "⟨1⟩类新药获批"),
    counter_examples=("研发5类新药。", "药品分为3类。"),
    source="classes of registration of drugs (药品注册管理办法)",
)
