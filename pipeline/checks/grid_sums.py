"""Sums in a table: whether some rows of a column make a number of it up, and whether a slip explains what differs."""

import re
from collections.abc import Sequence

from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import add_rounded, printed_number
from pipeline.checks.printed import find_slipped

_SLIPPED = 3  # digits of a number in which one that is another one, or two that changed places, are seen


def parts_of(grid: Grid, column: int, rows: Sequence[int]) -> list[Number]:
    """Return the numbers of some rows of a column."""
    return [grid.numbers[row, column] for row in rows if (row, column) in grid.numbers]


def fits_sum(grid: Grid, place: tuple[int, int], rows: Sequence[int]) -> bool:
    """Whether a number is, within rounding, the sum of those of some rows of its column; two of them at least."""
    parts = parts_of(grid, place[1], rows)
    if len(parts) < 2 or not any(part.value for part in parts):
        return False
    return grid.numbers[place].interval.meets(add_rounded(part.interval for part in parts))


def is_of_a_digit(total: Number, parts: Sequence[Number], apart: float) -> bool:
    """Whether a slip of a digit in the total, or in one part, explains by how much they miss each other."""
    meant = [(total, total.value + apart), *((part, part.value - apart) for part in parts)]
    places = max(len(number.text.rstrip("%％").partition(".")[2]) for number, _ in meant)
    return any(_is_slip(number, abs(value), places) for number, value in meant if value)


def is_of_two_turned(total: Number, parts: Sequence[Number]) -> bool:
    """Whether two digits of a short number in each other's place (85 for 58) explain why a sum misses its total."""
    apart = sum(part.value for part in parts) - total.value
    texts = [(printed_number(number.cell["text"]), number.value - way * apart) for number, way in
             ((total, -1), *((part, 1) for part in parts))]  # fmt: skip
    pairs = [(text, as_printed(due, text)) for text, due in texts if text and due > 0]
    return any(len(find_slipped(*(one.replace(".", "") for one in pair))) > 1 for pair in pairs)


def as_printed(value: float, text: str) -> str:
    """Return a value with as many decimals as a printed number has."""
    return f"{value:.{len(text.partition('.')[2])}f}"


def _is_slip(number: Number, meant: float, most: int) -> bool:
    printed = re.sub("[,，]", "", number.text).lstrip("-－")
    places = len(printed.rpartition(".")[2]) if "." in printed else 0
    digits, due = (re.sub(r"\D", "", text) for text in (printed, f"{meant:.{most}f}"))
    if len(digits) < _SLIPPED:
        return False
    same = f"{meant:.{places}f}"
    slipped = find_slipped(printed, same) or find_slipped(printed.replace(".", ""), same.replace(".", ""))
    return bool(slipped) or digits.strip("0") == due.strip("0")
