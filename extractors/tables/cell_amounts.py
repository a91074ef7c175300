"""Bare numbers of cells: signs, bounds, marks, a loss in brackets."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.tables.cell_units import Scale, scale_of, unit_of_name
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from extractors.text.view import view

_PLAIN = re.compile(
    rf"""
    (?P<open> {OPEN} )? (?P<sign> [-+−—–－↑↓] )? [¥￥$]?
    (?P<digits> [0-9]{{1,3}}(?:,[0-9]{{3}})+ | [0-9]+ ) (?: \.(?P<part>[0-9]+) )?
    (?P<percent> % )? (?P<close> {CLOSE} )? (?P<behind> (?<={CLOSE}) % )?
    (?P<mark> [*＊①-⑩¹²³⁴-⁹†‡#] | {OPEN}?注[0-9]*{CLOSE}? | [\[［〔][0-9]{{1,2}}[\]］〕] )?
    (?: {OPEN}[不未]?含[一-鿿]{{0,6}}{CLOSE} )?
    (?P<hedge> {OPEN}(?:预[测计估]|估[计算]|暂估|计划)[数值]?{CLOSE} )?
    """,
    re.VERBOSE,
)
_BOUND = re.compile(
    rf"""
    (?P<sign> [≥≧⩾>＞≤≦⩽<＜=＝] )? \s?
    (?P<digits> [0-9]{{1,3}}(?:,[0-9]{{3}})+ | [0-9]+ ) (?: \.(?P<part>[0-9]+) )?
    \s? (?: (?P<percent> [%％] ) | {OPEN} (?P<unit> [^{BRACKETS}]{{1,8}} ) {CLOSE}
      | (?P<bare> [^{BRACKETS}0-9\s≥≤<>＜＞=]{{1,6}} ) )?
    """,
    re.VERBOSE,
)
_BOUNDS = {"≥": "at_least", "≧": "at_least", "⩾": "at_least", ">": "more_than", "≤": "at_most", "≦": "at_most"}
_BOUNDS |= {"⩽": "at_most", "<": "less_than", "=": "exact"}
_MOST_DIGITS = 18  # a longer run of digits is a code


_RANGE = re.compile(
    r"""
    (?P<low> (?: [-−–] (?= .*[~～∽至] ) )? [0-9]{1,6} (?:\.[0-9]+)? ) \s? (?P<first> [%％] )? \s? [-–—~～∽至] \s?
    (?P<high> (?: (?<= [~～∽至] ) [-−–] )? [0-9]{1,6} (?:\.[0-9]+)? ) \s? (?P<percent> [%％] )?
    """,
    re.VERBOSE,
)
# argued: two years side by side are a time and no range of amounts
_YEARED = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Spread:
    """A range of bare numbers: 20-40, 0%-5%."""

    low: Decimal
    high: Decimal
    percent: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """A bare number of a cell. A loss in brackets or with a sign is negative. `scale`: the unit that it states.

    `arrow`: ↑ or ↓ says that it is a change.
    """

    value: Decimal
    decimals: int
    percent: bool
    qualifier: str = "exact"
    scale: Scale | None = None
    arrow: bool = False


@lru_cache(maxsize=1 << 12)  # of a cell it is asked by each reader of its table
def read_amount(text: str) -> Amount | None:
    """Read a cell that is a number and nothing else.

    1. 1,234.5   2. -16.55%   3. (3.2), (5.6)% (negative)   4. 6,418.35*, 12[1], 35① (marks)   5. 120（预测）
    6. ≥95.00(%), =12.00(次), >6次: a bound, or a quantity whose unit stands in brackets   7. ↓4.8% (a change)
    Left alone: -, —, /, 无 (nothing stated); 1,23 and 23,4506.78 (malformed); 05 (a code).
    """
    words = view(text).text
    match = _PLAIN.fullmatch(words)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return _read_bound(words)
    digits = match["digits"].replace(",", "")
    if (len(digits) > 1 and digits.startswith("0")) or len(digits) > _MOST_DIGITS:
        return None
    value = Decimal(f"{digits}.{match['part'] or '0'}" if match["part"] else digits)
    negative = bool(match["open"]) or (match["sign"] or "+") not in "+↑"
    hedge = "about" if match["hedge"] else "exact"
    arrow = (match["sign"] or "") in ("↑", "↓")
    percent = match["percent"] or match["behind"]
    return Amount(-value if negative else value, len(match["part"] or ""), bool(percent), hedge, arrow=arrow)


def _read_bound(words: str) -> Amount | None:
    """Read a target of a performance table: ≥95.00(%), >6.00(次), ≤3%, =100(人数)."""
    match = _BOUND.fullmatch(words)
    if match is None or not (match["sign"] or match["unit"]):
        return None
    digits = match["digits"].replace(",", "")
    if (len(digits) > 1 and digits.startswith("0")) or len(digits) > _MOST_DIGITS:
        return None
    named = match["unit"] or match["bare"] or ""
    scale = scale_of(named) or unit_of_name(named) if named else None
    if named and scale is None:
        return None
    value = Decimal(f"{digits}.{match['part']}" if match["part"] else digits)
    qualifier = _BOUNDS[view(match["sign"]).text] if match["sign"] else "exact"
    percent = bool(match["percent"]) or bool(scale and scale.unit == "%")
    return Amount(value, len(match["part"] or ""), percent, qualifier, scale)


def read_spread(text: str) -> Spread | None:
    """Read a cell that is a range of numbers and nothing else: 20-40, 2.5~3.0, 0%-5%, -6.2%~18%.

    Left alone: years (2021-2022); numbers that fall (12-10), which are days or codes.
    """
    match = _RANGE.fullmatch(view(text).text)
    if match is None or (match["first"] and not match["percent"]):
        return None
    low, high = (Decimal(said.replace("−", "-").replace("–", "-")) for said in match.group("low", "high"))
    if low >= high or any(map(_YEARED.fullmatch, match.group("low", "high"))):
        return None
    return Spread(low, high, bool(match["percent"]))
