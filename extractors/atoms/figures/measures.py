"""Measures: a number with its unit or measure word, a sum of money, a range, and numbers that stand bare."""

import re
from dataclasses import replace
from decimal import Decimal

from extractors.atoms.figures.candidate import Candidate
from extractors.atoms.figures.hedges import hedge_after, hedge_before
from extractors.atoms.figures.number import Number, read_number
from extractors.atoms.figures.traps import is_trap, is_trap_before
from extractors.atoms.figures.units import Unit, unit_at

_CURRENCY = {
    "¥": "元", "￥": "元", "RMB": "元", "CNY": "元", "US$": "美元", "USD": "美元", "$": "美元", "HK$": "港元", "HKD": "港元",
    "€": "欧元", "EUR": "欧元", "£": "英镑", "GBP": "英镑", "A$": "澳元", "NT$": "新台币", "JPY": "日元", "C$": "加元",
    "S$": "新加坡元",
}  # fmt: skip
_SIGN = re.compile(rf"(?:{'|'.join(re.escape(sign) for sign in sorted(_CURRENCY, key=len, reverse=True))}) ?$")
_MINUS = re.compile(r"(?:^|[^\w]|[长降为是达至到率幅速增减额])[-−－]$|负$")
_MINUS_OF_RATE = re.compile(r"[^\W\dA-Za-z_][-−－]$")
_NO_MINUS = re.compile(r"[抱自肩担背欺辜胜正减]负$")
_CODE_BEFORE = re.compile(r"[A-Za-z_#@=&·•×*]$|\d[ .,:：/+—–~～×x-]$|[A-Za-z][-.]$")
_SIGNED_CODE = re.compile(r"[A-Za-z0-9][-−－]$")
_TO = re.compile(r"[-—–~～－−至到]{1,2}")
_HALF = re.compile(r"半(?![年天月日径导成])")
_MANY = re.compile(r"个(?P<word>多|半)(?P<unit>小时|月|星期|季度|学期|工作日)")
_SMALL_CHANGE = re.compile(
    r"(?:(?P<tenths>[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])[角毛])?(?:(?P<cents>[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])分(?![\w之]))?"
    r"(?:[整正](?![理体个治式常在]))?"
)
_DIGIT = {
    sign: str(value)
    for value, signs in enumerate(("零", "一壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for sign in signs
}
_NOT_BARE = re.compile(
    r"[A-Za-z年月日号时点楼室层路级届版线期强后岁季旬栋区代维度分第%‰·•×*/\d]|[.,:：-][\w]|[—–~～]\d"
)
_END = re.compile(r"[，。；,;！!？?]|$")
_STATED = re.compile(r"(?:[为达]|达到|得分)$")
_IDENTIFIER = re.compile(
    r"[号码室频道期间型楼]|代码|电话|热线|邮编|版本|账户|地址|年份|标准|ISBN|QQ|传真|时间|日期|比分|ID|IP|[Tt]el|V6"
)


def _before_code(text: str, start: int) -> bool:
    """Whether digits go on a code or a longer number to their left: PM2.5, 1,23, 2022-3."""
    return bool(_CODE_BEFORE.search(text[max(0, start - 2) : start]))


def _start_of(text: str, number: Number) -> tuple[int, str | None, bool]:
    """Return where a figure begins with its currency sign and minus, the currency, and whether it is negative."""
    start, currency = number.start, None
    sign = _SIGN.search(text[max(0, start - 4) : start])
    if sign:
        start -= len(sign[0])
        currency = _CURRENCY[sign[0].strip()]
    window = text[max(0, start - 3) : start]
    rate = text[number.end : number.end + 1] in ("%", "‰")
    if (_MINUS.search(window) and not _NO_MINUS.search(window)) or (rate and _MINUS_OF_RATE.search(window)):
        return start - 1, currency, True
    return start, currency, False


def _joined_half(text: str, number: Number, unit: Unit) -> tuple[Number, Unit]:
    """Take in 半 after a unit: 一吨半, 两年半."""
    if unit.kind in ("duration", "mass", "length", "area") and _HALF.match(text, unit.end):
        number = replace(number, value=number.value + Decimal("0.5"), decimals=1)
        return number, replace(unit, end=unit.end + 1)
    return number, unit


def _unit_of(text: str, number: Number) -> tuple[Number, Unit | None]:
    many = _MANY.match(text, number.end)
    if many:
        unit = Unit("个" + many["unit"], "duration", "yes", many.end())
        if many["word"] == "多":
            return replace(number, more="more_than"), unit
        return replace(number, value=number.value + Decimal("0.5"), decimals=1), unit
    found = unit_at(text, number.end)
    return _joined_half(text, number, found) if found else (number, None)


def _with_small_change(text: str, found: Candidate) -> None:
    """Take in 角, 分 and 整 after a sum of money: 50元6角三分."""
    match = _SMALL_CHANGE.match(text, found.end)
    if not match or match.end() == found.end or found.value is None:
        return
    tenths, cents = (_DIGIT.get(sign or "零", sign) for sign in (match["tenths"], match["cents"]))
    if match["tenths"] or match["cents"]:
        found.value += Decimal(f"0.{tenths}{cents if match['cents'] else ''}")
        found.decimals = 2 if match["cents"] else 1
    found.end = match.end()


def read_range(text: str, number: Number) -> Candidate | None:
    """Read two numbers that bound one figure.

    1. 3-5次, 20~30人   2. 20%至30%   3. 1,500—1,600小时   4. 5-20万元 (the scale counts for both)   5. 两三次
    Left alone: 由3家至5家 (two levels), bounds out of order, units that differ.
    """
    if number.high is not None:
        unit = unit_at(text, number.end)
        if unit is None or unit.han == "no" and not number.is_scaled:
            return None
        return _range(number.start, number, replace(number, value=number.high), unit)
    own = unit_at(text, number.end)
    to = _TO.match(text, own.end if own else number.end)
    if not to or text[max(0, number.start - 1) : number.start] == "由":
        return None
    second = read_number(text, to.end())
    if second is None:
        return None
    second, unit = _unit_of(text, second)
    if own and (unit is None or own.name != unit.name):
        return None
    first = number
    if not own and second.is_scaled and not first.is_scaled and not second.is_han:
        plain = read_number(text[: second.start] + _digits_of(text, second), second.start)
        if plain and plain.value and first.value < plain.value:
            first = replace(first, value=first.value * (second.value / plain.value))
    if first.value >= second.value:
        return None
    if unit is None and not hedge_before(text, number.start) and not _states_range(text, number, second):
        return None
    return _range(number.start, first, second, unit)


def _digits_of(text: str, number: Number) -> str:
    match = re.match(r"[\d,]+(?:\.\d+)?", text[number.start : number.end])
    return match[0] if match else ""


def _states_range(text: str, first: Number, second: Number) -> bool:
    before = text[max(0, first.start - 4) : first.start]
    return bool(re.search(r"范围(?:是|为|在)?$|请给我$|区间(?:是|为|在)?$", before)) or bool(
        first.is_han and second.is_han and text.startswith("个", second.end)
    )


def _range(start: int, first: Number, second: Number, unit: Unit | None) -> Candidate:
    return Candidate(
        start=start,
        end=unit.end if unit else second.end,
        value=None,
        low=first.value,
        high=second.value,
        decimals=max(first.decimals, second.decimals),
        unit=unit.name if unit else None,
        unit_start=second.end if unit else None,
        kind=unit.kind if unit else "other",
        rule="range",
    )


def _lent_unit(text: str, number: Number) -> Unit | None:
    """Return the unit that 由3至5家 lends to its first number, ending where that number ends."""
    to = re.compile(r"[至到]").match(text, number.end)
    if not to or text[max(0, number.start - 1) : number.start] != "由":
        return None
    second = read_number(text, to.end())
    unit = unit_at(text, second.end) if second else None
    return replace(unit, end=number.end) if unit else None


def read_measure(text: str, number: Number) -> Candidate | None:
    """Read a number with what it counts.

    1. 79名, 25.87万件, 3700余万元   2. ¥3,000, US$5万, 8亿元人民币   3. 50元6角三分   4. -2.3%, 负0.2千米   5. 一吨半, 3个多小时
    6. a bare number that is hedged (超15万) or scaled (8000万), or closes a statement (为92.5，)
    """
    start, currency, negative = _start_of(text, number)
    if not number.is_han and _before_code(text, start if not negative else start + 1):
        return None
    if is_trap_before(text, number, start):
        return None
    ranged = None if negative or currency else read_range(text, number)
    if ranged:
        unit = unit_at(text, ranged.unit_start) if ranged.unit_start else None
        bounded = replace(number, value=ranged.high or number.value)
        return None if unit and number.is_han and is_trap(text, bounded, start, unit) else ranged
    number, unit = _unit_of(text, number)
    unit = unit or _lent_unit(text, number)
    if currency and (unit is None or unit.kind != "amount"):
        unit = Unit(currency, "amount", "one", number.end)
    if unit is None:
        return _read_bare(text, number, start)
    if is_trap(text, number, start, unit):
        return None
    found = Candidate(
        start=start,
        end=unit.end,
        value=-number.value if negative else number.value,
        decimals=number.decimals,
        unit=_speed(text, start, currency or unit.name),
        unit_start=number.end,
        kind=unit.kind,
        more=number.more,
        rule="money" if unit.kind == "amount" else "number and unit",
    )
    if unit.kind == "amount":
        _with_small_change(text, found)
    return found


def _speed(text: str, start: int, unit: str) -> str:
    """每小时十公里 is a speed."""
    hourly = unit in ("公里", "千米", "海里") and text.endswith(("每小时", "时速"), 0, start)
    return unit + "/小时" if hourly else unit


def _read_bare(text: str, number: Number, start: int) -> Candidate | None:
    """Read a number without unit where a hedge, a scale or the statement's close shows that it is a figure."""
    if _NOT_BARE.match(text, number.end) or number.high is not None:
        return None
    if not number.is_scaled and not number.decimals and 1900 <= number.value <= 2099:
        return None
    before, after = hedge_before(text, start), hedge_after(text, number.end)
    hedged = before or after or number.more
    if number.is_han:
        if not hedged or (number.signs == 1 and not after):
            return None
    elif not hedged and not number.is_scaled and not _closes(text, number, start):
        return None
    if not number.is_han and not number.is_scaled and _IDENTIFIER.search(text[max(0, start - 8) : start]):
        return None
    rule = "hedged number" if hedged else "scaled number" if number.is_scaled else "stated number"
    return Candidate(
        start=start, end=number.end, value=number.value, decimals=number.decimals, more=number.more, rule=rule
    )


def _closes(text: str, number: Number, start: int) -> bool:
    """Whether a bare number closes a statement: 综合得分为92.5。"""
    return number.signs <= 7 and bool(_END.match(text, number.end) and _STATED.search(text[max(0, start - 3) : start]))
