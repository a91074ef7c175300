"""Counts as prose writes them: 九, 两, 12; Han numerals for what is worked out; and numbers that run on."""

import itertools
from collections.abc import Sequence

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


def find_skipped(numbers: Sequence[int]) -> int | None:
    """Return the number that is left out where numbers run on from 1, 2 with one left out once: 4 of 1, 2, 3, 5."""
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    if list(numbers[:2]) != [1, 2] or sorted(steps) != [1] * (len(steps) - 1) + [2]:
        return None
    return numbers[steps.index(2)] + 1


def find_again(numbers: Sequence[int]) -> int | None:
    """Return the place of the number that is its neighbour's where all others run on from 1: 2 of 1, 2, 2, 4."""
    odd = [at for at, number in enumerate(numbers) if number != at + 1]
    alone = len(numbers) >= _RUN and len(odd) == 1 and numbers[odd[0]] in (odd[0], odd[0] + 2)
    return odd[0] if alone else None


_RUN = 3  # numbers from which on they are those of a run
