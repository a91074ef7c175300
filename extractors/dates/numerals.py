"""Numbers as dates print them: 2022, 二〇二二, 两千零四, 28, 二十八."""

import re

from extractors.text.han_digits import DIGIT_OF, below_hundred

_THOUSANDS = re.compile(r"(?P<thousands>[一二两])千(?P<rest>.*)")


def read_number(printed: str) -> int | None:
    """Return the value of a month's, day's or quarter's number, or None (七八).

    1. 28, 08, 2 8
    2. 八, 十, 十二, 二十八
    """
    digits = printed.replace(" ", "")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    return below_hundred(digits)


def read_year(printed: str) -> int | None:
    """Return the value of a year's number as it stands (a year of two digits is not completed), or None.

    1. 2022, 2 0 2 2
    2. 二〇二二, 二零二二, 三六七
    3. 两千年: 两千; 二千零二十二, 两千零四
    """
    digits = printed.replace(" ", "")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    if match := _THOUSANDS.fullmatch(digits):
        rest = read_number(match["rest"].lstrip("零〇")) if match["rest"] else 0
        return None if rest is None else DIGIT_OF[match["thousands"]] * 1000 + rest
    value = 0
    for sign in digits:
        if sign not in DIGIT_OF and not sign.isdigit():
            return None
        value = value * 10 + (DIGIT_OF[sign] if sign in DIGIT_OF else int(sign))
    return value
