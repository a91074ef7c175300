"""Han numerals: a run of numeral signs to its value."""

from dataclasses import dataclass
from decimal import Decimal

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
