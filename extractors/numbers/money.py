"""Sums of money: the currency sign before a number, and 角, 分 and 整 after the yuan."""

import re
from decimal import Decimal

from extractors.numbers import han
from extractors.numbers.candidate import Candidate

_CURRENCY = {
    **dict.fromkeys(("¥", "￥", "RMB", "CNY"), "元"),
    **dict.fromkeys(("$", "US$", "USD"), "美元"),
    **dict.fromkeys(("HK$", "HKD"), "港元"),
    **dict.fromkeys(("€", "EUR"), "欧元"),
    **dict.fromkeys(("£", "GBP"), "英镑"),
    "A$": "澳元",
    "C$": "加元",
    "S$": "新加坡元",
    "NT$": "新台币",
    "JPY": "日元",
}
_SIGN = re.compile(rf"(?:{'|'.join(re.escape(sign) for sign in sorted(_CURRENCY, key=len, reverse=True))}) ?$")
_DIGIT = rf"[0-9{han.DIGITS}]"
_SMALL_CHANGE = re.compile(
    rf"""
    (?: (?P<tenths>{_DIGIT})[角毛] )?
    (?: (?P<cents>{_DIGIT})分(?![\w之]) )?
    (?: [整正](?![理体个治式常在]) )?
    """,
    re.VERBOSE,
)


def currency_before(text: str, start: int) -> tuple[str | None, int]:
    """Return the currency whose sign or code stands right before an offset, and where that begins (¥, US$, HKD)."""
    window = text[max(0, start - 4) : start]
    sign = _SIGN.search(window)
    if not sign:
        return None, start
    return _CURRENCY[sign[0].strip()], start - len(sign[0])


def add_small_change(text: str, found: Candidate) -> None:
    """Take 角, 分 and 整 after a sum of money into it: 50元6角三分."""
    match = _SMALL_CHANGE.match(text, found.end)
    if not match or match.end() == found.end or found.value is None:
        return
    tenths, cents = match["tenths"], match["cents"]
    if tenths or cents:
        found.value += Decimal(f"0.{han.digit_of(tenths or '零')}{han.digit_of(cents) if cents else ''}")
        found.decimals = 2 if cents else 1
    found.end = match.end()
