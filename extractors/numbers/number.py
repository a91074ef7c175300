"""Numbers: digits or Han signs, with the words that scale them and the 余/多 among them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, product
from math import prod

from extractors.numbers import han

_LATIN_SCALE = {"thousand": 1000, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9}
_SCALE_VALUE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# What the words of a scale multiply by: 千万, 百亿, 万亿; none by one.
_FACTORS: dict[str | None, int] = {None: 1}
for _signs in chain.from_iterable(product(_SCALE_VALUE, repeat=count) for count in (1, 2, 3)):
    _FACTORS["".join(_signs)] = prod(_SCALE_VALUE[sign] for sign in _signs)
_HEDGES = {"来": "about", "余": "more_than", "多": "more_than", "+": "more_than"}
# 千 and 百 before these belong to the unit: 五千克, 500千瓦时, 百帕.
_PART_OF_UNIT = "瓦米克卡伏帕赫焦乏"
_NOT_SCALE = re.compile(rf"千[{_PART_OF_UNIT}]|百[帕分]")
_SCALE = rf"(?: [十百千]?万亿 | [十百千]?[万亿] | [百千](?![{_PART_OF_UNIT}分货姓年家佳强]) )"

_DIGITS = r"(?: \d{1,3}(?:,\d{3})+(?![\d,]) | \d{1,3}(?:[ ]\d{3})+(?![\d ]) | \d+ ) (?:\.\d+)?"
_HAN = (
    rf"[{han.DIGITS}{han.TENS}十拾] [{han.DIGITS}{han.PLACES}{han.TENS}{han.MYRIADS}]*"
    rf"(?: 点[{han.DIGITS}]+[{han.PLACES}{han.MYRIADS}]* )?"
)
_PLUS = r"[余多](?!数|元化|边|媒|功能)"
_NUMBER = re.compile(
    rf"""
    (?: (?P<digits>{_DIGITS}) | (?P<han>{_HAN}) )
    (?: (?P<more>[余多]) (?={_SCALE}) )?
    (?P<scale>{_SCALE})?
    (?: (?P<also>[余多]) (?P<again>亿) )?
    (?: [ ]? (?P<latin> thousand | million | billion | mn | bn ) (?![A-Za-z]) )?
    (?P<plus> {_PLUS} | 来(?=[万亿个人名家次天年件位户项种条套台座本册篇份场]) | \+(?![\d+]) )?
    """,
    re.VERBOSE,
)
_LOWER = re.compile(rf"(?P<digits>\d+)(?!年|\d|[.,]\d)(?P<scale>{_SCALE})?", re.VERBOSE)
_MORE = re.compile(_PLUS)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: `signs` is how many numeral signs it has, `more` the qualifier that 余/多/来/+ gives it;
    `scale_start` is where 万, 亿 and the like begin, or the end.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    signs: int
    is_han: bool
    is_scaled: bool = False
    more: str | None = None
    high: Decimal | None = None
    scale_start: int = -1


def _plain(value: Decimal) -> Decimal:
    """Drop the zeros after the point that scaling leaves (25.87万 → 258700)."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _lower_places(text: str, number: Number, factor: int) -> Number:
    """Take in what follows in lower places: 1亿2300万, 3万5千, 1万7千多."""
    end, value, scale_start = number.end, number.value, number.scale_start
    while factor > 1000:
        match = _LOWER.match(text, end)
        if not match:
            break
        part, scale = Decimal(match["digits"]), _FACTORS[match["scale"]]
        if part * scale >= factor:
            break
        value, end, factor = value + part * scale, match.end(), scale
        scale_start = match.start("scale") if match["scale"] else end
    if end == number.end:
        return number
    more = _MORE.match(text, end)
    hedge = _HEDGES[more[0]] if more else None
    return replace(number, end=more.end() if more else end, value=value, scale_start=scale_start, more=hedge)


def _from_digits(text: str, match: re.Match[str]) -> Number | None:
    digits = match["digits"].replace(",", "").replace(" ", "")
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        return None
    if " " in match["digits"] and text.startswith("年", match.end()):
        return None
    factor = _FACTORS[match["scale"]] * _FACTORS[match["again"]] * _LATIN_SCALE.get(match["latin"], 1)
    decimals = len(digits.partition(".")[2])
    number = Number(
        match.start(),
        match.end(),
        _plain(Decimal(digits) * factor) if factor > 1 else Decimal(digits),
        decimals,
        len(digits),
        is_han=False,
        is_scaled=factor > 1,
        more=_HEDGES.get(match["plus"] or match["more"] or match["also"]),
        scale_start=match.start("scale") if match["scale"] else match.start("latin") if match["latin"] else match.end(),
    )
    if factor > 1000 and decimals == 0 and number.more is None:
        number = _lower_places(text, number, factor)
    # 3千7百万: no rule of ours says what a place before a higher one is worth.
    return None if number.is_scaled and text[number.end : number.end + 1].isdigit() else number


def _from_han(text: str, match: re.Match[str]) -> Number | None:
    run, end = match["han"], match.end()
    if len(run) > 1 and match.end("han") == end and _NOT_SCALE.match(text, end - 1):
        run, end = run[:-1], end - 1
    factor = _FACTORS[match["scale"]] * _FACTORS[match["again"]]
    scaled = factor > 1 or any(sign in run for sign in han.MYRIADS)
    bounds = han.between(run)
    read = (Decimal(bounds[0]), 0) if bounds else han.decimal_of(run)
    if read is None:
        return None
    return Number(
        match.start(),
        end,
        _plain(read[0] * factor) if scaled else read[0],
        read[1],
        len(run),
        is_han=True,
        is_scaled=scaled,
        more=_HEDGES.get(match["plus"] or match["more"] or match["also"]),
        high=Decimal(bounds[1]) * factor if bounds else None,
        scale_start=match.start("han") + len(run.rstrip(han.MYRIADS)) if not match["scale"] else match.start("scale"),
    )


def read_number(text: str, at: int) -> Number | None:
    """Read the number that begins at an offset of a folded text (see `extractors.text.view`).

    1. 1,600   2. 60.5   3. 25.87万   4. 3700余万   5. 1亿2300万   6. 一百零五   7. 二十多   8. 两三   9. 30+
    10. 2.6 million   11. 1万7千多
    Left alone: malformed thousands (1,23), leading zeros (007), digit strings (二〇二二), 几十.
    """
    match = _NUMBER.match(text, at)
    if not match or text[match.end() : match.end() + 1] == "几":
        return None
    return _from_digits(text, match) if match["digits"] else _from_han(text, match)


def number_end(text: str, at: int) -> int:
    """Return where the numeral signs that begin at an offset end, whether they are a number or not."""
    match = _NUMBER.match(text, at)
    return max(match.end("digits"), match.end("han")) if match else at + 1
