"""Sums of money: the currency sign before a number, and 角, 分 and 整 after the yuan."""

import re
import string
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from extractors.numbers import han
from extractors.numbers.figure import Candidate
from extractors.numbers.measured import measured
from extractors.numbers.place import Place, Unit, spellings
from extractors.numbers.steps import ADDITION, LEAD, NUMBER
from extractors.rule import as_rule
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
_DIGIT = rf"[0-9{han.DIGITS}]"
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
        found.value += Decimal(f"0.{han.digit_of(tenths or '零')}{han.digit_of(cents) if cents else ''}")
        found.decimals = 2 if cents else 1
    found.end = match.end()
    return True
