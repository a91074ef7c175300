"""What the picture of a page says, before it is set as characters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of a page in points: `middles` are the places of its characters along it, `stacked` those of a column."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    middles: tuple[float, ...]
    confidences: tuple[float, ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What the picture of a page says, in points of the page set straight by `skew` degrees.

    `rules` are the drawn ones as boxes that are flat in one direction; `unsure` counts lines left out as unreadable.
    """

    skew: float
    lines: tuple[ReadLine, ...]
    rules: tuple[tuple[float, float, float, float], ...]
    unsure: int
