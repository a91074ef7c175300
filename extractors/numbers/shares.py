"""Shares: what part of a whole or how many times over, in words or signs of their own."""

import re
from decimal import Decimal
from math import prod

from extractors.numbers.figure import Candidate, Place, unit_at
from extractors.numbers.number import read_number
from extractors.numbers.qualifiers import hedge_after, hedge_before
from extractors.numbers.steps import NUMBER, SIGN
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, TO
from extractors.text.han_digits import DIGIT_OF
from extractors.text.needed import needed

# argued: 突破, 超过 and 不足 are written before a round number without digits, 上 only where none is meant
_ROUND = re.compile(r"(?:(?<=[近超逾])|(?<=超过|突破|不足|不到))(?:[百千]?万亿|[百千]亿|[百千]万|[百千万])")
_STATED = re.compile(rf"[{CLAUSE_ENDS}、{CLOSING_BRACKETS}]|大关|$")  # 逾百亿元。 but 超千万元|项目
_PART = re.compile(r"(?P<whole>[百佰千仟万]{1,3})分(?P<of>之)?")
_HUNDRED = re.compile(r"[百佰](?!分|[个余多万])")
_TO_PART = re.compile(rf"{TO}+(?:百分之)?")
_NUMERAL_BEFORE = re.compile(r"[0-9零〇一二三四五六七八九十百千万亿]$")
_TENTHS = re.compile(
    r"""
    成 (?: (?P<more>[一二三四五六七八九])(?![大项个条名人位家次]) | (?P<half>半) )?
    (?![功立员果为长熟绩本效品就交都份人套型分片批对群组色年虫像器])
    """,
    re.VERBOSE,
)
_RATIO = re.compile(r"[:：∶](?P<second>\d+(?:\.\d+)?)(?![:：∶\d年月日])")
_RATIO_BEFORE = re.compile(r"(?:比例|配比|比值|之比|[人生师供需率]比|比)[约近为是达到高于按不低于]{0,4}$")
_RATIO_AFTER = re.compile(r"的?(?:比例|配比|配备|配置|配套)")
_SLASH = re.compile(r"/(?P<second>\d{1,3})(?![\d/.年月])")
_SLASH_AFTER = re.compile(r"的|以[上下]|左右")
_FOLD = re.compile(r"翻(?:了)?(?:[近约超])?(?P<times>[一两二三四五1-5])?番")
MEASURED_AFTER = (
    rf"后的?[^{CLAUSE_ENDS}0-9]{{0,12}}?(?:收入|薪酬|月薪|工资|率|占比|满意度|相关度|得分)[约达为是到]{{0,2}}\s*[0-9]"
)
"""What stands behind a time after which a measure is taken, so that it is part of its name: 毕业半年|后月收入4600元."""
_HALF = re.compile(
    rf"半(?P<unit>个?小时|个月|年)(?![度报级期龄薪会里来]|间(?!隔)|(?:及|或)?以[上下][一-鿿]{{0,6}}(?:率|占)|(?<!小时){MEASURED_AFTER})"
)
_NO_HALF_BEFORE = re.compile(r"[上下前后每近大过多另个一两二三四五六七八九十年天月点间以各]$|(?<![用历耗])时$")
_HALVES = re.compile(r"半(?![径导]|边天)")
_WHOLE = {"百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}
_RATE_UNIT = {100: "%", 1000: "‰"}


@as_rule(
    "nearly a round number",
    "近百名, 超千户, 突破百万人次, 不足万名; not 近百年, 附近百姓, 上千人",
    step=SIGN,
    examples=(
        "招募⟨近百名⟩义工 → nearly 100 名",
        "客流⟨突破百万人次⟩ → more_than 1000000 人次",
        "招生不足⟨千人⟩ → less_than 1000 人",
        "服务⟨近千户⟩居民 → nearly 1000 户",
        "培训⟨近万名⟩ → nearly 10000 名",
        "产值⟨突破百亿元⟩大关 → more_than 10000000000 元",
        "茶园⟨逾万亩⟩。 → more_than 10000 亩",
    ),
    counter_examples=("近百年来", "附近百姓", "近万里村", "上千人", "超百亿级产业", "超千万元项目12个", "近百万亩茶园"),
)
def read_round(text: str, at: int) -> Candidate | None:
    """Read 百, 千, 万, 百万 behind 近, 超, 突破 with a measure word of persons or things; sums that are stated."""
    match = _ROUND.match(text, at)
    unit = unit_at(text, match.end()) if match else None
    if match is None or unit is None or not hedge_before(text, at):
        return None
    stated = unit.kind in ("amount", "area", "mass") and _STATED.match(text, unit.end)
    if not (stated or (unit.kind == "count" and unit.han != "no" and "亿" not in match[0])):
        return None
    value = Decimal(prod(_WHOLE[sign] for sign in match[0]))
    printed = unit.name if match[0] in "百千" else match[0] + unit.name
    return Candidate(start=at, end=unit.end, value=value, decimals=0, unit=unit.name, unit_text=printed, kind=unit.kind)


@as_rule(
    "percent in words",
    "百分之九十, 百分百, 千分之三, 万分之三, 百分之五到百分之八",
    step=SIGN,
    examples=(
        "办结率⟨百分之九十五⟩ → 95 %",
        "参与率⟨百分百⟩ → 100 %",
        "违约率⟨千分之三⟩ → 3 ‰",
        "提取⟨百分之五到百分之八⟩ → 5–8 %",
    ),
    counter_examples=("五百分之三", "万分感谢"),
    source="laws and targets write percentages and their ranges in words",
)
def read_part(text: str, at: int) -> Candidate | None:
    """Read percent and per mille in words.

    1. 百分之九十 → 90 %   2. 百分之2.4   3. 百分百 → 100 %   4. 千分之三 → 3 ‰   5. 万分之三 → 0.0003
    6. 百分之五到百分之八   7. 负百分之三
    """
    match = _PART.match(text, at)
    if not match or _NUMERAL_BEFORE.search(text[max(0, at - 1) : at]):
        return None
    whole = 1
    for sign in match["whole"]:
        whole *= _WHOLE[sign]
    unit = _RATE_UNIT.get(whole)
    if unit == "%" and _HUNDRED.match(text, match.end()):
        return _signed(text, Candidate(start=at, end=match.end() + 1, value=Decimal(100), decimals=0, unit="%"))
    number = read_number(text, match.end()) if match["of"] or unit == "%" else None
    if number is None or (number.value == 1 and not match["of"]):
        return None
    if unit is None:
        return _signed(text, Candidate(start=at, end=number.end, value=number.value / whole))
    found = Candidate(
        start=at, end=number.end, value=number.value, decimals=number.decimals, unit=unit, more=number.more
    )
    high, end = number.high, number.end
    to = _TO_PART.match(text, number.end)
    second = read_number(text, to.end()) if to else None
    if second and second.value > number.value and (text[to.end() - 1] == "之" if to else False):
        high, end = second.value, second.end
    if high is not None:
        found.value, found.low, found.high, found.end = None, number.value, high, end
    return _signed(text, found)


def _signed(text: str, found: Candidate) -> Candidate:
    """Take in the minus before a share in words."""
    found.kind = "ratio"
    if found.value is not None and text[max(0, found.start - 1) : found.start] in ("负", "-"):
        found.start, found.value = found.start - 1, -found.value
    return found


@as_rule(
    "doubling",
    "翻番, 翻一番 is twice, 翻两番 four times what it was: a change upwards",
    step=SIGN,
    examples=("产量⟨翻一番⟩ → 2 倍 up", "收入⟨翻了两番⟩ → 4 倍 up"),
    counter_examples=("翻修三番", "翻了一页"),
)
def read_fold(text: str, at: int) -> Candidate | None:
    """Read 翻番: 1. 翻番, 翻一番 → 2 倍   2. 翻两番 → 4 倍 (a change upwards)."""
    match = _FOLD.match(text, at)
    if not match:
        return None
    times = 1 if match["times"] is None else "一二三四五".find(match["times"].replace("两", "二")) + 1
    value = Decimal(2) ** (times or int(match["times"]))
    return Candidate(start=at, end=match.end(), value=value, decimals=0, unit="倍", kind="ratio", change="up")


@as_rule(
    "half a time",
    "半小时, 半个月, 半年; not 上半年, 半年度",
    step=SIGN,
    examples=("用时⟨半小时⟩ → 0.5 小时", "缩短⟨半个月⟩ → 0.5 个月 down"),
    counter_examples=(
        "上半年",
        "半年度报告",
        "近半年",
        "半年间，社员多了36名",
        "跟师半年以上留任率达到76%",
        "结业半年后月收入4600元",
    ),
    source="argued: the ordinary way to write half a unit of time",
)
def read_half(text: str, at: int) -> Candidate | None:
    """Read half a unit of time: 半小时, 半个小时, 半个月, 半年; not 上半年, 半年度."""
    match = _HALF.match(text, at)
    if not match or _NO_HALF_BEFORE.search(text[max(0, at - 2) : at]):
        return None
    unit = match["unit"]
    return Candidate(
        start=at, end=match.end(), value=Decimal("0.5"), decimals=1, unit=unit, unit_text=unit, kind="duration"
    )


@as_rule(
    "fraction in words",
    "三分之一",
    step=NUMBER,
    needs="分",
    examples=("占⟨四分之一⟩ → 0.25", "⟨超过三分之二⟩ → more_than 0.666667"),
    counter_examples=("三分力", "一分之差"),
)
def read_fraction(place: Place) -> Candidate | None:
    """Read 三分之一 → 1/3."""
    number = place.number
    if not place.text.startswith("分之", number.end):
        return None
    above = read_number(place.text, number.end + 2)
    if above is None or number.value < 2:
        return None
    return Candidate(start=number.start, end=above.end, value=above.value / number.value, kind="ratio")


@as_rule(
    "half",
    "一半",
    step=NUMBER,
    needs="半",
    examples=("占⟨一半⟩ → 0.5",),
    counter_examples=("另一半", "一半径"),
    source="argued: beside 三分之一 the most usual fraction in words",
)
def read_one_half(place: Place) -> Candidate | None:
    """Read 一半 → 0.5; not 另一半."""
    text, number = place.text, place.number
    if not (number.is_han and number.value == 1 and _HALVES.match(text, number.end)):
        return None
    if text[max(0, number.start - 1) : number.start] in ("另", "每", "这", "那", "前", "后", "头"):
        return None
    return Candidate(start=number.start, end=number.end + 1, value=Decimal("0.5"), decimals=1, kind="ratio")


@as_rule(
    "tenths",
    "九成 is 90 %, 七成六 76 %, 三成半 35 %",
    step=NUMBER,
    needs="成",
    examples=("占⟨九成⟩ → 90 %", "升至⟨七成六⟩ → 76 %", "有⟨三成半⟩ → 35 %", "⟨约七八成⟩ → 70–80 %"),
    counter_examples=("三成员", "一成功", "12成"),
)
def read_tenths(place: Place) -> Candidate | None:
    """Read 九成 → 90 %, 七成六 → 76 %, 三成半 → 35 %, 七八成 → 70–80 %."""
    number = place.number
    match = _TENTHS.match(place.text, number.end)
    if not match or number.value > 10 or number.is_scaled:
        return None
    value, decimals = number.value * 10, max(0, number.decimals - 1)
    if match["half"]:
        value += 5
    elif match["more"]:
        value += DIGIT_OF[match["more"]]
    found = Candidate(start=number.start, end=match.end(), value=value, decimals=decimals, unit="%", kind="ratio")
    if number.high is not None:
        found.value, found.low, found.high = None, number.value * 10, number.high * 10
    return found


@as_rule(
    "ratio",
    "2:1 where the words around it speak of a ratio",
    step=NUMBER,
    needs=needed(_RATIO),
    examples=("男女比例为⟨2:1⟩ → 2", "按⟨1:4⟩的比例配套 → 0.25"),
    counter_examples=("会议9:30开始", "比分2:1:3"),
    source="argued: women to men, teachers to pupils, matching money are told so",
)
def read_ratio(place: Place) -> Candidate | None:
    """Read 比例为2:1 → 2; not a time of day."""
    text, number = place.text, place.number
    if number.is_han or number.is_scaled:
        return None
    match = _RATIO.match(text, number.end)
    if not match or not Decimal(match["second"]):
        return None
    before = text[max(0, number.start - 10) : number.start]
    if not (_RATIO_BEFORE.search(before) or _RATIO_AFTER.match(text, match.end())):
        return None
    value = number.value / Decimal(match["second"])
    return Candidate(start=number.start, end=match.end(), value=value, kind="ratio")


@as_rule(
    "fraction in figures",
    "1/3 where a word around it shows that it is a share",
    step=NUMBER,
    needs="/",
    examples=("占⟨1/4⟩的股份 → 0.25", "⟨超过1/2⟩ → more_than 0.5"),
    counter_examples=("编号1/3", "第2/5页", "5/3的"),
    source="ordinary form; cases of Recognizers-Text and NeMo",
)
def read_slash(place: Place) -> Candidate | None:
    """Read 1/3的, 超过1/2; not a date, a page or an improper fraction."""
    text, number = place.text, place.number
    match = None if number.is_han or number.is_scaled else _SLASH.match(text, number.end)
    if not match or number.value >= int(match["second"]):
        return None
    end = match.end()
    if not hedge_before(text, number.start) and not hedge_after(text, end) and not _SLASH_AFTER.match(text, end):
        return None
    return Candidate(start=number.start, end=end, value=number.value / int(match["second"]), kind="ratio")
