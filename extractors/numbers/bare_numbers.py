"""Bare numbers: quantities that are stated without a unit, and what shows that a bare number is none."""

import re
from collections.abc import Callable

from extractors.numbers.figure import Candidate, Place
from extractors.numbers.qualifiers import hedge_after, hedge_before
from extractors.numbers.steps import NUMBER
from extractors.rule import NOT_READ, Rule, as_rule
from extractors.text.characters import (
    BETWEEN_ITEMS,
    BRACKETS,
    CLAUSE_ENDS,
    CLOSING_BRACKETS,
    HALF_WIDTH_ENDS,
    IN_CLAUSE,
    OPENING_BRACKETS,
)

_STOP = f"[{CLAUSE_ENDS}{HALF_WIDTH_ENDS}]"
_STOPS = re.compile(_STOP)
_END = re.compile(f"{_STOP}|$")
_STATED = re.compile(r"(?:[为达]|达到|得分)$")
# 流动比率分别为1.25、1.31和|1.44: one of several decimals
_DEALT = re.compile(rf"(?:分别|依次)约?[为是达]?到?(?:[-−]?\d+\.\d+{BETWEEN_ITEMS})*[-−]?$")
_DEALT_ON = re.compile(rf"(?:{BETWEEN_ITEMS}[-−]?\d+\.\d+)*(?=[{CLAUSE_ENDS}{BRACKETS}]|$)")
_NAMES_CODES = re.compile("版本?|章节?|编号|标准号?|图|条款|附注|小节|坐标|经度|纬度")
_RATE_BECAME = re.compile(r"[率数度][升降][至到为]$")
_FROM_TO = re.compile(
    r"(?:由|从)(?P<first>[0-9]+\.[0-9]+)(?:提高|提升|上升|增加|下降|降低|回落|优化|减少|[升降增减])[至到为]"
    rf"(?P<second>[0-9]+\.[0-9]+)(?=[{CLAUSE_ENDS}、{CLOSING_BRACKETS}]|$)"
)
_RATES = "率|指数|系数|[密强]度|评分|均分|比值?"
_RATED = re.compile(f"(?:{_RATES})$")
# 死亡率减少, 基尼系数为0.46，比上年下降
_RATE_MOVED = re.compile(
    rf"(?:{_RATES})(?:[为达]?[0-9]+\.[0-9]+[，,])?(?:同比|环比|[较比与]{IN_CLAUSE}{{1,8}})?"
    r"(?:增加|提高|提升|上升|升高|增长|扩大|减少|下降|降低|回落|缩小|下滑)了?$"
)
_REACH = 40


def _followed_by(pattern: str) -> Callable[[Place], bool]:
    """Return the test whether a pattern matches right behind a number."""
    sought = re.compile(pattern)

    def is_there(place: Place) -> bool:
        return sought.match(place.text, place.end) is not None

    return is_there


def _preceded_by(pattern: str) -> Callable[[Place], bool]:
    """Return the test whether quantities without scale have a pattern in the eight characters before them."""
    sought = re.compile(pattern)

    def is_there(place: Place) -> bool:
        number = place.number
        return not number.is_han and not number.is_scaled and sought.search(place.before) is not None

    return is_there


@as_rule(
    "bare year",
    "1900 to 2099 without 年",
    step=NUMBER,
    reason="year",
    examples=("⟨2022⟩，", "共⟨1998⟩"),
    counter_examples=("2022户", "共2,022", "2200，"),
)
def bare_year(place: Place) -> bool:
    """Whether four digits without a unit may be a year."""
    number = place.number
    may_be = not number.is_scaled and not number.decimals and 1900 <= number.value <= 2099
    return may_be and place.text[number.start : number.end].isdigit()


@as_rule(
    "thousands like a year",
    "2,022 without a unit: neither a year nor a quantity for sure",
    step=NUMBER,
    reason=NOT_READ,
    examples=("超⟨2,022⟩，",),
    counter_examples=("超2,222，", "超2022户"),
)
def like_year(place: Place) -> bool:
    """Whether a number without unit has the value of a year in another writing."""
    number = place.number
    return not number.is_scaled and not number.decimals and 1900 <= number.value <= 2099


# Each is asked in turn of a number that has no unit. Those without a reason keep it from being read: it stays unread.
EXCLUSIONS: tuple[Rule[Callable[[Place], bool]], ...] = (
    Rule(
        "number before a letter",
        "3D, 5G",
        _followed_by("[A-Za-z]"),
        step=NUMBER,
        reason="code",
        examples=("推广⟨5⟩G", "⟨3⟩D打印"),
        counter_examples=("5kg", "共5，"),
    ),
    Rule(
        "number of a house, line or prize",
        "3楼, 2路, 500强",
        _followed_by("[楼室路线区强]"),
        step=NUMBER,
        reason="name",
        examples=("位于⟨6⟩楼", "世界⟨500⟩强"),
        counter_examples=("6层", "6家"),
    ),
    Rule(
        "edition or class",
        "3级, 2季",
        _followed_by("[期级季]"),
        step=NUMBER,
        reason="ordinal",
        examples=("⟨3⟩级医院", "首⟨2⟩季花展"),
        counter_examples=("举办3次",),
    ),
    Rule(
        "version before 版",
        "2.0版",
        _followed_by("版"),
        step=NUMBER,
        reason="version",
        examples=("⟨2.0⟩版本",),
        counter_examples=("3块",),
    ),
    Rule(
        "number that goes on",
        "a unit or sign that is not understood stands behind it: 3×, 12:30, 05-",
        _followed_by(r"[栋年月日号时点后岁旬代维度分第%‰‱·•×*\d]|/(?![年月日季])|[.,:：-]\w|[—–~～]\d"),
        step=NUMBER,
        reason=NOT_READ,
        examples=("超⟨12⟩:30",),
        counter_examples=("超12，",),
    ),
    bare_year,
    like_year,
    Rule(
        "bare number behind a word for telephones",
        "电话12345678, 热线12345",
        _preceded_by("电话|热线|传真|[Tt]el"),
        step=NUMBER,
        reason="telephone",
        examples=("电话⟨61234567⟩。",),
        counter_examples=("受理电话12件",),
    ),
    Rule(
        "bare number behind a word for codes",
        "编号7, 版本3, 邮编200030, 标准9704, QQ, IP",
        _preceded_by("[号码型]|版本|邮编|账户|地址|标准|ISBN|QQ|ID|IP|V6"),
        step=NUMBER,
        reason="code",
        examples=("编号为⟨7⟩。", "邮编⟨200030⟩"),
        counter_examples=("编号7个",),
    ),
    Rule(
        "bare number behind a room or channel",
        "室302, 频道5",
        _preceded_by("[室频道楼]"),
        step=NUMBER,
        reason="name",
        examples=("综合频道⟨5⟩。",),
        counter_examples=("频道5个",),
    ),
    Rule(
        "bare number behind a word for times and scores",
        "期间12, 年份, 比分: no quantity, and not plain what",
        _preceded_by("[期间]|年份|时间|日期|比分"),
        step=NUMBER,
        reason=NOT_READ,
        examples=("时间为⟨12⟩。",),
        counter_examples=("时间12天",),
    ),
)


_HOUSEHOLDS = re.compile(r"(?:[农牧渔林茶果菜粮棉蚕]|贫困|养殖|种植|低收入|困难)户")


def _bare(place: Place) -> Candidate:
    number = place.number
    value = -number.value if place.negative else number.value
    return Candidate(start=place.start, end=number.end, value=value, decimals=number.decimals, more=number.more)


@as_rule(
    "hedged number",
    "超15万, 80以上: a number without unit that a word of approximation makes a quantity",
    step=NUMBER,
    examples=("惠及老人⟨超900⟩， → more_than 900", "得分⟨80以上⟩ → at_least 80"),
    counter_examples=("≥80", "约三"),
)
def hedged(place: Place) -> Candidate | None:
    """Read a bare number with a hedge; of Han numerals those with two characters or a hedge behind."""
    number = place.number
    if number.high is not None:
        return None
    before, after = hedge_before(place.text, place.start), hedge_after(place.text, number.end)
    if not (before or after or number.more) or place.text[place.start - 1 : place.start] in ("≤", "≥"):
        return None
    return None if number.is_han and number.signs == 1 and not after else _bare(place)


@as_rule(
    "scaled number",
    "提升至8000万: a number without unit that 万 or 亿 makes a quantity",
    step=NUMBER,
    examples=("用户增至⟨8000万⟩ → 80000000", "用户增至⟨3万5千⟩。 → 35000"),
    counter_examples=("增至8000，", "八千万，"),
)
def scaled(place: Place) -> Candidate | None:
    """Read bare quantities with a scale."""
    number = place.number
    if not number.is_scaled or number.is_han or number.high is not None:
        return None
    found = _bare(place)
    if _HOUSEHOLDS.match(place.text, number.end):
        found.unit, found.kind = "户", "count"  # 8.5万农户: the noun behind names its unit
    return found


@as_rule(
    "stated number",
    "综合得分为92.5。: a bare number that closes a statement; with decimals also 事故率0.32，, 分别为1.2、1.3",
    step=NUMBER,
    examples=(
        "综合得分为⟨92.5⟩。 → 92.5",
        "事故率⟨0.32⟩，",
        "工伤率降至⟨0.21⟩。",
        "流动比率分别为1.25、⟨1.31⟩和1.44，",
    ),
    counter_examples=("为12号", "事故率3，", "流动比率1.25、1.31。", "软件版本分别为1.2和1.4。"),
    source="scores; argued for rates: those of accidents have no unit",
)
def stated(place: Place) -> Candidate | None:
    """Read bare quantities that close a statement."""
    number = place.number
    if number.is_han or number.high is not None or number.signs > 7:
        return None
    if number.decimals and _DEALT_ON.match(place.text, number.end):
        clause = _STOPS.split(place.text[max(0, place.start - _REACH) : number.start])[-1]
        if _DEALT.search(clause) and not _NAMES_CODES.search(clause):
            return _bare(place)
    if not _END.match(place.text, number.end):
        return None
    before = place.text[max(0, place.start - 3) : place.start]
    rated = _RATED.search(before) or _RATE_BECAME.search(place.before)
    if _STATED.search(before) or (number.decimals and rated):
        return _bare(place)
    return None


@as_rule(
    "from one value to another",
    "能效比由2.35升至2.61: two decimals without unit, of before and of now",
    step=NUMBER,
    examples=("泵站能效比由⟨2.35⟩升至2.61。 → 2.35", "指数由0.82升到⟨0.91⟩， → 0.91"),
    counter_examples=("由1.48版升至2.0版", "由5升至6"),
    source="argued: figures of efficiency (PUE) have no unit; an unseen report had them",
)
def from_to(place: Place) -> Candidate | None:
    """Read decimals without unit on both sides of a rise or fall."""
    number = place.number
    if number.is_han or not number.decimals or number.high is not None:
        return None
    around = place.text[max(0, number.start - 16) : number.end + 16]
    for match in _FROM_TO.finditer(around):
        if number.start - max(0, number.start - 16) in (match.start("first"), match.start("second")):
            return _bare(place)
    return None


@as_rule(
    "change of a bare rate",
    "死亡率减少0.086, 万车死亡率为0.052，比上年下降0.006: decimals by which a rate without unit rose or fell",
    step=NUMBER,
    examples=("万车死亡率减少⟨0.086⟩，", "基尼系数为0.46，比上年下降⟨0.004⟩。", "生师比为17.5，同比下降⟨0.7⟩。"),
    counter_examples=("死亡率减少8，", "用户为46户，比上年下降0.004。", "版本号为2.1，提升0.2。"),
    source="argued: rates of accidents, indices and coefficients have no unit, and no more has their change",
)
def changed_by(place: Place) -> Candidate | None:
    """Read decimals without unit by which a rate, index or coefficient changed."""
    number = place.number
    if number.is_han or not number.decimals or number.high is not None or not _END.match(place.text, number.end):
        return None
    return _bare(place) if _RATE_MOVED.search(place.text[max(0, place.start - _REACH) : place.start]) else None


_COUNTS = "人|名|位|户|家|个|项|种|件|所|台|辆|座|处|门|册|份|条|篇|场|次|起|例"
# 民警320人，其中男|280: an item of a list of counts whose unit is not said again
_ITEM = re.compile(
    rf"[0-9](?P<unit>{_COUNTS})(?:[，,、；]?(?P<part>[{OPENING_BRACKETS}](?:其中|含|包括)?|其中|含|包括)[：:，]?|[，,、；])"
    r"(?:[一-鿿]{1,10}[0-9]{1,5}[，,、])*(?P<who>[一-鿿]{1,10})$"
)
_ITEMS_BEHIND = re.compile(rf"(?:[，,、和及][一-鿿]{{1,10}}[0-9]{{1,5}})+(?P<unit>{_COUNTS})")
# 平均身高|178, 型号|360: no count
_MEASURE = re.compile(
    "平均|人均|身高|体重|成绩|分数|评分|面积|温度|湿度|海拔|金额|单价|价格|型号|指数|系数|[最总][高低大小长短]|[长宽高深厚重速]度?$|[费值量额度]$"
)
_ITEM_END = re.compile(rf"[{CLAUSE_ENDS}{CLOSING_BRACKETS}、]|$")
_NO_ITEM = re.compile(
    "(?:第|排名?|名列|位[列居]|得分|比分|编号|年龄|年限|室|房|栋|至|到|和|约|[大小高低多少]于|占|率|比|为|达)$"
)


@as_rule(
    "number in a list of counts",
    "药品228种，基本药物215，急救药品13种: an item of a list whose unit is not said again",
    step=NUMBER,
    examples=(
        "护林员320人，其中男⟨280⟩，女40人。 → 280",
        "藏品36件（其中瓷器⟨12⟩）",
        "书屋12个，含重点书屋5，一般书屋⟨7⟩。 → 7",
        "苗木36种，乔木⟨15⟩，灌木21种。 → 15",
    ),
    counter_examples=(
        "护林员320人，其中男，女40人。",
        "书屋12个，位列第5，",
        "书屋12个，面积大于5，",
        "护林员20人，平均身高178，平均体重70。",
        "护林员20人（平均身高178）。",
        "购置水泵12台，型号360，",
        "招聘30人，最高98，",
    ),
    source="argued: profiles of small offices leave the unit out where it stands before",
)
def in_list(place: Place) -> Candidate | None:
    """Read a whole number that closes an item of a list, behind an item with a unit."""
    number = place.number
    if number.is_han or number.decimals or number.is_scaled or number.high is not None or number.signs > len("12345"):
        return None
    begins = max(0, place.start - _REACH)
    before = place.text[begins : place.start]
    item = _ITEM.search(before) if _ITEM_END.match(place.text, number.end) else None
    if item is None or _NO_ITEM.search(before) or _MEASURE.search(item["who"]):
        return None
    behind = None if item["part"] else _ITEMS_BEHIND.match(place.text, number.end)
    if not item["part"] and (behind is None or behind["unit"] != item["unit"]):
        return None
    return _bare(place)  # no unit is printed there


RULES: tuple[Rule[Callable[[Place], Candidate | bool | None]], ...] = (
    *EXCLUSIONS,
    hedged,
    scaled,
    from_to,
    stated,
    changed_by,
    in_list,
)
