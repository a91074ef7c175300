"""Counts as prose writes them: 九, 两, 12; and Han numerals for what is worked out."""

from extractors.numbers.number import whole
from extractors.text.han_digits import ONES

HAN = "一二两三四五六七八九十"
"""Signs of a Han numeral that counts things."""


def read_count(text: str) -> int | None:
    """Return the value of a count, None where it is no well-formed number."""
    return int(text) if text.isdigit() else whole(text)


def write_han(number: int) -> str:
    """Return a number below 1,000 in Han numerals: 12 → 十二, 105 → 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    digits = f"零{ONES}"
    if not hundreds:
        return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
    between = f"{digits[tens]}十" if tens else "零" if ones else ""
    return f"{digits[hundreds]}百{between}{digits[ones] if ones else ''}"
