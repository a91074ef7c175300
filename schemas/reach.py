"""How far a printed number reaches: the values that its digits and its approximation word allow."""

from typing import NamedTuple

REACHES: dict[str, tuple[float, float]] = {
    "exact": (0.5, 0.5),
    "about": (1.0, 1.0),
    "nearly": (1.0, 0.0),
    "at_most": (0.5, 0.5),
    "less_than": (1.0, 0.0),
    "more_than": (0.0, 1.0),
    "at_least": (0.5, 0.5),
    "range": (0.0, 0.0),
}
"""Steps below and above a number that each qualifier allows: 12.3万 is 122,500 to 123,500, 突破8亿 is 8亿 to 9亿.

A limit (不超过11%, 不低于96%) is that number and no other: 不超过10% is another limit.
"""
LIMITS = ("exact", "at_most", "at_least")
"""Qualifiers of numbers whose every digit is meant."""
LARGEST_STEP = 0.1
"""Of a number: 突破100万 has a step of 10万, though its last digit that is not 0 stands for a million."""
_NEARLY = 1e-9


class Reach(NamedTuple):
    """The least and the largest value that a printed number allows."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        slack = _NEARLY * max(abs(self.low), abs(self.high))
        return self.low - slack <= value <= self.high + slack


def step_of(value: float, resolution: float, qualifier: str) -> float:
    """Return what one step of a printed number is worth.

    That of its last digit; of a hedged number that of its last digit that is not 0 (160余 → 10), at most a tenth of it
    (突破800万 → 80万).
    """
    if qualifier in LIMITS or not resolution or not value:
        return resolution
    largest = max(resolution, LARGEST_STEP * abs(value))
    digits, step = round(abs(value) / resolution), resolution
    while digits and digits % 10 == 0 and step < largest:
        digits, step = digits // 10, step * 10
    return min(step, largest)


def reach_of(value: float, resolution: float | None, qualifier: str) -> Reach:
    """Return how far a printed number reaches; `resolution` is what its last digit is worth.

    A number below zero reaches the other way: 亏损超过8亿 as -8亿 is -9亿 to -8亿.
    """
    step = step_of(value, resolution or 0.0, qualifier)
    below, above = REACHES[qualifier]
    if value < 0:
        below, above = above, below
    return Reach(value - below * step, value + above * step)
