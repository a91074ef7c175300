"""Shares: figures that say what part of a whole or how many times over, in words or signs of their own."""

import re
from decimal import Decimal

from extractors.numbers.candidate import Candidate
from extractors.numbers.number import Number, read_number
from extractors.numbers.qualifiers import hedge_after, hedge_before
from extractors.text.characters import TO

_PART = re.compile(r"(?P<whole>[百佰千仟万]{1,3})分(?P<of>之)?")
_HUNDRED = re.compile(r"[百佰](?!分|[个余多万])")
_TO_PART = re.compile(rf"{TO}+(?:百分之)?")
_NUMERAL_BEFORE = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿]$")
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
_HALF = re.compile(r"半(?P<unit>个?小时|个月|年)(?![度报级期龄薪会])")
_NO_HALF_BEFORE = re.compile(r"[上下前后每近大过多另个一两二三四五六七八九十年天月时点间以各]$")
_HALVES = re.compile(r"半(?![径导]|边天)")
_WHOLE = {"百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4}
_RATE_UNIT = {100: "%", 1000: "‰"}


def read_part(text: str, at: int) -> Candidate | None:
    """Read percent and per mille in words.

    1. 百分之九十 → 90 %   2. 百分之2.4   3. 百分百 → 100 %   4. 千分之三 → 3 ‰   5. 万分之三 → 0.0003
    6. 百分之五到百分之八
    """
    match = _PART.match(text, at)
    if not match or _NUMERAL_BEFORE.search(text[max(0, at - 1) : at]):
        return None
    whole = 1
    for sign in match["whole"]:
        whole *= _WHOLE[sign]
    unit = _RATE_UNIT.get(whole)
    rule = "percent in words"
    if unit == "%" and _HUNDRED.match(text, match.end()):
        return Candidate(
            start=at, end=match.end() + 1, value=Decimal(100), decimals=0, unit="%", kind="ratio", rule=rule
        )
    number = read_number(text, match.end()) if match["of"] or unit == "%" else None
    if number is None or (number.value == 1 and not match["of"]):
        return None
    if unit is None:
        value = number.value / whole
        return Candidate(start=at, end=number.end, value=value, kind="ratio", rule=rule)
    found = Candidate(
        start=at,
        end=number.end,
        value=number.value,
        decimals=number.decimals,
        unit=unit,
        kind="ratio",
        more=number.more,
        rule=rule,
    )
    high, end = number.high, number.end
    to = _TO_PART.match(text, number.end)
    second = read_number(text, to.end()) if to else None
    if second and second.value > number.value and (text[to.end() - 1] == "之" if to else False):
        high, end = second.value, second.end
    if high is not None:
        found.value, found.low, found.high, found.end = None, number.value, high, end
    return found


def read_fraction(text: str, number: Number) -> Candidate | None:
    """Read what follows a number and makes it a share.

    1. 三分之一 → 1/3   2. 1/3的, 超过1/2   3. 九成 → 90 %, 七成六 → 76 %, 三成半 → 35 %
    4. 比例为2:1 → 2   5. 一半 → 0.5
    """
    if text.startswith("分之", number.end):
        above = read_number(text, number.end + 2)
        if above is None or number.value < 2:
            return None
        value = above.value / number.value
        return Candidate(start=number.start, end=above.end, value=value, kind="ratio", rule="fraction")
    if number.is_han and number.value == 1 and _HALVES.match(text, number.end):
        if text[max(0, number.start - 1) : number.start] in ("另", "每", "这", "那", "前", "后", "头"):
            return None
        return Candidate(
            start=number.start, end=number.end + 1, value=Decimal("0.5"), decimals=1, kind="ratio", rule="half"
        )
    return _read_tenths(text, number) or _read_ratio(text, number)


def _read_tenths(text: str, number: Number) -> Candidate | None:
    match = _TENTHS.match(text, number.end)
    if not match or number.value > 10 or number.is_scaled:
        return None
    value, decimals = number.value * 10, max(0, number.decimals - 1)
    if match["half"]:
        value += 5
    elif match["more"]:
        value += "零一二三四五六七八九".index(match["more"])
    found = Candidate(
        start=number.start, end=match.end(), value=value, decimals=decimals, unit="%", kind="ratio", rule="tenths"
    )
    if number.high is not None:
        found.value, found.low, found.high = None, number.value * 10, number.high * 10
    return found


def _read_ratio(text: str, number: Number) -> Candidate | None:
    if number.is_han or number.is_scaled:
        return None
    match = _RATIO.match(text, number.end)
    if match and Decimal(match["second"]):
        before = text[max(0, number.start - 10) : number.start]
        if _RATIO_BEFORE.search(before) or _RATIO_AFTER.match(text, match.end()):
            value = number.value / Decimal(match["second"])
            return Candidate(start=number.start, end=match.end(), value=value, kind="ratio", rule="ratio")
    match = _SLASH.match(text, number.end)
    if not match or number.value >= int(match["second"]):
        return None
    end = match.end()
    if not hedge_before(text, number.start) and not hedge_after(text, end) and not _SLASH_AFTER.match(text, end):
        return None
    value = number.value / int(match["second"])
    return Candidate(start=number.start, end=end, value=value, kind="ratio", rule="fraction")


def read_fold(text: str, at: int) -> Candidate | None:
    """Read 翻番: 1. 翻番, 翻一番 → 2 倍   2. 翻两番 → 4 倍 (a change upwards)."""
    match = _FOLD.match(text, at)
    if not match:
        return None
    times = 1 if match["times"] is None else "一二三四五".find(match["times"].replace("两", "二")) + 1
    value = Decimal(2) ** (times or int(match["times"]))
    return Candidate(
        start=at, end=match.end(), value=value, decimals=0, unit="倍", kind="ratio", rule="doubling", change="up"
    )


def read_half(text: str, at: int) -> Candidate | None:
    """Read half a unit of time: 半小时, 半个小时, 半个月, 半年; not 上半年, 半年度."""
    match = _HALF.match(text, at)
    if not match or _NO_HALF_BEFORE.search(text[max(0, at - 1) : at]):
        return None
    return Candidate(
        start=at,
        end=match.end(),
        value=Decimal("0.5"),
        decimals=1,
        unit=match["unit"],
        unit_text=match["unit"],
        kind="duration",
        rule="half",
    )
