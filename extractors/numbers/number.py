"""Numbers: digits or Han numerals, with the words that scale them and the 余/多 among them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, product
from math import prod

DIGITS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
PLACES = "十百千拾佰仟"
MYRIADS = "万亿萬億"
TENS = "廿卅"

_VALUE = {sign: "001223456789123456789"[i] for i, sign in enumerate(DIGITS)}
_PLACE = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIAD = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_ZEROS = "零〇"


@dataclass(slots=True)
class _Sum:
    """What has been read of a numeral: whole 亿, the 万 since, the group below 万, and a digit that still waits."""

    high: int = 0
    middle: int = 0
    group: int = 0
    digit: int | None = None
    limit: int = 10**4
    last: int = 1

    def put_place(self, place: int) -> bool:
        """Multiply the waiting digit (一 is left out in 十二) by its place; False where the order is wrong."""
        if place >= self.limit or (self.digit is None and place != 10):
            return False
        self.group += (1 if self.digit is None else self.digit) * place
        self.digit, self.limit, self.last = None, place, place
        return True

    def put_myriad(self, myriad: int) -> bool:
        """Close the group before 万 or 亿; False where there is none."""
        group = self.group + (self.digit or 0)
        if myriad == 10**8:
            group += self.middle
            self.high += group * myriad
            self.middle = 0
        else:
            self.middle += group * myriad
        self.group, self.digit, self.limit, self.last = 0, None, 10**4, myriad
        return group > 0

    def close(self) -> int:
        """Return the value; a last digit after a place counts the next place down (三万五 → 35000)."""
        digit = self.digit or 0
        if self.last >= 100:
            digit *= self.last // 10
        return self.high + self.middle + self.group + digit


def digit_of(sign: str) -> str:
    """Return the digit of a numeral sign, Han or not: 三 → 3, 3 → 3."""
    return _VALUE.get(sign, sign)


def whole(run: str) -> int | None:
    """Return the value of a Han numeral without decimals, or nothing where it is no well-formed number.

    1. 一百零五 → 105   2. 两千万 → 20000000   3. 廿五 → 25   4. 壹佰叁拾 → 130   5. 三万五 → 35000
    6. 一亿两千三百 → 100002300
    Left alone: digit strings (二〇二二, 一三五), places out of order (十百).
    """
    total = _Sum()
    for sign in run.replace("廿", "二十").replace("卅", "三十"):
        if sign in _ZEROS:
            if total.digit is not None:
                return None
            total.digit, total.last = 0, 1
        elif sign in _VALUE:
            if total.digit:
                return None
            total.digit = int(_VALUE[sign])
        elif sign in _PLACE:
            if total.digit == 0:
                total.digit = None
            if not total.put_place(_PLACE[sign]):
                return None
        elif not total.put_myriad(_MYRIAD[sign]):
            return None
    return total.close()


def decimal_of(run: str) -> tuple[Decimal, int] | None:
    """Return value and number of decimals of a Han numeral that may hold 点.

    1. 二十五点三 → 25.3   2. 一点五万 → 15000 (one decimal as printed)
    """
    head, point, tail = run.partition("点")
    if not point:
        value = whole(run)
        return None if value is None else (Decimal(value), 0)
    scale = tail.lstrip(DIGITS)
    fraction = tail[: len(tail) - len(scale)]
    value = whole(head)
    factor = whole("一" + scale) if scale else 1
    if value is None or factor is None or not fraction:
        return None
    digits = "".join(_VALUE[sign] for sign in fraction)
    return Decimal(f"{value}.{digits}") * factor, len(digits)


def between(run: str) -> tuple[int, int] | None:
    """Return the two bounds of a numeral that names two neighbouring digits.

    1. 两三 → 2, 3   2. 二三十 → 20, 30   3. 十七八 → 17, 18   4. 三五 → 3, 5
    Left alone: 一二 (as in 一二产业) and longer runs of digits.
    """
    pairs = [i for i in range(len(run) - 1) if run[i] in _VALUE and run[i + 1] in _VALUE]
    if len(pairs) != 1 or "点" in run:
        return None
    i = pairs[0]
    first, second = int(_VALUE[run[i]]), int(_VALUE[run[i + 1]])
    if not 2 <= first < second <= first + 2:
        return None
    low, high = whole(run[: i + 1] + run[i + 2 :]), whole(run[:i] + run[i + 1 :])
    return None if low is None or high is None else (low, high)


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
    rf"[{DIGITS}{TENS}十拾] [{DIGITS}{PLACES}{TENS}{MYRIADS}]*"
    rf"(?: 点[{DIGITS}]+[{PLACES}{MYRIADS}]* )?"
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
    scaled = factor > 1 or any(sign in run for sign in MYRIADS)
    bounds = between(run)
    read = (Decimal(bounds[0]), 0) if bounds else decimal_of(run)
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
        scale_start=match.start("han") + len(run.rstrip(MYRIADS)) if not match["scale"] else match.start("scale"),
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
