"""Quantities: numbers with what they count, read from text."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.numbers.candidate import Left
    from extractors.numbers.figure import Figure, columns_of_figure
    from extractors.numbers.han import whole
    from extractors.numbers.reading import read_figures, read_left
    from extractors.numbers.units import unit_at

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
        "Left": "candidate",
        "columns_of_figure": "figure",
        "read_figures": "reading",
        "read_left": "reading",
        "unit_at": "units",
        "whole": "han",
    },
)
