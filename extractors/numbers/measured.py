"""Measures and sums of money: a number with what it counts, and the minus or currency before it."""

import re
import string
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from extractors.numbers.figure import Candidate, Place, Unit, printed_unit, spellings
from extractors.numbers.number import DIGITS, Number, digit_of, read_number
from extractors.numbers.qualifiers import lent_unit
from extractors.numbers.steps import ADDITION, LEAD, NUMBER
from extractors.rule import as_rule
from extractors.text.became import grown_behind
from extractors.text.needed import needed
from extractors.text.word_patterns import either

# What is printed before a number only; the names and codes of currencies are in the unit table.
_SIGNS = {
    "¥": "元",
    "￥": "元",
    "$": "美元",
    "US$": "美元",
    "HK$": "港元",
    "€": "欧元",
    "£": "英镑",
    "A$": "澳元",
    "C$": "加元",
    "S$": "新加坡元",
    "NT$": "新台币",
}
_OURS = ("元", "角")
_LONGEST = 5  # characters of a name: 澳大利亚元
_DIGIT = rf"[0-9{DIGITS}]"
_SMALL_CHANGE = re.compile(
    rf"""
    (?: (?P<tenths>{_DIGIT})[角毛] )?
    (?: (?P<cents>{_DIGIT})分(?![\w之]) )?
    (?: [整正](?![理体个治式常在]) )?
    """,
    re.VERBOSE,
)


@cache
def _before_number() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern for a currency's sign or code right before a number, and the currency of each."""
    codes = {text: unit for text, unit in spellings("amount").items() if text.isascii()}
    known = _SIGNS | codes
    return re.compile(f"{either(known)} ?$"), known


@cache
def _before_yuan() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern for the name of a foreign currency right before a number, and the currency of each."""
    names = {text: unit for text, unit in spellings("amount").items() if unit not in _OURS and not text.isascii()}
    return re.compile(f"{either(names)}$"), names


@as_rule(
    "currency sign",
    "¥, US$, HKD before a number say what money it is",
    step=LEAD,
    needs="".join(_SIGNS) + string.ascii_letters,
    examples=(
        "支出⟨¥3,000⟩ → 3000 元",
        "资助⟨US$30万⟩ → 300000 美元",
        "订单额⟨US$2.6 million⟩ → 2600000 美元",
        "⟨HKD 50⟩ → 50 港元",
        "⟨AUD 300⟩ → 300 澳元",
    ),
    counter_examples=("A股30万", "支出3,000元"),
    source="schemas/data/figures/units.csv (GB/T 12406: codes), cases of WeTextProcessing and NeMo",
)
def currency_sign(place: Place) -> bool:
    """Take the currency sign or code right before a number into the place."""
    start = place.start
    pattern, known = _before_number()
    sign = pattern.search(place.text, max(0, start - _LONGEST), start)
    if not sign:
        return False
    place.currency, place.start = known[sign[0].strip()], start - len(sign[0])
    return True


@as_rule(
    "currency name",
    "美元, 港币, 欧元 before a sum in 元: statements name the money first",
    step=LEAD,
    of=frozenset({"元"}),
    examples=(
        "借款⟨美元6,000元⟩ → 6000 美元",
        "资本金⟨港币2万元⟩ → 20000 港元",
        "货款⟨韩元500万元⟩ → 5000000 韩元",
        "订单⟨新台币30万元⟩ → 300000 新台币",
    ),
    counter_examples=("美元3次升值", "借款6,000元", "2元5角6元"),
)
def currency_name(place: Place) -> bool:
    """Take the name of a foreign currency right before a sum of 元 into the place."""
    pattern, known = _before_yuan()
    name = pattern.search(place.text, max(0, place.start - _LONGEST), place.start)
    if not name:
        return False
    place.currency, place.start = known[name[0]], place.start - len(name[0])
    return True


_MINUS = re.compile(r"(?:^|[^\w]|[长降为是达至到率幅速增减额和与及])[-−－]$|负$")
_MINUS_OF_RATE = re.compile(r"[^\W\dA-Za-z_][-−－]$")
# What can be below zero: before it a dash and a sum or a temperature is a minus.
_CAN_BE_NEGATIVE = re.compile(
    r"(?:利润|亏损|盈余|损益|收益|净额|流量|结余|差额|增长|增幅|变动|影响|温度|气温|财务费用|所得税费用|资本公积|增加|减少)[-−－]$"
)
_WINDOW = 6  # characters: 所得税费用-
# 减负3万元, 抱负: a word, no minus.
_NO_MINUS = re.compile(r"[抱自肩担背欺辜胜正减]负$")


@as_rule(
    "minus",
    "a minus or 负 before a number; a dash behind a Han character only before a share, or behind 净流量, 温度 …",
    step=LEAD,
    needs=needed(_MINUS),
    examples=(
        "利润率为⟨-2.3%⟩ → -2.3 %",
        "海拔⟨负0.2千米⟩ → -0.2 千米",
        "利润率⟨-3%⟩ → -3 %",
        "净流量⟨-8万元⟩ → -80000 元",
        "财务费用⟨-8万元⟩ → -80000 元",
        "结余3万元和⟨-8万元⟩ → -80000 元",
    ),
    counter_examples=("减负3万元", "A-3人", "慰问金-5万元", "培训费用-5万元"),
)
def minus(place: Place) -> bool:
    """Take the minus right before a number into the place."""
    text, start = place.text, place.start
    window = text[max(0, start - _WINDOW) : start]
    if _MINUS.search(window) or _CAN_BE_NEGATIVE.search(window):
        place.negative = not _NO_MINUS.search(window)
    else:
        rate = text[place.end : place.end + 1] in ("%", "‰", "‱") or text.startswith("个百分点", place.end)
        place.negative = rate and _MINUS_OF_RATE.search(window) is not None
    place.start -= place.negative
    return place.negative


def measured(place: Place, number: Number, unit: Unit) -> Candidate:
    """Return the candidate of a number at a place with its unit."""
    return Candidate(
        start=place.start,
        end=unit.end,
        value=-number.value if place.negative else number.value,
        decimals=number.decimals,
        unit=unit.name,
        unit_text=printed_unit(place.text, number, unit),
        kind=unit.kind,
        more=number.more,
        number=number,
        measure=unit,
    )


@as_rule(
    "money",
    "a number with a currency: 3700余万元, 8亿元人民币, ¥3,000",
    step=NUMBER,
    of=frozenset({"amount"}),
    examples=("捐款⟨20,318元⟩ → 20318 元", "扣减⟨4100余万元⟩ → more_than 41000000 元", "发行⟨2亿元人民币⟩"),
    counter_examples=("共3户", "三元布局"),
)
def money(place: Place) -> Candidate | None:
    """Read a number with a unit of money, or after a currency sign."""
    number, unit = place.counted, place.measure
    if place.currency and (unit is None or unit.kind != "amount"):
        unit = Unit(place.currency, "amount", "one", number.end)
    if unit is None:
        return None
    found = measured(place, number, unit)
    found.unit = place.currency or unit.name
    return found


@as_rule(
    "small change",
    "角, 分 and 整 after a sum: 50元6角三分",
    step=ADDITION,
    needs="角毛分整正",
    of=frozenset({"amount"}),
    examples=("售价⟨50元6角三分⟩ → 50.63 元", "收款⟨80元5角整⟩ → 80.5 元"),
    counter_examples=("80元整体支出", "80元正式"),
    source="cheques and contracts; cases of cn2an",
)
def small_change(text: str, found: Candidate) -> bool:
    """Take 角, 分 and 整 after a sum of money into it."""
    if found.value is None:
        return False
    match = _SMALL_CHANGE.match(text, found.end)
    if not match or match.end() == found.end:
        return False
    tenths, cents = match["tenths"], match["cents"]
    if tenths or cents:
        found.value += Decimal(f"0.{digit_of(tenths or '零')}{digit_of(cents) if cents else ''}")
        found.decimals = 2 if cents else 1
    found.end = match.end()
    return True


_SECONDS = re.compile("秒(?![批杀级表到办回付放审懂开])")
# What a unit of time has of a smaller one that is named behind it: 3小时20分.
_PARTS = {
    "小时": (re.compile(r"(?:分钟|分(?!\w)|分(?=[0-9]{1,2}秒))"), "分钟", 60),
    "分钟": (_SECONDS, "秒", 60),
    "分": (_SECONDS, "秒", 60),  # 2分18秒; 分 alone is a score
    "天": (re.compile(r"个?小时"), "小时", 24),
    "年": (re.compile(r"个月"), "个月", 12),
}
_LONGEST_TIME = 99  # of the larger unit: 2023年 is a year
_BETWEEN = re.compile(r"[零又]?")


@as_rule(
    "time in two units",
    "3小时20分, 1年零6个月: one time, in the smaller unit",
    step=ADDITION,
    needs="分秒时月",
    of=frozenset({"小时", "个小时", "分钟", "分", "天", "年"}),
    examples=(
        "到场时间由⟨2分18秒⟩缩短 → 138 秒",
        "提前⟨3小时20分⟩ → 200 分钟",
        "用时⟨2小时5分钟⟩，超过计划 → 125 分钟",
        "工期⟨1年零6个月⟩ → 18 个月",
        "历时⟨两天三小时⟩ → 51 小时",
        "历时⟨1小时2分18秒⟩完赛 → 3738 秒",
    ),
    counter_examples=("用时3小时，20分钟到场", "3小时20分公司", "每3小时20次", "1.5小时20分", "得分2分，18秒完赛"),
    source="argued: a time printed in two units is one quantity",
)
def in_two_units(text: str, found: Candidate) -> bool:
    """Take the rest of a time in smaller units into it."""
    if not _take_smaller(text, found):
        return False
    _take_smaller(text, found)  # 1小时2分|18秒
    return True


def _take_smaller(text: str, found: Candidate) -> bool:
    """Take what a time has of the next smaller unit right behind it into it; whether there is any."""
    part = _PARTS.get((found.unit or "").removeprefix("个"))
    if part is None or found.value is None or found.decimals or found.more or found.value > _LONGEST_TIME:
        return False
    words, unit, many = part
    gap = _BETWEEN.match(text, found.end)
    number = read_number(text, gap.end() if gap else found.end)
    match = words.match(text, number.end) if number and not number.decimals and number.value < many else None
    if number is None or match is None:
        return False
    found.value, found.unit, found.unit_text = found.value * many + number.value, unit, match[0]
    found.end = match.end()
    return True


@as_rule(
    "number and unit",
    "a number with its unit or measure word: 79名, 25.87万件, 3个多小时, 两年半",
    step=NUMBER,
    examples=(
        "现有员工⟨132名⟩ → 132 名",
        "受理⟨31.42万件⟩ → 314200 件",
        "时长⟨3个多小时⟩ → more_than 3 个小时",
        "用时⟨两年半⟩ → 2.5 年",
        "提高⟨0.5个⟩和1.3个百分点 → 0.5 百分点 up",
    ),
    counter_examples=("3人制足球", "5年级", "捐款30元"),
    source="schemas/data/figures/units.csv",
)
def number_and_unit(place: Place) -> Candidate | None:
    """Read a number with a unit that is no money."""
    unit = place.measure
    return measured(place, place.counted, unit) if unit and unit.kind != "amount" else None


@as_rule(
    "unit of a later number",
    "由3至5家, 0.4和0.7个百分点: the unit stands behind the later number only",
    step=NUMBER,
    examples=(
        "由⟨3⟩至5家 → 3 家",
        "提高⟨0.4⟩和0.7个百分点 → 0.4 百分点 up",
        "倍数分别为3.1倍、⟨2.8⟩和2.5倍 → 2.8 倍",
    ),
    counter_examples=("由3家至5家", "0.4和0.7", "1、2和3组", "3.1、2.5亿元"),
    source="argued: bulletins give two changes with one unit (分别提高0.4和0.7个百分点)",
)
def with_lent_unit(place: Place) -> Candidate | None:
    """Read a number without unit that a later one lends its unit."""
    unit = lent_unit(place.text, place.number)
    return measured(place, place.number, unit) if unit else None


_EACH = {"小时": "小时", "分钟": "分钟", "分": "分钟", "秒": "秒", "时": "小时"}
_PER = re.compile("(?:每(?P<time>小时|分钟|分|秒)|(?P<speed>[时秒])速)$")


@as_rule(
    "speed",
    "每小时十公里, 时速60公里, 每秒12立方米",
    step=ADDITION,
    needs="时秒分",
    of=frozenset({"公里", "千米", "海里", "米", "立方米", "升"}),
    examples=(
        "时速⟨60公里⟩ → 60 公里/小时",
        "每小时⟨十公里⟩ → 10 公里/小时",
        "风速每秒⟨3.4米⟩ → 3.4 米/秒",
        "流量每秒⟨12立方米⟩ → 12 立方米/秒",
    ),
    counter_examples=("全长60公里", "每小时处理60立方米"),
    source="ordinary form; cases of WeTextProcessing",
)
def speed(text: str, found: Candidate) -> bool:
    """Give a length or volume the time that stands before it."""
    per = _PER.search(text, max(0, found.start - len("每小时")), found.start)
    if found.value is None or per is None:
        return False
    found.unit = f"{found.unit}/{_EACH[per['time'] or per['speed']]}"
    return True


@as_rule(
    "growth behind a percentage",
    "保持5%以上的增长, 以3%的能源消费增速: a noun of growth behind 的; not 6%的增长目标, 12%的企业用工增长",
    step=ADDITION,
    needs="的",
    of=frozenset({"%"}),
    examples=(
        "以⟨3%⟩的用水增速支撑发展 → 3 % up",
        "客流实现⟨5%以上⟩的增长。 → at_least 5 % up",
        "客流以⟨12%⟩的速度递增 → 12 % up",
        "运价出现⟨8%⟩的跌幅， → 8 % down",
        "实现⟨5%⟩的营收增长。 → 5 % up",
    ),
    counter_examples=(
        "力争实现6%的增长目标",
        "占8%的产品",
        "以5%的增长率为上限",
        "有12%的企业用工增长。",
        "占总量5%的产品实现较快增长。",
        "贡献了36%的税收增长。",
    ),
    source="argued: outlooks and white papers tell growth so",
)
def growth_behind(text: str, found: Candidate) -> bool:
    """Make a percentage before a noun or verb of growth the change by it."""
    grown = grown_behind(text, found.start, found.end)
    if grown is None or found.value is None:
        return False
    found.change = "down" if grown["way"] in ("降幅", "跌幅", "下降", "递减", "减少") else "up"
    return True
