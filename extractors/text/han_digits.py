"""Han digits and their values, named once for all fields, and the numbers of notes that are written with them."""

import re

from extractors.text.characters import CLOSE, OPEN

ONES = "一二三四五六七八九"
NUMERALS = ONES + "十"
ZEROS = "〇零○OＯОΟ"  # as years are typed: Latin, Cyrillic and Greek letters too
DIGIT_OF = dict.fromkeys(ZEROS, 0) | {one: value for value, one in enumerate(ONES, 1)} | {"两": 2}

_IN_DIGITS = str.maketrans({digit: str(value) for digit, value in DIGIT_OF.items()})
_TENS = re.compile(rf"(?P<tens>[{ONES[1:]}]?)十(?P<ones>[{ONES}]?)")


def in_digits(text: str) -> str:
    """Return a text with its Han digits as Arabic ones, one by one: 二〇二二年 → 2022年."""
    return text.translate(_IN_DIGITS)


def below_hundred(numeral: str) -> int | None:
    """Return the value of a Han numeral below a hundred (八, 十, 十二, 二十八), None of anything else."""
    if match := _TENS.fullmatch(numeral):
        tens, ones = (DIGIT_OF[match[name]] if match[name] else None for name in ("tens", "ones"))
        return (1 if tens is None else tens) * 10 + (ones or 0)
    return DIGIT_OF.get(numeral) if len(numeral) == 1 else None


def in_figures(number: str) -> int | None:
    """Return the value of a number in digits or in Han numerals below a hundred: 12, 十二."""
    return int(number) if number.isdecimal() else below_hundred(number)


_HAN = f"[{NUMERALS}]{{1,3}}"
# Group `it`: the digits, which count nothing.
NOTE_NUMBER = (
    rf"(?:第{_HAN}节)?(?:附注)?{_HAN}(?:{OPEN}|[、.])(?P<it>[0-9]{{1,3}}{CLOSE}?(?:[/、,][0-9]{{1,3}})*){CLOSE}?"
)
