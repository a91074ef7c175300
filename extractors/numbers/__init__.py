"""Quantities: numbers with what they count, read from text."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.numbers.figure import Figure, Left, columns_of_figure, unit_at
    from extractors.numbers.number import whole
    from extractors.numbers.reading import read_figures, read_left

__all__ = [
    "Figure",
    "Left",
    "columns_of_figure",
    "read_figures",
    "read_left",
    "unit_at",
    "whole",
]

__getattr__ = open_door(
    __name__,
    {
        "Figure": "figure",
        "Left": "figure",
        "columns_of_figure": "figure",
        "read_figures": "reading",
        "read_left": "reading",
        "unit_at": "figure",
        "whole": "number",
    },
)
