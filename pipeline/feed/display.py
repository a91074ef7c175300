"""How a value is written as a report wrote the one before: 25.87万件 → 26.3万件."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from extractors.text.han_digits import below_hundred

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_CURRENCY = re.compile(r"[¥￥$€£]|(?:US|HK)\$")
_HEDGES = re.compile(r"左右|上下|以上|以下|以内|余|多|来")
SCALES = (("万亿", 12), ("亿", 8), ("千万", 7), ("百万", 6), ("万", 4))
_HAN = ("一", "两", "三", "四", "五", "六", "七", "八", "九", "十")
_MOST = 12  # decimal places beyond which a quotient is no number to be printed


@dataclass(frozen=True, slots=True)
class Form:
    """How a number was printed: currency before it, thousands apart, decimals, what one unit of it is worth, unit.

    `han` says that it was a Han numeral up to ten (六个): another one up to ten is written so, too.
    """

    before: str = ""
    grouped: bool = False
    decimals: int = 0
    worth: Decimal = Decimal(1)
    unit: str = ""
    han: bool = False


def exact(value: Decimal) -> str:
    """Write a number without exponent and without more zeros than were given (1E+2 → 100, 2.50 → 2.50)."""
    return format(value, "f")


def read_form(printed: str, value: Decimal | None, unit: str | None, unit_as_printed: str | None) -> Form:
    """Return how a value was printed.

    1. 25.87万件 (258700 件): two decimals, in 万件   2. 13,050万立方米: thousands apart   3. ¥3.2亿: currency before it
    4. 六个: a Han numeral up to ten
    Words of hedging go (3700余万元 → 万元): another value is not hedged like the one before. What else is printed in no
    Arabic digits, or as more than one number (九成, 3-5次), gives the plain form: digits and unit.
    """
    plain = Form(unit=unit or "")
    hit = _DIGITS.search(printed)
    if hit is None and _is_han(printed, value, unit_as_printed):
        return Form(unit=unit_as_printed or "", han=True)
    if hit is None or value is None:
        return plain
    currency = _CURRENCY.search(printed[: hit.start()])
    tail, named = _HEDGES.sub("", printed[hit.end() :]), unit_as_printed or ""
    left = re.sub(r"[万亿千百十]", "", tail.replace(named, "", 1))
    worth = _scale(named, plain.unit) or _worth(Decimal(hit[0].replace(",", "")), value, named)
    if worth is None or left:
        return plain
    shown = tail if currency else named
    decimals = len(hit[0].partition(".")[2])
    return Form(currency[0] if currency else "", "," in hit[0], decimals, worth, shown)


def _is_han(printed: str, value: Decimal | None, unit: str | None) -> bool:
    """Whether a number was printed as a Han numeral of one sign, with no more than its unit behind it."""
    numeral = printed.removesuffix(unit or "").strip()
    return value is not None and value in map(Decimal, range(1, 11)) and below_hundred(numeral) == value


def _scale(named: str, unit: str) -> Decimal | None:
    """Return what one of a printed unit is worth where it is the unit itself or so many of it: 万平方米 of 平方米."""
    scales = (("", 0), *SCALES)
    return next((Decimal(10) ** power for word, power in scales if unit and named == word + unit), None)


def _worth(digits: Decimal, value: Decimal, unit: str) -> Decimal | None:
    """Return what one unit of the printed number is worth; None where that is no plain number."""
    if not digits or not value:
        return next((Decimal(10) ** power for word, power in SCALES if unit.startswith(word)), Decimal(1))
    return _divide(value, digits)


def _divide(value: Decimal, by: Decimal) -> Decimal | None:
    """Divide exactly; None where the quotient goes on for ever or for too long."""
    with localcontext() as context:
        context.prec = 50
        quotient = (value / by).normalize()
        places = -int(quotient.as_tuple().exponent)
        return quotient if quotient * by == value and places <= _MOST else None


def write(value: Decimal, form: Form, *, rounded: bool = False) -> str:
    """Write a value in a form, with all its digits: nothing is rounded, only zeros are added (97 → 97.0%).

    `rounded` gives it the decimal places of the form, for a number that was printed rounded; one that would be 0 so
    keeps its digits.
    """
    if form.han and value in map(Decimal, range(1, len(_HAN) + 1)):
        return _HAN[int(value) - 1] + form.unit
    number = _divide(value, form.worth)
    if number is None:
        return exact(value)
    if rounded:
        number = number.quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP) or number
    places = max(form.decimals, -int(number.as_tuple().exponent))
    return f"{form.before}{number:{',' if form.grouped else ''}.{places}f}{form.unit}"


def rounds_to(value: Decimal, printed: Decimal, form: Form) -> bool:
    """Whether a value, rounded to the decimal places of a form, is the one that is printed in it."""
    return abs(value - printed) * 2 <= form.worth.scaleb(-form.decimals)


def decimals_of(value: Decimal) -> int:
    """Return the decimal places of a number as it was given."""
    return max(0, -int(value.as_tuple().exponent))
